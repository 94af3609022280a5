"""Choose what a question wants from the cues it holds."""

from __future__ import annotations

from collections.abc import Sequence

from bot.question.model import DataField, Intent, Slot, Term, ValueKind
from corpus.frozen import Frozen


class Signals(Frozen):
    """The cues found in a question."""

    intents: tuple[str, ...] = ()  # in the order in which they stand
    wanted: ValueKind | None = None
    data: DataField | None = None
    fields: tuple[DataField, ...] = ()  # all that are asked for
    modes_found: frozenset[str] = frozenset()
    roles: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()  # what is asked for that plans aren't about
    has_address: bool = False
    has_documents: bool = False
    has_ordinal: bool = False
    has_month: bool = False
    cue_indices: frozenset[int] = frozenset()
    plans_about: bool = False  # `có kế hoạch nào về …`, `tỉnh nào có kế hoạch …`
    all_cues: bool = False  # nothing but cues and slots

    def modes(self) -> dict[str, bool]:
        """The ways of asking, as fields of a question."""
        names = (
            "lists",
            "counts",
            "compares",
            "confirms",
            "why",
            "results",
            "quotes",
            "general",
            "upcoming",
            "both",
            "follows",
            "how",
            "days_left",
        )
        return {name: name in self.modes_found for name in names}


_SMALL_TALK: tuple[Intent, ...] = ("greeting", "thanks", "help")
_UNSTATED: tuple[ValueKind, ...] = ("phone", "email", "web", "time", "often", "person", "form", "fee")


def choose_intent(
    signals: Signals, provinces: Sequence[Slot], agencies: Sequence[Slot], terms: Sequence[Term]
) -> Intent:
    """The intent. Rules stand from the most to the least specific; the first that fits decides."""
    cues = set(signals.intents)
    bare = not provinces and not agencies and not terms
    if "draft" in cues:
        return "draft"
    if signals.outside and not agencies and not provinces and not signals.has_documents:
        return "outside"
    for intent in _SMALL_TALK:
        if (
            intent in cues
            and (bare or (intent == "help" and not provinces))
            and not cues & {"deadline", "target"}
        ):
            return intent
    if signals.has_address and "source" not in cues and not (signals.wanted and len(terms) > 2):
        return "place"
    if (
        bare
        or signals.all_cues
        or (signals.has_ordinal and len(terms) <= 1 and "follows" in signals.modes_found)
    ):
        if "sure" in cues and not provinces:
            return "sure"
        if "source" in cues and not provinces and not agencies:
            return "source"
        if signals.has_ordinal:
            return "item"
    if signals.wanted in _UNSTATED and not (signals.wanted == "often" and "who" in cues):
        return "content"
    return _of_the_plan(signals, cues, agencies, terms) or _of_a_fact(signals, cues, agencies, terms)


def _of_the_plan(
    signals: Signals, cues: set[str], agencies: Sequence[Slot], terms: Sequence[Term]
) -> Intent | None:
    """The intents that ask for the plan as a document."""
    if (
        signals.has_documents
        and not (agencies and terms)
        and (_asks_for_data(signals) or not cues & {"duty", "deadline", "target", "who", "funding"})
    ):
        return "document"
    if (
        signals.data
        and not (signals.has_documents and "who" in cues and not _asks_for_data(signals))
        and not (signals.data == "signer" and agencies)
        and _about_the_plan(signals, agencies, terms)
    ):
        return "plan_data"
    if signals.plans_about and not agencies and "basis" not in cues:
        return "plans"
    of_what_plans_say = cues & {"basis", "target", "deadline", "funding", "recipient", "duty"}
    if "plans" in cues and not of_what_plans_say and not agencies and len(terms) <= 2:
        return "plans"
    return None


def _asks_for_data(signals: Signals) -> bool:
    """Whether data of a document is asked for; `số` before its number only names it: `Kế hoạch số …`."""
    return any(field != "number" for field in signals.fields or (signals.data,) if field)


def _of_a_fact(signals: Signals, cues: set[str], agencies: Sequence[Slot], terms: Sequence[Term]) -> Intent:
    """The intents that ask for a fact; else who does what, else any words."""
    days_left = "days_left" in signals.modes_found
    if "recipient" in cues and not days_left:
        return "recipient"
    if signals.wanted == "money" or (signals.wanted in ("count", "number") and "funding" in cues):
        return "funding"
    due = signals.wanted == "date" and "deadline" in cues and ("target" in cues or "event" not in cues)
    if days_left or due:
        return "deadline"
    if agencies and signals.wanted is None and {"lead", "supervise"} & set(signals.roles):
        return "who" if "who" in cues else "duty"  # `chỉ tiêu nào do Sở A chủ trì`: of whose they are
    if signals.wanted == "percent" or ("target" in cues and "who" not in cues) or _general(signals, terms):
        return "target"
    if "basis" in cues and not cues & {"duty", "deadline"}:
        return "basis"
    return _of_a_day_or_sum(signals, cues, agencies, terms) or _doing(signals, cues, agencies, terms)


def _of_a_day_or_sum(
    signals: Signals, cues: set[str], agencies: Sequence[Slot], terms: Sequence[Term]
) -> Intent | None:
    if "deadline" in cues:
        return "deadline"
    if _asks_for_events(signals, cues, agencies, terms):
        return "event"
    if "funding" in cues and not (agencies and cues & {"duty", "who"}) and "who" not in cues:
        return "funding"
    if signals.wanted in ("count", "number") and not agencies and "counts" not in signals.modes_found:
        return "target"
    return None


def _general(signals: Signals, terms: Sequence[Term]) -> bool:
    return "general" in signals.modes_found and len(terms) <= 2


def _asks_for_events(
    signals: Signals, cues: set[str], agencies: Sequence[Slot], terms: Sequence[Term]
) -> bool:
    if agencies and not cues & {"event"}:
        return False
    month_alone = signals.has_month and len(terms) <= 3
    noun = "event_noun" in cues and not cues & {"duty", "who", "funding"}
    return "event" in cues or noun or month_alone or "upcoming" in signals.modes_found


def _doing(signals: Signals, cues: set[str], agencies: Sequence[Slot], terms: Sequence[Term]) -> Intent:
    if "who" in cues:
        return "who"
    if agencies and ("duty" in cues or signals.roles or not terms):
        return "duty"
    if agencies:
        return "duty"
    if "summary" in cues and len(terms) <= 2:
        return "summary"
    return "content"


_OF_A_POST = frozenset({"giu", "chuc", "chuc vu", "chuc danh"})  # `người ký giữ chức vụ gì`


def _about_the_plan(signals: Signals, agencies: Sequence[Slot], terms: Sequence[Term]) -> bool:
    """Whether a cue of the plan's data is meant so: little else is asked."""
    terms = [t for t in terms if not (signals.data == "signer" and t.text in _OF_A_POST)]
    return len(terms) <= 4 and not (agencies and signals.data in {"period", "programme", "title"})
