"""A clause's place in its plan: one structured, immutable path; every string is rendered from it."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Any, Literal

from pydantic import ModelWrapValidatorHandler, model_serializer, model_validator

from corpus.frozen import Frozen

StepKind = Literal[
    "title",  # the plan's own title
    "letterhead",  # the issuer, the motto, number and date lines
    "decision",  # the decision that a plan stands behind
    "preamble",  # before the first heading
    "closing",  # after the last agency's duties
    "recipients",
    "signature",
    "mark",  # the drafter's mark
    "furniture",  # page numbers, running headers, notes of a website
    "part",  # Phần
    "chapter",  # Chương
    "section",  # A., I., 1., 1.1.: cited by the numbers alone
    "article",  # Điều
    "numbered",  # khoản: a number under an article
    "point",  # a), b)
    "bullet",  # -
    "plus",  # +
    "paragraph",  # unnumbered text, counted
    "appendix",
    "row",  # of a table
    "note",  # a footnote
]

# How a step is written in a key, and in the official way of citing (NĐ 30/2020, Phụ lục I, and what plans do).
_KEYS: dict[StepKind, str] = {
    "title": "tieu-de", "letterhead": "quoc-hieu", "decision": "qd", "preamble": "mo-dau", "closing": "ket",
    "recipients": "noi-nhan", "signature": "ky", "mark": "ky-hieu", "furniture": "trang", "part": "P",
    "chapter": "C", "section": "", "article": "D", "numbered": "k", "point": "", "bullet": "-", "plus": "+",
    "paragraph": "p", "appendix": "PL", "row": "r", "note": "n",
}  # fmt: skip
_LABELS: dict[StepKind, str] = {
    "title": "Tên kế hoạch", "letterhead": "Phần đầu văn bản", "decision": "Quyết định ban hành",
    "preamble": "Phần mở đầu", "closing": "Phần kết", "recipients": "Nơi nhận", "signature": "Phần ký",
    "mark": "Ký hiệu soạn thảo", "furniture": "Ngoài nội dung", "part": "Phần", "chapter": "Chương",
    "section": "Mục", "article": "Điều", "numbered": "khoản", "point": "điểm", "bullet": "gạch đầu dòng",
    "plus": "dấu cộng", "paragraph": "đoạn", "appendix": "Phụ lục", "row": "dòng", "note": "chú thích",
}  # fmt: skip


_TURNS = {2: "hai", 3: "ba", 4: "tư", 5: "năm"}


def _told(number: str) -> tuple[str, str]:
    """A number as the plan writes it, and which of those with that number it is (`2~3`: the third `2`)."""
    written, _, times = number.partition("~")
    turn = f" (lần thứ {_TURNS.get(int(times), times)})" if times.isdigit() else ""
    return written, turn


def _sections_label(numbers: list[str]) -> str:
    """`Mục IV.C.2`; the turn of a number above the last is told with that number."""
    told = [_told(number) for number in numbers]
    above = "".join(f" (thuộc mục {number} {turn.strip(' ()')})" for number, turn in told[:-1] if turn)
    return "Mục " + ".".join(number for number, _ in told) + above + told[-1][1]


class PathStep(Frozen):
    """One step: its kind and its number as the plan writes it (`II`, `2.1.1`, `đ`) or as counted (`3`)."""

    kind: StepKind
    number: str = ""


class ClausePath(Frozen):
    """The steps from the plan to a node.

    Sections nest by their numbers: `I` over `2.1.1` is `I.2.1.1`, since a dotted number holds its parents'.
    In JSON it is a list of kinds and numbers in turn. Read from there, equal paths are one object: near copies have
    the same ones, and they were four in ten of the objects that reading a plan makes.
    """

    steps: tuple[PathStep, ...] = ()

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, value: Any, whole: ModelWrapValidatorHandler[ClausePath]) -> ClausePath:
        return _path_of(tuple(value)) if isinstance(value, list) else whole(value)

    @model_serializer
    def _written(self) -> list[str]:
        return [part for step in self.steps for part in (step.kind, step.number)]

    @cached_property
    def key(self) -> str:
        """The path as a short string: `I.2.1.1/-1`, `D1/k2/a`, `ket/p1`, `PL2/r4`. Unique in a plan."""
        pieces: list[str] = []
        sections: list[str] = []
        for step in self.steps:
            if step.kind == "section":
                sections.append(step.number)
                continue
            if sections:
                pieces.append(".".join(sections))
                sections = []
            pieces.append(_KEYS[step.kind] + step.number)
        if sections:
            pieces.append(".".join(sections))
        return "/".join(pieces)

    @property
    def label(self) -> str:
        """The path in the official way: `Mục I.2.1.1, gạch đầu dòng 1`, `Điều 1, khoản 2, điểm a`.

        A number that the plan gives twice is told by its turn: `Mục IV.C.2 (lần thứ hai)`.
        """
        pieces: list[str] = []
        sections: list[str] = []
        for step in self.steps:
            if step.kind == "section":
                sections.append(step.number)
                continue
            if sections:
                pieces.append(_sections_label(sections))
                sections = []
            number, turn = _told(step.number)
            pieces.append(f"{_LABELS[step.kind]} {number}".strip() + turn)
        if sections:
            pieces.append(_sections_label(sections))
        return ", ".join(pieces)

    def child(self, kind: StepKind, number: str = "") -> ClausePath:
        """This path with one step more."""
        return ClausePath(steps=(*self.steps, PathStep(kind=kind, number=number)))

    def __str__(self) -> str:
        return self.key


@lru_cache(maxsize=1 << 14)
def _path_of(parts: tuple[str, ...]) -> ClausePath:
    """The path of kinds and numbers in turn. Raises ValueError."""
    steps = zip(parts[::2], parts[1::2], strict=True)
    return ClausePath.model_validate({"steps": [{"kind": kind, "number": number} for kind, number in steps]})
