"""Overviews of a city against what plain SQL needs, and redrawing a chart against drawing it anew."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from tests.benchmarks.conftest import TODAY, Compare
from wijkwerker.charts import LIGHT, Chart, Months
from wijkwerker.domain.figures import Figures, MonthRow
from wijkwerker.services.overview import Overviews
from wijkwerker.storage.store import Store

_SIZE = (700, 230)
_COPY = """
    CREATE TEMP TABLE covered AS
    SELECT date, area, people, initiative IS NOT NULL OR activity IS NOT NULL OR people >= 3 AS collective
    FROM contact_moment WHERE live"""
_COVER = "CREATE INDEX temp.covering ON covered (date, area, people, collective)"
_YEAR = """
    SELECT area, substr(date, 1, 7), count(*), sum(people), sum(collective) FROM covered
    WHERE date >= ? AND date <= ? GROUP BY 1, 2"""
_ALL = """
    SELECT area, substr(date, 1, 7), count(*), sum(people),
      sum(initiative IS NOT NULL OR activity IS NOT NULL OR people >= 3)
    FROM contact_moment WHERE live GROUP BY 1, 2"""


@pytest.fixture
def overviews(city_store: Store) -> Overviews:
    """With all sums up to date, as after the first overview."""
    made = Overviews(city_store)
    made.freshen()
    return made


@pytest.fixture
def covered(city_store: Store) -> Iterator[Callable[[date, date], Any]]:
    """The plain count of a period from an index that holds all it needs."""
    with city_store.read() as connection:
        for sql in (_COPY, _COVER):
            connection.exec_driver_sql(sql)
        yield lambda first, last: connection.exec_driver_sql(_YEAR, (first.isoformat(), last.isoformat())).fetchall()


def test_an_overview_of_one_year(overviews: Overviews, covered: Callable[[date, date], Any], compare: Compare) -> None:
    first, last = date(TODAY.year - 1, 1, 1), date(TODAY.year - 1, 12, 31)
    compare("overview, one year", lambda: covered(first, last), lambda: overviews.build(first, last), goal=2)
    since = date(TODAY.year, 1, 1)
    compare(
        "overview, this year until today",
        lambda: covered(since, TODAY),
        lambda: overviews.build(since, TODAY),
        goal=2,
    )


def test_an_overview_of_twenty_years(overviews: Overviews, city_store: Store, compare: Compare) -> None:
    def counted() -> None:
        with city_store.read() as connection:
            connection.exec_driver_sql(_ALL).fetchall()

    first = date(TODAY.year - 20, TODAY.month, TODAY.day)
    compare("overview, twenty years", counted, lambda: overviews.build(first, TODAY), goal=0.3, rounds=5)


def test_redrawing_a_chart_after_a_filter(compare: Compare) -> None:
    chance = random.Random(1)

    def other() -> list[MonthRow]:
        counts = [chance.randint(20, 80) for _month in range(12)]
        return [
            MonthRow(month=date(2026, at + 1, 1), figures=Figures(moments=count, collective=count // 2))
            for at, count in enumerate(counts)
        ]

    kept = Chart(Months(), LIGHT, _SIZE, 2)
    kept.picture(other())
    compare(
        "dashboard redraw after a filter",
        lambda: Chart(Months(), LIGHT, _SIZE, 2).picture(other()),
        lambda: kept.picture(other()),
        goal=0.5,
    )
