"""The flow from files to a snapshot, with a reader of its own: line 1 names the province, the others are clauses."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from corpus.errors import DamagedFile, EmptyFile
from corpus.models import Plan
from index import reindex as module
from index.encoder import FakeEncoder
from index.errors import IndexLocked, NothingToIndex, RemovalsRefused
from index.layout import SNAPSHOTS
from index.locking import publishing
from index.reindex import Options, reindex
from index.report import RunReport
from index.snapshot import Snapshot, current_name, snapshot_names
from tests.index.conftest import NOON
from tests.index.sample_plans import HEALTH, LIBRARY, make_plan

PROVINCES = ("Bắc Kạn", "Thái Nguyên", "Nghệ An", "Huế", "Cà Mau", "Lào Cai")


def read(path: Path) -> Plan:
    text = path.read_text(encoding="utf-8")
    if not text:
        raise EmptyFile(path.name)
    if text == "hỏng":
        raise DamagedFile(path.name, "cut")
    province, *clauses = text.split("\n")
    plan = make_plan(
        province, clauses, file=path.name, source_format="docx" if path.suffix == ".docx" else "text"
    )
    return plan.model_copy(update={"source": plan.source.model_copy(update={"sha256": str(hash(text))})})


class Library:
    """A folder of plan files and its index."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "plans"
        self.index = tmp_path / "index"
        self.folder.mkdir()
        self.encoder = FakeEncoder()
        self.runs = 0

    def write(self, name: str, province: str, clauses: tuple[str, ...] = LIBRARY) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join([province, *clauses]), encoding="utf-8")
        return path

    def run(self, **options: bool) -> RunReport:
        self.runs += 1
        self.encoder.encoded = 0
        return reindex(
            self.folder,
            self.index,
            self.encoder,
            now=NOON + timedelta(minutes=self.runs),
            options=Options(**options),
            read=read,
        )

    def outcomes(self, **options: bool) -> dict[str, str]:
        return {file.file: file.outcome for file in self.run(**options).files}

    @property
    def plans(self) -> dict[str, str]:
        return {plan.file: plan.plan_id for plan in Snapshot.open(self.index).summaries}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    found = Library(tmp_path)
    for number, province in enumerate(PROVINCES):
        found.write(f"{number}.txt", province, LIBRARY if number % 2 else HEALTH)
    return found


def test_first_run(library: Library) -> None:
    report = library.run()
    assert {file.outcome for file in report.files} == {"added"}
    assert (report.plans, report.clauses, report.encoded, report.failed) == (6, 27, 27, False)
    assert report.published == current_name(library.index)
    assert library.plans["0.txt"] == "bac-kan-day-manh-hoc-tap-suot-doi-2023"


def test_nothing_changed_costs_nothing(library: Library) -> None:
    library.run()
    before = current_name(library.index)
    report = library.run()
    assert {file.outcome for file in report.files} == {"unchanged"}
    assert (report.published, report.plans, report.clauses, library.encoder.encoded) == ("", 6, 27, 0)
    assert current_name(library.index) == before


def test_a_touched_file_is_unchanged(library: Library) -> None:
    library.run()
    (library.folder / "0.txt").touch()
    assert library.outcomes()["0.txt"] == "unchanged"


def test_a_changed_file_keeps_its_plan(library: Library) -> None:
    library.run()
    before = library.plans
    library.write("0.txt", PROVINCES[0], (*HEALTH[:3], "Hạn nộp báo cáo là ngày 30 tháng 6."))
    report = library.run()
    assert [file.file for file in report.files if file.outcome == "changed"] == ["0.txt"]
    assert report.encoded == 1
    assert library.plans == before
    changes = report.files[0].changes
    assert changes is not None
    assert (changes.clauses_added, changes.clauses_removed) == (1, 1)


def test_settings_beside_a_plan_count_as_the_plan(library: Library) -> None:
    library.run()
    (library.folder / "0.toml").write_text('number = "1/KH-UBND"', encoding="utf-8")
    assert library.outcomes()["0.txt"] == "changed"
    assert library.outcomes()["0.txt"] == "unchanged"


