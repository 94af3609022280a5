"""Lines that go on and lines that begin: each case is a file's lines and the paragraphs in it."""

from __future__ import annotations

import pytest

from corpus.readers.text import read_text
from corpus.visible import Visible
from corpus.wrapping import join_lines

# Enough wrapped lines for the width to be known: 60 columns.
PROSE = (
    "Tiếp tục đổi mới hoạt động phục vụ học tập của người dân",
    "trong các thư viện, bảo tàng và trung tâm; đẩy mạnh chuyển",
    "đổi số để người dân có cơ hội bình đẳng trong việc tiếp cận",
    "tri thức mở, linh hoạt với nhiều mô hình, từ đó hình thành",
    "thói quen tự học.",
)


def paragraphs(*lines: str) -> list[str]:
    source = read_text("\n".join([*PROSE, *lines]).encode(), "written.txt")
    return [paragraph.text for paragraph in join_lines(source, Visible(source))][1:]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a dash inside a sentence, lower case after it
        (
            (
                "- Phát triển mạng lưới thư viện cơ sở, các điểm bưu điện",
                "- văn hóa xã và tủ sách dùng chung.",
            ),
            1,
        ),
        # a range of years
        (("- Thực hiện chương trình phát triển văn hóa giai đoạn 2021", "- 2025 trên địa bàn."), 1),
        (("- Thực hiện chương trình phát triển văn hóa, giai đoạn 2021 -", "2025 trên địa bàn."), 1),
        # a day after a dash
        (("- Tổ chức Ngày Sách và Văn hóa đọc Việt Nam hằng năm vào", "- 21/4 tại các thư viện."), 1),
        # a compound with a spaced dash, in capitals
        (("- Phối hợp với ngành giáo dục, Sở Lao động", "- Thương binh và Xã hội."), 1),
        # a true bullet after a short line, and after a full one that ends with a stop
        (("- Mở rộng mạng lưới.", "- Tăng cường kiểm tra."), 2),
        (("- Phối hợp với các cơ quan, đơn vị tổ chức các hoạt động.", "- Tăng cường kiểm tra."), 2),
        # a heading that fills its line, a bullet under it
        (("1. Tuyên truyền, phổ biến nâng cao nhận thức về học tập", "- Tổ chức hội nghị.", "- Thi."), 3),
        # a number in a sentence
        (("- Huy động các nguồn vốn hợp pháp với tổng mức dự kiến là", "1.500 tỷ đồng."), 1),
        # the closing after a full line
        (("- Phối hợp với các cơ quan, đơn vị tổ chức các hoạt động.", "Trên đây là Kế hoạch của tỉnh."), 2),
        # a code broken after its dash is one word
        (("- Tiếp tục thực hiện các nội dung của Kế hoạch số 188/KH-", "UBND của tỉnh."), 1),
        # a heading in capitals broken anywhere, even before a word that stands alone elsewhere
        (("I. MỤC ĐÍCH,", "YÊU CẦU", "1. Mục đích"), 2),
        (("II. CĂN CỨ XÂY DỰNG", "KẾ HOẠCH", "- Luật Trẻ em."), 2),
        (("III. TỔ CHỨC THỰC HIỆN", "KT. CHỦ TỊCH"), 2),
        # a title of two lines, the first one short by its centring, goes on in lower case
        (("- Mở rộng mạng lưới", "thư viện cơ sở."), 1),
    ],
)
def test_paragraphs(lines: tuple[str, ...], expected: int) -> None:
    found = paragraphs(*lines)
    assert len(found) == expected, found


def test_a_code_broken_over_lines_is_joined_without_a_space() -> None:
    lines = ("- Tiếp tục thực hiện các nội dung của Kế hoạch số 188/KH-", "UBND của tỉnh.")
    assert paragraphs(*lines) == ["- Tiếp tục thực hiện các nội dung của Kế hoạch số 188/KH-UBND của tỉnh."]


def test_a_bold_run_over_lines_is_one_paragraph() -> None:
    lines = ("**KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH**", "Nguyễn Văn An")
    assert paragraphs(*lines) == ["KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Nguyễn Văn An"]


