"""Vandaag on a real file: the cards, what their rows do, and logging from a cold start."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOON
from wijkwerker.domain.kinds import (
    Activity,
    Ask,
    Contact,
    ContactMoment,
    Initiative,
    Promise,
    Session,
)
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.ask_popup import AskPopup
from wijkwerker.gui.dialogs.quick_log import QuickLogSheet
from wijkwerker.gui.main_window import MainWindow, Shown
from wijkwerker.gui.overlays import Asking
from wijkwerker.gui.pages.page import PageEntry
from wijkwerker.gui.pages.today.page import TodayPage
from wijkwerker.gui.panels.quick_log.recent import RecentEntries
from wijkwerker.gui.widgets.list_card import CardItem, CardRow, ListCard
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

Settle = Callable[[], None]
TODAY = NOON.date()
DREEF = seed_area_id("BU03440321")
OVERVECHT = seed_area_id("WK034403")
Key = Qt.Key
VANDAAG = PageEntry(TodayPage.key, "Vandaag", "sun", lambda: TodayPage)


def at(hour: int) -> datetime:
    return datetime(2026, 10, 13, hour)


@pytest.fixture
def services(store: Store) -> Services:
    """A real first day's file."""
    return Services(store)


@pytest.fixture
def neighbourhood(services: Services) -> Services:
    """A file with something for every card."""
    me = services.settings.worker().id
    hans = Contact(name="Hans de Wit")
    kofi = Contact(name="Kofi Mensah", talents=frozenset({"timmeren"}), consent="mondeling", area=DREEF)
    garden = Initiative(title="Moestuin Tigrisdreef", area=DREEF, lead=hans.id, started=TODAY - timedelta(days=47))
    coffee = Activity(title="Koffie-inloop", area=DREEF, starts=at(9), place="De Dreef", by=me)
    lesson = Activity(title="Fietsles", area=DREEF, starts=at(13), minutes=120, place="Park de Gagel")

    def session(activity: Activity, **values: object) -> Session:
        return Session(activity=activity.id, original_start=activity.starts, starts=activity.starts, **values)  # type: ignore[arg-type]

    def promise(what: str, days: int, **values: object) -> Promise:
        due = TODAY - timedelta(days=days)
        return Promise(what=what, promised_on=TODAY - timedelta(days=11), due=due, by=me, **values)  # type: ignore[arg-type]

    services.records.save(
        hans,
        kofi,
        garden,
        coffee,
        lesson,
        session(coffee, state="ging door", people=18),
        session(lesson),
        promise("sleutel van de schuur", 4, to=hans.id, initiative=garden.id),
        promise("antwoord over verlichting", 0, to_text="Bewoners Wolgadreef"),
    )
    return services


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Settle, services: Services) -> TodayPage:
    """The page on the screen, loaded."""
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 820)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    settle()
    return made


def texts(card: ListCard) -> list[tuple[str, str]]:
    return [(row.item.title, row.item.detail) for row in card.rows()]


def first(card: ListCard) -> CardItem:
    return card.rows()[0].item


def test_every_card_tells_what_it_is_about(neighbourhood: Services, page: TodayPage) -> None:
    assert texts(page.cards.meetings) == [("Koffie-inloop", "De Dreef · Sanne"), ("Fietsles", "Park de Gagel")]
    assert texts(page.cards.promises) == [
        ("Hans de Wit – sleutel van de schuur", "Beloofd op 2 oktober · Moestuin Tigrisdreef"),
        ("Bewoners Wolgadreef – antwoord over verlichting", "Beloofd op 2 oktober"),
    ]
    assert texts(page.cards.quiet) == [("Moestuin Tigrisdreef", "Idee · trekker Hans de Wit")]
    assert first(page.cards.quiet).note == "47 dagen stil"
    assert texts(page.cards.unasked) == [("Kofi Mensah", "Kan timmeren")]


def test_rows_say_in_words_what_waits(neighbourhood: Services, page: TodayPage) -> None:
    done, planned = (row.item for row in page.cards.meetings.rows())
    assert ([tag.text for tag in done.tags], done.action) == (["18 mensen"], "")
    assert (planned.tags, planned.action) == ((), "Aanwezigheid")
    assert done.lead is not None
    assert planned.lead is not None
    assert (done.lead.note, planned.lead.note) == ("klaar", "2 uur")
    assert [row.item.tags[0].text for row in page.cards.promises.rows()] == ["4 dagen te laat", "vandaag"]


