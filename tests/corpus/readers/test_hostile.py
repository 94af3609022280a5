"""Files that can't be used: each is refused with an error that says why, and quickly."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    MissingTool,
    PoorText,
    TooLarge,
    UnknownFormat,
    UnreadableFile,
)
from corpus.readers import recognise
from corpus.readers.dispatch import is_plan_file, plan_files, read_bytes, read_file
from corpus.readers.limits import Limits

SECONDS = 100  # one on a quiet machine
ENGLISH = "The quick brown fox jumps over the lazy dog while reading plans of provinces. " * 20


def pdf(pages: int = 1, **options: object) -> bytes:
    saved = io.BytesIO()
    canvas = Canvas(saved, **options)
    for _ in range(pages):
        canvas.drawString(72, 700, "Ke hoach")
        canvas.showPage()
    canvas.save()
    return saved.getvalue()


def docx(replaced: dict[str, bytes] | None = None) -> bytes:
    saved = io.BytesIO()
    document = Document()
    document.add_paragraph("Kế hoạch")
    document.save(saved)
    made = io.BytesIO()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, (replaced or {}).get(name, before.read(name)))
    return made.getvalue()


def zip_bomb() -> bytes:
    return docx({"word/document.xml": b" " * (300 * 2**20)})


def lying_zip_bomb() -> bytes:
    """An archive whose directory says that its part is small."""
    data = bytearray(docx({"word/document.xml": b"<a>" + b" " * (2 * 2**20) + b"</a>"}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/document.xml")
    said = struct.pack("<I", info.file_size)
    return bytes(data).replace(said, struct.pack("<I", 100))


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a0 "ha">{entities}]><d>&a9;</d>'.encode()


def outside_entity() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'


def outside_entity_utf16() -> bytes:
    return outside_entity().decode().encode("utf-16")


def picture(form: str = "PNG") -> bytes:
    saved = io.BytesIO()
    Image.new("L", (300, 300), 255).save(saved, form)
    return saved.getvalue()


def encrypted_pdf() -> bytes:
    return pdf(encrypt=StandardEncryption("mat khau", "chu"))


def ole_with(name: str) -> bytes:
    """A compound file with a directory of one entry, cut off behind it."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    struct.pack_into("<109I", header, 76, *([0xFFFFFFFF] * 109))
    struct.pack_into("<I", header, 76, 0)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *([0xFFFFFFFF] * 126))
    directory = b"".join(
        _entry(entry, kind) for entry, kind in (("Root Entry", 5), (name, 2), ("", 0), ("", 0))
    )
    return bytes(header) + table + directory


def _entry(name: str, kind: int) -> bytes:
    entry = bytearray(128)
    raw = name.encode("utf-16-le")
    entry[: len(raw)] = raw
    child = 1 if kind == 5 else 0xFFFFFFFF
    struct.pack_into(
        "<HBBIII", entry, 64, len(raw) + 2 if name else 0, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child
    )
    struct.pack_into("<II", entry, 116, 0xFFFFFFFE, 0)
    return bytes(entry)


def noise(size: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(size)


REFUSED: dict[str, tuple[Callable[[], bytes], type[UnreadableFile]]] = {
    "nothing in it": (lambda: b"", EmptyFile),
    "white space alone": (lambda: b" \n\t\n\xef\xbb\xbf".replace(b"\xef\xbb\xbf", b""), EmptyFile),
    "a byte order mark alone": (lambda: b"\xef\xbb\xbf\n", EmptyFile),
    "noise": (lambda: noise(5000, 1), UnknownFormat),
    "noise behind a zip's first bytes": (lambda: b"PK\x03\x04" + noise(5000, 2), DamagedFile),
    "noise behind a PDF's first bytes": (lambda: b"%PDF-1.7\n" + noise(5000, 3), DamagedFile),
    "noise behind an OLE file's first bytes": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(5000, 4),
        DamagedFile,
    ),
    "an archive of something else": (lambda: archive_of("a.txt"), UnknownFormat),
    "a spreadsheet": (lambda: archive_of("[Content_Types].xml", "xl/workbook.xml"), UnknownFormat),
    "half an archive": (lambda: docx()[:4000], DamagedFile),
    "a zip bomb": (zip_bomb, TooLarge),
    "a zip bomb that lies": (lying_zip_bomb, DamagedFile),
    "entities in entities": (lambda: docx({"word/document.xml": billion_laughs()}), DamagedFile),
    "an entity from outside": (lambda: docx({"word/document.xml": outside_entity()}), DamagedFile),
    "an entity from outside, in UTF-16": (
        lambda: docx({"word/document.xml": outside_entity_utf16()}),
        DamagedFile,
    ),
    "an entity in the styles": (lambda: docx({"word/styles.xml": outside_entity()}), DamagedFile),
    "broken XML": (lambda: docx({"word/document.xml": b"<w:document"}), DamagedFile),
    "XML ten thousand deep": (lambda: docx({"word/document.xml": b"<a>" * 10_000}), DamagedFile),
    "a PDF with a password": (encrypted_pdf, EncryptedFile),
    "a PDF of 2,000 pages": (lambda: pdf(2000), TooLarge),
    "a Word file with a password": (lambda: ole_with("EncryptedPackage"), EncryptedFile),
    "another program's OLE file": (lambda: ole_with("Workbook"), UnknownFormat),
    "an empty Word 97 file": (lambda: ole_with("WordDocument"), DamagedFile),
    "English": (ENGLISH.encode, PoorText),
    "an empty page of HTML": (lambda: b"<html><body></body></html>", EmptyFile),
    "an RTF without text": (lambda: rb"{\rtf1\ansi {\fonttbl{\f0 Arial;}}}", EmptyFile),
    "RTF groups without end": (lambda: rb"{\rtf1 " + b"{" * 5000, DamagedFile),
    "half a picture": (lambda: picture("PNG")[:40], DamagedFile),
}


