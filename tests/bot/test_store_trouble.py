"""Whoever runs the bot reads what is wrong with the index's database, and who mends it."""

from __future__ import annotations

import pytest

from bot.store_trouble import store_trouble
from index.errors import StoreError, StoreFormat, StoreRefused, StoreUnavailable, StoreUnfit


@pytest.mark.parametrize(
    ("error", "what", "who"),
    [
        (StoreUnavailable("Connection refused"), "Không kết nối được", "quản trị cơ sở dữ liệu kiểm tra"),
        (StoreRefused("password authentication failed"), "từ chối kết nối", "mật khẩu"),
        (StoreUnfit("no extension", "no_pgvector"), "chưa có pgvector từ 0.7", "cài pgvector"),
        (StoreUnfit("permission denied", "denied"), "không đủ quyền", "cấp quyền"),
        (StoreUnfit("out of shared memory"), "không dùng được", "nhật ký máy chủ"),
        (StoreFormat(3, 2), "mới hơn tạo ra: phiên bản 3, bản này dùng 2", "cập nhật phần mềm"),
        (StoreFormat(1, 2), "cũ hơn tạo ra: phiên bản 1, bản này dùng 2", "scripts/reindex.py"),
    ],
)
def test_each_says_what_and_who(error: StoreError, what: str, who: str) -> None:
    told = store_trouble(error)
    assert what in told
    assert who in told
    assert "INDEX_URL" in told
    assert getattr(error, "detail", "") in told or isinstance(error, StoreFormat)
    assert "\n" not in told  # an administrator on Telegram is shown the last line
