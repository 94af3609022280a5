"""Districts that tell a province: each row is a text, the province, and its equally good readings."""

from __future__ import annotations

import pytest

from corpus.gazetteer.districts import districts
from corpus.gazetteer.provinces import load_provinces

PROVINCES = load_provinces()


@pytest.mark.parametrize(
    ("text", "province", "others"),
    [
        ("tôi ở Ba Bể", "Bắc Kạn", ()),
        ("toi o ba be", "Bắc Kạn", ()),
        ("em ở phổ yên", "Thái Nguyên", ()),
        ("UBND huyện Định Hóa", "Thái Nguyên", ()),
        ("huyện đại từ", "Thái Nguyên", ()),
        ("Sông Công thì sao", "Thái Nguyên", ()),
        ("nha trang", "Khánh Hòa", ()),  # the seat of a province, also without capitals
        ("TP Vinh", "Nghệ An", ()),
        ("quận 1", "Hồ Chí Minh", ()),
        ("huyện Quảng Ninh", "Quảng Bình", ()),  # a district with another province's name
        ("huyện Hòa Bình", "Bạc Liêu", ()),
        ("thư viện cấp huyện Hòa Bình", "Hòa Bình", ()),
        ("các huyện Quảng Ninh phải làm gì", "Quảng Ninh", ()),
        ("đặc khu Phú Quốc", "Kiên Giang", ()),
        ("thành phố Hòa Bình", "Hòa Bình", ()),
        ("thị xã Phú Thọ", "Phú Thọ", ()),
        ("huyện Chợ Mới", "Bắc Kạn", ("An Giang",)),  # two provinces have one: the reader asks
        ("huyện Chợ Mới của tỉnh Bắc Kạn", "Bắc Kạn", ()),
        ("huyện Châu Thành, tỉnh An Giang", "An Giang", ()),
    ],
)
def test_a_district_tells_its_province(text: str, province: str, others: tuple[str, ...]) -> None:
    mention = PROVINCES.find(text)[0]
    assert (mention.name, mention.others) == (province, others)


@pytest.mark.parametrize(
    "text",
    [
        "đại từ nhân xưng",
        "chợ mới",
        "ở chợ mới",  # a new market as likely
        "Nguyễn Thanh Bình",
        "xã Phú Bình",  # communes of that name stand in other provinces
        "đường Quang Trung, phố Nguyễn Huệ",
        "quần đảo Trường Sa",
        "vinh danh, tôn vinh",
        "3 quận, 12 huyện, 2 thị xã",
        "phối hợp với thành phố, huyện",
        "huyện, thành phố, thị xã nào",
    ],
)
def test_words_that_are_no_district(text: str) -> None:
    assert PROVINCES.find(text, typos=True) == ()


def test_each_district_is_found_after_its_kind() -> None:
    names = set(PROVINCES.names)
    for district in districts():
        for province, kind in district.places:
            if district.name in names:
                continue
            mention = PROVINCES.find(f"UBND {kind} {district.name}, tỉnh {province}")[0]
            assert mention.name == province, (kind, district.name)
            assert mention.others == ()


def test_every_province_has_districts_and_its_seat() -> None:
    held = {(province, district.name) for district in districts() for province, _ in district.places}
    assert {province for province, _ in held} == set(PROVINCES.names)
    for name in PROVINCES.names:
        province = PROVINCES.get(name)
        if province.kind == "tỉnh":
            assert (name, province.capital) in held
