"""The small TOML beside a plan: what the plan's text doesn't say.

    number = "188/KH-UBND"
    issued = 2023-06-14          # or "2023-06", "2023"
    province = "Cao Bằng"        # the name as before 1 July 2025, without "tỉnh"
    issuer = "UBND tỉnh Cao Bằng"
    title = "Phát triển thư viện …"
    status = "thay thế bởi 12/KH-UBND ngày 03/02/2026"   # or "hết hiệu lực"

`plan.docx.toml` is for that file alone; `plan.toml` for every `plan.*`. The plan's own words win where both speak.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

from pydantic import ValidationError, field_validator

from corpus.errors import BadSettings
from corpus.folding import compact, fold
from corpus.frozen import Frozen
from corpus.gazetteer.provinces import load_provinces
from corpus.models import Field_, PartialDate, Plan, PlanMetadata, PlanStatus
from corpus.partial_dates import date_at
from corpus.plan_title import period, programme
from corpus.readers.dispatch import plan_files
from corpus.warnings import PlanWarning

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_NUMBER = re.compile(r"\d{1,5}[a-zA-Z]?(?:/\d{4})?[/-][^\W\d_][\w&.,/-]*")
_EXPIRED = "het hieu luc"
_REPLACED = re.compile(r"(?:da )?(?:bi |duoc )?thay the (?:boi|bang)\s+(?:\D*?\bso\s*:?\s*|[^\d,]*)")
_NOT_SAID: dict[str, PlanWarning] = {
    "issued": "no_date",
    "title": "no_title",
}  # warnings that a field answers


class Supplied(Frozen):
    """What a TOML says; None where it is silent."""

    number: str | None = None
    issued: PartialDate | None = None
    province: str | None = None
    issuer: str | None = None
    title: str | None = None
    status: PlanStatus | None = None

    @field_validator("number")
    @classmethod
    def _is_number(cls, value: str | None) -> str | None:
        if value is not None and not _NUMBER.fullmatch(value):
            raise ValueError(f"{value!r} is no document's number")
        return value

    @field_validator("province")
    @classmethod
    def _is_province(cls, value: str | None) -> str | None:
        if value is not None and value not in load_provinces().names:
            raise ValueError(f"{value!r} is no province's name")
        return value

    @field_validator("issuer", "title")
    @classmethod
    def _has_words(cls, value: str | None) -> str | None:
        if value is not None and not value.strip():
            raise ValueError("empty")
        return " ".join(value.split()) if value is not None else None

    @field_validator("issued", mode="before")
    @classmethod
    def _read_date(cls, value: object) -> object:
        """A TOML date, or `2023-06`, `2023`."""
        match = _ISO.fullmatch(value.isoformat() if type(value) is date else str(value))
        if match is None:
            raise ValueError(f"{value!r} is no date")
        year, month, day = (int(part) if part else None for part in match.groups())
        date(year or 0, month or 1, day or 1)  # raises ValueError for the 31st of June
        return {"year": year, "month": month, "day": day}

    @field_validator("status", mode="before")
    @classmethod
    def _read_status(cls, value: object) -> object:
        """`hết hiệu lực`, or `thay thế bởi` and a number, with its date where it is known."""
        text = value.strip() if isinstance(value, str) else ""
        if compact(text).rstrip(".") == _EXPIRED:
            return {"kind": "expired"}
        lead = _REPLACED.match(fold(text))
        number = _NUMBER.match(text, lead.end()) if lead else None
        if number is None:
            raise ValueError(f"{value!r} is no status")
        dated = date_at(text, number.end())
        return {"kind": "replaced", "number": number.group(), "issued": dated[0] if dated else None}


def settings_file(plan: Path) -> Path | None:
    """The TOML that goes with a plan's file, None where there is none."""
    beside = (plan.with_name(f"{plan.name}.toml"), plan.with_suffix(".toml"))
    return next((path for path in beside if path.is_file()), None)


def stray_settings(folder: Path) -> tuple[Path, ...]:
    """The TOML files under a folder that stand beside no plan: most likely a name that was mistyped."""
    used = {settings_file(plan) for plan in plan_files(folder)}
    found = (path for path in sorted(folder.rglob("*.toml")) if path.is_file() and path not in used)
    return tuple(path for path in found if not any(p.startswith(".") for p in path.relative_to(folder).parts))


def read_supplied(plan: Path) -> Supplied | None:
    """What the TOML beside a plan's file says, None where there is none. Raises BadSettings, OSError."""
    path = settings_file(plan)
    if path is None:
        return None
    try:
        return Supplied.model_validate(tomllib.loads(path.read_bytes().decode("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(path.name, "syntax") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        unknown = first["type"] == "extra_forbidden"
        raise BadSettings(path.name, "unknown" if unknown else "value", field) from error


def with_supplied(plan: Plan, supplied: Supplied) -> Plan:
    """The plan with what its text doesn't say; `metadata.supplied` names those fields.

    Where the text says otherwise it stands, and a warning `differs:<field>` tells.
    """
    metadata = plan.metadata
    news: dict[str, object] = {}
    differing: list[str] = []
    fields: tuple[Field_, ...] = ("number", "issued", "province", "issuer", "title", "status")
    for field in fields:
        value, own = getattr(supplied, field), getattr(metadata, field)
        if value is None:
            continue
        if own in (None, "") or (field == "issued" and _completes(value, own)):
            news[field] = value
        elif compact(str(own)) != compact(str(value)):
            differing.append(f"differs:{field}")
    if "title" in news and supplied.title:
        news["programme"] = metadata.programme or programme(supplied.title, "")
        news["period"] = metadata.period or period(supplied.title, supplied.issued or metadata.issued)
    answered = {_NOT_SAID.get(field, "") for field in news}
    warnings = [code for code in plan.warnings if code not in answered]
    return plan.model_copy(
        update={"metadata": _filled(metadata, news, fields), "warnings": (*warnings, *differing)}
    )


def _filled(metadata: PlanMetadata, news: dict[str, object], fields: tuple[Field_, ...]) -> PlanMetadata:
    given = tuple(field for field in fields if field in news)
    return metadata.model_copy(
        update={
            **news,
            "supplied": given,
            "missing": tuple(field for field in metadata.missing if field not in given),
            "places": {field: key for field, key in metadata.places.items() if field not in given},
        }
    )


def _completes(value: PartialDate, own: PartialDate) -> bool:
    """Whether a date says more than the plan's, and nothing else."""
    parts = ((value.year, own.year), (value.month, own.month), (value.day, own.day))
    agrees = all(mine is None or mine == given for given, mine in parts)
    return agrees and value != own
