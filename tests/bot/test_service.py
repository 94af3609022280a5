"""From a question to the whole answer: refusals with their reasons, parts, other languages, small talk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from bot import messages
from bot.answer import Answer
from bot.library import Library
from bot.parts import split_parts
from bot.question.reading import QuestionReader
from bot.service import Assistant
from index.encoder import SentenceTransformerEncoder
from index.settings import EncoderSettings
from tests.bot.held import BK, NA, NS, QN, ROOT, TN, TODAY

Ask = Callable[..., Answer]


def places(answer: Answer) -> list[tuple[str, str]]:
    return [(c.plan_id, c.path) for c in answer.citations]


@pytest.mark.parametrize(
    ("asked", "reason", "first"),
    [
        ("Thái Nguyên đặt bao nhiêu % thư viện cấp xã?", "not_stated", "Không tìm thấy: Thái Nguyên"),
        ("Số điện thoại của Thư viện tỉnh Bắc Kạn?", "not_stated", "Không tìm thấy: Bắc Kạn"),
        ("Kế hoạch của tỉnh Cao Bằng có chỉ tiêu gì?", "no_such_plan", "Kho chưa có kế hoạch của tỉnh Cao Bằng"),
        ("Mục IV.18 Bắc Kạn nói gì", "no_such_place", "Không có vị trí này: Bắc Kạn"),
        ("tại sao Thái Nguyên đặt 40% thư viện cấp xã?", "false_premise", "Không đúng: Thái Nguyên"),
        ("asdkjh qwlkej zxmcn", "not_understood", "Tôi chưa hiểu câu hỏi"),
        ("Giá vàng hôm nay bao nhiêu?", "out_of_scope", "Câu này nằm ngoài phạm vi"),
    ],
)  # fmt: skip
def test_each_reason_has_its_own_first_line(ask: Ask, asked: str, reason: str, first: str) -> None:
    answer = ask(asked)
    assert (answer.status, answer.reason) == ("not_found", reason)
    assert answer.headline.startswith(first)


def test_refusal_says_where_it_looked(ask: Ask) -> None:
    answer = ask("Số điện thoại của Thư viện tỉnh Bắc Kạn?")
    [searched] = [note for note in answer.notes if note.startswith("Đã tìm trong")]
    assert "Bắc Kạn" in searched
    assert "Thái Nguyên" not in searched


@pytest.mark.parametrize(
    "asked",
    [
        # held by one plan, asked of another
        "Ai ký kế hoạch của tỉnh Bắc Kạn?",
        "Bắc Kạn căn cứ quyết định nào của Thủ tướng Chính phủ?",
        "Thái Nguyên tổ chức sơ kết vào năm nào?",
        "Nghệ An năm 2024 lắp bao nhiêu trạm 5G?",
        "Chỉ tiêu học sinh tham gia bảo hiểm y tế của Quảng Ninh?",
        "Bắc Kạn có hợp tác quốc tế gì về học tập suốt đời?",
        "Thái Nguyên có xây bảo tàng tỉnh mới không?",
        "Cuộc thi Đại sứ Văn hóa đọc của Bắc Kạn nhận bài đến ngày nào?",
        # held by none
        "Quyết định 1520/QĐ-TTg đặt chỉ tiêu bao nhiêu phần trăm thư viện cấp xã đến 2025?",
        "Tuần lễ hưởng ứng học tập suốt đời tổ chức từ ngày nào đến ngày nào?",
        "Thủ đô của Pháp là thành phố nào?",
        "dân số tỉnh Thái Nguyên là bao nhiêu",
        "kế hoạch của Bắc Kạn có còn hiệu lực không?",
    ],
)
def test_knowledge_of_another_plan_or_of_the_world_never_leaks(ask: Ask, asked: str) -> None:
    answer = ask(asked)
    assert answer.status == "not_found"
    assert answer.citations == ()
    for known in ("Nguyễn Thanh Bình", "1520/QĐ-TTg ngày", "98,5", "120", "31/5/2025", "Paris"):
        assert known not in answer.headline


class TestParts:
    """`hạn nào, gửi ai, có mẫu không?`: each is answered, and the one that is not is named."""

    def test_each_part(self, ask: Ask) -> None:
        answer = ask("Hạn nào, gửi ai, có mẫu báo cáo không? (Bắc Kạn)")
        assert answer.status == "answered"
        assert places(answer) == [(BK, "ket/p1")]
        assert "trước ngày 01 tháng 12" in answer.headline
        assert messages.VALUE_NONE["form"] in answer.headline
        assert any("qua Sở Văn hoá, Thể thao và Du lịch" in note for note in answer.notes)

    def test_two_fields_of_the_plan(self, ask: Ask) -> None:
        answer = ask("Kế hoạch chuyển đổi số Quảng Ninh số mấy, ai ký?")
        assert "57/KH-UBND" in answer.headline
        assert "Trịnh Thị Minh Hà" in answer.headline

    @pytest.mark.parametrize(
        ("asked", "intents"),
        [
            ("hạn nào, gửi ai, có mẫu không?", ["deadline", "recipient", "content"]),
            ("Kế hoạch Quảng Ninh số mấy, ai ký?", ["plan_data", "plan_data"]),
            # commas that part no questions
            ("Sở Văn hóa, Thể thao và Du lịch Bắc Kạn có nhiệm vụ gì?", ["duty"]),
            ("Bắc Kạn, năm 2030, bao nhiêu phần trăm thư viện cấp xã cung cấp dịch vụ?", ["target"]),
            ("xin chào, hạn báo cáo của Bắc Kạn?", ["deadline"]),
        ],
    )
    def test_split(self, reader: QuestionReader, asked: str, intents: list[str]) -> None:
        parts = split_parts(reader.read(asked, TODAY), reader)
        assert [part.intent for part in parts] == intents

    def test_parts_share_the_province(self, reader: QuestionReader) -> None:
        parts = split_parts(reader.read("hạn nào, gửi ai, có mẫu không? (Bắc Kạn)", TODAY), reader)
        assert [[slot.id for slot in part.provinces] for part in parts] == [["Bắc Kạn"]] * 3


class TestWaysOfTyping:
    """However it is typed, the same clause."""

    @pytest.mark.parametrize(
        "asked",
        [
            "hạn báo cáo hằng năm của Bắc Kạn?",
            "han bao cao hang nam cua bac kan",
            "HẠN BÁO CÁO HẰNG NĂM CỦA BẮC KẠN",
            "hanj baos caos cuar bawcs kanj",
            "hạn báo cáo của BK",
            "hạn báo cao hằg năm của Bắc Cạn",
            "dạ cho em hỏi chút ạ, hạn báo cáo của Bắc Kạn mình là khi nào vậy ạ? em cảm ơn nhiều",
            "Kính đề nghị cho biết thời hạn báo cáo kết quả hằng năm của tỉnh Bắc Kạn.",
            "What is the annual reporting deadline in Bac Kan?",
            "bắc kạn báo cáo trước ngày mấy",
            "deadline báo cáo bắc kạn",
        ],
    )
    def test_deadline(self, ask: Ask, asked: str) -> None:
        answer = ask(asked)
        assert answer.status == "answered"
        assert places(answer) == [(BK, "ket/p1")]

    @pytest.mark.parametrize(
        "asked",
        [
            "Đến năm 2030 Bắc Kạn bao nhiêu phần trăm thư viện cấp xã cung cấp dịch vụ?",
            "den nam 2030 bac kan bao nhieu phan tram thu vien cap xa cung cap dich vu",
            "chir tieeu thuw vieenj caaps xax bawcs kanj nawm 2030 cung caaps dichj vuj",
            "bắc kạn đến năm hai nghìn không trăm ba mươi bao nhiêu phần trăm thư viện cấp xã cung cấp dịch vụ",
            "By 2030, what percentage of commune libraries in Bac Kan must provide lifelong learning services?",
        ],
    )
    def test_target(self, ask: Ask, asked: str) -> None:
        answer = ask(asked)
        assert "50%" in answer.headline
        assert places(answer) == [(BK, "I.2.1.1/-2")]


class TestSmallTalk:
    """What is no question to a plan."""

    @pytest.mark.parametrize(
        ("asked", "says"),
        [
            ("xin chào", messages.GREETING),
            ("chào bạn", messages.GREETING),
            ("cảm ơn bạn nhé", messages.THANKS),
            ("bạn làm được gì?", messages.HELP),
            ("help", messages.HELP),
        ],
    )
    def test_chat(self, ask: Ask, asked: str, says: str) -> None:
        answer = ask(asked)
        assert (answer.status, answer.headline) == ("chat", says)

    def test_greeting_suggests_questions_that_are_answered(self, ask: Ask) -> None:
        suggestions = ask("xin chào").suggestions
        assert suggestions
        assert {ask(question).status for question in suggestions} == {"answered"}

    def test_greeting_before_a_question_is_no_greeting(self, ask: Ask) -> None:
        assert places(ask("chào bạn, hạn báo cáo Bắc Kạn khi nào")) == [(BK, "ket/p1")]

    def test_plans_are_listed(self, ask: Ask) -> None:
        answer = ask("có những kế hoạch nào?")
        assert answer.headline.startswith("Kho hiện có 5 kế hoạch")
        assert set(answer.understood.plans) == {BK, TN, QN, NA, NS}

    def test_plans_of_a_province_that_has_none(self, ask: Ask) -> None:
        assert ask("có những kế hoạch nào của Cao Bằng?").reason == "no_such_plan"

    def test_draft_is_refused_and_the_clause_given(self, ask: Ask) -> None:
        answer = ask("Soạn giúp tôi công văn đôn đốc báo cáo theo kế hoạch Bắc Kạn")
        assert answer.headline.startswith(messages.DRAFT_REFUSED)
        assert places(answer) == [(BK, "ket/p1")]

    def test_poem_is_none_of_ours(self, ask: Ask) -> None:
        answer = ask("Viết giúp tôi một bài thơ về mùa thu")
        assert (answer.status, answer.citations) == ("not_found", ())


class TestSuggestions:
    """What to ask next is answered when it is asked."""

    @pytest.mark.parametrize("province", ["Bắc Kạn", "Thái Nguyên", "Quảng Ninh", "Nghệ An"])
    def test_every_suggestion_is_answered(self, ask: Ask, province: str) -> None:
        for asked in (f"Sở Tài chính {province} có nhiệm vụ gì?", f"Hạn báo cáo của {province}?"):
            suggestions = ask(asked).suggestions
            assert suggestions
            assert [(s, ask(s).status) for s in suggestions] == [(s, "answered") for s in suggestions]

    def test_what_was_asked_is_not_suggested(self, ask: Ask) -> None:
        suggestions = ask("Hạn báo cáo của Bắc Kạn?").suggestions
        assert suggestions
        assert not any("Hạn báo cáo" in s for s in suggestions)


def test_answer_depends_on_nothing_but_question_conversation_and_day(assistant: Assistant) -> None:
    asked = "Sở Văn hóa, Thể thao và Du lịch Bắc Kạn có nhiệm vụ gì?"
    assert assistant.ask(asked, today=TODAY) == assistant.ask(asked, today=TODAY)


def test_milestone_that_has_passed_is_said(assistant: Assistant) -> None:
    asked = "Năm nào Bắc Kạn sơ kết chương trình?"
    assert any("đã qua" in note for note in assistant.ask(asked, today=TODAY).answer.notes)
    assert not any("đã qua" in note for note in assistant.ask(asked, today=date(2025, 3, 1)).answer.notes)


@pytest.fixture(scope="module")
def ask_real() -> Ask:
    """The product over the held plans with the model that is shipped."""
    encoder = SentenceTransformerEncoder(EncoderSettings())
    real = Assistant(Library(ROOT / "data/index", lambda: encoder))
    return lambda asked: real.ask(asked, today=TODAY).answer


@pytest.mark.skipif(not (ROOT / "data/index/CURRENT").exists(), reason="needs the index: make index")
class TestRealModel:
    """A few questions of each kind."""

    @pytest.mark.parametrize(
        ("asked", "says"),
        [
            ("bac kan co xay bao tang moi khong", "xây dựng mới Bảo tàng tỉnh"),
            ("Bắc Kạn phát triển thư viện lưu động, tủ sách cơ sở ra sao?", "thư viện lưu động"),
            ("Thái Nguyên khuyến khích thiết chế văn hóa ngoài công lập thế nào?", "ngoài công lập"),
            ("Hạn báo cáo hằng năm của Bắc Kạn?", "01 tháng 12"),
        ],
    )
    def test_answered(self, ask_real: Ask, asked: str, says: str) -> None:
        answer = ask_real(asked)
        assert answer.status == "answered"
        assert says in answer.citations[0].text

    @pytest.mark.parametrize(
        "asked",
        ["Bắc Kạn hỗ trợ học bổng cho sinh viên thế nào?", "\ufdfa" * 1000, "hạn \ud800 nộp thuế ở Bắc Kạn"],
    )
    def test_refused(self, ask_real: Ask, asked: str) -> None:
        assert ask_real(asked).status == "not_found"
