"""Short names for the library's generic types."""

from __future__ import annotations

from typing import Any

from telegram.ext import Application, ContextTypes

Context = ContextTypes.DEFAULT_TYPE
AnyApplication = Application[Any, Any, Any, Any, Any, Any]
