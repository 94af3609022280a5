"""What administrators can do. To all others these commands don't exist."""

from __future__ import annotations

import secrets
from pathlib import Path, PurePath

from telegram import Message, Update
from telegram.constants import FileSizeLimit, ParseMode
from telegram.error import TelegramError

from bot.days import VIETNAM
from bot.store.store import Unanswered
from bot.telegram import wording
from bot.telegram.admin_text import file_report, run_report
from bot.telegram.buttons import acknowledge
from bot.telegram.callbacks import decode
from bot.telegram.compose import pack, plain
from bot.telegram.desk import Desk
from bot.telegram.indexing import Indexing, IndexingFailed, PlansWouldLeave
from bot.telegram.keyboards import LEAVING, leaving_keyboard, plan_keyboard
from bot.telegram.sending import reply, unchanged_is_fine
from bot.telegram.types import Context
from index.report import RunReport

LISTED = 30  # questions


class Admin:
    """Handlers for administrators; the routing lets nobody else reach them."""

    def __init__(self, desk: Desk, indexing: Indexing, incoming: Path) -> None:
        self._desk = desk
        self._indexing = indexing
        self._incoming = incoming

    async def status(self, update: Update, _context: Context) -> None:
        """/trangthai: the snapshot, the plans, how long it runs, what it answered."""
        library, metrics = self._desk.library, self._desk.metrics
        totals = metrics.totals()
        text = wording.ADMIN_STATUS.format(
            snapshot=plain(library.name),
            created=library.created.astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y"),
            plans=len(library.summaries),
            clauses=sum(plan.clause_count for plan in library.summaries),
            uptime=_duration(metrics.uptime()),
            answered=totals.get("answered", 0),
            not_found=totals.get("not_found", 0),
            clarify=totals.get("clarify", 0),
            errors=totals["errors"],
        )
        await _say(update, text)

    async def unanswered(self, update: Update, _context: Context) -> None:
        """/chuatraloi: what was asked in vain, most often first."""
        if not self._desk.logs_questions:
            await _say(update, wording.ADMIN_QUESTIONS_OFF)
            return
        rows = await self._desk.keep(self._desk.store.unanswered, LISTED)
        groups: dict[str, list[Unanswered]] = {}
        for row in rows:
            groups.setdefault(", ".join(row.provinces) or wording.ADMIN_NO_PROVINCE, []).append(row)
        blocks = [
            "\n".join([f"<b>{plain(place)}</b>", *(_question_line(row) for row in asked)])
            for place, asked in groups.items()
        ]
        for page in pack([wording.ADMIN_QUESTIONS, *blocks]) if blocks else (wording.ADMIN_NO_QUESTIONS,):
            await _say(update, page)

    async def reindex(self, update: Update, _context: Context) -> None:
        """/lapchimuc: bring the index up to date with the folder of plans."""
        await _say(update, wording.ADMIN_INDEXING)
        try:
            report = await self._indexing.run()
        except PlansWouldLeave as error:
            if update.effective_message is not None:
                text = wording.ADMIN_LEAVING.format(reason=plain(error.what))
                await reply(update.effective_message, [text], keyboard=leaving_keyboard())
            return
        except IndexingFailed as error:
            await _say(update, wording.ADMIN_INDEXING_FAILED.format(reason=plain(error.reason)))
            return
        for page in pack(run_report(report)):
            await _say(update, page)

    async def document(self, update: Update, _context: Context) -> None:
        """A plan sent as a file: checked, previewed, and kept until it is confirmed."""
        message = update.message
        if message is None or message.document is None:
            return
        if (message.document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
            await _say(update, wording.ADMIN_FILE_TOO_LARGE)
            return
        await _say(update, wording.ADMIN_CHECKING)
        path = self._incoming / secrets.token_hex(8) / _safe_name(message.document.file_name)
        path.parent.mkdir(parents=True)
        await (await message.document.get_file()).download_to_drive(path)
        try:
            report = await self._indexing.preview(path)
        except IndexingFailed as error:
            await _say(update, wording.ADMIN_INDEXING_FAILED.format(reason=plain(error.reason)))
            return
        await self._offer(message, path, report)

    async def confirmed(self, update: Update, _context: Context) -> None:
        """A button under a preview: index the file, or drop it."""
        query = update.callback_query
        press = decode(query.data or "") if query else None
        if query is None or press is None or not isinstance(query.message, Message):
            return
        if press.subject == LEAVING:
            await acknowledge(query)
            await self._let_leave(query.message, agreed=press.verb == "index")
            return
        path = self._file(press.subject)
        if path is None:  # also at the second of two quick taps: the report stays
            await acknowledge(query, wording.ADMIN_FILE_GONE, alert=True)
            return
        await acknowledge(query)
        if press.verb == "drop":
            _remove(path)
            await _rewrite(query.message, wording.ADMIN_DROPPED)
            return
        await _rewrite(query.message, wording.ADMIN_INDEXING)
        try:
            report = await self._indexing.take(path)
            text = "\n\n".join(run_report(report, only=path.name))
        except PlansWouldLeave as error:
            text = wording.ADMIN_LEAVING_FIRST.format(reason=plain(error.what))
        except IndexingFailed as error:
            text = wording.ADMIN_INDEXING_FAILED.format(reason=plain(error.reason))
        _remove(path)
        await _rewrite(query.message, text)

    async def _let_leave(self, message: Message, *, agreed: bool) -> None:
        """Index without the plans whose files are there no more, where the administrator agreed."""
        if not agreed:
            await _rewrite(message, wording.ADMIN_KEPT)
            return
        await _rewrite(message, wording.ADMIN_INDEXING)
        try:
            pages = pack(run_report(await self._indexing.run(leaving=True)))
        except IndexingFailed as error:
            pages = (wording.ADMIN_INDEXING_FAILED.format(reason=plain(error.reason)),)
        await _rewrite(message, pages[0])

    async def _offer(self, message: Message, path: Path, report: RunReport) -> None:
        found = next((file for file in report.files if file.file == path.name), None)
        if found is None or found.outcome in {"failed", "duplicate", "unchanged"}:
            _remove(path)
            text = file_report(found) if found else wording.ADMIN_NO_PLAN_FILE
            await reply(message, pack([text]))
            return
        keyboard = plan_keyboard(path.parent.name)
        await reply(message, pack([file_report(found), wording.ADMIN_CONFIRM]), keyboard=keyboard)

    def _file(self, token: str) -> Path | None:
        folder = self._incoming / token
        if not token.isalnum() or not folder.is_dir():
            return None
        return next(folder.iterdir(), None)


def _duration(seconds: float) -> str:
    minutes, hours, days = (int(seconds // unit) for unit in (60, 3600, 86400))
    words = wording.ADMIN_DAYS if days else wording.ADMIN_HOURS if hours else wording.ADMIN_MINUTES
    return words.format(days=days, hours=hours % 24, minutes=minutes % 60)


def _question_line(row: Unanswered) -> str:
    reason = wording.ADMIN_REASONS.get(row.reason, row.reason)
    return wording.ADMIN_QUESTION.format(times=row.times, question=plain(row.question[:200]), reason=reason)


def _safe_name(name: str | None) -> str:
    """A name that stays in its folder and isn't hidden."""
    base = PurePath((name or "").replace("\\", "/")).name.lstrip(".")
    kept = "".join(char for char in base if char.isalnum() or char in " ._-()")
    return kept[-100:].strip() or "ke-hoach"


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.parent.rmdir()


async def _rewrite(message: Message, text: str) -> None:
    with unchanged_is_fine():
        await message.edit_text(text, parse_mode=ParseMode.HTML)


async def _say(update: Update, text: str) -> None:
    if update.effective_message is None:
        raise TelegramError("the update has no message to answer")
    await reply(update.effective_message, [text])
