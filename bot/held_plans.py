"""Which plans are held: all, those of a province, those about something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import compose, messages
from bot.answer import Answer
from bot.library import Shelf
from bot.matching import WeighedTerms, words_of
from bot.plan_directory import PlanDirectory
from bot.question.model import Question
from bot.weights import WEIGHTS
from corpus.folding import fold


def answer_held_plans(question: Question, shelf: Shelf) -> Answer | None:
    """The plans that a question asks for; None where it asks for a matter that no plan is named by."""
    wanted = {s.id for s in question.provinces}
    held = shelf.directory.of_provinces(wanted) if wanted else shelf.directory.ids
    if not held:
        return compose.plain(
            question,
            "not_found",
            messages.NO_SUCH_PLAN.format(place=", ".join(wanted)),
            reason="no_such_plan",
        )
    if question.plans_about and question.terms:
        held = _about(question, shelf, held)
        if not held:
            return None
    if len(held) > WEIGHTS.plans_listed:
        return _counted(question, shelf.directory, held)
    views = [shelf.view(plan_id) for plan_id in held]
    lines = [f"- {compose.plan_name(v)}: {v.metadata.title}" for v in views]
    told = messages.PLANS_HELD_ABOUT if question.plans_about and question.terms else messages.PLANS_HELD
    line = told.format(count=len(views), plans="; ".join(compose.plan_name(v) for v in views))
    return compose.plain(question, "answered", line, notes=["\n".join(lines)]).model_copy(
        update={"understood": compose.understood(question, [v.plan_id for v in views])}
    )


# `tỉnh nào có kế hoạch mua xe …`: what is planned; with `về` and its like a document of its own is asked for.
_PLANNED = re.compile(
    r"\b(?:tinh|dia phuong|noi|thanh pho) nao (?:da |cung |hien )?(?:co|ra) (?:nhung |cac )?(ke hoach )"
    r"(?!(?:ve|noi|lien quan|cho|nao|gi|rieng|nam|giai doan)\b)"
)


def as_doing(question: Question, shelf: Shelf) -> Question | None:
    """`tỉnh nào có kế hoạch mua xe` as a question of what plans say, where no plan is named by it; None for others."""
    planned = _PLANNED.search(fold(question.text)) if question.intent == "plans" else None
    wanted = {s.id for s in question.provinces}
    held = shelf.directory.of_provinces(wanted) if wanted else shelf.directory.ids
    if planned is None or not question.terms or _about(question, shelf, held):
        return None
    text = question.text[: planned.start(1)] + question.text[planned.end(1) :]
    doing = shelf.reader.read(text, question.today)
    intent = "content" if doing.intent == "plans" else doing.intent
    return doing.model_copy(update={"raw": question.raw, "intent": intent}) if doing.terms else None


def _about(question: Question, shelf: Shelf, held: Sequence[str]) -> tuple[str, ...]:
    """The plans whose title or programme meets the question's words; read from the summaries alone."""
    terms = WeighedTerms(question.terms, shelf.lexicon)
    named: list[str] = []
    for plan_id in held:
        metadata = shelf.directory.by_id[plan_id].metadata
        title = words_of(metadata.title, metadata.programme or "")
        if terms.coverage_at_most(title) >= WEIGHTS.answer and terms.coverage(title) >= WEIGHTS.answer:
            named.append(plan_id)
    return tuple(named)


def _counted(question: Question, plans: PlanDirectory, held: Sequence[str]) -> Answer:
    """How many plans there are, and of a province that is named the first of them: more than anybody reads."""
    named = {s.id for s in question.provinces}
    if named:
        titles = [plans.by_id[plan_id].metadata.title for plan_id in held[: WEIGHTS.plans_listed]]
        note = "\n".join(f"- {title}" for title in titles)
        places = ", ".join(sorted(named))
    else:
        chosen = set(held)
        counts = {p: sum(i in chosen for i in ids) for p, ids in plans.by_province.items()}
        each = sorted(((p, n) for p, n in counts.items() if n), key=lambda item: (-item[1], item[0]))
        note = "\n".join(f"- {province}: {count}" for province, count in each)
        places = messages.PROVINCES_COUNTED.format(count=len(each))
    line = messages.PLANS_COUNTED.format(count=len(held), places=places)
    return compose.plain(question, "answered", line, notes=[note])
