"""Read a question: what was typed → its slots, its intent, and the terms an answer must meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from corpus.folding import fold
from corpus.gazetteer.abbreviations import expand

from bot.question import cues, english, values
from bot.question.intent import Signals, choose_intent
from bot.question.model import Claim, Question, Slot, Term, ValueKind
from bot.question.phrases import PhraseMatch
from bot.question.repair import SpellingRepair, Vocabulary
from bot.question.typing_methods import is_syllable, undo_dictation, undo_typing
from corpus.gazetteer.agencies import Agencies, load_agencies
from corpus.gazetteer.provinces import Provinces, load_provinces
from corpus.syllables import Syllable, split_syllables
from index.segmentation import segment

MAX_LENGTH = 1000  # characters; a longer message is cut to its end, where the question stands
_SELF = r"(?:toi|em|minh|chung toi|chung em|bon em|nha em|ben em|tui)"
_INTRODUCES = re.compile(
    rf"\b{_SELF}\s+(?:dang\s+)?(?:o|song o|cong tac (?:o|tai)|lam (?:o|tai|viec o)|thuoc|den tu|la nguoi|la can bo)\b"
    rf"|\b(?:so|co quan|don vi|ben|tinh|huyen|que)\s+{_SELF}\s+(?:la|o)\b"
)
_CONTROL = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x0b-\x1f]")


class QuestionReader:
    """Reads questions against the gazetteers and the corpus's vocabulary."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        provinces: Provinces | None = None,
        agencies: Agencies | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._provinces = provinces or load_provinces()
        self._agencies = agencies or load_agencies()
        known = (
            frozenset(s.folded for phrase in cues.FRAME.split(";") for s in split_syllables(phrase))
            | cues.known_words()
        )
        self._repair = SpellingRepair(vocabulary, known)

    def read(self, raw: str, today: date) -> Question:
        """What the question asks. Never raises: an unreadable one has the intent `unreadable`."""
        text = _clean(raw)
        in_english = english.is_english(text)
        text = english.into_vietnamese(text) if in_english else undo_dictation(undo_typing(text))
        text = _expanded(text)
        text = self._spelled(text)
        slots = _Slots(text, self._provinces, self._agencies)
        syllables = split_syllables(text)
        signals = _signals(text, syllables, slots)
        terms = self._terms(text, syllables, slots, signals)
        intent = choose_intent(signals, slots.provinces, slots.agencies, terms)
        introduces = _INTRODUCES.search(fold(text)) is not None and bool(slots.provinces or slots.agencies)
        if intent == "content" and self._unreadable(syllables, slots):
            intent = "unreadable"
        elif introduces and intent in ("content", "duty") and not signals.intents:
            intent = "profile"
        return Question(
            raw=raw, text=text, intent=intent, provinces=slots.provinces, agencies=slots.agencies,
            years=slots.years, month=slots.month, documents=slots.documents, address=slots.address,
            claims=slots.claims, roles=signals.roles, terms=terms, wanted=signals.wanted, data=signals.data,
            ordinal=slots.ordinal, introduces=introduces, english=in_english, today=today, **signals.modes(),
        )  # fmt: skip

    def _spelled(self, text: str) -> str:
        """The text with misspelt syllables replaced where the corpus vouches for what is meant."""
        syllables = split_syllables(text)
        taken = _Slots(text, self._provinces, self._agencies).indices(syllables)
        meant = self._repair.repair(syllables, taken)
        for index in sorted(meant, reverse=True):
            syllable = syllables[index]
            text = text[: syllable.start] + meant[index] + text[syllable.end :]
        return text

    def _terms(
        self, text: str, syllables: Sequence[Syllable], slots: _Slots, signals: Signals
    ) -> tuple[Term, ...]:
        taken = slots.indices(syllables)
        framed = frozenset(i for m in cues.frame().find(syllables, taken) for i in range(m.start, m.end))
        spent = taken | framed | signals.cue_indices
        terms: list[Term] = []
        for word in self._words(text, syllables):
            own = [i for i in word if i not in taken]
            if not own or all(i in spent for i in own) or all(syllables[i].folded.isdigit() for i in own):
                continue
            terms.append(_term([syllables[i] for i in own]))
        return tuple(terms)

    def _words(self, text: str, syllables: Sequence[Syllable]) -> list[range]:
        """The question's words as ranges of syllables; a question typed without marks gets them for this."""
        marked = sum(s.marked for s in syllables)
        plain = " ".join(text[s.start : s.end] for s in syllables)
        if marked * 5 < len(syllables):
            plain = self._vocabulary.restore(plain)
        words: list[range] = []
        at = 0
        for word in segment(plain).split():
            size = len(split_syllables(word.replace("_", " ")))
            words.append(range(at, at + size))
            at += size
        return words if at == len(syllables) else [range(i, i + 1) for i in range(len(syllables))]

    def _unreadable(self, syllables: Sequence[Syllable], slots: _Slots) -> bool:
        """Whether most of it is no Vietnamese: keys hit at random, only signs."""
        if not syllables:
            return True
        if slots.provinces or slots.agencies:
            return False
        odd = sum(
            not is_syllable(s.folded) and not s.folded.isdigit() and not self._repair.is_known(s.folded)
            for s in syllables
        )
        return odd * 2 > len(syllables)


def _clean(raw: str) -> str:
    text = _CONTROL.sub("", unicodedata.normalize("NFC", raw))
    return " ".join(text.split())[-MAX_LENGTH:]


