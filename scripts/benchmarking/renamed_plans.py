"""Reads many look-alike plans quickly: some in full, the others renamed after reading.

For the largest corpora, where reading each file would take longer than all else. One plan of each programme, year and
length of the province's name is read; all others differ from one of them by letters and digits in the same places, so
that what comes out is what reading them would give.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from benchmarking.many_plans import ManyPlan, make_plan, number_of, province_count
from corpus.gazetteer.provinces import load_provinces
from corpus.models import Plan
from index.reading import read_plan

_VALUE: Final = re.compile(r'(?P<before>"value":")(?P<value>\d+)(?=")|(?P<percent>\d+)(?=%)')


class RenamingReader:
    """A ReadPlan for the folder that `write_plans` made."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._read: dict[tuple[int, str, int], tuple[ManyPlan, str]] = {}

    def __call__(self, path: Path) -> Plan:
        """The plan in a file."""
        plan = make_plan(number_of(path), self._seed)
        kind = load_provinces().get(plan.province).kind
        alike = (number_of(path) // province_count(), kind, len(plan.province))
        if alike not in self._read:
            read = read_plan(path)
            self._read[alike] = (plan, read.model_dump_json())
            return read
        first, json = self._read[alike]
        return Plan.model_validate_json(renamed(json, first, plan))


def renamed(json: str, first: ManyPlan, plan: ManyPlan) -> str:
    """The JSON of a plan that was read, with another plan's province and percentages."""
    values = {str(old): str(new) for old, new in zip(first.percentages, plan.percentages, strict=True)}
    json = _with_values(json, values)
    old, new = first.province, plan.province
    return json.replace(old, new).replace(old.upper(), new.upper())


def _with_values(json: str, values: Mapping[str, str]) -> str:
    def put(found: re.Match[str]) -> str:
        if found["percent"] is not None:
            return values.get(found["percent"], found["percent"])
        return found["before"] + values.get(found["value"], found["value"])

    return _VALUE.sub(put, json) if values else json
