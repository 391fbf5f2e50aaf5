"""What a row of the logbook shows, and the sentence that a screen reader says of it."""

from collections.abc import Callable, Collection
from datetime import date
from typing import TYPE_CHECKING

from wijkwerker.domain.dates import long_day
from wijkwerker.domain.draft import short_area
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.domain.notes import sentence_with
from wijkwerker.gui.models.rows_model import DayHead
from wijkwerker.gui.panels.moment.words import (
    LabelOf,
    how_words,
    lead_of,
    people_words,
    polarity_word,
    what_words,
)
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.rows import Cell, Column, Row, Sign

if TYPE_CHECKING:
    from wijkwerker.services.moments import DaySum, LogLine

_SIGNS = {
    "late": ("alert-circle", "dang", N_("Te laat met terugkoppelen")),
    "due": ("bell", "warn", N_("Nog terugkoppelen")),
}
_MOST_NAMES = 2


def columns() -> list[Column]:
    """The columns beside the title; with little room the buurt goes first."""
    return [Column(_("Buurt en thema"), 176, rank=2), Column(_("Mensen"), 62, rank=1)]


def row_maker(label_of: LabelOf, ticked: Collection[str], searched: Callable[[], str]) -> "Callable[[LogLine], Row]":
    """The function that tells what a moment's row shows; `ticked` are the ids with a tick, `searched` gives words."""

    def row(line: "LogLine") -> Row:
        sign = _SIGNS.get(line.sign)
        themes = ", ".join(label_of("theme", code) for code in line.themes)
        return Row(
            title=title_of(line, label_of, searched()),
            detail=second_line(line, label_of),
            time=line.time or "–",
            lead=Lead(icon="check", tone="ok") if line.id in ticked else lead_of(line.kind, line.nature, line.polarity),
            cells=(
                Cell(short_area(line.area), themes),
                Cell(written(line.people), icon="users", token="text", font="med"),
            ),
            sign=Sign(sign[0], sign[1], _(sign[2])) if sign else None,
        )

    return row


def sentence_maker(label_of: LabelOf, ticked: Collection[str]) -> "Callable[[LogLine], str]":
    """The function that tells a moment's row in one sentence."""

    def sentence(line: "LogLine") -> str:
        parts = [
            _("aangevinkt") if line.id in ticked else "",
            title_of(line, label_of),
            line.time,
            second_line(line, label_of).replace(" · ", ", "),
            short_area(line.area),
            ", ".join(label_of("theme", code) for code in line.themes),
            people_words(line.people),
            _(_SIGNS[line.sign][2]) if line.sign else "",
        ]
        return ", ".join(part for part in parts if part)

    return sentence


def title_of(line: "LogLine", label_of: LabelOf, searched: str = "") -> str:
    """The first sentence of the note, or the one with what is searched for; without a note what it was."""
    return sentence_with(line.note, searched) or what_words(line.kind, line.nature, label_of)


def second_line(line: "LogLine", label_of: LabelOf) -> str:
    """What it was, where or how, a strength or worry, and what it belongs to: *Idee · De Dreef · Fietsles*."""
    parts = [
        what_words(line.kind, line.nature, label_of) if line.note else "",
        line.place or how_words(line.kind, line.nature, label_of),
        polarity_word(line.polarity),
        line.about or _names(line),
    ]
    return " · ".join(part for part in parts if part)


def _names(line: "LogLine") -> str:
    if not line.names:
        return _("zonder namen")
    more = len(line.names) - _MOST_NAMES
    shown = ", ".join(name or _("naam weg") for name in line.names[:_MOST_NAMES])
    return f"{shown} +{more}" if more > 0 else shown


def day_head(day: "DaySum", today: date) -> DayHead:
    """The head of a day: *dinsdag 13 oktober* and *4 momenten · 31 mensen*."""
    return DayHead(long_day(day.day, today), f"{moments_words(day.moments)} · {_people(day.people)}")


def moments_words(count: int) -> str:
    """A number of moments: *1 moment*, *1.284 momenten*."""
    return ngettext("{count} moment", "{count} momenten", count).format(count=written(count))


def _people(count: int) -> str:
    return ngettext("{count} mens", "{count} mensen", count).format(count=written(count))
