"""A bot process over a tiny library: `python -m tests.harness.library_bot`.

The assistant is small and real: it finds the clauses of two written plans that hold all words of the
question, and remembers the turns. `đợi FILE` waits until a test makes that file, words like `hỏng` break it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from telegram import Bot

from bot.answer import Answer, Citation, PlanLine, Source, Understood, Value
from bot.conversation import Conversation, Profile, Turn
from bot.question.model import Question
from bot.settings import Settings
from bot.telegram import lease, quota, reminders, workers
from bot.telegram.app import serve
from bot.telegram.reminders import Reminders
from corpus.facts.models import Deadline, Duty, Event, Facts, Target, Words
from corpus.folding import compact
from corpus.models import Node, PartialDate, Plan, PlanMetadata, SourceText
from corpus.path import ClausePath
from index.errors import StoreUnfit
from index.manifest import PlanSummary
from tests.harness.lists import ReadLists

WAITS = "đợi "  # with the path of a file behind it: that long the question takes
LONG_SENTENCE = "Câu rất dài số {n} của điều khoản này nói về việc phục vụ học tập suốt đời trong thư viện."
PLANS = {
    "sao-hoa": (
        PlanMetadata(
            title="Phát triển thư viện <cộng đồng> & văn hoá đọc",
            issuer="UBND tỉnh Sao Hoả",
            province="Sao Hoả",
            issued=PartialDate(year=2023, month=6),
        ),
        (
            "70% thư viện cấp huyện cung cấp dịch vụ vào năm 2025.",
            'Chi phí R&D < 5% "ngân sách" <b>không</b> vượt dự toán.',
            "Báo cáo trước ngày 01 tháng 12 hằng năm.",
            "Trách nhiệm của các cơ quan.",
        ),
    ),
    "sao-kim": (
        PlanMetadata(
            title="Chuyển đổi số thư viện",
            issuer="UBND tỉnh Sao Kim",
            province="Sao Kim",
            number="12/KH-UBND",
            issued=PartialDate(year=2024, month=3, day=9),
        ),
        (
            " ".join(LONG_SENTENCE.format(n=n) for n in range(120)),
            *(f"Nhiệm vụ thứ {n} về số hoá tài liệu. " + LONG_SENTENCE.format(n=n) * 4 for n in range(1, 26)),
        ),
    ),
}


class TinyLibrary(ReadLists):
    name = "thu-nghiem"
    created = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)

    @property
    def summaries(self) -> Sequence[PlanSummary]:
        return tuple(
            PlanSummary(plan_id=key, file=f"{key}.txt", metadata=about, clause_count=len(clauses), sha256="")
            for key, (about, clauses) in PLANS.items()
        )

    def plan(self, plan_id: str) -> Plan:
        about, clauses = PLANS[plan_id]
        top = ClausePath().child("section", "I")
        heading = Node(path=top, kind="heading", text="MỤC TIÊU", marker="I.")
        nodes = [
            Node(
                path=top.child("bullet", str(n)),
                kind="clause",
                text=text,
                marker="-",
                trail=("I. MỤC TIÊU",),
                parent=0,
            )
            for n, text in enumerate(clauses, 1)
        ]
        source = SourceText(
            file=f"{plan_id}.txt", format="text", text="\n".join(clauses), sha256="", lines=()
        )
        facts = FACTS.get(plan_id, Facts())
        return Plan(plan_id=plan_id, source=source, metadata=about, nodes=(heading, *nodes), facts=facts)


FACTS = {
    "sao-hoa": Facts(
        deadlines=(
            Deadline(
                path="I/-3",
                kind="yearly",
                bound="before",
                day=1,
                month=12,
                what="Báo cáo",
                who="các cơ quan, đơn vị",
                to="Sở Nội vụ",
                words=Words(start=8, end=39, text="trước ngày 01 tháng 12 hằng năm"),
            ),
        ),
        events=(
            Event(
                path="I/-1",
                name="Ngày hội <đọc>",
                yearly=True,
                day=21,
                month=4,
                words=Words(start=0, end=3, text="70%"),
            ),
        ),
        duties=tuple(
            Duty(
                path="I/-3",
                agency=f"co-quan-{n}",
                written=f"Cơ quan số {n}",
                roles=("lead",),
                place="own",
                words=Words(start=0, end=3, text="Báo"),
            )
            for n in range(20)
        ),
        targets=(
            Target(
                path="I/-1",
                subject="thư viện cấp huyện",
                measure="cung cấp dịch vụ",
                value=Decimal(70),
                unit="%",
                year=2025,
                words=Words(start=0, end=3, text="70%"),
                subject_words=Words(start=4, end=22, text="thư viện cấp huyện"),
            ),
        ),
    )
}


@dataclass(frozen=True)
class TinyReply:
    answer: Answer
    conversation: Conversation


class TinyAssistant:
    """Answers with every clause that holds the question's words; `tiếp` says how many turns it remembers."""

    library = TinyLibrary()

    def warm_up(self) -> None:
        """There is nothing to load."""

    def ask(self, question: str, conversation: Conversation, *, today: date) -> TinyReply:
        if question.startswith(WAITS):
            _wait_for(Path(question.removeprefix(WAITS)))
        if "không có kho" in question:
            raise StoreUnfit("of another version")
        if "hỏng" in question:
            raise RuntimeError(f"cannot answer {question}")
        turns = len(conversation.turns)
        if "tiếp" in question:
            headline = f"Tôi nhớ {turns} câu trước."
            return TinyReply(_answer(question, headline), _after(conversation, question))
        drawn = question.startswith("vẽ ")
        words = compact(question.removeprefix("vẽ ")).split()
        cited = tuple(
            _citation(key, at)
            for key, (_, clauses) in PLANS.items()
            for at, text in enumerate(clauses)
            if all(word in compact(text) for word in words)
        )
        headline = f"Có {len(cited)} điều khoản cho “{question}”." if cited else f"Kho không có “{question}”."
        answer = _answer(question, headline[:300], cited)
        plans = tuple(_plan_line(key, n) for key, n in (("sao-hoa", 7), ("sao-kim", 0))) if drawn else ()
        return TinyReply(answer.model_copy(update={"plans": plans}), _after(conversation, question))


