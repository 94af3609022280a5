"""Many chats at once against the real bot: `python -m tests.harness.load QUESTIONS.jsonl --chats 200`."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.harness import emulator
from tests.harness.emulator import BotAccount, Person, eventually
from tests.harness.process import BotProcess, environment

ALONE = 40  # questions of the chats that ask alone
PER_PERSON = 10  # of them by one person: below what the bot allows in a row
TELEGRAM_RATE = 30.0  # messages a second that Telegram takes of a bot
PATIENCE = 600.0


class Chat(NamedTuple):
    """A person with what was asked, in order."""

    person: Person
    asked: tuple[str, ...]


class Result(NamedTuple):
    """What became of a round: seconds of each answer, and what went wrong."""

    seconds: list[float]
    messages: int
    lost: int
    disordered: int


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--chats", type=int, default=200)
    options = parser.parse_args()
    questions = read_questions(options.questions)
    with emulator.running() as url, tempfile.TemporaryDirectory(prefix="load-") as folder:
        bot = BotAccount(url)
        process = BotProcess(("-m", "bot", "serve"), Path(folder), environment(bot))
        bot.database = process.database
        try:
            process.wait_ready()
            bot.person().asks(questions[0], seconds=PATIENCE)  # loads the model
            alone = ask_alone(bot, questions)
            spent = process.cpu_seconds()
            together = ask_together(bot, questions, options.chats)
            spent = process.cpu_seconds() - spent
            refused = len(bot.refused())
        finally:
            process.stop()
    show("one chat alone", alone)
    show(f"{options.chats} chats at once, 2 questions each", together)
    limit = together.messages / TELEGRAM_RATE
    _say(
        f"Telegram's limit of {TELEGRAM_RATE:.0f} messages a second alone: {limit:.1f} s; refused calls: {refused}"
    )
    _say(f"the bot's processor time: {1000 * spent / max(len(together.seconds), 1):.0f} ms an answer")
    return 1 if together.lost or together.disordered or refused else 0


def read_questions(path: Path) -> list[str]:
    """The labelled questions that a clause answers and that need no turns before them: each answer bears buttons."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row["question"] for row in rows if not row.get("turns") and row["cite"]]


def ask_alone(bot: BotAccount, questions: Sequence[str]) -> Result:
    """One question after the other, each once the one before is answered."""
    seconds, messages = [], 0
    for start in range(0, ALONE, PER_PERSON):
        person = bot.person()
        for question in questions[start : start + PER_PERSON]:
            before, at = len(person.received()), time.time()
            person.send(question)
            times = eventually(lambda: _ended(person, before), what="an answer", seconds=PATIENCE)  # noqa: B023
            seconds.append(times[-1] - at)
            messages += len(times)
    return Result(seconds, messages, 0, 0)


def ask_together(bot: BotAccount, questions: Sequence[str], chats: int) -> Result:
    """All at the same moment: every chat's first question, then every chat's second."""
    asking = [
        Chat(bot.person(), (questions[n % len(questions)], questions[(n + 7) % len(questions)]))
        for n in range(chats)
    ]
    at = time.time()
    bot.inject_messages(chat.person.message(text=chat.asked[turn]) for turn in (0, 1) for chat in asking)
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE and any(len(_finals(bot, chat)) < 2 for chat in asking):
        time.sleep(0.2)
    finals = [(chat, _finals(bot, chat)) for chat in asking]
    numbers = {chat.person.chat["id"] for chat in asking}
    sent = [call for call in bot.calls("sendMessage") if call.get("fields", {}).get("chat_id") in numbers]
    return Result(
        seconds=[when - at for _, found in finals for when, _ in found],
        messages=len(sent),
        lost=sum(2 - len(found) for _, found in finals),
        disordered=sum(not _in_order(found) for _, found in finals),
    )


def _finals(bot: BotAccount, chat: Chat) -> list[tuple[float, int]]:
    """When each answer's last message came, which bears the buttons, and the number of the answer that they name."""
    found = []
    for call in bot.calls("sendMessage"):
        fields = call.get("fields", {})
        if fields.get("chat_id") == chat.person.chat["id"] and fields.get("reply_markup"):
            found.append((call["at"], _answer_number(fields["reply_markup"])))
    return found


def _answer_number(markup: dict[str, list[list[dict[str, str]]]]) -> int:
    named = [b["callback_data"] for row in markup["inline_keyboard"] for b in row if "callback_data" in b]
    return int(named[0].split(":")[1])


def _in_order(found: Sequence[tuple[float, int]]) -> bool:
    numbers = [number for _, number in found]
    return numbers == sorted(numbers)


def _ended(person: Person, before: int) -> list[float]:
    """When the messages of an answer came, once the one with buttons is there."""
    number = person.chat["id"]
    calls = [c for c in person.bot.calls("sendMessage") if c.get("fields", {}).get("chat_id") == number][
        before:
    ]
    return [call["at"] for call in calls] if any(c["fields"].get("reply_markup") for c in calls) else []


def show(name: str, result: Result) -> None:
    """One line of the table."""
    ordered = sorted(result.seconds)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    _say(
        f"{name}: {len(ordered)} answers, median {statistics.median(ordered):.2f} s, p95 {p95:.2f} s, "
        f"slowest {ordered[-1]:.2f} s; lost {result.lost}, out of order {result.disordered}"
    )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
