"""The command line: `ask`, `chat` and `serve`."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from functools import cache
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError

from bot import messages
from bot.answer import Answer
from bot.conversation import Conversation
from bot.days import VIETNAM
from bot.library import Library
from bot.render import console
from bot.service import Assistant
from bot.settings import Settings
from bot.store_trouble import store_trouble
from corpus.normalize import without_surrogates
from index.encoder import SentenceTransformerEncoder
from index.errors import IndexingError, ModelError, SnapshotError, StoreError, StoreRefused, StoreUnavailable
from index.reranker import configured_reranker
from index.settings import EncoderSettings, IndexSettings, check_settings
from index.store import FileStore, IndexStore
from index.stores import open_store


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 where it did what it was asked."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                encoding="utf-8", errors="replace"
            )  # a terminal's locale may know no Vietnamese
    options = _parser().parse_args(arguments)
    wrong = check_settings()
    if wrong:
        print(messages.CLI_BAD_VARIABLE.format(names=", ".join(wrong)), file=sys.stderr)
        return 2
    settings = Settings()
    named = getattr(options, "index", None)
    try:
        with closing(FileStore(named) if named else _store(settings)) as store:
            if options.command == "serve":
                return _serve(store, settings)
            return _answer(options, _assistant(store))
    except IndexingError as error:
        print(_operator_message(error), file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # the reader went away: nothing more to say
        return 0


def _answer(options: argparse.Namespace, assistant: Assistant) -> int:
    today = options.today or datetime.now(VIETNAM).date()
    if options.command == "chat":
        return _chat(assistant, today)
    if options.batch:
        return _batch(assistant, options.batch, today)
    if not options.question:
        print(messages.CLI_NO_QUESTION, file=sys.stderr)
        return 2
    answer = assistant.ask(without_surrogates(options.question), today=today).answer
    print(answer.model_dump_json(indent=2) if options.json else _rendered(answer))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description=messages.CLI_ABOUT)
    commands = parser.add_subparsers(dest="command", required=True)
    ask = commands.add_parser("ask", help=messages.CLI_ASK)
    ask.add_argument("question", nargs="?", help=messages.CLI_QUESTION)
    ask.add_argument("--batch", type=Path, metavar="QUESTIONS.jsonl", help=messages.CLI_BATCH)
    ask.add_argument("--json", action="store_true", help=messages.CLI_JSON)
    chat = commands.add_parser("chat", help=messages.CLI_CHAT)
    for command in (ask, chat):
        command.add_argument("--index", type=Path, metavar="DIR", help=messages.CLI_INDEX)
        command.add_argument(
            "--today", type=date.fromisoformat, metavar="YYYY-MM-DD", help=messages.CLI_TODAY
        )
    commands.add_parser("serve", help=messages.CLI_SERVE)
    return parser


def _store(settings: Settings) -> IndexStore:
    return open_store(IndexSettings(dir=settings.index_dir, url=settings.index_url))


def _assistant(store: IndexStore) -> Assistant:
    encoder = cache(lambda: SentenceTransformerEncoder(EncoderSettings()))
    return Assistant(Library(store, encoder, reranker=configured_reranker()))


def _operator_message(error: IndexingError) -> str:
    if isinstance(error, ModelError):
        return messages.CLI_NO_MODEL
    if isinstance(error, StoreUnavailable) and not isinstance(error, StoreRefused):
        return f"{messages.STORE_UNAVAILABLE}\n{store_trouble(error)}"
    if isinstance(error, StoreError):
        return store_trouble(error)
    return messages.CLI_NO_INDEX if isinstance(error, SnapshotError) else messages.CLI_FAILED


def _rendered(answer: Answer) -> str:
    return console(answer)


def _chat(assistant: Assistant, today: date) -> int:
    """A conversation on the console: a question a line, until the end of the input."""
    conversation = Conversation()
    interactive = sys.stdin.isatty()
    if interactive:
        print(messages.CHAT_WELCOME)
    for line in _lines(interactive):
        if line.strip() == "/moi":
            conversation = Conversation()
            print(messages.CHAT_FORGOTTEN)
            continue
        if not line.strip():
            continue
        try:
            reply = assistant.ask(without_surrogates(line), conversation, today=today)
        except StoreError:
            print(messages.STORE_UNAVAILABLE, file=sys.stderr)
            continue
        conversation = reply.conversation
        print(_rendered(reply.answer), end="\n\n", flush=True)
    return 0


def _lines(interactive: bool) -> Iterator[str]:  # noqa: FBT001
    while True:
        try:
            yield input(messages.CHAT_PROMPT if interactive else "")
        except (EOFError, KeyboardInterrupt):
            return


def _batch(assistant: Assistant, path: Path, today: date) -> int:
    """One answer a line for one question a line; a bad line is told of and the others are answered all the same."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        print(messages.CLI_NO_BATCH.format(path=path), file=sys.stderr)
        return 2
    failed = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = _Row.model_validate_json(line)
        except ValidationError:
            print(messages.CLI_BAD_LINE.format(number=number), file=sys.stderr)
            failed += 1
            continue
        answer = _last_answer(assistant, row.turns or (row.question,), today)
        print(json.dumps({"id": row.id or str(number), **answer.model_dump(mode="json")}, ensure_ascii=False))
    return 1 if failed else 0


class _Row(BaseModel):
    """A line of a batch; what else it holds is for others."""

    id: str | None = Field(default=None, coerce_numbers_to_str=True)
    question: str
    turns: tuple[str, ...] | None = None


def _last_answer(assistant: Assistant, turns: Sequence[str], today: date) -> Answer:
    """The answer to the last of some turns."""
    conversation = Conversation()
    for turn in turns[:-1]:
        conversation = assistant.ask(without_surrogates(turn), conversation, today=today).conversation
    return assistant.ask(without_surrogates(turns[-1]), conversation, today=today).answer


def _serve(store: IndexStore, settings: Settings) -> int:
    from bot.telegram.app import serve  # noqa: PLC0415

    serve(_assistant(store), settings)
    return 0
