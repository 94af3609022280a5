"""What an agency has to do, and which agency does something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import messages
from bot.answers.bodies.actors import actors_of, is_who_field, told_at
from bot.answers.bodies.naming import issued_by, known_here, name_of
from bot.answers.bodies.partners import works_with
from bot.answers.bodies.sections import owners_of, section_of
from bot.answers.bodies.who import answer_who
from bot.answers.excerpt import best_segment, led_by, room, shorten
from bot.answers.finding import Finding, Match, Missing, Result, Task, has_figure, missing
from bot.answers.since import heirs_note, successor_notes, tier_note
from bot.answers.topics import about
from bot.matching import WeighedTerms
from bot.question.cues import roles as role_cues
from bot.question.model import Term
from bot.view import Passage, told
from bot.weights import WEIGHTS
from corpus.facts.models import Duty
from corpus.facts.spans import UPPER
from corpus.folding import fold
from corpus.gazetteer.agencies import load_agencies
from corpus.models import Node
from corpus.syllables import split_syllables

# Parts whose clauses bind everybody by a formula ("nghiêm túc thực hiện Kế hoạch này"), nobody to a duty.
_FORMULAS = ("ket", "mo-dau", "qd/")
_QUOTE = 170  # characters of a clause in a headline


def answer_duty(task: Task) -> Result:
    """The duties of the agencies that the question names: under their own headings, elsewhere, through a group."""
    asked = tuple(dict.fromkeys(slot.id for slot in task.question.agencies))
    if not asked:
        return answer_who(task)
    results = [_duties_of(task, agency, known) for agency in asked for known in known_here(task, agency)]
    found = [r for r in results if isinstance(r, Finding)]
    if not found:
        return results[0]
    if len(found) == 1:
        return found[0]
    direct = [r for r in found if r.direct] or found
    nodes = tuple(dict.fromkeys(n for r in direct for n in r.nodes))
    same = len({r.nodes for r in direct}) == 1
    headline = (
        direct[0].headline if same else "; ".join(shorten(r.headline, 260 // len(direct)) for r in direct)
    )
    return Finding(
        view=task.view, headline=headline, nodes=nodes, notes=tuple(n for r in direct for n in r.notes),
        score=min(r.score for r in direct), direct=any(r.direct for r in found),
    )  # fmt: skip


def _duties_of(task: Task, asked: str, agency: str) -> Result:
    """The duties of an agency; `asked` is what the question calls it, where that is another's name."""
    duties = [d for d in task.view.plan.facts.duties if d.agency == agency and not _of_another_place(task, d)]
    own = [d for d in duties if d.place == "own"]
    elsewhere = [d for d in duties if d.place == "elsewhere"]
    # A body that was gone when the plan was issued is in none of the groups that it binds.
    gone = heirs_note(issued_by(task), agency, name_of(task, agency))
    group = [] if gone and not duties else _of_groups(task, agency)
    group += [d for d in duties if d.place == "group"]
    name = name_of(task, agency, own or elsewhere)
    if not duties and not group:
        refusal = missing(task, messages.DUTY_NONE.format(agency=name))
        return replace(refusal, notes=gone)
    result = _chosen(task, name, own, elsewhere, group)
    if not isinstance(result, Finding):
        return result
    since = (*successor_notes(task.today, agency, name, result.nodes), *tier_note(task.today, [name]))
    if asked != agency and asked in load_agencies().ids:
        since = (*successor_notes(task.today, asked, load_agencies().get(asked).name, result.nodes), *since)
    return replace(result, notes=(*result.notes, *since))


def _chosen(task: Task, name: str, own: list[Duty], elsewhere: list[Duty], group: list[Duty]) -> Result:
    terms, role = _without_roles(task)
    if terms.terms:
        return _about(task, name, terms, [*own, *elsewhere], group)
    if role:
        return _in_role(task, name, role, [*own, *elsewhere], group)
    return _all(task, name, own, elsewhere, group)


_OF_PLACE = re.compile(
    rf"\b(?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|[Xx]ã|[Pp]hường)((?:\s+[{UPPER}]\w*)+)"
)


def _of_another_place(task: Task, duty: Duty) -> bool:
    """Whether a duty is one district's or commune's by name, and the question names another: `UBND huyện A`."""
    if duty.place == "own":
        return False
    theirs = [fold(m[1]) for m in _OF_PLACE.finditer(duty.written)]
    province = fold(task.view.province)
    asked = [p for m in _OF_PLACE.finditer(task.question.text) if (p := fold(m[1])).strip() != province]
    return bool(theirs and asked) and not any(a in t or t in a for a in asked for t in theirs)


