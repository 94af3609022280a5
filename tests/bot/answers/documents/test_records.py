"""A plan as a document: its own data, what it stands on, the documents that it names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot import messages
from bot.answers.documents.records import written_date
from bot.answers.finding import Finding, Missing
from corpus.models import PartialDate
from tests.bot.held import BK, NA, QN, TN


@pytest.mark.parametrize(
    ("plan", "asked", "says", "path"),
    [
        (TN, "ai ký", "Nguyễn Thanh Bình (KT. CHỦ TỊCH, PHÓ CHỦ TỊCH)", "ky"),
        (NA, "ai ký kế hoạch", "Lê Đình Khôi", "ky"),
        (QN, "kế hoạch số mấy", "57/KH-UBND", "quoc-hieu"),
        (QN, "ban hành ngày nào", "ngày 12 tháng 3 năm 2024", "quoc-hieu"),
        (TN, "ban hành khi nào", "tháng 8 năm 2023", "quoc-hieu"),  # the day is blank
        (QN, "kế hoạch số 57 do ai ký, ban hành khi nào", "; ban hành ngày 12 tháng 3 năm 2024", "ky"),
        (TN, "nơi nhận", "Bộ Văn hóa, Thể thao và Du lịch", "noi-nhan"),
        (BK, "kế hoạch triển khai chương trình nào", "Đẩy mạnh các hoạt động", "tieu-de"),
        (QN, "căn cứ nghị quyết nào", "15-NQ/TU", "mo-dau/p2"),
        (QN, "kế hoạch 57/KH-UBND tên gì", "Chuyển đổi số tỉnh Quảng Ninh năm 2024", "tieu-de"),
        (TN, "Công văn số 1084/BVHTTDL-TV của ai", "của Bộ Văn hóa, Thể thao và Du lịch", "mo-dau/p1"),
        (TN, "quyết định 1520 nói gì", "1520/QĐ-TTg ngày 9/12/2022 của Thủ tướng Chính phủ", "mo-dau/p1"),
        (TN, "Nghị quyết số 159/NQ-HĐND thông qua cái gì", "159/NQ-HĐND", "III.2/-4"),
    ],
)
def test_data(found: Callable[[str, str], Finding], plan: str, asked: str, says: str, path: str) -> None:
    finding = found(plan, asked)
    assert says in finding.headline
    assert finding.nodes[0].key == path


@pytest.mark.parametrize(
    ("plan", "asked", "says"),
    [
        (BK, "ai ký", messages.DATA_BLANK["signer"]),  # the held copy has no signature
        (BK, "nơi nhận", messages.DATA_BLANK["recipients"]),
        (TN, "kế hoạch số mấy", messages.DATA_BLANK["number"]),
        (
            BK,
            "Quyết định 1520/QĐ-TTg nói gì",
            "không nhắc đến văn bản số 1520/QĐ-TTg",
        ),  # only the other plan does
        (QN, "Công văn số 1084/BVHTTDL-TV của ai", "1084/BVHTTDL-TV"),
    ],
)
def test_what_the_copy_lacks_is_said(
    refused: Callable[[str, str], Missing], plan: str, asked: str, says: str
) -> None:
    missing = refused(plan, asked)
    assert says in missing.headline
    assert missing.reason == "not_stated"


def test_document_that_is_only_cited_is_said_not_to_be_held(found: Callable[[str, str], Finding]) -> None:
    assert messages.DOCUMENT_NO_FULL_TEXT in found(TN, "Quyết định 1520/QĐ-TTg nói gì").notes
    assert messages.DOCUMENT_NO_FULL_TEXT not in found(QN, "kế hoạch 57/KH-UBND tên gì").notes


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (PartialDate(year=2023), "năm 2023"),
        (PartialDate(year=2023, month=8), "tháng 8 năm 2023"),
        (PartialDate(year=2024, month=3, day=12), "ngày 12 tháng 3 năm 2024"),
    ],
)
def test_date_as_far_as_it_is_known(value: PartialDate, written: str) -> None:
    assert written_date(value) == written
