"""Labelled questions, as they stand in JSON lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from bot.answer import Reason, Status
from corpus.frozen import Frozen

Evidence = Annotated[tuple[str, ...], Field(min_length=2)]

# Where what must be said may stand anywhere in the reply; for other kinds it must stand in the headline.
SAID_ANYWHERE: Final = frozenset({"both", "compare", "quote", "premise", "count", "role", "meta"})
# One thing is asked: few citations may stand beside the ones that answer.
FOCUSED: Final = frozenset({"target", "deadline", "event", "finance", "who", "meta"})


class Question(Frozen):
    """One question and what its answer must be.

    `turns` are the earlier questions and this one last; empty where it stands alone. Each of `cite` is a
    province and a text that must stand in a citation of it; further texts are as good as the first. Of each
    list in `say` one must be said; none of `notsay` may be.
    """

    id: str
    kind: str
    question: str
    turns: tuple[str, ...] = ()
    status: Status
    cite: tuple[Evidence, ...] = ()
    say: tuple[Annotated[tuple[str, ...], Field(min_length=1)], ...] = ()
    notsay: tuple[str, ...] = ()
    begins: Literal["Đúng", "Không"] | None = None  # the headline's first word, to check a premise
    reason: Reason | None = None  # of an answer that isn't found; not checked where null

    @property
    def asked(self) -> tuple[str, ...]:
        """All that the person typed, in order."""
        return self.turns or (self.question,)


def load_questions(path: Path) -> tuple[Question, ...]:
    """The questions of a file. Raises pydantic.ValidationError, naming the field, for a malformed one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Question.model_validate_json(line) for line in lines if line.strip())


def dump_questions(questions: tuple[Question, ...], path: Path) -> None:
    """Write questions as the product's batch reads them: one JSON object a line."""
    rows = (question.model_dump(mode="json") for question in questions)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
