"""What is no question to a plan: greetings, thanks, help, pointing at the last answer, other services."""

from __future__ import annotations

from collections.abc import Sequence

from bot import compose, messages
from bot.answer import Answer, Citation
from bot.answers.excerpt import shorten
from bot.conversation import Conversation
from bot.held_plans import answer_held_plans
from bot.library import Shelf
from bot.question.model import Question
from bot.view import PlanView


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
            return answer_held_plans(question, shelf)
        case "source" | "sure" | "item":
            return _pointing(question, conversation, shelf)
        case _:
            return None


def _examples(shelf: Shelf) -> tuple[str, ...]:
    return tuple(messages.SUGGEST_DEADLINE.format(place=p) for p in list(shelf.directory.provinces)[:2])


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
