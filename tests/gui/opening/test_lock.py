"""Locking the window: everything goes, and comes back as it was."""

import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOON
from tests.gui.test_main_window import Contacts, NoStart, Settings, Sheet, Today, entries
from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.gui import application
from wijkwerker.gui.bug_report import BugReport
from wijkwerker.gui.context import Clock
from wijkwerker.gui.main_window import MainWindow, Shown
from wijkwerker.gui.opening import keeping
from wijkwerker.gui.opening.door import LOCKED, ClosedError
from wijkwerker.gui.opening.entrance import Entrance, LockState
from wijkwerker.gui.opening.recover import Recover
from wijkwerker.gui.opening.unlock import Attempts, Unlock
from wijkwerker.gui.overlays import Answer
from wijkwerker.gui.preferences import Preferences
from wijkwerker.gui.watching.lock_watch import LockWatch, StillThere
from wijkwerker.gui.widgets.dialog import VerbDialog, ask
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.popup import ChoicePopup

SECRET = "drie korte woorden"


class Typing(Contacts):
    """A page that opens a sheet, has a field that saves by itself, and text that it does not save."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.given: list[str] = []
        self.saved: list[object] = []
        self.field = TextField("Telefoon")
        self.field.edited.connect(self._save)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.field)

    def _save(self, value: object) -> None:
        self.saved.append(value)
        self.context.tasks.write(lambda s: s.settings.put("phone", str(value)), owner=self)

    def open_id(self) -> str:
        return self.record

    def unsaved(self) -> str | None:
        return self.box.text() or None

    def put_back(self, unsaved: str) -> None:
        self.box.setText(unsaved)

    def ask(self) -> VerbDialog:
        dialog = ask(self.window(), "Waarom?", "", "Stoppen", asks="Wat leerden we?")
        dialog.confirmed.connect(self.given.append)
        return dialog


class FakeDoor:
    """A file that opens with SECRET, and without it as long as it was never locked."""

    def __init__(self, services: Any) -> None:
        self.services = services
        self.answer: Answer | None = None
        self.locked = False
        self.kept: Path | None = None
        self.puts_back = False
        self.copies: list[tuple[Path, bytes | None]] = []
        self.loads = 0

    def give(self, answer: Answer) -> None:
        self.answer = answer

    def lock(self) -> None:
        self.locked, self.answer = True, None

    def put_back(self, copy: Path, key: bytes | None = None) -> None:
        self.copies.append((copy, key))
        self.kept = Path("wijkwerker-vervangen.db")

    def load(self) -> Any:
        self.loads += 1
        if self.locked and self.answer is None:
            raise ClosedError(LOCKED, "")
        if self.answer is not None and self.answer.passphrase != SECRET:
            raise Locked("Dit wachtwoord past niet.", "Probeer het nog eens.")
        return self.services


class House:
    """A window with its entrance, and what a worker does at the lock."""

    def __init__(self, qtbot: QtBot, services: Any) -> None:
        self.qtbot = qtbot
        self.door = FakeDoor(services)
        shown = Shown(
            entries(Today, Typing, Settings),
            Sheet,
            Sheet,
            lambda _context, _topic, parent: QLabel(parent),
            NoStart,
        )
        self.window: MainWindow = application.make_window(self.door.load, Preferences(), Clock(NOON), shown)
        self.entrance = Entrance(self.window, self.door)  # type: ignore[arg-type]
        qtbot.addWidget(self.window)
        self.window.show_page("contacten")
        self.window.show()
        self.window.activateWindow()
        with qtbot.waitSignal(self.entrance.opened):
            self.window.context.tasks.start_loading()
        self.settle()

    @property
    def page(self) -> Typing:
        page = self.window._page()
        assert isinstance(page, Typing)
        return page

    @property
    def sheet(self) -> Unlock:
        """The newest sheet that asks the passphrase."""
        return self.window.findChildren(Unlock)[-1]

    def can_type(self) -> bool:
        """Whether the passphrase can be typed: the file is closed, and the pages have gone."""
        return self.sheet.field.isEnabled()

    def settle(self) -> None:
        self.qtbot.waitUntil(self.window.context.tasks.is_idle)

    def lock(self) -> None:
        self.window.context.navigator.lock.emit()
        self.qtbot.waitUntil(self.can_type)

    def unlock(self) -> None:
        self.sheet.field.setText(SECRET)
        with self.qtbot.waitSignal(self.entrance.opened):
            self.sheet.button.click()
        self.settle()


@pytest.fixture
def house(qtbot: QtBot, services: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(keeping, "sweep", lambda: None)  # all of the tests' own memory takes long
    services.files.is_encrypted = True
    services.key = b"k" * 32
    made = House(qtbot, services)
    yield made
    made.window.context.tasks.stop()


def be_quiet(watch: LockWatch, seconds: float) -> None:
    """Let so much time pass in which nobody does anything."""
    watch.idle._last -= seconds
    watch.idle.look()


def test_ctrl_l_covers_everything_and_closes_the_file(house: House) -> None:
    QTest.keyClick(house.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert house.window.layers.is_covered
    house.qtbot.waitUntil(house.can_type)
    assert house.sheet.words.text() == "Je werk is bewaard."
    assert not house.window.context.tasks.is_started()
    assert house.window.windowTitle() == "Wijkwerker"


def test_pages_go_from_memory_and_come_back_with_record_text_and_focus(house: House) -> None:
    page = weakref.ref(house.page)
    house.window.open_record("contact", "c1")
    house.page.box.setText("nog niet bewaard")
    house.page.list.setFocus()
    house.lock()
    assert page() is None
    assert house.window.topbar._title.text() == ""
    house.unlock()
    assert house.window.windowTitle() == "Contacten – Wijkwerker"
    assert house.page.opened == [("", "c1")]
    assert house.page.box.text() == "nog niet bewaard"
    house.qtbot.waitUntil(lambda: house.window.focusWidget() is house.page.list)


def test_text_on_a_page_that_was_not_shown_is_kept_until_its_next_visit(house: House) -> None:
    house.page.box.setText("nog niet bewaard")
    house.window.show_page("vandaag")
    house.lock()
    house.unlock()
    assert house.window._page().key == "vandaag"
    house.window.show_page("contacten")
    assert house.page.box.text() == "nog niet bewaard"


def test_a_field_in_which_somebody_types_is_saved_before_the_file_closes(house: House, services: Any) -> None:
    house.page.field.edit.setFocus()
    house.page.field.edit.setText("06 12345678")
    house.lock()
    assert services.settings.values["phone"] == "06 12345678"


def test_what_a_field_does_not_take_stays_in_it(house: House) -> None:
    before = house.page
    before.field.edit.setFocus()
    before.field.edit.setText("111222333")
    assert before.field.error
    house.lock()
    house.unlock()
    assert house.page is before
    assert (before.field.edit.text(), before.saved) == ("111222333", [])


def test_the_sheet_of_a_page_comes_back_as_it_was_and_gives_to_its_page(house: House) -> None:
    page, dialog = house.page, house.page.ask()
    dialog.input.setText("begin kleiner")
    house.lock()
    assert not dialog.isVisible()
    house.unlock()
    assert dialog.isVisible()
    assert house.window.focusWidget() is dialog.input
    dialog.verb_button.click()
    assert (page.given, house.page) == (["begin kleiner"], page)


def test_the_quick_log_over_a_page_keeps_its_text_while_the_page_goes(house: House) -> None:
    page = weakref.ref(house.page)
    house.window.log()
    sheet = house.window.layers.sheet
    assert sheet is not None
    box = sheet.findChild(QLineEdit)
    assert isinstance(box, QLineEdit)
    box.setText("koffie met Samira")
    house.lock()
    assert page() is None
    assert not sheet.isVisible()
    house.unlock()
    assert sheet.isVisible()
    assert (box.text(), house.window.focusWidget()) == ("koffie met Samira", box)


def test_the_help_opens_over_the_lock_and_leaves_what_waits_below_it(house: House) -> None:
    house.window.log()
    sheet = house.window.layers.sheet
    house.lock()
    for _press in range(2):
        QTest.keyClick(house.window, Qt.Key.Key_F1)
    shown = house.window.layers.on_top()
    assert shown is not None
    assert shown is not sheet
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert house.window.layers.on_top() is None
    assert house.window.focusWidget() is house.sheet.field
    QTest.keyClick(house.window, Qt.Key.Key_F1)
    house.unlock()
    assert house.window.layers.on_top() is sheet
    assert house.window.layers.sheet is sheet


def test_the_search_and_its_names_do_not_wait_behind_the_lock(house: House) -> None:
    house.window.search()
    house.lock()
    assert house.window.layers.sheet is None


@pytest.mark.survives("suspend with a dialog open", outcome="op slot; vensters dicht, tekst komt terug")
def test_windows_that_stand_open_when_the_laptop_sleeps_are_closed_or_come_back(house: House) -> None:
    watch = LockWatch(house.window, house.entrance)
    watch.follow(LockState(has_lock=True))
    report = BugReport(ValueError(), house.window)
    report.open()
    files = QFileDialog(house.page, "Welk bestand?")
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    files.open()
    popup = ChoicePopup(house.page.list, [Option("a", "Samira")])
    popup.open()
    watch.suspend.prepare(asleep=True)
    assert house.window.layers.is_covered
    assert [one.isVisible() for one in (report, files, popup)] == [False, False, False]
    house.qtbot.waitUntil(house.can_type)
    house.unlock()
    assert report.isVisible()
    report.close()


def test_a_window_for_which_somebody_waits_ends_before_its_page_goes(house: House) -> None:
    page = weakref.ref(house.page)
    ended: list[tuple[int, bool]] = []

    def wait() -> None:
        result = QDialog(house.page).exec()
        ended.append((result, page() is not None))

    QTimer.singleShot(0, wait)
    QTimer.singleShot(1, house.window.context.navigator.lock.emit)
    house.qtbot.waitUntil(lambda: bool(ended))
    assert ended == [(QDialog.DialogCode.Rejected, True)]
    house.qtbot.waitUntil(house.can_type)
    assert page() is None


def test_what_was_being_saved_is_saved_once(house: House) -> None:
    told: list[Changes] = []
    house.window.context.tasks.changed.connect(lambda changes, _who: told.append(changes))
    changes = Changes((Change("contact", "c1", None, None),), "Bewaard")
    house.window.context.tasks.write(lambda _s: changes, owner=house.page)
    house.lock()
    house.unlock()
    assert told == [changes]


def test_undo_does_not_remember_names_behind_the_lock(house: House) -> None:
    changes = Changes((Change("contact", "c1", None, None),), "Samira is bewaard")
    house.window.context.tasks.write(lambda _s: changes, owner=house.page)
    house.settle()
    assert house.window._notices.toast.text() == "Samira is bewaard"
    house.lock()
    assert house.window._notices.toast.text() == ""
    assert not house.window._undo._done


def test_a_demo_is_not_locked_and_says_why(qtbot: QtBot, services: Any) -> None:
    house = House(qtbot, services)
    house.window.context.navigator.lock.emit()
    assert not house.window.layers.is_covered
    assert "oefenbestand" in house.window._notices.toast.text()
    house.window.context.tasks.stop()


def test_five_wrong_passphrases_ask_for_a_pause_that_grows(house: House) -> None:
    house.lock()
    seconds = [1000.0]
    house.entrance._attempts._now = lambda: seconds[0]
    said = []
    for _attempt in range(6):
        seconds[0] += 600
        house.sheet._count_down()
        house.sheet.field.setText("fout")
        with house.qtbot.waitSignal(house.window.context.tasks.load_failed):
            house.sheet.button.click()
        said.append(house.sheet.words.text())
    assert said[0] == "Dit wachtwoord past niet. Probeer het nog eens."
    assert said[4:] == [
        "Dit wachtwoord past niet. Wacht nog 10 seconden.",
        "Dit wachtwoord past niet. Wacht nog 20 seconden.",
    ]
    assert not house.sheet.field.isEnabled()
    seconds[0] += 20
    house.sheet._count_down()
    assert house.sheet.words.text() == "Je kunt het weer proberen."
    house.unlock()
    assert house.entrance._attempts.seconds_left() == 0


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_key(house: House) -> None:
    house.lock()
    house.sheet.other.click()
    recover = house.window.findChild(Recover)
    assert isinstance(recover, Recover)
    recover.key.setText("geen sleutel!")
    recover.open.click()
    assert recover.words.text()
    recover.key.setText("0000-0000-0000-0000-0000-0000-0000")
    for box, text in ((recover.first, SECRET), (recover.again, "iets anders")):
        box.setText(text)
    recover.open.click()
    assert "niet gelijk" in recover.words.text()
    recover.again.setText(SECRET)
    with house.qtbot.waitSignal(house.entrance.opened):
        recover.open.click()
    assert house.door.answer is not None
    assert house.door.answer.recovery_key == "0000-0000-0000-0000-0000-0000-0000"
    assert not house.window.layers.is_covered


def test_one_can_go_back_from_the_recovery_key_to_the_passphrase(house: House) -> None:
    house.lock()
    house.sheet.other.click()
    recover = house.window.findChild(Recover)
    assert isinstance(recover, Recover)
    recover.back.click()
    house.unlock()
    assert not house.window.layers.is_covered


def test_the_lock_of_a_copy_offers_the_recovery_key_and_the_way_back(qtbot: QtBot) -> None:
    around = QLabel()
    qtbot.addWidget(around)
    sheet = Unlock(around, Attempts(), copy=True)
    with qtbot.waitSignal(sheet.forgotten):
        sheet.other.click()
    with qtbot.waitSignal(sheet.given_up):
        sheet.leave.click()
    assert Unlock(around, Attempts()).leave.isHidden()


def test_a_copy_takes_the_place_of_the_file_behind_the_cover(house: House) -> None:
    page = weakref.ref(house.page)
    with house.qtbot.waitSignal(house.entrance.opened):
        house.window.context.navigator.put_back.emit(Path("kopie.db"))
    house.settle()
    assert house.door.copies == [(Path("kopie.db"), b"k" * 32)]
    assert page() is None
    assert house.page.key == "contacten"
    assert "wijkwerker-vervangen.db" in house.window._notices.toast.text()


def test_a_lock_that_is_wished_while_a_copy_is_put_back_falls_as_soon_as_the_file_is_open(house: House) -> None:
    navigator = house.window.context.navigator
    once = Qt.ConnectionType.SingleShotConnection
    house.entrance.closing.connect(lambda: QTimer.singleShot(0, navigator.lock.emit), once)
    navigator.put_back.emit(Path("kopie.db"))
    house.qtbot.waitUntil(lambda: bool(house.window.findChildren(Unlock)) and house.can_type())
    assert house.window.layers.is_covered
    assert not house.window.context.tasks.is_started()
    house.unlock()
    assert not house.window.layers.is_covered


def test_a_lock_that_falls_while_the_passphrase_is_looked_at_holds(house: House) -> None:
    house.lock()
    house.window.context.navigator.lock.emit()  # nothing is being opened: the answer that follows opens
    house.unlock()
    assert not house.window.layers.is_covered
    house.lock()
    before = house.sheet
    before.field.setText(SECRET)
    before.button.click()
    house.window.context.navigator.lock.emit()
    house.qtbot.waitUntil(lambda: house.sheet is not before and house.can_type())
    assert not house.window.context.tasks.is_started()


def test_a_file_that_is_damaged_after_the_passphrase_is_told_and_not_asked_again(house: House) -> None:
    house.lock()

    def damaged() -> Any:
        raise WijkwerkerError("Het bestand is beschadigd.", "Zet een reservekopie terug.")

    house.window.context.tasks._load = damaged
    house.sheet.field.setText(SECRET)
    with house.qtbot.waitSignal(house.window.context.tasks.load_failed):
        house.sheet.button.click()
    assert house.entrance._asking is None


def test_the_question_before_the_lock_goes_with_the_first_key(house: House) -> None:
    watch = LockWatch(house.window, house.entrance)
    watch.follow(LockState(has_lock=True, minutes=10))
    house.page.box.setFocus()
    be_quiet(watch, 580)
    question = house.window.findChild(StillThere)
    assert isinstance(question, StillThere)
    handle = house.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_X)
    assert house.window.layers.on_top() is None
    assert (house.page.box.text(), house.window.focusWidget()) == ("", house.page.box)


def test_the_lock_after_quiet_minutes_forgets_the_question(house: House) -> None:
    watch = LockWatch(house.window, house.entrance)
    watch.follow(LockState(has_lock=True, minutes=10))
    house.page.list.setFocus()
    be_quiet(watch, 580)
    be_quiet(watch, 20)
    house.qtbot.waitUntil(house.can_type)
    house.unlock()
    assert house.window.layers.on_top() is None
    house.qtbot.waitUntil(lambda: house.window.focusWidget() is house.page.list)


def test_the_status_bar_says_when_it_locks_and_follows_the_setting(house: House) -> None:
    bar = house.window.statusbar
    watch = LockWatch(house.window, house.entrance)
    watch.follow(LockState(has_lock=True, minutes=10))
    house.window.resize(1440, 900)
    assert bar._lock.text() == "Vergrendelt na 10 minuten"
    house.window.context.navigator.lock_after.emit(30)
    assert bar._lock.text() == "Vergrendelt na 30 minuten"
    watch.follow(LockState(has_lock=False))
    assert bar._lock.text() == "Oefenbestand, geen slot"
    watch.follow(LockState(has_lock=True, minutes=5))
    bar._lock.click()
    assert house.window.layers.is_covered


def test_the_user_is_named_again_after_the_lock(house: House) -> None:
    house.lock()
    assert house.window.rail._user.text() == ""
    house.unlock()
    assert house.window.rail._user.text() == "Sanne Bakker"


def test_a_page_that_somebody_still_holds_on_to_knows_nothing_any_more(house: House) -> None:
    page = house.page
    page.saved.append("06 12345678")
    house.lock()
    assert not vars(page)
