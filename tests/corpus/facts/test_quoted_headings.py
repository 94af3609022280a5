"""An amending plan quotes the new words of another's clauses: their agencies' headings stand in quotation marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.facts.extract import extract
from corpus.facts.models import Duty
from corpus.parser import parse
from corpus.readers.dispatch import read_file

PLAN = """ỦY BAN NHÂN DÂN TỈNH GIA LAI
Số: 77/KH-UBND
Gia Lai, ngày 12 tháng 3 năm 2026
KẾ HOẠCH
Sửa đổi, bổ sung Kế hoạch số 15/KH-UBND ngày 02/02/2025 về phòng, chống dịch bệnh gia súc
I. SỬA ĐỔI MỤC IV
1. Sửa đổi khoản 3 Mục IV như sau:
“3. Chi cục Thú y và Thủy sản
a) Cấp phát vắc xin trước ngày 15/4 hằng năm.
b) Mở 12 chốt kiểm dịch tạm thời.”
2. Bổ sung các khoản 5a, 5b vào sau khoản 5 Mục IV như sau:
“5a. Công an tỉnh
Kiểm soát xe chở gia súc qua địa bàn.
5b. Đề nghị Hội Nông dân tỉnh
Vận động hội viên khai báo đàn nuôi.”
3. Bãi bỏ khoản 6 Mục IV.
II. ĐIỀU KHOẢN THI HÀNH
Giao Văn phòng UBND tỉnh theo dõi việc thực hiện Kế hoạch này./.
"""


@pytest.fixture
def duties(tmp_path: Path) -> tuple[Duty, ...]:
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")
    return extract(parse(read_file(file))).duties


def test_duties_of_quoted_agencies(duties: tuple[Duty, ...]) -> None:
    own = [d for d in duties if d.place == "own"]
    told = [(d.written, d.words.text[:25], d.requested) for d in own]
    assert told == [
        ("Chi cục Thú y và Thủy sản", "Cấp phát vắc xin trước ng", False),
        ("Chi cục Thú y và Thủy sản", "Mở 12 chốt kiểm dịch tạm ", False),
        ("Công an tỉnh", "Kiểm soát xe chở gia súc ", False),
        ("Hội Nông dân tỉnh", "Vận động hội viên khai bá", True),
    ]


def test_quotation_that_is_closed_heads_nothing_after_it(duties: tuple[Duty, ...]) -> None:
    assert not any(d.agency == "hoi-nong-dan-tinh" and "Văn phòng" in d.words.text for d in duties)


def test_a_quoted_heading_names_the_year_of_its_goals(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(
        PLAN.replace(
            "3. Bãi bỏ khoản 6 Mục IV.",
            """3. Sửa đổi khoản 2 Mục II như sau:
“2. Mục tiêu đến năm 2030
a) 85% hộ nuôi trâu, bò khai báo đàn vật nuôi.
b) 60% cơ sở giết mổ có kiểm soát.”
4. Sửa đổi điểm c khoản 1 Mục II như sau:
“c) Phấn đấu 70% chủ trang trại, gia trại ký cam kết khai báo với xã khi vật nuôi ốm, chết hàng loạt.”""",
        ),
        encoding="utf-8",
    )
    found = extract(parse(read_file(file))).targets
    assert [(f"{t.value}{t.unit}", t.year) for t in found if "%" in t.unit] == [
        ("85%", 2030),
        ("60%", 2030),
        ("70%", None),
    ]
