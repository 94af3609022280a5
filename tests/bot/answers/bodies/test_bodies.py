"""Bodies in a written plan: joint sections, mergers, parts of an event, duties of others, and citizens who ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot import messages
from bot.answers.finding import Finding, Missing, Result

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 71/KH-UBND
Sơn La, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Chăm lo đời sống người lao động trên địa bàn tỉnh Sơn La năm 2026
I. CHỈ TIÊU
1. Tỷ lệ lao động được khám bệnh nghề nghiệp đạt 70%.
II. HOẠT ĐỘNG
1. Hội thi tay nghề
- Thời gian: ngày 20/5/2026.
- Đơn vị tổ chức: Sở Nội vụ chủ trì, phối hợp với Liên đoàn Lao động tỉnh.
- Quy mô: 45 thí sinh thi hàn, thi tiện.
III. HỖ TRỢ
1. Hỗ trợ người đi làm việc ở nước ngoài là người thuộc hộ nghèo
a) Tiền học ngoại ngữ: tối đa 3.500.000 đồng/người.
b) Chi phí khám sức khỏe: 600.000 đồng/người.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
- Chủ trì cứu trợ tại khu công nghiệp; niêm yết số điện thoại tiếp nhận của từng doanh nghiệp.
2. Sở Dân tộc và Tôn giáo
Vận động người có uy tín giới thiệu lao động.
3. Bộ Chỉ huy Quân sự tỉnh
Chủ trì cứu trợ tại xã biên giới.
4. Đề nghị Hội Nông dân tỉnh, Hội Liên hiệp Phụ nữ tỉnh
a) Hội Nông dân tỉnh nhận ủy thác vốn vay.
b) Hội Liên hiệp Phụ nữ tỉnh mở 03 lớp nữ công.
5. Sở Tài chính, Sở Y tế
- Hướng dẫn chế độ khám bệnh cho người lao động.
- Sở Y tế công bố danh sách cơ sở khám.
6. UBND các xã, phường
- Ký cam kết với chủ nhà trọ; không để người lao động chờ quá 20 phút.
V. KẾT THÚC
Trong quá trình thực hiện, các đơn vị tổng hợp, báo cáo Sở Nội vụ để hướng dẫn./.
"""


