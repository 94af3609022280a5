"""From what the plans say to one Answer: headline, notes, citations, refusals, what to ask next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot import messages
from bot.answer import Answer, Citation, Reason, Understood
from bot.answers.excerpt import passage_of, shorten
from bot.answers.finding import Finding, Missing, has_figure
from bot.contact import contact_notes, contact_of
from bot.plan_lines import plan_lines
from bot.question.model import Question
from bot.render import verbatim
from bot.view import PlanView
from bot.weights import WEIGHTS
from corpus.facts.context import without_marker
from corpus.folding import compact
from corpus.models import Node

HEADLINE = 300  # characters
_SUGGESTIONS = 3


def understood(question: Question, plan_ids: Sequence[str] = ()) -> Understood:
    """What was read, for the asker to check."""
    return Understood(
        intent=question.intent,
        provinces=tuple(s.id for s in question.provinces),
        agencies=tuple(s.id for s in question.agencies),
        years=question.years,
        plans=tuple(plan_ids),
        inherited=question.inherited,
    )


def plan_name(view: PlanView) -> str:
    """A plan in a line: whose, its number where it has one, its date as far as it is known."""
    metadata = view.metadata
    name = messages.PLAN_NAME.format(place=view.place) if view.province else metadata.issuer or metadata.title
    if metadata.number:
        name = f"{name} {messages.PLAN_NUMBER.format(number=metadata.number)}"
    if metadata.issued is None:
        return name
    day = "/".join(str(p) for p in (metadata.issued.day, metadata.issued.month, metadata.issued.year) if p)
    return f"{name} ({day})"


def named(view: PlanView, line: str, *, also_title: bool = False) -> str:
    """A line with the province before it, and the plan's title where a province has several."""
    return _alike_together([(_where(view, also_title=also_title), line)])[0]


def _where(view: PlanView, *, also_title: bool = False) -> str:
    """What stands before a plan's line: its province or issuer, and its title where that isn't enough."""
    where = view.province or view.metadata.issuer
    return f"{where} – {shorten(view.metadata.title, 60)}" if also_title else where


def _alike_together(said: Sequence[tuple[str, str]]) -> list[str]:
    """Lines behind whose they are; those that differ in spelling alone (`văn hoá`, `Văn hóa`) once, for all."""
    groups: dict[str, tuple[str, list[str]]] = {}
    for where, line in said:
        groups.setdefault(compact(line), (line, []))[1].append(where)
    return [
        f"{', '.join(dict.fromkeys(places))}: {line}" if all(places) else line
        for line, places in groups.values()
    ]


def quote(citation: Citation, view: PlanView) -> str:
    """A citation as text."""
    line = messages.QUOTE_LINE.format(text=citation.text, label=citation.label, plan=plan_name(view))
    return line + verbatim(citation)


def full_text(headline: str, notes: Sequence[str], quotes: Sequence[str]) -> str:
    """The whole reply as plain text."""
    return "\n\n".join(part for part in (headline, *notes, *quotes) if part)


def answered(
    question: Question,
    findings: Sequence[Finding],
    silent: Sequence[Missing],
    notes: Sequence[str],
    lead: str = "",
) -> Answer:
    """One answer of all plans that say something; those that don't are named after them."""
    several = _several_of_one_province(findings)
    lead = lead or (f"{findings[0].lead}. " if len(findings) == 1 and findings[0].lead else "")
    said = [
        (_where(f.view, also_title=f.view.province in several), _line(question, f, alone=len(findings) == 1))
        for f in findings
    ]
    lines = _alike_together(said)
    room = (HEADLINE - len(lead)) // max(len(lines), 1) - 3
    short = [line if len(lines) == 1 else shorten(line, room) for line in lines]
    many = len(findings) > WEIGHTS.groups
    headline = lead + shorten(_places(findings) if many else "; ".join(short), HEADLINE - len(lead))
    cut = many or (len(lines) > 1 and any(s != line for s, line in zip(short, lines, strict=True)))
    whole = [
        line for line in lines if cut and not line.endswith("…")
    ]  # of a clause cut short the quote tells more
    all_notes = _notes(findings, [*notes, *whole])
    all_notes += [_silent_note(alike) for alike in _alike(silent)]
    citations: list[Citation] = []
    quotes: list[str] = []
    for finding in findings:
        for citation in _cited(finding):
            citations.append(citation)
            quotes.append(quote(citation, finding.view))
    told = tuple(note for note in dict.fromkeys(all_notes) if note not in headline)
    return Answer(
        question=question.raw,
        status="answered",
        headline=headline,
        notes=told,
        text=full_text(headline, told, quotes),
        citations=tuple(citations),
        understood=understood(question, [f.view.plan_id for f in findings]),
        suggestions=suggestions(question, [f.view for f in findings]),
        plans=plan_lines(question, findings, silent),
    )


