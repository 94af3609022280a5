"""Plans of many provinces made out of the two first ones: other names, percentages and dates, same words.

Whoever confuses two provinces answers with the wrong number here: in one plan no percentage occurs twice.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from corpus.frozen import Frozen
from corpus.gazetteer.provinces import load_provinces
from evaluation.questions import Question
from evaluation.suites import HELD_PLANS, Suite

PROVINCES: Final = 30
_WITH_TARGETS: Final = ("bac-kan-2023.txt", "Bắc Kạn")
_WITHOUT_TARGETS: Final = ("thai-nguyen-2023.md", "Thái Nguyên")
_PERCENT: Final = re.compile(r"\d+(?=%)")
_REPORT_DAY: Final = re.compile(r"trước ngày \d+ tháng \d+ hằng năm")
_REPORT_DAYS: Final = (
    (5, 10),
    (20, 10),
    (10, 11),
    (25, 11),
    (1, 12),
    (15, 12),
)  # day, month: more than three
_MUSEUM_DAYS: Final = ("18/5", "19/5", "20/5")  # three groups: all are to be answered
_MILESTONE: Final = re.compile(r"sơ kết vào năm 2025")


class LookAlike(Frozen):
    """One province's plan, with the values that were put into it."""

    province: str
    file: str
    text: str
    percentages: tuple[int, ...]  # in the order of the text
    report_day: tuple[int, int]
    milestone: int


def make_plans(count: int = PROVINCES, seed: int = 1) -> tuple[LookAlike, ...]:
    """Plans of `count` provinces, half of either kind; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 (no secret)
    own = {_WITH_TARGETS[1], _WITHOUT_TARGETS[1]}
    known = load_provinces()
    names = [name for name in known.names if name not in own and known.get(name).kind == "tỉnh"]
    chosen = chance.sample(names, count)
    return tuple(_plan(name, order, chance) for order, name in enumerate(chosen))


def _plan(province: str, order: int, chance: random.Random) -> LookAlike:
    file, original = _WITHOUT_TARGETS if order % 2 else _WITH_TARGETS
    text = (HELD_PLANS / file).read_text(encoding="utf-8")
    for old, new in ((original, province), (original.upper(), province.upper())):
        text = re.sub(old.replace(" ", r"\s+"), new, text)
    found = len(_PERCENT.findall(text))
    values = chance.sample(range(11, 99), found)
    remaining = iter(values)
    text = _PERCENT.sub(lambda _: str(next(remaining)), text)
    day, month = _REPORT_DAYS[order % len(_REPORT_DAYS)]
    text = _REPORT_DAY.sub(f"trước ngày {day:02d} tháng {month} hằng năm", text)
    museum_day = _MUSEUM_DAYS[order // 2 % len(_MUSEUM_DAYS)]
    milestone = chance.choice((2026, 2027, 2028))
    text = _MILESTONE.sub(f"sơ kết vào năm {milestone}", text.replace("18/5", museum_day))
    return LookAlike(
        province=province,
        file=f"plan-{order:02d}{Path(file).suffix}",
        text=text,
        percentages=tuple(values),
        report_day=(day, month),
        milestone=milestone,
    )


def questions_of(plan: LookAlike) -> Iterator[Question]:
    """Questions that name the province, each with its own clause and number."""
    name, (day, month) = plan.province, plan.report_day
    report = (name, f"trước ngày {day:02d} tháng {month} hằng năm")
    yield _asked(plan, "deadline", f"Hạn báo cáo hằng năm của {name} là ngày nào?", report, f"{day}/{month}")
    finance = (
        "Sở Tài chính có trách nhiệm thẩm định" if plan.percentages else "bố trí nguồn kinh phí thường xuyên"
    )
    yield _asked(plan, "duty", f"Sở Tài chính {name} có nhiệm vụ gì?", (name, finance))
    money = "chi nguồn ngân sách Nhà nước" if plan.percentages else "được bố trí từ ngân sách nhà nước"
    yield _asked(plan, "finance", f"Kinh phí thực hiện kế hoạch của {name} lấy từ đâu?", (name, money))
    if plan.percentages:
        yield from _target_questions(plan)
    else:
        trap = f"Đến năm 2025 {name} đặt bao nhiêu phần trăm thư viện cấp xã cung cấp dịch vụ?"
        yield _asked(plan, "trap", trap)
        praise = (name, "có hình thức khen thưởng cho các tập thể, cá nhân")
        yield _asked(plan, "duty", f"Sở Nội vụ {name} phải làm gì?", praise)


def _target_questions(plan: LookAlike) -> Iterator[Question]:
    name, p = plan.province, plan.percentages
    rows = (
        (
            f"Đến năm 2025, {name} có bao nhiêu phần trăm thư viện cấp xã cung cấp dịch vụ?",
            f"{p[0]}% thư viện cấp huyện, {p[1]}% thư viện cấp",
            p[1],
        ),
        (
            f"Năm 2030, chỉ tiêu thư viện cấp huyện ở {name} ứng dụng công nghệ thông tin?",
            f"thư viện cấp tỉnh, {p[9]}% thư viện cấp huyện",
            p[9],
        ),
        (
            f"{name}: lượt người sử dụng thư viện tăng bình quân bao nhiêu mỗi năm đến 2030?",
            f"tăng bình quân {p[13]}%/năm",
            p[13],
        ),
        (
            f"Năm 2025 bao nhiêu phần trăm các xã ở {name} có lớp năng khiếu, câu lạc bộ?",
            f"phấn đấu đạt {p[18]}% và đến năm 2030 đạt {p[19]}% các xã",
            p[18],
        ),
    )
    for asked, evidence, value in rows:
        yield _asked(plan, "target", asked, (name, evidence), f"{value}%")
    year = str(plan.milestone)
    yield _asked(plan, "deadline", f"Năm nào {name} sơ kết?", (name, f"sơ kết vào năm {year}"), year)


def _asked(
    plan: LookAlike, kind: str, asked: str, evidence: tuple[str, str] | None = None, *say: str
) -> Question:
    return Question(
        id=f"{plan.file}: {asked}",
        kind=kind,
        question=asked,
        status="answered" if evidence else "not_found",
        cite=(evidence,) if evidence else (),
        say=tuple((words,) for words in say),
    )


def questions_of_all() -> tuple[Question, ...]:
    """Questions that name no province: up to three groups of equal values are told, more are asked back."""
    museum = "Ngày Quốc tế Bảo tàng là ngày nào?"
    asked_back = ("Hạn báo cáo hằng năm là ngày nào?", "Sở Tài chính có nhiệm vụ gì?")
    return (
        Question(
            id=f"all: {museum}",
            kind="both",
            question=museum,
            status="answered",
            say=tuple((day,) for day in _MUSEUM_DAYS),
        ),
        *(
            Question(id=f"all: {asked}", kind="both", question=asked, status="clarify")
            for asked in asked_back
        ),
    )


def suite(folder: Path, count: int = PROVINCES, seed: int = 1) -> Suite:
    """Write the plans into a folder; the questions over them."""
    plans = make_plans(count, seed)
    for plan in plans:
        (folder / plan.file).write_text(plan.text, encoding="utf-8")
    own = tuple(question for plan in plans for question in questions_of(plan))
    files = tuple(folder / plan.file for plan in plans)
    return Suite(name=f"look-alikes ({count} provinces)", questions=(*own, *questions_of_all()), plans=files)
