"""What a conversation remembers, and what a follow-up inherits from it."""

from __future__ import annotations

from itertools import pairwise

from bot.pointing import asks_only_whom, item_reading, with_near
from bot.question.model import Intent, Question, Slot, Term, ValueKind
from bot.question.terms import make_term
from corpus.frozen import Frozen
from corpus.syllables import split_syllables

_KEPT = 6  # turns: further back nobody points


class Turn(Frozen):
    """A question as it was understood, with what it inherited, and the clauses that answered."""

    question: Question
    answered: bool
    plans: tuple[str, ...] = ()
    cited: tuple[tuple[str, str], ...] = ()  # (plan id, path)
    text: str = ""  # the answer, for "chắc không" and "nguồn đâu"


class Profile(Frozen):
    """What a person said of himself: it lasts through the conversation."""

    province: Slot | None = None
    agency: Slot | None = None


class Conversation(Frozen):
    """The last turns, oldest first, and the person's profile. Serialisable; an empty one begins a conversation."""

    turns: tuple[Turn, ...] = ()
    profile: Profile = Profile()

    @property
    def last(self) -> Turn | None:
        """The last turn."""
        return self.turns[-1] if self.turns else None

    def after(self, turn: Turn, profile: Profile) -> Conversation:
        """The conversation with one turn more."""
        return Conversation(turns=(*self.turns, turn)[-_KEPT:], profile=profile)


# Intents that stand by themselves whatever was said before.
_SMALL: frozenset[Intent] = frozenset(
    {"greeting", "thanks", "help", "plans", "outside", "unreadable", "profile", "source", "sure", "item"}
)
_OPEN: frozenset[Intent] = frozenset(
    {"content", "duty"}
)  # what a question has that asks for nothing by itself
_SAID_IN_WORDS: frozenset[ValueKind] = frozenset({"fee", "phone", "email", "web", "form", "person"})
_ELLIPSIS = 4  # syllables up to which a question without a province is taken to go on with the last one


def resolve(question: Question, conversation: Conversation) -> tuple[Question, ...]:
    """The readings of a question in its conversation, the one that inherits most first.

    A follow-up names a slot and leaves the rest out, or points back. A question with a topic of its own inherits
    nothing but what the person said of himself. The first reading that the plans answer is the one that was meant.
    """
    question = _of_the_asker(question, conversation.profile)
    last = conversation.last
    readings: tuple[Question, ...] = (question,)
    follows = (
        _follows(question) or asks_only_whom(question) or (last is not None and _repeats(question, last))
    )
    if last is not None and question.intent not in _SMALL and follows:
        readings = _readings(question, last.question)
        readings = (*_of_the_same_plans(readings, last), *readings)
        readings = tuple(_with_near(r, question, last) for r in readings)
    if last is not None and (item := item_reading(question, last.question, last.cited)) is not None:
        readings = (item,) if question.intent == "item" else (item, *readings)
    return tuple(dict.fromkeys(_with_profile(r, conversation.profile) for r in readings))


def of_the_last_place(question: Question, conversation: Conversation) -> tuple[Question, ...]:
    """The readings of a question with a topic of its own that take over the province that was spoken of.

    For where the question by itself is left open: it names no province and those of too many answer.
    """
    last = conversation.last
    if last is None or question.provinces or question.both or question.intent in _SMALL:
        return ()
    if len(last.question.provinces) != 1 or "profile" in last.question.inherited:
        return ()  # what a person chose may be chosen otherwise since; while it isn't, the profile holds it
    held = question.model_copy(
        update={"provinces": last.question.provinces, "inherited": (*question.inherited, "provinces")}
    )
    return (*_of_the_same_plans((held,), last), held)


def _follows(question: Question) -> bool:
    if question.follows:
        return True
    if not question.terms and question.intent in _OPEN and question.address is None:
        return not (question.intent == "duty" and question.provinces)
    return question.length <= _ELLIPSIS and not question.provinces


