"""Visual lines → paragraphs: which line continues the one before, and which begins anew.

A format that knows (Word, a PDF's indents) has said so in its lines. For plain text and Markdown, in this order:
an open bold run joins; the meaning of blank lines in this text decides; a line that isn't full ends its
paragraph; a marker begins one where it fits; then the words. Where a full line ends with a full stop, or a dash
stands where either reading fits, the paragraph carries a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.folding import fold
from corpus.headings import goes_on_heading, is_usual_heading
from corpus.line_width import Break, Layout, measure
from corpus.markers import Marker, generated_marker, read_marker
from corpus.models import Line, SourceText, Span
from corpus.openers import (
    cites_grounds,
    opens_closing,
    opens_duty,
    opens_field,
    opens_grounds,
    sums_up,
    surely_closes,
)
from corpus.outline.alphabets import follows, is_first
from corpus.ragged_lines import decides, ends_ragged, is_compound
from corpus.visible import Visible
from corpus.visual_lines import FINISHED, Seen, gap_between, see_lines

_OPEN_END = re.compile(r"(?:[,–—(“]|\s-|[-/])$")
# Words that no paragraph ends with.
_OPEN_WORD = re.compile(r"\s(?:và|của|với|cho|về|tại|do|các|những|từ|theo|để|hoặc|trong|bằng|là|thuộc)$")
_STANDING = re.compile(r"(?:ke hoach|quyet dinh|phu luc|tm\.|kt\.|tl\.|tuq\.|cong h)")
_STANDING_WRITTEN = re.compile(r"noi nhan\s*:?$|phu luc\s+(?:so\s+)?[ivx\d]+\W*$")
_JUST_SHORT = 0.93
_NEARLY = 0.85  # of a full line's reach: letters of many widths make full lines of many lengths


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together; `text` is joined and begins with the marker where that stands in the text."""

    lines: tuple[Line, ...]
    text: str
    marker: Marker | None
    doubt: str = ""
    bold: bool = False
    cells: tuple[str, ...] = ()  # of a table's row, as they are seen

    @property
    def first(self) -> Line:
        """The line that it begins with."""
        return self.lines[0]

    @property
    def body(self) -> str:
        """The text without the marker."""
        return self.text[self.marker.length :] if self.marker else self.text


@dataclass
class _Counters:
    """The numbers that are open while reading downwards, by style and prefix."""

    last: dict[tuple[str, str], str] = field(default_factory=dict)

    def fits(self, marker: Marker) -> bool:
        """Whether the number is the first or the next of a series seen before."""
        if marker.is_bullet or is_first(marker.style, marker.number):
            return True
        before = self.last.get((marker.style, marker.number.rpartition(".")[0]))
        return before is not None and follows(marker.style, before, marker.number)

    def take(self, marker: Marker) -> None:
        """Remembers an accepted number."""
        if not marker.is_bullet:
            self.last[marker.style, marker.number.rpartition(".")[0]] = marker.number


def join_lines(source: SourceText, visible: Visible) -> list[Paragraph]:
    """The paragraphs of a source text, in reading order. Lines of page furniture are not among them."""
    seen = see_lines(source, visible)
    gaps = [gap_between(above, below) for above, below in pairwise(seen)]
    layout = measure([gap for gap, below in zip(gaps, seen[1:], strict=True) if below.line.role is None])
    joiner = _Joiner(seen, gaps, layout)
    groups: list[tuple[list[Seen], str]] = []
    for at, item in enumerate(seen):
        begins, doubt = joiner.begins(at, groups[-1][0]) if groups else (True, "")
        if begins:
            groups.append(([item], doubt))
            joiner.take(item)
        else:
            groups[-1][0].append(item)
            if doubt:
                groups[-1] = (groups[-1][0], doubt)
    return [_paragraph(group, doubt, visible) for group, doubt in groups]


def _paragraph(group: Sequence[Seen], doubt: str, visible: Visible) -> Paragraph:
    lines = tuple(item.line for item in group)
    text = visible.joined(Span(start=line.start, end=line.end) for line in lines)
    marker = generated_marker(lines[0].marker) if lines[0].marker else read_marker(text)
    cells = tuple(visible.joined([cell]) for cell in lines[0].cells)
    return Paragraph(lines, text, marker, doubt, all(item.all_bold for item in group), cells)


