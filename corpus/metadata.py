"""What identifies a plan, read from its nodes."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.models import Node, PlanMetadata, SourceText
from corpus.regions import Portion


def read_metadata(source: SourceText, nodes: Sequence[Node], portions: Sequence[Portion]) -> PlanMetadata:
    """The plan's metadata."""
    return PlanMetadata()
