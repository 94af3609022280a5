"""`benchmark.py retrieval FOLDER`: the quality of each retriever and of the fused one.

FOLDER holds `articles.jsonl` (id, law, text) and `queries.jsonl` (question, relevant ids). The laws are cut into
two halves; a table gives each retriever and the fused one on both, with accents and without.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarking.inputs import json_lines
from corpus.folding import fold
from index.accents import AccentCounts, AccentModel
from index.encoder import SentenceTransformerEncoder, Vectors
from index.evaluation import Quality, interval, judge
from index.fusion import FusionConstants, Scores, fit, fuse
from index.lexical import Postings, build_postings, idf
from index.terms import TERMS, KeyName

Half = npt.NDArray[np.bool_]

_SAMPLE: Final = 100  # questions that the scales are fitted to
_TOP: Final = 10


@dataclass(frozen=True)
class Benchmark:
    """Articles with their laws, questions with the articles that answer them."""

    ids: list[str]
    laws: list[str]
    texts: list[str]
    questions: list[str]
    relevant: list[set[str]]

    @classmethod
    def load(cls, folder: Path) -> Benchmark:
        """Reads both files."""
        articles, queries = (json_lines(folder / name) for name in ("articles.jsonl", "queries.jsonl"))
        return cls(
            ids=[one["id"] for one in articles],
            laws=[one.get("law", "") for one in articles],
            texts=[f"{one.get('law', '')}\n{one['text']}" for one in articles],
            questions=[one["question"] for one in queries],
            relevant=[set(one["relevant"]) for one in queries],
        )

    @cached_property
    def first_half(self) -> Half:
        """Which questions are about every other law: bool [questions]."""
        law_of = dict(zip(self.ids, self.laws, strict=True))
        chosen = set(sorted(set(self.laws))[::2])
        return np.array([law_of[min(right)] in chosen for right in self.relevant])


@dataclass(frozen=True)
class Keys:
    """Postings of both lexical keys over the articles."""

    postings: dict[KeyName, Postings]

    @classmethod
    def build(cls, texts: Sequence[str]) -> Keys:
        """Postings as the index builds them."""
        postings: dict[KeyName, Postings] = {}
        for key, split in TERMS.items():
            documents = [split(text) for text in texts]
            average = sum(map(len, documents)) / len(documents)
            postings[key] = build_postings(documents, average)[0]
        return cls(postings)

    def scores(self, key: KeyName, questions: Sequence[str]) -> Scores:
        """BM25 of every article: float32 [questions, articles]."""
        held = self.postings[key]
        rows = []
        for question in questions:
            counts = Counter(TERMS[key](question))
            weights = {term: n * idf(held.frequency(term), held.size) for term, n in counts.items()}
            rows.append(held.scores(weights))
        return np.stack(rows)


def configure(parser: argparse.ArgumentParser) -> None:
    """The folder, and where vectors are kept between runs."""
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, default=Path("build/benchmark"), help="where vectors are kept")


def run(options: argparse.Namespace) -> int:
    """The command."""
    measure(Benchmark.load(options.folder), options.cache)
    return 0


def measure(benchmark: Benchmark, cache: Path) -> None:
    """Prints the table: both halves, with accents and without."""
    encoder = SentenceTransformerEncoder()
    passages = _cached(cache, encoder, "passages", benchmark.texts)
    keys = Keys.build(benchmark.texts)
    accents = AccentModel([AccentCounts.build(benchmark.texts)])
    print(f"{'':24}{'first half':>22}{'second half':>22}{'all':>22}   MRR@10 / hit@1")
    fused: dict[str, Quality] = {}
    for name, typed in (
        ("", benchmark.questions),
        (" unaccented", [fold(one) for one in benchmark.questions]),
    ):
        restored = [accents.restore(one) for one in typed]
        dense = _cached(cache, encoder, f"queries{name}", restored) @ passages.T
        syllables, words = keys.scores("syllables", typed), keys.scores("words", restored)
        constants = FusionConstants(
            dense=fit(dense[:_SAMPLE]), syllables=fit(syllables[:_SAMPLE]), words=fit(words[:_SAMPLE])
        )
        fused[name] = _row(benchmark, "fused" + name, fuse(constants, dense, syllables, words))
        syllable_quality = _row(benchmark, "syllables" + name, syllables)
        _row(benchmark, "words" + name, words)
        _row(benchmark, "dense" + name, dense)
        _gain("fused over syllables" + name, fused[name], syllable_quality)
    _gain("unaccented over accented", fused[" unaccented"], fused[""])


def _row(benchmark: Benchmark, name: str, scores: Scores) -> Quality:
    order = np.argsort(-scores, axis=1, kind="stable")[:, :_TOP]
    quality = judge([[benchmark.ids[row] for row in best] for best in order], benchmark.relevant)
    half = benchmark.first_half
    columns = [
        f"{quality.mrr10[part].mean():.3f} / {quality.hit1[part].mean():.3f}"
        for part in (half, ~half, np.ones_like(half))
    ]
    low, high = interval(quality.mrr10)
    print(
        f"{name:24}" + "".join(f"{column:>22}" for column in columns) + f"   [{low:.3f}, {high:.3f}]",
        flush=True,
    )
    return quality


def _gain(name: str, one: Quality, other: Quality) -> None:
    difference = one.mrr10 - other.mrr10
    low, high = interval(difference)
    print(f"  {name}: {difference.mean():+.3f} MRR@10, 95% [{low:+.3f}, {high:+.3f}]", flush=True)


def _cached(folder: Path, encoder: SentenceTransformerEncoder, name: str, texts: list[str]) -> Vectors:
    """Vectors of texts, kept in a file named by the model and the texts."""
    joined = "\0".join(texts).encode("utf-8", "replace")
    digest = hashlib.blake2b(joined + encoder.fingerprint.encode(), digest_size=8).hexdigest()
    path = folder / f"{name.replace(' ', '-')}-{digest}.npy"
    if path.is_file():
        stored: Vectors = np.load(path, allow_pickle=False)
        return stored
    folder.mkdir(parents=True, exist_ok=True)
    vectors = encoder.encode_passages(texts) if name == "passages" else encoder.encode_queries(texts)
    np.save(path, vectors, allow_pickle=False)
    return vectors
