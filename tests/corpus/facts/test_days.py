"""Into which months and years an event falls."""

from __future__ import annotations

import pytest

from corpus.facts.days import is_held
from corpus.facts.models import Event, Words


def event(**fields: int | bool) -> Event:
    words = Words(text="x", start=0, end=1)
    return Event(path="I/p1", name="Lễ hội", words=words, **{"yearly": False, **fields})  # type: ignore[arg-type]


WINTER = event(day=12, month=12, year=2026, end_day=3, end_month=1, end_year=2027)
AUTUMN = event(day=18, month=9, year=2026, end_day=2, end_month=10, end_year=2026)
YEARLY = event(yearly=True, day=20, month=12, end_day=5, end_month=1)
WHOLE_YEAR = event(year=2026)


@pytest.mark.parametrize(
    ("held", "month", "years", "falls"),
    [
        (WINTER, 12, (2026,), True),  # over New Year
        (WINTER, 1, (2027,), True),
        (WINTER, 1, (2026,), False),
        (WINTER, 11, (2026,), False),
        (WINTER, 1, (), True),
        (WINTER, 6, (), False),
        (WINTER, None, (2027,), True),
        (AUTUMN, 10, (2026,), True),
        (AUTUMN, 11, (2026,), False),
        (AUTUMN, None, (2027,), False),
        (YEARLY, 1, (2030,), True),
        (YEARLY, 2, (2030,), False),
        (WHOLE_YEAR, None, (2026,), True),
        (WHOLE_YEAR, 5, (2026,), False),  # of no month that the plan names
        (WHOLE_YEAR, None, (), True),
    ],
)
def test_is_held(held: Event, month: int | None, years: tuple[int, ...], *, falls: bool) -> None:
    assert is_held(held, month, years) is falls
