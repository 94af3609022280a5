"""Edits that Telegram refuses: which of them nobody misses."""

from __future__ import annotations

import pytest
from telegram.error import BadRequest

from bot.telegram.sending import unchanged_is_fine


@pytest.mark.parametrize(
    "refusal",
    [
        "Message is not modified: specified new message content and reply markup are exactly the same",
        "Message to edit not found",  # deleted in the group, or on another device
        "Message can't be edited",
    ],
)
def test_an_edit_that_there_is_no_need_for_is_no_fault(refusal: str) -> None:
    with unchanged_is_fine():
        raise BadRequest(refusal)


def test_other_refusals_are() -> None:
    with pytest.raises(BadRequest), unchanged_is_fine():
        raise BadRequest("Can't parse entities")
