"""A number that may be a BSN is asked about wherever words are typed that are kept, in the whole window."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from wijkwerker.domain.kinds import Activity, Contact, ContactMoment, Initiative, Promise, Session, Story
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.domain.privacy.requests import RequestKind
from wijkwerker.domain.privacy.retention import Choice, Data, Due, Round
from wijkwerker.gui import application
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.ask_popup import AskPopup
from wijkwerker.gui.dialogs.first_start import FirstStart
from wijkwerker.gui.dialogs.new_activity import NewActivity
from wijkwerker.gui.dialogs.new_contact import NewContact
from wijkwerker.gui.dialogs.new_initiative import NewInitiative
from wijkwerker.gui.dialogs.stop_initiative import adjust_initiative, stop_initiative
from wijkwerker.gui.main_window import MainWindow
from wijkwerker.gui.pages.initiatives.actions import InitiativeActions
from wijkwerker.gui.pages.settings import ENTRIES
from wijkwerker.gui.panels.contact.promise_popup import PromisePopup
from wijkwerker.gui.panels.moment.collective import Collective
from wijkwerker.gui.panels.privacy.request_sheets import AnswerSheet, RequestSheet
from wijkwerker.gui.panels.privacy.round_sheet import RoundSheet
from wijkwerker.gui.panels.quick_log.quick_log import QuickLog
from wijkwerker.gui.panels.quick_log.sentence_box import SentenceBox
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.fields.day import DateField, TimeField
from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.fields.number import NumberField
from wijkwerker.gui.widgets.fields.text import GuardedField
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

Settle = Callable[[], None]
BSN = "111222333"
AREA = seed_area_id("BU03440321")
TODAY = dt.date(2026, 10, 13)
JOKE = Contact(name="Joke Verhoeven", area=AREA, organisation_kind=None)
GARDEN = Initiative(title="Moestuin", area=AREA, started=TODAY)
MOMENT = ContactMoment(date=TODAY, area=AREA, worker=SANNE, note="Wil helpen", initiative=GARDEN.id)
LESSON = Activity(title="Fietsles", area=AREA, starts=dt.datetime(2026, 10, 12, 10, 0))
MET = Session(
    activity=LESSON.id, original_start=dt.datetime(2026, 10, 12, 10, 0), starts=dt.datetime(2026, 10, 12, 10, 0)
)
TOLD = Story(title="Groeten", text="Eerst groette ik niemand.", initiative=GARDEN.id, date=TODAY)
PROMISE = Promise(what="Bellen", moment=MOMENT.id, promised_on=TODAY, by=SANNE)

OTHERS = ("Een andere dag", "Dit zijn er veel")  # a day, and a number to go on
SEARCHES = ("Zoek", "Schrijf wat er gebeurde", "Typ om te zoeken", "Naam van de persoon", "Wie doet")
FIGURES = {"Telefoon", "E-mail", "Postcode"}  # figures belong there


@pytest.fixture
def services(store: Store) -> Services:
    """One record of everything that is typed in."""
    made = Services(store)
    made.records.save(JOKE, GARDEN, MOMENT, LESSON, MET, TOLD, PROMISE)
    return made


@pytest.fixture
def window(qtbot: QtBot, context: Context, settle: Settle) -> Iterator[MainWindow]:
    made = MainWindow(context, application.parts())
    qtbot.addWidget(made)
    made.resize(1440, 1000)
    made.show_page("vandaag")
    made.show()
    qtbot.waitExposed(made)
    settle()
    yield made
    made.close()


def editors(within: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """All boxes for words that are kept: not those to search in, and not those for days, times, numbers or secrets."""
    boxes: list[QLineEdit | QPlainTextEdit] = [*within.findChildren(QLineEdit)]
    boxes += within.findChildren(QPlainTextEdit)
    return [box for box in boxes if box.isEnabled() and not box.isReadOnly() and is_kept(box)]


def field_of(box: QWidget) -> Field | None:
    around: QWidget | None = box
    while around is not None and not isinstance(around, Field):
        around = around.parentWidget()
    return around


def is_kept(box: QLineEdit | QPlainTextEdit) -> bool:
    field = field_of(box)
    if isinstance(field, DateField | TimeField | NumberField) or (field is not None and field.label in FIGURES):
        return False
    if isinstance(box, QLineEdit) and box.echoMode() != QLineEdit.EchoMode.Normal:
        return False
    if isinstance(box, SentenceBox):  # asks with a chip, see below
        return False
    named = (box.placeholderText(), box.accessibleName())
    if not any(named) and box.isHidden():  # a question that asks for no words
        return False
    return not any(words.startswith(SEARCHES + OTHERS) for words in named)


def unguarded(within: QWidget) -> list[str]:
    """Type a BSN in every box; gives the names of the boxes that say nothing of it."""
    silent = []
    for box in editors(within):
        before = box.text() if isinstance(box, QLineEdit) else box.toPlainText()
        put(box, f"nummer {BSN}")
        field = field_of(box)
        if not (isinstance(field, GuardedField) and "BSN" in field.error):
            silent.append(f"{type(within).__name__}: {box.accessibleName() or box.placeholderText()}")
        if isinstance(box, QLineEdit):
            box.editingFinished.emit()
        put(box, before)
    return silent


def put(box: QLineEdit | QPlainTextEdit, text: str) -> None:
    if isinstance(box, QLineEdit):
        box.setText(text)
    else:
        box.setPlainText(text)


def kept(store: Store) -> bytes:
    """All that stands in the file."""
    return b"".join(path.read_bytes() for path in store.path.parent.glob(f"{store.path.name}*"))


@pytest.mark.survives("BSN in a note", outcome="gevraagd in elk vak van het venster; pas bewaard na Nee, geen BSN")
def test_every_page_asks_about_a_number_that_may_be_a_bsn(
    window: MainWindow, services: Services, store: Store, settle: Settle
) -> None:
    found, looked = [], 0
    for kind, record in (
        ("contact", JOKE.id),
        ("contact_moment", MOMENT.id),
        ("initiative", GARDEN.id),
        ("session", MET.id),
        ("area", AREA),
    ):
        window.open_record(kind, record)
        settle()
        page = window.pages.page
        looked += len(editors(page))
        found += unguarded(page)
        settle()
    for entry in ENTRIES:
        window.show_narrowed("instellingen", {"section": entry.key})
        settle()
    found += unguarded(window.pages.page)
    window.visit("uitwisselen")
    settle()
    found += unguarded(window.pages.page)
    settle()
    assert looked > 20
    assert found == []
    assert BSN.encode() not in kept(store)


def test_every_sheet_asks_about_a_number_that_may_be_a_bsn(
    window: MainWindow, context: Context, services: Services, store: Store, settle: Settle
) -> None:
    lookup = TaskLookup(context.tasks, context.clock.today, window)
    actions = InitiativeActions(context, lookup, window)
    asked = services.privacy.requests.add(RequestKind.RECTIFY, JOKE.id, "", TODAY)
    due = Round((Due(Data.CONTACT, JOKE.id, "Joke", TODAY, Choice.KEEP, "nog even"),))
    for opened in (
        lambda: actions.story(GARDEN),
        lambda: actions.story(GARDEN, TOLD),
        lambda: actions.lesson(GARDEN),
        lambda: actions.impact(GARDEN),
        lambda: stop_initiative(window, "Moestuin"),
        lambda: adjust_initiative(window, "Moestuin"),
        lambda: NewInitiative(context, lookup, window).ask(),
        lambda: Collective(context, lookup, [MOMENT.id], window).ask(),
        lambda: RequestSheet(context, window).ask(),
        lambda: AnswerSheet(context, asked, window).ask(),
        lambda: RoundSheet(context, due, window).ask(),
    ):
        opened()
        settle()
    made = [
        NewContact(context, lookup),
        NewActivity(context, lookup, dt.datetime(2026, 10, 14, 10, 0)),
        AskPopup(window, context, JOKE.id, "Joke"),
        PromisePopup(window, "Joke", TODAY),
    ]
    assert len(editors(window)) > 15
    assert unguarded(window) == []
    assert [silent for one in made for silent in unguarded(one)] == []
    for one in made:
        one.deleteLater()
    settle()
    assert BSN.encode() not in kept(store)


def test_the_quick_log_asks_with_a_chip(window: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    log = window.findChildren(QuickLog)[0]
    log.findChildren(SentenceBox)[0].setPlainText(f"koffie met Joke, haar nummer is {BSN}")

    def asks() -> bool:
        return any(chip.text().startswith("Is dit een BSN?") for chip in log.findChildren(Chip))

    qtbot.waitUntil(asks, timeout=10_000)
    settle()


def test_the_first_start_refuses_a_name_with_a_number_that_may_be_a_bsn(qtbot: QtBot, window: MainWindow) -> None:
    start = FirstStart(window)
    step = start.findChildren(QWidget)
    assert step
    name = next(box for box in start.findChildren(QLineEdit) if box.accessibleName() == "Je naam")
    name.setText(f"Sanne {BSN}")
    problem = next(part for part in step if hasattr(part, "problem") and part.isAncestorOf(name))
    assert "BSN" in problem.problem()[0]
    start.deleteLater()
