"""`Đúng` only where the very value is bound to what the question names; `Không` where another is; else neither."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot import messages
from bot.answers.finding import Finding, Result

YES, NO, NEITHER = messages.YES, messages.NO, ""

PLAN = """ỦY BAN NHÂN DÂN TỈNH SƠN LA
Số: 77/KH-UBND
Sơn La, ngày 08 tháng 12 năm 2025
KẾ HOẠCH
Cấp nước và phòng dịch bệnh vật nuôi giai đoạn 2026 - 2030 trên địa bàn tỉnh Sơn La
I. MỤC TIÊU
1. Đến năm 2028
- 82% hộ dân nông thôn dùng nước sạch; 64% trường học có bể chứa nước mưa.
2. Đến năm 2030
- 91% hộ dân nông thôn dùng nước sạch; 73% trường học có bể chứa nước mưa.
- Tiêm phòng cho 95% đàn trâu, bò; riêng các xã vùng cao phấn đấu tiêm phòng 70% đàn trâu, bò.
3. Mỗi tổ thú y từ 04 đến 07 người.
II. NHIỆM VỤ
1. Vật tư dự trữ: 60 tấn vôi bột, 4.500 lít hóa chất, 220 bình phun, 900 bộ quần áo bảo hộ.
2. Nối lại đường ống trong vòng 12 giờ đối với ống nhánh; 36 giờ đối với ống truyền tải.
3. Ngừng chăn thả khi nhiệt độ từ 12 độ C trở xuống đối với bê, nghé và từ 8 độ C trở xuống đối với trâu trưởng thành.
4. Hỗ trợ hộ có vật nuôi bị tiêu hủy: trâu, bò 9 triệu đồng/con; lợn 2 triệu đồng/con; gia cầm 60 nghìn đồng/con.
5. Xét nghiệm nước miễn phí đối với trường học, trạm y tế; các đối tượng còn lại thu 150.000 đồng/mẫu.
6. Tập huấn nghiệp vụ bảo quản vắc xin cho mọi nhân viên thú y.
7. Kiểm tra trại lợn có từ 500 con trở lên, định kỳ 03 tháng một lần; các trại còn lại mỗi năm một lần.
8. Hội thi “Nhà nông hiểu biết chăn nuôi”: từ ngày 10/4/2026 đến ngày 13/4/2026.
Cơ cấu giải thưởng: 01 giải Nhất, 03 giải Nhì, 08 giải Khuyến khích.
9. Cử 40 cán bộ học thú y trong cả giai đoạn, bình quân mỗi năm 08 cán bộ.
10. Đoàn kiểm tra liên ngành mở bể chứa cho học sinh tham quan vào sáng thứ Năm đầu tháng.
11. Nâng cấp phòng xét nghiệm vào quý II năm 2027; đến hết năm 2028 lắp 350 vòi nước công cộng.
12. Bình chọn tổ thú y tiêu biểu 03 năm một lần; hội chợ giống vật nuôi mở tại Mai Sơn (quý I) và Mộc Châu (quý III).
III. KINH PHÍ
1. Tổng 84,6 tỷ đồng, trong đó: ngân sách trung ương 51 tỷ đồng; ngân sách tỉnh 24,1 tỷ đồng; ngân sách xã 9,5 tỷ đồng.
2. Riêng năm 2026 bố trí 17,3 tỷ đồng từ ngân sách tỉnh.
IV. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Môi trường
- Tham mưu tổ chức sơ kết vào tháng 7 năm 2028, tổng kết vào quý IV năm 2030.
- Chủ trì tổ chức lễ phát động tháng vệ sinh chuồng trại; phối hợp với Sở Y tế giám sát nguồn nước.
2. Hội Nông dân tỉnh
- Chủ trì tổ chức Hội thi “Nhà nông hiểu biết chăn nuôi”.
3. UBND các xã, phường
- Báo cáo kết quả tiêm phòng trước ngày 20/11 hằng năm.
"""

TABLE = """# KẾ HOẠCH
## Cấp nước sạch nông thôn giai đoạn 2026 - 2028 trên địa bàn tỉnh Sơn La

Số: 15/KH-UBND

*Sơn La, ngày 10 tháng 01 năm 2026*

