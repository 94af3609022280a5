"""What indexing found, in words for an administrator, as HTML. No I/O."""

from __future__ import annotations

from bot import indexing_messages, messages
from bot.render import written_date
from bot.telegram import wording
from bot.telegram.compose import plain
from index.report import FileReport, RunReport


def run_report(report: RunReport, *, only: str = "") -> list[str]:
    """A run: its result, and what became of each file that isn't as before (or of one)."""
    files = [file for file in report.files if file.file == only or (not only and file.outcome != "unchanged")]
    result = wording.ADMIN_PUBLISHED if report.published else wording.ADMIN_UNCHANGED
    totals = report.model_dump(include={"plans", "clauses", "seconds"})
    removed = [indexing_messages.REINDEX_REMOVED.format(plan=plain(plan)) for plan in report.removed]
    return [result.format(**totals), *map(file_report, files), *removed]


def file_report(file: FileReport) -> str:
    """One file: the plan that it is, what was found in it, what is missing or doubtful."""
    name = plain(file.file)
    if file.outcome == "failed":
        reason = indexing_messages.REINDEX_ERRORS.get(file.error, indexing_messages.REINDEX_ERROR_OTHER)
        return wording.ADMIN_FILE_FAILED.format(file=name, reason=plain(reason.format(detail=file.detail)))
    if file.outcome == "duplicate":
        return wording.ADMIN_FILE_DUPLICATE.format(file=name, other=plain(file.duplicate_of))
    lines = [wording.ADMIN_FILE.format(file=name, outcome=indexing_messages.REINDEX_OUTCOMES[file.outcome])]
    known = file.metadata
    if known is not None:
        lines += [
            wording.ADMIN_FILE_PLAN.format(
                title=plain(known.title or messages.BLANK_DATE),
                issuer=plain(known.issuer or messages.BLANK_DATE),
                number=plain(known.number or messages.BLANK_NUMBER),
                issued=written_date(str(known.issued)) if known.issued else messages.BLANK_DATE,
            )
        ]
    if file.outcome != "unchanged":  # of one that wasn't read again nothing was counted
        lines.append(wording.ADMIN_FILE_COUNTS.format(**file.model_dump()))
    if file.unsure:
        lines.append(wording.ADMIN_FILE_UNSURE.format(count=file.unsure))
    if file.rivals:
        lines.append(wording.ADMIN_FILE_RIVALS.format(plans=plain(", ".join(file.rivals))))
    if file.warnings:
        lines.append(wording.ADMIN_FILE_WARNINGS.format(count=len(file.warnings)))
    return "\n".join(lines)
