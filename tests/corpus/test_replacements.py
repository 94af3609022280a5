"""What a plan says of earlier documents: sentences as plans and decisions write them."""

from __future__ import annotations

import pytest

from corpus.models import Node, PlanLink
from corpus.path import ClausePath
from corpus.replacements import plan_links
from tests.corpus.documents import parse_lines

CLOSING = ClausePath().child("closing").child("paragraph", "1")
ARTICLE = ClausePath().child("decision").child("article", "2")


def links(text: str, *, path: ClausePath = CLOSING, kind: str = "Kế hoạch") -> list[tuple[str, str]]:
    node = Node(path=path, kind="title" if path.steps[-1].kind == "title" else "clause", text=text)
    return [(link.how, link.number) for link in plan_links([node], kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kế hoạch này thay thế Kế hoạch số 188/KH-UBND ngày 14/4/2023 của UBND tỉnh.",
            [("replaces", "188/KH-UBND")],
        ),
        (
            "Kế hoạch này có hiệu lực kể từ ngày ký và thay thế cho Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2021.",
            [("replaces", "12/KH-UBND")],
        ),
        (
            "Kế hoạch này được ban hành để thay thế toàn bộ Kế hoạch số: 12/KH-UBND.",
            [("replaces", "12/KH-UBND")],
        ),
        (
            # The replaced plan's own subject names a decision: that one is not replaced.
            "Kế hoạch này thay thế Kế hoạch số 45/KH-UBND ngày 02/3/2022 triển khai Quyết định số 1520/QĐ-TTg "
            "ngày 09/12/2022 của Thủ tướng Chính phủ và Công văn số 7/BVHTTDL-TV.",
            [("replaces", "45/KH-UBND")],
        ),
        (
            "Kế hoạch này thay thế các Kế hoạch: số 12/KH-UBND ngày 05/01/2021, số 45/KH-UBND ngày 02/3/2022 "
            "và Kế hoạch số 46/KH-UBND ngày 03/3/2022.",
            [("replaces", "12/KH-UBND"), ("replaces", "45/KH-UBND"), ("replaces", "46/KH-UBND")],
        ),
        (
            "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 05/01/2021 và Kế hoạch số 46/KH-UBND ngày 03/3/2022.",
            [("replaces", "12/KH-UBND"), ("replaces", "46/KH-UBND")],
        ),
        ("Kế hoạch này sửa đổi, bổ sung Kế hoạch số 12/KH-UBND.", [("amends", "12/KH-UBND")]),
        # A part of it is repealed: the rest stands.
        (
            "Quyết định này bãi bỏ khoản 2 Điều 3 Quyết định số 15/2020/QĐ-UBND.",
            [("amends", "15/2020/QĐ-UBND")],
        ),
        (
            "Kế hoạch số 12/KH-UBND ngày 05/01/2021 hết hiệu lực kể từ ngày Kế hoạch này có hiệu lực.",
            [("replaces", "12/KH-UBND")],
        ),
        ("Kế hoạch số 12/KH-UBND được thay thế bởi Kế hoạch này.", [("replaces", "12/KH-UBND")]),
        # Not what the document does itself.
        ("Tham mưu UBND tỉnh ban hành Kế hoạch thay thế Kế hoạch số 12/KH-UBND.", []),
        ("Sửa đổi, bổ sung Kế hoạch số 12/KH-UBND cho phù hợp.", []),  # a task
        (
            "Căn cứ Nghị định số 93/2020/NĐ-CP sửa đổi, bổ sung Nghị định số 30/2018/NĐ-CP.",
            [],
        ),
        ("Trong quá trình thực hiện Kế hoạch này, nếu cần sửa đổi, bổ sung thì báo cáo UBND tỉnh.", []),
        ("Thực hiện Kế hoạch này và Kế hoạch số 12/KH-UBND.", []),
        ("Kế hoạch này không thay thế Kế hoạch số 12/KH-UBND.", []),
        ("Nghị định số 30/2018/NĐ-CP (đã được thay thế bởi Nghị định số 93/2020/NĐ-CP).", []),
    ],
)
def test_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "path", "kind", "expected"),
    [
        ("KẾ HOẠCH Sửa đổi, bổ sung một số nội dung của Kế hoạch số 188/KH-UBND", "title", "Kế hoạch",
         [("amends", "188/KH-UBND")]),
        ("QUYẾT ĐỊNH Về việc bãi bỏ Quyết định số 15/QĐ-UBND", "title", "Quyết định",
         [("repeals", "15/QĐ-UBND")]),
        ("KẾ HOẠCH Triển khai Kế hoạch số 188/KH-UBND", "title", "Kế hoạch", []),
        ("Bãi bỏ Quyết định số 15/QĐ-UBND ngày 01/02/2019 của UBND tỉnh.", "article", "Kế hoạch",
         [("repeals", "15/QĐ-UBND")]),
        ("Quyết định này có hiệu lực kể từ ngày ký, thay thế Quyết định số 15/QĐ-UBND.", "article", "Kế hoạch",
         [("replaces", "15/QĐ-UBND")]),
    ],
)  # fmt: skip
def test_titles_and_rulings(text: str, path: str, kind: str, expected: list[tuple[str, str]]) -> None:
    where = ClausePath().child("title") if path == "title" else ARTICLE
    assert links(text, path=where, kind=kind) == expected


def test_a_plan_knows_its_links() -> None:
    plan = parse_lines(
        "I. MỤC TIÊU",
        "- Đến năm 2025, mỗi huyện có một thư viện.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Tài chính: Bố trí kinh phí.",
        "Kế hoạch này thay thế Kế hoạch số 188/KH-UBND ngày 14/4/2023 của UBND tỉnh. Trong quá trình thực hiện, "
        "nếu có vướng mắc, các đơn vị báo cáo UBND tỉnh.",
    )
    (link,) = plan.metadata.links
    assert isinstance(link, PlanLink)
    assert (str(link.issued), link.issuer) == ("2023-04-14", "UBND tỉnh")
    assert "thay thế" in plan.by_key[link.path].text
    assert plan.metadata.replaces == ("188/KH-UBND",)
