"""Pictures small enough for their text; nothing is lost or said twice between them."""

from __future__ import annotations

from bot.pictures.alt_text import alt_text
from bot.pictures.figures import Chart, Figure, Table
from bot.pictures.paging import pictures
from tests.bot.pictures.values import answer, line, value

MANY = answer(
    line(
        "Sao Hoả", *(value(a, y, f"thư viện loại {n}") for n in range(9) for y, a in ((2025, 1), (2030, 2)))
    ),
    line("Sao Kim", said="không nêu", found=False),
)


def short(figure: Figure) -> bool:
    return len("\n".join(alt_text(figure))) <= 500


def test_pages_hold_all_series_and_lines_in_order() -> None:
    found = pictures(MANY, short)
    assert all(map(short, found))
    tables = [one for one in found if isinstance(one, Table)]
    drawn = [one for one in found if isinstance(one, Chart)]
    assert found == (*tables, *drawn)
    assert [ln.text for page in tables for row in page.rows for ln in row.lines] == [
        *(f"thư viện loại {n} có phòng đọc" for n in range(9)), "Không nêu",
    ]  # fmt: skip
    series = [one for page in drawn for panel in page.panels for one in panel.series]
    assert [one.name for one in series] == [f"thư viện loại {n}" for n in range(9)]
    assert all(page.source and page.title == "Sao Hoả: chỉ tiêu theo năm" for page in drawn)


def test_what_fits_is_not_divided() -> None:
    assert [type(one) for one in pictures(MANY, lambda _: True)] == [Table, Chart]


def test_a_series_that_fits_nowhere_stands_alone() -> None:
    assert len(pictures(MANY, lambda _: False)) == 9 + 1 + 9


def test_the_text_says_all_that_the_picture_shows() -> None:
    compared, chart = pictures(MANY, lambda _: True)
    assert alt_text(chart)[:3] == (
        "Sao Hoả: chỉ tiêu theo năm",
        "Có phòng đọc:",
        "• thư viện loại 0: 2025: 1%; 2030: 2%",
    )
    assert alt_text(chart)[-2:] == (
        "(Mục I, gạch đầu dòng 2025, 2030)",
        "Nguồn: Sao Hoả, 6/2023, số: bản lưu để trống",
    )
    assert alt_text(compared)[:2] == ("So sánh: Sao Hoả, Sao Kim", "“phòng đọc ở đâu có?”")
    assert alt_text(compared)[-2:] == ("Sao Kim (6/2023, số: bản lưu để trống)", "• Không nêu")
