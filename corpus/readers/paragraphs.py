"""Paragraphs of formats without pages (Word, RTF) to a source text: legacy codes, columns set with tabs."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.models import SourceText
from corpus.normalize import repair_words
from corpus.readers.assemble import Draft, SourceTextFormat, assemble
from corpus.readers.tabbed import part_columns


def source_of_paragraphs(
    drafts: Sequence[Draft], data: bytes, file: str, form: SourceTextFormat, warnings: Sequence[str] = ()
) -> SourceText:
    """The source text of a document's paragraphs and rows in reading order."""
    repaired, codes = _repaired(drafts)
    kept = [code for code in codes if code != "poor_text"]
    return assemble(part_columns(repaired), data, file, form, [*warnings, *kept])


def _repaired(drafts: Sequence[Draft]) -> tuple[list[Draft], Sequence[str]]:
    """The drafts with legacy text that no font's name told of converted, judged of all of them together."""
    strings = [text for draft in drafts for text in (draft.text, *draft.cells, *draft.header)]
    made, codes = repair_words([" ".join(text.split("\n")) for text in strings])
    following = iter(made)
    repaired = [
        draft._replace(
            text=next(following),
            cells=tuple(next(following) for _ in draft.cells),
            header=tuple(next(following) for _ in draft.header),
        )
        for draft in drafts
    ]
    return repaired, codes
