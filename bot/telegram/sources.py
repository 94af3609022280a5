"""What identifies a plan, as the caption of its file. No I/O."""

from __future__ import annotations

from bot import messages
from bot.render import written_date
from bot.telegram import wording
from bot.telegram.compose import plain
from bot.telegram.plan_file import PlanFile
from bot.telegram.text import CAPTION_LIMIT, cut, units
from corpus.models import PlanMetadata

TITLE_UNITS = 400  # of a title in a caption; the whole stands in the file


def plan_caption(known: PlanMetadata, file: PlanFile) -> str:
    """Title, number, date, issuer and signer; what the held copy leaves blank is said to be blank."""
    title = cut(known.title, TITLE_UNITS)
    shown = title[0] + ("…" if len(title) > 1 else "") if title else file.name
    place = plain(known.province or known.issuer or file.name)
    caption = wording.PLAN_SOURCE.format(
        place=place,
        title=plain(shown),
        number=plain(known.number or messages.BLANK_NUMBER),
        issued=written_date(str(known.issued)) if known.issued else messages.BLANK_DATE,
        issuer=plain(known.issuer or messages.BLANK_DATE),
        signer=plain(signer_of(known)),
        file=wording.ORIGINAL_FILE if file.original else wording.TEXT_FILE,
    )
    return caption if units(caption) <= CAPTION_LIMIT else f"<b>{place}: {plain(shown)}</b>"


def signer_of(known: PlanMetadata) -> str:
    """Who signed, with the position; that the copy doesn't say."""
    if known.signer is None:
        return messages.BLANK_DATE
    return f"{known.signer} ({known.position})" if known.position else known.signer
