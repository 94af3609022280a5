"""The same question as others would type it: no accents, a slip of the finger, abbreviated, in capitals …

An answer must not change with any of these. Choices are drawn from the question's id: the same every time.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from typing import Final, Literal, get_args

from corpus.gazetteer.provinces import load_provinces
from evaluation.questions import Question

Variant = Literal["no accents", "one typo", "abbreviated", "lower case", "upper case", "polite", "chatty"]
VARIANTS: Final[tuple[Variant, ...]] = get_args(Variant)

# What officials and citizens write in chats.
_SHORT_FORMS: Final = {
    "Sở Văn hóa, Thể thao và Du lịch": "Sở VHTTDL",
    "Sở Văn hoá, Thể thao và Du lịch": "Sở VHTTDL",
    "Sở Giáo dục và Đào tạo": "Sở GD&ĐT",
    "Sở Thông tin và Truyền thông": "Sở TT&TT",
    "Sở Lao động - Thương binh và Xã hội": "Sở LĐTBXH",
    "Sở Khoa học và Công nghệ": "Sở KH&CN",
    "Bộ Chỉ huy Quân sự": "Bộ CHQS",
    "Mặt trận Tổ quốc": "MTTQ",
    "Ủy ban nhân dân": "UBND",
    "Công an tỉnh": "CA tỉnh",
    "học tập suốt đời": "HTSĐ",
    "công nghệ thông tin": "CNTT",
    "chuyển đổi số": "CĐS",
    "thủ tục hành chính": "TTHC",
    "bảo hiểm y tế": "BHYT",
    "phần trăm": "%",
    "bao nhiêu": "bn",
    "không": "ko",
    "được": "đc",
    "kế hoạch": "KH",
}
_SHORT_FORM: Final = re.compile("|".join(map(re.escape, _SHORT_FORMS)), re.IGNORECASE)
_BY_LOWER: Final = {long.lower(): short for long, short in _SHORT_FORMS.items()}

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_NEIGHBOURS: Final = dict(
    zip("abcdeghiklmnopqrstuvxy", "svxfrfjojlknbioewaryycgt", strict=False)
)  # a key beside each, on a QWERTY keyboard


def vary(question: Question, variant: Variant) -> Question | None:
    """The question in another form, named in its id; None where that form is the same or not a fair one."""
    turns = _FORMS[variant](question.asked, random.Random(f"{question.id} {variant}"))  # noqa: S311 (no secret)
    if turns is None or turns == question.asked:
        return None
    changed = {
        "id": f"{question.id}/{variant}",
        "question": turns[-1],
        "turns": turns if question.turns else (),
    }
    return question.model_copy(update=changed)


def without_accents(text: str) -> str:
    """The text as typed on a keyboard without Vietnamese input; case is kept."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in bare if not unicodedata.combining(char))


def makes_another_name(before: str, after: str) -> bool:
    """Whether a slip turned the words into the name of a province that wasn't named before."""
    provinces = load_provinces()
    named = {mention.name for mention in provinces.find_all(before)}
    return bool({mention.name for mention in provinces.find_all(after)} - named)


def _with_typo(turns: tuple[str, ...], chance: random.Random) -> tuple[str, ...] | None:
    *earlier, last = turns
    words = [match.span() for match in _WORD.finditer(last)]
    if not words:
        return None
    start, end = chance.choice(words)
    after = last[:start] + _slip(last[start:end], chance) + last[end:]
    return None if makes_another_name(last, after) else (*earlier, after)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    kind = chance.choice(("drop", "double", "swap", "beside", "no accent"))
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[: at + 1] + word[at:]
    if kind == "swap":
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "no accent":
        return without_accents(word)
    return word[:at] + _NEIGHBOURS.get(without_accents(word[at]).lower(), "e") + word[at + 1 :]


def _each(change: Callable[[str], str]) -> Callable[[tuple[str, ...], random.Random], tuple[str, ...]]:
    return lambda turns, _: tuple(map(change, turns))


def _wrapped(before: tuple[str, ...], after: tuple[str, ...]) -> Callable[..., tuple[str, ...]]:
    def wrap(turns: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
        *earlier, last = turns
        return (*earlier, f"{chance.choice(before)} {last.rstrip('?. ')} {chance.choice(after)}")

    return wrap


_FORMS: Final[dict[Variant, Callable[[tuple[str, ...], random.Random], tuple[str, ...] | None]]] = {
    "no accents": _each(without_accents),
    "one typo": _with_typo,
    "abbreviated": _each(lambda turn: _SHORT_FORM.sub(lambda found: _BY_LOWER[found[0].lower()], turn)),
    "lower case": _each(str.lower),
    "upper case": _each(str.upper),
    "polite": _wrapped(
        ("Dạ cho tôi hỏi,", "Kính gửi anh chị, xin cho biết", "Em chào anh/chị ạ, cho em hỏi"),
        ("ạ? Xin cảm ơn.", "ạ?", "ạ, em cảm ơn nhiều"),
    ),
    "chatty": _wrapped(
        ("ad ơi", "alo", "hỏi xíu nha", "ê bot"), ("vậy ta?", "thế nhỉ", "dợ", "z, trả lời giúp mình với")
    ),
}
