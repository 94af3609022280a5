"""Amounts are read alike from questions and clauses: what they count, how they are bounded, what is no amount."""

from decimal import Decimal

import pytest

from bot.answers.premises.measures import measures_in


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("phấn đấu 85% hộ dân dùng nước sạch", [("percent", 85, None, "")]),
        ("đạt 12,5 phần trăm", [("percent", Decimal("12.5"), None, "")]),
        ("từ 10 - 15% diện tích", [("percent", 10, 15, "")]),
        ("hỗ trợ 1,2 tỷ đồng", [("money", 1_200_000_000, None, "")]),
        ("được hỗ trợ 40 triệu cho mỗi hộ phải không", [("money", 40_000_000, None, "")]),
        ("tối đa 7.500.000 đồng/người", [("money", 7_500_000, None, "most")]),
        ("in 300 nghìn tờ rơi", [("count", 300_000, None, "")]),  # a scale before what is counted
        ("cấp 2 triệu thẻ", [("count", 2_000_000, None, "")]),
        ("trong vòng 36 giờ", [("duration", 2160, None, "")]),
        ("trong 36 tiếng", [("duration", 2160, None, "")]),
        ("kéo dài 2 ngày", [("duration", 2880, None, "")]),
        ("18 tháng", [("duration", 18, None, "")]),
        ("lúc 7 giờ 30", [("clock", 450, None, "")]),
        ("14 giờ ngày 20/11/2026", [("clock", 840, None, "")]),
        ("nhiệt độ từ 37 độ C trở lên", [("degree", 37, None, "least")]),
        ("trẻ dưới 6 tuổi", [("age", 6, None, "most")]),
        ("mỗi tổ từ 5 đến 9 người", [("count", 5, 9, "")]),
        ("ít nhất 20 áo phao", [("count", 20, None, "least")]),
        ("không quá 30 học viên", [("count", 30, None, "most")]),
        ("kiểm tra 03 tháng một lần", [("often", 90, None, "")]),
        ("phát sóng 02 lần/tuần", [("often", Decimal("3.5"), None, "")]),
        ("mỗi năm chỉ họp 1 lần", [("often", 360, None, "")]),
        ("bình quân mỗi năm 06 bác sĩ", [("count", 6, None, "")]),
        # what is no amount: years, days, names by a number, documents, fractions
        ("trong năm 2027", []),
        ("trước ngày 15/6/2026", []),
        ("học sinh lớp 5, khu vực 2, bước 1", []),
        ("theo Quyết định số 749/QĐ-TTg", []),
        ("trực 24/24", []),
        ("số hóa 3D hiện vật", []),
    ],
)
def test_amounts(text: str, read: list[tuple[str, Decimal | int, Decimal | int | None, str]]) -> None:
    assert [(m.kind, m.low, m.high, m.bound) for m in measures_in(text)] == read


def test_amounts_stand_in_order_and_know_their_place() -> None:
    text = "Cấp 200 tấn xi măng và 15 triệu đồng cho 12 thôn"
    found = measures_in(text)
    assert [m.kind for m in found] == ["count", "money", "count"]
    assert [text[m.start : m.end].strip() for m in found] == ["200", "15 triệu đồng", "12"]
    assert found[2].noun == "thon"
