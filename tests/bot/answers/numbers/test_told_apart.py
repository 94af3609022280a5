"""Numbers of like words told apart: named in quotation marks, by each or by all, by their figures, now or aimed at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Result
from bot.answers.numbers.told_apart import of_all, of_other_figures

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 91/KH-UBND
Sơn La, ngày 20 tháng 12 năm 2025
KẾ HOẠCH
Phát triển thư viện và văn hóa đọc giai đoạn 2026 - 2030 trên địa bàn tỉnh Sơn La
Phần thứ nhất
TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN GIAI ĐOẠN 2021 - 2025
I. KẾT QUẢ ĐẠT ĐƯỢC
1. Đến nay, toàn tỉnh có 98.000 hội viên (từ đủ 6 tuổi trở lên), chiếm 7,5% dân số.
2. Tỷ lệ trường học có thư viện đạt chuẩn mức độ 1 đạt 83,5%.
3. Số cán bộ thư viện được đào tạo chuyên ngành chỉ 41 người.
Phần thứ hai
MỤC TIÊU, NHIỆM VỤ GIAI ĐOẠN 2026 - 2030
I. MỤC TIÊU
1. Mục tiêu đến năm 2028
- 62% gia đình đạt danh hiệu “Gia đình đọc sách”; 50% dòng họ đạt danh hiệu “Dòng họ đọc sách”.
- Có 02 huyện được công nhận danh hiệu “Huyện đọc sách”.
2. Mục tiêu đến năm 2030
- 75% gia đình đạt danh hiệu “Gia đình đọc sách”.
- Mỗi xã có ít nhất 02 câu lạc bộ sách tự giúp nhau; toàn tỉnh đạt từ 180 câu lạc bộ sách trở lên.
- Tỷ lệ trường học có thư viện đạt chuẩn mức độ 2 đạt 45%.
II. NHIỆM VỤ
1. Sách nói: số hóa từ 70% đến 80% số đầu sách được chọn.
2. Có ít nhất 9/12 huyện hoàn thành sắp xếp thư viện; báo cáo trước ngày 9/12 hằng năm.
3. Kiểm tra tài liệu cũ cho ít nhất một phần ba số thư viện xã.
4. Trung tâm văn hóa cấp huyện được công nhận đạt chuẩn khi đạt từ 70/100 điểm trở lên.
5. Hỗ trợ kinh phí hoạt động 15 triệu đồng/câu lạc bộ/năm cho câu lạc bộ sách.
6. Cử 30 cán bộ thư viện đi đào tạo chuyên ngành.
III. KINH PHÍ
Định mức chi phục vụ tại nhà: 320.000 đồng/người/lần đối với hội viên từ 80 tuổi trở lên.
"""


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        # the name in quotation marks tells which title, and is said
        (
            "đến 2030 bao nhiêu phần trăm gia đình đạt danh hiệu gia đình đọc sách",
            "75% gia đình đạt danh hiệu “Gia đình đọc sách”",
        ),
        ("tỷ lệ dòng họ đọc sách năm 2028", "50% dòng họ đạt danh hiệu “Dòng họ đọc sách”"),
        # what all have together, and what each has
        ("đến 2030 tỉnh có bao nhiêu câu lạc bộ sách", "từ 180 câu lạc bộ"),
        ("mỗi xã có bao nhiêu câu lạc bộ sách", "ít nhất 02 câu lạc bộ"),
        # how things stand, and what is aimed at
        ("hiện tỉnh có bao nhiêu hội viên", "98.000 hội viên"),
        ("hiện nay có bao nhiêu cán bộ thư viện được đào tạo chuyên ngành", "chỉ 41 người"),
        ("mục tiêu cử bao nhiêu cán bộ thư viện đi đào tạo chuyên ngành", "30 cán bộ thư viện"),
        # figures that name what is meant
        ("tỷ lệ trường học có thư viện đạt chuẩn mức độ 2", "45%"),
        # so many of so many, which is no day; a share in words
        ("có bao nhiêu huyện hoàn thành sắp xếp thư viện", "9/12 huyện"),
        ("kiểm tra tài liệu cũ cho bao nhiêu thư viện xã", "một phần ba"),
        ("trung tâm văn hóa được bao nhiêu điểm thì được công nhận đạt chuẩn", "70/100 điểm"),
        # a label before what is done
        ("tỷ lệ số hóa sách nói", "sách nói: số hóa từ 70% đến 80% số đầu sách được chọn"),
    ],
)
def test_the_number_that_is_meant(written: Callable[[str, str], Result], asked: str, says: str) -> None:
    result = written(PLAN, asked)
    assert isinstance(result, Finding), result
    assert says.lower() in result.headline.lower()


def test_what_a_part_gets_is_no_total(written: Callable[[str, str], Result]) -> None:
    result = written(PLAN, "tổng kinh phí của kế hoạch là bao nhiêu tỷ")
    assert not isinstance(result, Finding), result.headline


FEW = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 92/KH-UBND
Sơn La, ngày 20 tháng 02 năm 2026
KẾ HOẠCH
Tổ chức Ngày hội đọc sách năm 2026
I. CHỈ TIÊU
1. Thu hút 20.000 lượt người.
2. Trao 300 suất quà, trị giá 90 triệu đồng.
3. 80% trường học tham gia.
II. NHIỆM VỤ
1. Trưng bày 05 tủ sách.
"""


def test_goals_are_counted_as_the_plan_numbers_them(written: Callable[[str, str], Result]) -> None:
    result = written(FEW, "kế hoạch đặt ra mấy chỉ tiêu")
    assert isinstance(result, Finding)
    assert "3 chỉ tiêu" in result.headline
    assert len(result.nodes) == 3


def test_money_counts_no_people(written: Callable[[str, str], Result]) -> None:
    result = written(PLAN, "tỉnh có bao nhiêu hội viên từ 80 tuổi trở lên")
    assert "đồng" not in result.headline


def test_a_refusal_names_all_years_of_the_plan(written: Callable[[str, str], Result]) -> None:
    result = written(PLAN, "tỷ lệ gia đình đọc sách năm 2035")
    assert not isinstance(result, Finding)
    assert all(year in result.headline for year in ("2028", "2030"))


@pytest.mark.parametrize(
    ("asked", "said", "other"),
    [
        ("bao nhiêu người từ 80 tuổi", "người từ 80 tuổi trở lên", False),
        ("bao nhiêu người từ 80 tuổi", "người cao tuổi (từ đủ 60 tuổi)", True),
        ("người từ 60 đến 79 tuổi", "người từ 60 đến 79 tuổi", False),
        ("biết chữ mức độ 2", "tỷ lệ biết chữ mức độ 1", True),
        ("học sinh lớp 5", "học sinh lớp 5 và lớp 9", False),
        ("bao nhiêu người cao tuổi", "người từ 80 tuổi", False),  # the question names no age
    ],
)
def test_other_figures(asked: str, said: str, other: bool) -> None:
    assert of_other_figures(asked, said) is other


def test_what_each_has_is_not_what_all_have() -> None:
    measures = ["Mỗi xã có", "thành lập"]
    assert of_all("có bao nhiêu tổ", measures, str) == ["thành lập"]
    assert of_all("mỗi xã có bao nhiêu tổ", measures, str) == measures
    assert of_all("có bao nhiêu tổ", measures[:1], str) == measures[:1]  # nothing else is said
    assert of_all("có bao nhiêu tổ", ["mỗi năm mở"], str) == ["mỗi năm mở"]
