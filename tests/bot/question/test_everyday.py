"""Everyday words → official ones; questions whether something costs those who come."""

from __future__ import annotations

import pytest

from bot.question.everyday import fee_asked, in_official_words
from bot.question.reading import QuestionReader
from corpus.folding import fold
from tests.bot.held import TODAY


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("phải báo trước bao nhiêu tiếng?", "phải báo trước bao nhiêu giờ?"),
        ("buổi tập huấn mấy tiếng đồng hồ", "buổi tập huấn mấy giờ"),
        ("hoc may tieng thi xong", "hoc may giờ thi xong"),
        ("học sinh cấp 2 nghỉ khi nào", "học sinh trung học cơ sở nghỉ khi nào"),
        ("trường cấp III có thư viện không", "trường trung học phổ thông có thư viện không"),
        ("lớp học AI cho người già", "lớp học trí tuệ nhân tạo cho người già"),
        # languages, levels of government, a question word
        ("tuyên truyền bằng mấy tiếng?", "tuyên truyền bằng mấy tiếng?"),
        ("dạy bao nhiêu tiếng dân tộc", "dạy bao nhiêu tiếng dân tộc"),
        ("rủi ro thiên tai cấp 3", "rủi ro thiên tai cấp 3"),
        ("AI CHỦ TRÌ HỘI SÁCH", "AI CHỦ TRÌ HỘI SÁCH"),
    ],
)
def test_official_words(asked: str, meant: str) -> None:
    assert in_official_words(asked) == meant


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("vào hội sách có mất tiền vé không", "có mất tiền vé"),
        ("làm thẻ có tốn phí ko ạ", "có tốn phí"),
        ("có phải mua vé ko", "có phải mua vé"),
        ("tham gia lớp này phải đóng tiền gì không", "phải đóng tiền gì"),
        ("xem triển lãm miễn phí hay mất tiền", "miễn phí"),
        ("di xe buyt cho nguoi gia co mien phi k", "co mien phi"),
        # a sum, the plan's money, a matter of the plan
        ("tổ chức hội sách mất bao nhiêu tiền", ""),
        ("kinh phí lấy ở đâu", ""),
        ("bao nhiêu điểm thu phí không dừng", ""),
        ("ai thu phí tham quan", ""),
    ],
)
def test_a_fee_is_asked_for(asked: str, words: str) -> None:
    span = fee_asked(fold(asked))
    assert (asked[slice(*span)] if span else "") == words


@pytest.mark.parametrize("asked", ["Hội sách có mất tiền vé không?", "đến hội sách có phải mua vé ko"])
def test_a_fee_is_no_funding(reader: QuestionReader, asked: str) -> None:
    question = reader.read(asked, TODAY)
    assert (question.intent, question.wanted) == ("content", "fee")
    assert not {"tien", "ve", "mua", "mat"} & {term.text for term in question.terms}


def test_a_local_name_that_ends_in_spending_is_none(reader: QuestionReader) -> None:
    assert reader.read("tỷ lệ số hóa tài liệu địa chí bao nhiêu", TODAY).intent == "target"
    assert reader.read("tỉnh chi bao nhiêu", TODAY).intent == "funding"


def test_what_some_plan_speaks_of_is_not_outside(reader: QuestionReader) -> None:
    """The plans at hand have no film: a request for one is none of theirs."""
    assert reader.read("cho tôi xem phim", TODAY).intent == "outside"
    assert reader.is_spoken_of("thu vien")
    assert not reader.is_spoken_of("chieu phim")


@pytest.mark.parametrize(
    ("asked", "has", "lacks", "wanted"),
    [
        # a district of several syllables is one word
        ("Chỉ tiêu nước sạch huyện Ba Bể năm 2030", "ba be", "be", None),
        # `nào` is no part of the word before it; a wage is none without its mark
        ("mục tiêu cụ thể nào cho thư viện", "thu vien", "cu the nao", None),
        ("luong khach tham quan bao tang bao nhieu", "luong", "bao nhieu", "number"),
        # the line that has the number needn't say how it is called
        ("sách bị mất thì gọi số nào", "mat", "goi", "phone"),
        # salt is no deadline
        ("han man thi cap nuoc bao nhieu m3", "man", "bao nhieu", "count"),
    ],
)
def test_words_and_names(
    reader: QuestionReader, asked: str, has: str, lacks: str, wanted: str | None
) -> None:
    question = reader.read(asked, TODAY)
    terms = {term.text for term in question.terms}
    assert has in terms
    assert lacks not in terms
    assert question.wanted == wanted


def test_where_one_lives_is_not_asked_about(reader: QuestionReader) -> None:
    assert reader.read("em ở Ba Bể muốn mượn sách thì đến đâu", TODAY).districts == ()
    assert reader.read("ở Ba Bể muốn mượn sách thì đến đâu", TODAY).districts == ("ba be",)


def test_a_house_tells_its_province(reader: QuestionReader) -> None:
    assert [p.id for p in reader.read("Giờ mở cửa của Bảo tàng Thái Nguyên?", TODAY).provinces] == [
        "Thái Nguyên"
    ]
    assert reader.read("Đại học Thái Nguyên có nhiệm vụ gì", TODAY).provinces == ()
