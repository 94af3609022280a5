"""What is known of a plan as a document: its number, date, signer, recipients, and the documents it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot import messages
from bot.answers.excerpt import shorten
from bot.answers.finding import Finding, Missing, Result, Task, answering, missing
from bot.matching import words_of
from bot.question.model import DataField
from corpus.folding import fold
from corpus.gazetteer.agencies import load_agencies
from corpus.models import CitedDocument, Node, PartialDate


def written_date(value: PartialDate) -> str:
    """A date as far as it is known, as plans write it."""
    if value.month is None:
        return messages.YEAR_OF.format(year=value.year)
    if value.day is None:
        return messages.MONTH_OF.format(month=value.month, year=value.year)
    return messages.DAY_OF.format(day=value.day, month=value.month, year=value.year)


def answer_data(task: Task) -> Result:
    """The fields of the plan that are asked for; where the held copy leaves one blank, that."""
    fields = task.question.fields or (task.question.data or "title",)
    results = [_field(task, field) for field in fields]
    found = [r for r in results if isinstance(r, Finding)]
    if len(results) == 1 or not found:
        return results[0]
    return Finding(
        view=task.view, headline="; ".join(r.headline for r in results),
        nodes=tuple(dict.fromkeys(node for r in found for node in r.nodes)),
        notes=tuple(note for r in found for note in r.notes), value="; ".join(r.value for r in found),
        excerpts={key: text for r in found for key, text in r.excerpts.items()},
    )  # fmt: skip


def _recipients(task: Task) -> Result:
    """Whom the plan is sent to, each as its line has it; of bodies that are named whether they are among them."""
    head = _said_at(task, "recipients")
    if head is None or not task.view.metadata.recipients:
        return Missing(view=task.view, reason="not_stated", headline=messages.DATA_BLANK["recipients"])
    lines = tuple(n for n in task.view.plan.nodes if n.key.startswith(f"{head.key}/")) or (head,)
    asked = {slot.id for slot in task.question.agencies}
    if asked:
        known = load_agencies()
        named = tuple(n for n in lines if asked & {m.agency for m in known.find(n.text)})
        written = ", ".join(slot.written for slot in task.question.agencies)
        if named:
            line = messages.RECIPIENT_NAMED.format(agency=written, line=named[0].text)
            return Finding(view=task.view, headline=line, nodes=named, value=named[0].text)
        line = messages.RECIPIENT_NOT_NAMED.format(agency=written)
        return Finding(view=task.view, headline=line, nodes=lines, value=line)
    value = "; ".join(task.view.metadata.recipients)
    together = _as_one_block(task, (head, *lines)) if lines != (head,) else ""
    return Finding(
        view=task.view, headline=messages.DATA["recipients"].format(value=shorten(value, 240)),
        nodes=(head,) if together else lines, notes=(value,) if len(value) > 240 else (), value=value,
        excerpts={head.key: together} if together else {},
    )  # fmt: skip


_MARKS = 4  # characters that a line has besides its words: its dash, blanks and its end


def _as_one_block(task: Task, nodes: Sequence[Node]) -> str:
    """The lines as they stand one below another in the source; empty where others stand between, as in columns."""
    source = task.view.plan.source
    spans = [span for node in nodes for span in node.spans]
    begin, end = min(s.start for s in spans), max(s.end for s in spans)
    marks = {at for mark in source.marks for at in range(mark.start, mark.end)}
    block = "".join(source.text[at] for at in range(begin, end) if at not in marks)
    words = sum(len(_solid(node.text)) + _MARKS for node in nodes)
    return (
        block if len(_solid(block)) <= words and all(_solid(n.text) in _solid(block) for n in nodes) else ""
    )


def _field(task: Task, field: DataField) -> Result:
    if field == "recipients":
        return _recipients(task)
    value = _value(task, field)
    if not value:
        return Missing(view=task.view, reason="not_stated", headline=messages.DATA_BLANK[field])
    node = _said_at(task, field)
    excerpt = _excerpt(task, node, field) if node is not None else ""
    return Finding(
        view=task.view, headline=messages.DATA[field].format(value=shorten(value, 240)),
        nodes=(node,) if node is not None and excerpt else (), notes=(value,) if len(value) > 240 else (), value=value,
        excerpts={node.key: excerpt} if node is not None and excerpt != node.text else {},
    )  # fmt: skip


def _value(task: Task, field: DataField) -> str:
    metadata = task.view.metadata
    match field:
        case "issued":
            return written_date(metadata.issued) if metadata.issued else ""
        case "signer":
            if metadata.signer and metadata.position:
                return messages.SIGNED_AS.format(name=metadata.signer, position=metadata.position)
            return metadata.signer or ""
        case "period":
            return "–".join(map(str, metadata.period)) if metadata.period else ""
        case _:
            return str(getattr(metadata, field) or "")


def _said_at(task: Task, field: DataField) -> Node | None:
    key = task.view.metadata.places.get(field)
    node = task.view.plan.by_key.get(key) if key else None
    return node if node is not None and node.text else None


def _excerpt(task: Task, node: Node, field: DataField) -> str:
    """What of a node is quoted: all of it where its words stand so in the source; of a table the line that says it."""
    source = task.view.plan.source.text
    spanned = "\n".join(source[s.start : s.end] for s in node.spans)
    if _solid(node.text) in _solid(spanned):
        return node.text
    sought = str(getattr(task.view.metadata, field) or "") if field != "issued" else _year(task)
    lines = (line.strip(" |\t") for line in spanned.splitlines())
    return next((line for line in lines if sought and _solid(sought) in _solid(line)), "")


def _year(task: Task) -> str:
    return str(task.view.metadata.issued.year) if task.view.metadata.issued else ""


def _solid(text: str) -> str:
    return re.sub(r"[\s*_]+", "", text)


def answer_basis(task: Task) -> Result:
    """The documents that the plan stands on or carries out, of the kind and issuer that the question names."""
    documents = [d for d in task.view.metadata.documents if d.basis and d.number]
    kinds = [d for d in documents if _is_of_kind(task, d)]
    if task.specific and (cited := _cited_for(task)) is not None:
        return cited
    if not kinds and (kind := _KIND_ASKED.search(fold(task.question.text))) is not None:
        asked = task.question.text[kind.start(1) : kind.end(1)].lower()
        return missing(task, messages.BASIS_NO_KIND.format(kind=asked))
    chosen = kinds or documents
    issuers = [d for d in chosen if d.issuer and _names(task, d.issuer)]
    chosen = list({_number(d.number): d for d in reversed(issuers or chosen)}.values())[::-1]
    if not chosen:
        return missing(task, messages.BASIS_NONE)
    listed = "; ".join(_reference(d) for d in chosen)
    nodes = task.view.nodes_at(d.path for d in chosen)
    return Finding(
        view=task.view, headline=messages.BASIS_ONE.format(documents=shorten(listed, 220)),
        nodes=_smallest(nodes), notes=tuple(f"- {_reference(d)}" for d in chosen) if len(chosen) > 1 else (),
        value=listed,
    )  # fmt: skip


# A kind of document that is asked for: of another kind none answers.
_KIND_ASKED = re.compile(
    r"\b(chi thi|quyet dinh|nghi quyet|thong tu(?: lien tich)?|cong van|nghi dinh|to trinh|luat|ket luan) nao\b"
)


def _is_of_kind(task: Task, document: CitedDocument) -> bool:
    return f" {fold(document.kind)} " in words_of(task.question.text).folded


def _cited_for(task: Task) -> Finding | None:
    """`lớp học thực hiện theo thông tư nào`: the documents of that kind which the clause on the matter names."""
    if _KIND_ASKED.search(fold(task.question.text)) is None:
        return None
    of_kind = [d for d in task.view.metadata.documents if d.number and not d.basis and _is_of_kind(task, d)]
    paths = {d.path for d in of_kind}
    matched = answering(task) if paths else ()
    best = next((m for m in matched if m.passage.node.key in paths), None)
    if best is None:
        return None
    node = best.passage.node
    cited = [d for d in of_kind if d.path == node.key]
    listed = "; ".join(_reference(d) for d in cited)
    line = messages.BASIS_ONE.format(documents=shorten(listed, 220))
    return Finding(view=task.view, headline=line, nodes=(node,), score=best.met, value=listed)


def _names(task: Task, issuer: str) -> bool:
    asked = words_of(task.question.text).folded
    return f" {fold(issuer)} " in asked or any(
        f" {w} " in asked for w in words_of(issuer).words if w.count(" ") >= 1
    )


def _smallest(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Clauses before titles; at most three."""
    clauses = tuple(n for n in nodes if n.is_clause)
    return (clauses or nodes)[:3]


