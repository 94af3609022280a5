"""Outlines of short documents in the ways that plans are numbered: lines on the left, keys as they must be."""

from __future__ import annotations

import pytest

from tests.corpus.documents import body_keys, parse_lines

CASES: dict[str, list[tuple[str, str]]] = {
    "articles count through the chapters, a title stands under its number": [
        ("PHẦN THỨ NHẤT", "PI"),
        ("ĐÁNH GIÁ TÌNH HÌNH", ""),
        ("Chương I", "PI/CI"),
        ("KẾT QUẢ", ""),
        ("Mục 1", "PI/CI/1"),
        ("NHÀ Ở XÃ HỘI", ""),
        ("Điều 1. Phạm vi điều chỉnh", "PI/CI/1/D1"),
        ("1. Kế hoạch này quy định việc phát triển nhà ở.", "PI/CI/1/D1/k1"),
        ("2. Các nội dung gồm:", "PI/CI/1/D1/k2"),
        ("a) Nhà ở thương mại;", "PI/CI/1/D1/k2/a"),
        ("b) Nhà ở xã hội.", "PI/CI/1/D1/k2/b"),
        ("Chương II", "PI/CII"),
        ("NHIỆM VỤ", ""),
        ("Điều 2. Nhiệm vụ của các sở", "PI/CII/D2"),
        ("1. Sở Xây dựng chủ trì.", "PI/CII/D2/k1"),
        ("PHẦN THỨ HAI", "PII"),
        ("TỔ CHỨC THỰC HIỆN", ""),
        ("Chương III", "PII/CIII"),
        ("ĐIỀU KHOẢN THI HÀNH", ""),
        ("Điều 3. Hiệu lực", "PII/CIII/D3"),
        ("Kế hoạch có hiệu lực từ ngày ký.", "PII/CIII/D3/p1"),
    ],
    "arabic numbers above Roman ones, as the document has them": [
        ("1. MỤC TIÊU", "1"),
        ("I. Mục tiêu chung", "1.I"),
        ("- Một việc.", "1.I/-1"),
        ("II. Mục tiêu cụ thể", "1.II"),
        ("- Hai việc.", "1.II/-1"),
        ("2. NHIỆM VỤ", "2"),
        ("I. Nhiệm vụ chung", "2.I"),
        ("- Ba việc.", "2.I/-1"),
    ],
    "letters inside a Roman section that goes on after them": [
        ("I. ĐÁNH GIÁ", "I"),
        ("1. Kết quả", "I.1"),
        ("- Đạt.", "I.1/-1"),
        ("II. NỘI DUNG", "II"),
        ("A. Đến năm 2010", "II.A"),
        ("1. Cải cách thể chế.", "II.A.1"),
        ("B. Sau năm 2010", "II.B"),
        ("1. Cải cách bộ máy.", "II.B.1"),
        ("III. TỔ CHỨC THỰC HIỆN", "III"),
        ("1. Sở Nội vụ chủ trì.", "III.1"),
    ],
    "I. after H. is a letter": [
        *[(f"{letter}. Nội dung {letter.lower()} của chương trình", letter) for letter in "ABCDĐEGH"],
        ("I. Nội dung i của chương trình", "I"),
        ("K. Nội dung k của chương trình", "K"),
    ],
    "a list inside a point starts at 1 again": [
        ("I. NỘI DUNG", "I"),
        ("1. Công tác tuyên truyền", "I.1"),
        ("a) Nội dung gồm:", "I.1/a"),
        ("1. Truyền hình;", "I.1/a/k1"),
        ("2. Phát thanh;", "I.1/a/k2"),
        ("b) Hình thức: trực tiếp.", "I.1/b"),
        ("2. Công tác kiểm tra", "I.2"),
        ("2.1 Kiểm tra định kỳ", "I.2.1"),
        ("- Hằng quý.", "I.2.1/-1"),
        ("2.2 Kiểm tra đột xuất", "I.2.2"),
        ("+ Khi có yêu cầu.", "I.2.2/+1"),
    ],
    "Roman numbers with arabic ones after a dot, points with a dot": [
        ("I. MỤC TIÊU", "I"),
        ("I.1. Mục tiêu chung", "I.1"),
        ("Nâng cao chất lượng.", "I.1/p1"),
        ("I.2. Mục tiêu cụ thể", "I.2"),
        ("a. Đến năm 2025:", "I.2/a"),
        ("- Đạt 50%.", "I.2/a/-1"),
        ("b. Đến năm 2030:", "I.2/b"),
        ("- Đạt 80%.", "I.2/b/-1"),
        ("II. GIẢI PHÁP", "II"),
        ("II.1. Tuyên truyền.", "II.1"),
    ],
    "plus above dash": [
        ("I. NHIỆM VỤ", "I"),
        ("+ Nội dung một:", "I/+1"),
        ("- Việc a.", "I/+1/-1"),
        ("- Việc b.", "I/+1/-2"),
        ("+ Nội dung hai:", "I/+2"),
        ("- Việc c.", "I/+2/-1"),
    ],
    "a star leads a group of dashes; a finished one leads nothing": [
        ("I. MỤC TIÊU", "I"),
        ("* Giai đoạn 2021 - 2025:", "I/p1"),
        ("- Đạt 50%.", "I/p1/-1"),
        ("* Giai đoạn 2026 - 2030:", "I/p2"),
        ("- Đạt 80%.", "I/p2/-1"),
        ("* Lưu ý: Không tính xã đảo.", "I/p3"),
        ("- Đạt 90%.", "I/-1"),
    ],
    "fields of an activity are its paragraphs": [
        ("I. HOẠT ĐỘNG", "I"),
        ("1. Hội chợ sách", "I.1"),
        ("Thời gian dự kiến: Tháng 4 năm 2024.", "I.1/p1"),
        ("Địa điểm: Quảng trường.", "I.1/p2"),
        ("Đơn vị chủ trì: Sở Văn hóa.", "I.1/p3"),
        ("2. Hội thi", "I.2"),
        ("Thời gian dự kiến: Tháng 5 năm 2024.", "I.2/p1"),
    ],
    "text after a list belongs to the section, text after a title to the point": [
        ("I. NỘI DUNG", "I"),
        ("1. Thành phần", "I.1"),
        ("a) Trưởng ban: Chủ tịch UBND tỉnh;", "I.1/a"),
        ("b) Phó trưởng ban: Giám đốc Sở.", "I.1/b"),
        ("Ban Chỉ đạo họp mỗi quý một lần theo lịch của Trưởng ban.", "I.1/p1"),
        ("2. Cơ quan", "I.2"),
        ("a) Cơ quan phối hợp", "I.2/a"),
        ("Hội Cựu chiến binh và các tổ chức chính trị - xã hội.", "I.2/a/p1"),
    ],
    "a number too far off is no number": [
        ("I. NỘI DUNG", "I"),
        ("1. Đến năm 2025 đạt 50%.", "I.1"),
        ("2030. Trên cơ sở đó tiếp tục thực hiện.", "I.1/p1"),
        ("2. Đến năm 2030 đạt 80%.", "I.2"),
    ],
}


