"""`benchmark.py retrieval FOLDER`: how good the product's search is on others' questions, by retriever and fused.

FOLDER holds `articles.jsonl` (id, law, text) and `queries.jsonl` (id, question, relevant ids). The articles become a
real index, each law a plan and each article a clause, which is built by the product's builder and searched by its
retriever, beside plain BM25 over words and pairs of words. Intervals are 95% of a bootstrap over the questions, those
of gains of a paired one. `--save FILE` keeps each question's rank, `--compare FILE` shows what was won and lost since.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from benchmarking import comparing
from benchmarking.baseline import bm25_with_pairs
from benchmarking.collection import Collection
from benchmarking.indexed import IndexedCollection
from benchmarking.vector_cache import CachedEncoder
from corpus.folding import fold
from index.encoder import SentenceTransformerEncoder
from index.evaluation import Quality, Values, interval, judge
from index.fusion import Scores
from index.passages import dense_text

_DEPTH: Final = 50  # places that are kept for comparing; measures look at ten
BASELINE: Final = "BM25, words and pairs"
FUSED: Final = "fused"

Rankings = Mapping[str, Sequence[Sequence[str]]]


def configure(parser: argparse.ArgumentParser) -> None:
    """The folder, where index and vectors are kept between runs, and what to compare with."""
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, default=Path("build/benchmark"), help="index and vectors")
    parser.add_argument("--save", type=Path, metavar="FILE", help="write the rank of each question's article")
    parser.add_argument(
        "--compare", type=Path, metavar="FILE", help="what was won and lost since `--save FILE`"
    )


def run(options: argparse.Namespace) -> int:
    """The command."""
    before = comparing.load(options.compare) if options.compare else None
    indexed = open_collection(options.folder, options.cache)
    collection = indexed.collection
    print(
        f"{len(collection.articles)} articles of {len(collection.laws)} laws, {len(collection.questions)} questions"
    )
    rankings = rank_all(indexed, collection.questions)
    qualities = print_table(rankings, collection)
    for name in (BASELINE, f"{BASELINE}, law's name"):
        print_gain(f"fused over {name}", qualities[FUSED].mrr10 - qualities[name].mrr10)
    bare = [fold(question) for question in collection.questions]
    print("the same questions without accents")
    unaccented = print_table({FUSED: indexed.search(bare)}, collection)[FUSED]
    print_gain("unaccented over accented", unaccented.mrr10 - qualities[FUSED].mrr10)
    ranks = {
        question: comparing.first_right(ranking, relevant)
        for question, ranking, relevant in zip(
            collection.question_ids, rankings[FUSED], collection.relevant, strict=True
        )
    }
    if options.save:
        comparing.save(options.save, ranks)
    if before is not None:
        texts = dict(zip(collection.question_ids, collection.questions, strict=True))
        print("\n".join(comparing.compared(before, ranks, texts)))
    return 0


def open_collection(folder: Path, cache: Path) -> IndexedCollection:
    """The folder's articles in an index below `cache`, which is built where it is not there yet."""
    encoder = CachedEncoder(SentenceTransformerEncoder(), cache / "vectors")
    return IndexedCollection(Collection.load(folder), cache / f"index-{folder.resolve().name}", encoder)


def rank_all(indexed: IndexedCollection, questions: Sequence[str]) -> Rankings:
    """The best articles for each question, by the baseline, by each of the product's retrievers and by its search."""
    found = indexed.scores(questions)
    return {
        BASELINE: baseline(indexed.collection, questions, titled=False),
        f"{BASELINE}, law's name": baseline(indexed.collection, questions, titled=True),
        "vectors": best(found.ids, found.dense),
        "syllables and pairs": best(found.ids, found.syllables),
        "words": best(found.ids, found.words),
        "search without vectors": indexed.search(questions, dense=False, limit=_DEPTH),
        FUSED: indexed.search(questions, limit=_DEPTH),
    }


def baseline(collection: Collection, questions: Sequence[str], *, titled: bool) -> list[list[str]]:
    """The ranking of plain BM25, over the articles with or without the law's name."""
    plans = replace(collection, titled=titled).plans
    nodes = [(plan, node) for plan in plans for node in plan.nodes]
    ids = [collection.id_of[plan.plan_id, node.key] for plan, node in nodes]
    return best(ids, bm25_with_pairs([dense_text(node) for _, node in nodes], questions))


def best(ids: Sequence[str], scores: Scores) -> list[list[str]]:
    """The ids of the highest scores of each row, best first."""
    order = np.argsort(-scores, axis=1, kind="stable")[:, :_DEPTH]
    return [[ids[column] for column in row] for row in order.tolist()]


def print_table(rankings: Rankings, collection: Collection) -> dict[str, Quality]:
    """Prints a line for each ranking and returns what was printed."""
    qualities = {name: judge(found, collection.relevant) for name, found in rankings.items()}
    for name, quality in qualities.items():
        means = quality.means()
        low, high = interval(quality.mrr10)
        print(
            f"  {name:34} hit@1 {means['hit1']:.3f}  hit@5 {means['hit5']:.3f}  nDCG@10 {means['ndcg10']:.3f}"
            f"  MRR@10 {means['mrr10']:.3f} [{low:.3f}, {high:.3f}]",
            flush=True,
        )
    return qualities


def print_gain(name: str, differences: Values) -> None:
    """Prints the mean of paired differences of MRR@10 and its interval."""
    low, high = interval(differences)
    print(f"  {name}: {differences.mean():+.4f} MRR@10, 95% [{low:+.4f}, {high:+.4f}]", flush=True)