def archive_of(*names: str) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return saved.getvalue()


@pytest.mark.parametrize(("made", "error"), REFUSED.values(), ids=REFUSED.keys())
def test_refuses_quickly_and_says_why(made: Callable[[], bytes], error: type[UnreadableFile]) -> None:
    data = made()
    started = time.monotonic()
    with pytest.raises(UnreadableFile) as raised:
        read_bytes(data, "plan.docx")
    assert type(raised.value) is error, raised.value
    assert raised.value.file == "plan.docx"
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_pdf_cut_off_is_damaged_or_what_is_left_of_it(share: float) -> None:
    data = pdf(3)
    try:
        read_bytes(data[: int(len(data) * share)], "a.pdf")
    except UnreadableFile as error:
        assert type(error) in (DamagedFile, EmptyFile, PoorText, MissingTool)  # noqa: PT017


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_flipped_bytes_never_raise_anything_else(kind: str, seed: int) -> None:
    data = bytearray(docx() if kind == "docx" else pdf(2))
    chosen = random.Random(seed)
    for _ in range(20):
        data[chosen.randrange(8, len(data))] = chosen.randrange(256)
    with contextlib.suppress(UnreadableFile):
        read_bytes(bytes(data), f"a.{kind}")


def test_limits_are_settings() -> None:
    with pytest.raises(TooLarge, match="100"):
        read_bytes(pdf(101), "a.pdf", Limits(max_pages=100))
    with pytest.raises(TooLarge):
        read_bytes(docx(), "a.docx", Limits(max_unpacked_bytes=1000))
    with pytest.raises(TooLarge):
        read_bytes(pdf(2), "a.pdf", Limits(seconds=0))


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(2**33)
    with pytest.raises(TooLarge):
        read_file(path)


def test_a_scan_without_a_recogniser_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognise.shutil, "which", lambda _: None)
    for data in (picture(), scanned_pdf()):
        with pytest.raises(MissingTool, match="tesseract"):
            read_bytes(data, "scan.pdf")


def scanned_pdf() -> bytes:
    saved = io.BytesIO()
    Image.new("L", (1654, 2339), 255).save(saved, "PDF", resolution=200)
    assert len(pypdfium2.PdfDocument(saved.getvalue())) == 1
    return saved.getvalue()


@pytest.mark.parametrize(
    ("name", "plan"),
    [
        ("ke-hoach-188.docx", True),
        ("Kế hoạch số 12.PDF", True),
        ("plan", True),  # content decides
        ("~$ke-hoach.docx", False),  # Word's lock
        (".~lock.ke-hoach.odt#", False),  # LibreOffice's
        (".ke-hoach.txt.swp", False),
        ("ke-hoach.txt~", False),
        ("ke-hoach.toml", False),
        ("questions.jsonl", False),
        ("ke-hoach.pdf.part", False),
        ("Thumbs.db", False),
    ],
)
def test_what_in_a_folder_is_meant_as_a_plan(name: str, plan: bool) -> None:
    assert is_plan_file(Path(name)) is plan


def test_hidden_folders_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "tinh/a.docx", ".git/c.txt", "tinh/.cache/d.txt", "tinh/questions.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in plan_files(tmp_path)] == [
        "b.txt",
        "tinh/a.docx",
    ]
