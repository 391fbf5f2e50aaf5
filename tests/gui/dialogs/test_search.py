"""Ctrl+K: find anything, go anywhere."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.search import SearchSheet
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

BUURT = seed_area_id("BU03440321")
TODAY = date(2026, 10, 13)


@pytest.fixture
def services(store: Store) -> Services:
    """A file with a contact, an initiative that he leads, and a moment."""
    opened = Services(store)
    contact = make(Contact, {"name": "Hans de Wit", "area": BUURT, "roles": "bewoner"})
    garden = make(Initiative, {"title": "Moestuin Tigrisdreef", "area": BUURT, "lead": contact.id})
    note = "Hans wil de sleutel van de moestuin"
    moment = make(ContactMoment, {"date": TODAY, "area": BUURT, "worker": SANNE, "note": note})
    opened.records.save(contact, garden, moment)
    return opened


@pytest.fixture
def sheet(qtbot: QtBot, context: Context, settle: Callable[[], None]) -> SearchSheet:
    """The open sheet."""
    made = SearchSheet(context, [("agenda", "Agenda", "calendar"), ("logboek", "Logboek", "edit")])
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def rows(sheet: SearchSheet) -> list[str]:
    model = sheet._model
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def test_the_best_records_come_first_then_what_can_be_done(
    qtbot: QtBot, sheet: SearchSheet, settle: Callable[[], None]
) -> None:
    qtbot.keyClicks(sheet._field, "moes")
    settle()
    assert rows(sheet) == [
        "Beste gok, ",
        "Moestuin Tigrisdreef. Initiatief · idee · Hans de Wit",
        "“Hans wil de sleutel van de moestuin”. Logboek · vandaag · Zamenhofdreef e.o.",
        "Doen, ",
        "Vastleggen bij Moestuin Tigrisdreef. Nieuw contactmoment",
    ]


def test_enter_opens_the_best_record(
    qtbot: QtBot, sheet: SearchSheet, context: Context, settle: Callable[[], None]
) -> None:
    qtbot.keyClicks(sheet._field, "hans")
    settle()
    with qtbot.waitSignal(context.navigator.open_record) as opened:
        qtbot.keyClick(sheet._field, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0] == "contact"


def test_arrows_choose_another_and_control_enter_logs_there(
    qtbot: QtBot, sheet: SearchSheet, context: Context, settle: Callable[[], None]
) -> None:
    qtbot.keyClicks(sheet._field, "moes")
    settle()
    with qtbot.waitSignal(context.navigator.log) as logged:
        qtbot.keyClick(sheet._field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert logged.args is not None
    assert list(logged.args[0]) == ["initiative"]


def test_a_page_is_gone_to_by_its_name(
    qtbot: QtBot, sheet: SearchSheet, context: Context, settle: Callable[[], None]
) -> None:
    qtbot.keyClicks(sheet._field, "agen")
    settle()
    with qtbot.waitSignal(context.navigator.go) as gone:
        qtbot.keyClick(sheet._field, Qt.Key.Key_Return)
    assert gone.args == ["agenda"]


def test_what_was_opened_last_stands_there_when_nothing_is_typed(
    qtbot: QtBot, sheet: SearchSheet, settle: Callable[[], None]
) -> None:
    assert rows(sheet) == []
    qtbot.keyClicks(sheet._field, "hans")
    settle()
    qtbot.keyClick(sheet._field, Qt.Key.Key_Return)
    settle()
    sheet._field.clear()
    settle()
    assert rows(sheet)[1].startswith("Hans de Wit")


def test_nothing_found_says_so(qtbot: QtBot, sheet: SearchSheet, settle: Callable[[], None]) -> None:
    qtbot.keyClicks(sheet._field, "xyzzy")
    settle()
    assert "xyzzy" in sheet._empty.text()
    assert sheet._empty.isVisible()


def test_a_few_rows_are_all_in_sight_and_with_little_room_the_keys_stay_below_them(
    qtbot: QtBot, sheet: SearchSheet, settle: Callable[[], None]
) -> None:
    qtbot.keyClicks(sheet._field, "moes")
    settle()
    sheet.resize(640, sheet.sizeHint().height())
    qtbot.wait(1)
    assert sheet._list.verticalScrollBar().maximum() == 0
    sheet.resize(640, 200)
    qtbot.wait(1)
    assert sheet._list.verticalScrollBar().maximum() > 0
    foot = max(label.y() for label in sheet.findChildren(QLabel) if label.text() == "zoekt ook in notities")
    assert sheet._list.geometry().bottom() < foot


def test_an_own_area_is_found_without_its_code(
    qtbot: QtBot, sheet: SearchSheet, settle: Callable[[], None], services: Services
) -> None:
    services.areas.add_own("Tussen de rails", None)
    qtbot.keyClicks(sheet._field, "rails")
    settle()
    assert rows(sheet)[1] == "Tussen de rails. Gebied · eigen"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("nieuw", ["Nieuw contact", "Nieuwe activiteit", "Nieuw initiatief"]),
        ("contact", ["Nieuw contact"]),
        ("nieuwe act", ["Nieuwe activiteit"]),
        ("ieuw", []),
    ],
)
def test_what_can_be_made_is_offered_by_the_beginning_of_a_word(
    qtbot: QtBot, sheet: SearchSheet, settle: Callable[[], None], typed: str, offered: list[str]
) -> None:
    qtbot.keyClicks(sheet._field, typed)
    settle()
    assert [row.removesuffix(". Toevoegen") for row in rows(sheet) if row.endswith("Toevoegen")] == offered


@pytest.mark.parametrize(
    ("typed", "page"), [("nieuw con", "contacten"), ("nieuwe act", "agenda"), ("nieuw ini", "initiatieven")]
)
def test_enter_opens_the_sheet_of_something_new_on_its_page(
    qtbot: QtBot, sheet: SearchSheet, context: Context, settle: Callable[[], None], typed: str, page: str
) -> None:
    qtbot.keyClicks(sheet._field, typed)
    settle()
    with qtbot.waitSignal(context.navigator.narrow) as gone:
        qtbot.keyClick(sheet._field, Qt.Key.Key_Return)
    assert gone.args == [page, {"new": "ja"}]
