"""Pictures of pages: a plan printed, scanned and recognised is nearly the same plan."""

from __future__ import annotations

import io
import shutil
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from rapidfuzz.distance import Indel

from corpus.models import Plan
from corpus.parser import parse
from corpus.readers import recognise
from corpus.readers.dispatch import read_bytes, read_file
from tests.corpus.readers.rendered_pdf import Layout, pdf_of

PLAN = Path("tests/plans/nghe-an-y-te-truong-hoc-2024.txt")
DOTS = 200

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or find_spec("pytesseract") is None, reason="tesseract is not installed"
)


@lru_cache
def plan() -> Plan:
    return parse(read_file(PLAN))


@lru_cache
def pictures() -> tuple[Image.Image, ...]:
    document = pypdfium2.PdfDocument(pdf_of(plan(), Layout()))
    return tuple(page.render(scale=DOTS / 72, grayscale=True).to_pil() for page in document)


def scanned_pdf(kept: int | None = None) -> bytes:
    """The plan's pages as pictures in a PDF."""
    first, *rest = pictures()[:kept]
    saved = io.BytesIO()
    first.save(saved, "PDF", resolution=DOTS, save_all=True, append_images=rest)
    return saved.getvalue()


def syllables(read: Plan) -> list[str]:
    text = " ".join(f"{node.marker} {node.text}" for node in read.nodes if node.kind in ("heading", "clause"))
    return text.lower().split()


@needs_tesseract
def test_a_scan_is_nearly_the_plan() -> None:
    read = parse(read_bytes(scanned_pdf(), "scan.pdf"))
    assert read.source.format == "scan"
    assert read.source.warnings == ("recognised",)
    assert Indel.normalized_similarity(syllables(read), syllables(plan())) >= 0.98
    keys, meant = ({node.key for node in one.nodes if node.kind == "clause"} for one in (read, plan()))
    assert len(keys & meant) >= 0.95 * len(meant)
    assert read.metadata.number == plan().metadata.number


@needs_tesseract
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_read_as_a_page(form: str) -> None:
    saved = io.BytesIO()
    pictures()[1].save(saved, form)  # how fine it is isn't said
    source = read_bytes(saved.getvalue(), "trang.bin")
    assert source.format == "scan"
    assert source.quality >= 0.97


def mixed_pdf() -> bytes:
    """One page with text, one that is a picture."""
    text = pypdfium2.PdfDocument(pdf_of(plan(), Layout()))
    made = pypdfium2.PdfDocument.new()
    made.import_pages(text, [0])
    made.import_pages(pypdfium2.PdfDocument(scanned_pdf(2)), [1])
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


@needs_tesseract
def test_only_the_pages_without_text_are_recognised() -> None:
    source = read_bytes(mixed_pdf(), "a.pdf")
    assert (source.format, source.warnings) == ("pdf", ("recognised",))
    assert {line.page for line in source.lines} == {1, 2}
    assert source.quality >= 0.98


def test_pages_without_text_are_told_where_nothing_recognises_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognise.shutil, "which", lambda _: None)
    source = read_bytes(mixed_pdf(), "a.pdf")
    assert source.warnings == ("pages_without_text",)
    assert {line.page for line in source.lines} == {1}
