"""What identifies a plan, read from its parts: its own where it has them, else those of the decision before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from corpus import plan_title, signature
from corpus.cited_documents import cited_documents
from corpus.issuer import (
    Issuer,
    below_province,
    from_letterhead,
    from_place,
    from_text,
    is_bare,
    named_by_place,
    province_named,
)
from corpus.models import CitedDocument, Field_, Node, PartialDate, PlanMetadata
from corpus.openers import opens_grounds
from corpus.page_parts import KINDS, is_recipients_head
from corpus.partial_dates import find_date
from corpus.recasing import recased
from corpus.regions import Portion
from corpus.replacements import plan_links

_Value = TypeVar("_Value")

_NUMBER = re.compile(r"(?:Số|SỐ|số)\s*:?\s*(?P<number>(?:\d[\d\s]*[a-zA-Z]?)?\s*[/-].+|\d.*)")
_PLACE = re.compile(r"\s+(?:[A-ZĐÀ-Ỹ][^,/]{1,40}),\s*ng[àa]y.*$")
_CODE = r"[A-ZĐÂĂÊÔƠƯ][A-Za-zĐđÂĂÊÔƠƯ0-9]{0,15}"
_NUMBER_SHAPE = re.compile(rf"\d+[a-zA-Z]?(?:/\d{{4}})?[/-]{_CODE}(?:[&.,/-]+{_CODE})*")
_NOTE_NUMBER = re.compile(r"(?:Quyết định|Nghị quyết|Công văn)\s+số\s*:?\s*(?P<number>\d+\S*)")
_NEXT_RECIPIENT = re.compile(r"(?<=[;.,])\s*[-–+*•]\s+")  # several in one line
_SENT = re.compile(r"^[-–+•*\s]+|[;.,\s]+$")
_FIRST_CLAUSES = 5  # of a document without headings
_TITLED: tuple[Field_, ...] = ("title", "programme", "period")
_MAY_BE_MISSING: tuple[Field_, ...] = (
    "number", "issued", "issuer", "province", "title", "signer", "position", "recipients",
)  # fmt: skip


@dataclass(frozen=True)
class _Parts:
    """One document's parts as text, and the keys of the nodes that hold them."""

    letterhead: list[str]
    title: str
    preamble: list[tuple[str, str]]  # key and text
    authority: list[str]
    signature: list[str]
    recipients: list[str]
    keys: dict[str, str]


class _Said(NamedTuple, Generic[_Value]):
    """A value, and the key of the node that says it."""

    value: _Value
    at: str


class _Issuing(NamedTuple):
    """Who issues the plan, the key of the node that says so, and of the one that says of which province."""

    issuer: Issuer | None = None
    at: str = ""
    province_at: str = ""


def read_metadata(nodes: Sequence[Node], portions: Sequence[Portion]) -> PlanMetadata:
    """The plan's metadata, each field with the key of the node that says it."""
    main = next((portion for portion in portions if portion.kind == "main"), None)
    if main is None:
        return PlanMetadata(missing=_MAY_BE_MISSING)
    own = _parts(main, nodes, "")
    decision = next((portion for portion in portions if portion.kind == "decision"), None)
    before = _parts(decision, nodes, "qd/") if decision else None
    both = [own, *([before] if before else [])]
    note = plan_title.note_of(own.title)
    carried_by = _note_number(note) or (_number(before.letterhead) if before else None)
    number = _first(both, "letterhead", lambda parts: _number(parts.letterhead)) or _in_title(own, carried_by)
    issued = _first(both, "letterhead", lambda parts: _issued(parts.letterhead)) or _in_title(
        own, _date_in(note)
    )
    issuing = _issuing(both, note)
    title = _title(own)
    signed = _first(both, "signature", lambda parts: _signed(parts.signature))
    recipients = _first(both, "recipients", lambda parts: _recipients(parts.recipients))
    texts = [node.text for node in nodes if node.kind in ("clause", "heading")]
    kind = KINDS.get(main.document) or _kind_by_number(number.value if number else None)
    preamble = " ".join(text for _, text in own.preamble)
    signer, position = signed.value if signed else (None, None)
    found = PlanMetadata(
        kind=kind,
        number=number.value if number else None,
        issued=issued.value if issued else None,
        issuer=_issuer_name(issuing.issuer, texts),
        province=issuing.issuer.province if issuing.issuer else None,
        title=title.value,
        programme=recased(plan_title.programme(title.value, preamble), texts) if title.value else "",
        period=plan_title.period(title.value, issued.value if issued else None),
        signer=signer,
        position=position,
        recipients=recipients.value if recipients else (),
        documents=tuple(_documents(nodes, note)),
        decision=carried_by,
        links=plan_links(nodes, kind),
        places={},
    )
    said_at: dict[Field_, str] = {
        "number": number.at if number else "",
        "issued": issued.at if issued else "",
        "issuer": issuing.at,
        "province": issuing.province_at,
        "signer": signed.at if signed else "",
        "recipients": recipients.at if recipients else "",
        **dict.fromkeys(_TITLED, title.at),
        "position": signed.at if signed else "",
    }
    places = {field: at for field, at in said_at.items() if at and _is_said(found, field)}
    central = issuing.issuer is not None and issuing.issuer.central
    return found.model_copy(update={"missing": _missing(found, central=central), "places": places})


