"""Numbers that a plan sets: which one is asked for, by when, and what it is of."""

from __future__ import annotations

from bot import messages
from bot.answers.content import found_in, number_in_words
from bot.answers.finding import (
    Finding,
    Missing,
    Result,
    Task,
    answering,
    has_figure,
    hopeful,
    missing,
    of_another_district,
)
from bot.answers.numbers.goals import answer_goals, goals_with_numbers, number_notes, numbers_of
from bot.answers.numbers.target_choice import (
    Candidate,
    fitting_targets,
    of_unit,
    target_year_fits,
    without_attending,
)
from bot.answers.numbers.target_lines import target_line, targets_headline
from bot.answers.numbers.target_words import told_values, value_of
from bot.answers.topics import about, goals_under_topic
from bot.weights import WEIGHTS
from corpus.facts.dates import find_dates
from corpus.facts.models import Target
from corpus.facts.quantities import is_counted
from corpus.facts.target_years import goal_years

_ROUNDING = 1e-9  # sums of weights that should be 1 may be a little more


def answer_target(task: Task) -> Result:
    """The targets that meet the question's subject, measure and year; or which of these no target meets."""
    task = without_attending(task)
    if (goals := answer_goals(task)) is not None:
        return goals
    if (there := _what_there_is(task)) is not None:
        return there
    fitting = fitting_targets(task, of_unit(task, task.view.plan.facts.targets))
    if fitting and all(c.target.value is None for c in fitting):
        return _named_only(task, [c.target for c in fitting])
    fitting = [c for c in fitting if c.target.value is not None]
    if not fitting:
        return _without_number(task)
    if (better := _said_elsewhere(task, fitting)) is not None:
        return better
    chosen = [c for c in fitting if target_year_fits(task, c.target)]
    if not chosen:
        return _said_of_the_year(task) or _no_such_year(task, fitting)
    listed = task.question.lists and task.terms.terms
    if listed and (goals := goals_under_topic(task, strict=True)) is not None:
        return goals_with_numbers(task, [c.target for c in chosen], goals)
    return _finding(task, [c.target for c in chosen], chosen[0].met)


def _what_there_is(task: Task) -> Finding | None:
    """`tỉnh có bao nhiêu xã, phường`: how many there are, not of how many something is done."""
    question = task.question
    if question.counted is None or not all(
        is_counted(question.text[t.start : t.end]) for t in question.terms
    ):
        return None
    return number_in_words(task, {target.path for target in task.view.plan.facts.targets})


def _said_elsewhere(task: Task, fitting: list[Candidate]) -> Result | None:
    """Where the targets aren't what the question names, the clause that says its number, or a refusal."""
    paths = {c.target.path for c in fitting}
    if not task.question.terms or not (_beaten(task, fitting, paths) or _misnamed(task, paths)):
        return None
    return number_in_words(task) or missing(task, messages.TARGET_NONE_FITS.format(about=about(task)))


def _beaten(task: Task, fitting: list[Candidate], paths: set[str]) -> bool:
    """Whether another clause meets the question clearly better than the targets and their clauses."""
    best = max(c.coverage for c in fitting)
    own = max(task.terms.coverage(task.view.by_key[path].all) for path in paths)
    clearly = max(best, own) + WEIGHTS.clearly
    if clearly > 1.0 + _ROUNDING:  # more than any clause can meet: none has to be looked at
        return False
    others = [m.coverage for m in answering(task) if m.passage.node.key not in paths]
    return bool(others) and others[0] >= clearly


def _misnamed(task: Task, paths: set[str]) -> bool:
    """Whether a counted thing is named by a rare word of the plans that no target's clause has: another's name."""
    if task.question.wanted not in ("count", "number"):
        return False
    rare = 3 + task.terms.lexicon.clause_count * WEIGHTS.rare
    for path in paths:
        words = task.view.by_key[path].all.joined(task.view.title)
        known = (
            task.terms.lexicon.document_frequency(" ".join(t.folded[:2]))
            for t in task.terms.unmet(words)
            if not is_counted(task.question.text[t.start : t.end])  # `lớp`, `khóa` are no names
        )
        if not any(0 < count <= rare for count in known):
            return False
    return True


def _named_only(task: Task, targets: list[Target]) -> Result:
    """The plan names the subject beside others that have a number, and gives it none."""
    nodes = task.view.nodes_at(t.path for t in targets)
    chosen = [t for t in targets if target_year_fits(task, t)] or targets
    line = "; ".join(dict.fromkeys(target_line(task.view, t) for t in chosen[:2]))
    return Missing(view=task.view, reason="not_stated", headline=line, nearest=nodes[:2], score=1.0)


def _no_such_year(task: Task, fitting: list[Candidate]) -> Missing:
    years = [year for year in _years_with_numbers(task) if year not in task.question.years]
    asked = ", ".join(map(str, task.question.years))
    told = messages.TARGET_NO_YEAR if years else messages.TARGET_NO_YEAR_AT_ALL
    text = told.format(year=asked, years=", ".join(map(str, years)))
    nodes = task.view.nodes_at(c.target.path for c in fitting)[:2]
    return Missing(view=task.view, reason="not_stated", headline=text, nearest=nodes, score=fitting[0].met)


def _years_with_numbers(task: Task) -> list[int]:
    """All years for which the plan sets a number of its goals, whatever of: to name some only would deny the others."""
    return sorted({t.year for t in task.view.plan.facts.targets if t.year and t.value is not None})


def _said_of_the_year(task: Task) -> Finding | None:
    """A clause that says the year and a number of it, though no target was read from it: it is shown, not denied."""
    saying = {p.order for p in hopeful(task, met=WEIGHTS.answer) if _says_the_year(task, p.node.text)}
    matched = answering(task) if saying else ()  # most plans don't speak of the year: none has to be ranked
    match = next((m for m in matched if m.passage.order in saying), None)
    return found_in(task, [match]) if match is not None else None


def _says_the_year(task: Task, text: str) -> bool:
    """Whether a clause says the years that are asked for, and a number of the kind."""
    if not ("%" in text if task.question.wanted == "percent" else has_figure(text)):
        return False
    mentions = goal_years(text, find_dates(text), 0, len(text))
    said = all(any(year in (m.year, m.closing_year) for m in mentions) for year in task.question.years)
    return said and not of_another_district(task, text)


def _without_number(task: Task) -> Result:
    """No target fits: a clause that says the number in passing, the goals in words, else a refusal."""
    if task.question.wanted in ("count", "number") and (found := number_in_words(task)) is not None:
        return found
    if not task.question.wanted and (goals := goals_under_topic(task, strict=True)) is not None:
        return goals
    if not numbers_of(task) and task.question.wanted in (None, "percent"):
        return missing(task, messages.TARGET_NONE)
    return missing(task, messages.TARGET_NONE_FITS.format(about=about(task)))


def _finding(task: Task, targets: list[Target], score: float) -> Finding:
    nodes = task.view.nodes_at(t.path for t in targets)
    return Finding(
        view=task.view,
        headline=targets_headline(task, targets),
        nodes=nodes,
        notes=number_notes(task, targets, nodes),
        score=score,
        value=" ".join(f"{t.year}:{t.value}{t.unit}" for t in targets),
        english="; ".join(_in_english(t) for t in targets),
        values=told_values(task.view, targets),
    )


def _in_english(target: Target) -> str:
    template = messages.EN_TARGET_BY if target.year else messages.EN_TARGET
    return template.format(year=target.year, value=value_of(target), subject=target.subject)
