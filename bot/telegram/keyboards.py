"""The buttons under messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.agenda import Occasion
from bot.answer import Answer, Citation
from bot.pictures.charts import charts
from bot.pictures.tables import table
from bot.store.subscriptions import Subscription
from bot.telegram import wording
from bot.telegram.callbacks import Press, Verb, decode
from bot.telegram.links import reference
from corpus.folding import compact
from corpus.gazetteer.agencies import load_agencies
from index.dated import DatedKind

LABEL_LENGTH = 60  # characters of a button that phones show whole
STOPPED = 4  # subscriptions that one button ends; their numbers have to fit its 64 bytes
LISTED = 8  # citations or provinces on one keyboard page
BOTH = 2


def answer_keyboard(
    answer: Answer,
    answer_id: int,
    provinces: Sequence[str],
    *,
    judged: bool = False,
    asking: bool = False,
    settled: bool = False,
    share: str = "",
    page: int = 0,
    pages: int = 1,
) -> InlineKeyboardMarkup | None:
    """What can be done with an answer; `provinces` are all that the library knows.

    `asking` offers to hear of one of the cited provinces alone from now on; `settled` says that this was just decided.
    `share` is the address that sends the answer on. Of an answer of several `pages`, `page` is shown.
    """
    about = str(answer_id)
    rows = [_leafing(about, page, pages)] if pages > 1 else []
    rows += [
        [press_button(question, "ask", about, str(at))] for at, question in enumerate(answer.suggestions)
    ]
    if answer.places:
        rows.append(
            [
                press_button(wording.BUTTON_SECTION, *_section(answer, about)),
                press_button(wording.BUTTON_SOURCE, "source", about),
            ]
        )
        if share:
            rows.append(_passing(share, answer.citations))
        looking = _pictured(answer, about)
        if other_provinces(answer, provinces):
            looking.append(press_button(wording.BUTTON_OTHER, "other", about))
        rows += [looking] if looking else []
    if asking:
        rows += [
            [press_button(wording.BUTTON_PREFER.format(province=province), "prefer", about, province)]
            for province in cited_provinces(answer)
        ]
        rows.append([press_button(_prefer_all(provinces), "prefer", about, "")])
    elif "profile" in answer.understood.inherited and not settled:
        rows.append([press_button(_prefer_all(provinces), "prefer", about, "")])
    if answer.status in {"answered", "not_found"} and answer.reason != "not_understood" and not judged:
        rows.append(
            [
                press_button(wording.BUTTON_RIGHT, "right", about),
                press_button(wording.BUTTON_WRONG, "wrong", about),
            ]
        )
    return InlineKeyboardMarkup(rows) if rows else None


def _leafing(about: str, page: int, pages: int) -> list[InlineKeyboardButton]:
    """The pages before and after; each button also names the page that it stands under."""
    turns = []
    if page > 0:
        label = wording.BUTTON_PAGE_BEFORE.format(page=page, pages=pages)
        turns.append(press_button(label, "page", about, str(page - 1), str(page)))
    if page + 1 < pages:
        label = wording.BUTTON_PAGE_AFTER.format(page=page + 2, pages=pages)
        turns.append(press_button(label, "page", about, str(page + 1), str(page)))
    return turns


class Shown(NamedTuple):
    """What the buttons of an answer tell of how it stands: its page from 0, whether a province is still asked for."""

    page: int = 0
    asking: bool = False
    judged: bool = False


def shown_by(markup: InlineKeyboardMarkup | None) -> Shown:
    """How an answer's message stands by its buttons."""
    data = (
        [str(button.callback_data or "") for row in markup.inline_keyboard for button in row]
        if markup
        else []
    )
    presses = [press for press in map(decode, data) if press is not None]
    turn = next((press for press in presses if press.verb == "page" and len(press.more) > 1), None)
    return Shown(
        page=turn.number(1) if turn else 0,
        asking=any(press.verb == "prefer" and any(press.more) for press in presses),
        judged=turn is not None and not any(press.verb == "right" for press in presses),
    )


def cited_provinces(answer: Answer) -> tuple[str, ...]:
    """The provinces whose plans the answer cites, in its order."""
    return tuple(dict.fromkeys(citation.province for citation in answer.citations if citation.province))


def other_provinces(answer: Answer, provinces: Sequence[str]) -> tuple[str, ...]:
    """The provinces that the answer does not already cite."""
    cited = {citation.province for citation in answer.citations} or set(answer.understood.provinces)
    return tuple(province for province in provinces if province not in cited)


def section_keyboard(
    answer: Answer, answer_id: int, at: int, page: int, pages: int, *, share: str
) -> InlineKeyboardMarkup:
    """Under a section: its other pages, sending on and citing the clause, the other citations, the answer again."""
    about = str(answer_id)
    turns = []
    if page > 0:
        turns.append(press_button(wording.BUTTON_BEFORE, "section", about, str(at), str(page - 1)))
    if page + 1 < pages:
        turns.append(press_button(wording.BUTTON_AFTER, "section", about, str(at), str(page + 1)))
    last = [press_button(wording.BUTTON_BACK, "back", about)]
    if len(answer.places) > 1:
        last.insert(0, press_button(wording.BUTTON_LIST, "list", about, "0"))
    passing = _passing(share, [answer.places[at]])
    return InlineKeyboardMarkup([row for row in (turns, passing, last) if row])


def _passing(share: str, cited: Sequence[Citation]) -> list[InlineKeyboardButton]:
    """Sending on; of one clause alone the line that cites it."""
    buttons = [InlineKeyboardButton(wording.BUTTON_SHARE, url=share)]
    if len(cited) == 1:
        copied = CopyTextButton(reference(cited[0]))
        buttons.append(InlineKeyboardButton(wording.BUTTON_COPY, copy_text=copied))
    return buttons


