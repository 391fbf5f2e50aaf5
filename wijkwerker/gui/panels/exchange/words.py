"""How exchanging is told: numbers of records by kind, moments in time, and who someone is."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from wijkwerker.domain.dates import clock, long_day, near_day, short_day, short_month
from wijkwerker.domain.exchange.given import Colleague, HistoryLine, Standing
from wijkwerker.domain.exchange.planned import Line, Plan
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui.widgets.tags import TagSpec

_NEAR_DAYS = 30


def kind_count(kind: str, count: int) -> str:
    """A number of records of a kind: *8 momenten*, *1 initiatief*."""
    info = KINDS[kind].info
    return f"{written(count)} {_(info.one if count == 1 else info.many).lower()}"


def kind_counts(counts: Mapping[str, int]) -> list[str]:
    """All that is not nothing, most first."""
    shown = sorted(counts.items(), key=lambda item: -item[1])
    return [kind_count(kind, count) for kind, count in shown if count and kind in KINDS]


def changes_count(count: int) -> str:
    """*14 wijzigingen*."""
    return ngettext("{count} wijziging", "{count} wijzigingen", count).format(count=written(count))


def unshared_words(count: int) -> str:
    """What waits to be given, in one line."""
    return _("{changes} nog niet gedeeld").format(changes=changes_count(count))


def title_words(title: str, today: date) -> str:
    """What a record is called; a day that it begins with as people say it: *gisteren · Koffie op het plein*."""
    day, dot, rest = title.partition(" · ")
    try:
        said = past_day(date.fromisoformat(day), today)
    except ValueError:
        return title
    return f"{said}{dot}{rest}"


def since_words(when: datetime, today: date) -> str:
    """*sinds vrijdag 9 oktober, 16:40*."""
    return _("sinds {day}, {time}").format(day=long_day(when.date(), today), time=clock(when))


def day_words(when: datetime | None, today: date) -> str:
    """A day as shortly as a table needs it: *gisteren*, *ma 12 okt*, *28 aug*, or a dash for never."""
    if when is None:
        return "–"
    if abs((today - when.date()).days) <= _NEAR_DAYS:
        return past_day(when.date(), today)
    words = f"{when.day} {short_month(when.month)}"
    return words if when.year == today.year else f"{words} {when.year}"


def past_day(day: date, today: date) -> str:
    """As near_day; but what was done cannot have been done *morgen*: then the clock of a laptop is wrong."""
    return short_day(day, today) if day > today else near_day(day, today)


def moment_words(when: datetime, today: date) -> str:
    """*vandaag 08:31*, or the day alone when it is longer ago."""
    near = abs((today - when.date()).days) <= 1
    return f"{day_words(when, today)} {clock(when)}" if near else day_words(when, today)


def stamped(hlc: int) -> datetime | None:
    """The time on this laptop's clock of a stamp; None when it has none or an impossible one."""
    try:
        return datetime.fromtimestamp((hlc >> 16) / 1000) if hlc else None  # noqa: DTZ006 - the neighbourhood's clock
    except (ValueError, OverflowError, OSError):
        return None


def who_when(who: str, when: datetime | None, today: date, *, mine: bool = False) -> str:
    """*jij, 12 okt 15:12* or *Loes, 11 okt 09:40*."""
    name = _("jij") if mine else first_name(who) or _("een collega")
    return f"{name}, {day_words(when, today)} {clock(when)}" if when is not None else name


def first_name(name: str) -> str:
    """What colleagues call someone."""
    return name.split()[0] if name.split() else ""


def standing_tag(colleague: Colleague) -> TagSpec:
    """How we stand with a colleague: of what was given nobody knows whether they have it."""
    if colleague.state == Standing.GIVE:
        return TagSpec(_("{count} te geven").format(count=written(colleague.to_give)), "warn", "upload")
    if colleague.state == Standing.GIVEN:
        return TagSpec(_("wacht op antwoord"), "neutral", "clock")
    if colleague.state == Standing.QUIET:
        weeks = ngettext("{count} week stil", "{count} weken stil", colleague.weeks).format(count=colleague.weeks)
        return TagSpec(weeks, "warn", "clock")
    return TagSpec(_("gelijk"), "ok", "check")


def sender_words(plan: Plan) -> str:
    """Whose workbook it is."""
    name = plan.sender_name
    return _("Bestand van {name}").format(name=name) if name else _("Bestand van een collega")


def made_words(plan: Plan, today: date) -> str:
    """File, when it was made, and how many rows."""
    rows = ngettext("{count} rij", "{count} rijen", plan.rows).format(count=written(plan.rows))
    parts = [plan.file_name, _made(plan.made, today), rows]
    return " · ".join(part for part in parts if part)


def _made(made: str, today: date) -> str:
    try:
        when = datetime.fromisoformat(made)
    except ValueError:
        return ""
    local = when.astimezone().replace(tzinfo=None) if when.tzinfo is not None else when
    return _("gemaakt {when}").format(when=moment_words(local, today))


def history_words(line: HistoryLine, today: date) -> tuple[str, str]:
    """Title and second line of a workbook that was read."""
    title = _("Bestand van {name} ingelezen").format(name=first_name(line.sender)) if line.sender else line.file_name
    counts = [
        _("{count} nieuw").format(count=written(line.new)) if line.new else "",
        _("{count} gewijzigd").format(count=written(line.changed)) if line.changed else "",
        _("{count} keer kiezen").format(count=line.choices) if line.choices else "",
        _("{count} apart gezet").format(count=line.parked) if line.parked else "",
    ]
    said = ", ".join(part for part in counts if part) or _("niets nieuws")
    return title, f"{moment_words(line.when, today)} · {said}"


def place_words(line: Line) -> str:
    """Where a line stands in the workbook: *Rij 41*."""
    return _("Rij {row}").format(row=line.row) if line.row else line.sheet


def folder_words(path: Path) -> str:
    """The folder of a file, shortly."""
    return path.parent.name or str(path.parent)
