"""Which words of a question an answer must meet, and what some of them are: counted, or a plan's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.question.model import Term
from bot.question.slots import Slots
from corpus.folding import fold
from corpus.syllables import Syllable


def make_term(syllables: Sequence[Syllable]) -> Term:
    """A term of consecutive syllables."""
    return Term(
        text=" ".join(s.folded for s in syllables),
        keys=tuple(s.key for s in syllables),
        folded=tuple(s.folded for s in syllables),
        marked=any(s.marked for s in syllables),
        start=syllables[0].start,
        end=syllables[-1].end,
    )


def with_agencies(syllables: Sequence[Syllable], slots: Slots, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms with the agencies' names among them: what is asked of is then met as words (`thư viện tỉnh`)."""
    named = [
        make_term(own)
        for slot in slots.agencies
        if (
            own := [
                s
                for s in syllables
                if slot.start <= s.start
                and s.end <= slot.end
                and not any(p.start <= s.start and s.end <= p.end for p in slots.provinces)
            ]
        )
    ]
    return tuple(sorted((*terms, *named), key=lambda t: t.start))


_PREFACE = re.compile(
    r"\b(?:cho (?:toi|em|e|minh|mk|m|tui|chau|con|hoi|xin) hoi|xin hoi|muon hoi|hoi la|hoi chut|hoi ti)\b"
)
# `em là công chức ở …, …`: who asks, up to the comma.
_SELF = re.compile(
    r"^(?:(?:em|toi|minh|chau|con|tui|ben em|ben toi|chung toi|chung em) (?:dang )?(?:la|thuoc|ben|o|lam(?: viec)?)"
    r"|(?:nha|gia dinh|con|chau|be|ba|ong|bo|me|vo|chong|anh|chi|em) (?:\w+ )?(?:em|toi|minh|tui|chau)\b"
    r"|[^,?]{0,40}\b(?:nha|ben|cua|co quan|don vi|truong|xa|cong ty|hop tac xa|cua hang) (?:chung )?(?:em|toi|minh|tui)"
    r" (?:dang )?(?:la|thuoc|lam|o)\b)"
    r" [^,?]{4,}(?=,)"
)
# `bà nội mình`, `con em`: whom it is about, told as kin.
_KIN = re.compile(
    r"\b(?:ong|ba|bo|me|cha|ma|vo|chong|con|chau|anh|chi|co|chu|bac|di|cau)(?: (?:noi|ngoai|trai|gai|ruot|ut|ca))?"
    r" (?:em|toi|minh|tui|chau|con|to)\b"
)


# `cháu nhà mình 16 tuổi`, `em 14 tuổi`: who asks or is asked for; of what age, a plan may say.
_AGED = re.compile(
    r"\b(?:ong|ba|bo|me|cha|ma|vo|chong|con|chau|anh|chi|co|chu|bac|em|toi|minh|tui|be)(?: \w+){0,3} \d{1,3}(?= tuoi\b)"
)


