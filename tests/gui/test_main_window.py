"""The window: pages on their first visit, keys that work everywhere, one scope, and a way back."""

from collections.abc import Callable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.main_window import MainWindow, Shown
from wijkwerker.gui.overlays import Asking
from wijkwerker.gui.own_period import OwnPeriod
from wijkwerker.gui.pages.page import Page, PageEntry
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.widgets.dialog import ask

Settle = Callable[[], None]


class FakePage(Page):
    """A page with one box and one button, that counts what it is asked."""

    made: ClassVar[list[str]] = []

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.made.append(self.key)
        self.loads = 0
        self.opened: list[tuple[str, str]] = []
        self.exported = 0
        self.record = ""
        self.box = QLineEdit(self)
        self.list = QPushButton("Rij", self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addWidget(self.list)

    def load(self) -> None:
        self.loads += 1

    def open(self, record_id: str, kind: str = "") -> None:
        self.opened.append((kind, record_id))
        self.record = record_id
        self.crumb_changed.emit()

    def crumb(self) -> str:
        return self.record

    def close_crumb(self) -> None:
        self.record = ""
        self.crumb_changed.emit()

    def focus_first(self) -> None:
        self.box.setFocus()

    def panes(self) -> list[QWidget]:
        return [self.box, self.list]


class Today(FakePage):
    key = "vandaag"
    uses_period = False
    log_button = ""

    def log_here(self, _presets: dict[str, str]) -> bool:
        self.box.setFocus()
        return True


class Contacts(FakePage):
    key = "contacten"
    kinds = frozenset({"contact"})

    def log_presets(self) -> dict[str, str]:
        return {"contact": "c1"}

    def can_export(self) -> bool:
        return True

    def export(self) -> None:
        self.exported += 1


class Settings(FakePage):
    key = "instellingen"
    uses_area = False
    uses_period = False


def entries(*pages: type[Page]) -> tuple[PageEntry, ...]:
    """The pages as the rail knows them; the contact opens on Contacten."""
    opens = {"contacten": frozenset({"contact"})}
    return tuple(
        PageEntry(page.key, page.key.capitalize(), "sun", _giving(page), opens.get(page.key, frozenset()))
        for page in pages
    )


def _giving(page: type[Page]) -> Callable[[], type[Page]]:
    return lambda: page


class Sheet(QWidget):
    """Stands in for the quick log and the search."""

    closed = Signal()
    made: ClassVar[list[tuple[object, ...]]] = []

    def __init__(self, *what: Any) -> None:
        super().__init__(what[-1])
        self.made.append(what[1:-1])
        self.box = QLineEdit(self)
        self.button = QPushButton("Open", self)
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addWidget(self.button)


class NoStart(Asking):
    """No first start in these tests."""


@pytest.fixture
def window(qtbot: QtBot, context: Context) -> Iterator[MainWindow]:
    FakePage.made.clear()
    Sheet.made.clear()
    made = MainWindow(context, Shown(entries(Today, Contacts, Settings), Sheet, Sheet, Sheet, NoStart))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show_page("vandaag")
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()


def page(window: MainWindow) -> FakePage:
    shown = window._page()
    assert isinstance(shown, FakePage)
    return shown


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifiers: str = "") -> None:
    pressed = Qt.KeyboardModifier.NoModifier
    for name in modifiers.split():
        pressed |= Qt.KeyboardModifier[f"{name}Modifier"]
    QTest.keyClick(QApplication.focusWidget() or window, key, pressed)


def test_a_page_is_built_on_its_first_visit_and_kept(window: MainWindow) -> None:
    assert FakePage.made == ["vandaag"]
    window.show_page("contacten")
    window.show_page("vandaag")
    window.show_page("contacten")
    assert FakePage.made == ["vandaag", "contacten"]


def test_the_title_names_the_page_and_never_a_person(window: MainWindow) -> None:
    window.open_record("contact", "Samira Bouzid")
    assert window.windowTitle() == "Contacten – Wijkwerker"


