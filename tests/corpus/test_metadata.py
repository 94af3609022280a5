"""What identifies a plan: the held plans, further real documents, and lines as letterheads have them."""

from __future__ import annotations

import pytest

from corpus.cited_documents import cited_documents
from corpus.issuer import from_letterhead, from_place, from_text
from corpus.models import PartialDate, PlanMetadata
from corpus.parser import parse
from corpus.partial_dates import find_date
from corpus.plan_title import period, programme, without_kind
from corpus.readers.markdown import read_markdown
from corpus.readers.text import read_text
from corpus.signature import read_signature
from tests.corpus.documents import parse_markdown
from tests.corpus.trees import PLANS, SAMPLES


def metadata(folder: object, name: str) -> PlanMetadata:
    path = (SAMPLES if folder == "samples" else PLANS) / name
    if not path.exists():
        pytest.skip(f"{path} is not here")
    reader = read_markdown if path.suffix == ".md" else read_text
    return parse(reader(path.read_bytes(), path.name)).metadata


def test_bac_kan() -> None:
    found = metadata("plans", "bac-kan-2023.txt")
    assert found.kind == "Kế hoạch"
    assert found.number is None  # the copy leaves it blank
    assert str(found.issued) == "2023-06"  # "(Kèm theo Quyết định số … ngày /6/2023 …)"
    assert (found.issuer, found.province) == ("UBND tỉnh Bắc Kạn", "Bắc Kạn")
    assert found.title.startswith("Triển khai thực hiện Chương trình “Đẩy mạnh")
    assert found.title.endswith("trên địa bàn tỉnh Bắc Kạn")
    assert found.programme.startswith("Đẩy mạnh các hoạt động phục vụ học tập suốt đời")
    assert found.programme.endswith("đến năm 2030")
    assert found.period == (2023, 2030)
    assert found.missing == ("number", "signer", "position", "recipients")
    assert found.decision is None


def test_thai_nguyen() -> None:
    found = metadata("plans", "thai-nguyen-2023.md")
    assert found.number is None
    assert str(found.issued) == "2023-08"
    assert (found.issuer, found.province) == ("UBND tỉnh Thái Nguyên", "Thái Nguyên")
    assert found.programme == metadata("plans", "bac-kan-2023.txt").programme.replace("hoá", "hóa")
    assert (found.signer, found.position) == ("Nguyễn Thanh Bình", "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH")
    assert len(found.recipients) == 11
    assert found.recipients[0] == "Bộ Văn hóa, Thể thao và Du lịch"
    assert found.recipients[-1] == "Lưu: VT, KGVX"
    assert found.missing == ("number",)
    assert found.places["issued"] == "quoc-hieu"
    assert found.places["issuer"] == "mo-dau/p2"
    assert found.places["signer"] == "ky"


def test_documents_that_thai_nguyen_cites() -> None:
    documents = metadata("plans", "thai-nguyen-2023.md").documents
    basis = [(d.kind, d.number, str(d.issued), d.issuer, d.path) for d in documents if d.basis]
    assert basis == [
        ("Quyết định", "1520/QĐ-TTg", "2022-12-09", "Thủ tướng Chính phủ", "tieu-de"),
        ("Quyết định", "1520/QĐ-TTg", "2022-12-09", "Thủ tướng Chính phủ", "mo-dau/p1"),
        ("Công văn", "1084/BVHTTDL-TV", "2023-03-24", "Bộ Văn hóa, Thể thao và Du lịch", "mo-dau/p1"),
    ]
    named = [(d.number, str(d.issued), d.issuer) for d in documents if d.path == "III.2/-4"]
    assert named == [
        ("159/NQ-HĐND", "2021-08-12", "HĐND tỉnh"),
        ("160/NQ-HĐND", "2021-08-12", "HĐND tỉnh"),
        ("161/NQ-HĐND", "2021-08-12", "HĐND tỉnh"),
    ]
    assert [(d.number, str(d.issued)) for d in documents if d.path == "III.3/-1"] == [
        ("188/KH-UBND", "2021-10-21")
    ]


