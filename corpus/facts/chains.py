"""Lists of agencies' names in a clause, and the agencies that an item opens with as the ones who act."""

from __future__ import annotations

import re

from corpus.facts.agencies import HeadingAgency, Mention, find_agencies
from corpus.facts.roles import subject_role_at

_JOIN = re.compile(
    r"(?:[\s,;&/–-]|(?<!\w)(?:trực\s+thuộc|thuộc|và|cùng|các|với|cả|của|tỉnh|cơ\s+quan|đơn\s+vị|địa\s+phương|tổ\s+chức|ngành|sở|ban|có|liên\s+quan|khác|thủ\s+trưởng|giám\s+đốc|chủ\s+tịch|chánh)(?!\w))*",
    re.IGNORECASE,
)
WORKS_WITH = re.compile(
    r"(?<!\w)(?:phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:với|cùng))?|cùng\s+với|phối\s+hợp\s+cùng|phối\s+với)\s*$",
    re.IGNORECASE,
)
# What may follow the one who acts where no verb of the lists does: any word in lower case that isn't a link.
GOES_ON = re.compile(
    r"\s+(?!(?:của|thuộc|về|và|với|theo|trong|tại|ở|các|cùng|do|để|có\s+liên|liên\s+quan|tỉnh|cấp|trực|khác)(?!\w))[a-zà-ỹđ]"
)
# "Riêng Công an tỉnh …", "- Đề nghị Tỉnh đoàn …": before the agency that an item singles out.
_SINGLED_OUT = re.compile(
    r"[\s\-–+*]*(?:(?:riêng|đối\s+với|giao|đề\s+nghị|trong\s+đó)(?:\s+(?:đối\s+với|giao))?\s*:?\s+)?(?:các\s+(?=[A-ZĐ]))?",
    re.IGNORECASE,
)


def chain_start(text: str, mentions: tuple[Mention, ...], mention: Mention) -> int:
    """Where the list of names that a name belongs to begins."""
    start = mention.start
    for other in reversed([m for m in mentions if m.end <= mention.start]):
        if not _JOIN.fullmatch(text, other.end, start):
            break
        start = other.start
    lead = re.compile(
        r"(?:(?:các|thủ\s+trưởng|giám\s+đốc|chủ\s+tịch|chánh|lãnh\s+đạo)\s+)+$", re.IGNORECASE
    ).search(text[:start])
    return lead.start() if lead else start


def chain_end(text: str, mentions: tuple[Mention, ...], mention: Mention) -> int:
    """Where the list of names that a name belongs to ends, `và các cơ quan liên quan` included."""
    end = mention.end
    for other in (m for m in mentions if m.start >= mention.end):
        if not _JOIN.fullmatch(text, end, other.start):
            break
        end = other.end
    tail = re.compile(
        r"(?:\s*(?:,|và)?\s*các\s+(?:cơ\s+quan|đơn\s+vị|tổ\s+chức|địa\s+phương|ngành)(?:\s*,\s*(?:cơ\s+quan|đơn\s+vị|tổ\s+chức|địa\s+phương))*)?(?:\s+(?:có\s+)?liên\s+quan)?",
        re.IGNORECASE,
    ).match(text, end)
    return tail.end() if tail else end


def worked_with(text: str, mentions: tuple[Mention, ...], mention: Mention) -> bool:
    """Whether a name, or the list that it belongs to, stands behind `phối hợp với`."""
    return WORKS_WITH.search(text, 0, chain_start(text, mentions, mention)) is not None


def acting(text: str, owners: tuple[HeadingAgency, ...]) -> tuple[HeadingAgency, ...]:
    """Who alone has an item under a heading that several share: the agencies that it opens with, as its subject."""
    mentions = find_agencies(text)
    opened = _SINGLED_OUT.match(text)
    begin = opened.end() if opened else 0
    first = mentions[0] if mentions else None
    if first is None or text[begin : first.start].strip():
        return ()
    end = chain_end(text, mentions, first)
    chain = tuple(m for m in mentions if m.start < end)
    named = {m.agency for m in chain}
    chosen = tuple(owner for owner in owners if owner.agency in named)
    acts = subject_role_at(text, end, len(text)) or GOES_ON.match(text, end)
    if not acts and len(chain) > len(chosen):
        return chosen
    if first.group and not chosen:
        return ()
    requested = any(owner.requested for owner in owners)
    known = {owner.agency: owner for owner in owners}
    return tuple(known.get(m.agency, HeadingAgency(m.agency, m.written, requested, m.group)) for m in chain)
