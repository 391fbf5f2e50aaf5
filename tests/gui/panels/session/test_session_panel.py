"""The panel of one session: the number, the groups, the names, the hours, and what the activity is."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from wijkwerker.domain.kinds import Activity, Contact
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.session.attendees import _hours_options
from wijkwerker.gui.panels.session.panel import SessionPanel
from wijkwerker.gui.panels.session.people import PersonRow
from wijkwerker.services.activities import SessionParts
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

FIRST, SECOND = dt.date(2026, 10, 6), dt.date(2026, 10, 13)
NAMES = ("Amina Osman", "Dewi Pattinama", "Rosa Fernandes")


@pytest.fixture
def services(store: Store) -> Services:
    """Real services: a weekly lesson, of which the first time was held with three names, one of them a volunteer."""
    made = Services(store)
    lesson = make(
        Activity,
        {
            "title": "Fietsles", "area": seed_area_id("BU03440321"), "starts": "2026-10-06 13:00", "minutes": 120,
            "rule": "FREQ=WEEKLY", "until": "2026-12-08", "place": "Park de Gagel", "groups": {"moeders"},
        },
    )  # fmt: skip
    made.activities.plan(lesson)
    people = [Contact(name=name) for name in NAMES]
    made.records.save(*people, Contact(name="Wim Slotboom"))
    held = made.activities.agenda(FIRST, FIRST)[0].id
    for person in people[:2]:
        made.activities.tick(held, person.id, present=True)
    made.activities.tick(held, people[2].id, present=True, role="vrijwilliger", hours=2)
    return made


@pytest.fixture
def session(services: Services) -> str:
    """The id of the second time, which nobody counted yet."""
    return services.activities.agenda(SECOND, SECOND)[0].id


@pytest.fixture
def panel(qtbot: QtBot, context: Context, settle: Callable[[], None], session: str) -> Iterator[SessionPanel]:
    made = SessionPanel(context)
    qtbot.addWidget(made)
    made.resize(404, 900)
    made.show()
    made.activateWindow()
    made.show_session(session)
    settle()
    settle()
    made.focus_first()
    yield made
    made.close()


@pytest.fixture
def stored(services: Services, session: str) -> Callable[[], SessionParts]:
    """What the file says of the session now."""
    return lambda: services.activities.session(session)


def button(parent: QWidget, name: str) -> QAbstractButton:
    found = parent.findChildren(QAbstractButton)
    return next(one for one in found if name in {one.text(), one.accessibleName()})


def row(panel: SessionPanel, name: str) -> PersonRow:
    return next(row for row in panel.findChildren(PersonRow) if row.person.name == name and row.isVisible())


def there(parts: SessionParts) -> dict[str, tuple[str, float | None]]:
    return {p.name: (p.attendance.role, p.attendance.hours) for p in parts.people if p.attendance is not None}


def test_it_says_which_time_of_how_many_this_is(panel: SessionPanel) -> None:
    assert panel.head._title.text() == "Fietsles"
    assert panel.head._line.text() == "keer 2 van 10 · di 13 okt 13:00 · Park de Gagel"
    assert panel.people._note.text() == "Nog niet geteld"


def test_the_number_is_kept_while_it_is_typed(
    panel: SessionPanel, qtbot: QtBot, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    QTest.keyClicks(panel.people.number.edit, "11")
    qtbot.waitUntil(lambda: stored().session.people == 11)
    settle()
    assert stored().session.state == "ging door"
    assert panel.people.number.edit.hasFocus()
    assert panel.people._note.text() == "11 zonder naam"


def test_plus_and_minus_count(
    panel: SessionPanel, qtbot: QtBot, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    for _time in range(3):
        QTest.keyClick(panel.people.number.edit, Qt.Key.Key_Plus)
    QTest.keyClick(panel.people.number.edit, Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: stored().session.people == 1)
    settle()


def test_names_raise_the_number_and_a_wrong_tick_leaves_no_trace(
    panel: SessionPanel, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    button(panel, "Wie was er? Alles aan").click()
    settle()
    settle()
    assert panel.people.number.value() == 2
    assert panel.people._note.text() == "2 met naam"
    assert not panel.attendees.guests.link.isVisible()
    row(panel, "Amina Osman").check.click()
    settle()
    settle()
    assert panel.people.number.value() == 1
    assert list(there(stored())) == ["Dewi Pattinama"]
    assert stored().session.people is None


def test_the_number_never_stays_below_the_names(
    panel: SessionPanel, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    panel.attendees._tick_all()
    settle()
    settle()
    panel.focus_first()
    QTest.keyClicks(panel.people.number.edit, "1")
    assert panel.people._note.text() == "Er staan 2 namen, minder kan niet"
    panel.finish()
    settle()
    assert stored().session.people == 2


def test_the_groups_of_the_activity_come_first_and_their_sum_raises_the_number(
    panel: SessionPanel, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    assert panel.groups.groups() == ["moeders"]
    panel.groups.add("kinderen", panel._loaded.groups if panel._loaded else ())
    for group, number in (("moeders", "6"), ("kinderen", "5")):
        field = panel.groups._fields[group]
        field.edit.setFocus()
        QTest.keyClicks(field.edit, number)
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    settle()
    settle()
    assert {count.group: count.people for count in stored().head_counts} == {"moeders": 6, "kinderen": 5}
    assert panel.people.number.value() == 11
    panel.groups._fields["kinderen"].edit.clear()
    QTest.keyClick(panel.groups._fields["kinderen"].edit, Qt.Key.Key_Return)
    settle()
    settle()
    assert [count.group for count in stored().head_counts] == ["moeders"]
    assert panel.people.number.value() == 6


def test_space_ticks_arrows_walk_and_the_focus_stays(
    panel: SessionPanel, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    row(panel, "Amina Osman").check.setFocus()
    QTest.keyClick(row(panel, "Amina Osman").check, Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QCheckBox)
    QTest.keyClick(focus, Qt.Key.Key_Space)
    settle()
    settle()
    assert list(there(stored())) == ["Dewi Pattinama"]
    assert QApplication.focusWidget() is row(panel, "Dewi Pattinama").check


def test_a_volunteer_gets_the_length_of_the_session_as_hours(
    panel: SessionPanel, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    row(panel, "Rosa Fernandes").check.click()
    settle()
    settle()
    assert there(stored()) == {"Rosa Fernandes": ("vrijwilliger", 2.0)}
    chip = row(panel, "Rosa Fernandes").chip
    assert chip is not None
    assert chip.text() == "2 uur"


def test_hours_and_role_of_a_volunteer_can_be_changed(
    panel: SessionPanel, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    row(panel, "Rosa Fernandes").check.click()
    settle()
    settle()
    rosa = row(panel, "Rosa Fernandes").person.contact
    panel.attendees._set(rosa, "vrijwilliger", 2.0, ("hours", 3.25))
    settle()
    assert there(stored()) == {"Rosa Fernandes": ("vrijwilliger", 3.25)}
    panel.attendees._set(rosa, "vrijwilliger", 3.25, ("role", "docent"))
    settle()
    settle()
    assert there(stored()) == {"Rosa Fernandes": ("docent", 3.25)}
    panel.attendees._set(rosa, "docent", 3.25, ("role", "deelnemer"))
    settle()
    settle()
    assert there(stored()) == {"Rosa Fernandes": ("deelnemer", None)}
    assert row(panel, "Rosa Fernandes").chip is None


def test_other_hours_can_be_typed() -> None:
    assert [option.value for option in _hours_options("3,25", 2.0)] == [("hours", 3.25)]
    assert [option.value for option in _hours_options("doc", 2.0)] == [("role", "docent")]
    assert ("hours", 1.75) in [option.value for option in _hours_options("", 1.75)]


def test_someone_new_is_added_and_it_says_that_it_is_the_first_time(
    panel: SessionPanel, settle: Callable[[], None], services: Services, stored: Callable[[], SessionParts]
) -> None:
    wim = services.search.of_kind("contact", "wim")[0].id
    panel.attendees._chosen(wim, "deelnemer")
    settle()
    settle()
    assert there(stored()) == {"Wim Slotboom": ("deelnemer", None)}
    assert row(panel, "Wim Slotboom").check.accessibleName() == "Wim Slotboom, eerste keer"
    row(panel, "Wim Slotboom").check.click()
    settle()
    settle()
    assert there(stored()) == {}
    assert not row(panel, "Wim Slotboom").check.isChecked()  # stays in sight, to tick again


def test_whoever_is_there_already_is_not_offered_again(panel: SessionPanel, settle: Callable[[], None]) -> None:
    panel.attendees._tick_all()
    settle()
    settle()
    offered: list[str] = []
    panel.lookup.search(
        "contact", "amina", lambda options: offered.extend(o.label for o in panel.attendees._offered(options, "amina"))
    )
    settle()
    assert offered == ["“amina” als nieuw contact"]


def test_that_it_did_not_go_on_asks_why_and_hides_the_counting(
    panel: SessionPanel, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    button(panel, "Ging niet door…").click()
    settle()
    settle()
    assert not panel.people.isVisible()
    button(panel, "Weer").click()
    settle()
    assert (stored().session.state, stored().session.reason) == ("ging niet door", "weer")
    button(panel, "Anders").click()
    field = panel.state._text
    QTest.keyClicks(field.edit, "Sleutel kwijt")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    settle()
    settle()
    assert stored().session.reason == "Sleutel kwijt"
    assert field.value() == "Sleutel kwijt"
    button(panel, "Ging door").click()
    settle()
    settle()
    assert (stored().session.state, stored().session.reason) == ("ging door", None)
    assert panel.people.isVisible()


def test_how_many_were_new_is_a_chip_or_for_many_a_number(
    panel: SessionPanel, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    button(panel.new_people, "2").click()
    settle()
    assert stored().session.new_people == 2
    button(panel.new_people, "meer").click()
    assert panel.new_people.number.edit.hasFocus()
    QTest.keyClicks(panel.new_people.number.edit, "7")
    QTest.keyClick(panel.new_people.number.edit, Qt.Key.Key_Return)
    settle()
    settle()
    assert stored().session.new_people == 7


def test_what_was_noticed_is_kept_when_klaar_is_pressed_in_it(
    panel: SessionPanel, qtbot: QtBot, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    note = panel.notes.field("evaluation")
    note.setFocus()
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Drie vrouwen fietsten zelf naar huis")
    with qtbot.waitSignal(panel.finished):
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    panel.hide()
    settle()
    assert stored().session.evaluation == "Drie vrouwen fietsten zelf naar huis"


def test_of_a_series_one_time_can_be_moved_and_the_title_holds_for_all(
    panel: SessionPanel, settle: Callable[[], None], stored: Callable[[], SessionParts]
) -> None:
    button(panel, "Activiteit wijzigen").click()
    panel.change._time.edited.emit("starts", dt.datetime(2026, 10, 14, 10, 0))
    panel.change._form.edited.emit("title", "Fietsles voor vrouwen")
    settle()
    settle()
    assert stored().session.starts == dt.datetime(2026, 10, 14, 10, 0)
    assert stored().activity.title == "Fietsles voor vrouwen"
    assert stored().activity.starts == dt.datetime(2026, 10, 6, 13, 0)


def test_klaar_without_a_number_only_closes(
    panel: SessionPanel, qtbot: QtBot, stored: Callable[[], SessionParts]
) -> None:
    with qtbot.waitSignal(panel.finished):
        panel.done.click()
    assert stored().session.state == "gepland"


def test_a_session_that_is_gone_says_so(
    panel: SessionPanel, qtbot: QtBot, services: Services, session: str, settle: Callable[[], None]
) -> None:
    services.activities.remove_session(session, "")
    with qtbot.waitSignal(panel.gone):
        panel.refresh()
    assert panel.session_id == ""
