"""Whose a clause's words are: what a plan says of one contest, level or kind of school isn't said of another."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.view import PlanView
from corpus.folding import fold
from corpus.models import Node

# Undertakings of which a plan has several, each with a name: `Cuộc thi “…”`, `Ngày hội …`.
_UNDERTAKINGS = (
    "cuộc thi|hội thi|hội thao|hội chợ|hội diễn|ngày hội|liên hoan|triển lãm|đề án|dự án|quỹ|giải thưởng"
)
_NAMED = re.compile(rf"\b({_UNDERTAKINGS})\s+[“\"'‘]?\s*(\w+)[\s,]+(\w+)", re.IGNORECASE)
# Levels of government and kinds of schools: a house of each has its own numbers.
_LEVELS = "tinh|thanh pho|huyen|quan|xa|phuong|co so|thon|ban|ap|to dan pho|khu pho"
_SCHOOLS = "mam non|tieu hoc|thcs|thpt|trung hoc co so|trung hoc pho thong|cao dang|dai hoc"
_HOUSES = (
    "nha van hoa|thu vien|tram y te|bao tang|trung tam (?:van hoa|y te)|hoc tap cong dong"
    "|dai truyen thanh|buu dien|ban chi dao|san the thao|cong thong tin"
)
_OF_LEVEL = re.compile(rf"\b(?:cap|tuyen|{_HOUSES}) ({_LEVELS})\b")
_OF_SCHOOL = re.compile(rf"\b(?:truong|cap|bac|hoc sinh|giao vien) ({_SCHOOLS})\b")
_ALSO = {
    "phuong": "xa", "co so": "xa", "quan": "huyen", "thanh pho": "tinh", "ap": "thon", "ban": "thon",
    "khu pho": "thon", "to dan pho": "thon", "thcs": "trung hoc co so", "thpt": "trung hoc pho thong",
}  # fmt: skip


def of_another_bearer(asked: str, view: PlanView, node: Node) -> bool:
    """Whether a clause with its headings is about another undertaking, level or kind of school than a question."""
    names, bound = _names_in_question(asked), [p for p in (_OF_LEVEL, _OF_SCHOOL) if _classes(p, asked)]
    if not names and not bound:  # most questions name neither: nothing of a plan is gone through
        return False
    said = " ".join((node.text, *node.cells, *node.trail))
    if any(_of_other(_classes(pattern, asked), _classes(pattern, said), said) for pattern in bound):
        return True
    own = _names_in(said) if names else frozenset()
    alike = {kind for kind, _ in own} & {kind for kind, _ in names}
    return bool(alike) and not own & names and not names.isdisjoint(_names_of_plan(view))


def _of_other(wanted: frozenset[str], given: frozenset[str], said: str) -> bool:
    """Whether words are bound to another class than the one that is asked about, and don't speak of that at all."""
    if not given or wanted & given:
        return False
    names = [name for name, meant in _ALSO.items() if meant in wanted]
    return not any(re.search(rf"\b{name}\b", fold(said)) for name in (*wanted, *names))


@lru_cache(maxsize=4096)
def _classes(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    """The levels or kinds of schools that a text speaks of, each by one name."""
    return frozenset(_ALSO.get(found, found) for found in pattern.findall(fold(text)))


@lru_cache(maxsize=256)
def _names_in_question(text: str) -> frozenset[tuple[str, str]]:
    """What may be names: nobody types a question with their capitals and quotes."""
    found = re.finditer(rf"\b({fold(_UNDERTAKINGS)})\W+(\w+)\W+(\w+)", fold(text))
    return frozenset((m[1], f"{m[2]} {m[3]}") for m in found)


@lru_cache(maxsize=4096)
def _names_in(text: str) -> frozenset[tuple[str, str]]:
    """Undertakings with the first two syllables of their names, which begin with a capital."""
    found = (m for m in _NAMED.finditer(text) if m[2][0].isupper())
    return frozenset((fold(m[1]), fold(f"{m[2]} {m[3]}")) for m in found)


def _names_of_plan(view: PlanView) -> frozenset[tuple[str, str]]:
    return frozenset().union(*(_names_in(node.text) for node in view.plan.nodes))
