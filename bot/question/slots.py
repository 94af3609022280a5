"""What a question names, with where it does: provinces, agencies, years, documents, an address, values."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TypeVar

from bot.question import values
from bot.question.model import Address, Claim, Slot
from bot.question.timespans import timespan_words
from corpus.folding import fold
from corpus.frozen import Frozen
from corpus.gazetteer.agencies import Agencies
from corpus.gazetteer.provinces import ProvinceMention, Provinces
from corpus.syllables import Syllable

Span = tuple[int, int]
T = TypeVar("T")

_INITIALS = re.compile(r"(?<![\w&.-])([A-Za-zĐđ]{2,4})(?![\w&.-]\w)(?!\w)")

# No part of a body's name, though `báo` is but a slip away from `ban`.
_REPORTING = re.compile(r"\bb[aá]o c[aá]o\b", re.IGNORECASE)


class Slots(Frozen):
    """The slots of one text, and the spans that name them."""

    provinces: tuple[Slot, ...] = ()
    agencies: tuple[Slot, ...] = ()
    years: tuple[int, ...] = ()
    month: int | None = None
    documents: tuple[str, ...] = ()
    address: Address | None = None
    claims: tuple[Claim, ...] = ()
    ordinal: int | None = None
    districts: tuple[Span, ...] = ()  # their names tell the province, and stay terms
    document_spans: tuple[Span, ...] = ()
    spans: tuple[Span, ...] = ()

    def indices(self, syllables: Sequence[Syllable]) -> frozenset[int]:
        """Indices of the syllables that name a slot."""
        return frozenset(
            i for i, s in enumerate(syllables) if any(a < s.end and s.start < b for a, b in self.spans)
        )


def read_slots(text: str, provinces: Provinces, agencies: Agencies, held: Collection[str]) -> Slots:
    """The slots of a text; words that name one are not read as another."""
    documents = values.find_documents(text)
    named = provinces.find_all(text, typos=True)
    mentions = tuple(m for m in named if not m.inside_organisation and not _names_a_ward(text[: m.start]))
    bodies = _bodies(text, agencies, mentions)
    places = _places(text, mentions)
    districts = _districts(text, mentions, bodies)
    spans: list[Span] = [(start, end) for _, start, end in documents]
    spans += [(slot.start, slot.end) for slot in (*places, *bodies)]
    if places:
        spans += _initials_of(text, provinces, places)
    else:
        places = (
            _by_house(text, named)
            or _by_initials(text, provinces, held, spans)
            or _half_marked(text, held, spans)
        )
        spans += [(slot.start, slot.end) for slot in places]
    spans = [span for span in spans if span not in districts]
    address, at = values.find_address(text) or (None, ())
    spans += at
    claims = _not_within(spans, values.find_claims(text))
    years = _not_within(spans, values.find_years(text))
    spans += [*values.relative_spans(text), *timespan_words(text)]
    month = values.find_month(text)
    own_month = month is not None and not _within(month[1], month[2], spans)
    if month is not None:
        spans.append((month[1], month[2]))
    return Slots(
        provinces=places,
        agencies=bodies,
        years=tuple(dict.fromkeys(years)),
        month=month[0] if month is not None and own_month else None,
        documents=tuple(number for number, _, _ in documents),
        document_spans=tuple((start, end) for _, start, end in documents),
        address=address,
        claims=tuple(claims),
        ordinal=values.find_ordinal(text),
        districts=districts,
        spans=tuple(spans),
    )


def _places(text: str, mentions: Sequence[ProvinceMention]) -> tuple[Slot, ...]:
    """The provinces, each at its first mention."""
    first: dict[str, Slot] = {}
    for m in mentions:
        written, slip = text[m.start : m.end], m.how == "fuzzy"
        slot = Slot(id=m.name, written=written, start=m.start, end=m.end, others=m.others, slip=slip)
        first.setdefault(m.name, slot)
    return tuple(first.values())


def _bodies(text: str, agencies: Agencies, mentions: Sequence[ProvinceMention]) -> tuple[Slot, ...]:
    """The agencies, and the tiers of government that no agency's name holds: `cấp xã`."""
    districts = {m.start for m in mentions if m.how == "district"}
    named = [
        Slot(id=m.agency, written=text[m.start : m.end], start=m.start, end=m.end, others=m.others)
        for m in agencies.find(_REPORTING.sub(lambda verb: "-" * len(verb[0]), text), typos=True)
        if m.start not in districts  # `Hội An` is no association
    ]
    tiers = (
        Slot(id=m.agency, written=m.written, start=m.start, end=m.end, others=m.others)
        for m in agencies.find_tiers(text)
        if not _within(m.start, m.end, [(slot.start, slot.end) for slot in named])
    )
    return (*named, *tiers)


