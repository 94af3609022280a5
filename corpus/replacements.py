"""The earlier documents that a plan says it replaces, repeals or amends: `Kế hoạch này thay thế Kế hoạch số …`.

Only what the document says of itself counts. A task to amend something, the grounds' `Luật sửa đổi, bổ sung …`
and what replaced the documents that it names are others' business: such sentences give no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.cited_documents import numbered_documents
from corpus.folding import fold
from corpus.models import CitedDocument, LinkKind, Node, PlanLink
from corpus.plan_title import without_kind

# All patterns are for folded text.
_KIND = (
    r"(?:ke hoach|quyet dinh|nghi quyet|chi thi|chuong trinh|de an|cong van|van ban|thong bao|huong dan"
    r"|quy che|quy dinh)"
)
_SELF = rf"{_KIND}\s+nay"
# Between the document's own name and the verb; any other word makes it another sentence.
_BETWEEN = (
    r"(?:[\s,/.\d]|\b(?:duoc\s+ban\s+hanh|ban\s+hanh|co\s+hieu\s+luc|co\s+gia\s+tri|thi\s+hanh|ke\s+tu|tu|ngay"
    r"|ky|va|thang|nam|dong\s+thoi|se|nham|de)\b){0,30}"
)
_VERBS: dict[str, LinkKind] = {
    "thay the": "replaces",
    "bai bo": "repeals",
    "huy bo": "repeals",
    "sua doi": "amends",
    "bo sung": "amends",
    "dieu chinh": "amends",
}
_VERB = (
    rf"(?P<verbs>(?:{'|'.join(_VERBS)})(?:(?:\s*,\s*|\s+va\s+|\s+)(?:{'|'.join(_VERBS)}))*)\b(?:\s+cho\b)?"
)
_ACTIVE = re.compile(rf"\b{_SELF}\b{_BETWEEN}\b{_VERB}")
_FIRST = re.compile(rf"(?:(?:ve\s+viec|v/v|ve)\s+)?{_VERB}")
_PASSIVE = re.compile(
    rf"\b(?P<ended>het hieu luc|cham dut hieu luc|(?:duoc|bi)\s+(?:bai bo|thay the))\b[^;]{{0,60}}?"
    rf"\b(?:tu ngay|boi|bang)\s+{_SELF}\b"
)
_WHOLE = re.compile(
    rf"\s*(?:toan bo\s+)?(?:noi dung\s+)?(?:cua\s+)?(?:cac\s+)?(?:{_KIND}\s*:?\s+)?(?:so\s*:?\s*)?"
)
_PART = re.compile(
    rf"\s.{{0,160}}\b(?:dieu|khoan|diem|muc|phan|phu luc|noi dung|chi tieu|nhiem vu|mot so|danh muc|bieu"
    rf"|thoi gian|thoi han)\b.{{0,120}}?\b{_KIND}\s+(?:so\s*:?\s*)?"
)
_NEXT = re.compile(rf".*(?:,|;|\bva)\s*(?:{_KIND}\s+)?(?:so\s*:?\s*)?", re.DOTALL)
_SENTENCE_END = re.compile(r"[.;]\s+(?=[A-ZĐÀ-Ỹ])")
_RULING = ("Quyết định", "Nghị quyết")  # their articles are what they rule, not what is to be done


class _Placed(NamedTuple):
    """A document of a sentence, where its number begins and ends."""

    start: int
    end: int
    document: CitedDocument


def plan_links(nodes: Sequence[Node], kind: str) -> tuple[PlanLink, ...]:
    """What a document of this kind says of earlier ones, in order, each once."""
    found: dict[tuple[str, str], PlanLink] = {}
    for node in nodes:
        for link in _links(node, kind):
            found.setdefault((link.number, link.how), link)
    return tuple(found.values())


def _links(node: Node, kind: str) -> Iterator[PlanLink]:
    if node.kind == "title":
        yield from _said(without_kind(node.text), node, rules=True)
    elif node.kind in ("clause", "heading"):
        steps = {step.kind for step in node.path.steps}
        rules = "article" in steps and ("decision" in steps or kind in _RULING)
        for sentence in _sentences(node.text):
            yield from _said(sentence, node, rules=rules)


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield text[start : end.start()]
        start = end.end()
    yield text[start:]


def _said(sentence: str, node: Node, *, rules: bool) -> Iterator[PlanLink]:
    """`rules`: a verb at the sentence's beginning is what the document itself does."""
    key = fold(sentence)
    verb = _ACTIVE.search(key) or (_FIRST.match(key) if rules else None)
    passive = None if verb else _PASSIVE.search(key)
    if verb is None and passive is None:
        return
    placed = [_place(start, one) for start, one in _documents(sentence, node)]
    if verb is not None:
        how = _how(verb["verbs"])
        chain, whole = _objects(key, verb.end(), placed)
        for document in chain:
            yield _link(document, how if whole else "amends", node)
    elif passive is not None:
        before = [one for one in placed if one.start < passive.start()]
        chain, whole = _objects(f" {key}", 0, [one._replace(start=one.start + 1) for one in before])
        for document in chain if whole else ():
            yield _link(document, "repeals" if "bai bo" in passive["ended"] else "replaces", node)


def _documents(sentence: str, node: Node) -> Iterator[tuple[int, CitedDocument]]:
    return numbered_documents(sentence, node.key, basis=False)


def _place(start: int, document: CitedDocument) -> _Placed:
    return _Placed(start, start + len(document.number), document)


def _how(verbs: str) -> LinkKind:
    """Several verbs (`sửa đổi, bổ sung, thay thế`) say no more than the weakest: the earlier text stays."""
    kinds = {kind for verb, kind in _VERBS.items() if verb in verbs}
    return "amends" if "amends" in kinds else "replaces" if "replaces" in kinds else "repeals"


def _objects(key: str, start: int, placed: Sequence[_Placed]) -> tuple[list[CitedDocument], bool]:
    """The documents that follow a verb in a row, and whether they are meant as a whole."""
    after = [one for one in placed if one.start >= start]
    if not after:
        return [], False
    lead = key[start : after[0].start]
    whole = bool(_WHOLE.fullmatch(lead))
    if not whole and not _PART.fullmatch(lead):
        return [], False
    chain = [after[0].document]
    for last, one in pairwise(after):
        if not _NEXT.fullmatch(key[last.end : one.start]):
            break
        chain.append(one.document)
    return chain, whole


def _link(document: CitedDocument, how: LinkKind, node: Node) -> PlanLink:
    return PlanLink(
        how=how,
        kind=document.kind,
        number=document.number,
        issued=document.issued,
        issuer=document.issuer,
        path=node.key,
    )
