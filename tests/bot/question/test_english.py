"""Questions in English: told from Vietnamese ones, and put into the words of plans."""

import pytest

from bot.question.english import into_vietnamese, is_english
from corpus.folding import fold


@pytest.mark.parametrize(
    "text",
    [
        "What is the annual reporting deadline in Bac Kan?",
        "By 2030, what percentage of commune libraries in Bac Kan must provide lifelong learning services?",
        "Which agency is responsible for funding?",
        "Deadline of Thái Nguyên?",
        "Reporting deadline for Bắc Kạn province",
        "Who signs the plan of Quảng Ninh?",
        "When does the plan of Thái Nguyên have to be reported on?",  # a name with its marks
    ],
)
def test_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "hạn báo cáo của Bắc Kạn?",
        "han bao cao hang nam cua thai nguyen",  # without marks it is Vietnamese still
        "so tai chinh bac kan lam gi",
        "deadline báo cáo là khi nào",  # an English word among ours
        "hanj baos caos cuar bawcs kanj",
        "in kế hoạch ra giúp em",  # `in` is to print
        "deadline cua Thái Nguyên",
        "bao cao do to nao lam o Bắc Kạn",
        "report Bắc Kạn",
        "asdkjh qwlkej zxmcn",
        "",
    ],
)
def test_not_english(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("What is the annual reporting deadline in Bac Kan?", ["han", "bao cao", "Bac Kan"]),
        ("By 2030, what percentage of commune libraries", ["2030", "phan tram", "cap xa", "thu vien"]),
    ],
)
def test_words_of_plans(text: str, held: list[str]) -> None:
    put = fold(into_vietnamese(text))
    assert [words for words in held if fold(words) not in put] == []
