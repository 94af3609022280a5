"""What a run of re-indexing found and did, as a person reads it on a console. No I/O."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from textwrap import shorten
from typing import Final

from bot import indexing_messages as messages
from bot.render import written_date
from corpus.models import PlanMetadata
from corpus.plan_relations import Relation
from index.changes import FactChange, PlanChanges
from index.golden_report import GoldenReport
from index.report import FileReport, RunReport, SettingsTrouble

_CHANGES_SHOWN: Final = 20  # of one plan; --json has all
_EXAMPLES: Final = 3  # of one kind of change, in the line that counts
_LONGEST_EXAMPLE: Final = 24  # characters of a value in that line
_WIDTH: Final = 100  # of a quote in a line


def run_text(report: RunReport) -> str:
    """The whole report."""
    lines = [line for file in report.files for line in _file_lines(file)]
    lines += [messages.REINDEX_STRAY_SETTINGS.format(file=file) for file in report.stray_settings]
    lines += [messages.REINDEX_REMOVED.format(plan=plan) for plan in report.removed]
    lines += relation_lines(report)
    if report.golden is not None:
        lines += golden_lines(report.golden)
    if report.recovered:
        lines.append(messages.REINDEX_RECOVERED.format(name=report.recovered))
    result = messages.REINDEX_UNCHANGED
    if report.dry_run:
        result = messages.REINDEX_DRY_RESULT
    elif report.published:
        result = messages.REINDEX_PUBLISHED
    lines.append(
        result.format(**report.model_dump(include={"plans", "clauses", "encoded", "published", "seconds"}))
    )
    return "\n".join(lines)


def golden_lines(report: GoldenReport) -> list[str]:
    """How many golden questions were put, and those that lost their clause."""
    lines = [
        messages.REINDEX_GOLDEN_RESULT.format(
            asked=report.asked, found=report.found_before, lost=len(report.lost)
        )
    ]
    for lost in report.lost:
        line = messages.REINDEX_GOLDEN_CHANGED if lost.changed else messages.REINDEX_GOLDEN_LOST
        lines.append(line.format(question=shorten(lost.question, _WIDTH), plan=lost.plan_id))
    return lines


def relation_lines(report: RunReport) -> list[str]:
    """What has become of the plans that others replace or amend."""
    return [_relation_line(plan, one) for plan, found in report.relations.items() for one in found]


def metadata_lines(metadata: PlanMetadata) -> list[str]:
    """The plan in a line, what its copy leaves out, what came from the TOML, what it replaces."""
    lines = [
        messages.REINDEX_PLAN.format(
            kind=metadata.kind,
            number=metadata.number or messages.REINDEX_BLANK_NUMBER,
            issued=written_date(str(metadata.issued)) if metadata.issued else messages.REINDEX_BLANK_DATE,
            issuer=metadata.issuer or messages.REINDEX_BLANK_ISSUER,
            title=shorten(metadata.title, _WIDTH, placeholder=" …") or messages.REINDEX_BLANK_TITLE,
        )
    ]
    if metadata.missing:
        lines.append(messages.REINDEX_MISSING.format(fields=_fields(metadata.missing)))
    if metadata.supplied:
        lines.append(messages.REINDEX_SUPPLIED.format(fields=_fields(metadata.supplied)))
    lines += [
        messages.REINDEX_LINKS[link.how].format(kind=link.kind, number=link.number) for link in metadata.links
    ]
    return lines


def warning_line(code: str) -> str:
    """A warning as a sentence; `gap:IV:3->5`, `restart:III:1` and `differs:number` carry their place."""
    name, _, rest = code.partition(":")
    place, _, numbers = rest.rpartition(":")
    before, _, found = numbers.rpartition("->")
    said = messages.REINDEX_WARNINGS.get(name, code)
    if name == "differs":
        place = messages.REINDEX_FIELDS[rest]
    elif not place:
        place = messages.REINDEX_TOP
    return messages.REINDEX_WARNING.format(warning=said.format(place=place, before=before, found=found))


def settings_line(trouble: SettingsTrouble) -> str:
    """What is wrong with a TOML, and what its key should look like."""
    reason = messages.REINDEX_SETTINGS_REASONS[trouble.reason].format(field=trouble.field)
    hint = messages.REINDEX_SETTINGS_HINTS.get(trouble.field, "") if trouble.reason == "value" else ""
    return messages.REINDEX_SETTINGS.format(
        file=trouble.file, reason=f"{reason} ({hint})" if hint else reason
    )


def _fields(names: tuple[str, ...]) -> str:
    return ", ".join(messages.REINDEX_FIELDS[name] for name in names)


def _file_lines(file: FileReport) -> list[str]:
    if file.outcome == "failed":
        reason = messages.REINDEX_ERRORS.get(file.error, messages.REINDEX_ERROR_OTHER)
        lines = [messages.REINDEX_FAILED.format(file=file.file, reason=reason.format(detail=file.detail))]
        lines += [messages.REINDEX_KEPT] if file.kept else []
    elif file.outcome == "duplicate":
        lines = [messages.REINDEX_DUPLICATE.format(file=file.file, other=file.duplicate_of)]
    else:
        lines = [
            messages.REINDEX_FILE.format(
                file=file.file,
                outcome=messages.REINDEX_OUTCOMES[file.outcome],
                plan=file.plan_id,
                clauses=file.clauses,
            )
        ]
        lines += [] if file.outcome == "unchanged" else _details(file)
    return [*lines, settings_line(file.settings)] if file.settings else lines


def _details(file: FileReport) -> list[str]:
    lines = metadata_lines(file.metadata) if file.metadata else []
    lines.append(messages.REINDEX_FACTS.format(**file.model_dump()))
    lines += map(warning_line, file.warnings)
    if file.unsure:
        lines.append(messages.REINDEX_UNSURE.format(count=file.unsure))
    if file.rivals:
        lines.append(messages.REINDEX_TIE.format(plans=", ".join(file.rivals)))
    if file.changes is not None:
        lines += change_lines(file.changes)
    return lines


def change_lines(changes: PlanChanges) -> list[str]:
    """What changed: how many of each kind with a few examples, then the first of them in the plan's words."""
    told = list(_counts(changes))
    if changes.clauses_added or changes.clauses_removed:
        told.append(messages.REINDEX_CLAUSES_CHANGED.format(**changes.model_dump()))
    if not told:
        return []
    lines = [messages.REINDEX_CHANGED.format(counts="; ".join(told))]
    lines += [_change_line(change) for change in changes.facts[:_CHANGES_SHOWN]]
    more = len(changes.facts) - _CHANGES_SHOWN
    return [*lines, messages.REINDEX_MORE.format(count=more)] if more > 0 else lines


