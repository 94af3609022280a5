"""From a text to the agencies named in it: leftmost, longest, with lists under one head."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from corpus.gazetteer.agency_data import agencies, words_of
from corpus.gazetteer.agency_forms import Forms, load_forms, load_listed
from corpus.gazetteer.agency_pattern import place_end, unlisted
from corpus.gazetteer.alignment import AND, Fit, Form, align
from corpus.gazetteer.provinces import load_provinces
from corpus.gazetteer.spelling import Token, tokenize

How = Literal["exact", "folded", "abbreviation", "colloquial", "listed", "pattern", "fuzzy"]

_NUMBER = re.compile(
    r"(?<!\w)\d[^\s,;/]*/[^\s,;()]+"
)  # a document's number: its letters name no agency that acts
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:và\s+|va\s+)?|\s+(?:và|va)\s+", re.IGNORECASE)
_LOWER_LEVEL = {"huyen", "quan", "xa", "phuong"}  # "Công an huyện" is not the province's
# "UBND các huyện, thị xã và thành phố": one tier's government, in any order of its units.
_UNITS: dict[str, tuple[tuple[str, ...], ...]] = {
    "district": (("huyen",), ("quan",), ("thi", "xa"), ("thanh", "pho"), ("tp",)),
    "commune": (("xa",), ("phuong",), ("thi", "tran"), ("dac", "khu")),
}
_NO_SLIPS = {"vertical"}  # short names of branches, a letter away from others that the tables don't list
_NEEDS_A_WORD = {
    "institution",
    "press",
    "district-office",
    "commune-office",
    "office",
}  # not by initials alone
# What tells which branch it is, since central bodies are organised by regions of several provinces.
_REGION = re.compile(
    r"\s*(?:[-–,]\s*)?(?:(?:chi\s+nhánh|chi\s+nhanh|CN)\s+)?(?:khu\s+vực|khu\s+vuc|KV)\s*(?:số\s+)?(?:\d{1,2}|[IVXivx]{1,6})?(?!\w)",
    re.IGNORECASE,
)
_REGION_NUMBER = re.compile(r"\s*(?:số\s+)?(?:\d{1,2}|[IVXivx]{1,6})(?!\w)")
_MAY_GO_ON = {"institution", "association", "press", "vertical"}  # "Trung tâm Thông tin Xúc tiến …"


class Match(NamedTuple):
    """Words that name an agency, or several equally well."""

    agencies: tuple[str, ...]
    start: int
    end: int
    how: How


class _Best(NamedTuple):
    """The forms that reach furthest from a token, with the fewest slips and short words."""

    fit: Fit
    forms: tuple[Form, ...]


def matches(text: str, *, typos: bool) -> list[Match]:
    """All agencies in NFC text, in order, without overlaps."""
    tokens = tokenize(text)
    numbers = [number.span() for number in _NUMBER.finditer(text)]
    found: list[Match] = []
    at = 0
    while at < len(tokens):
        if any(start <= tokens[at].start < end for start, end in numbers):
            at += 1
            continue
        after, here = _at(text, tokens, at, typos=typos)
        found += here
        at = max(after, at + 1)
    return found


def _at(text: str, tokens: list[Token], at: int, *, typos: bool) -> tuple[int, list[Match]]:
    """The agencies that begin at a token (several where a list follows), and the token to go on from."""
    best = _best(text, tokens, at, load_forms(), typos=typos)
    if tokens[at].key == "cac" and at + 1 < len(tokens) and tokens[at + 1].key in load_listed():
        inner = _best(text, tokens, at + 1, load_forms(), typos=typos)
        if inner is not None and (best is None or inner.fit.end > best.fit.end):
            return at, []  # "các Sở: A, B": the list begins at the head
    if best is None or _goes_on(tokens, text, best):
        longer = unlisted(text, tokens, at, closed=typos)
        if longer is not None and (best is None or longer.end > best.fit.end):
            match = Match((longer.agency,), tokens[at].start, tokens[longer.end - 1].end, "pattern")
            return longer.end, [match]
    if best is None:
        return at, []
    ids, how = _meaning(text, tokens, best)
    best = best._replace(fit=best.fit._replace(end=_units_end(text, tokens, best)))
    local = not typos and agencies()[ids[0]].level in _UNITS
    if local and _best(text, tokens, best.fit.end, load_forms(), typos=False) is None:
        best = best._replace(fit=best.fit._replace(end=place_end(text, tokens, at, best.fit.end)))
    match = Match(ids, tokens[at].start, tokens[best.fit.end - 1].end, how)
    after, rest = _list(text, tokens, at, best, typos=typos)
    return after, [match, *rest]


def _best(text: str, tokens: list[Token], at: int, forms: Forms, *, typos: bool) -> _Best | None:
    best: _Best | None = None
    if at >= len(tokens):
        return None
    for form in forms.starting(tokens, at, typos=typos):
        fit = align(text, tokens, at, form, _slips(form) if typos else 0)
        if fit is None or not _plausible(text, tokens, at, form, fit):
            continue
        rank = (-fit.end, fit.slips, form.colloquial, fit.short)
        if best is not None:
            lead = (-best.fit.end, best.fit.slips, best.forms[0].colloquial, best.fit.short)
            if rank > lead:
                continue
            if rank == lead:
                best = _Best(best.fit, (*best.forms, form))
                continue
        best = _Best(fit, (form,))
    if best is not None and agencies()[best.forms[0].agency].kind == "vertical":
        return best._replace(fit=best.fit._replace(end=_region_end(text, tokens, best.fit.end)))
    return best


def _region_end(text: str, tokens: list[Token], end: int) -> int:
    """The token after the region of a central body's branch, where one follows its name."""
    told = tokens[end - 1].key == "vuc"  # the name's own form ends in "khu vực": its number is left
    match = (_REGION_NUMBER if told else _REGION).match(text, tokens[end - 1].end)
    while match and end < len(tokens) and tokens[end].start < match.end():
        end += 1
    return end