def _wait_for(file: Path) -> None:
    """Return once the file is there, or after so long that a test has failed."""
    for _ in range(60_000):
        if file.exists():
            return
        time.sleep(0.01)


def _citation(plan_id: str, at: int) -> Citation:
    about, clauses = PLANS[plan_id]
    return Citation(
        plan_id=plan_id,
        clause_id=f"{plan_id}/I/-{at + 1}",
        plan_title=about.title,
        province=about.province,
        number=about.number,
        issued=str(about.issued),
        path=f"I/-{at + 1}",
        label=f"Mục I, gạch đầu dòng {at + 1}",
        text=clauses[at],
        source=Source(file=f"{plan_id}.txt", start=0, end=len(clauses[at])),
    )


def _answer(question: str, headline: str, cited: tuple[Citation, ...] = ()) -> Answer:
    return Answer(
        question=question,
        status="answered" if cited else "not_found",
        reason=None if cited else "not_stated",
        headline=headline,
        text=headline,
        citations=cited,
        suggestions=("Hạn báo cáo là khi nào?",) if cited else (),
        understood=Understood(intent="target" if question.startswith("vẽ ") else ""),
    )


def _plan_line(plan_id: str, subjects: int) -> PlanLine:
    """A plan with a target over two years for each of some subjects; or that it sets none."""
    about, _ = PLANS[plan_id]
    values = tuple(
        Value(
            path="I/-1",
            label=f"Mục I, gạch đầu dòng {n}",
            subject=f"thư viện <loại {n}> " + "ở khu dân cư và nơi làm việc " * 3,
            measure="",
            measured=False,
            amount=Decimal(amount),
            unit="%",
            year=year,
            words=f"trên {amount}%",
        )
        for n in range(subjects)
        for year, amount in ((2025, 70 - n), (2030, 90 - n))
    )
    line = "kế hoạch không đặt chỉ tiêu bằng số nào"
    return PlanLine(
        plan_id=plan_id,
        place=about.issuer,
        province=about.province,
        number=about.number,
        issued=str(about.issued),
        found=bool(values),
        line="" if values else line,
        values=values,
    )


def _after(conversation: Conversation, question: str) -> Conversation:
    turn = Turn(question=Question(raw=question, text=question), answered=True)
    return conversation.after(turn, Profile())


def clock() -> datetime:
    """The time in the file that CLOCK_FILE names, else the real one."""
    file = os.environ.get("CLOCK_FILE")
    return datetime.fromisoformat(Path(file).read_text()) if file else datetime.now(UTC)


def rounds_of(clock_file: Path) -> list[str]:
    """For which moments the processes with this clock last ended a round of reminders, of each one."""
    return [told.read_text() for told in clock_file.parent.glob(f"{clock_file.name}.round-*")]


def tell_rounds(file: Path) -> None:
    """Write down after each round of reminders for which moment it was: then all that it brings has been sent."""
    send_due = Reminders.send_due

    async def told(self: Reminders, bot: Bot, now: datetime) -> int:
        sent = await send_due(self, bot, now)
        file.write_text(now.isoformat())
        return sent

    setattr(Reminders, "send_due", told)  # noqa: B010 - a method of a class that serve() makes


if __name__ == "__main__":
    reminders.LOOK_SECONDS = 0.2  # rather than some twenty seconds of waiting in a test
    if "CLOCK_FILE" in os.environ:
        tell_rounds(Path(f"{os.environ['CLOCK_FILE']}.round-{os.getpid()}"))
    lease.LEASE_SECONDS, lease.RENEW_SECONDS, lease.STEADY_SECONDS = 6.0, 1.0, 3.0
    workers.PAUSES = (1.0,) * 4
    workers.GRACE_SECONDS = 120.0  # what a test lets go on is ended, however slow the machine is
    quota.PERSON_SECONDS = 600.0  # who asked too much isn't let again however slow the machine is
    serve(TinyAssistant(), Settings(), clock)
