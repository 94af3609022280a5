"""What has become of the plans that answer: one that was replaced steps back, and is never cited without saying so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot import messages
from bot.answers.finding import Finding
from bot.question.model import Question
from corpus.folding import fold
from corpus.plan_relations import Relation

Relations = Mapping[str, tuple[Relation, ...]]
_ABOUT_VALIDITY = re.compile(
    r"\b(?:con hieu luc|het hieu luc|thay the|bai bo|sua doi|con dung|con ap dung)\b"
)


def still_standing(findings: Sequence[Finding], relations: Relations) -> list[Finding]:
    """The findings without those of ended plans where another plan of the same province answers too."""
    ended = [f for f in findings if _ended(f, relations)]
    standing = {f.view.province for f in findings if f not in ended}
    return [f for f in findings if f not in ended or f.view.province not in standing]


def life_notes(question: Question, findings: Sequence[Finding], relations: Relations) -> list[str]:
    """For each cited plan what replaced or amended it; asked for, that nothing held here does."""
    notes: list[str] = []
    for finding in findings:
        known = relations.get(finding.view.plan_id, ())
        for relation in known:
            by = messages.LIFE_BY.format(number=relation.number) if relation.number else ""
            notes.append(messages.LIFE[relation.how].format(place=finding.view.place, by=by))
        if not known and _ABOUT_VALIDITY.search(fold(question.text)):
            notes.append(messages.LIFE_UNKNOWN.format(place=finding.view.place))
        if finding.view.metadata.supplied:
            fields = ", ".join(
                messages.FIELD_NAMES[f] for f in finding.view.metadata.supplied if f in messages.FIELD_NAMES
            )
            if fields and question.intent == "plan_data":
                notes.append(messages.SUPPLIED.format(fields=fields))
    return list(dict.fromkeys(notes))


def _ended(finding: Finding, relations: Relations) -> bool:
    return any(relation.ends for relation in relations.get(finding.view.plan_id, ()))
