from __future__ import annotations

import re
from html import unescape

import pytest

from bot.answer import Answer, Citation, Source
from bot.telegram.compose import MAX_ENTITIES, answer_pages, citation_blocks, pack
from bot.telegram.text import units

QUOTE = re.compile(r"<blockquote(?: expandable)?>(.*?)</blockquote>", re.DOTALL)


def citation(text: str, number: str | None = None) -> Citation:
    return Citation(
        plan_id="p",
        clause_id="p/I",
        plan_title="Kế hoạch <thử>",
        province="Sao Hoả",
        number=number,
        issued="2024-03-09",
        path="I/-1",
        label="Mục I, gạch đầu dòng 1",
        text=text,
        source=Source(file="p.txt", start=0, end=1),
    )


def answer(*citations: Citation, notes: tuple[str, ...] = (), nearest: tuple[Citation, ...] = ()) -> Answer:
    return Answer(
        question="?",
        status="answered",
        headline="Có & đủ.",
        notes=notes,
        text="",
        citations=citations,
        nearest=nearest,
    )


def test_long_quotes_fold_and_short_ones_do_not() -> None:
    assert citation_blocks(citation("ngắn"))[0].startswith("<blockquote>")
    assert citation_blocks(citation("dài " * 100))[0].startswith("<blockquote expandable>")


@pytest.mark.parametrize(
    ("number", "shown"), [(None, "số: bản lưu để trống"), ("12/KH-UBND", "số 12/KH-UBND")]
)
def test_place_says_number_or_that_it_is_blank(number: str | None, shown: str) -> None:
    [block] = citation_blocks(citation("lời", number))
    assert block.endswith(f"<b>Mục I, gạch đầu dòng 1</b> · Sao Hoả, 9/3/2024, {shown}")


def test_place_opens_its_clause_where_a_link_is_known() -> None:
    [page] = answer_pages(answer(citation("lời")), links={"p/I": "https://t.me/b?start=c1&x"})
    assert '<b><a href="https://t.me/b?start=c1&amp;x">Mục I, gạch đầu dòng 1</a></b> · Sao Hoả' in page


def test_slips_of_the_plan_are_marked_outside_the_quote() -> None:
    [block] = citation_blocks(citation("và và <các>").model_copy(update={"slips": ("và và",)}))
    assert "<blockquote>và và &lt;các&gt;</blockquote>" in block
    assert block.endswith("số: bản lưu để trống (nguyên văn: “và và”)")


def test_page_order_and_escaping() -> None:
    [page] = answer_pages(answer(citation("a < b"), notes=("Còn nữa & hết.",)), preface="Trước:")
    assert page.split("\n\n") == [
        "<b>Có &amp; đủ.</b>",
        "<i>Trước:</i>",
        "Còn nữa &amp; hết.",
        "<blockquote>a &lt; b</blockquote>\n<b>Mục I, gạch đầu dòng 1</b> · Sao Hoả, 9/3/2024, "
        "số: bản lưu để trống",
        "<b>Nguồn</b>\n• Sao Hoả: Kế hoạch &lt;thử&gt;",
    ]


def test_clauses_that_come_near_are_left_to_the_notes() -> None:
    [page] = answer_pages(answer(nearest=(citation("giá trị 40%"),), notes=("Gần nhất ở Mục I.",)))
    assert page == "<b>Có &amp; đủ.</b>\n\nGần nhất ở Mục I."


# A clause whose HTML is much longer than its words, one without any place to cut, one of plain sentences.
HUGE = ["& < > " * 900, "x" * 9000, "Một câu vừa phải. " * 600]


@pytest.mark.parametrize("text", HUGE, ids=["escapes", "unbroken", "sentences"])
def test_clause_longer_than_a_message_is_whole_over_its_pages(text: str) -> None:
    pages = answer_pages(answer(citation(text)))
    assert all(units(page) <= 4096 for page in pages)
    quoted = [unescape(quote) for page in pages for quote in QUOTE.findall(page)]
    assert "".join("".join(quoted).split()) == "".join(text.split())


@pytest.mark.parametrize("length", [10, 700, 1300, 3900])
def test_no_citation_is_cut_that_fits_a_message(length: int) -> None:
    texts = [f"{n} " + "ề" * length for n in range(9)]
    pages = answer_pages(answer(*map(citation, texts)))
    assert all(units(page) <= 4096 for page in pages)
    assert [quote for page in pages for quote in QUOTE.findall(page)] == texts


def test_long_list_is_kept_whole_and_breaks_between_its_lines() -> None:
    lines = [f"{n}. " + "việc … " * 40 + f"(Mục {n})" for n in range(40)]
    pages = answer_pages(answer(notes=("\n".join(lines),)))
    assert len(pages) > 2
    assert all(units(page) <= 4096 for page in pages)
    shown = [line for page in pages for line in page.splitlines() if line and "<" not in line]
    assert shown == lines


def test_each_later_message_says_what_it_goes_on_from() -> None:
    texts = [f"{n} " + "ề" * 700 for n in range(9)]
    first, second, last = answer_pages(answer(*map(citation, texts)))
    assert first.startswith("<b>Có &amp; đủ.</b>")
    assert second.startswith("<i>Tiếp theo (2/3): Có &amp; đủ.</i>\n\n<blockquote")
    assert last.startswith("<i>Tiếp theo (3/3): Có &amp; đủ.</i>\n\n<blockquote")


def test_of_many_quotes_those_of_more_than_a_few_lines_fold() -> None:
    texts = ["lời " * 50, "ngắn"] * 2
    [few] = answer_pages(answer(*map(citation, texts[:3])))
    [many] = answer_pages(answer(*map(citation, texts)))
    assert (few.count("<blockquote>"), few.count("<blockquote expandable>")) == (3, 0)
    assert (many.count("<blockquote>"), many.count("<blockquote expandable>")) == (2, 2)


def test_page_keeps_to_the_number_of_entities() -> None:
    pages = pack(["<b>a</b>"] * 200)
    assert max(page.count("<b>") for page in pages) == MAX_ENTITIES
    assert sum(page.count("<b>") for page in pages) == 200
