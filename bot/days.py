"""Days as people in Vietnam have them: the zone in which one begins, and how one is written."""

from __future__ import annotations

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")


def plain_day(day: date) -> str:
    """A day as one writes it: `5/9/2024`."""
    return f"{day.day}/{day.month}/{day.year}"
