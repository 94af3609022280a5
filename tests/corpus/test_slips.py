"""Slips of the source: lines as plans have them, with the words that are told, and lines that hold none."""

from __future__ import annotations

import pytest

from corpus.models import SourceText
from corpus.slips import readable_for_slips, slips_in

SLIPS = [
    ("Tổ chức và và triển khai", ("và và",)),
    ("Phối hợp với các các đơn vị", ("các các",)),
    ("kế hoạch phát triển văn hoá đọc kế hoạch phát triển văn hoá đọc", ("kế hoạch phát triển văn hoá đọc "
     "kế hoạch phát triển văn hoá đọc",)),
    ("tổ chức thựchiện nhiệm vụ", ("thựchiện",)),
    ("số lượng đưòng giao thông", ("đưòng",)),
    ("bảo đảm nguồn nhưn lực cáng bộ cảc cấp", ("cảc",)),
    ("Khuyếch trương", ()),  # a capital may begin a name
    ("để khuyếch trương", ("khuyếch",)),
    ("UBNDtỉnh giao từ năm2025", ("UBNDtỉnh", "năm2025")),
    ("trước ngày 31/11/2024", ("31/11/2024",)),
    ("ngày 30 tháng 02 hằng năm; ngày 29/02", ("ngày 30 tháng 02",)),
    ("đến 29/02/2023", ("29/02/2023",)),
]  # fmt: skip
NONE = [
    "từng bước thực hiện hiện đại hóa nền hành chính; xử lý hành vi vi phạm; bảo đảm giao thông thông suốt",
    "các tổ chức tổ chức thực hiện; Tài liệu đọc được được coi là chứng cứ; bên được ủy quyền được ủy quyền lại",
    "dần dần, từ từ, luôn luôn, nho nhỏ; Trưởng ban Ban Tổ chức cán bộ; Khu công nghiệp Thành Thành Công",
    "Krông Nô, Đắk Mil, Ê-đê, đồng bào Xơ-đăng, M'nông; huyện Đăk Tô",
    "bêtông, ôtô, vắcxin, cácbon, côngtơ, mêtan, crôm, brôm, gôn, xăngđan, kilômét, prôtêin, bôxít",
    "rubella, famtrip, podcast, km, m², m³, 5.000đ/km, lần/năm, kV, GRDP, TTg, THPTDTNT, KCNgia",
    "29/02/2024, 31/12/2023, 15/2023/NQ-HĐND, 1520/QĐ-TTg, 24/3/2023/TT, ngày 29 tháng 02, 12/13",
    "hoà, hòa, thuỷ, thủy, quý, quỹ, giếng, gì, khuỷu, ngoằn ngoèo, quệch quạc, uỷ, thuở, xoong, quýt, nghiêng",
    "xã/phường, và/hoặc, e-mail, website, http://www.thưviện.vn, a@tỉnh.vn",
]


@pytest.mark.parametrize(("text", "told"), SLIPS)
def test_slips_are_told(text: str, told: tuple[str, ...]) -> None:
    assert slips_in(text) == told


@pytest.mark.parametrize("text", NONE)
def test_names_loan_words_and_figures_are_none(text: str) -> None:
    assert slips_in(text) == ()


def test_only_typed_text_is_looked_at() -> None:
    typed = SourceText(file="a.txt", format="text", text="và và", sha256="", lines=())
    assert readable_for_slips(typed)
    for change in (
        {"format": "scan"},
        {"format": "pdf"},
        {"warnings": ("legacy_encoding",)},
        {"quality": 0.7},
    ):
        assert not readable_for_slips(typed.model_copy(update=change))