@pytest.mark.parametrize(
    ("name", "number", "issued", "issuer", "province", "signer", "position"),
    [
        (
            "KH-252-BCDQG1237-2013.md", "252/KH-BCĐQG1237", "2013-11-11",
            "Ban Chỉ đạo quốc gia về tìm kiếm, quy tập hài cốt liệt sĩ", None, "Nguyễn Thiện Nhân",
            "TRƯỞNG BAN, PHÓ THỦ TƯỚNG",
        ),
        (
            "QD-254-UBND-SonLa-2023_KeHoach-BVBMNN.md", "254/QĐ-UBND", "2023-02-17",
            "UBND tỉnh Sơn La", "Sơn La", "Hoàng Quốc Khánh", "CHỦ TỊCH",
        ),
        (
            "QD-3210-UBND-HCM-2014.md", "3210/QĐ-UBND", "2014-06-28",
            "UBND thành phố Hồ Chí Minh", "Hồ Chí Minh", "Nguyễn Hữu Tín", "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
        ),
        (
            "QD-986-UBND-TuyenQuang-2024_KeHoach-namhoc.md", "986/QĐ-UBND", "2024-08-13",
            "UBND tỉnh Tuyên Quang", "Tuyên Quang", "Hoàng Việt Phương", "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
        ),
    ],
)  # fmt: skip
def test_real_documents(  # noqa: PLR0917 - a row of the table
    name: str, number: str, issued: str, issuer: str, province: str | None, signer: str, position: str
) -> None:
    found = metadata("samples", name)
    assert (found.number, str(found.issued), found.issuer, found.province) == (
        number,
        issued,
        issuer,
        province,
    )
    assert (found.signer, found.position) == (signer, position)
    assert found.missing == ()


@pytest.mark.parametrize(
    ("lines", "name", "province"),
    [
        (
            ["ỦY BAN NHÂN DÂN", "TỈNH BẮC KẠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            "UBND tỉnh Bắc Kạn",
            "Bắc Kạn",
        ),
        (
            ["ỦY B AN NHÂN D Â N T HÀNH P HỐ HỒ C H Í M I NH -------"],
            "UBND thành phố Hồ Chí Minh",
            "Hồ Chí Minh",
        ),
        (["UBND TỈNH NGHỆ AN", "SỞ Y TẾ"], "Sở y tế", "Nghệ An"),
        (["BỘ GIÁO DỤC VÀ ĐÀO TẠO", "Số: 12/KH-BGDĐT"], "Bộ giáo dục và đào tạo", None),
    ],
)
def test_issuers_of_letterheads(lines: list[str], name: str, province: str | None) -> None:
    issuer = from_letterhead(lines)
    assert issuer is not None
    assert (issuer.name, issuer.province) == (name, province)


def test_issuers_elsewhere() -> None:
    said = from_text("Ủy ban nhân dân tỉnh Thái Nguyên ban hành Kế hoạch triển khai như sau:")
    assert said is not None
    assert said.province == "Thái Nguyên"
    assert from_text("Đại học Thái Nguyên phối hợp với các sở, ban, ngành của tỉnh") is None
    assert from_place("Thái Nguyên, ngày tháng 8 năm 2023") == "Thái Nguyên"
    assert from_place("T hành phố Hồ Chí M inh, ngày 28 tháng 6 năm 2014") == "Hồ Chí Minh"
    assert from_place("Ngày 28 tháng 6 năm 2014") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 09/12/2022 của", "2022-12-09"),
        ("ngày 17 tháng 02 năm 2023", "2023-02-17"),
        ("ngày tháng 8 năm 2023", "2023-08"),
        ("ngày … tháng … năm 2024", "2024"),
        ("ngày       /6/2023", "2023-06"),
        ("ngày 49 tháng 4 năm 2026", "2026-04"),  # a day misread
        ("Ngày 21/4", "None"),
        ("ngày 21 hằng tháng", "None"),
    ],
)
def test_partial_dates(text: str, expected: str) -> None:
    found = find_date(text)
    assert str(found[0] if found else None) == expected