def after_preface(text: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The terms without those of a greeting or an introduction before `cho em hỏi`, or of who asks."""
    match = _PREFACE.search(fold(text))
    start = match.end() - 1 if match and any(t.start >= match.end() for t in terms) else -1
    if (self_told := _SELF.search(fold(text))) is not None:
        start = max(start, self_told.end())
    kin = [match.span() for pattern in (_KIN, _AGED) for match in pattern.finditer(fold(text))]
    told = tuple(t for t in terms if t.start > start) or terms
    return tuple(t for t in told if not any(a <= t.start and t.end <= b for a, b in kin)) or told


def without_kinds(terms: tuple[Term, ...], documents: Sequence[tuple[int, int]]) -> tuple[Term, ...]:
    """The terms without the kind of a document that stands right before its number: `quyết định 1743`."""
    beside = 4  # characters between them: " số "
    return tuple(t for t in terms if not any(0 <= start - t.end <= beside for start, _ in documents))


_CIRCUMSTANCE = re.compile(
    r"\bkhi (?:co|xay ra|gap|xuat hien|den mua|vao mua)\b"
    r"|\b(?:nhan |trong |vao )?dip\b|\b(?:trong|vao) (?:mua|ky|thoi gian)\b"
)


def without_circumstance(text: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The terms without those of `khi có …`: when something has to be done narrows no list of duties."""
    match = _CIRCUMSTANCE.search(fold(text))
    return tuple(t for t in terms if t.start < match.start()) if match else terms


_PLURAL = re.compile(r"\b(?:nhung|cac|may)\s+$")


# What a plan's first part says of how things stood, under headings of these words.
_ASSESSED = frozenset({"han che", "ton tai", "kho khan", "thuan loi", "bat cap", "vuong mac", "uu diem"})
_ASKED_NOUN = re.compile(r"\s+(?:gi|nao)\b")


def asked_nouns(text: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The nouns that say what is asked for: `những giấy tờ gì`, `mô hình nào`; none where nothing else is left."""
    folded = fold(text)
    found = tuple(
        t
        for t in terms
        if _ASKED_NOUN.match(folded, t.end) and (t.text in _ASSESSED or _PLURAL.search(folded[: t.start]))
    )
    return found if len(found) < len(terms) else ()


_BOUNDED = re.compile(
    r"\b(?:duoi|tren|hon|qua|khong qua|it nhat|toi thieu|toi da)\s+(?=\d+\s+(?!phan tram)[a-z]|(?:la )?bao lau\b)"
    r"|\b(?:dau|giua|cuoi|het)\s+(?=(?:19|20)\d\d\b)"
)


def without_bounds(text: str, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The terms without what only bounds a number or a year: `nhà trọ dưới 10 phòng`, `tối đa bao lâu`, `cuối 2023`."""
    bounds = [match.span() for match in _BOUNDED.finditer(fold(text))]
    return tuple(t for t in terms if not any(a <= t.start and t.end <= b for a, b in bounds)) or terms


_COUNT_CUE = re.compile(r"\b(?:bao nhieu|may)\s+")


def counted_term(text: str, terms: Sequence[Term]) -> Term | None:
    """The term right behind `bao nhiêu`: what is counted."""
    ends = {match.end() for match in _COUNT_CUE.finditer(fold(text))}
    return next((t for t in terms if t.start in ends), None)


_PLAN_NAMED = re.compile(
    r"\bke hoach\s+(?:(?:ve|thuc hien|trien khai|cong tac|phat trien|su kien|to chuc|cac|hoat dong)\s+)*"
)


_PLAN_NAME_ENDS = re.compile(
    r"\s*(?:[?.,;:)]|$|(?:cua|tinh|thanh pho|tp|nam|o|tai|thi|co|do|gom|giai doan|bac|dat|la|noi)\b)"
)


def plan_topic_of(text: str, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that stand right behind `kế hoạch` as its name: `kế hoạch chuyển đổi số của tỉnh …`."""
    folded = fold(text)
    for match in _PLAN_NAMED.finditer(folded):
        topic: list[Term] = []
        end = match.end()
        for term in terms:
            if term.start == end or (topic and term.start <= end + 1):
                topic.append(term)
                end = term.end
        if sum(len(t.folded) for t in topic) >= 2 and _PLAN_NAME_ENDS.match(folded, end):
            return tuple(topic)
    return ()


# Asks for plans by what they are about, not for what a plan says.
_PLANS_ABOUT = re.compile(
    r"(?:\b(?:(?:trong|o) )?kho (?:(?:du lieu|tai lieu|van ban|luu tru|nay|minh|hien|tai|dang) )*)?(?:"
    r"\b(?:tinh|dia phuong|noi|thanh pho) nao (?:da |cung |hien )?(?:co|ban hanh|ra) (?:nhung |cac )?ke hoach\b"
    r"|\bco (?:nhung |cac )?ke hoach (?:nao |gi )?(?:ve|noi ve|lien quan|cho)\b"
    r"|\bke hoach nao (?:noi |lien quan |la )?(?:ve|den|toi)\b"
    r"|\bke hoach (?:la )?(?:cua |o )?(?:nhung |cac )?(?:tinh|dia phuong|thanh pho) nao (?:noi )?(?:ve|den|toi)\b"
    r")"
)


def about_plans(text: str) -> re.Match[str] | None:
    """The words of `có kế hoạch nào về …`, `tỉnh nào có kế hoạch …`: what is asked for is plans."""
    return _PLANS_ABOUT.search(fold(text))


def what_plans_are_about(text: str, syllables: Sequence[Syllable], terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms without the words that ask for plans, also where one runs into the other (`ve lam` + `nghiep`)."""
    asked = about_plans(text)
    if asked is None:
        return tuple(terms)
    kept: list[Term] = []
    torn: list[Syllable] = []  # the rest of a word that ran into the asking: it belongs to the next one
    for term in terms:
        own = [s for s in syllables if term.start <= s.start and s.end <= term.end]
        apart = [s for s in own if s.end <= asked.start() or s.start >= asked.end()]
        if apart and len(apart) < len(own):
            torn = apart
        elif apart:
            kept.append(make_term([*torn, *own]) if torn else term)
            torn = []
    return (*kept, make_term(torn)) if torn else tuple(kept)
