"""The record of what passes: it survives a round trip, and tells what changed."""

from pathlib import Path

from evaluation.expected import Outcome, changes, read_expected, write_expected

GOOD, BAD = Outcome(id="a"), Outcome(id="b", wrong=("not said: 40%", "no citation"))


def test_a_record_reads_back(tmp_path: Path) -> None:
    write_expected([GOOD, BAD], tmp_path / "expected.tsv")
    assert read_expected(tmp_path / "expected.tsv") == {"a": GOOD, "b": BAD}


def test_reasons_stay_on_one_line(tmp_path: Path) -> None:
    write_expected([Outcome(id="a", wrong=("not cited:\n'x\ty'",))], tmp_path / "expected.tsv")
    assert read_expected(tmp_path / "expected.tsv")["a"].wrong == ("not cited: 'x y'",)


def test_only_what_changed_is_told() -> None:
    now = [
        Outcome(id="a", wrong=("no citation",)),
        Outcome(id="b"),
        Outcome(id="c"),
        Outcome(id="d", wrong=("x",)),
    ]
    worse, better = changes({"a": GOOD, "b": BAD}, now)
    assert worse == ["- a: passed, now no citation"]
    assert better == ["+ b: now passes", "+ c: now passes"]
