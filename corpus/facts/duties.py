"""Duties: what each agency is to do under its own heading, and its part in what others do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.facts.addressees import REPORTS, subject
from corpus.facts.agencies import (
    HeadingAgency,
    Mention,
    agencies_of_heading,
    find_agencies,
    heading_agencies,
)
from corpus.facts.chains import GOES_ON, WORKS_WITH, acting, chain_end, chain_start, worked_with
from corpus.facts.context import Context
from corpus.facts.documents import cited_names, quotes
from corpus.facts.form_duties import field_duties, row_duties
from corpus.facts.models import Duty, Role
from corpus.facts.roles import role_at, roles_of, subject_role_at
from corpus.facts.spans import UPPER, Range, Segment, segments, trimmed, words_at
from corpus.gazetteer.provinces import load_provinces

Place = Literal["own", "elsewhere", "group"]

_RUN_IN = re.compile(r"^(?P<lead>[^:;]{3,300}?)\s*:\s+(?=\S)")
_SENT = re.compile(
    r"(?<!\w)(?:gửi(?:\s+[^,;.()]{0,60}?)?(?:\s+(?:về|cho|đến|tới))?|báo\s+cáo(?:\s+[^,;.()]{0,60}?)?(?:\s+(?:về|cho|với|lên))?|qua|trình|phản\s+ánh\s+(?:về|với))\s*$",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(
    r"(?<!\w)(?:giao|phân\s+công|đề\s+nghị|yêu\s+cầu|chỉ\s+đạo|hướng\s+dẫn|đôn\s+đốc)(?:\s+(?:cho|giám\s+đốc|chủ\s+tịch|thủ\s+trưởng|chánh))*\s*$",
    re.IGNORECASE,
)
_DIRECTED = re.compile(r"(?<!\w)(?:chỉ\s+đạo|yêu\s+cầu)(?:\s+các)?\s*$", re.IGNORECASE)
_LISTED = re.compile(r"(?<!\w)các\s+\w+$", re.IGNORECASE)  # "Giám đốc các sở: …" lists names
_WAS = re.compile(r"(?<!\w)(?:đã|được)\s+(?:giao|phân\s+công)(?:\s+cho)?\s*$", re.IGNORECASE)
_BASIS = re.compile(r"\s*[-–+*]?\s*(?:trên\s+cơ\s+sở|căn\s+cứ|theo|sau\s+khi)(?!\w)", re.IGNORECASE)
_ORDERED = re.compile(
    r"(?<!\w)(?:giao|phân\s+công|đề\s+nghị|yêu\s+cầu)(?:\s+(?:cho|giám\s+đốc|chủ\s+tịch|thủ\s+trưởng|chánh))*\s*$",
    re.IGNORECASE,
)
_REQUEST = re.compile(r"(?:kính\s+)?đề\s+nghị\s+", re.IGNORECASE)
_BEFORE_PLACE = re.compile(r"\s+(?:(?:tỉnh|thành\s+phố)\s+)?", re.IGNORECASE)
_BEGINS_ANEW = re.compile(rf"\s+[{UPPER}]")
_TOWARDS = re.compile(r"(?<!\w)về\s*$", re.IGNORECASE)
_REQUESTED = re.compile(r"(?<!\w)đề\s+nghị\s*$", re.IGNORECASE)
_AMOUNT = re.compile(
    r"\W*(?:khoảng\s+|dự\s+kiến\s+)?\d[\d.,]*\s*(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|%)", re.IGNORECASE
)
_OF = re.compile(
    r"(?<!\w)(?:của|thuộc|theo|tại|trực\s+thuộc|do|vào|trong|về|cho|với|từ|bởi|đối\s+với|ở|giữa)\s*$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?<!\w)(?:thuộc|của)\s+$", re.IGNORECASE)
_BY = re.compile(r"(?<!\w)do\s*$", re.IGNORECASE)


# "(Chi tiết nhiệm vụ tại Phụ lục kèm theo)": where the duties stand, none of them.
_REFERS = re.compile(
    r"^\W*(?:chi\s+tiết|cụ\s+thể|nội\s+dung|danh\s+mục)[^.;:]{0,60}(?:tại|theo|như)\s+(?:các\s+)?(?:phụ\s+lục|biểu|bảng)[^.;:]{0,60}\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """An agency's part in a clause of another."""

    mention: Mention
    roles: tuple[Role, ...]
    requested: bool
    segment: Segment
    bound: bool  # the group or agency is the one that must act, not one that is worked with


def duties(context: Context) -> list[Duty]:
    """The duties that a clause gives, its own agency's first."""
    if context.node.kind != "clause" or (context.status and not heading_agencies(context.above)):
        return []
    if context.node.cells:
        return row_duties(context)
    if _REFERS.match(context.text):
        return []
    fields = field_duties(context)
    if fields:
        return fields
    own, begin = _owners(context)
    if own and (_is_item(context) or _AMOUNT.match(context.text, begin)):
        own = ()  # "Quỹ A: 2 tỷ đồng" is a sum
    found = [_own(context, owner, begin) for owner in own]
    taken = {owner.agency for owner in own}
    directed = any(not owner.group for owner in own)
    return [*found, *_elsewhere(context, taken, begin, directed=directed)]


