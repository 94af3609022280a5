"""Puts the accents back on text typed without them, by what the corpus itself says.

For each typed syllable the corpus has forms that it may stand for (`han`: hạn, hàn, hân); the chain of
forms whose neighbours occur together most is taken (Viterbi over a bigram model). A syllable that the
corpus lacks stays as it was typed. The result is one more form of a question, for the encoder and the
words key; it is never shown or quoted.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from corpus.syllables import Syllable, split_syllables, typed_as
from index.durable import sync_file, write_bytes
from index.lexical import array_path, load_mapped, term_hash

# A form that no neighbour speaks for is as likely as it is frequent: weight of the unigram model, in
# occurrences.
_BACKOFF: Final = 2.0
# Where half of the syllables bear marks, the others were most likely meant as typed.
_MARKED_SHARE: Final = 0.5
_AS_TYPED: Final = math.log(50)
_KEPT: Final = 256  # texts: one question is restored for reading it, for choosing plans and for searching


class AccentCounts:
    """How often accented syllables, and pairs of neighbours, occur in one segment.

    pairs: uint64 [pairs], ascending hashes; counts: int32 [pairs].
    """

    def __init__(
        self, forms: dict[str, int], pairs: npt.NDArray[np.uint64], counts: npt.NDArray[np.int32]
    ) -> None:
        self.forms = forms
        self._pairs = pairs
        self._counts = counts

    @classmethod
    def build(cls, texts: Iterable[str]) -> AccentCounts:
        """Counts the lower-cased syllables of NFC texts."""
        counter = AccentCounter()
        for text in texts:
            counter.add(text)
        return counter.counts()

    def pair(self, left: Syllable, right: Syllable) -> int:
        """How often `right` follows `left`."""
        key = np.uint64(_pair_hash(left, right))
        at = int(np.searchsorted(self._pairs, key))
        return int(self._counts[at]) if at < len(self._pairs) and self._pairs[at] == key else 0

    @classmethod
    def together(cls, parts: Sequence[AccentCounts]) -> AccentCounts:
        """The sums of all parts' counts."""
        forms: Counter[str] = Counter()
        for part in parts:
            forms.update(part.forms)
        pairs, places = np.unique(_joined([part._pairs for part in parts], np.uint64), return_inverse=True)
        counts = np.zeros(len(pairs), dtype=np.int64)
        np.add.at(counts, places.reshape(-1), _joined([part._counts for part in parts], np.int64))
        return cls(dict(forms), pairs, counts.astype(np.int32))

    def to_bytes(self) -> tuple[bytes, bytes, bytes]:
        """Forms, pairs and counts, each as one piece of bytes."""
        lines = (f"{form}\t{count}" for form, count in sorted(self.forms.items()))
        forms = "\n".join(lines).encode("utf-8", "replace")
        return forms, self._pairs.astype("<u8").tobytes(), self._counts.astype("<i4").tobytes()

    @classmethod
    def from_bytes(cls, forms: bytes, pairs: bytes, counts: bytes) -> AccentCounts:
        """What `to_bytes` gave."""
        return cls(_parsed(forms.decode("utf-8")), np.frombuffer(pairs, "<u8"), np.frombuffer(counts, "<i4"))

    def save(self, stem: Path) -> None:
        """Writes `<stem>.forms.txt`, `<stem>.pairs.npy` and `<stem>.counts.npy`, synced."""
        write_bytes(_forms_path(stem), self.to_bytes()[0])
        for name, array in (("pairs", self._pairs), ("counts", self._counts)):
            path = array_path(stem, name)
            np.save(path, array, allow_pickle=False)
            sync_file(path)

    @classmethod
    def load(cls, stem: Path) -> AccentCounts:
        """What `save` wrote, the pairs memory-mapped."""
        forms = _parsed(_forms_path(stem).read_text(encoding="utf-8"))
        pairs, counts = (load_mapped(array_path(stem, name)) for name in ("pairs", "counts"))
        return cls(forms, pairs, counts)


class AccentCounter:
    """Counts accented syllables, and pairs of neighbours, text by text."""

    def __init__(self) -> None:
        self._forms: Counter[str] = Counter()
        self._pairs: Counter[int] = Counter()
        self._hashes: dict[tuple[str, str], int] = {}

    def add(self, text: str) -> None:
        """Counts the lower-cased syllables of an NFC text."""
        syllables = split_syllables(text)
        self._forms.update(text[one.start : one.end].lower() for one in syllables)
        for left, right in pairwise(syllables):
            pair = (left.key, right.key)
            if pair not in self._hashes:
                self._hashes[pair] = _pair_hash(left, right)
            self._pairs[self._hashes[pair]] += 1

    def counts(self) -> AccentCounts:
        """What was counted so far."""
        order = sorted(self._pairs)
        counts = np.array([self._pairs[key] for key in order], dtype=np.int32)
        return AccentCounts(dict(self._forms), np.array(order, np.uint64), counts)


