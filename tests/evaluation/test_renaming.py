"""Other names throughout: in plans and questions alike, so that every evidence is still there."""

from pathlib import Path

import pytest

from evaluation.renaming import rename, suite
from evaluation.suites import golden_suite
from evaluation.wording import plain

RENAMED = [
    ("UBND tỉnh Bắc Kạn", "UBND tỉnh Hà Giang"),
    ("TỈNH BẮC \n\nKẠN", "TỈNH HÀ GIANG"),  # hard-wrapped
    ("so tai chinh bac kan", "so tu phap ha giang"),
    ("Sở Y tế và Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ và Sở Y tế"),  # they change places
    ("đạt 60% và 98,5%, tăng 5%/năm", "đạt 62% và 97,5%, tăng 7%/năm"),
    ("100 trường, 75 %", "100 trường, 77 %"),  # only percentages
    ("| 4 | Tỷ lệ hồ sơ | % | 75 | 85 | Công an tỉnh |", "| 4 | Tỷ lệ hồ sơ | % | 77 | 87 | Công an tỉnh |"),
    ("| 3 | Số trạm | trạm | 120 | 300 |", "| 3 | Số trạm | trạm | 120 | 300 |"),
    ("Công ty TNHH", "Công ty TNHH"),  # not the initials of Thái Nguyên
]


@pytest.mark.parametrize(("text", "expected"), RENAMED)
def test_rename(text: str, expected: str) -> None:
    assert rename(text) == expected


def test_evidence_is_renamed_with_its_plan(tmp_path: Path) -> None:
    renamed = suite(golden_suite(), tmp_path)
    words = plain(" ".join(path.read_text(encoding="utf-8") for path in renamed.plans))
    for name in ("bắc kạn", "thái nguyên", "quảng ninh", "nghệ an"):
        assert name not in words
    for question in renamed.questions:
        for _, *texts in question.cite:
            assert any(plain(text) in words for text in texts), question.id
