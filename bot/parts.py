"""Several questions in one message: `hạn nào, gửi ai, có mẫu không?`"""

from __future__ import annotations

import re

from bot.question.model import Question
from bot.question.reading import QuestionReader

_NEXT = r"ai|gửi|gui|nộp|nop|hạn|han|báo|bao|kinh|khi|có\s+mẫu|co\s+mau"
_BREAK = re.compile(rf"\s*[?;]\s*|\s*,\s+(?=\S)|\s+(?:và|va)\s+(?=(?:{_NEXT})\b)", re.IGNORECASE)
_ASKED_VALUES = frozenset({"form", "where", "money", "phone", "time"})
_ASKS = frozenset({"target", "who", "deadline", "recipient", "event", "funding", "basis", "plan_data"})


def split_parts(question: Question, reader: QuestionReader) -> tuple[Question, ...]:
    """The parts of a question, each with the slots of the whole; the question alone where it is one.

    A piece is a part only where it asks for something by itself, and for something else than the one before.
    """
    pieces = [p for p in _BREAK.split(question.text) if p and p.strip(" .?!,;")]
    if (
        len(pieces) < 2
        or question.documents
        or question.compares
        or question.address is not None
        or question.english
    ):
        return (question,)
    parts: list[Question] = []
    for piece in pieces:
        part = reader.read(piece, question.today)
        if not part.terms and part.intent == "content" and part.wanted is None:
            continue  # only names a slot: "(tỉnh …)"
        if part.intent not in _ASKS and part.wanted not in _ASKED_VALUES:
            return (question,)
        if parts and (part.intent, part.wanted, part.data) == (
            parts[-1].intent,
            parts[-1].wanted,
            parts[-1].data,
        ):
            return (question,)
        parts.append(part)
    if len(parts) < 2:
        return (question,)
    topic = parts[0].terms
    return tuple(
        part.model_copy(
            update={
                "raw": question.raw,
                "provinces": part.provinces or question.provinces,
                "agencies": part.agencies or (question.agencies if part.intent != "who" else ()),
                "years": part.years or question.years,
                "terms": part.terms or topic,
                "inherited": question.inherited,
            }
        )
        for part in parts
    )