def test_pages_are_reached_by_their_number_and_settings_by_a_comma(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_2, "Control")
    assert page(window).key == "contacten"
    press(qtbot, window, Qt.Key.Key_Comma, "Control")
    assert page(window).key == "instellingen"
    press(qtbot, window, Qt.Key.Key_1, "Control")
    assert page(window).key == "vandaag"


def test_alt_left_goes_back_and_alt_right_forward(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("contacten")
    window.show_page("instellingen")
    press(qtbot, window, Qt.Key.Key_Left, "Alt")
    press(qtbot, window, Qt.Key.Key_Left, "Alt")
    assert page(window).key == "vandaag"
    press(qtbot, window, Qt.Key.Key_Right, "Alt")
    assert page(window).key == "contacten"


def test_a_record_opens_on_the_page_of_its_kind_and_back_leads_to_the_list(window: MainWindow) -> None:
    window.context.navigator.open_record.emit("contact", "c7")
    contacts = page(window)
    assert contacts.opened == [("contact", "c7")]
    assert window.topbar.area.isHidden()
    window.back()
    assert contacts.crumb() == ""
    assert page(window) is contacts
    assert not window.topbar.area.isHidden()
    window.back()
    assert page(window).key == "vandaag"


def test_a_record_that_no_page_opens_changes_nothing(window: MainWindow) -> None:
    window.open_record("walnut", "w1")
    assert page(window).key == "vandaag"


def test_scope_chips_are_hidden_where_they_mean_nothing(window: MainWindow) -> None:
    assert not window.topbar.area.isHidden()
    assert window.topbar.period.isHidden()
    window.show_page("instellingen")
    assert window.topbar.area.isHidden()


def test_the_scope_of_last_time_comes_back_and_is_kept(window: MainWindow, services: Any, settle: Settle) -> None:
    services.settings.values.update({"scope.area": "a1", "scope.area_name": "Overvecht", "scope.period": "vorig jaar"})
    settle()
    scope = window.context.navigator.scope
    assert (scope.area, scope.from_, scope.until) == ("a1", date(2025, 1, 1), date(2025, 12, 31))
    assert window.topbar.area.text() == "Overvecht"
    window.context.navigator.set_scope(scope.with_area(None))
    settle()
    assert services.settings.values["scope.area"] == ""


def test_all_pages_follow_the_scope_but_only_the_shown_one_at_once(window: MainWindow, settle: Settle) -> None:
    window.show_page("contacten")
    settle()
    contacts = page(window)
    window.show_page("instellingen")
    before = contacts.loads
    window.context.navigator.set_scope(Scope(area="a2", area_name="Zuilen"))
    assert contacts.loads == before
    window.show_page("contacten")
    assert contacts.loads == before + 1


def test_a_page_reloads_when_someone_else_changed_what_it_shows(window: MainWindow, settle: Settle) -> None:
    window.show_page("contacten")
    settle()
    contacts = page(window)
    before = contacts.loads
    tasks = window.context.tasks
    tasks.changed.emit(changes_of("session"), None)
    tasks.changed.emit(changes_of("contact"), contacts)
    assert contacts.loads == before
    tasks.changed.emit(changes_of("contact"), window)
    assert contacts.loads == before + 1


def changes_of(kind: str, label: str = "") -> Changes:
    return Changes((Change(kind, "x", None, None),), label)


def test_logging_on_a_page_starts_with_what_is_open_there(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("contacten")
    press(qtbot, window, Qt.Key.Key_N, "Control")
    assert Sheet.made == [({"contact": "c1"},)]
    window.context.navigator.log.emit({"initiative": "i1"})
    assert Sheet.made[-1] == ({"initiative": "i1"},)


def test_logging_on_vandaag_moves_the_focus_to_its_box(qtbot: QtBot, window: MainWindow) -> None:
    page(window).list.setFocus()
    press(qtbot, window, Qt.Key.Key_N, "Control")
    assert page(window).box.hasFocus()
    assert Sheet.made == []


def test_the_search_keeps_the_keyboard_inside_and_gives_the_focus_back(qtbot: QtBot, window: MainWindow) -> None:
    page(window).list.setFocus()
    press(qtbot, window, Qt.Key.Key_K, "Control")
    overlay = window.layers.sheet
    assert overlay is not None
    for _ in range(5):
        press(qtbot, window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert overlay.isAncestorOf(focus)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.layers.sheet is None
    assert page(window).list.hasFocus()


def test_f1_and_help_on_the_rail_open_the_text_about_the_page(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_2, "Control")
    press(qtbot, window, Qt.Key.Key_F1)
    assert Sheet.made == [("contacten",)]
    press(qtbot, window, Qt.Key.Key_Escape)
    window.rail.help_clicked.emit()
    assert Sheet.made == [("contacten",), ("contacten",)]


def test_the_keys_of_the_pages_wait_as_long_as_a_sheet_asks_something(qtbot: QtBot, window: MainWindow) -> None:
    before = page(window)
    dialog = ask(window, "Reeks stoppen?", "", "Stoppen")
    press(qtbot, window, Qt.Key.Key_2, "Control")
    press(qtbot, window, Qt.Key.Key_K, "Control")
    assert page(window) is before
    assert window.layers.sheet is None
    press(qtbot, window, Qt.Key.Key_F6)
    assert dialog.isAncestorOf(QApplication.focusWidget() or window)
    press(qtbot, window, Qt.Key.Key_Escape)
    press(qtbot, window, Qt.Key.Key_2, "Control")
    assert page(window) is not before


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    page = window._page()
    assert isinstance(page, FakePage)
    pressed: list[bool] = []
    page.list.clicked.connect(lambda: pressed.append(True))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert len(pressed) == 1
    QTest.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.box.setFocus()
    QTest.keyClick(page.box, Qt.Key.Key_Return)
    assert len(pressed) == 1


def test_f6_walks_the_panes_and_comes_round(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    settle()
    start = page(window).box
    start.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(5):
        press(qtbot, window, Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert seen[0] is page(window).list
    assert window.statusbar.isAncestorOf(seen[1] or start)
    assert window.rail.isAncestorOf(seen[2] or start)
    assert window.topbar.isAncestorOf(seen[3] or start)
    assert seen[4] is start
    press(qtbot, window, Qt.Key.Key_F6, "Shift")
    assert window.topbar.isAncestorOf(QApplication.focusWidget() or start)


def test_ctrl_e_exports_where_that_means_something(qtbot: QtBot, window: MainWindow, recorder: Recorder) -> None:
    press(qtbot, window, Qt.Key.Key_E, "Control")
    assert len(recorder.toasts) == 1
    window.show_page("contacten")
    press(qtbot, window, Qt.Key.Key_E, "Control")
    assert page(window).exported == 1


def test_text_grows_with_the_keyboard_and_the_window_follows(qtbot: QtBot, window: MainWindow) -> None:
    before = window.rail.width()
    press(qtbot, window, Qt.Key.Key_Plus, "Control")
    assert theme.appearance().text_size == 115
    press(qtbot, window, Qt.Key.Key_0, "Control")
    assert theme.appearance().text_size == 100
    assert window.rail.width() == before == 212


def test_a_narrow_window_shows_icons_with_tooltips(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1180, 720)
    assert window.rail.width() == 64
    button = window.rail._buttons["contacten"]
    assert "Contacten" in button.toolTip()
    assert button.accessibleName() == "Contacten"


def test_the_window_never_becomes_smaller_than_a_laptop_at_200_percent(window: MainWindow) -> None:
    assert window.minimumSize() == QSize(960, 540)


@pytest.mark.parametrize(("size", "text_size"), [((1440, 900), 100), ((960, 540), 100), ((960, 540), 200)])
def test_the_bars_fit_in_the_window(
    qtbot: QtBot, window: MainWindow, look: theme.Appearance, size: tuple[int, int], text_size: int
) -> None:
    look.choose(text_size=text_size)
    window.show_page("contacten")
    window.resize(*size)
    qtbot.waitUntil(lambda: window.width() == size[0])
    right = window.topbar.log.mapTo(window, window.topbar.log.rect().topRight()).x()
    assert right <= window.width()
    for label in window.statusbar.findChildren(QLabel):
        assert not label.isVisible() or label.width() >= label.sizeHint().width()


def test_a_count_on_the_rail_is_told_to_a_screen_reader_too(window: MainWindow) -> None:
    window.context.navigator.count.emit("vandaag", 3)
    assert window.rail._buttons["vandaag"].accessibleName() == "Vandaag, 3 wachten"
    window.context.navigator.count.emit("vandaag", 1)
    assert window.rail._buttons["vandaag"].accessibleName() == "Vandaag, 1 wacht"


def test_every_control_of_the_bars_has_a_name(window: MainWindow, settle: Settle) -> None:
    settle()
    for bar in (window.rail, window.topbar, window.statusbar):
        for control in bar.findChildren(QWidget):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert control.accessibleName(), control


def test_ctrl_z_puts_back_the_last_write_and_ctrl_y_forward(
    qtbot: QtBot, window: MainWindow, services: Any, recorder: Recorder, settle: Settle
) -> None:
    asked: list[Changes] = []

    def undo(changes: Changes) -> Changes:
        asked.append(changes)
        return changes.reversed()

    services.records.undo = undo
    written = changes_of("contact", "Opgeslagen")
    window.context.tasks.write(lambda _s: written, owner=window)
    settle()
    assert recorder.toasts == [("Opgeslagen", "Ongedaan maken")]
    press(qtbot, window, Qt.Key.Key_Z, "Control")
    settle()
    assert asked == [written]
    assert recorder.toasts[-1] == ("Ongedaan gemaakt: Opgeslagen", "")
    press(qtbot, window, Qt.Key.Key_Y, "Control")
    settle()
    assert asked[1:] == [written.reversed("Opgeslagen")]
    assert recorder.toasts[-1] == ("Opnieuw gedaan: Opgeslagen", "")
    press(qtbot, window, Qt.Key.Key_Y, "Control")
    assert recorder.toasts[-1] == ("Er is niets om opnieuw te doen.", "")


def test_ctrl_z_in_a_box_undoes_the_typing_first(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, settle: Settle
) -> None:
    window.context.tasks.write(lambda _s: changes_of("contact", "Opgeslagen"), owner=window)
    settle()
    box = page(window).box
    box.setFocus()
    QTest.keyClicks(box, "ab")
    press(qtbot, window, Qt.Key.Key_Z, "Control")
    assert box.text() == ""
    assert recorder.toasts[-1] == ("Opgeslagen", "Ongedaan maken")
    press(qtbot, window, Qt.Key.Key_Z, "Control")
    settle()
    assert recorder.toasts[-1] == ("Ongedaan gemaakt: Opgeslagen", "")


def test_an_undo_that_is_refused_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, services: Any, recorder: Recorder, settle: Settle
) -> None:
    def refuse(_changes: Changes) -> Changes:
        raise WijkwerkerError("De schijf is vol.")

    window.context.tasks.write(lambda _s: changes_of("contact"), owner=window)
    settle()
    services.records.undo = refuse
    window.context.navigator.undo.emit()
    settle()
    assert [str(error) for error in recorder.errors] == ["De schijf is vol."]
    services.records.undo = lambda changes: changes.reversed()
    window.context.navigator.undo.emit()
    settle()
    assert recorder.toasts[-1] == ("Ongedaan gemaakt", "")


def test_a_toast_offers_its_action_for_eight_seconds(window: MainWindow) -> None:
    pressed: list[bool] = []
    window.context.messages.toast("Opgeslagen", "Ongedaan maken", lambda: pressed.append(True))
    toast = window._notices.toast
    assert toast.isVisible()
    assert toast._timer.interval() == 8000
    toast.button().click()
    assert pressed == [True]
    assert not toast.isVisible()


def test_a_refusal_stands_above_the_page_until_it_is_read(window: MainWindow) -> None:
    window.context.messages.error(WijkwerkerError("De schijf is vol.", "Maak ruimte."))
    banner = window._notices.banner
    assert banner.isVisible()
    assert banner.accessibleName() == "De schijf is vol. Maak ruimte."
    banner.button().click()
    assert not banner.isVisible()


def test_a_refusal_goes_when_something_else_is_begun(window: MainWindow) -> None:
    window.context.messages.error(WijkwerkerError("Dit is geen uitwisselbestand."))
    assert window._notices.banner.isVisible()
    window.context.messages.over()
    assert not window._notices.banner.isVisible()


def test_the_status_bar_says_what_happens_to_the_work(window: MainWindow, services: Any, settle: Settle) -> None:
    services.settings.values["backup"] = "2026-10-13T08:12:00"
    bar = window.statusbar
    assert bar._saved.text() == "Bezig met openen…"
    settle()
    assert bar._saved.text() == "Alles is opgeslagen op deze laptop"
    assert bar._backup.text() == "Reservekopie: vandaag 08:12"
    window.context.tasks.write(lambda _s: None, owner=window)
    assert bar._saved.text() == "Bezig met opslaan…"
    settle()
    window.context.tasks.write(lambda _s: 1 // 0, owner=window, failed=None)
    settle()
    assert not bar._trouble.isHidden()
    assert bar._trouble.text() == "Opslaan lukt niet"


def test_an_old_backup_is_said_in_words_and_amber(window: MainWindow, services: Any, settle: Settle) -> None:
    services.settings.values["backup"] = "2026-09-24T08:12:00"
    settle()
    assert window.statusbar._backup.text() == "Reservekopie: 19 dagen geleden"
    assert window.statusbar._backup.property("tone") == "warn"
    window.statusbar._backup.click()
    assert page(window).key == "instellingen"


def test_whose_laptop_it_is_stands_at_the_bottom_of_the_rail(window: MainWindow, settle: Settle) -> None:
    settle()
    assert window.rail._user.text() == "Sanne Bakker"
    window.rail._user.click()
    assert page(window).key == "instellingen"


def test_the_area_list_offers_the_own_area_first_and_finds_the_rest(
    qtbot: QtBot, window: MainWindow, services: Any, settle: Settle
) -> None:
    def area(key: str, name: str, level: str, parent: str | None) -> SimpleNamespace:
        return SimpleNamespace(id=key, code=key, name=name, level=level, parent=parent, path="")

    areas = [
        area("u", "Utrecht", "gemeente", None),
        area("d", "Den Haag", "gemeente", None),
        area("a1", "Overvecht", "wijk", "u"),
        area("b1", "Zamenhofdreef e.o.", "buurt", "a1"),
    ]
    services.areas.choices = lambda: areas
    services.areas.find = lambda text, _limit: [one for one in areas if one.name.startswith(text)]
    settle()
    window.topbar.area.click()
    settle()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    labels = [option.label for option in popup._model.options()]  # type: ignore[attr-defined]
    assert labels == ["Alle gebieden", "Overvecht", "Utrecht", "Zamenhofdreef e.o.", "Den Haag"]
    popup.close()


def test_an_own_period_is_typed_as_people_say_days(window: MainWindow) -> None:
    box = OwnPeriod(window.topbar.period, window.context)
    box.open()
    box.first.edit.setText("1-9")
    box.last.edit.setText("gisteren")
    box.show_button.click()
    scope = window.context.navigator.scope
    assert (scope.period, scope.from_, scope.until) == ("eigen", date(2026, 9, 1), date(2026, 10, 12))


def test_an_own_period_with_an_impossible_day_stays_open_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    box = OwnPeriod(window.topbar.period, window.context)
    box.open()
    box.first.edit.setText("31-09")
    box.first.edit.editingFinished.emit()
    box.show_button.click()
    assert box.isVisible()
    assert box.first.error
    assert window.context.navigator.scope.period != "eigen"
    box.close()


def test_the_window_remembers_its_place(qtbot: QtBot, window: MainWindow, context: Context) -> None:
    window.resize(960, 620)
    window.close()
    again = MainWindow(context, Shown(entries(Today), Sheet, Sheet, Sheet, NoStart))
    qtbot.addWidget(again)
    assert again.size() == QSize(960, 620)
