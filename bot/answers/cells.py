"""Rows of tables as answers: the cells that are asked for, and what their row is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import messages
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Task
from bot.view import told
from bot.weights import WEIGHTS
from corpus.folding import fold
from corpus.models import Node

_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_UNIT_TOLD = re.compile(r"\(([^()]*\b(?:đồng|%|người|hộ|lượt|ha|km|m2|m²|tấn)[^()]*)\)\s*$", re.IGNORECASE)
_FIGURES = re.compile(r"\s*\d[\d.,]*(?:\s*-\s*\d[\d.,]*)?\s*$")
_NUMBERING = re.compile(r"\W*(?:s?tt|so tt|so thu tu)\W*$")
_UNIT_COLUMN = re.compile(r"\W*(?:don vi tinh|dvt|don vi do|don vi)\W*$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORDS_OF_A_UNIT = 3
_RUNNING = re.compile(r"[\dIVXLCivxlc.,)\-]+")  # `12`, `III.1`
_NAMED = 2  # syllables from which a column's title may be named in a question
_LIGHT = frozenset({"so", "tong", "cac", "va", "cua", "theo", "thuc", "hien", "luong"})

# What a question asks for, and the columns that have it, by their titles (all folded).
_MONEY = re.compile(r"\b(?:trieu|ty|nghin|ngan)? ?dong\b|\bkinh phi\b|\bvon\b|\bngan sach\b|\bdu toan\b")
_ASKS_MONEY = re.compile(
    r"\b(?:kinh phi|du toan|bao nhieu tien|so tien|(?:het|ton|mat|chi) (?:bao nhieu|may)|may (?:ty|trieu))\b"
)
_WITH = re.compile(r"\bphoi hop\b")
_LEADS = re.compile(
    r"\b(?:chu tri|phu trach|theo doi|chiu trach nhiem|tham muu|don vi su dung)\b"
    r"|^\W*(?:co quan|don vi)(?: thuc hien| dau moi)?\W*$"
)
_ASKS_WHO = re.compile(r"\b(?:ai|(?:co quan|don vi|so|nganh|ben|to chuc) (?:nao|gi))\b(?! (?:duoc|la nguoi))")
_ASKS_WITH = re.compile(rf"{_ASKS_WHO.pattern}|\b(?:xa|phuong|dia phuong|hoi|ban) nao\b")
_WHEN = re.compile(
    r"\b(?:thoi gian|thoi han|thoi diem|hoan thanh|tien do|lo trinh|ngay|han|hoan thien)\b|^\W*(?:thang|quy|nam)\W*$"
)
_ASKS_WHEN = re.compile(
    r"\b(?:khi nao|bao gio|luc nao|thoi gian|thoi han|han (?:chot|cuoi|nao|khi|den|la|hoan thanh|may)"
    r"|(?:ngay|thang|quy|nam|hom) (?:nao|may|bao nhieu))\b"
)
_WHERE = re.compile(r"\b(?:dia diem|noi (?:to chuc|thuc hien)|dia ban)\b")
_ASKS_WHERE = re.compile(r"\b(?:o|tai|cho) (?:dau|cho nao|noi nao)\b|\bdia diem\b")
_ASKED = r"(?: \w+){0,2} (?:gi|nao|bao nhieu|may|ra sao|the nao)\b"


def told_by_cells(task: Task, found: Finding) -> Finding:
    """The finding with the cells that are asked for in place of a row poured out; else as it is.

    Rows that share what is asked about (`hình thức: xen ghép`) are all named.
    """
    row = next(iter(found.nodes), None)
    if row is None or not is_row(row) or row.key in task.view.reached or _among_partners(task):
        return found
    poured = [n for n in found.nodes if is_row(n) and f"{_name(n)} – " in found.headline]
    if len(poured) > 1 and not task.question.lists and all(asked_columns(task, n) for n in poured):
        lines = [row_line(n, asked_columns(task, n)) for n in poured]
        return replace(found, headline=shorten("; ".join(lines), WEIGHTS.quote), nodes=tuple(poured))
    if not _pours_out(found, row):
        columns = asked_columns(task, row) if len(found.nodes) == 1 else ()
        several = len(columns) > 1 and not all(_years(fold(row.header[i])) for i in columns)
        return replace(found, headline=row_line(row, columns)) if several else found
    asked = _asked_text(task)
    alike = _alike(task, row, asked)
    columns = _shared_columns(row, alike, asked) if len(alike) > 1 else asked_columns(task, row)
    if not columns:
        return found
    nodes = alike if len(alike) > 1 else found.nodes
    return replace(found, headline=row_line(row, columns, [_name(node) for node in alike]), nodes=nodes)


def _among_partners(task: Task) -> bool:
    """`Sở … phối hợp với ai`: the others of a row, whichever column names the one that is asked about."""
    return bool(task.question.agencies) and "cooperate" in task.question.roles


def row_line(row: Node, columns: Sequence[int], names: Sequence[str] = ()) -> str:
    """Cells behind their columns' titles, then what the row is of: `Kinh phí: 3.500 triệu đồng – Nâng cấp …`."""
    cells = "; ".join(messages.CELL.format(title=_title(row, i), cell=_cell(row, i)) for i in columns)
    of = "; ".join(dict.fromkeys(names or (_name(row),)))
    line = messages.ROW.format(cells=cells, of=of) if of else cells
    return shorten(line, WEIGHTS.quote)


