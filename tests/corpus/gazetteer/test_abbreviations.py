"""Abbreviations in questions: each row is a text and what it reads like when written out."""

from __future__ import annotations

import pytest

from corpus.folding import fold
from corpus.gazetteer import tables
from corpus.gazetteer.abbreviations import expand


def written_out(text: str) -> str:
    for expansion in reversed(expand(text)):
        text = text[: expansion.start] + expansion.full + text[expansion.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chỉ tiêu ứng dụng CNTT 2030", "chỉ tiêu ứng dụng công nghệ thông tin 2030"),
        ("cntt va cđs", "công nghệ thông tin va chuyển đổi số"),
        ("cds", "chuyển đổi số"),
        ("phát triển KT-XH, QP&AN", "phát triển kinh tế - xã hội, quốc phòng - an ninh"),
        ("htsđ o TTHTCĐ", "học tập suốt đời o trung tâm học tập cộng đồng"),
        ("KH Bắc Kạn", "kế hoạch Bắc Kạn"),
        ("gđ 2021-2025", "giai đoạn 2021-2025"),
        ("đc ko", "được không"),
        ("có j mới", "có gì mới"),
        ("bc kết quả", "báo cáo kết quả"),
        ("có nv gì", "có nhiệm vụ gì"),
        ("có tn gì", "có trách nhiệm gì"),
        ("hạn của TN có xa không", "hạn của TN có xa không"),  # a province's initials
        ("theo NĐ 30 và NĐ của Chính phủ", "theo nghị định 30 và nghị định của Chính phủ"),
        ("Sở VHTTDL NĐ bc Bộ", "Sở VHTTDL NĐ báo cáo Bộ"),  # a province's initials
        # left as they are: parts of an agency's name, of a number, ordinary words, several readings
        ("Sở KH&CN", "Sở KH&CN"),
        ("Sở KH", "Sở KH"),
        ("Sở NV", "Sở NV"),
        ("Hội KHKT", "Hội KHKT"),
        ("Trung tâm GDNN-GDTX", "Trung tâm GDNN-GDTX"),
        ("188/KH-UBND", "188/KH-UBND"),
        ("Quyết định 1520/QĐ-TTg", "Quyết định 1520/QĐ-TTg"),
        ("hs giỏi, gđ khó khăn", "hs giỏi, gđ khó khăn"),
        ("cứ thế, bằng, bộ", "cứ thế, bằng, bộ"),
        ("UBND, MTTQ", "UBND, MTTQ"),  # agencies are found as they stand
    ],
)
def test_a_question_written_out(text: str, expected: str) -> None:
    assert written_out(text) == expected


def test_positions() -> None:
    (expansion,) = expand("hỏi CNTT là gì")
    assert (expansion.start, expansion.end, expansion.full) == (4, 8, "công nghệ thông tin")


def test_each_abbreviation_once() -> None:
    rows = tables.rows("abbreviations.tsv")
    assert len({fold(row["abbr"]) for row in rows}) == len(rows)
    for row in rows:
        first = row["before"].split(";")[0]
        figure = {"number": " 5", "": ""}.get(first, f" {first}")
        assert written_out(row["abbr"].upper() + figure) == row["full"] + figure