# `em ở Đông Hà muốn …`: where the asker lives, not which district is asked about.
_LIVES = re.compile(
    r"\b(?:em|e|toi|minh|mk|chau|con|tui|nha (?:em|toi|minh|tui)|ben (?:em|toi|minh)) (?:dang )?(?:o|song o|den tu)"
    r"\s+(?:(?:huyen|xa|phuong|thi xa|thanh pho|tp)\s+)?$"
)


def _districts(text: str, mentions: Sequence[ProvinceMention], bodies: Sequence[Slot]) -> tuple[Span, ...]:
    """Where districts are asked about by their names; right beside a body they are a part of its name."""
    return tuple(
        (m.start, m.end)
        for m in mentions
        if m.how == "district"
        and not any(b.start <= m.end + 1 and m.start <= b.end + 1 for b in bodies)
        and not _LIVES.search(fold(text[: m.start]))
    )


# Wards of the towns that gave provinces their names are called like these (`phường Yên Bái`); `các phường …` are not.
_WARD = re.compile(r"\b(?:phuong|thi tran|dac khu)\s+$")
_OF_SEVERAL = re.compile(r"\b(?:cac|nhung|moi|may|bao nhieu|cap|xa|ubnd|uy ban nhan dan)[\s,]+(?:\w+\s+)?$")


def _names_a_ward(before: str) -> bool:
    """Whether the words before a province's name make it one ward's, town's or special zone's."""
    ward = _WARD.search(fold(before))
    return ward is not None and _OF_SEVERAL.search(fold(before)[: ward.start()]) is None


# A province's own houses are called by its name alone: `Bảo tàng Hòa Bình`.
_HOUSE = re.compile(r"\b(?:bao tang|thu vien|nha hat|trung tam van hoa|nha van hoa)\s+$")


def _by_house(text: str, named: Sequence[ProvinceMention]) -> tuple[Slot, ...]:
    """The province whose museum, library or theatre is named."""
    houses = (m for m in named if m.inside_organisation and _HOUSE.search(fold(text[: m.start])))
    return _places(text, tuple(houses))[:1]


def _by_initials(
    text: str, provinces: Provinces, held: Collection[str], spans: Sequence[Span]
) -> tuple[Slot, ...]:
    """Initials (`TN`) where exactly one province that is held fits; the others that fit are told with it.

    In small letters only where they can be no word of the language.
    """
    for match in _INITIALS.finditer(text):
        written = match[1]
        if _within(*match.span(1), spans) or (not written.isupper() and re.search("[aeiouy]", written)):
            continue
        known = provinces.by_initials(re.sub(r"(?i)^tp(?=..)", "", written))
        fitting = [name for name in known if name in held]
        if len(fitting) == 1:
            others = tuple(name for name in known if name != fitting[0])
            start, end = match.span(1)
            return (Slot(id=fitting[0], written=written, start=start, end=end, others=others),)
    return ()


def _initials_of(text: str, provinces: Provinces, places: Sequence[Slot]) -> list[Span]:
    """Where the initials of a province stand that the text also names in full: `TN (Tây Ninh)`."""
    named = {place.id for place in places}
    return [
        match.span(1)
        for match in _INITIALS.finditer(text)
        if match[1].isupper() and named & set(provinces.by_initials(match[1]))
    ]


def _half_marked(text: str, held: Collection[str], spans: Sequence[Span]) -> tuple[Slot, ...]:
    """The name of a province that is held, typed with some of its marks: `hoa bình`.

    Typed with all of them it was found before, unless it is the ordinary word that it also is.
    """
    folded = fold(text)
    for name in held:
        for match in re.finditer(rf"\b{re.escape(fold(name))}\b", folded):
            written = text[match.start() : match.end()]
            marked = written.lower() not in (name.lower(), fold(name))
            if marked and not _within(*match.span(), spans):
                return (Slot(id=name, written=written, start=match.start(), end=match.end()),)
    return ()


def _not_within(spans: list[Span], found: Sequence[tuple[T, int, int]]) -> list[T]:
    """What is found beside the words that name another slot already; its own words are added to those."""
    own = [(one, start, end) for one, start, end in found if not _within(start, end, spans)]
    spans += [(start, end) for _, start, end in own]
    return [one for one, _, _ in own]


def _within(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(a < end and start < b for a, b in spans)
