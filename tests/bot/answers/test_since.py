"""Who has an agency's duties now: said once where it is one body, by clause where several share them."""

from __future__ import annotations

from datetime import date

from bot.answers.since import successor_notes
from corpus.models import Node
from corpus.path import ClausePath

TODAY = date(2026, 11, 22)
NAME = "Sở Thông tin và Truyền thông"
DIGITAL = "Thẩm định giải pháp chuyển đổi số, hạ tầng công nghệ thông tin."
PRESS = "Chỉ đạo các cơ quan báo chí tuyên truyền."


def clause(number: int, text: str) -> Node:
    return Node(path=ClausePath().child("bullet", str(number)), kind="clause", text=text)


def test_one_heir_is_told_once() -> None:
    nodes = [clause(1, DIGITAL), clause(2, DIGITAL)]
    [note] = successor_notes(TODAY, "so-thong-tin-va-truyen-thong", NAME, nodes)
    assert note.startswith(f"Lưu ý: từ 1/3/2025, việc này của {NAME} do Sở Khoa học và Công nghệ đảm nhận (")


def test_several_heirs_are_told_with_their_clauses() -> None:
    nodes = [clause(1, DIGITAL), clause(2, PRESS), clause(3, PRESS)]
    science, culture = successor_notes(TODAY, "so-thong-tin-va-truyen-thong", NAME, nodes)
    assert f"việc của {NAME} tại {nodes[0].path.label} do Sở Khoa học và Công nghệ đảm nhận" in science
    assert f"việc của {NAME} tại {nodes[1].path.label}; {nodes[2].path.label} do Sở Văn hóa" in culture


def test_before_the_merger_and_of_a_body_that_stays_nothing_is_told() -> None:
    assert successor_notes(date(2024, 1, 1), "so-thong-tin-va-truyen-thong", NAME, [clause(1, DIGITAL)]) == ()
    assert successor_notes(TODAY, "so-tai-chinh", "Sở Tài chính", [clause(1, DIGITAL)]) == ()
