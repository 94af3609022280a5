"""The tables of docs/peers.md, from what was measured."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.peers.evidence import BUDGETS, holds
from benchmarks.peers.records import Measured
from benchmarks.peers.systems import SYSTEMS, Role
from benchmarks.peers.workload import Evidence
from index.evaluation import interval

Shares = npt.NDArray[np.float64]  # [questions, budgets], 1 where the evidence was found

_BEGIN: Final = "<!-- written by make peers -->"
_END: Final = "<!-- end -->"
_OURS: Final = "ours"  # the row that the peers are held against: no scope, no facts, as they have none


def judge(measured: Measured, evidence: Evidence) -> Shares:
    """Whether each question's evidence was found within each budget; suites in their order."""
    return np.array(
        [
            [holds(measured.found[suite].get(name, ()), golds, budget) for budget in BUDGETS]
            for suite, questions in evidence.items()
            for name, golds in questions.items()
        ],
        dtype=np.float64,
    )


def tables(results: Mapping[str, Measured], evidence: Evidence) -> str:
    """All tables as Markdown."""
    shares = {name: judge(one, evidence) for name, one in results.items() if SYSTEMS[name].role != "floor"}
    parts = [
        _quality(shares),
        _leads(shares),
        _by_suite(shares, evidence),
        _cost(results),
        _query_times(results),
        _setting(results, evidence),
    ]
    return "\n\n".join(part for part in parts if part)


def write(path: Path, text: str) -> None:
    """Put the tables in their place in a document. Raises ValueError where it has none."""
    document = path.read_text(encoding="utf-8")
    found = re.compile(f"{re.escape(_BEGIN)}.*{re.escape(_END)}", re.DOTALL)
    if not found.search(document):
        raise ValueError(f"{path} has no {_BEGIN!r} … {_END!r}")
    path.write_text(found.sub(lambda _: f"{_BEGIN}\n{text}\n{_END}", document), encoding="utf-8")


def _quality(shares: Mapping[str, Shares]) -> str:
    count = len(next(iter(shares.values())))
    rows = [
        [SYSTEMS[name].title, *(f"{share:.3f}" for share in found.mean(axis=0))]
        for name, found in shares.items()
    ]
    return f"**Evidence within the first characters**, share of {count} questions\n\n" + _markdown(
        ["", *(f"{budget:,}" for budget in BUDGETS)], rows
    )


def _leads(shares: Mapping[str, Shares]) -> str:
    """How far ours is ahead of the best peer at each budget, with the interval of the paired difference."""
    if _OURS not in shares:
        return ""
    lines = []
    for column, budget in enumerate(BUDGETS):
        peers = {name: found[:, column] for name, found in shares.items() if SYSTEMS[name].role == "peer"}
        if not peers:
            return ""
        best = max(peers, key=lambda name: peers[name].mean())
        difference = shares[_OURS][:, column] - peers[best]
        low, high = interval(difference)
        lines.append(
            f"- {budget:,}: {SYSTEMS[_OURS].title} {difference.mean():+.3f} over {SYSTEMS[best].title} "
            f"(95 % of paired resamplings: {low:+.3f} to {high:+.3f})"
        )
    return "**Lead over the best peer**\n\n" + "\n".join(lines)


def _by_suite(shares: Mapping[str, Shares], evidence: Evidence) -> str:
    ends = np.cumsum([len(questions) for questions in evidence.values()])[:-1]
    rows = [
        [SYSTEMS[name].title, *(f"{part[:, 1].mean():.3f}" for part in np.split(found, ends))]
        for name, found in shares.items()
    ]
    titles = [f"{name} ({len(questions)})" for name, questions in evidence.items()]
    return f"**The same within {BUDGETS[1]:,}, by set of questions**\n\n" + _markdown(["", *titles], rows)


def _cost(results: Mapping[str, Measured]) -> str:
    rows = [
        [
            SYSTEMS[name].title,
            f"{one.passages:,}",
            f"{one.build:.1f} s",
            f"{one.build / one.encode_build:.2f} ×",
            f"{one.search * 1e3:.1f} ms",
            f"{one.search / one.encode_search:.2f} ×",
            f"{one.memory / 2**20:,.0f} MB",
        ]
        for name, one in results.items()
    ]
    titles = ["", "texts", "build", "/ encoding them", "query p50", "/ encoding it", "peak memory"]
    return "**Time and memory**\n\n" + _markdown(titles, rows)


def _query_times(results: Mapping[str, Measured]) -> str:
    ratios = {name: one.search / one.encode_search for name, one in results.items()}
    hybrids = [name for name in ratios if SYSTEMS[name].role == "peer" and SYSTEMS[name].hybrid]
    ours = [name for name in ratios if SYSTEMS[name].role == "ours"]
    if not hybrids or not ours:
        return ""
    fastest = min(hybrids, key=lambda name: ratios[name])
    told = ", ".join(f"{SYSTEMS[name].title} {ratios[name] / ratios[fastest]:.2f} ×" for name in ours)
    peer = SYSTEMS[fastest].title
    return f"Query time, as a ratio to encoding, against that of the fastest hybrid peer ({peer}): {told}."


def _setting(results: Mapping[str, Measured], evidence: Evidence) -> str:
    versions: dict[str, dict[str, str]] = {}
    for name, one in results.items():
        versions.setdefault(_group(SYSTEMS[name].role), {}).update(one.versions)
    threads = sorted({one.threads for one in results.values()})
    lines = [
        f"{_group(role)}: " + ", ".join(f"{package} {version}" for package, version in sorted(told.items()))
        for role in ("ours", "peer")
        if (told := versions.get(_group(role), {}))
    ]
    where = f"Python {platform.python_version()}, {os.cpu_count()} cores, torch threads: {threads}"
    sets = ", ".join(f"{name} {len(questions)}" for name, questions in evidence.items())
    return "\n".join(["**Setting**", "", *(f"- {line}" for line in [where, f"questions: {sets}", *lines])])


def _group(role: Role | str) -> str:
    return "peers" if role == "peer" else "ours"


def _markdown(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(titles) + " |", "|---|" + "---:|" * (len(titles) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])
