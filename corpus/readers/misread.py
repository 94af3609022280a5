"""Numbers at the head of recognised lines that a recogniser takes for other letters: `II.` for `H.`, `I.` for `IL`.

Only headings in capitals are mended, by the number that must come next; words are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.quality import is_syllable
from corpus.readers.assemble import Draft
from corpus.readers.list_counter import written_number

_HEAD = re.compile(r"([IVXLHl1|!\]\[]{1,6})([.,:]?) +(?=(\S.*))")
_ROMAN = re.compile(r"(?=[IVX])(X{0,2})(IX|IV|V?I{0,3})\.")
_ARABIC = re.compile(r"\d+[.,:]? ")
_VALUES = {"I": 1, "V": 5, "X": 10}
_LEAST_LETTERS = 4  # of a heading's words


def mend_numbers(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts of a scan, with misread Roman numbers of headings in capitals as the row of them goes on."""
    mended: list[Draft] = []
    due = 1
    for draft in drafts:
        head = _HEAD.match(draft.text) if draft.role is None else None
        if head is None or _ARABIC.match(draft.text) or not _is_number(head):
            mended.append(draft)
            continue
        read = _ROMAN.match(draft.text)
        if read is not None:
            due = _value(read[0].rstrip(".")) + 1
            mended.append(draft)
            continue
        mended.append(draft._replace(text=f"{written_number(due, 'upperRoman')}. {head[3]}"))
        due += 1
    return mended


def _is_number(head: re.Match[str]) -> bool:
    """Whether what a line begins with is meant as a number: before capitals, and no word."""
    capitals = head[3].isupper() and sum(char.isalpha() for char in head[3]) >= _LEAST_LETTERS
    return capitals and (bool(head[2]) or not is_syllable(head[1]))


def _value(roman: str) -> int:
    numbers = [_VALUES[letter] for letter in roman]
    return sum(-n if n < max(numbers[at:]) else n for at, n in enumerate(numbers))
