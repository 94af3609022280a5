"""The answers to the parts of one question as one answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot import compose, messages
from bot.answer import Answer
from bot.answers.excerpt import shorten
from bot.matching import words_of
from bot.question.model import Question
from corpus.folding import fold

_JOINT = "; "
_FINAL = " .;"
# Words that say in what part somebody acts, and not in what.
_ROLES = frozenset({"chu tri", "phoi hop", "phu trach", "thuc hien", "theo doi", "co quan", "don vi", "lam"})


def asked_together(parts: Sequence[Question], ask: Callable[[Question], Answer]) -> list[Answer]:
    """The answers to the parts: of one plan, where the part that it answers first names none.

    A part that finds nothing by itself is asked of the clauses that answer the others: they may hold it too. So is one
    that has no words of its own (`…, hạn nào?`) and finds other clauses that say less of what it is about.
    """
    answers: list[Answer] = []
    for part in parts:
        plans = () if part.provinces else _only_plan(answers)
        answer = ask(part.model_copy(update={"plan_ids": plans}) if plans else part)
        if _is_bare(part, parts[0]) and not _is_among(answer, answers):
            beside = _beside(part, answers, ask)
            answer = beside if beside is not None and _fits_better(part, beside, answer) else answer
        answers.append(answer)
    return [
        answer if answer.status == "answered" else _beside(part, answers, ask) or answer
        for part, answer in zip(parts, answers, strict=True)
    ]


def _is_bare(part: Question, first: Question) -> bool:
    """Whether a part has no words of its own: all that it is about, the first one says."""
    return part is not first and {t.text for t in part.terms} - _ROLES <= {t.text for t in first.terms}


def _is_among(answer: Answer, others: Sequence[Answer]) -> bool:
    """Whether the first clause that an answer cites is one that others cite too."""
    cited = {c.clause_id for other in others for c in other.citations}
    return bool(answer.citations) and answer.citations[0].clause_id in cited


def _fits_better(part: Question, beside: Answer, answer: Answer) -> bool:
    """Whether the clauses of the other parts say more of what a part is about; or as much, in the same list."""
    if not answer.citations:
        return True
    ours, theirs = _says(part, beside), _says(part, answer)
    lists = [a.citations[0].clause_id.rpartition("/")[0] for a in (beside, answer)]
    return ours > theirs or (ours == theirs and lists[0] == lists[1])


def _says(part: Question, answer: Answer) -> float:
    """The share of a part's terms that the first clause of its answer says, 0 to 1."""
    if not answer.citations or not part.terms:
        return 0.0
    said = words_of(answer.citations[0].text).folded
    return sum(f" {' '.join(t.folded)} " in said for t in part.terms) / len(part.terms)


def _only_plan(answers: Sequence[Answer]) -> tuple[str, ...]:
    """The one plan that the parts before were answered from; empty where it is none or several."""
    plans = {c.plan_id for a in answers if a.status == "answered" for c in a.citations}
    return tuple(plans) if len(plans) == 1 else ()


def _beside(part: Question, answers: Sequence[Answer], ask: Callable[[Question], Answer]) -> Answer | None:
    """The answer to a part by the clauses that answer the others; None where they don't."""
    near = tuple((c.plan_id, c.path) for a in answers if a.status == "answered" for c in a.citations)
    if not near:
        return None
    plans = tuple(dict.fromkeys(plan_id for plan_id, _ in near))
    found = ask(part.model_copy(update={"near": near, "plan_ids": plans}))
    by_them = found.status == "answered" and {(c.plan_id, c.path) for c in found.citations} <= set(near)
    return found if by_them else None


def joined(question: Question, answers: Sequence[Answer]) -> Answer:
    """The answers to the parts of one question: answered where any part is, and each part is named."""
    good = [a for a in answers if a.status == "answered"]
    if not good:
        return answers[0].model_copy(update={"question": question.raw})
    headline = _headline(answers)
    citations = tuple({c.clause_id: c for a in good for c in a.citations}.values())
    notes = tuple(dict.fromkeys(n for a in good for n in (a.headline, *a.notes)))
    notes += tuple(a.headline for a in answers if a.status != "answered")
    notes = tuple(n for n in notes if n not in headline)
    quotes = tuple(
        messages.QUOTE_LINE.format(text=c.text, label=c.label, plan=c.plan_title) for c in citations
    )
    return good[0].model_copy(
        update={
            "question": question.raw, "headline": headline, "notes": notes, "citations": citations,
            "text": compose.full_text(headline, notes, quotes), "reason": None,
            "plans": tuple(line for a in good for line in a.plans),
        }
    )  # fmt: skip


def _headline(answers: Sequence[Answer]) -> str:
    """What the parts say, each once: a line that another one holds is left out, and the same place is named once."""
    said = list(dict.fromkeys(a.headline for a in answers if not _said_by(a, answers)))
    told = [line for line in said if not any(line in other for other in said if other != line)]
    places = [line.partition(": ")[0] + ": " for line in told]
    lines = [
        line.removeprefix(place) if place in places[:i] else line
        for i, (line, place) in enumerate(zip(told, places, strict=True))
    ]
    lines = [line.rstrip(_FINAL) if i < len(lines) - 1 else line for i, line in enumerate(lines)]
    return shorten(_JOINT.join(_within(lines, compose.HEADLINE)), compose.HEADLINE)


def _said_by(answer: Answer, answers: Sequence[Answer]) -> bool:
    """Whether all clauses of an answer stand whole in the line of another; where in both, the longer line says more."""
    texts = [fold(c.text).strip(_FINAL) for c in answer.citations]
    if not texts:
        return False
    saying = [
        a for a in answers if a.status == "answered" and all(text in fold(a.headline) for text in texts)
    ]
    longest = max(saying, key=lambda a: len(a.headline), default=None)
    return longest is not None and longest is not answer


def _within(lines: list[str], limit: int) -> list[str]:
    """The lines cut to what they may have together: short ones stay whole, the long share what is left."""
    room = limit - len(_JOINT) * (len(lines) - 1)
    cut = list(lines)
    for done, i in enumerate(sorted(range(len(lines)), key=lambda i: len(lines[i]))):
        share = room // (len(lines) - done)
        cut[i] = shorten(lines[i], share)
        room -= len(cut[i])
    return cut
