"""Deep links: `t.me/bot?start=c12` opens a clause; and the line that cites it in a report."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from bot import messages
from bot.answer import Answer, Citation, Understood
from bot.render import written_date
from bot.store.links import LinkedClause
from bot.telegram import wording
from bot.view import PlanView
from corpus.models import Plan

COPY_LENGTH = 256  # characters that a copying button takes
_PAYLOAD = re.compile(r"c(\d{1,18})")


def payload(number: int) -> str:
    """What stands after `?start=`."""
    return f"c{number}"


def number_of(text: str) -> int | None:
    """The number in a payload; None where it is none of ours."""
    found = _PAYLOAD.fullmatch(text)
    return int(found.group(1)) if found else None


def deep_link(username: str, number: int) -> str:
    """The address that opens the clause in a chat with the bot."""
    return f"https://t.me/{username}?start={payload(number)}"


def share_link(username: str, number: int, citation: Citation) -> str:
    """The address that lets a person send the link on."""
    query = urlencode({"url": deep_link(username, number), "text": reference(citation)})
    return f"https://t.me/share/url?{query}"


def reference(citation: Citation) -> str:
    """The place and plan in one line, to paste into a report; what the copy leaves blank is said to be blank."""
    number = citation.number or messages.BLANK_NUMBER
    issued = written_date(citation.issued) if citation.issued else messages.BLANK_DATE
    whole = wording.REFERENCE.format(
        label=citation.label,
        title=citation.plan_title,
        number=number,
        issued=issued,
        province=citation.province or "",
    ).strip(" ,")
    return whole if len(whole) <= COPY_LENGTH else whole[: COPY_LENGTH - 1] + "…"


def clause_answer(plan: Plan, clause: LinkedClause) -> Answer:
    """A clause as an answer to no question. Raises KeyError where the plan has no such place."""
    view = PlanView(plan)
    citation = view.cite(plan.by_key[clause.path])
    headline = ", ".join(filter(None, (view.province, citation.label)))
    return Answer(
        question="",
        status="answered",
        headline=headline[:300],
        text=f"{headline}\n\n{citation.text}",
        citations=(citation,),
        understood=Understood(plans=(clause.plan_id,)),
    )
