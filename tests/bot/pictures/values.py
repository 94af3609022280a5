"""Values and answers for pictures, made by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bot.answer import Answer, PlanLine, Understood, Value


def value(amount: float | str, year: int | None, subject: str = "thư viện cấp xã", **more: Any) -> Value:
    """A share of a subject by a year, unless told otherwise."""
    known = {
        "path": "I/-1",
        "label": f"Mục I, gạch đầu dòng {year}",
        "subject": subject,
        "measure": "có phòng đọc",
        "measured": False,
        "amount": Decimal(str(amount)),
        "unit": "%",
        "year": year,
        "words": f"{amount}%",
    }
    return Value.model_validate(known | more)


def line(province: str, *values: Value, said: str = "", **more: Any) -> PlanLine:
    """What a plan of a province says."""
    known = {
        "plan_id": province,
        "place": f"tỉnh {province}",
        "province": province,
        "number": None,
        "issued": "2023-06",
        "found": bool(values or said),
        "line": said,
        "values": values,
    }
    return PlanLine.model_validate(known | more)


def answer(*plans: PlanLine, intent: str = "target", provinces: tuple[str, ...] = ()) -> Answer:
    """An answer of plans."""
    return Answer(
        question="phòng  đọc ở\nđâu có?",
        status="answered",
        headline="",
        text="",
        understood=Understood(intent=intent, provinces=provinces),
        plans=plans,
    )
