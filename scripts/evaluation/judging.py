"""What is wrong with an answer to a labelled question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bot.answer import Answer, Citation
from evaluation.questions import FOCUSED, SAID_ANYWHERE, Question
from evaluation.wording import place_name, plain, says, solid

LONGEST_HEADLINE: Final = 300
LONGEST_CITATION: Final = 1300  # a clause, not a chapter
BESIDE: Final = 2  # citations that may stand beside the ones that answer a focused question
FEWEST_ALLOWED: Final = 3


def judge(question: Question, answer: Answer, sources: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Everything wrong with the answer; empty where it passes.

    `sources` maps names of text and Markdown files to their `solid` text: a citation from such a file must
    stand in it word for word.
    """
    wrong = list(_of_status(question, answer))
    if question.status == "answered":
        wrong += _of_evidence(question, answer.citations)
        wrong += _of_citations(answer.citations, sources or {})
        wrong += _of_headline(question, answer.headline)
    return tuple(wrong + list(_of_words(question, answer)))


def _of_status(question: Question, answer: Answer) -> Iterator[str]:
    if answer.status != question.status:
        yield f"status {answer.status}, not {question.status}"
    elif question.reason and answer.reason != question.reason:
        yield f"reason {answer.reason}, not {question.reason}"


def _of_evidence(question: Question, citations: tuple[Citation, ...]) -> Iterator[str]:
    quotes = [(place_name(citation.province or ""), plain(citation.text)) for citation in citations]
    for province, *texts in question.cite:
        here = [quote for name, quote in quotes if name == place_name(province)]
        if not any(plain(text) in quote for text in texts for quote in here):
            yield f"not cited: {province}: {texts[0]!r}"
    if not citations and question.kind != "meta":
        yield "no citation"
    if question.kind in FOCUSED and len(citations) > max(FEWEST_ALLOWED, len(question.cite) + BESIDE):
        yield f"{len(citations)} citations where {len(question.cite)} answer"


def _of_citations(citations: tuple[Citation, ...], sources: Mapping[str, str]) -> Iterator[str]:
    for citation in citations:
        if len(citation.text) > LONGEST_CITATION:
            yield f"a citation of {len(citation.text)} characters: {citation.label}"
        source = sources.get(citation.source.file)
        if source is not None and solid(citation.text) not in source:
            yield f"not word for word: {citation.label}: {citation.text[:60]!r}"


def _of_headline(question: Question, headline: str) -> Iterator[str]:
    if len(headline) > LONGEST_HEADLINE:
        yield f"headline of {len(headline)} characters"
    if question.begins and not plain(headline).startswith(plain(question.begins)):
        yield f"headline does not begin with {question.begins!r}"
    if question.kind == "target" and question.say:
        known = [*question.asked, question.question, *(word for words in question.say for word in words)]
        if extra := _percentages(headline) - _percentages(" ".join(known)):
            yield f"percentages not asked for: {', '.join(sorted(extra))}"


def _percentages(text: str) -> set[str]:
    return {found.replace(" ", "") for found in re.findall(r"\d+(?:[.,]\d+)? ?%", plain(text))}


def _of_words(question: Question, answer: Answer) -> Iterator[str]:
    reply = f"{answer.headline}\n{answer.text}"
    answered = question.status == "answered"
    where = answer.headline if answered and question.kind not in SAID_ANYWHERE else reply
    for options in question.say:
        if not any(says(where, words) for words in options):
            yield f"not said: {' | '.join(options)}"
    for words in question.notsay:
        if says(answer.headline if answered else reply, words):
            yield f"said: {words}"
