"""What is no question to a plan: greetings, thanks, help, pointing at the last answer, other services."""

from __future__ import annotations

from collections.abc import Sequence

from bot import compose, messages
from bot.answer import Answer, Citation
from bot.answers.excerpt import shorten
from bot.conversation import Conversation
from bot.library import Shelf
from bot.plan_directory import PlanDirectory
from bot.question.model import Question
from bot.view import PlanView
from bot.weights import WEIGHTS


def answer_small_talk(question: Question, conversation: Conversation, shelf: Shelf) -> Answer | None:
    """The reply where no plan is asked; None where one is."""
    match question.intent:
        case "greeting":
            return compose.plain(question, "chat", messages.GREETING, choices=_examples(shelf))
        case "thanks":
            return compose.plain(question, "chat", messages.THANKS)
        case "help":
            return compose.plain(question, "chat", messages.HELP, choices=_examples(shelf))
        case "profile":
            what = ", ".join(s.id for s in question.provinces) or ", ".join(
                s.written for s in question.agencies
            )
            return compose.plain(
                question, "chat", messages.PROFILE_KEPT.format(what=what), choices=_examples(shelf)
            )
        case "outside":
            return compose.plain(question, "not_found", messages.OUT_OF_SCOPE, reason="out_of_scope")
        case "unreadable":
            example = next(iter(_examples(shelf)), "")
            line = messages.NOT_UNDERSTOOD.format(example=example)
            return compose.plain(question, "not_found", line, reason="not_understood")
        case "draft" if not question.terms:
            return compose.plain(question, "not_found", messages.DRAFT_NOTHING, reason="out_of_scope")
        case "plans":
            return _plans(question, shelf)
        case "source" | "sure" | "item":
            return _pointing(question, conversation, shelf)
        case _:
            return None


def _examples(shelf: Shelf) -> tuple[str, ...]:
    return tuple(messages.SUGGEST_DEADLINE.format(place=p) for p in list(shelf.directory.provinces)[:2])


def _plans(question: Question, shelf: Shelf) -> Answer:
    wanted = {s.id for s in question.provinces}
    held = shelf.directory.of_provinces(wanted) if wanted else shelf.directory.ids
    if not held:
        return compose.plain(
            question,
            "not_found",
            messages.NO_SUCH_PLAN.format(place=", ".join(wanted)),
            reason="no_such_plan",
        )
    if len(held) > WEIGHTS.plans_listed:
        return _plans_counted(question, shelf.directory, held)
    views = [shelf.view(plan_id) for plan_id in held]
    lines = [f"- {compose.plan_name(v)}: {v.metadata.title}" for v in views]
    line = messages.PLANS_HELD.format(count=len(views), plans="; ".join(compose.plan_name(v) for v in views))
    return compose.plain(question, "answered", line, notes=["\n".join(lines)]).model_copy(
        update={"understood": compose.understood(question, [v.plan_id for v in views])}
    )


def _plans_counted(question: Question, plans: PlanDirectory, held: Sequence[str]) -> Answer:
    """How many plans there are, and of a province that is named the first of them: more than anybody reads."""
    named = {s.id for s in question.provinces}
    if named:
        titles = [plans.by_id[plan_id].metadata.title for plan_id in held[: WEIGHTS.plans_listed]]
        note = "\n".join(f"- {title}" for title in titles)
        places = ", ".join(sorted(named))
    else:
        each = sorted(plans.by_province.items(), key=lambda item: (-len(item[1]), item[0]))
        note = "\n".join(f"- {province}: {len(ids)}" for province, ids in each)
        places = messages.PROVINCES_COUNTED.format(count=len(each))
    line = messages.PLANS_COUNTED.format(count=len(held), places=places)
    return compose.plain(question, "answered", line, notes=[note])


def _pointing(question: Question, conversation: Conversation, shelf: Shelf) -> Answer:
    last = conversation.last
    cited = _cited(conversation, shelf)
    if last is None or not cited:
        return compose.plain(question, "not_found", messages.NO_LAST, reason="not_understood")
    if question.intent == "item" and question.ordinal is not None:
        at = question.ordinal if question.ordinal > 0 else len(cited) + 1 + question.ordinal
        if not 0 < at <= len(cited):
            line = messages.ITEM_ABSENT.format(count=len(cited))
            return compose.plain(question, "not_found", line, reason="no_such_place")
        citation, view = cited[at - 1]
        line = messages.ITEM_OF_LAST.format(number=at, first=shorten(citation.text, 200))
        return _recited(question, compose.named(view, line), [(citation, view)])
    template = messages.SURE_OF_LAST if question.intent == "sure" else messages.SOURCE_OF_LAST
    places = "; ".join(dict.fromkeys(f"{c.label}, {compose.plan_name(v)}" for c, v in cited))
    return _recited(question, template.format(places=places), cited)


def _cited(conversation: Conversation, shelf: Shelf) -> list[tuple[Citation, PlanView]]:
    """What the last answer cited, as far as the plans still hold it."""
    found: list[tuple[Citation, PlanView]] = []
    held = shelf.directory.by_id
    for plan_id, path in conversation.last.cited if conversation.last else ():
        if plan_id in held:
            view = shelf.view(plan_id)
            node = view.plan.by_key.get(path)
            if node is not None:
                found.append((view.cite(node), view))
    return found


def _recited(question: Question, headline: str, cited: Sequence[tuple[Citation, PlanView]]) -> Answer:
    headline = shorten(headline, compose.HEADLINE)
    quotes = [compose.quote(c, v) for c, v in cited]
    return Answer(
        question=question.raw, status="answered", headline=headline, text=compose.full_text(headline, (), quotes),
        citations=tuple(c for c, _ in cited),
        understood=compose.understood(question, list(dict.fromkeys(v.plan_id for _, v in cited))),
    )  # fmt: skip
