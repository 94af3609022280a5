"""Deep links: `t.me/bot?start=c12` opens a clause, `d13` an agency's duties, `e14` an event; and the line that
cites a clause in a report.
"""

from __future__ import annotations

import re
from urllib.parse import urlencode

from bot import messages
from bot.answer import Citation
from bot.answers.excerpt import shorten
from bot.render import verbatim, written_date
from bot.store.links import LinkKind
from bot.telegram import wording
from bot.telegram.text import units

COPY_LENGTH = 256  # characters that a copying button takes
_LETTERS: dict[LinkKind, str] = {"clause": "c", "duties": "d", "event": "e"}  # for those who read addresses
_PAYLOAD = re.compile(r"[cde](\d{1,18})")


def payload(kind: LinkKind, number: int) -> str:
    """What stands after `?start=`: at most 64 of `A-Za-z0-9_-`, as Telegram takes."""
    return f"{_LETTERS[kind]}{number}"


def number_of(text: str) -> int | None:
    """The number in a payload; None where it is none of ours."""
    found = _PAYLOAD.fullmatch(text)
    return int(found.group(1)) if found else None


def deep_link(username: str, kind: LinkKind, number: int) -> str:
    """The address that opens it in a chat with the bot."""
    return f"https://t.me/{username}?start={payload(kind, number)}"


def share_link(address: str, words: str) -> str:
    """The address that lets a person send a deep link on, with some words."""
    return f"https://t.me/share/url?{urlencode({'url': address, 'text': words})}"


def reference(citation: Citation) -> str:
    """The place and plan in one line, to paste into a report; what the copy leaves blank is said to be blank.

    Where it is too long for a button the plan's title is cut, never its number, date or province.
    """
    cut = units(_reference(citation, citation.plan_title)) - COPY_LENGTH
    if cut <= 0:
        return _reference(citation, citation.plan_title)
    room = max(len(citation.plan_title) - cut, 1)
    return _reference(citation, shorten(citation.plan_title, room))[:COPY_LENGTH]


def _reference(citation: Citation, title: str) -> str:
    whole = wording.REFERENCE.format(
        label=citation.label,
        title=title,
        number=citation.number or messages.BLANK_NUMBER,
        issued=written_date(citation.issued) if citation.issued else messages.BLANK_DATE,
        province=citation.province or "",
    )
    return whole.strip(" ,") + verbatim(citation)
