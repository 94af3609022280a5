"""From an Answer to the messages that Telegram shows: HTML, whole citations, within its limits. No I/O."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from html import escape
from types import MappingProxyType

from bot import messages
from bot.answer import Answer, Citation
from bot.render import short_source, titles, verbatim, written_date
from bot.telegram import wording
from bot.telegram.emphasis import emphasised
from bot.telegram.text import MESSAGE_LIMIT, cut, units
from index.manifest import PlanSummary

LONG_QUOTE = 350  # characters; a longer quote folds to a few lines that open at a tap
MAX_ENTITIES = 90  # of one message; Telegram drops the formatting beyond 100
_NO_LINKS: Mapping[str, str] = MappingProxyType({})
_OPENING = re.compile(r"<[a-z]")


def plain(text: str) -> str:
    """The text as HTML that shows it as it is."""
    return escape(text, quote=False)


def answer_pages(
    answer: Answer, *, preface: str = "", limit: int = MESSAGE_LIMIT, links: Mapping[str, str] = _NO_LINKS
) -> tuple[str, ...]:
    """The answer as messages in order, each at most `limit` UTF-16 units: headline first, then the quotes.

    A message breaks between citations. Only a citation longer than a whole message is cut, at sentence ends.
    `links` are the addresses that open cited clauses, by their ids.
    """
    blocks = [block for block in (plain(preface), f"<b>{plain(answer.headline)}</b>") if block]
    for note in answer.notes:
        lines = [note] if units(plain(note)) <= limit else note.splitlines()
        blocks.extend(plain(piece) for line in lines for piece in cut(line, limit // 2))
    mark = partial(emphasised, question=answer.question, headline=answer.headline)
    for citation in answer.citations:
        blocks.extend(citation_blocks(citation, limit, mark, links.get(citation.clause_id, "")))
    blocks.extend(sources(answer, limit))
    return pack(blocks, limit)


def citation_blocks(
    citation: Citation, limit: int = MESSAGE_LIMIT, mark: Callable[[str], str] = plain, link: str = ""
) -> tuple[str, ...]:
    """One block for a citation; several only where it is longer than a message.

    `mark` makes HTML of its words; `link` is the address that its place opens.
    """
    whole = _citation_block(mark(citation.text), citation.label, citation, link)
    if units(whole) <= limit:
        return (whole,)
    room = limit
    while True:
        room = room * 3 // 4
        pieces = tuple(map(mark, cut(citation.text, room)))
        blocks = tuple(_part_block(citation, pieces, at, link) for at in range(len(pieces)))
        if max(map(units, blocks)) <= limit:
            return blocks


def _part_block(citation: Citation, pieces: Sequence[str], at: int, link: str) -> str:
    label = wording.CITATION_PART.format(label=citation.label, part=at + 1, parts=len(pieces))
    block = _citation_block(pieces[at], label, citation, link)
    before = wording.CONTINUED + "\n" if at else ""
    after = "\n" + wording.CONTINUES if at + 1 < len(pieces) else ""
    return before + block + after


def _citation_block(words: str, label: str, citation: Citation, link: str) -> str:
    tag = "blockquote expandable" if len(words) > LONG_QUOTE else "blockquote"
    place = f'<a href="{escape(link)}">{plain(label)}</a>' if link else plain(label)
    source = plain(short_source(citation) + verbatim(citation))
    line = wording.CITATION.format(label=place, source=source)
    return f"<{tag}>{words}</blockquote>\n{line}"


def sources(answer: Answer, limit: int) -> tuple[str, ...]:
    """The titles of the plans that are cited, each once."""
    blocks: list[str] = []
    for title in titles(answer):
        for piece in cut(title, limit // 2):
            blocks.append(f"• {plain(piece)}" if blocks else f"{wording.SOURCES}\n• {plain(piece)}")
    return tuple(blocks)


def plan_pages(plans: Sequence[PlanSummary], limit: int = MESSAGE_LIMIT) -> tuple[str, ...]:
    """The plans of the library with what identifies each."""
    if not plans:
        return (wording.NO_PLANS,)
    blocks = [wording.PLANS.format(count=len(plans))]
    for plan in plans:
        known = plan.metadata
        blocks.append(
            wording.PLAN.format(
                title=plain(known.title or plan.file),
                issuer=plain(known.issuer or known.province or ""),
                number=plain(known.number or messages.BLANK_NUMBER),
                issued=written_date(str(known.issued)) if known.issued else messages.BLANK_DATE,
                clauses=plan.clause_count,
            )
        )
    return pack(blocks, limit)


def pack(blocks: Iterable[str], limit: int = MESSAGE_LIMIT) -> tuple[str, ...]:
    """The blocks joined by blank lines into as few messages as hold them; no block is divided."""
    pages: list[str] = []
    for block in blocks:
        joined = f"{pages[-1]}\n\n{block}" if pages else block
        if pages and units(joined) <= limit and len(_OPENING.findall(joined)) <= MAX_ENTITIES:
            pages[-1] = joined
        else:
            pages.append(block)
    return tuple(pages)
