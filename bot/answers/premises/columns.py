"""A cell of words that a question states of a row: `xã … di dời theo hình thức xen ghép`."""

from __future__ import annotations

import re
from itertools import groupby

from bot.answers.finding import Task
from bot.view import Passage
from corpus.folding import fold
from corpus.models import Node

_WORDS = 5  # words that a cell has at most whose value a question may state
_WORD = re.compile(r"[^\W_]+")
# Columns of bodies and of units: who has which part in a row is told elsewhere.
_ASIDE = re.compile(r"\b(?:chu tri|phoi hop|co quan|don vi|dvt|theo doi|thuc hien)\b")
_FIGURES = re.compile(r"\d")


def stated_cell(task: Task) -> tuple[bool, Node, str] | None:
    """Whether a row that the question names has the cell that it states, where another row of its table has it.

    The row is named by the whole of its first cell of words; None where no row or more than one is named so.
    """
    asked = f" {' '.join(_WORD.findall(fold(task.question.text)))} "
    rows = [p for p in task.view.passages if p.node.cells]
    for _, group in groupby(rows, key=lambda p: p.node.parent):
        table = list(group)
        named = [p for p in table if (label := _label(p)) and f" {label} " in asked]
        if len(named) != 1:
            continue
        if (found := _in_row(named[0].node, table, asked)) is not None:
            return found
    return None


def _in_row(row: Node, table: list[Passage], asked: str) -> tuple[bool, Node, str] | None:
    for column, (title, cell) in enumerate(zip(row.header, row.cells, strict=False)):
        value = _value(cell)
        if not value or value == _label_of(row) or _ASIDE.search(fold(title)):
            continue
        others = {_value(p.node.cells[column]) for p in table if len(p.node.cells) > column} - {value, ""}
        stated = [other for other in others if f" {other} " in asked]
        if f" {value} " in asked or stated:
            return (f" {value} " in asked and not stated, row, f"{title}: {cell}")
    return None


def _value(cell: str) -> str:
    """A cell of a few words, folded; empty for figures and sentences."""
    words = _WORD.findall(fold(cell))
    return " ".join(words) if 0 < len(words) <= _WORDS and not _FIGURES.search(cell) else ""


def _label(passage: Passage) -> str:
    return _label_of(passage.node)


def _label_of(row: Node) -> str:
    """A row's first cell of words, folded."""
    return next((value for cell in row.cells if (value := _value(cell))), "")
