"""A plan's facts as a whole: every word quoted, nothing raised, fast, and the two plans' own facts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.facts.extract import extract
from corpus.facts.models import Facts, Words
from corpus.models import Plan
from corpus.parser import parse
from corpus.readers.dispatch import read_file
from tests.corpus.facts.clauses import clause, plan_of

PLANS = Path("corpus/plans")
SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "markdown"
ALL = [*sorted(PLANS.iterdir()), *sorted(Path("tests/plans").iterdir()), *sorted(SAMPLES.glob("*.md"))]


def plan(path: Path) -> Plan:
    return parse(read_file(path))


def quoted(facts: Facts) -> Iterator[tuple[str, Words]]:
    for target in facts.targets:
        yield target.path, target.words
        yield target.path, target.subject_words
    for fact in (*facts.duties, *facts.deadlines, *facts.events):
        yield fact.path, fact.words


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem[:24])
def test_every_fact_quotes_its_clause(path: Path) -> None:
    found = plan(path)
    facts = extract(found)
    assert facts.duties
    for key, words in quoted(facts):
        node = found.by_key[key]
        assert node.is_clause
        assert node.text[words.start : words.end] == words.text


# Pieces of real clauses in any order: what a rule meets when a plan is badly laid out.
PIECES = st.sampled_from(
    [
        "Đến năm 2025,",
        "70%",
        "thư viện cấp huyện",
        ", ",
        "; ",
        ". ",
        "(",
        ")",
        "“",
        "”",
        ":",
        "trước ngày 15/8",
        "hằng năm",
        "từ",
        "đến",
        "1.500 tỷ đồng",
        "Sở Nội vụ",
        "chủ trì",
        "phối hợp với",
        "UBND tỉnh",
        "qua",
        "gửi về",
        "Quý IV/2024",
        "giai đoạn 2021 - 2025",
        "Ngày Quốc tế Bảo tàng",
        "- 18/5",
        "số 12/KH-UBND ngày 01/02/2023",
        "tăng",
        "giảm",
        "5%/năm",
        "trở lên",
        "ít nhất 02 lớp",
        "Thời gian:",
        "Địa điểm:",
        "và",
        "của",
        "căn cứ",
        "Đề nghị",
        "báo cáo",
        "31/6",
        "các sở, ban, ngành",
        "bắt đầu từ ngày 05/9/2024",
        "hoàn thành",
        "vào năm 2030",
        "Tỷ lệ hộ nghèo",
        "mỗi",
        "+",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, min_size=1, max_size=25).map(" ".join))


@given(text=TEXTS, heading=TEXTS)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_facts_within_it_and_never_raises(text: str, heading: str) -> None:
    node = clause(text, heading)
    for _, words in quoted(extract(plan_of((node,)))):
        assert text[words.start : words.end] == words.text


@given(cells=st.lists(TEXTS, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_row_gives_facts_within_it(cells: list[str]) -> None:
    header = ("Chỉ tiêu", "Đơn vị", "Năm 2025", "Cơ quan chủ trì", "Thời gian")
    text = " ".join(" ".join(cells).split())
    node = clause(text, cells=tuple(cells), header=header)
    for _, words in quoted(extract(plan_of((node,)))):
        assert text[words.start : words.end] == words.text


def test_long_hostile_text_is_read_in_time() -> None:
    texts = [
        "1.000.000 " * 600,
        "70% thư viện, " * 600,
        "từ ngày " * 3000,
        "phối hợp với Sở Nội vụ, " * 150,
        "(" * 5000,
    ]
    began = time.process_time()
    for text in texts:
        extract(plan_of((clause(text),)))
    assert time.process_time() - began < 60  # a third of a second on a quiet machine


def test_the_first_plan() -> None:
    facts = extract(plan(PLANS / "bac-kan-2023.txt"))
    numbered = [t for t in facts.targets if t.value is not None]
    assert (len(numbered), len(facts.targets) - len(numbered)) == (20, 8)
    at = [(t.subject, t.value, t.year) for t in facts.targets if t.path == "I.2.1.2/-2"]
    assert at == [
        ("thư viện cấp tỉnh", None, 2030),
        ("thư viện cấp huyện", Decimal(70), 2030),
        ("thư viện lực lượng vũ trang", None, 2030),
        ("thư viện cấp xã", Decimal(20), 2030),
        ("thư viện cơ sở giáo dục phổ thông, cơ sở giáo dục nghề nghiệp", Decimal(60), 2030),
    ]
    assert [(d.kind, d.day, d.month, d.year) for d in facts.deadlines] == [
        ("milestone", None, None, 2025),
        ("milestone", None, None, 2030),
        ("yearly", 1, 12, None),
    ]
    assert [(e.day, e.month) for e in facts.events] == [(21, 4), (23, 4), (18, 5), (23, 11)]
    own = [d.path for d in facts.duties if d.agency == "so-van-hoa-the-thao-va-du-lich" and d.place == "own"]
    assert own == ["IV.1/-1", "IV.1/-2", "IV.1/-3", "IV.1/-4"]


def test_the_second_plan_sets_no_number() -> None:
    facts = extract(plan(PLANS / "thai-nguyen-2023.md"))
    assert facts.targets == ()
    (deadline,) = facts.deadlines
    assert (deadline.day, deadline.month, deadline.kind, deadline.bound) == (30, 11, "yearly", "before")
    assert (deadline.who, deadline.to) == ("các cơ quan, đơn vị, địa phương", "Ủy ban nhân dân tỉnh")
    assert deadline.via == "Sở Văn hóa, Thể thao và Du lịch"
    assert {d.agency for d in facts.duties if d.requested and d.place == "own"} >= {
        "ban-tuyen-giao-tinh-uy",
        "uy-ban-mat-tran-to-quoc-viet-nam-tinh",
        "hoi-khuyen-hoc-tinh",
    }


def sample(name: str) -> Facts:
    found = list(SAMPLES.glob(name))
    if not found:
        pytest.skip(f"{name} is not here")
    return extract(plan(found[0]))


def test_a_plan_of_articles_and_school_dates() -> None:
    facts = sample("QD-986*")
    assert [(e.day, e.month, e.year) for e in facts.events] == [(26, 8, 2024), (19, 8, 2024), (5, 9, 2024)]
    due = [(d.day, d.month, d.year, d.bound) for d in facts.deadlines]
    assert due == [
        (6, 9, 2024, "from"),
        (18, 1, 2025, "before"),
        (31, 5, 2025, "before"),
        (30, 6, 2025, "before"),
        (31, 7, 2025, "before"),
    ]


def test_a_plan_of_steps_each_with_its_date() -> None:
    due = [(d.day, d.month, d.year) for d in sample("QD-3210*").deadlines if d.kind == "date"]
    assert due == [(27, 6, 2014), (25, 7, 2014), (18, 8, 2014), (30, 9, 2014), (15, 10, 2014), (31, 10, 2014)]


def test_a_plan_whose_grounds_hold_many_dates() -> None:
    facts = sample("QD-254*")
    assert facts.targets == ()
    assert facts.events == ()
    assert [(d.day, d.month, d.year) for d in facts.deadlines] == [(28, 2, 2023), (10, 11, 2023)]


def test_a_clause_takes_about_a_millisecond() -> None:
    plans = [plan(path) for path in ALL[:5]]
    extract(plans[0])  # loads the gazetteer
    began = time.process_time()
    for found in plans[1:]:
        extract(found)
    clauses = sum(len(found.clauses) for found in plans[1:])
    assert (time.process_time() - began) / clauses < 0.03  # thirty times what it takes on an idle core
