"""Who may come to what is held: the lines that name its guests, its size, those for whom it is."""

from __future__ import annotations

import re

from bot import messages
from bot.answers.excerpt import led_by
from bot.answers.finding import Finding, Result, Task, answering, missing
from bot.answers.topics import about
from bot.view import Passage, told
from bot.weights import WEIGHTS
from corpus.facts.context import without_marker
from corpus.folding import fold

_ASKS = re.compile(
    r"\bai (?:duoc |se |co the |la nguoi )?(?:moi )?(?:tham du|du|den du|tham gia du|duoc moi)\b(?! toan)"
    r"|\b(?:nhung ai|ai) (?:duoc |se )?(?:tham du|du)\b|\bthanh phan (?:tham du|du|gom|la|nao|gi)"
    r"|\bai duoc moi\b|\bmoi (?:nhung )?ai\b|\bdoi tuong (?:nao )?(?:tham du|duoc du|du thi)\b"
)
_COMING = frozenset(
    {"du", "tham du", "tham gia", "thanh phan", "moi", "duoc moi", "doi tuong", "den du", "du thi"}
)
# `Thành phần: …`, `Quy mô: 1.500 đại biểu`: a line of those who come; a size counts where it is one of people.
_FIELD = re.compile(
    r"^\W*(?:thanh phan|doi tuong|khach moi|dai bieu|nguoi tham (?:du|gia))(?: \w+){0,4} ?:"
    r"|^\W*(?:quy mo|so luong)(?: \w+){0,3} ?:.*"
    r"\b(?:dai bieu|nguoi|hoc sinh|sinh vien|dai dien|can bo|hoc vien|van dong vien)\b"
)
_SAID = re.compile(r"\b(?:dai bieu|tham du|tham gia|thanh phan|khach moi|moi|danh cho|doi tuong|du thi)\b")


def answer_attendance(task: Task) -> Result | None:
    """The line that names those who come, beside what is asked about; else a clause that says so itself.

    None where it isn't asked who comes to something.
    """
    if not task.question.terms or not _ASKS.search(fold(task.question.text)):
        return None
    matter = tuple(t for t in task.question.terms if t.text not in _COMING)
    asked = task.asking(terms=matter)
    ranked = answering(asked)
    beside = (p for m in ranked for p in _beside(task, m.passage) if _FIELD.search(fold(p.node.text)))
    field = next(beside, None) or _field_of(asked)
    if field is not None:
        what = without_marker(field.node.trail[-1]) if field.node.trail else ""
        line = led_by(what, told(field.node))
        score = task.terms.coverage(field.titled(task.view.title))
        return Finding(view=task.view, headline=line, nodes=(field.node,), score=score)
    said = next((m for m in ranked if _SAID.search(fold(m.passage.node.text))), None)
    if said is None:
        return missing(task, messages.ATTENDANCE_NONE.format(about=about(task)))
    return Finding(
        view=task.view, headline=told(said.passage.node), nodes=(said.passage.node,), score=said.met
    )


def _field_of(task: Task) -> Passage | None:
    """The line of guests whose own headings meet the question, though a clause elsewhere names it in one piece."""
    fields = tuple(p for p in task.view.passages if _FIELD.search(fold(p.node.text)) and p.node.trail)
    named = [p for p in fields if task.terms.coverage(p.trail.joined(task.view.title)) >= WEIGHTS.heading]
    return max(named, key=lambda p: task.terms.coverage(p.trail), default=None)


def _beside(task: Task, passage: Passage) -> tuple[Passage, ...]:
    """The passages under the same heading, this one among them."""
    parent = passage.node.parent
    return tuple(p for p in task.view.passages if parent is not None and p.node.parent == parent)