def _is_item(context: Context) -> bool:
    """Whether a clause is a thing in a list of another clause (`bao gồm: + Đơn …`), no duty by itself."""
    steps = context.node.path.steps
    if (
        len(steps) < 2
        or steps[-1].kind not in ("plus", "bullet", "point")
        or steps[-2].kind not in ("bullet", "plus", "point")
    ):
        return False
    return role_at(context.text, 0, len(context.text)) is None


def _owners(context: Context) -> tuple[tuple[HeadingAgency, ...], int]:
    """Whose heading the clause stands under or carries, and where its words after that heading begin."""
    text = context.text
    run_in = _RUN_IN.match(text)
    if run_in and not _LISTED.search(run_in["lead"]):
        named = agencies_of_heading(run_in["lead"])
        if named:
            told = role_at(text, next((m.end for m in find_agencies(text)), 0), run_in.end())
            first = next((m.end for m in find_agencies(text)), run_in.end())
            return named, first if told else run_in.end()
    if glued := _glued_heading(text):
        return glued
    owners = heading_agencies(context.above)
    shared = len(owners) > 1 or any(owner.group or owner.requested for owner in owners)
    return (acting(text, owners) if shared else ()) or owners, 0


def _glued_heading(text: str) -> tuple[tuple[HeadingAgency, ...], int] | None:
    """A heading that lost its end of line: `Đề nghị Hội A tỉnh, Hội B tỉnh Nhận ủy thác …`; and where its text begins.

    Told by the capital that follows the names, or the province that they are of.
    """
    mentions = find_agencies(text)
    lead = _REQUEST.match(text)
    if not mentions or mentions[0].start != (lead.end() if lead else 0):
        return None
    end = chain_end(text, mentions, mentions[0])
    gap = _BEFORE_PLACE.match(text, end)
    place = next((p for p in load_provinces().find(text) if gap and p.start == gap.end()), None)
    end = place.end if place else end
    if not _BEGINS_ANEW.match(text, end):
        return None
    owners = agencies_of_heading(text[:end])
    return (owners, end) if owners else None


def _own(context: Context, owner: HeadingAgency, begin: int) -> Duty:
    text = context.text
    mentions = find_agencies(text)
    return Duty(
        path=context.node.key, agency=owner.agency, written=owner.written,
        roles=_all_roles(text, begin, mentions), partners=_partners(text, begin, mentions),
        place="group" if owner.group else "own", requested=owner.requested,
        words=words_at(text, begin, len(text)),
    )  # fmt: skip


def _all_roles(text: str, begin: int, mentions: tuple[Mention, ...]) -> tuple[Role, ...]:
    found: list[Role] = []
    for part in segments(text):
        start = max(begin, part.start)
        if start >= part.end:
            continue
        who = subject(text, start, part.end)
        found.extend(roles_of(text, who.end if who else start, part.end, mentions))
    unique = tuple(dict.fromkeys(found))
    named = tuple(role for role in unique if role != "perform")
    return (*named, "perform") if "perform" in unique and named else unique or ("perform",)


def _partners(text: str, begin: int, mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(m.written for m in mentions if m.start >= begin and worked_with(text, mentions, m))
    )


def _elsewhere(context: Context, taken: set[str], begin: int, *, directed: bool) -> list[Duty]:
    text = context.text
    mentions = find_agencies(text)
    if not mentions:
        return []
    hidden = [*quotes(text), *cited_names(text)]
    parts = segments(text)
    merged: dict[str, _Part] = {}
    for mention in mentions:
        if mention.start < begin or mention.agency in taken:
            continue
        if any(span.overlaps(mention.start, mention.end) for span in hidden):
            continue
        part = _part(text, mentions, mention, parts)
        if part is None:
            continue
        before = merged.get(mention.agency)
        if before:
            part = _Part(
                before.mention,
                tuple(dict.fromkeys((*before.roles, *part.roles))),
                before.requested or part.requested,
                before.segment,
                before.bound or part.bound,
            )
        merged[mention.agency] = part
    return [_duty_of(context, part, directed=directed) for part in merged.values()]


