"""The same plan laid out in a hundred other ways is the same tree.

Seeds are listed: a failure says its layout, and the layout gives the same file again.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.models import Plan
from corpus.parser import parse
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text
from corpus.visible import Visible
from corpus.wrapping import join_lines
from tests.corpus.relaying import Layout, lay_out, lay_out_copied, layouts, plain

PLANS = [
    Path("corpus/plans/bac-kan-2023.txt"),
    Path("corpus/plans/thai-nguyen-2023.md"),
    Path("tests/plans/nghe-an-y-te-truong-hoc-2024.txt"),
]
SEEDS = [20230801, 20231209]
COUNT = 50  # layouts a seed
IDENTICAL = 97  # of a hundred
WORST = 1  # nodes that any layout may lose


def original(path: Path) -> tuple[Plan, list[str], Callable[[str], bool]]:
    """The plan as it stands, its paragraphs, and which of them are headings."""
    source = (read_markdown if path.suffix == ".md" else read_text)(path.read_bytes(), path.name)
    plan = parse(source)
    paragraphs = [paragraph.text for paragraph in join_lines(source, Visible(source))]
    headings = {plain(node.marker + node.text) for node in plan.nodes if node.kind == "heading"}
    return plan, paragraphs, lambda text: plain(text) in headings


def lost(plan: Plan, relaid: Plan) -> int:
    """How many of the plan's nodes aren't there, or are there with other words."""
    found = {node.key: plain(node.text) for node in relaid.nodes}
    missing = sum(found.get(node.key) != plain(node.text) for node in plan.nodes)
    return max(missing, len(relaid.nodes) - len(plan.nodes))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_other_layouts(path: Path) -> None:
    plan, paragraphs, is_heading = original(path)
    losses: dict[Layout, int] = {}
    for seed in SEEDS:
        for layout in layouts(seed, COUNT):
            read = read_markdown if layout.width % 2 else read_text
            losses[layout] = lost(plan, parse(read(lay_out(paragraphs, layout, is_heading), path.name)))
    other = {layout: loss for layout, loss in losses.items() if loss}
    assert len(losses) - len(other) >= IDENTICAL / 100 * len(losses), other
    assert max(losses.values()) <= WORST, other


@pytest.mark.parametrize("path", PLANS[:2], ids=lambda path: path.stem)
def test_copied_from_a_page(path: Path) -> None:
    plan, paragraphs, _ = original(path)
    losses = [lost(plan, parse(read_text(lay_out_copied(paragraphs, seed), path.name))) for seed in range(8)]
    assert sum(losses) <= 0.01 * len(losses) * len(plan.nodes), losses


def test_the_layouts_differ() -> None:
    _, paragraphs, is_heading = original(PLANS[0])
    files = {lay_out(paragraphs, layout, is_heading) for layout in layouts(SEEDS[0], 20)}
    assert len(files) == 20
    assert any(b"**" in file for file in files)
