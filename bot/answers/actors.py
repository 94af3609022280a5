"""Who acts in a clause."""

from __future__ import annotations

from bot.answers.finding import Task
from bot.view import Passage


def actors_of(task: Task, passage: Passage) -> tuple[str, ...]:
    """The agencies that a clause binds: those of its own heading or group, else those that it has act."""
    here = [d for d in task.view.plan.facts.duties if d.path == passage.node.key]
    own = [d for d in here if d.place in ("own", "group")]
    if own:
        return tuple(dict.fromkeys(d.written for d in own))
    acting = [
        d for d in here if {"lead", "direct", "appraise", "advise", "perform", "supervise"} & set(d.roles)
    ]
    return tuple(dict.fromkeys(d.written for d in acting))
