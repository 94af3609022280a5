"""Who works with whom: the agencies that a clause, a row or a block of fields has cooperate."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot import messages
from bot.answers.bodies.actors import fields_beside, in_part
from bot.answers.excerpt import best_segment, room
from bot.answers.finding import Finding, Match, Task, answering
from bot.question.cues import roles as role_cues
from bot.view import Passage, told
from corpus.folding import fold
from corpus.gazetteer.agencies import load_agencies
from corpus.models import Node
from corpus.syllables import split_syllables

# The part of a plan whose clauses bind everybody by a formula: nobody by name.
_CLOSING = "ket"
# `phối hợp với ai`, `cùng cơ quan nào`: of those beside it, not of what it does.
_WITH_WHOM = re.compile(
    r"\b(?:voi|cung)\s+(?:(?:nhung|cac)\s+)?(?:ai|(?:co quan|don vi|to chuc|so|ban|nganh|hoi|ben)(?:\s+\w+)?\s+nao)\b"
)


def who_works_with(task: Task) -> Finding | None:
    """Who works with whom: the agencies that the best clause, its row or the fields beside it have cooperate.

    A block of fields (`Cơ quan chủ trì: …`, `Cơ quan phối hợp: …`) says it most plainly and goes first. None where
    nothing that answers names a partner.
    """
    matter = _without_role_verbs(task)
    if not matter.terms.terms:
        return None
    ranked = sorted(body_answering(matter), key=lambda m: not fields_beside(task, m.passage))
    for match in ranked:
        if (found := in_parts(task, match.passage, task.question.roles, match.met)) is not None:
            return found
    return None


def works_with(task: Task, name: str, fitting: Sequence[Node]) -> Finding | None:
    """With whom an agency works in some clauses; None where they name nobody."""
    if "cooperate" not in task.question.roles or not _WITH_WHOM.search(fold(task.question.text)):
        return None
    found = [(n, partners_in(task, task.view.by_key[n.key])) for n in fitting]
    nodes = tuple(node for node, partners in found if partners)
    names = dict.fromkeys(partner for _, partners in found for partner in partners)
    if not names:
        return None
    lead = messages.DUTY_WITH.format(agency=name, partners=", ".join(names))
    first = best_segment(told(nodes[0]), task.terms, room(task.view, lead))
    return Finding(view=task.view, headline=messages.DUTY_ONE.format(agency=lead, duty=first), nodes=nodes)


def in_parts(task: Task, passage: Passage, roles: Collection[str], score: float) -> Finding | None:
    """Who works with whom in what a clause speaks of, and who leads it where `roles` has that; None where nobody."""
    leading = in_part(task, passage, "lead")
    working = in_part(task, passage, "cooperate") if "lead" in roles else partners_in(task, passage)
    if not working:
        return None
    led = (leading, "lead") if "lead" in roles else ((), "lead")
    said = "; ".join(
        messages.WHO_PART.format(agencies=", ".join(names), role=messages.ROLE_NAMES[role])
        for names, role in (led, (tuple(n for n in working if n not in led[0]), "cooperate"))
        if names
    )
    fields = fields_beside(task, passage)
    nodes: tuple[Node, ...] = tuple(p.node for p in fields) or (passage.node,)
    what = task.view.plan.nodes[nodes[0].parent] if fields and nodes[0].parent is not None else nodes[0]
    quote = best_segment(told(what), task.terms, room(task.view, said))
    line = messages.WHO_ONE.format(agency=said, duty=quote)
    return Finding(view=task.view, headline=line, nodes=nodes, score=score)


def partners_in(task: Task, passage: Passage) -> tuple[str, ...]:
    """Who works with the agencies that the question names, or with the one that leads where it names none."""
    leading, working = in_part(task, passage, "lead"), in_part(task, passage, "cooperate")
    asked = [name for name in working if _is_asked(task, name)]
    return tuple(n for n in ((*leading, *working) if asked else working) if n not in asked)


def body_answering(task: Task) -> list[Match]:
    """The clauses that answer; the plan's closing words, which name everybody or whom to write to, only by default."""
    found = answering(task)
    if not found or not found[0].passage.node.key.startswith(_CLOSING):
        return found
    body = tuple(p for p in task.view.passages if not p.node.key.startswith(_CLOSING))
    return answering(task, body) or found


def _without_role_verbs(task: Task) -> Task:
    """The task without `phối hợp`, `chủ trì` and the agencies among its terms: a clause needn't have them as words."""
    question = task.question
    syllables = split_syllables(question.text)
    verbs = [(syllables[m.start].start, syllables[m.end - 1].end) for m in role_cues().find(syllables)]
    named = [(agency.start, agency.end) for agency in question.agencies]
    rest = tuple(
        t for t in question.terms if not any(start <= t.start < end for start, end in (*verbs, *named))
    )
    return task.asking(terms=rest)


def _is_asked(task: Task, name: str) -> bool:
    """Whether the question names an agency itself: it asks for the others."""
    asked = {agency.id for agency in task.question.agencies}
    return any(mention.agency in asked for mention in load_agencies().find(name))
