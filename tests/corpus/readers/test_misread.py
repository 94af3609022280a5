"""Roman numbers that a recogniser took for letters."""

from __future__ import annotations

import pytest

from corpus.readers.assemble import Draft
from corpus.readers.misread import mend_numbers


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        # What Tesseract makes of I., II., III., IV.
        (["IL MỤC TIÊU", "H. NHIỆM VỤ", "HI. KINH PHÍ", "IV. TỔ CHỨC THỰC HIỆN"],
         ["I. MỤC TIÊU", "II. NHIỆM VỤ", "III. KINH PHÍ", "IV. TỔ CHỨC THỰC HIỆN"]),
        (["I. MỤC TIÊU", "Il. NHIỆM VỤ", "IH. KINH PHÍ"], ["I. MỤC TIÊU", "II. NHIỆM VỤ", "III. KINH PHÍ"]),
        (["III. KINH PHÍ", "IV, TỔ CHỨC"], ["III. KINH PHÍ", "IV. TỔ CHỨC"]),
        (["VIII. KINH PHÍ", "1X. TỔ CHỨC"], ["VIII. KINH PHÍ", "IX. TỔ CHỨC"]),
        # Right as they are: numbers, sentences, words that only begin so.
        (["1. MỤC TIÊU", "I. Mục tiêu", "H. Mục tiêu", "HI VỌNG", "LX"],
         ["1. MỤC TIÊU", "I. Mục tiêu", "H. Mục tiêu", "HI VỌNG", "LX"]),
        (["THI ĐUA KHEN THƯỞNG", "TL. CHỦ TỊCH"], ["THI ĐUA KHEN THƯỞNG", "TL. CHỦ TỊCH"]),
    ],
)  # fmt: skip
def test_headings_go_on_in_their_row(read: list[str], meant: list[str]) -> None:
    assert [draft.text for draft in mend_numbers(Draft(text=text) for text in read)] == meant


def test_columns_are_left_alone() -> None:
    draft = Draft(text="L HÀ NỘI", role="letterhead")
    assert mend_numbers([draft]) == [draft]
