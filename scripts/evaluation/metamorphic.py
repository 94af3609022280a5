"""Whether answers stay the same where only the typing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from bot.answer import Answer
from corpus.frozen import Frozen
from evaluation.questions import Question
from evaluation.variants import VARIANTS, Variant, vary

Asker = Callable[[tuple[Question, ...]], Mapping[str, Answer]]


class Change(Frozen):
    """What a variant did to one question's answer."""

    id: str
    variant: Variant
    asked: str
    same: bool  # the same citations, or not answered as before
    before: tuple[str, ...] = ()  # what was cited, or the status where nothing was
    after: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()  # provinces cited now and not before
    invented: bool = False  # answered now, not before


def compare(question: Question, variant: Variant, before: Answer, after: Answer) -> Change:
    """How the answer to a varied question differs from the answer to the question."""
    now, then = _places(after), _places(before)
    answered = before.status == "answered"
    return Change(
        id=question.id,
        variant=variant,
        asked=" / ".join(question.asked),
        same=now == then if answered else after.status != "answered",
        before=_labels(before),
        after=_labels(after),
        foreign=tuple(sorted(_provinces(after) - _provinces(before))) if answered else (),
        invented=not answered and after.status == "answered",
    )


def _places(answer: Answer) -> frozenset[tuple[str, str]]:
    return frozenset((citation.plan_id, citation.path) for citation in answer.citations)


def _labels(answer: Answer) -> tuple[str, ...]:
    return tuple(f"{c.province}: {c.label}" for c in answer.citations) or (answer.status,)


def _provinces(answer: Answer) -> frozenset[str]:
    return frozenset(citation.province or "" for citation in answer.citations)


def run(questions: Iterable[Question], answers: Mapping[str, Answer], ask: Asker) -> tuple[Change, ...]:
    """Every variant of every question, against the answer that the question itself got."""
    pairs = [
        (question, variant, varied)
        for question in questions
        for variant in VARIANTS
        if (varied := vary(question, variant)) is not None
    ]
    after = ask(tuple(varied for _, _, varied in pairs))
    return tuple(
        compare(varied, variant, answers[question.id], after[varied.id])
        for question, variant, varied in pairs
    )
