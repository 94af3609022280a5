"""Agencies in plans and in questions: each table row is a text and the ids of what it names."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.folding import fold
from corpus.gazetteer.agencies import AgencyMention, load_agencies

AGENCIES = load_agencies()

CULTURE = "so-van-hoa-the-thao-va-du-lich"
EDUCATION = "so-giao-duc-va-dao-tao"
LABOUR = "so-lao-dong-thuong-binh-va-xa-hoi"
MEDIA = "so-thong-tin-va-truyen-thong"
FINANCE = "so-tai-chinh"
FRONT = "uy-ban-mat-tran-to-quoc-viet-nam-tinh"
YOUTH = "doan-thanh-nien-cong-san-ho-chi-minh-tinh"
WOMEN = "hoi-lien-hiep-phu-nu-tinh"
PROVINCE = "uy-ban-nhan-dan-tinh"
DISTRICTS = "uy-ban-nhan-dan-cap-huyen"
COMMUNES = "uy-ban-nhan-dan-cap-xa"


def ids(text: str, *, typos: bool = False) -> list[str]:
    return [mention.agency for mention in AGENCIES.find(text, typos=typos)]


def test_each_agency_finds_itself_with_and_without_accents() -> None:
    for agency in map(AGENCIES.get, AGENCIES.ids):
        if agency.kind == "group" or "/" in agency.name:
            continue
        for text in (agency.name, fold(agency.name), agency.name.upper()):
            assert ids(f"- {text}")[:1] == [agency.id], text


def test_no_two_agencies_share_a_colloquial_name() -> None:
    said = [form for agency in map(AGENCIES.get, AGENCIES.ids) for form in agency.colloquial]
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one department, as plans and people write it
        ("Sở Văn hoá, Thể thao và Du lịch", CULTURE),
        ("Sở Văn hóa - Thể thao - Du lịch", CULTURE),
        ("Sở VHTTDL", CULTURE),
        ("SVHTTDL", CULTURE),
        ("Sở VHTT&DL", CULTURE),
        ("Sở VH-TT&DL", CULTURE),
        ("Sở VH, TT và DL", CULTURE),
        ("Sở Văn hóa, TT&DL", CULTURE),
        ("so vhttdl", CULTURE),
        ("vhttdl làm gì", CULTURE),
        ("sgdđt", EDUCATION),
        ("Sở GD&ĐT", EDUCATION),
        ("GD-ĐT", EDUCATION),
        ("sở gd đt", EDUCATION),
        ("so giao duc", EDUCATION),
        ("Sở LĐ-TB&XH", LABOUR),
        ("LĐTBXH", LABOUR),
        ("Sở LĐTB và Xã hội", LABOUR),
        ("sở lao động", LABOUR),
        ("Sở TT&TT", MEDIA),
        ("stc", FINANCE),
        ("so tai chinh", FINANCE),
        ("bên tài chính", FINANCE),
        ("Sở NN&PTNT", "so-nong-nghiep-va-phat-trien-nong-thon"),
        ("Sở KH&CN", "so-khoa-hoc-va-cong-nghe"),
        ("snv", "so-noi-vu"),
        # party, mass organisations, armed forces, press
        ("Ban Tuyên giáo Tỉnh uỷ", "ban-tuyen-giao-tinh-uy"),
        ("Ban Tuyên giáo Thành ủy", "ban-tuyen-giao-tinh-uy"),
        ("UBMTTQ tỉnh", FRONT),
        ("UB MTTQ tỉnh", FRONT),
        ("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", FRONT),
        ("Đoàn TNCS Hồ Chí Minh tỉnh", YOUTH),
        ("Tỉnh đoàn", YOUTH),
        ("Thành Đoàn", YOUTH),
        ("Hội LHPN tỉnh", WOMEN),
        ("Hội Phụ nữ", WOMEN),
        ("LĐLĐ tỉnh", "lien-doan-lao-dong-tinh"),
        ("BCHQS", "bo-chi-huy-quan-su-tinh"),
        ("Bộ CHQS tỉnh", "bo-chi-huy-quan-su-tinh"),
        ("công an bắc kạn", "cong-an-tinh"),
        ("Công an huyện", "cong-an-cap-huyen"),
        ("Báo Thái Nguyên", "bao-tinh"),
        ("Đài PT-TH tỉnh", "dai-phat-thanh-truyen-hinh-tinh"),
        ("Trung tâm thông tin tỉnh", "trung-tam-thong-tin-tinh"),
        ("Liên hiệp các Hội KH&KT tỉnh", "lien-hiep-cac-hoi-khoa-hoc-va-ky-thuat-tinh"),
        # governments of the three tiers
        ("UBND tỉnh", PROVINCE),
        ("UBND Thành phố", PROVINCE),
        ("UBND thành phố Hà Nội", PROVINCE),
        ("UBND thành phố Thái Nguyên", DISTRICTS),
        ("UBND các huyện, thành phố", DISTRICTS),
        ("Ủy ban nhân dân các huyện, thị xã, thành phố", DISTRICTS),
        ("UBND huyện Ba Bể", DISTRICTS),
        ("UBND các xã, phường, thị trấn", COMMUNES),
        ("Văn phòng Ủy ban nhân dân tỉnh", "van-phong-uy-ban-nhan-dan-tinh"),
        ("Bộ Văn hóa, Thể thao và Du lịch", "bo-van-hoa-the-thao-va-du-lich"),
        # groups
        ("Các sở, ban, ngành của tỉnh", "cac-so-ban-nganh"),
        ("Thủ trưởng các sở, ban, ngành", "cac-so-ban-nganh"),
        ("các sở, ban, ngành, đoàn thể cấp tỉnh", "cac-so-ban-nganh-doan-the"),
        ("các cơ quan, đơn vị, địa phương liên quan", "cac-co-quan-don-vi-dia-phuong"),
        ("các đoàn thể CT-XH tỉnh", "cac-to-chuc-chinh-tri-xa-hoi"),
        ("các cơ quan báo chí của tỉnh", "cac-co-quan-bao-chi"),
    ],
)
def test_one_agency(text: str, expected: str) -> None:
    (mention,) = AGENCIES.find(text)
    assert (mention.agency, mention.others) == (expected, ())


@pytest.mark.parametrize(
    "text",
    [
        "các cơ sở giáo dục phổ thông",
        "cơ sở y tế; trên cơ sở kế hoạch này",
        "cán bộ y tế, cán bộ công an",
        "toàn xã hội nông dân",
        "Công văn số 1084/BVHTTDL-TV ngày 24/3/2023",
        "số 188/KH-UBND",
        "han bao cao hang nam cua tinh",
        "bao cao bang van ban",
        "Ban hành kế hoạch",
        "Báo cáo kết quả",
        "Hội nghị tổng kết",
        "CÁCH MẠNG",
        "Bộ Luật Lao động",
        "ứng dụng CNTT trong lĩnh vực GDĐT",
        "trường học, môi trường",
        # fairs and feasts, and a town
        "Hội Xuân Yên Tử năm 2026",
        "Hội hoa Xuân, Hội báo Xuân",
        "khu phố cổ Hội An",
    ],
)
def test_words_that_only_look_like_an_agency(text: str) -> None:
    assert ids(text) in ([], ["cong-an-tinh"] if "công an" in text else [])
    assert ids(text, typos=True) == ids(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Các Sở: Tài chính, Nội vụ, Y tế và Giáo dục và Đào tạo chủ trì",
            [FINANCE, "so-noi-vu", "so-y-te", EDUCATION],
        ),
        ("các sở tài chính, y tế làm gì", [FINANCE, "so-y-te"]),
        ("Sở Tài chính, xây dựng kế hoạch", [FINANCE]),  # a verb, not the department of construction
        ("với Sở Tài chính, Nội vụ và Sở Y tế", [FINANCE, "so-noi-vu", "so-y-te"]),
        (
            "các Hội: Nông dân, Cựu chiến binh, LHPN tỉnh",
            ["hoi-nong-dan-tinh", "hoi-cuu-chien-binh-tinh", WOMEN],
        ),
        (
            "Đề nghị Ủy ban MTTQ và các tổ chức chính trị - xã hội tỉnh, các tổ chức xã hội, nghề nghiệp tỉnh",
            [FRONT, "cac-to-chuc-chinh-tri-xa-hoi", "cac-to-chuc-xa-hoi-nghe-nghiep"],
        ),
        ("mặt trận tổ quốc, hội phụ nữ", [FRONT, WOMEN]),  # no "quốc hội" across the comma
        ("Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh", ["cong-an-tinh", "bo-chi-huy-quan-su-tinh"]),
    ],
)
def test_several_agencies(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("text", "written", "agency"),
    [
        (
            "Ban Quản lý Khu du lịch Ba Bể chủ trì",
            "Ban Quản lý Khu du lịch Ba Bể",
            "ban-quan-ly-khu-du-lich-ba-be",
        ),
        ("Hội Sinh vật cảnh tỉnh phối hợp", "Hội Sinh vật cảnh tỉnh", "hoi-sinh-vat-canh"),
        # "việc làm" is one word; a verb, a year or a time is no part of a name
        (
            "Trung tâm Giới thiệu việc làm làm đầu mối",
            "Trung tâm Giới thiệu việc làm",
            "trung-tam-gioi-thieu-viec-lam",
        ),
        ("Trường Cao đẳng Nghề Ba Bể mở 5 lớp", "Trường Cao đẳng Nghề Ba Bể", "truong-cao-dang-nghe-ba-be"),
        ("Chi cục Thủy sản hàng tháng thống kê", "Chi cục Thủy sản", "chi-cuc-thuy-san"),
        ("Chi cục Kiểm lâm trước ngày 05", "Chi cục Kiểm lâm", "chi-cuc-kiem-lam"),
        ("Đại học Thái Nguyên; Bảo tàng", "Đại học Thái Nguyên", "dai-hoc-thai-nguyen"),
        (
            "Trung tâm Thông tin Xúc tiến Du lịch tỉnh tổ chức",
            "Trung tâm Thông tin Xúc tiến Du lịch tỉnh",
            "trung-tam-thong-tin-xuc-tien-du-lich",
        ),
    ],
)
def test_an_agency_that_no_table_lists(text: str, written: str, agency: str) -> None:
    assert [(m.written, m.agency, m.how) for m in AGENCIES.find(text)] == [(written, agency, "pattern")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sở tài chánh", FINANCE),
        ("sở giáo dụ và đào tạo", EDUCATION),
        ("Sở Tư phap", "so-tu-phap"),  # missing accents are no slip
        ("hội nông dan", "hoi-nong-dan-tinh"),
    ],
)
def test_one_slip(text: str, expected: str) -> None:
    assert ids(text, typos=True) == [expected]


def test_a_slip_never_turns_one_agency_into_another() -> None:
    for agency in map(AGENCIES.get, AGENCIES.ids):
        if agency.kind != "group" and "/" not in agency.name:
            assert ids(agency.name, typos=True) == ids(agency.name)


@pytest.mark.parametrize(
    ("text", "first", "others"),
    [
        ("BTC", "bo-tai-chinh", ("ban-to-chuc-tinh-uy",)),
        ("UBND thành phố", DISTRICTS, (PROVINCE,)),
        # one province has the one department, another the other: the plans at hand decide
        ("Sở VHTT", "so-van-hoa-va-the-thao", (CULTURE,)),
        ("sở văn hóa thể thao", "so-van-hoa-va-the-thao", (CULTURE,)),
        ("Sở Văn hóa và Thể thao", "so-van-hoa-va-the-thao", ()),
        ("sở văn hoá", CULTURE, ("so-van-hoa-va-the-thao",)),
        ("so nong nghiep", "so-nong-nghiep-va-phat-trien-nong-thon", ("so-nong-nghiep-va-moi-truong",)),
        ("tuyên giáo", "ban-tuyen-giao-tinh-uy", ("ban-tuyen-giao-va-dan-van-tinh-uy",)),
    ],
)
def test_what_a_short_name_may_mean_besides(text: str, first: str, others: tuple[str, ...]) -> None:
    (mention,) = AGENCIES.find(text)
    assert (mention.agency, mention.others) == (first, others)


def test_positions() -> None:
    text = "báo cáo UBND tỉnh (qua Sở Tài chính)"
    assert AGENCIES.find(text) == (
        AgencyMention(agency=PROVINCE, written="UBND tỉnh", start=8, end=17, how="abbreviation"),
        AgencyMention(agency=FINANCE, written="Sở Tài chính", start=23, end=35, how="exact"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "UBND các huyện, thành phố, thị xã",
        "Ủy ban nhân dân các quận, huyện, thị xã",
        "UBND các huyện và thành phố",
        "UBND các xã, phường, đặc khu",
        "các sở, ban, ngành, đoàn thể cấp tỉnh",
        "Các cơ quan, đơn vị của Thành phố",
    ],
)
def test_a_name_is_taken_whole(text: str) -> None:
    (mention,) = AGENCIES.find(f"{text} trên địa bàn")
    assert mention.written == text


STATE_BANK, TREASURY = "ngan-hang-nha-nuoc-chi-nhanh-tinh", "kho-bac-nha-nuoc-tinh"
PRESS = "bao-va-phat-thanh-truyen-hinh-tinh"
STORMS = "ban-chi-huy-phong-chong-thien-tai-va-tim-kiem-cuu-nan-tinh"


@pytest.mark.parametrize(
    ("text", "written", "agency"),
    [
        # central bodies by region: one body however its branch is named
        (
            "Ngân hàng Nhà nước chi nhánh Khu vực 5 chỉ đạo",
            "Ngân hàng Nhà nước chi nhánh Khu vực 5",
            STATE_BANK,
        ),
        ("NHNN Việt Nam - Chi nhánh KV 12", "NHNN Việt Nam - Chi nhánh KV 12", STATE_BANK),
        ("ngan hang nha nuoc khu vuc 5", "ngan hang nha nuoc khu vuc 5", STATE_BANK),
        ("Ngân hàng Nhà nước chi nhánh tỉnh", "Ngân hàng Nhà nước chi nhánh tỉnh", STATE_BANK),
        ("Kho bạc Nhà nước Khu vực XIV,", "Kho bạc Nhà nước Khu vực XIV", TREASURY),
        ("Chi cục Thuế khu vực VIII", "Chi cục Thuế khu vực VIII", "cuc-thue-tinh"),
        ("Thuế tỉnh", "Thuế tỉnh", "cuc-thue-tinh"),
        ("Chi cục Hải quan khu vực XVI", "Chi cục Hải quan khu vực XVI", "cuc-hai-quan-tinh"),
        ("Bảo hiểm xã hội khu vực III", "Bảo hiểm xã hội khu vực III", "bao-hiem-xa-hoi-tinh"),
        # a command's name whole, however abbreviated
        ("Ban Chỉ huy PCTT&TKCN tỉnh", "Ban Chỉ huy PCTT&TKCN tỉnh", STORMS),
        ("BCH PCTT-TKCN", "BCH PCTT-TKCN", STORMS),
        ("Ban chỉ huy PCTT và TKCN", "Ban chỉ huy PCTT và TKCN", STORMS),
        (
            "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh",
            "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh",
            STORMS,
        ),
        ("BCH PTDS tỉnh", "BCH PTDS tỉnh", "ban-chi-huy-phong-thu-dan-su-tinh"),
        ("BCH QS tỉnh", "BCH QS tỉnh", "bo-chi-huy-quan-su-tinh"),
        # the place whose government it is
        ("UBND huyện Ba Bể chủ trì", "UBND huyện Ba Bể", DISTRICTS),
        ("UBND phường Hội An Đông,", "UBND phường Hội An Đông", COMMUNES),
        ("UBND các xã Ba Vì, Suối Hai tổ chức", "UBND các xã Ba Vì, Suối Hai", COMMUNES),
        ("UBND huyện Thực hiện", "UBND huyện", DISTRICTS),
        ("Báo và Phát thanh - Truyền hình Lào Cai", "Báo và Phát thanh - Truyền hình Lào Cai", PRESS),
        # a tier's units without commas
        ("UBND xã phường báo cáo", "UBND xã phường", COMMUNES),
        ("UBND huyện thị xã thành phố", "UBND huyện thị xã thành phố", DISTRICTS),
    ],
)
def test_one_body_whole(text: str, written: str, agency: str) -> None:
    (mention,) = AGENCIES.find(text)
    assert (mention.written, mention.agency) == (written, agency)


@pytest.mark.parametrize("text", ["Ban Chỉ huy PCTT&TKCN cấp huyện", "BCH PCTT&TKCN xã", "BCH ABC tỉnh"])
def test_a_command_of_another_level_or_name(text: str) -> None:
    assert not {STORMS, "bo-chi-huy-quan-su-tinh"} & set(ids(text))


def test_the_next_cell_is_no_place() -> None:
    found = AGENCIES.find("UBND quận Ninh Kiều Sở Xây dựng UBND cấp xã Hội Chữ thập đỏ tỉnh")
    assert [m.written for m in found] == [
        "UBND quận Ninh Kiều",
        "Sở Xây dựng",
        "UBND cấp xã",
        "Hội Chữ thập đỏ tỉnh",
    ]


def test_groups_bind_by_kind() -> None:
    assert "cac-so-ban-nganh" in AGENCIES.cover("so-tu-phap")
    assert "cac-so-ban-nganh" not in AGENCIES.cover(FRONT)
    assert "cac-to-chuc-chinh-tri-xa-hoi" in AGENCIES.cover(WOMEN)
    assert "cac-to-chuc-xa-hoi-nghe-nghiep" in AGENCIES.cover("hoi-sinh-vat-canh")  # unlisted
    assert "cac-co-quan-don-vi-dia-phuong" in AGENCIES.cover(DISTRICTS)
    assert AGENCIES.cover("xyz") == ()


@pytest.mark.parametrize(
    ("agency", "about", "expected"),
    [
        (MEDIA, "thẩm định các giải pháp chuyển đổi số", "Sở Khoa học và Công nghệ"),
        (MEDIA, "Chỉ đạo các cơ quan báo chí của tỉnh", "Sở Văn hóa, Thể thao và Du lịch"),
        (LABOUR, "thư viện cơ sở giáo dục nghề nghiệp", "Sở Giáo dục và Đào tạo"),
        (LABOUR, "chăm sóc trẻ em", "Sở Y tế"),
        (LABOUR, "giải quyết việc làm", "Sở Nội vụ"),
        ("so-ke-hoach-va-dau-tu", "", "Sở Tài chính"),
        (DISTRICTS, "bố trí kinh phí", "Ủy ban nhân dân cấp xã"),
    ],
)
def test_who_took_over_a_duty(agency: str, about: str, expected: str) -> None:
    heir = AGENCIES.successors(agency, about, date(2026, 1, 1))
    assert heir is not None
    assert heir.name == expected
    assert AGENCIES.get(heir.agency).name == expected
    assert AGENCIES.successors(agency, about, date(2025, 1, 1)) is None


def test_a_duty_whose_function_is_not_known_has_no_successor() -> None:
    assert AGENCIES.successors(MEDIA, "phối hợp khi có yêu cầu", date(2026, 1, 1)) is None
    assert AGENCIES.successors(FINANCE, "thẩm định dự toán", date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("agency", "heirs"),
    [
        ("ban-dan-toc", ["so-dan-toc-va-ton-giao"]),  # whole
        ("so-giao-thong-van-tai", ["cong-an-tinh", "so-xay-dung"]),  # some functions apart
        ("so-noi-vu", []),  # went on: it took over from others, and only left one function
        ("so-y-te", []),
    ],
)
def test_heirs_of_a_body_that_is_gone(agency: str, heirs: list[str]) -> None:
    assert [heir.agency for heir in AGENCIES.heirs(agency, date(2026, 1, 1))] == heirs
    assert AGENCIES.heirs(agency, date(2025, 1, 1)) == ()


def test_predecessors_became_part_of_it_whole() -> None:
    """Not one that only left it the poor."""
    merged = AGENCIES.predecessors("so-nong-nghiep-va-moi-truong")
    assert set(merged) == {"so-tai-nguyen-va-moi-truong", "so-nong-nghiep-va-phat-trien-nong-thon"}
