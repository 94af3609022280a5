"""Values of a neighbour: of another contest, another level, another kind of school, another unit or span of years."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.bearers import of_another_bearer
from bot.answers.finding import Finding, Missing, Result
from bot.answers.numbers.prices import is_of_that_price
from bot.view import PlanView
from corpus.models import Plan

PLAN = """# KẾ HOẠCH

**Phát triển sản phẩm làng nghề tỉnh Sơn La giai đoạn 2024 - 2030**

UBND tỉnh Sơn La ban hành Kế hoạch số 52/KH-UBND ngày 03 tháng 4 năm 2024 với các nội dung sau:

## I. NHIỆM VỤ

**1. Tổ chức các hội thi, ngày hội**

1.1. Hội thi Sản phẩm làng nghề dệt thổ cẩm tỉnh Sơn La:

- Thời gian đăng ký: từ ngày 05/6/2025 đến hết ngày 20/7/2025.

- Bài dự thi gửi về Trung tâm Khuyến công, số 15 đường Tô Hiệu, phường Tô Hiệu.

- Giải đặc biệt 40 triệu đồng.

1.2. Hội thi “Phụ nữ làng nghề” do Hội Liên hiệp Phụ nữ tỉnh tổ chức theo kế hoạch riêng.

1.3. Ngày hội Gốm Mường Chanh tổ chức từ ngày 12 đến ngày 14/9/2025, quy mô 30 gian hàng.

1.4. Triển lãm Sắc màu bản làng tại Quảng trường Tây Bắc, ngày 20/12/2025.

**2. Trang thiết bị**

- Trang bị cho mỗi nhà văn hóa cấp huyện tối thiểu 12 khung cửi.

- Mỗi trường tiểu học có 03 buổi trải nghiệm nghề trong năm học.

- Giá bán điện tại cụm làng nghề do cơ quan có thẩm quyền quy định.

- Hỗ trợ nghệ nhân đứng lớp 350.000 đồng/buổi.

## II. KINH PHÍ

Tổng kinh phí giai đoạn 2024 - 2026: 6.300 triệu đồng.

| TT | Xưởng | Huyện | Công suất (sản phẩm/tháng) | Vốn (tỷ đồng) |
|---|---|---|---|---|
| 1 | Xưởng dệt Chiềng Châu | Mai Sơn | 900 | 12 |
| 2 | Xưởng gốm Mường Chanh | Mai Sơn | 700 | 8 |

## III. TỔ CHỨC THỰC HIỆN

**1. Sở Công Thương**

