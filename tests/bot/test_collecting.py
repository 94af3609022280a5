"""The garbage collector's rounds once everything is loaded."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from bot import collecting


@pytest.fixture
def rounds() -> Iterator[list[int]]:
    """The generations of the rounds that a test sees; the collector is afterwards as it was."""
    before = gc.get_threshold()
    seen: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "stop":
            seen.append(info["generation"])

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)
    gc.set_threshold(*before)
    gc.unfreeze()


def test_what_is_loaded_is_set_aside_and_plans_at_hand_cause_no_full_round(rounds: list[int]) -> None:
    loaded = [[number] for number in range(10_000)]
    collecting.settle()
    assert gc.get_freeze_count() >= len(loaded)
    rounds.clear()
    at_hand = [[number] for number in range(300_000)]
    assert len(at_hand) == 300_000
    assert set(rounds) == {0, 1}  # the young ones are still looked at
