"""The cues of a question, and what its words mean that may be a cue or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.question import cues
from bot.question.everyday import fee_asked
from bot.question.intent import Signals
from bot.question.model import ValueKind
from bot.question.phrases import PhraseMatch
from bot.question.slots import Slots
from bot.question.terms import about_plans
from bot.question.timespans import timespan_words
from bot.question.words import in_longer_words
from corpus.folding import fold
from corpus.syllables import Syllable


def read_signals(text: str, syllables: Sequence[Syllable], slots: Slots, words: Sequence[range]) -> Signals:
    """The cues of a question, with what kind of value it wants."""
    taken = slots.indices(syllables)
    inside = in_longer_words(words)
    cued = [m for m in cues.intents().find(syllables, taken, inside) if not _of_keeping_time(syllables, m)]
    intents = [m for m in cued if not _of_a_partner(syllables, m)]
    kinds = [
        m for m in cues.value_kinds().find(syllables, taken, inside) if not _of_keeping_time(syllables, m)
    ]
    kinds = [m for m in kinds if not _of_a_thing(syllables, m)]
    kinds = [m for m in kinds if not _is_no_wage(syllables, m, slots)]
    kinds = _asked_for(kinds, text, who=any(m.name == "who" for m in intents))
    data = [m for m in cues.data_fields().find(syllables, taken) if not _of_an_event(syllables, m)]
    data = [m for m in data if not _runs_into_a_sum(m, kinds) and not _of_the_grounds(m, intents)]
    data = [m for m in data if not _of_a_share(text, syllables, m) and not _of_digitising(syllables, m)]
    fee = fee_asked(fold(text))
    paid = frozenset(i for i, s in enumerate(syllables) if fee and fee[0] <= s.start and s.end <= fee[1])
    modes = _without_overlap(cues.modes().find(syllables, taken | paid))
    compared = [m for m in modes if m.name == "compares"]
    intents = [m for m in intents if not any(c.start <= m.start and m.end <= c.end for c in compared)]
    outside = cues.outside().find(syllables, taken)
    asked = _cue_indices(syllables, cued, kinds, data, modes) | paid
    fields = ("recipients",) if _SENT_TO.search(fold(text)) else tuple(dict.fromkeys(m.name for m in data))
    no_nouns = framed(syllables, taken, inside) | taken | _indices(compared)
    return Signals(
        intents=tuple(dict.fromkeys(m.name for m in sorted(intents, key=lambda m: m.start))),
        wanted="fee" if fee else _wanted(kinds, no_nouns, len(syllables), text),
        data=fields[0] if fields else None,
        fields=fields,
        modes_found=frozenset(m.name for m in modes),
        roles=tuple(dict.fromkeys(m.name for m in cues.roles().find(syllables, taken))),
        outside=tuple(" ".join(s.folded for s in syllables[m.start : m.end]) for m in outside),
        has_address=slots.address is not None,
        has_documents=bool(slots.documents),
        has_ordinal=slots.ordinal is not None,
        has_month=slots.month is not None or bool(timespan_words(text)),
        cue_indices=asked,
        plans_about=about_plans(text) is not None,
        all_cues=all(i in taken or i in asked for i in range(len(syllables))),
    )


# `có bắt buộc niêm yết số điện thoại không`: whether, not which.
_WHETHER = re.compile(r"\bbat buoc\b.*\b(?:khong|ko|k|hong)\b")
_HOW_MUCH = re.compile(r"\b(?:bao nhieu|may)\b|%")


# `có được giảm giá vé … không` asks whether, unless a question word says what for.
_YES_OR_NO = re.compile(r"\bco\b.*\b(?:khong|ko|k|hong|hem)\b\W*(?:a|vay|nhi|the)?\W*$")
_WHICH = re.compile(r"\b(?:bao nhieu|may|nao|gi|dau|ai)\b|%")
_SUMS: frozenset[str] = frozenset({"money", "percent"})


def _asked_for(kinds: Sequence[PhraseMatch], text: str, *, who: bool) -> list[PhraseMatch]:
    """The kinds of value that are asked for: none by `có bắt buộc …`, no share by `ai theo dõi tỷ lệ …`."""
    folded = fold(text)
    if _WHETHER.search(folded):
        return []
    kinds = [m for m in kinds if m.name != "phone" or _SMART.search(folded) is None]
    if _YES_OR_NO.search(folded) and not _WHICH.search(folded):
        return [m for m in kinds if m.name not in _SUMS]
    shares = not who or _HOW_MUCH.search(folded) is not None
    return [m for m in kinds if shares or m.name != "percent"]


_SMART = re.compile(r"\b(?:dien thoai|dt) (?:thong minh|di dong|cam ung)\b")  # the thing, not its number


def _without_overlap(modes: Sequence[PhraseMatch]) -> list[PhraseMatch]:
    """The modes without a `thế` that belongs to `thế nào`."""
    how = [m for m in modes if m.name in ("how", "compares")]
    return [
        m for m in modes if m.name != "follows" or not any(h.start <= m.start and m.end <= h.end for h in how)
    ]


# Words with which `hạn` says how something was done or how long it runs: nobody asks for a day with them.
_BEFORE_TERM = frozenset({"tre", "dung", "qua", "truoc", "som", "ngan", "trung", "dai", "gioi"})
_AFTER_TERM = frozenset({"che", "muc", "han", "man", "hep", "ngach"})


def _of_keeping_time(syllables: Sequence[Syllable], match: PhraseMatch) -> bool:
    """`hồ sơ trễ hạn`, `đúng hạn`, `hạn mức`: what is spoken of, not a deadline that is asked for."""
    if match.end - match.start != 1 or syllables[match.start].folded != "han":
        return False
    before = syllables[match.start - 1].folded if match.start else ""
    after = syllables[match.end].folded if match.end < len(syllables) else ""
    return before in _BEFORE_TERM or after in _AFTER_TERM


def _is_no_wage(syllables: Sequence[Syllable], match: PhraseMatch, slots: Slots) -> bool:
    """`luong` without its mark may be `lượng`; `Lương Sơn` is a district."""
    first = syllables[match.start]
    named = any(start <= first.start < end for start, end in slots.districts)
    return match.end - match.start == 1 and first.folded == "luong" and (named or not first.marked)


def _runs_into_a_sum(match: PhraseMatch, kinds: Sequence[PhraseMatch]) -> bool:
    """`… công dân số bao nhiêu tiền`: no number of a plan is asked for, but a sum."""
    return match.name == "number" and any(
        k.name in ("money", "percent") and match.start < k.start < match.end < k.end for k in kinds
    )


_BEHIND_DONG = frozenset({"ho", "chi", "bao", "bang", "phuc", "doi"})


def _of_a_thing(syllables: Sequence[Syllable], match: PhraseMatch) -> bool:
    """`bao nhiêu đồng hồ`, `mấy đồng chí`: things and people that are counted, no sum."""
    last, after = syllables[match.end - 1].folded, syllables[match.end : match.end + 1]
    return match.name == "money" and last == "dong" and bool(after) and after[0].folded in _BEHIND_DONG


def _of_a_share(text: str, syllables: Sequence[Syllable], match: PhraseMatch) -> bool:
    """`… kỹ năng số bao nhiêu %`: a share is asked for."""
    return match.name == "number" and text[syllables[match.end - 1].end :].lstrip().startswith("%")


def _of_digitising(syllables: Sequence[Syllable], match: PhraseMatch) -> bool:
    """`có kế hoạch số hóa …`: what is planned, not a plan's number."""
    after = syllables[match.end : match.end + 1]
    return match.name == "number" and bool(after) and after[0].folded == "hoa"


