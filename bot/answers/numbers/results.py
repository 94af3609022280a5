"""What was reached before a plan was issued: told only where that is asked, and never as what the plan aims at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import messages
from bot.answers.finding import Finding, Result, Task, missing
from bot.answers.numbers.target_choice import Candidate, fitting_targets, of_unit
from bot.answers.numbers.target_lines import target_phrase
from bot.answers.numbers.targets import answer_target
from bot.answers.topics import topic_heading
from bot.question.model import Intent, ValueKind
from bot.weights import WEIGHTS
from corpus.facts.models import Target
from corpus.folding import fold

_OF_NUMBERS: frozenset[Intent] = frozenset({"target", "content", "funding"})
# `thực tế đón được`, `đã giải quyết được`, `mới đạt`: only what was reached answers.
_REACHED = re.compile(
    r"(?<!\w)(?:thực\s+tế|thuc\s+te|đã\s+(?:\w+\s+){1,4}được|mới\s+(?:chỉ\s+)?đạt"
    r"|(?:bao\s+nhi[êe]u|mấy|may)(?!\w)[^?.,;]{0,20}(?<!\w)(?:rồi|roi))(?!\w)",
    re.IGNORECASE,
)
_NAMED = 3  # numbers up to which each is told
_ASKS_HOW_MANY: frozenset[Intent] = frozenset({"target", "content"})
_NUMBERS: frozenset[ValueKind] = frozenset({"count", "percent", "number"})
_NOW = re.compile(
    r"(?<!thuc )(?<!the )(?<!bieu )(?<!phat )\bhien(?: nay| tai| co| dang)?\b(?! (?:vat|dai|truong|thuc|trang))"
)
_THERE_IS = re.compile(r"\bco (?:tong (?:so|cong) )?(?:bao nhieu|may)\b|\b(?:co|dang)\b.* bao nhieu\W*$")
# What is asked for is an aim, not how things stand.
_AIMED = re.compile(
    r"(?<!\w)(?:chỉ tiêu|mục tiêu|phấn đấu|đạt|sẽ|cần|phải|tối thiểu|ít nhất|đến năm|được giao|kế hoạch|dự kiến"
    r"|hỗ trợ|tổ chức|mở|thành lập|xây dựng|trong năm|giai đoạn|mỗi)(?!\w)"
    r"|\b(?:chi tieu|muc tieu|phan dau|toi thieu|it nhat|duoc giao|ke hoach|du kien|ho tro|to chuc|thanh lap"
    r"|xay dung)\b",
    re.IGNORECASE,
)
# Words that ask for what was reached: no clause has to say them.
_ASKING = frozenset({"ket qua", "thuc te", "so lieu"})


def answer_result(task: Task) -> Result | None:
    """The numbers reached in a year that was over when the plan was issued; None where none of them is asked for.

    Where a question holds such a year against a later one, what the plan aims at in that one stands beside them.
    """
    question = task.question
    if (present := _at_present(task)) is not None:
        return present
    past, later = _past_years(task), _later_years(task)
    reached = question.results or _REACHED.search(question.text) is not None
    if question.intent not in _OF_NUMBERS or question.why or not (reached or past):
        return None
    if question.wanted is None and not reached and topic_heading(task) is not None:
        return None  # `hạn chế gì năm 2023`: a heading is about that, whatever numbers stand there
    if later and not question.compares:
        return missing(task, messages.RESULT_NONE) if reached else None
    found = _results(task, past)
    if found is None:
        return missing(task, messages.RESULT_NONE) if reached else None
    return _beside_the_aims(task, found, later) if later else found


def _at_present(task: Task) -> Finding | None:
    """How many there are, or what share, as the plan tells how things stand; None where that isn't asked, or untold.

    `hiện có bao nhiêu …` asks for nothing else; `có bao nhiêu …` without an aim asks for what meets it better, and for
    both where an aim meets it as well.
    """
    question = task.question
    if (
        question.intent not in _ASKS_HOW_MANY
        or question.wanted not in _NUMBERS
        or question.years
        or question.why
    ):
        return None
    text = fold(question.text)
    now = _NOW.search(text) is not None
    if _AIMED.search(question.text) or not (now or _THERE_IS.search(text)):
        return None
    stood = _chosen(task, [r for r in task.view.plan.facts.results if not r.year or not _is_over(task, r)])
    if not stood:
        return None
    aims = _chosen(task, [t for t in task.view.plan.facts.targets if t.value is not None])
    best, best_aim = (max((c.own for c in found), default=0.0) for found in (stood, aims))
    if not now and best < best_aim - WEIGHTS.tie:
        return None
    found = _told(task, stood[:_NAMED])
    return found if now or best > best_aim + WEIGHTS.tie else _beside_the_aims(task, found, ())


def _chosen(task: Task, numbers: Sequence[Target]) -> list[Candidate]:
    """The numbers that meet the question, of those of its unit."""
    return fitting_targets(task, of_unit(task, numbers)) if task.question.terms else []


def _is_over(task: Task, result: Target) -> bool:
    """Whether a result is of a year before the one in which the plan was issued, or the one before that."""
    issued = task.view.metadata.issued
    return issued is not None and result.year is not None and result.year < issued.year - 1


def _past_years(task: Task) -> tuple[int, ...]:
    issued = task.view.metadata.issued
    return tuple(y for y in task.question.years if issued is not None and y < issued.year)


def _later_years(task: Task) -> tuple[int, ...]:
    past = _past_years(task)
    return tuple(y for y in task.question.years if y not in past)


def _results(task: Task, years: Sequence[int]) -> Finding | None:
    results = task.view.plan.facts.results
    terms = tuple(t for t in task.question.terms if t.text not in _ASKING)
    if not terms:
        return None
    asked = task.asking(terms=terms)
    of_years = [r for r in results if not years or r.year in years]
    undated = [r for r in results if r.year is None] if _is_the_last(task, years) else []
    for told in (of_years, undated):
        if told and (fitting := fitting_targets(asked, of_unit(asked, told))):
            return _told(task, fitting[:_NAMED])
    return None


def _is_the_last(task: Task, years: Sequence[int]) -> bool:
    """Whether the year that is asked for is the one before the plan's: what is told without a year is of its end."""
    issued = task.view.metadata.issued
    return issued is not None and set(years) == {issued.year - 1}


def _told(task: Task, fitting: Sequence[Candidate]) -> Finding:
    chosen = [c.target for c in fitting]
    nodes = task.view.nodes_at(r.path for r in chosen)
    return Finding(
        view=task.view, headline="; ".join(_line(task, r) for r in chosen), nodes=nodes, score=fitting[0].met,
        value=" ".join(f"{r.year}:{r.value}{r.unit}" for r in chosen),
    )  # fmt: skip


def _line(task: Task, result: Target) -> str:
    said = target_phrase(task.view, result)
    if result.year is None:
        return messages.RESULT_THEN.format(said=said)
    return messages.RESULT_OF_YEAR.format(year=result.year, said=said)


def _beside_the_aims(task: Task, found: Finding, later: tuple[int, ...]) -> Finding:
    aimed = answer_target(task.asking(years=later, intent="target"))
    line = f"{found.headline}; {aimed.headline}"
    if not isinstance(aimed, Finding):
        return replace(found, headline=line)
    nodes = tuple(dict.fromkeys((*found.nodes, *aimed.nodes)))
    return replace(found, headline=line, nodes=nodes, notes=aimed.notes, value=f"{found.value} {aimed.value}")
