"""What holds of every answer, whatever was asked: put all labelled questions, and look at each reply."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import jsonschema
import pytest

from bot.answer import Answer, Citation
from bot.conversation import Conversation
from bot.render import console
from bot.service import Assistant
from corpus.models import Node, Plan
from corpus.path import ClausePath
from tests.bot.held import ROOT, TODAY

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((ROOT / "tests/answer.schema.json").read_text(encoding="utf-8"))
)
VALUE = re.compile(r"\d+(?:[.,]\d+)?\s*%")


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> Mapping[str, Answer]:
    """The answers to the labelled questions, after their earlier turns; by what was asked."""
    replies: dict[str, Answer] = {}
    for line in (ROOT / "tests/golden/plans.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        conversation = Conversation()
        for turn in row["turns"] or [row["question"]]:
            reply = assistant.ask(turn, conversation, today=TODAY)
            conversation = reply.conversation
        replies[f"{row['id']} {row['question']}"] = reply.answer
    return replies


def solid(text: str) -> str:
    """The text without white space; letters, case and signs stay."""
    return "".join(text.split())


def without_marks(plan: Plan, start: int, end: int) -> str:
    """A range of a source text without its format's signs."""
    marked = {at for mark in plan.source.marks for at in range(mark.start, mark.end)}
    return "".join(plan.source.text[at] for at in range(start, end) if at not in marked)


def said_at(plan: Plan, citation: Citation) -> bool:
    """Whether the cited range holds the quoted words, and nothing besides but the clause's marker."""
    node = plan.by_key[citation.path]
    spans = [span for span in node.spans if span.end > span.start]
    if node.kind != "clause":  # of a letterhead in a table one line is quoted, as the table has it
        if node.kind == "recipients":  # with the lines below its heading
            spans = [span for n in plan.nodes if n.key.startswith(node.key) for span in n.spans]
            return solid(citation.text) == solid(without_marks(plan, spans[0].start, spans[-1].end))
        whole = solid("".join(plan.source.text[span.start : span.end] for span in spans))
        return solid(citation.text) in whole or solid(citation.text) in solid(node.text)
    held = solid("".join(without_marks(plan, span.start, span.end) for span in spans))
    # A row may be quoted with its cells kept apart by the sign that Markdown's tables have.
    quoted = solid("".join(citation.text.split(" | ")) if node.cells else citation.text)
    return held.endswith(quoted) and held.removesuffix(quoted) in ("", solid(node.marker))


def node_of(plans: Mapping[str, Plan], citation: Citation) -> Node:
    return plans[citation.plan_id].by_key[citation.path]


def cited(answers: Mapping[str, Answer]) -> list[tuple[str, Citation]]:
    return [(asked, c) for asked, answer in answers.items() for c in (*answer.citations, *answer.nearest)]


def test_there_is_something_to_look_at(answers: Mapping[str, Answer]) -> None:
    statuses = [answer.status for answer in answers.values()]
    assert statuses.count("answered") > 100
    assert statuses.count("not_found") > 50
    assert len(cited(answers)) > 300


def test_fits_the_schema(answers: Mapping[str, Answer]) -> None:
    broken = [
        (asked, error.message)
        for asked, answer in answers.items()
        for error in SCHEMA.iter_errors(answer.model_dump(mode="json"))
    ]
    assert broken == []


def test_schema_is_strict_enough_to_fail(answers: Mapping[str, Answer]) -> None:
    dumped = next(iter(answers.values())).model_dump(mode="json")
    assert not SCHEMA.is_valid(dumped | {"status": "maybe"})
    assert not SCHEMA.is_valid(dumped | {"headline": "x" * 301})
    assert not SCHEMA.is_valid({name: value for name, value in dumped.items() if name != "citations"})


def test_quotes_stand_in_the_source_word_for_word(
    answers: Mapping[str, Answer], plans: Mapping[str, Plan]
) -> None:
    wrong = [(asked, c.path) for asked, c in cited(answers) if not said_at(plans[c.plan_id], c)]
    assert wrong == []


def test_citations_point_at_their_spans(answers: Mapping[str, Answer], plans: Mapping[str, Plan]) -> None:
    for asked, citation in cited(answers):
        node, source = node_of(plans, citation), citation.source
        assert source.start == node.spans[0].start, asked
        assert source.end == node.spans[-1].end or node.kind == "recipients", asked
        assert source.file == plans[citation.plan_id].source.file
        assert 0 <= source.start < source.end <= len(plans[citation.plan_id].source.text)