def _of_the_grounds(match: PhraseMatch, intents: Sequence[PhraseMatch]) -> bool:
    """`tờ trình số mấy`: the number of another document than the plan."""
    return match.name == "number" and any(
        i.name == "basis" and i.start <= match.start and match.end <= i.end for i in intents
    )


def _of_an_event(syllables: Sequence[Syllable], match: PhraseMatch) -> bool:
    """`diễn ra ngày nào` asks for an event's day, not for the plan's."""
    before = syllables[match.start - 1].folded if match.start else ""
    return match.name == "issued" and syllables[match.start].folded == "ra" and before in ("dien", "xay")


_JOINING = frozenset({"voi", "cung", "cho", "tu", "cua"})


def _of_a_partner(syllables: Sequence[Syllable], match: PhraseMatch) -> bool:
    """`với ai`, `cho cơ quan nào` ask for a partner, not for who acts."""
    return match.name == "who" and match.start > 0 and syllables[match.start - 1].folded in _JOINING


# Cues that ask and name at once: what a clause must speak of stays a term.
_ALSO_TERMS = frozenset({"kinh phi", "ngan sach", "tien", "von", "nguon von", "bao cao", "phan anh"})
_STAY_TERMS = frozenset({"phan", "anh", "bao", "cao"})


def _cue_indices(syllables: Sequence[Syllable], *groups: Sequence[PhraseMatch]) -> frozenset[int]:
    """Indices of the cues' own words, which no clause has to meet; what is reported or complained of stays."""
    indices: set[int] = set()
    for group in groups:
        for match in group:
            words = [s.folded for s in syllables[match.start : match.end]]
            phrase = " ".join(words)
            if phrase in _ALSO_TERMS:
                continue
            kept = match.name == "recipient" and ("phan anh" in phrase or "bao cao" in phrase)
            indices.update(
                i
                for i, word in zip(range(match.start, match.end), words, strict=True)
                if not (kept and word in _STAY_TERMS)
            )
    return frozenset(indices)


