"""The buttons under messages other than answers, and what all buttons are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.agenda import Occasion, shared_days
from bot.store.subscriptions import Subscription
from bot.telegram import wording
from bot.telegram.callbacks import Press, Verb
from corpus.gazetteer.agencies import load_agencies
from index.dated import DatedKind

LABEL_LENGTH = 60  # characters of a button that phones show whole
STOPPED = 4  # subscriptions that one button ends; their numbers have to fit its 64 bytes
LISTED = 8  # citations or provinces on one keyboard page
LEAVING = "leaving"  # in the place of a file: plans whose files are there no more
SHARED = "all"  # a day's button means all provinces that hold the event
BOTH = 2


def province_keyboard(provinces: Sequence[str], chosen: str | None) -> InlineKeyboardMarkup:
    """/tinh: one province, or all of them."""
    names = [(all_of(provinces), ""), *((province, province) for province in provinces)]
    ticked = [(f"✓ {shown}" if value == (chosen or "") else shown, value) for shown, value in names]
    everywhere, *others = [press_button(shown, "province", value) for shown, value in ticked]
    return InlineKeyboardMarkup([[everywhere], *columns(others)])


def all_of(provinces: Sequence[str]) -> str:
    """What all provinces are called as a choice: of two it is both."""
    return wording.BOTH_PROVINCES if len(provinces) == BOTH else wording.ALL_PROVINCES


def columns(buttons: Sequence[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
    """One button a row; two where there are more than a phone shows at once."""
    width = 1 if len(buttons) <= LISTED else 2
    return [list(buttons[at : at + width]) for at in range(0, len(buttons), width)]


def erase_keyboard(user_id: int) -> InlineKeyboardMarkup:
    """/xoadulieu: go on, or leave it; in a group for the person alone who asked."""
    whose = str(user_id)
    return InlineKeyboardMarkup(
        [
            [
                press_button(wording.BUTTON_ERASE, "erase", whose),
                press_button(wording.BUTTON_KEEP, "keep", whose),
            ]
        ]
    )


def agenda_keyboard(
    kind: DatedKind, province: str, coming: Sequence[Occasion], *, whole: bool = True, private: bool = True
) -> InlineKeyboardMarkup:
    """Under a list of days: calendar files of all and of each, reminders; not `whole` is one agency's days alone.

    An event that several provinces hold on one day has one button, which stands for all of them. Where it isn't
    `private`, reminders are the whole group's, and the button says so.
    """
    more = (province,) if province else ()
    groups = shared_days(coming)
    days = [
        [press_button(_day_label(group[0], province), "ics", group[0].id, *(() if province else (SHARED,)))]
        for group in groups
    ]
    rows = [[press_button(wording.BUTTON_CALENDAR_ALL, "ics", kind, *more)]] if whole else []
    rows += days[:LISTED]
    if whole:
        label = wording.BUTTON_REMIND if private else wording.BUTTON_REMIND_GROUP
        rows.append([press_button(label, "remind", province, "1")])
    return InlineKeyboardMarkup(rows)


def _day_label(one: Occasion, province: str) -> str:
    where = "" if province or one.kind == "event" or not one.province else f"{one.province}: "
    return f"📅 {one.day.day}/{one.day.month}: {where}{one.name}"


def subscription_keyboard(provinces: Sequence[str], present: Sequence[Subscription]) -> InlineKeyboardMarkup:
    """/nhac: what is on can be ended, what is off begun."""
    on = {one.province: one for one in present if not one.agency}
    switches = []
    for province in ("", *provinces):
        shown = province or all_of(provinces)
        if province in on:
            switches.append(
                press_button(f"🔔 {shown} – {wording.BUTTON_END}", "unremind", str(on[province].id))
            )
        else:
            switches.append(press_button(f"🔕 {shown}", "remind", province))
    everywhere, *others = switches
    rows = [[everywhere], *columns(others)]
    for one in present:
        if one.agency:
            name = named(one.province, agency_name(one.agency))
            rows.append([press_button(f"🔔 {name} – {wording.BUTTON_END}", "unremind", str(one.id))])
    return InlineKeyboardMarkup(rows)


def agency_name(agency: str) -> str:
    """What an agency is called; of one that no table lists only the words of its id are known."""
    known = load_agencies()
    return known.get(agency).name if agency in known.ids else agency.replace("-", " ").capitalize()


def stop_button(subscription_ids: Sequence[int]) -> InlineKeyboardButton:
    """No more of what these subscriptions bring; of many as many as a button can name."""
    named = ",".join(map(str, subscription_ids[:STOPPED]))
    return press_button(wording.BUTTON_NO_MORE, "unremind", named, "1")


def with_button(
    markup: InlineKeyboardMarkup | None, data: str, replacing: InlineKeyboardButton | None
) -> InlineKeyboardMarkup | None:
    """A keyboard with another button in the place of one, or with none; no keyboard where it was the last."""
    shown = markup.inline_keyboard if markup else ()
    rows = [[replacing if button.callback_data == data else button for button in row] for row in shown]
    kept = [[button for button in row if button is not None] for row in rows]
    return InlineKeyboardMarkup([row for row in kept if row]) if any(kept) else None


class Labelled(Protocol):
    """What a menu's button needs of a choice."""

    @property
    def label(self) -> str: ...  # noqa: D102
    @property
    def token(self) -> str: ...  # noqa: D102


