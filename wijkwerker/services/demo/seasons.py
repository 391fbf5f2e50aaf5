"""The working year of a neighbourhood: weekends, holidays and the weeks in which everybody is away."""

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter


@cache
def free_days(year: int) -> frozenset[date]:
    """The public holidays of a year on which nobody of the team works."""
    sunday = easter(year)
    moving = (sunday + timedelta(n) for n in (1, 39, 40, 50))
    fixed = (date(year, month, day) for month, day in ((1, 1), (4, 27), (5, 5), (12, 25), (12, 26)))
    return frozenset((*moving, *fixed))


def in_summer(day: date) -> bool:
    """The six weeks of the summer holidays."""
    return (7, 13) <= (day.month, day.day) <= (8, 23)


def in_winter(day: date) -> bool:
    """The weeks around Christmas and New Year."""
    return (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 4)


def pressure(day: date) -> float:
    """How much field work falls on a day: 1 on an ordinary working day, 0 on a public holiday."""
    if day in free_days(day.year):
        return 0.0
    share = (1.0, 1.05, 1.0, 1.1, 0.8, 0.08, 0.03)[day.weekday()]
    if in_winter(day):
        return share * 0.15
    return share * 0.4 if in_summer(day) else share


def is_working_day(day: date) -> bool:
    """Monday to Friday, not a public holiday."""
    return day.weekday() < 5 and day not in free_days(day.year)


def working_day(day: date) -> date:
    """`day`, or the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(1)
    return day
