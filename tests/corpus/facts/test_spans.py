import pytest

from corpus.facts.models import Words
from corpus.facts.spans import segments, words_at

SENTENCES = [
    ("Xây dựng kế hoạch. Kiểm tra, đôn đốc.", ["Xây dựng kế hoạch.", "Kiểm tra, đôn đốc."]),
    # Đ and Ư are capitals too
    (
        "Thực hiện Kế hoạch này. Định kỳ báo cáo. Ưu tiên vùng cao",
        ["Thực hiện Kế hoạch này.", "Định kỳ báo cáo.", "Ưu tiên vùng cao"],
    ),
    ("lập dự toán; gửi báo cáo", ["lập dự toán;", "gửi báo cáo"]),
    ("kinh phí 1.500 triệu đồng, TP. Hà Giang", ["kinh phí 1.500 triệu đồng, TP. Hà Giang"]),
    ("dân ca, dân vũ... trong dạy học", ["dân ca, dân vũ... trong dạy học"]),
]


@pytest.mark.parametrize(("text", "parts"), SENTENCES)
def test_segments(text: str, parts: list[str]) -> None:
    assert [text[part.start : part.end].strip() for part in segments(text)] == parts


def test_parts_after_semicolons_share_their_sentence() -> None:
    assert [part.sentence for part in segments("một; hai. Ba")] == [0, 0, 1]


def test_words_are_trimmed_and_slice_the_text() -> None:
    text = "đạt  90% hộ"
    words = words_at(text, 3, 9)
    assert (words.text, text[words.start : words.end]) == ("90%", "90%")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 99), (5, 3), (3, 5)])
def test_words_outside_the_text_or_blank_raise(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="range"):
        words_at("đạt  90%", start, end)


def test_words_whose_range_is_not_their_length_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="code points"):
        Words(start=0, end=3, text="90% hộ")
