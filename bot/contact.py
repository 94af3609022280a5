"""The body that a plan names for what it leaves open: who takes in difficulties, coordinates, guides or collects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from bot import messages
from bot.answers.since import successor_notes
from bot.view import PlanView
from corpus.folding import fold
from corpus.gazetteer.agencies import load_agencies
from corpus.gazetteer.agency_pattern import kind_of
from corpus.models import Node

Role = Literal["difficulties", "standing", "guidance", "reports"]

# The roles from the one that serves an asker best. Words of the plan, folded.
_DIFFICULTY = re.compile(
    r"\b(?:kho khan|vuong mac|phat sinh|chua phu hop|can (?:thiet )?(?:phai )?(?:sua doi|dieu chinh|bo sung))\b"
)
_TURNS_TO = re.compile(r"\b(?:phan anh|bao cao|gui|lien he|trao doi|kien nghi|de xuat|thong tin|phan hoi)\b")
_TO = re.compile(r"\b(?:ve|qua|thong qua|toi|den|gui|voi|cho|lien he)\b")
_STANDING = re.compile(
    r"\b(?:co quan|don vi) thuong truc\b"
    r"|\b(?:la|lam) (?:co quan |don vi )?dau moi\b(?! (?:lien lac|tiep nhan))"
    r"|\b(?:co quan|don vi) dau moi\b"
)
_GUIDANCE = re.compile(
    r"\bhuong dan,?(?: va)? giai dap\b|\bgiai dap,?(?: va)? (?:huong dan|kho khan|vuong mac)\b"
)
_REPORTS = re.compile(r"\btong hop,?(?: va)? bao cao\b")
_MONEY = re.compile(r"\b(?:kinh phi|ngan sach|du toan|quyet toan|von)\b")
_END = re.compile(r"[.;](?=\s|$)|\n|$")
# What such a body may be: a committee or a council is who decides, a group or another tier is no one to turn to.
_KINDS = frozenset(
    {
        "department",
        "office",
        "agency",
        "armed",
        "inspectorate",
        "institution",
        "vertical",
        "association",
        "front",
        "mass",
    }
)


class Contact(NamedTuple):
    """Whom to ask, in what part, and the clause that says so."""

    agency: str
    written: str
    role: Role
    node: Node


class _Sentence(NamedTuple):
    node: Node
    text: str
    folded: str


@lru_cache(maxsize=64)  # it reads every clause
def contact_of(view: PlanView) -> Contact | None:
    """The body that the plan's own words name; None where they name none."""
    passages = sorted((*view.headings, *view.passages), key=lambda passage: passage.order)
    sentences = [one for passage in passages for one in _sentences(passage.node)]
    for find in (_difficulties, _standing, _guidance, _reports):
        for sentence in sentences:
            found = find(view, sentence)
            if found is not None:
                return found
    return None


def contact_notes(contact: Contact, plan: str, today: date) -> tuple[str, ...]:
    """What a refusal says of it. None of the clause's own words: a value that was left out may stand beside."""
    line = messages.CONTACT.format(
        agency=contact.written,
        role=messages.CONTACT_ROLES[contact.role],
        label=contact.node.path.label,
        plan=plan,
    )
    return (line, *successor_notes(today, contact.agency, contact.written, [contact.node]))


def _difficulties(_view: PlanView, sentence: _Sentence) -> Contact | None:
    """`nếu có vướng mắc, phản ánh về Sở …`, `báo cáo UBND tỉnh (qua Sở …)`."""
    trouble = _DIFFICULTY.search(sentence.folded)
    turns = _TURNS_TO.search(sentence.folded, trouble.end()) if trouble else None
    if turns is None:
        return None
    return next(_bodies(sentence, "difficulties", turns.end(), after=True), None)


def _standing(view: PlanView, sentence: _Sentence) -> Contact | None:
    """`Sở … là cơ quan thường trực`, or said under its own heading."""
    said = _STANDING.search(sentence.folded)
    if said is None:
        return None
    return _acting(view, sentence, "standing", said.start())


def _guidance(view: PlanView, sentence: _Sentence) -> Contact | None:
    said = _GUIDANCE.search(sentence.folded)
    return _acting(view, sentence, "guidance", said.start()) if said else None


def _reports(view: PlanView, sentence: _Sentence) -> Contact | None:
    """`gửi về Sở … để tổng hợp, báo cáo`, or said of a department that isn't speaking of money."""
    said = _REPORTS.search(sentence.folded)
    if said is None or _MONEY.search(sentence.folded):
        return None
    return _acting(view, sentence, "reports", said.start())


def _acting(view: PlanView, sentence: _Sentence, role: Role, until: int) -> Contact | None:
    """The body that stands last before the words of a role, else the one whose heading the clause stands under."""
    before = list(_bodies(sentence, role, 0, until=until))
    if before:
        return before[-1]
    for duty in view.plan.facts.duties:
        if duty.path == sentence.node.key and duty.place == "own" and _is_one(duty.agency):
            return Contact(duty.agency, duty.written, role, sentence.node)
    return None


def _bodies(
    sentence: _Sentence, role: Role, start: int, *, until: int | None = None, after: bool = False
) -> Iterator[Contact]:
    """The bodies that a part of a sentence names; `after` only those behind a word such as `về`, `qua`."""
    for mention in load_agencies().find(sentence.text):
        if (
            mention.start < start
            or (until is not None and mention.end > until)
            or not _is_one(mention.agency)
        ):
            continue
        if mention.how == "pattern" and _goes_on(sentence.text, mention.end):
            continue  # an unlisted name that was not read to its end
        if after and not _TO.search(sentence.folded, start, mention.start):
            continue
        yield Contact(mention.agency, mention.written, role, sentence.node)


def _goes_on(text: str, end: int) -> bool:
    """Whether a capitalised word follows at once."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _is_one(agency: str) -> bool:
    known = load_agencies()
    kind = known.get(agency).kind if agency in known.ids else kind_of(agency)
    return kind in _KINDS


def _sentences(node: Node) -> Iterator[_Sentence]:
    folded = fold(node.text)
    start = 0
    for end in _END.finditer(folded):
        if end.start() > start:
            yield _Sentence(node, node.text[start : end.start()], folded[start : end.start()])
        start = end.end()
