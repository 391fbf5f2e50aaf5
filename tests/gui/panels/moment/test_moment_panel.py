"""The panel of a moment: each change is saved by itself."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative, Promise
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.moment.links import Link, LinksField
from wijkwerker.gui.panels.moment.panel import MomentPanel
from wijkwerker.gui.panels.moment.promises import PromiseLine
from wijkwerker.gui.panels.moment.words import Labels
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.fields.day import DateField
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.fields.number import NumberField
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

ZAMENHOF = seed_area_id("BU03440321")
TODAY = dt.date(2026, 10, 13)
Settle = Callable[[], None]
W = TypeVar("W", bound=QObject)


@pytest.fixture
def moment() -> ContactMoment:
    return make(
        ContactMoment,
        {"date": TODAY, "time": dt.time(10, 20), "area": ZAMENHOF, "worker": SANNE, "note": "Fietsles besproken"},
    )


@pytest.fixture
def services(store: Store, moment: ContactMoment) -> Services:
    """Real services on a file with one moment, someone to link and something to link it to."""
    made = Services(store)
    made.records.save(moment, Contact(name="Samira Bouzid"), Initiative(title="Fietsles voor vrouwen", area=ZAMENHOF))
    return made


@pytest.fixture
def panel(qtbot: QtBot, context: Context, settle: Settle, moment: ContactMoment) -> Iterator[MomentPanel]:
    lookup = TaskLookup(context.tasks, context.clock.today)
    made = MomentPanel(context, lookup, Labels(lookup))
    qtbot.addWidget(made)
    made.resize(432, 900)
    made.show()
    made.activateWindow()
    made.show_moment(moment.id)
    settle()
    yield made
    made.close()


@pytest.fixture
def saved(services: Services, moment: ContactMoment, settle: Settle) -> Callable[[], ContactMoment]:
    """The moment as it stands in the file now."""

    def read() -> ContactMoment:
        settle()
        settle()
        found = services.records.get(ContactMoment, moment.id)
        assert found is not None
        return found

    return read


Saved = Callable[[], ContactMoment]


def part(panel: QWidget, sort: type[W]) -> W:
    found: W | None = panel.findChild(sort)
    assert found is not None
    return found


def button(panel: QWidget, name: str) -> QAbstractButton:
    found = panel.findChildren(QAbstractButton)
    return next(one for one in found if one.isVisible() and name in {one.text(), one.accessibleName()})


def texts(panel: QWidget) -> list[str]:
    parts: list[Any] = [one for one in panel.findChildren(QWidget) if one.isVisible() and hasattr(one, "text")]
    return [one.text() for one in parts]


def people(panel: MomentPanel) -> NumberField:
    return next(field for field in panel.findChildren(NumberField) if field.label == "Hoeveel mensen")


def test_the_head_tells_what_it_was_when_and_by_whom(panel: MomentPanel) -> None:
    assert {"Gesprek", "vandaag 10:20 · door jou", "opgeslagen"} <= set(texts(panel))
    assert "mens, zonder namen" in texts(panel)


def test_a_note_is_saved_when_its_box_is_left(panel: MomentPanel, saved: Saved) -> None:
    note = part(panel, QPlainTextEdit)
    panel.focus_first()
    note.setPlainText("Fietsles besproken met Samira")
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert saved().note == "Fietsles besproken met Samira"


def test_a_number_that_may_be_a_bsn_is_not_saved_until_it_is_taken_away(panel: MomentPanel, saved: Saved) -> None:
    note = part(panel, QPlainTextEdit)
    panel.focus_first()
    note.setPlainText("Haar nummer is 111222333")
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert saved().note == "Fietsles besproken"
    button(panel, "Weghalen").click()
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert saved().note == "Haar nummer is"


def test_a_chip_says_how_it_went_and_the_rest_stands_behind_more(panel: MomentPanel, saved: Saved) -> None:
    button(panel, "Straatgesprek").click()
    assert saved().kind == "straatgesprek"
    button(panel, "Soort: meer").click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_4)
    assert saved().kind == "inloop"
    assert button(panel, "Inloop").isChecked()


def test_what_it_was_may_be_left_empty_again_but_how_it_went_may_not(panel: MomentPanel, saved: Saved) -> None:
    button(panel, "Vraag").click()
    assert saved().nature == "vraag"
    button(panel, "Vraag").click()
    assert saved().nature is None
    button(panel, "Gesprek").click()
    assert saved().kind == "gesprek"


def test_a_strength_or_a_worry_is_one_press(panel: MomentPanel, saved: Saved) -> None:
    button(panel, "Kracht").click()
    assert saved().polarity == "kracht"


def test_a_number_that_is_still_being_counted_is_saved_before_another_moment_comes(
    panel: MomentPanel, services: Services, settle: Settle, saved: Saved, moment: ContactMoment
) -> None:
    other = make(ContactMoment, {"date": TODAY, "area": ZAMENHOF, "worker": SANNE, "people": 40})
    services.records.save(other)
    people(panel).count(3)
    panel.show_moment(other.id)
    assert saved().people == 4
    assert people(panel).value() == 40


def test_a_day_that_is_still_to_come_is_not_saved(panel: MomentPanel, saved: Saved) -> None:
    day = part(panel, DateField)
    QTest.keyClick(day.edit, Qt.Key.Key_Up)
    assert "Deze dag is nog niet geweest." in texts(panel)
    assert saved().date == TODAY
    button(panel, "Vandaag").click()
    assert day.value() == TODAY
    QTest.keyClick(day.edit, Qt.Key.Key_Down)
    assert saved().date == TODAY - dt.timedelta(1)


def test_an_own_word_becomes_a_theme(panel: MomentPanel, saved: Saved) -> None:
    button(panel, "Thema: erbij").click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClicks(popup.focusWidget(), "fietsles")
    QTest.qWait(120)
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_Return)
    assert saved().themes == {"fietsles"}


def test_people_and_initiatives_are_linked_and_unlinked(
    panel: MomentPanel, saved: Saved, services: Services, settle: Settle
) -> None:
    links = part(panel, LinksField)
    contact = services.search.of_kind("contact", "samira")[0].id
    initiative = services.search.of_kind("initiative", "fietsles")[0].id
    links._add(Link("contact", contact, "Samira Bouzid", "user"))
    links._add(Link("initiative", initiative, "Fietsles voor vrouwen", "leaf"))
    assert (saved().contacts, saved().initiative) == (frozenset({contact}), initiative)
    assert "mens, 1 met naam" in texts(panel)
    QTest.keyClick(button(panel, "Gekozen: Wie Samira Bouzid"), Qt.Key.Key_Delete)
    assert saved().contacts == frozenset()


def test_a_linked_initiative_is_opened_with_its_chip(
    panel: MomentPanel, saved: Saved, qtbot: QtBot, context: Context, services: Services
) -> None:
    initiative = services.search.of_kind("initiative", "fietsles")[0].id
    part(panel, LinksField)._add(Link("initiative", initiative, "Fietsles voor vrouwen", "leaf"))
    saved()
    with qtbot.waitSignal(context.navigator.open_record) as asked:
        button(panel, "Gekozen: Initiatief Fietsles voor vrouwen").click()
    assert asked.args == ["initiative", initiative]


def test_a_link_is_searched_in_initiatives_activities_and_people(panel: MomentPanel, settle: Settle) -> None:
    button(panel, "Hoort bij: erbij").click()
    popup: Any = QApplication.activePopupWidget()
    settle()
    QTest.keyClicks(popup.focusWidget(), "fiets")
    QTest.qWait(120)
    settle()
    assert [option.label for option in popup._model.options()] == ["Fietsles voor vrouwen"]
    popup.close()


def test_a_promise_is_added_changed_told_back_and_taken_away(
    panel: MomentPanel, saved: Saved, services: Services, moment: ContactMoment
) -> None:
    def promises() -> list[Promise]:
        saved()
        return list(services.moments.parts(moment.id).promises)

    button(panel, "Afspraak om terug te koppelen erbij").click()
    line = part(panel, PromiseLine)
    QTest.keyClicks(line.what.edit, "Samira bellen over de groep")
    QTest.keyClick(line.what.edit, Qt.Key.Key_Return)
    assert [one.what for one in promises()] == ["Samira bellen over de groep"]
    QTest.keyClicks(line.due.edit, "vr")
    QTest.keyClick(line.due.edit, Qt.Key.Key_Return)
    assert promises()[0].due == dt.date(2026, 10, 16)
    button(panel, "Gedaan").click()
    assert promises()[0].fed_back_on == TODAY
    assert "teruggekoppeld vandaag" in texts(panel)
    button(panel, "Afspraak verwijderen: Samira bellen over de groep").click()
    assert promises() == []


def test_a_moment_that_is_gone_is_told_and_leaves_the_panel(
    panel: MomentPanel, services: Services, moment: ContactMoment, settle: Settle, qtbot: QtBot
) -> None:
    services.records.delete(moment)
    with qtbot.waitSignal(panel.gone):
        panel.refresh()
        settle()
    assert panel.moment_id == ""


def test_every_field_stands_in_the_panel_the_rare_ones_behind_more(panel: MomentPanel) -> None:
    labels = {
        *("Wat gebeurde er?", "Wanneer", "Hoe laat", "Buurt", "Waar", "Soort", "Aard", "Hoeveel mensen", "Thema"),
        *("Doelgroep", "Hoort bij", "Terugkoppelen", "Kracht of zorg", "Hoe lang (minuten)", "Door"),
    }
    assert labels <= set(texts(panel))
    buttons = [one for one in panel.findChildren(QAbstractButton) if one.isVisible() and not isinstance(one, Chip)]
    next(one for one in buttons if one.text() == "Meer").click()
    assert {"Opgaven", "Leefgebieden"} <= set(texts(panel))
