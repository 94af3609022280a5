"""What an agency has to do: its own section, where else it is named, the groups that bind it; and who does what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.bodies.duties import unit_of
from bot.answers.finding import Finding, Missing
from bot.view import PlanView
from tests.bot.held import BK, NS, QN, TN

CULTURE = "Sở Văn hóa, Thể thao và Du lịch"
OWN_BK = ["IV.1/-1", "IV.1/-2", "IV.1/-3", "IV.1/-4"]
NAMED_BK = ["IV.2/-1", "IV.2/-2", "IV.2/-3", "IV.3/p1", "IV.4/p1", "IV.5/-2", "ket/p1"]


@pytest.mark.parametrize(
    ("plan", "asked", "own", "says"),
    [
        (BK, f"{CULTURE} có nhiệm vụ gì", OWN_BK + NAMED_BK, "4 gạch đầu dòng tại Mục IV.1"),
        (BK, f"{CULTURE} có bao nhiêu nhiệm vụ", OWN_BK + NAMED_BK, "4 gạch đầu dòng tại Mục IV.1"),
        (BK, "Sở Tài chính có nhiệm vụ gì", ["IV.6/p1"], "Sở Tài chính: Trên cơ sở kế hoạch này"),
        # named in another's section alone
        (BK, "Sở Nội vụ có nhiệm vụ gì", ["IV.1/-4"], "không có mục riêng"),
        # a request is no order
        (BK, "Ban Tuyên giáo Tỉnh ủy làm gì", ["IV.9/p1"], "được đề nghị"),
        (QN, "Tỉnh đoàn có nhiệm vụ gì", ["VI.7/p1", "IV.2/-3"], "được đề nghị"),
        # a heading that names two
        (BK, "Bộ Chỉ huy Quân sự tỉnh làm gì", ["IV.3/p1"], "Phối hợp với Sở Văn hóa"),
        # what it leads, of all that it does
        (BK, "Sở Thông tin và Truyền thông chủ trì việc gì", ["IV.5/-1"], "Chủ trì thẩm định"),
        # one matter
        (BK, "Sở Giáo dục và Đào tạo làm gì về luân chuyển sách báo", ["IV.2/-3"], "luân chuyển sách báo"),
        (TN, "Hội Khuyến học tỉnh nghiên cứu đưa nội dung gì", ["V.2/-2"], "cộng đồng học tập"),
    ],
)  # fmt: skip
def test_duties(
    found: Callable[[str, str], Finding], plan: str, asked: str, own: list[str], says: str
) -> None:
    finding = found(plan, asked)
    assert [node.key for node in finding.nodes] == own
    assert says in finding.headline
    assert finding.direct


def test_other_places_are_told_apart(found: Callable[[str, str], Finding]) -> None:
    """Where else the agency is named, and the groups that bind it, are two notes."""
    elsewhere, group = found(BK, "Sở Văn hóa, Thể thao và Du lịch có nhiệm vụ gì").notes[:2]
    assert "Mục IV.5, gạch đầu dòng 2" in elsewhere
    assert "Mục IV.7" in group
    assert "Mục IV.7" not in elsewhere


def test_agency_of_a_group_alone(found: Callable[[str, str], Finding]) -> None:
    finding = found(BK, "Sở Y tế có nhiệm vụ gì")
    assert "không có mục riêng" in finding.headline
    assert "“Các sở, ban, ngành tỉnh” (Mục IV.7)" in finding.headline
    assert not finding.direct
    assert finding.nodes[0].key == "IV.7/p1"


def test_role_that_the_plan_does_not_give_is_said(found: Callable[[str, str], Finding]) -> None:
    assert "không ghi Sở Tài chính phối hợp" in found(BK, "Sở Tài chính phối hợp với ai").headline


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        (BK, "Điện lực được giao gì"),  # a body that no plan knows
        (BK, "Sở Tài chính luân chuyển sách báo thế nào"),  # another's task
        (TN, "Sở Tài chính lắp trạm phát sóng 5G thế nào"),
        (BK, "ai xây dựng phần mềm quản lý thư viện dùng chung"),
        (TN, "ai chủ trì Tuần lễ hưởng ứng học tập suốt đời"),  # a task that the plan gives to nobody by name
    ],
)
def test_refused(refused: Callable[[str, str], Missing], plan: str, asked: str) -> None:
    assert refused(plan, asked).reason == "not_stated"


def test_two_agencies_side_by_side(found: Callable[[str, str], Finding]) -> None:
    finding = found(BK, "Công an tỉnh và Sở Tài chính làm gì")
    assert [node.key for node in finding.nodes] == ["IV.3/p1", "IV.6/p1"]
    assert "Công an tỉnh:" in finding.headline
    assert "Sở Tài chính:" in finding.headline


@pytest.mark.parametrize(
    ("plan", "asked", "agency", "path"),
    [
        (BK, "ai thẩm định giải pháp chuyển đổi số", "Sở Thông tin và Truyền thông", "IV.5/-1"),
        (BK, "sở nào tham mưu bố trí kinh phí", "Sở Tài chính", "IV.6/p1"),
        (TN, "ai xây dựng chương trình thư viện dân ca, dân vũ", "Sở Giáo dục và Đào tạo", "V.5/-2"),
        (
            QN,
            "ai chủ trì lập bản đồ số du lịch",
            "Cơ quan chủ trì: Sở Du lịch",
            "PL/r2",
        ),  # a column of a table
        (NS, "ai chủ trì Hội sách", "Thư viện tỉnh", "III.2/-3"),  # a line of fields
    ],
)
def test_who(found: Callable[[str, str], Finding], plan: str, asked: str, agency: str, path: str) -> None:
    finding = found(plan, asked)
    assert finding.headline.startswith(agency)
    assert [node.key for node in finding.nodes] == [path]


@pytest.mark.parametrize(
    ("plan", "asked", "says", "paths"),
    [
        # columns of a table
        (QN, "cơ quan nào phối hợp lập bản đồ số du lịch", "Cơ quan phối hợp: Ban Quản lý vịnh Hạ Long", ["PL/r2"]),
        (QN, "ai phối hợp triển khai học bạ số cấp tiểu học", "Cơ quan phối hợp: Bưu điện tỉnh", ["PL/r4"]),
        # the fields of an event
        (
            NS,
            "những cơ quan nào phối hợp tổ chức lễ khai mạc",
            "Sở Giáo dục và Đào tạo, Tỉnh đoàn Nghệ An, UBND thành phố Vinh phối hợp",
            ["III.1/-3", "III.1/-4"],
        ),
        (
            QN,
            "đơn vị nào cùng tham gia cuộc thi Tuổi trẻ sáng tạo số",
            "Tỉnh đoàn Quảng Ninh chủ trì; Sở Giáo dục và Đào tạo",
            ["IV.2/-3", "IV.2/-4"],
        ),
        # all but the one that the question names itself
        (
            NS,
            "Sở Giáo dục và Đào tạo cùng với ai tổ chức lễ khai mạc",
            "Sở Giáo dục và Đào tạo phối hợp với Sở Văn hóa và Thể thao, Tỉnh đoàn",
            ["III.1/-4"],
        ),
        # running text: whom the one who leads works with
        (QN, "ai phối hợp tổ chức diễn tập bảo đảm an toàn thông tin mạng", "Công an tỉnh phối hợp", ["VI.1/-2"]),
    ],
)  # fmt: skip
def test_partners(
    found: Callable[[str, str], Finding], plan: str, asked: str, says: str, paths: list[str]
) -> None:
    finding = found(plan, asked)
    assert finding.headline.startswith(says)
    assert [node.key for node in finding.nodes] == paths


@pytest.mark.parametrize(
    ("plan", "keys", "unit"),
    [
        (BK, OWN_BK, "gạch đầu dòng"),
        (BK, ["IV.6/p1"], "đoạn"),
        (QN, ["II/r1", "II/r2"], "dòng"),
        (QN, ["III.4/a", "III.4/b"], "điểm"),
        (BK, ["IV.1/-1", "IV.6/p1"], "nội dung"),  # of several kinds
    ],
)
def test_unit(views: dict[str, PlanView], plan: str, keys: list[str], unit: str) -> None:
    assert unit_of([views[plan].by_key[key].node for key in keys]) == unit
