"""The parts of documents whose title lines, letterheads or sites' lines aren't as the rules for documents say."""

from __future__ import annotations

import pytest

from corpus.parser import parse
from corpus.readers.text import read_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 415/{code}\n\nHà Nam, ngày 03 tháng 9 năm 2022\n\n"
)
PLAN = "I. MỤC TIÊU\n\n1. Mỗi trường có một bếp ăn.\n\n2. Mỗi bếp có một người nấu.\n"
DECISION = (
    "ỦY BAN NHÂN DÂN TỈNH HÀ NAM\n\nCăn cứ Luật Trẻ em ngày 05/4/2016;\n\nQUYẾT ĐỊNH:\n\n"
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển bếp ăn.\n\n"
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn An\n\n"
)


@pytest.mark.parametrize(
    ("text", "kind", "title", "first"),
    [
        # the line that names the kind is left out
        (
            HEAD.format(code="KH-UBND") + "PHÁT TRIỂN BẾP ĂN TRƯỜNG HỌC TRÊN ĐỊA BÀN TỈNH\n\n" + PLAN,
            "Kế hoạch",
            "PHÁT TRIỂN BẾP ĂN TRƯỜNG HỌC TRÊN ĐỊA BÀN TỈNH",
            "I",
        ),
        # what stands before a title isn't one
        (
            HEAD.format(code="KH-UBND") + "DỰ THẢO LẦN THỨ HAI\n\nKẾ HOẠCH\n\nPHÁT TRIỂN BẾP ĂN\n\n" + PLAN,
            "Kế hoạch",
            "PHÁT TRIỂN BẾP ĂN",
            "I",
        ),
        # a website's lines above
        (
            "Hệ thống văn bản\nĐang tải nội dung...\n\n"
            + HEAD.format(code="KH-UBND")
            + "KẾ HOẠCH\n\nPHÁT TRIỂN BẾP ĂN\n\n"
            + PLAN,
            "Kế hoạch",
            "PHÁT TRIỂN BẾP ĂN",
            "I",
        ),
        # neither decision nor plan has the line of its kind
        (
            HEAD.format(code="QĐ-UBND")
            + DECISION
            + "PHÁT TRIỂN BẾP ĂN TRƯỜNG HỌC\n\n(Kèm theo Quyết định số 415/QĐ-UBND ngày 03/9/2022)\n\n"
            + PLAN,
            "Kế hoạch",
            "PHÁT TRIỂN BẾP ĂN TRƯỜNG HỌC",
            "qd/mo-dau/p1",
        ),
        # no title at all: the sentence that issues the plan says what it is
        (
            HEAD.format(code="KH-UBND")
            + "Thực hiện Luật Trẻ em, UBND tỉnh ban hành Kế hoạch phát triển bếp ăn trường học năm 2022 "
            "(sau đây gọi tắt là Kế hoạch) như sau:\n\n" + PLAN,
            "Kế hoạch",
            "phát triển bếp ăn trường học năm 2022",
            "mo-dau/p1",
        ),
    ],
)
def test_titles(text: str, kind: str, title: str, first: str) -> None:
    plan = parse(read_text(text.encode(), "written.txt"))
    assert (plan.metadata.kind, plan.metadata.title) == (kind, title)
    assert (plan.metadata.issuer, plan.metadata.province) == ("UBND tỉnh Hà Nam", "Hà Nam")
    assert str(plan.metadata.issued) == "2022-09-03"
    assert next(node.key for node in plan.nodes if node.kind in ("heading", "clause")) == first


def test_a_decision_without_its_title_still_ends_where_its_plan_begins() -> None:
    text = HEAD.format(code="QĐ-UBND") + DECISION + "KẾ HOẠCH\n\nPHÁT TRIỂN BẾP ĂN\n\n" + PLAN
    plan = parse(read_text(text.encode(), "written.txt"))
    assert {"qd/D1", "qd/D2", "I", "I.1", "I.2"} <= set(plan.by_key)
    assert plan.metadata.title == "PHÁT TRIỂN BẾP ĂN"
    assert plan.metadata.decision == "415/QĐ-UBND"
