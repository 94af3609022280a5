"""The snapshot in use: replaced when a newer one is published, kept when that one is damaged."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.library import Library
from bot.service import Assistant
from corpus.models import Plan
from index.builder import Corpus, build
from index.encoder import FakeEncoder
from index.errors import SnapshotDamaged, SnapshotMissing
from index.passages import lexical_text
from index.snapshot import Snapshot, current_name
from tests.bot.counting_lexicon import CountingLexicon
from tests.bot.held import BK, QN, TN, TODAY

CREATED = datetime(2026, 3, 1, tzinfo=UTC)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def folder(plans: Mapping[str, Plan], tmp_path: Path) -> Path:
    """An index of one plan."""
    publish(tmp_path, [plans[BK]], hours=0)
    return tmp_path


def publish(folder: Path, fresh: list[Plan], *, hours: int) -> str:
    """Publishes a snapshot of these plans alone, and returns its name."""
    created = CREATED + timedelta(hours=hours)
    return build(folder, Corpus(fresh, {}, "code", {}), FakeEncoder(), created=created).name


def opened(folder: Path) -> tuple[Library, Clock]:
    clock = Clock()
    return Library(folder, FakeEncoder, clock), clock


def plans_of(library: Library) -> list[str]:
    return [summary.plan_id for summary in library.summaries]


def test_nothing_published(tmp_path: Path) -> None:
    with pytest.raises(SnapshotMissing):
        Library(tmp_path, FakeEncoder)


def test_what_it_tells(folder: Path) -> None:
    library, _ = opened(folder)
    assert library.name == current_name(folder)
    assert library.created == CREATED
    assert library.plan(BK).metadata.province == "Bắc Kạn"
    with pytest.raises(KeyError):
        library.plan(TN)


def test_newer_snapshot_is_taken_after_a_while(folder: Path, plans: Mapping[str, Plan]) -> None:
    library, clock = opened(folder)
    name = publish(folder, [plans[BK], plans[TN]], hours=1)
    assert plans_of(library) == [BK]  # the pointer is not read at every question
    clock.now += 10
    assert plans_of(library) == [BK, TN]
    assert library.name == name


def test_answers_come_from_the_newer_one(folder: Path, plans: Mapping[str, Plan]) -> None:
    library, clock = opened(folder)
    assistant = Assistant(library)
    asked = "hạn báo cáo của Thái Nguyên?"
    assert assistant.ask(asked, today=TODAY).answer.reason == "no_such_plan"
    publish(folder, [plans[TN]], hours=1)
    clock.now += 10
    assert "30 tháng 11" in assistant.ask(asked, today=TODAY).answer.headline
    assert assistant.ask("hạn báo cáo của Bắc Kạn?", today=TODAY).answer.reason == "no_such_plan"


def test_conversation_outlives_the_plan_that_it_was_about(folder: Path, plans: Mapping[str, Plan]) -> None:
    library, clock = opened(folder)
    assistant = Assistant(library)
    kept = assistant.ask("hạn báo cáo của Bắc Kạn?", today=TODAY).conversation
    publish(folder, [plans[TN]], hours=1)
    clock.now += 10
    for asked in ("nguồn đâu", "chắc không", "cái thứ 1"):
        assert assistant.ask(asked, kept, today=TODAY).answer.status == "not_found"
    assert "30 tháng 11" in assistant.ask("còn Thái Nguyên?", kept, today=TODAY).answer.headline


def test_question_keeps_the_snapshot_that_it_began_with(folder: Path, plans: Mapping[str, Plan]) -> None:
    library, clock = opened(folder)
    begun = library.shelf
    for hours in (1, 2, 3, 4, 5):  # more than are kept on disk
        publish(folder, [plans[QN]], hours=hours)
    clock.now += 10
    assert plans_of(library) == [QN]
    assert [summary.plan_id for summary in begun.summaries] == [BK]
    assert begun.view(BK).plan.metadata.province == "Bắc Kạn"
    assert {hit.plan_id for hit in begun.retriever.search("thư viện cấp xã")} == {BK}


class TestDamage:
    """A newer snapshot that can't be used is left aside, and told of."""

    def break_newest(self, folder: Path) -> None:
        snapshot = folder / "snapshots" / current_name(folder)
        victim = next(path for path in sorted(snapshot.rglob("*")) if path.suffix == ".faiss")
        victim.write_bytes(b"not what was written")

    def test_the_old_one_stays(
        self, folder: Path, plans: Mapping[str, Plan], caplog: pytest.LogCaptureFixture
    ) -> None:
        library, clock = opened(folder)
        publish(folder, [plans[TN]], hours=1)
        self.break_newest(folder)
        clock.now += 10
        with caplog.at_level(logging.WARNING):
            assert plans_of(library) == [BK]
        assert "a newer snapshot was not taken" in caplog.text
        assert "30 tháng 11" not in Assistant(library).ask("hạn báo cáo?", today=TODAY).answer.text

    def test_pointer_to_nothing(self, folder: Path) -> None:
        library, clock = opened(folder)
        for pointer in ("gone", "", "../x"):
            (folder / "CURRENT").write_text(pointer)
            clock.now += 10
            assert plans_of(library) == [BK]

    def test_folder_that_is_removed(self, folder: Path) -> None:
        library, clock = opened(folder)
        library.shelf.view(BK)
        shutil.rmtree(folder)
        clock.now += 10
        answer = Assistant(library).ask("hạn báo cáo của Bắc Kạn?", today=TODAY).answer
        assert "01 tháng 12" in answer.headline

    def test_the_next_good_one_is_taken(self, folder: Path, plans: Mapping[str, Plan]) -> None:
        library, clock = opened(folder)
        publish(folder, [plans[TN]], hours=1)
        self.break_newest(folder)
        clock.now += 10
        assert plans_of(library) == [BK]
        publish(folder, [plans[QN]], hours=2)
        clock.now += 10
        assert plans_of(library) == [QN]


def test_views_are_kept(folder: Path) -> None:
    shelf = opened(folder)[0].shelf
    assert shelf.view(BK) is shelf.view(BK)
    with pytest.raises(KeyError):
        shelf.view("none")


def test_lexicon_counts_as_a_plain_loop_does(folder: Path, plans: Mapping[str, Plan]) -> None:
    lexicon = opened(folder)[0].shelf.lexicon
    counted = CountingLexicon(lexical_text(plans[BK], node) for node in plans[BK].clauses)
    assert lexicon.clause_count == counted.clause_count
    for term in ("thu vien", "bao tang", "cap xa", "chuyen doi", "blockchain", "ngan sach"):
        assert (term, lexicon.document_frequency(term)) == (term, counted.document_frequency(term))


def test_encoder_is_made_only_where_vectors_are_needed(folder: Path) -> None:
    made: list[FakeEncoder] = []

    def make() -> FakeEncoder:
        made.append(FakeEncoder())
        return made[-1]

    assistant = Assistant(Library(folder, make))
    assistant.ask("hạn báo cáo của Bắc Kạn?", today=TODAY)
    assert made == []  # a fact answers it
    assistant.ask("Bắc Kạn hợp tác với tỉnh khác thế nào?", today=TODAY)
    assistant.ask("Bắc Kạn xây bảo tàng thế nào?", today=TODAY)
    assert len(made) == 1


def test_snapshot_is_verified_when_it_is_opened(folder: Path) -> None:
    assert Snapshot.open(folder).name == current_name(folder)
    TestDamage().break_newest(folder)
    with pytest.raises(SnapshotDamaged):
        Library(folder, FakeEncoder)
