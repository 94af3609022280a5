"""`ask`: a question in its conversation → an Answer. The product; Telegram, the console and JSON only render it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from bot import clarify, collecting, compose, messages, scope
from bot.answer import Answer
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Missing, Result, Task
from bot.answers.premise import check_premise
from bot.answers.route import answer_in
from bot.comparison import conclusion, with_numbers
from bot.conversation import Conversation, Profile, Turn, of_the_last_place, resolve
from bot.held_plans import as_doing
from bot.joining import asked_together, joined
from bot.library import Library, Shelf
from bot.matching import WeighedTerms
from bot.narrowing import Narrowed, narrowed
from bot.numbered import of_the_numbered_plan
from bot.parts import split_parts
from bot.plan_life import life_notes, still_standing
from bot.question.model import Intent, Question, Slot
from bot.small_talk import answer_small_talk
from bot.weights import WEIGHTS
from corpus.frozen import Frozen
from corpus.gazetteer.agencies import load_agencies
from corpus.gazetteer.provinces import load_provinces

_Ranks = Mapping[str, Mapping[str, float]]  # plan → path → score


# Turns that a follow-up doesn't point at: what was pointed at before stays.
_ASIDE = frozenset({"source", "sure", "item", "plans", "outside", "unreadable"})


# What has to be said before an answer that isn't quite what was asked for.
_LEADS: dict[Intent, str] = {"draft": messages.DRAFT_REFUSED + ". ", "plans": messages.NO_PLAN_SO_NAMED + " "}
_TOLD = 2  # provinces whose answers to a question that names none are read side by side


class Reply(Frozen):
    """An answer, and the conversation to hand back with the next question."""

    answer: Answer
    conversation: Conversation


class Assistant:
    """Answers questions about the plans of a library. Keeps nothing between questions: a conversation is passed in."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def warm_up(self) -> None:
        """Load what the first question would wait for: the model, the words. Raises IndexingError."""
        self.library.shelf.retriever.search("kế hoạch", limit=1)
        collecting.settle()

    def ask(self, question: str, conversation: Conversation | None = None, *, today: date) -> Reply:
        """The reply to a question within its conversation."""
        before = conversation or Conversation()
        shelf = self.library.shelf
        read = of_the_numbered_plan(shelf.reader.read(question, today), shelf)
        profile = _profile(read, before.profile)
        readings = resolve(read, before)
        if (doing := as_doing(read, shelf)) is not None:
            readings = (doing, *readings)
        asked, answer = _first_answered(readings, before, shelf)
        if _left_open(asked, answer, before):
            asked, answer = _of_the_last_place(asked, answer, before, shelf)
        turn = Turn(
            question=asked,
            answered=answer.status == "answered",
            plans=answer.understood.plans,
            cited=tuple((c.plan_id, c.path) for c in answer.citations or answer.nearest),
            text=answer.headline,
        )
        aside = answer.status == "chat" or asked.intent in _ASIDE
        kept = before if aside else before.after(turn, profile)
        return Reply(answer=answer, conversation=kept.model_copy(update={"profile": profile}))


def _first_answered(
    readings: Sequence[Question], conversation: Conversation, shelf: Shelf
) -> tuple[Question, Answer]:
    """The first reading of a question that the plans answer; the last where none does."""
    for reading in readings[:-1]:
        answer = _answer(reading, conversation, shelf)
        if answer.status == "answered":
            return reading, answer
    return readings[-1], _answer(readings[-1], conversation, shelf)


def _left_open(asked: Question, answer: Answer, conversation: Conversation) -> bool:
    """Whether many provinces answer a question that names none, though one is being spoken of."""
    last = conversation.last
    if last is None or asked.provinces:
        return False
    spoken_of = {slot.id for slot in last.question.provinces}
    told = {c.province for c in answer.citations}
    return answer.status == "clarify" or len(told) > _TOLD or (len(told) > 1 and not spoken_of & told)


def _of_the_last_place(
    asked: Question, answer: Answer, conversation: Conversation, shelf: Shelf
) -> tuple[Question, Answer]:
    """The answer of the province that is being spoken of, where it has one."""
    for reading in of_the_last_place(asked, conversation):
        held = _answer(reading, conversation, shelf)
        if held.status == "answered":
            return reading, held
    return asked, answer


def _answer(question: Question, conversation: Conversation, shelf: Shelf) -> Answer:
    talk = answer_small_talk(question, conversation, shelf)
    if talk is not None:
        return talk
    if not shelf.summaries:
        return compose.plain(question, "not_found", messages.NO_PLANS, reason="no_such_plan")
    parts = split_parts(question, shelf.reader)
    if len(parts) > 1:
        return joined(question, asked_together(parts, lambda part: _one(part, shelf)))
    return _one(question, shelf)


def _held_to(question: Question, where: scope.Scope) -> scope.Scope:
    """The scope without plans that a follow-up isn't about, where it is held to those of the last answer."""
    plan_ids = tuple(plan_id for plan_id in where.plan_ids if plan_id in question.plan_ids)
    return where.model_copy(update={"plan_ids": plan_ids}) if plan_ids else where