class AccentModel:
    """The counts of all segments together."""

    def __init__(self, parts: Sequence[AccentCounts]) -> None:
        self._parts = parts
        self._restored = lru_cache(maxsize=_KEPT)(self._restore)

    def restore(self, text: str) -> str:
        """`text` with its likeliest accents; syllables that are typed with marks keep those they have."""
        return self._restored(text)

    def _restore(self, text: str) -> str:
        typed = split_syllables(text)
        if not typed:
            return text
        mostly_marked = sum(one.marked for one in typed) >= _MARKED_SHARE * len(typed)
        choices = [self._choices(one, keep=mostly_marked) for one in typed]
        pieces: list[str] = []
        end = 0
        for one, form in zip(typed, self._best(choices), strict=True):
            written = text[one.start : one.end]
            pieces += [text[end : one.start], written if form is None else _in_case(form, written)]
            end = one.end
        return "".join(pieces) + text[end:]

    @cached_property
    def _forms(self) -> dict[str, tuple[tuple[str, Syllable, int], ...]]:
        """By folded syllable: its written forms, each as a syllable, with how often it occurs."""
        totals = Counter(self._counts.forms)
        by_folded: defaultdict[str, dict[str, tuple[str, Syllable, int]]] = defaultdict(dict)
        for form, count in totals.most_common():
            for one in split_syllables(form)[:1]:
                written, syllable, before = by_folded[one.folded].get(one.key, (form, one, 0))
                by_folded[one.folded][one.key] = (written, syllable, before + count)
        return {folded: tuple(forms.values()) for folded, forms in by_folded.items()}

    @cached_property
    def _counts(self) -> AccentCounts:
        """One table: a question asks for hundreds of pairs, in each part anew that took longer than all else."""
        return self._parts[0] if len(self._parts) == 1 else AccentCounts.together(self._parts)

    @cached_property
    def _total(self) -> int:
        return sum(count for forms in self._forms.values() for _, _, count in forms)

    def _choices(self, typed: Syllable, *, keep: bool) -> list[_Choice]:
        """What a typed syllable may stand for, with the logarithm of its own probability."""
        choices = [
            _Choice(form, syllable, count, math.log((count + 0.5) / (self._total + 1)))
            for form, syllable, count in self._forms.get(typed.folded, ())
            if typed_as(typed, syllable)
        ]
        if not choices:
            return [_Choice(None, typed, 0, math.log(0.5 / (self._total + 1)))]
        if keep and any(choice.syllable.key == typed.key for choice in choices):
            return [
                choice._with(_AS_TYPED) if choice.syllable.key == typed.key else choice for choice in choices
            ]
        return choices

    def _best(self, choices: list[list[_Choice]]) -> list[str | None]:
        scores = [choice.prior for choice in choices[0]]
        back: list[list[int]] = []
        for left, right in pairwise(choices):
            table = [
                [score + self._step(one, other) for score, one in zip(scores, left, strict=True)]
                for other in right
            ]
            back.append([max(range(len(row)), key=row.__getitem__) for row in table])
            scores = [max(row) for row in table]
        at = max(range(len(scores)), key=scores.__getitem__)
        path = [at]
        for pointers in reversed(back):
            at = pointers[at]
            path.append(at)
        return [options[number].form for options, number in zip(choices, reversed(path), strict=True)]

    def _step(self, left: _Choice, right: _Choice) -> float:
        """log P(right | left), backed off to right's own probability."""
        together = 0
        if left.form is not None and right.form is not None:
            together = self._counts.pair(left.syllable, right.syllable)
        return math.log((together + _BACKOFF * math.exp(right.prior)) / (left.count + _BACKOFF)) + right.bonus


class _Choice:
    """A form that a typed syllable may stand for; `form` is None where it stays as typed."""

    __slots__ = ("bonus", "count", "form", "prior", "syllable")

    def __init__(
        self, form: str | None, syllable: Syllable, count: int, prior: float, bonus: float = 0.0
    ) -> None:
        self.form = form
        self.syllable = syllable
        self.count = count
        self.prior = prior
        self.bonus = bonus

    def _with(self, bonus: float) -> _Choice:
        return _Choice(self.form, self.syllable, self.count, self.prior, bonus)


def _joined(arrays: Sequence[npt.NDArray[Any]], kind: type[np.generic]) -> npt.NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=kind), *arrays])


def _pair_hash(left: Syllable, right: Syllable) -> int:
    return term_hash(f"{left.key} {right.key}")


def _parsed(forms: str) -> dict[str, int]:
    """Forms with their counts, from a line each."""
    lines = (line.partition("\t") for line in forms.split("\n"))
    return {form: int(count) for form, _, count in lines if count}


def _forms_path(stem: Path) -> Path:
    return stem.with_name(f"{stem.name}.forms.txt")


def _in_case(form: str, written: str) -> str:
    if written.isupper() and len(written) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if written[:1].isupper() else form
