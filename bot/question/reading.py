"""Read a question: what was typed → its slots, its intent, and the terms an answer must meet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date
from itertools import pairwise

from bot.question import cues, english, values
from bot.question.everyday import in_official_words
from bot.question.intent import Signals, choose_intent
from bot.question.model import REACHED_BY, Claim, Intent, Question, Slot, Term, ValueKind
from bot.question.repair import SpellingRepair, Vocabulary
from bot.question.signals import framed, read_signals
from bot.question.slots import Slots, read_slots
from bot.question.terms import (
    after_preface,
    asked_nouns,
    counted_term,
    make_term,
    plan_topic_of,
    what_plans_are_about,
    with_agencies,
    without_bounds,
    without_circumstance,
    without_kinds,
)
from bot.question.timespans import find_timespan
from bot.question.typing_methods import is_syllable, undo_dictation, undo_typing
from bot.question.words import (
    as_listed,
    as_names,
    in_longer_words,
    joined,
    ranges,
    split_at,
    sure,
    without_asking,
)
from bot.question.wrapping import unwrapped
from corpus.folding import fold
from corpus.gazetteer.abbreviations import expand
from corpus.gazetteer.agencies import load_agencies
from corpus.gazetteer.provinces import load_provinces
from corpus.syllables import Syllable, split_syllables

MAX_LENGTH = 1000  # characters; a longer message is cut to its end, where the question stands
_SELF = r"(?:toi|em|minh|chung toi|chung em|bon em|nha em|ben em|tui)"
_INTRODUCES = re.compile(
    rf"\b{_SELF}\s+(?:dang\s+)?(?:o|song o|cong tac (?:o|tai)|lam (?:o|tai|viec o)|thuoc|den tu|la nguoi|la can bo)\b"
    rf"|\b(?:so|co quan|don vi|ben|tinh|huyen|que)\s+{_SELF}\s+(?:la|o)\b"
)
_ASKING = re.compile(r"\b(?:gi|nao|bao nhieu|may|ai|dau|the nao)\b|\?")
_OWN_AGENCY = re.compile(rf"\b(?:so|co quan|don vi|phong|ban|hoi)\s+{_SELF}\b")
# What one does with a report, that something is over, or whose it is: the plan may say it with another verb.
_LIGHT = frozenset({"keo dai", "nop", "gui", "xong", "hoan thanh", "hoan tat"})
_DOING = frozenset({"lam", "phu trach", "dam nhan", "dam nhiem", "dam trach"})
_DONE_WITH: dict[Intent, frozenset[str]] = {"deadline": _LIGHT, "recipient": _LIGHT, "who": _DOING}
_CALLING = frozenset({"goi", "so", "lien he", "lien lac", "nhan tin", "hoi"})
# How an event begins or ends, and how often something is: what the question wants, not what it is about.
_ENDS = frozenset({"bat dau", "bat dau tu", "ket thuc", "keo dai", "dien ra", "cuoi", "moc", "xong", "han"})
_REPORT = "bao cao"
# What bodies may be spoken of in: elsewhere their names only say whose it is.
_WITH_BODIES: frozenset[Intent] = frozenset({"who", "target", "content", "event"})
_TIMES = frozenset({"lan", "mot lan", "dinh ky", "tan suat"})
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,80})?/?>")  # "<b>": typed or pasted, never meant
# `tỉnh nào có nhiều … hơn`, `giữa A và B` compare; elsewhere they bound a value or name a place (`thấp hơn 24 m2`).
_COMPARING = frozenset({"hon", "kem", "giua"})
_DEGREE = re.compile(r"\b(?:cao|thap|nhieu|it|lon|nho|som|muon) (?:nhat|hon)\b")
_CONTROL = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\x00-\x08\x0b-\x1f]")


class QuestionReader:
    """Reads questions against the gazetteers and the corpus's vocabulary.

    `held` are the provinces of which a plan is held: initials (`TN`) are read as one of them where only one fits.
    """

    def __init__(self, vocabulary: Vocabulary, held: Collection[str] = ()) -> None:
        self._vocabulary = vocabulary
        self._provinces = load_provinces()
        self._agencies = load_agencies()
        self._held = frozenset(held)
        framing = {s.folded for phrase in cues.FRAME.split(";") for s in split_syllables(phrase)}
        self._repair = SpellingRepair(vocabulary, cues.known_words() | framing, cues.known_pairs())

    def read(self, raw: str, today: date) -> Question:
        """What the question asks. Never raises: an unreadable one has the intent `unreadable`."""
        in_english = english.is_english(_clean(raw))
        text = self._repaired(raw, in_english=in_english)
        slots = self._slots(text)
        syllables = split_syllables(text)
        words = split_at(without_asking(self._words(text, syllables), syllables), slots.indices(syllables))
        words = as_names(words, [_within(syllables, *span) for span in slots.districts])
        signals = self._within_plans(read_signals(text, syllables, slots, words))
        terms = after_preface(text, self._terms(syllables, slots, signals, words))
        if signals.data:
            terms = without_kinds(terms, slots.document_spans)
        introduces = _INTRODUCES.search(fold(text)) is not None and bool(slots.provinces or slots.agencies)
        intent = choose_intent(signals, slots.provinces, slots.agencies, terms)
        if intent == "content" and self._unreadable(syllables, slots):
            intent = "unreadable"
        elif introduces and _only_tells(text, intent, signals):
            intent = "profile"
        nouns = asked_nouns(text, terms)
        terms = without_bounds(text, tuple(t for t in terms if t not in nouns))
        intent, wanted = _by_terms(intent, signals.wanted, slots, terms)
        terms = _without_what_is_done(intent, wanted, _narrowed(text, intent, slots, signals, terms))
        if wanted != "often" and intent in _WITH_BODIES and slots.agencies:
            terms = with_agencies(syllables, slots, terms)
        month, years, day = values.find_relative(text, today)
        claims, of_month = _months_apart(slots, signals)
        return Question(
            raw=raw, text=text, intent=intent, provinces=self._as_held(slots, today), agencies=slots.agencies,
            years=slots.years or years or of_month[1], month=slots.month or month or of_month[0], day=day,
            span=find_timespan(text, today),
            plan_topic=plan_topic_of(text, terms), counted=counted_term(text, terms),
            districts=tuple(fold(text[start:end]) for start, end in slots.districts),
            documents=slots.documents, address=slots.address,
            claims=claims, roles=signals.roles, terms=terms, nouns=nouns, wanted=wanted,
            data=signals.data, fields=signals.fields,
            ordinal=slots.ordinal, introduces=introduces, length=len(syllables), stated=intent in signals.intents,
            plans_about=signals.plans_about,
            own_agency=_OWN_AGENCY.search(fold(text)) is not None,
            english=in_english, today=today, **_modes(intent, signals),
        )  # fmt: skip

    def _repaired(self, raw: str, *, in_english: bool) -> str:
        """What was meant by what was typed, in Vietnamese: official words, in full, spelled as the corpus has them."""
        text = _clean(raw)
        text = english.into_vietnamese(text) if in_english else undo_dictation(undo_typing(text))
        return self._spelled(in_official_words(_expanded(unwrapped(text))))

    def _within_plans(self, signals: Signals) -> Signals:
        """The signals without requests for what some plan speaks of after all: `thi kể chuyện`, `chiếu phim`."""
        held = any(self.is_spoken_of(phrase) for phrase in signals.outside)
        return signals.model_copy(update={"outside": ()}) if held else signals

    def is_spoken_of(self, phrase: str) -> bool:
        """Whether the plans have every two neighbouring syllables of a folded phrase."""
        syllables = phrase.split()
        parts = [f"{a} {b}" for a, b in pairwise(syllables)] or syllables
        return all(self._vocabulary.document_frequency(part) for part in parts)

    def _as_held(self, slots: Slots, today: date) -> tuple[Slot, ...]:
        """The provinces; where a district tells one of which no plan is held, the one that it is part of since."""
        return tuple(
            slot.model_copy(update={"id": now})
            if slot.id not in self._held
            and any(a <= slot.start and slot.end <= b for a, b in slots.districts)
            and (now := self._provinces.successor(slot.id, on=today)) is not None
            and now in self._held
            else slot
            for slot in slots.provinces
        )

    def _slots(self, text: str) -> Slots:
        return read_slots(text, self._provinces, self._agencies, self._held)

    def _spelled(self, text: str) -> str:
        """The text with misspelt syllables replaced where the corpus vouches for what is meant."""
        syllables = split_syllables(text)
        meant = self._repair.repair(text, syllables, self._slots(text).indices(syllables))
        for index in sorted(meant, reverse=True):
            syllable = syllables[index]
            text = text[: syllable.start] + meant[index] + text[syllable.end :]
        return text

    def _terms(
        self, syllables: Sequence[Syllable], slots: Slots, signals: Signals, words: Sequence[range]
    ) -> tuple[Term, ...]:
        taken = slots.indices(syllables)
        spent = taken | framed(syllables, taken, in_longer_words(words)) | signals.cue_indices
        terms: list[Term] = []
        for word in words:
            own = [i for i in word if i not in taken]
            if not own or all(i in spent for i in own) or all(syllables[i].folded.isdigit() for i in own):
                continue
            terms.append(make_term([syllables[i] for i in own]))
        return tuple(terms)

    def _words(self, text: str, syllables: Sequence[Syllable]) -> list[range]:
        """The question's words as ranges of syllables; a question typed without marks gets them for this."""
        marked = sum(s.marked for s in syllables)
        plain = " ".join(text[s.start : s.end] for s in syllables)
        if marked * 5 < len(syllables):
            plain = self._vocabulary.restore(plain)
        words = ranges(plain, len(syllables))
        if 0 < marked < len(syllables):
            # Where some marks are missing or wrong, a word may fall apart: the likeliest marks hold it together.
            loose = frozenset(i for i, s in enumerate(syllables) if not sure(text, s))
            words = joined(words, ranges(self._vocabulary.restore(fold(plain)), len(syllables)), loose)
        return as_listed(words, syllables)

    def _unreadable(self, syllables: Sequence[Syllable], slots: Slots) -> bool:
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


