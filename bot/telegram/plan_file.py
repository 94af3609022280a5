"""A plan as a file to send: as it was received where it still lies there, else its text as the library holds it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from corpus.models import Plan


class PlanFile(NamedTuple):
    """A file to send; `original` says whether it is the one that was received."""

    name: str
    data: bytes
    original: bool


def plan_file(plan: Plan, folder: Path) -> PlanFile:
    """The plan's file out of the folder of plans, if it is the one that was indexed; else its text."""
    source = plan.source
    path = folder / source.file
    if path.is_file():
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == source.sha256:
            return PlanFile(path.name, data, original=True)
    return PlanFile(f"{plan.plan_id}.txt", source.text.encode(), original=False)
