"""Who does what, where and what is said in words, held against what a question takes to be so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot import messages
from bot.answers.bodies.actors import actors_of
from bot.answers.bodies.partners import in_parts
from bot.answers.bodies.who import answer_who
from bot.answers.claims import Answering
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Task
from bot.answers.premises.binding import bound_words, pieces_of
from bot.matching import Words, strength, words_of
from bot.view import told
from bot.weights import WEIGHTS
from corpus.folding import fold
from corpus.gazetteer.agencies import load_agencies
from corpus.models import Node
from corpus.syllables import folded_syllables

_LEAST_LEFT = 2  # terms that have to be left of a question without its place

OfFinding = Callable[
    [Task, Finding], Finding | None
]  # of a finding, which it may lead with `Đúng` or `Không`
Otherwise = Callable[[Task, Answering], Finding | None]

_OPPOSITE = {"lead": "cooperate", "cooperate": "lead"}
_NOT = re.compile(r"\b(?:khong(?: duoc)?|nghiem cam|cam)\s+$")


def _denied(task: Task, result: Finding) -> Finding | None:
    """`Không` where the first clause says `không` right before what the question takes to be so, and it doesn't."""
    text = fold(result.nodes[0].text) if result.nodes else ""
    asked = fold(task.question.text)
    denied = any(
        _NOT.search(text[: match.start()]) and not _NOT.search(asked[: asked.find(match[0])])
        for term in task.question.terms
        for match in re.finditer(rf"\b{re.escape(' '.join(term.folded))}\b", text)
    )
    return replace(result, lead=messages.NO) if denied else None


def _in_another_part(task: Task, result: Finding) -> Finding | None:
    """`A phối hợp … phải không?` where A leads, or the reverse: `Không`, and who has which part."""
    question = task.question
    asked = [role for role in question.roles if role in _OPPOSITE]
    if question.intent != "duty" or len(asked) != 1 or not result.nodes:
        return None
    role, other = asked[0], _OPPOSITE[asked[0]]
    agencies = {agency.id for agency in question.agencies}
    here = [d for d in task.view.plan.facts.duties if d.path == result.nodes[0].key and d.agency in agencies]
    if not here or any(role in d.roles for d in here) or not any(other in d.roles for d in here):
        return None
    passage = task.view.by_key[result.nodes[0].key]
    told_parts = in_parts(task, passage, ("lead", "cooperate"), result.score)
    return replace(told_parts, lead=messages.NO) if told_parts is not None else None


def _anothers(task: Task, result: Finding) -> Finding | None:
    """`A tìm kiếm trên biển phải không?` where A has a duty like it, but another body this very one: `Không`."""
    question = task.question
    if question.intent != "duty" or not question.terms or not result.nodes:
        return None
    theirs = answer_who(task.asking(intent="who", agencies=(), confirms=False, roles=()))
    if not isinstance(theirs, Finding):
        return None
    own, other = (task.view.by_key[found.nodes[0].key] for found in (result, theirs))
    agencies = {agency.id for agency in question.agencies}
    shared = any(d.agency in agencies for d in task.view.plan.facts.duties if d.path == other.node.key)
    nearer = task.terms.coverage(other.all) > task.terms.coverage(own.all) + WEIGHTS.clearly
    return replace(theirs, lead=messages.NO) if nearer and not shared and actors_of(task, other) else None


_NAME = re.compile(r"“([^“”]{6,80})”")
_NAME_WORDS = 3  # from which a name in quotes is no ordinary word


def _of_another_name(task: Task, result: Finding) -> Finding | None:
    """Where the question says a name that the plan has in quotes, and the answer is of another thing: who leads it."""
    question = task.question
    named = _names_said(task)
    if question.intent != "duty" or not named or any(_has(node, named) for node in result.nodes):
        return None
    agencies = {agency.id for agency in question.agencies}
    for duty in task.view.plan.facts.duties:
        passage = task.view.by_key.get(duty.path)
        if passage is None or "lead" not in duty.roles or duty.agency in agencies:
            continue
        if "lead" in question.roles and _has(passage.node, named):
            line = messages.WHO_ONE.format(
                agency=duty.written, duty=shorten(told(passage.node), WEIGHTS.quote)
            )
            return Finding(view=task.view, headline=line, nodes=(passage.node,), lead=messages.NO)
    return replace(result, lead="")


def _names_said(task: Task) -> set[str]:
    """The names in quotes of the plan that the question says, folded."""
    asked = " ".join(folded_syllables(task.question.text))
    names = {
        " ".join(syllables)
        for node in task.view.plan.nodes
        for name in _NAME.findall(node.text)
        if len(syllables := folded_syllables(name)) >= _NAME_WORDS
    }
    return {name for name in names if f" {name} " in f" {asked} "}


def _has(node: Node, names: set[str]) -> bool:
    said = f" {' '.join(folded_syllables(' '.join((node.text, *node.trail))))} "
    return any(f" {name} " in said for name in names)


# Who it is weighs before what is said of it: a `không` in the clause most, then of what it is, the part, and whose
# duty it is.
BODIES: tuple[OfFinding, ...] = (_denied, _of_another_name, _in_another_part, _anothers)

