"""Facts of a table's row: what each column holds is told by its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.facts.column_titles import Column, column_of, counted_in
from corpus.facts.context import Context
from corpus.facts.dates import DateMention, find_dates
from corpus.facts.models import Target, Words
from corpus.facts.numbers import NUMBER, numbers_in, parse_number
from corpus.facts.quantities import Bound, find_quantities
from corpus.facts.spans import Range, blanked, words_at

_BARE_VALUE = re.compile(
    rf"(?P<bound>≥|>=|≤|<=|>|<|trên|dưới|từ|ít\s+nhất|tối\s+thiểu|tối\s+đa|khoảng)?\s*(?P<low>{NUMBER})\s*%?"
    rf"(?:\s*(?:-|–|đến)\s*(?P<high>{NUMBER}))?\s*(?P<unit>%|[^\W\d_][\w\s/²³]{{0,24}})?\s*(?P<after>trở\s+lên)?",
    re.IGNORECASE,
)
_PLACES = ("area", "place", "index")
# A table that tells how things stand in each place.
_COUNT = re.compile(
    r"(?<!\w)(?:thống\s+kê|tổng\s+hợp|kết\s+quả|rà\s+soát|kiểm\s+kê|hiện\s+trạng)(?!\w)", re.IGNORECASE
)
_APPENDIX = re.compile(
    r"\W*(?:phụ\s+lục|biểu|bảng)(?:\s+(?:số\s+)?(?:\d+|[IVX]+|[A-Z])(?!\w))?[\s.:–-]*", re.IGNORECASE
)
_APPENDED = re.compile(r"\((?:ban\s+hành\s+)?kèm\s+theo[^)]*\)?", re.IGNORECASE)
_CAPTION = re.compile(
    r"^(?:danh\s+(?:mục|sách)|bảng|biểu|lịch(?:\s+trình)?|tiến\s+độ|lộ\s+trình|kế\s+hoạch|phân\s+(?:bổ|công|kỳ))\s+"
    r"(?:(?:chi\s+tiết|thực\s+hiện|tổ\s+chức|triển\s+khai)\s+)*",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"tổng(?:\s+(?:cộng|số))?|cộng", re.IGNORECASE)
_BOUNDS: dict[str, Bound] = {
    "≥": "at_least", ">=": "at_least", "ít nhất": "at_least", "tối thiểu": "at_least", "từ": "at_least", "≤": "at_most",
    "<=": "at_most", "tối đa": "at_most", ">": "over", "trên": "over", "<": "under", "dưới": "under", "khoảng": "about",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: what its column holds, and where it stands in the clause's text."""

    column: Column
    title: str
    text: str
    start: int
    end: int


def row_cells(context: Context) -> list[Cell]:
    """The cells of a row whose columns are known, found in the clause's text in order; empty cells are left out."""
    node = context.node
    found: list[Cell] = []
    at = 0
    for i, written in enumerate(node.cells):
        text = " ".join(written.split())
        if not text:
            continue
        start = node.text.find(text, at)
        if start < 0:
            return []
        at = start + len(text)
        title = node.header[i] if i < len(node.header) else ""
        column = column_of(title)
        if column == "unit" and len(text.split()) > 4:
            column = "lead"  # "Đơn vị" over names of bodies
        if column is not None:
            found.append(Cell(column, title, text, start, at))
    return found


def cell_of(cells: Sequence[Cell], *columns: Column) -> Cell | None:
    """The first cell of one of the columns."""
    return next((cell for column in columns for cell in cells if cell.column == column), None)


def name_of(cells: Sequence[Cell]) -> Cell | None:
    """What a row is about: its task or indicator, else its place (`Xã A`), else the word of its total (`Tổng`)."""
    found = cell_of(cells, "name", "task", "area", "place")
    total = next((cell for cell in cells if cell.column == "index" and _TOTAL.fullmatch(cell.text)), None)
    return found or total


