"""Which of a plan's numbers a question asks for: by unit, what is counted, level, direction and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.answers.bearers import of_another_bearer
from bot.answers.finding import Task, met, of_another_class, of_another_district
from bot.answers.numbers.exceptions import named_exceptions
from bot.answers.numbers.target_words import is_measured
from bot.answers.numbers.told_apart import of_all, of_other_figures
from bot.matching import Words, strength, words_of
from bot.question.model import Term
from bot.weights import WEIGHTS
from corpus.facts.models import Target
from corpus.facts.quantities import is_counted
from corpus.folding import fold

_LEVEL = re.compile(
    r"\bcap (tinh|thanh pho|huyen|quan|xa|phuong|so|co so|trung uong|mam non|tieu hoc|thcs|thpt|trung hoc co so"
    r"|trung hoc pho thong)\b"
)
# Who may be counted as `người`: plans say by what they are who is trained, employed or helped.
_PEOPLE = re.compile(
    r"(?:nghin |trieu )?(?:luot )?(?:nguoi|lao dong|hoc vien|hoc sinh|sinh vien|can bo|cong chuc|vien chuc|giao vien"
    r"|dai bieu|van dong vien|thanh nien|phu nu|nong dan|hoi vien|doan vien|nhan vien|thanh vien|doi tuong"
    r"|tinh nguyen vien|cong nhan|huong dan vien|chuyen gia|nghe nhan)\b"
)
_ANYBODY = "nguoi"
_ANYBODY_WRITTEN = "người"
_MONEY = frozenset(
    {"tien", "dong", "nghin", "ngan", "trieu", "ty", "ti", "kinh phi", "nghin dong", "trieu dong", "ty dong"}
)
_COUNT_CUE = re.compile(r"\b(?:bao nhieu|may)\s+")
# What stands before the noun that is counted: `triệu lượt khách`, `số lượt khách`.
_BEFORE_NOUN = r"(?:(?:tong|so|luong|luot|nghin|ngan|van|trieu|ty|ti) )*"
_NAMED = 3  # syllables from which a subject that the question names in one piece is the one that is meant
# `mỗi xã`, `mỗi bản`: each has its own number; `mỗi năm` is no place.
_EACH = re.compile(
    r"\bmoi (xa|phuong|huyen|tinh|thon|ban|ap|khom|to|khu|truong|lop|co quan|don vi|doi|hoi|ho|nguoi)\b"
)
_CHANGE = re.compile(r"\b(?:tang|(?:cat )?giam|nang)\b")
_REACHED = re.compile(r"\b(?:xuong|con|len)\b")
# `còn bao nhiêu`, `giảm xuống mức nào`: what is reached, not by how much.
_ASKS_REACHED = re.compile(
    r"\b(?:xuong|con|len)(?: (?:con|muc|toi|den|khoang|duoi|tren|o))* (?:bao nhieu|may|muc nao)\b"
)


class Candidate(NamedTuple):
    """A target with how far it meets the question."""

    target: Target
    coverage: float  # of the question's terms by what the target says
    met: float  # the same with the plan's title
    own: float  # the same by its own words, without the headings above
    focus: float  # of the subject's words by the question


def of_unit(task: Task, targets: Sequence[Target]) -> tuple[Target, ...]:
    """The targets of the unit that is asked for; `bao nhiêu thư viện` is not answered by a share of them."""
    match task.question.wanted:
        case "percent":
            return tuple(t for t in targets if t.value is None or "%" in t.unit)
        case "money":
            return tuple(t for t in targets if "đồng" in t.unit)
        case "count":
            counts_things = task.question.counted is not None and task.question.counted.text not in _MONEY
            return tuple(
                t for t in targets
                if t.value is not None and "%" not in t.unit and not (counts_things and "đồng" in t.unit)
            )  # fmt: skip
        case _:
            return tuple(targets)


def fitting_targets(task: Task, targets: Sequence[Target]) -> list[Candidate]:
    """The targets whose subject and measure meet the terms, and none is met better; in reading order."""
    if not task.terms.terms:
        return [_candidate(task, t) for t in targets if t.value is not None]
    exceptions = named_exceptions(task.view, _without_provinces(task), targets)
    instead = [whole for _, whole in exceptions]
    candidates = [_exception(task, t, whole) for t, whole in exceptions]
    apart = [*instead, *(t for t, _ in exceptions)]
    candidates += [_candidate(task, t) for t in targets if t not in apart and _may_fit(task, t)]
    good = [c for c in candidates if c.met >= WEIGHTS.answer and not _contradicts(task, c.target)]
    nouns = _counted_nouns(task)
    if len(nouns) > 1:
        return _of_several(task, good, nouns)
    counted = _of_what_is_counted(task, good, nouns[0]) if nouns else good
    return _unlike_it(task, _best_of(task, _of_the_district(task, counted)))


def _counted_nouns(task: Task) -> tuple[Term, ...]:
    """What `bao nhiêu` and `mấy` count, each once."""
    ends = {match.end() for match in _COUNT_CUE.finditer(fold(task.question.text))}
    nouns = {t.text: t for t in task.question.terms if t.start in ends}
    counted = task.question.counted
    return tuple(nouns.values()) if len(nouns) > 1 else (counted,) if counted is not None else ()


def _of_several(task: Task, good: list[Candidate], nouns: Sequence[Term]) -> list[Candidate]:
    """`mở mấy lớp cho bao nhiêu người`: each number by its own noun; where the first one's clause has it, there."""
    first = _best_of(task, _of_what_is_counted(task, good, nouns[0]))
    chosen = {(c.target.path, c.target.words.start): c for c in first}
    here = [_candidate(task, t) for c in first for t in _beside(task, c.target)]
    for noun in nouns[1:]:
        found = _counting(here, noun) or _best_of(task, _of_what_is_counted(task, good, noun))
        chosen.update({(c.target.path, c.target.words.start): c for c in found})
    return list(chosen.values())


