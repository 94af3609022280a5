"""The whole product on Telegram: `python -m bot serve` with the real index and model, over HTTP."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import messages
from bot.telegram import wording
from corpus.folding import compact
from tests.bot.telegram.test_admin import document
from tests.bot.telegram.test_buttons import edited
from tests.harness.emulator import BotAccount, Person, eventually, quotes_of
from tests.harness.process import ROOT, BotProcess, environment

NEW_PLAN = ROOT / "tests/plans/nghe-an-ngay-sach-2025.md"
PLANS = {path.stem: compact(path.read_text(encoding="utf-8")) for path in (ROOT / "corpus/plans").iterdir()}
pytestmark = pytest.mark.skipif(
    not (ROOT / "data/index/CURRENT").exists(), reason="needs the index: make index"
)


@pytest.fixture(scope="module")
def bot(bot_api: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotAccount]:
    """The real bot."""
    account = BotAccount(bot_api)
    process = BotProcess(("-m", "bot", "serve"), tmp_path_factory.mktemp("serve"), environment(account))
    account.database = process.database
    try:
        process.wait_ready()
        yield account
        assert account.refused() == []
        assert "Traceback" not in process.log
    finally:
        process.stop()


def held(quote: str) -> bool:
    """Whether a quote stands in a plan word for word, white space and Markdown's marks aside."""
    return any(compact(quote) in text.replace("*", "") for text in PLANS.values())


def asks(person: Person, question: str) -> str:
    """The answer; everything that it quotes stands in a plan."""
    text = person.asks(question)
    assert all(held(quote) for quote in quotes_of([text]))
    return text


def test_plans_are_listed(bot: BotAccount) -> None:
    text = asks(bot.person(), "/kehoach")
    assert f"<b>Kho có {len(PLANS)} kế hoạch</b>" in text
    assert messages.BLANK_NUMBER in text


def test_conversation_of_an_official(bot: BotAccount) -> None:
    person = bot.person()
    deadline = asks(person, "hạn báo cáo hằng năm của Bắc Kạn?")
    assert re.match(r"<b>[^<]*01 tháng 12", deadline)
    assert len(quotes_of([deadline])) == 1
    other = asks(person, "còn Thái Nguyên thì sao?")
    assert "Thái Nguyên" in other.split("\n")[0]
    assert asks(person, "/moi") == wording.FORGOTTEN
    assert "01 tháng 12" not in asks(person, "còn thế nào nữa?").split("\n")[0]


def test_without_accents_and_with_what_the_plans_do_not_say(bot: BotAccount) -> None:
    person = bot.person()
    assert quotes_of([asks(person, "so noi vu bac kan co nhiem vu gi")])
    refusal = asks(person, "Giá vàng hôm nay ở Bắc Kạn bao nhiêu?")
    assert quotes_of([refusal]) == []


def test_section_and_source_of_an_answer(bot: BotAccount) -> None:
    person = bot.person()
    asks(person, "hạn báo cáo hằng năm của Bắc Kạn?")
    answer = person.received()[-1]
    person.press(answer, wording.BUTTON_SOURCE)
    [file] = person.hears(after=1)
    assert file["document"]["file_name"].startswith("bac-kan")
    assert wording.ORIGINAL_FILE in file["caption"]


def test_duties_and_events_are_sent_on_and_open_for_others(bot: BotAccount) -> None:
    person, other = bot.person(), bot.person()
    duties = asks(person, "Sở Nội vụ của Bắc Kạn có nhiệm vụ gì?")
    buttons = [b for row in person.received()[-1]["reply_markup"]["inline_keyboard"] for b in row]
    [share] = [button["url"] for button in buttons if button["text"] == wording.BUTTON_SHARE]
    [start] = re.findall(r"start%3D(d\d+)", share)
    assert set(quotes_of([asks(other, f"/start {start}")])) == set(quotes_of([duties]))
    events = re.findall(r"start=(e\d+)", asks(person, "/sukien"))
    assert events
    assert quotes_of([asks(other, f"/start {events[0]}")])


def test_strange_messages_are_answered_kindly(bot: BotAccount) -> None:
    person = bot.person("<script>")
    for text in ("<b>&", "ﷺ" * 300, "a" * 900, "/start@", "\u202e đảo ngược", "1" * 1000):
        assert wording.SORRY not in asks(person, text)


def test_plan_sent_by_an_administrator_answers_questions_without_a_restart(
    bot_api: str, tmp_path: Path
) -> None:
    """Dry run, confirmation, indexing and the new snapshot, while the bot goes on."""
    account = BotAccount(bot_api)
    admin, citizen = account.person("Quản trị"), account.person()
    shutil.copytree(ROOT / "corpus/plans", tmp_path / "plans")
    shutil.copytree(ROOT / "data/index", tmp_path / "index")
    settings = {
        "ADMIN_IDS": str(admin.account["id"]),
        "PLANS_DIR": str(tmp_path / "plans"),
        "INDEX_DIR": str(tmp_path / "index"),
        "INCOMING_DIR": str(tmp_path / "incoming"),
    }
    process = BotProcess(("-m", "bot", "serve"), tmp_path, environment(account) | settings)
    account.database = process.database
    try:
        process.wait_ready()
        admin.send(document=document(account, NEW_PLAN.name, NEW_PLAN.read_bytes()))
        _, preview = admin.hears(2, seconds=300)
        assert f"<b>{NEW_PLAN.name}</b>: mới" in preview["text"]
        assert "Nghệ An" in preview["text"]
        admin.press(preview, wording.BUTTON_INDEX)
        assert citizen.asks("hạn báo cáo hằng năm của Bắc Kạn?")  # meanwhile
        done = edited(admin, preview, 2, seconds=300)
        assert f"{len(PLANS) + 1} kế hoạch" in done["text"]
        assert (tmp_path / "plans" / NEW_PLAN.name).exists()
        # Each time somebody else, for whom nothing is too much yet.
        eventually(lambda: "Nghệ An" in account.person().asks("/kehoach"), what="the new snapshot")
        assert account.refused() == []
    finally:
        process.stop()