# `kế hoạch này gửi những cơ quan nào`, `kế hoạch có gửi Thư viện tỉnh không`: its own recipients, not a report's.
_SENT_TO = re.compile(
    r"^(?!.*\bbao cao\b).*\bke hoach\b.*\bgui (?:cho |den |toi |di )?"
    r"(?:(?:nhung |cac )?(?:co quan|don vi|noi|so nganh|ai|dau)\b|.*\b(?:khong|ko|k|hong|chua)\W*$)"
)


def _indices(matches: Sequence[PhraseMatch]) -> frozenset[int]:
    return frozenset(i for m in matches for i in range(m.start, m.end))


_OFTEN = re.compile(
    r"\b(?:bao lau|may (?:ngay|tuan|thang|quy|nam)|bao nhieu (?:ngay|tuan|thang|nam))\b.*\b(?:mot|1) lan\b"
    r"|\b(?:may|bao nhieu) lan (?:mot|moi|trong|1) (?:ngay|tuan|thang|quy|nam)\b|\bmoi nam (?:may|bao nhieu) lan\b"
    r"|\bdinh ky (?:bao lau|the nao|ra sao|may)\b|\btan suat\b"
)
# With its own marks: `chỉ`, `chị` and `địa chí` are no spending.
_SPENT = re.compile(
    r"(?<!dia )\bchi (?:(?:hết|het|tổng cộng|tong cong) )?bao nhi[êe]u\W*$"
    r"|(?<!dia )\bchi\b.*\bbao nhi[êe]u (?:1|một|mot|mỗi|moi)"
    r" (?:ngày|ngay|buổi|buoi|đêm|dem|tuần|tuan|tháng|thang|quý|quy|kỳ|ky|năm|nam|lớp|lop|người|nguoi)\b",
    re.IGNORECASE,
)


def _wanted(found: Sequence[PhraseMatch], spent: frozenset[int], length: int, text: str) -> ValueKind | None:
    """The kind of value asked for: the most special cue wins.

    `bao nhiêu thư viện` wants a count of what follows; `bao nhiêu` with nothing after it wants any number.
    """
    if _OFTEN.search(fold(text)):
        return "often"
    order: tuple[ValueKind, ...] = (
        "phone", "email", "web", "time", "form", "person", "money", "percent", "date", "where", "count",
    )  # fmt: skip
    names = {match.name for match in found}
    if _SPENT.search(text):
        names.add("money")
    if re.search(r"(?:nhiêu|nhieu|mấy|may)\s*%", text, re.IGNORECASE):
        names.add("percent")
    best = next((kind for kind in order if kind in names), None)
    if best != "count":
        return best
    last = max((m for m in found if m.name == "count"), key=lambda m: m.start)
    return "count" if last.end < length and last.end not in spent else "number"


def framed(syllables: Sequence[Syllable], taken: frozenset[int], inside: frozenset[int]) -> frozenset[int]:
    """Indices of the words that only frame the question."""
    return _indices(cues.frame().find(syllables, taken, inside))
