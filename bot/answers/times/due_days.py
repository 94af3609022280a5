"""The days of deadlines: the last one that satisfies each, how far it is from today, and how it is told."""

from __future__ import annotations

from datetime import date

from bot import messages
from bot.answers.excerpt import shorten
from bot.days import plain_day
from corpus.facts.days import last_day
from corpus.facts.models import Deadline


def deadline_line(fact: Deadline, limit: int) -> str:
    """The date first, so that no shortening loses it."""
    what = f"{fact.what} {_addressee(fact)}".strip()
    room = max(20, limit - len(fact.words.text) - 2)
    return messages.DEADLINE_ONE.format(words=fact.words.text, what=shorten(what, room))


def _addressee(fact: Deadline) -> str:
    parts = [
        p
        for p in (
            fact.to and fact.to not in fact.what and messages.SENT_TO.format(to=fact.to),
            fact.via and f"(qua {fact.via})",
        )
        if p
    ]
    return " ".join(parts)


def deadline_note(fact: Deadline, today: date) -> str:
    """How far a deadline is from today; empty where it names no day."""
    if fact.kind == "milestone" and fact.year is not None:
        return messages.MILESTONE_PASSED.format(year=fact.year) if fact.year < today.year else ""
    last = last_day(fact, fact.year or today.year)
    if last is None:
        return ""
    words = fact.words.text
    if last == today:
        return messages.DEADLINE_TODAY.format(words=words, day=plain_day(last))
    if last > today:
        return messages.DEADLINE_LAST_DAY.format(
            words=words, day=plain_day(last), left=(last - today).days, today=plain_day(today)
        )
    following = last_day(fact, today.year + 1) if fact.year is None else None
    if following is None:
        return messages.DEADLINE_PASSED.format(words=words, day=plain_day(last))
    return messages.DEADLINE_NEXT_YEAR.format(
        words=words, day=plain_day(following), left=(following - today).days
    )


def deadline_in_english(fact: Deadline) -> str:
    """A deadline for a question in English."""
    day = "/".join(str(p) for p in (fact.day, fact.month, fact.year) if p is not None)
    if fact.kind == "yearly":
        day = messages.EN_YEARLY.format(day=fact.day, month=fact.month)
    return messages.EN_DEADLINE.format(bound=messages.EN_BOUNDS[fact.bound], day=day, what=fact.what)