def citations_keyboard(answer: Answer, answer_id: int, page: int) -> InlineKeyboardMarkup:
    """Which of several citations to open."""
    about = str(answer_id)
    cited = answer.places
    shown = list(enumerate(cited))[page * LISTED : (page + 1) * LISTED]
    rows = [[press_button(_named(one.province, one.label), "section", about, str(at))] for at, one in shown]
    turns = []
    if page > 0:
        turns.append(press_button(wording.BUTTON_BEFORE, "list", about, str(page - 1)))
    if (page + 1) * LISTED < len(cited):
        turns.append(press_button(wording.BUTTON_AFTER, "list", about, str(page + 1)))
    return InlineKeyboardMarkup(
        [*rows, *([turns] if turns else []), [press_button(wording.BUTTON_BACK, "back", about)]]
    )


def other_keyboard(answer_id: int, provinces: Sequence[str]) -> InlineKeyboardMarkup:
    """Which other province to ask about."""
    rows = _columns([press_button(province, "other", str(answer_id), province) for province in provinces])
    return InlineKeyboardMarkup([*rows, [press_button(wording.BUTTON_BACK, "back", str(answer_id))]])


def province_keyboard(provinces: Sequence[str], chosen: str | None) -> InlineKeyboardMarkup:
    """/tinh: one province, or all of them."""
    names = [(all_of(provinces), ""), *((province, province) for province in provinces)]
    ticked = [(f"✓ {shown}" if value == (chosen or "") else shown, value) for shown, value in names]
    everywhere, *others = [press_button(shown, "province", value) for shown, value in ticked]
    return InlineKeyboardMarkup([[everywhere], *_columns(others)])


def all_of(provinces: Sequence[str]) -> str:
    """What all provinces are called as a choice: of two it is both."""
    return wording.BOTH_PROVINCES if len(provinces) == BOTH else wording.ALL_PROVINCES


def _prefer_all(provinces: Sequence[str]) -> str:
    return wording.BUTTON_PREFER_BOTH if len(provinces) == BOTH else wording.BUTTON_PREFER_ALL


def _columns(buttons: Sequence[InlineKeyboardButton]) -> list[list[InlineKeyboardButton]]:
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
    kind: DatedKind, province: str, coming: Sequence[Occasion], *, whole: bool = True
) -> InlineKeyboardMarkup:
    """Under a list of days: calendar files of all and of each, reminders; not `whole` is one agency's days alone.

    An event that several provinces hold on one day has one button.
    """
    more = (province,) if province else ()
    each = {(one.day, compact(one.name) if one.kind == "event" else one.id): one for one in reversed(coming)}
    days = [[press_button(_day_label(one, province), "ics", one.id)] for one in reversed(each.values())]
    rows = [[press_button(wording.BUTTON_CALENDAR_ALL, "ics", kind, *more)]] if whole else []
    rows += days[:LISTED]
    if whole:
        rows.append([press_button(wording.BUTTON_REMIND, "remind", province, "1")])
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
    rows = [[everywhere], *_columns(others)]
    for one in present:
        if one.agency:
            name = _named(one.province, load_agencies().get(one.agency).name)
            rows.append([press_button(f"🔔 {name} – {wording.BUTTON_END}", "unremind", str(one.id))])
    return InlineKeyboardMarkup(rows)


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
    return InlineKeyboardMarkup(_columns([press_button(name, "menu", kind, "0", name) for name in provinces]))


def plan_keyboard(token: str) -> InlineKeyboardMarkup:
    """Under the preview of a plan that an administrator sent."""
    buttons = [
        press_button(wording.BUTTON_INDEX, "index", token),
        press_button(wording.BUTTON_DROP, "drop", token),
    ]
    return InlineKeyboardMarkup([buttons])


def picture_keyboard(answer_id: int, at: int, pictures: int, *, dark: bool) -> InlineKeyboardMarkup:
    """Under a picture: the others of its answer, and the same for a dark or light screen."""
    about, now, other = str(answer_id), ["dark"] * dark, ["dark"] * (not dark)
    turns = []
    if at > 0:
        turns.append(press_button(wording.BUTTON_BEFORE, "picture", about, str(at - 1), *now))
    if at + 1 < pictures:
        turns.append(press_button(wording.BUTTON_AFTER, "picture", about, str(at + 1), *now))
    paper = wording.BUTTON_LIGHT if dark else wording.BUTTON_DARK
    return InlineKeyboardMarkup([[*turns, press_button(paper, "picture", about, str(at), *other)]])


def _pictured(answer: Answer, about: str) -> list[InlineKeyboardButton]:
    """The button for the answer's pictures, named after the first of them; none where there are none."""
    if table(answer) is not None:
        return [press_button(wording.BUTTON_TABLE, "picture", about, "0")]
    return [press_button(wording.BUTTON_CHART, "picture", about, "0")] if charts(answer) else []


def _section(answer: Answer, about: str) -> tuple[Verb, str, str]:
    """One citation is opened at once, of several one is chosen."""
    several = len(answer.places) > 1
    return ("list" if several else "section", about, "0")


def _named(province: str | None, label: str) -> str:
    return f"{province}: {label}" if province else label


def press_button(label: str, verb: Verb, subject: str = "", *more: str) -> InlineKeyboardButton:
    """A button that sends a press back, its label cut to what phones show."""
    shown = label if len(label) <= LABEL_LENGTH else label[: LABEL_LENGTH - 1].rstrip() + "…"
    return InlineKeyboardButton(shown, callback_data=Press(verb, subject, more).encode())
