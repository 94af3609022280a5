"""Word's automatic numbering: `I.`, `1.1.`, `a)`, `-` as a reader sees it beside each paragraph.

A paragraph names a number (`w:num`), that an abstract one with nine levels; counters belong to the abstract
one and go on over all numbers of it, unless a number says where to start again.
"""

from __future__ import annotations

from corpus.readers.docx_styles import Styles
from corpus.readers.list_counter import LEVELS, Level, ListCounter
from corpus.readers.ooxml import Element, W, switched, value


class Numbering:
    """Counts through one document; ask for the paragraphs in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._by_style: dict[str, str] = {}  # a list style's name to the abstract number that defines it
        self._counter = ListCounter()
        self._started: set[tuple[str, int]] = set()
        for element in root.iter(W + "abstractNum") if root is not None else ():
            name = element.get(W + "abstractNumId", "")
            self._abstract[name] = element
            link = value(element, "styleLink")
            if link:
                self._by_style[link] = name
        for element in root.iter(W + "num") if root is not None else ():
            self._numbers[element.get(W + "numId", "")] = element

    def marker(self, properties: Element | None) -> str | None:
        """The numbering of the next paragraph with these properties; None where it has none."""
        named = self._styles.numbering(properties)
        if named is None or named[0] not in self._numbers:
            return None
        number, depth = named
        abstract = self._abstract_of(number)
        if abstract is None:
            return None
        depth = min(self._depth_of_style(abstract, properties, depth), LEVELS - 1)
        override = self._override(number, depth)
        anew = value(override, "startOverride") is not None and (number, depth) not in self._started
        self._started.add((number, depth))
        levels = [self._level(number, abstract, at) for at in range(LEVELS)]
        return self._counter.step(abstract, depth, levels, anew=anew)

    def _abstract_of(self, number: str) -> str | None:
        name = value(self._numbers[number], "abstractNumId")
        element = self._abstract.get(name or "")
        link = value(element, "numStyleLink")
        if link:
            return self._by_style.get(link, name)
        return name if element is not None else None

    def _depth_of_style(self, abstract: str, properties: Element | None, depth: int) -> int:
        """A level may be tied to a style: a paragraph of that style has that level."""
        own = properties.find(W + "numPr") if properties is not None else None
        if value(own, "ilvl") is not None:
            return depth
        style = self._styles.style_name(properties)
        for level in self._abstract[abstract].iter(W + "lvl"):
            if style is not None and value(level, "pStyle") == style:
                return int(level.get(W + "ilvl", "0"))
        return depth

    def _level(self, number: str, abstract: str, depth: int) -> Level | None:
        override = self._override(number, depth)
        element = override.find(W + "lvl") if override is not None else None
        if element is None:
            element = next(
                (
                    level
                    for level in self._abstract[abstract].iter(W + "lvl")
                    if level.get(W + "ilvl") == str(depth)
                ),
                None,
            )
        if element is None:
            return None
        start = value(override, "startOverride") or value(element, "start") or "1"
        restart = value(element, "lvlRestart")
        font = value(element.find(W + "rPr"), "rFonts", "ascii") or ""
        return Level(
            start=int(start),
            form=value(element, "numFmt") or "decimal",
            text=value(element, "lvlText") or "",
            restarts_after=int(restart) if restart is not None else None,
            legal=bool(switched(element, "isLgl")),
            symbol_font=font.lower().startswith(("wingdings", "symbol", "webdings", "courier")),
        )

    def _override(self, number: str, depth: int) -> Element | None:
        for override in self._numbers[number].iter(W + "lvlOverride"):
            if override.get(W + "ilvl") == str(depth):
                return override
        return None
