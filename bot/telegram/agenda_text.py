"""Occasions in words, as HTML. No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape

from bot.agenda import Occasion
from bot.answers.excerpt import shorten
from bot.days import plain_day
from bot.telegram import wording
from bot.telegram.compose import citation_blocks, plain
from corpus.folding import compact
from index.dated import DatedKind

NAME = 160  # characters of a name at the head of a list
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
    groups = _grouped(found)
    coming = next((group for group in groups if group[0].day >= today), None)
    title = f"{_next(coming, today)}\n{title}" if coming else title
    return [title, *(_block(group, today, links, within=province) for group in groups)]


def _next(group: Sequence[Occasion], today: date) -> str:
    """The first words of the message, which a notification shows."""
    return wording.AGENDA_NEXT.format(
        places=plain(_places(group)),
        when=left_words(group[0], today),
        name=plain(shorten(group[0].name, NAME)),
    )


def _places(group: Sequence[Occasion]) -> str:
    return ", ".join(dict.fromkeys(one.province for one in group if one.province))


def reminder_text(occasion: Occasion, today: date, link: str) -> str:
    """What is due in how many days, to whom, and the clause that says so. Fits one message."""
    words = wording.REMINDER if occasion.kind == "deadline" else wording.REMINDER_EVENT
    line = words.format(
        province=plain(occasion.province),
        when=left_words(occasion, today),
        day=plain_day(occasion.day),
        hours=_hours(occasion),
        name=plain(occasion.name),
    )
    return "\n\n".join(
        [line + _parties(occasion), citation_blocks(occasion.citation, limit=3000, link=link)[0]]
    )


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
        head += wording.AGENDA_PLACES.format(places=plain(_places(group)))
    linked = links if len(group) <= FEW else {}
    sources = "; ".join(_source(one, linked, placed=not within) for one in group)
    return f"{head}{_parties(first)}\n<i>{sources}</i>"


def _source(occasion: Occasion, links: Mapping[str, str], *, placed: bool) -> str:
    label = occasion.citation.label
    words = plain(f"{label} ({occasion.province})" if placed else label)
    return f'<a href="{escape(links[occasion.id])}">{words}</a>' if occasion.id in links else words


def _grouped(found: Iterable[Occasion]) -> list[list[Occasion]]:
    """Events alike but for province and spelling together; each deadline by itself, for its parties differ."""
    groups: dict[tuple[date, str], list[Occasion]] = {}
    for one in found:
        name = compact(one.name) if one.kind == "event" else one.id
        groups.setdefault((one.day, name), []).append(one)
    return list(groups.values())


def _parties(occasion: Occasion) -> str:
    parts = [
        (wording.AGENDA_WHO, occasion.who),
        (wording.AGENDA_TO, occasion.to),
        (wording.AGENDA_VIA, occasion.via),
    ]
    return "".join("\n" + words.format(name=plain(name)) for words, name in parts if name)


def _hours(occasion: Occasion) -> str:
    return wording.AGENDA_HOURS.format(hours=plain(occasion.hours)) if occasion.hours else ""
