"""A gate before publishing: questions that found their clause in the published index still do in the new one."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from pydantic import Field, model_validator

from corpus.folding import compact
from corpus.frozen import Frozen
from index.encoder import Encoder
from index.errors import GoldenRefused
from index.golden_report import GoldenReport, LostQuestion
from index.retriever import Retriever
from index.snapshot import Snapshot
from index.source import PublishedSnapshot

_FIRST: Final = 5  # hits among which a question's clause must stand


class GoldenQuestion(Frozen):
    """A question, the province whose plans it is put to (empty: all), and the clause that answers it.

    The clause is given by its path's key, or by words that stand in it.
    """

    question: str = Field(min_length=1)
    province: str = ""
    path: str = ""
    clause: str = ""

    @model_validator(mode="before")
    @classmethod
    def _of_a_labelled_question(cls, line: object) -> object:
        """Lines of labelled questions fit too: `cite` holds province and words of each clause; the first counts."""
        if not isinstance(line, dict) or not line.get("cite"):
            return line
        province, clause, *_ = line["cite"][0]
        return {"question": line.get("question"), "province": province, "clause": clause}

    @model_validator(mode="after")
    def _names_a_clause(self) -> GoldenQuestion:
        if bool(self.path) == bool(compact(self.clause)):
            raise ValueError("either path or clause must be given")
        return self


class GoldenGate:
    """Asks the questions of a snapshot before it is published. `changed` as in `check_golden`."""

    def __init__(
        self,
        questions: Sequence[GoldenQuestion],
        encoder: Encoder,
        before: Snapshot | None,
        changed: Collection[str],
        *,
        accept: bool,
    ) -> None:
        self._questions = questions
        self._encoder = encoder
        self._before = before
        self._changed = changed
        self._accept = accept
        self.report: GoldenReport | None = None

    def approve(self, candidate: Snapshot) -> None:
        """Raises GoldenRefused; where nothing was published before, there is nothing to lose."""
        if not self._questions or self._before is None:
            return
        self.report = check_golden(self._questions, self._before, candidate, self._encoder, self._changed)
        if self.report.lost and not self._accept:
            raise GoldenRefused(self.report)


def load_golden(path: Path) -> tuple[GoldenQuestion, ...]:
    """The questions of a JSONL file; lines of follow-ups and of questions without an answer are left out.

    Raises pydantic.ValidationError, json.JSONDecodeError, OSError.
    """
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    kept = (line for line in lines if not line.get("turns") and (line.get("cite") or "cite" not in line))
    return tuple(GoldenQuestion.model_validate(line) for line in kept)


def check_golden(
    questions: Sequence[GoldenQuestion],
    before: Snapshot,
    after: Snapshot,
    encoder: Encoder,
    changed: Collection[str],
) -> GoldenReport:
    """Puts the questions to both snapshots. `changed` are plans that are not as they were.

    Where the published vectors are another model's, every question whose clause it holds counts as found.
    """
    same = before.manifest.encoder.fingerprint == encoder.fingerprint
    old, new = Retriever(before, encoder), Retriever(after, encoder)
    lost: list[LostQuestion] = []
    found = 0
    for question in questions:
        plan_id = _found_in(old, question) if same else _held_in(before, question)
        found += plan_id is not None
        if plan_id is not None and (plan_id in changed or _found_in(new, question) is None):
            # What a changed plan now answers may be right or wrong: only the administrator can tell.
            lost.append(
                LostQuestion(
                    question=question.question,
                    province=question.province,
                    plan_id=plan_id,
                    changed=plan_id in changed,
                )
            )
    return GoldenReport(asked=len(questions), found_before=found, lost=tuple(lost))


def _plans(snapshot: PublishedSnapshot, question: GoldenQuestion) -> list[str]:
    return [
        plan.plan_id
        for plan in snapshot.summaries
        if not question.province or plan.metadata.province == question.province
    ]


def _found_in(retriever: Retriever, question: GoldenQuestion) -> str | None:
    """The plan whose clause is among the first hits; None where none is."""
    snapshot = retriever.snapshot
    plans = _plans(snapshot, question)
    hits = retriever.search(question.question, plan_ids=plans, limit=_FIRST) if plans else ()
    return next((hit.plan_id for hit in hits if _fits(snapshot, hit.plan_id, hit.path, question)), None)


def _held_in(snapshot: PublishedSnapshot, question: GoldenQuestion) -> str | None:
    """The plan that holds the clause."""
    for plan_id in _plans(snapshot, question):
        if any(_fits(snapshot, plan_id, node.key, question) for node in snapshot.plan(plan_id).clauses):
            return plan_id
    return None


def _fits(snapshot: PublishedSnapshot, plan_id: str, path: str, question: GoldenQuestion) -> bool:
    if question.path:
        return path == question.path
    return compact(question.clause) in compact(snapshot.plan(plan_id).by_key[path].text)