_EVERYONE = re.compile(r"\b(?:tất cả|toàn thể|toàn bộ|mọi|ai cũng|chỉ (?:có|dành|cho|được|áp dụng))\b")
_ALWAYS = re.compile(
    r"\b(?:ca (?:tuan|thang|nam|ngay)|quanh nam|suot (?:tuan|thang|nam|ngay)|hang ngay|moi ngay|luc nao cung)\b"
)


def in_words(task: Task, result: Finding) -> Finding:
    """`Đúng` where one part of a clause, with what leads in to it, says all that the question does."""
    return replace(result, lead=messages.YES if any(_says_all(task, node) for node in result.nodes) else "")


def _says_all(task: Task, node: Node) -> bool:
    asked = task.question.text
    for text, words, span in _parts(node):
        if not _is_theirs(task, node, span):
            continue
        held = words_of(text, words, *node.trail, *node.header).joined(task.view.title)
        if not all(strength(term, held) for term in task.terms.unmet(held)):
            continue
        whole = " ".join((text, words, *node.trail, *node.header))
        if as_widely(asked, text) and as_often(asked, whole) and not _of_another_bracket(asked, text):
            return True
    return False


_PER = re.compile(r"(?:/\s*|\b(?:moi|hang|mot|tung)\s+)(nam|thang|quy|tuan|ngay|buoi)\b")
# `tại A (năm chẵn) và B (năm lẻ)`: a name and what stands in brackets behind it.
_BRACKETED = re.compile(r"(\w+ \w+)\s*\(([^()]{2,40})\)")


def as_often(asked: str, said: str) -> bool:
    """Whether what is asked of each year, month … is said of each: `02 năm một lần` isn't `hằng năm`."""
    return set(_PER.findall(fold(asked))) <= set(_PER.findall(fold(said)))


def _of_another_bracket(asked: str, said: str) -> bool:
    """Whether the question gives a name what stands in brackets behind another one."""
    folded = f" {' '.join(folded_syllables(asked))} "
    pairs = [(f" {m[1]} ", f" {' '.join(folded_syllables(m[2]))} ") for m in _BRACKETED.finditer(fold(said))]
    named = [(name in folded, bracketed in folded) for name, bracketed in pairs]
    return (True, False) in named and (False, True) in named


def as_widely(asked: str, said: str) -> bool:
    """Whether what is said holds for as many and as often as is asked: `mọi người`, `cả tuần`, `chỉ có`."""
    of_all = [m[0] for m in _EVERYONE.finditer(asked.lower())]
    always = [m[0] for m in _ALWAYS.finditer(fold(asked))]
    return all(one in said.lower() for one in of_all) and all(one in fold(said) for one in always)


def _parts(node: Node) -> list[tuple[str, str, tuple[int, int]]]:
    """The parts of a clause, each with what leads in to it, and where it stands; a row is one."""
    if node.cells:
        return [(" – ".join(node.cells), "", (0, len(node.text)))]
    spans = pieces_of(node.text)
    led = bound_words(node.text, spans)
    return [(node.text[a:b], bound.led, (a, b)) for (a, b), bound in zip(spans, led, strict=False)]


def _is_theirs(task: Task, node: Node, span: tuple[int, int]) -> bool:
    """Whether a part of a clause is a duty of the agencies that the question names, and no mere share in another's."""
    question = task.question
    asked = {agency.id for agency in question.agencies}
    duties = [d for d in task.view.plan.facts.duties if d.path == node.key and d.agency in asked]
    if not duties:
        return True
    here = [d for d in duties if d.words.start < span[1] and span[0] < d.words.end]
    shares = "cooperate" in question.roles
    return any(shares or d.roles != ("cooperate",) for d in here)


def _another_agency(task: Task, answer: Answering) -> Finding | None:
    """`Sở A làm việc này phải không?` where the plan gives it to another: `Không`, and who does."""
    question = task.question
    if question.intent != "duty" or not question.terms:
        return None
    result = answer(task.asking(intent="who", agencies=(), confirms=False))
    if not isinstance(result, Finding):
        return None
    asked = {agency.id for agency in question.agencies}
    texts = " ; ".join(" ; ".join((node.text, *node.cells, *node.trail)) for node in result.nodes)
    has_a_part = any(mention.agency in asked for mention in load_agencies().find(texts))
    return replace(result, lead="" if has_a_part else messages.NO)


def _another_place(task: Task, answer: Answering) -> Finding | None:
    """`… tổ chức ở Đức Phổ phải không?` where the plan says all but the place: `Không`, and what it says."""
    question = task.question
    held = Words(*(n.text for n in task.view.plan.nodes))
    foreign = {t.text for t in task.terms.unmet(held) if _stands_as_place(question.text, t.start)}
    rest = tuple(t for t in question.terms if t.text not in foreign)
    if not foreign or len(rest) < _LEAST_LEFT:
        return None
    result = answer(task.asking(terms=rest, districts=(), confirms=False, wanted="where"))
    return replace(result, lead=messages.NO) if isinstance(result, Finding) else None


def _stands_as_place(text: str, start: int) -> bool:
    return re.search(r"\b(?:o|tai|huyen|xa|thi xa|phuong)\s+$", fold(text[:start])) is not None


# Of a question to which nothing was found: what the plan says where one thing that the question names is left out;
# the name of an agency is the surest to be a premise, a place the least.
ANOTHERS: tuple[Otherwise, ...] = (_another_agency, _another_place)
