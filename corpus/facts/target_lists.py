"""Numbers in one list: what they share, and the subjects among them that have no number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.facts.phrases import head, items, opens_with_verb, predicate, skip_aims
from corpus.facts.quantities import Quantity
from corpus.facts.spans import Range

# What leads from a whole to its parts: "900 cây, trong đó …", "900 cây, gồm: …".
AMONG = re.compile(r"(?<!\w)trong\s+đó(?!\w)|(?<=,\s)(?:bao\s+)?gồm(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one number is said of. A number without its own subject or measure has None there."""

    quantity: Quantity | None  # None: a subject that is named beside others without a number
    subject: Range | None
    measure: str | None
    forward: bool = False  # subject and measure are those of the next number
    lead: str | None = None  # what is said before the first number of a list, where nothing else is
    name: str = ""  # the subject where it is not one run of words: what several share, and this one's level
    acting: bool = False  # the number is the object of the measure's verb


def shared(found: list[Statement]) -> list[Statement]:
    """Gives a number without subject or measure those of the next one in its list, else of the one before."""
    for i in range(len(found) - 2, -1, -1):
        here, following = found[i], found[i + 1]
        if here.subject is None and here.forward and _opens(following):
            found[i] = replace(here, subject=following.subject, measure=following.measure, forward=False)
        elif (
            here.measure is None
            and not here.forward
            and _opens(here)
            and following.measure
            and following.subject
            and not _has_a_verb(here, following)
        ):
            found[i] = replace(here, measure=following.measure)
    for i in range(1, len(found)):
        here, before = found[i], found[i - 1]
        if here.subject is None and before.subject is not None:
            found[i] = replace(
                here,
                subject=before.subject,
                measure=inherited_measure(here.measure, before.measure or before.lead),
            )
        elif here.measure is None and before.acting and _may_act(here):
            measure = before.measure if _opens(here) else _OWN_CLASS.sub("", before.measure or "")
            found[i] = replace(here, measure=measure, acting=True)
    return found


def _has_a_verb(here: Statement, following: Statement) -> bool:
    """Whether a count has words before it and the next one a verb: `mỗi xã có 2.000 bản và bổ sung 200 bản`."""
    counts = here.quantity is not None and here.quantity.noun is not None
    return counts and following.acting and here.lead is not None


def _may_act(statement: Statement) -> bool:
    """Whether a number may be another object of the verb before it: something counted, or named after the number."""
    quantity = statement.quantity
    return quantity is not None and (quantity.noun is not None or _opens(statement))


def among(text: str, found: list[Statement], at: int) -> list[Statement]:
    """Gives the counted parts of a whole (`138 hộ …, trong đó A 52 hộ`) what is said of the whole.

    `at` is where the words `trong đó` stand.
    """
    whole = next((one for one in reversed(found) if one.quantity and one.quantity.start < at), None)
    if whole is None or whole.subject is None or whole.subject.end > at:
        return found
    said = " ".join(f"{whole.measure or ''} {text[whole.subject.start : whole.subject.end]}".split())
    return [
        replace(one, measure=said)
        if one.quantity and one.quantity.start > at and one.subject and _is_part(one, whole)
        else one
        for one in found
    ]


def _is_part(one: Statement, whole: Statement) -> bool:
    """Whether a count is of the same things as the whole, named by what it belongs to."""
    if one.quantity is None or whole.quantity is None or one.quantity.noun is None or _opens(one):
        return False
    return one.measure in (None, "", whole.measure) and whole.quantity.unit.startswith(one.quantity.unit)


# A class whose name a list says once: "trình độ cao đẳng 350 người, trung cấp 950 người".
_CLASS = re.compile(
    r"(?:trình\s+độ|bậc|hệ|hạng|loại|nhóm)(?=\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,2}$)", re.IGNORECASE
)
# "đào tạo công nhân trình độ trung cấp 35 người, sơ cấp 80 người": what the verb's object ends with is the first's own.
_OWN_CLASS = re.compile(r"(?<=trình độ)\s+[^\W\d_]+(?:\s+[^\W\d_]+){0,2}$", re.IGNORECASE)
_SHORT = 8  # syllables up to which a subject may go without its class


def of_one_class(text: str, found: list[Statement]) -> list[Statement]:
    """Gives the subjects of a list the class that its first one names, where all stand before their numbers."""
    named, said = "", None
    result: list[Statement] = []
    for one in found:
        if one.quantity is None or one.subject is None or _opens(one):
            result.append(one)
            continue
        subject = " ".join(text[one.subject.start : one.subject.end].split())
        own = _CLASS.match(subject)
        bare = one.quantity.noun is not None and len(subject.split()) <= _SHORT
        bare = bare and one.measure in (None, "", said)
        result.append(replace(one, name=f"{named} {subject}") if named and bare and not own else one)
        named, said = own.group() if own else named if bare else "", one.measure
    return result


def led(found: list[Statement]) -> list[Statement]:
    """Gives a list's first number without a measure what is said before it."""
    return [
        replace(one, measure=one.lead) if one.measure is None and one.lead and one.subject else one
        for one in found
    ]


def _opens(statement: Statement) -> bool:
    """Whether a number stands before its subject (`80% trường …`), so that one before it may share it."""
    subject, quantity = statement.subject, statement.quantity
    return subject is not None and (quantity is None or subject.start >= quantity.start)


def inherited_measure(own: str | None, before: str | None) -> str | None:
    """The measure of a number whose subject was said before: its own change, else what was said there."""
    if own and own.lower().startswith(("tăng", "giảm", "nâng")):
        return own
    if own and before and (own.lower().startswith(("xuống", "còn", "lên")) or " … " in own):
        return f"{before} … {own}"  # what is reached, not by how much; how much of what was planned
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