def menu_keyboard(
    kind: str, choices: Sequence[Labelled], page: int, province: str = ""
) -> InlineKeyboardMarkup:
    """/nhiemvu, /chitieu: one page of what can be picked, of one province where it was picked before."""
    more = (province,) if province else ()
    page = max(min(page, (len(choices) - 1) // LISTED), 0)
    shown = choices[page * LISTED : (page + 1) * LISTED]
    rows = [[press_button(choice.label, "pick", kind, choice.token, *more)] for choice in shown]
    turns = []
    if page > 0:
        turns.append(press_button(wording.BUTTON_BEFORE, "menu", kind, str(page - 1), *more))
    if (page + 1) * LISTED < len(choices):
        turns.append(press_button(wording.BUTTON_AFTER, "menu", kind, str(page + 1), *more))
    back = [[press_button(wording.BUTTON_PROVINCES, "menu", kind, "0")]] if province else []
    return InlineKeyboardMarkup([*rows, *([turns] if turns else []), *back])


def menu_provinces_keyboard(kind: str, provinces: Sequence[str]) -> InlineKeyboardMarkup:
    """The same where there are many plans: the province first."""
    return InlineKeyboardMarkup(columns([press_button(name, "menu", kind, "0", name) for name in provinces]))


def plan_keyboard(token: str) -> InlineKeyboardMarkup:
    """Under the preview of a plan that an administrator sent."""
    buttons = [
        press_button(wording.BUTTON_INDEX, "index", token),
        press_button(wording.BUTTON_DROP, "drop", token),
    ]
    return InlineKeyboardMarkup([buttons])


def leaving_keyboard() -> InlineKeyboardMarkup:
    """Whether plans whose files are there no more leave the index."""
    go_on = press_button(wording.BUTTON_LEAVE, "index", LEAVING)
    return InlineKeyboardMarkup([[go_on, press_button(wording.BUTTON_KEEP, "drop", LEAVING)]])


def named(province: str | None, label: str) -> str:
    """A label behind its province, where it has one."""
    return f"{province}: {label}" if province else label


def press_button(label: str, verb: Verb, subject: str = "", *more: str) -> InlineKeyboardButton:
    """A button that sends a press back, its label cut to what phones show."""
    shown = label if len(label) <= LABEL_LENGTH else label[: LABEL_LENGTH - 1].rstrip() + "…"
    return InlineKeyboardButton(shown, callback_data=Press(verb, subject, more).encode())
