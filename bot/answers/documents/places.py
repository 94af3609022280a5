"""A place in a plan, whole and in order; and the plan's own headings as its outline."""

from __future__ import annotations

from bot import messages
from bot.answers.bodies.duties import unit_of
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Missing, Result, Task
from bot.question.model import Address
from bot.view import told
from corpus.models import Node
from corpus.outline.alphabets import roman_value
from corpus.path import ClausePath, PathStep


def answer_place(task: Task) -> Result:
    """The node at the address that the question gives, with all below it; or that the plan has no such place."""
    address = task.question.address
    if address is None:
        raise ValueError(f"no address in {task.question.raw!r}")
    top = _find(task, address)
    if top is None:
        return _part(task, address) or _absent(task, address)
    below = [n for n in task.view.plan.under(top.key) if n.is_clause or n is top]
    clauses = tuple(n for n in below if n.is_clause)
    nodes = clauses or (top,)
    heading = f" “{shorten(top.text, 90)}”" if not top.is_clause else ""
    place = top.path.label
    if len(nodes) == 1:
        line = messages.PLACE_ONE.format(place=place, heading=heading, first=shorten(told(nodes[0]), 150))
    else:
        line = messages.PLACE_MANY.format(
            place=place,
            heading=heading,
            count=len(nodes),
            unit=unit_of(nodes),
            first=shorten(told(nodes[0]), 100),
        )
    return Finding(view=task.view, headline=line, nodes=nodes)


def _part(task: Task, address: Address) -> Finding | None:
    """A part that has no heading of its own, `phần kết`: its clauses in order."""
    wanted = _wanted_steps(address)
    nodes = tuple(n for n in _holders(task) if n.is_clause and n.path.steps[: len(wanted)] == wanted)
    if not address.part or not nodes:
        return None
    line = messages.PLACE_MANY.format(
        place=ClausePath(steps=wanted).label, heading="", count=len(nodes), unit=unit_of(nodes),
        first=shorten(told(nodes[0]), 150),
    )  # fmt: skip
    return Finding(view=task.view, headline=line, nodes=nodes)


def _wanted_steps(address: Address) -> tuple[PathStep, ...]:
    steps: list[PathStep] = []
    if address.part:
        steps.append(PathStep(kind=address.part, number=address.appendix))
    steps += [PathStep(kind="section", number=number) for number in address.sections]
    if address.chapter:
        steps.append(PathStep(kind="chapter", number=address.chapter))
    if address.article:
        steps.append(PathStep(kind="article", number=address.article))
    if address.numbered:
        steps.append(PathStep(kind="numbered", number=address.numbered))
    if address.point:
        steps.append(PathStep(kind="point", number=address.point))
    if address.bullet:
        steps.append(PathStep(kind="bullet", number=str(address.bullet)))
    if address.paragraph:
        steps.append(PathStep(kind="paragraph", number=str(address.paragraph)))
    return tuple(steps)


def _find(task: Task, address: Address) -> Node | None:
    wanted = _wanted_steps(address)
    whole = [n for n in _holders(task) if _fits(n.path, wanted, from_top=True)]
    inner = [n for n in _holders(task) if _fits(n.path, wanted, from_top=False)]
    found = whole or (inner if len(inner) == 1 else [])
    return found[0] if found else None


def _holders(task: Task) -> tuple[Node, ...]:
    return tuple(
        n for n in task.view.plan.nodes if n.kind in ("clause", "heading", "recipients", "signature")
    )


def _fits(path: ClausePath, wanted: tuple[PathStep, ...], *, from_top: bool) -> bool:
    """Whether a path is the address: its last steps, and all of them where it is meant from the top.

    A section's number is compared by its last dotted part too: `Mục 3 phần II` is `II.3`; case doesn't matter.
    """
    steps, asked = _joined(path.steps), _joined(wanted)
    if len(steps) < len(asked) or (from_top and len(steps) != len(asked)):
        return False
    tail = list(steps[len(steps) - len(asked) :])
    if not from_top and asked and (tail[0].kind, asked[0].kind) == ("section", "section"):
        tail[0] = tail[0].model_copy(update={"number": _tail_of(tail[0].number, asked[0].number)})
    return all(_same_step(own, other) for own, other in zip(tail, asked, strict=True))


