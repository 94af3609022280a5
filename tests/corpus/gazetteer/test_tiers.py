"""Tiers of local government that questions name as ones who act, and the same words where nobody acts."""

from __future__ import annotations

import pytest

from corpus.gazetteer.agencies import load_agencies

COMMUNES, DISTRICTS = "uy-ban-nhan-dan-cap-xa", "uy-ban-nhan-dan-cap-huyen"


@pytest.mark.parametrize(
    ("text", "written", "agency"),
    [
        # one who acts: before a verb, at the beginning, after a comma or a province's name
        ("Các xã, phường phải làm gì?", "Các xã, phường", COMMUNES),
        ("Các xã, phường, đặc khu của Khánh Hòa phải làm gì?", "Các xã, phường, đặc khu", COMMUNES),
        ("cac xa phuong phai lam gi", "cac xa phuong", COMMUNES),
        ("xã phường có nhiệm vụ gì", "xã phường", COMMUNES),
        ("Cấp xã phải báo cáo trước ngày nào?", "Cấp xã", COMMUNES),
        ("cấp huyện báo cáo khi nào?", "cấp huyện", DISTRICTS),
        ("Theo kế hoạch của Gia Lai, các huyện phải gửi kế hoạch trước ngày nào?", "các huyện", DISTRICTS),
        ("Ở Lào Cai cấp xã có trách nhiệm gì?", "cấp xã", COMMUNES),
        ("Huyện báo cáo mấy lần một năm?", "Huyện", DISTRICTS),
        # whose duty or deadline is asked for
        ("Trách nhiệm của các huyện, thị xã, thành phố là gì?", "các huyện, thị xã, thành phố", DISTRICTS),
        ("hạn của cấp xã là khi nào", "cấp xã", COMMUNES),
        ("Kế hoạch giao cho các xã, thị trấn làm những gì?", "các xã, thị trấn", COMMUNES),
        # alone, in a follow-up
        ("còn cấp xã?", "cấp xã", COMMUNES),
    ],
)
def test_a_tier_that_acts(text: str, written: str, agency: str) -> None:
    (tier,) = load_agencies().find_tiers(text)
    assert (tier.written, tier.agency, tier.others) == (written, agency, ())


def test_either_tier() -> None:
    (tier,) = load_agencies().find_tiers("Các địa phương phải gửi báo cáo khi nào?")
    assert (tier.agency, tier.others) == (DISTRICTS, (COMMUNES,))


@pytest.mark.parametrize(
    "text",
    [
        # a part of a name, or what something belongs to
        "Bao nhiêu thư viện cấp xã có dịch vụ?",
        "UBND cấp xã phải làm gì?",
        "Công an cấp xã làm gì?",
        "Trung tâm Phục vụ hành chính công cấp xã phải làm gì?",
        "Tập huấn cho cán bộ cấp xã bao nhiêu người?",
        # a place
        "Xã Tịnh An làm kè khi nào?",
        "Diễn tập ở huyện Lý Sơn ngày nào?",
        "Tổ chức tại các xã vùng cao đến năm nào?",
        # a count
        "Sở Nội vụ kiểm tra 36 xã, phường nào?",
        "Tỉnh có bao nhiêu xã, phường?",
        "Mỗi xã phải có bao nhiêu câu lạc bộ?",
        "100% xã, phường phải có gì?",
    ],
)
def test_no_one_who_acts(text: str) -> None:
    assert load_agencies().find_tiers(text) == ()
