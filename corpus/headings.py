"""Headings by their words: which line is a whole heading, and which goes on with the one above, whatever its width."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.facts.agencies import agencies_of_heading, find_agencies
from corpus.folding import compact, fold
from corpus.visual_lines import FINISHED, Seen

_WORDS = (
    r"(?:muc dich|yeu cau|muc tieu|chi tieu|quan diem|nguyen tac|pham vi|doi tuong|noi dung|nhiem vu|giai phap"
    r"|thoi gian|dia diem|thanh phan|hinh thuc|kinh phi|nguon luc|nguon von|tien do|lo trinh|to chuc thuc hien"
    r"|to chuc|chu de|khau hieu|y nghia)"
)
_OF_WHAT = (
    r"(?: (?:chung|cu the|tong quat|chu yeu|trong tam|thuc hien|trien khai|hoat dong|ap dung"
    r"|den nam \d{4})){0,2}"
)
_USUAL = re.compile(rf"{_WORDS}{_OF_WHAT}(?:(?:,| va| -) ?{_WORDS}{_OF_WHAT})*:?")

_SIGNING = re.compile(r"(?:tm|kt|tl|tuq|q)\s*\.|noi nhan|phu luc|(?:pho )?(?:chu tich|giam doc)\b")
_MOST_LINES = 3  # of an agency's name


def is_usual_heading(lines: Sequence[Seen]) -> bool:
    """Whether a paragraph's lines so far are a number and a heading of every plan, whole: `1. Mục đích`."""
    marker = lines[0].marker
    if marker is None or marker.is_bullet:
        return False
    words = " ".join(line.text for line in lines)[marker.length :]
    return bool(_USUAL.fullmatch(compact(words).strip()))


def names_agencies_only(group: Sequence[Seen], here: Seen) -> bool:
    """Whether a numbered paragraph's lines so far are agencies' names, and the next goes on with none."""
    marker = group[0].marker
    if marker is None or marker.is_bullet or len(group) > _MOST_LINES:
        return False
    names = " ".join(line.text for line in group)[marker.length :].strip()
    named = find_agencies(names)
    if not named or named[-1].end < len(names) or " " not in names or not agencies_of_heading(names):
        return False
    mentions = find_agencies(f"{names} {here.text}")
    return all(mention.end <= len(names) or mention.start > len(names) for mention in mentions)


def goes_on_heading(group: Sequence[Seen], here: Seen) -> bool:
    """Whether a line in capitals goes on with a numbered heading in capitals (`I. MỤC ĐÍCH,` … `YÊU CẦU`)."""
    marker = group[0].marker
    if marker is None or marker.is_bullet or here.marker is not None or here.blank_before:
        return False
    above = " ".join(item.text for item in group)[marker.length :].strip()
    capitals = above.isupper() and here.text.isupper()
    return capitals and not FINISHED.search(above) and not _SIGNING.match(fold(here.text))