def _unlike_it(task: Task, chosen: list[Candidate]) -> list[Candidate]:
    """In place of one number of a clause a later one of its kind whose words say what the first one's don't.

    `12 phiên giao dịch định kỳ … và 08 phiên lưu động`: the second goes without what the first has said.
    """
    if len(chosen) != 1:
        return chosen
    one = chosen[0].target
    words = _own(one)
    lacking = [t for t in task.terms.unmet(words) if not strength(t, words)]
    others = [
        t for t in _beside(task, one)
        if t.words.start > one.words.start and (t.unit, t.measure) == (one.unit, one.measure)
        and any(strength(term, _own(t)) >= 1 for term in lacking)
    ]  # fmt: skip
    return [_candidate(task, other) for other in others] or chosen


def _beside(task: Task, target: Target) -> list[Target]:
    """The other numbers of the same clause and year."""
    here = (t for t in task.view.plan.facts.targets if t.path == target.path and t.year == target.year)
    return [t for t in here if t is not target and t.value is not None]


def _best_of(task: Task, good: list[Candidate]) -> list[Candidate]:
    best = max((c.coverage for c in good), default=0.0)
    near = [c for c in good if c.coverage >= best - WEIGHTS.tie]
    near = [c for c in near if target_year_fits(task, c.target)] or near
    near = of_all(task.question.text, near, lambda c: c.target.measure)
    if task.question.lists or not near:
        return near
    return _of_the_direction(task, _sharpest(task, near))


_AVERAGE = re.compile(r"(?:bình quân|trung bình)(?: mỗi)?\s*$", re.IGNORECASE)
_ATTENDING = frozenset({"du", "tham du", "tham gia"})


def without_attending(task: Task) -> Task:
    """The question without `dự` where people are counted: plans say how many there are, not that they come."""
    question = task.question
    if question.counted is None or " ".join(question.counted.folded) != _ANYBODY:
        return task
    terms = tuple(t for t in question.terms if t.text not in _ATTENDING)
    return task.asking(terms=terms) if terms != question.terms else task


