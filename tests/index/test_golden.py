"""The gate before publishing, on small plans with the fake encoder."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from index.builder import Corpus, build
from index.encoder import FakeEncoder
from index.errors import GoldenRefused
from index.golden import GoldenGate, GoldenQuestion, check_golden, load_golden
from index.layout import SNAPSHOTS
from index.snapshot import Snapshot, current_name
from tests.index.conftest import NOON
from tests.index.sample_plans import LIBRARY, make_plan

KEPT = GoldenQuestion(question="Ngày Sách và Văn hóa đọc là ngày nào?", province="Thái Nguyên", clause="21/4")
CHANGED = GoldenQuestion(
    question="Năm 2025 bao nhiêu thư viện cấp huyện?", province="Bắc Kạn", clause="70% thư viện cấp huyện"
)
NEVER = GoldenQuestion(question="Xây bao nhiêu cầu?", province="Bắc Kạn", clause="cầu vượt sông")


def rebuild(index_dir: Path, clauses: tuple[str, ...], gate: GoldenGate | None = None) -> Snapshot:
    before = Snapshot.open(index_dir)
    kept = {plan.plan_id: plan for plan in before.summaries if plan.plan_id != "bk"}
    build(
        index_dir,
        Corpus([make_plan("Bắc Kạn", clauses, plan_id="bk")], kept, "code", {}),
        FakeEncoder(),
        created=NOON + timedelta(hours=3),
        previous=before,
        approve=gate.approve if gate else None,
    )
    return Snapshot.open(index_dir)


NEW_CLAUSES = (LIBRARY[0].replace("70%", "75%"), *LIBRARY[1:])


def gate(index_dir: Path, *, accept: bool = False) -> GoldenGate:
    before = Snapshot.open(index_dir)
    return GoldenGate([KEPT, CHANGED, NEVER], FakeEncoder(), before, {"bk"}, accept=accept)


def test_a_question_that_lost_its_clause_refuses(index_dir: Path) -> None:
    old = current_name(index_dir)
    with pytest.raises(GoldenRefused) as caught:
        rebuild(index_dir, NEW_CLAUSES, gate(index_dir))
    report = caught.value.report
    assert (report.asked, report.found_before) == (3, 2)  # one was never found: nothing is lost with it
    (lost,) = report.lost
    assert (lost.question, lost.plan_id, lost.changed) == (CHANGED.question, "bk", True)
    assert Snapshot.open(index_dir, verify=True).name == old
    assert not list((index_dir / SNAPSHOTS).glob(".new-*"))


def test_it_is_published_where_that_is_accepted(index_dir: Path) -> None:
    old = current_name(index_dir)
    accepting = gate(index_dir, accept=True)
    assert rebuild(index_dir, NEW_CLAUSES, accepting).name != old
    assert accepting.report is not None
    assert len(accepting.report.lost) == 1


def test_a_changed_plans_questions_are_looked_at_though_they_find_their_clause(index_dir: Path) -> None:
    with pytest.raises(GoldenRefused) as caught:
        rebuild(index_dir, (*LIBRARY, "Một điều mới về kinh phí."), gate(index_dir))
    assert [(one.question, one.changed) for one in caught.value.report.lost] == [(CHANGED.question, True)]


def test_what_still_finds_its_clause_in_an_unchanged_plan_passes(index_dir: Path) -> None:
    passing = GoldenGate([KEPT], FakeEncoder(), Snapshot.open(index_dir), {"bk"}, accept=False)
    rebuild(index_dir, (*LIBRARY, "Một điều mới về kinh phí."), passing)
    assert passing.report is not None
    assert passing.report.lost == ()


def test_a_question_by_path(index_dir: Path) -> None:
    before = Snapshot.open(index_dir)
    by_path = KEPT.model_copy(update={"path": "I/-3", "clause": ""})
    elsewhere = KEPT.model_copy(update={"path": "I/-99", "clause": ""})
    report = check_golden([by_path, elsewhere], before, before, FakeEncoder(), set())
    assert (report.found_before, report.lost) == (1, ())


def test_with_another_model_what_is_held_must_be_found(index_dir: Path) -> None:
    before = Snapshot.open(index_dir)
    after = rebuild(index_dir, NEW_CLAUSES)
    other = FakeEncoder()
    manifest = before.manifest.encoder.model_copy(update={"fingerprint": "another"})
    older = Snapshot(before.folder, before.manifest.model_copy(update={"encoder": manifest}))
    report = check_golden([KEPT, CHANGED, NEVER], older, after, other, {"bk"})
    assert report.found_before == 2
    assert [one.plan_id for one in report.lost] == ["bk"]


def test_a_file_of_questions(tmp_path: Path) -> None:
    path = tmp_path / "golden.jsonl"
    lines = [
        {"question": "Hạn báo cáo?", "province": "Huế", "path": "ket/p1"},
        # as labelled questions are written, follow-ups and questions without an answer among them
        {"id": "g1", "question": "Hạn?", "turns": [], "cite": [["Huế", "trước ngày 01 tháng 12", "1/12"]]},
        {"id": "g2", "question": "Thế Huế?", "turns": ["Hạn?", "Thế Huế?"], "cite": [["Huế", "1/12"]]},
        {"id": "g3", "question": "Giá vàng?", "turns": [], "cite": []},
    ]
    path.write_text("\n\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert load_golden(path) == (
        GoldenQuestion(question="Hạn báo cáo?", province="Huế", path="ket/p1"),
        GoldenQuestion(question="Hạn?", province="Huế", clause="trước ngày 01 tháng 12"),
    )


@pytest.mark.parametrize(
    "line",
    ['{"question": "Hạn?"}', '{"question": "", "path": "I"}', '{"question": "a", "path": "I", "x": 1}'],
)
def test_a_malformed_question_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "golden.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(ValidationError):
        load_golden(path)