def _within(syllables: Sequence[Syllable], start: int, end: int) -> range:
    """The indices of the syllables between two places of the text."""
    inside = [i for i, s in enumerate(syllables) if start <= s.start and s.end <= end]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _only_tells(text: str, intent: Intent, signals: Signals) -> bool:
    """Whether nothing is asked: `tôi ở …`, `sở em là …`."""
    return intent in ("content", "duty") and not signals.intents and not _ASKING.search(fold(text))


def _by_terms(
    intent: Intent, wanted: ValueKind | None, slots: Slots, terms: Sequence[Term]
) -> tuple[Intent, ValueKind | None]:
    """The intent and the kind of value, where the terms tell more of them than the cues."""
    if intent == "who" and slots.agencies and not terms:
        return "content", "person"  # "… là ai?" asks for a name
    if intent == "event" and wanted == "date" and any(t.text == _REPORT for t in terms):
        return "deadline", wanted
    return intent, wanted


def _narrowed(
    text: str, intent: Intent, slots: Slots, signals: Signals, terms: tuple[Term, ...]
) -> tuple[Term, ...]:
    """The terms without those that only say under which circumstances, of which plans, or beside what."""
    if intent == "duty" and slots.agencies:
        terms = without_circumstance(text, terms)
    if signals.plans_about:
        terms = what_plans_are_about(text, split_syllables(text), terms)
    if signals.modes_found & {"compares", "both"}:
        kept = tuple(t for t in terms if not _compares(text, t))
        terms = kept if kept or slots.provinces else terms
    return terms


