"""To whom reports, plans and difficulties go."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding
from tests.bot.held import BK, QN, TN


@pytest.mark.parametrize(
    ("plan", "asked", "path", "says"),
    [
        (BK, "gặp khó khăn thì phản ánh về đâu", "ket/p1", "phản ánh về Sở Văn hoá, Thể thao và Du lịch"),
        (TN, "Sở Văn hóa, Thể thao và Du lịch báo cáo ai", "V.4/-6", "Bộ Văn hóa, Thể thao và Du lịch, UBND tỉnh"),
        (QN, "dự toán gửi ai", "V.2", "gửi Sở Tài chính"),
    ],
)  # fmt: skip
def test_recipient(found: Callable[[str, str], Finding], plan: str, asked: str, path: str, says: str) -> None:
    finding = found(plan, asked)
    assert finding.nodes[0].key == path
    assert says in finding.headline


@pytest.mark.parametrize(
    ("plan", "to"), [(BK, "Sở Văn hoá, Thể thao và Du lịch"), (TN, "Ủy ban nhân dân tỉnh")]
)
def test_yearly_report_where_no_more_is_asked(
    found: Callable[[str, str], Finding], plan: str, to: str
) -> None:
    finding = found(plan, "gửi cho ai?")
    assert finding.nodes[0].key == "ket/p1"
    assert to in finding.headline
