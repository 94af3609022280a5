"""Small plans for the index's tests, built as the parser builds them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from corpus.models import Node, PartialDate, Plan, PlanMetadata, SourceText
from corpus.path import ClausePath, PathStep

LIBRARY = (
    "Đến năm 2025, 70% thư viện cấp huyện cung cấp dịch vụ phục vụ học tập suốt đời.",
    "Đến năm 2030, 90% thư viện cấp huyện cung cấp dịch vụ phục vụ học tập suốt đời.",
    "Tổ chức Ngày Sách và Văn hóa đọc Việt Nam 21/4 hằng năm.",
    "Sở Tài chính cân đối ngân sách, tham mưu bố trí kinh phí thực hiện Kế hoạch.",
    "Báo cáo kết quả thực hiện trước ngày 01 tháng 12 hằng năm.",
)
HEALTH = (
    "Khám sức khỏe định kỳ cho học sinh ít nhất một lần mỗi năm học.",
    "Sở Y tế chủ trì, phối hợp với Sở Giáo dục và Đào tạo kiểm tra an toàn thực phẩm.",
    "Bảo đảm nước uống và công trình vệ sinh trong trường học.",
    "Hạn nộp báo cáo là ngày 15 tháng 6.",
)
AUGUST_2023 = PartialDate(year=2023, month=8)


def make_plan(
    province: str,
    clauses: Sequence[str] = LIBRARY,
    *,
    plan_id: str = "",
    file: str = "",
    number: str | None = None,
    programme: str = "Đẩy mạnh học tập suốt đời trong thư viện",
    issued: PartialDate | None = AUGUST_2023,
    heading: str = "I. MỤC TIÊU",
    source_format: str = "text",
) -> Plan:
    """A plan with one heading and these bullets under it."""
    section = ClausePath(steps=(PathStep(kind="section", number="I"),))
    nodes = [Node(path=section, kind="heading", text=heading.partition(" ")[2], marker="I.")]
    nodes += [
        Node(
            path=section.child("bullet", str(count)),
            kind="clause",
            text=text,
            marker="-",
            trail=(heading,),
            parent=0,
        )
        for count, text in enumerate(clauses, 1)
    ]
    text = "\n".join([heading, *clauses])
    source = SourceText(
        file=file or f"{province}.txt",
        format=source_format,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        lines=(),
    )
    metadata = PlanMetadata(
        number=number,
        issued=issued,
        issuer=f"UBND tỉnh {province}",
        province=province,
        title=f"Kế hoạch của tỉnh {province}",
        programme=programme,
    )
    return Plan(plan_id=plan_id, source=source, metadata=metadata, nodes=tuple(nodes))
