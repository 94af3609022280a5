"""Bytes to clean Unicode: encodings, mojibake, legacy codes, and what must stay as it is."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.legacy import convert_by_font
from corpus.normalize import clean, decode, repair, repair_words

TEXT = Path("corpus/plans/bac-kan-2023.txt").read_text(encoding="utf-8")[:6000]
# TCVN3 and VNI as programs that don't know them show them, with what was typed.
TCVN3 = "C¨n cø LuËt Tæ chøc Héi ®ång nh©n d©n vµ ñy ban nh©n d©n ngµy 26/11/2003; Ban Th­êng vô Thµnh ñy"
TYPED = "Căn cứ Luật Tổ chức Hội đồng nhân dân và ủy ban nhân dân ngày 26/11/2003; Ban Thường vụ Thành ủy"
VNI = "Caên cöù Quyeát ñònh soá 1927/QÑ-UBND ngaøy 17/9/2007 cuûa UBND tænh veà vieäc pheâ duyeät"
VNI_TYPED = "Căn cứ Quyết định số 1927/QĐ-UBND ngày 17/9/2007 của UBND tỉnh về việc phê duyệt"


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (TEXT.encode(), ()),
        (codecs.BOM_UTF8 + TEXT.encode(), ()),
        (TEXT.encode("utf-16"), ()),  # with its mark
        (TEXT.encode("utf-16-le"), ()),  # without
        (TEXT.encode("utf-16-be"), ()),
        (unicodedata.normalize("NFD", TEXT).encode(), ()),
        (TEXT.replace("\n", "\r\n").encode(), ()),
        (TEXT.replace("\n", "\r").encode(), ()),
        (TEXT.encode().decode("latin-1").encode(), ("mojibake_repaired",)),
        (TEXT.encode().decode("cp1252", "ignore").encode(), None),  # some bytes are gone for good
    ],
    ids=["utf-8", "mark", "utf-16", "utf-16-le", "utf-16-be", "nfd", "crlf", "cr", "latin-1 twice", "torn"],
)
def test_encodings_give_the_same_text(data: bytes, codes: tuple[str, ...] | None) -> None:
    text, warnings = decode(data)
    if codes is None:
        assert "mojibake_repaired" in warnings or "poor_text" in warnings
        return
    assert text == clean(TEXT)
    assert warnings == codes


@pytest.mark.parametrize(("typed", "meant"), [(TCVN3, TYPED), (VNI, VNI_TYPED)], ids=["TCVN3", "VNI"])
def test_legacy_codes_are_converted(typed: str, meant: str) -> None:
    # In both forms: as bytes of a text file, and as a string that some extraction gave.
    for made, warnings in (decode((typed * 5).encode("latin-1")), repair(typed * 5)):
        assert made == meant * 5
        assert warnings == ("legacy_encoding",)


def test_the_letters_that_are_spaces_and_hyphens_elsewhere_survive() -> None:
    # ư is the soft hyphen in TCVN3: whoever strips first reads "Ban Thờng vụ".
    assert "­" in TCVN3
    assert "Thường" in repair(TCVN3 * 3)[0]


def test_conversion_keeps_white_space() -> None:
    typed = "  " + TCVN3 + "\n\n\n\t" + TCVN3 + "   \n"
    assert repair(typed)[0] == "  " + TYPED + "\n\n\n\t" + TYPED + "   \n"


def test_windows_1258() -> None:
    # Its letters with tones are two characters each.
    marks = "".join(
        unicodedata.normalize("NFC", char) if unicodedata.combining(char) == 0 else char
        for char in _tones_apart(TYPED)
    )
    text, warnings = decode((marks * 5).encode("cp1258"))
    assert text == TYPED * 5
    assert warnings == ("legacy_encoding",)


def _tones_apart(text: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    apart: list[str] = []
    for char in text:
        split = unicodedata.normalize("NFD", char)
        tone = "".join(mark for mark in split if mark in tones)
        apart.append(
            unicodedata.normalize("NFC", "".join(mark for mark in split if mark not in tones)) + tone
        )
    return "".join(apart)


def test_a_few_torn_bytes_do_not_make_it_another_encoding() -> None:
    data = TEXT.encode()
    torn = data[:2000] + b"\xff" + data[2000:]
    text, warnings = decode(torn)
    assert "undecodable_bytes" in warnings
    assert text.replace("\ufffd", "")[-500:] == clean(TEXT)[-500:]


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("Ủy\u00adban", "Ủyban"),  # a soft hyphen
        ("kế\u200bhoạch\ufeff", "kếhoạch"),
        ("năm\u00a02023", "năm 2023"),
        ("Ðiều ðó", "Điều đó"),  # Icelandic letters in old files
        ("\uf0b7 thư viện", "• thư viện"),  # a bullet of a symbol font
        ("\uf02d thư viện", "- thư viện"),
        ("hòa và hoà", "hòa và hoà"),  # both placements are kept
        ("– — ‐ “ ” ’ …", "– — ‐ “ ” ’ …"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00b\x07", "ab"),
        ("\x93kế hoạch\x94", "“kế hoạch”"),  # Windows' quotes read as Latin-1
    ],
)
def test_clean(given_text: str, cleaned: str) -> None:
    assert clean(given_text) == cleaned


@given(st.text())
def test_clean_is_done_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("text", ["", "12 345", "English words are left alone, whatever they say.", TYPED])
def test_what_needs_nothing_is_left(text: str) -> None:
    assert repair(text)[0] == text


def test_words_come_back_one_for_one() -> None:
    words = [*TCVN3.split(), *TCVN3.split()]
    made, codes = repair_words(words)
    assert made == [*TYPED.split(), *TYPED.split()]
    assert codes == ("legacy_encoding",)
    assert repair_words(["a\u200b", "\u200b", "b"])[0] == ["a", "", "b"]


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("ñy ban nh©n d©n", ".VnTime", "ủy ban nhân dân"),
        ("ñy ban nh©n d©n", ".VnTimeH", "ỦY BAN NHÂN DÂN"),  # its small letters are capitals
        ("Quyeát ñònh", "VNI-Times", "Quyết định"),
        ("Quyết định", "Times New Roman", "Quyết định"),
        ("Quyết định", ".VnTime", "Quyết định"),  # Unicode, and the old font's name left on it
        ("Quyết định", "VNI-Times", "Quyết định"),
    ],
)
def test_a_font_tells_its_code(text: str, font: str, shown: str) -> None:
    assert convert_by_font(text, font) == shown