def asked_columns(task: Task, row: Node) -> tuple[int, ...]:
    """The columns that a question asks for, those with an empty cell left out; empty where it asks for none."""
    asked = _asked_text(task)
    titles = [fold(title) for title in row.header]
    filled = [i for i, cell in enumerate(row.cells) if i < len(titles) and cell.strip(" -–")]
    of_years = [i for i in filled if _years(titles[i]) & set(task.question.years)]
    chosen = set(of_years)
    if task.question.wanted == "money" or _ASKS_MONEY.search(asked):
        chosen |= set(_narrowed([i for i in filled if _MONEY.search(titles[i])], of_years))
    with_whom, leading = _asks_who(task, asked)
    if with_whom:
        chosen |= {i for i in filled if _WITH.search(titles[i])}
    if leading:
        chosen |= {i for i in filled if _LEADS.search(titles[i]) and not _WITH.search(titles[i])}
    if task.question.wanted == "date" or _ASKS_WHEN.search(asked):
        chosen |= {i for i in filled if _WHEN.search(titles[i]) and not _years(titles[i])}
    if task.question.wanted == "where" or _ASKS_WHERE.search(asked):
        chosen |= {i for i in filled if _WHERE.search(titles[i])}
    chosen |= {i for i in filled if _is_named(titles[i], row.cells[i], asked)}
    return tuple(sorted(chosen - set(_naming(row))))


def _asked_text(task: Task) -> str:
    """The question, folded; of a part of one, all of it: its other parts ask for cells of the row too."""
    return fold(task.question.whole or task.question.text)


def _asks_who(task: Task, asked: str) -> tuple[bool, bool]:
    """Whether it is asked who works with others, and who leads: `ai chủ trì, phối hợp với ai` asks for both."""
    with_whom = _WITH.search(asked) is not None and _ASKS_WITH.search(asked) is not None
    who = len(_ASKS_WHO.findall(asked))
    led = "lead" in task.question.roles or "chu tri" in asked
    return with_whom, (led and (who > 0 or task.question.compares)) or who > with_whom


def _is_named(title: str, cell: str, asked: str) -> bool:
    """Whether the question asks by a column's title: `hình thức gì`; for figures `bao nhiêu hộ` by `Số hộ di dời`."""
    name = _BRACKETS.sub("", title).strip()
    words = name.split()
    if len(words) >= _NAMED and re.search(rf"\b{re.escape(name)}{_ASKED}|^\W*{re.escape(name)}\b", asked):
        return True
    own = [word for word in words if word not in _LIGHT]
    counts = re.search(r"\b(?:bao nhieu|may) (\w+)", asked)
    return (
        counts is not None
        and _FIGURES.match(cell) is not None
        and counts[1] in own
        and all(re.search(rf"\b{re.escape(word)}\b", asked) for word in own)
    )


