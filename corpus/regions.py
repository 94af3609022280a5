"""The parts of a document, in order: letterhead, title, body, recipients, signature; a decision before its plan;
appendices behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.folding import fold
from corpus.openers import opens_grounds
from corpus.page_parts import (
    APPENDIX,
    FOOTNOTE,
    ISSUING,
    KINDS,
    LONGEST_FRONT,
    MARK,
    NAME,
    WRITTEN_TITLE,
    goes_on_title,
    is_capital,
    is_letterhead,
    is_motto,
    is_recipients_head,
    is_signing,
    names_authority,
    squeezed,
    title_kind,
)
from corpus.partial_dates import find_date
from corpus.plan_title import note_of
from corpus.wrapping import Paragraph

Zone = Literal[
    "furniture", "letterhead", "title", "authority", "body", "recipients", "mark", "signature", "note"
]
_SHORTEST_TITLE = 15  # letters; a stamp on a draft has fewer
# Paragraphs of a website above a document: what it cites, what cites it, the card of the document.
_MOST_ABOVE = 60
_ENACTING = ISSUING | {"quyetnghi", "nghiquyet"}
PortionKind = Literal["main", "decision", "appendix"]


@dataclass(frozen=True)
class Block:
    """A paragraph and the part of the page that it belongs to."""

    zone: Zone
    paragraph: Paragraph


@dataclass
class Portion:
    """One document in the file: the plan, the decision before it, or an appendix behind it."""

    kind: PortionKind
    document: str = ""  # key of KINDS
    number: str = ""  # of an appendix, as written
    blocks: list[Block] = field(default_factory=list)

    def zone(self, *zones: Zone) -> list[Paragraph]:
        """The paragraphs of these zones, in order."""
        return [block.paragraph for block in self.blocks if block.zone in zones]


def split_regions(paragraphs: Sequence[Paragraph]) -> list[Portion]:
    """The documents in a file, each with its blocks; a decision with a plan behind it is marked as such."""
    reader = _Reader(paragraphs)
    portions = reader.read()
    mains = [portion for portion in portions if portion.kind == "main"]
    for portion in mains[:-1]:
        portion.kind = "decision"
    return portions


class _Reader:
    """Reads downwards, keeping what part of the page it is in."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._portions = [Portion("main")]
        self._state: Literal["front", "title", "body", "tail"] = "front"
        self._recipients = False
        self._signed = False

    def read(self) -> list[Portion]:
        start = self._letterhead_start()
        for at, paragraph in enumerate(self._paragraphs):
            if at < start:
                self._add("furniture", paragraph)
            elif paragraph.first.role == "note" or (
                self._state != "front" and FOOTNOTE.match(paragraph.text)
            ):
                self._add("note", paragraph)
            else:
                self._step(at, paragraph)
        return [portion for portion in self._portions if portion.blocks]

    def _letterhead_start(self) -> int:
        """Where the document begins, if a website's lines stand above its letterhead."""
        first = next((at for at, p in enumerate(self._paragraphs) if is_letterhead(p)), 0)
        motto = next((at for at, p in enumerate(self._paragraphs) if is_motto(p.text)), None)
        numbered = any(p.marker and not p.marker.is_bullet for p in self._paragraphs[: motto or first])
        if numbered:
            return 0
        if motto is not None and motto <= _MOST_ABOVE:
            while motto > 0 and _is_above_motto(self._paragraphs[motto - 1]):
                motto -= 1
            return motto
        titled = any(title_kind(p) for p in self._paragraphs[first + 1 : first + 25])
        return first if titled and first <= 15 else 0

    def _add(self, zone: Zone, paragraph: Paragraph) -> None:
        self._portions[-1].blocks.append(Block(zone, paragraph))

    def _step(self, at: int, paragraph: Paragraph) -> None:
        if self._state in ("body", "tail") and self._new_portion(at, paragraph):
            return
        match self._state:
            case "front":
                self._front(at, paragraph)
            case "title":
                self._title(paragraph)
            case "body":
                self._body(paragraph)
            case "tail":
                self._tail(paragraph)

    def _new_portion(self, at: int, paragraph: Paragraph) -> bool:
        """Begins the plan behind a decision, or an appendix."""
        kind = title_kind(paragraph) or ("kehoach" if self._comes_with(at, paragraph) else "")
        current = self._portions[-1]
        if (
            self._state == "tail"
            and not kind
            and paragraph.text[:1].isupper()
            and squeezed(paragraph.text) in KINDS
        ):
            kind = squeezed(paragraph.text)  # capitals are lost where a font had them and the letters had not
        if kind and current.kind == "main" and current.document in ISSUING and kind != current.document:
            portion = Portion("main", document=kind)
            while self._state == "tail" and current.blocks and _opens_page(current.blocks[-1]):
                portion.blocks.insert(0, Block("letterhead", current.blocks.pop().paragraph))
            self._portions.append(portion)
            self._add("title", paragraph)
            self._state, self._recipients, self._signed = "title", False, False
            return True
        appendix = APPENDIX.match(paragraph.text) if paragraph.first.role in (None, "body") else None
        behind = self._state == "tail" or current.kind == "appendix"
        if appendix is not None and (behind or is_capital(paragraph.text[:9])) and len(paragraph.text) < 400:
            self._begin_appendix(appendix["number"] or appendix["form"] or "", paragraph)
            return True
        if kind and self._state == "tail" and self._signed:
            self._begin_appendix("", paragraph)
            return True
        return False

    def _comes_with(self, at: int, paragraph: Paragraph) -> bool:
        """Whether a title without its kind stands over the note that says what it comes with."""
        below = self._paragraphs[at + 1].text if at + 1 < len(self._paragraphs) else ""
        tail = self._state == "tail" and is_capital(paragraph.text) and not is_signing(paragraph)
        return tail and bool(note_of(below)) and below.startswith("(")

    def _begin_appendix(self, number: str, paragraph: Paragraph) -> None:
        self._portions.append(Portion("appendix", number=number))
        self._add("title", paragraph)
        self._state, self._recipients, self._signed = "title", False, False

    def _front(self, at: int, paragraph: Paragraph) -> None:
        kind = title_kind(paragraph)
        if kind:
            self._portions[-1].document = kind
            self._add("title", paragraph)
            self._state = "title"
        elif (
            paragraph.text[:1].isupper()
            and WRITTEN_TITLE.match(fold(paragraph.text))
            and not self._titled_later(at)
            and paragraph.marker is None
        ):
            self._portions[-1].document = squeezed(" ".join(paragraph.text.split()[:2]))
            self._add("title", paragraph)
            self._state = "title"
        elif self._dated() and names_authority(paragraph.text) and paragraph.first.role is None:
            self._add("authority", paragraph)
        elif is_letterhead(paragraph):
            self._add("letterhead", paragraph)
        elif self._is_title_alone(at, paragraph):
            self._add("title", paragraph)
            self._state = "title"
        elif self._is_body(paragraph):
            self._state = "body"
            self._body(paragraph)
        else:
            self._add("letterhead" if is_capital(paragraph.text) or at < 12 else "furniture", paragraph)

    def _is_title_alone(self, at: int, paragraph: Paragraph) -> bool:
        """Whether a title stands under the date without the line that names its kind, as websites leave it out."""
        text = paragraph.text
        titles = self._dated() and paragraph.marker is None and paragraph.first.role in (None, "body")
        return titles and is_capital(text) and len(text) >= _SHORTEST_TITLE and not self._titled_later(at)

    def _dated(self) -> bool:
        """Whether the letterhead has its last line."""
        return any(find_date(p.text) for p in self._portions[-1].zone("letterhead"))

    def _titled_later(self, at: int) -> bool:
        return any(title_kind(p) for p in self._paragraphs[at + 1 : at + 25])

    @staticmethod
    def _is_body(paragraph: Paragraph) -> bool:
        return (
            paragraph.marker is not None
            or paragraph.first.role == "row"
            or opens_grounds(paragraph.text)
            or len(paragraph.text) > LONGEST_FRONT
            or paragraph.text.startswith(("Kính gửi", "KÍNH GỬI"))
        )

    def _title(self, paragraph: Paragraph) -> None:
        portion = self._portions[-1]
        bare = squeezed(" ".join(p.text for p in portion.zone("title"))) in KINDS
        if goes_on_title(paragraph, appendix=portion.kind == "appendix", bare=bare):
            self._add("title", paragraph)
        elif names_authority(paragraph.text) and paragraph.marker is None:
            self._add("authority", paragraph)
        else:
            self._state = "body"
            self._body(paragraph)

    def _body(self, paragraph: Paragraph) -> None:
        signed = paragraph.first.role in ("recipients", "signature") or is_signing(paragraph)
        if signed or is_recipients_head(paragraph):
            self._state = "tail"
            self._tail(paragraph)
        elif self._is_enacting(paragraph):
            self._portions[-1].document = self._portions[-1].document or _enacted(paragraph.text)
            self._add("authority", paragraph)
        elif paragraph.first.role == "letterhead":
            self._add("letterhead", paragraph)
        else:
            self._add("body", paragraph)

    def _is_enacting(self, paragraph: Paragraph) -> bool:
        """Whether a line above the articles says who decides, or that it is decided (`QUYẾT ĐỊNH:`)."""
        if paragraph.marker is not None:
            return False
        key = squeezed(paragraph.text).rstrip(":.")
        looks = names_authority(paragraph.text) or (is_capital(paragraph.text) and key in _ENACTING)
        return looks and not self._numbered()

    def _numbered(self) -> bool:
        """Whether numbered lines stand in the document's body already."""
        return any(p.marker is not None and not p.marker.is_bullet for p in self._portions[-1].zone("body"))

    def _goes_on(self, paragraph: Paragraph) -> bool:
        """Whether the body goes on under a line that looked like a signature."""
        if self._recipients or paragraph.first.role is not None:
            return False
        numbered = paragraph.marker is not None and not paragraph.marker.is_bullet
        return numbered or len(paragraph.text) > LONGEST_FRONT

    def _tail(self, paragraph: Paragraph) -> None:
        role = paragraph.first.role
        if self._goes_on(paragraph):
            self._state = "body"
            self._body(paragraph)
        elif role == "row" or (paragraph.marker is not None and _is_section(paragraph) and self._signed):
            self._begin_untitled_appendix(paragraph)
        elif role == "recipients" or is_recipients_head(paragraph):
            self._recipients = True
            self._add("recipients", paragraph)
        elif role == "signature" or is_signing(paragraph):
            self._signed = True
            self._add("signature", paragraph)
        elif is_letterhead(paragraph):
            self._add("letterhead", paragraph)
        elif MARK.fullmatch(paragraph.text):
            self._add("mark", paragraph)
        elif self._recipients and paragraph.marker is not None and paragraph.marker.is_bullet:
            self._add("recipients", paragraph)
        elif (
            is_capital(paragraph.text)
            or NAME.fullmatch(paragraph.text)
            or paragraph.text.startswith(("(", "["))
        ):
            self._signed = True
            self._add("signature", paragraph)
        else:
            self._add("recipients" if self._recipients and not self._signed else "furniture", paragraph)

    def _begin_untitled_appendix(self, paragraph: Paragraph) -> None:
        behind = self._portions[-1].kind == "main" and self._portions[-1].document in ISSUING
        self._portions.append(Portion("main" if behind and paragraph.first.role != "row" else "appendix"))
        self._state = "body"
        self._add("body", paragraph)


def _is_above_motto(paragraph: Paragraph) -> bool:
    """Whether a paragraph may be a line of the issuer's name."""
    bare = is_capital(paragraph.text) or not any(char.isalnum() for char in paragraph.text)
    return is_letterhead(paragraph) or (bare and paragraph.first.role is None)


def _enacted(text: str) -> str:
    """The kind of document whose line above the articles this is (`QUYẾT ĐỊNH:`); empty for another line."""
    key = squeezed(text).rstrip(":.")
    return {"quyetnghi": "nghiquyet"}.get(key, key) if key in _ENACTING else ""


def _opens_page(block: Block) -> bool:
    return block.zone == "letterhead"


def _is_section(paragraph: Paragraph) -> bool:
    return paragraph.marker is not None and paragraph.marker.style in ("roman", "upper", "part", "chapter")
