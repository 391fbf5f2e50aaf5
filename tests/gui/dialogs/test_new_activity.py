"""A new activity: title and time are enough, a series has its rule, and an earlier one can be copied."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from wijkwerker.domain.kinds import Activity
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.new_activity import NewActivity
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

ZAMENHOF = seed_area_id("BU03440321")
STARTS = dt.datetime(2026, 10, 13, 13, 0)  # the second Tuesday of October
YEAR = (dt.date(2026, 10, 1), dt.date(2027, 12, 31))


@pytest.fixture
def services(store: Store) -> Services:
    """Real services, with one earlier activity to copy."""
    made = Services(store)
    earlier = {
        "title": "Buurttafel", "area": ZAMENHOF, "starts": "2026-09-01 18:00", "minutes": 150, "place": "Buurtkamer",
        "groups": {"ouderen"}, "themes": {"eten"}, "cost": 80,
    }  # fmt: skip
    made.activities.plan(make(Activity, earlier))
    return made


@pytest.fixture
def sheet(qtbot: QtBot, context: Context, settle: Callable[[], None]) -> Iterator[NewActivity]:
    lookup = TaskLookup(context.tasks, context.clock.today)
    made = NewActivity(context, lookup, STARTS, "Fietsles")
    qtbot.addWidget(made)
    made.show()
    settle()
    yield made
    made.close()


def save(sheet: NewActivity, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.planned):
        QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def days(services: Services, title: str) -> list[dt.date]:
    return [p.starts.date() for p in services.activities.agenda(*YEAR) if p.title == title]


def test_title_buurt_and_time_are_enough(sheet: NewActivity, qtbot: QtBot, services: Services) -> None:
    sheet.area.set_value(ZAMENHOF)
    save(sheet, qtbot)
    (planned,) = [p for p in services.activities.agenda(*YEAR) if p.title == "Fietsles"]
    assert (planned.starts, planned.minutes, planned.by) == (STARTS, 90, "Sanne Bakker")
    assert services.activities.session(planned.id).activity.by == SANNE


def test_what_is_missing_is_said_at_its_field_and_nothing_is_planned(sheet: NewActivity, services: Services) -> None:
    sheet.title.set_value(None)
    sheet.save.click()
    assert (sheet.title.error, sheet.area.error) == ("Dit is nog nodig.", "Dit is nog nodig.")
    assert sheet.save.isEnabled()
    assert days(services, "") == []


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY", [(10, 13), (10, 20), (10, 27), (11, 3)]),
        ("FREQ=WEEKLY;INTERVAL=2", [(10, 13), (10, 27)]),
        ("month", [(10, 13)]),
    ],
)
def test_a_series_runs_until_its_last_day(
    sheet: NewActivity, qtbot: QtBot, services: Services, rule: str, expected: list[tuple[int, int]]
) -> None:
    sheet.area.set_value(ZAMENHOF)
    assert not sheet.until.isVisible()
    sheet.repeat.set_value(rule)
    sheet.repeat.edited.emit(rule)
    assert sheet.until.isVisible()
    sheet.until.set_value(dt.date(2026, 11, 3))
    save(sheet, qtbot)
    assert days(services, "Fietsles") == [dt.date(2026, month, day) for month, day in expected]


def test_each_month_is_the_same_weekday_of_the_month(sheet: NewActivity, qtbot: QtBot, services: Services) -> None:
    sheet.area.set_value(ZAMENHOF)
    sheet.repeat.set_value("month")
    sheet.until.set_value(dt.date(2026, 12, 31))
    save(sheet, qtbot)
    assert days(services, "Fietsles") == [dt.date(2026, 10, 13), dt.date(2026, 11, 10), dt.date(2026, 12, 8)]


def test_an_earlier_activity_is_copied_with_all_but_its_day(
    sheet: NewActivity, qtbot: QtBot, services: Services
) -> None:
    assert sheet.copy.isVisible()
    sheet._copy(sheet._examples[0].id)
    assert (sheet.title.value(), sheet.place.value()) == ("Buurttafel", "Buurtkamer")
    assert sheet.starts.value() == dt.datetime(2026, 10, 13, 18, 0)
    save(sheet, qtbot)
    new = [p for p in services.activities.agenda(*YEAR) if p.title == "Buurttafel"]
    copied = services.activities.session(new[0].id).activity
    assert (copied.themes, copied.groups, copied.cost) == (frozenset({"eten"}), frozenset({"ouderen"}), 80)
    assert copied.starts == dt.datetime(2026, 10, 13, 18, 0)


def test_it_says_until_when_it_lasts(sheet: NewActivity) -> None:
    assert sheet.minutes._suffix.text() == "1½ uur, tot 14:30"
    sheet.minutes.count(2)
    assert sheet.minutes._suffix.text() == "2 uur, tot 15:00"