def _slips(form: Form) -> float:
    """How many slips a form bears: none in two words, one in three or four, two in longer ones."""
    if agencies()[form.agency].kind in _NO_SLIPS or form.province or (form.colloquial and len(form.keys) < 3):
        return 0
    return 0 if len(form.keys) < 3 else 1 if len(form.keys) < 5 else 2


def _plausible(text: str, tokens: list[Token], at: int, form: Form, fit: Fit) -> bool:
    """Whether the words after and before a form leave it its meaning."""
    after = tokens[fit.end] if fit.end < len(tokens) else None
    agency = agencies()[form.agency]
    if form.province and not _names_province(text, tokens[at].start, tokens[fit.end - 1].end):
        return False
    if at > 0 and not tokens[at].titled and _in_a_word(text, tokens, at):
        return False
    if not fit.full and agency.kind in _NEEDS_A_WORD and (fit.end - at > 1 or not tokens[at].text.isupper()):
        return False
    if agency.level == "province" and after is not None and _is_lower(text, tokens, fit.end):
        return False
    if form.plain and len(form.keys) == 1 and form.words[0].isupper() and _spells_on(text, tokens, fit.end):
        return False
    if form.short_only and at > 0:
        return tokens[at - 1].text.lower() not in words_of("agency_core_blocks.tsv")
    return True


