"""All written forms of the agencies, by what a form can begin with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from corpus.folding import fold
from corpus.gazetteer.agency_data import PROVINCE, Agency, agencies, ambiguous, spell_out
from corpus.gazetteer.alignment import AND, CITY, TINH, Form
from corpus.gazetteer.province_data import provinces
from corpus.gazetteer.spelling import Slips, Token, is_ordinary, tokenize

_LISTED_HEADS = ("sở", "bộ", "hội", "ban")  # "các sở: A, B": one head for several names
_MIN_CORE = 4  # initials that name a department without "Sở": "GDĐT"


class Forms:
    """Forms by their first two words, either of which may be the initials of several."""

    def __init__(self, forms: list[Form]) -> None:
        self._single: dict[str, list[Form]] = {}
        self._pairs: dict[tuple[str, str], list[Form]] = {}
        self._initials: dict[str, list[Form]] = {}
        seconds: dict[str, set[str]] = {}
        for form in forms:
            for prefix in _initials_from(form, 0):
                self._initials.setdefault(prefix, []).append(form)
            if form.short_only:
                continue
            if len(form.keys) == 1:
                self._single.setdefault(form.keys[0], []).append(form)
                continue
            for first in _spellings(form, 0):
                seconds.setdefault(first, set()).update(_spellings(form, 1))
                for second in {*_spellings(form, 1), *_initials_from(form, 1)}:
                    self._pairs.setdefault((first, second), []).append(form)
        self._first_slips = Slips(set(seconds))
        self._slips = {first: Slips(keys) for first, keys in seconds.items()}

    def starting(self, tokens: list[Token], at: int, *, typos: bool) -> Iterator[Form]:
        """The forms that may begin with a token and the one after it."""
        first = tokens[at].key
        yield from self._single.get(first, ())
        following = (token.key for token in tokens[at + 1 : at + 3] if token.key != AND)
        second = next(following, "")
        for form in self._initials.get(first, ()):
            if _may_follow(form, len(first), second):
                yield form
        yield from self._pairs.get((first, second), ())
        if not typos:
            return
        for near in sorted(self._slips[first].near(second) - {second}) if first in self._slips else ():
            yield from self._pairs.get((first, near), ())
        if not is_ordinary(tokens[at].text):
            for near in sorted(self._first_slips.near(first) - {first}):
                yield from self._pairs.get((near, second), ())


def _may_follow(form: Form, word: int, key: str) -> bool:
    """Whether a form may go on with a token at one of its words, after initials."""
    return word == len(form.keys) or key in _spellings(form, word) or key in _initials_from(form, word)


def _initials_from(form: Form, word: int) -> list[str]:
    """The initials that may stand for two and more words from one on."""
    run = form.initials[word:].split(" ")[0]
    return [run[:size] for size in range(2, len(run) + 1)]


def _spellings(form: Form, word: int) -> set[str]:
    return {form.keys[word]} | (CITY if form.words[word].lower() == TINH else set())


def _form(agency: Agency, written: str, *, colloquial: bool = False, province: bool = False) -> Form:
    words = tuple(token.text for token in tokenize(written) if token.key != AND)
    keys = tuple(map(fold, words))
    plain = [not (word.isupper() and len(word) > 1) and not province for word in words]
    initials = "".join(key[0] if may else " " for key, may in zip(keys, plain, strict=True))
    if colloquial:
        initials = " " * len(keys)
    elif agency.kind == "group":  # the first words say that it is a group
        initials = "  " + initials[2:]
    return Form(agency.id, words, keys, initials, colloquial=colloquial, province=province)


def _forms_of(agency: Agency) -> list[Form]:
    forms: list[Form] = []
    variants = agency.variants if agency.kind == "group" else (agency.name, *agency.variants)
    for variant in variants:
        for written in spell_out(variant):
            if PROVINCE not in written:
                forms.append(_form(agency, written))
                continue
            for known in provinces():
                forms.append(_form(agency, written.replace(PROVINCE, known.name), province=True))
    forms += [
        _form(agency, written, colloquial=True) for said in agency.colloquial for written in spell_out(said)
    ]
    return list(dict.fromkeys(forms))


@lru_cache(maxsize=1)
def load_forms() -> Forms:
    """The forms of all agencies and groups, and departments' bare abbreviations."""
    forms: list[Form] = []
    for agency in agencies().values():
        forms += _forms_of(agency)
        if agency.kind == "department":
            bare = _without_head(_form(agency, agency.name))
            if len(bare.initials) >= _MIN_CORE:
                forms.append(bare._replace(short_only=True))
    for short in ambiguous():
        words = tuple(token.text for token in tokenize(short.written))
        form = Form(
            "", words, tuple(map(fold, words)), " " * len(words), colloquial=short.colloquial, plain=True
        )
        forms += [form._replace(agency=agency) for agency in short.agencies]
    return Forms(forms)


def _without_head(form: Form) -> Form:
    return form._replace(words=form.words[1:], keys=form.keys[1:], initials=form.initials[1:])


@lru_cache(maxsize=1)
def load_listed() -> dict[str, Forms]:
    """For each head of a list, the forms of its agencies without that head."""
    listed: dict[str, Forms] = {}
    for head in _LISTED_HEADS:
        forms = [
            _without_head(form)._replace(colloquial=False)
            for agency in agencies().values()
            for form in _forms_of(agency)
            if form.keys[0] == fold(head) and len(form.keys) > 1
        ]
        listed[fold(head)] = Forms(forms)
    return listed