def test_a_bold_heading_ends_where_its_bold_ends() -> None:
    lines = ("**1. Đề nghị Đại học và Bảo tàng Văn hóa các dân tộc tỉnh**", "Phối hợp thực hiện.")
    assert len(paragraphs(*lines)) == 2


def test_the_doubt_is_said() -> None:
    lines = ("- Phối hợp với các cơ quan, đơn vị tổ chức tốt các hoạt động.", "Chỉ đạo hệ thống thư viện.")
    source = read_text("\n".join([*PROSE, *lines]).encode(), "written.txt")
    found = join_lines(source, Visible(source))
    assert [paragraph.doubt for paragraph in found] == ["", "sentence-after-full-line"]


# Paragraphs whose first lines break anywhere: what follows is as full as the window was wide.
COPIED = (
    "- Tiếp tục",
    "đổi mới hoạt động phục vụ học tập của người dân trong các thư viện,",
    "bảo tàng và trung tâm; đẩy mạnh chuyển đổi số để mọi người có cơ hội",
    "bình đẳng trong việc tiếp cận tri thức.",
    "- Hình thành thói",
    "quen tự học của người dân với nhiều mô hình linh hoạt, phù hợp với lứa",
    "tuổi và nơi ở; hình thành mạng lưới trung tâm học tập ở các xã, phường",
    "của tỉnh.",
    "- Huy động",
    "nguồn lực của xã hội cho học tập suốt đời, tôn vinh những người có công",
    "và những mô hình hay trong cộng đồng.",
)


def copied(*lines: str) -> list[str]:
    source = read_text("\n".join([*COPIED, *lines]).encode(), "written.txt")
    return [paragraph.text for paragraph in join_lines(source, Visible(source))][3:]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a heading that every plan has is whole, however short
        (("1. Mục đích, yêu cầu", "Bảo đảm mọi người được học."), 2),
        # so is an agency's name, but not a part of one
        (("2. Ban Dân tộc tỉnh", "Lồng ghép nội dung học tập vào hội nghị."), 2),
        (("3. Sở Lao động - Thương binh và Xã hội, Sở", "Y tế", "Mở lớp dạy nghề."), 2),
        (("4. Sở", "Văn hóa, Thể thao và Du lịch chủ trì."), 1),
        # a sentence's end on a first line, and on a later line that isn't full
        (("Mở lớp dạy nghề.", "Bảo đảm mọi người được học."), 2),
        (("Mở lớp", "dạy nghề.", "Bảo đảm mọi người được học."), 2),
        (("Mở lớp dạy nghề tại TP.", "Hà Giang."), 1),
        # a label goes on behind its colon
        (("5. Thời gian mở lớp:", "Quý II."), 1),
        # grounds broken after their first word; a title in capitals and what stands under it
        (("Triển khai Luật Thư viện;", "Thực", "hiện Nghị quyết số 5/NQ-CP về học tập."), 2),
        (("MỞ LỚP DẠY NGHỀ", "NĂM 2024", "Ngày 20 tháng 6, Tỉnh ủy đã họp."), 2),
        (("QUYẾT ĐỊNH", "MỞ LỚP DẠY NGHỀ", "CHỦ", "TỊCH ỦY BAN NHÂN DÂN TỈNH"), 2),
        # a dash inside a name, a bullet
        (("Giao Sở Lao động", "- Thương binh và Xã hội."), 1),
        (("6. Truyền thông tới mọi nhà", "- Mở chuyên mục trên báo"), 2),
        (("7. Về năng lực số", "- 55% người dân biết dùng dịch vụ công."), 2),
        (("8. Phát triển mạng lưới trong giai đoạn 2021", "- 2025 trên địa bàn tỉnh."), 1),
        (("9. Sửa đổi khoản 2 như sau:", "“Mỗi xã có một lớp.”"), 2),
    ],
)
def test_copied_paragraphs(lines: tuple[str, ...], expected: int) -> None:
    found = copied(*lines)
    assert len(found) == expected, found
