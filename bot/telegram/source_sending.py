"""A plan's file, sent with what identifies the plan."""

from __future__ import annotations

from pathlib import Path

from telegram import InputFile, Message
from telegram.constants import ParseMode

from bot.telegram import wording
from bot.telegram.desk import Desk
from bot.telegram.plan_file import plan_file
from bot.telegram.sending import send_into
from bot.telegram.sources import plan_caption


async def send_plan(desk: Desk, message: Message, plan_id: str, folder: Path) -> None:
    """Send the plan's file out of the folder of plans under a message; of a plan that was taken out say so."""
    try:
        plan = await desk.keep(desk.library.plan, plan_id)
    except KeyError:
        await send_into(message, wording.PLACE_GONE)
        return
    file = await desk.keep(plan_file, plan, folder)
    await message.reply_document(
        InputFile(file.data, filename=file.name),
        caption=plan_caption(plan.metadata, file),
        parse_mode=ParseMode.HTML,
    )
