from collections.abc import Callable, Iterator
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wijkwerker.gui.widgets.fields.day import (
    CalendarPopup,
    DateField,
    DateTimeField,
    TimeField,
    nearest_day,
    parse_time,
)

Show = Callable[..., None]
TODAY = date(2026, 10, 13)


@pytest.fixture
def field(show: Show) -> Iterator[DateField]:
    made = DateField("Datum", lambda: TODAY)
    show(made)
    made.setFocus()
    yield made
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def typed(qtbot: QtBot, field: DateField, text: str) -> list[object]:
    edited: list[object] = []
    field.edited.connect(edited.append)
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, text)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    field.edited.disconnect(edited.append)
    return edited


@pytest.mark.parametrize(
    ("text", "day", "shown"),
    [
        ("vandaag", TODAY, "vandaag"),
        ("gisteren", date(2026, 10, 12), "gisteren"),
        ("12-9", date(2026, 9, 12), "za 12 sep"),
        ("1-2-2025", date(2025, 2, 1), "za 1 feb 2025"),
    ],
)
def test_a_day_is_typed_as_people_say_it(qtbot: QtBot, field: DateField, text: str, day: date, shown: str) -> None:
    assert typed(qtbot, field, text) == [day]
    assert field.value() == day
    assert field.edit.text() == shown


def test_a_day_that_does_not_exist_is_not_kept_but_put_right(qtbot: QtBot, field: DateField) -> None:
    assert typed(qtbot, field, "31-09-2026") == []
    assert field.error == "Deze dag bestaat niet. Bedoel je 30-09-2026?"
    with qtbot.waitSignal(field.edited) as edited:
        field._error.buttons()[0].click()
    assert edited.args == [date(2026, 9, 30)]
    assert field.error == ""


def test_words_that_are_no_day_are_refused_kindly(qtbot: QtBot, field: DateField) -> None:
    assert typed(qtbot, field, "ooit eens") == []
    assert field.error.startswith("Dit is geen dag.")


def test_arrows_go_a_day_on_and_back(qtbot: QtBot, field: DateField) -> None:
    field.set_value(TODAY)
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.value() == date(2026, 10, 14)
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.value() == TODAY


def test_an_empty_field_is_no_day(qtbot: QtBot, field: DateField) -> None:
    field.set_value(TODAY)
    field.edit.clear()
    with qtbot.waitSignal(field.edited) as edited:
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert edited.args == [None]


def test_a_day_is_chosen_from_the_calendar(qtbot: QtBot, field: DateField) -> None:
    field.set_value(TODAY)
    qtbot.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    with qtbot.waitSignal(field.edited) as edited:
        popup.calendar.activated.emit(QDate(2026, 10, 20))
    assert edited.args == [date(2026, 10, 20)]


@pytest.mark.parametrize(
    ("text", "day"),
    [("30-2", date(2026, 2, 28)), ("30-02-2028", date(2028, 2, 29)), ("13-13", None), ("vrijdag", None)],
)
def test_the_nearest_day_is_the_last_of_the_month(text: str, day: date | None) -> None:
    assert nearest_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9", time(9)),
        ("930", time(9, 30)),
        ("9.30", time(9, 30)),
        ("13:05", time(13, 5)),
        ("9 uur", time(9)),
        ("25", None),
        ("half tien", None),
    ],
)
def test_a_time_may_be_typed_short(text: str, at: time | None) -> None:
    assert parse_time(text) == at


def test_a_time_that_is_none_is_refused(qtbot: QtBot, show: Show) -> None:
    field = TimeField("Tijd")
    show(field)
    field.edit.setText("25:00")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.error.startswith("Dit is geen tijd.")


def test_arrows_go_a_quarter_of_an_hour(qtbot: QtBot, show: Show) -> None:
    field = TimeField("Tijd")
    show(field)
    field.set_value(time(23, 50))
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.value() == time(0, 5)


def test_a_day_with_a_time_is_one_value(qtbot: QtBot, show: Show) -> None:
    field = DateTimeField("Begint", lambda: TODAY)
    show(field)
    field.set_value(datetime(2026, 10, 16, 13, 0))
    assert field.value() == datetime(2026, 10, 16, 13, 0)
    field.time.edit.setText("14")
    with qtbot.waitSignal(field.edited) as edited:
        qtbot.keyClick(field.time.edit, Qt.Key.Key_Return)
    assert edited.args == [datetime(2026, 10, 16, 14, 0)]
    assert field.time.edit.accessibleName() == "Begint: Tijd"
