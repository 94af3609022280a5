"""Occasions in words, as HTML. No I/O."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from bot import messages
from bot.agenda import Occasion, shared_days
from bot.answers.excerpt import shorten
from bot.days import plain_day
from bot.telegram import wording
from bot.telegram.compose import citation_blocks, plain
from index.dated import DatedKind

QUOTED = 2500  # units of a quote in a reminder
NAME = 160  # characters of a name at the head of a list
NAMED = 5  # provinces that are named
FEW = 8  # sources of one event that are linked; more would be longer than a message


def agenda_blocks(
    found: Sequence[Occasion], today: date, kind: DatedKind, province: str, links: Mapping[str, str]
) -> list[str]:
    """What comes next, a list's title and one block for each day; the same event of several provinces is told once.

    Of one `province` its name isn't said again in each block. `links` are the addresses that open the occasions,
    by their ids.
    """
    titles = {"deadline": wording.AGENDA_DEADLINES, "event": wording.AGENDA_EVENTS}
    if not found:
        return [wording.AGENDA_NONE]
    title = titles[kind].format(province=plain(province) or wording.ALL_PROVINCES)
    groups = shared_days(found)
    coming = next((group for group in groups if group[0].day >= today), None)
    title = f"{_next(coming, today)}\n{title}" if coming else title
    return [title, *(_block(group, today, links, within=province) for group in groups)]


def places_in_words(group: Sequence[Occasion]) -> str:
    """Whose a day is; of many provinces the first, and how many more."""
    names = list(dict.fromkeys(one.province for one in group if one.province))
    more = messages.AND_MORE.format(count=len(names) - NAMED) if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _next(group: Sequence[Occasion], today: date) -> str:
    """The first words of the message, which a notification shows."""
    return wording.AGENDA_NEXT.format(
        places=plain(places_in_words(group)),
        day=plain_day(group[0].day),
        when=left_words(group[0], today),
        name=plain(shorten(group[0].name, NAME)),
    )


def reminder_text(group: Sequence[Occasion], today: date, links: Mapping[str, str]) -> str:
    """What is due in how many days, to whom, and the clause that says so; of an event that several provinces hold the
    first one's, and the places of the others. Fits one message.
    """
    occasion, *others = group
    words = wording.REMINDER if occasion.kind == "deadline" else wording.REMINDER_EVENT
    line = words.format(
        province=plain(places_in_words(group)),
        when=left_words(occasion, today),
        day=plain_day(occasion.day),
        hours=_hours(occasion),
        name=plain(occasion.name),
    )
    quote = citation_blocks(occasion.citation, limit=QUOTED, link=links.get(occasion.id, ""))[0]
    linked = links if len(group) <= FEW else {}
    more = "; ".join(_source(one, linked, placed=True) for one in others)
    return "\n\n".join(filter(None, (line + _parties(occasion), quote, f"<i>{more}</i>" if more else "")))


def calendar_caption(chosen: Sequence[Occasion], today: date) -> str:
    """What a calendar file holds, its next day first."""
    first = next((group for group in shared_days(chosen) if group[0].day >= today), chosen[:1])
    days = len(shared_days(chosen))
    more = [wording.CALENDAR_DAYS.format(count=days)] if days > 1 else []
    return "\n".join([_next(first, today), *more, wording.CALENDAR_CAPTION])


def left_words(occasion: Occasion, today: date) -> str:
    """How far away: `hôm nay`, `còn 8 ngày`, `đã qua`."""
    left = occasion.days_left(today)
    if left == 0:
        return wording.TODAY
    return wording.DAYS_LEFT.format(days=left) if left > 0 else wording.PASSED


def _block(group: Sequence[Occasion], today: date, links: Mapping[str, str], *, within: str) -> str:
    first = group[0]
    head = wording.AGENDA_LINE.format(
        day=plain_day(first.day) + _hours(first), when=left_words(first, today), name=plain(first.name)
    )
    if not within:
        head += wording.AGENDA_PLACES.format(places=plain(places_in_words(group)))
    linked = links if len(group) <= FEW else {}
    sources = "; ".join(_source(one, linked, placed=not within) for one in group)
    return f"{head}{_parties(first)}\n<i>{sources}</i>"


def _source(occasion: Occasion, links: Mapping[str, str], *, placed: bool) -> str:
    label = occasion.citation.label
    words = plain(f"{label} ({occasion.province})" if placed else label)
    return f'<a href="{escape(links[occasion.id])}">{words}</a>' if occasion.id in links else words


def _parties(occasion: Occasion) -> str:
    parts = [
        (wording.AGENDA_WHO, occasion.who),
        (wording.AGENDA_TO, occasion.to),
        (wording.AGENDA_VIA, occasion.via),
    ]
    return "".join("\n" + words.format(name=plain(name)) for words, name in parts if name)


def _hours(occasion: Occasion) -> str:
    return wording.AGENDA_HOURS.format(hours=plain(occasion.hours)) if occasion.hours else ""
