"""What identifies a plan, read from its parts: its own where it has them, else those of the decision before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

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


def read_metadata(nodes: Sequence[Node], portions: Sequence[Portion]) -> PlanMetadata:
    """The plan's metadata, each field with the key of the node that says it."""
    main = next((portion for portion in portions if portion.kind == "main"), None)
    if main is None:
        return PlanMetadata(missing=_MAY_BE_MISSING)
    own = _parts(main, nodes, "")
    decision = next((portion for portion in portions if portion.kind == "decision"), None)
    before = _parts(decision, nodes, "qd/") if decision else None
    both = [own, *([before] if before else [])]

    places: dict[str, str] = {}
    number = _first(places, "number", both, "letterhead", lambda parts: _number(parts.letterhead))
    issued = _first(places, "issued", both, "letterhead", lambda parts: _issued(parts.letterhead))
    note = plan_title.note_of(own.title)
    if issued is None and note:
        issued = _date_in(note)
        _note_place(places, "issued", issued, own)
    carried_by = _note_number(note) or (_number(before.letterhead) if before else None)
    if number is None and carried_by:
        number = carried_by
        _note_place(places, "number", number, own)
    issuer = _issuer(both, note, places)
    title, said_by = _title(own)
    signed = _first(places, "signer", both, "signature", lambda parts: _signed(parts.signature))
    recipients = _first(places, "recipients", both, "recipients", lambda parts: _recipients(parts.recipients))
    if title:
        places |= dict.fromkeys(("title", "programme", "period"), said_by)
    if signed:
        places["position"] = places["signer"]
    signer, position = signed or (None, None)
    texts = [node.text for node in nodes if node.kind in ("clause", "heading")]
    kind = KINDS.get(main.document) or _kind_by_number(number)
    found = PlanMetadata(
        kind=kind,
        number=number,
        issued=issued,
        issuer=_issuer_name(issuer, texts),
        province=issuer.province if issuer else None,
        title=title,
        programme=recased(plan_title.programme(title, " ".join(text for _, text in own.preamble)), texts)
        if title
        else "",
        period=plan_title.period(title, issued),
        signer=signer,
        position=position,
        recipients=recipients or (),
        documents=tuple(_documents(nodes, note)),
        decision=carried_by,
        links=plan_links(nodes, kind),
        places={},
    )
    return found.model_copy(
        update={
            "missing": _missing(found, central=issuer is not None and issuer.central),
            "places": {
                field: key for field, key in places.items() if getattr(found, field) not in (None, "", ())
            },
        }
    )


def _title(own: _Parts) -> tuple[str, str]:
    """The title, else what the sentence that issues the plan calls it; and the key of the node that says it."""
    title = plan_title.without_kind(own.title)
    if title:
        return title, own.keys["title"]
    said = ((plan_title.from_enacting(text), key) for key, text in own.preamble)
    return next((pair for pair in said if pair[0]), ("", ""))


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
    places: dict[str, str],
    field: Field_,
    documents: Sequence[_Parts],
    part: str,
    read: Callable[[_Parts], _Value | None],
) -> _Value | None:
    """The first document's value, and where it stands."""
    for parts in documents:
        value = read(parts)
        if value is not None:
            places[field] = parts.keys[part]
            return value
    return None


def _note_place(places: dict[str, str], field: Field_, value: object, own: _Parts) -> None:
    if value is not None:
        places[field] = own.keys["title"]


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


def _issuer(documents: Sequence[_Parts], note: str, places: dict[str, str]) -> Issuer | None:
    """Letterhead first, then whoever the note, the authority line, the preamble or the title names."""
    found: Issuer | None = None
    for parts in documents:
        found = from_letterhead(parts.letterhead)
        if found is not None:
            _place_issuer(places, parts.keys["letterhead"])
            break
    if found is None or (found.province is None and not found.central):
        for parts in documents:
            for key, text in _sayings(parts, note):
                said = from_text(text)
                if said is not None:
                    _place_issuer(places, key)
                    below = next((name for _, text in parts.preamble if (name := below_province(text))), "")
                    own = Issuer(below, None) if below and found is None else found
                    return said if own is None or is_bare(own) else own._replace(province=said.province)
    if found is not None and found.central:
        return found
    return _with_place(found, documents, places)


def _issuer_name(issuer: Issuer | None, texts: Sequence[str]) -> str:
    """The name as the plan's running text writes it, where it does."""
    if issuer is None:
        return ""
    found = recased(issuer.name.upper(), texts)
    return issuer.name if found.isupper() or issuer.name.startswith(("UBND", "HĐND")) else found


def _with_place(found: Issuer | None, documents: Sequence[_Parts], places: dict[str, str]) -> Issuer | None:
    """The province by the place before the date, or by the area that the title names."""
    if found is not None and found.province is not None:
        return found
    for parts in documents:
        line = next((line for line in parts.letterhead if from_place(line)), "")
        named, where = from_place(line), "letterhead"
        if named is None:
            named, where = province_named(plan_title.without_kind(parts.title)), "title"
        if named is not None:
            places["province"] = parts.keys[where]
            said = " ".join([parts.title, *parts.authority, *(text for _, text in parts.preamble)])
            return named_by_place(found or Issuer("", None), named, line, said)
    return found


def _sayings(parts: _Parts, note: str) -> Iterator[tuple[str, str]]:
    """Where a document says who issues it, with the key of each place."""
    if note:
        yield parts.keys["title"], note
    for line in parts.authority:
        yield parts.keys["authority"], line
    yield from parts.preamble


def _place_issuer(places: dict[str, str], key: str) -> None:
    places["issuer"] = places["province"] = key


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
        if getattr(found, field) in (None, "", ()) and not (field == "province" and central)
    )
