"""Letterheads and closings copied from websites as text: only pipes are left of their tables."""

from __future__ import annotations

import pytest

from corpus.models import Plan, SourceText
from corpus.parser import parse
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text

BODY = (
    "KẾ HOẠCH\nPhát triển bếp ăn trường học năm 2022 trên địa bàn tỉnh Hà Nam\n"
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển bếp ăn trường học như sau:\n"
    "I. MỤC TIÊU\n1. Mỗi trường có một bếp ăn.\n2. Mỗi bếp có một người nấu được tập huấn.\n"
)
LETTERHEADS = {
    # a cell to a line, the province on its own line
    "cells": (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n-------\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n---------------\n|\nSố: 415/KH-UBND\n|\nHà Nam, ngày 03 tháng 9 năm 2022\n|\n"
    ),
    # broken inside names wherever the window was narrow
    "narrow": (
        "ỦY\nBAN NHÂN DÂN\nTỈNH HÀ NAM\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n|\nSố:\n415/KH-UBND\n|\nHà\nNam, ngày 03 tháng 9 năm 2022\n|\n"
    ),
    "narrower": (
        "ỦY BAN NHÂN\nDÂN\nTỈNH HÀ NAM\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\n"
        "Số: 415/KH-UBND\n|\nHà Nam, ngày 03\ntháng 9 năm 2022\n|\n"
    ),
    # two cells to a line
    "rows": (
        "ỦY BAN NHÂN DÂN TỈNH HÀ NAM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 415/KH-UBND | Hà Nam, ngày 03 tháng 9 năm 2022 |\n"
    ),
    "table": (
        "| ỦY BAN NHÂN DÂN TỈNH HÀ NAM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "| Số: 415/KH-UBND | Hà Nam, ngày 03 tháng 9 năm 2022 |\n"
    ),
    # the line with the province left out: the place before the date and the plan's words say it
    "bare": (
        "ỦY BAN NHÂN DÂN |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\nSố: 415/KH-UBND |\n"
        "Hà Nam, ngày 03 tháng 9 năm 2022 |\n"
    ),
    # the website's own card and list above
    "card": (
        "Kế hoạch 415/KH-UBND năm 2022 phát triển bếp ăn trường học\n| Số hiệu | 415/KH-UBND |\n"
        "| Ngày ban hành | 03/09/2022 |\n| Người ký | Trần Văn An |\n|\nỦY BAN NHÂN DÂN |\n"
        "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\n|\nSố: 415/KH-UBND |\nHà Nam, ngày 03 tháng 9 năm 2022 |\n"
    ),
    "list": (
        "- 1Luật Trẻ em 2016\n- 2Kế hoạch 12/KH-UBND năm 2020 phát triển bếp ăn tỉnh Nam Định\n"
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 415/KH-UBND | Hà Nam, ngày 03 tháng 9 năm 2022 |\n"
    ),
}


def plan_of(text: str, form: str = "txt") -> Plan:
    reader = read_markdown if form == "md" else read_text
    return parse(reader(text.encode(), f"copied.{form}"))


def hidden(source: SourceText) -> set[int]:
    return {at for mark in source.marks for at in range(mark.start, mark.end)}


@pytest.mark.parametrize("form", ["txt", "md"])
@pytest.mark.parametrize("name", LETTERHEADS)
def test_what_a_copied_letterhead_says(name: str, form: str) -> None:
    plan = plan_of(LETTERHEADS[name] + BODY, form)
    found = plan.metadata
    assert (found.number, str(found.issued)) == ("415/KH-UBND", "2022-09-03")
    assert (found.issuer, found.province) == ("UBND tỉnh Hà Nam", "Hà Nam")
    assert found.title == "Phát triển bếp ăn trường học năm 2022 trên địa bàn tỉnh Hà Nam"
    assert found.signer is None  # the card is the website's, not the plan's
    assert [node.key for node in plan.nodes if node.kind in ("heading", "clause")] == [
        "mo-dau/p1",
        "I",
        "I.1",
        "I.2",
    ]


@pytest.mark.parametrize("name", LETTERHEADS)
def test_nothing_is_lost(name: str) -> None:
    source = read_text((LETTERHEADS[name] + BODY).encode(), "copied.txt")
    covered = {
        at for node in parse(source).nodes for span in node.spans for at in range(span.start, span.end)
    }
    left = {at for at, char in enumerate(source.text) if char.strip()} - covered - hidden(source)
    assert "".join(source.text[at] for at in sorted(left)) == ""


def test_a_pipe_alone_parts_the_recipients_from_the_signer() -> None:
    plan = plan_of(
        LETTERHEADS["cells"]
        + BODY
        + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n|\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn An\n|\n"
    )
    assert plan.metadata.recipients == ("Như trên", "Lưu: VT")
    assert (plan.metadata.signer, plan.metadata.position) == ("Trần Văn An", "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH")


def test_rows_without_a_pipe_before_them() -> None:
    plan = plan_of(
        LETTERHEADS["rows"]
        + BODY
        + "II. PHÂN CÔNG\nTT | Việc | Đơn vị chủ trì | Thời gian |\n1 | Tập huấn người nấu | Sở Y tế | Quý II |\n"
        "2 | Kiểm tra bếp | Sở Giáo dục và Đào tạo | Quý III |\n"
    )
    rows = [node for node in plan.nodes if node.cells]
    assert [node.cells for node in rows][1] == ("1", "Tập huấn người nấu", "Sở Y tế", "Quý II")
    assert rows[1].header == ("TT", "Việc", "Đơn vị chủ trì", "Thời gian")


@pytest.mark.parametrize(
    "line",
    [
        "Bếp ăn | nhà kho của trường được xây mới.",  # a pipe in a sentence
        "Tỷ lệ |x| nhỏ hơn một.",
    ],
)
def test_pipes_in_sentences_are_text(line: str) -> None:
    plan = plan_of(BODY + f"3. {line}\n")
    assert plan.by_key["I.3"].text == line
