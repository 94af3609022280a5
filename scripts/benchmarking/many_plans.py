"""Plans of any number, made of the two held ones: another province, programme, years, numbers, the same sentences.

A plan is told from its neighbours by a name or a number alone, as plans of one national programme are. No two
plans of one province share programme and year; the years that targets are set for differ from one year's plan to
the next; in one plan no percentage occurs twice. The same number gives the same plan.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from corpus.frozen import Frozen
from corpus.gazetteer.provinces import load_provinces

_HELD: Final = Path(__file__).resolve().parent.parent.parent / "corpus" / "plans"
_WITH_TARGETS: Final = ("bac-kan-2023.txt", "Bắc Kạn")
_WITHOUT_TARGETS: Final = ("thai-nguyen-2023.md", "Thái Nguyên")
CLAUSES_A_PLAN: Final = 48  # measured: five in six plans are made of the shorter of the two held ones
_YEARS: Final = 5  # targets are set for 2025 and 2030: a sixth year would share them with the first
_FIRST_YEAR: Final = 2023

# What a programme is about, in place of the held plans' own matter …
_MATTERS: Final = (
    "học tập suốt đời",
    "chăm sóc sức khỏe",
    "bảo vệ môi trường",
    "phòng chống thiên tai",
    "giảm nghèo bền vững",
    "tiết kiệm năng lượng",
    "an toàn giao thông",
    "cải cách hành chính",
    "bình đẳng giới",
    "phòng cháy chữa cháy",
    "dân số và phát triển",
    "an toàn thực phẩm",
)
# … and where it is carried out, in place of libraries, museums and cultural centres.
_PLACES: Final = (
    ("thư viện", "bảo tàng", "trung tâm văn hóa"),
    ("trạm y tế", "bệnh viện", "trung tâm dân số"),
    ("trường học", "ký túc xá", "trung tâm ngoại ngữ"),
    ("hợp tác xã", "làng nghề", "trung tâm khuyến nông"),
    ("siêu thị", "chợ đầu mối", "trung tâm thương mại"),
    ("bến xe", "nhà ga", "trung tâm đăng kiểm"),
    ("nhà máy", "khu công nghiệp", "trung tâm khuyến công"),
    ("vườn quốc gia", "khu bảo tồn", "trung tâm cứu hộ"),
    ("cảng cá", "khu neo đậu", "trung tâm thủy sản"),
    ("sân vận động", "nhà thi đấu", "trung tâm huấn luyện"),
)
_OWN_MATTER: Final = _MATTERS[0]
_OWN_PLACES: Final = ("thư viện", "bảo tàng", "trung tâm văn h(?:oá|óa)")
_PERCENT: Final = re.compile(r"\d+(?=%)")
_REPORT_DAY: Final = re.compile(r"trước\s+ngày\s+\d+\s+tháng\s+\d+\s+hằng\s+năm")
_TARGET_YEAR: Final = re.compile(r"\b20(?:25|30)\b")
_ISSUED: Final = re.compile(r"/6/2023|ngày tháng 8 năm 2023")
_NUMBER: Final = re.compile(r"số {9}/QĐ-UBND ngày {7}(?=/6)|Số: (?=/KH-UBND)")


class Variant(NamedTuple):
    """What tells a plan from others of its province: its programme and how many years after the first it is."""

    matter: str
    places: tuple[str, str, str]
    later: int
    targets: bool  # made of the held plan that sets targets


class ManyPlan(Frozen):
    """A plan, with the values that were put into it."""

    file: str
    province: str
    matter: str
    places: tuple[str, str, str]
    year: int
    number: int  # of the document, in its province
    percentages: tuple[int, ...]  # in the order of the text; none where it sets no targets
    report_day: tuple[int, int]  # day, month
    text: str


class Asked(Frozen):
    """A question, the file of the plan that answers it, and the words that the answer must say."""

    question: str
    province: str
    file: str
    says: str


@lru_cache(maxsize=1)
def variants() -> tuple[Variant, ...]:
    """All of one province's plans, in an order of their own; the first sets targets."""
    found: list[Variant] = []
    for number, (matter, places) in enumerate((m, p) for m in _MATTERS for p in _PLACES):
        if number % 2:
            found.append(Variant(matter, places, 0, targets=False))
        else:
            found += [Variant(matter, places, later, targets=True) for later in range(_YEARS)]
    random.Random(_FIRST_YEAR).shuffle(found)  # noqa: S311 (no secret)
    found.insert(0, found.pop(next(i for i, one in enumerate(found) if one.targets)))
    return tuple(found)


def plan_count(clauses: int) -> int:
    """How many plans make a corpus of so many clauses, about. Raises ValueError where there aren't so many."""
    count = max(round(clauses / CLAUSES_A_PLAN), 1)
    most = len(load_provinces().names) * len(variants())
    if count > most:
        raise ValueError(f"{count} plans asked for, {most} can be made")
    return count


