from __future__ import annotations

from pathlib import Path

import pytest

from corpus.folding import fold
from index.accents import AccentCounts, AccentModel
from tests.index.sample_plans import HEALTH, LIBRARY

MODEL = AccentModel([AccentCounts.build(LIBRARY), AccentCounts.build(HEALTH)])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("han nop bao cao", "hạn nộp báo cáo"),
        ("Han nop BAO CAO?", "Hạn nộp BÁO CÁO?"),  # case and punctuation stay
        ("thu vien cap huyen nam 2025", "thư viện cấp huyện năm 2025"),  # numbers stay
        ("hạn nộp báo cáo", "hạn nộp báo cáo"),
        ("so y te va so giao duc", "sở y tế và sở giáo dục"),
        ("xyz bao cao", "xyz báo cáo"),  # what the corpus lacks stays
        ("báo cao", "báo cáo"),  # half typed
        ("", ""),
        ("?!", "?!"),
    ],
)
def test_restores(typed: str, expected: str) -> None:
    assert MODEL.restore(typed) == expected


def test_a_typed_accent_is_never_changed() -> None:
    assert MODEL.restore("hàn nộp báo cáo").startswith("hàn ")


def test_all_of_the_corpus_comes_back() -> None:
    for text in (*LIBRARY, *HEALTH):
        unaccented = "".join(
            folded.upper() if char.isupper() else folded
            for char, folded in zip(text, fold(text), strict=True)
        )
        assert MODEL.restore(unaccented).lower() == text.lower()


def test_saved_and_loaded(tmp_path: Path) -> None:
    AccentCounts.build(LIBRARY).save(tmp_path / "accents")
    loaded = AccentModel([AccentCounts.load(tmp_path / "accents")])
    assert loaded.restore("bao cao ket qua thuc hien") == "báo cáo kết quả thực hiện"


def test_an_empty_corpus_changes_nothing(tmp_path: Path) -> None:
    AccentCounts.build([]).save(tmp_path / "accents")
    assert AccentModel([AccentCounts.load(tmp_path / "accents")]).restore("thu vien") == "thu vien"
    assert AccentModel([]).restore("thu vien") == "thu vien"


def test_counts_of_parts_are_summed() -> None:
    both = AccentCounts.together([AccentCounts.build(LIBRARY), AccentCounts.build(HEALTH)])
    alone = AccentCounts.build([*LIBRARY, *HEALTH])
    assert both.to_bytes() == alone.to_bytes()
    assert AccentCounts.together([]).to_bytes() == AccentCounts.build([]).to_bytes()
