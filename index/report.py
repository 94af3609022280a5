"""What a run of re-indexing found and did, as data: scripts/reindex.py words it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from corpus.frozen import Frozen
from corpus.models import Plan, PlanMetadata
from corpus.plan_relations import Relation
from index.changes import PlanChanges
from index.golden_report import GoldenReport

Outcome = Literal[
    "added",
    "changed",  # a known plan whose file, or the settings beside it, is another
    "unchanged",
    "reread",  # the same file, read by newer code
    "duplicate",  # the same plan as another file's
    "failed",
]


class SettingsTrouble(Frozen):
    """A TOML beside a plan that can't be used: the plan is indexed from its text alone."""

    file: str
    reason: Literal["syntax", "unknown", "value"]
    field: str = ""


class FileReport(Frozen):
    """One file. What was not read anew has no counts of facts and no warnings."""

    file: str
    outcome: Outcome
    plan_id: str = ""
    metadata: PlanMetadata | None = None
    clauses: int = 0
    targets: int = 0
    duties: int = 0
    deadlines: int = 0
    events: int = 0
    quality: float | None = None
    warnings: tuple[str, ...] = ()
    unsure: int = 0  # nodes whose place the parser is not sure of
    changes: PlanChanges | None = None
    rivals: tuple[str, ...] = ()  # known plans that it might equally have been: a tie, so it is a new one
    duplicate_of: str = ""  # the file that is used
    error: str = ""  # the error's class
    detail: str = ""  # for the log
    kept: bool = False  # failed, but its plan of the run before stays
    settings: SettingsTrouble | None = None


class RunReport(Frozen):
    """One run."""

    files: tuple[FileReport, ...]
    removed: tuple[str, ...] = ()  # plans whose file is gone
    published: str = ""  # the new snapshot's name; empty where nothing changed, or for a dry run
    dry_run: bool = False
    plans: int = 0
    clauses: int = 0
    encoded: int = 0
    recovered: str = ""  # the snapshot that was used since the published one is damaged
    seconds: float = 0.0
    relations: dict[str, tuple[Relation, ...]] = Field(default_factory=dict)  # by plan, what has become of it
    golden: GoldenReport | None = None  # None where no questions were put
    stray_settings: tuple[str, ...] = ()  # TOML files with no plan beside them

    @property
    def failed(self) -> bool:
        """Whether a file could not be used."""
        return bool(self.stray_settings) or any(
            file.outcome == "failed" or file.settings is not None for file in self.files
        )


def describe(plan: Plan, outcome: Outcome) -> FileReport:
    """The report of a file that was read."""
    facts = plan.facts
    return FileReport(
        file=plan.source.file,
        outcome=outcome,
        plan_id=plan.plan_id,
        metadata=plan.metadata,
        clauses=len(plan.clauses),
        targets=len(facts.targets),
        duties=len(facts.duties),
        deadlines=len(facts.deadlines),
        events=len(facts.events),
        quality=plan.source.quality,
        warnings=plan.warnings,
        unsure=sum(bool(node.unsure) for node in plan.nodes),
    )