def _counts(changes: PlanChanges) -> Iterator[str]:
    """`2 chỉ tiêu đổi: 40% → 45%, …`, `1 nhiệm vụ bỏ`."""
    groups: defaultdict[tuple[str, str], list[FactChange]] = defaultdict(list)
    for change in changes.facts:
        groups[change.kind, _change_of(change)].append(change)
    for (kind, how), group in groups.items():
        counted = messages.REINDEX_CHANGE_COUNT.format(
            count=len(group), kind=messages.REINDEX_FACT_KINDS[kind], change=messages.REINDEX_CHANGES[how]
        )
        short = [one for one in group if max(len(one.before), len(one.after)) <= _LONGEST_EXAMPLE]
        if how != "changed" or not short:
            yield counted
            continue
        examples = [
            messages.REINDEX_CHANGE_EXAMPLE.format(before=one.before, after=one.after)
            for one in short[:_EXAMPLES]
        ]
        if len(group) > len(examples):
            examples.append("…")
        yield messages.REINDEX_CHANGE_EXAMPLES.format(counted=counted, examples=", ".join(examples))


def _change_of(change: FactChange) -> str:
    return "changed" if change.before and change.after else "new" if change.after else "gone"


def _change_line(change: FactChange) -> str:
    about, before, after = (
        shorten(text, _WIDTH, placeholder=" …") for text in (change.about, change.before, change.after)
    )
    kind = messages.REINDEX_FACT_KINDS[change.kind]
    return messages.REINDEX_CHANGE[_change_of(change)].format(
        kind=kind, about=about, before=before, after=after
    )


def _relation_line(plan: str, relation: Relation) -> str:
    by = relation.number or relation.plan_id
    if relation.plan_id and relation.number:
        by = messages.REINDEX_RELATION_HELD.format(number=relation.number, plan=relation.plan_id)
    line = messages.REINDEX_RELATIONS[relation.how].format(plan=plan, by=by)
    return messages.REINDEX_RELATION_SUPPLIED.format(line=line) if relation.supplied else line