def _one(question: Question, shelf: Shelf) -> Answer:
    where = _held_to(question, scope.scope_of(question, shelf.directory))
    notes = [*where.notes, *_inherited_notes(question)]
    if where.choices:
        return clarify.which_name(question, where)
    if where.reason is not None:
        return _not_held(question, where, shelf)
    named_so = question.plan_topic and question.intent != "plans"  # for plans their titles were gone through
    if named_so and not _topic_held(question, shelf, where.plan_ids):
        return _no_such_topic(question, where, shelf)
    plans = narrowed(question, shelf, where)
    if not plans.plan_ids:
        return clarify.which_scope(question, where, shelf.directory)
    results = _read(question, shelf, plans, named=where.named)
    findings, silent = _chosen(question, results, named=where.named)
    findings = with_numbers(question, still_standing(findings, shelf.relations))
    if where.absent:
        notes += [messages.NO_SUCH_PLAN.format(place=scope.place_name(name)) for name in where.absent]
    if plans.left_out:
        notes.append(messages.READ_LIKELIEST.format(count=len(where.plan_ids), read=len(results)))
    if not findings and question.intent == "plans":
        return _no_such_topic(question, where, shelf)
    if not findings:
        return compose.refused(question, silent, notes)
    if _too_many(findings, plans, named=where.named) and not _side_by_side(question, findings):
        asks = clarify.which_plan if where.named else clarify.which_province
        return asks(question, findings, left_out=plans.left_out)
    lead = _LEADS.get(question.intent) or conclusion(question, findings)
    notes += [*_successor_notes(question, findings, shelf), *life_notes(question, findings, shelf.relations)]
    return compose.answered(
        question, findings, _worth_saying(question, silent, named=where.named), notes, lead
    )


def _read(question: Question, shelf: Shelf, plans: Narrowed, *, named: bool) -> list[Result]:
    """What each plan says; of a scope that has more plans, only until it is clear that the asker has to choose."""
    ranked = _ranking(question, shelf, plans.plan_ids)
    results: list[Result] = []
    for plan_id in plans.plan_ids:
        results.append(_ask_plan(question, shelf, plan_id, ranked))
        if plans.left_out and _too_many(_chosen(question, results, named=named)[0], plans, named=named):
            break
    return results


def _too_many(findings: Sequence[Finding], plans: Narrowed, *, named: bool) -> bool:
    """Whether so many plans say something else that the asker has to choose: a province, or one of its plans."""
    if len({f.value or f.view.plan_id for f in findings}) <= WEIGHTS.groups:
        return False
    return plans.left_out if named else len({f.view.province for f in findings}) > 1


def _side_by_side(question: Question, findings: Sequence[Finding]) -> bool:
    """Whether the asker wants all provinces' answers together, and they are few enough to be read so."""
    places = {f.view.province for f in findings}
    return (question.both or question.compares) and len(places) <= WEIGHTS.side_by_side


def _ranking(question: Question, shelf: Shelf, plan_ids: Sequence[str]) -> Callable[[], _Ranks]:
    """Retrieval over all plans of the scope, done once and only where an answer needs it."""

    @cache
    def ranked() -> _Ranks:
        limit = WEIGHTS.ranked * max(len(plan_ids), 1)
        ranks: dict[str, dict[str, float]] = {}
        for hit in shelf.retriever.search(question.text, plan_ids=plan_ids, limit=limit):
            ranks.setdefault(hit.plan_id, {})[hit.path] = hit.score
        return ranks

    return ranked


def _topic_held(question: Question, shelf: Shelf, plan_ids: Sequence[str]) -> bool:
    """Whether a plan of the scope is named so: its title or programme meets what stands behind `kế hoạch`."""
    if not 0 < len(plan_ids) <= WEIGHTS.plans_asked:
        return True
    topic = WeighedTerms(question.plan_topic, shelf.lexicon)
    return any(topic.coverage(shelf.view(plan_id).title) >= WEIGHTS.topic for plan_id in plan_ids)


def _no_such_topic(question: Question, where: scope.Scope, shelf: Shelf) -> Answer:
    views = [shelf.view(plan_id) for plan_id in where.plan_ids]
    places = ", ".join(dict.fromkeys(v.place for v in views)) if where.named else messages.ANY_PROVINCE
    held = "; ".join(f"{compose.plan_name(v)}: {shorten(v.metadata.title, 90)}" for v in views[:4])
    return compose.plain(
        question, "not_found", messages.NO_SUCH_PLAN_TOPIC.format(place=places), reason="no_such_plan",
        notes=[*where.notes, messages.HELD_PLANS.format(plans=held)],
    )  # fmt: skip