def caption(context: Context) -> str:
    """What a table is about, by its title: `PHỤ LỤC 1 KẾ HOẠCH TRỒNG RỪNG NĂM 2026 (Kèm theo …)` is of `TRỒNG RỪNG`."""
    titles = [line for line in context.above if _APPENDIX.match(line)]
    plain = _APPENDED.sub("", titles[-1] if titles else context.above[0] if context.above else "")
    plain = blanked(plain, [Range(date.bound_start, date.end) for date in find_dates(plain)])
    words = " ".join(_CAPTION.sub("", _APPENDIX.sub("", plain)).split()).strip(" :.-–")
    return words[:1].upper() + words[1:].lower() if words.isupper() else words


def row_targets(context: Context) -> list[Target]:
    """One target a value cell: the row's name is the subject, the column's title gives the year."""
    cells = row_cells(context)
    name = name_of(cells)
    if name is None or context.status or (name.column in _PLACES and any(map(_COUNT.search, context.above))):
        return []
    unit = cell_of(cells, "unit")
    found: list[Target] = []
    for cell in cells:
        if cell.column != "value" and not (
            cell.column == "name" and cell is not name and cell.text[:1].isdigit()
        ):
            continue
        target = _row_target(context, name, unit.text if unit else "", cell)
        if target:
            found.append(target)
    return found


def row_results(context: Context) -> list[Target]:
    """The cells of a row that tell how things stood: `Thực hiện năm 2023`, `Hiện trạng`."""
    cells = row_cells(context)
    name = name_of(cells)
    if name is None:
        return []
    unit = cell_of(cells, "unit")
    read = (
        _row_target(context, name, unit.text if unit else "", c, past=True) for c in cells if _is_result(c)
    )
    return [target for target in read if target]


def _is_result(cell: Cell) -> bool:
    return cell.column == "past"


def _row_target(context: Context, name: Cell, unit: str, cell: Cell, *, past: bool = False) -> Target | None:
    match = _BARE_VALUE.fullmatch(cell.text)
    if match is None or find_dates(cell.text):
        return None
    years = [date for date in find_dates(cell.title) if date.kind in ("year", "period")] or _plain_year(
        cell.title
    )
    general = context.years[0] if len(context.years) == 1 and not past else None
    year = years[0] if len(years) == 1 else general
    if not past and year and context.issued and (year.closing_year or 0) < context.issued[0]:
        return None
    own = find_quantities(cell.text)
    written_unit = match["unit"] or ("%" if "%" in cell.text else "")
    title_unit = re.search(r"\((%|[^()\d]{1,24})\)", f"{cell.title} {name.text}")
    value_unit = (
        (own[0].unit if own else written_unit.strip())
        or (counted_in(cell.title) if name.column != "name" else "")
        or unit
        or (title_unit.group(1) if title_unit else counted_in(cell.title))
    )
    high = parse_number(match["high"]) if match["high"] else None
    value = parse_number(match["low"])
    words = _words(context, cell)
    if value not in numbers_in(words.text) or (high is not None and high <= value):
        return None
    bound = _BOUNDS.get(" ".join((match["bound"] or "").lower().split()), "")
    return Target(
        path=context.node.key, subject=name.text, measure=_measure(name, cell),
        value=value, value_to=high, unit=value_unit,
        bound="at_least" if match["after"] else "" if bound == "at_least" and high is not None else bound,
        year=year.closing_year if year else None if past else context.plan_year,
        year_from=year.year if year and year.kind == "period" else None,
        words=words, subject_words=words_at(context.text, name.start, name.end),
    )  # fmt: skip


def _measure(name: Cell, cell: Cell) -> str:
    """What a value is of where the row's name doesn't say it: the column's title, without its unit."""
    said = re.sub(r"\s*\([^()]*\)$", "", " ".join(cell.title.split()))
    return said if name.column in _PLACES or counted_in(cell.title) else ""


def _plain_year(title: str) -> list[DateMention]:
    """The year of a title that is no more than it (`2030`)."""
    found = re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", title)
    return [DateMention("year", 0, 0, year=int(found[0]))] if len(found) == 1 else []


def _words(context: Context, cell: Cell) -> Words:
    return words_at(context.text, cell.start, cell.end)
