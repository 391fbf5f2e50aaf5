"""What the agenda says of a session: in the list, in a tooltip, and to a screen reader."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from wijkwerker.domain.dates import long_day, near_day
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui.models.rows_model import DayHead
from wijkwerker.gui.widgets.rows import Cell, Column, Row
from wijkwerker.gui.widgets.tags import TagSpec

if TYPE_CHECKING:
    from wijkwerker.services.activities import Planned

WENT_ON, CANCELLED = "ging door", "ging niet door"

SERIES = Column("", 92, rank=2)  # left out where the title needs the room


def people_words(people: int) -> str:
    """A number of people, as “18 mensen”."""
    return ngettext("{count} mens", "{count} mensen", people).format(count=people)


def at(when: datetime) -> str:
    """The time of day as it stands beside the hours of the grid, as “9:30”."""
    return f"{when.hour}:{when:%M}"


def times_of(item: "Planned") -> str:
    """From when until when, as “13:00 – 15:00”."""
    return f"{at(item.starts)} – {at(item.starts + timedelta(minutes=item.minutes))}"


def state_words(item: "Planned") -> str:
    """Whether it went on and for how many."""
    if item.state == WENT_ON:
        return people_words(item.people)
    return _("niet door") if item.state == CANCELLED else _("gepland")


def tip_of(item: "Planned", today: date) -> str:
    """All that fits in a tooltip, a line each."""
    state = state_words(item)
    if item.state == CANCELLED and item.reason:
        state = f"{state}: {item.reason}"
    where = " · ".join(part for part in (item.place, item.area) if part)
    series = _("reeks") if item.series else ""
    last = " · ".join(part for part in (state, series, item.by) if part)
    when = f"{near_day(item.starts.date(), today)} {times_of(item)}"
    return "\n".join(part for part in (item.title, when, where, last) if part)


def sentence_maker(today: Callable[[], date]) -> Callable[["Planned"], str]:
    """Says a session in one sentence."""

    def sentence(item: "Planned") -> str:
        series = _("reeks") if item.series else ""
        day = near_day(item.starts.date(), today())
        parts = (item.title, day, times_of(item), item.place, item.area, state_words(item), series)
        return ", ".join(part for part in parts if part)

    return sentence


def row_of(item: "Planned") -> Row:
    """A session as a row of the list."""
    if item.state == WENT_ON:
        tag = TagSpec(people_words(item.people), "ok", "check")
    elif item.state == CANCELLED:
        tag = TagSpec(_("niet door"), "warn", "close")
    else:
        tag = TagSpec(_("gepland"), "soft", "calendar")
    detail = " · ".join(part for part in (item.place, item.area, item.by) if part)
    series = Cell(_("reeks"), icon="repeat") if item.series else Cell("")
    off = item.state == CANCELLED
    return Row(title=item.title, detail=detail, time=at(item.starts), cells=(series,), tags=(tag,), struck=off)


def rows_by_day(items: "Sequence[Planned]", today: date) -> "list[Planned | DayHead]":
    """The sessions under a head for each day."""
    rows: list[Planned | DayHead] = []
    for day in sorted({item.starts.date() for item in items}):
        held = [item for item in items if item.starts.date() == day]
        rows.append(DayHead(long_day(day, today), _sum(held)))
        rows.extend(held)
    return rows


def _sum(held: "Sequence[Planned]") -> str:
    number = ngettext("{count} activiteit", "{count} activiteiten", len(held)).format(count=len(held))
    people = sum(item.people for item in held if item.state == WENT_ON)
    return f"{number} · {people_words(people)}" if people else number
