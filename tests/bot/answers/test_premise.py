"""What a question takes for granted is held against the plan before it is answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot import messages
from bot.answers.finding import Finding, Missing
from tests.bot.held import BK, NA, NS, QN, TN


@pytest.mark.parametrize(
    ("plan", "asked", "lead", "says"),
    [
        (BK, "đặt 40% thư viện cấp xã cung cấp dịch vụ vào năm 2025 phải không", messages.YES, "40%"),
        (BK, "đặt 50% thư viện cấp xã cung cấp dịch vụ vào năm 2025 phải không", messages.NO, "40%"),  # of 2030
        (BK, "đặt 70% thư viện cấp xã cung cấp dịch vụ vào năm 2025 đúng ko", messages.NO, "40%"),  # of cấp huyện
        (BK, "hạn báo cáo là 1/12 phải không", messages.YES, "01 tháng 12"),
        (BK, "hạn báo cáo là 30/11 phải không", messages.NO, "01 tháng 12"),  # the other plan's
        (TN, "hạn báo cáo là 30/11 phải không", messages.YES, "30 tháng 11"),
        (NS, "kinh phí các hoạt động cấp tỉnh là 680 triệu đúng không", messages.YES, "680 triệu"),
        (NS, "Kinh phí Ngày Sách là 500 triệu đúng không", messages.NO, "680 triệu"),
        # a count: `ít nhất N` bears out no other number
        (QN, "mở 20 lớp tập huấn cho doanh nghiệp phải không", messages.NO, "10 lớp"),
        (QN, "mở tối thiểu 10 lớp tập huấn cho nông dân phải không", messages.YES, "10 lớp"),
        (QN, "mở tối thiểu 10 lớp tập huấn cho doanh nghiệp phải không", "", "10 lớp"),  # for farmers: no `Đúng`
        (NA, "sửa chữa 500 công trình vệ sinh phải không", "", "công trình vệ sinh"),  # the plan has no count
        # a place
        (NS, "lễ khai mạc tổ chức ở Con Cuông phải không", messages.NO, "Quảng trường"),
        # an agency
        (
            BK,
            "Sở Tài chính chủ trì thẩm định giải pháp chuyển đổi số đúng không",
            messages.NO,
            "Sở Thông tin và Truyền thông",
        ),
        (BK, "Sở TTTT chủ trì thẩm định giải pháp chuyển đổi số phải không", messages.YES, "thẩm định"),
        # its part: who works with another leads nothing
        (QN, "Sở Du lịch phối hợp lập bản đồ số du lịch vịnh Hạ Long phải không", messages.NO, "Sở Du lịch chủ trì"),
        (QN, "Sở Du lịch chủ trì lập bản đồ số du lịch vịnh Hạ Long phải không", messages.YES, "Sở Du lịch"),
        (QN, "Bưu điện tỉnh chủ trì học bạ số cấp tiểu học đúng không", messages.NO, "Sở Giáo dục và Đào tạo chủ trì"),
        # a duty like it, but of another body
        (NA, "Sở Giáo dục và Đào tạo giám sát dịch bệnh trong trường học phải không", messages.NO, "Sở Y tế"),
    ],
)  # fmt: skip
def test_confirmed_or_denied(
    found: Callable[[str, str], Finding], plan: str, asked: str, lead: str, says: str
) -> None:
    finding = found(plan, asked)
    assert finding.lead == lead
    assert says in finding.headline


@pytest.mark.parametrize(
    ("plan", "asked", "reason"),
    [
        (TN, "tại sao đặt 40% thư viện cấp xã", "false_premise"),  # it sets no share at all
        (BK, "tại sao đặt 55% thư viện cấp xã cung cấp dịch vụ", "false_premise"),
        (
            BK,
            "tại sao đặt 40% thư viện cấp xã cung cấp dịch vụ",
            "not_stated",
        ),  # so it does, and says no reason
        (BK, "đã đạt 70% thư viện cấp huyện cung cấp dịch vụ chưa", "not_stated"),  # a target is no result
        (BK, "vì sao phải học tập suốt đời", "not_stated"),
    ],
)
def test_reasons_and_results_are_never_stated(
    refused: Callable[[str, str], Missing], plan: str, asked: str, reason: str
) -> None:
    assert refused(plan, asked).reason == reason


def test_target_is_the_nearest_to_a_result(refused: Callable[[str, str], Missing]) -> None:
    nearest = refused(BK, "đã đạt 70% thư viện cấp huyện cung cấp dịch vụ chưa").nearest
    assert "I.2.1.1/-1" in [node.key for node in nearest]
