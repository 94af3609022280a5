"""Numbers that a plan sets: the one that is asked for, with its year and subject; no other one instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot import messages
from bot.answers.finding import Finding, Missing
from tests.bot.held import BK, NA, NS, QN, TN


@pytest.mark.parametrize(
    ("plan", "asked", "value", "path"),
    [
        # one bullet sets three numbers, each for its own subject
        (BK, "đến 2025 bao nhiêu phần trăm thư viện cấp huyện cung cấp dịch vụ", "70%", "I.2.1.1/-1"),
        (BK, "đến 2025 bao nhiêu phần trăm thư viện cấp xã cung cấp dịch vụ", "40%", "I.2.1.1/-1"),
        (BK, "đến 2030 bao nhiêu phần trăm thư viện cấp huyện cung cấp dịch vụ", "90%", "I.2.1.1/-2"),
        # the same subject, another measure
        (BK, "năm 2030 thư viện cấp xã ứng dụng chuyển đổi số đạt mấy %", "20%", "I.2.1.2/-2"),
        # one sentence, two years
        (BK, "đến 2025 bao nhiêu phần trăm các xã có câu lạc bộ", "60%", "I.2.3/-2"),
        (BK, "đến 2030 bao nhiêu phần trăm các xã có câu lạc bộ", "80%", "I.2.3/-2"),
        # a rate of growth
        (BK, "lượt khách tham quan bảo tàng năm 2025 tăng bao nhiêu", "5%/năm", "I.2.2/-2"),
        # a table: its column is the year
        (QN, "năm 2024 lắp mới bao nhiêu trạm 5G", "120", "II/r3"),
        (QN, "tỷ lệ dân số có hồ sơ sức khỏe điện tử năm 2025", "95%", "II/r6"),
        (NS, "số lượt bạn đọc tham gia năm 2025 là bao nhiêu", "45.000", "II/r2"),
        # bounds stay
        (QN, "kinh tế số đóng góp bao nhiêu phần trăm GRDP", "tối thiểu 15%", "I.1/-2"),
        (NA, "giảm học sinh thừa cân béo phì xuống dưới mấy phần trăm", "dưới 12%", "I.2.3/-1"),
        (NA, "tỷ lệ học sinh tham gia bảo hiểm y tế", "từ 98,5% trở lên", "I.2.2/-1"),
        (NA, "bao nhiêu phần trăm học sinh trung học cơ sở được khám sức khỏe định kỳ", "90%", "I.2.1/-1"),
        (NA, "đến năm 2030 bao nhiêu % trường học quản lý sức khỏe bằng phần mềm", "100%", "I.2.1/-2"),
    ],
)  # fmt: skip
def test_one_target(
    found: Callable[[str, str], Finding], plan: str, asked: str, value: str, path: str
) -> None:
    finding = found(plan, asked)
    assert value in finding.headline
    assert [node.key for node in finding.nodes] == [path]


@pytest.mark.parametrize(
    ("plan", "asked", "values", "paths"),
    [
        # several measures fit: each under its name
        (BK, "chi tieu thu vien cap huyen 2030", ["90%", "70%"], ["I.2.1.1/-2", "I.2.1.2/-2"]),
        # several years are asked for
        (QN, "so sánh tỷ lệ doanh nghiệp nhỏ và vừa sử dụng nền tảng số năm 2024 và 2025", ["40%", "50%"], ["II/r7"]),
        (
            BK,
            "so sánh chỉ tiêu 2025 và 2030 về thư viện cấp xã cung cấp dịch vụ",
            ["40%", "50%"],
            ["I.2.1.1/-1", "I.2.1.1/-2"],
        ),
    ],
)  # fmt: skip
def test_several_targets(
    found: Callable[[str, str], Finding], plan: str, asked: str, values: list[str], paths: list[str]
) -> None:
    finding = found(plan, asked)
    assert [value for value in values if value not in finding.headline] == []
    assert [node.key for node in finding.nodes] == paths


def test_whole_list_is_counted_and_told(found: Callable[[str, str], Finding]) -> None:
    finding = found(BK, "Liệt kê toàn bộ chỉ tiêu đến năm 2030 về thư viện")
    assert "7 chỉ tiêu" in finding.headline
    assert [node.key for node in finding.nodes] == ["I.2.1.1/-2", "I.2.1.2/-2", "I.2.1.3/-2"]
    told = "\n".join(finding.notes).splitlines()
    assert sum(line.startswith("- đến năm 2030") and "%" in line for line in told) == 7


def test_shares_over_years_come_before_what_they_are_of(found: Callable[[str, str], Finding]) -> None:
    finding = found(BK, "so sánh chỉ tiêu 2025 và 2030 về thư viện cấp xã cung cấp dịch vụ")
    assert finding.headline.startswith("mục tiêu 40% (đến năm 2025), 50% (đến năm 2030) thư viện cấp xã")


def test_a_year_of_the_title_is_no_other_goals_year(found: Callable[[str, str], Finding]) -> None:
    finding = found(BK, "Các chỉ tiêu năm 2030 của Bắc Kạn?")
    assert "10 chỉ tiêu" in finding.headline
    assert {value.year for value in finding.values} == {2030}


@pytest.mark.parametrize(
    ("plan", "asked", "says"),
    [
        # named beside others that have a number
        (BK, "thư viện tỉnh đến 2025 bao nhiêu phần trăm cung cấp dịch vụ", "nêu tên, không ghi tỷ lệ"),
        (BK, "thư viện lực lượng vũ trang đến 2030 đạt tỷ lệ bao nhiêu", "nêu tên, không ghi tỷ lệ"),
        # a year that the plan doesn't set it for
        (BK, "chỉ tiêu 2035 thư viện cấp xã", "2025, 2030"),
        (QN, "năm 2026 tỷ lệ hồ sơ trực tuyến bao nhiêu", "2024, 2025"),
        # another subject
        (BK, "bao nhiêu phần trăm nhà văn hóa thôn có internet vào năm 2025", "không nêu con số nào"),
        # a share answers no count
        (BK, "có bao nhiêu thư viện cấp xã", "không nêu con số nào"),
        # a plan without numbers
        (TN, "bao nhiêu phần trăm thư viện cấp xã", messages.TARGET_NONE),
        # whose goals have the words, but each in another: `các cấp`, `xã hội`
        (TN, "chỉ tiêu thư viện cấp xã", messages.TARGET_NONE),
        # goals in words that don't speak of what is asked
        (TN, "mục tiêu về xóa mù chữ", "(xóa mù chữ)"),
        (TN, "muc tieu ve trung tam hoc tap cong dong den nam 2025", "(trung tam hoc tap cong dong)"),
    ],
)
def test_refused(refused: Callable[[str, str], Missing], plan: str, asked: str, says: str) -> None:
    missing = refused(plan, asked)
    assert missing.reason == "not_stated"
    assert says in missing.headline
    assert "%" not in missing.headline.replace("(không có tỷ lệ %)", "")


def test_general_aim_in_words(found: Callable[[str, str], Finding]) -> None:
    assert [node.key for node in found(BK, "mục tiêu chung là gì").nodes] == ["I.1/p1"]


# What a plan is named by is not what its goals have to be about; a section is taken by the word of its heading.
SECTIONS = [
    (QN, "mục tiêu của kế hoạch chuyển đổi số", "II/"),
    (NA, "Mục tiêu của kế hoạch y tế trường học là gì?", "I."),
    (TN, "mục tiêu kế hoạch", "II."),
    (TN, "mục đích kế hoạch", "I.1/"),
]


@pytest.mark.parametrize(("plan", "asked", "section"), SECTIONS)
def test_goals_of_a_plan_are_the_section_so_headed(
    found: Callable[[str, str], Finding], plan: str, asked: str, section: str
) -> None:
    keys = [node.key for node in found(plan, asked).nodes]
    assert all(key.startswith(section) for key in keys)
    assert len(keys) > 1


def test_headline_never_is_a_bare_number(found: Callable[[str, str], Finding]) -> None:
    for asked in (
        "thư viện cấp huyện cung cấp dịch vụ 2025",
        "các xã có câu lạc bộ 2030",
        "khách bảo tàng 2025",
    ):
        headline = found(BK, f"bao nhiêu phần trăm {asked}").headline
        assert len(headline.split()) > 8
        assert "năm 20" in headline
