"""Numbers in one list: what they share, and the subjects among them that have no number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.facts.phrases import head, items, opens_with_verb, predicate, skip_aims
from corpus.facts.quantities import Quantity
from corpus.facts.spans import Range


@dataclass(frozen=True, slots=True)
class Statement:
    """What one number is said of. A number without its own subject or measure has None there."""

    quantity: Quantity | None  # None: a subject that is named beside others without a number
    subject: Range | None
    measure: str | None
    forward: bool = False  # subject and measure are those of the next number
    acting: bool = False  # the number is the object of the measure's verb


def shared(found: list[Statement]) -> list[Statement]:
    """Gives a number without subject or measure those of the next one in its list, else of the one before."""
    for i in range(len(found) - 2, -1, -1):
        here, following = found[i], found[i + 1]
        if here.subject is None and here.forward and following.subject is not None:
            found[i] = replace(here, subject=following.subject, measure=following.measure, forward=False)
        elif here.measure is None and not here.forward and following.measure is not None:
            found[i] = replace(here, measure=following.measure)
    for i in range(1, len(found)):
        here, before = found[i], found[i - 1]
        if here.subject is None and before.subject is not None:
            found[i] = replace(
                here, subject=before.subject, measure=inherited_measure(here.measure, before.measure)
            )
        elif here.measure is None and before.acting and here.quantity and here.quantity.noun is not None:
            found[i] = replace(here, measure=before.measure, acting=True)
    return found


def inherited_measure(own: str | None, before: str | None) -> str | None:
    """The measure of a number whose subject was said before: its own change, else what was said there."""
    if own and own.lower().startswith(("tăng", "giảm", "nâng")):
        return own
    return before or own


def with_bare(
    text: str, masked: str, before: Range, afters: Sequence[Range], found: list[Statement]
) -> list[Statement]:
    """Parts the lists: a subject of the same kind without a number of its own stands by itself, with no value.

    A part of another kind stays with the number before it, which may govern both. So does one of the same kind where
    the list has no other sign that each part carries its own number.
    """
    heads = {head(text, statement.subject) for statement in found if statement.subject}
    lead = skip_aims(masked, before.start, before.end)
    opening = [
        item
        for item in items(masked, lead, before.end)
        if head(text, item) in heads and not opens_with_verb(masked, item.start, item.end)
        and predicate(masked, item.start, item.end) is None
    ] if found[0].subject and found[0].subject.start >= afters[0].start else []  # fmt: skip
    several = len({(s.subject.start, s.subject.end) for s in found if s.subject}) > 1
    result: list[Statement] = [Statement(None, item, found[0].measure) for item in opening]
    for i, statement in enumerate(found):
        subject = statement.subject
        if (
            subject is None
            or statement.quantity is None
            or not afters[i].start <= subject.start < afters[i].end
        ):
            result.append(statement)
            continue
        own, bare = _parted(
            text, masked, subject, heads, parting=bool(opening) or (several and i + 1 < len(found))
        )
        result.append(replace(statement, subject=own))
        result.extend(Statement(None, item, statement.measure) for item in bare)
    return result


def _parted(
    text: str, masked: str, subject: Range, heads: set[tuple[str, ...]], *, parting: bool
) -> tuple[Range, list[Range]]:
    parts = items(masked, subject.start, subject.end)
    if not parting or len(parts) < 2:
        return subject, []
    own, bare = Range(subject.start, parts[0].end), []
    for part in parts[1:]:
        if head(text, part) in heads:
            bare.append(part)
        elif bare:
            bare[-1] = Range(bare[-1].start, part.end)
        else:
            own = Range(own.start, part.end)
    return own, bare