## I. CHỈ TIÊU

| TT | Chỉ tiêu | ĐVT | 2026 | 2027 | 2028 |
|---|---|---|---|---|---|
| 1 | Số giếng khoan mới | giếng | 24 | 31 | 45 |
| 2 | Tỷ lệ hộ có đồng hồ nước | % | 38 | 52 | 66 |

## II. CÔNG TRÌNH

| TT | Địa bàn | Số hộ đấu nối | Nguồn nước | Hoàn thành | Kinh phí (triệu đồng) |
|---|---|---|---|---|---|
| 1 | Xã Mường Bú | 318 | Nước ngầm | 30/9/2026 | 4.200 |
| 2 | Xã Chiềng Ơn | 147 | Nước mặt | 31/12/2026 | 2.650 |
| 3 | Xã Tạ Khoa | 205 | Nước mặt | 30/6/2027 | 3.100 |
"""


def confirmed(written: Callable[[str, str], Result], text: str, asked: str) -> Finding:
    found = written(text, asked)
    assert isinstance(found, Finding), found
    return found


@pytest.mark.parametrize(
    ("asked", "lead", "says"),
    [
        # shares: of whom, and of which year
        ("Đến năm 2028 có 82% hộ dân nông thôn dùng nước sạch đúng không", YES, "82%"),
        ("Đến năm 2028 có 64% hộ dân nông thôn dùng nước sạch đúng không", NO, "82%"),
        ("Đến năm 2028 có 91% hộ dân nông thôn dùng nước sạch phải không", NO, "82%"),
        ("den nam 2030 co 73% truong hoc co be chua nuoc mua phai khong", YES, "73%"),
        ("Các xã vùng cao tiêm phòng 95% đàn trâu, bò đúng không", NO, "70%"),
        # counts: what stands in one list with it bears nothing out
        ("Dự trữ 220 bộ quần áo bảo hộ đúng không", NO, "900 bộ"),
        ("Dự trữ 900 bộ quần áo bảo hộ đúng không", YES, "900 bộ"),
        ("Dự trữ 4.500 bình phun phải không", NO, "220 bình"),
        ("Dự trữ 60 tấn vôi bột phải không", YES, "60 tấn"),
        ("Mỗi tổ thú y có 12 người phải không", NO, "từ 04 đến 07 người"),
        ("Mỗi tổ thú y có 5 người phải không", NEITHER, "từ 04 đến 07 người"),  # within: as it may be
        ("Hội thi Nhà nông hiểu biết chăn nuôi có 3 giải Nhất đúng không", NO, "01 giải Nhất"),
        ("Hội thi Nhà nông hiểu biết chăn nuôi có 8 giải Khuyến khích đúng không", YES, "08 giải"),
        # how long, how cold, how often
        ("Ống truyền tải phải nối lại trong 12 giờ đúng không", NO, "36 giờ đối với ống truyền tải"),
        ("Ống nhánh phải nối lại trong vòng 12 tiếng đúng không", YES, "12 giờ đối với ống nhánh"),
        ("Bê, nghé ngừng chăn thả khi dưới 8 độ C phải không", NO, "12 độ C"),
        ("Trâu trưởng thành ngừng chăn thả khi 8 độ C trở xuống phải không", YES, "8 độ C"),
        ("Trại lợn từ 500 con mỗi năm kiểm tra một lần đúng không", NO, "03 tháng một lần"),
        ("Hội thi Nhà nông hiểu biết chăn nuôi diễn ra 7 ngày phải không", NO, "10/4/2026"),
        ("Cử 40 cán bộ học thú y mỗi năm đúng không", NEITHER, "cả giai đoạn"),
        # money: whose, for what, and when
        ("Ngân sách xã chi 24,1 tỷ đồng đúng không", NO, "9,5 tỷ"),
        ("Ngân sách trung ương 51 tỷ đồng phải không", YES, "51 tỷ"),
        ("Lợn bị tiêu hủy được hỗ trợ 9 triệu đồng một con đúng không", NO, "lợn 2 triệu"),
        ("Trâu, bò bị tiêu hủy được hỗ trợ 9 triệu đồng mỗi con phải không", YES, "9 triệu"),
        ("Năm 2026 ngân sách tỉnh bố trí 24,1 tỷ đồng đúng không", NO, "17,3 tỷ"),
        # days and years: of which act
        ("Tổng kết vào tháng 7 năm 2028 phải không", NO, "quý IV năm 2030"),
        ("Sơ kết vào tháng 7 năm 2028 phải không", YES, "tháng 7 năm 2028"),
        ("Tổng kết trong năm 2028 đúng không", NO, "quý IV năm 2030"),
        ("Nâng cấp phòng xét nghiệm trong năm 2026 phải không", NO, "2027"),
        ("Lắp 350 vòi nước công cộng trong năm 2026 phải không", NO, "2028"),
        ("UBND xã báo cáo kết quả tiêm phòng trước ngày 20/11 đúng không", YES, "20/11"),
        ("UBND xã báo cáo kết quả tiêm phòng trước ngày 20/10 đúng không", NO, "20/11"),
        # free, or paid for, and for whom
        ("Trạm y tế xét nghiệm nước phải trả 150.000 đồng đúng không", NO, "miễn phí"),
        ("Xét nghiệm nước miễn phí cho mọi người dân đúng không", NO, "các đối tượng còn lại thu"),
        ("Trường học được xét nghiệm nước miễn phí phải không", YES, "miễn phí"),
        # for all, at all times
        ("Tập huấn bảo quản vắc xin cho mọi nhân viên thú y phải không", YES, "mọi nhân viên"),
        ("Mở bể chứa cho học sinh tham quan cả tuần phải không", NEITHER, "sáng thứ Năm"),
        ("Bình chọn tổ thú y tiêu biểu hằng năm đúng không", NEITHER, "03 năm một lần"),
        # who leads what has a name of its own
        (
            "Hội thi Nhà nông hiểu biết chăn nuôi do Sở Nông nghiệp và Môi trường chủ trì phải không",
            NO,
            "Hội Nông dân tỉnh",
        ),
    ],
)
def test_of_clauses(written: Callable[[str, str], Result], asked: str, lead: str, says: str) -> None:
    found = confirmed(written, PLAN, asked)
    assert (found.lead, says in found.headline) == (lead, True), found.headline


@pytest.mark.parametrize(
    ("asked", "lead", "says"),
    [
        ("Năm 2027 khoan mới 45 giếng đúng không", NO, "31"),  # of another year's column
        ("Năm 2028 khoan mới 45 giếng đúng không", YES, "45"),
        ("Năm 2026 có 52% hộ có đồng hồ nước phải không", NO, "38"),
        ("Xã Chiềng Ơn đấu nối 205 hộ đúng không", NO, "147"),  # of another row
        ("Xã Mường Bú đấu nối 318 hộ đúng không", YES, "318"),
        ("Xã Mường Bú dùng nước mặt phải không", NO, "Nước ngầm"),
        ("Xã Tạ Khoa dùng nước mặt phải không", YES, "Nước mặt"),
        ("Công trình ở xã Tạ Khoa hết 4.200 triệu đồng đúng không", NO, "3.100"),
        ("Xã Mường Bú hoàn thành vào ngày 31/12/2026 phải không", NO, "30/9/2026"),
    ],
)
def test_of_tables(written: Callable[[str, str], Result], asked: str, lead: str, says: str) -> None:
    found = confirmed(written, TABLE, asked)
    assert (found.lead, says in found.headline) == (lead, True), found.headline


@pytest.mark.parametrize(
    "asked",
    [
        "Dự trữ 220 máy phát điện đúng không",  # nothing of the kind is counted
        "Đến năm 2035 có 82% hộ dân nông thôn dùng nước sạch đúng không",  # a year that it says nothing of
        "Bố trí 51 tỷ đồng đúng không",  # of what isn't said
        "Sở Y tế tổ chức lễ phát động tháng vệ sinh chuồng trại đúng không",  # it only has a share in another duty
        "Hội chợ giống vật nuôi mở tại Mộc Châu quý I đúng không",  # what stands in brackets behind another name
    ],
)
def test_what_is_not_said_is_never_confirmed(written: Callable[[str, str], Result], asked: str) -> None:
    found = written(PLAN, asked)
    assert not isinstance(found, Finding) or found.lead != YES, found.headline