def _of_groups(task: Task, agency: str) -> list[Duty]:
    groups = set(load_agencies().cover(agency))
    return [
        d
        for d in task.view.plan.facts.duties
        if d.place == "group" and d.agency in groups and not d.path.startswith(_FORMULAS)
    ]


def _without_roles(task: Task) -> tuple[WeighedTerms, str]:
    """The terms that narrow the duties, and the role where exactly one is asked for.

    The verb of a role narrows nothing by itself, nor does what the plan's own title says: all its duties are about it.
    """
    asked = task.question.roles
    narrowing = [
        term
        for term in task.terms.unmet(task.view.title)
        if not role_cues().find(split_syllables(task.question.text[term.start : term.end]))
    ]
    if narrowing:
        return task.terms, ""
    return task.terms.only(()), asked[0] if len(asked) == 1 else ""


def _all(task: Task, name: str, own: list[Duty], elsewhere: list[Duty], group: list[Duty]) -> Finding:
    nodes, beside = section_of(task, own)
    others = [n for n in _nodes(task, elsewhere) if n not in nodes and n not in beside]
    bound = [n for n in _nodes(task, group) if n not in nodes and n not in others]
    notes: list[str] = []
    if own:
        headline = _own_headline(task, name, own, nodes)
        if beside:
            named = ", ".join(owners_of(task, beside))
            notes.append(messages.DUTY_BESIDE.format(agencies=named, places=_places(beside)))
        if others:
            notes.append(messages.DUTY_ALSO.format(agency=name, places=_places(others)))
    elif others:
        headline = messages.DUTY_ELSEWHERE.format(
            agency=name, count=len(others), first=_quote_about(task, others[0], name)
        )
    else:
        headline = _group_headline(task, name, group, bound)
        return Finding(view=task.view, headline=headline, nodes=tuple(bound), direct=False, score=0.5)
    if bound:
        notes.append(messages.DUTY_ALSO_GROUP.format(agency=name, places=_places(bound)))
    return Finding(
        view=task.view,
        headline=headline,
        nodes=(*nodes, *beside, *others),
        notes=tuple(notes),
        score=1.0 if own else 0.8,
    )


def _own_headline(task: Task, name: str, own: list[Duty], nodes: tuple[Node, ...]) -> str:
    requested = any(d.requested for d in own)
    first = shorten(told(task.view.plan.by_key[own[0].path]), _QUOTE)
    if task.question.counts:
        return messages.DUTY_COUNT.format(
            agency=name, count=len(nodes), unit=unit_of(nodes), place=_heading_label(nodes[0])
        )
    if len(nodes) == 1:
        template = messages.DUTY_REQUESTED if requested else messages.DUTY_ONE
        return template.format(agency=name, duty=first) if requested else led_by(name, first)
    return messages.DUTY_MANY.format(
        agency=name, count=len(nodes), unit=unit_of(nodes), place=_heading_label(nodes[0]), first=first
    )


def _group_headline(task: Task, name: str, group: list[Duty], bound: list[Node]) -> str:
    first = bound[0] if bound else task.view.plan.by_key[group[0].path]
    return messages.DUTY_GROUP.format(
        agency=name, group=group[0].written, place=_heading_label(first), first=shorten(told(first), 120)
    )


def _about(task: Task, name: str, terms: WeighedTerms, named: list[Duty], group: list[Duty]) -> Result:
    """The duties of an agency on one matter; each clause has to meet the terms by itself."""
    pool = _passages(task, named)
    fitting = _meeting(task, terms, pool) or _meeting(task, terms, _passages(task, group))
    if not fitting and task.question.how:
        own = _passages(task, [d for d in named if d.place == "own"])
        fitting = _meeting(task, terms, own, least=WEIGHTS.own_duty)
    if not fitting:
        refusal = missing(
            task, messages.DUTY_NOT_ABOUT.format(agency=name, about=about(task)), pool=pool or None
        )
        return Missing(
            view=task.view, reason="not_stated", headline=refusal.headline,
            nearest=refusal.nearest or tuple(p.node for p in pool[:2]), score=refusal.score,
        )  # fmt: skip
    if (worked_with := works_with(task, name, [m.passage.node for m in fitting])) is not None:
        return worked_with
    best = fitting[0]
    lead = _subject_of(task, best.passage, name)
    requested = any(d.requested for d in named if d.path == best.passage.node.key)
    template = messages.DUTY_REQUESTED if requested else messages.DUTY_ONE
    quote = best_segment(told_at(task, best.passage), terms, room(task.view, lead))
    return Finding(
        view=task.view,
        headline=template.format(agency=lead, duty=quote) if requested else led_by(lead, quote),
        nodes=tuple(m.passage.node for m in fitting),
        score=best.coverage,
    )


