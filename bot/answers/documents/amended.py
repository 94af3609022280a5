"""What a plan that amends another does to a place of it: `Bãi bỏ khoản 5 Mục III`, `Thay cụm từ … bằng …`.

A place that a question names of another document is never a place of this plan: `Mục I của Kế hoạch 112` isn't its
own Mục I.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import messages
from bot.answers.documents.records import same_number
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Missing, Result, Task
from bot.question.model import Question
from corpus.folding import fold
from corpus.frozen import Frozen
from corpus.models import Node

# How an amending clause begins, and how a question says the same of a place; a family by the verbs that it has.
_VERBS: dict[str, re.Pattern[str]] = {
    "amend": re.compile(r"\b(?:sua doi|sua|dieu chinh)\b"),
    "add": re.compile(r"\bbo sung\b"),
    "repeal": re.compile(r"\b(?:bai bo|huy bo|bo(?= cum tu))\b"),
    "replace": re.compile(r"\b(?:thay the|thay(?= bang| cum tu))\b"),
}
_BEGINS = re.compile(r"(?:sua doi|bo sung|bai bo|huy bo|thay the|thay|bo|dieu chinh)\b")
# What only names the plan that amends: `kế hoạch sửa đổi, bổ sung của tỉnh`.
_NAMES_THE_PLAN = re.compile(r"\bke hoach (?:sua doi|dieu chinh)(?:,? bo sung)?")
_GROUNDS = re.compile(r"\b(?:can cu|theo|thuc hien|trien khai)\b")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_AFTER = re.compile(r"(?:vào\s+)?sau\s+(?:điểm|khoản|mục|điều)\s+\w+", re.IGNORECASE)
_SECTION = re.compile(
    r"\b(?P<kind>mục|muc|điều|dieu|phần|phan|chương|chuong)\s+(?P<number>[ivxlc]+|\d+)\b", re.IGNORECASE
)
_APPENDIX = re.compile(r"\b(?:phụ lục|phu luc)\b(?:\s+(?P<number>[ivx]+|\d+)\b)?", re.IGNORECASE)
_NUMBERS = re.compile(r"\b(?:khoản|khoan)\s+(\d+[a-zđ]?(?:(?:,|\s+và)\s*\d+[a-zđ]?)*)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:điểm|diem)\s+([a-zđ](?:(?:,|\s+và)\s*[a-zđ])*)\b", re.IGNORECASE)
_PHRASE = re.compile(
    r"cụm từ\s*[“\"](?P<old>[^”\"]+)[”\"](?:\s*(?:bằng|thành)\s*(?:cụm từ\s*)?[“\"](?P<new>[^”\"]+)[”\"])?",
    re.IGNORECASE,
)
_ASKS_PHRASE = re.compile(r"\b(?:cum tu|ten goi)\b")


class AmendedPlace(Frozen):
    """A place of another document as a clause or a question names it."""

    section: str = ""  # "muc ii", "phu luc", folded
    numbers: frozenset[str] = frozenset()  # khoản
    points: frozenset[str] = frozenset()  # điểm

    def touches(self, asked: AmendedPlace) -> bool:
        """Whether what is done to this place is done to the asked one, to all of which it is part, or a part of it."""
        if self.section != asked.section:
            return False
        return all(
            not own or not other or own & other
            for own, other in ((self.numbers, asked.numbers), (self.points, asked.points))
        )


def place_named(text: str, above: str = "") -> AmendedPlace | None:
    """The place that a text names, the section by the headings above where it says none; None without a section.

    `Bổ sung điểm đ vào sau điểm d khoản 1 Mục II` is about point đ; words in quotation marks name nothing.
    """
    said = _AFTER.sub(" ", _QUOTED.sub(" ", text))
    numbers, points = _listed(_NUMBERS, said), _listed(_POINTS, said)
    section = _section(said)
    if not section and (numbers or points):
        section = _section(_QUOTED.sub(" ", above))
    return AmendedPlace(section=section, numbers=numbers, points=points) if section else None


def _section(text: str) -> str:
    if (found := _SECTION.search(text)) is not None:
        return fold(f"{found['kind']} {found['number']}")
    if (appendix := _APPENDIX.search(text)) is not None:
        return fold(f"phụ lục {appendix['number'] or ''}").strip()
    return ""


def _listed(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(
        part
        for found in pattern.finditer(text)
        for part in re.split(r",\s*|\s+và\s+|\s+", found[1].lower())
        if part
    )


def answer_amended(task: Task) -> Result | None:
    """What the plan does to the place, or the phrase, of another document; None where none is asked of."""
    if _ASKS_PHRASE.search(fold(task.question.text)) and (phrase := _phrase(task)) is not None:
        return phrase
    question, metadata = task.question, task.view.metadata
    amended = [link.number for link in metadata.links]
    if any(same_number(n, own) for n in question.documents for own in (metadata.number, metadata.decision)):
        return None
    of_amended = _names(question.documents, amended)
    verbs = _verbs(_NAMES_THE_PLAN.sub(" ", fold(question.text)))
    if (place := place_named(question.text)) is None:
        asks = of_amended and question.intent == "document"
        wanted = frozenset() if "amend" in verbs else verbs
        clauses = _of(task, wanted, None) if asks and verbs else ()
        return _told(task, clauses) if clauses else None
    of_another = of_amended or (
        question.intent == "place" and bool(question.documents) and not _grounds(question)
    )
    if not of_another and not (amended and verbs and not question.documents):
        return None
    clauses = () if question.documents and not of_amended else _of(task, frozenset(), place)
    return _told(task, clauses) if clauses else _untouched(task, question.documents or tuple(amended))


def _grounds(question: Question) -> bool:
    """Whether the document may be named as the grounds of what is asked, not as where the place stands."""
    return _GROUNDS.search(fold(question.text)) is not None


def _verbs(folded: str) -> frozenset[str]:
    """The families of verbs that words hold; to `sửa` a document is to do any of it."""
    return frozenset(name for name, pattern in _VERBS.items() if pattern.search(folded))


def _names(asked: Sequence[str], known: Sequence[str]) -> bool:
    return any(same_number(number, own) for number in asked for own in known)


def _of(task: Task, verbs: frozenset[str], place: AmendedPlace | None) -> tuple[Node, ...]:
    """The amending clauses of these verbs, if any are given, that touch the place; the lowest of nested ones."""
    of_phrases = _ASKS_PHRASE.search(fold(task.question.text)) is not None
    amending = [
        n for n in task.view.plan.nodes if n.kind in ("clause", "heading") and _BEGINS.match(fold(n.text))
    ]
    return tuple(
        node
        for node in amending
        if not any(_above(node, other) for other in amending)
        and _concerns(node, place)
        and (not verbs or verbs & _verbs(fold(_QUOTED.sub(" ", node.text)[:60])))
        and (not of_phrases or _PHRASE.search(node.text))
    )


def _concerns(node: Node, place: AmendedPlace | None) -> bool:
    """Whether an amending clause touches a place; where none is asked for, any place or phrase."""
    named = place_named(node.text, " ".join(node.trail[-1:]))
    if place is None:
        return named is not None or _PHRASE.search(node.text) is not None
    return named is not None and named.touches(place)


def _above(node: Node, other: Node) -> bool:
    steps = node.path.steps
    return len(other.path.steps) > len(steps) and other.path.steps[: len(steps)] == steps


def _told(task: Task, clauses: tuple[Node, ...]) -> Finding:
    """The amending clauses with the new words that stand below them."""
    nodes: list[Node] = []
    for clause in clauses:
        nodes += [clause, *(n for n in task.view.plan.under(clause.key) if n.is_clause and n is not clause)]
    if len(clauses) == 1:
        line = shorten(" ".join(n.text for n in nodes), 220)
    else:
        listed = "; ".join(shorten(n.text.rstrip(":. "), 60) for n in clauses)
        line = messages.AMENDMENTS.format(count=len(clauses), listed=listed)
    return Finding(view=task.view, headline=line, nodes=tuple(dict.fromkeys(nodes)))


def _untouched(task: Task, documents: Sequence[str]) -> Missing:
    return Missing(
        view=task.view,
        reason="no_such_place",
        headline=messages.PLACE_OF_ANOTHER.format(documents=", ".join(documents)),
    )


def _phrase(task: Task) -> Finding | None:
    """The clause that replaces or strikes out the phrase that the question says, with what it brings instead."""
    asked = fold(task.question.text)
    for passage in task.view.passages:
        for found in _PHRASE.finditer(passage.node.text):
            if re.search(rf"\b{re.escape(fold(found['old']))}\b", asked) is not None:
                form = messages.PHRASE_REPLACED if found["new"] else messages.PHRASE_STRUCK
                line = form.format(old=found["old"], new=found["new"])
                return Finding(view=task.view, headline=line, nodes=(passage.node,))
    return None
