"""`benchmark.py evidence`: where the clause that answers ranks, for labelled questions about plans.

Every labelled question (scripts/evaluation/suites.py) that names its evidence is put to the plans of the evidence's
province, as an answer does it. The share whose evidence is first, or among the first five, by vectors, by words and
pairs, by pyvi's words, by these two (what answers without an encoder) and by all together (the product's search).
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np

from benchmarking.vector_cache import CachedEncoder
from corpus.folding import fold
from evaluation.questions import Question
from evaluation.suites import Suite, all_suites
from evaluation.wording import place_name, plain
from index.encoder import Encoder, SentenceTransformerEncoder
from index.evaluation import Quality, interval, judge
from index.fusion import SHARES, Scores, Shares, fuse
from index.passages import clause_words
from index.reindex import Options, reindex
from index.retriever import Retriever
from index.snapshot import Snapshot
from index.source import PublishedSnapshot, TermWeights

_LEXICAL: Final = SHARES.model_copy(update={"dense": 0.0})
BLENDS: Final[Mapping[str, Shares]] = {
    "vectors": Shares(dense=1, syllables=0, words=0),
    "syllables and pairs": Shares(dense=0, syllables=1, words=0),
    "words": Shares(dense=0, syllables=0, words=1),
    "without vectors": _LEXICAL,
    "fused": SHARES,
}


@dataclass(frozen=True)
class Asked:
    """A question with the plans that it is put to and its evidence: keys of clauses that answer it."""

    question: str
    plan_ids: tuple[str, ...]
    right: frozenset[str]


def configure(parser: argparse.ArgumentParser) -> None:
    """Where indexes and vectors are kept between runs."""
    parser.add_argument("--cache", type=Path, default=Path("build/benchmark"), help="indexes and vectors")
    parser.add_argument("--unaccented", action="store_true", help="the questions as typed without accents")


def run(options: argparse.Namespace) -> int:
    """Prints a table for each suite and one for all."""
    encoder = CachedEncoder(SentenceTransformerEncoder(), options.cache / "vectors")
    change: Callable[[str], str] = fold if options.unaccented else str
    rankings: dict[str, list[list[str]]] = {name: [] for name in BLENDS}
    relevant: list[frozenset[str]] = []
    for suite in all_suites():
        retriever = _retriever(suite, options.cache / f"plans-{suite.name}", encoder)
        asked = questions_with_evidence(suite.questions, retriever.snapshot)
        found: dict[str, list[list[str]]] = {name: [] for name in BLENDS}
        for one in asked:
            for name, ranking in rank(retriever, encoder, change(one.question), one.plan_ids).items():
                found[name].append(ranking)
        print(f"{suite.name}: {len(asked)} questions")
        print_table(found, [one.right for one in asked])
        relevant += [one.right for one in asked]
        for name in BLENDS:
            rankings[name] += found[name]
    print(f"all: {len(relevant)} questions")
    print_table(rankings, relevant)
    return 0


def print_table(rankings: Mapping[str, Sequence[Sequence[str]]], relevant: Sequence[frozenset[str]]) -> None:
    """A line for each blend, with what the fused ranking gains over it (MRR@10, 95% of a paired bootstrap)."""
    qualities: dict[str, Quality] = {name: judge(found, relevant) for name, found in rankings.items()}
    for name, quality in qualities.items():
        low, high = interval(qualities["fused"].mrr10 - quality.mrr10)
        means = quality.means()
        print(
            f"  {name:20} first {means['hit1']:.3f}   of five {means['hit5']:.3f}   MRR@10 {means['mrr10']:.3f}"
            f"   fused over it [{low:+.3f}, {high:+.3f}]",
            flush=True,
        )


def rank(
    retriever: Retriever,
    encoder: Encoder,
    question: str,
    plan_ids: Sequence[str],
    blends: Mapping[str, Shares] = BLENDS,
) -> dict[str, list[str]]:
    """For each blend, the keys of the ten best clauses of these plans."""
    restored = retriever.accents.restore(question)
    weights: TermWeights = {
        "syllables": retriever.term_weights("syllables", question),
        "words": retriever.term_weights("words", restored),
    }
    vector = encoder.encode_queries([restored])[0]
    found = retriever.snapshot.source.candidates(weights, vector, plan_ids, retriever.clause_count)
    ranked: dict[str, list[str]] = {}
    for name, shares in blends.items():
        scores: Scores = fuse(retriever.snapshot.fusion, found.cosines, found.syllables, found.words, shares)
        best = np.argsort(-scores, kind="stable")[:10]
        ranked[name] = ["#".join(found.clause(int(place))) for place in best]
    return ranked


def questions_with_evidence(questions: Sequence[Question], snapshot: PublishedSnapshot) -> list[Asked]:
    """Questions that stand alone, once for each evidence of theirs that the plans hold."""
    asked: list[Asked] = []
    for question in questions:
        for province, *texts in question.cite if not question.turns else ():
            plan_ids = tuple(
                plan.plan_id
                for plan in snapshot.summaries
                if place_name(plan.metadata.province or "") == place_name(province)
            )
            right = frozenset(
                f"{plan_id}#{node.key}"
                for plan_id in plan_ids
                for node in snapshot.plan(plan_id).clauses
                if any(plain(text) in plain(clause_words(node)) for text in texts)
            )
            if right:
                asked.append(Asked(question.question, plan_ids, right))
    return asked


def _retriever(suite: Suite, folder: Path, encoder: Encoder) -> Retriever:
    """Over an index of the suite's plans, brought up to date in `folder`."""
    plans = folder / "plans"
    shutil.rmtree(plans, ignore_errors=True)
    plans.mkdir(parents=True)
    for plan in suite.plans:
        shutil.copyfile(plan, plans / plan.name)
    reindex(plans, folder / "index", encoder, now=datetime.now(UTC), options=Options(allow_removals=True))
    return Retriever(Snapshot.open(folder / "index"), encoder)