@pytest.mark.parametrize("name", CASES)
def test_outline(name: str) -> None:
    lines = CASES[name]
    assert body_keys(parse_lines(*(line for line, _ in lines))) == [key for _, key in lines if key]


@pytest.mark.parametrize(
    ("lines", "warnings"),
    [
        (("I. MỘT", "1. Việc một.", "2. Việc hai.", "4. Việc bốn."), {"gap:I:2->4"}),
        (("I. MỘT", "- Việc.", "III. BA", "- Việc."), {"gap::I->III"}),
        (("I. MỘT", "1. Việc một.", "1. Việc hai."), {"restart:I:1"}),
        (("I. MỘT", "2.1. Việc một."), {"gap:I:2->2.1"}),
        (("I. MỘT", "1. Việc một.", "2. Việc hai."), set()),
    ],
)
def test_gaps_and_restarts_are_said(lines: tuple[str, ...], warnings: set[str]) -> None:
    assert set(parse_lines(*lines).warnings) - {"no_date"} == warnings


@pytest.mark.parametrize(
    ("line", "under", "kind"),
    [
        ("1. Sở Nội vụ", "- Chủ trì.", "heading"),
        ("1. Sở Tư pháp: Phối hợp với Công an tỉnh kiểm tra việc chấp hành pháp luật.", "", "clause"),
        (
            "1. Sở Tư pháp: Phối hợp với Công an tỉnh kiểm tra việc chấp hành pháp luật.",
            "- Chủ trì.",
            "clause",
        ),
        ("1. Bước 2: Kiểm tra hiện trạng nhà ở của từng đối tượng.", "- Chủ trì.", "heading"),
        ("1. Đối với hệ thống thư viện:", "- Chủ trì.", "heading"),
        ("1. Hộ gia đình có nhà ở bị hư hỏng được hỗ trợ khi có các điều kiện sau:", "- Chủ trì.", "clause"),
        ("1. Hoàn thành tuyển sinh trước ngày 31/7/2025.", "", "clause"),
        ("1. Tuyên truyền", "", "clause"),
    ],
)
def test_a_title_or_a_clause(line: str, under: str, kind: str) -> None:
    plan = parse_lines("I. NHIỆM VỤ", line, *([under] if under else []), "2. Sở Y tế chủ trì.")
    assert plan.by_key["I.1"].kind == kind