def _number(number: str) -> str:
    return re.sub(r"\s+", "", fold(number))


def _reference(document: CitedDocument) -> str:
    date = messages.DATE_OF.format(date=_short(document.issued)) if document.issued else ""
    issuer = messages.OF_ISSUER.format(issuer=document.issuer) if document.issuer else ""
    return f"{document.kind} số {document.number}{date}{issuer}"


def _short(value: PartialDate) -> str:
    return "/".join(str(p) for p in (value.day, value.month, value.year) if p is not None)


_ASKS_BASIS = re.compile(
    r"\b(?:chi thi|quyet dinh|nghi quyet|thong tu|cong van|nghi dinh|van ban) (?:nao|gi)\b|\bcan cu\b"
)


# What a question says of a plan that it names by its number, and doesn't ask for.
_NAMED_BY: frozenset[DataField] = frozenset({"number", "programme", "province"})


def answer_document(task: Task) -> Result:
    """A document that the question names by its number, as the plan cites it."""
    asked = task.question.documents
    if any(
        same_number(a, task.view.metadata.number) or same_number(a, task.view.metadata.decision)
        for a in asked
    ):
        if _ASKS_BASIS.search(fold(task.question.text)):
            return answer_basis(task)
        asked_for = tuple(f for f in task.question.fields if f not in _NAMED_BY) or ("title",)
        return answer_data(task.asking(fields=asked_for))
    found = [d for d in task.view.metadata.documents if any(same_number(a, d.number) for a in asked)]
    if not found:
        return Missing(
            view=task.view, reason="not_stated",
            headline=messages.DOCUMENT_NONE.format(number=", ".join(task.question.documents)),
        )  # fmt: skip
    best = max(found, key=lambda d: (bool(d.issuer) + bool(d.about) + bool(d.issued), len(d.about)))
    line = messages.DOCUMENT_ONE.format(
        kind=best.kind, number=best.number,
        date=messages.DATE_OF.format(date=_short(best.issued)) if best.issued else "",
        issuer=messages.OF_ISSUER.format(issuer=best.issuer) if best.issuer else "",
        about=messages.ABOUT.format(about=shorten(best.about, 120)) if best.about else "",
    )  # fmt: skip
    nodes = task.view.nodes_at(d.path for d in (best, *found))
    return Finding(
        view=task.view,
        headline=line,
        nodes=_smallest(nodes),
        notes=(messages.DOCUMENT_NO_FULL_TEXT,),
        value=best.number,
    )


def same_number(asked: str, number: str | None) -> bool:
    """Whether a document's number is the one asked for, which may be only its first part: `112`."""
    if not number:
        return False
    known, asked = _number(number), _number(asked)
    return asked == known or (asked.isdigit() and known.split("/")[0] == asked)
