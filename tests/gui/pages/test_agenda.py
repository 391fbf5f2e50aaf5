"""The page Agenda, as a worker uses it with the keyboard."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Activity, Contact
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.new_activity import NewActivity
from wijkwerker.gui.dialogs.new_contact import NewContact
from wijkwerker.gui.pages.agenda.page import AgendaPage
from wijkwerker.gui.scope import Scope
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

ZAMENHOF = seed_area_id("BU03440321")
OVERVECHT, ELSEWHERE = seed_area_id("WK034403"), seed_area_id("BU03440111")
W = TypeVar("W", bound=QWidget)
WIDE, NARROW = (1228, 810), (900, 600)
MONDAY, SUNDAY = dt.date(2026, 10, 12), dt.date(2026, 10, 18)


def activity(title: str, starts: str, **values: object) -> Activity:
    return make(Activity, {"title": title, "area": ZAMENHOF, "starts": starts, "minutes": 90} | values)


@pytest.fixture
def services(store: Store) -> Services:
    """Real services, in the week of 12 October 2026: today is Tuesday, noon."""
    made = Services(store)
    for planned in (
        activity("Koffie-inloop", "2026-10-12 09:30"),
        activity("Fietsles voor vrouwen", "2026-10-13 11:00", rule="FREQ=WEEKLY", until="2026-12-15", minutes=120),
        activity("Repaircafé", "2026-10-15 13:30"),
    ):
        made.activities.plan(planned)
    coffee = session_of(made, "Koffie-inloop")
    made.activities.close(coffee, {"state": "ging door", "people": 22})
    made.activities.close(session_of(made, "Repaircafé"), {"state": "ging niet door", "reason": "ziek"})
    return made


def session_of(services: Services, title: str) -> str:
    return next(p.id for p in services.activities.agenda(MONDAY, SUNDAY) if p.title == title)


@pytest.fixture
def page(
    qtbot: QtBot, context: Context, settle: Callable[[], None], request: pytest.FixtureRequest
) -> Iterator[AgendaPage]:
    made = AgendaPage(context)
    qtbot.addWidget(made)
    made.resize(*getattr(request, "param", WIDE))
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChildren(QAbstractButton)
    return next(one for one in found if name in {one.text(), one.accessibleName()})


def child(page: QWidget, kind: type[W]) -> W:
    found = page.findChild(kind)
    assert found is not None
    return found


def people_of(services: Services, title: str) -> tuple[str, int]:
    found = next(p for p in services.activities.agenda(MONDAY, SUNDAY) if p.title == title)
    return found.state, found.people


def test_it_opens_on_this_week_with_what_is_on_now_beside_it(page: AgendaPage, services: Services) -> None:
    assert page.head.title.text() == "12 – 18 oktober"
    assert page.views.current == session_of(services, "Fietsles voor vrouwen")
    assert page.panel.session_id == session_of(services, "Fietsles voor vrouwen")
    assert page.panel.head._line.text() == "keer 1 van 10 · di 13 okt 11:00"


def test_the_line_of_now_lies_under_the_words_of_a_session(page: AgendaPage) -> None:
    hours = page.views.grid.hours
    red, paper = theme.current().color("dang"), hours._paper()
    hours._now = lambda: dt.datetime(2026, 10, 13, 11, 15)  # where the title of the bicycle lesson stands
    title = QRect(paper.rect_of(hours._blocks[1]).x() + 16, paper.y(11.25) - 1, 60, 2)
    picture = hours.grab(title).toImage()
    row = [picture.pixelColor(place, 0) for place in range(picture.width())]
    assert red in row  # between the letters
    assert any(color != red for color in row)  # the letters themselves


def test_counting_who_came_takes_enter_two_digits_and_ctrl_enter(
    page: AgendaPage, settle: Callable[[], None], services: Services
) -> None:
    page.escape()
    page.focus_first()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert people_of(services, "Fietsles voor vrouwen") == ("ging door", 11)
    assert not page.split.is_open
    assert page.views.grid.hours.hasFocus()
    assert page.views.current == session_of(services, "Fietsles voor vrouwen")


def test_digits_may_be_typed_before_the_session_was_read(
    page: AgendaPage, settle: Callable[[], None], services: Services
) -> None:
    page.open(session_of(services, "Koffie-inloop"), "session")
    press(Qt.Key.Key_9)
    settle()
    assert page.panel.people.number.value() == 9
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert people_of(services, "Koffie-inloop") == ("ging door", 9)


def test_a_number_that_is_there_is_typed_over(page: AgendaPage, settle: Callable[[], None], services: Services) -> None:
    page.open(session_of(services, "Koffie-inloop"), "session")
    settle()
    assert page.panel.people.number.value() == 22
    press(Qt.Key.Key_8)
    assert page.panel.people.number.value() == 8


def test_nothing_moves_when_a_write_is_refused(
    page: AgendaPage, settle: Callable[[], None], services: Services, recorder: Recorder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def refuse(*_args: object, **_values: object) -> None:
        raise WijkwerkerError("Opslaan lukt niet: de schijf is vol.", "Maak ruimte en probeer het opnieuw.")

    monkeypatch.setattr(services.activities, "close", refuse)
    page.open(session_of(services, "Fietsles voor vrouwen"), "session")
    settle()
    press(Qt.Key.Key_7)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [error.text for error in recorder.errors] == ["Opslaan lukt niet: de schijf is vol."]
    assert page.split.is_open
    assert page.panel.people.number.value() == 7
    assert page.panel.people.number.edit.hasFocus()
    assert people_of(services, "Fietsles voor vrouwen") == ("gepland", 0)


def test_arrows_walk_the_week_and_the_panel_follows(
    page: AgendaPage, settle: Callable[[], None], services: Services
) -> None:
    page.focus_first()
    press(Qt.Key.Key_Left)
    settle()
    assert page.panel.session_id == session_of(services, "Koffie-inloop")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    settle()
    assert page.panel.session_id == session_of(services, "Repaircafé")
    assert "niet door" in page.views.grid.hours.accessibleDescription()


def test_page_keys_walk_the_weeks_and_home_comes_back(page: AgendaPage, settle: Callable[[], None]) -> None:
    page.focus_first()
    press(Qt.Key.Key_PageDown)
    settle()
    assert page.head.title.text() == "19 – 25 oktober"
    press(Qt.Key.Key_PageUp)
    press(Qt.Key.Key_PageUp)
    settle()
    assert page.head.title.text() == "5 – 11 oktober"
    assert button(page.views.grid, "Nieuwe activiteit").isVisible()
    press(Qt.Key.Key_Home)
    settle()
    assert page.head.title.text() == "12 – 18 oktober"


def test_a_session_of_another_week_is_opened_in_its_week(
    page: AgendaPage, settle: Callable[[], None], services: Services
) -> None:
    later = services.activities.agenda(dt.date(2026, 11, 9), dt.date(2026, 11, 15))[0]
    page.open(later.id, "session")
    settle()
    settle()
    assert page.head.title.text() == "9 – 15 november"
    assert page.views.current == later.id
    assert page.panel.people.number.edit.hasFocus()


def test_an_activity_is_opened_at_its_next_session(
    page: AgendaPage, settle: Callable[[], None], services: Services
) -> None:
    cafe = next(p for p in services.activities.agenda(MONDAY, SUNDAY) if p.title == "Repaircafé")
    page.open(cafe.activity, "activity")
    settle()
    settle()
    assert page.panel.session_id == cafe.id


def test_the_list_says_the_same_as_the_grid(page: AgendaPage, settle: Callable[[], None], services: Services) -> None:
    button(page, "Lijst").click()
    settle()
    model = page.views.list.model()
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert rows[0] == "maandag 12 oktober, 1 activiteit · 22 mensen"
    assert rows[1].startswith("Koffie-inloop, gisteren, 9:30 – 11:00")
    assert rows[-1].endswith("niet door")
    page.escape()
    page.focus_first()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return)
    settle()
    assert page.panel.session_id == session_of(services, "Koffie-inloop")
    assert page.panel.people.number.edit.hasFocus()


def test_the_view_that_was_chosen_is_there_the_next_time(page: AgendaPage, qtbot: QtBot) -> None:
    button(page, "Dag").click()
    again = AgendaPage(page.context)
    qtbot.addWidget(again)
    assert again.head.views.current() == "dag"
    assert again.head.title.text() == "dinsdag 13 oktober"


@pytest.mark.parametrize("page", [(620, 500)], indirect=True)
def test_where_days_have_no_room_for_words_the_week_is_a_list(page: AgendaPage, look: theme.Appearance) -> None:
    assert not page.views.shows_list
    look.choose(text_size=200)
    page.resize(621, 500)
    QApplication.processEvents()
    assert page.views.shows_list
    assert page.head.views.current() == "week"


def test_another_area_shows_other_sessions(page: AgendaPage, settle: Callable[[], None]) -> None:
    page.context.navigator.set_scope(Scope().with_area(ELSEWHERE, "Elders"))
    settle()
    assert page.views.grid.hours.current == ""
    page.context.navigator.set_scope(Scope().with_area(OVERVECHT, "Overvecht"))
    settle()
    page.focus_first()
    assert page.views.grid.hours.current != ""


def test_esc_goes_from_the_fields_of_the_activity_back_to_counting_and_then_closes(
    page: AgendaPage, settle: Callable[[], None]
) -> None:
    button(page.panel, "Activiteit wijzigen").click()
    assert page.panel.change.isVisible()
    assert page.escape()
    assert page.panel.people.isVisible()
    assert page.escape()
    assert not page.split.is_open
    assert page.log_presets() == {}
    assert not page.escape()


def test_what_is_logged_here_belongs_to_the_activity_that_is_open(page: AgendaPage, services: Services) -> None:
    lesson = services.activities.session(session_of(services, "Fietsles voor vrouwen"))
    assert page.log_presets() == {"activity": lesson.activity.id}


def test_typing_on_a_free_half_hour_makes_a_new_activity_there(
    page: AgendaPage, settle: Callable[[], None], services: Services
) -> None:
    hours = page.views.grid.hours
    left, width = hours.column(2)
    QTest.mouseClick(hours, Qt.MouseButton.LeftButton, pos=QPoint(left + width // 2, hours._paper().y(16) + 4))
    press(Qt.Key.Key_Down)
    QTest.keyClicks(hours, "B")
    sheet = child(page, NewActivity)
    assert (sheet.title.value(), sheet.starts.value()) == ("B", dt.datetime(2026, 10, 14, 16, 30))
    sheet.title.set_value("Buurttafel")
    sheet.area.set_value(ZAMENHOF)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    settle()
    assert people_of(services, "Buurttafel") == ("gepland", 0)
    assert page.views.current == session_of(services, "Buurttafel")
    assert not page.findChildren(NewActivity)


def test_a_name_that_nobody_knows_yet_becomes_a_contact_who_was_there(
    page: AgendaPage, settle: Callable[[], None], services: Services
) -> None:
    page.panel.attendees._chosen("new:Yusuf Aydın", "deelnemer")
    child(page, NewContact)
    press(Qt.Key.Key_Return)
    settle()
    settle()
    parts = services.activities.session(session_of(services, "Fietsles voor vrouwen"))
    assert [(p.name, p.role) for p in parts.people] == [("Yusuf Aydın", "deelnemer")]


def test_what_a_colleague_changes_is_shown_at_once(
    page: AgendaPage, settle: Callable[[], None], services: Services
) -> None:
    lesson = session_of(services, "Fietsles voor vrouwen")
    person = Contact(name="Amina Osman")
    services.records.save(person)
    page.context.tasks.write(lambda s: s.activities.tick(lesson, person.id, present=True), owner=page.context.navigator)
    settle()
    settle()
    assert page.panel.people.number.value() == 1
    assert page.panel.people._note.text() == "1 met naam"


def test_a_session_that_is_deleted_closes_the_panel_and_can_come_back(
    page: AgendaPage, settle: Callable[[], None], services: Services, qtbot: QtBot
) -> None:
    lesson = session_of(services, "Fietsles voor vrouwen")
    with qtbot.waitSignal(page.context.tasks.changed) as written:
        page.panel.remove_session()
    settle()
    assert not page.split.is_open
    assert written.args is not None
    assert written.args[0].label == "Fietsles voor vrouwen is verwijderd"
    services.records.undo(written.args[0])
    page.load()
    settle()
    assert session_of(services, "Fietsles voor vrouwen") == lesson


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_with_little_room_the_panel_opens_on_enter_over_the_week(page: AgendaPage, settle: Callable[[], None]) -> None:
    assert not page.split.is_open
    page.focus_first()
    press(Qt.Key.Key_Return)
    settle()
    assert page.split.is_open
    assert page.panel.people.number.edit.hasFocus()
    button(page.panel, "Paneel sluiten").click()
    assert page.views.grid.hours.hasFocus()


def test_words_above_the_days_shorten_where_there_is_little_room(page: AgendaPage) -> None:
    shown = []
    for width in (900, 700, 600, 400):
        page.head.resize(width, 40)
        head = page.head
        shown.append((head.title.text(), head._week.text(), head.new.text(), head._lines))
    assert shown == [
        ("12 – 18 oktober", "week 42", "Nieuwe activiteit", 1),
        ("12 – 18 oktober", "", "Nieuwe activiteit", 1),
        ("12 – 18 oktober", "", "Nieuw", 1),
        ("12 – 18 oktober", "", "Nieuw", 2),
    ]


def test_f6_walks_the_line_above_the_days_and_the_panel(page: AgendaPage) -> None:
    assert len(page.panes()) == 3
    page.escape()
    assert len(page.panes()) == 2


def test_a_new_activity_can_be_asked_for_from_elsewhere(page: AgendaPage) -> None:
    page.narrow({"new": "ja"})
    assert child(page, NewActivity).isVisible()
