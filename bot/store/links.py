"""What deep links open: a short number for each thing in a plan, the same for ever."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock
from typing import Literal, NamedTuple, get_args

from sqlalchemy import Engine, select, tuple_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.store.tables import LinkRow

LinkKind = Literal[
    "clause",  # the key is its path
    "duties",  # of one agency: its id
    "event",  # its name, compact
]
_REMEMBERED = 10_000  # numbers, which never change


class Linked(NamedTuple):
    """Which thing of which plan a link opens."""

    kind: LinkKind
    plan_id: str
    key: str


class Links:
    """The table of links. Calls block."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: OrderedDict[Linked, int] = OrderedDict()
        self._lock = Lock()

    def number(self, target: Linked) -> int:
        """The number of one thing, given at the first asking."""
        return self.numbers([target])[0]

    def numbers(self, targets: Sequence[Linked]) -> list[int]:
        """The numbers of several things, in their order."""
        with self._lock:
            known = {target: self._known[target] for target in targets if target in self._known}
        missing = [target for target in dict.fromkeys(targets) if target not in known]
        if missing:
            known |= self._kept(missing)
            known |= {target: self._add(target) for target in missing if target not in known}
            self._remember(known)
        return [known[target] for target in targets]

    def target(self, number: int) -> Linked | None:
        """What has this number."""
        with Session(self._engine) as session:
            row = session.get(LinkRow, number)
            return _read(row.plan_id, row.path) if row else None

    def _kept(self, targets: Iterable[Linked]) -> dict[Linked, int]:
        wanted = [(target.plan_id, _written(target)) for target in targets]
        same = select(LinkRow.id, LinkRow.plan_id, LinkRow.path).where(
            tuple_(LinkRow.plan_id, LinkRow.path).in_(wanted)
        )
        with Session(self._engine) as session:
            return {_read(plan_id, path): number for number, plan_id, path in session.execute(same)}

    def _add(self, target: Linked) -> int:
        try:
            with Session(self._engine) as session, session.begin():
                row = LinkRow(plan_id=target.plan_id, path=_written(target))
                session.add(row)
                session.flush()
                return row.id
        except IntegrityError:  # another thread was first
            return self._kept([target])[target]

    def _remember(self, numbers: dict[Linked, int]) -> None:
        with self._lock:
            self._known.update(numbers)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)


def _written(target: Linked) -> str:
    """The key as the table has it: a clause's path alone has no colon."""
    return target.key if target.kind == "clause" else f"{target.kind}:{target.key}"


def _read(plan_id: str, written: str) -> Linked:
    kind, _, key = written.partition(":")
    for known in get_args(LinkKind):
        if kind == known and key:
            return Linked(known, plan_id, key)
    return Linked("clause", plan_id, written)
