"""What a measure goes with that stands around it: names in quotation marks after it, a label before its number."""

from __future__ import annotations

import re

from corpus.facts.phrases import skip_aims
from corpus.facts.spans import Range, trimmed

# "đạt danh hiệu “Gia đình học tập”": the name, blanked where numbers are looked for, is what the verb is about.
_NAMES = re.compile(r"(?:\s*(?:,|và|hoặc)?\s*(?:“[^“”]{1,80}”|\"[^\"]{1,80}\"|«[^«»]{1,80}»))+")
_LABEL = 12  # words up to which what stands before a colon names a thing


def with_names(text: str, said: Range) -> str:
    """The words of a range with the names in quotation marks right after it, in one line."""
    names = _NAMES.match(text, said.end)
    words = " ".join(text[said.start : names.end() if names else said.end].split())
    if words.endswith("”") and words.count("”") > words.count("“"):
        return words[:-1].rstrip(" .;,")  # the end of a whole clause in quotation marks
    return words


def labelled(text: str, masked: str, before: Range, said: str) -> str:
    """What is done before a number with the label that it follows: `Tăng huyết áp: quản lý điều trị 75% số người …`.

    Empty where `said`, the words right before the number, follow no label. `masked` is the text with dates blanked.
    """
    whole = trimmed(masked, skip_aims(masked, before.start, before.end), before.end)
    words = " ".join(text[whole.start : whole.end].split())
    label = words.removesuffix(said).rstrip()
    named = label.endswith(":") and 1 < len(label.split()) <= _LABEL and any(map(str.isalpha, label))
    return words if named else ""
