"""Duties: (place, agency, roles) of each agency of a clause."""

from __future__ import annotations

import pytest

from corpus.facts.context import contexts
from corpus.facts.duties import duties
from corpus.facts.models import Duty
from tests.corpus.facts.clauses import clause, context_of, facts_of, plan_of

Row = tuple[str, str, tuple[str, ...]]


def rows(found: list[Duty] | tuple[Duty, ...]) -> list[Row]:
    return [(duty.place, duty.agency, duty.roles) for duty in found]


CULTURE = ("V. TỔ CHỨC THỰC HIỆN", "1. Sở Văn hóa, Thể thao và Du lịch")
CULTURE_ID = "so-van-hoa-the-thao-va-du-lich"

OWN: list[tuple[str, list[Row]]] = [
    (
        "Chủ trì, phối hợp với Sở Nội vụ đề xuất cấp có thẩm quyền khen thưởng.",
        [("own", CULTURE_ID, ("lead", "cooperate", "perform")), ("elsewhere", "so-noi-vu", ("cooperate",))],
    ),
    (
        "Tổng hợp kết quả, tham mưu, báo cáo Bộ Văn hóa, Thể thao và Du lịch, UBND tỉnh theo quy định.",
        [
            ("own", CULTURE_ID, ("advise", "report", "perform")),
            ("elsewhere", "bo-van-hoa-the-thao-va-du-lich", ("receive",)),
            ("elsewhere", "uy-ban-nhan-dan-tinh", ("receive",)),
        ],
    ),
    # who is told to follow guidance isn't told by it; the mention of the guide is no duty
    (
        "Chủ động hướng dẫn về chuyên môn theo hướng dẫn của Bộ Y tế.",
        [("own", CULTURE_ID, ("direct",))],
    ),
    (
        "Tổ chức kiểm tra, đôn đốc các đơn vị phối hợp triển khai nhiệm vụ; phối hợp với Sở Nội vụ khen thưởng.",
        [
            ("own", CULTURE_ID, ("supervise", "cooperate", "perform")),
            ("elsewhere", "so-noi-vu", ("cooperate",)),
        ],
    ),
    (
        "Căn cứ dự toán do Công an tỉnh lập, thẩm định kinh phí đã giao Sở Y tế.",
        [("own", CULTURE_ID, ("appraise", "perform"))],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_under_an_agencys_heading(text: str, expected: list[Row]) -> None:
    assert rows(duties(context_of(text, *CULTURE))) == expected


ELSEWHERE: list[tuple[str, list[Row]]] = [
    (
        "Xây dựng Quy chế (Giao Công an tỉnh chủ trì, phối hợp với Văn phòng UBND tỉnh; Sở Tư pháp tham mưu).",
        [
            ("elsewhere", "cong-an-tinh", ("lead", "cooperate")),
            ("elsewhere", "van-phong-uy-ban-nhan-dan-tinh", ("cooperate",)),
            ("elsewhere", "so-tu-phap", ("cooperate",)),
        ],
    ),
    (
        "Trên cơ sở đề nghị của Sở Xây dựng, Sở Tài chính thẩm định nguồn kinh phí.",
        [("elsewhere", "so-tai-chinh", ("appraise",))],
    ),
    (
        "Lập dự toán và gửi về Sở Tài chính thẩm định theo quy định.",
        [("elsewhere", "so-tai-chinh", ("appraise",))],
    ),
    (
        "Đề nghị các cơ quan, đơn vị, địa phương báo cáo kết quả (qua Sở Nội vụ) trước ngày 30 tháng 11 hằng năm.",
        [("group", "cac-co-quan-don-vi-dia-phuong", ("report",)), ("elsewhere", "so-noi-vu", ("receive",))],
    ),
    (
        "Các sở, ban, ngành trực thuộc UBND tỉnh; UBND các huyện, thành phố tổ chức tuyên truyền.",
        [
            ("group", "cac-so-ban-nganh", ("perform",)),
            ("elsewhere", "uy-ban-nhan-dan-cap-huyen", ("perform",)),
        ],
    ),
    # mere names: of a document's issuer, of an owner, in quotes
    ("Thực hiện Kế hoạch số 12/KH-UBND ngày 01/02/2023 của UBND tỉnh.", []),
    ("Kinh phí do ngân sách của Sở Y tế bảo đảm.", []),
    ("Danh mục do Sở Y tế ban hành.", []),
    ("Phát động cuộc thi “Sở Nội vụ chủ trì”.", []),
]


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_named_in_a_task(text: str, expected: list[Row]) -> None:
    assert rows(duties(context_of(text, "II. NHIỆM VỤ"))) == expected


def test_each_agency_of_a_heading_has_the_duty() -> None:
    found = duties(
        context_of("Chủ trì chỉ đạo thư viện lực lượng vũ trang.", "6. Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh")
    )
    assert rows(found) == [
        ("own", "cong-an-tinh", ("lead", "direct")),
        ("own", "bo-chi-huy-quan-su-tinh", ("lead", "direct")),
    ]


def test_a_clause_that_names_one_of_its_headings_agencies_is_that_ones() -> None:
    found = duties(
        context_of(
            "Hội Khuyến học tỉnh nghiên cứu tiêu chí.", "Đề nghị Ủy ban MTTQ tỉnh, Hội Khuyến học tỉnh"
        )
    )
    assert [(duty.agency, duty.requested) for duty in found] == [("hoi-khuyen-hoc-tinh", True)]


FRONT = "uy-ban-mat-tran-to-quoc-viet-nam-tinh"
YOUTH, WOMEN, UNION = (
    "doan-thanh-nien-cong-san-ho-chi-minh-tinh",
    "hoi-lien-hiep-phu-nu-tinh",
    "lien-doan-lao-dong-tinh",
)
POLICE, ARMY = "cong-an-tinh", "bo-chi-huy-quan-su-tinh"
MASS = "14. Đề nghị Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội"

SHARED: list[tuple[str, str, list[tuple[str, str]]]] = [
    # an item that opens with who acts is that one's alone, be it named in the heading or not
    (MASS, "Tỉnh đoàn tổ chức 50 buổi ra quân dọn vệ sinh.", [("own", YOUTH)]),
    (MASS, "Tỉnh Đoàn thực hiện phong trào “Thanh niên tình nguyện”.", [("own", YOUTH)]),
    (MASS, "Hội LHPN tỉnh duy trì mô hình “Biến rác thành tiền”.", [("own", WOMEN)]),
    (MASS, "Đề nghị Liên đoàn Lao động tỉnh phát động thi đua.", [("own", UNION)]),
    (MASS, "Hội Nông dân tỉnh, Hội LHPN tỉnh tuyên truyền.", [("own", "hoi-nong-dan-tinh"), ("own", WOMEN)]),
    ("9. Công an tỉnh, Bộ CHQS tỉnh", "Riêng Công an tỉnh bảo đảm trật tự.", [("own", POLICE)]),
    ("9. Công an tỉnh, Bộ CHQS tỉnh", "Đối với Bộ Chỉ huy Quân sự tỉnh: huy động dân quân.", [("own", ARMY)]),
    (
        "12. Tỉnh đoàn, Liên đoàn Lao động tỉnh",
        "Liên đoàn Lao động tỉnh tham gia giám sát.",
        [("own", UNION)],
    ),
    (MASS, "Sở Y tế và Sở Nội vụ thống nhất danh sách.", [("own", "so-y-te"), ("own", "so-noi-vu")]),
    # one that opens with a verb is everybody's
    (MASS, "Vận động hội viên tham gia.", [("own", FRONT), ("group", "cac-to-chuc-chinh-tri-xa-hoi")]),
    ("9. Công an tỉnh, Bộ CHQS tỉnh", "Bảo đảm an ninh trật tự.", [("own", POLICE), ("own", ARMY)]),
    # what the heading says of its agency beside the name
    ("2. Sở Y tế (cơ quan thường trực)", "Kiểm tra các cơ sở.", [("own", "so-y-te")]),
    ("2. Sở Xây dựng - cơ quan chủ trì", "Thẩm định hồ sơ.", [("own", "so-xay-dung")]),
    ("2. Sở Nội vụ (chủ trì)", "Xây dựng kế hoạch.", [("own", "so-noi-vu")]),
    (
        "5. UBND các huyện, thành phố (sau đây gọi chung là UBND cấp huyện)",
        "Bố trí kinh phí.",
        [("own", "uy-ban-nhan-dan-cap-huyen")],
    ),
    # a source and its sum are nobody's duty
    ("V. KINH PHÍ", "Quỹ Bảo vệ môi trường tỉnh: 4,2 tỷ đồng.", []),
    ("V. KINH PHÍ", "Sở Tài chính: 500 triệu đồng.", []),
]


@pytest.mark.parametrize(("heading", "text", "expected"), SHARED)
def test_whose_an_item_is(heading: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = duties(context_of(text, "VI. TỔ CHỨC THỰC HIỆN", heading))
    assert [(duty.place, duty.agency) for duty in found] == expected


def test_a_run_in_heading_is_the_clauses_agency() -> None:
    (own, partner) = duties(
        context_of("Sở Tư pháp: Phối hợp với Công an tỉnh kiểm tra việc thi hành.", "III. PHÂN CÔNG")
    )
    assert (own.place, own.agency, own.partners) == ("own", "so-tu-phap", ("Công an tỉnh",))
    assert own.words.text == "Phối hợp với Công an tỉnh kiểm tra việc thi hành."
    assert (partner.place, partner.agency) == ("elsewhere", "cong-an-tinh")


def test_what_a_run_in_heading_says_of_its_agency_counts() -> None:
    own, partner = duties(
        context_of("Sở Tài chính chủ trì, phối hợp Sở Nội vụ: Thẩm định dự toán.", "V. TỔ CHỨC")
    )
    assert (own.agency, own.roles, own.partners) == (
        "so-tai-chinh",
        ("lead", "cooperate", "appraise"),
        ("Sở Nội vụ",),
    )
    assert (partner.agency, partner.roles) == ("so-noi-vu", ("cooperate",))


def test_a_group_under_its_own_heading_and_one_that_another_directs() -> None:
    assert rows(duties(context_of("Tuyên truyền Kế hoạch.", "7. Các sở, ban, ngành"))) == [
        ("group", "cac-so-ban-nganh", ("perform",))
    ]
    directed = duties(context_of("Chỉ đạo các cơ quan báo chí tuyên truyền.", "5. Sở Nội vụ"))
    assert ("elsewhere", "cac-co-quan-bao-chi", ("perform",)) in rows(directed)


def test_requests_are_no_orders() -> None:
    (asked,) = duties(context_of("Chỉ đạo công tác tuyên truyền.", "1. Đề nghị Ban Tuyên giáo Tỉnh ủy"))
    (ordered,) = duties(context_of("Chỉ đạo công tác tuyên truyền.", "1. Giao Sở Nội vụ"))
    assert (asked.requested, ordered.requested) == (True, False)


def test_fields_name_who_leads_and_who_helps() -> None:
    found = facts_of(
        "Cơ quan chủ trì: Sở Y tế; phối hợp: Sở Nội vụ, Công an tỉnh.",
        "Đơn vị thực hiện: Thư viện tỉnh.",
        trail=("3. Hội thi",),
    ).duties
    assert rows(found) == [
        ("elsewhere", "so-y-te", ("lead",)),
        ("elsewhere", "so-noi-vu", ("cooperate",)),
        ("elsewhere", "cong-an-tinh", ("cooperate",)),
        ("elsewhere", "thu-vien-tinh", ("perform",)),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a field's value may give its agencies other parts than the field's name
        (
            "Đơn vị tổ chức: Sở Công Thương chủ trì, phối hợp với UBND các phường A, B; bố trí 350 gian hàng.",
            [("so-cong-thuong", ("lead",)), ("uy-ban-nhan-dan-cap-xa", ("cooperate",))],
        ),
        (
            "Đơn vị chủ trì: Sở Nội vụ (giao Thư viện tỉnh thực hiện).",
            [("so-noi-vu", ("lead",)), ("thu-vien-tinh", ("perform",))],
        ),
    ],
)
def test_fields_that_say_parts_themselves(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    found = facts_of(text, trail=("4. Hội chợ",)).duties
    assert [(duty.agency, duty.roles) for duty in found] == expected


def test_place_that_no_table_lists_belongs_to_a_name_in_a_field() -> None:
    (found,) = facts_of("Đơn vị phối hợp: UBND huyện Xyz Abc.", trail=("4. Hội chợ",)).duties
    assert found.written == "UBND huyện Xyz Abc"


@pytest.mark.parametrize(
    ("text", "owners", "requested"),
    [
        # a heading whose end of line was lost: told by the capital after the names
        ("Đề nghị Hội Nông dân tỉnh, Sở Y tế Nhận ủy thác vốn vay.", ["hoi-nong-dan-tinh", "so-y-te"], True),
        ("Sở Y tế tỉnh Lạng Sơn Cân đối nguồn thuốc, cấp phát kịp thời.", ["so-y-te"], False),
    ],
)  # fmt: skip
def test_heading_glued_to_its_text(text: str, owners: list[str], requested: bool) -> None:
    found = [d for d in duties(context_of(text, "V. TỔ CHỨC THỰC HIỆN")) if d.place == "own"]
    assert [d.agency for d in found] == owners
    assert {d.requested for d in found} == {requested}


def test_name_in_lower_case_after_agencies_is_no_glued_heading() -> None:
    found = duties(context_of("Sở Y tế tỉnh Lạng Sơn cân đối nguồn thuốc.", "V. TỔ CHỨC THỰC HIỆN"))
    assert all(duty.place != "own" for duty in found)


def test_names_of_two_cells_do_not_run_together() -> None:
    cells = ("4", "Xây dựng chương trình", "Trường Cao đẳng Kon Tum", "Sở Nội vụ")
    node = clause(
        " ".join(cells), "PHỤ LỤC", cells=cells,
        header=("TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp"),
    )  # fmt: skip
    found = duties(contexts(plan_of((node,)))[0])
    assert [(d.written, d.roles) for d in found] == [
        ("Trường Cao đẳng Kon Tum", ("lead",)),
        ("Sở Nội vụ", ("cooperate",)),
    ]


def test_bullets_under_a_heading_of_who_leads() -> None:
    found = facts_of(
        "Bộ Y tế.", "Các cơ quan báo chí.", trail=("2. Cơ quan chủ trì, phối hợp", "a) Cơ quan chủ trì")
    ).duties
    assert [(duty.agency, duty.roles) for duty in found] == [
        ("bo-y-te", ("lead",)),
        ("cac-co-quan-bao-chi", ("lead",)),
    ]
