"""The plans that the tests ask, by the stems of their files; the day on which all is asked."""

from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    path for folder in ("corpus/plans", "tests/plans") for path in (ROOT / folder).iterdir() if path.is_file()
)
TODAY = date(2026, 11, 22)

BK = "bac-kan-2023"
TN = "thai-nguyen-2023"
QN = "quang-ninh-chuyen-doi-so-2024"
NA = "nghe-an-y-te-truong-hoc-2024"
NS = "nghe-an-ngay-sach-2025"