def _sharpest(task: Task, near: list[Candidate]) -> list[Candidate]:
    """Those whose subjects the question names best, and of these those that say most of it themselves."""
    near = _named_in_one_piece(task, near)
    focus = max(c.focus for c in near)
    sharp = [c for c in near if c.focus >= focus - WEIGHTS.focus_tie] if focus >= WEIGHTS.focus else near
    own = max(c.own for c in sharp)
    clauses = {c.target.path for c in sharp if c.own >= own - WEIGHTS.tie}
    return _wholes([c for c in sharp if c.target.path in clauses])


def _named_in_one_piece(task: Task, near: list[Candidate]) -> list[Candidate]:
    """Those with the longest subject that stands in the question as it is: `tỷ lệ hộ nghèo`, not `hộ nghèo`."""
    asked = words_of(task.question.text).folded
    subjects = {c.target.subject: words_of(c.target.subject).folded for c in near}
    named = {s: len(words.split()) for s, words in subjects.items() if f" {words.strip()} " in asked}
    longest = max(named.values(), default=0)
    return [c for c in near if named.get(c.target.subject) == longest] if longest >= _NAMED else near


def _wholes(near: list[Candidate]) -> list[Candidate]:
    """Without the parts of a whole (`6.500 lao động, trong đó: …`) that the question doesn't name themselves."""
    wholes = tuple(f"{c.target.path}/" for c in near)
    return [c for c in near if c.focus >= WEIGHTS.focus or not c.target.path.startswith(wholes)]


def _of_the_district(task: Task, good: list[Candidate]) -> list[Candidate]:
    """Those whose subject is the district that the question names, where one is; else all."""
    named = [c for c in good if any(name in fold(c.target.subject) for name in task.question.districts)]
    return named or good


def _of_the_direction(task: Task, near: list[Candidate]) -> list[Candidate]:
    """`giảm bao nhiêu` asks by how much, `còn bao nhiêu` what is reached: those of that kind, else all."""
    asked = fold(task.question.text)
    if _ASKS_REACHED.search(asked):
        kind: Callable[[Target], bool] = _is_reached
    elif _CHANGE.search(asked) and not _REACHED.search(asked):
        kind = _is_change
    else:
        return near
    return [c for c in near if kind(c.target)] or near


def _is_change(target: Target) -> bool:
    said = fold(f"{target.subject} {target.measure}")
    return target.bound in ("increase", "decrease") or (
        _CHANGE.search(said) is not None and not _REACHED.search(fold(target.measure))
    )


def _is_reached(target: Target) -> bool:
    return not _is_change(target)


def _of_what_is_counted(task: Task, good: list[Candidate], counted: Term) -> list[Candidate]:
    """Those that count what `bao nhiêu` counts: `mấy điểm bắn pháo hoa` isn't answered by ambulances at each."""
    named = _counting(good, counted)
    if (
        named
        or task.question.wanted != "count"
        or not is_counted(task.question.text[counted.start : counted.end])
    ):
        return named or good
    return []


def _counting(good: list[Candidate], counted: Term) -> list[Candidate]:
    noun = " ".join(counted.folded)
    named = [c for c in good if _begins(c.target.subject, noun) or _begins(c.target.unit, noun)]
    if noun == _ANYBODY or (not named and _PEOPLE.match(f"{noun} ")):
        return [c for c in good if c in named or _PEOPLE.match(fold(f"{c.target.unit} "))]
    return named


def _begins(words: str, noun: str) -> bool:
    return re.match(rf"{_BEFORE_NOUN}{re.escape(noun)}\b", words_of(words).folded.strip()) is not None


def _said(task: Task, target: Target) -> Words:
    node = task.view.plan.by_key[target.path]
    bare = _is_bare(task, target)
    average = _AVERAGE.search(node.text[: target.subject_words.start])  # `bình quân 01 người dân đọc 5 cuốn`
    besides = (node.text if bare else "", average[0] if average else "")
    return _own(target).joined(words_of(*node.trail, *node.header, *filter(None, besides)))