def test_the_worker_is_greeted_by_the_hour(page: TodayPage) -> None:
    greetings = [label.text() for label in page.findChildren(QLabel) if label.property("role") == "display"]
    assert greetings == ["Goedemiddag Sanne"]


@pytest.mark.parametrize(
    ("hour", "words"), [(1, "Hallo"), (5, "Goedemorgen"), (12, "Goedemiddag"), (18, "Goedenavond")]
)
def test_the_night_is_no_evening(page: TodayPage, monkeypatch: pytest.MonkeyPatch, hour: int, words: str) -> None:
    monkeypatch.setattr(page.context.clock, "now", lambda: at(hour))
    assert page._greeting_words().startswith(words)


def test_done_takes_three_keys_and_the_row_goes(
    neighbourhood: Services, page: TodayPage, context: Context, settle: Settle, qtbot: QtBot
) -> None:
    counts: list[tuple[str, int]] = []
    context.navigator.count.connect(lambda key, count: counts.append((key, count)))
    page.cards.promises.setFocus()  # F6 F6 from the box
    row = page.cards.promises.rows()[0]
    assert row.hasFocus()
    qtbot.keyClick(row, Key.Key_Return)
    settle()
    settle()
    assert [title for title, _ in texts(page.cards.promises)] == ["Bewoners Wolgadreef – antwoord over verlichting"]
    assert counts[-1] == ("vandaag", 1)
    (promise,) = (
        found
        for item in neighbourhood.listing.records(Promise)
        if isinstance(found := neighbourhood.records.find(item.id), Promise) and found.fed_back_on
    )
    assert (promise.done_on, promise.fed_back_on) == (TODAY, TODAY)


def test_the_card_of_promises_shows_all_of_them_in_place_and_the_first_again(
    neighbourhood: Services, page: TodayPage, context: Context, settle: Settle, qtbot: QtBot
) -> None:
    me = neighbourhood.settings.worker().id
    late = [Promise(what=f"plan {n}", promised_on=TODAY, due=TODAY - timedelta(days=n), by=me) for n in range(10, 16)]
    with qtbot.assertNotEmitted(context.navigator.narrow):
        context.tasks.write(lambda s: s.records.save(*late), owner=page)
        settle()
        settle()
        card = page.cards.promises
        few = len(card.rows())
        assert few < 8
        assert card._link.text() == "Alles bekijken"
        card._link.click()
        settle()
        assert len(card.rows()) == 8
        assert card._count.text() == "8"
        assert card.rows()[0].item.tags[0].text == "15 dagen te laat"
        assert card._link.text() == "Minder"
        card._link.click()
        settle()
    assert len(card.rows()) == few


def test_f6_walks_the_cards_and_lands_on_what_is_open(neighbourhood: Services, page: TodayPage) -> None:
    box, *cards = page.panes()
    box.setFocus()
    assert page.quick_log.isAncestorOf(QApplication.focusWidget() or page)
    landed = []
    for card in cards:
        card.setFocus()
        landed.append(next(row.item.title for row in card.findChildren(CardRow) if row.hasFocus()))
    assert landed == ["Fietsles", "Hans de Wit – sleutel van de schuur", "Moestuin Tigrisdreef", "Kofi Mensah"]


def test_rows_open_their_record(neighbourhood: Services, page: TodayPage, context: Context) -> None:
    opened: list[str] = []
    context.navigator.open_record.connect(lambda kind, _record: opened.append(kind))
    for card in (page.cards.meetings, page.cards.promises, page.cards.quiet, page.cards.unasked):
        card.opened.emit(first(card).key)
    page.cards.meetings.acted.emit(page.cards.meetings.rows()[1].item.key)
    assert opened == ["session", "contact", "initiative", "contact", "session"]


def test_asking_takes_the_person_off_the_card(
    neighbourhood: Services, page: TodayPage, settle: Settle, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.cards.unasked.rows()[0], Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, AskPopup)
    qtbot.keyClicks(popup.focusWidget(), "wil je een kastje maken?")
    qtbot.keyClick(popup.focusWidget(), Key.Key_Return)
    qtbot.keyClick(popup.focusWidget(), Key.Key_J)
    settle()
    settle()
    assert page.cards.unasked.rows() == []
    (asked,) = (neighbourhood.records.find(item.id) for item in neighbourhood.listing.records(Ask))
    assert isinstance(asked, Ask)
    assert (asked.what, asked.answer) == ("wil je een kastje maken?", "ja")


