"""A recorded chat as an HTML page that looks as Telegram shows it on a phone."""

from __future__ import annotations

import base64
import re
from datetime import datetime
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final

from screenshotting.conversations import Theme
from screenshotting.recording import Button, Said

STYLE: Final = Path(__file__).with_name("telegram.css")
# Of packages for development: letters for Vietnamese, signs of buttons.
FONTS: Final = {
    "letters.ttf": ("fontpkg_be_vietnam_pro", "files/BeVietnamPro-Regular.ttf"),
    "letters-bold.ttf": ("fontpkg_be_vietnam_pro", "files/BeVietnamPro-SemiBold.ttf"),
    "signs.ttf": ("manimgx_fonts", "NotoEmoji[wght].ttf"),
}
_AFTER_QUOTE = re.compile(r"</blockquote>\n")
_MARKS = {"url": "↗", "copy": "", "press": ""}


def copy_fonts(folder: Path) -> None:
    """Put the fonts where the pages look for them."""
    for name, (package, path) in FONTS.items():
        (folder / name).write_bytes(files(package).joinpath(path).read_bytes())


def page(chat: tuple[Said, ...], theme: Theme, now: datetime, *, screen: int = 0) -> str:
    """The whole page, in one of Telegram's colours; of a long chat the end that a `screen` of so many pixels shows."""
    height = f' class="screen" style="max-height: {screen}px"' if screen else ""
    messages = "\n".join(_message(one, f"{now:%H:%M}") for one in chat)
    return (
        f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>Hỏi Kế hoạch</title>\n'
        f"<style>{STYLE.read_text(encoding='utf-8')}</style></head>\n"
        f'<body class="{theme}"><main><header><i>KH</i><div><b>Hỏi Kế hoạch</b><span>bot</span></div></header>\n'
        f"<section{height}>{messages}</section></main></body></html>\n"
    )


def _message(said: Said, time: str) -> str:
    parts = []
    if said.photo is not None:
        parts.append(f'<img alt="" src="data:image/png;base64,{base64.b64encode(said.photo).decode()}">')
    if said.file is not None:
        kind = said.file.rpartition(".")[2]
        parts.append(
            f'<div class="file"><i>{escape(kind)}</i><div><b>{escape(said.file)}</b>'
            f"<span>{max(said.size / 1024, 0.1):.1f} KB</span></div></div>"
        )
    words = escape(said.html) if said.mine else _AFTER_QUOTE.sub("</blockquote>", said.html)
    parts.append(f'<div class="words">{words}<time>{time}{" ✓✓" if said.mine else ""}</time></div>')
    bubble = f'<div class="bubble">{"".join(parts)}</div>'
    return f'<article class="{"mine" if said.mine else "bot"}">{bubble}{_keyboard(said.buttons)}</article>'


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> str:
    shown = ("".join(map(_button, row)) for row in rows)
    return "".join(f'<div class="row">{row}</div>' for row in shown)


def _button(button: Button) -> str:
    return f"<button>{escape(button.label)}<sup>{_MARKS[button.kind]}</sup></button>"
