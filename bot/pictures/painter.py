"""From a figure to a picture, one at a time: the drawing library has state that threads must not share."""

from __future__ import annotations

from threading import Lock

from bot.pictures.figures import Figure
from bot.pictures.palette import PALETTES, Theme


class Painter:
    """Paints figures. May be called from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()

    def png(self, figure: Figure, theme: Theme) -> bytes:
        """The figure as a PNG file. Blocks."""
        with self._lock:
            from bot.pictures.layout import painted  # noqa: PLC0415 (half a second, and only if asked for)

            return painted(figure, PALETTES[theme])
