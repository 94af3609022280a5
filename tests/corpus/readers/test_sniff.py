"""What a file is, by its bytes alone."""

from __future__ import annotations

import pytest

from corpus.readers.sniff import FileKind, sniff

TEXT = "KẾ HOẠCH\nTriển khai thực hiện\n\nI. MỤC TIÊU\n- Đến năm 2025: 60%\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.4\n...", "pdf"),
        (b"\n\n%PDF-1.4\n...", "pdf"),  # some servers write a line before
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "doc"),
        (rb"{\rtf1\ansi Ke hoach}", "rtf"),
        (b"  {\\rtf1 x}", "rtf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "image"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "image"),
        (b"II*\x00" + bytes(20), "image"),
        (b"<!DOCTYPE html><html><body><p>x</p></body></html>", "html"),
        (b"<html xmlns:w='urn'><head></head><body><p>x</p></body></html>", "html"),  # Word's, named .doc
        (b"\xef\xbb\xbf<p>x</p>", "html"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x", "mhtml"),
        (TEXT.encode(), "text"),
        (TEXT.encode("utf-16"), "text"),
        (TEXT.encode("utf-16-le"), "text"),
        ("C¨n cø LuËt Tæ chøc".encode("latin-1"), "text"),  # TCVN3
        (b"# KE HOACH\n\nNoi dung", "markdown"),
        ("**I. MỤC TIÊU**\n\nNội dung".encode(), "markdown"),
        ("**I. MỤC TIÊU**\r\n\r\nNội dung".encode("utf-16"), "markdown"),
        (b"| a | b |\n|---|---|\n| 1 | 2 |", "markdown"),
        (b"---\ntitle: x\n---\nNoi dung", "markdown"),
        (b"1. Muc tieu < 5% va > 3%\n- bullet", "text"),
        ("Tỷ lệ <b>60%</b> là mục tiêu\n# Kế hoạch".encode(), "markdown"),  # a tag does not make it HTML
        (b"a * b * c\n-----\n1 - 2", "text"),
    ],
)
def test_kind(data: bytes, kind: FileKind) -> None:
    assert sniff(data, "plan.doc") == kind
