"""Questions as people type them → what is asked."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from bot.question.model import Address, Question
from bot.question.reading import MAX_LENGTH, QuestionReader
from tests.bot.held import TODAY

Read = Callable[[str], Question]


@pytest.fixture
def read(reader: QuestionReader) -> Read:
    return lambda text: reader.read(text, TODAY)


@pytest.mark.parametrize(
    ("asked", "intent"),
    [
        # numbers
        ("Đến 2025 Bắc Kạn phấn đấu bao nhiêu % thư viện cấp huyện cung cấp dịch vụ?", "target"),
        ("Năm 2024 Quảng Ninh lắp mới bao nhiêu trạm 5G?", "target"),
        ("Bắc Kạn có những chỉ tiêu gì cho trung tâm văn hoá các cấp?", "target"),
        ("Mục tiêu chung của kế hoạch Bắc Kạn là gì?", "target"),
        ("So sánh chỉ tiêu 2025 và 2030 về thư viện cấp xã", "target"),
        # who does what
        ("Sở Tài chính Bắc Kạn có nhiệm vụ gì?", "duty"),
        ("sở tttt bắc kạn phải làm gì", "duty"),
        ("Ban Tuyên giáo Tỉnh uỷ được đề nghị gì?", "duty"),
        ("Đơn vị nào ở Bắc Kạn tham mưu tổ chức sơ kết năm 2025?", "who"),
        ("Ai chủ trì Hội sách Nghệ An 2025?", "who"),
        # when, to whom
        ("Hạn báo cáo hằng năm của Bắc Kạn là khi nào?", "deadline"),
        ("Còn mấy ngày nữa tới hạn báo cáo Bắc Kạn?", "deadline"),
        ("số hóa hồ sơ hộ tịch lịch sử quảng ninh xong chậm nhất hôm nào", "deadline"),
        ("Bắc Kạn báo cáo kết quả qua cơ quan nào?", "recipient"),
        ("Gặp khó khăn vướng mắc thì phản ánh về đâu?", "recipient"),
        ("gửi cho ai?", "recipient"),
        ("Tháng 4 ở Bắc Kạn có những ngày gì liên quan đến sách?", "event"),
        ("Sắp tới có ngày kỷ niệm nào về di sản không?", "event"),
        # money
        ("Kinh phí thực hiện kế hoạch Bắc Kạn lấy từ đâu?", "funding"),
        ("Tổng kinh phí của kế hoạch Bắc Kạn là bao nhiêu tiền?", "funding"),
        ("Tiền đâu để Thái Nguyên thực hiện kế hoạch?", "funding"),
        # the plan as a document
        ("Kế hoạch Thái Nguyên do ai ký?", "plan_data"),
        ("Kế hoạch Thái Nguyên số bao nhiêu?", "plan_data"),
        ("Thái Nguyên ban hành kế hoạch tháng nào?", "plan_data"),
        ("Bắc Kạn căn cứ quyết định nào của Thủ tướng Chính phủ?", "basis"),
        ("Công văn số 1084/BVHTTDL-TV của ai, về việc gì?", "document"),
        ("Mục IV.8 Bắc Kạn nói gì", "place"),
        ("gạch thứ 3 mục V.13 của Thái Nguyên", "place"),
        ("Tóm tắt kế hoạch của Thái Nguyên", "summary"),
        ("có những kế hoạch nào", "plans"),
        ("Bắc Kạn có những kế hoạch gì", "plans"),
        # what nobody writes into a plan
        ("Số điện thoại của Thư viện tỉnh Bắc Kạn?", "content"),
        ("Ai là giám đốc Sở Văn hóa, Thể thao và Du lịch Bắc Kạn?", "content"),
        # the last answer
        ("nguồn đâu", "source"),
        ("chắc không?", "sure"),
        ("cái thứ 2", "item"),
        # the asker, small talk, other services, nothing
        ("tôi ở Ba Bể", "profile"),
        ("sở em là Sở Tài chính", "profile"),
        ("xin chào", "greeting"),
        ("cảm ơn bạn nhé", "thanks"),
        ("bạn làm được gì?", "help"),
        ("Soạn giúp tôi công văn đôn đốc báo cáo theo kế hoạch Bắc Kạn", "draft"),
        ("Giá vàng hôm nay bao nhiêu?", "outside"),
        ("viết cho tôi đoạn code python sắp xếp mảng", "outside"),
        ("asdkjh qwlkej zxmcn", "unreadable"),
        ("", "unreadable"),
        ("?!…", "unreadable"),
        ("😀😀", "unreadable"),
    ],
)  # fmt: skip
def test_intent(read: Read, asked: str, intent: str) -> None:
    assert read(asked).intent == intent


@pytest.mark.parametrize(
    ("asked", "provinces"),
    [
        ("hạn báo cáo của Bắc Kạn", ["Bắc Kạn"]),
        ("han bao cao cua thai nguyen", ["Thái Nguyên"]),
        ("HẠN BÁO CÁO THÁI NGUYÊN", ["Thái Nguyên"]),
        ("Sở tài chánh Bắc Cạn có trách nhịm gì", ["Bắc Kạn"]),  # the older spelling
        ("hạn báo cáo của thái nguyn", ["Thái Nguyên"]),  # one letter lost
        ("Bắc Kạn với Thái Nguyên, hạn báo cáo khác nhau thế nào?", ["Bắc Kạn", "Thái Nguyên"]),
        ("tôi ở Ba Bể", ["Bắc Kạn"]),  # a district
        ("hạn báo cáo của Cao Bằng", ["Cao Bằng"]),  # known though no plan of it is held
        ("hạn báo cáo của Quảng Bình", ["Quảng Bình"]),  # not one slip from Quảng Ninh
        ("hạn báo cáo BK", ["Bắc Kạn"]),  # initials of one held province
        ("hạn báo cáo QN", ["Quảng Ninh"]),  # Quảng Nam, Quảng Ngãi: not held
        ("chi tieu thu vien 2030 bk", ["Bắc Kạn"]),  # small, and no word of the language
        ("hạn báo cáo LC", []),  # Lào Cai, Lai Châu: neither is held
        # a ward that is called like the province whose capital it was
        ("phường Thái Nguyên tổ chức hội sách ở đâu", []),
        ("các phường Thái Nguyên có việc gì", ["Thái Nguyên"]),
        # a province's name inside a body's own name says nothing of the scope
        ("Đại học Thái Nguyên được đề nghị gì?", []),
        ("Báo Thái Nguyên và Đài Phát thanh - Truyền hình tỉnh được giao gì?", []),
        ("Ngày Quốc tế Bảo tàng là ngày nào?", []),
    ],
)  # fmt: skip
def test_provinces(read: Read, asked: str, provinces: list[str]) -> None:
    assert [slot.id for slot in read(asked).provinces] == provinces


@pytest.mark.parametrize(
    ("asked", "others"),
    [("hạn báo cáo TN", ("Tây Ninh",)), ("Quảng Inh hạn báo cáo", ("Quảng Bình",)), ("hạn báo cáo BK", ())],
)
def test_other_readings_of_a_name_are_kept(read: Read, asked: str, others: tuple[str, ...]) -> None:
    assert set(others) <= set(read(asked).provinces[0].others)


@pytest.mark.parametrize(
    ("asked", "agencies"),
    [
        ("Sở Tài chính Bắc Kạn có nhiệm vụ gì?", ["so-tai-chinh"]),
        ("sở tttt bắc kạn phải làm gì", ["so-thong-tin-va-truyen-thong"]),
        ("Sở GD&ĐT Thái Nguyên được giao việc gì?", ["so-giao-duc-va-dao-tao"]),
        ("Sở Giáo dục và Đào tọa Thái Nguyên có nhiệm vụ gì", ["so-giao-duc-va-dao-tao"]),
        ("Sở VHTT&DL TN báo cáo ai?", ["so-van-hoa-the-thao-va-du-lich"]),
        ("so noi vu thai nguyen lam gi", ["so-noi-vu"]),
        ("CA tỉnh + BCHQS tỉnh Thái Nguyên làm gì?", ["cong-an-tinh", "bo-chi-huy-quan-su-tinh"]),
        ("Công an tỉnh được giao gì?", ["cong-an-tinh"]),
        ("Hạn báo cáo của Bắc Kạn?", []),
    ],
)  # fmt: skip
def test_agencies(read: Read, asked: str, agencies: list[str]) -> None:
    assert [slot.id for slot in read(asked).agencies] == agencies


@pytest.mark.parametrize(
    ("asked", "years"),
    [
        ("chỉ tiêu 2025 và 2030", (2025, 2030)),
        ("thế đến 2030?", (2030,)),
        ("đến năm hai nghìn không trăm ba mươi bắc kạn bao nhiêu phần trăm", (2030,)),
        ("Quyết định 1520/QĐ-TTg", ()),
        ("hạn 30/11", ()),
    ],
)
def test_years(read: Read, asked: str, years: tuple[int, ...]) -> None:
    assert read(asked).years == years


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        # framing, cues and slots are not what a clause has to say
        ("dạ cho em hỏi Sở Tài chính Bắc Kạn có nhiệm vụ gì ạ?", []),
        ("Hạn báo cáo hằng năm của Bắc Kạn là khi nào?", ["bao cao"]),
        ("han bao cao hang nam cua thai nguyen", ["bao cao"]),
        ("hanj baos caos cuar bawcs kanj", ["bao cao"]),
        ("Ai chủ trì Hội sách Nghệ An 2025?", ["chu tri", "hoi", "sach"]),
        ("Năm 2024 Quảng Ninh lắp mới bao nhiêu trạm 5G?", ["lap", "tram", "5g"]),
        (
            "Đến 2025 Bắc Kạn phấn đấu bao nhiêu % thư viện cấp huyện cung cấp dịch vụ?",
            ["thu vien", "cap", "huyen", "cung cap", "dich vu"],
        ),
        # who asks, told as kin or up to the comma
        ("bà nội mình 101 tuổi có được quà không", ["tuoi", "qua"]),
        ("khách sạn nhà mình là hội viên của hội, giảm giá phòng thế nào", ["giam gia", "phong"]),
        # `bắt buộc` asks whether
        ("có bắt buộc ký cam kết không", ["ky", "cam ket"]),
        # what somebody does, whatever the plan calls it
        ("ai phụ trách thư viện", ["thu vien"]),
    ],
)  # fmt: skip
def test_terms(read: Read, asked: str, terms: list[str]) -> None:
    assert [term.text for term in read(asked).terms] == terms


def test_terms_do_not_depend_on_how_the_question_is_typed(read: Read) -> None:
    plain = read("đến năm 2025 thư viện cấp xã bắc kạn cung cấp dịch vụ đạt bao nhiêu phần trăm")
    for typed in (
        "den nam 2025 thu vien cap xa bac kan cung cap dich vu dat bao nhieu phan tram",
        "ĐẾN NĂM 2025 THƯ VIỆN CẤP XÃ BẮC KẠN CUNG CẤP DỊCH VỤ ĐẠT BAO NHIÊU PHẦN TRĂM",
        unicodedata.normalize("NFD", plain.raw),
        "đến  năm\n2025 thư viện cấp xã, bắc kạn: cung cấp dịch vụ đạt bao nhiêu phần trăm???",
    ):
        asked = read(typed)
        assert [t.text for t in asked.terms] == [t.text for t in plain.terms], typed
        assert (asked.intent, asked.wanted, asked.years) == (plain.intent, plain.wanted, plain.years)


def test_places_of_terms_are_places_in_the_text(read: Read) -> None:
    question = read("dạ em hỏi: kinhphi bac kan lay o dau vay ad")
    assert question.text != question.raw  # repaired
    assert {question.text[t.start : t.end] for t in question.terms} == {"kinh phi"}


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("Bắc Kạn bao nhiêu phần trăm thư viện cấp xã cung cấp dịch vụ", "percent"),
        ("năm 2030 thư viện cấp xã Bắc Kạn đạt mấy %", "percent"),
        ("Kinh phí Hội sách Nghệ An là bao nhiêu tiền?", "money"),
        ("Năm 2024 Quảng Ninh lắp mới bao nhiêu trạm 5G?", "count"),
        ("Lượt người sử dụng thư viện ở Bắc Kạn phải tăng bao nhiêu?", "number"),
        ("Hạn báo cáo của Bắc Kạn là khi nào?", "date"),
        ("Lễ khai mạc Ngày Sách Nghệ An ở đâu?", "where"),
        ("Thư viện tỉnh Bắc Kạn mở cửa mấy giờ?", "time"),
        ("Số điện thoại của Thư viện tỉnh Bắc Kạn?", "phone"),
        ("Địa chỉ email của Sở Văn hoá Bắc Kạn?", "email"),
        ("có mẫu báo cáo không?", "form"),
        ("Sở Tài chính Bắc Kạn có nhiệm vụ gì?", None),
        ("ai theo dõi tỷ lệ thanh toán trực tuyến", None),  # a body
        ("ai theo dõi, tỷ lệ là bao nhiêu phần trăm", "percent"),
        ("có bắt buộc niêm yết số điện thoại không", None),  # whether
    ],
)
def test_wanted_value(read: Read, asked: str, wanted: str | None) -> None:
    assert read(asked).wanted == wanted


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("Kế hoạch Thái Nguyên do ai ký?", "signer"),
        ("Người ký kế hoạch Thái Nguyên giữ chức vụ gì?", "signer"),
        ("Kế hoạch Thái Nguyên số bao nhiêu?", "number"),
        ("Thái Nguyên ban hành kế hoạch tháng nào?", "issued"),
        ("Kế hoạch Thái Nguyên gửi những nơi nào?", "recipients"),
    ],
)
def test_field_of_the_plan(read: Read, asked: str, field: str) -> None:
    assert read(asked).data == field


@pytest.mark.parametrize(
    ("asked", "flag"),
    [
        ("Liệt kê toàn bộ chỉ tiêu đến năm 2030 về thư viện của Bắc Kạn", "lists"),
        ("Kế hoạch Thái Nguyên giao cho UBND các huyện mấy nhiệm vụ?", "counts"),
        ("So sánh nguồn kinh phí của hai tỉnh Bắc Kạn, Thái Nguyên", "compares"),
        ("hạn báo cáo bắc kạn là 15/12 đúng ko", "confirms"),
        ("Vì sao Bắc Kạn chỉ đặt 10% thư viện cấp xã?", "why"),
        ("Bắc Kạn đã đạt được 70% thư viện cấp huyện chưa?", "results"),
        ("Trích nguyên văn phần kinh phí của Bắc Kạn", "quotes"),
        ("Còn mấy ngày nữa tới hạn báo cáo Bắc Kạn?", "days_left"),
        ("Mục tiêu chung của kế hoạch Bắc Kạn là gì?", "general"),
        ("Sắp tới có ngày kỷ niệm nào về di sản không?", "upcoming"),
        ("So sánh nguồn kinh phí của hai tỉnh", "both"),
        ("còn Thái Nguyên thì sao?", "follows"),
        ("sở em phải làm gì?", "own_agency"),
        ("tôi ở Ba Bể", "introduces"),
        ("What is the annual reporting deadline in Bac Kan?", "english"),
    ],
)
def test_way_of_asking(read: Read, asked: str, flag: str) -> None:
    assert getattr(read(asked), flag)
    assert not getattr(read("Sở Tài chính Bắc Kạn có nhiệm vụ gì?"), flag)


@pytest.mark.parametrize(
    "typed", ["hạn <b>báo cáo</b> của <i>Bắc Kạn</i>", "<p class='x'>hạn báo cáo của Bắc Kạn<br/>"]
)
def test_tags_are_no_words(read: Read, typed: str) -> None:
    assert read(typed).model_copy(update={"raw": ""}) == read("hạn báo cáo của Bắc Kạn").model_copy(
        update={"raw": ""}
    )
    assert "5%" in read("chi phí <5% và >10% của R&D").text


def test_address_and_month_and_claim(read: Read) -> None:
    assert read("gạch thứ 3 mục V.13 của Thái Nguyên").address == Address(sections=("V", "13"), bullet=3)
    assert read("Tháng 4 ở Bắc Kạn có những ngày gì?").month == 4
    assert [c.number for c in read("tại sao Thái Nguyên đặt 40%?").claims] == ["40"]


@pytest.mark.parametrize("filler", ["a ", "thư viện ", "\u202e", "1", "!?"])
def test_end_of_a_long_message_is_read(read: Read, filler: str) -> None:
    question = read(filler * (12 * MAX_LENGTH // len(filler)) + " hạn báo cáo của Bắc Kạn?")
    assert len(question.text) <= 2 * MAX_LENGTH
    assert [slot.id for slot in question.provinces] == ["Bắc Kạn"]
    assert question.intent == "deadline"


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("số điện thoại của Sở Y tế", "phone"),
        ("bao nhiêu người biết dùng điện thoại thông minh", "count"),  # the thing, not its number
        ("người già có được giảm giá vé xe buýt không?", None),  # whether, no sum
        ("giá vé xe buýt cho người già là bao nhiêu?", "money"),
        ("giải nhất cuộc thi Em là công dân số bao nhiêu tiền", "money"),  # not the plan's number
    ],
)
def test_kind_of_value(read: Read, asked: str, wanted: str | None) -> None:
    question = read(asked)
    assert question.wanted == wanted
    assert question.data is None
