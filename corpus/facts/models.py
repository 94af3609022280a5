"""Facts: what the plan sets, taken from a clause by rule. Each names its clause and the words that say it.

A `Words` is a range of code points in the clause's `text`; a value that does not stand there can't be built.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from corpus.facts.numbers import numbers_in
from corpus.frozen import Frozen


class Words(Frozen):
    """The words of a clause that say a fact: `clause.text[start:end]` is `text`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @model_validator(mode="after")
    def _spans_its_text(self) -> Self:
        if not self.text or self.end - self.start != len(self.text):
            raise ValueError(f"range {self.start}:{self.end} for {len(self.text)} code points")
        return self


class Target(Frozen):
    """A number that the plan sets: `70% thư viện cấp huyện … cung cấp dịch vụ …` by 2025.

    `value` is None where the plan names a subject beside others without a number (`thư viện tỉnh`).
    """

    path: str
    subject: str  # in the plan's words: "thư viện cấp huyện", "số lượt người sử dụng thư viện"
    measure: str  # what is done or measured: "cung cấp dịch vụ phục vụ việc học tập suốt đời …"
    value: Decimal | None
    value_to: Decimal | None = None  # upper end of a range ("từ 10 - 15%")
    unit: str = ""  # "%", "%/năm", "tỷ đồng", "lớp"
    bound: Literal["", "at_least", "at_most", "over", "under", "about", "increase", "decrease"] = ""
    year: int | None = None
    year_from: int | None = None  # of a period: "giai đoạn 2021 - 2025"
    words: Words  # the number with its unit, or the bare subject where there is no number
    subject_words: Words

    @model_validator(mode="after")
    def _values_stand_in_words(self) -> Self:
        said = numbers_in(self.words.text)
        for value in (self.value, self.value_to):
            if value is not None and value not in said:
                raise ValueError(f"{value} does not stand in {self.words.text!r}")
        return self


Role = Literal[
    "lead",  # chủ trì
    "cooperate",  # phối hợp
    "direct",  # chỉ đạo, hướng dẫn
    "advise",  # tham mưu
    "request",  # đề nghị: to a body that the UBND can't order
    "report",  # báo cáo
    "supervise",  # kiểm tra, giám sát, đôn đốc
    "appraise",  # thẩm định
    "receive",  # a report or draft goes to it or through it
    "perform",  # any other verb
]


class Duty(Frozen):
    """What an agency is to do, or its part in what another does."""

    path: str
    agency: str  # canonical id of the gazetteer, or the plan's words in lower case where it has none
    written: str  # as the plan writes it
    roles: tuple[Role, ...]
    partners: tuple[str, ...] = ()  # written names of those it works with there
    place: Literal["own", "elsewhere", "group"]  # under its own heading, named elsewhere, bound by a group
    requested: bool = False  # "Đề nghị …"
    words: Words


class Deadline(Frozen):
    """A date by which something is due."""

    path: str
    # "quarter" is a named quarter ("quý III/2024"), `month` its last; "quarterly" recurs
    kind: Literal["yearly", "quarterly", "monthly", "milestone", "date", "month", "quarter"]
    bound: Literal["before", "by", "on", "from"]  # before D ends on D - 1; by and on include D
    day: int | None = None
    month: int | None = None
    year: int | None = None
    what: str  # "báo cáo kết quả thực hiện", "tổng kết giai đoạn tiếp theo"
    who: str = ""  # who must, in the plan's words
    to: str = ""  # to whom
    via: str = ""  # through whom
    words: Words  # "trước ngày 01 tháng 12 hằng năm"


class Clock(Frozen):
    """An hour of the day, 24 hours: `19 giờ 00`, `7h30`, `2 giờ chiều`."""

    hour: int = Field(ge=0, le=23)
    minute: int = Field(default=0, ge=0, le=59)
    words: Words

    @model_validator(mode="after")
    def _stands_in_words(self) -> Self:
        said = {int(value) % 24 for value in numbers_in(self.words.text)}
        if not {self.hour, self.hour - 12} & said:
            raise ValueError(f"{self.hour} hours do not stand in {self.words.text!r}")
        return self


class Event(Frozen):
    """A day or days on which something is held."""

    path: str
    name: str
    yearly: bool
    day: int | None = None
    month: int | None = None
    year: int | None = None
    end_day: int | None = None
    end_month: int | None = None
    end_year: int | None = None
    starts: Clock | None = None  # of the first day
    ends: Clock | None = None  # of the last day
    place: str = ""
    organiser: str = ""
    words: Words  # the date


class Facts(Frozen):
    """All facts of one plan."""

    targets: tuple[Target, ...] = ()
    results: tuple[Target, ...] = ()  # numbers reached before the plan was issued: none of them is aimed at
    duties: tuple[Duty, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    events: tuple[Event, ...] = ()
