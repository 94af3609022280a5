"""Which year goes with which number of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.facts.dates import DateMention
from corpus.facts.quantities import Quantity

_BASELINE = re.compile(r"(?:so\s+với|cùng\s+kỳ|từ)(?:\s+(?:cùng\s+kỳ|mức|cuối))?\s*$", re.IGNORECASE)


def _due(mention: DateMention) -> bool:
    """A full date or month by which the number is to be reached names its year too."""
    return (
        mention.kind in ("date", "month", "quarter")
        and mention.bound in ("before", "by")
        and bool(mention.year)
    )


def goal_years(text: str, dates: Sequence[DateMention], start: int, end: int) -> list[DateMention]:
    """The years and periods of a range, without those that a change is measured from (`so với năm …`)."""
    found = [
        mention
        for mention in dates
        if (mention.kind in ("year", "period") or _due(mention))
        and start <= mention.start < end
        and not _BASELINE.search(text, max(0, mention.start - 24), mention.start)
    ]
    if len({mention.year for mention in found if _due(mention)}) > 1:
        return [mention for mention in found if not _due(mention)]
    return found


def _attached_after(text: str, number: Quantity, year: DateMention, following: int) -> bool:
    """Whether a year goes with the number before it: `80% vào năm …`, `60% (năm …)`, no comma between."""
    between = text[number.end : year.bound_start]
    if len(between) > 120 or re.search(r"[,;:]|(?<!\w)và(?!\w)", between):
        return False
    bracketed = between.rstrip().endswith("(")
    closed = text[year.end : following].lstrip()[:1] in (")", ",", ";", ".", "") or re.match(
        r"\s*và(?!\w)", text[year.end : following]
    )
    spoken = (
        text[year.bound_start : year.start]
        .strip()
        .lower()
        .startswith(("vào", "trong", "trước", "chậm", "muộn"))
    )
    return bool(closed) and (bracketed or spoken)


def assign_years(
    text: str, numbers: Sequence[Quantity], years: Sequence[DateMention], inherited: DateMention | None
) -> list[DateMention | None]:
    """The year of each number; `inherited` is that of the sentence or heading, for numbers with none of their own.

    A sentence that begins with a number has its years after the numbers (`60% năm A và 80% năm B`), else each year
    governs the numbers after it, save where one is tied to the number right before it (`80% vào năm B`).
    A number between two such readings gets no year rather than a guess.
    """
    if not years:
        return [inherited] * len(numbers)
    if not numbers:
        return []
    postposed = numbers[0].start < years[0].start
    found: list[DateMention | None] = []
    used: set[int] = set()
    for i, number in enumerate(numbers):
        following = numbers[i + 1].start if i + 1 < len(numbers) else len(text)
        tied = next(
            (
                j
                for j, year in enumerate(years)
                if number.end <= year.start < following and _attached_after(text, number, year, following)
            ),
            None,
        )
        if tied is not None:
            used.add(tied)
            found.append(years[tied])
            continue
        before = [j for j, year in enumerate(years) if year.start < number.start and j not in used]
        after = [
            j for j, year in enumerate(years) if year.start >= number.end and not _leads(text, year, numbers)
        ]
        if before and (not postposed or _fresh(numbers, years, before[-1], i)):
            found.append(years[before[-1]])
        elif postposed and after:
            if not numbers[i + 1 :] or years[after[0]].start < following:
                used.add(after[0])
            found.append(years[after[0]])
        else:
            found.append(None if postposed else inherited)
    return found


_DIRECTLY = re.compile(
    r"\s*(?::|,)?\s*(?:(?:là|có|đạt|còn|phấn\s+đấu|trên|ít\s+nhất|tối\s+thiểu|khoảng)\s*)*:?\s*",
    re.IGNORECASE,
)


def _leads(text: str, year: DateMention, numbers: Sequence[Quantity]) -> bool:
    """Whether a year stands right before a number and so is that number's: `năm A: 1 tỷ`, `năm A đạt N%`."""
    following = next((number for number in numbers if number.start >= year.end), None)
    if following is None:
        return False
    between = text[year.end : following.start]
    return bool(_DIRECTLY.fullmatch(between)) and between.strip() not in ("", ",")


def _fresh(numbers: Sequence[Quantity], years: Sequence[DateMention], year: int, number: int) -> bool:
    """Whether a year stands between this number and the one before it, and no other year follows the number."""
    return number == 0 or numbers[number - 1].end <= years[year].start