def _modes(intent: Intent, signals: Signals) -> dict[str, bool]:
    """The ways of asking; whoever is no agency and asks what to do wants all of it: `trường em phải làm gì`."""
    modes = signals.modes()
    return modes | {"lists": True} if intent == "content" and "duty" in signals.intents else modes


def _without_what_is_done(
    intent: Intent, wanted: ValueKind | None, terms: tuple[Term, ...]
) -> tuple[Term, ...]:
    """The terms without the verbs that only say what kind of answer is wanted."""
    if intent == "event" or wanted == "time":
        return tuple(t for t in terms if t.text not in _ENDS)
    spent = _DONE_WITH.get(intent, frozenset()) | (_TIMES if wanted == "often" else frozenset())
    if wanted in REACHED_BY:  # `gọi số nào`: any clause that has one answers where nothing else is asked
        return tuple(t for t in terms if t.text not in spent | _LIGHT | _CALLING)
    return tuple(t for t in terms if t.text not in spent) or terms


def _months_apart(
    slots: Slots, signals: Signals
) -> tuple[tuple[Claim, ...], tuple[int | None, tuple[int, ...]]]:
    """`tháng 9/2025` as a month and a year where it isn't a claim to be confirmed."""
    bare = next((c for c in slots.claims if c.kind == "date" and c.day is None and c.year), None)
    if bare is None or "confirms" in signals.modes_found:
        return slots.claims, (None, ())
    return tuple(c for c in slots.claims if c is not bare), (bare.month, (bare.year,) if bare.year else ())


def _clean(raw: str) -> str:
    text = _TAG.sub(" ", _CONTROL.sub("", unicodedata.normalize("NFC", raw)))
    return " ".join(text.split())[-MAX_LENGTH:]


def _expanded(text: str) -> str:
    for expansion in sorted(expand(text), key=lambda e: -e.start):
        text = text[: expansion.start] + expansion.full + text[expansion.end :]
    return text


def _compares(text: str, term: Term) -> bool:
    """Whether a term only compares: `hơn`, `giữa`, `cao nhất`, `thấp hơn`."""
    if term.text in _COMPARING:
        return True
    return any(m.start() <= term.start and term.end <= m.end() for m in _DEGREE.finditer(fold(text)))
