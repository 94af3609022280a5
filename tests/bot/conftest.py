from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pytest

from bot.answer import Answer
from bot.answers.finding import Finding, Missing, Result, Task
from bot.answers.premise import check_premise
from bot.answers.route import answer_in
from bot.conversation import Conversation
from bot.library import Library
from bot.matching import WeighedTerms
from bot.question.reading import QuestionReader
from bot.service import Assistant
from bot.view import PlanView
from corpus.models import Plan
from index.builder import Corpus, build
from index.encoder import FakeEncoder
from index.reading import read_plan
from tests.bot.counting_lexicon import CountingLexicon
from tests.bot.held import FILES, TODAY
from tests.harness import emulator

os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(scope="session")
def bot_api() -> Iterator[str]:
    """The Bot API emulator's address."""
    with emulator.running() as url:
        yield url


@pytest.fixture(scope="session")
def plans() -> Mapping[str, Plan]:
    """The held plans and those written for tests, read from their files; by the file's stem."""
    return {f.stem: read_plan(f).model_copy(update={"plan_id": f.stem}) for f in FILES}


@pytest.fixture(scope="session")
def views(plans: Mapping[str, Plan]) -> Mapping[str, PlanView]:
    """The same as answering sees them."""
    return {name: PlanView(plan) for name, plan in plans.items()}


@pytest.fixture(scope="session")
def lexicon(plans: Mapping[str, Plan]) -> CountingLexicon:
    """Word counts over their clauses, without an index."""
    return CountingLexicon(n.text for plan in plans.values() for n in plan.clauses)


@pytest.fixture(scope="session")
def reader(plans: Mapping[str, Plan], lexicon: CountingLexicon) -> QuestionReader:
    """Reads questions against these plans, without an index."""
    return QuestionReader(lexicon, {p.metadata.province for p in plans.values() if p.metadata.province})


@pytest.fixture(scope="session")
def task_of(
    views: Mapping[str, PlanView], reader: QuestionReader, lexicon: CountingLexicon
) -> Callable[[str, str], Task]:
    """A question to one plan, ranked by its words alone."""

    def task(plan: str, asked: str) -> Task:
        question = reader.read(asked, TODAY)
        weighed = WeighedTerms(question.terms, lexicon)
        return Task(question=question, view=views[plan], weighed=weighed, ranking=dict, today=TODAY)

    return task


@pytest.fixture(scope="session")
def put(task_of: Callable[[str, str], Task]) -> Callable[[str, str], Result]:
    """What one plan says to a question."""
    return lambda plan, asked: check_premise(task_of(plan, asked), answer_in)


@pytest.fixture(scope="session")
def found(put: Callable[[str, str], Result]) -> Callable[[str, str], Finding]:
    """The same where the plan answers."""

    def find(plan: str, asked: str) -> Finding:
        result = put(plan, asked)
        assert isinstance(result, Finding), result
        return result

    return find


@pytest.fixture(scope="session")
def refused(put: Callable[[str, str], Result]) -> Callable[[str, str], Missing]:
    """The same where it does not."""

    def refuse(plan: str, asked: str) -> Missing:
        result = put(plan, asked)
        assert isinstance(result, Missing), result
        return result

    return refuse


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Result]:
    """What a plan that a test writes itself says to a question; its province is Sơn La."""
    folder = tmp_path_factory.mktemp("written")

    @lru_cache
    def view_of(text: str) -> tuple[PlanView, CountingLexicon]:
        file = folder / f"{abs(hash(text))}{'.md' if text.startswith('#') else '.txt'}"
        file.write_text(text, encoding="utf-8")
        plan = read_plan(file).model_copy(update={"plan_id": "son-la"})
        return PlanView(plan), CountingLexicon(n.text for n in plan.clauses)

    def put_to(text: str, asked: str) -> Result:
        view, lexicon = view_of(text)
        question = QuestionReader(lexicon, {"Sơn La"}).read(asked, TODAY)
        weighed = WeighedTerms(question.terms, lexicon)
        task = Task(question=question, view=view, weighed=weighed, ranking=dict, today=TODAY)
        return check_premise(task, answer_in)

    return put_to


@pytest.fixture(scope="session")
def index_folder(plans: Mapping[str, Plan], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published index of all these plans; its vectors are those of hashed syllables."""
    folder = tmp_path_factory.mktemp("index")
    build(
        folder,
        Corpus(list(plans.values()), {}, "code", {}),
        FakeEncoder(),
        created=datetime(2026, 3, 1, tzinfo=UTC),
    )
    return folder


@pytest.fixture(scope="session")
def assistant(index_folder: Path) -> Assistant:
    """The product over that index."""
    return Assistant(Library(index_folder, FakeEncoder))


@pytest.fixture(scope="session")
def ask(assistant: Assistant) -> Callable[..., Answer]:
    """The answer to the last of some turns of one conversation."""

    def answer(*turns: str) -> Answer:
        conversation = Conversation()
        for turn in turns:
            reply = assistant.ask(turn, conversation, today=TODAY)
            conversation = reply.conversation
        return reply.answer

    return answer
