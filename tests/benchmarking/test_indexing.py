"""A build beside its encoding, and a second run that finds nothing new."""

from __future__ import annotations

from pathlib import Path

from benchmarking.indexing import again, full_build
from index.encoder import FakeEncoder

PLANS = sorted((Path(__file__).resolve().parents[2] / "corpus" / "plans").glob("*.*"))


def test_a_build_takes_longer_than_its_encoding() -> None:
    encoder = FakeEncoder()
    built = full_build(PLANS, encoder)
    assert built.plans == 2
    assert 50 < built.clauses <= encoder.encoded  # the sample for the scales is encoded too
    assert 0 < built.encoding < built.seconds
    assert built.share == built.seconds / built.encoding


def test_a_second_run_is_timed() -> None:
    assert again(2, FakeEncoder()) > 0
