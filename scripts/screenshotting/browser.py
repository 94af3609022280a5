"""Photographs a page with headless Chromium, in a window high enough, and cuts off what the page leaves empty."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WIDTH, HEIGHT = 420, 5000  # of the window, in the page's pixels
SCALE = 2  # pixels of the picture for one of the page
COLOURS = 128
_EMPTY = (255, 0, 255)  # of the page's body in telegram.css
_QUIET: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


class NoPictureError(RuntimeError):
    """Chromium ended without a picture; the operator can see why in its words."""


def find_browser(asked: str | None = None) -> str | None:
    """Chromium's path; None where this machine has none."""
    return next(filter(None, map(shutil.which, [asked] if asked else NAMES)), None)


def photograph(browser: str, page: Path, picture: Path) -> None:
    """Write a PNG file of the page. Raises NoPictureError."""
    with tempfile.TemporaryDirectory(prefix="browser-", ignore_cleanup_errors=True) as profile:
        shot = Path(profile) / "shot.png"
        options = [
            f"--user-data-dir={profile}", f"--window-size={WIDTH},{HEIGHT}", f"--force-device-scale-factor={SCALE}",
            f"--screenshot={shot}", "--virtual-time-budget=3000",
        ]  # fmt: skip
        done = subprocess.run(  # noqa: S603 (our own command)
            [browser, *_QUIET, *options, page.resolve().as_uri()],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        if not shot.is_file():
            raise NoPictureError(f"{browser} ended with {done.returncode}: {done.stderr[-500:]}")
        with Image.open(shot) as whole:
            _cut(whole.convert("RGB")).save(picture, "PNG", optimize=True)


def _cut(whole: Image.Image) -> Image.Image:
    """The picture without the empty rows below the page, in few colours."""
    filled = (np.asarray(whole) != _EMPTY).any(axis=(1, 2))
    kept = whole.crop((0, 0, whole.width, int(filled.nonzero()[0].max()) + 1))
    return kept.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
