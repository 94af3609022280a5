"""The statements of a search: candidates of a question with their exact scores, in one.

Words: the weights of a clause are one sparse vector, the query's another that holds count x idf x the share of
the fused score, so that one inner product orders clauses as fusion.py does. Vectors: exact, by `+ 0`, which keeps
any approximate index out: with a filter these lose what they should find.
"""

from __future__ import annotations

from typing import Final

from psycopg import sql

from index.postgres.reader import THERE
from index.postgres.scope import Chosen

_ALL: Final = """
WITH chosen AS (
    SELECT segment_id, plan_key, row FROM plan_index.clause WHERE {plans}
)
"""
_BEST: Final = """
WITH chosen AS (
    SELECT segment_id, plan_key, row FROM plan_index.clause
    WHERE {plans} AND {holding}
    ORDER BY weights <#> %(lexical)s, segment_id, row LIMIT %(pool)s
)
"""
_BEST_AND_NEAREST: Final = """
WITH best AS (
    SELECT segment_id, plan_key, row FROM plan_index.clause
    WHERE {plans} AND {holding}
    ORDER BY weights <#> %(lexical)s, segment_id, row LIMIT %(pool)s
), nearest AS (
    SELECT segment_id, plan_key, row FROM plan_index.clause_vector
    WHERE {plans}
    ORDER BY (embedding <#> %(vector)s) + 0, segment_id, row LIMIT %(pool)s
), chosen AS (
    SELECT * FROM best UNION SELECT * FROM nearest
)
"""
_LEADERS: Final = """
WITH best AS (
    SELECT DISTINCT ON (plan_key) segment_id, plan_key, row, weights <#> %(lexical)s AS distance
    FROM plan_index.clause
    WHERE {plans} AND {holding}
    ORDER BY plan_key, weights <#> %(lexical)s, row
), chosen AS (
    SELECT segment_id, plan_key, row FROM best ORDER BY distance, segment_id, row LIMIT %(pool)s
)
"""
_SCORES: Final = """
SELECT segment_id, row, plan_key, path,
    -(weights <#> %(syllables)s) AS syllables, -(weights <#> %(words)s) AS words, {cosine} AS cosine
FROM chosen JOIN plan_index.clause USING (segment_id, plan_key, row) {vectors}
WHERE {there}
"""
_OF_KEYS: Final = "segment_id = ANY(%(segments)s) AND plan_key = ANY(%(keys)s)"
_OF_ALL: Final = "segment_id = ANY(%(segments)s)"
_OF_LIVE: Final = "segment_id = ANY(%(segments)s) AND plan_key <> ALL(%(dead)s)"

# Comparing two arrays takes longer than the product of two vectors: without the index it isn't worth it.
_OF_ANY_TERM: Final = "weights <#> %(lexical)s < 0"


def candidates(chosen: Chosen, *, dense: bool, every: bool, by_terms: bool) -> sql.Composed:
    """All clauses in scope (`every`), or the best by words and (`dense`) the nearest.

    `by_terms`: of those that hold one of `terms`, else of all that hold any term of the question.
    """
    head = _ALL if every else (_BEST_AND_NEAREST if dense else _BEST)
    holding = "terms && %(terms)s" if by_terms else _OF_ANY_TERM
    return _statement(head, chosen, holding, dense=dense)


def leaders(chosen: Chosen, groups: int) -> sql.Composed:
    """The best clause of each of the best plans, of clauses that hold a term of each of so many groups (`terms0` …);
    0: of all that hold any term of the question.
    """
    holding = " AND ".join(f"terms && %(terms{number})s" for number in range(groups))
    return _statement(_LEADERS, chosen, holding or _OF_ANY_TERM, dense=False)


def _statement(head: str, chosen: Chosen, holding: str, *, dense: bool) -> sql.Composed:
    whole = _OF_LIVE if chosen.dead else _OF_ALL
    plans = sql.SQL(whole if chosen.keys is None else _OF_KEYS)
    tail = sql.SQL(_SCORES).format(
        there=THERE,
        cosine=sql.SQL("-(embedding <#> %(vector)s)" if dense else "0"),
        vectors=sql.SQL("JOIN plan_index.clause_vector USING (segment_id, plan_key, row)" if dense else ""),
    )
    return sql.SQL(head).format(plans=plans, holding=sql.SQL(holding)) + tail
