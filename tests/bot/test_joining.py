"""Several questions in one message: each half is answered or said to be missing, what halves share is said once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.answer import Answer
from bot.library import Library
from bot.service import Assistant
from index.builder import Corpus, build
from index.encoder import FakeEncoder
from index.reading import read_plan
from tests.bot.held import TODAY

WATER = """# ỦY BAN NHÂN DÂN TỈNH SƠN LA

Số: 33/KH-UBND

Sơn La, ngày 15 tháng 01 năm 2026

KẾ HOẠCH

Bảo vệ nguồn nước năm 2026 trên địa bàn tỉnh Sơn La

I. HOẠT ĐỘNG

1. Miễn tiền đấu nối nước cho hộ nghèo; các hộ khác thu 450.000 đồng/hộ.

2. Lễ phát động: 07 giờ 30 phút ngày 22/3/2026 tại Quảng trường Tây Bắc.

3. Tôn vinh “Dòng họ giữ nguồn nước” hằng năm vào dịp Ngày Nước thế giới (22/3).

4. Giải chạy “Vì dòng sông xanh” tại hồ Tiền Phong; mở đăng ký từ ngày 01/6/2026 đến ngày 15/6/2026; trao giải ngày 05/7/2026.

5. Lắp 350 bể lọc tại các trường học.

II. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Môi trường

- Chủ trì tôn vinh “Dòng họ giữ nguồn nước”; báo cáo UBND tỉnh trước ngày 10/12/2026.

2. UBND các xã

- Lập danh sách hộ thiếu nước gửi Sở Nông nghiệp và Môi trường trước ngày 25/02/2026.

PHỤ LỤC. DANH MỤC NHIỆM VỤ

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành | Kinh phí (triệu đồng) |
|---|---|---|---|---|
| 1 | Sửa chữa trạm bơm Nà Sản | Sở Xây dựng | Quý II/2026 | 4.250 |
| 2 | Xét nghiệm nước giếng khoan | Sở Y tế | Tháng 9/2026 | 780 |
"""  # noqa: E501
FOREST = """ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN
Số: 12/KH-UBND
Lạng Sơn, ngày 02 tháng 02 năm 2026
KẾ HOẠCH
Trồng rừng năm 2026 trên địa bàn tỉnh Lạng Sơn
I. NHIỆM VỤ
1. Lễ phát động Tết trồng cây: ngày 24/02/2026 tại xã Chi Lăng.
2. Hỗ trợ 3 triệu đồng/ha cho hộ trồng lim.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    """Two plans, asked together."""
    folder = tmp_path_factory.mktemp("two")
    plans = []
    for name, text in (("nuoc.md", WATER), ("rung.txt", FOREST)):
        file = folder / name
        file.write_text(text, encoding="utf-8")
        plans.append(read_plan(file).model_copy(update={"plan_id": file.stem}))
    index = tmp_path_factory.mktemp("index")
    build(index, Corpus(plans, {}, "code", {}), FakeEncoder(), created=datetime(2026, 3, 1, tzinfo=UTC))
    assistant = Assistant(Library(index, FakeEncoder))
    return lambda asked: assistant.ask(asked, today=TODAY).answer


@pytest.mark.parametrize(
    ("asked", "headline"),
    [
        # one row holds both halves: its cells in one line
        (
            "Sửa chữa trạm bơm Nà Sản thời gian nào, kinh phí bao nhiêu?",
            "Sơn La: Thời gian hoàn thành: Quý II/2026; Kinh phí: 4.250 triệu đồng – Sửa chữa trạm bơm Nà Sản",
        ),
        (
            "Ai chủ trì xét nghiệm nước giếng khoan và bao giờ xong?",
            "Sơn La: Cơ quan chủ trì: Sở Y tế; Thời gian hoàn thành: Tháng 9/2026 – Xét nghiệm nước giếng khoan",
        ),
        # one clause holds both halves: it is said once
        (
            "Đấu nối nước ở Sơn La mất bao nhiêu tiền, ai được miễn?",
            "Sơn La: Miễn tiền đấu nối nước cho hộ nghèo; các hộ khác thu 450.000 đồng/hộ.",
        ),
    ],
)
def test_one_line_for_both_halves(ask: Callable[[str], Answer], asked: str, headline: str) -> None:
    assert ask(asked).headline == headline


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        # each half from a clause of its own
        (
            "Tôn vinh Dòng họ giữ nguồn nước do ai chủ trì và vào dịp nào?",
            ("Sở Nông nghiệp và Môi trường", "22/3"),
        ),
        # `hạn nào` says of nothing what: of the clause that the other half found
        ("Danh sách hộ thiếu nước gửi cho ai, hạn nào?", ("Sở Nông nghiệp và Môi trường", "25/02/2026")),
        # both days of a sentence
        (
            "Giải chạy Vì dòng sông xanh mở đăng ký từ ngày nào, trao giải khi nào?",
            ("1/6/2026", "15/6/2026", "5/7/2026"),
        ),
        # one event, asked for by two question words
        ("Lễ phát động ở Sơn La lúc mấy giờ, ngày nào?", ("07 giờ 30", "22/3/2026")),
    ],
)
def test_no_half_is_dropped(ask: Callable[[str], Answer], asked: str, says: tuple[str, ...]) -> None:
    answer = ask(asked)
    assert answer.status == "answered"
    assert all(said in answer.headline for said in says), answer.headline
    assert "Không tìm thấy" not in answer.headline


def test_an_event_is_named_once(ask: Callable[[str], Answer]) -> None:
    assert ask("Lễ phát động ở Sơn La lúc mấy giờ, ngày nào?").headline.count("Lễ phát động") == 1


def test_a_half_that_no_clause_has_is_said_to_be_missing(ask: Callable[[str], Answer]) -> None:
    answer = ask("Sơn La lắp bao nhiêu bể lọc tại trường học, ai chủ trì?")
    assert "350 bể lọc" in answer.headline
    assert "Không tìm thấy" in answer.headline


def test_the_second_half_keeps_to_the_plan_of_the_first(ask: Callable[[str], Answer]) -> None:
    answer = ask("Hỗ trợ hộ trồng lim bao nhiêu tiền, lễ phát động ngày nào?")
    assert {citation.province for citation in answer.citations} == {"Lạng Sơn"}
    assert "24/2/2026" in answer.headline
