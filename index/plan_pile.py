"""Plans that were read and wait to be written: the first as they are, the others packed, so that memory is bounded."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, overload

from corpus.models import Plan

# Plans kept as objects, some megabyte each: packed they are a fiftieth of that, and no work for the garbage collector.
_HELD: Final = 100
_LEVEL: Final = 1  # of compression: a plan's JSON repeats its names, which the fastest level finds


class PlanPile(Sequence[Plan]):
    """A sequence of plans to which plans are added. A packed one is read anew each time it is asked for, which takes
    longer than packing it.
    """

    def __init__(self, held: int = _HELD) -> None:
        self._held = held
        self._plans: list[
            tuple[Plan | bytes, str | None]
        ] = []  # with the id that it is to have, None for its own

    def add(self, plan: Plan) -> None:
        """Puts a plan at the end."""
        packed = len(self._plans) >= self._held
        self._plans.append((pack(plan) if packed else plan, None))

    def named(self, ids: Mapping[int, str]) -> PlanPile:
        """The plans of these numbers, in the order given, with these ids; none is packed or read again for it."""
        pile = PlanPile(self._held)
        pile._plans = [(self._plans[number][0], plan_id) for number, plan_id in ids.items()]
        return pile

    def __len__(self) -> int:
        return len(self._plans)

    @overload
    def __getitem__(self, at: int) -> Plan: ...
    @overload
    def __getitem__(self, at: slice) -> list[Plan]: ...
    def __getitem__(self, at: int | slice) -> Plan | list[Plan]:
        if isinstance(at, slice):
            return [_plan(*one) for one in self._plans[at]]
        return _plan(*self._plans[at])

    def __iter__(self) -> Iterator[Plan]:
        return (_plan(*one) for one in self._plans)


def pack(plan: Plan) -> bytes:
    """A plan's JSON, compressed."""
    return zlib.compress(plan.model_dump_json().encode("utf-8"), _LEVEL)


def unpack_json(packed: bytes) -> bytes:
    """The JSON of what `pack` made. JSON that isn't compressed is taken as it is: earlier versions stored it so."""
    return packed if packed[:1] == b"{" else zlib.decompress(packed)


def _plan(held: Plan | bytes, plan_id: str | None) -> Plan:
    plan = Plan.model_validate_json(unpack_json(held)) if isinstance(held, bytes) else held
    return plan if plan_id is None else plan.model_copy(update={"plan_id": plan_id})
