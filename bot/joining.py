"""The answers to the parts of one question as one answer."""

from __future__ import annotations

from collections.abc import Sequence

from bot import compose, messages
from bot.answer import Answer
from bot.answers.excerpt import shorten
from bot.question.model import Question


def joined(question: Question, answers: Sequence[Answer]) -> Answer:
    """The answers to the parts of one question: answered where any part is, and each part is named."""
    good = [a for a in answers if a.status == "answered"]
    if not good:
        return answers[0].model_copy(update={"question": question.raw})
    room = compose.HEADLINE // len(answers) - 2
    headline = shorten("; ".join(dict.fromkeys(shorten(a.headline, room) for a in answers)), compose.HEADLINE)
    citations = tuple({c.clause_id: c for a in good for c in a.citations}.values())
    notes = tuple(dict.fromkeys(n for a in good for n in (a.headline, *a.notes)))
    notes += tuple(a.headline for a in answers if a.status != "answered")
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
