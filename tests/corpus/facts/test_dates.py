"""Date expressions: kind, bound, day/month/year, end of a range."""

import pytest

from corpus.facts.dates import find_dates

DATES = [
    # yearly, with every word for "each"
    ("trước ngày 30 tháng 11 hằng năm", [("yearly", "before", 30, 11, None)]),
    ("chậm nhất ngày 15/12 hàng năm", [("yearly", "by", 15, 12, None)]),
    ("vào ngày 5/6 mỗi năm", [("yearly", "on", 5, 6, None)]),
    # what stands after the last of two goes for both
    (
        "trước ngày 15/6 và ngày 15/12 hằng năm",
        [("yearly", "before", 15, 6, None), ("yearly", "before", 15, 12, None)],
    ),
    # before an hour of the day is still on it; two hours are no bound
    ("trước 17 giờ 00 ngày 15/3/2026", [("date", "by", 15, 3, 2026)]),
    ("từ 7 giờ 00 đến 11 giờ 30 ngày 15/3/2026", [("date", "on", 15, 3, 2026)]),
    ("trước ngày 20 tháng cuối quý", [("quarterly", "before", 20, None, None)]),
    ("trước ngày 25 của tháng cuối quý", [("quarterly", "before", 25, None, None)]),
    ("trước ngày 25 hàng tháng", [("monthly", "before", 25, None, None)]),
    ("Định kỳ ngày 20 hàng tháng", [("monthly", "on", 20, None, None)]),
    # full dates in every dress
    ("trước ngày 27 tháng 6 năm 2014", [("date", "before", 27, 6, 2014)]),
    ("trước 31/12/2025", [("date", "before", 31, 12, 2025)]),
    ("đến hết ngày 31-5-2025", [("date", "by", 31, 5, 2025)]),
    ("hạn cuối 05.09.2024", [("date", "by", 5, 9, 2024)]),
    ("không muộn hơn ngày 01/02/2024", [("date", "by", 1, 2, 2024)]),
    ("chậm nhất trước ngày 10/11/2023", [("date", "before", 10, 11, 2023)]),
    ("Bắt đầu từ ngày 06/9/2024", [("date", "from", 6, 9, 2024)]),
    # months, quarters, years
    ("ngày   tháng 8 năm 2023", [("month", "", None, 8, 2023)]),
    ("trong tháng 6/2024", [("month", "by", None, 6, 2024)]),
    ("Quý IV/2024", [("quarter", "", None, None, 2024)]),
    ("tổng kết vào năm 2030", [("year", "on", None, None, 2030)]),
    ("đến 2030 đạt", [("year", "by", None, None, 2030)]),
    ("giai đoạn 2021 - 2025", [("period", "", None, None, 2021)]),
    ("năm học 2024-2025", [("period", "", None, None, 2024)]),
    # days of events
    ("Ngày Quốc tế Bảo tàng (18/5)", [("day_month", "", 18, 5, None)]),
    ("Ngày Quốc tế Bảo tàng - 18/5", [("day_month", "", 18, 5, None)]),
    ("(xong trước 15/8)", [("day_month", "before", 15, 8, None)]),
    # no dates: fractions, rates, addresses, document numbers, days that no month has
    ("2/3 số xã, 9/9 đơn vị, trực 24/24 giờ", []),
    ("tăng bình quân 5%/năm", []),
    ("giảm 1,5 - 2%/năm", []),
    ("Nghị định số 26/2020/NĐ-CP", []),
    ("ngày 31/6/2024", []),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_find_dates(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(m.kind, m.bound, m.day, m.month, m.year) for m in find_dates(text)] == expected


RANGES = [
    ("từ ngày 01/10 đến ngày 07/10/2024", (1, 10, 2024, 7, 10, 2024)),
    ("từ ngày 28/12/2024 đến ngày 03/01/2025", (28, 12, 2024, 3, 1, 2025)),
    ("từ ngày 1 đến ngày 7 tháng 10 hằng năm", (1, 10, None, 7, 10, None)),
    ("từ 01 - 07/10 hằng năm", (1, 10, None, 7, 10, None)),
    ("Ngày 23 và 24/4/2025", (23, 4, 2025, 24, 4, 2025)),
    ("(01-02/6)", (1, 6, None, 2, 6, None)),
    # an hour before the last day; the year is that of both
    ("từ ngày 02 tháng 3 đến 17 giờ 30 ngày 09 tháng 3 năm 2028", (2, 3, 2028, 9, 3, 2028)),
    ("Từ 07h30 ngày 28/12/2026 đến 17h00, ngày 03/01/2027", (28, 12, 2026, 3, 1, 2027)),
    # over the turn of the year
    ("từ ngày 28 tháng 12 đến 17 giờ ngày 03 tháng 01 năm 2027", (28, 12, 2026, 3, 1, 2027)),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_ranges(text: str, expected: tuple[int | None, ...]) -> None:
    (m,) = find_dates(text)
    assert (m.day, m.month, m.year, m.end_day, m.end_month, m.end_year) == expected


def test_a_quarter_list_ends_with_its_last() -> None:
    (mention,) = find_dates("trong quý III, IV năm 2024")
    assert (mention.quarter, mention.year) == (4, 2024)


DOCUMENTS = [
    "Quyết định số 1520/QĐ-TTg ngày 09/12/2022",
    "Tờ trình số 02/TTr-CAT- ANCTNB ngày 03 tháng 02 năm 2023",
    "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
    "Kèm theo Quyết định số         /QĐ-UBND ngày       /6/2023",
    "tại cuộc họp ngày 17/05/2004",
]


@pytest.mark.parametrize("text", DOCUMENTS)
def test_the_date_of_a_document_is_marked(text: str) -> None:
    assert all(mention.of_document for mention in find_dates(text))


def test_a_due_date_after_a_document_is_not_its_date() -> None:
    text = "thực hiện Kế hoạch số 12/KH-UBND ngày 01/02/2023, hoàn thành trước ngày 15/3/2023"
    assert [mention.of_document for mention in find_dates(text)] == [True, False]
