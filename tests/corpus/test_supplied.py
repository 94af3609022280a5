"""The TOML beside a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import BadSettings
from corpus.models import PartialDate, PlanStatus
from corpus.supplied import Supplied, read_supplied, settings_file, with_supplied
from tests.corpus.documents import parse_lines


def read(tmp_path: Path, toml: str | bytes, name: str = "a.toml") -> Supplied | None:
    (tmp_path / name).write_bytes(toml.encode() if isinstance(toml, str) else toml)
    return read_supplied(tmp_path / "a.md")


def test_everything_that_it_may_say(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'number = "188/KH-UBND"\nissued = 2023-06-14\nprovince = "Cao Bằng"\nissuer = "UBND tỉnh  Cao Bằng"\n'
        'title = "Phát triển thư viện đến năm 2030"\nstatus = "hết hiệu lực"\n',
    )
    assert found == Supplied.model_construct(
        number="188/KH-UBND",
        issued=PartialDate(year=2023, month=6, day=14),
        province="Cao Bằng",
        issuer="UBND tỉnh Cao Bằng",
        title="Phát triển thư viện đến năm 2030",
        status=PlanStatus(kind="expired"),
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('"2023-06"', PartialDate(year=2023, month=6)),
        ('"2023"', PartialDate(year=2023)),
        ("2023", PartialDate(year=2023)),
    ],
)
def test_a_date_as_far_as_it_is_known(tmp_path: Path, written: str, expected: PartialDate) -> None:
    found = read(tmp_path, f"issued = {written}")
    assert found is not None
    assert found.issued == expected


@pytest.mark.parametrize(
    ("written", "number", "issued"),
    [
        ("thay thế bởi 12/KH-UBND", "12/KH-UBND", None),
        ("Đã được thay thế bởi Kế hoạch số 12/KH-UBND ngày 03/02/2026", "12/KH-UBND", "2026-02-03"),
        ("bị thay thế bằng Quyết định số: 15/2026/QĐ-UBND", "15/2026/QĐ-UBND", None),
    ],
)
def test_a_status_that_names_the_successor(
    tmp_path: Path, written: str, number: str, issued: str | None
) -> None:
    found = read(tmp_path, f'status = "{written}"')
    assert found is not None
    assert found.status is not None
    assert (found.status.kind, found.status.number) == ("replaced", number)
    assert (str(found.status.issued) if found.status.issued else None) == issued


@pytest.mark.parametrize(
    ("toml", "reason", "field"),
    [
        ('number = "12', "syntax", ""),
        (b'title = "\xff\xfe"', "syntax", ""),
        ('so = "12/KH-UBND"', "unknown", "so"),
        ('number = "mười hai"', "value", "number"),
        ('province = "Atlantis"', "value", "province"),
        ('issued = "14/6/2023"', "value", "issued"),
        ('issued = "2023-06-31"', "value", "issued"),
        ('status = "còn dùng tốt"', "value", "status"),
        ('status = "thay thế"', "value", "status"),
        ('title = " "', "value", "title"),
    ],
)
def test_what_is_refused(tmp_path: Path, toml: str | bytes, reason: str, field: str) -> None:
    with pytest.raises(BadSettings) as caught:
        read(tmp_path, toml)
    assert (caught.value.file, caught.value.reason, caught.value.field) == ("a.toml", reason, field)


def test_the_file_s_own_comes_first(tmp_path: Path) -> None:
    assert settings_file(tmp_path / "a.md") is None
    assert read_supplied(tmp_path / "a.md") is None
    (tmp_path / "a.md.toml").write_text('number = "2/KH-UBND"', encoding="utf-8")
    found = read(tmp_path, 'number = "1/KH-UBND"')
    assert found is not None
    assert found.number == "2/KH-UBND"
    assert settings_file(tmp_path / "a.docx") == tmp_path / "a.toml"


def test_it_fills_what_the_text_leaves_out() -> None:
    plan = parse_lines(
        "I. MỤC TIÊU", "- Mỗi huyện có một thư viện.", head=("KẾ HOẠCH", "Phát triển thư viện")
    )
    assert "no_date" in plan.warnings
    filled = with_supplied(
        plan, Supplied.model_validate({"number": "188/KH-UBND", "issued": "2023-06", "province": "Cao Bằng"})
    )
    found = filled.metadata
    assert (found.number, str(found.issued), found.province) == ("188/KH-UBND", "2023-06", "Cao Bằng")
    assert found.supplied == ("number", "issued", "province")
    assert not {"number", "issued", "province"} & set(found.missing)
    assert "no_date" not in filled.warnings


def test_the_text_wins_and_the_difference_is_told() -> None:
    plan = parse_lines(
        "KẾ HOẠCH",
        "Phát triển thư viện",
        "I. MỤC TIÊU",
        "- Mỗi huyện có một thư viện.",
        head=("ỦY BAN NHÂN DÂN", "TỈNH CAO BẰNG", "Số: 188/KH-UBND", "Cao Bằng, ngày    tháng 6 năm 2023"),
    )
    filled = with_supplied(
        plan,
        Supplied.model_validate({"number": "189/KH-UBND", "issued": "2023-06-14", "province": "Cao Bằng"}),
    )
    assert filled.metadata.number == "188/KH-UBND"
    assert "differs:number" in filled.warnings
    assert str(filled.metadata.issued) == "2023-06-14"  # the day completes what the text says
    assert filled.metadata.supplied == ("issued",)


def test_a_title_brings_what_is_read_from_titles() -> None:
    plan = parse_lines("Mỗi huyện có một thư viện.", head=())
    filled = with_supplied(
        plan, Supplied.model_validate({"title": "Thực hiện Chương trình “Đọc sách” đến năm 2030"})
    )
    assert filled.metadata.programme == "Đọc sách"
    assert filled.metadata.period is not None
    assert filled.metadata.period[1] == 2030
