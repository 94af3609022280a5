"""Word 97 files and RTF, read without another program.

The files were made from plans of tests/plans, set with automatic numbers by rendered_docx.py, with
`soffice --headless --convert-to "doc:MS Word 97"` and `--convert-to rtf`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import MissingTool
from corpus.models import Plan, SourceText
from corpus.parser import parse
from corpus.readers import doc
from corpus.readers.dispatch import read_bytes, read_file
from corpus.readers.word97_file import changes
from tests.corpus.readers.test_hostile import ole_with
from tests.corpus.readers.test_round_trips import tree

FILES = sorted(
    path for path in (Path(__file__).parent / "files").iterdir() if path.suffix in (".doc", ".rtf")
)
LEGACY = Path(__file__).resolve().parents[4] / "shared" / "samples" / "legacy" / "2005-QD-256.doc"


def original(path: Path) -> Plan:
    return parse(read_file(next(Path("tests/plans").glob(f"{path.stem}.*"))))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_same_tree_as_the_plan_that_it_was_made_from(path: Path) -> None:
    plan, read = original(path), parse(read_file(path))
    assert read.source.format == "doc"
    assert tree(read) == tree(plan)
    for name in ("number", "issued", "province", "title", "signer"):
        assert getattr(read.metadata, name) == getattr(plan.metadata, name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_numbers_are_generated_not_typed(path: Path) -> None:
    source = read_file(path)
    assert {"I.", "II.", "1.", "-"} <= {line.marker for line in source.lines}
    assert "\nII." not in source.text


def rtf(body: str) -> SourceText:
    fonts = r"{\fonttbl{\f0 Times New Roman;}{\f1 .VnTimeH;}{\f2 VNI-Times;}}"
    return read_bytes((r"{\rtf1\ansi" + fonts + body + "}").encode("latin-1"), "a.rtf")


def lines(source: SourceText) -> list[str]:
    return [source.text[line.start : line.end] for line in source.lines]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (r"\f0 K\u7871 ? ho\u7841 ?ch\par", ["Kế hoạch"]),  # the sign for older programs is skipped
        (r"\uc0\u272 i\u7873 u 1\par h\u224 i\par", ["Điều 1", "hài"]),
        (r"\f1 ñy ban nh©n d©n\par", ["ỦY BAN NHÂN DÂN"]),
        (r"\f1 \'f1y ban\par", ["ỦY BAN"]),
        (r"\f2 Quye\'e1t \'f1\'f2nh\par", ["Quyết định"]),
        (r"th\u432 ? {\*\bkmkstart x}vi\u7879 ?n\par", ["thư viện"]),
        (r"th\u432 ? vi\u7879 ?n{\footer trang 1\par}\par", ["thư viện"]),
        (r"th\u432 ? {\v \u7849 ?n}vi\u7879 ?n{\deleted xo\'e1}\par", ["thư viện"]),
        (r"hai ba\line b\u7889 ?n n\u259 ?m\par", ["hai ba", "bốn năm"]),
        (r"{\field{\*\fldinst PAGE}{\fldrslt trang hai}}\par", ["trang hai"]),
    ],
)  # fmt: skip
def test_what_shows_of_rtf(body: str, shown: list[str]) -> None:
    assert lines(rtf(body)) == shown


def test_rtf_tables_and_written_numbers() -> None:
    source = rtf(
        r"{\listtext I.\tab}m\u7909 ?c ti\u234 ?u\par\pard "
        r"\trowd\intbl STT\cell Nhi\u7879 ?m v\u7909 ?\cell\row \intbl 1\cell L\u224 ?m\cell\row\pard h\u7871 ?t\par"
    )
    assert source.lines[0].marker == "I."
    assert source.lines[2].header == ("STT", "Nhiệm vụ")
    assert lines(source)[2:] == ["1\tLàm", "hết"]


def test_properties_of_every_size() -> None:
    # One byte, two, four, a counted list, then one that its count cuts off.
    data = bytes.fromhex("3508 01  0b46 0100  0a26 02  06c6 02 aabb  03 68 01020304  0dc6 09 00")
    assert [code for code, _ in changes(data)] == [0x0835, 0x460B, 0x260A, 0xC606, 0x6803, 0xC60D]
    assert dict(changes(data))[0x460B] == b"\x01\x00"


def test_a_damaged_word_file_says_so_where_no_converter_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc.shutil, "which", lambda _: None)
    with pytest.raises(Exception, match="DamagedFile"):
        read_bytes(ole_with("WordDocument"), "a.doc")


@pytest.mark.skipif(not LEGACY.exists(), reason="the extra samples are not here")
def test_a_file_older_than_word_97_needs_a_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc.shutil, "which", lambda _: None)
    data = bytearray(LEGACY.read_bytes())
    at = data.index(b"\xec\xa5\xc1\x00")
    data[at + 2 : at + 4] = b"\x65\x00"  # Word 6
    with pytest.raises(MissingTool, match="libreoffice"):
        read_bytes(bytes(data), "a.doc")
