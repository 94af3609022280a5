"""Colours of pictures, for light and dark screens: contrasts of WCAG 2.2, 4.5 : 1 for text and 3 : 1 for bars."""

from __future__ import annotations

from typing import Literal

from corpus.frozen import Frozen

Theme = Literal["light", "dark"]
Colour = str  # "#rrggbb"


class Palette(Frozen):
    """What is drawn in which colour."""

    paper: Colour
    ink: Colour
    quiet: Colour  # places, sources
    rule: Colour
    track: Colour  # the rest of a whole
    first: Colour  # bar of the earliest time
    last: Colour  # bar of the latest


PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        paper="#ffffff", ink="#16202a", quiet="#55616d", rule="#d3dae0", track="#e8edf2",
        first="#4f8fcb", last="#12509a",
    ),
    "dark": Palette(
        paper="#17212b", ink="#f2f5f8", quiet="#a3b3c2", rule="#33475a", track="#243443",
        first="#4d86bf", last="#9fd0ff",
    ),
}  # fmt: skip


def between(palette: Palette, at: float) -> Colour:
    """The colour of a bar between the earliest (0) and the latest time (1)."""
    pairs = zip(_parts(palette.first), _parts(palette.last), strict=True)
    return "#" + "".join(f"{round(first + (last - first) * at):02x}" for first, last in pairs)


def _parts(colour: Colour) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
