"""What people say to the bot in the pictures, and which buttons they press."""

from __future__ import annotations

from typing import Final, Literal

from corpus.frozen import Frozen

Theme = Literal["light", "dark"]


class Says(Frozen):
    """A message of the person."""

    text: str


class Presses(Frozen):
    """A button under the bot's last message, by the beginning of its label."""

    label: str


class Conversation(Frozen):
    """One picture: who asks, what happens, on which screens it is shown."""

    name: str
    about: str  # for who can't see the picture
    steps: tuple[Says | Presses, ...]
    themes: tuple[Theme, ...] = ("light",)
    screen: int = 0  # how much of a long chat's end is shown, in the page's pixels; 0: all of it


CONVERSATIONS: Final = (
    Conversation(
        name="nhiem-vu",
        about="Cán bộ hỏi nhiệm vụ của một sở: câu trả lời in đậm, trích nguyên văn, vị trí và kế hoạch, các nút.",
        steps=(Says(text="sở thông tin và truyền thông bắc kạn có nhiệm vụ gì?"),),
        themes=("light", "dark"),
    ),
    Conversation(
        name="toan-muc",
        about="Nút “Xem toàn mục” mở cả mục có điều khoản ngay trong tin nhắn.",
        steps=(Says(text="Sở Tài chính Thái Nguyên làm gì?"), Presses(label="📖")),
    ),
    Conversation(
        name="su-kien",
        about="Người dân xem sự kiện sắp tới và nhận tệp lịch .ics.",
        steps=(Says(text="/sukien Thái Nguyên"), Presses(label="📅 Tất cả")),
    ),
    Conversation(
        name="hoi-tiep",
        about="Hỏi hạn báo cáo của một tỉnh rồi hỏi tiếp “còn thái nguyên?”.",
        steps=(Says(text="Hạn báo cáo hằng năm của Bắc Kạn là khi nào?"), Says(text="còn thái nguyên?")),
        screen=960,
    ),
    Conversation(
        name="tu-choi",
        about="Điều kế hoạch không nêu thì bot nói không có và chỉ nơi gần nhất.",
        steps=(Says(text="mức học bổng cho sinh viên ở Thái Nguyên là bao nhiêu?"),),
    ),
    Conversation(
        name="nhac-viec",
        about="Bật nhắc việc trước hạn theo tỉnh.",
        steps=(Says(text="/nhac"), Presses(label="🔕 Bắc Kạn")),
    ),
    Conversation(
        name="bieu-do",
        about="Chỉ tiêu theo năm vẽ thành biểu đồ, kèm cùng nội dung bằng chữ.",
        steps=(Says(text="chỉ tiêu thư viện cấp xã của Bắc Kạn?"), Presses(label="📊")),
        screen=860,
    ),
    Conversation(
        name="so-sanh",
        about="So sánh hai tỉnh thành bảng trên nền tối; tỉnh không đặt chỉ tiêu bằng số thì ghi rõ là không đặt.",
        steps=(
            Says(text="so sánh chỉ tiêu thư viện cấp xã của Bắc Kạn và Thái Nguyên"),
            Presses(label="📊"),
            Presses(label="🌙"),
        ),
        themes=("dark",),
        screen=860,
    ),
)
