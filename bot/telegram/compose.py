"""From an Answer to the messages that Telegram shows: HTML, whole citations, within its limits. No I/O."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from html import escape
from types import MappingProxyType

from bot.answer import Answer, Citation
from bot.answers.excerpt import shorten
from bot.render import short_source, titles, verbatim
from bot.telegram import wording
from bot.telegram.emphasis import emphasised
from bot.telegram.text import MESSAGE_LIMIT, cut, units

LONG_QUOTE = 350  # characters; a longer quote folds to a few lines that open at a tap
MANY_QUOTES = 4  # from which on quotes longer than a few lines fold, so that a phone shows where each stands
FEW_LINES = 150  # characters
MAX_ENTITIES = 90  # of one message; Telegram drops the formatting beyond 100
ABOUT = 90  # characters of a headline over the later messages of its answer
TURNED = 12  # units that numbers of pages may take, and a blank line
BETWEEN = "\n\n"  # two blocks of a message
_NO_LINKS: Mapping[str, str] = MappingProxyType({})
_OPENING = re.compile(r"<[a-z]")


def plain(text: str) -> str:
    """The text as HTML that shows it as it is."""
    return escape(text, quote=False)


def answer_pages(
    answer: Answer, *, preface: str = "", limit: int = MESSAGE_LIMIT, links: Mapping[str, str] = _NO_LINKS
) -> tuple[str, ...]:
    """The answer as messages in order, each at most `limit` UTF-16 units: headline first, then the quotes.

    A message breaks between citations and between the lines of a list. Only a citation longer than a whole message
    is cut, at sentence ends. Each message after the first begins with what it goes on from, so that its first words
    stand by themselves. `links` are the addresses that open cited clauses, by their ids.
    """
    blocks = [f"<b>{plain(answer.headline)}</b>", *([f"<i>{plain(preface)}</i>"] if preface else [])]
    room = limit - units(_going_on(answer, 1, 1)) - TURNED
    for note in answer.notes:
        left = room - units(pack(blocks, room)[-1]) - len(BETWEEN)
        blocks.extend(note_blocks(note, room, left))
    folded = FEW_LINES if len(answer.citations) >= MANY_QUOTES else LONG_QUOTE
    for citation in answer.citations:
        link = links.get(citation.clause_id, "")
        blocks.extend(citation_blocks(citation, room, _marking(answer, citation), link, folded=folded))
    blocks.extend(sources(answer, room))
    pages = pack(blocks, room)
    later = (f"{_going_on(answer, at, len(pages))}\n\n{page}" for at, page in enumerate(pages[1:], 2))
    return (*pages[:1], *later)


def _going_on(answer: Answer, page: int, pages: int) -> str:
    """The first line of a later message of an answer: which of how many, and what it is about."""
    about = plain(shorten(answer.headline, ABOUT))
    return wording.PAGE.format(page=page, pages=pages, about=about)


def _marking(answer: Answer, citation: Citation) -> Callable[[str], str]:
    """How a quote's words become HTML; of a clause that nobody asked for, but opened, nothing stands out."""
    if not answer.question:
        return plain
    lines = (line for line in answer.plans if line.plan_id == citation.plan_id)
    values = [value for line in lines for value in line.values if value.path == citation.path]
    return partial(emphasised, question=answer.question, headline=answer.headline, values=values)


def note_blocks(note: str, limit: int, left: int) -> list[str]:
    """A note as HTML; a list that doesn't fit the `left` units of its message goes on in the next, between two lines.

    Only a line longer than a sixth of a message is divided within.
    """
    if units(plain(note)) <= (left if "\n" in note else limit):
        return [plain(note)]
    blocks: list[str] = []
    room = left
    for line in note.splitlines():
        for piece in map(plain, cut(line, limit // 6)):  # five units at most for an escaped character
            if blocks and units(blocks[-1]) + 1 + units(piece) <= room:
                blocks[-1] += f"\n{piece}"
                continue
            if blocks or units(piece) > left:  # in a message of its own
                room = limit
            blocks.append(piece)
    return blocks


def citation_blocks(
    citation: Citation,
    limit: int = MESSAGE_LIMIT,
    mark: Callable[[str], str] = plain,
    link: str = "",
    *,
    folded: int = LONG_QUOTE,
) -> tuple[str, ...]:
    """One block for a citation; several only where it is longer than a message.

    `mark` makes HTML of its words; `link` is the address that its place opens; a quote of more than `folded`
    characters is folded.
    """
    whole = _citation_block(mark(citation.text), citation.label, citation, link, folded)
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


def _citation_block(words: str, label: str, citation: Citation, link: str, folded: int = LONG_QUOTE) -> str:
    tag = "blockquote expandable" if len(words) > folded else "blockquote"
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


def pack(blocks: Iterable[str], limit: int = MESSAGE_LIMIT) -> tuple[str, ...]:
    """The blocks joined by blank lines into as few messages as hold them; no block is divided."""
    pages: list[str] = []
    for block in blocks:
        joined = f"{pages[-1]}{BETWEEN}{block}" if pages else block
        if pages and units(joined) <= limit and len(_OPENING.findall(joined)) <= MAX_ENTITIES:
            pages[-1] = joined
        else:
            pages.append(block)
    return tuple(pages)
