"""The labelled questions and their plans under other names: provinces, agencies and percentages, throughout.

What answers by knowing a name or a number, and not by reading, fails here. A renaming is one pass over the
text, so that two names can change places; a name may be hard-wrapped.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from evaluation.questions import Question
from evaluation.suites import Suite
from evaluation.variants import without_accents

_PROVINCES: Final = {
    "Bắc Kạn": "Hà Giang",
    "Thái Nguyên": "Lào Cai",
    "Quảng Ninh": "Phú Yên",
    "Nghệ An": "Bình Định",
    # places in them
    "Ba Bể": "Đồng Văn",
    "Hạ Long": "Tuy Hòa",
    "thành phố Vinh": "thành phố Quy Nhơn",
}
_AGENCIES: Final = {
    "Sở Văn hóa, Thể thao và Du lịch": "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Văn hoá, Thể thao và Du lịch": "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Văn hóa và Thể thao": "Sở Ngoại vụ",
    "Sở Thông tin và Truyền thông": "Sở Giao thông vận tải",
    "Sở Giáo dục và Đào tạo": "Sở Công Thương",
    "Sở Công Thương": "Sở Giáo dục và Đào tạo",
    "Sở Nội vụ": "Sở Xây dựng",
    "Sở Tài chính": "Sở Tư pháp",
    "Sở Y tế": "Sở Khoa học và Công nghệ",
    "Sở Khoa học và Công nghệ": "Sở Y tế",
    "Sở Lao động - Thương binh và Xã hội": "Sở Tài nguyên và Môi trường",
    "Sở Tài nguyên và Môi trường": "Sở Lao động - Thương binh và Xã hội",
}
# As they are typed in questions: abbreviations, initials, slips, raw Telex.
_AS_TYPED: Final = {
    "Sở VHTTDL": "Sở NN&PTNT",
    "Sở VHTT&DL": "Sở NN&PTNT",
    "sở tttt": "sở gtvt",
    "Sở GD&ĐT": "Sở Công Thương",
    "Sở Giáo dục Nghệ An": "Sở Công Thương Bình Định",
    "Sở Giáo dục và Đào tọa": "Sở Công Thưong",
    "Sở LĐTBXH": "Sở TNMT",
    "Sở Văn hoá": "Sở Nông nghiệp",
    "BK": "HG",
    "TN": "LC",
    "bawcs kanj": "haf giang",
    "thái nguyn": "lào cia",
    "Bắc Cạn": "Hà Gian",
}
_PERCENTAGE: Final = re.compile(r"(\d+)(?:([.,])(\d+))?(?= ?%)")
_PERCENT_ROW: Final = re.compile(r"^\|.*\| *% *\|.*$", re.MULTILINE)
_CELL: Final = re.compile(r"(?<=\| )\d+(?= \|)")


@lru_cache
def _forms() -> dict[str, str]:
    """Every written form of a name with its new form: as is, in capitals, in lower case, without accents."""
    forms = {}
    for old, new in (_PROVINCES | _AGENCIES).items():
        for change in (str, str.upper, str.lower):
            forms[change(old)] = change(new)
            forms[without_accents(change(old))] = without_accents(change(new))
    return forms | _AS_TYPED


@lru_cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_forms(), key=len, reverse=True)
    words = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _other_percentage(match: re.Match[str]) -> str:
    whole, point, decimals = match.groups()
    value = int(whole)
    changed = value + 2 if value <= 90 else value - 1  # one to one on our plans' values
    return f"{changed}{point or ''}{decimals or ''}"


def rename(text: str) -> str:
    """The text under the other names."""
    text = _pattern().sub(lambda found: _forms()[" ".join(found[0].split())], text)
    text = _PERCENTAGE.sub(_other_percentage, text)
    return _PERCENT_ROW.sub(lambda row: _CELL.sub(_other_cell, row[0]), text)


def _other_cell(match: re.Match[str]) -> str:
    # The first cell of a row is its number in the table; its line begins there.
    if match.start() <= len("| "):
        return match[0]
    return _PERCENTAGE.sub(_other_percentage, f"{match[0]}%")[:-1]


def rename_question(question: Question) -> Question:
    """The question and its evidence under the other names."""
    return question.model_copy(
        update={
            "id": f"{question.id}/renamed",
            "question": rename(question.question),
            "turns": tuple(map(rename, question.turns)),
            "cite": tuple(tuple(map(rename, evidence)) for evidence in question.cite),
            "say": tuple(tuple(map(rename, options)) for options in question.say),
            "notsay": tuple(map(rename, question.notsay)),
        }
    )


def suite(original: Suite, folder: Path) -> Suite:
    """Write the renamed plans of a suite of text plans into a folder, under names that say nothing."""
    files = []
    for order, plan in enumerate(original.plans):
        files.append(folder / f"renamed-{order}{plan.suffix}")
        files[-1].write_text(rename(plan.read_text(encoding="utf-8")), encoding="utf-8")
    questions = tuple(map(rename_question, original.questions))
    return Suite(name=f"{original.name}, renamed", questions=questions, plans=tuple(files))
