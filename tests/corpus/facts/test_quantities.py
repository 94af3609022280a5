from decimal import Decimal

import pytest

from corpus.facts.quantities import find_quantities

QUANTITIES = [
    # written, value, upper end, unit, bound
    ("70% thư viện cấp huyện", "70", None, "%", ""),
    ("tăng 5%/năm", "5", None, "%/năm", ""),
    ("tăng 5% mỗi năm", "5", None, "%/năm", ""),
    ("trên 90% hộ dân", "90", None, "%", "over"),
    ("95% trở lên", "95", None, "%", "at_least"),
    ("không quá 5%", "5", None, "%", "at_most"),
    ("không thấp hơn 24m2", "24", None, "m2", "at_least"),
    ("≥ 85%", "85", None, "%", "at_least"),
    ("giảm 1,5 - 2%/năm", "1.5", "2", "%/năm", ""),
    ("từ 10% đến 15%", "10", "15", "%", ""),
    ("ít nhất 02 lớp", "2", None, "lớp", "at_least"),
    ("1.500 tỷ đồng", "1500", None, "tỷ đồng", ""),
    ("60 triệu đồng/người/năm", "60", None, "triệu đồng/người/năm", ""),
    ("1,5 triệu lượt khách", "1.5", None, "triệu lượt khách", ""),
    ("50.000 lượt khách", "50000", None, "lượt khách", ""),
]


@pytest.mark.parametrize(("text", "value", "value_to", "unit", "bound"), QUANTITIES)
def test_quantity(text: str, value: str, value_to: str | None, unit: str, bound: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit, found.bound) == (Decimal(value), unit, bound)
    assert found.value_to == (Decimal(value_to) if value_to else None)


def test_one_bound_goes_for_a_whole_list() -> None:
    found = find_quantities("từ 95% học sinh tiểu học, 90% học sinh trung học trở lên")
    assert [quantity.bound for quantity in found] == ["at_least", "at_least"]


# Numbers that name or address something, and a unit that lost its exponent ("m³/s").
@pytest.mark.parametrize(
    "text", ["Điều 7 xã", "học sinh lớp 1 trường", "bước 2 hồ sơ", "70 m /s", "năm 2025"]
)
def test_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()