def _repeats(question: Question, last: Turn) -> bool:
    """`năm 2030 thì mấy lớp?`, `cơ quan nào phối hợp?`: nothing is asked about that wasn't spoken of before."""
    if question.provinces or question.agencies or question.documents or question.both:
        return False
    if question.lists or question.counts or question.general:
        return False  # all of them, whatever was asked before
    known = {term.text for term in last.question.terms}
    if question.intent == "who" and question.roles:
        return len(question.terms) <= 1
    asks = bool(question.terms) or question.wanted is not None
    return bool(question.years) and asks and all(term.text in known for term in question.terms)


def _level_instead(question: Question, last: Question) -> Question | None:
    """`còn cấp huyện`: of the last question's matter at another level; None where that named no level."""
    if len(question.agencies) != 1 or question.stated:
        return None
    said = split_syllables(question.agencies[0].written)
    if len(said) != 2 or said[0].folded != "cap":
        return None
    for level, (first, other) in enumerate(pairwise(last.terms), start=1):
        if first.text == "cap" and other.start <= first.end + 1:
            terms = (*last.terms[:level], make_term(said[1:]), *last.terms[level + 1 :])
            kept = {"intent": last.intent, "wanted": last.wanted, "data": last.data, "fields": last.fields}
            years = question.years or last.years
            return question.model_copy(
                update={**kept, "terms": terms, "years": years, "agencies": last.agencies}
            )
    return None


def _readings(question: Question, last: Question) -> tuple[Question, ...]:
    base = _with_slots(question, last)
    if (level := _level_instead(base, last)) is not None:
        return (level,)
    whole = question.intent == "duty" and question.stated and question.agencies and not question.terms
    if whole and last.intent != "duty":
        return (base,)  # `Sở Nội vụ làm gì` asks for itself, whatever was asked before
    if not question.terms and (question.intent in _OPEN or _only_how_much(question)):
        return (_with_topic(base, last),)
    together = base.model_copy(
        update={
            "terms": _merged(base.terms, _elsewhere(last) if _names_a_place(base) else last.terms),
            "districts": base.districts if _names_a_place(base) else last.districts,
            "years": base.years or last.years,
            "agencies": base.agencies or (last.agencies if last.intent == question.intent else ()),
            "wanted": _wanted(base, last),
        }
    )
    of_a_slot = last.intent in (
        "place",
        "document",
    )  # its words stand in a slot that this question doesn't have
    if question.intent in _OPEN and question.wanted in (None, "number") and not of_a_slot:
        asked = {"intent": last.intent, "wanted": last.wanted, "data": last.data, "fields": last.fields}
        return (together.model_copy(update=asked), base.model_copy(update=asked), base)
    same_sum = question.intent == last.intent == "funding" and not question.terms
    of_a_matter = len(question.terms) <= 1 and last.intent in ("event", "content", "target", "who")
    if last.terms and (of_a_matter or same_sum):
        return (together,)  # the last question had a matter of its own: this one is about it
    return (together, base)


def _only_how_much(question: Question) -> bool:
    """`giai đoạn 2026 - 2030 bao nhiêu`: a time and no word of what, so that it is of what was spoken of."""
    named = question.agencies or question.documents or question.claims or question.lists or question.counts
    return question.wanted == "number" and bool(question.years) and not (named or question.stated)


def _names_a_place(question: Question) -> bool:
    """Whether a question names a district, or has a name of several syllables that may be one: `Sơn Tây mấy hộ`."""
    written = (question.text[t.start : t.end].split() for t in question.terms)
    named = (len(name) > 1 and all(s[:1].isupper() and s[1:].islower() for s in name) for name in written)
    return bool(question.districts) or any(named)


def _elsewhere(last: Question) -> tuple[Term, ...]:
    """What was asked of a district, to be asked of another one."""
    return tuple(term for term in last.terms if " ".join(term.folded) not in last.districts)


def _wanted(question: Question, last: Question) -> ValueKind | None:
    """What a follow-up wants: `bao nhiêu` alone is the share, sum or count that was asked for before."""
    if last.intent == question.intent and question.wanted in (None, "number"):
        return last.wanted or question.wanted
    return question.wanted


def _with_near(reading: Question, asked: Question, last: Turn) -> Question:
    """A reading with the last answer's clauses, where what was asked itself is only to whom."""
    near = with_near(asked, last.cited).near
    return reading.model_copy(update={"near": near}) if near else reading


