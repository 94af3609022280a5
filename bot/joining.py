"""The answers to the parts of one question as one answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot import compose, messages
from bot.answer import Answer
from bot.answers.excerpt import shorten
from bot.question.model import Question

_JOINT = "; "
_FINAL = " .;"


def asked_together(parts: Sequence[Question], ask: Callable[[Question], Answer]) -> list[Answer]:
    """The answers to the parts: of one plan, where the part that it answers first names none.

    A part that finds nothing by itself is asked of the clauses that answer the others: they may hold it too.
    """
    answers: list[Answer] = []
    for part in parts:
        plans = () if part.provinces else _only_plan(answers)
        answers.append(ask(part.model_copy(update={"plan_ids": plans}) if plans else part))
    near = tuple((c.plan_id, c.path) for a in answers if a.status == "answered" for c in a.citations)
    return [
        answer if answer.status == "answered" or not near else _beside(part, answer, near, ask)
        for part, answer in zip(parts, answers, strict=True)
    ]


def _only_plan(answers: Sequence[Answer]) -> tuple[str, ...]:
    """The one plan that the parts before were answered from; empty where it is none or several."""
    plans = {c.plan_id for a in answers if a.status == "answered" for c in a.citations}
    return tuple(plans) if len(plans) == 1 else ()


def _beside(
    part: Question, refusal: Answer, near: tuple[tuple[str, str], ...], ask: Callable[[Question], Answer]
) -> Answer:
    plans = tuple(dict.fromkeys(plan_id for plan_id, _ in near))
    found = ask(part.model_copy(update={"near": near, "plan_ids": plans}))
    return found if found.status == "answered" else refusal


def joined(question: Question, answers: Sequence[Answer]) -> Answer:
    """The answers to the parts of one question: answered where any part is, and each part is named."""
    good = [a for a in answers if a.status == "answered"]
    if not good:
        return answers[0].model_copy(update={"question": question.raw})
    headline = _headline(answers)
    citations = tuple({c.clause_id: c for a in good for c in a.citations}.values())
    notes = tuple(dict.fromkeys(n for a in good for n in (a.headline, *a.notes)))
    notes += tuple(a.headline for a in answers if a.status != "answered")
    notes = tuple(n for n in notes if n not in headline)
    quotes = tuple(
        messages.QUOTE_LINE.format(text=c.text, label=c.label, plan=c.plan_title) for c in citations
    )
    return good[0].model_copy(
        update={
            "question": question.raw, "headline": headline, "notes": notes, "citations": citations,
            "text": compose.full_text(headline, notes, quotes), "reason": None,
            "plans": tuple(line for a in good for line in a.plans),
        }
    )  # fmt: skip


def _headline(answers: Sequence[Answer]) -> str:
    """What the parts say, each once: a line that another one holds is left out, and the same place is named once."""
    said = list(dict.fromkeys(a.headline for a in answers))
    told = [line for line in said if not any(line in other for other in said if other != line)]
    places = [line.partition(": ")[0] + ": " for line in told]
    lines = [
        line.removeprefix(place) if place in places[:i] else line
        for i, (line, place) in enumerate(zip(told, places, strict=True))
    ]
    lines = [line.rstrip(_FINAL) if i < len(lines) - 1 else line for i, line in enumerate(lines)]
    return shorten(_JOINT.join(_within(lines, compose.HEADLINE)), compose.HEADLINE)


def _within(lines: list[str], limit: int) -> list[str]:
    """The lines cut to what they may have together: short ones stay whole, the long share what is left."""
    room = limit - len(_JOINT) * (len(lines) - 1)
    cut = list(lines)
    for done, i in enumerate(sorted(range(len(lines)), key=lambda i: len(lines[i]))):
        share = room // (len(lines) - done)
        cut[i] = shorten(lines[i], share)
        room -= len(cut[i])
    return cut
