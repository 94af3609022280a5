"""What administrators can do, and that nobody else sees it: a real process over HTTP."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.telegram import indexing as indexing_module
from bot.telegram import wording
from bot.telegram.admin import Admin, _duration, _safe_name
from bot.telegram.indexing import Indexing, PlansWouldLeave
from tests.bot.telegram.test_buttons import answered, edited, labels
from tests.harness.emulator import BotAccount, Person
from tests.harness.process import ROOT, BotProcess

Start = Callable[..., tuple[BotAccount, BotProcess]]
COMMANDS = tuple(wording.ADMIN_COMMANDS.items())
PLAN = ROOT / "corpus/plans/thai-nguyen-2023.md"


@pytest.fixture
def office(start_bot: Start, tmp_path: Path) -> tuple[BotAccount, Person]:
    """A bot with a folder of one plan, and its administrator."""
    plans = tmp_path / "plans"
    plans.mkdir()
    shutil.copy(ROOT / "corpus/plans/bac-kan-2023.txt", plans)
    settings = {
        "PLANS_DIR": str(plans),
        "INDEX_DIR": str(tmp_path / "index"),
        "INCOMING_DIR": str(tmp_path / "incoming"),
        "LOG_QUESTIONS": "1",
    }
    bot, process = start_bot()
    admin = bot.person("Quản trị")
    process.stop()
    start_bot(ADMIN_IDS=str(admin.account["id"]), **settings)
    return bot, admin


def document(bot: BotAccount, name: str, data: bytes) -> dict[str, Any]:
    return {
        "file_id": bot.upload(name, data),
        "file_unique_id": "u",
        "file_name": name,
        "file_size": len(data),
    }


def test_status_and_unanswered_questions(office: tuple[BotAccount, Person]) -> None:
    bot, admin = office
    someone = bot.person()
    someone.asks("không có <đâu>")
    bot.person().asks("Khong co <dau>")
    first, *lines = admin.asks("/trangthai").splitlines()
    assert re.fullmatch(r"<b>Tình trạng: đang chạy \d phút, 0 lỗi, kho 2 kế hoạch</b>", first)
    assert lines[0] == "30 điều khoản trong kho"
    listed = admin.asks("/chuatraloi")
    assert "Khong co &lt;dau&gt; (2 lần, kế hoạch không nêu)" in listed
    assert str(someone.account["id"]) not in listed


# The re-indexing command, of a folder from which a plan was taken.
COMMAND = """
import sys
if "--allow-removals" not in sys.argv:
    print("Đang đọc …\\n1 trong 2 kế hoạch sẽ bị bỏ. Thêm --allow-removals.", file=sys.stderr)
    sys.exit(3)
print('{"files": [], "removed": ["sao-kim"], "plans": 1, "clauses": 9, "encoded": 0, "published": "b", "seconds": 0.5}')
"""


class Shown:
    """A message of the bot, as it is rewritten."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    async def edit_text(self, text: str, **_: object) -> None:
        self.texts.append(text)


def test_plans_whose_files_are_gone_leave_when_that_is_confirmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reindex.py").write_text(COMMAND, encoding="utf-8")
    monkeypatch.setattr(indexing_module, "COMMAND", tmp_path / "reindex.py")
    indexing = Indexing(tmp_path / "plans", tmp_path / "index")
    with pytest.raises(PlansWouldLeave) as refused:
        asyncio.run(indexing.run())
    assert refused.value.what == "1 trong 2 kế hoạch sẽ bị bỏ"
    admin, message = Admin(None, indexing, tmp_path), Shown()  # type: ignore[arg-type]
    asyncio.run(admin._let_leave(message, agreed=False))  # type: ignore[arg-type]
    asyncio.run(admin._let_leave(message, agreed=True))  # type: ignore[arg-type]
    kept, indexed, report = message.texts
    assert (kept, indexed) == (wording.ADMIN_KEPT, wording.ADMIN_INDEXING)
    assert report.startswith("Đã cập nhật: 1 kế hoạch")
    assert "sao-kim" in report


def test_others_do_not_see_that_it_exists(office: tuple[BotAccount, Person]) -> None:
    bot, admin = office
    other = bot.person()
    assert all(f"/{command} – {about}" in admin.asks("/help") for command, about in COMMANDS)
    assert not any(f"/{command}" in other.asks("/help") for command, _ in COMMANDS)
    for command, _ in COMMANDS:
        assert other.asks(f"/{command}") == wording.UNKNOWN_COMMAND
    other.send(document=document(bot, "a.txt", b"x"))
    assert other.hears(after=2 * len(COMMANDS))[0]["text"] == wording.UNUSUAL["document"]
    group = admin.within({"id": -1009005, "type": "supergroup", "title": "Nhóm"})
    group.send("/trangthai")
    bot.wait_until_handled()
    assert group.received() == []


def test_plan_is_previewed_and_dropped(office: tuple[BotAccount, Person], tmp_path: Path) -> None:
    bot, admin = office
    admin.send(document=document(bot, PLAN.name, PLAN.read_bytes()))
    _, preview = admin.hears(2, seconds=300)
    assert f"<b>{PLAN.name}</b>: mới" in preview["text"]
    assert "thời hạn" in preview["text"]
    assert labels(preview) == [wording.BUTTON_INDEX, wording.BUTTON_DROP]
    assert not (tmp_path / "plans" / PLAN.name).exists()
    admin.press(preview, wording.BUTTON_DROP)
    assert edited(admin, preview)["text"] == wording.ADMIN_DROPPED
    assert list((tmp_path / "incoming").iterdir()) == []
    second_tap = admin.press(preview, wording.BUTTON_INDEX)
    assert answered(second_tap, bot)["text"] == wording.ADMIN_FILE_GONE
    assert edited(admin, preview)["text"] == wording.ADMIN_DROPPED


def test_file_that_is_no_plan_is_said_why(office: tuple[BotAccount, Person], tmp_path: Path) -> None:
    bot, admin = office
    admin.send(document=document(bot, "../../hỏng.pdf", b"%PDF-1.4 broken"))
    _, preview = admin.hears(2, seconds=300)
    assert "<b>hỏng.pdf</b>: không dùng được." in preview["text"]
    assert labels(preview) == []
    assert list((tmp_path / "incoming").iterdir()) == []


# What people and machines name files, and the name that is kept.
NAMES = [
    ("Kế hoạch 188 (bản ký).pdf", "Kế hoạch 188 (bản ký).pdf"),
    ("../../etc/passwd", "passwd"),
    ("C:\\tệp\\a.docx", "a.docx"),
    (".env", "env"),
    ("a\nb;rm -rf.txt", "abrm -rf.txt"),
    ("", "ke-hoach"),
    (None, "ke-hoach"),
    ("..", "ke-hoach"),
]


@pytest.mark.parametrize(("given", "kept"), NAMES)
def test_name_stays_in_its_folder(given: str | None, kept: str) -> None:
    assert _safe_name(given) == kept


# Seconds since the start, as an administrator reads them.
DURATIONS = [(59.0, "0 phút"), (3599.0, "59 phút"), (7260.0, "2 giờ 1 phút"), (277_200.0, "3 ngày 5 giờ")]


@pytest.mark.parametrize(("seconds", "written"), DURATIONS)
def test_duration_is_in_vietnamese(seconds: float, written: str) -> None:
    assert _duration(seconds) == written
