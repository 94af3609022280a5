from __future__ import annotations

import re

from bot import messages
from bot.answer import Answer, Citation, Source
from bot.render import console

TEXT = (
    "Chủ trì, phối hợp với các cơ quan, đơn vị liên quan hướng dẫn, kiểm tra, đôn đốc việc triển khai "
    "thực hiện; tổng hợp, báo cáo cơ quan có thẩm quyền trước ngày 01 tháng 12 hằng năm."
)


def an_answer(**changes: object) -> Answer:
    cited = Citation(
        plan_id="p", clause_id="p/I", plan_title="Phát triển thư viện cộng đồng; sau đó là số hoá tài liệu",
        province="Sao Hoả", number=None, issued="2023-06", path="IV.1/-2", label="Mục IV.1, gạch đầu dòng 2",
        text=TEXT, source=Source(file="p.txt", start=0, end=9),
    )  # fmt: skip
    fields = {
        "question": "?", "status": "answered", "headline": "Trước ngày 01/12 hằng năm.", "text": "",
        "citations": (cited,), "suggestions": ("Báo cáo gửi ai?",),
    }  # fmt: skip
    return Answer.model_validate(fields | changes)


def test_answer_reads_from_headline_to_what_to_ask_next() -> None:
    shown = console(an_answer(notes=("Kế hoạch khác cũng có.",)))
    blocks = shown.split("\n\n")
    assert blocks[:2] == ["Trước ngày 01/12 hằng năm.", "Kế hoạch khác cũng có."]
    assert re.sub(r"\n? +│ ", " ", blocks[2].split("\n    —")[0]).strip() == TEXT
    assert "    — Mục IV.1, gạch đầu dòng 2 (Sao Hoả, 6/2023, số: bản lưu để trống)" in shown
    assert blocks[-1] == messages.CONSOLE_SUGGESTIONS + "\n  ? Báo cáo gửi ai?"


def test_no_line_is_wider_than_80_columns() -> None:
    assert max(map(len, console(an_answer(headline="từ " * 99)).splitlines())) <= 80


def test_clauses_that_come_near_are_left_to_the_notes() -> None:
    near = an_answer().citations
    shown = console(an_answer(status="not_found", reason="not_stated", citations=(), nearest=near))
    assert "01 tháng 12" not in shown


def test_long_word_is_not_broken() -> None:
    assert "x" * 100 in console(an_answer(headline="x" * 100))