def _title(own: _Parts) -> _Said[str]:
    """The title, else what the sentence that issues the plan calls it; and the key of the node that says it."""
    title = plan_title.without_kind(own.title)
    if title:
        return _Said(title, own.keys["title"])
    said = (_Said(plan_title.from_enacting(text), key) for key, text in own.preamble)
    return next((one for one in said if one.value), _Said("", ""))


def _parts(portion: Portion, nodes: Sequence[Node], prefix: str) -> _Parts:
    keys = {
        "letterhead": prefix + "quoc-hieu",
        "title": prefix + "tieu-de",
        "authority": prefix + "tieu-de/p1",
        "signature": prefix + "ky",
        "recipients": prefix + "noi-nhan",
    }
    known = {node.key for node in nodes}
    own = [node for node in nodes if node.kind == "clause" and node.key.startswith("qd/") == bool(prefix)]
    grounds = [node for node in own if _in_preamble(node)]
    numbered = any(node.kind == "heading" or node.path.steps[0].kind == "article" for node in nodes)
    return _Parts(
        letterhead=[p.text for p in portion.zone("letterhead")],
        title=" ".join(p.text for p in portion.zone("title")),
        preamble=[(node.key, node.text) for node in (grounds if numbered else own[:_FIRST_CLAUSES])],
        authority=[p.text for p in portion.zone("authority")],
        signature=[p.text for p in portion.zone("signature")],
        recipients=[
            _after_head(p.text) if is_recipients_head(p) else p.text for p in portion.zone("recipients")
        ],
        keys={part: key if key in known else "" for part, key in keys.items()},
    )


def _first(
    documents: Sequence[_Parts], part: str, read: Callable[[_Parts], _Value | None]
) -> _Said[_Value] | None:
    """The value of the first document that has one in a part."""
    found = ((read(parts), parts.keys[part]) for parts in documents)
    return next((_Said(value, at) for value, at in found if value is not None), None)


def _in_title(own: _Parts, value: _Value | None) -> _Said[_Value] | None:
    """What the note below the title says."""
    return None if value is None else _Said(value, own.keys["title"])


def _number(lines: Sequence[str]) -> str | None:
    """The number, spaces between its letters taken out; None where it is left blank."""
    for line in lines:
        match = _NUMBER.search(line)
        if match is None:
            continue
        written = _PLACE.sub("", match["number"])
        if " ngày " in f" {written} ":
            written = written.split()[0]
        written = re.split(r"\s*CỘNG\s|-{3,}|\s*\bV\s*/", written)[0]
        number = re.sub(r"\s", "", written)
        if _NUMBER_SHAPE.fullmatch(number):
            return number
    return None


def _issued(lines: Sequence[str]) -> PartialDate | None:
    for line in lines:
        date = _date_in(line)
        if date is not None:
            return date
    return None


def _kind_by_number(number: str | None) -> str:
    """The kind that a number's code says, for a document without a title; official letters have no code."""
    if number is None:
        return "Kế hoạch"
    found = [document.kind for document in cited_documents(f"số {number}", "", basis=False)]
    return found[0] if found else "Công văn"


