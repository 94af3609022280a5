"""What changed after a plan was issued and bears on its words: told beside the quotes, never in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot import messages
from bot.days import plain_day
from corpus.folding import fold
from corpus.gazetteer.agencies import load_agencies
from corpus.models import Node

DISTRICTS_ENDED = date(2025, 7, 1)  # Luật Tổ chức chính quyền địa phương 72/2025/QH15
_DISTRICT_TIER = re.compile(
    r"\b(?:cap huyen|(?:cac )?huyen, (?:thi xa, )?thanh pho|quan, huyen|phong giao duc)\b"
)


def tier_note(today: date, texts: Sequence[str]) -> tuple[str, ...]:
    """A note where words speak of the district tier after it ended."""
    if today < DISTRICTS_ENDED or not any(_DISTRICT_TIER.search(fold(text)) for text in texts):
        return ()
    return (messages.DISTRICTS_ENDED,)


def successor_notes(today: date, agency: str, name: str, nodes: Sequence[Node]) -> tuple[str, ...]:
    """Who has an agency's duties now, by the function that each clause speaks of; without a source it says so.

    Where several have taken them over, each note says which clauses it is about.
    """
    taken: dict[tuple[str, str, str], list[str]] = {}  # heir, since when, by what → labels of clauses
    agencies = load_agencies()
    for node in nodes:
        heir = agencies.successors(agency, node.text, today)
        if heir is None or heir.agency == agency:
            continue
        source = messages.HEIR_SOURCE.format(source=heir.source) if heir.source else messages.HEIR_UNCHECKED
        taken.setdefault((heir.name, plain_day(heir.since), source), []).append(node.path.label)
    matter = messages.HEIR_MATTER if len(taken) == 1 else messages.HEIR_MATTER_AT
    return tuple(
        messages.HEIR.format(
            since=since,
            matter=matter.format(agency=name, places="; ".join(labels)),
            heir=heir_name,
            source=source,
        )
        for (heir_name, since, source), labels in taken.items()
    )


def heirs_note(issued: date, agency: str, name: str) -> tuple[str, ...]:
    """To whom an agency's duties had gone when a plan that doesn't name it was issued, where that were several."""
    heirs = load_agencies().heirs(agency, issued)
    names = ", ".join(dict.fromkeys(heir.name for heir in heirs))
    if not heirs:
        return ()
    return (messages.HEIRS.format(since=plain_day(heirs[0].since), agency=name, heirs=names),)
