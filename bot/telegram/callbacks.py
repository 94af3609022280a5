"""What a button says when it is pressed: a verb and what it is about, in Telegram's 64 bytes."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

MAX_BYTES = 64

Verb = Literal[
    "ask",  # a suggestion: answer id, its number
    "section",  # a cited clause among its neighbours: answer id, citation, page
    "list",  # which citation to open: answer id, page
    "back",  # the answer again: answer id
    "page",  # of a long answer: answer id, the page wanted, the page shown
    "source",  # the plans of the answer: answer id
    "other",  # the same for another province: answer id, the province where there is a choice
    "right",
    "wrong",  # what the asker thinks of the answer: answer id
    "picture",  # a chart or table: answer id, its number, "dark"
    "prefer",  # under an answer of several provinces: answer id, the province, empty for all
    "province",  # /tinh: the province, empty for all
    "erase",  # /xoadulieu: confirmed
    "keep",  # /xoadulieu: taken back
    "ics",  # a calendar file: of a kind and province, or of one occasion
    "remind",  # /nhac: the province, empty for all
    "unremind",  # which subscription
    "menu",  # /nhiemvu, /chitieu: which menu, page
    "pick",  # which menu, token of the choice
    "plans",  # /kehoach: the province, empty for all; page
    "plan",  # one of them: token, page and province of the list that it stands in
    "file",  # its file: token
    "index",
    "drop",  # a plan that an administrator sent: which file
]
_VERBS: tuple[str, ...] = get_args(Verb)


class Press(NamedTuple):
    """A pressed button."""

    verb: Verb
    subject: str = ""
    more: tuple[str, ...] = ()

    def encode(self) -> str:
        """As callback data. Raises ValueError where it is longer than Telegram takes."""
        data = ":".join([self.verb, self.subject, *self.more])
        if len(data.encode()) > MAX_BYTES:
            raise ValueError(f"callback data {data!r} has {len(data.encode())} bytes, over {MAX_BYTES}")
        return data

    def number(self, at: int) -> int:
        """The number at a place of `more`; 0 where there is none."""
        return int(self.more[at]) if at < len(self.more) else 0


def decode(data: str) -> Press | None:
    """The press that callback data says; None where no button of ours says it."""
    verb, _, rest = data.partition(":")
    if verb not in _VERBS:
        return None
    subject, *more = rest.split(":")
    numbered = verb in {"ask", "section", "list", "menu", "picture", "plans", "page"}
    if numbered and any(not part.isdecimal() for part in (more if verb == "page" else more[:1])):
        return None
    return Press(verb, subject, tuple(more))  # type: ignore[arg-type] # just checked
