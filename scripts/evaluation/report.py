"""Everything that is measured, run and printed as one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bot.answer import Answer
from corpus.frozen import Frozen
from evaluation import lookalikes, metamorphic, renaming
from evaluation.expected import Outcome
from evaluation.judging import judge
from evaluation.metamorphic import Change
from evaluation.product import ask, build_index, readable_sources
from evaluation.questions import Question
from evaluation.suites import TODAY, Suite


class SuiteResult(Frozen):
    """A suite's answers and what is wrong with each."""

    suite: Suite
    answers: dict[str, Answer]
    outcomes: tuple[Outcome, ...]

    @property
    def passed(self) -> int:
        """How many questions have nothing wrong."""
        return sum(outcome.passed for outcome in self.outcomes)

    @property
    def well_answered(self) -> tuple[Question, ...]:
        """The questions with nothing wrong."""
        pairs = zip(self.suite.questions, self.outcomes, strict=True)
        return tuple(question for question, outcome in pairs if outcome.passed)

    @property
    def invented(self) -> tuple[Question, ...]:
        """Questions that were answered where nothing supports an answer."""
        return tuple(
            question
            for question in self.suite.questions
            if question.status == "not_found" and self.answers[question.id].status == "answered"
        )


def run_suite(suite: Suite, index: Path) -> SuiteResult:
    """Index a suite's plans into a folder and judge the answers to its questions."""
    build_index(suite.plans, index)
    answers = ask(suite.questions, index, today=TODAY)
    sources = readable_sources(suite.plans)
    outcomes = tuple(
        Outcome(id=question.id, wrong=judge(question, answers[question.id], sources))
        for question in suite.questions
    )
    return SuiteResult(suite=suite, answers=answers, outcomes=outcomes)


def run_variants(result: SuiteResult, index: Path) -> tuple[Change, ...]:
    """All variants of the questions that a suite, already indexed there, answers well."""
    return metamorphic.run(result.well_answered, result.answers, lambda batch: ask(batch, index, today=TODAY))


def run_lookalikes(folder: Path, count: int = lookalikes.PROVINCES) -> SuiteResult:
    """The look-alike plans, written and indexed in a folder."""
    plans = folder / "plans"
    plans.mkdir(parents=True)
    return run_suite(lookalikes.suite(plans, count), folder / "index")


def run_renamed(original: Suite, folder: Path) -> SuiteResult:
    """A suite of text plans under other names, written and indexed in a folder."""
    plans = folder / "plans"
    plans.mkdir(parents=True)
    return run_suite(renaming.suite(original, plans), folder / "index")


def suite_rows(result: SuiteResult, *, by_kind: bool = True) -> list[str]:
    """A suite's lines of the table: in all, then kind by kind."""
    refusals = sum(question.status == "not_found" for question in result.suite.questions)
    note = f"answered with nothing to support it: {len(result.invented)} of {refusals}" if refusals else ""
    rows = [_row(result.suite.name, result.passed, len(result.outcomes), note)]
    if by_kind:
        total = Counter(question.kind for question in result.suite.questions)
        kinds = {question.id: question.kind for question in result.suite.questions}
        good = Counter(kinds[outcome.id] for outcome in result.outcomes if outcome.passed)
        rows += [_row(f"  {kind}", good[kind], total[kind]) for kind in sorted(total)]
    return rows


def change_rows(changes: Iterable[Change]) -> list[str]:
    """The lines on variants: how many answers stayed the same, and how many went elsewhere."""
    every = tuple(changes)
    rows = [_row("same answer when typed otherwise", sum(change.same for change in every), len(every))]
    for variant in dict.fromkeys(change.variant for change in every):
        of_it = [change for change in every if change.variant == variant]
        foreign, invented = sum(bool(c.foreign) for c in of_it), sum(c.invented for c in of_it)
        note = f"other provinces cited: {foreign}; answered with nothing to support it: {invented}"
        rows.append(_row(f"  {variant}", sum(change.same for change in of_it), len(of_it), note))
    return rows


def failing_lines(result: SuiteResult) -> list[str]:
    """What is wrong, question by question, for a person to read."""
    asked = {question.id: question for question in result.suite.questions}
    lines = []
    for outcome in result.outcomes:
        if not outcome.passed:
            question, answer = asked[outcome.id], result.answers[outcome.id]
            lines.append(f"{outcome.id} {question.kind}: {' / '.join(question.asked)}")
            lines += [f"    {reason}" for reason in outcome.wrong]
            lines.append(
                f"    headline: {answer.headline[:200]!r} ({answer.status}, {answer.understood.intent})"
            )
    return lines


def changed_lines(changes: Iterable[Change]) -> list[str]:
    """Where an answer changed with the typing, for a person to read."""
    return [
        f"{change.id}: {change.asked}\n    {'; '.join(change.before)}\n    {'; '.join(change.after)}"
        for change in changes
        if not change.same
    ]


def _row(name: str, good: int, total: int, note: str = "") -> str:
    share = good / total if total else 1.0
    return f"{name:<36} {good:>5} / {total:<5} {share:>7.1%}  {note}".rstrip()