def _places(findings: Sequence[Finding]) -> str:
    """More provinces than a headline has room for: only their names, their lines stand in the notes."""
    names = list(dict.fromkeys(f.view.province or f.view.metadata.issuer for f in findings))
    return messages.MANY_ANSWER.format(count=len(names), places=", ".join(n for n in names if n))


def _silent_note(alike: Sequence[Missing]) -> str:
    """What plans don't say beside those that do, once for all that are silent in the same words."""
    places = ", ".join(dict.fromkeys(m.view.place for m in alike))
    places = places[:1].upper() + places[1:]  # `tỉnh …` begins the sentence
    if len(alike) == 1:
        return messages.OTHER_PLAN_SILENT.format(place=places, what=alike[0].headline)
    return messages.PLANS_SILENT.format(places=places, what=alike[0].headline)


def _notes(findings: Sequence[Finding], general: Sequence[str]) -> list[str]:
    """What else the plans say, and how they were read: sentences about the value first, long lists last."""
    own: list[tuple[PlanView, str]] = []
    excerpted: list[str] = []
    for finding in findings:
        own += [(finding.view, note) for note in finding.notes if note]
        long = (node for node in finding.nodes if _is_long(node))
        excerpted += [messages.EXCERPTED.format(label=node.path.label) for node in long]
    sentences = [note for _, note in own if "\n" not in note]
    if len(findings) > 1:
        sentences = _alike_together([(_where(view), note) for view, note in own if "\n" not in note])
    lists = [note for _, note in own if "\n" in note]
    return [*sentences, *general, *lists, *excerpted]


def _line(question: Question, finding: Finding, *, alone: bool) -> str:
    """A finding's line: in English where asked so, with its own `Đúng` or `Không` where it isn't alone."""
    if question.english and finding.english:
        return finding.english
    return finding.headline if alone or not finding.lead else f"{finding.lead}, {finding.headline}"


def _is_long(node: Node) -> bool:
    return len(node.text) > WEIGHTS.long_clause and not node.cells


def _cited(finding: Finding) -> tuple[Citation, ...]:
    """A finding's clauses, each once; of a clause longer than a page the sentences that answer."""
    citations: list[Citation] = []
    for node in dict.fromkeys(finding.nodes):
        excerpt = finding.excerpts.get(node.key, "")
        if not excerpt and finding.terms is not None and _is_long(node):
            excerpt = passage_of(node.text, finding.terms, WEIGHTS.long_clause)
        citations.append(finding.view.cite(node, excerpt if excerpt != node.text else ""))
    return tuple(citations)


def _several_of_one_province(findings: Sequence[Finding]) -> set[str]:
    provinces = [f.view.province for f in findings]
    return {p for p in provinces if provinces.count(p) > 1}


_FIRST_LINES: dict[Reason, str] = {
    "not_stated": messages.NOT_STATED,
    "no_such_place": messages.NO_SUCH_PLACE,
    "false_premise": messages.FALSE_PREMISE,
}


def refused(question: Question, silent: Sequence[Missing], notes: Sequence[str] = ()) -> Answer:
    """No plan says it: why, where it was looked for, and the places that come nearest, without their values."""
    reason = _common_reason(silent)
    what = "; ".join(_silent_line(lines) for lines in _alike(silent)[:3])
    first = messages.EN_NOT_FOUND if question.english else ""
    headline = shorten(first + _FIRST_LINES.get(reason, messages.NOT_STATED).format(what=what), HEADLINE)
    nearest: list[Citation] = []
    places: list[_Near] = []
    for one in silent[:3]:
        for citation, node in zip(one.view.citations(one.nearest), one.nearest, strict=False):
            nearest.append(citation)
            places.append(_Near(plan_name(one.view), _heading_without_figures(node.trail), citation.label))
    all_notes = [
        *notes,
        messages.SEARCHED.format(plans="; ".join(dict.fromkeys(plan_name(m.view) for m in silent[:6]))),
        *dict.fromkeys(note for one in silent[:3] for note in one.notes),
    ]
    if places:
        all_notes.append(_nearest_note(places))
    near = [m for m in silent if m.nearest] or list(silent)
    contacts = [(m.view, found) for m in near if len(near) <= 3 and (found := contact_of(m.view))]
    for view, found in contacts:
        all_notes += contact_notes(found, plan_name(view), question.today)
    return Answer(
        question=question.raw, status="not_found", reason=reason, headline=headline, notes=tuple(all_notes),
        text=full_text(headline, all_notes, ()), nearest=tuple(nearest),
        contacts=tuple(view.cite(found.node) for view, found in contacts),
        understood=understood(question, [m.view.plan_id for m in silent]),
        suggestions=suggestions(question, [m.view for m in silent]),
    )  # fmt: skip