def _meeting(
    task: Task, terms: WeighedTerms, pool: tuple[Passage, ...], least: float = WEIGHTS.answer
) -> list[Match]:
    said = ((p, p.all if is_who_field(p) else p.own) for p in pool)  # a field says what it is about above it
    ranked = sorted(
        (Match(p, terms.coverage(words), terms.coverage(words.joined(task.view.title))) for p, words in said),
        key=lambda m: (-round(m.coverage, 2), m.passage.order),
    )
    ranked = [m for m in ranked if m.met >= least]
    if task.question.wanted in ("count", "number"):
        ranked = [m for m in ranked if has_figure(m.passage.node.text)]
    return [m for m in ranked if m.coverage >= ranked[0].coverage - WEIGHTS.list_margin]


def _in_role(task: Task, name: str, role: str, named: list[Duty], group: list[Duty]) -> Result:
    fitting = [d for d in named if role in d.roles]
    if not fitting and not named:
        through = [d for d in group if role in d.roles]
        if not through:
            role_name = messages.ROLE_NAMES[role]
            return missing(task, messages.DUTY_ROLE_NONE.format(agency=name, role=role_name))
        bound = _nodes(task, through)
        line = _group_headline(task, name, through, list(bound))
        return Finding(view=task.view, headline=line, nodes=bound, direct=False)
    if not fitting:
        nodes = _nodes(task, [*named, *group])
        line = messages.DUTY_NO_ROLE.format(
            agency=name, role=messages.ROLE_NAMES[role], first=shorten(told(nodes[0]), 140)
        )
        return Finding(view=task.view, headline=line, nodes=nodes, score=0.7)
    nodes = _nodes(task, fitting)
    if (worked_with := works_with(task, name, nodes)) is not None:
        return worked_with
    owners = ", ".join(owners_of(task, nodes[:1]))
    lead = owners or (messages.WHO_PART.format(agencies=name, role=messages.ROLE_NAMES[role]))
    first = best_segment(told_at(task, task.view.by_key[nodes[0].key]), task.terms, room(task.view, lead))
    return Finding(view=task.view, headline=messages.DUTY_ONE.format(agency=lead, duty=first), nodes=nodes)


def _passages(task: Task, duties: Sequence[Duty]) -> tuple[Passage, ...]:
    return tuple(
        task.view.by_key[key] for key in dict.fromkeys(d.path for d in duties) if key in task.view.by_key
    )


def _nodes(task: Task, duties: Sequence[Duty]) -> tuple[Node, ...]:
    return tuple(p.node for p in _passages(task, duties))


def _places(nodes: Sequence[Node]) -> str:
    return "; ".join(n.path.label for n in nodes)


def _heading_label(node: Node) -> str:
    """The label of the section that a clause stands in."""
    steps = node.path.steps
    while steps and steps[-1].kind in {"bullet", "plus", "paragraph", "point", "row"}:
        steps = steps[:-1]
    return node.path.model_copy(update={"steps": steps or node.path.steps}).label


def unit_of(nodes: Sequence[Node]) -> str:
    """What the clauses are counted as: bullets, rows, paragraphs; `nội dung` where they are of several kinds."""
    kinds = {n.path.steps[-1].kind for n in nodes}
    return messages.UNITS.get(kinds.pop(), messages.UNIT_MIXED) if len(kinds) == 1 else messages.UNIT_MIXED


def _quote_about(task: Task, node: Node, name: str) -> str:
    """The piece of a clause that names the agency."""
    syllables = split_syllables(name)
    term = Term(
        text=name, keys=tuple(s.key for s in syllables), folded=tuple(s.folded for s in syllables), marked=True,
        start=0, end=len(name),
    )  # fmt: skip
    quote = told_at(task, task.view.by_key[node.key])
    return best_segment(quote, task.terms.only((term,)), _QUOTE)


def _subject_of(task: Task, passage: Passage, name: str) -> str:
    """Who acts in a clause: the agency of its own heading; another named agency is told beside it."""
    actors = actors_of(task, passage)
    return ", ".join(actors) if actors else name
