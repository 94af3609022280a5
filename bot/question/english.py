"""Questions in English: recognised, and put into the Vietnamese words that plans use."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from corpus.gazetteer.provinces import load_provinces

# Without those that Vietnamese typed without marks has too: `do`, `to`, `in`.
_MARKS = re.compile(
    r"\b(?:what|which|who|whom|when|where|how|does|is|are|the|of|for|tell|give|show|list|did|has|have|many|much"
    r"|must|should|will|by|with|and)\b",
    re.IGNORECASE,
)
# Words of English questions about plans that no Vietnamese word looks like.
_FIELD = re.compile(
    r"\b(?:deadlines?|targets?|goals?|duties|responsib\w+|reports?|reporting|funding|funded|budgets?|events?|signed|signs"
    r"|librar(?:y|ies)|museums?|departments?|percent\w*|province|schedule|dates?)\b",
    re.IGNORECASE,
)
_VIETNAMESE = re.compile(
    r"[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE
)


@lru_cache
def _terms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The field's terms, longest first; what is not listed stays as it is (names of provinces and agencies)."""
    lines = (files("corpus.gazetteer") / "data" / "english.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), f" {words} ") for pattern, words in rows)


def is_english(text: str) -> bool:
    """Whether the question is in English: at least three of its grammatical words, or two among few; names aside.

    Of a question without any Vietnamese word but names one such word beside a term of the field is enough.
    """
    said = _without_provinces(text)
    words = re.findall(r"[A-Za-zÀ-ỹĐđ]+", said)
    marks = len(_MARKS.findall(said))
    plain = sum(_VIETNAMESE.search(word) is None for word in words)
    if marks >= max(2, len(words) / 5) and plain * 4 >= len(words) * 3:
        return True
    return marks > 0 and plain == len(words) and _FIELD.search(said) is not None


def _without_provinces(text: str) -> str:
    for mention in reversed(load_provinces().find_all(text)):
        if mention.how == "exact":
            text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def into_vietnamese(text: str) -> str:
    """The question in the words of plans, word by word: enough to understand, not to show."""
    for pattern, words in _terms():
        text = pattern.sub(words, text)
    return " ".join(text.split())
