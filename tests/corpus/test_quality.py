"""The quality gate: what is a syllable, and what share of a text is."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.quality import GOOD, READABLE, is_syllable, syllable_share

PLANS = [*Path("corpus/plans").iterdir(), *Path("tests/plans").iterdir()]


SYLLABLES = (
    "nghiêng thuở khuỷu huỵch quốc gì giết giếng yêu yểng Ủy uỷ xoong quyền khuếch Đắk ương nguệch hoẵng "
    "quạnh ngoẹo tuyết rượu"
)
# No such onset, no such rhyme, two tones, a closed rhyme without its tone, legacy codes, broken syllables.
NO_SYLLABLES = "fax jean brăng tiênh hoảạ viêc dich nh©n Quyeát nkhai hoạchh"


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", NO_SYLLABLES.split())
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_plans_are_good_text(path: Path) -> None:
    assert syllable_share(path.read_text(encoding="utf-8")) >= 0.99


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("", 1, 1),
        ("12 3/4 %", 1, 1),  # nothing to judge
        ("UBND, HĐND, KH-UBND, QĐ-TTg", 0, 1),  # abbreviations count for nothing
        ("Tri n khai th c hi n K  ho ch", 0, GOOD),  # letters of another font lost
        ("C¨n cø LuËt Tæ chøc Héi ®ång nh©n d©n", 0, READABLE),
        ("The quick brown fox jumps over the lazy dog", 0, READABLE),
        ("Triển khai thực hiện Kế hoạch (số 12/KH-UBND) trên địa bàn tỉnh.", 1, 1),
    ],
)
def test_share(text: str, least: float, most: float) -> None:
    assert least <= syllable_share(text) <= most
