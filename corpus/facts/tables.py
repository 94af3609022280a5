"""Facts of a table's row: what each column holds is told by its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.facts.context import Context
from corpus.facts.dates import DateMention, find_dates
from corpus.facts.models import Target, Words
from corpus.facts.numbers import NUMBER, numbers_in, parse_number
from corpus.facts.quantities import Bound, find_quantities
from corpus.facts.spans import words_at

Column = Literal[
    "index", "name", "unit", "value", "past", "lead", "partner", "watch", "time", "place", "task", "note"
]

_TITLES: tuple[tuple[Column, str], ...] = (
    ("index", r"s?tt|số\s+(?:tt|thứ\s+tự)|số"),
    ("unit", r"đơn\s+vị\s*(?:tính|đo)|đvt|đv\s+tính|đơn\s+vị"),
    ("partner", r".*phối\s+hợp.*"),
    ("watch", r".*(?:theo\s+dõi|báo\s+cáo|tham\s+mưu).*"),
    ("lead", r".*(?:chủ\s+trì|thực\s+hiện|phụ\s+trách|đầu\s+mối|chịu\s+trách\s+nhiệm|tổ\s+chức).*"),
    ("time", r".*(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hoàn\s+thành|hạn\s+).*|hạn|ngày(?:\s+.*)?"),
    ("place", r".*(?:địa\s+điểm|địa\s+bàn|nơi\s+).*"),
    ("past", r".*(?:hiện\s+trạng|thực\s+hiện\s+năm|kết\s+quả|ước\s+thực\s+hiện|hiện\s+có|đã\s+đạt).*"),
    ("note", r"ghi\s+chú|căn\s+cứ.*|sản\s+phẩm.*|kết\s+quả\s+đầu\s+ra|nguồn.*|dự\s+kiến\s+sản\s+phẩm.*"),
    (
        "name",
        r".*(?:chỉ\s+tiêu|mục\s+tiêu|nội\s+dung|nhiệm\s+vụ|công\s+việc|hạng\s+mục|danh\s+mục|tên|hoạt\s+động|lĩnh\s+vực|đối\s+tượng).*",
    ),
)
_COLUMNS = tuple((column, re.compile(rf"(?:{title})$", re.IGNORECASE)) for column, title in _TITLES)
_VALUE_TITLE = re.compile(
    r"(?:19|20)\d\d|(?<!\w)(?:số\s+lượng|tỷ\s+lệ|tỉ\s+lệ|kế\s+hoạch|giá\s+trị|kinh\s+phí|mức|khối\s+lượng|chỉ\s+tiêu\s+giao)(?!\w)",
    re.IGNORECASE,
)
_BARE_VALUE = re.compile(
    rf"(?P<bound>≥|>=|≤|<=|>|<|trên|dưới|từ|ít\s+nhất|tối\s+thiểu|tối\s+đa|khoảng)?\s*(?P<low>{NUMBER})\s*%?"
    rf"(?:\s*(?:-|–|đến)\s*(?P<high>{NUMBER}))?\s*(?P<unit>%|[^\W\d_][\w\s/²³]{{0,24}})?\s*(?P<after>trở\s+lên)?",
    re.IGNORECASE,
)
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


def column_of(title: str) -> Column | None:
    """What a column holds, by its title; None where the title doesn't tell."""
    plain = " ".join(title.split()).strip(" :*")
    if re.search(r"(?:thực\s+hiện|kết\s+quả|hiện\s+trạng|ước)", plain, re.IGNORECASE) and re.search(
        r"(?:19|20)\d\d", plain
    ):
        return "past"
    if re.search(r"(?:19|20)\d\d", plain):
        return "value"
    for column, pattern in _COLUMNS:
        if pattern.match(plain):
            return column
    return "value" if _VALUE_TITLE.search(plain) else None


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


def row_targets(context: Context) -> list[Target]:
    """One target a value cell: the row's name is the subject, the column's title gives the year."""
    cells = row_cells(context)
    name = cell_of(cells, "name", "task")
    if name is None or context.status:
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
    name = cell_of(cells, "name", "task")
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
        (own[0].unit if own else written_unit.strip()) or unit or (title_unit.group(1) if title_unit else "")
    )
    high = parse_number(match["high"]) if match["high"] else None
    value = parse_number(match["low"])
    words = _words(context, cell)
    if value not in numbers_in(words.text) or (high is not None and high <= value):
        return None
    bound = _BOUNDS.get(" ".join((match["bound"] or "").lower().split()), "")
    return Target(
        path=context.node.key, subject=name.text, measure="", value=value, value_to=high, unit=value_unit,
        bound="at_least" if match["after"] else "" if bound == "at_least" and high is not None else bound,
        year=year.closing_year if year else None if past else context.plan_year,
        year_from=year.year if year and year.kind == "period" else None,
        words=words, subject_words=words_at(context.text, name.start, name.end),
    )  # fmt: skip


def _plain_year(title: str) -> list[DateMention]:
    """The year of a title that is no more than it (`2030`)."""
    found = re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", title)
    return [DateMention("year", 0, 0, year=int(found[0]))] if len(found) == 1 else []


def _words(context: Context, cell: Cell) -> Words:
    return words_at(context.text, cell.start, cell.end)
