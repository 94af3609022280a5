"""Abbreviations in a question and what they stand for; those of agencies are the agencies' own affair."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from corpus.folding import fold
from corpus.frozen import Frozen
from corpus.gazetteer import tables
from corpus.gazetteer.spelling import has_tone

_RUN = re.compile(r"[^\W_]+(?:[&.-][^\W_]+)*")
_NUMBER = re.compile(r"(?<!\w)\d[^\s,;/]*/[^\s,;()]+")  # a document's number keeps its letters
_FIGURE = re.compile(r"\s*\d")


class Expansion(Frozen):
    """`text[start:end]` is an abbreviation that stands for `full`."""

    start: int
    end: int
    full: str


class _Known(NamedTuple):
    written: str
    full: str
    lower: bool
    not_after: frozenset[str]
    figure: bool
    before: frozenset[str]  # folded words, one of which has to follow; empty: any


@lru_cache(maxsize=1)
def _known() -> dict[str, _Known]:
    """The abbreviations by their folded letters. Raises ValueError where two fold alike."""
    known: dict[str, _Known] = {}
    for row in tables.rows("abbreviations.tsv"):
        key = fold(row["abbr"])
        if key in known:
            raise ValueError(f"abbreviations.tsv: {row['abbr']!r} reads like {known[key].written!r}")
        not_after = frozenset(
            fold(word) for phrase in row["not_after"].split(";") for word in phrase.split()[-1:]
        )
        known[key] = _Known(
            row["abbr"], row["full"], row["lower"] == "yes", not_after, "number" in row["before"].split(";"),
            frozenset(fold(word.strip()) for word in row["before"].split(";") if word not in ("", "number")),
        )  # fmt: skip
    return known


def expand(text: str) -> tuple[Expansion, ...]:
    """The abbreviations in NFC text, in order, with their full words.

    In lower case only those that mean nothing else so; none inside a document's number.
    """
    numbers = [number.span() for number in _NUMBER.finditer(text)]
    found: list[Expansion] = []
    before = ""
    last = 0
    for run in _RUN.finditer(text):
        before = before if text[last : run.start()].isspace() else ""
        word_before, before, last = before, re.split(r"[&.-]", fold(run.group()))[-1], run.end()
        known = _known().get(re.sub(r"[&.-]", "", fold(run.group())))
        if known is None or any(start <= run.start() < end for start, end in numbers):
            continue
        if word_before not in known.not_after and _means_it(text, run, known):
            found.append(Expansion(start=run.start(), end=run.end(), full=known.full))
    return tuple(found)


def _means_it(text: str, run: re.Match[str], known: _Known) -> bool:
    """Whether the letters are the abbreviation here, not a word or a part of an agency's name."""
    written = run.group()
    if has_tone(written) or (not known.lower and written.upper() != written):
        return False
    if not _same_letters(written, known.written):
        return False
    if text[max(0, run.start() - 1) : run.start()] in ("/", "&") or text[run.end() : run.end() + 1] in (
        "/",
        "&",
    ):
        return False
    if known.figure and _FIGURE.match(text, run.end()) is not None:
        return True
    following = _RUN.search(text, run.end())
    if known.before:
        return following is not None and fold(following.group()) in known.before
    return not known.figure


def _same_letters(written: str, known: str) -> bool:
    """Whether each letter is the known one, a plain `d` also for `đ`, but no `đ` for `d`."""
    letters = [char for char in written.lower() if char not in "&.-"]
    return all(mine in (other, fold(other)) for mine, other in zip(letters, known.lower(), strict=False))
