"""The test's hand on the Bot API emulator: people, chats, what they send, and what the bot sent back."""

from __future__ import annotations

import fcntl
import hashlib
import itertools
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import psycopg

HERE = Path(__file__).parent
VENV = HERE.parents[1] / ".venv-emulator"
REQUIREMENTS = HERE / "requirements.txt"
_held_ports: list[socket.socket] = []
_QUOTE = re.compile(r"<blockquote(?: expandable)?>(.*?)</blockquote>", re.DOTALL)
WAIT = 300.0  # seconds for anything that a bot should do, however slow the machine is


def ensure_venv() -> Path:
    """The emulator's Python; its venv is made where it is missing or was made from other requirements."""
    with REQUIREMENTS.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # of several test processes one makes it
        return _venv_python()


def _venv_python() -> Path:
    python = VENV / "bin" / "python"
    stamp = VENV / "requirements.sha256"
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-r", str(REQUIREMENTS)], check=True)
    stamp.write_text(wanted)
    return python


def free_port() -> int:
    """A port that nobody else gets while this process runs: a server may listen there, stop and come back.

    It is held by a socket that never listens. Who sets SO_REUSEADDR, as servers do, can listen beside it; the
    system gives it neither to another socket that asks for any port nor to an outgoing connection.
    """
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    _held_ports.append(held)
    port: int = held.getsockname()[1]
    return port


@contextmanager
def running() -> Iterator[str]:
    """The emulator's address while its process runs."""
    port = free_port()
    process = subprocess.Popen([str(ensure_venv()), str(HERE / "bot_api.py"), str(port)])
    url = f"http://127.0.0.1:{port}"
    try:
        eventually(lambda: _answers(url), what="the emulator to start")
        yield url
    finally:
        process.kill()  # it keeps nothing, and a poll that hangs would hold up a kinder end
        process.wait()


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/__ready", timeout=WAIT).status_code == 200
    except httpx.TransportError:
        return False


def eventually(check: Callable[[], Any], *, what: str, seconds: float = WAIT) -> Any:
    """The first true value of the check; fails when the time is over."""
    deadline = time.monotonic() + seconds
    while True:
        over = time.monotonic() >= deadline  # looked at before the check, which then is made once more
        value = check()
        if value:
            return value
        assert not over, f"waited {seconds} s in vain for {what}"
        time.sleep(0.02)


