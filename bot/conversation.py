"""What a conversation remembers, and what a follow-up inherits from it."""

from __future__ import annotations

from bot.question.model import Intent, Question, Slot
from corpus.frozen import Frozen

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


# Intents that a question may have without a topic of its own: everything comes from its slots and earlier turns.
_POINTING: frozenset[Intent] = frozenset({"source", "sure", "item"})
_SMALL: frozenset[Intent] = frozenset(
    {"greeting", "thanks", "help", "plans", "draft", "outside", "unreadable", "profile"}
)


def is_pointing(question: Question) -> bool:
    """Whether the question only points at the last answer: `nguồn đâu`, `cái thứ 2`, `chắc không`."""
    return question.intent in _POINTING


def resolve(question: Question, conversation: Conversation) -> Question:
    """The question with what it inherits from the last turn and from the person's profile.

    A follow-up names a slot and leaves the rest out, or points back. A question with a topic of its own inherits
    nothing but the profile.
    """
    last = conversation.last
    if last is not None and question.intent not in _SMALL and _follows(question):
        question = _inherit(question, last.question)
    return _with_profile(question, conversation.profile)


def _follows(question: Question) -> bool:
    bare = not question.terms
    if question.follows and question.intent in {"content", "duty"} and len(question.terms) <= 1:
        return True
    if question.follows:
        return True
    if question.intent == "content":
        return bare
    if question.intent == "duty" and not question.fresh:
        return bare
    return False


def _inherit(question: Question, last: Question) -> Question:
    changes: dict[str, object] = {}
    inherited: list[str] = []

    def take(field: str, name: str) -> None:
        if not getattr(question, field) and getattr(last, field):
            changes[field] = getattr(last, field)
            inherited.append(name)

    own_topic = bool(question.terms) or (question.intent not in {"content", "duty"}) or question.fresh
    take("provinces", "provinces")
    if not own_topic:
        changes |= {
            "intent": last.intent, "terms": last.terms, "wanted": last.wanted, "data": last.data, "roles": last.roles,
            "month": question.month or last.month, "lists": last.lists, "counts": last.counts, "general": last.general,
            "documents": question.documents or last.documents, "upcoming": last.upcoming, "text": last.text,
        }  # fmt: skip
        inherited.append("intent")
        if not question.agencies:
            take("agencies", "agencies")
        elif last.intent not in {"duty", "who", "recipient", "deadline", "content"}:
            changes["intent"] = "duty"
        if question.agencies and last.agencies:
            changes["terms"] = last.terms
        take("years", "years")
        if not question.address:
            take("address", "address")
    elif (
        question.intent in {"deadline", "recipient", "duty", "content"}
        and not question.agencies
        and question.follows
    ):
        take("agencies", "agencies")
    return question.model_copy(update=changes | {"inherited": tuple(inherited)})


def _with_profile(question: Question, profile: Profile) -> Question:
    if question.provinces or question.both or profile.province is None or question.intent in _SMALL:
        return question
    return question.model_copy(
        update={"provinces": (profile.province,), "inherited": (*question.inherited, "provinces")}
    )
