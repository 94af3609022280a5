"""The days that plans set and what menus offer, in the database: copied in with a segment, read by plan and day."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from psycopg import Connection, sql

from index.dated import DatedQuery, DatedRow
from index.postgres.reader import THERE
from index.segment import Segment

_OF_PLANS: Final = sql.SQL(
    "plan_key = ANY(%(keys)s) AND (%(kind)s::text IS NULL OR kind = %(kind)s)"
    " AND (%(agencies)s::jsonb IS NULL"
    " OR agencies::jsonb ?| ARRAY(SELECT jsonb_array_elements_text(%(agencies)s::jsonb)))"
    " AND {there}"
).format(there=THERE)
# What recurs falls this year or the next.
_COMING: Final = sql.SQL("""
SELECT json FROM (
    SELECT json, id, CASE WHEN length(day) > 5 THEN day
        WHEN day >= %(since_key)s THEN %(year)s || '-' || day ELSE %(next)s || '-' || day END AS falls
    FROM plan_index.dated WHERE {plans}
) AS days WHERE falls >= %(since)s AND (%(until)s::text IS NULL OR falls <= %(until)s)
ORDER BY falls, id COLLATE "C" LIMIT %(limit)s
""").format(plans=_OF_PLANS)
_OVER: Final = sql.SQL("""
SELECT json FROM plan_index.dated WHERE {plans} AND length(day) > 5 AND day < %(today)s
ORDER BY day DESC, id COLLATE "C" DESC LIMIT %(limit)s
""").format(plans=_OF_PLANS)
_ONE: Final = sql.SQL("SELECT json FROM plan_index.dated WHERE id = %(id)s AND {plans}").format(
    plans=_OF_PLANS
)
COUNT: Final = sql.SQL(
    "SELECT count(*) FROM plan_index.dated WHERE {plans} AND length(day) > 5 AND day < %(today)s HAVING {there}"
).format(plans=_OF_PLANS, there=THERE)
OFFERS: Final = sql.SQL(
    "SELECT offer FROM plan_index.stored_plan WHERE plan_key = ANY(%(keys)s) AND offer IS NOT NULL AND {there}"
).format(there=THERE)
UNLISTED: Final = sql.SQL(
    "SELECT plan_id FROM plan_index.stored_plan WHERE plan_key = ANY(%(keys)s) AND offer IS NULL AND {there}"
).format(there=THERE)


def statement_of(query: DatedQuery) -> sql.Composed:
    """The statement that answers a query."""
    return _ONE if query.id else _OVER if query.over else _COMING


class PlanLists:
    """A plan's lists as they are copied in, and their hash as verify.py computes it; None where it has none."""

    def __init__(self, offer: bytes | None, days: Sequence[DatedRow]) -> None:
        self.offer = offer
        self.days = sorted(days)
        self.sha256: bytes | None = None
        if offer is not None:
            digest = hashlib.sha256(offer)
            for row in self.days:
                digest.update(f"{row.id}{row.kind}{row.day}{row.agencies}".encode() + row.json)
            self.sha256 = digest.digest()


def lists_of(segment: Segment) -> dict[str, PlanLists]:
    """By plan, the lists that a segment's files hold."""
    offers, days = segment.lists.stored() if segment.lists.there else ({}, {})
    return {
        plan.plan_id: PlanLists(offers.get(plan.plan_id), days.get(plan.plan_id, ()))
        for plan in segment.stored_plans()
    }


def copy_days(connection: Connection[Any], keys: Mapping[str, int], lists: Mapping[str, PlanLists]) -> None:
    """Copies the days of plans in; the plans must be there."""
    with connection.cursor().copy(
        "COPY plan_index.dated (plan_key, id, kind, day, agencies, json) FROM STDIN (FORMAT BINARY)"
    ) as copy:
        copy.set_types(["int4", "text", "text", "text", "text", "bytea"])
        for plan_id, key in keys.items():
            for row in lists[plan_id].days:
                copy.write_row((key, *row))
