"""Targets of one clause: (value, unit, year, subject); None is a subject named without a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.facts.models import Target
from corpus.facts.targets import heading_subject, targets
from corpus.models import PartialDate
from tests.corpus.facts.clauses import context_of, facts_of

Row = tuple[str | None, str, int | None, str]


def rows(found: list[Target]) -> list[Row]:
    return [(None if t.value is None else f"{t.value:f}", t.unit, t.year, t.subject) for t in found]


LISTS: list[tuple[str, list[Row]]] = [
    # a subject of the same kind without a number stands by itself; one of another kind stays with the number before it
    (
        "Đến năm 2025, thư viện tỉnh, 70% thư viện cấp huyện, 40% thư viện cấp xã, thư viện lực lượng vũ trang, "
        "70% thư viện cơ sở giáo dục phổ thông, cơ sở giáo dục nghề nghiệp cung cấp dịch vụ phục vụ người dân.",
        [
            (None, "", 2025, "thư viện tỉnh"),
            ("70", "%", 2025, "thư viện cấp huyện"),
            ("40", "%", 2025, "thư viện cấp xã"),
            (None, "", 2025, "thư viện lực lượng vũ trang"),
            ("70", "%", 2025, "thư viện cơ sở giáo dục phổ thông, cơ sở giáo dục nghề nghiệp"),
        ],
    ),
    # the same with the bare subject in another place, and another kind of subject
    (
        "Đến hết năm 2027, trạm y tế phường, 80% trạm y tế thị trấn, trạm y tế quân dân y, 55% trạm y tế xã có bác sĩ.",
        [
            (None, "", 2027, "trạm y tế phường"),
            ("80", "%", 2027, "trạm y tế thị trấn"),
            (None, "", 2027, "trạm y tế quân dân y"),
            ("55", "%", 2027, "trạm y tế xã"),
        ],
    ),
    # one number, several subjects: undivided
    (
        "Đến năm 2025, phấn đấu đạt 60% và đến 2030 đạt 80% trung tâm văn hoá cấp tỉnh, trung tâm văn hoá, thể thao "
        "và truyền thông cấp huyện tổ chức hoạt động sáng tạo.",
        [
            (
                "60",
                "%",
                2025,
                "trung tâm văn hoá cấp tỉnh, trung tâm văn hoá, thể thao và truyền thông cấp huyện",
            ),
            (
                "80",
                "%",
                2030,
                "trung tâm văn hoá cấp tỉnh, trung tâm văn hoá, thể thao và truyền thông cấp huyện",
            ),
        ],
    ),
    (
        "Có ít nhất 80% số xã, 50% số huyện hoàn thành phổ cập vào năm 2026.",
        [("80", "%", 2026, "số xã"), ("50", "%", 2026, "số huyện")],
    ),
]

YEARS: list[tuple[str, list[Row]]] = [
    (
        "Đến năm 2025, phấn đấu số lượt khách tham quan tăng bình quân 5%/năm; đến năm 2030 tăng bình quân 10%/năm.",
        [("5", "%/năm", 2025, "số lượt khách tham quan"), ("10", "%/năm", 2030, "số lượt khách tham quan")],
    ),
    # years after their numbers
    (
        "Trên 90% hộ dân được dùng nước sạch vào năm 2025 và 100% trường học có nhà vệ sinh vào năm 2030.",
        [("90", "%", 2025, "hộ dân"), ("100", "%", 2030, "trường học")],
    ),
    (
        "Đến hết năm 2025, 60% trường học quản lý sức khỏe bằng phần mềm và đến năm 2030 đạt 100%.",
        [("60", "%", 2025, "trường học"), ("100", "%", 2030, "trường học")],
    ),
    (
        "Tỷ lệ hồ sơ trực tuyến: Năm 2024: 30%; năm 2025: 45%.",
        [("30", "%", 2024, "Tỷ lệ hồ sơ trực tuyến"), ("45", "%", 2025, "Tỷ lệ hồ sơ trực tuyến")],
    ),
    # the base that a change starts from is no target, nor is its year
    (
        "Tỷ lệ lao động qua đào tạo tăng từ 60% năm 2023 lên 70% năm 2025.",
        [("70", "%", 2025, "Tỷ lệ lao động qua đào tạo")],
    ),
    ("Giảm tỷ lệ tai nạn 5% so với năm 2022.", [("5", "%", None, "tỷ lệ tai nạn")]),
    # how things stood is no target
    (
        "Năm 2022 đã đạt 60% xã có nhà văn hóa, phấn đấu đến năm 2025 đạt 80%.",
        [("80", "%", 2025, "xã")],
    ),
    (
        "Ít nhất 60% (năm 2025), 80% (năm 2030) thư viện cấp huyện được số hóa tài liệu.",
        [("60", "%", 2025, "thư viện cấp huyện"), ("80", "%", 2030, "thư viện cấp huyện")],
    ),
    (
        "Đến năm 2025 có 90%, năm 2030 có 100% cơ sở giáo dục triển khai học bạ số.",
        [("90", "%", 2025, "cơ sở giáo dục"), ("100", "%", 2030, "cơ sở giáo dục")],
    ),
    # the whole has no year; each part has its own
    (
        "Kinh phí: 2,5 tỷ đồng, trong đó năm 2024: 1 tỷ đồng; năm 2025: 1,5 tỷ đồng.",
        [
            ("2.5", "tỷ đồng", None, "Kinh phí"),
            ("1", "tỷ đồng", 2024, "Kinh phí"),
            ("1.5", "tỷ đồng", 2025, "Kinh phí"),
        ],
    ),
    # a due date names its number's year
    ("Phủ sóng di động đến 100% thôn, bản trước ngày 30/9/2024.", [("100", "%", 2024, "thôn, bản")]),
]

SHAPES: list[tuple[str, list[Row]]] = [
    (
        "Tỷ lệ lao động qua đào tạo đạt 70%, trong đó lao động có bằng cấp, chứng chỉ đạt 30%.",
        [
            ("70", "%", None, "Tỷ lệ lao động qua đào tạo"),
            ("30", "%", None, "lao động có bằng cấp, chứng chỉ"),
        ],
    ),
    (
        "Đón 2,5 triệu lượt khách, trong đó khách quốc tế 150 nghìn lượt.",
        [("2.5", "triệu lượt khách", None, "lượt khách"), ("150", "nghìn lượt", None, "khách quốc tế")],
    ),
    # an age in a subject is no quantity of its own; a comparison in brackets is none
    (
        "Tỷ lệ trẻ em dưới 5 tuổi thấp còi giảm còn 17% (giảm 3% so với năm 2022).",
        [("17", "%", None, "Tỷ lệ trẻ em dưới 5 tuổi thấp còi")],
    ),
    ("Số bác sĩ trên 10.000 dân đạt 12 bác sĩ.", [("12", "bác sĩ", None, "Số bác sĩ trên 10.000 dân")]),
    (
        "Tỷ lệ gia đình đạt chuẩn văn hóa đạt 95% trở lên.",
        [("95", "%", None, "Tỷ lệ gia đình đạt chuẩn văn hóa")],
    ),
    ("Giảm tỷ lệ hộ nghèo xuống còn dưới 5%.", [("5", "%", None, "tỷ lệ hộ nghèo")]),
    ("Duy trì tốc độ tăng trưởng từ 10% đến 15%.", [("10", "%", None, "tốc độ tăng trưởng")]),
    (
        "Tổ chức ít nhất 02 lớp tập huấn cho cán bộ thư viện cấp xã, 03 hội thi đọc sách.",
        [
            ("2", "lớp", None, "lớp tập huấn cho cán bộ thư viện cấp xã"),
            ("3", "hội thi", None, "hội thi đọc sách"),
        ],
    ),
    (
        "Đón 50.000 lượt khách, doanh thu đạt 1.500 tỷ đồng.",
        [("50000", "lượt khách", None, "lượt khách"), ("1500", "tỷ đồng", None, "doanh thu")],
    ),
    (
        "Phấn đấu có 05 xã đạt chuẩn, thu nhập bình quân đạt 60 triệu đồng/người/năm.",
        [("5", "xã", None, "xã"), ("60", "triệu đồng/người/năm", None, "thu nhập bình quân")],
    ),
    (
        "Kinh phí thực hiện Kế hoạch là 1.500 triệu đồng, trong đó ngân sách tỉnh 1.000 triệu đồng.",
        [
            ("1500", "triệu đồng", None, "Kinh phí thực hiện Kế hoạch"),
            ("1000", "triệu đồng", None, "ngân sách tỉnh"),
        ],
    ),
    (
        "100% cơ quan, đơn vị, địa phương triển khai Kế hoạch; 90% cán bộ được tập huấn, "
        "tối thiểu 85% người dân hài lòng.",
        [
            ("100", "%", None, "cơ quan, đơn vị, địa phương"),
            ("90", "%", None, "cán bộ"),
            ("85", "%", None, "người dân"),
        ],
    ),
    (
        "Nâng dung lượng đường truyền của trung tâm dữ liệu lên 20 Gbps.",
        [("20", "Gbps", None, "dung lượng đường truyền của trung tâm dữ liệu")],
    ),
]


LEVELS: list[tuple[str, list[Row]]] = [
    # each value has its own level beside what they share
    (
        "Tỷ lệ văn bản ký số: cấp tỉnh 100%, cấp huyện 95%, cấp xã 80%.",
        [
            ("100", "%", None, "Tỷ lệ văn bản ký số: cấp tỉnh"),
            ("95", "%", None, "Tỷ lệ văn bản ký số cấp huyện"),
            ("80", "%", None, "Tỷ lệ văn bản ký số cấp xã"),
        ],
    ),
    (
        "Hồ sơ, sổ sách điện tử được cập nhật đạt 95% ở cấp tỉnh, 85% ở cấp xã.",
        [
            ("95", "%", None, "Hồ sơ, sổ sách điện tử được cập nhật ở cấp tỉnh"),
            ("85", "%", None, "Hồ sơ, sổ sách điện tử được cập nhật ở cấp xã"),
        ],
    ),
    (
        "100% nhiệm vụ, chế độ báo cáo cấp tỉnh và 90% ở cấp xã được thực hiện trên hệ thống.",
        [
            ("100", "%", None, "nhiệm vụ, chế độ báo cáo cấp tỉnh"),
            ("90", "%", None, "nhiệm vụ, chế độ báo cáo ở cấp xã"),
        ],
    ),
    (
        "Tỷ lệ hộ dân dùng nước sạch đạt 98% ở khu vực đô thị và 75% ở khu vực nông thôn.",
        [
            ("98", "%", None, "Tỷ lệ hộ dân dùng nước sạch ở khu vực đô thị"),
            ("75", "%", None, "Tỷ lệ hộ dân dùng nước sạch ở khu vực nông thôn"),
        ],
    ),
    # after a semicolon
    (
        "Tỷ lệ cán bộ đạt chuẩn: ở cấp tỉnh đạt 100%; ở cấp xã đạt 90%.",
        [
            ("100", "%", None, "Tỷ lệ cán bộ đạt chuẩn: ở cấp tỉnh"),
            ("90", "%", None, "Tỷ lệ cán bộ đạt chuẩn ở cấp xã"),
        ],
    ),
    # a level inside subjects of their own is left alone
    (
        "60% trạm y tế cấp xã, 80% bệnh viện cấp huyện dùng bệnh án điện tử.",
        [
            ("60", "%", None, "trạm y tế cấp xã"),
            ("80", "%", None, "bệnh viện cấp huyện dùng bệnh án điện tử"),
        ],
    ),
]

SUMS: list[tuple[str, list[Row]]] = [
    # what stands before the colon is what the sum is for, commas and all
    (
        "Nguồn vốn đầu tư công, vốn sự nghiệp: 45,6 tỷ đồng (trong đó vốn đối ứng của tỉnh 5 tỷ đồng).",
        [
            ("45.6", "tỷ đồng", None, "Nguồn vốn đầu tư công, vốn sự nghiệp"),
            ("5", "tỷ đồng", None, "vốn đối ứng của tỉnh"),
        ],
    ),
    (
        "Nguồn viện trợ, đóng góp: 1.200 triệu đồng.",
        [("1200", "triệu đồng", None, "Nguồn viện trợ, đóng góp")],
    ),
    (
        "Hộ có nhà bị cháy, sập: 50 triệu đồng/nhà; người bị nạn nặng: 8 triệu đồng/người; "
        "tàu hư hỏng: 20 triệu đồng/tàu.",
        [
            ("50", "triệu đồng/nhà", None, "Hộ có nhà bị cháy, sập"),
            ("8", "triệu đồng/người", None, "người bị nạn nặng"),
            ("20", "triệu đồng/tàu", None, "tàu hư hỏng"),
        ],
    ),
    (
        "Mức chi cho một câu lạc bộ: 25 triệu đồng/câu lạc bộ (một lần).",
        [("25", "triệu đồng/câu lạc bộ", None, "Mức chi cho một câu lạc bộ")],
    ),
    # a name with a comma, and a part that goes on with what the sentence began with
    (
        "Dự toán cả giai đoạn: 12,5 tỷ đồng; riêng năm 2026 là 2,4 tỷ đồng, do Sở Văn hóa, Thể thao và Du lịch "
        "quản lý 1,4 tỷ đồng, các địa phương 1 tỷ đồng.",
        [
            ("12.5", "tỷ đồng", None, "Dự toán cả giai đoạn"),
            ("2.4", "tỷ đồng", 2026, "Dự toán cả giai đoạn"),
            ("1.4", "tỷ đồng", 2026, "Sở Văn hóa, Thể thao và Du lịch quản lý"),
            ("1", "tỷ đồng", 2026, "các địa phương"),
        ],
    ),
    (
        "Tổng kinh phí: 10 tỷ đồng, trong đó: ngân sách tỉnh: 6 tỷ đồng, ngân sách huyện: 4 tỷ đồng.",
        [
            ("10", "tỷ đồng", None, "Tổng kinh phí"),
            ("6", "tỷ đồng", None, "ngân sách tỉnh"),
            ("4", "tỷ đồng", None, "ngân sách huyện"),
        ],
    ),
]

SUMS += [
    # whose money it is, and a sum by years in brackets
    (
        "Kinh phí thực hiện: 8,5 tỷ đồng từ ngân sách tỉnh; 2,5 tỷ đồng từ nguồn xã hội hóa.",
        [("8.5", "tỷ đồng", None, "Kinh phí thực hiện"), ("2.5", "tỷ đồng", None, "nguồn xã hội hóa")],
    ),
    (
        "Ngân sách trung ương: 20 tỷ đồng (năm 2025: 8 tỷ đồng; năm 2026: 12 tỷ đồng).",
        [
            ("20", "tỷ đồng", None, "Ngân sách trung ương"),
            ("8", "tỷ đồng", 2025, "Ngân sách trung ương"),
            ("12", "tỷ đồng", 2026, "Ngân sách trung ương"),
        ],
    ),
]

COUNTS: list[tuple[str, list[Row]]] = [
    # what each shall have, also where its noun before a number would name one of many
    (
        "Tổ chức 12 lớp tập huấn, mỗi lớp từ 20 đến 28 học viên.",
        [("12", "lớp", None, "lớp tập huấn"), ("20", "học viên", None, "mỗi lớp")],
    ),
    ("Mỗi đội gồm 10 người.", [("10", "người", None, "người")]),
    ("Mỗi năm có 10 người được khen.", []),
    # the whole and each part, however many
    (
        "Trồng mới 900 cây, gồm: cây xanh đô thị 300 cây, cây ăn quả 250 cây, cây lâm nghiệp 350 cây.",
        [
            ("900", "cây", None, "cây"),
            ("300", "cây", None, "cây xanh đô thị"),
            ("250", "cây", None, "cây ăn quả"),
            ("350", "cây", None, "cây lâm nghiệp"),
        ],
    ),
    # "trung cấp 70" is no grade 70, "03 tháng 1.200 người" no month
    (
        "Đào tạo 1.390 người, bao gồm: cao đẳng 40 người, trung cấp 150 người, đào tạo dưới 03 tháng 1.200 người.",
        [
            ("1390", "người", None, "người"),
            ("40", "người", None, "cao đẳng"),
            ("150", "người", None, "trung cấp"),
            ("1200", "người", None, "đào tạo dưới 03 tháng"),
        ],
    ),
    (
        "Xóa 250 nhà tạm, nhà dột nát, trong đó Mường Tè 120 nhà, Nậm Nhùn 80 nhà.",
        [
            ("250", "nhà", None, "nhà tạm, nhà dột nát"),
            ("120", "nhà", None, "Mường Tè"),
            ("80", "nhà", None, "Nậm Nhùn"),
        ],
    ),
    (
        "Kiện toàn 210 tổ phản ứng nhanh với 2.100 thành viên; mỗi tổ được trang bị tối thiểu 02 bộ đàm, "
        "10 áo phao và 01 máy bơm.",
        [
            ("210", "tổ", None, "tổ phản ứng nhanh"),
            ("2100", "thành viên", None, "thành viên"),
            ("2", "bộ đàm", None, "bộ đàm"),
            ("10", "áo phao", None, "áo phao"),
            ("1", "máy", None, "máy bơm"),
        ],
    ),
    (
        "Lắp đặt 15 camera giám sát và 04 trạm quan trắc tự động.",
        [("15", "camera", None, "camera giám sát"), ("4", "trạm", None, "trạm quan trắc tự động")],
    ),
    (
        "Kiểm tra công tác này tại 12 sở, ngành và 40 xã, phường.",
        [("12", "sở", None, "sở, ngành"), ("40", "xã", None, "xã, phường")],
    ),
    # things of one list are not parted
    (
        "Giảm ít nhất 15% số người chết, mất tích do đuối nước so với năm 2022.",
        [("15", "%", None, "số người chết, mất tích")],
    ),
    ("Thành lập mô hình điểm tại 100% buôn, tổ dân phố.", [("100", "%", None, "buôn, tổ dân phố")]),
    # a verb after the comma begins something else
    (
        "Rà soát 320 văn bản quy phạm pháp luật, công bố danh mục hết hiệu lực.",
        [("320", "văn bản", None, "văn bản quy phạm pháp luật")],
    ),
    # how often something is done
    (
        "Xe lưu động phục vụ các trường vùng sâu tối thiểu 06 lần/năm, mỗi lần không ít hơn 100 bản sách.",
        [
            ("6", "lần/năm", None, "Xe lưu động phục vụ các trường vùng sâu"),
            ("100", "bản sách", None, "Xe lưu động phục vụ các trường vùng sâu"),
        ],
    ),
    (
        "Công khai 100% quyết định xử phạt trên Cổng thông tin trong thời hạn 03 ngày làm việc kể từ ngày ký.",
        [("100", "%", None, "quyết định xử phạt trên Cổng thông tin")],
    ),
    # what a printed thing is for is no predicate
    (
        "Cấp phát miễn phí 5.000 tờ rơi, 200 áp phích, 100 cuốn sổ tay tuyên truyền.",
        [
            ("5000", "tờ", None, "tờ rơi"),
            ("200", "áp phích", None, "áp phích"),
            ("100", "cuốn", None, "cuốn sổ tay tuyên truyền"),
        ],
    ),
    (
        "Sắp xếp 87 trụ sở dôi dư, hoàn thành ít nhất 60%.",
        [("87", "trụ sở", None, "trụ sở dôi dư"), ("60", "%", None, "trụ sở dôi dư")],
    ),
    # a threshold is a condition, and how many there are is no aim
    ("Các xã, phường giải ngân dưới 70% phải kiểm điểm trách nhiệm.", []),
    ("Nếu tỷ lệ hài lòng dưới 80% thì rà soát lại quy trình.", []),
]


def test_what_is_reached_is_no_change_by_so_much() -> None:
    (found,) = targets(context_of("Giảm tỷ lệ hộ nghèo từ 5,2% xuống còn 3,8%."))
    assert (found.subject, str(found.value), found.bound) == ("tỷ lệ hộ nghèo", "3.8", "")


def test_how_many_there_are_is_no_target() -> None:
    text = "Xây dựng chính quyền phục vụ, thông suốt từ tỉnh đến 96 xã, phường."
    assert targets(context_of(text, "I. MỤC TIÊU")) == []


def test_values_that_refer_to_those_before() -> None:
    found = facts_of(
        "Đến năm 2026, 40% trường mầm non, 60% trường tiểu học có phòng đọc.",
        "Đến năm 2030, tỷ lệ tương ứng là 70% và 90%.",
        "Đến năm 2035, tỷ lệ tương ứng là 80%, 95% và 99%.",  # of three things, where two were named
    ).targets
    assert rows(list(found))[2:] == [
        ("70", "%", 2030, "trường mầm non"),
        ("90", "%", 2030, "trường tiểu học"),
    ]
    assert {one.measure for one in found} == {"có phòng đọc"}


def test_values_that_refer_to_those_before_though_another_goal_follows() -> None:
    found = facts_of(
        "Đến năm 2028, 70% thôn có đội văn nghệ, 40% xã có sân thể thao; số hóa 900 trang tư liệu.",
        "Đến năm 2032, tỷ lệ tương ứng là 90% và 65%; số hóa 2.500 trang tư liệu.",
    ).targets
    assert rows(list(found))[3:] == [
        ("90", "%", 2032, "thôn"),
        ("65", "%", 2032, "xã"),
        ("2500", "trang", 2032, "trang tư liệu"),
    ]


def test_the_whole_of_a_lead_in_and_its_parts() -> None:
    lead_in = "Tạo việc làm tăng thêm cho 4.200 người, trong đó:"
    (whole,) = targets(context_of(lead_in))
    assert (whole.value, whole.subject, whole.measure) == (4200, "người", "Tạo việc làm tăng thêm cho")
    (part,) = targets(context_of("Qua quỹ tín dụng: 800 người.", lead_in))
    assert (part.value, part.subject, part.measure) == (
        800,
        "Qua quỹ tín dụng",
        "Tạo việc làm tăng thêm cho người",
    )


def test_the_parts_of_a_sum_under_its_lead_in() -> None:
    (one,) = targets(
        context_of("Ngân sách tỉnh: 6 tỷ đồng;", "1. Tổng kinh phí dự kiến 9 tỷ đồng, trong đó:")
    )
    assert (one.subject, one.measure) == ("Ngân sách tỉnh", "Tổng kinh phí")


@pytest.mark.parametrize(("text", "expected"), [*LISTS, *YEARS, *SHAPES, *LEVELS, *SUMS, *COUNTS])
def test_targets_of_a_clause(text: str, expected: list[Row]) -> None:
    assert rows(targets(context_of(text))) == expected


# Amounts of support: (text, [(value, year, subject, measure)]) in a plan of 2026.
SUPPORT: list[tuple[str, list[tuple[str, int | None, str, str]]]] = [
    # nobody set a year for them; for whom, whole
    (
        "Vay vốn tối đa 80 triệu đồng đối với 01 lao động, tối đa 01 tỷ đồng/dự án đối với tổ hợp tác, hợp tác xã.",
        [("80", None, "01 lao động", "Vay vốn"), ("1", None, "tổ hợp tác, hợp tác xã", "")],
    ),
    ("Mức hỗ trợ 500.000 đồng/hộ đối với hộ nghèo.", [("500000", None, "hộ nghèo", "Mức hỗ trợ")]),
    # what it is for stands before the colon, whatever follows the unit
    ("Hỗ trợ tiền đi lại: tối đa 300.000 đồng/người/khóa học.", [("300000", None, "Hỗ trợ tiền đi lại", "")]),
    ("Hỗ trợ tiền ăn 50.000 đồng/người/ngày thực học.", [("50000", None, "Hỗ trợ tiền ăn", "")]),
    ("Hỗ trợ gia đình liệt sĩ: mức 1.000.000 đồng/suất.", [("1000000", None, "Hỗ trợ gia đình liệt sĩ", "")]),
    (
        "Hỗ trợ 30 triệu đồng/nhà xây mới, 15 triệu đồng/nhà sửa chữa.",
        [("30", None, "nhà xây mới", "Hỗ trợ"), ("15", None, "nhà sửa chữa", "")],
    ),
    # an income is aimed at, and has the plan's year
    ("Thu nhập bình quân đạt 60 triệu đồng/người/năm.", [("60", 2026, "Thu nhập bình quân", "đạt")]),
]


@pytest.mark.parametrize(("text", "expected"), SUPPORT)
def test_amounts_of_support(text: str, expected: list[tuple[str, int | None, str, str]]) -> None:
    found = targets(context_of(text, title="Kế hoạch phát triển kinh tế tập thể năm 2026"))
    assert [(f"{t.value:f}", t.year, t.subject, t.measure) for t in found] == expected


MEASURES = [
    (
        "Đến năm 2025, 70% thư viện cấp huyện, 40% thư viện cấp xã có phòng đọc.",
        ["có phòng đọc", "có phòng đọc"],
    ),
    ("100% xã có chợ, 90% hộ dân được dùng điện.", ["có chợ", "được dùng điện"]),
    ("Số lượt bạn đọc tăng bình quân 5%/năm.", ["tăng bình quân"]),
    ("Cắt giảm tối thiểu 20% thời gian giải quyết thủ tục.", ["Cắt giảm"]),
    ("Giảm tỷ lệ hộ nghèo xuống còn dưới 5%.", ["Giảm … xuống còn"]),
    ("Đưa sản phẩm lên sàn, phấn đấu có thêm 350 sản phẩm trong năm 2024.", ["Đưa sản phẩm lên sàn"]),
    # names in quotation marks after the verb are part of what is said; in a list each has its own
    (
        "Có 75% thôn đạt chuẩn “Thôn xanh”; 60% chợ được công nhận “Chợ an toàn”.",
        ["đạt chuẩn “Thôn xanh”", "được công nhận “Chợ an toàn”"],
    ),
    ("Có 75% thôn đạt chuẩn “Thôn xanh”, “Thôn thông minh”.", ["đạt chuẩn “Thôn xanh”, “Thôn thông minh”"]),
    # what is done before the number, with the label in front of it; a heading alone before a colon is none
    (
        "Bệnh lao: theo dõi điều trị từ 70% đến 85% số người mắc được phát hiện.",
        ["Bệnh lao: theo dõi điều trị … được phát hiện"],
    ),
    ("Đến năm 2030: 95% hộ dân được dùng nước sạch.", ["được dùng nước sạch"]),
    # a whole clause in quotation marks, as another plan shall have it: its end is no part of what is said
    (
        "“c) Phấn đấu 65% chủ phương tiện khai thác cát, sỏi trên sông sử dụng được nhật ký điện tử.”",
        ["sử dụng được nhật ký điện tử"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures(text: str, expected: list[str]) -> None:
    assert [target.measure for target in targets(context_of(text))] == expected


BOUNDS = [
    ("Trên 90% hộ dân có điện.", "over", "Trên 90%"),
    ("Tỷ lệ bao phủ bảo hiểm đạt 95% trở lên.", "at_least", "95% trở lên"),
    ("Tỷ lệ hộ nghèo giảm 1,5 - 2%/năm.", "decrease", "1,5 - 2%/năm"),
    ("Số lượt bạn đọc tăng bình quân 5%/năm.", "increase", "5%/năm"),
    ("Tỷ lệ hộ nghèo xuống còn dưới 5%.", "under", "dưới 5%"),
    # risen to a level: the level is neither a rise nor a fall
    ("Nâng tỷ lệ gia đình văn hóa lên 92%.", "", "92%"),
]


@pytest.mark.parametrize(("text", "bound", "words"), BOUNDS)
def test_bounds_and_words(text: str, bound: str, words: str) -> None:
    (target,) = targets(context_of(text))
    assert (target.bound, target.words.text) == (bound, words)


def test_year_and_subject_come_from_the_headings() -> None:
    (target,) = targets(
        context_of("Đạt 95%.", "II. MỤC TIÊU", "1. Đến năm 2025", "a) Tỷ lệ hộ dùng nước sạch:")
    )
    assert (target.value, target.year, target.subject) == (Decimal(95), 2025, "Tỷ lệ hộ dùng nước sạch")


def test_a_period_of_the_heading_has_both_its_years() -> None:
    (target,) = targets(context_of("100% xã có nhà văn hóa.", "1. Giai đoạn 2021 - 2025"))
    assert (target.year_from, target.year) == (2021, 2025)


def test_the_measure_may_be_the_heading() -> None:
    found = targets(
        context_of("- Thư viện cấp huyện 70%, thư viện cấp xã 40%", "Đến năm 2025, tỷ lệ ứng dụng công nghệ:")
    )
    assert [(t.subject, t.measure, t.year) for t in found] == [
        ("Thư viện cấp huyện", "tỷ lệ ứng dụng công nghệ", 2025),
        ("thư viện cấp xã", "tỷ lệ ứng dụng công nghệ", 2025),
    ]


def test_what_is_amended_is_no_subject() -> None:
    lead = "2. Sửa đổi điểm b khoản 3 Mục III như sau:"
    assert heading_subject(context_of("Có ít nhất 05 thành viên.", lead)) == ""
    assert (
        heading_subject(context_of("Có ít nhất 05 thành viên.", "2. Sửa đổi lối sống")) == "Sửa đổi lối sống"
    )


def test_the_year_of_the_plan_goes_for_what_names_none() -> None:
    title = "Chuyển đổi số năm 2024"
    (target,) = targets(context_of("Tổ chức 03 lớp tập huấn.", title=title))
    assert target.year == 2024


def test_two_years_before_are_not_guessed_between() -> None:
    (target,) = targets(context_of("100% xã có nhà văn hóa.", "Mục tiêu năm 2025 và năm 2030"))
    assert target.year is None


NONE = [
    # names and grounds of other documents
    "Thực hiện Nghị quyết số 12/2022/NQ-HĐND ngày 09/12/2022 của HĐND tỉnh về hỗ trợ 50% kinh phí mua bảo hiểm.",
    "Triển khai Đề án “Hỗ trợ 30% học phí giai đoạn 2021 - 2025”.",
    # how things stand, forecasts, conditions, places, copies
    "Hiện nay có 65% xã có nhà văn hóa.",
    "Với các trận mưa từ 50 đến 70mm/h: tồn tại 11 điểm úng ngập trên 09 phường.",
    "Khi mực nước hạ lưu đạt 4,5m thì mở cống.",
    "Biên bản xác nhận hoàn thành (01 bản).",
    # what another document says, or said before it was amended
    "Quy định mới về tỷ lệ hộ có điện (Kế hoạch số 45 quy định là 60%).",
    "Biểu trưng “90% niềm tin, 10% kỹ năng”.",
    # addresses, mottoes, durations
    "Theo khoản 1 Điều 7 và phương châm 04 tại chỗ, trực 24/24 giờ.",
    "Sơ kết 6 tháng, 1 năm triển khai thực hiện.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_target(text: str) -> None:
    assert targets(context_of(text)) == []


def test_results_under_a_heading_of_how_things_stand_are_no_targets() -> None:
    assert targets(context_of("Tỷ lệ hộ nghèo đạt 5%.", "I. THỰC TRẠNG")) == []


def test_a_number_of_a_year_that_was_over_is_a_result() -> None:
    issued = PartialDate(year=2024, month=3, day=1)
    assert targets(context_of("Năm 2022, tỷ lệ hộ nghèo đạt 5%.", issued=issued)) == []


def test_a_value_that_does_not_stand_in_the_words_cannot_be_built() -> None:
    (target,) = targets(context_of("Tỷ lệ hộ dùng nước sạch đạt 95%."))
    with pytest.raises(ValueError, match="does not stand"):
        Target.model_validate({**target.model_dump(), "value": Decimal(59)})
