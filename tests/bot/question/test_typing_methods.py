"""Raw keystrokes and spoken numbers, as people send them."""

import pytest

from bot.question.typing_methods import is_syllable, undo_dictation, undo_typing


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hanj baos caos", "hạn báo cáo"),  # Telex, the keyboard switched off
        ("hanj baos caos cuar bawcs kanj", "hạn báo cáo của bắc kạn"),
        ("thuw vieenj xax", "thư viện xã"),
        ("bao1 cao1 tai chinh1", "báo cáo tai chính"),  # VNI
        ("han bao cao hang nam", "han bao cao hang nam"),  # only without marks
        ("Sở VHTT&DL TN báo cáo ai?", "Sở VHTT&DL TN báo cáo ai?"),  # abbreviations stay
        ("thư viện tỉnh ss", "thư viện tỉnh ss"),  # one odd word among good ones stays
        ("asdkjh qwlkej zxmcn", "asdkjh qwlkej zxmcn"),  # no language at all
        ("", ""),
    ],
)
def test_undo_typing(typed: str, meant: str) -> None:
    assert undo_typing(typed) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("đến năm hai nghìn không trăm ba mươi", "đến năm 2030"),
        ("năm hai nghìn không trăm hai mươi lăm", "năm 2025"),
        ("hai ngàn không trăm ba mươi lăm", "2035"),
        ("bốn mươi phần trăm thư viện", "40% thư viện"),
        ("mười lăm phần trăm", "15%"),
        ("hai khong ba muoi", "2030"),
        ("hai bên ba sở", "hai bên ba sở"),  # counting words are no year
        ("ba trăm linh năm hộ", "305 hộ"),
        ("quyết định số bảy mươi hai", "quyết định số 72"),
        ("kế hoạch một trăm mười tám", "kế hoạch 118"),
        ("ngày mười lăm tháng mười hai", "ngày 15 tháng 12"),
        ("nam muoi tam", "58"),  # without marks
        ("một trăm phần trăm thôn bản", "100% thôn bản"),
        ("hai trạm bơm", "hai trạm bơm"),  # a small number alone stays a word
        ("hai tram bom", "hai tram bom"),  # "tram" without its mark may be a station
    ],
)
def test_undo_dictation(said: str, meant: str) -> None:
    assert undo_dictation(said) == meant


@pytest.mark.parametrize("word", ["nghiêng", "khuỷu", "thuở", "quyết", "giữ", "yêu", "oanh", "uỷ", "ủy"])
def test_syllables_of_the_language(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["qwl", "zxmcn", "str", "baos", "vieenj", "web"])
def test_not_syllables(word: str) -> None:
    assert not is_syllable(word)