def _ask_plan(question: Question, shelf: Shelf, plan_id: str, ranked: Callable[[], _Ranks]) -> Result:
    task = Task(
        question=question,
        view=shelf.view(plan_id),
        weighed=WeighedTerms(question.terms, shelf.lexicon),
        ranking=lambda: ranked().get(plan_id, {}),
        today=question.today,
    )
    result = check_premise(task, answer_in)
    return replace(result, terms=task.terms) if isinstance(result, Finding) else result


def _chosen(
    question: Question, results: Sequence[Result], *, named: bool
) -> tuple[list[Finding], list[Missing]]:
    """The findings that answer as well as the best, in each province where it is named; and the silent plans."""
    findings = [r for r in results if isinstance(r, Finding)]
    silent = [r for r in results if isinstance(r, Missing)]
    direct = [f for f in findings if f.direct]
    if direct and not named:
        findings = direct
    scores = [f.score + WEIGHTS.title_bonus * _title_share(question, f) for f in findings]
    best: dict[str | None, float] = {}
    for finding, score in zip(findings, scores, strict=True):
        rivals = finding.view.province if named else None
        best[rivals] = max(score, best.get(rivals, score))
    kept = [
        finding
        for finding, score in zip(findings, scores, strict=True)
        if score >= best[finding.view.province if named else None] - WEIGHTS.plan_margin
    ]
    answered = {f.view.province for f in findings}
    return kept, [m for m in silent if not (named and m.view.province in answered)]


def _title_share(question: Question, finding: Finding) -> float:
    """How far the question speaks of this plan by its title."""
    if not question.terms:
        return 0.0
    title = finding.view.title
    met = [t for t in question.terms if f" {' '.join(t.folded)} " in title.folded]
    return len(met) / len(question.terms)


def _worth_saying(question: Question, silent: Sequence[Missing], *, named: bool) -> list[Missing]:
    """Silent plans to name beside those that answer: where both are compared or asked for."""
    if question.compares or question.both or (named and len(question.provinces) > 1):
        return list(silent)
    return [m for m in silent if m.score >= WEIGHTS.answer] if len(silent) <= 2 else []


def _not_held(question: Question, where: scope.Scope, shelf: Shelf) -> Answer:
    places = ", ".join(scope.place_name(name) for name in where.absent)
    held = "; ".join(dict.fromkeys(compose.plan_name(shelf.view(s.plan_id)) for s in shelf.summaries[:8]))
    return compose.plain(
        question, "not_found", messages.NO_SUCH_PLAN.format(place=places), reason="no_such_plan",
        notes=[*where.notes, *_merged_since(question, where, shelf), messages.HELD_PLANS.format(plans=held)],
    )  # fmt: skip


def _merged_since(question: Question, where: scope.Scope, shelf: Shelf) -> list[str]:
    """A province that is part of another since, of which a plan is held: told of, not answered from."""
    provinces = load_provinces()
    held = {s.metadata.province for s in shelf.summaries}
    notes: list[str] = []
    for slot in question.provinces:
        successor = provinces.successor(slot.id, on=question.today) if slot.id in where.absent else None
        if successor is not None and successor in held and successor != slot.id:
            asked = _asked_of(question, slot, successor)
            place = scope.place_name(slot.id)
            notes.append(messages.NOW_PART_OF.format(place=place, successor=successor, question=asked))
    return notes


def _inherited_notes(question: Question) -> list[str]:
    if not question.inherited:
        return []
    if question.inherited == ("provinces", "profile"):
        return [messages.BY_PROFILE.format(place=scope.place_name(question.provinces[0].id))]
    known = load_agencies()
    agencies = [known.get(s.id).name if s.id in known.ids else s.written for s in question.agencies]
    names = [*(s.id for s in question.provinces), *agencies]
    slots = names + [str(y) for y in question.years]
    return [messages.INHERITED.format(slots=", ".join(slots))] if slots else []


def _successor_notes(question: Question, findings: Sequence[Finding], shelf: Shelf) -> list[str]:
    """A province that took in another since: the other's plan is told of, never mixed in."""
    notes: list[str] = []
    provinces = load_provinces()
    answering = {f.view.province for f in findings}
    held = shelf.directory.provinces
    for slot in question.provinces:
        for name in sorted(set(held) - answering):
            if name != slot.id and provinces.successor(name, on=question.today) == slot.id:
                notes.append(
                    messages.ALSO_HELD.format(
                        place=scope.place_name(name),
                        successor=slot.id,
                        question=_asked_of(question, slot, name),
                    )
                )
    return notes


def _asked_of(question: Question, slot: Slot, name: str) -> str:
    """The question as it is put for another province; for one that wasn't typed, as a follow-up."""
    if slot.written and slot.written in question.raw:
        return question.raw.replace(slot.written, name)
    return messages.ASK_OF_OTHER.format(place=name)


def _profile(question: Question, profile: Profile) -> Profile:
    """What the asker says of himself: `tôi ở …`, `sở em là …`."""
    if not question.introduces:
        return profile
    province = question.provinces[0] if question.provinces else profile.province
    agency = question.agencies[0] if question.agencies else profile.agency
    return Profile(province=province, agency=agency)
