"""Several questions in one message: `hạn nào, gửi ai, có mẫu không?`"""

from __future__ import annotations

import re

from bot.question.cues import known_pairs
from bot.question.model import Question, Term
from bot.question.reading import QuestionReader
from corpus.folding import fold
from corpus.syllables import split_syllables

_BREAK = re.compile(r"\s*[?;]\s*|\s*,\s+(?=\S)|\s+(?:và|va)\s+", re.IGNORECASE)
_ASKED_VALUES = frozenset({"form", "where", "money", "phone", "time", "often", "fee"})
_REPORT = "bao cao"  # what a deadline is of; no other question of the message is about it
_DOING = frozenset({"lam", "phu trach", "dam nhan", "thuc hien", "lo"})
_BRIEF = re.compile(r"\b(?:gi|nao|ra sao)\W*$")
_FEW = 6  # syllables of a piece that can't stand by itself
_ROLES = frozenset({"chu tri", "phoi hop"})
_PARTAKING = _ROLES | {"co quan", "don vi"}
_DUTIES = re.compile(r"\b(?:lam gi|lam nhung gi|viec gi|nhiem vu|trach nhiem)\b")
_ASKS = frozenset({"target", "who", "deadline", "recipient", "event", "funding", "basis", "plan_data"})


def split_parts(question: Question, reader: QuestionReader) -> tuple[Question, ...]:
    """The parts of a question, each with the slots of the whole; the question alone where it is one.

    A piece is a part only where it asks for something by itself, and for something else than the one before.
    """
    pieces = _whole_names(question.text, _pieces(question.text), reader)
    if (
        len(pieces) < 2
        or question.documents
        or question.compares
        or question.address is not None
        or question.english
    ):
        return (question,)
    parts: list[Question] = []
    held, begin = "", 0
    for start, end in pieces:
        begin = begin if held else start
        held = question.text[begin:end]
        part = reader.read(held, question.today)
        number = part.wanted in ("count", "number")
        asks = _asks_for_duties(part) or (bool(parts) and _asks_briefly(part))
        if asks or part.intent in _ASKS or part.wanted in _ASKED_VALUES or number:
            parts.append(part)
            held = ""
    if held and reader.read(held, question.today).terms:
        return (question,)
    parts = _merged(parts)
    if len(parts) < 2:
        return (question,)
    topic = parts[0].terms
    return tuple(
        part.model_copy(
            update={
                "raw": question.raw,
                "whole": question.text,
                "provinces": part.provinces or question.provinces,
                "agencies": part.agencies or (question.agencies if part.intent != "who" else ()),
                "years": part.years or question.years,
                "terms": _terms_of(part, topic),
                "intent": "plan_data" if _follows_data(part, parts) else part.intent,
                "data": "issued" if _follows_data(part, parts) else part.data,
                "inherited": question.inherited,
            }
        )
        for part in parts
    )


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where the pieces of a text stand, those without a word left out."""
    starts = [0, *(match.end() for match in _BREAK.finditer(text))]
    ends = [*(match.start() for match in _BREAK.finditer(text)), len(text)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if text[a:b].strip(" .?!,;")]


def _whole_names(text: str, pieces: list[tuple[int, int]], reader: QuestionReader) -> list[tuple[int, int]]:
    """The pieces, with those put together again that `và` parts within a name: `Ngày hội Sách và Công nghệ`.

    The plans have such words, and they don't begin another question (`… và bao giờ xong`).
    """
    whole: list[tuple[int, int]] = []
    for start, end in pieces:
        own = [s.folded for s in split_syllables(text[start:end])][:2]
        if whole and fold(text[whole[-1][1] : start]).strip() == "va" and len(own) > 1:
            last = [s.folded for s in split_syllables(text[slice(*whole[-1])])][-1]
            if " ".join(own) not in known_pairs() and reader.is_spoken_of(" ".join((last, "va", *own))):
                whole[-1] = (whole[-1][0], end)
                continue
        whole.append((start, end))
    return whole


def _asks_for_duties(part: Question) -> bool:
    """Whether a piece asks what an agency has to do, in so many words."""
    return part.intent == "duty" and bool(part.agencies) and _DUTIES.search(fold(part.text)) is not None


def _asks_briefly(part: Question) -> bool:
    """A few words behind another question that end in a question word: `…, theo hình thức gì`."""
    ends = _BRIEF.search(fold(part.text)) is not None
    return part.intent == "content" and ends and len(part.terms) > 0 and part.length <= _FEW


def _shared(topic: tuple[Term, ...], part: Question) -> tuple[Term, ...]:
    """What the first part is about, as far as another part may be about it too."""
    if part.intent != "who":  # who leads is asked for by itself: what else is asked needn't say so
        topic = tuple(t for t in topic if t.text not in _ROLES) or topic
    if part.intent in ("deadline", "recipient"):
        return topic
    return tuple(t for t in topic if t.text != _REPORT)


def _terms_of(part: Question, topic: tuple[Term, ...]) -> tuple[Term, ...]:
    """A part's own terms; with those of the first part where they are one at most, but for who acts."""
    own = tuple(t for t in part.terms if not (part.intent == "who" and t.text in _DOING))
    if sum(t.text not in _PARTAKING for t in own) > 1:
        return own
    return _together(_shared(topic, part), own)


def _together(topic: tuple[Term, ...], own: tuple[Term, ...]) -> tuple[Term, ...]:
    """A part of a word or less is about what the first part is about."""
    known = {t.text for t in topic}
    return (*topic, *(t for t in own if t.text not in known))


def _merged(parts: list[Question]) -> list[Question]:
    """The parts, without one that asks for the same as the one before."""
    kept: list[Question] = []
    for part in parts:
        if kept and _asks_how_much(part, kept[-1]):
            continue
        if not kept or (part.intent, part.wanted, part.data, part.terms) != (
            kept[-1].intent, kept[-1].wanted, kept[-1].data, kept[-1].terms,
        ):  # fmt: skip
            kept.append(part)
    return kept


def _asks_how_much(part: Question, before: Question) -> bool:
    """`những tỉnh nào có chỉ tiêu …, mỗi tỉnh bao nhiêu`: the number of what the part before asks for."""
    return part.intent == before.intent == "target" and not part.terms and before.wanted is None


def _follows_data(part: Question, parts: list[Question]) -> bool:
    """`số mấy, ngày nào?`: the day of what the part before asked for."""
    return part.intent in ("deadline", "event") and not part.terms and parts[0].intent == "plan_data"
