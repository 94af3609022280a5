from corpus.models import Plan
from index.duplicates import Candidate, find_duplicates
from index.identity import Known
from tests.index.sample_plans import HEALTH, LIBRARY, make_plan


def candidate(plan: Plan) -> Candidate:
    return Candidate.of(plan)


PDF = candidate(make_plan("Bắc Kạn", file="a.pdf", source_format="pdf"))
DOCX = candidate(make_plan("Bắc Kạn", file="b.docx", source_format="docx"))
OTHER_PROVINCE = candidate(make_plan("Thái Nguyên", file="c.txt"))
OTHER_WORDS = candidate(make_plan("Bắc Kạn", HEALTH, file="d.txt"))


def test_the_same_plan_in_two_formats() -> None:
    assert find_duplicates([PDF, DOCX], []) == {0: 1}
    assert find_duplicates([DOCX, PDF], []) == {1: 0}


def test_a_plan_that_is_kept_stays() -> None:
    kept = Known("bk", PDF.metadata, PDF.clauses)
    assert find_duplicates([DOCX], [kept]) == {0: "bk"}


def test_look_alikes_are_not_duplicates() -> None:
    assert find_duplicates([PDF, OTHER_PROVINCE, OTHER_WORDS], []) == {}


def test_a_few_clauses_may_differ() -> None:
    nearly = candidate(make_plan("Bắc Kạn", (*LIBRARY[:4], "Một điều khác."), file="e.txt"))
    assert find_duplicates([DOCX, nearly], []) == {1: 0}  # four of five
    half = candidate(make_plan("Bắc Kạn", (*LIBRARY[:3], "Khác.", "Khác nữa."), file="f.txt"))
    assert find_duplicates([DOCX, half], []) == {}