def test_a_renamed_file_keeps_its_plan(library: Library) -> None:
    library.run()
    before = library.plans["0.txt"]
    (library.folder / "0.txt").rename(library.folder / "moi.txt")
    report = library.run()
    assert (report.removed, report.encoded) == ((), 0)
    assert library.plans["moi.txt"] == before
    assert Snapshot.open(library.index).plan(before).source.file == "moi.txt"


def test_a_removed_file_leaves(library: Library) -> None:
    library.run()
    gone = library.plans["0.txt"]
    (library.folder / "0.txt").unlink()
    report = library.run()
    assert report.removed == (gone,)
    assert gone not in {plan.plan_id for plan in Snapshot.open(library.index).summaries}


def test_many_removals_are_refused(library: Library) -> None:
    library.run()
    before = current_name(library.index)
    for number in range(2):
        (library.folder / f"{number}.txt").unlink()
    with pytest.raises(RemovalsRefused) as caught:
        library.run()
    assert (caught.value.removed, caught.value.known) == (2, 6)
    assert current_name(library.index) == before
    assert len(library.run(allow_removals=True).removed) == 2


def test_an_empty_folder_does_not_empty_the_index(library: Library) -> None:
    library.run()
    for path in library.folder.iterdir():
        path.unlink()
    with pytest.raises(RemovalsRefused):
        library.run()
    with pytest.raises(NothingToIndex):
        library.run(allow_removals=True)
    assert len(library.plans) == 6


def test_one_bad_file_does_not_stop_the_others(library: Library) -> None:
    (library.folder / "hong.txt").write_text("hỏng", encoding="utf-8")
    (library.folder / "rong.txt").write_text("", encoding="utf-8")
    (library.folder / "khong-dieu.txt").write_text("Huế", encoding="utf-8")
    report = library.run()
    errors = {file.file: file.error for file in report.files if file.outcome == "failed"}
    assert errors == {"hong.txt": "DamagedFile", "rong.txt": "EmptyFile", "khong-dieu.txt": "NoClauses"}
    assert report.failed
    assert report.plans == 6


def test_a_file_that_breaks_keeps_the_plan_it_gave(library: Library) -> None:
    library.run()
    before = library.plans
    (library.folder / "0.txt").write_text("hỏng", encoding="utf-8")
    report = library.run()
    assert report.files[0].kept
    assert report.failed
    assert library.plans == before


def test_the_same_plan_in_two_formats(library: Library) -> None:
    library.write("0.docx", PROVINCES[0], HEALTH)
    report = library.run()
    outcomes = {file.file: (file.outcome, file.duplicate_of) for file in report.files}
    assert outcomes["0.docx"] == ("added", "")
    assert outcomes["0.txt"] == ("duplicate", "0.docx")
    assert report.plans == 6


def test_look_alike_plans_stay_apart(library: Library) -> None:
    library.run()
    assert len(set(library.plans.values())) == 6


def test_a_dry_run_writes_nothing(library: Library) -> None:
    report = library.run(dry_run=True)
    assert {file.outcome for file in report.files} == {"added"}
    assert report.published == ""
    assert not library.index.exists()


def test_what_is_not_a_plan_is_left_out(library: Library) -> None:
    for name in ("~$0.docx", ".hidden.txt", "questions.jsonl", ".git/config.txt"):
        library.write(name, "Huế")
    assert set(library.outcomes()) == {f"{number}.txt" for number in range(6)}


def test_newer_code_reads_everything_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.run()
    before = library.plans
    monkeypatch.setattr(module, "code_hash", lambda: "newer")
    report = library.run()
    assert {file.outcome for file in report.files} == {"reread"}
    assert report.encoded == 0
    assert library.plans == before
    assert {file.outcome for file in library.run().files} == {"unchanged"}


def test_a_damaged_index_is_built_from_what_is_intact(library: Library) -> None:
    library.run()
    before = library.plans
    library.write("7.txt", "Sơn La")
    second = library.run().published
    next((library.index / SNAPSHOTS / second).glob("*/plans.sqlite")).unlink()
    report = library.run()
    assert report.recovered == snapshot_names(library.index)[0]
    assert {file: library.plans[file] for file in before} == before
    assert len(library.plans) == 7


def test_two_runs_at_once(library: Library) -> None:
    with publishing(library.index), pytest.raises(IndexLocked):
        library.run()
    library.run()
