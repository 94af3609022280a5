"""Many chats at once: none is lost, each keeps its order, and nobody waits for somebody's slow question."""

from __future__ import annotations

from pathlib import Path

from tests.harness.emulator import BotAccount, eventually
from tests.harness.library_bot import WAITS

CHATS = 200


def test_all_of_many_chats_are_answered_in_order(bot: BotAccount, tmp_path: Path) -> None:
    people = [bot.person() for _ in range(CHATS)]
    slow = bot.person()
    first = [person.message(text=f"ngân sách {n}") for n, person in enumerate(people)]
    second = [person.message(text="tiếp") for person in people]
    bot.inject_messages([slow.message(text=f"{WAITS}{tmp_path / 'gate'}"), *first, *second])
    wanted = {person.chat["id"] for person in people}

    def answers() -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for call in bot.calls("sendMessage"):
            found.setdefault(call["fields"]["chat_id"], []).append(call["fields"]["text"])
        return found

    eventually(
        lambda: all(len(answers().get(chat, [])) == 2 for chat in wanted), what="all answers", seconds=300
    )
    told = answers()
    for number, person in enumerate(people):
        [answer, follow_up] = told[person.chat["id"]]
        assert f"“ngân sách {number}”" in answer
        assert "Tôi nhớ 1 câu trước" in follow_up
    assert slow.received() == []
    (tmp_path / "gate").touch()
    slow.hears()
