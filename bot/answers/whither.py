"""Where: the clauses that say where papers are handed in or sent to, and where something is held."""

from __future__ import annotations

import re

from bot import messages
from bot.answers.content import answer_content, found_in
from bot.answers.finding import Finding, Result, Task, answering, missing
from bot.answers.topics import about
from corpus.folding import fold
from corpus.models import Node

# A question's words for handing something in, and for taking part: whichever of them a plan has.
_HANDED_IN = frozenset(
    {"nop", "gui", "nhan", "tiep nhan", "chuyen", "noi nhan", "dang ky", "du", "du thi", "tham gia"}
)
_PAPERS = "ho so|don|bai|dang ky|tac pham|phieu|phan anh|kien nghi|y kien|thong tin|san pham|tai lieu|bao cao"
_HANDING = rf"nop|gui|tiep nhan|dang ky|nhan (?:{_PAPERS})"  # `nhân`, `nhãn` are typed like `nhận`
_ASKS_WHITHER = re.compile(
    rf"\b(?:{_HANDING})\b.*\b(?:dau|cho nao|noi nao|dia chi)\b|\bdia chi\b.*\b(?:{_HANDING})\b"
)
_BODY = (
    r"(?:so|phong|trung tam|ban|uy ban|ubnd|van phong|hoi|cong|dia chi|nha|bao tang|thu vien|truong|chi cuc|cuc|"
    r"co quan|don vi|bo phan|lien doan|tinh doan|lien minh|vien|dai|toa soan|hom thu|email|quy|doan|bo|cac)"
)
_DESTINATION = re.compile(
    rf"\b(?:{_HANDING}|bao cao)\b[^.;]*?\b(?:ve|toi|den|tai|cho|qua|o)\s+{_BODY}\b"
    rf"|\b(?:gui|nop|bao cao|trinh)\s+{_BODY}\b"
    r"|\b(?:dia chi|noi nhan|noi tiep nhan|dia diem (?:nhan|nop|tiep nhan|dang ky))\b"
)


def says_whither(node: Node) -> bool:
    """Whether a clause says where something is sent, received or registered: to whom, or an address."""
    return _DESTINATION.search(fold(" ".join((node.text, *node.cells)))) is not None


def answer_whither(task: Task) -> Result | None:
    """`nộp hồ sơ ở đâu`, `địa chỉ nhận …`: a clause that says so; None where something else is asked."""
    question = task.question
    if question.wanted != "where" or question.intent not in ("content", "recipient", "event"):
        return None
    if _ASKS_WHITHER.search(fold(question.text)) is None:
        return None
    terms = tuple(t for t in question.terms if t.text not in _HANDED_IN) or question.terms
    pool = tuple(p for p in task.view.passages if says_whither(p.node))
    ranked = answering(task.asking(terms=terms), pool)
    if ranked:
        return found_in(task, ranked, _DESTINATION)
    return missing(task, messages.WHERE_NONE.format(about=about(task)))


def answer_place_of_event(task: Task) -> Result | None:
    """`tổ chức ở đâu` of what has a day and no place among its facts: words that say one; a day alone is no place."""
    if task.question.wanted != "where" or task.question.intent != "event":
        return None
    found = answer_content(task.asking(intent="content"))
    return (
        found if isinstance(found, Finding) else missing(task, messages.WHERE_NONE.format(about=about(task)))
    )
