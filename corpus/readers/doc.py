"""Older Word files (.doc) and RTF. Both are read here; what that can't read LibreOffice may make a .docx of."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from corpus.errors import DamagedFile, MissingTool, TooLarge, UnknownFormat
from corpus.models import SourceText
from corpus.readers.docx import read_docx
from corpus.readers.limits import Budget
from corpus.readers.paragraphs import source_of_paragraphs
from corpus.readers.rtf import read_rtf_drafts
from corpus.readers.word97 import read_word97

_OFFICE = ("soffice", "libreoffice")
_MOST_SECONDS = 90


def read_doc(data: bytes, file: str, budget: Budget) -> SourceText:
    """A Word 97-2003 file's source text; of an older or a damaged one by LibreOffice where it is installed.

    Raises EncryptedFile, DamagedFile, TooLarge, and MissingTool where LibreOffice would be needed.
    """
    try:
        drafts = read_word97(data, budget)
    except DamagedFile as error:
        if _office() is None:
            raise
        return _by_office(data, "doc", budget, error)
    except UnknownFormat as error:
        if "Word" not in error.detail or "not a Word" in error.detail:
            raise
        return _by_office(data, "doc", budget, error)
    return source_of_paragraphs(drafts, data, file, "doc")


def read_rtf(data: bytes, file: str, budget: Budget) -> SourceText:
    """An RTF file's source text. Raises DamagedFile and TooLarge."""
    return source_of_paragraphs(read_rtf_drafts(data, budget), data, file, "doc")


def _office() -> str | None:
    return next((found for found in map(shutil.which, _OFFICE) if found), None)


def _by_office(data: bytes, suffix: str, budget: Budget, cause: Exception) -> SourceText:
    """The file made a .docx by LibreOffice, with a profile folder of its own and a time limit."""
    program = _office()
    if program is None:
        raise MissingTool(budget.file, "libreoffice") from cause
    with tempfile.TemporaryDirectory(prefix="plan-") as folder:
        given = Path(folder, f"in.{suffix}")
        given.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
        ]
        seconds = min(_MOST_SECONDS, budget.seconds_left)
        try:
            subprocess.run(  # noqa: S603 - a fixed program; the file's own name is not on its command line
                [*command, "--outdir", folder, str(given)], capture_output=True, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise TooLarge(budget.file, f"LibreOffice took more than {seconds:g} s") from error
        made = Path(folder, "in.docx")
        if not made.exists():
            raise DamagedFile(budget.file, "LibreOffice could not read it") from cause
        source = read_docx(made.read_bytes(), budget.file, budget, "doc")
    own = source_of_paragraphs([], data, budget.file, "doc")
    return source.model_copy(update={"sha256": own.sha256, "warnings": (*source.warnings, "converted")})