def _expanded(text: str) -> str:
    for expansion in sorted(expand(text), key=lambda e: -e.start):
        text = text[: expansion.start] + expansion.full + text[expansion.end :]
    return text


class _Slots:
    """What a question names, with where: provinces, agencies, years, documents, an address, values."""

    def __init__(self, text: str, provinces: Provinces, agencies: Agencies) -> None:
        spans: list[tuple[int, int]] = []
        documents = values.find_documents(text)
        self.documents = tuple(number for number, _, _ in documents)
        spans += [(a, b) for _, a, b in documents]
        found = provinces.find(text, typos=True)
        self.provinces = tuple(
            Slot(id=m.name, written=text[m.start : m.end], start=m.start, end=m.end, others=m.others)
            for m in found
        )
        self.agencies = tuple(
            Slot(id=m.agency, written=m.written, start=m.start, end=m.end, others=m.others)
            for m in agencies.find(text, typos=True)
        )
        spans += [(s.start, s.end) for s in (*self.provinces, *self.agencies)]
        address = values.find_address(text)
        self.address = address[0] if address else None
        spans += list(address[1]) if address else []
        outside = [(c, a, b) for c, a, b in values.find_claims(text) if not _within(a, b, spans)]
        self.claims: tuple[Claim, ...] = tuple(c for c, _, _ in outside)
        spans += [(a, b) for _, a, b in outside]
        years = [(y, a, b) for y, a, b in values.find_years(text) if not _within(a, b, spans)]
        self.years = tuple(dict.fromkeys(y for y, _, _ in years))
        spans += [(a, b) for _, a, b in years]
        month = values.find_month(text)
        self.month = month[0] if month and not _within(month[1], month[2], spans) else None
        if month:
            spans.append((month[1], month[2]))
        self.ordinal = values.find_ordinal(text)
        self._spans = tuple(spans)

    def indices(self, syllables: Sequence[Syllable]) -> frozenset[int]:
        """Indices of the syllables that name a slot."""
        return frozenset(
            i for i, s in enumerate(syllables) if any(a < s.end and s.start < b for a, b in self._spans)
        )


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a < end and start < b for a, b in spans)


def _signals(text: str, syllables: Sequence[Syllable], slots: _Slots) -> Signals:
    taken = slots.indices(syllables)
    intents = cues.intents().find(syllables, taken)
    values_ = cues.value_kinds().find(syllables, taken)
    data = cues.data_fields().find(syllables, taken)
    modes = cues.modes().find(syllables, taken)
    roles = cues.roles().find(syllables, taken)
    outside = cues.outside().find(syllables, taken)
    asked = _cue_indices(syllables, intents, values_, data, modes)
    return Signals(
        intents=tuple(dict.fromkeys(m.name for m in sorted(intents, key=lambda m: m.start))),
        phrases=frozenset(" ".join(s.folded for s in syllables[m.start : m.end]) for m in intents),
        wanted=_wanted(values_, text),
        data=data[0].name if data else None,
        modes_found=frozenset(m.name for m in modes),
        roles=tuple(dict.fromkeys(m.name for m in roles)),
        outside=bool(outside),
        has_address=slots.address is not None,
        has_documents=bool(slots.documents),
        has_ordinal=slots.ordinal is not None,
        has_month=slots.month is not None,
        has_claims=bool(slots.claims),
        cue_indices=asked,
        length=len(syllables),
        all_cues=len(syllables) > 0
        and all(
            i in taken or i in asked or i in _cue_cover(modes, intents, data) for i in range(len(syllables))
        ),
    )


def _cue_cover(*groups: Sequence[PhraseMatch]) -> frozenset[int]:
    return frozenset(i for group in groups for m in group for i in range(m.start, m.end))


# Cues that ask and name at once: "nhiệm vụ" is what is wanted, "báo cáo" also what the clause must speak of.
_ALSO_TERMS = frozenset(
    {"kinh phi", "ngan sach", "tien", "von", "bao cao", "phan anh", "trach nhiem", "le", "ngay le"}
)
_ASKING = frozenset({"gi", "nao", "ai", "dau", "may", "bao", "nhieu", "khi", "hoi", "chung", "luc"})


def _cue_indices(syllables: Sequence[Syllable], *groups: Sequence[PhraseMatch]) -> frozenset[int]:
    """Indices of the cues' own words, which no clause has to meet; their verbs stay terms: `gửi ai`, `nộp đâu`."""
    indices: set[int] = set()
    for group in groups:
        for match in group:
            words = [s.folded for s in syllables[match.start : match.end]]
            if " ".join(words) in _ALSO_TERMS:
                continue
            indices.update(range(match.start, match.end))
    return frozenset(indices)


def _wanted(found: Sequence[PhraseMatch], text: str) -> ValueKind | None:
    """The kind of value asked for: the most special cue wins, `bao nhiêu` alone is a count."""
    order: tuple[ValueKind, ...] = (
        "phone",
        "email",
        "web",
        "time",
        "form",
        "person",
        "money",
        "percent",
        "date",
        "count",
    )
    names = {match.name for match in found}
    if re.search(r"(?:nhiêu|nhieu|mấy|may)\s*%", text):
        names.add("percent")
    return next((kind for kind in order if kind in names), None)


def _term(syllables: Sequence[Syllable]) -> Term:
    return Term(
        text=" ".join(s.folded for s in syllables),
        keys=tuple(s.key for s in syllables),
        folded=tuple(s.folded for s in syllables),
        marked=any(s.marked for s in syllables),
        start=syllables[0].start,
        end=syllables[-1].end,
    )
