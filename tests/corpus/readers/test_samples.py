"""Real documents of other shapes: what each holds, read by hand, and what is read of it."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
import pytest
from rapidfuzz.distance import Indel

from corpus.models import PartialDate, Plan
from corpus.parser import parse
from corpus.readers.dispatch import read_file
from corpus.readers.pdf import _flattened

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"
TRANSCRIPTS = Path(__file__).parent / "transcripts"

needs_samples = pytest.mark.skipif(not SAMPLES.exists(), reason="the extra samples are not here")
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or find_spec("pytesseract") is None, reason="tesseract is not installed"
)
pytestmark = needs_samples

# File → kind, number, date.
EXPECTED = {
    "pdf/qd-2280-ha-noi-2026.pdf": ("Kế hoạch", "2280/QĐ-UBND", PartialDate(year=2026, month=4, day=29)),
    "pdf/tb-453-ha-noi-2026.pdf": ("Thông báo", "453/TB-UBND", PartialDate(year=2026, month=4, day=29)),
    "legacy/2005-QD-256.doc": ("Chương trình", "256/2004/QĐ-UB", PartialDate(year=2004, month=7, day=1)),
    "legacy/2008-23.QD-991-UBND.doc": ("Quyết định", "991/QĐ-UBND", PartialDate(year=2008, month=5, day=14)),
}
BORN_DIGITAL = sorted(
    path.relative_to(SAMPLES).as_posix()
    for folder in ("pdf", "markdown", "legacy")
    for path in (SAMPLES / folder).glob("*.*")
    if not path.name.endswith("groundtruth.txt")
)


@lru_cache
def plan_of(name: str) -> Plan:
    return parse(read_file(SAMPLES / name))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def share_read(text: str, transcript: str) -> float:
    """The share of the transcript's words that stand in the text, in its order."""
    return Indel.normalized_similarity(words(transcript), words(text))


@pytest.mark.parametrize("name", EXPECTED)
def test_number_and_date(name: str) -> None:
    meta = plan_of(name).metadata
    assert (meta.kind, meta.number, meta.issued) == EXPECTED[name]


@pytest.mark.parametrize("name", BORN_DIGITAL)
def test_no_character_is_lost(name: str) -> None:
    """Every visible character of the source text is in exactly one node."""
    plan = plan_of(name)
    taken = Counter(at for node in plan.nodes for span in node.spans for at in range(span.start, span.end))
    visible = {at for at, char in enumerate(plan.source.text) if not char.isspace()}
    assert not visible - taken.keys()
    assert not [at for at in visible if taken[at] > 1]


@pytest.mark.parametrize("name", [name for name in BORN_DIGITAL if name.endswith(".pdf")])
def test_every_letter_of_a_pdf_is_read(name: str) -> None:
    """Another engine's letters, page by page, are the same letters, however often each occurs."""
    document = pypdfium2.PdfDocument(SAMPLES / name)
    flat = pypdfium2.PdfDocument(_flattened(document, (SAMPLES / name).read_bytes()))
    source = plan_of(name).source
    for number, page in enumerate(flat, start=1):
        text = page.get_textpage().get_text_range()
        mine = "".join(source.text[line.start : line.end] for line in source.lines if line.page == number)
        assert letters(mine) == letters(text), number


def letters(text: str) -> Counter[str]:
    return Counter(char for char in unicodedata.normalize("NFC", text) if char.isalnum())


def test_decision_with_its_plan_behind_it() -> None:
    plan = plan_of("pdf/qd-2280-ha-noi-2026.pdf")
    assert plan.source.warnings == ()
    assert {node.page for node in plan.nodes} == set(range(1, 21))
    keys = [node.key for node in plan.nodes]
    assert {"qd/D1", "qd/D2", "qd/D3", "I/-5", "II.2.1.10", "III.5/-4"} <= set(keys)
    assert plan.metadata.signer == "Trương Việt Dũng"
    # A clause over two pages is one span, and the footnote below it stands apart.
    clause = plan.by_key["II.2.1.1/-3"]
    assert len(clause.spans) == 1
    assert clause.text.endswith("Hà Đông, Từ Liêm, Tây Tựu, Thượng Cát,...")
    notes = [node for node in plan.nodes if node.kind == "note"]
    assert notes[0].text.endswith("Bồ Đề: 02 điểm; Xã An Khánh: 01 điểm.")
    # Its raised number is a sign of the page, not a word of the clause.
    assert "09 phường và 01 xã thuộc cấp Thành phố" in plan.by_key["II.1/-2"].text
    # Other raised numbers are words.
    assert "Trạm bơm Yên Sở 90m3/s" in plan.by_key["II.2.1.3/-3"].text


def test_columns_of_a_notice() -> None:
    plan = plan_of("pdf/tb-453-ha-noi-2026.pdf")
    assert plan.metadata.signer == "Võ Tuấn Anh"
    recipients = [node.text for node in plan.nodes if node.kind == "recipients"]
    assert recipients[0] == "Nơi nhận:"
    assert recipients[-1] == "Lưu: VT, KGVX"
    assert not any("CHỦ TỊCH" in text for text in recipients)


@pytest.mark.parametrize("name", [name for name in BORN_DIGITAL if name.startswith("legacy/")])
def test_legacy_fonts_are_read_as_their_transcripts(name: str) -> None:
    path = SAMPLES / name
    transcript = path.with_name(path.stem + ".groundtruth.txt").read_text(encoding="utf-8")
    source = plan_of(name).source
    assert source.quality >= 0.98
    assert share_read(source.text, transcript) >= 0.98


def test_capitals_of_a_legacy_font_are_capitals() -> None:
    titles = [node.text for node in plan_of("legacy/2005-QD-256.doc").nodes if node.kind == "title"]
    assert any(text.startswith("CHƯƠNG TRÌNH CẢI CÁCH HÀNH CHÍNH") for text in titles)


@needs_tesseract
def test_scan_against_a_page_read_by_hand() -> None:
    plan = plan_of("scan/nq-115-ba-vi.pdf")
    source = plan.source
    assert source.format == "scan"
    assert "recognised" in source.warnings
    page = "\n".join(source.text[line.start : line.end] for line in source.lines if line.page == 2)
    transcript = (TRANSCRIPTS / "nq-115-ba-vi.page-2.txt").read_text(encoding="utf-8")
    assert share_read(page, transcript) >= 0.98
    assert {"D2", "D3"} <= {node.key for node in plan.nodes}


@needs_tesseract
def test_scan_with_a_stamp_over_it() -> None:
    plan = plan_of("scan/cv-3722.pdf")
    assert plan.metadata.number == "3722/VPCP-CN"
    assert plan.metadata.issued == PartialDate(year=2026, month=4, day=28)
    assert "phù hợp với quy định của pháp luật" in " ".join(node.text for node in plan.nodes)
    # The signature's stamp is its whole text layer: it is kept, beside the text.
    beside = " ".join(node.text for node in plan.nodes if node.kind == "furniture")
    assert "CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ" in beside
