"""The body that a plan names to turn to: over lines as plans write them, and over the plans of the tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.contact import contact_of
from bot.view import PlanView
from corpus.models import Plan
from index.reading import read_plan
from tests.bot.held import BK, NA, NS, QN, TN

PLAN = """ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG

KẾ HOẠCH
Phát triển du lịch năm 2024

I. MỤC TIÊU
- Đón khách.
II. TỔ CHỨC THỰC HIỆN
1. Sở Tài chính
- {first}
2. Sở Du lịch
- {second}
{closing}
"""

# Lines under the two departments and at the end; whom the plan names then, and in what part.
LINES = [
    ("Bố trí kinh phí.", "Phối hợp.", "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Sở Du lịch "
     "để được hướng dẫn./.", ("Sở Du lịch", "difficulties")),
    ("Bố trí kinh phí.", "Phối hợp.", "Nếu phát sinh khó khăn, báo cáo UBND tỉnh (qua Sở Du lịch) xem xét.",
     ("Sở Du lịch", "difficulties")),
    ("Bố trí kinh phí.", "Là cơ quan thường trực, theo dõi việc thực hiện.", "", ("Sở Du lịch", "standing")),
    ("Bố trí kinh phí.", "Là đầu mối tham mưu UBND tỉnh.", "", ("Sở Du lịch", "standing")),
    ("Hướng dẫn, giải đáp cho các đơn vị.", "Là đầu mối tiếp nhận khách.", "", ("Sở Tài chính", "guidance")),
    ("Tổng hợp, báo cáo UBND tỉnh bố trí ngân sách.", "Tổng hợp, báo cáo UBND tỉnh.", "", ("Sở Du lịch", "reports")),
    ("Tổng hợp, báo cáo UBND tỉnh bố trí ngân sách.", "Bố trí cán bộ đầu mối.", "", None),
    ("Tháo gỡ khó khăn cho doanh nghiệp.", "Phối hợp.", "Nếu có vướng mắc, các đơn vị báo cáo UBND tỉnh.", None),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "closing", "named"), LINES)
def test_who_is_named(
    tmp_path: Path, first: str, second: str, closing: str, named: tuple[str, str] | None
) -> None:
    path = tmp_path / "ha-giang.txt"
    path.write_text(PLAN.format(first=first, second=second, closing=closing), encoding="utf-8")
    found = contact_of(PlanView(read_plan(path)))
    assert (found and (found.written, found.role)) == named


def test_plans_name_theirs(plans: Mapping[str, Plan]) -> None:
    found = {name: contact_of(PlanView(plan)) for name, plan in plans.items()}
    assert {name: one and (one.role, one.node.key) for name, one in found.items()} == {
        BK: ("difficulties", "ket/p1"),
        TN: ("reports", "V.12/-4"),
        QN: ("difficulties", "ket/p1"),
        NA: ("difficulties", "ket/p1"),
        NS: ("reports", "V.1/-3"),
    }


def test_a_refusal_ends_with_it_and_says_no_value(ask: Callable[..., Answer]) -> None:
    answer = ask("Số điện thoại của Sở Nội vụ Bắc Kạn?")
    assert (answer.status, answer.citations) == ("not_found", ())
    assert answer.notes[-1].startswith("Cần hỏi thêm: Sở Văn hoá, Thể thao và Du lịch, ")
    assert "Phần kết, đoạn 1" in answer.notes[-1]
    assert "01 tháng 12" not in answer.text  # which stands in the same clause
    assert [citation.path for citation in answer.contacts] == ["ket/p1"]
    assert answer.places[-1] == answer.contacts[-1]
    assert answer.text.endswith(answer.notes[-1])
