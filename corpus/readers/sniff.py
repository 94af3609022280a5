"""What a file is, by its bytes: names lie (a `.doc` may be RTF, HTML or DOCX)."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from corpus.errors import DamagedFile, UnknownFormat
from corpus.normalize import to_unicode

FileKind = Literal["pdf", "docx", "doc", "rtf", "html", "mhtml", "image", "markdown", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF87a", b"GIF89a", b"BM")
_HEAD = 4096
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|meta|table|div|p)\b[^>]*>", re.IGNORECASE)
_MHTML = re.compile(rb"^mime-version:.*?^content-type:\s*multipart/related", re.I | re.S | re.M)
_MARKDOWN = re.compile(
    rb"^ {0,3}#{1,6} +\S"  # a heading
    rb"|^ {0,3}\|?(?: *:?-{3,}:? *\|)+ *:?-*:? *$"  # the line under a table's header
    rb"|\*\*[^*\n]+\*\*"  # strong words
    rb"|\A---\n(?:[\w-]+:.*\n)+---\n",  # front matter
    re.MULTILINE,
)


def sniff(data: bytes, file: str) -> FileKind:
    """The kind of a file's bytes.

    Raises UnknownFormat, and DamagedFile for an archive that can't be opened.
    """
    head = data[:_HEAD]
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        return "doc"
    if head.startswith(b"PK\x03\x04"):
        return _inside_zip(data, file)
    if head.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if head.startswith(_IMAGES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "image"
    return _text_kind(data, file)


def _inside_zip(data: bytes, file: str) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise DamagedFile(file, f"broken archive: {error}") from error
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return "docx"
    raise UnknownFormat(file, "an archive without a Word document in it")


def _text_kind(data: bytes, file: str) -> FileKind:
    plain = _narrow(data)
    head = plain[:_HEAD]
    if _looks_binary(plain):
        raise UnknownFormat(file, f"begins with {data[:8]!r}")
    if _MHTML.search(head):
        return "mhtml"
    if _HTML.search(head) and _html_share(plain):
        return "html"
    return "markdown" if _MARKDOWN.search(plain.replace(b"\r\n", b"\n")) else "text"


def _html_share(plain: bytes) -> bool:
    """Whether the tags are the text's own form, not a tag or two in Markdown."""
    start = plain.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return start == b"<" and b"</" in plain


def _narrow(data: bytes) -> bytes:
    """UTF-16 as UTF-8, to look for the same signs in it; anything else as it is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or 0 in data[:_HEAD]:
        return to_unicode(data)[0].encode("utf-8", "replace")
    return data


def _looks_binary(plain: bytes) -> bool:
    """Whether bytes are there that no text has: zeros, or more than a few control codes."""
    sample = plain[: 16 * _HEAD]
    if not sample:
        return False
    controls = sum(sample.count(code) for code in range(0x20) if code not in b"\t\n\v\f\r\x1b")
    return b"\x00" in sample or controls > len(sample) // 200
