"""Which agency does something."""

from __future__ import annotations

from bot import messages
from bot.answers.bodies.actors import actors_of, fields_beside, is_who_field, may_say_who
from bot.answers.bodies.partners import body_answering, who_works_with
from bot.answers.cells import asked_columns, is_row, row_line
from bot.answers.excerpt import best_segment, led_by, room
from bot.answers.finding import Finding, Match, Result, Task, missing
from bot.answers.topics import about
from bot.contact import contact_of
from bot.matching import strength, words_of
from bot.view import Passage, told
from bot.weights import WEIGHTS


def answer_who(task: Task) -> Result:
    """The agencies whose clause meets what is asked; of the plan as a whole, the one that it puts in charge."""
    partners = "cooperate" in task.question.roles
    contact = contact_of(task.view) if not task.specific and not partners else None
    if contact is not None and contact.role == "standing":
        quote = best_segment(told(contact.node), task.terms, room(task.view, contact.written))
        return Finding(view=task.view, headline=led_by(contact.written, quote), nodes=(contact.node,))
    if partners and (worked_with := who_works_with(task)) is not None:
        return worked_with
    found = [m for m in body_answering(task) if may_say_who(task, m.passage)]
    ranked = [m for m in found if _kind_fits(task, m.passage)]
    if not ranked and found and (field := _field_of(task, found[0])) is not None:
        return _by_field(task, field, found[0])
    if not ranked or not task.question.terms:
        return missing(task, messages.WHO_NONE.format(about=about(task)))
    best = next((m for m in ranked if is_who_field(m.passage)), ranked[0])
    fitting = [m for m in ranked if m.coverage >= best.coverage - WEIGHTS.tie][: WEIGHTS.who_named]
    if best is not ranked[0]:
        fitting = [best]
    field = _field_of(task, best) if not actors_of(task, best.passage) else None
    if field is not None:
        return _by_field(task, field, best)
    acting = [m for m in fitting if actors_of(task, m.passage)] or _acting(task, ranked) or fitting
    if task.question.roles and not any(actors_of(task, m.passage) or m.passage.node.header for m in acting):
        # `ai chủ trì` of what no clause gives to anybody
        return missing(task, messages.WHO_NONE.format(about=about(task)))
    lines = []
    for match in acting:
        columns = asked_columns(task, match.passage.node) if is_row(match.passage.node) else ()
        if columns:
            lines.append(row_line(match.passage.node, columns))
            continue
        actors = ", ".join(actors_of(task, match.passage))
        quote = best_segment(told(match.passage.node), task.terms, room(task.view, actors) // len(acting))
        lines.append(led_by(actors, quote))
    return Finding(
        view=task.view, headline="; ".join(lines), nodes=tuple(m.passage.node for m in acting), score=best.met
    )


def _field_of(task: Task, match: Match) -> Passage | None:
    """The line `Đơn vị tổ chức: …` beside a line that names nobody, where their heading is what is asked about."""
    field = next(iter(fields_beside(task, match.passage)), None)
    if field is None or not task.specific:
        return field
    heading = words_of(*match.passage.node.trail[-1:])
    return field if any(strength(t, heading) >= WEIGHTS.begins_word for t in task.specific) else None


def _by_field(task: Task, field: Passage, match: Match) -> Finding:
    """What a field beside a clause says; the clause too, where it says itself what is asked about."""
    says_it = any(strength(term, match.passage.own) >= WEIGHTS.begins_word for term in task.specific)
    nodes = (field.node, match.passage.node) if says_it else (field.node,)
    return Finding(view=task.view, headline=told(field.node), nodes=nodes, score=match.met)


def _acting(task: Task, ranked: list[Match]) -> list[Match]:
    """The best clause that somebody has to do, not far below one that names nobody: `ai` asks for who."""
    acting = [m for m in ranked if actors_of(task, m.passage)]
    return acting[:1] if acting and acting[0].coverage >= ranked[0].coverage - WEIGHTS.who_margin else []


def _kind_fits(task: Task, passage: Passage) -> bool:
    """`sở nào` asks for a department: a clause of another kind of body doesn't answer."""
    words = words_of(task.question.text).folded
    for kind in ("so", "ban", "hoi"):
        if f" {kind} nao " in words or f" {kind} gi " in words:
            actors = actors_of(task, passage)
            return any(words_of(a).folded.split()[:1] == [kind] for a in actors)
    return True