def _part(
    text: str, mentions: tuple[Mention, ...], mention: Mention, parts: Sequence[Segment]
) -> _Part | None:
    """What a name does in a clause; None where it is merely named (`theo hướng dẫn của …`)."""
    start, end = chain_start(text, mentions, mention), chain_end(text, mentions, mention)
    segment = next((part for part in parts if part.start <= start < part.end), None)
    if segment is None or _OWNER.search(text, 0, mention.start):
        return None
    before = text[segment.start : start]
    if _WAS.search(before):
        return None
    if _OF.search(before) and _BASIS.match(before) and mention.end == end and _after_comma(text, mention):
        before = text[segment.start : mention.start]  # "trên cơ sở đề nghị của A, B chủ trì"
    if WORKS_WITH.search(before):
        return _Part(mention, ("cooperate",), requested=False, segment=segment, bound=False)
    if _SENT.search(before) or (_TOWARDS.search(before) and REPORTS.search(before)):
        acted = role_at(text, end, segment.end)
        got: Role = "appraise" if acted and acted[0] == "appraise" else "receive"
        return _Part(mention, (got,), requested=False, segment=segment, bound=False)
    if not _may_act(before, mention):
        return None
    roles = _roles_behind(text, mentions, end, before, parts)
    if roles is None:
        return None
    return _Part(mention, roles, requested=bool(_REQUESTED.search(before)), segment=segment, bound=True)


def _after_comma(text: str, mention: Mention) -> bool:
    return text[: mention.start].rstrip().endswith(",")


def _may_act(before: str, mention: Mention) -> bool:
    """Whether a name behind these words may be who acts: it opens them, is assigned, or stands behind `do`."""
    if _opens(before) or _ASSIGNED.search(before) or _BY.search(before):
        return True
    return not _OF.search(before) and (mention.group or _opens_part(before))


def _opens(before: str) -> bool:
    return not before.strip(" -–+*(")


def _roles_behind(
    text: str, mentions: tuple[Mention, ...], end: int, before: str, parts: Sequence[Segment]
) -> tuple[Role, ...] | None:
    """What names that end there do, by the words behind them to the end of the sentence; None where nothing."""
    limit = next(part for part in parts if part.start < end <= part.end or part is parts[-1])
    roles = _acting_roles(text, end, limit.end, mentions) or _any_verb(
        text, Range(end, limit.end), opening=_opens(before), directed=bool(_DIRECTED.search(before))
    )
    ordered = _ORDERED.search(before) is not None
    if not roles and not ordered:
        return None
    if _BY.search(before) and (not roles or roles[0] not in ("lead", "cooperate")):
        return None  # "do … ban hành" tells whose it is
    later = [part for part in parts if part.sentence == limit.sentence and part.start >= limit.end]
    for part in later if ordered or not _ASSIGNED.search(before) else ():
        follows = role_at(text, part.start, part.end)
        roles = (*roles, follows[0]) if follows else roles
    return tuple(dict.fromkeys(roles)) or ("perform",)


def _any_verb(text: str, rest: Range, *, opening: bool, directed: bool) -> tuple[Role, ...]:
    """The role of who opens a sentence, or of whom another directs: `chỉ đạo A ký cam kết`, whatever the verb."""
    acts = subject_role_at(text, rest.start, rest.end) if opening else None
    if acts:
        return (acts[0],)
    return ("perform",) if directed and GOES_ON.match(text, rest.start, rest.end) else ()


def _opens_part(before: str) -> bool:
    """Whether a name after these words begins what is said: after a comma, a bracket or `đồng thời`."""
    return bool(re.search(r"(?:[,:(]|(?<!\w)(?:thì|đồng\s+thời|trong\s+đó))\s*$", before, re.IGNORECASE))


def _acting_roles(text: str, start: int, end: int, mentions: tuple[Mention, ...]) -> tuple[Role, ...]:
    """The roles of who acts: the verbs right after the name, as far as they follow one another."""
    found: list[Role] = []
    at = start
    for _ in range(4):
        role = role_at(text, at, end)
        if role is None:
            break
        found.append(role[0])
        joined = re.compile(r"\s*(?:,|và)\s+").match(text, role[1])
        following = next(
            (
                m
                for m in mentions
                if m.start >= role[1]
                and re.fullmatch(r"\s*(?:với|cùng)?\s*(?:các\s+)?", text[role[1] : m.start])
            ),
            None,
        )
        if joined:
            at = joined.end()
        elif following:
            at = chain_end(text, mentions, following)
        else:
            break
    return tuple(dict.fromkeys(found))


def _duty_of(context: Context, part: _Part, *, directed: bool) -> Duty:
    """`directed`: the clause is another agency's own, so that a group in it is named there, not bound by it."""
    text = context.text
    span = trimmed(text, part.segment.start, part.segment.end)
    place: Place = "group" if part.mention.group and part.bound and not directed else "elsewhere"
    mentions = tuple(m for m in find_agencies(text) if part.segment.start <= m.start < part.segment.end)
    partners = tuple(
        dict.fromkeys(
            m.written for m in mentions if m.agency != part.mention.agency and worked_with(text, mentions, m)
        )
    )
    return Duty(
        path=context.node.key, agency=part.mention.agency, written=part.mention.written, roles=part.roles,
        partners=partners if part.bound else (), place=place, requested=part.requested, words=words_at(text, *span),
    )  # fmt: skip
