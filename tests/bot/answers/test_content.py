"""Whatever else a plan says, in its words; what it doesn't say is refused though much is alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.content import has_value
from bot.answers.finding import Finding, Missing
from bot.question.model import ValueKind
from corpus.models import Node
from corpus.path import ClausePath
from tests.bot.held import BK, NA, NS, QN, TN


@pytest.mark.parametrize(
    ("plan", "asked", "paths", "says"),
    [
        (BK, "phát triển thư viện lưu động, tủ sách cơ sở ra sao", ["II.2/-3"], "thư viện lưu động"),
        (TN, "khuyến khích thiết chế văn hóa ngoài công lập thế nào", ["III.5/-1"], "ngoài công lập"),
        (NA, "huyện nào được ưu tiên sửa công trình vệ sinh", ["II.3/-1"], "Kỳ Sơn"),
        # a heading that names what is asked: all below it
        (BK, "xã hội hoá hoạt động học tập suốt đời gồm việc gì", ["II.5/-1", "II.5/-2"], "2 nội dung"),
        # a field of an event
        (NS, "lễ khai mạc mấy giờ", ["III.1/-1"], "08 giờ 00"),
        (
            NS,
            "lễ khai mạc ở đâu",
            ["III.1/-1", "III.1/-2"],
            "Quảng trường Hồ Chí Minh",
        ),  # its day is told too
    ],
)
def test_content(
    found: Callable[[str, str], Finding], plan: str, asked: str, paths: list[str], says: str
) -> None:
    finding = found(plan, asked)
    assert [node.key for node in finding.nodes] == paths
    assert says in finding.headline


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        (BK, "có hợp tác quốc tế không"),  # only with other provinces
        (BK, "hỗ trợ học bổng cho sinh viên thế nào"),
        (BK, "số điện thoại của Thư viện tỉnh"),
        (BK, "thư viện tỉnh mở cửa mấy giờ"),
        (BK, "giám đốc Sở Tài chính là ai"),
        (BK, "email của Sở Tài chính"),
        (BK, "có mẫu báo cáo không"),
        (TN, "thủ tục cấp thẻ thư viện ra sao"),
    ],
)
def test_refused(refused: Callable[[str, str], Missing], plan: str, asked: str) -> None:
    assert refused(plan, asked).reason == "not_stated"


@pytest.mark.parametrize(
    ("plan", "asked", "paths", "says"),
    [
        (BK, "kinh phí lấy từ đâu", ["III/p1"], "ngân sách Nhà nước"),
        (TN, "kinh phí lấy từ đâu", ["IV.1", "IV.2"], "ngân sách nhà nước"),
        (QN, "tổng kinh phí bao nhiêu tiền", ["V.1"], "42,5 tỷ đồng"),
        (QN, "kinh phí hội nghị sơ kết bao nhiêu", ["IV.1/-4"], "180 triệu đồng"),
        (NA, "lớp bồi dưỡng nhân viên y tế hết bao nhiêu tiền", ["II.4/-5"], "320 triệu đồng"),
    ],
)
def test_funding(
    found: Callable[[str, str], Finding], plan: str, asked: str, paths: list[str], says: str
) -> None:
    finding = found(plan, asked)
    assert [node.key for node in finding.nodes] == paths
    assert says in finding.headline


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        (BK, "tổng kinh phí bao nhiêu tiền"),  # a source, no sum
        (QN, "kinh phí triển lãm bao nhiêu tiền"),  # its neighbours have one
        (NS, "kinh phí Hội sách bao nhiêu tiền"),
        (TN, "dành bao nhiêu tỷ cho thư viện"),
    ],
)
def test_sum_that_is_not_said(refused: Callable[[str, str], Missing], plan: str, asked: str) -> None:
    missing = refused(plan, asked)
    assert missing.reason == "not_stated"
    assert "đồng" not in missing.headline


@pytest.mark.parametrize(
    ("kind", "text", "holds"),
    [
        ("money", "Kinh phí: 250 triệu đồng, vận động xã hội hóa.", True),
        ("money", "ngân sách tỉnh 30 tỷ đồng", True),
        ("money", "Tỷ lệ học sinh đạt 98 tỷ lệ", False),  # `tỷ` of another word
        ("money", "chi nguồn ngân sách Nhà nước theo quy định", False),
        ("time", "Thời gian: 08 giờ 00 phút, ngày 17/4/2025.", True),
        ("time", "Ngày 23 và 24/4/2025.", False),
        ("phone", "Liên hệ: 0209 3870 123", True),
        ("phone", "Quyết định số 1520/QĐ-TTg ngày 09/12/2022", False),
        ("email", "gửi về thuvien@backan.gov.vn", True),
        ("form", "báo cáo theo mẫu số 01 kèm theo", True),
        ("form", "xây dựng mô hình mẫu", False),
        ("person", "Nguyễn Thanh Bình", False),  # who holds an office is no plan's to say
        (None, "", True),
    ],
)
def test_what_a_value_looks_like(kind: ValueKind | None, text: str, holds: bool) -> None:
    assert has_value(kind, Node(path=ClausePath(), kind="clause", text=text)) is holds