def make_plan(number: int, seed: int = 1) -> ManyPlan:
    """The plan of this number, 0 or more: provinces first, then their further plans. The seed decides its numbers."""
    names = load_provinces().names
    province, order = names[number % len(names)], number // len(names)
    variant = variants()[order]
    chance = random.Random(f"{seed} {number}")  # noqa: S311 (no secret)
    file, original = _WITH_TARGETS if variant.targets else _WITHOUT_TARGETS
    text = _of_variant(file, variant)
    text = _named(text, original, province)
    percentages: tuple[int, ...] = ()
    if variant.targets:
        percentages = tuple(chance.sample(range(11, 99), len(_PERCENT.findall(text))))
        remaining = iter(percentages)
        text = _PERCENT.sub(lambda _: str(next(remaining)), text)
    day, month = 1 + order * 7 % 28, 9 + order % 4  # a programme's own day
    text = _REPORT_DAY.sub(f"trước ngày {day:02d} tháng {month} hằng năm", text)
    text = _NUMBER.sub(lambda found: _numbered(found.group(), order + 1), text)
    return ManyPlan(
        file=f"{order:03d}/plan-{number:06d}{Path(file).suffix}",
        province=province,
        matter=variant.matter,
        places=variant.places,
        year=_FIRST_YEAR + variant.later,
        number=order + 1,
        percentages=percentages,
        report_day=(day, month),
        text=text,
    )


def number_of(path: Path) -> int:
    """The number that a plan's file has in its name."""
    return int(path.stem.rsplit("-", 1)[-1])


def province_count() -> int:
    """How many provinces there are: plans of one province are so many numbers apart."""
    return len(load_provinces().names)


def _numbered(blank: str, number: int) -> str:
    return f"{blank}{number}" if blank.startswith("Số") else f"số {number}/QĐ-UBND ngày 15"


@lru_cache(maxsize=512)
def _of_variant(file: str, variant: Variant) -> str:
    """The held plan's text with the variant's matter, places and years."""
    text = (_HELD / file).read_text(encoding="utf-8")
    text = _replaced(text, _OWN_MATTER.replace(" ", r"\s+"), variant.matter)
    for own, other in zip(_OWN_PLACES, variant.places, strict=True):
        text = _replaced(text, own.replace(" ", r"\s+"), other)
    text = _TARGET_YEAR.sub(lambda year: str(int(year.group()) + variant.later), text)
    return _ISSUED.sub(lambda found: found.group().replace("2023", str(_FIRST_YEAR + variant.later)), text)


def _replaced(text: str, pattern: str, words: str) -> str:
    """Other words for a pattern, a capital at the beginning where there was one."""

    def put(found: re.Match[str]) -> str:
        return words[:1].upper() + words[1:] if found.group()[0].isupper() else words

    return re.sub(rf"\b{pattern}\b", put, text, flags=re.IGNORECASE)


def _named(text: str, original: str, province: str) -> str:
    """Another province's name, with its kind where the text says `tỉnh`."""
    kind = load_provinces().get(province).kind
    name = original.replace(" ", r"\s+")
    text = re.sub(rf"\btỉnh\s+{name}\b", f"{kind} {province}", text)
    shouted = original.upper().replace(" ", r"\s+")
    text = re.sub(rf"\bTỈNH\s+{shouted}\b", f"{kind} {province}".upper(), text)
    return re.sub(rf"\b{name}\b", province, text)


def questions_of(plan: ManyPlan) -> Iterator[Asked]:
    """Questions that name the province, what the plan is about and its year; each has one right value."""
    about = f"{plan.matter} trong {plan.places[0]}, {plan.places[1]}"
    if plan.percentages:
        p, place = plan.percentages, plan.places[0]
        rows = (
            (
                f"Đến năm {plan.year + 2}, {plan.province} có bao nhiêu phần trăm {place} cấp xã cung cấp dịch vụ"
                f" phục vụ {plan.matter}?",
                p[1],
            ),
            (
                f"Năm {plan.year + 7}, chỉ tiêu {place} cấp huyện ở {plan.province} ứng dụng công nghệ thông tin"
                f" phục vụ {plan.matter}?",
                p[9],
            ),
        )
        for asked, value in rows:
            yield Asked(question=asked, province=plan.province, file=plan.file, says=f"{value}%")
    else:
        day, month = plan.report_day
        yield Asked(
            question=f"Hạn báo cáo hằng năm về {about} của {plan.province} là ngày nào?",
            province=plan.province,
            file=plan.file,
            says=f"ngày {day:02d} tháng {month}",
        )


def question_of_all(plan: ManyPlan) -> str:
    """The first question of a plan without its province: every province with this programme could answer."""
    return (
        next(questions_of(plan))
        .question.replace(f" của {plan.province}", "")
        .replace(f"{plan.province} ", "")
    )


def write_plans(folder: Path, count: int, seed: int = 1) -> None:
    """Writes the first `count` plans below a folder."""
    for number in range(count):
        plan = make_plan(number, seed)
        path = folder / plan.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plan.text, encoding="utf-8")


@lru_cache(maxsize=1)
def put_in_words() -> re.Pattern[str]:
    """All names that are put into the held plans' sentences, whatever their case."""
    words = {*load_provinces().names, *_MATTERS, *(place for places in _PLACES for place in places)}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"\b{word}\b" for word in longest_first), re.IGNORECASE)
