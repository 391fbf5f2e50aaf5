"""What a row of the list of contacts shows, and the sentence that a screen reader says of it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from wijkwerker.domain.dates import near_day
from wijkwerker.domain.folding import fold
from wijkwerker.domain.language import N_, _
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.rows import Cell, Column, Row, Sign

if TYPE_CHECKING:
    from wijkwerker.services.contacts import ContactLine

RESTRICTED = "restricted"
_SIGNS = {
    RESTRICTED: ("lock", "text2", N_("Beperkt gebruik")),
    "late": ("alert-circle", "dang", N_("Te laat met terugkoppelen")),
    "due": ("bell", "warn", N_("Nog terugkoppelen")),
    "ask": ("hand", "accent", N_("Kan en wil iets, en is nog nooit gevraagd")),
}
DOING = {
    "trekker": N_("trekker {title}"),
    "mede-trekker": N_("mede-trekker {title}"),
    "vrijwilliger": N_("vrijwilliger {title}"),
    "organisator": N_("organiseert {title}"),
    "docent": N_("geeft {title}"),
}
_RESIDENT = "bewoner"
_MOST_PARTS = 2


def columns() -> list[Column]:
    """The columns beside the name; with little room *Wil en kan* goes first, *Gesproken* last."""
    return [
        Column(_("Buurt"), 142, rank=2),
        Column(_("Wil en kan"), 136, rank=3),
        Column(_("Gesproken"), 80, rank=1),
    ]


def row_maker(today: Callable[[], date]) -> "Callable[[ContactLine], Row]":
    """The function that tells what a contact's row shows; `today` gives the day it is."""

    def row(line: "ContactLine") -> Row:
        sign = _SIGNS.get(line.sign)
        return Row(
            title=line.name or _("naam weg"),
            detail=second_line(line),
            lead=Lead(name=line.name, icon="building" if line.organisation else "", square=line.organisation,
                      tone="neutral" if line.organisation else "soft"),
            cells=(
                Cell(line.area),
                Cell(", ".join(line.words), token="text"),
                Cell(spoken_words(line.spoken, today())),
            ),
            sign=Sign(sign[0], sign[1], _(sign[2])) if sign else None,
        )  # fmt: skip

    return row


def sentence_maker(today: Callable[[], date]) -> "Callable[[ContactLine], str]":
    """The function that tells a contact's row in one sentence."""

    def sentence(line: "ContactLine") -> str:
        words = ", ".join(line.words)
        parts = [
            line.name or _("naam weg"),
            second_line(line),
            line.area,
            _("wil en kan {words}").format(words=words) if words else "",
            _("gesproken {day}").format(day=near_day(line.spoken, today())) if line.spoken else _("nog niet gesproken"),
            _(_SIGNS[line.sign][2]) if line.sign else "",
        ]
        return ", ".join(part for part in parts if part)

    return sentence


def second_line(line: "ContactLine") -> str:
    """Who someone is here, and what they carry: *bewoner · trekker moestuin*."""
    also = [_("ook bekend als {name}").format(name=name) for name in line.also[:1]]
    if line.organisation:
        parts = [*also, _("organisatie"), line.organisation_kind, *line.roles]
    else:
        parts = ordered_roles(line.roles)
        if not any(" " in role for role in parts):  # a role as “begeleidt fietsles” tells it already
            parts[1:1] = [doing_words(*pair) for pair in line.doing[:1]]
        parts = also + parts
    return " · ".join([part for part in dict.fromkeys(parts) if part][:_MOST_PARTS])


def ordered_roles(roles: Iterable[str]) -> list[str]:
    """Resident first, then what tells most, then by alphabet."""
    return sorted(roles, key=lambda role: (role != _RESIDENT, " " not in role, fold(role)))


def doing_words(role: str, title: str) -> str:
    """What someone carries: *trekker Moestuin*."""
    return _(DOING.get(role, "{title}")).format(title=title)


def spoken_words(day: date | None, today: date) -> str:
    """The day of the last moment, without its weekday: *vandaag*, *9 okt*, *9 okt 2024*; – for never."""
    if day is None:
        return "–"
    words = near_day(day, today)
    return words.partition(" ")[2] or words
