"""Deadlines: (kind, bound, day, month, year, what), then who, to whom and through whom."""

from __future__ import annotations

import pytest

from corpus.facts.deadlines import deadlines
from corpus.models import PartialDate
from tests.corpus.facts.clauses import context_of, facts_of

DUE = [
    (
        "Tổng hợp, báo cáo UBND tỉnh kết quả học kỳ I trước ngày 31/01/2025 "
        "và kết quả cả năm học trước ngày 30/6/2025.",
        [
            ("date", "before", 31, 1, 2025, "Tổng hợp, báo cáo kết quả học kỳ I"),
            ("date", "before", 30, 6, 2025, "báo cáo kết quả cả năm học"),
        ],
    ),
    (
        "tham mưu tổ chức sơ kết vào năm 2025, tổng kết giai đoạn tiếp theo vào năm 2030; phối hợp khen thưởng.",
        [
            ("milestone", "on", None, None, 2025, "tham mưu tổ chức sơ kết"),
            ("milestone", "on", None, None, 2030, "tổng kết giai đoạn tiếp theo"),
        ],
    ),
    # the second has the first's verb
    (
        "Tổng kết giai đoạn 2013-2015 vào năm 2015; giai đoạn 2016-2020 vào năm 2020;",
        [
            ("milestone", "on", None, None, 2015, "Tổng kết giai đoạn 2013-2015"),
            ("milestone", "on", None, None, 2020, "tổng kết giai đoạn 2016-2020"),
        ],
    ),
    # what "hoàn thành" completes stands before it
    (
        "Số hóa toàn bộ hồ sơ hộ tịch; hoàn thành chậm nhất ngày 31/10/2024.",
        [("date", "by", 31, 10, 2024, "Số hóa toàn bộ hồ sơ hộ tịch")],
    ),
    (
        "Học kỳ I: Bắt đầu từ ngày 06/9/2024; kết thúc trước ngày 18/01/2025.",
        [
            ("date", "from", 6, 9, 2024, "Học kỳ I: bắt đầu"),
            ("date", "before", 18, 1, 2025, "Học kỳ I: kết thúc"),
        ],
    ),
    (
        "Tổ chức 02 đợt tẩy giun: đợt 1 trong tháng 11/2024, đợt 2 trong tháng 5/2025.",
        [
            ("month", "by", None, 11, 2024, "Tổ chức 02 đợt tẩy giun: đợt 1"),
            ("month", "by", None, 5, 2025, "Tổ chức 02 đợt tẩy giun: đợt 2"),
        ],
    ),
    # what it is for, not how much
    (
        "Thăm hỏi gia đình liệt sĩ: mức 1.000.000 đồng/suất, xong trước ngày 20/7/2024.",
        [("date", "before", 20, 7, 2024, "Thăm hỏi gia đình liệt sĩ")],
    ),
    # what is not to be done
    (
        "Các cơ quan không tổ chức liên hoan cuối năm trước ngày 20/12/2024.",
        [("date", "before", 20, 12, 2024, "không tổ chức liên hoan cuối năm")],
    ),
    (
        "Xây dựng cơ sở dữ liệu dùng chung; hoàn thành trong quý III/2024.",
        [("quarter", "by", None, 9, 2024, "Xây dựng cơ sở dữ liệu dùng chung")],
    ),
    (
        "Rà soát chế độ, chính sách (Quý IV/2024).",
        [("quarter", "by", None, 12, 2024, "Rà soát chế độ, chính sách")],
    ),
    (
        "Hoàn thành tuyển sinh đầu cấp trước ngày 31/7/2025.",
        [("date", "before", 31, 7, 2025, "Hoàn thành tuyển sinh đầu cấp")],
    ),
    (
        "Báo cáo định kỳ 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12).",
        [
            ("yearly", "before", 15, 6, None, "Báo cáo định kỳ 6 tháng"),
            ("yearly", "before", 15, 12, None, "báo cáo năm"),
        ],
    ),
    # a day still to come is due, whatever the verb and the number before it
    (
        "Mua 02 xe chuyên dùng cho Trung tâm Cấp cứu, hoàn thành trước ngày 30/6/2025.",
        [("date", "before", 30, 6, 2025, "Mua 02 xe chuyên dùng cho Trung tâm Cấp cứu")],
    ),
    (
        "Mỗi huyện diễn tập ít nhất 01 lần trước ngày 31/8/2025;",
        [("date", "before", 31, 8, 2025, "Mỗi huyện diễn tập ít nhất 01 lần")],
    ),
    (
        "Đưa vào sử dụng cổng “Xứ Lạng số” trước ngày 01/01/2026",
        [("date", "before", 1, 1, 2026, "Đưa vào sử dụng cổng “Xứ Lạng số”")],
    ),
    (
        "Dự phòng thuốc cho 40 xã; thành lập 12 tổ cơ động; hoàn thành trước ngày 25/8/2025.",
        [("date", "before", 25, 8, 2025, "thành lập 12 tổ cơ động")],
    ),
    (
        "Hội Nông dân tỉnh xây dựng 50 vườn mẫu đến hết năm 2027.",
        [("milestone", "by", None, None, 2027, "xây dựng 50 vườn mẫu")],
    ),
    # from when it is to run
    (
        "Thí điểm bệnh án điện tử tại Bệnh viện tỉnh từ quý I/2026",
        [("quarter", "from", None, 3, 2026, "Thí điểm bệnh án điện tử tại Bệnh viện tỉnh")],
    ),
    (
        "Gộp hai kho dữ liệu, vận hành chính thức từ ngày 01/4/2026.",
        [("date", "from", 1, 4, 2026, "Gộp hai kho dữ liệu, vận hành chính thức")],
    ),
    # monthly, by a bare day
    (
        "Gửi báo cáo chuyển đổi số hằng tháng về Sở Nội vụ trước ngày 18.",
        [("monthly", "before", 18, None, None, "Gửi báo cáo chuyển đổi số hằng tháng")],
    ),
    (
        "Báo cáo tình hình thực hiện trước ngày 22 hằng tháng.",
        [("monthly", "before", 22, None, None, "Báo cáo tình hình thực hiện")],
    ),
    # each month of one act
    (
        "Tổ chức tiếp xúc doanh nghiệp vào tháng 3, tháng 6 và tháng 9 năm 2024.",
        [
            ("month", "on", None, 3, 2024, "Tổ chức tiếp xúc doanh nghiệp"),
            ("month", "on", None, 6, 2024, "Tổ chức tiếp xúc doanh nghiệp"),
            ("month", "on", None, 9, 2024, "Tổ chức tiếp xúc doanh nghiệp"),
        ],
    ),
    # the date in brackets is its period's
    (
        "Định kỳ 03 tháng (trước ngày 15/3) và hằng năm (trước ngày 20/11) báo cáo UBND tỉnh qua Sở Nội vụ.",
        [
            ("yearly", "before", 15, 3, None, "báo cáo định kỳ 03 tháng"),
            ("yearly", "before", 20, 11, None, "báo cáo hằng năm"),
        ],
    ),
    # the other level does the same
    (
        "Cấp huyện phê duyệt phương án trước ngày 30/5/2025; cấp xã trước ngày 15/6/2025.",
        [
            ("date", "before", 30, 5, 2025, "Cấp huyện phê duyệt phương án"),
            ("date", "before", 15, 6, 2025, "cấp xã phê duyệt phương án"),
        ],
    ),
    # "pháp luật" is no law whose date follows
    (
        "Rà soát 80 văn bản quy phạm pháp luật của các huyện, công bố danh mục trước ngày 31/3/2025.",
        [
            (
                "date",
                "before",
                31,
                3,
                2025,
                "Rà soát 80 văn bản quy phạm pháp luật của các huyện, công bố danh mục",
            )
        ],
    ),
    # a place that a road passes is nobody to send through
    (
        "Hoàn thành kè sông đoạn qua xã Tịnh An (dài 1.350 mét) trước ngày 31/8/2025.",
        [("date", "before", 31, 8, 2025, "Hoàn thành kè sông đoạn qua xã Tịnh An (dài 1.350 mét)")],
    ),
    ("Nhận bài dự thi: Đến hết ngày 31/5/2025.", [("date", "by", 31, 5, 2025, "Nhận bài dự thi")]),
]


