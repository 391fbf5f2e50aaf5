"""The page Initiatieven, as a worker uses it with the keyboard."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from tests.gui.conftest import Recorder
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.new_initiative import NewInitiative
from wijkwerker.gui.dialogs.record_sheet import RecordSheet
from wijkwerker.gui.pages.initiatives.page import InitiativesPage
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.widgets.fields.choice import ChoiceField
from wijkwerker.services.initiatives import Initiatives
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
ZAMENHOF = seed_area_id("BU03440321")
ELSEWHERE = seed_area_id("BU03440111")
TODAY = date(2026, 10, 13)
HANS = Contact(name="Hans de Wit")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def services(store: Store) -> Services:
    """Real services: a garden that is silent, six ideas, and something that runs by itself elsewhere."""
    made = Services(store)
    made.records.save(HANS)
    for number in range(6):
        put(made.initiatives, f"Idee {number}", started=date(2026, 8, 1) + timedelta(number))
    put(
        made.initiatives,
        "Moestuin Tigrisdreef",
        phase="verkenning",
        lead=HANS.id,
        ladder="adviseren",
        themes=frozenset({"groen"}),
        started=date(2026, 7, 1),
    )
    put(made.initiatives, "Leeskring", area=ELSEWHERE, phase="zelfstandig", started=date(2025, 5, 1))
    return made


def put(initiatives: Initiatives, title: str, **values: object) -> None:
    initiative = Initiative(**{"title": title, "area": ZAMENHOF, **values})  # type: ignore[arg-type]
    initiatives.start(initiative, TODAY)


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Callable[[], None]) -> Iterator[InitiativesPage]:
    made = InitiativesPage(context)
    qtbot.addWidget(made)
    made.resize(1228, 810)
    made.show()
    settle()
    yield made
    made.close()


def titles(page: InitiativesPage, phase: str) -> list[str]:
    return [card.title for card in page._cards.columns[phase].list.cards()]


def current(page: InitiativesPage) -> str:
    """The title of the card that has the keyboard."""
    focus = page._cards.focused_list()
    card = focus.card(focus.current_id()) if focus is not None else None
    return card.title if card is not None else ""


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def button(within: QWidget, name: str) -> QAbstractButton:
    found = within.findChildren(QAbstractButton)
    return next(one for one in found if name in {one.text(), one.accessibleName()} and not one.isHidden())


def test_a_column_shows_four_cards_and_how_many_there_are(page: InitiativesPage, settle: Callable[[], None]) -> None:
    assert titles(page, "idee") == ["Idee 5", "Idee 4", "Idee 3", "Idee 2"]
    more = button(page._cards.columns["idee"], "Nog 2 tonen")
    more.click()
    settle()
    assert len(titles(page, "idee")) == 6
    assert more.isHidden()


def test_arrows_walk_the_cards_and_the_columns(page: InitiativesPage) -> None:
    page.focus_first()
    assert current(page) == "Idee 5"
    press(Qt.Key.Key_Down)
    assert current(page) == "Idee 4"
    press(Qt.Key.Key_Right)
    assert current(page) == "Moestuin Tigrisdreef"
    press(Qt.Key.Key_Right)  # past empty columns
    assert current(page) == "Leeskring"
    press(Qt.Key.Key_Left)
    assert current(page) == "Moestuin Tigrisdreef"


def test_down_from_the_last_card_goes_to_the_button_for_more(page: InitiativesPage) -> None:
    page.focus_first()
    for _step in range(4):
        press(Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.text() == "Nog 2 tonen"


def test_control_and_an_arrow_move_a_card_and_keep_the_keyboard_on_it(
    page: InitiativesPage, settle: Callable[[], None], recorder: Recorder
) -> None:
    page.focus_first()
    press(Qt.Key.Key_Right, CTRL)
    settle()
    assert titles(page, "verkenning") == ["Idee 5", "Moestuin Tigrisdreef"]
    assert current(page) == "Idee 5"
    press(Qt.Key.Key_Left, CTRL)
    settle()
    assert titles(page, "idee")[0] == "Idee 5"
    assert current(page) == "Idee 5"
    assert not recorder.errors


def test_a_card_in_the_first_column_stays_there(
    page: InitiativesPage, settle: Callable[[], None], recorder: Recorder
) -> None:
    page.focus_first()
    press(Qt.Key.Key_Left, CTRL)
    settle()
    assert recorder.toasts == [("Idee 5 staat al in de eerste fase.", "")]


def test_stopping_asks_for_the_lesson_and_moves_with_it(
    page: InitiativesPage, settle: Callable[[], None], services: Services
) -> None:
    card = page._cards.columns["verkenning"].list.cards()[0]
    page.doing.move(card.id, card.title, "gestopt")
    box = QApplication.focusWidget()
    assert isinstance(box, QPlainTextEdit)
    QTest.keyClicks(box, "Vraag eerst de sleutel")
    button(page.window(), "Stoppen").click()
    settle()
    assert [line.text for line in services.initiatives.lessons()] == ["Vraag eerst de sleutel"]
    assert "Vraag eerst de sleutel" in page._cards.strip._stopped._words


def test_the_menu_of_a_card_says_where_it_can_go(page: InitiativesPage, qtbot: QtBot) -> None:
    card = page._cards.columns["verkenning"].list.cards()[0]
    page._show_menu(card.id, page.rect().center())
    menu = page.findChildren(QMenu)[-1]
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    menu.close()
    assert words[2:4] == ["Naar Aanvraag", "Terug naar Idee"]
    assert words[-2:] == ["Kopiëren", "Verwijderen"]


def test_silence_is_told_on_the_card_and_newness_too(
    page: InitiativesPage, settle: Callable[[], None], services: Services, context: Context
) -> None:
    put(services.initiatives, "Naaiatelier", started=TODAY - timedelta(3))
    garden = page._cards.columns["verkenning"].list.cards()[0]
    moment = ContactMoment(
        date=TODAY - timedelta(33), area=ZAMENHOF, worker=SANNE, initiative=garden.id, people=1, note="Koffie"
    )
    context.tasks.write(lambda s: s.records.save(moment), owner=context.navigator)
    settle()
    cards = [page._cards.columns[phase].list.cards()[0] for phase in ("verkenning", "idee")]
    tags = [page._telling().tag(card) for card in cards]
    assert [tag.text if tag else "" for tag in tags] == ["33 dagen stil", "nieuw"]


def test_a_card_is_one_sentence_for_a_screen_reader(page: InitiativesPage) -> None:
    model = page._cards.columns["verkenning"].list.model()
    said = model.index(0, 0).data()
    assert said.startswith("Moestuin Tigrisdreef, ")
    assert "adviseren, 104 dagen stil, trekker Hans de Wit" in said


def test_who_did_this_before_is_looked_for_outside_the_area_too(
    page: InitiativesPage, settle: Callable[[], None], context: Context
) -> None:
    context.navigator.set_scope(Scope().with_area(OVERVECHT, "Overvecht"))
    settle()
    assert titles(page, "zelfstandig") == []
    page.focus_search()
    QTest.keyClicks(page._head.field, "leeskr")
    settle()
    assert titles(page, "zelfstandig") == ["Leeskring"]
    assert page._head._found.text() == "1 initiatief gevonden, ook buiten Overvecht"
    assert page._head.field.placeholderText() == "Zoek in 8 initiatieven – wie deed dit al?"
    assert page.escape()
    settle()
    assert titles(page, "zelfstandig") == []


def test_esc_and_delete_on_a_card_write_nothing_in_the_search(page: InitiativesPage) -> None:
    page.focus_first()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        press(key)
    assert (page._head.field.text(), current(page)) == ("", "Idee 5")


def test_typing_on_the_board_searches(page: InitiativesPage, settle: Callable[[], None]) -> None:
    page.focus_first()
    press(Qt.Key.Key_M)
    assert page._head.field.text() == "m"
    assert page._head.field.hasFocus()
    settle()


def test_nothing_found_offers_to_clear_the_filters(page: InitiativesPage, settle: Callable[[], None]) -> None:
    page._head.field.setText("zwembad")
    settle()
    assert page._parts.currentWidget() is page._empty
    button(page._empty, "Filters wissen").click()
    settle()
    assert page._parts.currentWidget() is page._cards
    assert page._head.field.text() == ""


def test_a_filter_narrows_the_board(page: InitiativesPage, settle: Callable[[], None]) -> None:
    page._head.filters._choose("theme", ("groen", "Groen"))
    settle()
    assert (titles(page, "idee"), titles(page, "verkenning")) == ([], ["Moestuin Tigrisdreef"])


def test_a_link_from_today_shows_only_what_is_silent(
    page: InitiativesPage, settle: Callable[[], None], services: Services
) -> None:
    put(services.initiatives, "Naaiatelier", started=TODAY - timedelta(3))
    page._head.field.setText("iets anders")
    page.narrow({"quiet": "ja"})
    settle()
    assert "Naaiatelier" not in titles(page, "idee")
    assert titles(page, "verkenning") == ["Moestuin Tigrisdreef"]
    page.narrow({})
    settle()
    assert titles(page, "idee")[0] == "Naaiatelier"


def test_the_list_shows_the_same_and_can_be_put_in_order(page: InitiativesPage, settle: Callable[[], None]) -> None:
    page._head.views.choose("lijst")
    page._turn()
    settle()
    model = page._list.view.model()
    assert model.rowCount() == 8
    page._list.heads._buttons["title"].click()
    settle()
    assert page._list.view.model().index(7, 0).data().startswith("Moestuin")
    page._list.heads._buttons["title"].click()
    settle()
    assert page._list.view.model().index(0, 0).data().startswith("Moestuin")
    assert "andersom" in page._list.heads._buttons["title"].accessibleName()


def test_a_row_of_the_list_moves_as_a_card_does(
    page: InitiativesPage, settle: Callable[[], None], services: Services
) -> None:
    page._head.views.choose("lijst")
    page._turn()
    settle()
    page._list.heads._buttons["lead"].click()
    settle()
    page._focus_part()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right, CTRL)
    settle()
    assert [card.title for card in services.initiatives.board(TODAY).columns["aanvraag"].cards] == [
        "Moestuin Tigrisdreef"
    ]


def test_time_shows_the_phases_as_bars_and_says_them_too(
    page: InitiativesPage, settle: Callable[[], None], services: Services
) -> None:
    garden = page._cards.columns["verkenning"].list.cards()[0]
    services.initiatives.move(garden.id, "aanvraag", date(2026, 9, 1))
    page._head.views.choose("tijd")
    page._turn()
    settle()
    one = page._times.card(garden.id)
    assert one is not None
    assert [bar[1:] for bar in page._times._row(one).bars] == [
        ("Verkenning", date(2026, 7, 1), date(2026, 8, 31)),
        ("Aanvraag", date(2026, 9, 1), TODAY),
    ]
    assert page._times._sentence(one) == "Moestuin Tigrisdreef, Verkenning vanaf jul 2026, Aanvraag vanaf sep 2026"
    assert page._times._delegate.scale.first == date(2025, 5, 1)
    assert not page.grab().isNull()


def test_a_row_in_time_opens_its_initiative(page: InitiativesPage, settle: Callable[[], None]) -> None:
    page._head.views.choose("tijd")
    page._turn()
    settle()
    page.focus_first()
    press(Qt.Key.Key_Return)
    settle()
    assert page.crumb() == "Idee 5"


def test_enter_opens_an_initiative_and_escape_goes_back_to_its_card(
    page: InitiativesPage, settle: Callable[[], None], context: Context
) -> None:
    page.focus_first()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    settle()
    assert page.crumb() == "Moestuin Tigrisdreef"
    assert page.log_presets() == {"initiative": page._shown}
    assert page.escape()
    assert page.crumb() == ""
    assert current(page) == "Moestuin Tigrisdreef"


def test_control_and_enter_log_with_the_card(page: InitiativesPage, context: Context, qtbot: QtBot) -> None:
    page.focus_first()
    with qtbot.waitSignal(context.navigator.log) as asked:
        press(Qt.Key.Key_Return, CTRL)
    assert asked.args == [{"initiative": page._cards.columns["idee"].list.current_id()}]


def test_an_initiative_that_is_gone_leads_back_to_the_board(
    page: InitiativesPage, settle: Callable[[], None], recorder: Recorder
) -> None:
    page.open("7c0f0000-0000-4000-8000-000000000009", "initiative")
    settle()
    assert page.crumb() == ""
    assert [str(error) for error in recorder.errors] == ["Dit initiatief is er niet meer. Kies een ander initiatief."]


def test_a_new_initiative_stands_in_the_column_of_its_plus(
    page: InitiativesPage, settle: Callable[[], None], context: Context
) -> None:
    context.navigator.set_scope(Scope().with_area(OVERVECHT, "Overvecht"))
    settle()
    page._cards.columns["aanvraag"].plus.click()
    sheet = page.window().findChildren(NewInitiative)[0]
    QTest.keyClicks(sheet._title.edit, "Naaiatelier De Draad")
    QTest.keyClick(sheet._title.edit, Qt.Key.Key_Return, CTRL)
    settle()
    settle()
    assert titles(page, "aanvraag") == ["Naaiatelier De Draad"]
    assert page.crumb() == "Naaiatelier De Draad"


def test_enter_in_the_title_is_enough_for_a_new_initiative(
    page: InitiativesPage, settle: Callable[[], None], context: Context
) -> None:
    context.navigator.set_scope(Scope().with_area(OVERVECHT, "Overvecht"))
    settle()
    page.doing.add()
    sheet = page.window().findChildren(NewInitiative)[0]
    QTest.keyClick(sheet._title.edit, Qt.Key.Key_Return)
    assert sheet._title.error == "Dit is nog nodig."
    QTest.keyClicks(sheet._title.edit, "Naaicafe Zamenhof")
    QTest.keyClick(sheet._title.edit, Qt.Key.Key_Return)
    settle()
    settle()
    assert page.crumb() == "Naaicafe Zamenhof"


def test_a_new_initiative_says_what_it_still_needs(page: InitiativesPage, settle: Callable[[], None]) -> None:
    page.doing.add()
    sheet = page.window().findChildren(NewInitiative)[0]
    button(sheet, "Op het bord zetten").click()
    assert sheet._title.error == "Dit is nog nodig."
    assert sheet._area.error == "Dit is nog nodig."


def test_who_did_this_before_can_be_copied_while_the_title_is_typed(
    page: InitiativesPage, settle: Callable[[], None], services: Services, qtbot: QtBot
) -> None:
    page.doing.add()
    sheet = page.window().findChildren(NewInitiative)[0]
    sheet._area.set_value(ZAMENHOF)
    QTest.keyClicks(sheet._title.edit, "Moestuin")
    qtbot.waitUntil(lambda: not sheet._like_it.isHidden())
    sheet._like_it.rows()[0].acted.emit(sheet._like_it.rows()[0].item.key)
    button(sheet, "Op het bord zetten").click()
    settle()
    settle()
    copied = services.initiatives.page(page._shown, TODAY).initiative
    assert (copied.title, copied.themes, copied.lead) == ("Moestuin", frozenset({"groen"}), None)
    assert copied.copied_from is not None


def test_removing_an_initiative_takes_it_off_the_board(page: InitiativesPage, settle: Callable[[], None]) -> None:
    card = page._cards.columns["verkenning"].list.cards()[0]
    page.doing.remove(card.id)
    settle()
    assert titles(page, "verkenning") == []


def test_all_lessons_lead_to_their_initiative(
    page: InitiativesPage, settle: Callable[[], None], services: Services
) -> None:
    card = page._cards.columns["verkenning"].list.cards()[0]
    services.initiatives.move(card.id, "verkenning", TODAY, lesson="Begin klein")
    page.doing.show_lessons()
    settle()
    button(page.window(), "Moestuin Tigrisdreef").click()
    settle()
    assert page.crumb() == "Moestuin Tigrisdreef"


def test_a_first_day_invites_to_begin(
    qtbot: QtBot, context: Context, settle: Callable[[], None], services: Services
) -> None:
    for card in services.initiatives.cards(range(1, 20), TODAY):
        found = services.records.get(Initiative, card.id)
        assert found is not None
        services.records.delete(found)
    window = QWidget()
    qtbot.addWidget(window)
    before = QLineEdit(window)
    page = InitiativesPage(context, window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    before.setFocus()
    page.focus_first()
    settle()
    assert page._empty.accessibleName().startswith("Nog geen initiatieven.")
    assert page._empty.button().hasFocus()


def test_panes_are_the_head_the_board_and_the_strip(page: InitiativesPage, settle: Callable[[], None]) -> None:
    assert page.panes() == [page._head, page._cards.room, page._cards.strip]
    page.open(page._cards.columns["verkenning"].list.cards()[0].id)
    settle()
    assert page.panes()[0] is page.view.head


def test_a_new_initiative_can_be_asked_for_from_elsewhere(page: InitiativesPage) -> None:
    page.narrow({"new": "ja"})
    assert page.window().findChild(NewInitiative) is not None


def test_what_is_found_comes_in_sight_and_down_goes_to_its_first_card(
    page: InitiativesPage, settle: Callable[[], None]
) -> None:
    page.resize(700, 810)
    page.focus_search()
    QTest.keyClicks(page._head.field, "leeskring")
    settle()
    found = page._cards.columns["zelfstandig"]
    left = found.mapTo(page._cards.room.viewport(), QPoint()).x()
    assert 0 <= left <= page._cards.room.viewport().width() - found.width()
    press(Qt.Key.Key_Down)
    assert current(page) == "Leeskring"


def test_consent_for_a_story_is_answered_with_not_yet(page: InitiativesPage) -> None:
    page.doing.story(Initiative(title="Moestuin Tigrisdreef", area=ZAMENHOF))
    sheet = page.window().findChild(RecordSheet)
    assert sheet is not None
    consent = sheet.form.field("consent")
    assert isinstance(consent, ChoiceField)
    assert [option.label for option in consent._options] == ["Nog niet", "Mondeling", "Schriftelijk"]
