"""The words of a question as ranges of its syllables."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.gazetteer.spelling import is_ordinary
from corpus.gazetteer.synonyms import synonyms
from corpus.syllables import Syllable, split_syllables
from index.segmentation import segment

_MOST = 4  # words that may be put together
_LANGUAGE = "tieng"  # with its name: `tiếng` `Hàn`
_LONG = 4  # syllables of a phrase that means by itself what its words don't


def ranges(text: str, count: int) -> list[range]:
    """The words of a text as ranges of its syllables; each syllable by itself where the two don't agree."""
    words: list[range] = []
    at = 0
    for word in segment(text).split():
        size = len(split_syllables(word.replace("_", " ")))
        words.append(range(at, at + size))
        at += size
    return words if at == count else [range(i, i + 1) for i in range(count)]


def sure(text: str, syllable: Syllable) -> bool:
    """Whether a syllable was typed with its marks, as the language has it."""
    return syllable.marked and is_ordinary(text[syllable.start : syllable.end])


def joined(words: Sequence[range], others: Sequence[range], loose: frozenset[int]) -> list[range]:
    """The words, with neighbours of one syllable joined where the other reading has them as one word.

    One of them has to be loose: typed without marks or with wrong ones.
    """
    single = {word.start for word in words if len(word) == 1}
    together = {
        word.start: word
        for word in others
        if len(word) > 1 and all(i in single for i in word) and any(i in loose for i in word)
    }
    found: list[range] = []
    for word in words:
        if found and word.start < found[-1].stop:
            continue
        found.append(together.get(word.start, word))
    return found


_DIVIDED = frozenset({"so hoa"})  # words that are taken for two by their syllables


def as_listed(words: Sequence[range], syllables: Sequence[Syllable]) -> list[range]:
    """The words, with those put together that stand for others only together: `xuất khẩu` `lao động`."""
    found: list[range] = []
    at = 0
    while at < len(words):
        ends = range(min(at + _MOST, len(words)), at + 1, -1)
        end = next((end for end in ends if _is_listed(words[at:end], syllables)), at + 1)
        found.append(range(words[at].start, words[end - 1].stop))
        at = end
    return found


def _is_listed(words: Sequence[range], syllables: Sequence[Syllable]) -> bool:
    phrase = syllables[words[0].start : words[-1].stop]
    written = " ".join(s.folded for s in phrase)
    others = synonyms(written)
    if written in _DIVIDED:
        return True
    # The head that all share says nothing by itself: `người già`, `người cao tuổi`.
    same_head = all(other[0].folded == phrase[0].folded for other in others)
    return bool(others) and (len(phrase) >= _LONG or phrase[0].folded == _LANGUAGE or same_head)


def split_at(words: Sequence[range], taken: frozenset[int]) -> list[range]:
    """The words, divided where a name begins or ends: `Nghe An_co` is no word."""
    found: list[range] = []
    for word in words:
        start = word.start
        for i in word:
            if i > start and (i in taken) != (i - 1 in taken):
                found.append(range(start, i))
                start = i
        found.append(range(start, word.stop))
    return found


_ASKING = frozenset({"nao", "gi"})


def without_asking(words: Sequence[range], syllables: Sequence[Syllable]) -> list[range]:
    """The words, with `nào` and `gì` at the end of one cut off: `cụ thể` `nào`."""
    found: list[range] = []
    for word in words:
        last = word.stop - 1
        if len(word) > 1 and syllables[last].folded in _ASKING:
            found += [range(word.start, last), range(last, word.stop)]
        else:
            found.append(word)
    return found


def as_names(words: Sequence[range], names: Sequence[range]) -> list[range]:
    """The words, with those that a name holds put together: `Ba` `Tri` is one."""
    found: list[range] = []
    for word in words:
        name = next((n for n in names if n.start <= word.start and word.stop <= n.stop), None)
        if name is not None and found and found[-1].start >= name.start:
            found[-1] = range(found[-1].start, word.stop)
        else:
            found.append(word)
    return found


def in_longer_words(words: Sequence[range]) -> frozenset[int]:
    """Indices of the syllables that stand in a longer word."""
    return frozenset(i for word in words if len(word) > 1 for i in word)
