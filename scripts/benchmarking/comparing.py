"""What changed between two versions, question by question."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import numpy as np

from index.evaluation import interval

Ranks = Mapping[str, int]  # by question: the place of the first right one, 0 where none was found

_TOP = 10


def first_right(ranking: Sequence[str], relevant: Collection[str]) -> int:
    """The place of the first relevant one, counted from 1; 0 where there is none."""
    return next((place for place, item in enumerate(ranking, 1) if item in relevant), 0)


def save(path: Path, ranks: Ranks) -> None:
    """Writes ranks as JSON."""
    path.write_text(json.dumps(dict(ranks), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def load(path: Path) -> Ranks:
    """What `save` wrote."""
    ranks: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    return ranks


def compared(before: Ranks, after: Ranks, texts: Mapping[str, str]) -> list[str]:
    """Lines: each question in both that was won or lost with its ranks, what it cost most first; then the sums.

    The gain is of MRR@10 with the 95% interval of a paired bootstrap.
    """
    both = [question for question in after if question in before]
    gains = {question: _worth(after[question]) - _worth(before[question]) for question in both}
    lines = [
        f"{'lost' if gain < 0 else 'won '} {_place(before[question])} → {_place(after[question])}"
        f"  {question}: {texts.get(question, '')[:90]}"
        for question, gain in sorted(gains.items(), key=lambda item: (item[1], item[0]))
        if gain
    ]
    values = np.array(list(gains.values()))
    low, high = interval(values)
    lost, won = int((values < 0).sum()), int((values > 0).sum())
    mean = float(values.mean()) if both else 0.0
    return [
        *lines,
        f"{len(both)} questions: {won} won, {lost} lost, {len(both) - won - lost} as before;"
        f" MRR@10 {mean:+.4f}, 95% [{low:+.4f}, {high:+.4f}]",
    ]


def _worth(place: int) -> float:
    return 1 / place if 0 < place <= _TOP else 0.0


def _place(place: int) -> str:
    return f"{place:>3}" if place else "  –"