@pytest.mark.parametrize(
    ("block", "signer", "position"),
    [
        (
            ["KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Nguyễn Thanh Bình"],
            "Nguyễn Thanh Bình",
            "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
        ),
        (["KT. CHỦ TỊ CH P HÓ CHỦ T Ị CH Ngu y ễn Hữu Tín"], "Nguyễn Hữu Tín", "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"),
        (
            ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)", "Lê Văn A"],
            "Lê Văn A",
            "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH",
        ),
        (
            ["TM. ỦY BAN NHÂN DÂN TỈNH", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "TRẦN THỊ BÌNH MINH"],
            "Trần Thị Bình Minh",
            "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
        ),
        (["GIÁM ĐỐC", "Thiếu tướng Nguyễn Văn Hùng"], "Nguyễn Văn Hùng", "GIÁM ĐỐC"),
        (["CHỦ TỊCH"], None, "CHỦ TỊCH"),
        (["PHÓ CHỦ TỊCH", "Y’Blan Niê"], "Y’Blan Niê", "PHÓ CHỦ TỊCH"),  # names of the Central Highlands
        (["PHÓ CHỦ TỊCH", "H'Lim Byă"], "H'Lim Byă", "PHÓ CHỦ TỊCH"),
        ([], None, None),
    ],
)
def test_signatures(block: list[str], signer: str | None, position: str | None) -> None:
    assert read_signature(block) == (signer, position)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Căn cứ Nghị định số 26/2020/NĐ-CP ngày 28 tháng 02 năm 2020 của Chính phủ Quy định chi tiết Luật;",
            [("Nghị định", "26/2020/NĐ-CP", "2020-02-28", "Chính phủ", "Quy định chi tiết Luật")],
        ),
        (
            "Thông tư số 24/2020/TT-BCA ngày 10/3/2020 của Bộ trưởng Bộ Công an ban hành biểu mẫu",
            [("Thông tư", "24/2020/TT-BCA", "2020-03-10", "Bộ trưởng Bộ Công an", "ban hành biểu mẫu")],
        ),
        # a comma in a ministry's name goes on, one before another document doesn't
        (
            "Chỉ thị số 24-CT/TW ngày 15/5/2013 của Bộ Chính trị, Quyết định số 1237/QĐ-TTg của Thủ tướng Chính phủ",
            [
                ("Chỉ thị", "24-CT/TW", "2013-05-15", "Bộ Chính trị", ""),
                ("Quyết định", "1237/QĐ-TTg", "None", "Thủ tướng Chính phủ", ""),
            ],
        ),
        (
            "Tờ trình số 02/TTr-CAT- ANCTNB ngày 03 tháng 02 năm 2023.",
            [("Tờ trình", "02/TTr-CAT-ANCTNB", "2023-02-03", "", "")],
        ),
        ("Căn cứ Luật Giáo dục ngày 14/6/2019;", [("Luật", "", "2019-06-14", "", "Giáo dục")]),
        ("theo Luật Ngân sách nhà nước và các văn bản hướng dẫn", []),
        ("đạt 40/50 chỉ tiêu, 24/24 giờ, ngày 21/4", []),
    ],
)
def test_cited_documents(text: str, expected: list[tuple[str, str, str, str, str]]) -> None:
    found = cited_documents(text, "mo-dau/p1", basis=True)
    assert [(d.kind, d.number, str(d.issued), d.issuer, d.about) for d in found] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Phát triển nhà ở giai đoạn 2021 - 2025 trên địa bàn tỉnh", (2021, 2025)),
        ("Triển khai Chương trình đến năm 2030", (2024, 2030)),
        ("Chuyển đổi số năm 2024", (2024, 2024)),
        ("Thời gian năm học 2024-2025", (2024, 2025)),
        ("Phát triển chợ năm 2011 - 2015", (2011, 2015)),
        ("Phòng, chống hạn mùa khô năm 2019 - 2020", (2019, 2020)),
        ("Kế hoạch 5 năm (2021 - 2025) về thể thao", (2021, 2025)),
        ("Phát triển thanh niên giai đoạn II (2016 - 2020)", (2016, 2020)),
        ("Thực hiện Quyết định số 12/QĐ-TTg ngày 01 tháng 7 năm 2013 về nhà ở", None),
    ],
)
def test_periods(title: str, expected: tuple[int, int] | None) -> None:
    assert period(title, PartialDate(year=2024)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Triển khai Chương trình “Sách hóa nông thôn” trên địa bàn tỉnh X", "Sách hóa nông thôn"),
        ("Thực hiện Đề án phát triển văn hóa đọc trên địa bàn tỉnh", "phát triển văn hóa đọc"),
        ("Thực hiện Quyết định số 22/QĐ-TTg ngày 26/4/2013 của Thủ tướng về hỗ trợ nhà ở", "hỗ trợ nhà ở"),
        ("Chuyển đổi số năm 2024", "Chuyển đổi số năm 2024"),
        # a province without the words for its area, and years behind it
        ("NÂNG CAO CHỈ SỐ SÁNG TẠO TỈNH HÀ NAM NĂM 2024", "NÂNG CAO CHỈ SỐ SÁNG TẠO"),
        ("Triển khai Chương trình sữa học đường tại tỉnh Cà Mau giai đoạn 2021 - 2025", "sữa học đường"),
        ("Phê duyệt Kế hoạch trồng rừng của tỉnh Cà Mau, giai đoạn 2021 - 2025", "trồng rừng"),
        ("Của Ủy ban nhân dân thành phố V/v phê duyệt Kế hoạch trồng rừng", "trồng rừng"),
        # what stands behind the province belongs to the subject
        ("Xây dựng tỉnh Hà Nam thành nơi đáng sống", "Xây dựng tỉnh Hà Nam thành nơi đáng sống"),
    ],
)
def test_programmes(title: str, expected: str) -> None:
    assert programme(title, "") == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        # a matter of its own, whatever programme the grounds cite
        ("Tổ chức Tháng hành động vì trẻ em năm 2026 trên địa bàn tỉnh Phú Thọ", "Tháng hành động vì trẻ em năm 2026"),
        ("Xóa mù chữ trên địa bàn tỉnh Sơn La năm 2026", "Xóa mù chữ"),
        ("Phát triển du lịch cộng đồng tỉnh Gia Lai năm 2026", "Phát triển du lịch cộng đồng"),
        ("Kế hoạch hành động bảo vệ rừng năm 2026", "Kế hoạch hành động bảo vệ rừng năm 2026"),
        # no more than the number of what is carried out
        ("Triển khai thực hiện Quyết định số 77/QĐ-TTg của Thủ tướng Chính phủ", "Sữa học đường"),
        ("Thực hiện Nghị quyết của HĐND tỉnh", "Sữa học đường"),
    ],
)  # fmt: skip
def test_grounds_name_the_programme_only_where_the_title_does_not(title: str, expected: str) -> None:
    grounds = "Căn cứ Quyết định số 77/QĐ-TTg ngày 01/3/2024 phê duyệt Chương trình “Sữa học đường”;"
    assert programme(title, grounds) == expected


