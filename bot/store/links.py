"""Clauses that deep links open: a short number for each, the same for ever."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.store.tables import LinkRow


class LinkedClause(NamedTuple):
    """Which clause a link opens."""

    plan_id: str
    path: str


class Links:
    """The table of links. Calls block."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def number(self, clause: LinkedClause) -> int:
        """The clause's number, given at the first asking."""
        found = self._number(clause)
        if found is not None:
            return found
        try:
            with Session(self._engine) as session, session.begin():
                row = LinkRow(**clause._asdict())
                session.add(row)
                session.flush()
                return row.id
        except IntegrityError:  # another thread was first
            found = self._number(clause)
            if found is None:
                raise
            return found

    def clause(self, number: int) -> LinkedClause | None:
        """The clause with this number."""
        with Session(self._engine) as session:
            row = session.get(LinkRow, number)
            return LinkedClause(row.plan_id, row.path) if row else None

    def _number(self, clause: LinkedClause) -> int | None:
        same = select(LinkRow.id).where(LinkRow.plan_id == clause.plan_id, LinkRow.path == clause.path)
        with Session(self._engine) as session:
            return session.scalar(same)