def test_the_scope_of_the_window_narrows_the_cards(
    neighbourhood: Services, page: TodayPage, context: Context, settle: Settle
) -> None:
    elsewhere = seed_area_id("GM0518")
    context.navigator.set_scope(context.navigator.scope.with_area(elsewhere, "Den Haag"))
    settle()
    assert page.cards.meetings.rows() == page.cards.quiet.rows() == page.cards.unasked.rows() == []
    assert len(page.cards.promises.rows()) == 2  # made without an area


def test_all_done_is_said(services: Services, qtbot: QtBot, context: Context, settle: Settle) -> None:
    services.records.save(Contact(name="Wim Slotboom"))
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.show()
    settle()
    words = [label.text() for label in made.cards.promises.findChildren(QLabel)]
    assert "Vandaag wacht niemand op je antwoord." in words


def test_the_first_day_shows_how_to_begin(page: TodayPage, context: Context, qtbot: QtBot) -> None:
    assert page.steps.isVisible()
    assert not page.cards.meetings.isVisible()
    with qtbot.waitSignal(
        context.navigator.narrow, check_params_cb=lambda *asked: asked == ("contacten", {"new": "ja"})
    ):
        page.steps.contact.click()
    page.steps.log.click()
    assert page.quick_log.isAncestorOf(QApplication.focusWidget() or page)


def test_the_box_can_be_used_while_the_cards_still_load(
    neighbourhood: Services, qtbot: QtBot, context: Context, settle: Settle
) -> None:
    made = TodayPage(context)
    qtbot.addWidget(made)
    made.show()
    qtbot.keyClicks(made.quick_log._text, "koffie")
    assert made.quick_log.text() == "koffie"
    assert made.cards.meetings.rows() == []
    settle()
    assert len(made.cards.meetings.rows()) == 2


def test_what_was_just_saved_stands_below_the_box_until_it_is_undone(
    neighbourhood: Services, page: TodayPage, context: Context, settle: Settle, qtbot: QtBot
) -> None:
    (recent,) = page.findChildren(RecentEntries)
    assert not recent.isVisible()
    for number in range(4):
        qtbot.keyClicks(page.quick_log._text, f"koffie nummer {number}")
        qtbot.keyClick(page.quick_log._text, Key.Key_Return)
        settle()
    assert [entry.words for entry in recent._entries] == ["koffie nummer 3", "koffie nummer 2", "koffie nummer 1"]
    last = neighbourhood.records.find(recent._entries[0].id)
    context.tasks.write(lambda s: s.records.delete(last), owner=page)
    settle()
    assert [entry.words for entry in recent._entries] == ["koffie nummer 2", "koffie nummer 1"]


def test_cards_stand_below_each_other_where_there_is_little_width(page: TodayPage) -> None:
    assert page.cards._columns.direction() == QBoxLayout.Direction.LeftToRight
    page.resize(900, 500)
    assert page.cards._columns.direction() == QBoxLayout.Direction.TopToBottom
    assert not page._greeting_box.isVisible()


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> Iterator[MainWindow]:
    """The real window with this page, not yet loaded."""
    made = MainWindow(
        context,
        Shown(
            (VANDAAG,), QuickLogSheet, lambda _c, parent: QLabel(parent), lambda _c, _t, parent: QLabel(parent), Asking
        ),
    )
    qtbot.addWidget(made)
    made.show_page("vandaag")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    yield made
    made.close()


def test_logging_from_a_cold_start_takes_two_keys_besides_the_sentence(
    neighbourhood: Services, window: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    keys = 0
    qtbot.keyClick(window, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys += 1
    qtbot.keyClicks(QApplication.focusWidget(), "koffie met 3 bewoners in Zamenhofdreef")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    keys += 1
    settle()
    (moment,) = (neighbourhood.records.find(item.id) for item in neighbourhood.listing.records(ContactMoment))
    assert isinstance(moment, ContactMoment)
    assert (moment.kind, moment.people, moment.area) == ("koffie", 3, DREEF)
    assert keys == 2


def test_the_keyboard_is_in_the_box_from_the_start(window: MainWindow) -> None:
    page = window.findChild(TodayPage)
    assert page is not None
    assert page.quick_log.isAncestorOf(QApplication.focusWidget() or window)
