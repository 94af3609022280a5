"""What each plan says in a line, as data for tables and charts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot import messages
from bot.answers.finding import Finding, Missing
from bot.plan_lines import plan_lines
from bot.question.reading import QuestionReader
from bot.view import PlanView
from tests.bot.held import BK, TN, TODAY

ASKED = "chỉ tiêu thư viện cấp xã là bao nhiêu phần trăm"


def test_a_plan_that_says_numbers_has_them_with_their_places(
    found: Callable[[str, str], Finding], reader: QuestionReader
) -> None:
    finding = found(BK, ASKED)
    [line] = plan_lines(reader.read(ASKED, TODAY), [finding], [])
    assert (line.found, line.province, line.number, line.issued) == (True, "Bắc Kạn", None, "2023-06")
    assert line.values == finding.values
    assert {value.words for value in line.values} >= {"40%", "50%"}
    assert set(line.labels) == {value.label for value in line.values}


def test_a_plan_without_any_number_is_said_to_set_none(
    views: Mapping[str, PlanView], reader: QuestionReader
) -> None:
    view = views[TN]
    goals = Finding(view=view, headline="nêu 4 nội dung", nodes=view.plan.clauses[:1])
    [line] = plan_lines(reader.read(ASKED, TODAY), [goals], [])
    assert (line.found, line.line, line.labels) == (False, messages.TARGET_NONE, ())
    counted = view.plan.clauses[0].model_copy(update={"text": "Mở 05 lớp tập huấn."})
    [line] = plan_lines(reader.read(ASKED, TODAY), [replace(goals, nodes=(counted,))], [])
    assert (line.found, line.line) == (True, "nêu 4 nội dung")  # it does hold a number


def test_silence_comes_last_and_is_told_as_it_is(
    found: Callable[[str, str], Finding], views: Mapping[str, PlanView], reader: QuestionReader
) -> None:
    silent = Missing(view=views[BK], reason="not_stated", headline="kế hoạch không nêu")
    asked = "hạn báo cáo"
    first, second = plan_lines(reader.read(asked, TODAY), [found(TN, asked)], [silent])
    assert (first.province, first.found) == ("Thái Nguyên", True)
    assert (second.province, second.found, second.line) == ("Bắc Kạn", False, "kế hoạch không nêu")
