"""Addresses in a plan: the part whole and in order, or that the plan has no such place; the outline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Missing
from tests.bot.held import BK, QN, TN


@pytest.mark.parametrize(
    ("plan", "asked", "paths", "says"),
    [
        (BK, "Mục IV.8 nói gì", ["IV.8/-1", "IV.8/-2", "IV.8/-3"], "gồm 3 gạch đầu dòng"),
        (BK, "muc iv.9", ["IV.9/p1"], "Ban Tuyên giáo Tỉnh uỷ"),
        (BK, "gạch thứ 3 mục IV.1", ["IV.1/-3"], "Mục IV.1, gạch đầu dòng 3"),
        (BK, "mục 2.1.1 phần I", ["I.2.1.1/-1", "I.2.1.1/-2"], "gồm 2 gạch đầu dòng"),
        (TN, "mục V.9 ghi những gì", ["V.9/p1"], "“Sở Tài chính”"),
        (TN, "khoản 2 mục IV", ["IV.2"], "Mục IV.2"),  # a numbered clause
        (QN, "điểm b mục III.4", ["III.4/b"], "tổ công nghệ số cộng đồng"),
        (QN, "phụ lục có gì", ["PL/r1", "PL/r2", "PL/r3", "PL/r4", "PL/r5"], "gồm 5 dòng"),
        (QN, "phụ lục 1 có gì", ["PL/r1", "PL/r2", "PL/r3", "PL/r4", "PL/r5"], "gồm 5 dòng"),  # the only one
        (QN, "mục II", [f"II/r{n}" for n in range(1, 8)], "gồm 7 dòng"),
    ],
)
def test_place(
    found: Callable[[str, str], Finding], plan: str, asked: str, paths: list[str], says: str
) -> None:
    finding = found(plan, asked)
    assert [node.key for node in finding.nodes] == paths
    assert says in finding.headline


@pytest.mark.parametrize(
    ("plan", "asked", "last"),
    [
        (BK, "Mục IV.18", "Mục IV.10"),
        (BK, "Mục IX", "Mục IV"),
        (BK, "gạch đầu dòng thứ 9 mục II.1", "Mục II.1, gạch đầu dòng 2"),
        (BK, "Điều 3", "Mục IV.10"),
        (QN, "phụ lục II gồm những gì", "Phụ lục"),
        (TN, "gạch thứ 6 mục V.13", "Mục V.13, gạch đầu dòng 5"),
    ],
)
def test_absent_place_names_the_last_that_exists(
    refused: Callable[[str, str], Missing], plan: str, asked: str, last: str
) -> None:
    missing = refused(plan, asked)
    assert missing.reason == "no_such_place"
    assert missing.headline.endswith(last)


def test_outline(found: Callable[[str, str], Finding]) -> None:
    finding = found(TN, "tóm tắt kế hoạch")
    assert "5 phần" in finding.headline
    assert [node.key for node in finding.nodes] == ["I", "II", "III", "IV", "V"]
    [outline] = finding.notes
    lines = outline.splitlines()
    assert lines[:4] == ["I. MỤC ĐÍCH, YÊU CẦU", "  1. Mục đích", "  2. Yêu cầu", "II. MỤC TIÊU"]
    assert sum(line.startswith("  ") for line in lines[lines.index("V. TỔ CHỨC THỰC HIỆN") :]) == 13
