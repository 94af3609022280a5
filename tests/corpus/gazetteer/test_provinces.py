"""Provinces in questions and in plans: each table row is a text and what it names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from corpus.folding import fold
from corpus.gazetteer.provinces import ProvinceMention, load_provinces

PROVINCES = load_provinces()


def names(text: str, *, typos: bool = False) -> list[str]:
    return [mention.name for mention in PROVINCES.find(text, typos=typos)]


def test_there_are_63_and_they_became_34() -> None:
    assert len(PROVINCES.names) == len(set(PROVINCES.names)) == 63
    assert len({PROVINCES.get(name).successor for name in PROVINCES.names}) == 34
    assert len({PROVINCES.get(name).code for name in PROVINCES.names}) == 63


def test_each_name_finds_itself_however_it_is_typed() -> None:
    for name in PROVINCES.names:
        assert names(f"Chỉ tiêu của tỉnh {name} là gì") == [name]
        assert names(f"chi tieu cua tinh {fold(name)} la gi") == [name]
        assert names(f"UBND TỈNH {name.upper()}") == [name]
        assert names(f"Kế hoạch {name}, {name}") == [name, name]


def test_each_province_is_held_by_one_of_the_34_from_the_day_of_the_reform() -> None:
    for name in PROVINCES.names:
        successor = PROVINCES.successor(name, date(2025, 7, 1))
        assert PROVINCES.successor(name, date(2025, 6, 30)) == name
        assert name in PROVINCES.predecessors(successor)
        assert PROVINCES.successor(successor, date(2030, 1, 1)) == successor


def test_predecessors() -> None:
    assert PROVINCES.predecessors("Thái Nguyên") == ("Bắc Kạn", "Thái Nguyên")
    assert PROVINCES.predecessors("Cao Bằng") == ("Cao Bằng",)
    assert PROVINCES.predecessors("Bắc Kạn") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bac kan co xay bao tang moi khong", ["Bắc Kạn"]),
        ("Sở tài chánh Bắc Cạn có trách nhiệm gì", ["Bắc Kạn"]),
        ("so sánh Bắc Kạn với Thái nguyên", ["Bắc Kạn", "Thái Nguyên"]),
        ("BẮC\n\nKẠN", ["Bắc Kạn"]),  # a blank line between hard-wrapped lines
        ("UBND tỉnh Hoà Bình", ["Hòa Bình"]),  # tone on the other vowel
        ("TP.HCM", ["Hồ Chí Minh"]),
        ("tphcm thì sao", ["Hồ Chí Minh"]),
        ("TP. Hồ Chí Minh", ["Hồ Chí Minh"]),
        ("sài gòn", ["Hồ Chí Minh"]),
        ("BR-VT", ["Bà Rịa - Vũng Tàu"]),
        ("ba ria vung tau", ["Bà Rịa - Vũng Tàu"]),
        ("tỉnh Thừa Thiên - Huế", ["Huế"]),
        ("TT-Huế", ["Huế"]),
        ("Đắc Lắc, Daklak, đăk lăk", ["Đắk Lắk"] * 3),
        ("kh cua thainguyen", ["Thái Nguyên"]),
        ("Hà Tây", ["Hà Nội"]),
        ("tỉnh Bắc Thái", ["Bắc Kạn"]),
        ("Đoàn TNCS Hồ Chí Minh tỉnh Bắc Kạn", ["Bắc Kạn"]),
        ("Kế hoạch Hồ Chí Minh", ["Hồ Chí Minh"]),
    ],
)
def test_names_in_a_text(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names that are ordinary words in lower case
        ("vì hòa bình và phát triển", []),
        ("hoa binh", []),
        ("ubnd tỉnh hòa bình", ["Hòa Bình"]),
        ("còn hoà bình thì sao", ["Hòa Bình"]),
        ("tỷ lệ cao bằng năm trước", []),
        ("bao cao bang van ban", []),
        ("ke hoach cao bang", ["Cao Bằng"]),
        ("dien bien dich benh", []),
        ("kinh phí của điện biên", ["Điện Biên"]),
        ("tinh dien bien", ["Điện Biên"]),
        # phrases that run across a name
        ("chất lượng phục vụ", []),
        ("hệ sinh thái nguyên sinh", []),
        ("trang thai nguyen ven", []),
        ("công nghệ an toàn thông tin", []),
        ("công nghệ An Giang", ["An Giang"]),
        ("tỉnh Nghệ An toàn dân đoàn kết", ["Nghệ An"]),
        ("hà nội dung này", []),
        ("tại Hà Nội dùng ngân sách nào", ["Hà Nội"]),
        ("ha noi dung ngan sach nao", ["Hà Nội"]),
        ("tỉnh Nam Định hướng dẫn", ["Nam Định"]),
        ("kế hoạch năm định hướng", []),
        ("TP Hạ Long an toàn", ["Quảng Ninh"]),  # the city, not the province of its last words
        ("tôi cần thơ về mùa thu", []),
        ("đánh giá lại, danh gia lai", []),
        ("tỉnh gia lai", ["Gia Lai"]),
        ("châu Á - Thái Bình Dương", []),
        ("chiến thắng Điện Biên Phủ", []),
        ("đồng bằng sông Cửu Long", []),
        ("Chủ tịch Hồ Chí Minh", []),
        ("học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", []),
        # names inside institutions' names set no scope
        ("Đại học Thái Nguyên được đề nghị gì", []),
        ("dai hoc thai nguyen", []),
        ("Trường Cao đẳng Kinh tế - Kỹ thuật Thái Nguyên", []),
        ("trường đại học ở Thái Nguyên", ["Thái Nguyên"]),
        ("Báo Thái Nguyên", []),
        ("thông báo Thái Nguyên", ["Thái Nguyên"]),
        ("hạn báo cáo Thái Nguyên", ["Thái Nguyên"]),
        ("các bảo tàng Bắc Kạn", ["Bắc Kạn"]),
        ("gửi Bảo tàng Thái Nguyên", []),
        ("Bảo tàng tỉnh Thái Nguyên", ["Thái Nguyên"]),
    ],
)
def test_words_that_only_look_like_a_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected
    assert names(text, typos=True) == expected


@pytest.mark.parametrize(
    ("text", "expected", "others"),
    [
        ("Bắc Kặn", "Bắc Kạn", ()),
        ("Thai Nguyn", "Thái Nguyên", ()),
        ("thai nguyeen", "Thái Nguyên", ()),
        ("tỉnh Bắc Cận", "Bắc Kạn", ()),
        ("quảng nin", "Quảng Ninh", ()),
        ("tỉnh Hậ Giang", "Hà Giang", ("Hậu Giang",)),
        ("quang inh", "Quảng Ninh", ("Quảng Bình",)),  # equally near: the reader asks
    ],
)
def test_one_slip_a_syllable(text: str, expected: str, others: tuple[str, ...]) -> None:
    assert PROVINCES.find(text) == ()
    (mention,) = PROVINCES.find(text, typos=True)
    assert (mention.name, mention.others, mention.how) == (expected, others, "fuzzy")


def one_slip(name: str) -> Iterator[str]:
    """The name with each of its letters lost, doubled, and swapped with the next."""
    for i, letter in enumerate(name):
        if letter.isalpha() and name[i + 1 : i + 2].isalpha():
            yield name[:i] + name[i + 1 :]
            yield name[:i] + letter + name[i:]
            yield name[:i] + name[i + 1] + letter + name[i + 2 :]


@pytest.mark.parametrize("frame", ["tỉnh {} đặt chỉ tiêu nào", "{} thì sao"])
def test_a_slip_finds_the_province_or_nothing_or_asks(frame: str) -> None:
    real = {fold(name) for name in PROVINCES.names}
    found = tried = 0
    for name in PROVINCES.names:
        for typed in (*one_slip(name), *one_slip(fold(name))):
            if fold(typed) in real:
                continue  # it is another province's name, or the same without accents
            readings = {
                x for m in PROVINCES.find(frame.format(typed), typos=True) for x in (m.name, *m.others)
            }
            assert not readings or name in readings, typed
            tried += 1
            found += bool(readings)
    assert found > 0.75 * tried  # short syllables and ordinary words are not guessed


def test_a_real_name_is_never_a_slip_in_another() -> None:
    for name in PROVINCES.names:
        (mention,) = PROVINCES.find(f"tỉnh {name}", typos=True)
        assert (mention.name, mention.how, mention.others) == (name, "exact", ())


def test_positions_and_the_earlier_province_in_two() -> None:
    text = "Nghị quyết của tỉnh Bắc Thái"
    assert PROVINCES.find(text) == (
        ProvinceMention(name="Bắc Kạn", start=20, end=28, how="alias", others=("Thái Nguyên",)),
    )
    assert text[20:28] == "Bắc Thái"


def test_find_all_marks_names_inside_organisations() -> None:
    (mention,) = PROVINCES.find_all("Đại học Thái Nguyên")
    assert mention.inside_organisation


def test_initials() -> None:
    assert set(PROVINCES.by_initials("TN")) == {"Thái Nguyên", "Tây Ninh"}
    assert PROVINCES.by_initials("bk") == ("Bắc Kạn",)
    assert set(PROVINCES.by_initials("ĐN")) == {"Đà Nẵng", "Đắk Nông", "Đồng Nai"}
    assert PROVINCES.by_initials("b") == ()
