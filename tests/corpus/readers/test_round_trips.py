"""Plans set as Word files and PDFs, read back to the same tree: the same keys, markers and texts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from corpus.models import Plan
from corpus.parser import parse
from corpus.readers.dispatch import read_bytes, read_file
from tests.corpus.readers.rendered_docx import docx_of
from tests.corpus.readers.rendered_pdf import Layout, pdf_of

PLANS = sorted([*Path("corpus/plans").iterdir(), *Path("tests/plans").iterdir()])
LAYOUTS = {
    "official": Layout(),
    "another font": Layout(font="sans", size=12.5),
    "no indents": Layout(indent=0, space=7),
    "no space between paragraphs": Layout(space=0),
    "ragged": Layout(justified=False, narrow=True),
    "a running line": Layout(header="Trang tin điện tử - bản lưu hành nội bộ"),
    "two fonts in a syllable": Layout(mixed=True),
}
# The letterhead, the signature and what stands beside the text are set anew, from the metadata.
SET_ANEW = ("letterhead", "signature", "mark", "furniture", "note")


@lru_cache
def plan_of(path: Path) -> Plan:
    return parse(read_file(path))


def tree(plan: Plan) -> list[tuple[str, str, str, str]]:
    return [
        (node.key, node.kind, node.marker, "".join(node.text.split()))
        for node in plan.nodes
        if node.kind not in SET_ANEW
    ]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("automatic", [False, True], ids=["typed numbers", "automatic numbers"])
def test_word_file_gives_the_same_tree(path: Path, automatic: bool) -> None:
    plan = plan_of(path)
    read = parse(read_bytes(docx_of(plan, automatic=automatic), f"{path.stem}.docx"))
    assert tree(read) == tree(plan)
    check_metadata(read, plan)


def test_word_writes_the_numbers_of_an_automatic_list() -> None:
    plan = plan_of(PLANS[0])
    source = read_bytes(docx_of(plan, automatic=True), "a.docx")
    generated = [line.marker for line in source.lines if line.marker]
    assert {"I.", "IV.", "2.1.", "2.1.1.", "10.", "-"} <= set(generated)
    assert not any(source.text[line.start : line.end].startswith("2.1.") for line in source.lines)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_pdf_gives_the_same_tree(path: Path, layout: Layout) -> None:
    plan = plan_of(path)
    source = read_bytes(pdf_of(plan, layout), f"{path.stem}.pdf")
    assert source.format == "pdf"
    read = parse(source)
    assert tree(read) == tree(plan)
    check_metadata(read, plan)
    assert {node.page for node in read.nodes} >= {1, 2}


def check_metadata(read: Plan, plan: Plan) -> None:
    fields = ("kind", "number", "issued", "province", "title", "signer")
    for name in fields:
        assert getattr(read.metadata, name) == getattr(plan.metadata, name), name