def test_the_line_of_the_kind_is_no_part_of_the_title() -> None:
    assert without_kind("KẾ HOẠCH Chuyển đổi số (Kèm theo Quyết định số 1/QĐ-UBND)") == "Chuyển đổi số"
    assert without_kind("K Ế H O Ạ C H Chuyển đổi số") == "Chuyển đổi số"


def test_tables_of_a_page_are_its_letterhead_and_signature() -> None:
    plan = parse_markdown(
        "| UBND TỈNH NGHỆ AN<br>----- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n"
        "| Số: 12/KH-UBND | Nghệ An, ngày 05 tháng 3 năm 2024 |\n\nKẾ HOẠCH\n\nChuyển đổi số năm 2024\n\n"
        "I. MỤC TIÊU\n\n1. Hoàn thành 100% chỉ tiêu.\n\n"
        "| Nơi nhận: - Như trên; - Lưu: VT. | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn A |\n|---|---|\n"
    )
    found = plan.metadata
    assert (found.number, str(found.issued), found.issuer) == (
        "12/KH-UBND",
        "2024-03-05",
        "UBND tỉnh Nghệ An",
    )
    assert (found.recipients, found.signer) == (("Như trên", "Lưu: VT"), "Lê Văn A")


def test_recipients_in_one_cell() -> None:
    plan = parse_markdown(
        "KẾ HOẠCH\n\nChuyển đổi số năm 2024\n\nI. MỤC TIÊU\n\n1. Hoàn thành 100% chỉ tiêu.\n\n"
        "| **Nơi nhận:** <br> - TT Tỉnh ủy, HĐND tỉnh; <br> - Các sở, ban, ngành; <br> - Lưu: VT, KGVX. |"
        " **KT. CHỦ TỊCH** <br> **PHÓ CHỦ TỊCH** <br> <br> **Lê Văn A** |\n|---|---|\n"
    )
    assert plan.metadata.recipients == ("TT Tỉnh ủy, HĐND tỉnh", "Các sở, ban, ngành", "Lưu: VT, KGVX")
    assert plan.metadata.signer == "Lê Văn A"
    assert "recipients" not in plan.metadata.missing
