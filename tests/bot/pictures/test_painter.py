"""The drawing library is loaded when something is drawn, not when the bot starts."""

from __future__ import annotations

import subprocess
import sys


def test_a_bot_starts_without_the_drawing_library() -> None:
    loaded = "import sys, bot.telegram.app; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
