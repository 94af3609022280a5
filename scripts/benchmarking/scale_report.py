"""The figures of the scale benchmark as lines, a Markdown table, fits of growth, and a plot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarking.growth import fit_growth
from benchmarking.scale_stages import CLIENTS, Figures

_ROWS: Final[tuple[tuple[str, str, str], ...]] = (
    ("plans", "plans", ",.0f"),
    ("clauses", "clauses", ",.0f"),
    ("build: reading files, s", "reading_s", ",.1f"),
    ("build: the rest but encoding, s", "indexing_s", ",.1f"),
    ("… of which the processor's, s", "indexing_processor_s", ",.1f"),
    ("build: raw encoding, s", "encoding_s", ",.1f"),
    ("build / raw encoding", "build_share", ".2f"),
    ("update of one plan, s", "update_s", ".2f"),
    ("… of which encoding it, s", "update_encoding_s", ".2f"),
    ("snapshot, MB", "snapshot_mb", ",.0f"),
    ("load, s", "load_s", ".2f"),
    ("load and first answer, s", "ready_s", ".2f"),
    ("memory of one bot (RSS), MB", "rss_mb", ",.0f"),
    ("… its share where two run (PSS), MB", "pss_mb", ",.0f"),
    ("… index files mapped: RSS, MB", "index_rss_mb", ",.1f"),
    ("… index files mapped: PSS, MB", "index_pss_mb", ",.1f"),
    ("raw encoding of a question, p50 ms", "encode_ms", ".1f"),
    *((f"ask, province named: p{p} ms", f"named_p{p}_ms", ".1f") for p in (50, 95, 99)),
    *((f"ask, none named: p{p} ms", f"unnamed_p{p}_ms", ".1f") for p in (50, 95, 99)),
    *(
        (f"ask, {of}: p{p}, raw encodings", f"{key}_p{p}_encodings", ".1f")
        for key, of in (("named", "province named"), ("unnamed", "none named"))
        for p in (50, 95, 99)
    ),
    *(
        (f"ask in turn, {of}: p{p} ×", f"{key}_p{p}_times", ".2f")
        for key, of in (("named", "province named"), ("unnamed", "none named"))
        for p in (50, 95)
    ),
    ("… the same answers", "same_answers", ".0%"),
    *((f"questions a second, {n} clients", f"clients_{n}_qps", ".1f") for n in CLIENTS),
    ("its own plan, clause and number", "right", ".1%"),
    ("none named: asked back", "asked_back", ".1%"),
)
# Costs whose growth is fitted.
_COSTS: Final = (
    ("build without reading and encoding", "indexing_s"),
    ("… of which the processor's", "indexing_processor_s"),
    ("update of one plan", "update_s"),
    ("snapshot", "snapshot_mb"),
    ("load", "load_s"),
    ("ask, province named, p50", "named_p50_ms"),
    ("ask, none named, p50", "unnamed_p50_ms"),
    ("memory of one bot", "rss_mb"),
)


def lines(figures: Figures) -> str:
    """One size's figures, a line each."""
    width = max(len(name) for name, *_ in _ROWS)
    return "\n".join([*(f"{name:{width}} {_cell(figures, key, form):>12}" for name, key, form in _ROWS), ""])


def table(sizes: Sequence[Figures]) -> str:
    """All sizes side by side, in Markdown."""
    head = ["| |" + "".join(f" {figures['clauses']:,.0f} clauses |" for figures in sizes)]
    head.append("|---|" + "---|" * len(sizes))
    rows = (
        f"| {name} |" + "".join(f" {_cell(figures, key, form)} |" for figures in sizes)
        for name, key, form in _ROWS
        if key != "clauses"
    )
    return "\n".join([*head, *rows])


def growths(sizes: Sequence[Figures]) -> Iterator[str]:
    """How each cost grows, as a power of n log n; nothing for one size alone."""
    if len(sizes) < 2:
        return
    yield "growth, fitted as (n log n) to a power: 1 is n log n, 0 is none"
    for name, key in _COSTS:
        held = [figures for figures in sizes if figures.get(key)]
        if len(held) > 1:
            growth = fit_growth([f["clauses"] for f in held], [f[key] for f in held])
            verdict = "no faster than n log n" if growth.exponent <= 1 else "FASTER than n log n"
            yield f"{name:36} {growth.exponent:5.2f}  {verdict}"


def plot(sizes: Sequence[Figures], path: Path) -> None:
    """Writes a PNG: times by size, both axes logarithmic."""
    import matplotlib as mpl  # noqa: PLC0415 (slow to load)

    mpl.use("Agg")
    from matplotlib import pyplot  # noqa: PLC0415

    figure, axes = pyplot.subplots(1, 2, figsize=(11, 4.2))
    clauses = [figures["clauses"] for figures in sizes]
    series = (
        (axes[0], "ms", (
            ("ask, province named, p50", "named_p50_ms"), ("ask, province named, p95", "named_p95_ms"),
            ("ask, none named, p50", "unnamed_p50_ms"), ("raw encoding of a question", "encode_ms"),
        )),
        (axes[1], "s", (
            ("build without reading and encoding", "indexing_s"), ("raw encoding of all clauses", "encoding_s"),
            ("update of one plan", "update_s"), ("load", "load_s"),
        )),
    )  # fmt: skip
    for axis, unit, named in series:
        for name, key in named:
            axis.plot(clauses, [figures[key] for figures in sizes], marker="o", label=name)
        axis.set(xscale="log", yscale="log", xlabel="clauses", ylabel=unit)
        axis.grid(visible=True, which="both", alpha=0.25)
        axis.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)


def _cell(figures: Figures, key: str, form: str) -> str:
    return format(figures[key], form) if key in figures else "–"
