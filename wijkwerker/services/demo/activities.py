"""What the neighbourhood does together: activities, the times they took place, and who came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

from wijkwerker.domain.kinds import Activity
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.demo.chance import Chance
from wijkwerker.services.demo.content import listed, rows, words
from wijkwerker.services.demo.initiatives import Running
from wijkwerker.services.demo.people import People
from wijkwerker.services.demo.seasons import working_day

AHEAD = timedelta(21)
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Planned:
    """An activity with its row of activities.csv and the starts of all its sessions."""

    record: Activity
    row: dict[str, str]
    starts: tuple[datetime, ...]


def make_activities(seed: int, today: date, start: date, people: People, running: dict[str, Running]) -> list[Planned]:
    """The activities between `start` and three weeks ahead; a series under way keeps all its sessions until its end."""
    chance = Chance(seed, "activities")
    planned = []
    for row in rows("activities"):
        initiative = running.get(row["initiative"])
        for title, starts, rule, until in _editions(row, today, initiative.at_work if initiative else start):
            if until:
                starts_of_all = _occurrences(rule, starts, until)
            elif rule:
                starts_of_all = _occurrences(rule, starts, today + AHEAD)
            else:
                starts_of_all = (starts,)
            record = Activity(
                id=chance.new_id(),
                title=title,
                area=seed_area_id(row["buurt"]),
                place=row["place"],
                by=people.workers[row["by"]].id,
                starts=starts_of_all[0],
                minutes=int(row["minutes"]),
                rule=rule or None,
                until=until,
                initiative=initiative.record.id if initiative else None,
                opgaven=words(row["opgaven"]),
                leefgebieden=words(row["leefgebieden"]),
                themes=words(row["themes"]),
                groups=words(row["groups"]),
                health=words(row["health"]),
                planned_people=int(row["people"]),
                template=row["title"] in {"Buitenspeeldag", "Ouderochtend De Kleurdoos"},
                cost=float(row["cost"]) or None,
                note=row["note"] or None,
            )
            planned.append(Planned(record, row, starts_of_all))
    return planned


def _editions(row: dict[str, str], today: date, start: date) -> Iterator[tuple[str, datetime, str, date | None]]:
    """Title, first start, rule and last day of a row, not before `start`: once, or once a year for a yearly one."""
    form, _, rest = row["rule"].partition(":")
    clock = time.fromisoformat(row["time"])
    if form == "R":
        offset = int(rest)
        day = today + timedelta(offset)
        yield row["title"], _at(working_day(day) if offset < 0 else day, clock), "", None
    elif form == "D":
        for year in range(start.year, today.year + 2):
            day = _saturday(date(year, *map(int, rest.split("-"))))
            if start < day <= today + AHEAD and day != today:
                yield f"{row['title']} {year}", _at(day, clock), "", None
    else:
        first = today - timedelta(int(row["from"]))
        first = first if row["until"] else max(first, start)
        until = today + timedelta(int(row["until"])) if row["until"] else None
        yield row["title"], _at(first, clock), _rule(form, rest, today), until


def _rule(form: str, rest: str, today: date) -> str:
    """The RRULE of a series; `T` is the weekday of today and a to d are the other working days."""
    others = [day for day in _DAYS[:5] if day != _DAYS[today.weekday()]]
    names = {"T": _DAYS[today.weekday()], **dict(zip("abcd", others, strict=False))}
    days, _, months = rest.partition(":")
    chosen = sorted((names.get(day, day) for day in days.split(",")), key=_DAYS.index)
    if form.startswith("M"):
        return f"FREQ=MONTHLY;BYDAY={form[1]}{chosen[0]}"
    interval = f";INTERVAL={form[1:]}" if form[1:] else ""
    first, _, last = months.partition("-")
    season = f";BYMONTH={','.join(map(str, range(int(first), int(last) + 1)))}" if months else ""
    return f"FREQ=WEEKLY{interval};BYDAY={','.join(chosen)}{season}"


def _occurrences(rule: str, starts: datetime, last: date) -> tuple[datetime, ...]:
    return tuple(rrulestr(rule, dtstart=starts).between(starts, _at(last, time(23, 59)), inc=True))


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock)


def _saturday(day: date) -> date:
    return day + timedelta((5 - day.weekday()) % 7)


def hands_of(planned: Planned) -> list[str]:
    """The full names of the residents who carry an activity."""
    return listed(planned.row["hands"])
