"""The button for pictures: a chart or table with the same as text under it, leafed through in place."""

from __future__ import annotations

from functools import partial

from telegram import InlineKeyboardMarkup, InputFile, InputMediaPhoto, Message
from telegram.constants import ParseMode

from bot.answer import Answer
from bot.pictures.alt_text import alt_text
from bot.pictures.figures import Figure
from bot.pictures.paging import pictures
from bot.pictures.painter import Painter
from bot.pictures.palette import Theme
from bot.store.store import SavedAnswer
from bot.telegram import wording
from bot.telegram.answer_keyboards import picture_keyboard
from bot.telegram.callbacks import Press
from bot.telegram.compose import plain
from bot.telegram.desk import Desk
from bot.telegram.sending import send_into, unchanged_is_fine
from bot.telegram.text import CAPTION_LIMIT, cut, units


class Pictures:
    """Sends the pictures of answers. They are drawn from the kept answer, so old buttons work after a restart."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._painter = Painter()

    async def show(self, message: Message, saved: SavedAnswer, press: Press) -> None:
        """A picture under the answer's message; where the message is a picture, another in its place."""
        found = answer_pictures(saved.answer)
        if not found:
            await send_into(message, wording.PLACE_GONE)
            return
        at = min(press.number(0), len(found) - 1)
        theme: Theme = "dark" if "dark" in press.more else "light"
        data = await self._desk.keep(self._painter.png, found[at], theme)
        caption = picture_caption(found[at])
        keyboard = picture_keyboard(saved.id, at, len(found), dark=theme == "dark")
        if message.photo:
            await _replace(message, data, caption, keyboard)
        else:
            file = InputFile(data, filename=wording.PICTURE_FILE)
            await message.reply_photo(file, caption=caption, parse_mode=ParseMode.HTML, reply_markup=keyboard)


async def _replace(message: Message, data: bytes, caption: str, keyboard: InlineKeyboardMarkup) -> None:
    media = InputMediaPhoto(data, caption, ParseMode.HTML, filename=wording.PICTURE_FILE)
    with unchanged_is_fine():
        await message.edit_media(media, reply_markup=keyboard)


def answer_pictures(answer: Answer) -> tuple[Figure, ...]:
    """The pictures of an answer, each with a text that fits under it."""
    return pictures(answer, partial(_fits, limit=CAPTION_LIMIT))


def picture_caption(figure: Figure) -> str:
    """A picture's content as HTML, folded below its title; at most as long as a caption may be."""
    title, *lines = map(plain, alt_text(figure))
    whole = wording.PICTURE.format(title=title, text="\n".join(lines))
    # One line too long to go with others: an escaped character has five units at most.
    return (
        whole
        if units(whole) <= CAPTION_LIMIT
        else plain(cut(" ".join(alt_text(figure)), CAPTION_LIMIT // 5)[0])
    )


def _fits(figure: Figure, limit: int) -> bool:
    return units("\n".join(map(plain, alt_text(figure)))) + len(wording.PICTURE) <= limit
