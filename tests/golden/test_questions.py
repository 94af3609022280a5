"""The labelled questions themselves: every evidence stands in its province's plan, word for word."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pdfplumber
import pytest

from evaluation.questions import Question, load_questions
from evaluation.suites import GOLDEN, HELD_PLANS, WRITTEN_PLANS, sample_plans
from evaluation.wording import place_name, plain

PLANS = load_questions(GOLDEN / "plans.jsonl")
SAMPLES = load_questions(GOLDEN / "samples.jsonl")
HELD = {
    "Bắc Kạn": [HELD_PLANS / "bac-kan-2023.txt"],
    "Thái Nguyên": [HELD_PLANS / "thai-nguyen-2023.md"],
    "Quảng Ninh": [WRITTEN_PLANS / "quang-ninh-chuyen-doi-so-2024.md"],
    "Nghệ An": [
        WRITTEN_PLANS / "nghe-an-y-te-truong-hoc-2024.txt",
        WRITTEN_PLANS / "nghe-an-ngay-sach-2025.md",
    ],
}
SAMPLE_PROVINCES = ("Sơn La", "Tuyên Quang", "Hồ Chí Minh", "Hà Nội")  # in the order of `sample_plans`


@lru_cache
def words_of(path: Path) -> str:
    if path.suffix != ".pdf":
        return plain(path.read_text(encoding="utf-8"))
    with pdfplumber.open(path) as pdf:
        pages = [page.extract_text() or "" for page in pdf.pages]
    return plain("\n".join(page.partition("\n")[2] if page[:1].isdigit() else page for page in pages))


def absent_evidence(question: Question, plans: dict[str, list[Path]]) -> list[str]:
    by_name = {place_name(province): paths for province, paths in plans.items()}
    return [
        text
        for province, *texts in question.cite
        for text in texts
        if not any(plain(text) in words_of(path) for path in by_name[place_name(province)])
    ]


@pytest.mark.parametrize("question", PLANS, ids=lambda question: question.id)
def test_evidence_stands_in_the_plan(question: Question) -> None:
    assert absent_evidence(question, HELD) == []


@pytest.mark.skipif(not sample_plans(), reason="the extra samples are not here")
@pytest.mark.parametrize("question", SAMPLES, ids=lambda question: question.id)
def test_evidence_stands_in_the_sample(question: Question) -> None:
    samples = {province: [path] for province, path in zip(SAMPLE_PROVINCES, sample_plans(), strict=True)}
    assert absent_evidence(question, HELD | samples) == []


@pytest.mark.parametrize("question", PLANS + SAMPLES, ids=lambda question: question.id)
def test_the_label_agrees_with_itself(question: Question) -> None:
    answered = question.status == "answered"
    assert answered or not question.cite
    assert question.reason is None or question.status == "not_found"
    assert not question.turns or question.turns[-1] == question.question
    assert not {word for words in question.say for word in words} & set(question.notsay)
    assert not answered or question.cite or question.say, "an answer that nothing is asked of"


def test_there_are_enough_of_either_kind() -> None:
    assert len(PLANS) >= 200
    assert len(SAMPLES) >= 60
    assert len({question.id for question in PLANS + SAMPLES}) == len(PLANS + SAMPLES)
    refused = Counter(question.status for question in PLANS)["not_found"]
    assert refused / len(PLANS) >= 0.28
