"""Hits, scores and counts over PostgreSQL are those over files, whatever segments the plans stand in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from psycopg import sql

from corpus.models import Plan
from index.postgres import source, statements
from index.postgres.codec import Terms
from index.postgres.pruning import QueryTerm
from index.postgres.scope import Chosen
from index.postgres.store import PostgresStore
from index.retriever import Retriever
from index.snapshot import Snapshot
from tests.harness import postgres
from tests.index.contract.conftest import Publisher
from tests.index.sample_plans import make_plan

ROOT = Path(__file__).resolve().parents[3]
LINES = (ROOT / "tests/golden/plans.jsonl").read_text(encoding="utf-8").splitlines()
QUESTIONS = [json.loads(line)["question"] for line in LINES][::8]


@dataclass(frozen=True)
class Both:
    """The same snapshot in both stores."""

    files: Retriever
    postgres: Retriever


@pytest.fixture(scope="module")
def both(
    real_plans: tuple[Plan, ...], postgres_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """The real plans in two segments, of which one holds a plan that was replaced."""
    url = postgres.create_database(postgres_url)
    store = PostgresStore(url)
    publisher = Publisher(tmp_path_factory.mktemp("both") / "index", store)
    *most, last = real_plans
    publisher.publish(*most, make_plan("Huế", plan_id="hue"))
    publisher.publish(last, make_plan("Huế", ("Mở thư viện số.",), plan_id="hue"))
    snapshot = Snapshot.open(publisher.folder)
    assert [segment.ranges(None) is None for segment in snapshot.segments] == [False, True]
    yield Both(Retriever(snapshot, publisher.encoder), publisher.retriever())
    store.close()
    postgres.drop_database(postgres_url, url)


def test_counts(both: Both) -> None:
    assert both.postgres.clause_count == both.files.clause_count
    vocabulary = both.files.vocabulary()
    assert both.postgres.vocabulary() == vocabulary
    assert both.postgres.syllables == both.files.syllables
    for term in (*list(vocabulary)[::50], "chưa từng", "", "a\0b"):
        assert both.postgres.document_frequency(term) == both.files.document_frequency(term)


def test_term_weights_and_accents(both: Both) -> None:
    for question in QUESTIONS:
        assert both.postgres.accents.restore(question) == both.files.accents.restore(question)
        for key in ("syllables", "words"):
            assert both.postgres.term_weights(key, question) == both.files.term_weights(key, question)


@pytest.mark.parametrize("dense", [True, False])
@pytest.mark.parametrize("limit", [5, 100])  # of 230 clauses: with a cut to candidates, and without
@pytest.mark.parametrize("scope", [None, ("bac-kan-2023",), ("bac-kan-2023", "hue", "khong-co"), ()])
def test_hits(both: Both, scope: tuple[str, ...] | None, limit: int, dense: bool) -> None:
    for question in QUESTIONS:
        files = both.files.search(question, plan_ids=scope, limit=limit, dense=dense)
        found = both.postgres.search(question, plan_ids=scope, limit=limit, dense=dense)
        assert [(hit.plan_id, hit.path) for hit in found] == [(hit.plan_id, hit.path) for hit in files]
        for hit, other in zip(found, files, strict=True):
            assert (hit.score, hit.dense, hit.lexical) == pytest.approx(
                (other.score, other.dense, other.lexical), abs=1e-5
            )


def test_hits_of_a_large_scope(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    """There, terms that can't matter aren't looked up: first by a guess, again where that was too bold."""
    looked_up: list[int] = []
    numbers = source._numbers

    def count(terms: Sequence[QueryTerm]) -> Terms:
        looked_up.append(len(terms))
        return numbers(terms)

    monkeypatch.setattr(source, "_LARGE", 0)
    monkeypatch.setattr(source, "_numbers", count)
    fewer = again = 0
    for question in QUESTIONS:
        looked_up.clear()
        found = both.postgres.search(question, limit=5, dense=False)
        files = both.files.search(question, limit=5, dense=False)
        assert [(hit.plan_id, hit.path) for hit in found] == [(hit.plan_id, hit.path) for hit in files]
        assert [hit.score for hit in found] == pytest.approx([hit.score for hit in files], abs=1e-5)
        terms = sum(len(both.files.term_weights(key, question)) for key in ("syllables", "words"))
        fewer += min(looked_up) < terms
        again += len(looked_up) > 1
    assert fewer > 0
    assert again > 0


SCOPES = [None, ("bac-kan-2023",), ("bac-kan-2023", "hue", "khong-co"), ()]


@pytest.mark.parametrize("scope", SCOPES)
def test_plans_are_those_of_the_best_clauses(both: Both, scope: tuple[str, ...] | None) -> None:
    for question in QUESTIONS:
        hits = both.files.search(question, plan_ids=scope, limit=1000, dense=False)
        first = {hit.plan_id: hit.lexical for hit in reversed(hits)}
        order = list(dict.fromkeys(hit.plan_id for hit in hits))
        for limit in (1, 3, 50):
            files = both.files.plans(question, plan_ids=scope, limit=limit)
            found = both.postgres.plans(question, plan_ids=scope, limit=limit)
            named = [plan_id for plan_id, _ in files]
            assert named == [plan_id for plan_id, _ in found] == order[: len(named)]
            assert len(named) == limit or all(first[plan_id] == 0 for plan_id in order[len(named) :])
            assert [share for _, share in files] == pytest.approx([first[plan_id] for plan_id in named])
            assert [share for _, share in found] == pytest.approx([first[plan_id] for plan_id in named])


def test_plans_of_a_large_scope(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    """There, the rarest terms are looked up first; what they find tells which others can matter."""
    asked: list[int] = []
    leaders = statements.leaders

    def count(chosen: Chosen, groups: int) -> sql.Composed:
        asked.append(groups)
        return leaders(chosen, groups)

    monkeypatch.setattr(source, "_LARGE", 0)
    monkeypatch.setattr(source, "_FIRST_LOOK", 5)
    monkeypatch.setattr(statements, "leaders", count)
    looks = set()
    for question in QUESTIONS:
        for limit in (1, 2):
            asked.clear()
            found = both.postgres.plans(question, limit=limit)
            assert [plan for plan, _ in found] == [
                plan for plan, _ in both.files.plans(question, limit=limit)
            ]
            looks.add(tuple(asked))
    # The first look was enough; then terms of several groups; then all clauses that hold any term.
    assert {look[0] for look in looks if len(look) == 1} >= {1}
    assert {look[1] for look in looks if len(look) == 2} >= {0, 1, 2}


def test_plans_and_hashes(both: Both) -> None:
    for summary in both.files.snapshot.summaries:
        for ask in ("plan", "clause_hashes"):
            one, other = (getattr(r.snapshot, ask)(summary.plan_id) for r in (both.files, both.postgres))
            assert one == other


def test_words_that_no_plan_has(both: Both) -> None:
    assert both.postgres.search("zzz qqq", dense=False, limit=5) == both.files.search(
        "zzz qqq", dense=False, limit=5
    )
