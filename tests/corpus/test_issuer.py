"""Who issued a document where its letterhead doesn't say it whole."""

from __future__ import annotations

import pytest

from corpus.issuer import Issuer, below_province, from_letterhead, named_by_place

BARE = Issuer("Ủy ban nhân dân", None)


@pytest.mark.parametrize(
    ("line", "said", "expected"),
    [
        # the plan's words name the level
        ("Cà Mau, ngày 02 tháng 4 năm 2019", "UBND tỉnh ban hành Kế hoạch trồng rừng", "UBND tỉnh Cà Mau"),
        (
            "Hải Phòng, ngày 02 tháng 4 năm 2019",
            "TRỒNG RỪNG TRÊN ĐỊA BÀN THÀNH PHỐ",
            "UBND thành phố Hải Phòng",
        ),
        ("Cà Mau, ngày 02 tháng 4 năm 2019", "TRỒNG RỪNG TỈNH CÀ MAU NĂM 2019", "UBND tỉnh Cà Mau"),
        # a former name is the name that it was issued under
        ("Thừa Thiên Huế, ngày 02 tháng 4 năm 2019", "UBND tỉnh ban hành", "UBND tỉnh Thừa Thiên Huế"),
        # a town of the province's name, or nothing that tells
        ("Cà Mau, ngày 02 tháng 4 năm 2019", "trên địa bàn thành phố Cà Mau, tỉnh Cà Mau", "Ủy ban nhân dân"),
        ("Cà Mau, ngày 02 tháng 4 năm 2019", "TRỒNG RỪNG NĂM 2019", "Ủy ban nhân dân"),
    ],
)
def test_the_place_before_the_date_names_a_bare_issuer(line: str, said: str, expected: str) -> None:
    province = {"Th": "Huế", "Hả": "Hải Phòng"}.get(line[:2], "Cà Mau")
    found = named_by_place(BARE, province, line, said)
    assert (found.name, found.province) == (expected, province)


def test_another_organ_keeps_its_name() -> None:
    school = Issuer("Trường Chính trị", None)
    assert (
        named_by_place(school, "Cà Mau", "Cà Mau, ngày 02 tháng 4 năm 2019", "UBND tỉnh").name
        == "Trường Chính trị"
    )


@pytest.mark.parametrize(
    ("lines", "name", "province"),
    [
        (["UỶ BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ"], "UBND tỉnh Thừa Thiên Huế", "Huế"),
        (["ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ"], "UBND thành phố Huế", "Huế"),
        (["ỦY BAN NHÂN DÂN", "TỈNH ĐẮC LẮC"], "UBND tỉnh Đắk Lắk", "Đắk Lắk"),
    ],
)
def test_names_of_other_times_and_spellings(lines: list[str], name: str, province: str) -> None:
    found = from_letterhead(lines)
    assert found is not None
    assert (found.name, found.province) == (name, province)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        # the right column is narrow, and the motto goes over two lines
        (
            ["ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM", "Độc lập - Tự do"],
            "UBND tỉnh Phú Thọ",
        ),
        # both columns were read across
        (
            ["ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "TỈNH AN GIANG VIỆT NAM", "Số: 5/KH-UBND"],
            "UBND tỉnh An Giang",
        ),
        (
            ["UBND THÀNH PHỐ CỘNG HÒA XÃ HỘI", "HẢI PHÒNG CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
            "UBND thành phố Hải Phòng",
        ),
        (["ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH LÂM ĐỒNG"], "UBND tỉnh Lâm Đồng"),
        # words of an organ's own name
        (["HỘI NÔNG DÂN", "VIỆT NAM"], "Hội nông dân việt nam"),
    ],
)
def test_a_motto_that_is_broken_is_no_part_of_the_issuer(lines: list[str], name: str) -> None:
    found = from_letterhead(lines)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "lines",
    [
        ["Chuyển tới nội dung chính", "Kế hoạch trồng rừng năm 2019"],  # a website's lines
        ["Đang tải văn bản"],
    ],
)
def test_lines_that_name_no_organ(lines: list[str]) -> None:
    assert from_letterhead(lines) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ủy ban nhân dân huyện xây dựng Kế hoạch trồng rừng năm 2019 như sau:", "Ủy ban nhân dân huyện"),
        ("Thực hiện Kế hoạch của UBND tỉnh, UBND xã ban hành Kế hoạch như sau:", "UBND xã"),
        ("Ủy ban nhân dân tỉnh ban hành Kế hoạch trồng rừng.", ""),
        ("Đề nghị Ủy ban nhân dân huyện báo cáo kết quả.", ""),
    ],
)
def test_committees_below_a_province(text: str, expected: str) -> None:
    assert below_province(text) == expected
