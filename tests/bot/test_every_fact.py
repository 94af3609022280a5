"""Every fact of every plan, asked for in the plan's own words, is answered with its value and its clause."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.answer import Answer
from bot.answers.numbers.target_words import value_of
from bot.answers.times.events import event_day
from corpus.gazetteer.agencies import load_agencies
from corpus.models import Plan

Ask = Callable[..., Answer]
ENOUGH = 0.95  # some facts share all their words with another of their plan


def share(asked: int, wrong: list[str]) -> str:
    return f"{len(wrong)} of {asked}:\n" + "\n".join(wrong)


def test_targets(ask: Ask, plans: Mapping[str, Plan]) -> None:
    asked, wrong = 0, []
    for plan in plans.values():
        for fact in plan.facts.targets:
            if fact.value is None:
                continue
            asked += 1
            when = f"Đến năm {fact.year}, " if fact.year else ""
            question = (
                f"{plan.metadata.province}: {when}{fact.subject} {fact.measure} đặt chỉ tiêu bao nhiêu?"
            )
            answer = ask(question)
            cited = {c.path for c in answer.citations if c.plan_id == plan.plan_id}
            if fact.path not in cited or value_of(fact) not in f"{answer.headline} {' '.join(answer.notes)}":
                wrong.append(f"{question} ({value_of(fact)}) → {answer.headline}")
    assert asked > 50
    assert len(wrong) <= (1 - ENOUGH) * asked, share(asked, wrong)


def test_agencies_with_a_section(ask: Ask, plans: Mapping[str, Plan]) -> None:
    known = load_agencies()
    asked, wrong = 0, []
    for plan in plans.values():
        own = [fact for fact in plan.facts.duties if fact.place == "own" and fact.agency in known.ids]
        for agency in dict.fromkeys(fact.agency for fact in own):
            asked += 1
            question = f"{known.get(agency).name} của {plan.metadata.province} có nhiệm vụ gì?"
            answer = ask(question)
            cited = {c.path for c in answer.citations if c.plan_id == plan.plan_id}
            lacking = [fact.path for fact in own if fact.agency == agency and fact.path not in cited]
            if lacking:
                wrong.append(f"{question} lacks {lacking} → {answer.headline}")
    assert asked > 30
    assert len(wrong) <= (1 - ENOUGH) * asked, share(asked, wrong)


def test_events(ask: Ask, plans: Mapping[str, Plan]) -> None:
    asked, wrong = 0, []
    for plan in plans.values():
        for fact in plan.facts.events:
            asked += 1
            question = f"{fact.name} ({plan.metadata.province}) là ngày nào?"
            answer = ask(question)
            if event_day(fact) not in answer.headline:
                wrong.append(f"{question} ({event_day(fact)}) → {answer.headline}")
    assert asked > 10
    assert len(wrong) <= (1 - ENOUGH) * asked, share(asked, wrong)


def test_deadlines(ask: Ask, plans: Mapping[str, Plan]) -> None:
    asked, wrong = 0, []
    for plan in plans.values():
        for fact in plan.facts.deadlines:
            asked += 1
            question = f"{plan.metadata.province}: {fact.what} trước ngày nào?"
            answer = ask(question)
            cited = {c.path for c in answer.citations if c.plan_id == plan.plan_id}
            if fact.path not in cited or fact.words.text not in answer.text:
                wrong.append(f"{question} ({fact.words.text}, {fact.path}) → {answer.headline}")
    assert asked > 20
    assert len(wrong) <= (1 - ENOUGH) * asked, share(asked, wrong)


def test_every_section_at_its_address(ask: Ask, plans: Mapping[str, Plan]) -> None:
    """A numbered heading's clauses, all of them and in order."""
    asked, wrong = 0, []
    for plan in plans.values():
        for index, node in enumerate(plan.nodes):
            below = [n.key for n in plan.nodes if n.parent == index and n.is_clause]
            if node.kind != "heading" or not below or any(s.kind != "section" for s in node.path.steps):
                continue
            asked += 1
            about = plan.metadata.programme or plan.metadata.title
            question = f"{node.path.label} kế hoạch “{about}” của {plan.metadata.province}"
            answer = ask(question)
            got = [c.path for c in answer.citations if c.plan_id == plan.plan_id]
            if [path for path in got if path in below] != below:
                wrong.append(f"{question} → {got}, not {below}")
    assert asked > 50
    assert wrong == []


def test_no_target_is_given_for_a_year_that_has_none(ask: Ask, plans: Mapping[str, Plan]) -> None:
    wrong = []
    for plan in plans.values():
        for fact in plan.facts.targets:
            subject = f"{fact.subject} {fact.measure}"
            dated = any(str(year) in subject for year in range(2000, 2050))
            if fact.value is None or fact.year is None or dated or fact.subject.startswith("kinh phí"):
                continue  # a share of funds is asked for as funds are
            question = f"{plan.metadata.province}: Đến năm 2041, {subject} đặt chỉ tiêu bao nhiêu?"
            answer = ask(question)
            if answer.status == "answered":
                wrong.append(f"{question} → {answer.headline}")
    assert wrong == []


def test_no_target_is_given_for_another_province(ask: Ask, plans: Mapping[str, Plan]) -> None:
    """Each target is asked of each province that has no such plan: never a number, never another's clause."""
    wrong = []
    for plan in plans.values():
        others = {p.metadata.province for p in plans.values()} - {plan.metadata.province}
        for fact in plan.facts.targets[::3]:
            for province in sorted(p for p in others if p):
                question = f"{province}: {fact.subject} {fact.measure} đặt chỉ tiêu bao nhiêu?"
                answer = ask(question)
                foreign = [c.province for c in answer.citations if c.province != province]
                if foreign or (fact.value is not None and value_of(fact) in answer.headline):
                    wrong.append(f"{question} → {answer.headline}")
    assert wrong == []
