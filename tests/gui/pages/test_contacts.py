"""The page Contacten, as a worker uses it with the keyboard."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from wijkwerker.domain.contact_filter import ContactFilter
from wijkwerker.domain.kinds import Contact, ContactMoment, Promise, Record
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.new_contact import NewContact
from wijkwerker.gui.pages.contacts.filters import Choices, ContactFilters
from wijkwerker.gui.pages.contacts.page import ContactsPage
from wijkwerker.gui.panels.contact.panel import ContactPanel
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
ZAMENHOF = seed_area_id("BU03440321")
WIDE, NARROW = (1228, 810), (900, 600)


@pytest.fixture
def services(store: Store) -> Services:
    """Real services: three people and an organisation, of whom Samira was spoken last."""
    made = Services(store)
    samira = Contact(
        name="Samira Bouzid", area=ZAMENHOF, roles=frozenset({"bewoner"}), talents=frozenset({"tolken"}),
        consent="mondeling",
    )  # fmt: skip
    hans = Contact(name="Hans de Wit", area=OVERVECHT, roles=frozenset({"bewoner"}))
    others = [Contact(name="Stichting De Brug", organisation=True), Contact(name="Wim Slotboom")]
    records: list[Record] = [samira, hans, *others]
    for contact, day in ((samira, 12), (hans, 9)):
        moment = ContactMoment(
            date=dt.date(2026, 10, day), area=OVERVECHT, worker=SANNE, contacts=frozenset({contact.id}), note="Koffie"
        )
        records.append(moment)
    records.append(Promise(what="Bellen", to=hans.id, promised_on=dt.date(2026, 10, 1), by=SANNE))
    made.records.save(*records)
    return made


@pytest.fixture
def page(
    qtbot: QtBot, context: Context, settle: Callable[[], None], request: pytest.FixtureRequest
) -> Iterator[ContactsPage]:
    made = ContactsPage(context)
    qtbot.addWidget(made)
    made.resize(*getattr(request, "param", WIDE))
    made.show()
    settle()
    yield made
    made.close()


def view(page: ContactsPage) -> ListView:
    return page.findChildren(ListView)[0]


def names(page: ContactsPage) -> list[str]:
    model = view(page).model()
    return [model.index(row, 0).data().split(",")[0] for row in range(model.rowCount())]


def search_box(page: ContactsPage) -> QLineEdit:
    return page.findChildren(QLineEdit)[0]


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChildren(QAbstractButton)
    return next(one for one in found if name in {one.text(), one.accessibleName()})


def shown_texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QWidget) if hasattr(label, "text") and label.isVisible()]


def open_name(page: ContactsPage) -> str:
    """The name at the head of the panel, '' when it is closed."""
    wanted = [text for text in shown_texts(page) if text in {*EVERYONE, "Yusuf Aydın"}]
    return wanted[0] if wanted else ""


EVERYONE = ("Samira Bouzid", "Hans de Wit", "Stichting De Brug", "Wim Slotboom")


def test_the_list_starts_with_who_was_spoken_last_and_opens_that_contact(page: ContactsPage) -> None:
    assert names(page) == ["Samira Bouzid", "Hans de Wit", "Wim Slotboom", "Stichting De Brug"]
    assert open_name(page) == "Samira Bouzid"
    assert "4 contacten" in shown_texts(page)


def test_a_row_is_one_sentence_for_a_screen_reader(page: ContactsPage) -> None:
    sentence = view(page).model().index(0, 0).data()
    assert sentence.startswith("Samira Bouzid, bewoner, Zamenhofdreef")
    assert "wil en kan tolken, gesproken gisteren" in sentence
    assert "nog nooit gevraagd" in sentence


def test_typing_in_the_list_searches_and_enter_opens_the_first(page: ContactsPage, settle: Callable[[], None]) -> None:
    page.focus_first()
    QTest.keyClicks(view(page), "h")
    QTest.keyClicks(search_box(page), "an")
    settle()
    assert names(page) == ["Hans de Wit"]
    assert "1 contact" in shown_texts(page)
    assert "van 4" in shown_texts(page)
    QTest.keyClick(search_box(page), Qt.Key.Key_Return)
    settle()
    assert open_name(page) == "Hans de Wit"


def test_arrows_walk_the_list_and_the_panel_follows(page: ContactsPage, settle: Callable[[], None]) -> None:
    page.focus_first()
    QTest.keyClick(view(page), Qt.Key.Key_Down)
    settle()
    assert open_name(page) == "Hans de Wit"


def test_ctrl_enter_logs_with_the_chosen_contact(page: ContactsPage, qtbot: QtBot, services: Services) -> None:
    samira = services.search.of_kind("contact", "samira")[0].id
    with qtbot.waitSignal(page.context.navigator.log) as asked:
        QTest.keyClick(view(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [{"contact": samira}]
    assert page.log_presets() == {"contact": samira}


def test_esc_closes_the_panel_gives_the_focus_back_and_then_empties_the_search(
    page: ContactsPage, settle: Callable[[], None]
) -> None:
    search_box(page).setText("hans")
    settle()
    assert page.escape()
    assert open_name(page) == ""
    assert page.log_presets() == {}
    assert page.escape()
    settle()
    assert names(page)[0] == "Samira Bouzid"
    assert not page.escape()


def test_nothing_found_says_so_and_the_button_brings_everyone_back(
    page: ContactsPage, settle: Callable[[], None]
) -> None:
    search_box(page).setText("tuinhuisje")
    settle()
    assert "Niets gevonden voor “tuinhuisje”" in shown_texts(page)
    button(page, "Filters wissen").click()
    settle()
    assert len(names(page)) == 4
    assert search_box(page).text() == ""


def test_filters_narrow_the_list(page: ContactsPage, settle: Callable[[], None]) -> None:
    filters = page.findChildren(ContactFilters)[0]
    for choices, expected in (
        (Choices(spoken="dit jaar"), ["Samira Bouzid", "Hans de Wit"]),
        (Choices(spoken="nooit"), ["Wim Slotboom", "Stichting De Brug"]),
        (Choices(area=(ZAMENHOF, "Zamenhofdreef e.o.")), ["Samira Bouzid"]),
        (Choices(words=frozenset({"tolken"})), ["Samira Bouzid"]),
        (Choices(organisation=True), ["Stichting De Brug"]),
    ):
        filters.set_choices(choices)
        settle()
        assert names(page) == expected


def test_another_scope_asks_another_list_and_forgets_the_chosen_area(
    page: ContactsPage, settle: Callable[[], None]
) -> None:
    page.findChildren(ContactFilters)[0].set_choices(Choices(area=(ZAMENHOF, "Zamenhofdreef e.o.")))
    page.context.navigator.set_scope(Scope().with_area(OVERVECHT, "Overvecht"))
    settle()
    assert names(page) == ["Samira Bouzid", "Hans de Wit"]
    assert "2 contacten" in shown_texts(page)


def test_a_contact_is_opened_also_when_the_list_does_not_hold_it(
    page: ContactsPage, settle: Callable[[], None], services: Services
) -> None:
    search_box(page).setText("samira")
    page.open(services.search.of_kind("contact", "wim")[0].id, "contact")
    settle()
    assert open_name(page) == "Wim Slotboom"
    search_box(page).clear()
    settle()
    assert view(page).currentIndex().row() == 2


def test_a_contact_that_is_opened_on_the_first_visit_stays_open(
    qtbot: QtBot, context: Context, services: Services, settle: Callable[[], None]
) -> None:
    wim = services.listing.records(Contact, search="Wim", limit=1)[0].id
    page = ContactsPage(context)
    qtbot.addWidget(page)
    page.resize(*WIDE)
    page.show()
    page.activateWindow()
    page.focus_first()
    page.open(wim)
    settle()
    assert page.open_record() == wim
    assert view(page).current_key() == page.findChildren(ContactPanel)[0].row
    page.close()


def test_no_other_row_is_chosen_when_the_list_does_not_hold_the_contact_of_the_panel(
    page: ContactsPage, settle: Callable[[], None], services: Services
) -> None:
    search_box(page).setText("samira")
    settle()
    view(page).choose_first()
    settle()
    page.open(services.search.of_kind("contact", "wim")[0].id, "contact")
    settle()
    assert "Wim Slotboom" in shown_texts(page)
    assert view(page).current_key() is None


def test_a_contact_that_a_colleague_changes_is_shown_as_it_is_now(
    page: ContactsPage, settle: Callable[[], None], services: Services, context: Context
) -> None:
    new = Contact(name="Yusuf Aydın")
    context.tasks.write(lambda s: s.records.save(new), owner=context.navigator)
    settle()
    settle()
    assert "Yusuf Aydın" in names(page)
    assert "5 contacten" in shown_texts(page)


def test_a_deleted_contact_leaves_the_list_and_can_come_back(
    page: ContactsPage, settle: Callable[[], None], services: Services, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.context.tasks.changed) as written:
        page.findChildren(ContactPanel)[0].remove()
    settle()
    assert "Samira Bouzid" not in names(page)
    assert open_name(page) == ""
    assert written.args is not None
    assert written.args[0].label == "Samira Bouzid is verwijderd"
    services.records.undo(written.args[0])
    page.load()
    settle()
    assert names(page)[0] == "Samira Bouzid"


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_with_little_room_the_panel_opens_on_enter_over_the_list(
    page: ContactsPage, settle: Callable[[], None]
) -> None:
    assert open_name(page) == ""
    page.focus_first()
    QTest.keyClick(view(page), Qt.Key.Key_Return)
    settle()
    assert open_name(page) == "Samira Bouzid"
    assert view(page).mapTo(page, QPoint(0, 0)).x() + view(page).width() == page.width()
    close = button(page, "Paneel sluiten")
    assert close.isVisible()
    close.click()
    assert open_name(page) == ""


def test_a_new_contact_is_added_and_opened(page: ContactsPage, settle: Callable[[], None]) -> None:
    button(page, "Nieuw contact").click()
    sheet = page.findChildren(NewContact)[0]
    field = sheet.findChildren(QLineEdit)[0]
    field.setText("Yusuf Aydın")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()
    settle()
    assert open_name(page) == "Yusuf Aydın"
    assert "Yusuf Aydın" in names(page)


def test_ctrl_f_and_f6_lead_to_search_list_and_panel(page: ContactsPage, qapp: QApplication) -> None:
    page.activateWindow()
    assert page.focus_search()
    assert search_box(page).hasFocus()
    assert len(page.panes()) == 3
    page.escape()
    assert len(page.panes()) == 2


def test_an_empty_file_invites_to_add_someone(
    page: ContactsPage, settle: Callable[[], None], services: Services
) -> None:
    for row in services.contacts.start(ContactFilter(), 100, dt.date(2026, 10, 13))[1]:
        services.records.delete(services.records.find(row.id))
    page.escape()
    page.load()
    settle()
    assert "Nog geen contacten" in shown_texts(page)
    assert button(page, "Nieuw contact").isVisible()


def test_on_an_empty_page_the_keyboard_begins_at_the_button(
    context: Context, services: Services, settle: Callable[[], None], qtbot: QtBot
) -> None:
    for row in services.listing.records(Contact):
        services.records.delete(services.records.find(row.id))
    window = QWidget()
    before = QLineEdit(window)
    made = ContactsPage(context, window)
    qtbot.addWidget(window)
    window.resize(1200, 800)
    made.resize(1200, 760)
    window.show()
    before.setFocus()
    made.focus_first()
    settle()
    focus = window.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert (focus.text(), focus.isVisible()) == ("Nieuw contact", True)


def test_a_link_from_vandaag_shows_who_was_never_asked(page: ContactsPage, settle: Callable[[], None]) -> None:
    page.narrow({"never_asked": "ja"})
    settle()
    assert page._head.filters.choices.never_asked
    assert page._head.is_narrowed()