def _of_the_same_plans(readings: tuple[Question, ...], last: Turn) -> tuple[Question, ...]:
    """The readings that name no province themselves, each held to the plans that the last answer came from."""
    plans = tuple(dict.fromkeys(plan_id for plan_id, _ in last.cited))
    return tuple(
        r.model_copy(update={"plan_ids": plans})
        for r in readings
        if plans and ("provinces" in r.inherited or not r.provinces) and not r.both
    )


def _merged(own: tuple[Term, ...], earlier: tuple[Term, ...]) -> tuple[Term, ...]:
    """Both questions' terms, each once; their places are in different texts, so the earlier stand before all."""
    known = {t.text for t in own}
    figures = any(_has_figure(t) for t in own)  # a new figure takes the place of the last one
    replaced = _replaced(own, earlier)
    kept = (t for t in earlier if t.text not in known | replaced and not (figures and _has_figure(t)))
    return (*own, *kept)


def _replaced(own: tuple[Term, ...], earlier: tuple[Term, ...]) -> set[str]:
    """The words of the earlier question that the new one says otherwise: `cấp xã` where it says `cấp huyện`."""
    replaced: set[str] = set()
    known = {t.text for t in own}
    turns = {term.text for term, following in pairwise(own) if following.start <= term.end + 1}
    for other, after in pairwise(earlier):
        if other.text in turns and after.start <= other.end + 1 and after.text not in known:
            replaced.add(after.text)
    return replaced


def _has_figure(term: Term) -> bool:
    return any(c.isdigit() for c in term.text)


def _with_slots(question: Question, last: Question) -> Question:
    """The question with the province that it leaves out, and the agency where it speaks of one's doings."""
    changes: dict[str, object] = {}
    inherited: list[str] = []
    if not question.provinces and last.provinces and not question.both:
        changes["provinces"] = last.provinces
        inherited.append("provinces")
    speaks_of_one = question.intent in ("deadline", "recipient", "duty")
    if speaks_of_one and question.follows and not question.agencies and last.agencies:
        changes["agencies"] = last.agencies
        inherited.append("agencies")
    return question.model_copy(update=changes | {"inherited": tuple(inherited)})


def _with_topic(question: Question, last: Question) -> Question:
    """A question of slots alone: all else is the last one's."""
    kept = (
        "terms", "wanted", "data", "fields", "roles", "lists", "counts", "general", "upcoming", "how",
        "days_left", "claims", "text",
    )  # fmt: skip
    changes: dict[str, object] = {name: getattr(last, name) for name in kept}
    inherited = [*question.inherited, "intent"]
    if question.compares and question.provinces:  # `so với tỉnh B thì cao hơn không`: with the one spoken of
        changes["provinces"] = tuple({p.id: p for p in (*last.provinces, *question.provinces)}.values())
    intent = last.intent
    if question.wanted in _SAID_IN_WORDS:
        intent = question.intent  # `có mất vé không` after a day: of the same matter, but not when
    elif question.agencies and last.intent not in ("duty", "who", "recipient", "deadline", "content"):
        intent = "duty"
    changes["intent"] = intent
    for name in ("agencies", "years", "documents", "month", "address"):
        if not getattr(question, name) and getattr(last, name):
            changes[name] = getattr(last, name)
            inherited.append(name)
    if question.wanted is not None:
        changes["wanted"] = question.wanted
    return question.model_copy(update=changes | {"inherited": tuple(dict.fromkeys(inherited))})


def _of_the_asker(question: Question, profile: Profile) -> Question:
    """`sở em`: the agency that the person named as his own."""
    if question.own_agency and not question.agencies and profile.agency is not None:
        changes: dict[str, object] = {
            "agencies": (profile.agency,),
            "inherited": (*question.inherited, "agencies"),
        }
        if question.intent == "content":
            changes["intent"] = "duty"
        return question.model_copy(update=changes)
    return question


def _with_profile(question: Question, profile: Profile) -> Question:
    if question.provinces or question.both or profile.province is None or question.intent in _SMALL:
        return question
    return question.model_copy(
        update={"provinces": (profile.province,), "inherited": (*question.inherited, "provinces", "profile")}
    )