class BotAccount:
    """One bot on the emulator, as its token names it, with all who talk to it."""

    _numbers = itertools.count(100001)

    def __init__(self, url: str, username: str = "KeHoachThuBot") -> None:
        self.url = url
        self.username = username
        self.database = ""  # of the bots with this account, in which an update's end is written down
        self.id = next(self._numbers)
        self.token = f"{self.id}:emulator-secret-of-bot-{self.id}"
        self._message_ids = itertools.count(1)
        self._people = itertools.count(700001)
        self._journal: list[dict[str, Any]] = []  # what was fetched of the bot's calls
        self._client = httpx.Client(timeout=WAIT)  # making one costs more than a request
        self._post("/__bots", {"token": self.token, "username": username})

    def person(self, name: str = "Bà Ngoại", **chat: Any) -> Person:
        """Someone new, in a private chat unless another is given."""
        number = next(self._people)
        return Person(self, number, name, chat or {"id": number, "type": "private", "first_name": name})

    def calls(self, *methods: str) -> list[dict[str, Any]]:
        """What the bot called, in order; those refused have a `refused`."""
        after: dict[str, str | int] = {"token": self.token, "after": len(self._journal)}
        self._journal += self._client.get(f"{self.url}/__calls", params=after).json()
        return [call for call in self._journal if not methods or call["method"] in methods]

    def deliveries(self) -> list[dict[str, Any]]:
        """What was brought to the webhook, in order, with the `status` that came back."""
        answer = self._client.get(f"{self.url}/__deliveries", params={"token": self.token})
        return list(answer.json())

    def refused(self) -> list[dict[str, Any]]:
        """The calls that Telegram would have refused."""
        return [call for call in self.calls() if "refused" in call]

    def fault(self, method: str, kind: str, times: int = 1, after: int = 0) -> None:
        """Let the next calls of a method fail: "429", "500" or "drop"; `after` so many that don't.

        With "webhook" and "lost", the bot's next confirmations of an update don't arrive: it is brought again.
        """
        fault = {"method": method, "kind": kind, "times": times, "after": after}
        self._post("/__faults", {"token": self.token} | fault)

    def faults(self) -> list[dict[str, Any]]:
        """The faults that have struck no call yet."""
        answer = self._client.get(f"{self.url}/__faults", params={"token": self.token})
        return list(answer.json())

    def wait_until_handled(self) -> None:
        """Until the bots have ended every update that was sent so far, inline queries aside: all is said then."""
        brought = set(self._client.get(f"{self.url}/__brought", params={"token": self.token}).json())
        eventually(lambda: brought <= ended(self.database), what="all updates to be handled")

    def inject(self, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        """Send an update."""
        return self._post("/__updates", {"token": self.token, "kind": kind, "body": body})

    def inject_messages(self, many: Iterable[dict[str, Any]]) -> None:
        """Send messages of many people at the same moment."""
        self.inject_many(("message", message) for message in many)

    def inject_many(self, many: Iterable[tuple[str, dict[str, Any]]]) -> None:
        """Send updates of these kinds at the same moment."""
        updates = [{"kind": kind, "body": body} for kind, body in many]
        self._post("/__updates", {"token": self.token, "many": updates})

    def repeat(self, update: dict[str, Any]) -> None:
        """Deliver an update a second time."""
        self._post("/__updates", {"token": self.token, "raw": update})

    def upload(self, name: str, data: bytes) -> str:
        """A file id for a file that someone sends."""
        answer = self._client.post(
            f"{self.url}/__files", params={"token": self.token, "name": name}, content=data
        )
        return str(answer.json()["file_id"])

    def file(self, reference: str) -> bytes:
        """What the bot sent as a file or photo, by its file id."""
        answer = self._client.get(f"{self.url}/file/bot{self.token}/documents/{reference}")
        answer.raise_for_status()
        return answer.content

    def next_message_id(self) -> int:
        """The id of the next message of a person."""
        return next(self._message_ids)

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self._client.post(self.url + path, json=body)
        answer.raise_for_status()
        result: dict[str, Any] = answer.json()
        return result


class Person:
    """Someone in one chat with the bot."""

    def __init__(self, bot: BotAccount, number: int, name: str, chat: dict[str, Any]) -> None:
        self.bot = bot
        self.chat = chat
        self.account: dict[str, Any] = {
            "id": number,
            "is_bot": False,
            "first_name": name,
            "language_code": "vi",
        }

    def within(self, chat: dict[str, Any]) -> Person:
        """The same person in another chat."""
        return Person(self.bot, self.account["id"], self.account["first_name"], chat)

    def message(self, **content: Any) -> dict[str, Any]:
        """A message of this person, not sent."""
        if isinstance(content.get("text"), str) and "entities" not in content:
            content["entities"] = entities_of(content["text"])
        return {
            "message_id": self.bot.next_message_id(),
            "date": int(time.time()),
            "chat": self.chat,
            "from": self.account,
        } | content

    def send(self, text: str | None = None, **content: Any) -> dict[str, Any]:
        """Send a message; returns its update."""
        words = {} if text is None else {"text": text}
        update: dict[str, Any] = self.bot.inject("message", self.message(**words, **content))["update"]
        return update

    def edit(self, message: dict[str, Any], text: str) -> None:
        """Change the words of a message that was sent."""
        changed = message | {"text": text, "edit_date": int(time.time()), "entities": entities_of(text)}
        self.bot.inject("edited_message", changed)

    def press(self, message: dict[str, Any], label: str) -> str:
        """Press the button with this label (or its beginning) under a message; returns the callback's id."""
        buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
        [data] = [b["callback_data"] for b in buttons if b["text"].startswith(label)][:1]
        query = f"callback-{self.bot.next_message_id()}"
        body = {"id": query, "from": self.account, "message": message, "chat_instance": "1", "data": data}
        self.bot.inject("callback_query", body)
        return query

    def received(self) -> list[dict[str, Any]]:
        """What the bot sent to this chat, in order."""
        sends = [c for c in self.bot.calls() if c["method"].startswith("send") and "refused" not in c]
        return [
            c["result"]
            for c in sends
            if isinstance(c["result"], dict) and c["fields"]["chat_id"] == self.chat["id"]
        ]

    def hears(self, count: int = 1, *, after: int = 0, seconds: float = WAIT) -> list[dict[str, Any]]:
        """At least `count` messages of the bot beyond the first `after`."""
        eventually(lambda: len(self.received()) >= after + count, what=f"{count} messages", seconds=seconds)
        return self.received()[after:]

    def asks(self, text: str, *, seconds: float = WAIT, **content: Any) -> str:
        """Send a text and wait until the bot has handled it: all messages of the answer, as one text."""
        before = len(self.received())
        number = self.send(text, **content)["update_id"]
        eventually(lambda: number in ended(self.bot.database), what=f"an answer to {text!r}", seconds=seconds)
        return "\n\n".join(message.get("text", "") for message in self.received()[before:])


def ended(database: str) -> set[int]:
    """The updates that bots over a database, by its address, have handled: of each, all messages were sent."""
    statement = "SELECT update_id FROM updates WHERE state IN ('done', 'failed')"
    assert database, "whose database the bot uses is to be said: account.database = process.database"
    if database.startswith("sqlite:///"):
        file = f"file:{database.removeprefix('sqlite:///')}?mode=rw"  # never made here
        with closing(sqlite3.connect(file, uri=True, timeout=WAIT)) as connection:
            return {number for (number,) in connection.execute(statement)}
    with psycopg.connect(database) as connection:
        return {number for (number,) in connection.execute(statement)}


def quotes_of(pages: Iterable[str]) -> list[str]:
    """What stands in quotes over the pages, as a person reads it: without marks of bold."""
    quotes = (quote for page in pages for quote in _QUOTE.findall(page))
    return [unescape(re.sub(r"</?b>", "", quote)) for quote in quotes]


def entities_of(text: str) -> list[dict[str, Any]]:
    """Commands and mentions, as Telegram marks them; offsets in UTF-16 units."""
    found = []
    at = 0
    for word in text.split(" "):
        length = len(word.encode("utf-16-le")) // 2
        if word.startswith("/") and len(word) > 1:
            found.append({"type": "bot_command", "offset": at, "length": length})
        elif word.startswith("@") and len(word) > 1:
            found.append({"type": "mention", "offset": at, "length": length})
        at += length + 1
    return found
