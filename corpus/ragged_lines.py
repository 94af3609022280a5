"""Texts whose paragraphs break their first lines anywhere: a page's code was wrapped with its signs, then copied.

The width of a first line says nothing there; later lines are full or end their paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.folding import compact
from corpus.headings import names_agencies_only
from corpus.openers import AUTHORITY, cites_grounds
from corpus.visual_lines import Seen

_OPEN_CAPITALS = re.compile(r"\s(?:VÀ|CỦA|VỚI|CHO|VỀ|TẠI|DO|THEO)$")
_STOPPED = re.compile(r"[.;!?…]['\"”’)\]]*$")
_ANNOUNCES = re.compile(r"\b(?:sau|gồm|sau đây)\s*:$")
_COUNTED = re.compile(r"\d[\d.,]*\s*(?:%|[^\W\d_])")  # `- 55% người dân`, not `- 21/4`
_ABBREVIATED = re.compile(r"\b(?:TP|Tp|TX|TT|Q|P|ThS|TS|BS|GS|PGS)\.$")
# Second halves of compounds written with a spaced dash.
_COMPOUNDS = frozenset(
    {("động", "thương"), ("tế", "xã"), ("trị", "xã"), ("thanh", "truyền"), ("lập", "tự"), ("do", "hạnh")}
    | {("hóa", "xã"), ("hoá", "xã"), ("điện", "văn"), ("xã", "nghề"), ("hội", "nghề"), ("phòng", "an")}
)


def ends_ragged(group: Sequence[Seen], here: Seen, following: str, *, short: bool) -> bool:
    """Whether `group` is a whole paragraph before line `here`; `following` is the text of the line behind that.

    `short`: the line above `here` is shorter than lines that go on.
    """
    above = group[-1].text
    if here.marker is not None:
        rest = here.text[here.marker.length :]
        opens = rest[:1].isupper() or (bool(_COUNTED.match(rest)) and not above[-1:].isdigit())
        return here.marker.is_bullet and opens and not is_compound(above, here)
    if here.text[:1].islower():
        return False
    if names_agencies_only(group, here) or _ANNOUNCES.search(above):
        return True
    words = f"{here.text} {following}"  # what is looked for may be broken too
    if all(item.text.isupper() for item in group):  # a title, or a part of it
        written = not here.text.isupper() and here.text[:1].isupper() and group[0].marker is None
        return decides(group, here, following) or (written and not _OPEN_CAPITALS.search(above))
    if not _STOPPED.search(above):
        return group[0].marker is None and cites_grounds(words)
    return (short or len(group) == 1) and not _ABBREVIATED.search(above)


def decides(group: Sequence[Seen], here: Seen, following: str = "") -> bool:
    """Whether the line under a title in capitals names who decides: `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …`."""
    title = group[0].marker is None and here.marker is None and all(item.text.isupper() for item in group)
    named = here.text.isupper() and AUTHORITY.match(compact(f"{here.text} {following}"))
    return title and bool(named) and not _OPEN_CAPITALS.search(group[-1].text)


def is_compound(above: str, here: Seen) -> bool:
    """Whether the dash joins the words around it."""
    rest = here.text[here.marker.length if here.marker else 0 :].split()
    before = re.findall(r"\w+", above)
    return bool(rest and before) and (before[-1].lower(), rest[0].lower().strip(",.;")) in _COMPOUNDS