_NAMED_SILENT = 4  # provinces that a refusal names


def _alike(silent: Sequence[Missing]) -> list[list[Missing]]:
    """The silent plans, those that are silent in the same words together."""
    groups: dict[str, list[Missing]] = {}
    for one in silent:
        groups.setdefault(one.headline, []).append(one)
    return list(groups.values())


def _silent_line(alike: Sequence[Missing]) -> str:
    """What plans don't say, once, behind all their provinces."""
    if len(alike) == 1:
        return named(alike[0].view, alike[0].headline)
    names = list(dict.fromkeys(m.view.province or m.view.metadata.issuer for m in alike))
    more = messages.AND_MORE.format(count=len(names) - _NAMED_SILENT) if len(names) > _NAMED_SILENT else ""
    return f"{', '.join(names[:_NAMED_SILENT])}{more}: {alike[0].headline}"


def _common_reason(silent: Sequence[Missing]) -> Reason:
    reasons = [m.reason for m in silent]
    return next(
        (r for r in ("false_premise", "no_such_place") if r in reasons),
        reasons[0] if reasons else "not_stated",
    )


class _Near(NamedTuple):
    """A clause that comes near: its plan, the heading over it, its label."""

    plan: str
    heading: str
    label: str


def _heading_without_figures(trail: tuple[str, ...]) -> str:
    """The heading over a clause; empty where it holds a figure: a refusal names no value."""
    heading = trail[-1] if trail else ""
    return "" if has_figure(without_marker(heading)) else shorten(heading, 70)


def _nearest_note(found: Sequence[_Near]) -> str:
    """The places that come nearest, those under one heading together; the plan's name only where there are several."""
    several = len({near.plan for near in found}) > 1
    groups: dict[tuple[str, str], list[str]] = {}
    for near in found:
        groups.setdefault((near.plan, near.heading), []).append(near.label)
    places = [
        "; ".join(labels) + (f" ({heading})" if heading else "") + (f", {plan}" if several else "")
        for (plan, heading), labels in groups.items()
    ]
    return messages.NEAREST_AT.format(places="; ".join(places))


def plain(
    question: Question, status: str, headline: str, *, reason: Reason | None = None, notes: Sequence[str] = (),
    choices: Sequence[str] = (),
) -> Answer:  # fmt: skip
    """An answer of words alone: small talk, asking back, nothing held."""
    headline = shorten(headline, HEADLINE)
    return Answer(
        question=question.raw, status=status, reason=reason, headline=headline, notes=tuple(notes),
        text=full_text(headline, notes, ()), understood=understood(question), suggestions=tuple(choices),
    )  # fmt: skip


def suggestions(question: Question, views: Sequence[PlanView]) -> tuple[str, ...]:
    """Questions to ask next that these plans answer."""
    found: list[str] = []
    for view in views[:1]:
        facts, place = view.plan.facts, view.province or view.metadata.issuer
        if facts.deadlines and question.intent != "deadline":
            found.append(messages.SUGGEST_DEADLINE.format(place=place))
        if any(t.value is not None for t in facts.targets) and question.intent != "target":
            found.append(messages.SUGGEST_TARGETS.format(place=place))
        own = next((d.written for d in facts.duties if d.place == "own"), "")
        if own and question.intent != "duty":
            found.append(messages.SUGGEST_DUTIES.format(agency=own, place=place))
        if question.intent != "funding":
            found.append(messages.SUGGEST_FUNDING.format(place=place))
    return tuple(found[:_SUGGESTIONS])
