"""Prints how good the answers are, as one table: `python scripts/evaluate.py [--quick] [--failing]`.

`--write-expected` records which questions pass; the tests then fail where one of them no longer does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from evaluation import expected, metamorphic, report
from evaluation.suites import EXPECTED, all_suites


def main(arguments: list[str] | None = None) -> int:
    """Runs the suites asked for. Returns 1 where a question that passed before fails now."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="the labelled questions alone")
    parser.add_argument(
        "--failing", action="store_true", help="also print what is wrong, question by question"
    )
    parser.add_argument(
        "--write-expected", action="store_true", help=f"record the results in {EXPECTED.name}"
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="evaluate-") as folder:
        outcomes = _measure(Path(folder), quick=options.quick, failing=options.failing)
    before = expected.read_expected(EXPECTED) if EXPECTED.is_file() else {}
    worse, better = expected.changes(before, outcomes)
    print("\n".join(["", f"worse than recorded: {len(worse)}, better: {len(better)}", *worse, *better]))
    if options.write_expected:
        expected.write_expected(outcomes, EXPECTED)
        return 0
    return 1 if worse else 0


def _measure(folder: Path, *, quick: bool, failing: bool) -> list[expected.Outcome]:
    outcomes: list[expected.Outcome] = []
    results: list[report.SuiteResult] = []
    changes: tuple[metamorphic.Change, ...] = ()
    for suite in all_suites():
        result = report.run_suite(suite, folder / suite.name)
        _show(report.suite_rows(result))
        results.append(result)
        outcomes += result.outcomes
    if not quick:
        golden = results[0]
        changes = report.run_variants(golden, folder / golden.suite.name)
        _show(report.change_rows(changes))
        results.append(report.run_lookalikes(folder / "lookalikes"))
        _show(report.suite_rows(results[-1]))
        results.append(report.run_renamed(golden.suite, folder / "renamed"))
        _show(report.suite_rows(results[-1], by_kind=False))
    if failing:
        for result in results:
            _show(["", f"{result.suite.name}:", *report.failing_lines(result)])
        _show(["", "typed otherwise:", *report.changed_lines(changes)])
    return outcomes


def _show(rows: list[str]) -> None:
    print("\n".join(rows), flush=True)


if __name__ == "__main__":
    sys.exit(main())