def test_label_and_path_are_of_one_place(answers: Mapping[str, Answer], plans: Mapping[str, Plan]) -> None:
    for asked, citation in cited(answers):
        path: ClausePath = node_of(plans, citation).path
        assert (citation.path, citation.label) == (path.key, path.label), asked
        assert citation.clause_id == f"{citation.plan_id}/{citation.path}"


def test_citation_tells_its_plan(answers: Mapping[str, Answer], plans: Mapping[str, Plan]) -> None:
    for asked, citation in cited(answers):
        about = plans[citation.plan_id].metadata
        told = (citation.plan_title, citation.province, citation.number)
        assert told == (about.title, about.province, about.number), asked
        assert citation.issued == (str(about.issued) if about.issued else None)


def test_headline_is_one_line_of_at_most_300(answers: Mapping[str, Answer]) -> None:
    long = {a: len(r.headline) for a, r in answers.items() if not 0 < len(r.headline) <= 300}
    assert long == {}
    assert [asked for asked, answer in answers.items() if "\n" in answer.headline] == []


def test_text_is_headline_notes_and_whole_quotes(answers: Mapping[str, Answer]) -> None:
    for asked, answer in answers.items():
        assert answer.text.startswith(answer.headline), asked
        assert [note for note in answer.notes if note not in answer.text] == [], asked
        assert [c.path for c in answer.citations if f"“{c.text}”" not in answer.text] == [], asked


def test_nothing_is_cited_twice(answers: Mapping[str, Answer]) -> None:
    for asked, answer in answers.items():
        ids = [c.clause_id for c in answer.citations]
        assert len(ids) == len(set(ids)), asked


def test_status_reason_and_evidence_agree(answers: Mapping[str, Answer]) -> None:
    for asked, answer in answers.items():
        assert (answer.status == "not_found") == (answer.reason is not None), asked
        if answer.status != "answered":
            assert answer.citations == (), asked
        else:
            assert answer.nearest == (), asked
        if answer.status == "clarify":
            assert len(answer.suggestions) >= 2, asked


def test_refusal_never_says_a_value_of_the_clauses_that_come_near(answers: Mapping[str, Answer]) -> None:
    leaked: list[tuple[str, list[str]]] = []
    for asked, answer in answers.items():
        if answer.status == "not_found":
            near = {value for c in answer.nearest for value in VALUE.findall(c.text)}
            of_the_question = set(VALUE.findall(asked))
            said = [v for v in VALUE.findall(answer.text) if v in near - of_the_question]
            leaked += [(asked, said)] if said else []
    assert leaked == []


def test_refusal_names_the_places_that_come_near_not_their_words(answers: Mapping[str, Answer]) -> None:
    for asked, answer in answers.items():
        if answer.status == "not_found":
            assert [c.label for c in answer.nearest if c.label not in answer.text] == [], asked
            assert [c.path for c in answer.nearest if len(c.text) > 60 and c.text in answer.text] == [], asked


def test_answer_about_a_named_province_cites_no_other(answers: Mapping[str, Answer]) -> None:
    foreign = [
        (asked, c.province)
        for asked, answer in answers.items()
        for c in answer.citations
        if answer.understood.provinces and c.province not in answer.understood.provinces
    ]
    assert foreign == []


def test_percentages_of_an_answer_stand_in_what_it_cites(answers: Mapping[str, Answer]) -> None:
    for asked, answer in answers.items():
        if answer.status == "answered" and answer.citations:
            # a table keeps `%` in a column of its own
            held = " ".join(c.text for c in answer.citations)
            numbers = [re.sub(r"[\s%]", "", value) for value in VALUE.findall(answer.headline)]
            assert [n for n in numbers if not re.search(rf"(?<!\d){re.escape(n)}(?!\d)", held)] == [], asked


def test_console_shows_every_answer_in_80_columns(answers: Mapping[str, Answer]) -> None:
    for asked, answer in answers.items():
        shown = console(answer)
        assert max(map(len, shown.splitlines())) <= 80, asked
        assert solid(answer.headline) in solid(shown), asked
