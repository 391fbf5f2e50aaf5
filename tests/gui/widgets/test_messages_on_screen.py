from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijkwerker.gui import theme
from wijkwerker.gui.widgets.banner import Banner
from wijkwerker.gui.widgets.empty_state import EmptyState
from wijkwerker.gui.widgets.toast import Toast

Show = Callable[..., None]


def test_a_toast_does_what_its_button_says_and_goes(qtbot: QtBot, show: Show) -> None:
    window = QWidget()
    toast = Toast(window)
    show(window, 800, 500)
    undone: list[bool] = []
    toast.say("Teruggekoppeld", "Ongedaan maken", lambda: undone.append(True))
    assert toast.isVisible()
    assert toast.geometry().center().x() == window.rect().center().x()
    toast.button().click()
    assert undone == [True]
    assert not toast.isVisible()


def test_the_newest_toast_takes_the_place_of_the_last(qtbot: QtBot, show: Show) -> None:
    window = QWidget()
    toast = Toast(window)
    show(window)
    toast.say("Opgeslagen", "Ongedaan maken")
    toast.say("Gedeeld")
    assert toast.text() == "Gedeeld"
    assert toast.button().isHidden()


def test_why_nothing_was_done_has_no_tick(qtbot: QtBot, show: Show) -> None:
    window = QWidget()
    toast = Toast(window)
    show(window)
    toast.say("Opgeslagen")
    tick = toast._icon.pixmap().toImage()
    toast.remark("Er is niets om ongedaan te maken.")
    assert toast.text() == "Er is niets om ongedaan te maken."
    assert toast._icon.pixmap().toImage() != tick


def test_a_toast_goes_by_itself_but_not_under_the_mouse(qtbot: QtBot, show: Show) -> None:
    window = QWidget()
    toast = Toast(window)
    toast._timer.setInterval(20)
    show(window)
    toast.say("Opgeslagen")
    place = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))
    qtbot.wait(60)
    assert toast.isVisible()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_a_toast_stays_while_its_button_has_the_keyboard(qtbot: QtBot, show: Show) -> None:
    window = QWidget()
    toast = Toast(window)
    toast._timer.setInterval(20)
    show(window)
    toast.say("Teruggekoppeld", "Ongedaan maken")
    toast.button().setFocus()
    qtbot.wait(60)
    assert toast.isVisible()


def test_the_keyboard_goes_back_when_the_button_of_a_toast_is_pressed(qtbot: QtBot, show: Show) -> None:
    window = QWidget()
    box = QLineEdit(window)
    toast = Toast(window)
    show(window, 800, 500)
    box.setFocus()
    toast.say("Teruggekoppeld", "Ongedaan maken")
    toast.button().setFocus()
    qtbot.keyClick(toast.button(), Qt.Key.Key_Space)
    assert box.hasFocus()
    toast.say("Teruggekoppeld", "Ongedaan maken")
    toast.button().setFocus()
    qtbot.keyClick(toast.button(), Qt.Key.Key_Escape)
    assert not toast.isVisible()
    assert box.hasFocus()


def test_a_banner_shows_one_action_and_only_information_can_be_closed(qtbot: QtBot, show: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    banner = Banner("14 wijzigingen nog niet gedeeld.", action="Delen", closable=True)
    column.addWidget(banner)
    show(page)
    with qtbot.waitSignal(banner.acted):
        banner.button().click()
    banner.say("Opslaan lukt niet.", "dang", action="Opnieuw", closable=True)
    assert banner._close.isHidden()
    banner.say("")
    assert not banner.isVisible()


def test_an_empty_list_invites(qtbot: QtBot, show: Show) -> None:
    empty = EmptyState(
        "edit", "Nog niets vastgelegd", "Typ in één zin wat er gebeurde.", action="Vastleggen", solid=True
    )
    show(empty)
    with qtbot.waitSignal(empty.acted):
        empty.button().click()
    assert empty.accessibleName() == "Nog niets vastgelegd. Typ in één zin wat er gebeurde."
    empty.say("check-circle", "Alles is teruggekoppeld")
    assert [button for button in empty.findChildren(QPushButton) if button.isVisible()] == []


def test_the_words_of_a_banner_follow_its_tone(qtbot: QtBot, show: Show) -> None:
    window = QWidget()
    banner = Banner("Er verandert nog niets.", "info", parent=window)
    show(window)
    calm = banner._words.palette().windowText().color()
    banner.say("Dit is geen uitwisselbestand.", "dang", action="Begrepen")
    assert banner._words.palette().windowText().color() == theme.current().color("dang") != calm
