"""The statements of a segment: for each number, the thing that it is said of and what is said.

Plans write numbers in four ways: before their subject (`N% thư viện … cung cấp …`, several in one list), after a
measured thing (`tỷ lệ … đạt N%`), as the object of a verb (`tổ chức N lớp …`), or alone, with the subject said before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.facts.given import given_statement, with_their_receivers
from corpus.facts.levels import by_level
from corpus.facts.named import labelled, with_names
from corpus.facts.number_words import (
    COMPLEMENT,
    EACH,
    ENDING_ACT,
    JOINED,
    MEASURED,
    NumberWords,
    aims_only,
    around_numbers,
    change_before,
    is_last_word,
    label_before,
    names_only,
    stands_alone,
)
from corpus.facts.objects import AIMING, acting_verb, first_item, object_of, without_trailing_aims
from corpus.facts.phrases import CHANGE, predicate, skip_aims
from corpus.facts.quantities import Quantity
from corpus.facts.spans import Range, trimmed
from corpus.facts.support import support_statement
from corpus.facts.target_lists import AMONG, Statement, among, led, of_one_class, shared, with_bare

_HOPED = re.compile(r"[\s,;]*(?<!\w)(?:phấn\s+đấu|dự\s+kiến)(?:\s+(?:có|đạt|thêm))*\s*$", re.IGNORECASE)
_CHANGES_FIRST = re.compile(r"(?:tăng|giảm|nâng|đưa|duy\s+trì|giữ)\s+", re.IGNORECASE)
_AVERAGE = re.compile(r"\s+bình\s+quân$", re.IGNORECASE)
_RISE = re.compile(r"(?<!\w)(?:tăng|giảm|nâng)(?:\s+(?:dần|mạnh|nhanh))?(?=\s+từ(?!\w))", re.IGNORECASE)
_EACH_TIME = re.compile(r"mỗi\s+(?:lần|lượt|đợt|kỳ|tuần|tháng|quý|năm|ngày)", re.IGNORECASE)
_HOW_OFTEN = re.compile(r"lần(?!\w)", re.IGNORECASE)
_BY = re.compile(r"(?:do|gồm|bao\s+gồm)\s+(?=[^\W\d_])", re.IGNORECASE)  # "do Sở A quản lý 3 tỷ đồng"
# "2 tỷ đồng từ nguồn xã hội hóa": whose money, where nothing before the sum says it.
_SOURCE = re.compile(
    r"\s*(?:từ|do)\s+(?P<source>(?:nguồn|ngân\s+sách|vốn|quỹ)[^,;.:()]{2,80})", re.IGNORECASE
)
_PLANNED = re.compile(
    r"\s*(?:so\s+với\s+)?(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|mục\s+tiêu)(?!\w)", re.IGNORECASE
)
_ENDS_THERE = re.compile(r"[^\W\d_]+\s+[^\W\d_]+[\s,;.]*(?:và\s*)?")
_DONE = re.compile(
    r"(?:phải\s+)?(?:hoàn\s+thành|thực\s+hiện)", re.IGNORECASE
)  # "287 trụ sở …, hoàn thành 60%"
_WITH = re.compile(r"(?<!\w)(?:với|gồm)\s*$", re.IGNORECASE)
_ENDING_CHANGE = re.compile(r"[,)]\s*(?:chiếm|đạt|bằng|tăng|giảm)$", re.IGNORECASE)
_WITHIN = re.compile(
    r"(?<!\w)(?:trong\s+(?:thời\s+hạn|vòng|đó)|mỗi(?!\s+(?:học\s+kỳ|năm|tháng|tuần|quý|ngày|kỳ))|bao\s+gồm|(?<=,\s)gồm)(?!\w)",
    re.IGNORECASE,
)
_LEADING_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm|nâng|đưa|duy\s+trì|giữ)\s+$", re.IGNORECASE)
_FEW = 2  # words that are no label, or no more than an aim
_LONGEST = 24  # words that are said before a number of what it counts
_GAP = " … "  # between the parts of what is said around a subject or its number

Reading = Callable[[NumberWords], Statement | None]


def read_statements(text: str, masked: str, part: Range, numbers: Sequence[Quantity]) -> list[Statement]:
    """The statements of a part of a text; `masked` is the text with dates and cited documents blanked."""
    numbers = with_their_receivers(masked, part.start, part.end, numbers)
    around = list(around_numbers(text, masked, part, numbers))
    found = of_one_class(text, led(shared([_statement(number, part.start) for number in around])))
    within = AMONG.search(masked, part.start, part.end)
    if within:
        found = among(text, found, within.start())
    found = by_level(text, masked, part, found)
    return with_bare(text, masked, around[0].before, [number.after for number in around], found)


def _statement(number: NumberWords, begin: int) -> Statement:
    paid = given_statement(number.masked, begin, number.quantity)
    paid = paid or support_statement(number.masked, number.before, number.quantity, begin)
    if paid is not None:
        return paid
    return next((said for reading in READINGS if (said := reading(number)) is not None), None) or _around(
        number
    )


def _each_time(number: NumberWords) -> Statement | None:
    """`mỗi đợt 20 người`: what happens each time was said before."""
    if _EACH_TIME.fullmatch(number.masked, number.own.start, number.own.end) is None:
        return None
    return Statement(number.quantity, None, number.text[number.own.start : number.own.end])


def _alone(number: NumberWords) -> Statement | None:
    """Nothing is said behind the number: its label or what it measures stands before it, else its source behind it."""
    if not stands_alone(number):
        return None
    label = label_before(number)
    measured = Statement(number.quantity, label, None) if label else _measured(number)
    source = _SOURCE.match(number.masked, number.quantity.end, number.after.end)
    if measured.subject is None and source:
        return Statement(number.quantity, trimmed(number.masked, *source.span("source")), None)
    return measured


def _under_a_label(number: NumberWords) -> Statement | None:
    """`Thông qua quỹ tín dụng: 800 người`: a count with a noun, and nothing more."""
    label = label_before(number) if number.quantity.noun and is_last_word(number) else None
    if label is None or len(number.masked[label.start : label.end].split()) <= _FEW:
        return None
    return Statement(number.quantity, label, None)


def _how_often(number: NumberWords) -> Statement | None:
    """`… 02 lần`: how often what was said before is done."""
    if _HOW_OFTEN.match(number.quantity.unit) is None:
        return None
    done = _measured(number)
    return replace(done, measure=done.measure or "") if done.subject else done


def _of_what_was_planned(number: NumberWords) -> Statement | None:
    """`…, đạt 103,6% kế hoạch`: how far what was said before was reached."""
    planned = _PLANNED.match(number.masked, number.quantity.end) if number.quantity.percent else None
    if planned is None or number.first or not aims_only(number):
        return None
    own = number.text[number.own.start : number.own.end].strip()
    return Statement(number.quantity, None, f"{own}{_GAP}{planned.group().strip()}")


def _of_what_it_measures(number: NumberWords) -> Statement | None:
    """`tỷ lệ … đạt N%`, `tỷ lệ …: N%`, `khách quốc tế N lượt`: its subject stands before it."""
    masked, own = number.masked, number.own
    measured = MEASURED.match(masked, own.start, own.end)
    change = change_before(number)
    behind_colon = measured and masked[own.end : number.before.end].strip() == ":"
    changing = change and (measured or (number.quantity.noun is None and change.start() > own.start))
    if behind_colon or (changing and not aims_only(number)):
        return _measured(number)
    return _measured(number) if number.quantity.noun is not None and names_only(number) else None


def _object_of_an_act(number: NumberWords) -> Statement | None:
    """`tổ chức N lớp …`: what is done stands before it, of what behind it."""
    text, masked = number.text, number.masked
    verb = "" if "," in masked[number.own.end : number.before.end] else acting_verb(text, masked, number.own)
    if not verb:
        return None
    alone = number.first and number.last and number.quantity.percent
    done = labelled(text, masked, number.before, verb) if alone else ""
    return Statement(
        number.quantity, object_of(masked, number.after, last=number.last), done or verb, acting=True
    )


def _kept(number: NumberWords) -> Statement | None:
    """`Duy trì 02 đại đội, 12 xuồng`: what is kept, with the things of its list."""
    said = number.text[number.own.start : number.own.end].strip().lower()
    if number.quantity.noun is None or said != "duy trì":
        return None
    counted = _counted(number)
    return (
        replace(counted, measure=number.text[number.own.start : number.own.end], acting=True)
        if not counted.measure
        else None
    )


# The first that has something to say decides: what is said before a number decides where nothing is said behind it;
# then what it measures, which a verb may stand before; then a verb. Else it counts what stands behind it.
READINGS: tuple[Reading, ...] = (
    _each_time,
    _alone,
    _under_a_label,
    _how_often,
    _of_what_was_planned,
    _of_what_it_measures,
    _object_of_an_act,
    _kept,
)


def _around(number: NumberWords) -> Statement:
    """`N% thư viện … cung cấp …`, with what is said before the number too."""
    text, own, first, last = number.text, number.own, number.first, number.last
    counted = _counted(number)
    if not first and _WITH.search(number.masked[own.start : own.end]) and counted.measure is None:
        return counted  # "210 tổ … với 2.100 người"
    said = " ".join(_HOPED.sub("", text[own.start : own.end]).split())
    aims = AIMING.search(said) and len(said.split()) <= _FEW
    if counted.measure is None and (last or first) and not aims and 0 < len(said.split()) <= _LONGEST:
        return replace(counted, measure=said) if last else replace(counted, lead=said)
    if counted.measure and first and said and not aims and (last or EACH.match(said)):
        done = said if EACH.match(said) else labelled(text, number.masked, number.before, said)
        return replace(counted, measure=f"{done}{_GAP}{counted.measure}") if done else counted
    return counted


def _measured(number: NumberWords) -> Statement:
    """`tỷ lệ … đạt N% …`: the subject stands before the number."""
    masked, before = number.masked, number.own
    change = _RISE.search(masked, before.start, before.end) or change_before(number)
    subject = trimmed(masked, before.start, change.start() if change else before.end)
    subject = trimmed(masked, skip_aims(masked, subject.start, subject.end), subject.end)
    subject = without_trailing_aims(masked, subject)
    said = " ".join(number.text[change.start() : before.end].split()) if change else ""
    done = _DONE.fullmatch(masked, subject.start, subject.end)
    if done and number.quantity.percent:
        return Statement(number.quantity, None, number.text[done.start() : done.end()])
    bare = subject.start >= subject.end or AIMING.fullmatch(masked[subject.start : subject.end])
    if bare or not any(char.isalpha() for char in masked[subject.start : subject.end]):
        return Statement(number.quantity, None, said or None, forward=True)
    first = _CHANGES_FIRST.match(masked, subject.start, subject.end) or _BY.match(
        masked, subject.start, subject.end
    )
    if first:
        subject = Range(first.end(), subject.end)
    leading = _LEADING_CHANGE.search(masked, number.before.start, subject.start)
    if leading and (average := _AVERAGE.search(masked[subject.start : subject.end])):
        said = f"{average.group().strip()} {said}".strip()
        subject = Range(subject.start, subject.start + average.start())
    rest = _said_after(masked, number.after) if said and number.quantity.noun is None else ""
    parts = [leading.group().strip() if leading else "", said, rest]
    return Statement(number.quantity, subject, " … ".join(part for part in parts if part) or None)


def _said_after(masked: str, after: Range) -> str:
    """The rest of what is said where the number stands inside it (`chiếm N% tổng số`)."""
    complement = first_item(masked, after)
    said = " ".join(masked[complement.start : complement.end].split())
    return said if said and said[0].isalpha() and not COMPLEMENT.match(said) else ""


def _counted(number: NumberWords) -> Statement:
    """`N% thư viện … cung cấp …`: subject, then what is said of it."""
    masked, after, last = number.masked, number.after, number.last
    verb = predicate(masked, after.start, after.end)
    end = after.end if verb is None else verb
    if verb is not None and not number.quantity.percent and _ENDS_THERE.fullmatch(masked, verb, after.end):
        listed = masked[after.start : verb].rstrip().endswith(",")
        end = verb if listed else after.end
        verb = None  # "100 cuốn sổ tay tuyên truyền": what for, not what it does
    within = _WITHIN.search(masked, after.start + 1, end)
    if within:
        verb, end = None, within.start()
    bracket = masked.find("(", after.start, end)
    if bracket >= 0 and ")" not in masked[bracket:end]:
        verb, end = None, bracket
    subject = without_trailing_aims(masked, trimmed(masked, after.start, end))
    verb_of_next = None if last else ENDING_ACT.search(masked[subject.start : subject.end])
    change_of_next = None if last else _ENDING_CHANGE.search(masked[subject.start : subject.end])
    if of_next := verb_of_next or change_of_next:
        subject = trimmed(masked, subject.start, subject.start + of_next.start())
    if subject.start >= subject.end:
        return Statement(number.quantity, None, None, forward=True)
    if verb is None:
        return Statement(number.quantity, subject, "" if change_of_next else None)
    stop = after.end
    if not last:
        comma = max(masked.rfind(mark, verb, after.end) for mark in (",", ";", ". "))
        joined = re.search(r"(?<!\w)và\s*$", masked[verb : after.end])
        stop = comma if comma > verb else verb + joined.start() if joined else after.end
        following = JOINED.search(masked, verb, after.end)
        if following:
            stop = following.start()
    if masked.count("(", verb, stop) > masked.count(")", verb, stop):
        stop = masked.rindex("(", verb, stop)
    said = without_trailing_aims(masked, trimmed(masked, verb, stop))
    if not last and CHANGE.fullmatch(masked, said.start, said.end):
        return Statement(number.quantity, subject, None)  # "6.215 lao động, đạt 103% …": of the next number
    return Statement(number.quantity, subject, with_names(number.text, said) or None)
