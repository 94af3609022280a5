"""A text that the asker wants written (`soạn công văn …`): no draft, but the clauses that it would rest on."""

from __future__ import annotations

from bot.answers.content import answer_content
from bot.answers.finding import Result, Task
from bot.answers.times.dates import answer_date

_REPORT = "báo cáo"
_KINDS_OF_TEXT = frozenset(
    {"cong van", "to trinh", "thong bao", "van ban", "don doc", "giay moi", "quyet dinh"}
)


def answer_draft(task: Task) -> Result:
    """What is to be reported and when, where that is to be written; else what comes nearest."""
    matter = tuple(t for t in task.question.terms if t.text not in _KINDS_OF_TEXT)
    if any(t.text == "bao cao" for t in matter) or _REPORT in task.question.text:
        return answer_date(task.asking(terms=(), intent="deadline"))
    return answer_content(task.asking(terms=matter))