def _is_bare(task: Task, target: Target) -> bool:
    """`năm nay thành lập 35 điểm`, `mỗi tổ 5 người`, `mức hài lòng đạt 88%`: of what, the rest of the clause says.

    Only where it has no other number of the kind and year, and a measure is the one that is asked for.
    """
    if any(t.unit == target.unit for t in _beside(task, target)):
        return False
    if task.question.wanted == "count":
        return fold(target.subject) == fold(target.unit) or fold(target.subject).startswith("moi ")
    short = len(target.subject.split()) <= _NAMED
    return short and is_measured(target) and f" {fold(target.subject)} " in f" {fold(task.question.text)} "


def _own(target: Target) -> Words:
    people = _ANYBODY_WRITTEN if _PEOPLE.match(f"{fold(target.unit)} ") else ""
    return words_of(target.subject, target.measure, target.words.text, target.unit, people)


def _may_fit(task: Task, target: Target) -> bool:
    """Whether the target may meet enough of the terms: most don't, which is told without dividing them into words."""
    titled = _said(task, target).joined(task.view.title)
    return task.terms.coverage_at_most(titled) >= WEIGHTS.answer


def _candidate(task: Task, target: Target) -> Candidate:
    said = _said(task, target)
    own = task.terms.coverage(_own(target))
    return Candidate(target, task.terms.coverage(said), met(task, said), own, focus_on(task, target))


def _exception(task: Task, target: Target, whole: Target) -> Candidate:
    """An exception as it is meant: with what only the number before it says."""
    said = _said(task, target).joined(words_of(whole.subject, whole.measure))
    own = task.terms.coverage(_own(target).joined(words_of(whole.subject, whole.measure)))
    return Candidate(target, task.terms.coverage(said), met(task, said), own, focus_on(task, target))


def _contradicts(task: Task, target: Target) -> bool:
    """Whether the subject names another level, class or place than the question: `cấp huyện` instead of `cấp xã`."""
    if of_another_district(task, _clause_of(task, target)):
        return True
    if of_another_bearer(task.question.text, task.view, task.view.plan.by_key[target.path]):
        return True
    said = words_of(target.subject, target.measure).folded
    asked_text = fold(task.question.text)
    for pattern in (_LEVEL, _EACH):
        asked, own = set(pattern.findall(asked_text)), set(pattern.findall(said))
        if asked and own and not asked & own:
            return True
    words = f"{target.subject} {target.measure}"
    return of_another_class(task, said) or of_other_figures(task.question.text, words)


def _clause_of(task: Task, target: Target) -> str:
    node = task.view.plan.by_key[target.path]
    return " ".join((node.text, *node.trail))


def focus_on(task: Task, target: Target) -> float:
    """The share of the subject's words that the question names, 0 to 1: tells `cấp xã` from `cấp huyện`."""
    asked = words_of(_without_provinces(task))
    syllables = words_of(target.subject).folded.split()
    if not syllables:
        return 0.0
    return sum(f" {s} " in asked.folded for s in syllables) / len(syllables)


def _without_provinces(task: Task) -> str:
    """The question without its provinces: their names tell no subject (`thành phố …` of the same name)."""
    text = task.question.text
    for slot in task.question.provinces:
        if text[slot.start : slot.end] == slot.written:
            text = text[: slot.start] + " " * (slot.end - slot.start) + text[slot.end :]
    return text


def target_year_fits(task: Task, target: Target) -> bool:
    """Whether a target holds for a year that the question names; one without a year for the plan's own."""
    years = task.question.years
    if not years:
        return True
    if target.year_from and target.year and any(target.year_from <= y <= target.year for y in years):
        return True
    if target.year is not None:
        return target.year in years
    issued = task.view.metadata.issued
    titled = task.view.titled_years
    return (issued is not None and issued.year in years) or (len(titled) == 1 and bool(titled & set(years)))
