"""The bot as `python -m bot serve` runs it, on the day and at the hour of the first argument."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import cache

from bot.library import Library
from bot.service import Assistant
from bot.settings import Settings
from bot.telegram import reminders
from bot.telegram.app import serve
from index.encoder import SentenceTransformerEncoder
from index.settings import EncoderSettings

if __name__ == "__main__":
    now = datetime.fromisoformat(sys.argv[1])
    settings = Settings()
    reminders.LOOK_SECONDS = 0.2  # a picture doesn't wait for a reminder
    library = Library(settings.index_dir, cache(lambda: SentenceTransformerEncoder(EncoderSettings())))
    serve(Assistant(library), settings, lambda: now)
