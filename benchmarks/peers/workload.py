"""The plans and questions that every system is given, and the evidence that their labels name."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from benchmarks.peers.evidence import Gold
from benchmarks.peers.records import Suite, Workload
from evaluation.product import ROOT, TEXT_SUFFIXES
from evaluation.questions import Question
from evaluation.suites import Suite as Labelled
from evaluation.suites import all_suites
from evaluation.wording import place_name, solid
from index.reading import read_plan

# Text of plans that are held in another format: how a file is read isn't what is compared here.
_AS_TEXT = ROOT / "tests" / "heldout" / "text"

Evidence = Mapping[str, Mapping[str, tuple[Gold, ...]]]  # suite → question → what must be found


def gather(folder: Path, model: Path) -> tuple[Workload, Evidence]:
    """Copies each suite's plans, as text, below a folder.

    Taken are the questions that stand alone (no system here but ours keeps a conversation), are answered, and
    whose evidence stands in a plan that is text or Markdown; plans of other formats are left out.
    """
    suites: list[Suite] = []
    evidence: dict[str, dict[str, tuple[Gold, ...]]] = {}
    for labelled in all_suites():
        plans = folder / labelled.name
        plans.mkdir(parents=True)
        for path in _text_plans(labelled):
            shutil.copyfile(path, plans / path.name)
        golds = _evidence(labelled, plans)
        asked = {one.id: one.question for one in labelled.questions if one.id in golds}
        suites.append(Suite(labelled.name, str(plans), asked))
        evidence[labelled.name] = golds
    return Workload(str(model), tuple(suites)), evidence


def _text_plans(labelled: Labelled) -> tuple[Path, ...]:
    written = {path.stem: path for path in _AS_TEXT.iterdir()}
    return tuple(
        path if path.suffix in TEXT_SUFFIXES else written[path.stem]
        for path in labelled.plans
        if path.suffix in TEXT_SUFFIXES or path.stem in written
    )


def _evidence(labelled: Labelled, plans: Path) -> dict[str, tuple[Gold, ...]]:
    texts = {path.name: solid(path.read_text(encoding="utf-8")) for path in plans.iterdir()}
    provinces = {name: place_name(read_plan(plans / name).metadata.province or "") for name in texts}
    golds: dict[str, tuple[Gold, ...]] = {}
    for question in labelled.questions:
        found = _golds(question, texts, provinces)
        if found and not question.turns and all(gold.sources for gold in found):
            golds[question.id] = found
    return golds


def _golds(question: Question, texts: Mapping[str, str], provinces: Mapping[str, str]) -> tuple[Gold, ...]:
    return tuple(
        Gold(
            sources=frozenset(
                name
                for name, text in texts.items()
                if provinces[name] == place_name(province) and any(solid(one) in text for one in options)
            ),
            texts=tuple(options),
        )
        for province, *options in question.cite
    )
