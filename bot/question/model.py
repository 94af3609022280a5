"""What a question asks, as data: its slots, what kind of answer it wants, and the words that must be met."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from corpus.frozen import Frozen

Intent = Literal[
    "target",  # a number that the plan sets
    "duty",  # what an agency has to do
    "who",  # which agency does something
    "deadline",  # by when
    "recipient",  # to whom a report or a difficulty goes
    "event",  # days and events
    "funding",  # where money comes from
    "basis",  # the grounds, the documents it carries out
    "plan_data",  # number, date, signer, recipients, title …
    "document",  # a document named by its number
    "place",  # an address: Mục IV.8
    "summary",  # the outline
    "content",  # anything else that the plan may say
    "source",  # where the last answer stands
    "sure",  # "chắc không": is the last answer right
    "item",  # "cái thứ 2": one item of the last answer
    "plans",  # which plans are held
    "greeting", "thanks", "help", "draft", "outside", "unreadable", "profile",
]  # fmt: skip

ValueKind = Literal[
    "percent",
    "money",
    "count",
    "number",
    "date",
    "time",
    "often",
    "where",
    "phone",
    "email",
    "web",
    "person",
    "form",
    "fee",  # whether those who come or use it pay
]
# Ways to reach somebody: a plan has few of them, and any answers where nothing else is asked.
REACHED_BY: frozenset[ValueKind] = frozenset({"phone", "email", "web"})
DataField = Literal[
    "number",
    "issued",
    "issuer",
    "signer",
    "recipients",
    "title",
    "programme",
    "period",
    "decision",
    "province",
]


class Term(Frozen):
    """One word of the question that an answer must meet, as syllables."""

    text: str
    keys: tuple[str, ...]
    folded: tuple[str, ...]
    marked: bool
    start: int
    end: int


class Slot(Frozen):
    """A province or an agency that the question names; `others` are readings as good as the first."""

    id: str
    written: str
    start: int
    end: int
    others: tuple[str, ...] = ()
    slip: bool = False  # read from a misspelt name


class Address(Frozen):
    """A place in a plan as the question gives it: `gạch thứ 3 mục V.13` is section V.13, bullet 3."""

    sections: tuple[str, ...] = ()  # "V", "13"
    article: str | None = None
    numbered: str | None = None
    point: str | None = None
    bullet: int | None = None
    paragraph: int | None = None
    chapter: str | None = None
    part: Literal["preamble", "closing", "appendix", "recipients", "signature"] | None = None
    appendix: str = ""  # the number of an appendix


class Claim(Frozen):
    """A value that the question takes for granted or asks to confirm: `40%`, `30/11`."""

    kind: Literal["percent", "date", "money"]
    text: str
    number: str = ""  # of a percentage, with a decimal point
    day: int | None = None
    month: int | None = None
    year: int | None = None


class Question(Frozen):
    """One question, read. Slots hold only what it says itself; a conversation adds what it inherits."""

    raw: str
    text: str  # repaired: typing methods, spoken numbers, abbreviations
    whole: str = ""  # of a part: the repaired text of the question that it is a part of
    intent: Intent = "content"
    provinces: tuple[Slot, ...] = ()
    agencies: tuple[Slot, ...] = ()
    years: tuple[int, ...] = ()
    month: int | None = None
    day: date | None = None  # "ngày mai"
    span: tuple[date, date] | None = None  # "tuần sau", "quý IV/2026": the first and the last day
    counted: Term | None = None  # what `bao nhiêu` counts
    plan_topic: tuple[Term, ...] = ()  # what a plan is named by: "kế hoạch chuyển đổi số"
    districts: tuple[str, ...] = ()  # names of districts, folded; they are terms too
    documents: tuple[str, ...] = ()  # numbers, compared without white space and case
    address: Address | None = None
    claims: tuple[Claim, ...] = ()
    roles: tuple[str, ...] = ()  # of an agency: "lead", "cooperate" …
    terms: tuple[Term, ...] = ()
    nouns: tuple[
        Term, ...
    ] = ()  # what is asked for, in a word that an answer need not say: `những tiếng nào`
    wanted: ValueKind | None = None
    data: DataField | None = None
    ordinal: int | None = None
    lists: bool = False  # wants all of them
    counts: bool = False  # wants how many
    compares: bool = False
    confirms: bool = False  # "phải không"
    why: bool = False  # asks for reasons
    results: bool = False  # asks what was achieved
    quotes: bool = False  # "trích nguyên văn"
    days_left: bool = False  # "còn mấy ngày"
    how: bool = False  # asks how something is done: all that a heading holds
    own_agency: bool = False  # "sở em": the agency that the asker named as his own
    general: bool = False  # "mục tiêu chung"
    upcoming: bool = False  # "sắp tới"
    both: bool = False  # "cả hai tỉnh"
    english: bool = False
    follows: bool = False  # points at the last answer
    fresh: bool = False  # has a topic of its own
    introduces: bool = False  # says who asks: "tôi ở …", "sở em là …"
    fields: tuple[DataField, ...] = ()  # all of the plan's data that is asked for: `ai ký, ban hành khi nào`
    plans_about: bool = False  # asks for the plans about a matter: `có kế hoạch nào về …`
    stated: bool = False  # the intent has words of its own, and isn't only what an agency's name suggests
    length: int = 0  # syllables
    inherited: tuple[str, ...] = ()
    plan_ids: tuple[str, ...] = ()  # of the last answer, where a follow-up may be about its plans alone
    near: tuple[tuple[str, str], ...] = ()  # clauses of the last answer that it is about: plan id, path
    today: date = Field(default=date(1970, 1, 1))
