"""Whether a text says that something is free or paid for."""

import pytest

from bot.answers.premises.fees import free_or_paid


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Miễn phí làm thẻ cho học sinh", True),
        ("Người dân vào cửa tự do", True),
        ("không thu vé tham quan", True),
        ("khong phai mat tien", True),
        ("các đối tượng khác thu phí theo quy định", False),
        ("phải trả 50.000 đồng một mẫu", False),
        ("vao cua co thu ve khong", False),
        ("Bố trí kinh phí mua sắm thiết bị", None),
        ("phát động tháng vệ sinh môi trường", None),  # like `đóng … vé` without its marks
        ("Số thu đạt 95% kế hoạch", None),
    ],
)
def test_free_or_paid(text: str, free: bool | None) -> None:
    assert free_or_paid(text) is free
