"""What the panel of a session says."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from wijkwerker.domain.dates import clock, hours_text, short_day
from wijkwerker.domain.language import N_, _, ngettext

if TYPE_CHECKING:
    from wijkwerker.services.activities import Present, SessionParts

PARTICIPANT, VOLUNTEER = "deelnemer", "vrijwilliger"
ROLES: Mapping[str, str] = {
    PARTICIPANT: N_("deelnemer"),
    VOLUNTEER: N_("vrijwilliger"),
    "organisator": N_("organisator"),
    "docent": N_("docent"),
}


def line_of(parts: "SessionParts", today: date) -> str:
    """Which one of how many, when and where, as “keer 4 van 10 · di 13 okt 13:00 · Park de Gagel”."""
    session = parts.session
    number = ""
    if parts.total > 1:
        number = _("keer {number} van {total}").format(number=parts.number, total=parts.total)
    when = f"{short_day(session.starts.date(), today)} {clock(session.starts)}" if session.starts is not None else ""
    place = session.place or parts.activity.place or ""
    return " · ".join(part for part in (number, when, place) if part)


def names_in(parts: "SessionParts") -> int:
    """How many people with a name were there."""
    return sum(1 for person in parts.people if is_there(person))


def counted_in(parts: "SessionParts") -> int:
    """How many people the counts of the groups add up to."""
    return sum(count.people or 0 for count in parts.head_counts)


def is_there(person: "Present") -> bool:
    """Whether someone was at this session."""
    return person.attendance is not None and person.attendance.present


def note_of(names: int, counted: int, people: int | None) -> str:
    """What the number is made of, as “6 met naam, 5 zonder naam”."""
    if people is None:
        return _("Nog niet geteld")
    if people < names:
        return ngettext(
            "Er staat {count} naam, minder kan niet", "Er staan {count} namen, minder kan niet", names
        ).format(count=names)
    if people < counted:
        return _("De groepen zijn samen {count}, minder kan niet").format(count=counted)
    if not names:
        return _("{count} zonder naam").format(count=people) if people else _("Niemand")
    if people == names:
        return _("{count} met naam").format(count=names)
    return _("{names} met naam, {others} zonder naam").format(names=names, others=people - names)


def person_note(person: "Present") -> str:
    """What stands behind a name: that it is the first time, or that they said they would not come."""
    if person.attendance is not None and not person.attendance.present:
        return _("afgemeld")
    return _("eerste keer") if person.attendance is not None and not person.times else ""


def called(person: "Present") -> str:
    """The name of someone, also after it was taken away."""
    return person.name or _("naam weg")


def role_words(role: str) -> str:
    """What someone was there."""
    return _(ROLES[role]) if role in ROLES else role


def hours_words(hours: float | None) -> str:
    """How long a volunteer was there, as “2 uur”."""
    return hours_text(hours) if hours else _("uren?")
