from __future__ import annotations

import pytest

from corpus.facts.agencies import agencies_of_heading

HEADINGS = [
    ("Sở Tư pháp", [("so-tu-phap", False, False)]),
    (
        "Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh",
        [("cong-an-tinh", False, False), ("bo-chi-huy-quan-su-tinh", False, False)],
    ),
    ("Đề nghị Ban Tuyên giáo Tỉnh ủy", [("ban-tuyen-giao-tinh-uy", True, False)]),
    ("Giao Giám đốc Sở Nội vụ", [("so-noi-vu", False, False)]),
    ("Trách nhiệm của Sở Y tế:", [("so-y-te", False, False)]),
    ("Các sở, ban, ngành", [("cac-so-ban-nganh", False, True)]),
    ("UBND các huyện, thành phố", [("uy-ban-nhan-dan-cap-huyen", False, False)]),
    # names that no table lists; the commas inside a known name part nothing
    (
        "Đề nghị Đại học Sông Lam, Bảo tàng Văn hóa các dân tộc, Sở Văn hóa, Thể thao và Du lịch",
        ["Đại học Sông Lam", "Bảo tàng Văn hóa các dân tộc", "Sở Văn hóa, Thể thao và Du lịch"],
    ),
    # the heading goes on to say what its agency does
    (
        "Sở Xây dựng là cơ quan chủ trì, đầu mối đôn đốc các cơ quan liên quan",
        [("so-xay-dung", False, False)],
    ),
    ("Trong đó giao Giám đốc Công an tỉnh chỉ đạo thực hiện:", [("cong-an-tinh", False, False)]),
    ("Các sở, ban, ngành trực thuộc UBND tỉnh", [("cac-so-ban-nganh", False, True)]),
    # headings that only hold a name, or a thing
    ("Nâng cao hiệu quả phối hợp với Sở Nội vụ", []),
    ("Về công tác của Sở Y tế", []),
    ("Đối với hệ thống thư viện", []),
    ("Đối với bảo tàng:", []),
    ("TỔ CHỨC THỰC HIỆN", []),
    ("Hội nghị tổng kết", []),
    ("BAN HÀNH VĂN BẢN HƯỚNG DẪN", []),
]


@pytest.mark.parametrize(("heading", "expected"), HEADINGS)
def test_agencies_of_a_heading(heading: str, expected: list[object]) -> None:
    found = agencies_of_heading(heading)
    if expected and isinstance(expected[0], str):
        assert [agency.written for agency in found] == expected
    else:
        assert [(agency.agency, agency.requested, agency.group) for agency in found] == expected