def _is_lower(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a name goes on to say that the body is of a lower level (`… cấp xã`), or with `&` and initials."""
    if tokens[at].key == "cap" and at + 1 < len(tokens) and tokens[at + 1].key in _LOWER_LEVEL:
        return True
    return tokens[at].key in _LOWER_LEVEL or text[tokens[at - 1].end : tokens[at].start] == "&"


def _spells_on(text: str, tokens: list[Token], at: int) -> bool:
    """Whether more initials follow right after some: those of a body that `BCH` alone doesn't mean."""
    if at >= len(tokens) or text[tokens[at - 1].end : tokens[at].start] not in (" ", "\n"):
        return False
    return tokens[at].text.isupper() and len(tokens[at].text) > 1 and not tokens[at - 1].text.islower()


def _names_province(text: str, start: int, end: int) -> bool:
    """Whether a province is read between two positions: its words may be ordinary ones there."""
    return any(start < mention.start and mention.end <= end for mention in load_provinces().find_all(text))


@lru_cache(maxsize=1)
def _false_heads() -> frozenset[tuple[str, ...]]:
    words = words_of("agency_false_heads.tsv")
    return frozenset(tuple(token.key for token in tokenize(word)) for word in words)


def _in_a_word(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a token is the second half of an ordinary word: `cơ sở`, `cán bộ`."""
    apart = text[tokens[at - 1].end : tokens[at].start].strip()
    return not apart and (tokens[at - 1].key, tokens[at].key) in _false_heads()


def _goes_on(tokens: list[Token], text: str, best: _Best) -> bool:
    """Whether a capitalised word right after the match says that the name is longer than what is listed."""
    end = best.fit.end
    if end >= len(tokens) or agencies()[best.forms[0].agency].kind not in _MAY_GO_ON:
        return False
    if not tokens[end].titled or text[tokens[end - 1].end : tokens[end].start].strip():
        return False
    after = load_provinces().find_all(text[tokens[end].start : tokens[end].start + 24])
    return not (after and after[0].start == 0)


def _units_end(text: str, tokens: list[Token], best: _Best) -> int:
    """The token after the other units of the same tier that follow a match."""
    end = best.fit.end
    units = _UNITS.get(agencies()[best.forms[0].agency].level, ())
    while units and end < len(tokens):
        separator = _SEPARATOR.match(text, tokens[end - 1].end)
        begin = end + (separator is not None and tokens[end].key == AND)
        size = next((len(u) for u in units if tuple(t.key for t in tokens[begin : begin + len(u)]) == u), 0)
        apart = separator.end() if separator else tokens[end].start  # "UBND xã phường": no comma
        if not size or apart < tokens[begin].start or (separator is None and tokens[end].capital):
            break
        end = begin + size
    return end


def _meaning(text: str, tokens: list[Token], best: _Best) -> tuple[tuple[str, ...], How]:
    ids = tuple(dict.fromkeys(form.agency for form in best.forms))
    if len(ids) > 1:
        ids = _by_city(text, tokens, best.fit.end, ids)
    form = best.forms[0]
    how: How = "exact"
    if best.fit.slips:
        how = "fuzzy"
    elif form.colloquial:
        how = "colloquial"
    elif best.fit.short or any(word.isupper() and len(word) > 1 for word in form.words):
        how = "abbreviation"
    elif best.fit.bare:
        how = "folded"
    return ids, how


def _by_city(text: str, tokens: list[Token], end: int, ids: tuple[str, ...]) -> tuple[str, ...]:
    """`UBND thành phố` before a name: of a municipality under the centre, or of a province's city."""
    levels = {agencies()[name].level: name for name in ids}
    if set(levels) != {"province", "district"}:
        return ids
    if tokens[end - 2].text == "Thành":
        return (levels["province"],)
    if end == len(tokens) or text[tokens[end - 1].end : tokens[end].start].strip(" ."):
        return (levels["district"], levels["province"])
    city = load_provinces().find_all(text[tokens[end - 2].start : tokens[end].end + 24])
    for mention in city:
        kind = load_provinces().get(mention.name).kind
        return (levels["province" if kind == "thành phố" else "district"],)
    return (levels["district"],) if tokens[end].capital else (levels["district"], levels["province"])


def _list(text: str, tokens: list[Token], at: int, best: _Best, *, typos: bool) -> tuple[int, list[Match]]:
    """The names that follow under the same head: `các Sở: A, B và C`, `Sở A, B`.

    Without "các" or a colon, only names that begin with a capital belong to the list: in `Sở A, xây dựng …`
    a verb follows.
    """
    end = best.fit.end
    forms = load_listed().get(tokens[at].key)
    if forms is None or end - at < 2:
        return end, []
    opened = (at > 0 and tokens[at - 1].key == "cac") or ":" in text[tokens[at].end : tokens[at + 1].start]
    found: list[Match] = []
    while end < len(tokens):
        separator = _SEPARATOR.match(text, tokens[end - 1].end)
        if separator is None:
            break
        at_next = end
        while at_next < len(tokens) and tokens[at_next].start < separator.end():
            at_next += 1
        if at_next == len(tokens) or not (opened or tokens[at_next].capital):
            break
        following = _best(text, tokens, at_next, forms, typos=typos)
        if following is None:
            break
        ids = tuple(dict.fromkeys(form.agency for form in following.forms))
        end = following.fit.end
        found.append(Match(ids, tokens[at_next].start, tokens[end - 1].end, "listed"))
    return end, found