def _narrowed(columns: list[int], of_years: list[int]) -> list[int]:
    """Of columns of money those of the year that is asked for, where they are told apart by years."""
    both = [i for i in columns if i in of_years]
    return both or ([] if of_years else columns)


def _alike(task: Task, row: Node, asked: str) -> tuple[Node, ...]:
    """The rows of a table with the same cell as this one in a column that the question gives; this one alone where
    none is asked for by what its cells say.
    """
    if not (task.question.lists or re.search(r"\b(?:nhung|cac) (?:\w+ ){1,3}?nao\b", asked)):
        return (row,)
    given = [i for i in range(len(row.cells)) if _is_given(row, i, asked)]
    if not given:
        return (row,)
    table = [n for n in task.view.plan.nodes if is_row(n) and n.header == row.header]
    return tuple(n for n in table if all(_same(n, row, i) for i in given))


def _shared_columns(row: Node, alike: Sequence[Node], asked: str) -> tuple[int, ...]:
    given = (i for i in range(len(row.cells)) if _is_given(row, i, asked))
    return tuple(i for i in given if all(_same(n, row, i) for n in alike))


def _is_given(row: Node, column: int, asked: str) -> bool:
    cell = " ".join(fold(row.cells[column]).split()).strip(" .;")
    if column in _naming(row) or column >= len(row.header) or not cell or _FIGURES.match(cell):
        return False
    return re.search(rf"\b{re.escape(cell)}\b", asked) is not None


def _same(node: Node, row: Node, column: int) -> bool:
    return column < len(node.cells) and fold(node.cells[column]).strip() == fold(row.cells[column]).strip()


def _pours_out(found: Finding, row: Node) -> bool:
    """Whether a headline is the row cell after cell, behind whoever acts in it, or the beginning of that."""
    headline, whole = found.headline.rstrip("…").rstrip(), told(row)
    at = headline.find(whole[:20])
    return at >= 0 and whole.startswith(headline[at : at + len(whole)])


def is_row(node: Node) -> bool:
    """Whether a node is a row of a table whose columns have titles."""
    return node.is_clause and bool(node.cells) and bool(node.header)


def _naming(row: Node) -> tuple[int, ...]:
    """The columns that number and name the rows, and the one of units."""
    numbering = [i for i, title in enumerate(row.header) if _NUMBERING.match(fold(title))]
    named = _name_column(row)
    units = [i for i in range(min(len(row.header), len(row.cells))) if _is_unit(row, i)]
    return (*numbering, *([named] if named is not None else []), *units)


def _name_column(row: Node) -> int | None:
    """The first cell that is no running number; of a sum the cell that says `Tổng`, wherever it stands."""
    cells = (i for i, c in enumerate(row.cells) if c.strip(" -–") and not _RUNNING.fullmatch(c.strip()))
    return next(cells, None)


def _is_unit(row: Node, column: int) -> bool:
    short = len(row.cells[column].split()) <= _WORDS_OF_A_UNIT
    return short and _UNIT_COLUMN.match(fold(row.header[column])) is not None


def _name(row: Node) -> str:
    """What a row is of."""
    column = _name_column(row)
    return row.cells[column].strip(" .;") if column is not None else ""


def _title(row: Node, column: int) -> str:
    """A column's title without the unit in its brackets; a bare year with its word."""
    title = _BRACKETS.sub("", row.header[column]).strip()
    return messages.YEAR_OF.format(year=title) if _YEAR.fullmatch(title) else title


def _cell(row: Node, column: int) -> str:
    """A cell; figures with the unit that the column's title or the row's own column of units gives."""
    cell = " ".join(row.cells[column].split())
    if not _FIGURES.match(cell):
        return cell
    told_unit = _UNIT_TOLD.search(row.header[column])
    units = (row.cells[i].strip() for i in range(min(len(row.header), len(row.cells))) if _is_unit(row, i))
    unit = told_unit[1].removeprefix("ĐVT:").strip() if told_unit else next(units, "")
    return f"{cell}{unit}" if unit.startswith("%") else f"{cell} {unit}".strip()


def _years(title: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(title)}