def test_a_number_that_fits_two_lists_is_marked() -> None:
    plan = parse_lines("I. MỘT", "1. Việc một", "a) Gồm có:", "1. Việc nhỏ;", "2. Việc nào?")
    assert plan.by_key["I.1/a/k2"].unsure == "number-fits-two-levels"


def test_a_line_like_a_signature_does_not_end_the_body() -> None:
    plan = parse_lines(
        "I. PHÂN CÔNG",
        "GIÁM ĐỐC SỞ Y TẾ",
        "1. Chỉ đạo các đơn vị trực thuộc.",
        "II. KINH PHÍ",
        "- Ngân sách tỉnh.",
    )
    assert [node.key for node in plan.nodes if node.kind in ("heading", "clause")][-3:] == [
        "I.1",
        "II",
        "II/-1",
    ]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("PHỤ LỤC", "PL"),
        ("PHỤ LỤC II", "PLII"),
        ("Phụ lục số 3: Danh mục nhiệm vụ", "PL3"),
        ("PHỤ LỤC 01 DANH MỤC NHIỆM VỤ", "PL01"),
        ("Biểu số 2", "PL2"),
    ],
)
def test_appendices_stand_behind(line: str, key: str) -> None:
    plan = parse_lines(
        "I. MỘT", "1. Việc.", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Lê Văn An", line, "1. Việc của phụ lục."
    )
    assert body_keys(plan) == ["I", "I.1", key, f"{key}/1"]


def test_praise_is_no_appendix() -> None:
    plan = parse_lines("I. MỘT", "1. Việc.", "II. HAI", "BIỂU DƯƠNG, KHEN THƯỞNG", "1. Việc.")
    assert body_keys(plan)[-2:] == ["II/p1", "II.1"]


KINDS = [
    # a line that gives a sum or share says something itself, its parts below it
    ("1. Tổng kinh phí giai đoạn 2024 - 2028 dự kiến 9,4 tỷ đồng, trong đó:", "clause"),
    ("1. Phấn đấu 90% hồ sơ được giải quyết trực tuyến, cụ thể ở các cấp như sau:", "clause"),
    # so does one that gives a count of which the parts follow
    ("1. Tạo việc làm tăng thêm cho 4.200 người, trong đó:", "clause"),
    ("1. Trồng mới 900 cây, gồm:", "clause"),
    # a title with a year, a lead-in without a value
    ("1. Nhiệm vụ năm 2026 và các năm tiếp theo, gồm:", "heading"),
    ("1. Nguồn kinh phí:", "heading"),
    ("1. Nhiệm vụ giai đoạn 2024 - 2028:", "heading"),
    ("1. Đến hết năm 2025:", "heading"),
]


@pytest.mark.parametrize(("line", "kind"), KINDS)
def test_a_numbered_line_over_a_list(line: str, kind: str) -> None:
    plan = parse_lines("I. KINH PHÍ", line, "- Ngân sách tỉnh: 5 tỷ đồng;", "- Ngân sách huyện: 4,4 tỷ đồng.")
    assert plan.by_key["I.1"].kind == kind
    assert plan.by_key["I.1/-1"].trail == ("I. KINH PHÍ", line)
