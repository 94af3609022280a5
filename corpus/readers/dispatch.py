"""One way in: a path to its source text, read by what the bytes are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from corpus.errors import CorpusError, DamagedFile, EmptyFile, PoorText, TooLarge
from corpus.models import SourceText
from corpus.quality import READABLE
from corpus.readers.limits import Budget, Limits
from corpus.readers.sniff import FileKind, sniff

# Module and function of each kind; imported when first needed, since some bring heavy libraries.
_READERS: dict[FileKind, tuple[str, str]] = {
    "text": ("corpus.readers.text", "read_text"),
    "markdown": ("corpus.readers.markdown", "read_markdown"),
    "pdf": ("corpus.readers.pdf", "read_pdf"),
    "docx": ("corpus.readers.docx", "read_docx"),
    "doc": ("corpus.readers.doc", "read_doc"),
    "rtf": ("corpus.readers.doc", "read_rtf"),
    "html": ("corpus.readers.html", "read_html"),
    "mhtml": ("corpus.readers.html", "read_mhtml"),
    "image": ("corpus.readers.scan", "read_image"),
}
_WITHOUT_BUDGET = frozenset({"text", "markdown"})
# Files that stand beside plans: settings, questions, listings, what editors and downloads leave.
_NOT_PLANS = frozenset(
    {".toml", ".json", ".jsonl", ".yaml", ".yml", ".lock", ".lck", ".tmp", ".part", ".crdownload"}
    | {".bak", ".swp", ".ini", ".db", ".log", ".sha256"}
)


def is_plan_file(path: Path) -> bool:
    """Whether a file in a folder of plans is meant as a plan, by its name alone.

    Hidden files, locks (`~$…`, `.~lock…`), backups, TOML and question files (JSONL) are not.
    """
    name = path.name
    if name.startswith((".", "~")) or name.endswith(("~", "#")):
        return False
    return path.suffix.lower() not in _NOT_PLANS


def plan_files(folder: Path) -> tuple[Path, ...]:
    """The files under a folder that are meant as plans, sorted; hidden folders are left out."""
    return tuple(sorted(path for path in _walk(folder) if is_plan_file(path)))


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in files)


def read_file(path: Path, limits: Limits = Limits()) -> SourceText:  # noqa: B008 - frozen
    """The source text of a file of any format that is read here.

    Raises UnreadableFile's children (see corpus/errors.py), and OSError where the file can't be opened.
    """
    size = path.stat().st_size
    if size > limits.max_bytes:
        raise TooLarge(path.name, f"{size} bytes, at most {limits.max_bytes}")
    return read_bytes(path.read_bytes(), path.name, limits)


def read_bytes(data: bytes, file: str, limits: Limits = Limits()) -> SourceText:  # noqa: B008 - frozen
    """The source text of a file's bytes; `file` is its name, for errors and citations."""
    if not data.strip():
        raise EmptyFile(file, f"{len(data)} bytes")
    source = _read(sniff(data, file), data, file, Budget(file, limits))
    if not source.text.strip():
        raise EmptyFile(file, "no text in it")
    if source.quality < READABLE:
        raise PoorText(file, f"{source.quality:.2f} of its words are Vietnamese syllables")
    return source


def _read(kind: FileKind, data: bytes, file: str, budget: Budget) -> SourceText:
    module, function = _READERS[kind]
    reader: Callable[..., SourceText] = getattr(import_module(module), function)
    if kind in _WITHOUT_BUDGET:
        return reader(data, file)
    try:
        return reader(data, file, budget)
    except (CorpusError, MemoryError):
        raise
    except Exception as error:  # the libraries raise anything at all on a damaged file
        raise DamagedFile(file, f"{type(error).__name__}: {error}") from error
