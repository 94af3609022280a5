"""Plans of several provinces for one programme: which are held, whose number is higher, whose answer is meant."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.conversation import Conversation
from bot.library import Library
from bot.service import Assistant
from corpus.facts.extract import extract
from corpus.models import Plan
from index.builder import Corpus, build
from index.encoder import FakeEncoder
from tests.bot.held import TODAY
from tests.index.sample_plans import make_plan

SHARES = {"Bắc Kạn": 50, "Cao Bằng": 45, "Hòa Bình": 60, "Yên Bái": 55, "Sơn La": 60}


def library_plan(province: str) -> Plan:
    """A plan on libraries with a share of its own; the first also sets a number that the others don't."""
    clauses = [
        f"Đến năm 2030, {SHARES[province]}% thư viện cấp xã cung cấp dịch vụ phục vụ học tập suốt đời.",
        "Đến năm 2030, 100% trường học có tủ sách.",
        f"Sở Tài chính bố trí kinh phí mua sách của {province}.",
    ]
    plan = make_plan(province, clauses, plan_id=province, programme="Học tập suốt đời trong thư viện")
    title = {"title": f"Đẩy mạnh học tập suốt đời trong thư viện tỉnh {province}"}
    plan = plan.model_copy(update={"metadata": plan.metadata.model_copy(update=title)})
    return plan.model_copy(update={"facts": extract(plan)})


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("libraries")
    forest = make_plan(
        "Bắc Kạn",
        ["Trồng 200 ha rừng gỗ lớn, mở 12 vườn ươm keo lai."],
        plan_id="forest",
        programme="Phát triển lâm nghiệp bền vững",
    )
    forest = forest.model_copy(
        update={
            "metadata": forest.metadata.model_copy(update={"title": "Phát triển lâm nghiệp bền vững"}),
            "facts": extract(forest),
        }
    )
    plans = [*(library_plan(name) for name in SHARES), forest]
    build(folder, Corpus(plans, {}, "c", {}), FakeEncoder(), created=datetime(2026, 3, 1, tzinfo=UTC))
    return Assistant(Library(folder, FakeEncoder))


def ask(assistant: Assistant, *turns: str) -> Answer:
    conversation = Conversation()
    for turn in turns:
        reply = assistant.ask(turn, conversation, today=TODAY)
        conversation = reply.conversation
    return reply.answer


@pytest.mark.parametrize(
    ("asked", "plans"),
    [
        ("tỉnh nào có kế hoạch về học tập suốt đời", sorted(SHARES)),
        ("những tỉnh nào đã ban hành kế hoạch học tập suốt đời?", sorted(SHARES)),
        ("có kế hoạch nào về lâm nghiệp không", ["forest"]),
        ("trong kho hiện có kế hoạch nào về lâm nghiệp?", ["forest"]),
        ("co ke hoach ve lam nghiep khong", ["forest"]),
        ("kế hoạch của tỉnh nào về lâm nghiệp?", ["forest"]),
        ("Bắc Kạn có kế hoạch nào về lâm nghiệp không", ["forest"]),
    ],
)
def test_plans_about_a_matter(assistant: Assistant, asked: str, plans: list[str]) -> None:
    answer = ask(assistant, asked)
    assert answer.status == "answered"
    assert sorted(answer.understood.plans) == plans


def test_matter_of_no_plan(assistant: Assistant) -> None:
    answer = ask(assistant, "có kế hoạch nào về phòng chống lũ quét không")
    assert (answer.status, answer.reason) == ("not_found", "no_such_plan")


def test_matter_that_a_plan_only_speaks_of_is_told_so(assistant: Assistant) -> None:
    answer = ask(assistant, "có kế hoạch nào về vườn ươm keo lai không")
    assert answer.headline.startswith("Kho không có kế hoạch riêng")
    assert [c.plan_id for c in answer.citations] == ["forest"]


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        (
            "tỉnh nào đặt chỉ tiêu cao nhất về thư viện cấp xã năm 2030",
            "Cao nhất: Hòa Bình (60%), Sơn La (60%); tiếp theo: Yên Bái (55%), Bắc Kạn (50%), Cao Bằng (45%).",
        ),
        (
            "so sánh thư viện cấp xã năm 2030 giữa Bắc Kạn và Yên Bái, tỉnh nào cao hơn",
            "Cao nhất: Yên Bái (55%); tiếp theo: Bắc Kạn (50%).",
        ),
        ("so sánh thư viện cấp xã năm 2030 của Hòa Bình với Sơn La", "Các tỉnh đặt bằng nhau: 60%."),
    ],
)
def test_whose_number_is_higher(assistant: Assistant, asked: str, begins: str) -> None:
    answer = ask(assistant, asked)
    assert answer.headline.startswith(begins)
    assert {c.province for c in answer.citations} >= {"Hòa Bình"} or "Yên Bái" in begins


def test_province_that_is_spoken_of_is_meant_where_many_answer(assistant: Assistant) -> None:
    open_question = "bao nhiêu phần trăm thư viện cấp xã cung cấp dịch vụ đến năm 2030"
    assert ask(assistant, open_question).status == "clarify"
    held = ask(assistant, "Sở Tài chính Yên Bái làm gì?", open_question)
    assert "55%" in held.headline
    assert held.understood.provinces == ("Yên Bái",)
    assert "provinces" in held.understood.inherited


def test_another_year_of_the_same(assistant: Assistant) -> None:
    asked = "đến năm 2025 bao nhiêu phần trăm thư viện cấp xã Yên Bái cung cấp dịch vụ"
    answer = ask(assistant, asked, "năm 2030 thì bao nhiêu?")
    assert "55% thư viện cấp xã" in answer.headline
    assert answer.understood.years == (2030,)


def test_what_plans_say_is_no_list_of_plans(assistant: Assistant) -> None:
    answer = ask(assistant, "Kế hoạch nào có chỉ tiêu về thư viện cấp xã?")
    assert {c.province for c in answer.citations} == set(SHARES)


def test_all_provinces_are_not_taken_for_the_one_spoken_of(assistant: Assistant) -> None:
    answer = ask(assistant, "Sở Tài chính Yên Bái làm gì?", "tỉnh nào có chỉ tiêu thư viện cấp xã cao nhất")
    assert answer.headline.startswith("Cao nhất: Hòa Bình")