@pytest.mark.parametrize(
    ("asked", "paths", "says"),
    [
        # under a heading that names several, an item that begins with one of them is that one's
        ("Hội Nông dân tỉnh làm gì", ["IV.4/a"], "được đề nghị"),
        # where they share an item, the others' items follow and are told apart
        ("Sở Tài chính có nhiệm vụ gì", ["IV.5/-1", "IV.5/-2"], "Sở Tài chính: Hướng dẫn chế độ"),
        ("Sở Y tế có nhiệm vụ gì", ["IV.5/-1", "IV.5/-2"], "Sở Y tế có 2 gạch đầu dòng"),
        # a body that was part of another when the plan was issued
        ("Ban Dân tộc được giao gì", ["IV.2/p1"], "Sở Dân tộc và Tôn giáo: Vận động"),
        # parts of an event
        ("ai phối hợp tổ chức hội thi tay nghề", ["II.1/-2"], "Liên đoàn Lao động tỉnh phối hợp"),
        ("ai phụ trách hội thi tay nghề", ["II.1/-2"], "Sở Nội vụ"),
        # the clause that meets the question stands with the field that answers it
        ("sở nào lo 45 thí sinh của hội thi tay nghề", ["II.1/-2", "II.1/-3"], "Sở Nội vụ chủ trì"),
        # a body is asked for, not a share
        ("ai chủ trì cứu trợ tại khu công nghiệp", ["IV.1/-1"], "Sở Nội vụ"),
    ],
)
def test_bodies(written: Callable[[str, str], Result], asked: str, paths: list[str], says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert [node.key for node in found.nodes] == paths
    assert says in found.headline


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("kế hoạch giao nhiệm vụ cho mấy sở", "4 sở được giao nhiệm vụ riêng: Sở Nội vụ; Sở Dân tộc"),
        ("những cơ quan nào được giao nhiệm vụ", "8 cơ quan, đơn vị được giao nhiệm vụ riêng: Sở Nội vụ"),
        ("những hội nào được giao nhiệm vụ", "2 hội được giao nhiệm vụ riêng"),
    ],
)
def test_all_that_have_duties(written: Callable[[str, str], Result], asked: str, says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert found.headline.startswith(says)


def test_those_of_one_matter_are_not_all(written: Callable[[str, str], Result]) -> None:
    found = written(PLAN, "những sở nào được giao công bố danh sách cơ sở khám")
    assert isinstance(found, Finding)
    assert [node.key for node in found.nodes] == ["IV.5/-2"]


def test_who_is_no_agency_and_asks_what_to_do_wants_all(written: Callable[[str, str], Result]) -> None:
    found = written(PLAN, "người lao động cần làm gì")
    assert isinstance(found, Finding)
    assert len(found.nodes) > 2


def test_district_is_told_from_another(written: Callable[[str, str], Result]) -> None:
    """By its name; and what a field is about stands above it."""
    plan = PLAN.replace(
        "Sở Nội vụ chủ trì, phối hợp với Liên đoàn Lao động tỉnh", "UBND xã Mường La"
    ).replace("III. HỖ TRỢ", "2. Ngày hội việc làm\n- Đơn vị tổ chức: UBND xã Chiềng Khương.\nIII. HỖ TRỢ")
    found = written(plan, "UBND xã Mường La chủ trì hoạt động nào")
    assert isinstance(found, Finding)
    assert [node.key for node in found.nodes] == ["II.1/-2"]
    assert "Hội thi tay nghề: Đơn vị tổ chức" in found.headline


def test_another_s_clause_is_told_as_its_own(written: Callable[[str, str], Result]) -> None:
    plan = PLAN.replace("Vận động người có uy tín", "Phối hợp với Sở Tư pháp vận động người có uy tín")
    found = written(plan, "Sở Tư pháp phối hợp việc gì")
    assert isinstance(found, Finding)
    assert found.headline.startswith("Sở Dân tộc và Tôn giáo: Phối hợp với Sở Tư pháp")


def test_items_of_others_are_told(written: Callable[[str, str], Result]) -> None:
    found = written(PLAN, "Sở Tài chính có nhiệm vụ gì")
    assert isinstance(found, Finding)
    assert found.notes[0] == messages.DUTY_BESIDE.format(
        places="Mục IV.5, gạch đầu dòng 2", agencies="Sở Y tế"
    )


def test_heirs_of_a_body_that_was_parted_are_named(written: Callable[[str, str], Result]) -> None:
    """Its duties went to several: none of them answers for it."""
    refused = written(PLAN, "Sở Thông tin và Truyền thông có nhiệm vụ gì")
    assert isinstance(refused, Missing)
    assert "Sở Khoa học và Công nghệ" in refused.notes[0]


@pytest.mark.parametrize(
    ("asked", "lead", "says"),
    [
        ("Bộ Chỉ huy Quân sự tỉnh chủ trì cứu trợ tại xã biên giới phải không", messages.YES, "xã biên giới"),
        # a duty like it, but the very one is another's
        ("Bộ Chỉ huy Quân sự tỉnh cứu trợ tại khu công nghiệp phải không", messages.NO, "Sở Nội vụ"),
        (
            "Liên đoàn Lao động tỉnh chủ trì hội thi tay nghề đúng không",
            messages.NO,
            "Sở Nội vụ chủ trì; Liên đoàn",
        ),
        ("Sở Nội vụ chủ trì hội thi tay nghề đúng không", messages.YES, "Sở Nội vụ chủ trì"),
        # whether, not which number
        ("Sở Nội vụ có bắt buộc niêm yết số điện thoại không", "", "niêm yết số điện thoại"),
        ("có bắt buộc ký cam kết với chủ nhà trọ không", "", "Ký cam kết"),
    ],
)
def test_premises(written: Callable[[str, str], Result], asked: str, lead: str, says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert found.lead == lead
    assert says in found.headline


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        # who asks narrows nothing; what they need does
        ("em là công chức ở Sơn La, người lao động chờ tối đa bao lâu ạ", "20 phút"),
        ("tôi thuộc hộ nghèo muốn học tiếng Hàn để đi XKLĐ thì được hỗ trợ gì", "3.500.000"),
        ("nhà em hộ nghèo đi xuất khẩu lao động được hỗ trợ khám sức khỏe bao nhiêu", "600.000"),
        ("nhà trọ của mình ở xã, kế hoạch bắt tụi mình ký cam kết với ai", "chủ nhà trọ"),
    ],
)
def test_citizens(written: Callable[[str, str], Result], asked: str, says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert says in found.headline
