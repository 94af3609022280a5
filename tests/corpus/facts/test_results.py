"""What was reached before a plan: (value, unit, year, subject, measure); none of it is a target."""

from __future__ import annotations

import pytest

from corpus.facts.models import Target
from corpus.facts.tables import row_results, row_targets
from corpus.facts.targets import results, targets
from tests.corpus.facts.clauses import ISSUED, context_of, row_context

Row = tuple[str, str, int | None, str, str]


def rows(found: list[Target]) -> list[Row]:
    return [(f"{t.value:f}", t.unit, t.year, t.subject, t.measure) for t in found]


PAST = "Kết quả thực hiện năm 2022"

REACHED: list[tuple[str, str, list[Row]]] = [
    # the year of the heading; how much of the plan was reached is said of the same thing
    (
        "Giải quyết việc làm cho 6.215 lao động, đạt 103,6% kế hoạch.",
        PAST,
        [
            ("6215", "lao động", 2022, "lao động", "Giải quyết việc làm cho"),
            ("103.6", "%", 2022, "lao động", "Giải quyết việc làm cho … đạt … kế hoạch"),
        ],
    ),
    # two verbs of one act
    (
        "Tuyển sinh đào tạo nghề 4.870 người.",
        PAST,
        [("4870", "người", 2022, "người", "Tuyển sinh đào tạo nghề")],
    ),
    # the clause's own year
    (
        "Năm 2022, toàn tỉnh xảy ra 03 cơn bão; làm 04 người chết.",
        "Tình hình",
        [
            ("3", "cơn bão", 2022, "xảy ra", "Tình hình"),
            ("4", "người", 2022, "người chết", "làm"),
        ],
    ),
    # under a heading that tells how things stand, without a year
    (
        "Tỷ lệ hộ dùng nước sạch đạt 61,5%.",
        "Thực trạng",
        [("61.5", "%", None, "Tỷ lệ hộ dùng nước sạch", "đạt")],
    ),
    # what is aimed at, and what a change is measured from, was not reached
    ("Tỷ lệ hộ nghèo giảm 2% so với năm 2022.", "Chỉ tiêu năm 2024", []),
    ("Đến năm 2025, 70% trường học có thư viện.", "Mục tiêu", []),
]


def test_how_things_stand_is_of_no_year_of_the_plan() -> None:
    context = context_of(
        "Tỷ lệ hộ dùng nước sạch đạt 61,5%.", "Thực trạng", title=f"Kế hoạch cấp nước sạch năm {ISSUED.year}"
    )
    assert rows(results(context)) == [("61.5", "%", None, "Tỷ lệ hộ dùng nước sạch", "đạt")]


@pytest.mark.parametrize(("text", "heading", "expected"), REACHED)
def test_reached(text: str, heading: str, expected: list[Row]) -> None:
    context = context_of(text, heading)
    assert rows(results(context)) == expected
    assert not expected or not targets(context)


def test_a_rows_past_column_is_a_result_and_its_others_are_targets() -> None:
    header = ("TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2022", "Kế hoạch năm 2024")
    row = row_context(header, ("1", "Tỷ lệ hồ sơ nộp trực tuyến", "%", "52", "70"))
    assert [(f"{t.value:f}", t.unit, t.year) for t in row_results(row)] == [("52", "%", 2022)]
    assert [(f"{t.value:f}", t.unit, t.year) for t in row_targets(row)] == [("70", "%", 2024)]


SAID: list[tuple[str, list[tuple[str, str, str]]]] = [
    # what is said behind the last of several levels is said of each
    (
        "90% hồ sơ cấp tỉnh và 75% ở cấp xã được xử lý trên môi trường mạng.",
        [
            ("90", "hồ sơ cấp tỉnh", "được xử lý trên môi trường mạng"),
            ("75", "hồ sơ ở cấp xã", "được xử lý trên môi trường mạng"),
        ],
    ),
    # what stands before a colon is said of each level
    (
        "Mẫu nước đạt quy chuẩn: cấp tỉnh 99%, cấp xã 92%.",
        [("99", "Mẫu nước đạt quy chuẩn cấp tỉnh", ""), ("92", "Mẫu nước đạt quy chuẩn cấp xã", "")],
    ),
    # a class that the list names once, and one that the verb's object ends with
    (
        "Tuyển mới 1.300 người, gồm: trình độ cao đẳng 350 người, trung cấp 950 người.",
        [
            ("1300", "người", "Tuyển mới"),
            ("350", "trình độ cao đẳng", "Tuyển mới người"),
            ("950", "trình độ trung cấp", "Tuyển mới người"),
        ],
    ),
    (
        "Đào tạo công nhân trình độ trung cấp 35 người, sơ cấp 80 người.",
        [
            ("35", "người", "Đào tạo công nhân trình độ trung cấp"),
            ("80", "sơ cấp", "Đào tạo công nhân trình độ"),
        ],
    ),
    # each has its own number; a noun alone is of what was said before
    (
        "Mỗi xã có tối thiểu 02 tổ quản lý nước; mỗi bản có ít nhất 01 tổ.",
        [("2", "tổ quản lý nước", "Mỗi xã có"), ("1", "tổ quản lý nước", "mỗi bản có")],
    ),
    # `nâng cấp` is no rise, and no rank stands behind it; a width tells which ones are meant
    (
        "Nâng cấp 45 tuyến hẻm có chiều rộng dưới 3,5 m.",
        [("45", "tuyến hẻm có chiều rộng", "Nâng cấp")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_is_said_of_each(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = targets(context_of(text, "Chỉ tiêu năm 2024"))
    assert [(f"{t.value:f}", t.subject, t.measure) for t in found] == expected
    assert all(t.bound != "increase" for t in found)
