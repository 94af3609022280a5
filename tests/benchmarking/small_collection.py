"""Two laws of a few articles and questions about them, small enough to be ranked by hand."""

from __future__ import annotations

import json
from pathlib import Path

ARTICLES = (
    ("Luật Thư viện", "Đối tượng phục vụ\n\nThư viện tỉnh phục vụ bạn đọc. Trẻ em được mượn sách tại nhà."),
    ("Luật Thư viện", "Kinh phí\n\nNgân sách nhà nước bảo đảm kinh phí mua sách báo hằng năm."),
    ("Luật Thư viện", "Thư viện trường học mở cửa các ngày trong tuần."),
    ("Luật Điện ảnh", "Rạp chiếu phim\n\nRạp chiếu phim lưu động phục vụ miền núi."),
    ("Luật Điện ảnh", "Kinh phí\n\nNgân sách nhà nước đặt hàng sản xuất phim thiếu nhi."),
    ("Luật Du lịch", "Hướng dẫn viên du lịch phải có thẻ hành nghề."),
)
QUESTIONS = (
    ("trẻ em có được mượn sách không", 0),
    ("kinh phí mua sách báo lấy ở đâu", 1),
    ("thư viện trường học mở cửa ngày nào", 2),
    ("rạp lưu động phục vụ nơi nào", 3),
    ("Luật Điện ảnh: kinh phí sản xuất phim thiếu nhi", 4),
    ("hướng dẫn viên cần thẻ gì", 5),
)


def write(folder: Path) -> Path:
    """Both files of a collection."""
    folder.mkdir(parents=True, exist_ok=True)
    articles = [{"id": f"a{n}", "law": law, "text": text} for n, (law, text) in enumerate(ARTICLES)]
    queries = [
        {"id": f"q{n}", "question": question, "relevant": [f"a{article}"]}
        for n, (question, article) in enumerate(QUESTIONS)
    ]
    for name, lines in (("articles", articles), ("queries", queries)):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return folder
