"""Pictures of the bot for the documentation: `make screenshots`.

Starts the real bot over the index of INDEX_DIR against the tests' Bot API emulator, plays conversations with it, and
photographs what it sent with headless Chromium. Without Chromium the pages are left to be looked at.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from screenshotting.browser import find_browser, photograph
from screenshotting.conversations import CONVERSATIONS
from screenshotting.page import copy_fonts, page
from screenshotting.recording import played, running_bot

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=7)))  # of the pictures in docs/images


def main() -> int:
    """Write pages and pictures; the exit code is 1 where there is no browser to photograph with."""
    options = _options()
    options.pages.mkdir(parents=True, exist_ok=True)
    copy_fonts(options.pages)
    chosen = [one for one in CONVERSATIONS if not options.only or one.name in options.only]
    with tempfile.TemporaryDirectory(prefix="bot-") as folder, running_bot(Path(folder), options.now) as bot:
        chats = {one.name: played(bot, one) for one in chosen}
    written: list[Path] = []
    for one in chosen:
        for theme in one.themes:
            path = options.pages / f"{one.name}-{theme}.html"
            path.write_text(page(chats[one.name], theme, options.now, screen=one.screen), encoding="utf-8")
            written.append(path)
    browser = find_browser(options.browser)
    if browser is None:
        print(f"No Chromium here: the pages are in {options.pages}, no picture was taken.", file=sys.stderr)
        return 1
    options.pictures.mkdir(parents=True, exist_ok=True)
    for path in written:
        picture = options.pictures / f"{path.stem}.png"
        photograph(browser, path, picture)
        print(f"{picture} ({picture.stat().st_size // 1024} kB)")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("only", nargs="*", help="names of conversations; all where none is given")
    parser.add_argument("--now", type=datetime.fromisoformat, default=NOW, help="the bot's clock")
    parser.add_argument(
        "--pages", type=Path, default=Path("build/screenshots"), help="folder of the HTML pages"
    )
    parser.add_argument("--pictures", type=Path, default=Path("docs/images"), help="folder of the PNG files")
    parser.add_argument("--browser", help="Chromium's path, where it isn't found by name")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
