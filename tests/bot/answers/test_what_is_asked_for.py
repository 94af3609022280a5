"""What a question asks for by a noun of its own: which drawbacks, which languages, which circular, how many each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answers.finding import Finding, Missing, Result

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 52/KH-UBND
Sơn La, ngày 05 tháng 02 năm 2026
KẾ HOẠCH
Dạy nghề cho thanh niên nông thôn năm 2026 trên địa bàn tỉnh Sơn La
Căn cứ Nghị quyết số 18/NQ-HĐND ngày 09 tháng 12 năm 2025 của Hội đồng nhân dân tỉnh;
A. TÌNH HÌNH
I. KẾT QUẢ ĐẠT ĐƯỢC
1. Tỷ lệ thanh niên nông thôn qua đào tạo đạt 41,5%.
2. Năm 2024 dạy nghề cho 2.310 thanh niên.
II. TỒN TẠI, HẠN CHẾ
1. Thiết bị thực hành của các trung tâm đã cũ.
2. Nhiều thanh niên đi làm xa trước khi học xong.
B. NỘI DUNG
1. Hạn chế tối đa tình trạng bỏ học giữa chừng khi dạy nghề cho thanh niên nông thôn.
2. Phát tờ rơi giới thiệu khóa học bằng tiếng Thái, tiếng Mông tại các chợ phiên.
3. Mở 24 lớp sơ cấp; mỗi lớp từ 20 đến 28 học viên, riêng xã biên giới tối thiểu 12 học viên.
4. Chương trình sơ cấp nghề xây dựng theo Thông tư số 42/2015/TT-BLĐTBXH ngày 20/10/2015.
5. Mỗi xã lập tổ tư vấn nghề, mỗi tổ từ 03 đến 05 thành viên.
6. Khảo sát ý kiến học viên về xưởng thực hành vào cuối khóa; mức hài lòng đạt từ 85% trở lên.
7. Đề nghị công nhận 04 xã đạt danh hiệu “Xã học tập” vào tháng 11/2026.
8. Đầu mối liên hệ: Phòng Đào tạo nghề, Sở Nội vụ (ông Vì Văn Mẫu).
C. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
- Tổng hợp, báo cáo kết quả gửi UBND tỉnh trước ngày 18/12/2026.
2. Ủy ban nhân dân cấp xã
- Báo cáo kết quả về Sở Nội vụ trước ngày 25/11/2026.
"""


@pytest.mark.parametrize(
    ("asked", "paths", "says"),
    [
        # the heading that has the noun, not the clause that uses its word as a verb
        ("Dạy nghề cho thanh niên nông thôn Sơn La còn những hạn chế gì?", ["A.II.1", "A.II.2"], "Thiết bị"),
        # the clause that names what is asked for, though another one has more of the other words
        ("Sơn La giới thiệu khóa học bằng những tiếng nào?", ["B.2"], "tiếng Mông"),
        # a document of the kind that is asked for, in the clause on the matter
        ("Chương trình sơ cấp nghề ở Sơn La theo thông tư nào?", ["B.4"], "42/2015/TT-BLĐTBXH"),
        ("Kế hoạch của Sơn La căn cứ nghị quyết nào?", ["mo-dau/p1"], "18/NQ-HĐND"),
        # what each has is a number of its own
        ("Ở Sơn La mỗi lớp sơ cấp bao nhiêu học viên?", ["B.3"], "từ 20 đến 28 học viên"),
        # one body reports to the other
        ("UBND xã Sơn La báo cáo Sở Nội vụ trước ngày nào?", ["C.2/-1"], "25/11/2026"),
        ("Tổ tư vấn nghề ở xã của Sơn La gồm mấy người?", ["B.5"], "từ 03 đến 05 thành viên"),
        # a measure named in the second half of its sentence, of what the first half says
        ("Mức hài lòng của học viên Sơn La về xưởng thực hành bao nhiêu?", ["B.6"], "85%"),
        ("Liên hệ ai ở Sơn La về dạy nghề cho thanh niên?", ["B.8"], "Vì Văn Mẫu"),
        ("Sơn La có hạn chế gì trong dạy nghề cho thanh niên nông thôn?", ["A.II.1", "A.II.2"], "đi làm xa"),
        # how things stood at the end of the year before the plan's, said without a year
        ("Cuối 2025 tỷ lệ thanh niên nông thôn Sơn La qua đào tạo đạt bao nhiêu?", ["A.I.1"], "41,5%"),
    ],
)
def test_answered_by(written: Callable[[str, str], Result], asked: str, paths: list[str], says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Finding), found
    assert [node.key for node in found.nodes] == paths
    assert says in found.headline


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("Sơn La căn cứ nghị định nào?", "nghị định"),  # the grounds of other kinds don't answer
        ("Khi nào Sơn La được công nhận danh hiệu Tỉnh học tập?", "Tỉnh học tập"),  # a title of another rank
        ("Cuối 2023 tỷ lệ thanh niên nông thôn Sơn La qua đào tạo đã đạt bao nhiêu?", "kết quả"),
    ],
)
def test_not_stated(written: Callable[[str, str], Result], asked: str, says: str) -> None:
    found = written(PLAN, asked)
    assert isinstance(found, Missing), found
    assert says in found.headline