def _date_in(text: str) -> PartialDate | None:
    found = find_date(text)
    return found[0] if found else None


def _note_number(note: str) -> str | None:
    match = _NOTE_NUMBER.search(note)
    return (
        match["number"].rstrip(",.;)")
        if match and _NUMBER_SHAPE.fullmatch(match["number"].rstrip(",.;)"))
        else None
    )


def _issuing(documents: Sequence[_Parts], note: str) -> _Issuing:
    """Letterhead first, then whoever the note, the authority line, the preamble or the title names."""
    letterhead = _first(documents, "letterhead", lambda parts: from_letterhead(parts.letterhead))
    found, at = letterhead or (None, "")
    if found is not None and (found.central or found.province is not None):
        return _Issuing(found, at, at)
    for parts in documents:
        for key, text in _sayings(parts, note):
            said = from_text(text)
            if said is not None:
                below = next((name for _, text in parts.preamble if (name := below_province(text))), "")
                own = Issuer(below, None) if below and found is None else found
                issuer = said if own is None or is_bare(own) else own._replace(province=said.province)
                return _Issuing(issuer, key, key)
    return _with_place(_Issuing(found, at, at), documents)


def _issuer_name(issuer: Issuer | None, texts: Sequence[str]) -> str:
    """The name as the plan's running text writes it, where it does."""
    if issuer is None:
        return ""
    found = recased(issuer.name.upper(), texts)
    return issuer.name if found.isupper() or issuer.name.startswith(("UBND", "HĐND")) else found


def _with_place(issuing: _Issuing, documents: Sequence[_Parts]) -> _Issuing:
    """With the province by the place before the date, or by the area that the title names."""
    for parts in documents:
        line = next((line for line in parts.letterhead if from_place(line)), "")
        named, where = from_place(line), "letterhead"
        if named is None:
            named, where = province_named(plan_title.without_kind(parts.title)), "title"
        if named is not None:
            said = " ".join([parts.title, *parts.authority, *(text for _, text in parts.preamble)])
            issuer = named_by_place(issuing.issuer or Issuer("", None), named, line, said)
            return _Issuing(issuer, issuing.at, parts.keys[where])
    return issuing


def _sayings(parts: _Parts, note: str) -> Iterator[tuple[str, str]]:
    """Where a document says who issues it, with the key of each place."""
    if note:
        yield parts.keys["title"], note
    for line in parts.authority:
        yield parts.keys["authority"], line
    yield from parts.preamble


def _signed(lines: Sequence[str]) -> tuple[str | None, str | None] | None:
    signer, position = signature.read_signature(lines)
    return (signer, position) if signer or position else None


def _after_head(text: str) -> str:
    """What stands on the line of `Nơi nhận:` behind it: the whole list, where one cell holds it."""
    return text.partition(":")[2].strip()


def _recipients(lines: Sequence[str]) -> tuple[str, ...] | None:
    parts = (part for line in lines for part in _NEXT_RECIPIENT.split(line))
    return tuple(text for part in parts if (text := _SENT.sub("", part).strip())) or None


def _documents(nodes: Sequence[Node], note: str) -> Iterator[CitedDocument]:
    for node in nodes:
        if node.kind not in ("clause", "heading", "title"):
            continue
        text = node.text
        titled = node.kind == "title" and node.path.steps[-1].kind == "title"
        basis = titled or (node.path.steps[-2:-1] and _in_preamble(node) and opens_grounds(text))
        if titled and note and note in text:
            yield from cited_documents(note, node.key, basis=False)
            text = text.replace(note, " ")
        yield from cited_documents(text, node.key, basis=bool(basis))


def _in_preamble(node: Node) -> bool:
    return any(step.kind == "preamble" for step in node.path.steps)


def _missing(found: PlanMetadata, *, central: bool) -> tuple[Field_, ...]:
    return tuple(
        field
        for field in _MAY_BE_MISSING
        if not _is_said(found, field) and not (field == "province" and central)
    )


def _is_said(found: PlanMetadata, field: Field_) -> bool:
    return getattr(found, field) not in (None, "", ())
