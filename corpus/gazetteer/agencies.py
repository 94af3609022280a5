"""Agencies named in a text, the groups that bind them, and who took over their duties."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from corpus.folding import compact
from corpus.frozen import Frozen
from corpus.gazetteer import agency_matching
from corpus.gazetteer.agency_data import Agency, Successor, agencies, new_agencies, successors
from corpus.gazetteer.agency_matching import How
from corpus.gazetteer.agency_pattern import kind_of
from corpus.gazetteer.tiers import find_tiers


class AgencyMention(Frozen):
    """An agency's or a group's name in a text: `text[start:end]` is `written`.

    `others` are equally good readings of the same words: where it isn't empty, the reader has to ask.
    `colloquial` is how people speak, not how plans write: the reader of plans leaves it out.
    """

    agency: str  # an id of the gazetteer; for `pattern`, one made from the written words
    written: str
    start: int
    end: int
    how: How
    others: tuple[str, ...] = ()


class Agencies:
    """The known agencies and groups, and how to find them."""

    def __init__(self, known: dict[str, Agency]) -> None:
        self._known = known
        self._groups = tuple(agency for agency in known.values() if agency.kind == "group")

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all agencies and groups."""
        return tuple(self._known)

    def get(self, agency: str) -> Agency:
        """The agency or group of an id. Raises KeyError where the gazetteer has none."""
        return self._known[agency]

    def find(self, text: str, *, typos: bool = False) -> tuple[AgencyMention, ...]:
        """The agencies and groups named in NFC text, in order.

        Finds full names, names shortened by initials, names under one head (`các Sở: A, B`) and, by their
        capitals, names that no table lists. `typos` also takes names with a slip in a word.
        """
        return tuple(
            AgencyMention(
                agency=match.agencies[0],
                written=text[match.start : match.end],
                start=match.start,
                end=match.end,
                how=match.how,
                others=match.agencies[1:],
            )
            for match in agency_matching.matches(text, typos=typos)
        )

    def find_tiers(self, text: str) -> tuple[AgencyMention, ...]:
        """The tiers of local government that a question names as ones who act: `Các xã, phường phải làm gì?`.

        `agency` is the people's committee of the tier. `các địa phương` may mean either tier: the other stands in
        `others`. Not for a plan's own text, where the same words are mostly a place.
        """
        return tuple(
            AgencyMention(
                agency=tier.agencies[0], written=text[tier.start : tier.end], start=tier.start, end=tier.end,
                how="colloquial", others=tier.agencies[1:],
            )
            for tier in find_tiers(text)
        )  # fmt: skip

    def cover(self, agency: str) -> tuple[str, ...]:
        """The groups that bind an agency, by its kind; for an unlisted one, by its name's first words."""
        known = self._known.get(agency)
        kind = known.kind if known is not None else kind_of(agency)
        return tuple(group.id for group in self._groups if kind in group.binds)

    @property
    def of_everyone(self) -> tuple[str, ...]:
        """The groups that mean whoever works for a province, institutions too: `các cơ quan, đơn vị`."""
        return tuple(group.id for group in self._groups if "institution" in group.binds)

    def successors(self, agency: str, about: str, on: date) -> Successor | None:
        """Who has a duty on a day, where it is no longer this agency; None where nobody is known to have it.

        `about` is the duty's text: where the agency's functions went to several, the function that the text
        names first decides.
        """
        key = f" {compact(about)} "
        best: tuple[int, Successor] | None = None
        for heir in successors().get(agency, ()):
            if on < heir.since:
                continue
            places = [place for word in heir.about if (place := key.find(compact(word))) >= 0]
            place = min(places) if places else (len(key) if not heir.about else -1)
            if place >= 0 and (best is None or place < best[0]):
                best = (place, heir)
        return best[1] if best else None

    def heirs(self, agency: str, on: date) -> tuple[Successor, ...]:
        """Who had the duties of a body that was gone on a day, in the table's order; none of one that went on.

        A body that took over from others went on, though it left some functions to another.
        """
        if any(heir.agency == agency for heirs in successors().values() for heir in heirs):
            return ()
        return tuple(heir for heir in successors().get(agency, ()) if on >= heir.since)

    def predecessors(self, agency: str) -> tuple[str, ...]:
        """The agencies that became part of this one whole: not those that only left it some of their functions."""
        return tuple(
            old
            for old, heirs in successors().items()
            if any(heir.agency == agency and not heir.about for heir in heirs)
        )

    def is_new(self, agency: str) -> bool:
        """Whether a body was only made by a merger of 2025: plans of before can't have meant it."""
        return agency in new_agencies()


@lru_cache(maxsize=1)
def load_agencies() -> Agencies:
    """The gazetteer of agencies. Raises ValueError where a data file is malformed."""
    return Agencies(agencies())
