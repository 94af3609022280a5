"""The words of a plan's texts, from the division that is stored with the plan."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from bot.matching import Words
from corpus.models import Plan
from index.division import division_of


class PlanWords:
    """The words of one plan's texts, kept: headings are the same for all clauses under them."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._kept: dict[tuple[str, ...], Words] = {}

    def of(self, *texts: str) -> Words:
        """The words of some texts; quickly, where they are titles, clauses or headings of the plan."""
        words = self._kept.get(texts)
        if words is None:
            words = self._kept[texts] = Words(*texts, division=self._division)
        return words

    @cached_property
    def _division(self) -> Mapping[str, str]:
        return division_of(self._plan)
