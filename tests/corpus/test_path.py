"""Places as keys and as people read them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from corpus.path import ClausePath, StepKind

LABELS: list[tuple[tuple[tuple[StepKind, str], ...], str, str]] = [
    ((("section", "II"), ("section", "1.2"), ("bullet", "3")), "II.1.2/-3", "Mục II.1.2, gạch đầu dòng 3"),
    (
        (("section", "IV"), ("section", "A"), ("section", "1"), ("point", "b")),
        "IV.A.1/b",
        "Mục IV.A.1, điểm b",
    ),
    # a number that the plan gives twice: the key keeps its sign, the label tells the turn
    ((("section", "IV"), ("section", "2~2")), "IV.2~2", "Mục IV.2 (lần thứ hai)"),
    ((("article", "3"), ("point", "a~3")), "D3/a~3", "Điều 3, điểm a (lần thứ ba)"),
    ((("appendix", "I~7"), ("row", "2")), "PLI~7/r2", "Phụ lục I (lần thứ 7), dòng 2"),
    (
        (("section", "B"), ("section", "2~2"), ("section", "4")),
        "B.2~2.4",
        "Mục B.2.4 (thuộc mục 2 lần thứ hai)",
    ),
]


@pytest.mark.parametrize(("steps", "key", "label"), LABELS)
def test_keys_and_labels(steps: tuple[tuple[StepKind, str], ...], key: str, label: str) -> None:
    path = ClausePath()
    for kind, number in steps:
        path = path.child(kind, number)
    assert (path.key, path.label) == (key, label)


def test_a_path_is_kinds_and_numbers_in_json() -> None:
    path = ClausePath().child("appendix", "2").child("section", "I").child("bullet", "1~2").child("title")
    json = path.model_dump_json()
    assert json == '["appendix","2","section","I","bullet","1~2","title",""]'
    assert ClausePath.model_validate_json(json) == path
    assert ClausePath.model_validate_json(json) is ClausePath.model_validate_json(
        json
    )  # near copies share them
    assert ClausePath.model_validate_json("[]") == ClausePath()


def test_a_path_of_an_earlier_snapshot_is_read() -> None:
    steps = [{"kind": "section", "number": "I"}, {"kind": "bullet", "number": "1"}]
    assert ClausePath.model_validate({"steps": steps}) == ClausePath().child("section", "I").child(
        "bullet", "1"
    )


@pytest.mark.parametrize("json", ['["section"]', '["chapter-ish","1"]', "[1,2]", '"I"'])
def test_what_is_no_path_is_refused(json: str) -> None:
    with pytest.raises(ValidationError):
        ClausePath.model_validate_json(json)
