"""Whatever is typed: nothing is raised, and what is found stands where it says, in order."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.gazetteer.abbreviations import expand
from corpus.gazetteer.agencies import load_agencies
from corpus.gazetteer.provinces import load_provinces

WORDS = [
    "tỉnh", "Tỉnh", "huyện", "thành phố", "TP.", "UBND", "các", "Sở", "sở", ":", ",", " - ", "và", "&", "Thái",
    "nguyen", "Hà", "nội", "NAM", "Định", "VHTTDL", "VH", "TT", "Tài chính", "Bộ", "Hội", "Báo", "bnhİu", "188/KH-UBND",
    "MTTQ", "ban", "đoàn", "Đại học", "1", "\n", "ﷺ", "a\u0301", "🙂", "đ", "Ð", "xã", "quận", "cơ",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS, st.booleans())
def test_mentions_are_in_order_and_in_the_text(text: str, typos: bool) -> None:
    found = [
        *((m.start, m.end) for m in load_provinces().find_all(text, typos=typos)),
        (len(text), len(text)),
        *((m.start, m.end) for m in load_agencies().find(text, typos=typos)),
        (len(text), len(text)),
        *((m.start, m.end) for m in expand(text)),
    ]
    last = 0
    for start, end in found:
        assert last <= start <= end <= len(text)
        last = 0 if start == len(text) else end
    for mention in load_agencies().find(text, typos=typos):
        assert mention.written == text[mention.start : mention.end]


@pytest.mark.parametrize(
    "text",
    [
        "các sở, ban, ngành tỉnh UBND huyện Thái Nguyn và Sở VH TT " * 200,
        "1" * 12000,
        "1a" * 6000,
        "sở " + " " * 12000 + "KH",
        "ban-" * 3000,
        "Hội Đ " * 2000,
    ],
)
def test_a_long_hostile_text_takes_no_time(text: str) -> None:
    load_provinces().find("tỉnh", typos=True)
    load_agencies().find("sở", typos=True)
    begun = time.process_time()
    load_provinces().find(text, typos=True)
    load_agencies().find(text, typos=True)
    expand(text)
    assert (
        time.process_time() - begun < 30
    )  # seconds for 12,000 characters; well under one on a quiet machine