def _joined(steps: tuple[PathStep, ...]) -> tuple[PathStep, ...]:
    """Sections one below the other as one step: however they were numbered, they are cited as `IV.A.1`."""
    joined: list[PathStep] = []
    for step in steps:
        above = joined[-1] if joined else None
        if above is not None and above.kind == "section" and step.kind in ("section", "numbered"):
            joined[-1] = above.model_copy(update={"number": f"{above.number}.{step.number}"})
        else:
            joined.append(step)
    return tuple(joined)


def _tail_of(number: str, asked: str) -> str:
    """The last parts of a section's number, as many as are asked for."""
    return ".".join(number.split(".")[-len(asked.split(".")) :])


def _counted(step: PathStep) -> int | None:
    """An appendix's number, Roman or not: `Phụ lục 2` is `Phụ lục II`; the only one is the first."""
    if not step.number:
        return 1
    return int(step.number) if step.number.isdigit() else roman_value(step.number.upper())


def _same_step(own: PathStep, asked: PathStep) -> bool:
    if own.kind == asked.kind == "appendix" and asked.number:
        return own.number.lower() == asked.number.lower() or _counted(own) == _counted(asked)
    if own.number.lower() != asked.number.lower():
        return (
            asked.kind == own.kind and asked.kind in ("appendix", "preamble", "closing") and not asked.number
        )
    if own.kind == asked.kind:
        return True
    return {own.kind, asked.kind} <= {"section", "numbered", "part"}


def _absent(task: Task, address: Address) -> Missing:
    """Names the last place of the kind that exists, under the nearest part that does."""
    wanted = _wanted_steps(address)
    place = ClausePath(steps=wanted).label
    for length in range(len(wanted) - 1, -1, -1):
        above = wanted[:length]
        parent = next((n for n in _holders(task) if above and _fits(n.path, above, from_top=True)), None)
        if above and parent is None:
            continue
        steps = parent.path.steps if parent else ()
        children = [
            n for n in _holders(task)
            if len(n.path.steps) == len(steps) + 1 and n.path.steps[: len(steps)] == steps
            and (n.path.steps[-1].kind == wanted[length].kind)
        ]  # fmt: skip
        if not children:
            continue
        last = children[-1].path.label
        text = (
            messages.PLACE_LAST.format(above=parent.path.label, last=last)
            if parent else messages.PLACE_LAST_TOP.format(last=last)
        )  # fmt: skip
        return Missing(
            view=task.view, reason="no_such_place",
            headline=messages.PLACE_ABSENT.format(place=place, last=text), nearest=(children[-1],),
        )  # fmt: skip
    top = [n for n in _holders(task) if n.kind == "heading"]
    text = messages.PLACE_LAST_TOP.format(last=top[-1].path.label) if top else ""
    return Missing(
        view=task.view, reason="no_such_place", headline=messages.PLACE_ABSENT.format(place=place, last=text)
    )


def answer_summary(task: Task) -> Result:
    """The plan's own headings, in order: the highest in the headline, those below in the notes."""
    headings = [p.node for p in task.view.headings]
    if not headings:
        return Missing(view=task.view, reason="not_stated", headline=messages.CONTENT_NONE.format(about=""))
    depth = min(len(h.path.steps) for h in headings)
    top = [h for h in headings if len(h.path.steps) == depth]
    parts = "; ".join(f"{h.marker} {shorten(h.text, 40)}".strip() for h in top)
    outline = "\n".join(
        f"{'  ' * (len(h.path.steps) - depth)}{h.marker} {h.text}".rstrip()
        for h in headings if len(h.path.steps) <= depth + 1
    )  # fmt: skip
    return Finding(
        view=task.view, headline=shorten(messages.SUMMARY.format(count=len(top), parts=parts), 260),
        nodes=tuple(top), notes=(outline,),
    )  # fmt: skip
