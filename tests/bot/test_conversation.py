"""Follow-ups inherit what they leave out; a new topic inherits nothing; what a person says of himself lasts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot import messages
from bot.answer import Answer
from bot.conversation import Conversation, Profile, Turn
from bot.question.model import Question
from bot.service import Assistant
from tests.bot.held import BK, NS, QN, TN, TODAY

Ask = Callable[..., Answer]


def places(answer: Answer) -> list[tuple[str, str]]:
    return [(c.plan_id, c.path) for c in answer.citations]


@pytest.mark.parametrize(
    ("turns", "says", "cites"),
    [
        # another province
        (["Hạn báo cáo hằng năm của Bắc Kạn?", "còn Thái Nguyên thì sao?"], "30 tháng 11", (TN, "ket/p1")),
        (["Hạn báo cáo của Thái Nguyên?", "của Bắc Kạn nữa"], "01 tháng 12", (BK, "ket/p1")),
        (["Hạn báo cáo của Cao Bằng?", "còn Bắc Kạn?"], "01 tháng 12", (BK, "ket/p1")),
        (["Sở Nội vụ Thái Nguyên làm gì?", "còn Bắc Kạn?"], "không có mục riêng", (BK, "IV.1/-4")),
        (
            ["Ban Tuyên giáo Thái Nguyên được đề nghị gì?", "Bắc Kạn thì sao"],
            "Chỉ đạo, định hướng",
            (BK, "IV.9/p1"),
        ),
        # another year
        (
            ["Đến 2025 Bắc Kạn bao nhiêu % thư viện cấp xã cung cấp dịch vụ?", "thế đến 2030?"],
            "50%",
            (BK, "I.2.1.1/-2"),
        ),
        (["năm 2024 Quảng Ninh lắp mới bao nhiêu trạm 5G", "còn 2025?"], "300", (QN, "II/r3")),
        # another agency
        (["Sở Nội vụ Thái Nguyên làm gì?", "còn Sở Tài chính?"], "Sở Tài chính", (TN, "V.9/p1")),
        # another subject of the same number
        (
            ["Năm 2025 thư viện cấp xã ở Bắc Kạn cung cấp dịch vụ đạt bao nhiêu %?", "thế cấp huyện thì bao nhiêu?"],
            "70%",
            (BK, "I.2.1.1/-1"),
        ),
        # another level, in two words
        (
            ["Năm 2025 thư viện cấp xã ở Bắc Kạn cung cấp dịch vụ đạt bao nhiêu %?", "thế đến 2030?", "còn cấp huyện"],
            "90%",
            (BK, "I.2.1.1/-2"),
        ),
        # the same in another year, with a word of it said again
        (["năm 2024 Quảng Ninh lắp mới bao nhiêu trạm 5G", "năm 2025 thì mấy trạm?"], "300", (QN, "II/r3")),
        # another thing about the same matter
        (
            ["Quảng Ninh triển khai học bạ số cấp tiểu học xong trước ngày nào?", "thế ai chủ trì?"],
            "Sở Giáo dục và Đào tạo",
            (QN, "PL/r4"),
        ),
        (
            ["Cuộc thi Tuổi trẻ sáng tạo số của Quảng Ninh diễn ra khi nào?", "ở đâu?"],
            "Cung Văn hóa lao động",
            (QN, "IV.2/-1"),
        ),
        # two provinces held against each other
        (
            [
                "Đến 2030 thư viện cấp xã Bắc Kạn cung cấp dịch vụ đạt bao nhiêu %?",
                "so với Thái Nguyên thì cao hơn hay thấp hơn?",
            ],
            "50%",
            (BK, "I.2.1.1/-2"),
        ),
        # another place
        (["Mục IV.8 Bắc Kạn nói gì", "còn mục IV.9?"], "Ban Tuyên giáo", (BK, "IV.9/p1")),
        # to whom, right after by when: of the clause that was shown
        (["Hạn báo cáo của Thái Nguyên?", "gửi cho ai?"], "báo cáo Ủy ban nhân dân", (TN, "ket/p1")),
        (["hạn báo cáo của Bắc Kạn", "gửi báo cáo cho ai"], "qua Sở Văn hoá", (BK, "ket/p1")),
        (["hạn báo cáo của Quảng Ninh", "gửi cho ai?"], "báo cáo UBND tỉnh", (QN, "VI.1/-3")),
        # small talk between is no turn
        (["Hạn báo cáo Bắc Kạn?", "cảm ơn", "còn Thái Nguyên?"], "30 tháng 11", (TN, "ket/p1")),
    ],
)  # fmt: skip
def test_follow_up(ask: Ask, turns: list[str], says: str, cites: tuple[str, str]) -> None:
    answer = ask(*turns)
    assert says in answer.headline
    assert cites in places(answer)
    assert answer.understood.inherited


def test_what_was_inherited_is_named_as_it_is_written(ask: Ask) -> None:
    answer = ask("so tai chinh bac kan lam gi", "còn Thái Nguyên?")
    assert any("Thái Nguyên, Sở Tài chính" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("turns", "intent", "cites"),
    [
        # a question that is whole asks for itself, whatever was asked before
        (["Hạn báo cáo của Thái Nguyên?", "Sở Nội vụ làm gì"], "duty", (TN, "V.10/p1")),
        (["ai cấp kinh phí ở Thái Nguyên", "Hội Khuyến học có nhiệm vụ gì"], "duty", (TN, "V.2/-2")),
    ],
)  # fmt: skip
def test_whole_question_after_another(
    ask: Ask, turns: list[str], intent: str, cites: tuple[str, str]
) -> None:
    answer = ask(*turns)
    assert answer.understood.intent == intent
    assert cites in places(answer)


@pytest.mark.parametrize(
    ("turns", "status", "cites"),
    [
        (["Hạn báo cáo của Bắc Kạn?", "Học bạ số cấp tiểu học hoàn thành khi nào?"], "answered", (QN, "PL/r4")),
        (["Hạn báo cáo của Bắc Kạn?", "Hội sách diễn ra ở đâu?"], "answered", (NS, "III.2/-1")),
        (["Sở Tài chính Bắc Kạn làm gì?", "Ngày Quốc tế Bảo tàng là ngày nào?"], "answered", (TN, "III.1/-2")),
        (["Hạn báo cáo của Thái Nguyên?", "Tổng kinh phí của Quảng Ninh bao nhiêu?"], "answered", (QN, "V.1")),
        (["Sở Tài chính Bắc Kạn làm gì?", "kế hoạch Quảng Ninh số mấy"], "answered", (QN, "quoc-hieu")),
    ],
)  # fmt: skip
def test_new_topic_inherits_nothing(ask: Ask, turns: list[str], status: str, cites: tuple[str, str]) -> None:
    answer = ask(*turns)
    assert answer.status == status
    assert cites in places(answer)
    assert answer.understood.inherited == ()
    assert answer.citations == ask(turns[-1]).citations  # as if nothing had been said before


@pytest.mark.parametrize(
    ("turns", "reason"),
    [
        (
            ["Năm 2025 Bắc Kạn bao nhiêu % thư viện cấp xã cung cấp dịch vụ?", "còn Thái Nguyên?"],
            "not_stated",
        ),
        (["Năm 2030 Bắc Kạn bao nhiêu % thư viện cấp xã cung cấp dịch vụ?", "thế năm 2040?"], "not_stated"),
        (["Hạn báo cáo hằng năm của Bắc Kạn?", "còn Cao Bằng?"], "no_such_plan"),
    ],
)
def test_follow_up_that_the_plan_does_not_answer(ask: Ask, turns: list[str], reason: str) -> None:
    answer = ask(*turns)
    assert (answer.status, answer.reason) == ("not_found", reason)
    assert "40%" not in answer.text
    assert "50%" not in answer.text
    assert "01 tháng 12" not in answer.text


def test_what_was_inherited_is_shown(ask: Ask) -> None:
    answer = ask("Đến 2025 Bắc Kạn bao nhiêu % thư viện cấp xã cung cấp dịch vụ?", "thế đến 2030?")
    assert "provinces" in answer.understood.inherited
    assert any(
        note.startswith(messages.INHERITED.partition("{")[0]) and "Bắc Kạn" in note for note in answer.notes
    )


class TestPointing:
    """`nguồn đâu`, `chắc không`, `cái thứ 2`: at the last answer."""

    def test_source(self, ask: Ask) -> None:
        answer = ask("Hạn báo cáo của Bắc Kạn?", "nguồn đâu")
        assert places(answer) == [(BK, "ket/p1")]
        assert "Phần kết, đoạn 1" in answer.headline

    def test_sure(self, ask: Ask) -> None:
        answer = ask("Hạn báo cáo của Bắc Kạn?", "chắc không?")
        assert answer.status == "answered"
        assert places(answer) == [(BK, "ket/p1")]

    @pytest.mark.parametrize(
        ("item", "path"),
        [
            ("cái thứ 2", "IV.1/-2"),
            ("cái thứ 4 nói rõ hơn đi", "IV.1/-4"),
            ("ý thứ nhất", "IV.1/-1"),
            ("ý đầu tiên là gì?", "IV.1/-1"),
            ("gạch đầu dòng thứ hai", "IV.1/-2"),
            ("nhiệm vụ thứ 3 là gì", "IV.1/-3"),
        ],
    )
    def test_item(self, ask: Ask, item: str, path: str) -> None:
        assert places(ask("Sở Văn hóa, Thể thao và Du lịch Bắc Kạn có nhiệm vụ gì?", item)) == [(BK, path)]

    def test_last_item(self, ask: Ask) -> None:
        shown = places(ask("Sở Văn hóa, Thể thao và Du lịch Bắc Kạn có nhiệm vụ gì?"))
        last = places(ask("Sở Văn hóa, Thể thao và Du lịch Bắc Kạn có nhiệm vụ gì?", "cái cuối cùng"))
        assert last == shown[-1:]

    def test_item_that_is_not_there(self, ask: Ask) -> None:
        answer = ask("Hạn báo cáo của Bắc Kạn?", "cái thứ 2")
        assert (answer.status, answer.reason) == ("not_found", "no_such_place")
        assert answer.headline == messages.ITEM_ABSENT.format(count=1)

    @pytest.mark.parametrize("asked", ["nguồn đâu", "chắc không", "cái thứ 2"])
    def test_nothing_to_point_at(self, ask: Ask, asked: str) -> None:
        answer = ask(asked)
        assert answer.status == "not_found"
        assert answer.headline == messages.NO_LAST


class TestProfile:
    """What a person says of himself."""

    def test_province_lasts(self, ask: Ask) -> None:
        assert places(ask("tôi ở Bắc Kạn", "hạn báo cáo khi nào?")) == [(BK, "ket/p1")]
        assert places(ask("tôi ở Bắc Kạn", "xin chào", "kinh phí lấy từ đâu?")) == [(BK, "III/p1")]
        assert places(ask("tôi ở Ba Bể", "kinh phí lấy từ đâu?", "vậy hạn báo cáo?")) == [(BK, "ket/p1")]

    def test_it_is_said_that_it_is_kept(self, ask: Ask) -> None:
        answer = ask("tôi ở Bắc Kạn")
        assert answer.status == "chat"
        assert "Bắc Kạn" in answer.headline
        assert "/moi" in answer.headline

    def test_named_province_goes_before_it(self, ask: Ask) -> None:
        assert places(ask("tôi ở Bắc Kạn", "hạn báo cáo của Thái Nguyên?")) == [(TN, "ket/p1")]

    def test_both_provinces_go_before_it(self, ask: Ask) -> None:
        answer = ask("tôi ở Bắc Kạn", "so sánh hạn báo cáo của Bắc Kạn và Thái Nguyên")
        assert {plan for plan, _ in places(answer)} == {BK, TN}

    def test_own_agency(self, ask: Ask) -> None:
        assert places(ask("sở em là Sở Tài chính", "Bắc Kạn giao sở em việc gì?")) == [(BK, "IV.6/p1")]
        assert places(ask("sở em là Sở Tài chính Bắc Kạn", "sở em phải làm gì?")) == [(BK, "IV.6/p1")]

    def test_without_it_the_same_question_asks_back(self, ask: Ask) -> None:
        assert ask("hạn báo cáo khi nào?").status == "clarify"


class TestWhatIsKept:
    """A conversation is a value: two of them never meet, and an old turn is forgotten."""

    def test_two_conversations_never_meet(self, assistant: Assistant) -> None:
        one = assistant.ask("Hạn báo cáo của Bắc Kạn?", today=TODAY).conversation
        other = assistant.ask("Sở Nội vụ Thái Nguyên làm gì?", today=TODAY).conversation
        assert places(assistant.ask("nguồn đâu", one, today=TODAY).answer) == [(BK, "ket/p1")]
        assert (TN, "V.10/p1") in places(assistant.ask("nguồn đâu", other, today=TODAY).answer)
        assert assistant.ask("nguồn đâu", today=TODAY).answer.status == "not_found"

    def test_last_turns_are_kept_oldest_first(self) -> None:
        conversation = Conversation()
        for number in range(10):
            turn = Turn(question=Question(raw=str(number), text=str(number)), answered=True)
            conversation = conversation.after(turn, Profile())
        assert [turn.question.raw for turn in conversation.turns] == ["4", "5", "6", "7", "8", "9"]
        assert conversation.last is not None
        assert conversation.last.question.raw == "9"

    def test_small_talk_is_no_turn(self, assistant: Assistant) -> None:
        asked = assistant.ask("Hạn báo cáo của Bắc Kạn?", today=TODAY).conversation
        assert assistant.ask("cảm ơn", asked, today=TODAY).conversation == asked

    def test_empty_one_has_no_last_turn(self) -> None:
        assert Conversation().last is None
