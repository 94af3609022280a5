"""What changed after a plan was issued and bears on its words: told beside the quotes, never in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot import messages
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
    """Who has an agency's duties now, by the function that each clause speaks of; without a source it says so."""
    notes: dict[str, None] = {}
    agencies = load_agencies()
    for node in nodes:
        heir = agencies.successors(agency, node.text, today)
        if heir is None or heir.agency == agency:
            continue
        source = messages.HEIR_SOURCE.format(source=heir.source) if heir.source else messages.HEIR_UNCHECKED
        notes[messages.HEIR.format(agency=name, heir=heir.name, since=_plain(heir.since), source=source)] = (
            None
        )
    return tuple(notes)


def _plain(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
