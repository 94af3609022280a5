"""Of a large scope only the likeliest plans are read, whatever their number; of a small one all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.library import Library, Shelf
from bot.service import Assistant
from bot.view import PlanView
from bot.weights import WEIGHTS
from corpus.facts.extract import extract
from corpus.models import Plan
from index.builder import Corpus, build
from index.encoder import FakeEncoder
from tests.bot.held import TODAY
from tests.index.sample_plans import make_plan

PROVINCES = ("Bắc Kạn", "Cao Bằng", "Lạng Sơn", "Cà Mau")
THINGS = (
    "cảng cá", "bến xe", "nhà ga", "trạm y tế", "bệnh viện", "siêu thị", "làng nghề", "trường học", "thư viện",
    "bảo tàng", "sân vận động", "nhà máy", "vườn ươm", "hồ chứa", "khu bảo tồn", "hợp tác xã", "trang trại",
    "lò mổ", "cầu treo", "đê biển",
)  # fmt: skip


def plan_about(province: str, number: int, thing: str) -> Plan:
    """A plan with a value of its own."""
    value = 10 + PROVINCES.index(province) * len(THINGS) + number
    clauses = (
        f"Đến năm 2030, {value}% {thing} trên địa bàn được nâng cấp đạt chuẩn.",
        f"Tuyên truyền về {thing} cho người dân.",
        "Sở Tài chính bố trí kinh phí thực hiện Kế hoạch.",
    )
    plan = make_plan(province, clauses, plan_id=f"{PROVINCES.index(province)}-{number:02d}", programme=thing)
    return plan.model_copy(update={"facts": extract(plan)})


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("many")
    plans = [plan_about(name, n, thing) for name in PROVINCES for n, thing in enumerate(THINGS)]
    build(folder, Corpus(plans, {}, "c", {}), FakeEncoder(), created=datetime(2026, 3, 1, tzinfo=UTC))
    return Assistant(Library(folder, FakeEncoder))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The plans that were read since."""
    seen: set[str] = set()
    view = Shelf.view

    def counted(shelf: Shelf, plan_id: str) -> PlanView:
        seen.add(plan_id)
        return view(shelf, plan_id)

    monkeypatch.setattr(Shelf, "view", counted)
    return seen


def ask(assistant: Assistant, asked: str) -> Answer:
    return assistant.ask(asked, today=TODAY).answer


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("Đến năm 2030, Bắc Kạn nâng cấp bao nhiêu phần trăm cảng cá?", "10%"),
        ("Đến năm 2030, Cao Bằng nâng cấp bao nhiêu phần trăm hồ chứa?", "43%"),
        ("den nam 2030 ca mau nang cap bao nhieu phan tram lang nghe", "76%"),
    ],
)
def test_the_plan_that_is_meant_is_among_those_read(
    assistant: Assistant, read: set[str], asked: str, says: str
) -> None:
    answer = ask(assistant, asked)
    assert answer.status == "answered"
    assert says in answer.headline
    assert len(read) <= WEIGHTS.plans_read


def test_every_province_that_is_named_is_read(assistant: Assistant, read: set[str]) -> None:
    answer = ask(assistant, "So sánh tỷ lệ nâng cấp bến xe năm 2030 của Bắc Kạn và Lạng Sơn")
    assert {citation.province for citation in answer.citations} == {"Bắc Kạn", "Lạng Sơn"}
    assert len(read) <= 2 * WEIGHTS.plans_read


def test_without_a_province_it_is_asked_back_after_few_plans(assistant: Assistant, read: set[str]) -> None:
    answer = ask(assistant, "Đến năm 2030 nâng cấp bao nhiêu phần trăm siêu thị?")
    assert answer.status == "clarify"
    assert {"Bắc Kạn", "Cao Bằng"} <= {choice.rpartition("(")[2].rstrip(")") for choice in answer.suggestions}
    assert len(read) <= WEIGHTS.plans_read


def test_a_province_with_many_plans_that_answer_is_asked_back(assistant: Assistant, read: set[str]) -> None:
    answer = ask(assistant, "Sở Tài chính Bắc Kạn có nhiệm vụ gì?")
    assert answer.status == "clarify"
    assert len(answer.suggestions) > 1
    assert len(read) <= WEIGHTS.plans_read


def test_a_list_of_many_plans_is_counted(assistant: Assistant, read: set[str]) -> None:
    answer = ask(assistant, "có những kế hoạch nào?")
    assert f"{len(PROVINCES) * len(THINGS)} kế hoạch" in answer.headline
    assert read == set()
