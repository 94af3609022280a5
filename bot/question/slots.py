"""What a question names, with where it does: provinces, agencies, years, documents, an address, values."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.question import values
from bot.question.model import Address, Claim, Slot
from bot.question.timespans import timespan_words
from corpus.folding import fold
from corpus.frozen import Frozen
from corpus.gazetteer.agencies import Agencies
from corpus.gazetteer.provinces import Provinces
from corpus.syllables import Syllable

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
    districts: tuple[
        tuple[int, int], ...
    ] = ()  # spans of districts' names: they tell the province, and stay terms
    document_spans: tuple[tuple[int, int], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()

    def indices(self, syllables: Sequence[Syllable]) -> frozenset[int]:
        """Indices of the syllables that name a slot."""
        return frozenset(
            i for i, s in enumerate(syllables) if any(a < s.end and s.start < b for a, b in self.spans)
        )


def read_slots(text: str, provinces: Provinces, agencies: Agencies, held: Collection[str]) -> Slots:
    """The slots of a text; words that name one are not read as another."""
    spans: list[tuple[int, int]] = []
    documents = values.find_documents(text)
    spans += [(a, b) for _, a, b in documents]
    mentions = provinces.find(text, typos=True)
    places = list(
        {
            m.name: Slot(
                id=m.name,
                written=text[m.start : m.end],
                start=m.start,
                end=m.end,
                others=m.others,
                slip=m.how == "fuzzy",
            )
            for m in reversed(mentions)
        }.values()
    )[::-1]
    named = [
        Slot(id=m.agency, written=text[m.start : m.end], start=m.start, end=m.end, others=m.others)
        for m in agencies.find(_REPORTING.sub(lambda verb: "-" * len(verb[0]), text), typos=True)
        if not any(p.how == "district" and p.start == m.start for p in mentions)  # `Hội An` is no association
    ]
    named += [
        Slot(id=m.agency, written=m.written, start=m.start, end=m.end, others=m.others)
        for m in agencies.find_tiers(text)
        if not any(m.start < s.end and s.start < m.end for s in named)
    ]
    spans += [(s.start, s.end) for s in (*places, *named)]
    if not places:
        places = _by_initials(text, provinces, held, spans) or _half_marked(text, held, spans)
        spans += [(s.start, s.end) for s in places]
    else:
        spans += _initials_of(text, provinces, places)
    districts = [
        (m.start, m.end)
        for m in mentions
        if m.how == "district" and not any(a.start <= m.end + 1 and m.start <= a.end + 1 for a in named)
    ]
    spans = [span for span in spans if span not in districts]
    address = values.find_address(text)
    spans += list(address[1]) if address else []
    claims = [(c, a, b) for c, a, b in values.find_claims(text) if not _within(a, b, spans)]
    spans += [(a, b) for _, a, b in claims]
    years = [(y, a, b) for y, a, b in values.find_years(text) if not _within(a, b, spans)]
    spans += [(a, b) for _, a, b in years]
    spans += [*values.relative_spans(text), *timespan_words(text)]
    month = values.find_month(text)
    own_month = month is not None and not _within(month[1], month[2], spans)
    if month is not None:
        spans.append((month[1], month[2]))
    return Slots(
        provinces=tuple(places),
        agencies=tuple(named),
        years=tuple(dict.fromkeys(y for y, _, _ in years)),
        month=month[0] if month is not None and own_month else None,
        documents=tuple(number for number, _, _ in documents),
        document_spans=tuple((a, b) for _, a, b in documents),
        address=address[0] if address else None,
        claims=tuple(c for c, _, _ in claims),
        ordinal=values.find_ordinal(text),
        districts=tuple(districts),
        spans=tuple(spans),
    )


def _by_initials(
    text: str, provinces: Provinces, held: Collection[str], spans: Sequence[tuple[int, int]]
) -> list[Slot]:
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
            return [
                Slot(id=fitting[0], written=written, start=match.start(1), end=match.end(1), others=others)
            ]
    return []


def _initials_of(text: str, provinces: Provinces, places: Sequence[Slot]) -> list[tuple[int, int]]:
    """Where the initials of a province stand that the text also names in full: `TN (Tây Ninh)`."""
    named = {place.id for place in places}
    return [
        match.span(1)
        for match in _INITIALS.finditer(text)
        if match[1].isupper() and named & set(provinces.by_initials(match[1]))
    ]


def _half_marked(text: str, held: Collection[str], spans: Sequence[tuple[int, int]]) -> list[Slot]:
    """The name of a province that is held, typed with some of its marks: `hoa bình`.

    Typed with all of them it was found before, unless it is the ordinary word that it also is.
    """
    folded = fold(text)
    for name in held:
        for match in re.finditer(rf"\b{re.escape(fold(name))}\b", folded):
            written = text[match.start() : match.end()]
            marked = written.lower() not in (name.lower(), fold(name))
            if marked and not _within(*match.span(), spans):
                return [Slot(id=name, written=written, start=match.start(), end=match.end())]
    return []


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)
