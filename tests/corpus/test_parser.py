"""The plans and further real documents as whole trees; nothing lost, nothing invented."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.models import Plan, SourceText
from corpus.parser import parse
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text
from tests.corpus.trees import PLANS, TREES, keys

WRITTEN = sorted(Path("tests/plans").glob("*"))
FILES = [*TREES, *WRITTEN]


def read(path: Path) -> SourceText:
    if not path.exists():
        pytest.skip(f"{path} is not here")
    reader = read_markdown if path.suffix == ".md" else read_text
    return reader(path.read_bytes(), path.name)


def plan(name: str) -> Plan:
    return parse(read(PLANS / name))


@pytest.mark.parametrize("path", TREES, ids=lambda path: path.stem)
def test_tree(path: Path) -> None:
    assert [node.key for node in parse(read(path)).nodes] == keys(TREES[path])


@pytest.mark.parametrize(("name", "bullets"), [("bac-kan-2023.txt", 38), ("thai-nguyen-2023.md", 46)])
def test_bullets_as_counted_by_hand(name: str, bullets: int) -> None:
    clauses = plan(name).clauses
    assert sum(node.path.steps[-1].kind == "bullet" for node in clauses) == bullets


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_character_is_in_exactly_one_node(path: Path) -> None:
    parsed = parse(read(path))
    seen = Counter(at for node in parsed.nodes for span in node.spans for at in range(span.start, span.end))
    text = parsed.source.text
    lost = [at for at, char in enumerate(text) if not char.isspace() and seen[at] == 0]
    twice = [at for at, times in seen.items() if times > 1]
    assert (lost, twice) == ([], [])
    assert all(seen[at] for at, char in enumerate(text) if not char.isspace())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_nodes_text_is_its_span_but_for_marks_and_spaces(path: Path) -> None:
    parsed = parse(read(path))
    text = parsed.source.text
    marks = {at for mark in parsed.source.marks for at in range(mark.start, mark.end)}
    for node in parsed.nodes:
        positions = [at for span in node.spans for at in range(span.start, span.end)]
        words = "".join(text[at] for at in positions if at not in marks and not text[at].isspace())
        assert "".join((node.marker + node.text).split()) == words, node.key


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_keys_are_unique_and_parents_stand_above(path: Path) -> None:
    nodes = parse(read(path)).nodes
    assert len({node.key for node in nodes}) == len(nodes)
    assert all(node.parent is None or node.parent < at for at, node in enumerate(nodes))
    assert all("  " not in node.text and node.text == node.text.strip() for node in nodes)


# Words that stand over two visual lines, or beside a dash that is no bullet.
@pytest.mark.parametrize(
    ("name", "key", "words"),
    [
        ("bac-kan-2023.txt", "I.2.1.3", "phục vụ học tập, tìm kiến thông tin, nâng hiểu biết:"),
        ("bac-kan-2023.txt", "II.2/-3", "điểm bưu điện - văn hoá xã, hệ thống tủ sách cơ sở."),
        ("bac-kan-2023.txt", "IV.2/-1", "nhiệm vụ của ngành. Chỉ đạo hệ thống thư viện"),
        ("thai-nguyen-2023.md", "III.1/-2", "Ngày Sách và Văn hóa đọc Việt Nam - 21/4, Ngày Sách"),
        ("thai-nguyen-2023.md", "III.2/-4", "tỉnh Thái Nguyên giai đoạn 2021 - 2025; số 160/NQ-HĐND"),
        ("thai-nguyen-2023.md", "V.3", "Bảo tàng Lực lượng vũ trang Việt Bắc - Quân khu I"),
        (
            "thai-nguyen-2023.md",
            "ket/p1",
            "(qua Sở Văn hóa, Thể thao và Du lịch) trước ngày 30 tháng 11 hằng năm",
        ),
    ],
)
def test_words_of_a_node(name: str, key: str, words: str) -> None:
    assert words in plan(name).by_key[key].text


@pytest.mark.parametrize(
    ("name", "key", "trail"),
    [
        ("bac-kan-2023.txt", "I.2.2/-1", ("I. MỤC TIÊU", "2. Mục tiêu cụ thể", "2.2. Đối với bảo tàng:")),
        (
            "bac-kan-2023.txt",
            "IV.3/p1",
            ("IV. TỔ CHỨC THỰC HIỆN", "3. Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh"),
        ),
        ("bac-kan-2023.txt", "ket/p1", ()),
        ("thai-nguyen-2023.md", "II.1", ("II. MỤC TIÊU",)),
    ],
)
def test_trail(name: str, key: str, trail: tuple[str, ...]) -> None:
    assert plan(name).by_key[key].trail == trail


@pytest.mark.parametrize(
    ("name", "key", "kind"),
    [
        ("thai-nguyen-2023.md", "II.1", "clause"),  # a numbered line that is a sentence
        ("thai-nguyen-2023.md", "III.2", "heading"),  # long, in lower case, no stop, with bullets under it
        ("thai-nguyen-2023.md", "ky", "signature"),
        ("thai-nguyen-2023.md", "ky-hieu", "mark"),
        ("thai-nguyen-2023.md", "noi-nhan/-11", "recipients"),
    ],
)
def test_kind(name: str, key: str, kind: str) -> None:
    assert plan(name).by_key[key].kind == kind


def test_what_layout_cannot_tell_is_said() -> None:
    # A sentence ends just at a full line's end: the next could be a paragraph of its own.
    assert plan("bac-kan-2023.txt").by_key["IV.2/-1"].unsure == "sentence-after-full-line"
    assert [node.key for node in plan("thai-nguyen-2023.md").nodes if node.unsure] == []


def test_gaps_in_numbering_are_reported() -> None:
    path = next(path for path in TREES if path.stem.startswith("KH-252"))
    assert parse(read(path)).warnings == ("gap:B.V:2->4",)
    assert plan("bac-kan-2023.txt").warnings == ()


def test_page_numbers_between_lines_break_no_clause() -> None:
    original = plan("bac-kan-2023.txt")
    lines = (PLANS / "bac-kan-2023.txt").read_text(encoding="utf-8").split("\n")
    page, filled, paged = 2, 0, []
    for line in lines:
        paged.append(line)
        filled += bool(line.strip())
        if filled == 31 and line.strip():
            paged += ["", str(page), ""]
            page, filled = page + 1, 0
    parsed = parse(read_text("\n".join(paged).encode(), "paged.txt"))
    numbers = [node.text for node in parsed.nodes if node.kind == "furniture"]
    assert numbers == [str(number) for number in range(2, page)]
    assert [(n.key, n.text) for n in parsed.nodes if n.kind != "furniture"] == [
        (n.key, n.text) for n in original.nodes
    ]


@given(st.text(alphabet="aÀđ1.2)I-+*|#\n\f \t:Điều“”(", max_size=300))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_text_breaks_it(text: str) -> None:
    for reader in (read_text, read_markdown):
        parsed = parse(reader(text.encode(), "any"))
        seen = Counter(
            at for node in parsed.nodes for span in node.spans for at in range(span.start, span.end)
        )
        words = [at for at, char in enumerate(parsed.source.text) if not char.isspace()]
        if parsed.nodes:
            assert [at for at in words if seen[at] != 1] == []
        assert len({node.key for node in parsed.nodes}) == len(parsed.nodes)


def test_ten_times_the_lines_take_no_hundred_times_as_long() -> None:
    body = (PLANS / "bac-kan-2023.txt").read_text(encoding="utf-8")
    once = re.sub(r"\n\s*\n", "\n", body)
    text = "\n".join([once] * 10)
    assert text.count("\n") > 2000
    assert spent(text) < 40 * min(spent(once) for _ in range(5))


def spent(text: str) -> float:
    """Processor seconds to parse a text."""
    source = read_text(text.encode(), "long.txt")
    began = time.process_time()
    parse(source)
    return time.process_time() - began
