"""Which plans a question is put to: the names in it decide, never likeness."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot import messages
from bot.answer import Answer
from bot.question.model import Question, Slot
from bot.scope import place_name, scope_of
from bot.service import Assistant
from tests.bot.held import BK, NA, NS, QN, TN, TODAY

Ask = Callable[..., Answer]


def asking(*names: tuple[str, ...]) -> Question:
    """A question that names provinces, each with its other readings."""
    slots = tuple(
        Slot(id=first, written=first[:2], start=0, end=2, others=tuple(rest)) for first, *rest in names
    )
    return Question(raw="?", text="?", provinces=slots)


@pytest.mark.parametrize(
    ("names", "put_to", "absent"),
    [
        ([("Bắc Kạn",)], {BK}, ()),
        ([("Bắc Kạn",), ("Thái Nguyên",)], {BK, TN}, ()),
        ([("Nghệ An",)], {NA, NS}, ()),  # both of its plans
        ([], {BK, NA, NS, QN, TN}, ()),  # none is named: all are asked
        ([("Bắc Kạn",), ("Cao Bằng",)], {BK}, ("Cao Bằng",)),
        ([("Thái Nguyên", "Tây Ninh")], {TN}, ()),  # of equal readings the one that is held
    ],
)  # fmt: skip
def test_plans(
    assistant: Assistant, names: list[tuple[str, ...]], put_to: set[str], absent: tuple[str, ...]
) -> None:
    found = scope_of(asking(*names), assistant.library.shelf.directory)
    assert (set(found.plan_ids), found.absent, found.reason) == (put_to, absent, None)
    assert found.named is bool(names)


def test_province_that_is_not_held(assistant: Assistant) -> None:
    found = scope_of(asking(("Cao Bằng",)), assistant.library.shelf.directory)
    assert (found.plan_ids, found.reason, found.absent) == ((), "no_such_plan", ("Cao Bằng",))


def test_tie_of_held_provinces_asks(assistant: Assistant) -> None:
    found = scope_of(asking(("Quảng Ninh", "Nghệ An")), assistant.library.shelf.directory)
    assert found.choices == ("Quảng Ninh", "Nghệ An")
    assert found.plan_ids == ()


def test_tie_of_provinces_of_which_none_is_held_asks(assistant: Assistant) -> None:
    found = scope_of(asking(("Lào Cai", "Lai Châu")), assistant.library.shelf.directory)
    assert set(found.choices) == {"Lào Cai", "Lai Châu"}


@pytest.mark.parametrize(
    ("name", "place"),
    [("Bắc Kạn", "tỉnh Bắc Kạn"), ("Hà Nội", "thành phố Hà Nội"), ("Hồ Chí Minh", "thành phố Hồ Chí Minh")],
)
def test_place_name(name: str, place: str) -> None:
    assert place_name(name) == place


class TestAnswers:
    """The same as it is told."""

    @pytest.mark.parametrize(
        "province", ["Cao Bằng", "Quảng Bình", "Bắc Ninh", "Thái Bình", "Hà Nội", "Lạng Sơn"]
    )
    def test_plan_that_is_not_held_is_never_answered_from_another(self, ask: Ask, province: str) -> None:
        for asked in (
            "Hạn báo cáo hằng năm của {}?",
            "Chỉ tiêu thư viện cấp xã của {}",
            "{}: Sở Tài chính làm gì",
        ):
            answer = ask(asked.format(province))
            assert (answer.status, answer.reason) == ("not_found", "no_such_plan")
            assert answer.citations == answer.nearest == ()
            assert province in answer.headline
            assert not any(char == "%" for char in answer.text)

    def test_held_plans_are_named_where_another_is_asked_for(self, ask: Ask) -> None:
        text = ask("Hạn báo cáo của Cao Bằng?").text
        assert all(name in text for name in ("Bắc Kạn", "Thái Nguyên", "Quảng Ninh", "Nghệ An"))

    def test_initials_are_resolved_and_told(self, ask: Ask) -> None:
        answer = ask("hạn báo cáo TN")
        assert answer.understood.provinces == ("Thái Nguyên",)
        assert messages.READ_AS.format(written="TN", meant="Thái Nguyên") in answer.notes

    def test_half_held(self, ask: Ask) -> None:
        answer = ask("Hải Dương và Bắc Kạn: hạn báo cáo")
        assert answer.status == "answered"
        assert {c.plan_id for c in answer.citations} == {BK}
        assert any("Hải Dương" in note for note in answer.notes)

    def test_both_are_answered_side_by_side(self, ask: Ask) -> None:
        answer = ask("Bắc Kạn với Thái Nguyên, hạn báo cáo hằng năm khác nhau thế nào?")
        assert [c.plan_id for c in answer.citations] == [BK, TN]
        assert "Bắc Kạn: trước ngày 01 tháng 12" in answer.headline
        assert "Thái Nguyên: trước ngày 30 tháng 11" in answer.headline

    def test_province_that_took_in_another_tells_of_its_plan(self, ask: Ask) -> None:
        notes = "\n".join(ask("Hạn báo cáo của Thái Nguyên?").notes)
        assert "kế hoạch của tỉnh Bắc Kạn (nay thuộc Thái Nguyên)" in notes
        assert "01 tháng 12" not in notes

    def test_the_other_way_it_does_not(self, ask: Ask) -> None:
        assert "nay thuộc" not in ask("Hạn báo cáo của Bắc Kạn?").text

    def test_before_the_merger_it_does_not(self, assistant: Assistant) -> None:
        answer = assistant.ask("Hạn báo cáo của Thái Nguyên?", today=date(2025, 6, 30)).answer
        assert "nay thuộc" not in answer.text

    def test_where_both_are_asked_for_nothing_is_told_beside(self, ask: Ask) -> None:
        assert "nay thuộc" not in ask("So sánh hạn báo cáo của Bắc Kạn và Thái Nguyên").text

    def test_many_answers_ask_back_with_choices(self, ask: Ask) -> None:
        answer = ask("hạn báo cáo?")
        assert answer.status == "clarify"
        assert len(answer.suggestions) == 4
        for choice in answer.suggestions:
            assert ask(choice).status == "answered"

    def test_no_province_and_one_answer(self, ask: Ask) -> None:
        answer = ask("Học bạ số cấp tiểu học hoàn thành khi nào?")
        assert [(c.plan_id, c.path) for c in answer.citations] == [(QN, "PL/r4")]

    def test_two_plans_of_one_province_are_told_apart_by_their_titles(self, ask: Ask) -> None:
        answer = ask("Kinh phí của Nghệ An lấy từ đâu?")
        assert {c.plan_id for c in answer.citations} == {NA, NS}
        assert "Ngày Sách" in answer.headline
        assert "y tế trường học" in answer.headline

    def test_programme_that_is_named_leaves_its_plan_alone(self, ask: Ask) -> None:
        answer = ask("Sở Giáo dục và Đào tạo Nghệ An được giao gì trong kế hoạch Ngày Sách?")
        assert {c.plan_id for c in answer.citations} == {NS}

    def test_body_with_a_provinces_name_sets_no_scope(self, ask: Ask) -> None:
        assert ask("Đại học Thái Nguyên được đề nghị gì?").understood.provinces == ()

    def test_same_answer_on_any_day_but_for_the_days_left(self, assistant: Assistant) -> None:
        asked = "Hạn báo cáo của Bắc Kạn?"
        now, then = (assistant.ask(asked, today=day).answer for day in (TODAY, date(2026, 1, 5)))
        assert now.citations == then.citations
        assert now.notes != then.notes