@pytest.mark.parametrize(("text", "expected"), DUE)
def test_what_is_due_when(text: str, expected: list[tuple[object, ...]]) -> None:
    found = deadlines(context_of(text))
    assert [(d.kind, d.bound, d.day, d.month, d.year, d.what) for d in found] == expected


PARTIES = [
    # the addressee after the date; what it then does with the report is no addressee
    (
        "Các sở, ngành, địa phương gửi báo cáo năm (trước ngày 10/12) về Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh.",
        ("Các sở, ngành, địa phương", "Sở Nội vụ", ""),
    ),
    # who, to, via
    (
        "Đề nghị các cơ quan, đơn vị, địa phương báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện "
        "(qua Sở Văn hóa, Thể thao và Du lịch) trước ngày 30 tháng 11 hằng năm để tổng hợp.",
        ("các cơ quan, đơn vị, địa phương", "Ủy ban nhân dân tỉnh", "Sở Văn hóa, Thể thao và Du lịch"),
    ),
    (
        "Trên cơ sở nhiệm vụ được giao, các cơ quan, đơn vị, địa phương có trách nhiệm triển khai; "
        "định kỳ báo cáo kết quả qua Sở Nội vụ trước ngày 01 tháng 12 hằng năm; vướng mắc phản ánh về Sở Nội vụ.",
        ("các cơ quan, đơn vị, địa phương", "", "Sở Nội vụ"),
    ),
    (
        "Ủy ban nhân dân quận, huyện tổng hợp, báo cáo tình hình gửi về Sở Xây dựng (trước ngày 20 tháng cuối quý).",
        ("Ủy ban nhân dân quận, huyện", "Sở Xây dựng", ""),
    ),
    # the heading's agency, where the sentence names none
    (
        "Kiện toàn Ban Chỉ đạo; báo cáo kết quả về Sở Y tế trước ngày 20 của tháng cuối quý.",
        ("Sở Tư pháp", "Sở Y tế", ""),
    ),
    (
        "Tổng hợp, báo cáo UBND tỉnh và Bộ Y tế trước ngày 15/5/2025.",
        ("Sở Tư pháp", "UBND tỉnh và Bộ Y tế", ""),
    ),
    # a denial says which of them must act
    (
        "Đơn vị, địa phương chưa triển khai kế hoạch trồng rừng phải báo cáo lý do về Sở Y tế trước ngày 15/11/2023.",
        ("Đơn vị, địa phương chưa triển khai kế hoạch trồng rừng", "Sở Y tế", ""),
    ),
    (
        "UBND các xã chưa được phê duyệt quy hoạch có trách nhiệm trình Sở Xây dựng trước ngày 30/6/2024.",
        ("UBND các xã chưa được phê duyệt quy hoạch", "Sở Xây dựng", ""),
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_who_owes_it_to_whom(text: str, expected: tuple[str, str, str]) -> None:
    (found,) = deadlines(context_of(text, "V. TỔ CHỨC THỰC HIỆN", "3. Sở Tư pháp"))
    assert (found.who, found.to, found.via) == expected


def test_two_acts_of_one_sentence_have_their_own_what_and_one_who() -> None:
    text = (
        "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thành phố chỉ đạo: "
        "xây dựng Kế hoạch và gửi về UBND tỉnh (qua Phòng Nội chính, Công an tỉnh) "
        "trước ngày 28/2/2023; "
        "lập dự toán gửi Sở Tài chính thẩm định; Báo cáo kết quả và gửi về UBND tỉnh "
        "(qua Phòng Nội chính, Công an tỉnh) trước ngày 10/11/2023 để tổng hợp."
    )
    first, second = deadlines(context_of(text, issued=None))
    assert (first.what, second.what) == ("xây dựng Kế hoạch", "Báo cáo kết quả")
    assert first.who == second.who == "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thành phố"
    assert (second.to, second.via) == ("UBND tỉnh", "Phòng Nội chính, Công an tỉnh")


# The date before the one who must: (text, kind, day, month, who, what, to).
BEFORE_ITS_SUBJECT = [
    (
        "Hằng năm, trước ngày 20 tháng 8, các trường, trung tâm lập nhu cầu trang thiết bị gửi Sở Tài chính tổng hợp.",
        ("yearly", 20, 8, "các trường, trung tâm", "lập nhu cầu trang thiết bị", "Sở Tài chính"),
    ),
    (
        "Trước ngày 05 tháng 10 hằng năm, UBND cấp xã tổng hợp nhu cầu kinh phí gửi Sở Nội vụ.",
        ("yearly", 5, 10, "UBND cấp xã", "tổng hợp nhu cầu kinh phí", "Sở Nội vụ"),
    ),
    (
        "Hàng quý, trước ngày 25 tháng cuối quý, các chủ đầu tư báo cáo tiến độ giải ngân về Sở Tài chính.",
        ("quarterly", 25, None, "các chủ đầu tư", "báo cáo tiến độ giải ngân", "Sở Tài chính"),
    ),
    # what is reported after the one to whom
    (
        "Định kỳ 6 tháng, trước ngày 10 tháng 6, Sở Y tế báo cáo UBND tỉnh kết quả thực hiện.",
        ("yearly", 10, 6, "Sở Y tế", "báo cáo kết quả thực hiện", "UBND tỉnh"),
    ),
    (
        "Chậm nhất ngày 20/6/2026, các trường hoàn thành xét tuyển.",
        ("date", 20, 6, "các trường", "hoàn thành xét tuyển", ""),
    ),
]


@pytest.mark.parametrize(("text", "expected"), BEFORE_ITS_SUBJECT)
def test_a_date_before_its_subject(text: str, expected: tuple[object, ...]) -> None:
    (d,) = deadlines(context_of(text))
    assert (d.kind, d.day, d.month, d.who, d.what, d.to) == expected


def test_each_of_two_dates_before_their_acts_has_its_own() -> None:
    text = "Trước ngày 15/6 các xã gửi báo cáo 6 tháng và trước ngày 15/12 gửi báo cáo năm về Sở Nội vụ."
    assert [(d.month, d.who, d.what, d.to) for d in deadlines(context_of(text))] == [
        (6, "các xã", "gửi báo cáo 6 tháng", ""),
        (12, "các xã", "gửi báo cáo năm", "Sở Nội vụ"),
    ]


def test_the_words_hold_the_bound_and_slice_the_clause() -> None:
    text = "Báo cáo kết quả trước ngày 01 tháng 12 hằng năm."
    (found,) = deadlines(context_of(text))
    assert found.words.text == "trước ngày 01 tháng 12 hằng năm" == text[found.words.start : found.words.end]


FIELDS = [
    ("Thời gian hoàn tất: trước ngày 27 tháng 6 năm 2014.", ("date", "before", 27, 6, 2014)),
    ("Thời gian thực hiện: Tháng 11, 12/2013 và bổ sung hàng năm.", ("month", "by", None, 12, 2013)),
    ("Thời gian thực hiện: Từ năm 2013 đến năm 2020 và tiếp theo.", ("milestone", "by", None, None, 2020)),
    ("Thời gian thực hiện: Từ tháng 11/2013 trở đi.", ("month", "from", None, 11, 2013)),
]


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_a_line_of_time_is_the_deadline_of_its_heading(text: str, expected: tuple[object, ...]) -> None:
    (found,) = deadlines(context_of(text, "II. RÀ SOÁT HỒ SƠ"))
    assert (found.kind, found.bound, found.day, found.month, found.year) == expected
    assert found.what == "RÀ SOÁT HỒ SƠ"


NONE = [
    "Căn cứ Quyết định số 1520/QĐ-TTg ngày 09/12/2022 của Thủ tướng Chính phủ.",
    "Đang sinh sống và có đăng ký hộ khẩu thường trú trước ngày 15 tháng 6 năm 2013 tại nhà ở.",
    "Thực hiện Chương trình chuyển đổi số ngành thư viện đến hết năm 2025, định hướng đến năm 2030.",
    "Triển khai Chương trình “Hoàn thành phổ cập đến năm 2030”.",
    "Đến năm 2025, xây dựng chương trình giáo dục lịch sử cho mọi người dân.",
    "Báo cáo kết quả thực hiện trong năm 2014 và các năm tiếp theo.",
    "Ngày Quốc tế Bảo tàng (18/5).",
    "Định kỳ hằng năm gửi báo cáo theo quy định.",
    # a day of the past, what has been in force since, a span of counting
    "Hộ được công nhận thoát nghèo trước ngày 31/12/2022.",
    "Nghị định có hiệu lực từ ngày 01/01/2024.",
    "Số liệu tính từ ngày 15/11/2023 đến ngày 14/11/2024.",
    "Đơn vị giải ngân dưới 50% đến ngày 30/9/2025 thì bị điều chuyển vốn.",
    # a time allowed, without a day of the calendar
    "Trình phương án trong thời hạn 03 ngày làm việc kể từ ngày nhận được đề nghị.",
    "Thống kê thiệt hại trong vòng 07 ngày kể từ khi kết thúc đợt thiên tai",
    "Giảm số hộ nghèo còn 5% đến hết năm 2027.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_deadline(text: str) -> None:
    assert deadlines(context_of(text)) == []


def test_fields_of_one_line_tell_who_and_when() -> None:
    text = "Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ; thời gian hoàn thành: Quý II/2025."
    (found,) = deadlines(context_of(text, "4. Lập hồ sơ sức khỏe"))
    assert (found.kind, found.month, found.year, found.who, found.what) == (
        "quarter",
        6,
        2025,
        "Sở Y tế",
        "Lập hồ sơ sức khỏe",
    )


def test_the_addressee_of_a_later_act_is_not_that_of_the_first() -> None:
    text = "Các đơn vị tổ chức tổng kết trước ngày 30/11, báo cáo về Sở Nội vụ trước ngày 05/12 hằng năm."
    first, second = deadlines(context_of(text))
    assert [(d.kind, d.day, d.to) for d in (first, second)] == [
        ("yearly", 30, ""),
        ("yearly", 5, "Sở Nội vụ"),
    ]


def test_a_day_without_a_year_has_the_plans_year() -> None:
    (found,) = deadlines(context_of("Gửi báo cáo trước ngày 15/8.", title="Phòng, chống dịch năm 2024"))
    assert (found.kind, found.year) == ("date", 2024)


def test_a_day_before_the_issue_gets_no_year() -> None:
    issued = PartialDate(year=2023, month=6, day=1)
    (found,) = deadlines(context_of("Gửi báo cáo trước ngày 15/3.", issued=issued))
    assert found.year is None


def test_the_organiser_beside_the_time_owes_it() -> None:
    found = facts_of(
        "Đơn vị chủ trì: Sở Nội vụ.",
        "Thời gian hoàn thành: trước ngày 30/9/2024.",
        trail=("2. Sắp xếp thôn, bản",),
    )
    assert [(d.who, d.what) for d in found.deadlines] == [("Sở Nội vụ", "Sắp xếp thôn, bản")]
