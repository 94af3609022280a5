"""An Answer on a console: headline, notes, quotes with their place, what to ask next; 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from bot import messages
from bot.answer import Answer, Citation, PlanLine

WIDTH = 80
_BAR = "  │ "


def console(answer: Answer, *, width: int = WIDTH) -> str:
    """The answer as text of at most `width` columns, except where one word is longer."""
    blocks = [_wrap(answer.headline, width)]
    blocks.extend(_wrap(note, width) for note in answer.notes)
    blocks.extend(_quote(citation, width) for citation in answer.citations)
    if answer.citations:
        blocks.append("\n".join([messages.CONSOLE_SOURCES, *_sources(answer, width)]))
    if answer.suggestions:
        questions = [_wrap(question, width, "  ? ", "    ") for question in answer.suggestions]
        blocks.append("\n".join([messages.CONSOLE_SUGGESTIONS, *questions]))
    return "\n\n".join(blocks)


def written_date(issued: str) -> str:
    """`2023-08` as `8/2023`, `2026-04-28` as `28/4/2026`."""
    return "/".join(part.lstrip("0") for part in reversed(issued.split("-")))


def short_source(citation: Citation | PlanLine, *, place: bool = True) -> str:
    """The plan in a few words: province (unless not wanted), date and number, a blank number said to be blank."""
    issued = written_date(citation.issued) if citation.issued else None
    if citation.number is None:
        number = messages.SOURCE_NUMBER_BLANK
    else:
        number = messages.SOURCE_NUMBER.format(number=citation.number)
    province = citation.province if place else None
    return ", ".join(part for part in (province, issued, number) if part)


def verbatim(citation: Citation) -> str:
    """Which words of a quote are the plan's own slips, in brackets to stand behind its place; empty where none are."""
    words = ", ".join(f"“{slip}”" for slip in citation.slips)
    return f" ({messages.VERBATIM.format(words=words)})" if words else ""


def titles(answer: Answer) -> tuple[str, ...]:
    """The plans that are cited, each once: province and title."""
    cited = dict.fromkeys((citation.province, citation.plan_title) for citation in answer.citations)
    return tuple(f"{province}: {title}" if province else title for province, title in cited)


def _quote(citation: Citation, width: int) -> str:
    return (
        _wrap(citation.text, width, _BAR, _BAR)
        + "\n"
        + _wrap(f"— {_place(citation)}", width, "    ", "      ")
    )


def _place(citation: Citation) -> str:
    return f"{citation.label} ({short_source(citation)}){verbatim(citation)}"


def _sources(answer: Answer, width: int) -> Iterator[str]:
    for title in titles(answer):
        yield _wrap(title, width, "  • ", "    ")


def _wrap(text: str, width: int, first: str = "", rest: str = "") -> str:
    """Each line of the text wrapped on its own; `rest` stands before every line but the first."""
    lines: list[str] = []
    for line in text.splitlines():
        lines.extend(
            textwrap.wrap(
                line,
                width,
                initial_indent=rest if lines else first,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
            )
            or [rest.rstrip()]
        )
    return "\n".join(lines)
