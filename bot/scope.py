"""Which plans a question is put to: the province, year and subject that it names decide, never likeness."""

from __future__ import annotations

from collections.abc import Collection

from bot import messages
from bot.answer import Reason
from bot.plan_directory import PlanDirectory
from bot.question.model import Question, Slot
from corpus.frozen import Frozen
from corpus.gazetteer.provinces import load_provinces


class Scope(Frozen):
    """The plans to ask; or why there are none, or what to ask back."""

    plan_ids: tuple[str, ...] = ()
    named: bool = False  # the question, or the conversation, names the province
    absent: tuple[str, ...] = ()  # provinces named of which no plan is held
    choices: tuple[str, ...] = ()  # provinces that the written name may mean
    written: str = ""
    notes: tuple[str, ...] = ()  # how a name was read
    reason: Reason | None = None


def scope_of(question: Question, plans: PlanDirectory) -> Scope:
    """The scope of a question over the plans held."""
    held = plans.provinces
    named: list[str] = []
    notes: list[str] = []
    for slot in question.provinces:
        name, note = _settle(slot, held)
        if name is None:
            return Scope(choices=(slot.id, *slot.others), written=slot.written)
        named.append(name)
        notes += [note] if note else []
    if not named:
        return Scope(plan_ids=plans.ids)
    absent = tuple(dict.fromkeys(n for n in named if n not in held))
    chosen = plans.of_provinces(named)
    if not chosen:
        return Scope(named=True, absent=absent, reason="no_such_plan", notes=tuple(notes))
    return Scope(plan_ids=chosen, named=True, absent=absent, notes=tuple(notes))


def _settle(slot: Slot, held: Collection[str]) -> tuple[str | None, str]:
    """The province that a name means, with a note where it was read so; None where only the asker can tell."""
    if not slot.others:
        return slot.id, ""
    if slot.slip:
        return None, ""  # as near to one as to another: what is held doesn't make it likelier
    fitting = [name for name in (slot.id, *slot.others) if name in held]
    if len(fitting) == 1:
        return fitting[0], messages.READ_AS.format(written=slot.written, meant=fitting[0])
    return None, ""


def place_name(province: str) -> str:
    """A province with its kind: `tỉnh …`, `thành phố …`."""
    known = load_provinces().get(province)
    return f"{known.kind} {known.name}"
