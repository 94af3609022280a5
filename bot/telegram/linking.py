"""Answers with their links: each citation's place opens the clause, also where the answer was forwarded to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.agenda import Occasion
from bot.answer import Answer
from bot.linked import link_of
from bot.store.links import Linked
from bot.telegram.compose import answer_pages
from bot.telegram.desk import Desk
from bot.telegram.links import deep_link, reference, share_link
from corpus.folding import compact


async def linked_pages(desk: Desk, answer: Answer, username: str, *, preface: str = "") -> tuple[str, ...]:
    """The answer's messages, their places linked."""
    return answer_pages(answer, preface=preface, links=await clause_links(desk, answer, username))


async def clause_links(desk: Desk, answer: Answer, username: str) -> Mapping[str, str]:
    """The address of each cited clause, by its id."""
    targets = {
        citation.clause_id: Linked("clause", citation.plan_id, citation.path) for citation in answer.citations
    }
    numbers = await desk.keep(desk.store.links.numbers, list(targets.values())) if targets else []
    return {
        clause: deep_link(username, "clause", number) for clause, number in zip(targets, numbers, strict=True)
    }


async def occasion_links(desk: Desk, found: Sequence[Occasion], username: str) -> Mapping[str, str]:
    """The address of each event, and of each deadline's clause, by the occasion's id."""
    targets = {one.id: _target(one) for one in found}
    numbers = await desk.keep(desk.store.links.numbers, list(targets.values())) if targets else []
    return {
        key: deep_link(username, target.kind, number)
        for (key, target), number in zip(targets.items(), numbers, strict=True)
    }


def _target(occasion: Occasion) -> Linked:
    plan_id = occasion.citation.plan_id
    if occasion.kind == "event":
        return Linked("event", plan_id, compact(occasion.name))
    return Linked("clause", plan_id, occasion.citation.path)


async def address_of(desk: Desk, target: Linked, username: str) -> str:
    """The deep link to one thing."""
    return deep_link(username, target.kind, await desk.keep(desk.store.links.number, target))


async def sharing(desk: Desk, answer: Answer, username: str) -> str:
    """The address that sends an answer on; empty where it is about more than a link opens."""
    cited = {citation.plan_id for citation in answer.citations}
    if answer.status != "answered" or len(cited) != 1:
        return ""
    try:
        plan = await desk.keep(desk.library.plan, cited.pop())
    except KeyError:  # taken out since
        return ""
    target = link_of(answer, plan)
    if target is None:
        return ""
    words = reference(answer.citations[0]) if target.kind == "clause" else answer.headline
    return share_link(await address_of(desk, target, username), words)
