"""What a Word paragraph's style says: its numbering, alignment, indents, letters; styles build on others."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.readers.ooxml import Element, W, switched, value


class Styles:
    """The styles of one document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._defaults: Element | None = None
        if root is None:
            return
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId", "")
            self._styles[name] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                self._default = name
        self._defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    def chain(self, name: str | None) -> Iterator[Element]:
        """A style and those it builds on, nearest first; a paragraph without one has the default style."""
        seen: set[str] = set()
        current = name if name in self._styles else self._default
        while current and current in self._styles and current not in seen:
            seen.add(current)
            style = self._styles[current]
            yield style
            current = value(style, "basedOn") or ""

    def paragraph_value(self, properties: Element | None, name: str, attribute: str = "val") -> str | None:
        """A paragraph's own property, else its style's."""
        own = value(properties, name, attribute)
        if own is not None:
            return own
        for style in self.chain(value(properties, "pStyle")):
            found = value(style.find(W + "pPr"), name, attribute)
            if found is not None:
                return found
        return None

    def numbering(self, properties: Element | None) -> tuple[str, int] | None:
        """Number id and level of a paragraph: its own, else its style's. None where it has none."""
        own = properties.find(W + "numPr") if properties is not None else None
        number, level = value(own, "numId"), value(own, "ilvl")
        style_name = value(properties, "pStyle")
        for style in self.chain(style_name):
            inherited = style.find(f"{W}pPr/{W}numPr")
            number = number if number is not None else value(inherited, "numId")
            level = level if level is not None else value(inherited, "ilvl")
        if number is None or number == "0":
            return None
        return number, int(level) if level is not None and level.isdigit() else 0

    def style_name(self, properties: Element | None) -> str | None:
        """The id of a paragraph's style."""
        return value(properties, "pStyle") or self._default or None

    def bold(self, paragraph: Element | None, run: Element | None) -> bool:
        """Whether a run's letters are bold: as it says itself, else its style, else the paragraph's style."""
        own = switched(run, "b")
        if own is not None:
            return own
        names = (value(run, "rStyle"), self.style_name(paragraph))
        for style in (style for name in names if name for style in self.chain(name)):
            found = switched(style.find(W + "rPr"), "b")
            if found is not None:
                return found
        return bool(switched(self._defaults, "b"))

    def font(self, paragraph: Element | None, run: Element | None) -> str:
        """The name of a run's font; empty where only the theme says it."""
        for attribute in ("ascii", "hAnsi"):
            own = value(run, "rFonts", attribute)
            if own:
                return own
        names = (value(run, "rStyle"), self.style_name(paragraph))
        for style in (style for name in names if name for style in self.chain(name)):
            found = value(style.find(W + "rPr"), "rFonts", "ascii")
            if found:
                return found
        return value(self._defaults, "rFonts", "ascii") or ""
