"""No answer is written into the code: what the product says about a plan comes from the plan.

A string of the program may not hold a province's or an agency's name, a percentage, or five words in a row of
any plan. The gazetteer's data files hold names; docstrings and comments are not strings of the program.
"""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from corpus.folding import compact
from corpus.gazetteer.agencies import load_agencies
from corpus.gazetteer.provinces import load_provinces
from evaluation.suites import HELD_PLANS, WRITTEN_PLANS

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(path for package in ("corpus", "index", "bot") for path in (ROOT / package).rglob("*.py"))
TIME_ZONE = re.compile(r"[A-Z][a-z]+/\w+")
GENERIC = {"committee"}
PERCENTAGE = r"(?<![.\d])\d+(?:[.,]\d+)?\s?%"  # not a format such as ".0%"
RUN = 5  # words
# Words on either side are not in a row: a regex's signs, a list's separators.
BREAK = re.compile(r"[^\w\s,–-]+")
# Formulas that every official document bears: a rule has to know them.
FORMULAS = ("cong hoa xa hoi chu nghia viet nam", "chu tri phoi hop voi")


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The string literals of a module with their lines, without docstrings; an f-string's fixed parts."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


def words(text: str) -> list[str]:
    return re.findall(r"\w+", compact(text))


@lru_cache
def runs_of_plans() -> frozenset[str]:
    """Every five words in a row of a plan, folded; punctuation doesn't part them."""
    plans = [path for folder in (HELD_PLANS, WRITTEN_PLANS) for path in folder.iterdir() if path.is_file()]
    texts = [words(path.read_text(encoding="utf-8")) for path in plans]
    runs = {" ".join(text[at : at + RUN]) for text in texts for at in range(len(text) - RUN + 1)}
    return frozenset(run for run in runs if not any(run in formula for formula in FORMULAS))


@lru_cache
def agency_names() -> tuple[str, ...]:
    """Folded names of agencies; without the committee that issues plans, and kinds of body ("Tỉnh ủy")."""
    agencies = load_agencies()
    known = [agencies.get(agency) for agency in agencies.ids]
    names = [words(agency.name) for agency in known if agency.kind not in GENERIC]
    return tuple(" ".join(name) for name in names if len(name) >= 3)


def faults(text: str) -> list[str]:
    """What a string holds that it may not."""
    if TIME_ZONE.fullmatch(text):
        return []
    found = [
        mention.name for mention in load_provinces().find_all(text) if mention.how in {"exact", "folded"}
    ]
    found += [match[0] for match in re.finditer(PERCENTAGE, text)]
    for piece in BREAK.split(text):
        spoken = words(piece)
        row = f" {' '.join(spoken)} "
        found += [agency for agency in agency_names() if f" {agency} " in row]
        runs = (" ".join(spoken[at : at + RUN]) for at in range(len(spoken) - RUN + 1))
        found += [run for run in runs if run in runs_of_plans()]
    return found


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_code_knows_no_plan(path: Path) -> None:
    assert [f"line {line}: {fault}" for line, text in strings(path) for fault in faults(text)] == []


CAUGHT = [
    "Kế hoạch của tỉnh Bắc Kạn",
    "bac kan",
    "so tai chinh",
    "Thái Nguyên",
    "Sở Tài chính",
    "đạt 40% thư viện",
    "tăng 5 %",
    "mô hình công dân học tập, cuộc vận động",
]
LEFT_ALONE = [
    "Asia/Ho_Chi_Minh",
    r"(\d+)\s*%",  # a rule for any percentage
    "%d ngày, %s",
    "{share:.0%}",  # how a share is written
    "Sở",
    "trước ngày",
    "chủ trì, phối hợp với",
    "Kế hoạch không nêu {measure}.",
    "cán bộ|công chức|viên chức|người lao động|trong đơn vị",  # a list of words
]


@pytest.mark.parametrize("text", CAUGHT)
def test_what_is_caught(text: str) -> None:
    assert faults(text)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_left_alone(text: str) -> None:
    assert faults(text) == []
