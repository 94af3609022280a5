"""`benchmark.py tune FOLDER`: chooses how to search on one half of the laws, reports on the other, then the reverse.

FOLDER as for `retrieval`. From textbook values on, one setting at a time is changed for the better, round after
round, until nothing helps: shares of vectors and of words, BM25's k1 and b, how long passages are. `--several` also
lets an article have a vector for each passage, the best of which counts; `--untitled` leaves out the law's name.
What is printed of a half was chosen without its questions; the gain over plain BM25 with pairs is of all questions,
each under what the other half chose.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarking.collection import Collection, Half
from benchmarking.retrieval import baseline, best, open_collection, print_gain
from benchmarking.variants import WHOLE, Variant, VariantScores
from corpus.folding import fold
from index.evaluation import Quality, judge
from index.fusion import Scores

_WORTH_IT: Final = 0.001  # MRR@10 that a change must gain: less is chance
_ROUNDS: Final = 4
_TOP: Final = 10

Settings = Mapping[str, Sequence[Any]]  # a field of Variant, and the values to try

# Where a choice begins: the product's own values were chosen with these laws in sight.
TEXTBOOK: Final = Variant(titled=True, passage=WHOLE, pooling="mean", k1=1.2, b=0.75, dense=0.5, words=0.0)
SETTINGS: Final[Settings] = {
    "dense": (0.0, 0.2, 0.3, 0.4, 0.5, 0.6),
    "k1": (0.2, 0.4, 0.6, 0.9, 1.2),
    "passage": (WHOLE, 160),
    "words": (0.0, 0.1, 0.2, 0.3),
    "b": (0.5, 0.75),
}
SEVERAL: Final[Settings] = {"pooling": ("mean", "max")}
UNTITLED: Final[Settings] = {"titled": (True, False)}


def configure(parser: argparse.ArgumentParser) -> None:
    """The folder, and where index and vectors are kept between runs."""
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, default=Path("build/benchmark"), help="index and vectors")
    parser.add_argument("--several", action="store_true", help="try several vectors an article, too")
    parser.add_argument("--untitled", action="store_true", help="try articles without the law's name, too")


def run(options: argparse.Namespace) -> int:
    """The command."""
    indexed = open_collection(options.folder, options.cache)
    collection = indexed.collection
    scored = VariantScores(indexed, collection.questions)
    settings = {
        **SETTINGS,
        **(SEVERAL if options.several else {}),
        **(UNTITLED if options.untitled else {}),
    }
    chosen = choose_crosswise(scored, collection, settings)
    for name, variant, half in chosen:
        print(f"chosen without the {name} half: {asdict(variant)}")
        print(f"  the {name} half: {_told(_quality(scored, collection, variant), half)}", flush=True)
    tuned = crosswise(scored, collection, chosen)
    everything = np.ones(len(collection.questions), dtype=bool)
    print(f"all, each half as the other chose: {_told(tuned, everything)}")
    print(f"all, with the product's settings: {_told(_quality(scored, collection, Variant()), everything)}")
    for titled in (False, True):
        plain = judge(baseline(collection, collection.questions, titled=titled), collection.relevant)
        name = "BM25, words and pairs" + (", law's name" if titled else "")
        print(f"{name}: {_told(plain, everything)}")
        print_gain(f"tuned over {name}", tuned.mrr10 - plain.mrr10)
    bare = VariantScores(indexed, [fold(question) for question in collection.questions])
    unaccented = crosswise(bare, collection, chosen)
    print(f"unaccented: {_told(unaccented, everything)}")
    print_gain("unaccented over accented", unaccented.mrr10 - tuned.mrr10)
    return 0


Chosen = Sequence[
    tuple[str, Variant, Half]
]  # a half's name, what was chosen on the other, the half's questions


def choose_crosswise(scored: VariantScores, collection: Collection, settings: Settings) -> Chosen:
    """For each half what the other one chooses."""
    first = collection.first_half
    return [
        (name, choose(scored, collection, ~half, settings), half)
        for name, half in (("first", first), ("second", ~first))
    ]


def choose(scored: VariantScores, collection: Collection, half: Half, settings: Settings) -> Variant:
    """The best variant on these questions that changing one setting at a time finds, from the textbook's on."""
    found = TEXTBOOK
    reached = reciprocal_ranks(scored, collection, found)[half].mean()
    for _ in range(_ROUNDS):
        before = found
        for setting, values in settings.items():
            for value in values:
                tried = replace(found, **{setting: value})
                if tried.shares.syllables < 0:
                    continue
                gained = reciprocal_ranks(scored, collection, tried)[half].mean()
                if gained > reached + _WORTH_IT:
                    found, reached = tried, gained
        if found == before:
            break
    return found


def crosswise(scored: VariantScores, collection: Collection, chosen: Chosen) -> Quality:
    """The quality of all questions, each under what was chosen without it."""
    parts = [(half, _quality(scored, collection, variant)) for _, variant, half in chosen]
    columns = {
        field: np.select([half for half, _ in parts], [getattr(quality, field) for _, quality in parts])
        for field in ("hit1", "hit5", "mrr10", "ndcg10")
    }
    return Quality(**columns)


def _quality(scored: VariantScores, collection: Collection, variant: Variant) -> Quality:
    return judge(best(scored.ids, scored.scores(variant)), collection.relevant)


def reciprocal_ranks(
    scored: VariantScores, collection: Collection, variant: Variant
) -> npt.NDArray[np.float64]:
    """MRR@10 of each question, as judge() has it but for ties: float64 [questions]."""
    scores = scored.scores(variant)
    places = {article: place for place, article in enumerate(scored.ids)}
    right: Scores = np.array(
        [
            row[[places[one] for one in ids]].max()
            for row, ids in zip(scores, collection.relevant, strict=True)
        ]
    )
    ranks = 1 + (scores > right[:, None]).sum(axis=1)
    return np.where(ranks <= _TOP, 1 / ranks, 0.0)


def _told(quality: Quality, half: Half) -> str:
    means = {name: float(values[half].mean()) for name, values in vars(quality).items()}
    return (
        f"hit@1 {means['hit1']:.3f}  hit@5 {means['hit5']:.3f}  nDCG@10 {means['ndcg10']:.3f}"
        f"  MRR@10 {means['mrr10']:.3f}"
    )
