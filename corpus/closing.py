"""Where a plan's closing part begins: the unnumbered paragraphs after its last duty."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.openers import opens_closing, surely_closes
from corpus.outline.preferences import is_finished, says_something
from corpus.wrapping import Paragraph

_ITEMS = frozenset({"bullet", "dot", "plus", "star", "letter", "letter_dot"})


def closing_start(body: Sequence[Paragraph], first: int) -> int:
    """The index where the closing begins, `len(body)` where there is none; the outline begins at `first`.

    The paragraph under a last heading that has nothing else is that heading's own. After a list's last item
    unnumbered text can't belong to the item; it closes the plan.
    """
    run = len(body)
    while run > first + 1 and body[run - 1].marker is None and body[run - 1].first.role != "row":
        run -= 1
    if run == len(body):
        return run
    last = body[run - 1]
    marker = last.marker
    if marker is None:
        return len(body)
    title = not marker.is_bullet and not is_finished(last.text) and not says_something(last.body)
    begin = run + 1 if title and not surely_closes(body[run].text) else run
    for at in range(begin, len(body)):
        opens = surely_closes if marker.style == "article" else opens_closing
        if opens(body[at].text):
            return at
    return begin if marker.style in _ITEMS else len(body)