- Chủ trì triển khai; báo cáo UBND tỉnh trước ngày 15/12 hằng năm.
"""


@pytest.mark.parametrize(
    "asked",
    [
        # the dates and prizes stand under the heading of another contest
        "Hội thi Phụ nữ làng nghề đăng ký đến ngày nào?",
        "Thời gian đăng ký hội thi phụ nữ làng nghề ở Sơn La?",
        "giai dac biet hoi thi phu nu lang nghe bao nhieu tien",
        "Bài dự thi hội thi Phụ nữ làng nghề nộp ở đâu?",
        # of another level, of another kind of school
        "Nhà văn hóa xã ở Sơn La được trang bị mấy khung cửi?",
        "Nhà văn hóa cấp xã trang bị bao nhiêu khung cửi?",
        "Trường mầm non có mấy buổi trải nghiệm nghề?",
        # prices that no sum of money tells
        "Giá điện làng nghề bao nhiêu tiền một kWh?",
        "Xưởng dệt Chiềng Châu bán bao nhiêu tiền một sản phẩm?",
        "Vốn xưởng gốm bao nhiêu tiền một mét vuông?",
        # other years than those of the sum
        "Kinh phí Sơn La giai đoạn 2027 - 2030 bao nhiêu?",
        # a row names nobody
        "Ai làm xưởng dệt Chiềng Châu?",
        "Đơn vị nào quản xưởng gốm Mường Chanh huyện Mai Sơn?",
        # a day is no place
        "Ngày hội Gốm Mường Chanh diễn ra ở đâu?",
    ],
)
def test_a_neighbours_value_is_not_told(written: Callable[[str, str], Result], asked: str) -> None:
    assert isinstance(written(PLAN, asked), Missing), written(PLAN, asked)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("Hội thi Sản phẩm làng nghề đăng ký đến ngày nào?", "20/7/2025"),
        ("Hội thi sản phẩm làng nghề giải đặc biệt bao nhiêu tiền?", "40 triệu"),
        ("Nhà văn hóa cấp huyện được trang bị mấy khung cửi?", "12"),
        ("Trường tiểu học có mấy buổi trải nghiệm nghề?", "03 buổi"),
        ("Nghệ nhân đứng lớp được hỗ trợ bao nhiêu tiền một buổi?", "350.000"),
        ("Kinh phí Sơn La giai đoạn 2024 - 2026 bao nhiêu?", "6.300"),
        ("Triển lãm Sắc màu bản làng tổ chức ở đâu?", "Quảng trường"),
        # where something is handed in
        ("Bài dự thi hội thi Sản phẩm làng nghề nộp ở đâu?", "số 15 đường Tô Hiệu"),
        ("Địa chỉ nhận bài dự thi dệt thổ cẩm?", "số 15 đường Tô Hiệu"),
        ("Tôi muốn thi dệt thổ cẩm thì gửi bài ở chỗ nào?", "số 15 đường Tô Hiệu"),
        ("Bài thi dệt thổ cẩm gửi về đâu?", "số 15 đường Tô Hiệu"),
    ],
)
def test_its_own_is_told(written: Callable[[str, str], Result], asked: str, says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert says in found.headline


@pytest.mark.parametrize(
    ("asked", "text", "other"),
    [
        ("thư viện xã có mấy máy tính", "Mỗi thư viện cấp huyện có 10 máy tính", True),
        ("thư viện xã có mấy máy tính", "Mỗi thư viện cấp huyện, xã có 10 máy tính", False),
        ("trạm y tế phường có mấy bác sĩ", "Mỗi trạm y tế xã có 02 bác sĩ", False),
        ("trường THPT nào dạy nghề", "Các trường trung học phổ thông dạy nghề", False),
        ("trường THPT có mấy lớp", "Mỗi trường tiểu học có 05 lớp", True),
        ("thư viện có mấy máy tính", "Mỗi thư viện cấp huyện có 10 máy tính", False),
    ],
)
def test_bearers(plans: dict[str, Plan], asked: str, text: str, other: bool) -> None:
    plan = next(iter(plans.values()))
    node = next(plan.clauses.__iter__()).model_copy(update={"text": text, "trail": (), "cells": ()})
    assert of_another_bearer(asked, PlanView(plan), node) is other


@pytest.mark.parametrize(
    ("asked", "text", "fits"),
    [
        ("giá vé bao nhiêu tiền", "Giá vé vào cổng 30.000 đồng", True),
        ("giá vé bao nhiêu tiền", "Thu 30.000 đồng/lượt", True),
        ("giá thuê đất bao nhiêu tiền", "Kinh phí 30 triệu đồng", False),
        ("đánh giá hết bao nhiêu tiền", "Kinh phí 30 triệu đồng", True),
        ("bao nhiêu tiền một hộ", "Hỗ trợ 30 triệu đồng/hộ", True),
        ("bao nhiêu tiền một hộ", "Mỗi hộ được 30 triệu đồng", True),
        ("bao nhiêu tiền một hộ", "Hỗ trợ 200 hộ, kinh phí 30 triệu đồng", False),
        ("bao nhiêu tiền một năm", "Kinh phí hằng năm 30 triệu đồng", True),
    ],
)
def test_prices(plans: dict[str, Plan], asked: str, text: str, fits: bool) -> None:
    plan = next(iter(plans.values()))
    node = next(plan.clauses.__iter__()).model_copy(
        update={"text": text, "trail": (), "cells": (), "header": ()}
    )
    assert is_of_that_price(asked, node) is fits
