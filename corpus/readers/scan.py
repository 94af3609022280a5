"""Pictures of pages (PNG, JPEG, TIFF): recognised, then read as a scanned PDF is."""

from __future__ import annotations

import io

from PIL import Image, ImageSequence, UnidentifiedImageError

from corpus.errors import DamagedFile, TooLarge
from corpus.models import SourceText
from corpus.readers.layout import lay_out
from corpus.readers.limits import Budget
from corpus.readers.page import Page
from corpus.readers.recognise import recognise

_MAX_PIXELS = 60_000_000
_PAPER_WIDTH = 8.27  # inches: A4, where the file doesn't say how fine it is
_LEAST_FINE, _MOST_FINE = 90, 700  # dots per inch that a scan of a page can have


def read_image(data: bytes, file: str, budget: Budget) -> SourceText:
    """The source text of a picture's pages.

    Raises DamagedFile, TooLarge, and MissingTool where no recogniser is installed.
    """
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > _MAX_PIXELS:
                raise TooLarge(file, f"{opened.width} × {opened.height} dots")
            budget.check_scanned_pages(getattr(opened, "n_frames", 1))
            pages = [
                _page(frame, number, budget)
                for number, frame in enumerate(ImageSequence.Iterator(opened), start=1)
            ]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        raise DamagedFile(file, str(error)) from error
    return lay_out(pages, data, file, "scan", ["recognised"])


def _page(frame: Image.Image, number: int, budget: Budget) -> Page:
    said = float(frame.info.get("dpi", (0, 0))[0])
    fine = said if _LEAST_FINE <= said <= _MOST_FINE else min(frame.size) / _PAPER_WIDTH
    return recognise(frame.convert("L"), number, max(fine, 1.0), budget)
