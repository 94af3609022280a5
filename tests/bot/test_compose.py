"""From findings and refusals to one answer."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot import compose
from bot.answers.finding import Finding, Missing
from bot.question.model import Question
from bot.view import PlanView
from tests.bot.held import BK, NA, NS, QN, TN

QUESTION = Question(raw="hỏi gì?", text="hỏi gì?")
LONG = "thư viện cấp huyện cung cấp dịch vụ phục vụ việc học tập suốt đời " * 8


def finding(view: PlanView, headline: str, *keys: str, **fields: object) -> Finding:
    nodes = tuple(view.plan.by_key[key] for key in keys)
    return Finding(view=view, headline=headline, nodes=nodes, **fields)  # type: ignore[arg-type]


def test_one_plan(views: Mapping[str, PlanView]) -> None:
    answer = compose.answered(QUESTION, [finding(views[BK], "đạt 70%", "I.2.1.1/-1")], [], ["Một lưu ý."])
    assert answer.headline == "Bắc Kạn: đạt 70%"
    assert answer.notes == ("Một lưu ý.",)
    headline, note, quote = answer.text.split("\n\n")
    assert (headline, note) == (answer.headline, "Một lưu ý.")
    assert quote.startswith(
        f"“{answer.citations[0].text}”\n— Mục I.2.1.1, gạch đầu dòng 1, Kế hoạch của tỉnh Bắc Kạn"
    )
    assert answer.understood.plans == (BK,)


def test_plans_that_say_the_same_are_told_together(views: Mapping[str, PlanView]) -> None:
    same = finding(views[BK], "Ngày văn hoá đọc: 21/4", "III/p1", notes=("Ngày văn hoá đọc: còn 150 ngày.",))
    spelled = finding(views[TN], "Ngày Văn hóa đọc: 21/4", "IV.1", notes=("Ngày Văn hóa đọc: còn 150 ngày.",))
    other = finding(views[QN], "Ngày văn hoá đọc: 2,1/4", "V.1")
    answer = compose.answered(QUESTION, [same, spelled, other], [], [])
    assert answer.headline == (
        "Bắc Kạn, Thái Nguyên: Ngày văn hoá đọc: 21/4; Quảng Ninh: Ngày văn hoá đọc: 2,1/4"
    )
    assert answer.notes == ("Bắc Kạn, Thái Nguyên: Ngày văn hoá đọc: còn 150 ngày.",)
    assert len(answer.citations) == 3


def test_several_plans_share_the_headline(views: Mapping[str, PlanView]) -> None:
    found = [
        finding(views[name], f"{LONG.strip()} {key}", key)
        for name, key in ((BK, "III/p1"), (TN, "IV.1"), (QN, "V.1"))
    ]
    answer = compose.answered(QUESTION, found, [], [])
    assert len(answer.headline) <= compose.HEADLINE
    assert all(f"{name}: thư viện" in answer.headline for name in ("Bắc Kạn", "Thái Nguyên", "Quảng Ninh"))
    assert [note for note in answer.notes if LONG.strip() in note] != []  # whole where it was cut
    assert [c.plan_id for c in answer.citations] == [BK, TN, QN]


def test_each_silent_plan_is_named_however_many_reasons(views: Mapping[str, PlanView]) -> None:
    silent = [
        Missing(view=views[name], reason="not_stated", headline=f"kế hoạch không nêu điều {number}")
        for number, name in enumerate((TN, QN, NA, NS))
    ]
    answer = compose.answered(QUESTION, [finding(views[BK], "có", "III/p1")], silent, [])
    assert [n for n in range(4) if not any(f"không nêu điều {n}." in note for note in answer.notes)] == []


def test_lead_stands_before_all(views: Mapping[str, PlanView]) -> None:
    answer = compose.answered(QUESTION, [finding(views[BK], LONG, "III/p1", lead="Không")], [], [])
    assert answer.headline.startswith("Không. Bắc Kạn: ")
    assert len(answer.headline) <= compose.HEADLINE


def test_plans_of_one_province_are_told_by_their_titles(views: Mapping[str, PlanView]) -> None:
    answer = compose.answered(
        QUESTION, [finding(views[NA], "một", "III/p1"), finding(views[NS], "hai", "IV.1")], [], []
    )
    assert "Nghệ An – Công tác y tế trường học" in answer.headline
    assert "Nghệ An – Tổ chức Ngày Sách" in answer.headline


def test_silent_plan_is_named_beside(views: Mapping[str, PlanView]) -> None:
    silent = Missing(view=views[TN], reason="not_stated", headline="kế hoạch không nêu")
    answer = compose.answered(QUESTION, [finding(views[BK], "có", "III/p1")], [silent], [])
    assert "Tỉnh Thái Nguyên: kế hoạch không nêu." in answer.notes


def test_refusal_names_places_and_no_words(views: Mapping[str, PlanView]) -> None:
    view = views[BK]
    near = (view.plan.by_key["I.2.1.1/-1"],)
    missing = Missing(view=view, reason="not_stated", headline="kế hoạch không nêu", nearest=near)
    answer = compose.refused(QUESTION, [missing])
    assert (answer.status, answer.reason) == ("not_found", "not_stated")
    assert "Mục I.2.1.1, gạch đầu dòng 1 (2.1.1. Về cung cấp dịch vụ" in answer.text
    assert "70%" not in answer.text
    assert [c.path for c in answer.nearest] == ["I.2.1.1/-1"]
    assert answer.citations == ()


def test_heading_with_a_figure_is_not_told(views: Mapping[str, PlanView]) -> None:
    view = views[BK]
    node = view.plan.by_key["I.2.1.1/-1"].model_copy(update={"trail": ("1. Đạt 70% thư viện",)})
    answer = compose.refused(
        QUESTION, [Missing(view=view, reason="not_stated", headline="không", nearest=(node,))]
    )
    assert "Mục I.2.1.1, gạch đầu dòng 1" in answer.text
    assert "70%" not in answer.text


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        (["not_stated", "not_stated"], "not_stated"),
        (["not_stated", "false_premise"], "false_premise"),
        (["no_such_place", "not_stated"], "no_such_place"),
    ],
)
def test_reason_of_several_plans(views: Mapping[str, PlanView], reasons: list[str], told: str) -> None:
    silent = [
        Missing(view=view, reason=reason, headline="không")  # type: ignore[arg-type]
        for view, reason in zip((views[BK], views[TN]), reasons, strict=True)
    ]
    assert compose.refused(QUESTION, silent).reason == told


@pytest.mark.parametrize(
    ("plan", "held"),
    [
        (BK, ["Kế hoạch của tỉnh Bắc Kạn", "6/2023"]),  # no number in the held copy
        (QN, ["Kế hoạch của tỉnh Quảng Ninh", "57/KH-UBND", "12/3/2024"]),
    ],
)
def test_plan_in_a_line(views: Mapping[str, PlanView], plan: str, held: list[str]) -> None:
    name = compose.plan_name(views[plan])
    assert [piece for piece in held if name.count(piece) != 1] == []


def test_long_headline_of_plain_words_is_cut_between_words() -> None:
    answer = compose.plain(QUESTION, "chat", LONG)
    assert len(answer.headline) <= compose.HEADLINE
    assert LONG.startswith(answer.headline.rstrip("…"))
