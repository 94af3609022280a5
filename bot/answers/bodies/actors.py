"""Who acts in a clause, and in what part: who leads, who works with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answers.finding import Task
from bot.view import Passage, told
from corpus.facts.models import Duty, Role
from corpus.folding import fold
from corpus.gazetteer.agencies import load_agencies

_ACTING: frozenset[Role] = frozenset({"lead", "direct", "appraise", "advise", "perform", "supervise"})
# A line that is the answer to `đơn vị nào`: "Đơn vị chủ trì: …".
_WHO_COLUMN = re.compile(
    r"\b(?:don vi(?! tinh)|co quan|chu tri|phoi hop|chu dau tu|phu trach|chu quan|nguoi|to chuc|doi tuong|ho ten)\b"
)
_WHO_FIELD = re.compile(r"\W*(?:cac )?(?:don vi|co quan)(?:\s+\w+){0,3}\s*:")


def actors_of(task: Task, passage: Passage) -> tuple[str, ...]:
    """The agencies that a clause binds: those of its own heading or group, else those that it has act."""
    here = _duties_at(task, passage)
    own = [d for d in here if d.place in ("own", "group")]
    acting = own or [d for d in here if _ACTING & set(d.roles)]
    return tuple(dict.fromkeys(d.written for d in acting))


def is_who_field(passage: Passage) -> bool:
    """Whether a line says who by its form: `Đơn vị tổ chức: …`."""
    return _WHO_FIELD.match(fold(passage.node.text)) is not None


def may_say_who(task: Task, passage: Passage) -> bool:
    """Whether a clause may tell who: a row of a table only where a cell names a body or stands in a column for one."""
    node = passage.node
    if not node.cells or actors_of(task, passage):
        return True
    headed = (t for t, cell in zip(node.header, node.cells, strict=False) if cell.strip(" -–"))
    if any(_WHO_COLUMN.search(fold(title)) for title in headed):
        return True
    return any(load_agencies().find(cell) for cell in node.cells)


def told_at(task: Task, passage: Passage) -> str:
    """A clause's words for a headline; of a field with the heading, which says what it is about."""
    parent = passage.node.parent
    if parent is None or not is_who_field(passage):
        return told(passage.node)
    return f"{task.view.plan.nodes[parent].text.rstrip(' .:')}: {told(passage.node)}"


def fields_beside(task: Task, passage: Passage) -> tuple[Passage, ...]:
    """The lines `Đơn vị chủ trì: …`, `Đơn vị phối hợp: …` that stand under the same heading as a line."""
    parent = passage.node.parent
    if parent is None:
        return ()
    return tuple(p for p in task.view.passages if p.node.parent == parent and is_who_field(p))


def in_part(task: Task, passage: Passage, role: Role) -> tuple[str, ...]:
    """The agencies that have a part in what a clause speaks of, by it or the fields beside it: `chủ trì`, `phối hợp`.

    Who leads is no partner, though its clause says `chủ trì, phối hợp với …`; whom it works with is one.
    """
    places = (passage, *(p for p in fields_beside(task, passage) if p is not passage))
    return tuple(dict.fromkeys(name for place in places for name in _in_part(task, place, role)))


def _in_part(task: Task, passage: Passage, role: Role) -> Iterator[str]:
    for duty in _duties_at(task, passage):
        if role in duty.roles and not (role == "cooperate" and "lead" in duty.roles):
            yield duty.written
        if role == "cooperate":
            yield from duty.partners


def _duties_at(task: Task, passage: Passage) -> list[Duty]:
    return [d for d in task.view.plan.facts.duties if d.path == passage.node.key]