class _Joiner:
    """Decides at each line, from what stands above it."""

    def __init__(self, seen: Sequence[Seen], gaps: Sequence[Break], layout: Layout) -> None:
        self._seen = seen
        self._gaps = gaps
        self._layout = layout
        self._counters = _Counters()
        self.grounds = 0  # paragraphs that cite what the plan carries out

    def take(self, first: Seen) -> None:
        """Remembers the first line of a paragraph."""
        if first.marker:
            self._counters.take(first.marker)
        self.grounds += first.marker is None and cites_grounds(first.text)

    def begins(self, at: int, group: Sequence[Seen]) -> tuple[bool, str]:
        """Whether line `at` begins a paragraph after `group`, and the doubt that remains."""
        known = self._known(at, group)
        if known is not None:
            return known, ""
        above, here, gap = self._seen[at - 1], self._seen[at], self._gaps[at - 1]
        if not self._layout.wrapped:
            return self._unwrapped(above, here), ""
        if self._layout.blanks == "paragraphs":
            return self._by_blanks(at, group)
        if self._layout.blanks == "none" and here.blank_before and not gap.inside:
            return True, ""
        if (is_usual_heading(group) and not here.text[:1].islower()) or decides(group, here):
            return True, ""
        if self._layout.ragged is not None:
            following = self._seen[at + 1].text if at + 1 < len(self._seen) else ""
            if ends_ragged(group, here, following, short=gap.reach < self._layout.ragged):
                return True, ""
        if here.marker is not None:
            return self._with_marker(at, group)
        anywhere = self._layout.ragged is not None and len(group) == 1
        if not self._layout.is_full(gap) and not anywhere:
            if not cites_grounds(here.text) and self._breaks_inside(gap, above, group):
                return False, "sentence-in-a-short-line"
            return self._after_short(above, here, nearly=self._nearly_full(gap)), ""
        return self._after_full(above, here, group)

    def _known(self, at: int, group: Sequence[Seen]) -> bool | None:
        """What the format says, and words that decide in any layout; None where neither does."""
        above, here = self._seen[at - 1], self._seen[at]
        if here.line.role != above.line.role or here.line.role == "row" or here.line.marker:
            return True
        if here.in_bold or (here.marker is None and _OPEN_WORD.search(above.text)):
            return False
        if here.line.role == "recipients" and _goes_on_recipient(group, here):
            return False
        if here.line.starts_paragraph is None and goes_on_heading(group, here):
            return False
        if here.line.starts_paragraph is not None:
            begins = here.line.starts_paragraph and not self._gaps[at - 1].inside
            return begins or self._standing(above, here)
        parted = self._layout.wrapped and self._layout.blanks == "paragraphs"
        titled = not parted and not here.all_bold and all(item.all_bold for item in group)
        bold_ends = titled and (here.marker is not None or here.text[:1].isupper())
        return True if bold_ends or self._standing(above, here) else None

    @staticmethod
    def _standing(above: Seen, here: Seen) -> bool:
        """Words that stand on a line of their own."""
        if not here.text[:1].isupper() or _OPEN_END.search(above.text):
            return False
        key = fold(here.text[:40])
        return bool(here.text.isupper() and _STANDING.match(key)) or bool(_STANDING_WRITTEN.match(key))

    def _unwrapped(self, above: Seen, here: Seen) -> bool:
        """One paragraph a line: only a line broken in mid-sentence goes on in the next."""
        if here.marker is not None:
            return not (here.marker.is_bullet and is_compound(above.text, here))
        broken = above.text.endswith(",") and not opens_grounds(here.text) and not here.text.isupper()
        return not (broken or (here.text[:1].islower() and not FINISHED.search(above.text)))

    def _by_blanks(self, at: int, group: Sequence[Seen]) -> tuple[bool, str]:
        """Blank lines part paragraphs; without one, only a fitting marker after a finished line begins one."""
        above, here, gap = self._seen[at - 1], self._seen[at], self._gaps[at - 1]
        full = self._layout.is_full(gap)
        if here.blank_before:
            # A page's end leaves a blank line inside a sentence.
            return not (full and gap.inside), ""
        if here.marker is None:
            return not full and not here.text[:1].islower() and bool(FINISHED.search(above.text)), ""
        if not full or FINISHED.search(above.text):
            return self._with_marker(at, group)
        return False, ""

    def _with_marker(self, at: int, group: Sequence[Seen]) -> tuple[bool, str]:
        above, here, gap = self._seen[at - 1], self._seen[at], self._gaps[at - 1]
        marker = here.marker
        assert marker is not None  # noqa: S101 - the caller asked
        finished = bool(FINISHED.search(above.text))
        broken_off = self._layout.ragged is not None and len(group) > 1 and gap.reach < self._layout.ragged
        full = self._layout.is_full(gap) and not broken_off
        fits = self._counters.fits(marker)
        if not full:
            if marker.is_bullet and not finished and self._inside_sentence(at, nearly=self._nearly_full(gap)):
                return False, "dash-after-full-line"
            return fits or finished or not _is_bare(marker), ""
        if marker.is_bullet:
            return self._bullet_after_full(at, group, finished=finished)
        return (fits if not finished else fits or marker.style not in ("arabic", "letter", "letter_dot")), ""

    def _inside_sentence(self, at: int, *, nearly: bool) -> bool:
        """Whether a dash after an unfinished line is the sentence's own."""
        above, here = self._seen[at - 1], self._seen[at]
        rest = here.text[here.marker.length if here.marker else 0 :]
        return is_compound(above.text, here) or (nearly and (rest[:1].islower() or rest[:1].isdigit()))

    def _bullet_after_full(self, at: int, group: Sequence[Seen], *, finished: bool) -> tuple[bool, str]:
        """A dash at the head of a line after a full one: a bullet, or a dash inside the sentence."""
        above, here = self._seen[at - 1], self._seen[at]
        rest = here.text[here.marker.length if here.marker else 0 :]
        if finished:
            return True, ""
        if (
            rest[:1].islower()
            or rest[:1].isdigit()
            or _OPEN_END.search(above.text)
            or is_compound(above.text, here)
        ):
            return False, ""
        under_heading = group[0].marker is not None and not group[0].marker.is_bullet
        if not under_heading:
            return False, "dash-after-full-line"
        return self._ends_as_clause(at), "dash-after-full-line"

    def _ends_as_clause(self, at: int) -> bool:
        """Whether the paragraph that would begin here ends with a stop, as bullets do."""
        for place in range(at, min(at + 40, len(self._seen))):
            last = place + 1 >= len(self._seen)
            if (
                last
                or not self._layout.is_full(self._gaps[place])
                or self._seen[place + 1].marker is not None
            ):
                return bool(FINISHED.search(self._seen[place].text))
        return True

    def _nearly_full(self, gap: Break) -> bool:
        return gap.reach >= _NEARLY * (self._layout.shortest_reach or 0)

    def _breaks_inside(self, gap: Break, above: Seen, group: Sequence[Seen]) -> bool:
        """Whether a clause without its stop is broken by a line that is only just short."""
        numbered = group[0].marker is not None and not group[0].marker.is_bullet
        within = gap.reach >= _JUST_SHORT * (self._layout.shortest_reach or 0) and len(group) > 1
        return within and not numbered and not FINISHED.search(above.text) and not above.text.endswith(",")

    @staticmethod
    def _after_short(above: Seen, here: Seen, *, nearly: bool) -> bool:
        """A line that had room for the next word ended its paragraph, unless the words go on."""
        finished = bool(FINISHED.search(above.text))
        if here.text[:1].islower() and (not finished or (nearly and above.text.endswith(";"))):
            return False
        if nearly and not finished and not here.text[:1].isupper():
            return False
        return not (_OPEN_END.search(above.text) and not above.text.endswith(","))

    def _after_full(self, above: Seen, here: Seen, group: Sequence[Seen]) -> tuple[bool, str]:
        """A full line: the next goes on unless its words begin a paragraph."""
        if here.text[:1].islower():
            return False, ""
        marker = group[0].marker
        if marker is None and (cites_grounds(here.text) or self._is_enacted(above, here, group)):
            return True, ""
        if not FINISHED.search(above.text):
            numbered = marker is not None and not marker.is_bullet
            if numbered and opens_duty(here.text) and not _is_agency_tail(above.text):
                return True, "heading-fills-its-line"
            return False, ""
        closing = opens_closing(group[0].text)
        if sums_up(here.text) or (surely_closes(here.text) and not closing):
            return True, ""
        begins = opens_field(here.text) or (opens_closing(here.text) and not closing)
        return begins, "sentence-after-full-line"

    def _is_enacted(self, above: Seen, here: Seen, group: Sequence[Seen]) -> bool:
        """Whether grounds are done and the next line says who issues the plan."""
        if not (cites_grounds(group[0].text) and opens_grounds(here.text)):
            return False
        return bool(FINISHED.search(above.text)) or (above.text.endswith(",") and self.grounds > 1)


def _goes_on_recipient(group: Sequence[Seen], here: Seen) -> bool:
    """Whether a line without a dash goes on with the recipient above, in a list where recipients have one."""
    listed = group[0].marker is not None and group[0].marker.is_bullet
    return listed and here.marker is None and not here.text.startswith("Lưu")


def _is_bare(marker: Marker) -> bool:
    """A marker that a number or a letter inside a sentence can look like."""
    return marker.style in ("arabic", "letter", "letter_dot", "paren", "lower_roman", "dotted")


_AGENCY_TAIL = re.compile(r"(?:^|\s)(?:Sở|Bộ|Ban|Cục|Chi cục|Phòng|Vụ|Ngành|ngành|và|,)$")


def _is_agency_tail(text: str) -> bool:
    """Whether a line ends where an agency's name goes on (`Sở` … `Xây dựng`)."""
    return bool(_AGENCY_TAIL.search(text))
