"""A list with the panel of one record beside it, or over it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wijkwerker.gui.pages.list_with_panel import LEAST, ListWithPanel
from wijkwerker.gui.preferences import Preferences


def made(qtbot: QtBot, width: int, preferences: Preferences | None = None) -> ListWithPanel:
    both = ListWithPanel(QWidget(), QWidget(), preferences or Preferences(), "test")
    qtbot.addWidget(both)
    both.resize(width, 600)
    both.show()
    return both


def parts(both: ListWithPanel) -> tuple[QWidget, QWidget]:
    left, panel = both.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[:2]
    return left, panel


def test_closed_the_list_has_all_the_room(qtbot: QtBot) -> None:
    both = made(qtbot, 1228)
    left, panel = parts(both)
    assert left.width() == 1228
    assert not panel.isVisible()


def test_with_room_they_stand_beside_each_other(qtbot: QtBot) -> None:
    both = made(qtbot, 1228)
    both.set_open(True)
    left, panel = parts(both)
    assert left.width() + panel.width() == 1228
    assert panel.x() == left.width()


def test_with_little_room_the_panel_lies_over_the_list(qtbot: QtBot) -> None:
    both = made(qtbot, 1000)
    with qtbot.waitSignal(both.arranged) as arranged:
        both.set_open(True)
    left, panel = parts(both)
    assert arranged.args == [True]
    assert left.width() == 1000
    assert 0 < panel.x() < 1000
    assert panel.geometry().right() == 999


def test_a_width_that_is_dragged_stays_for_the_next_time(qtbot: QtBot) -> None:
    preferences = Preferences()
    both = made(qtbot, 1228, preferences)
    both.set_open(True)
    panel = parts(both)[1]
    edge = QPoint(panel.x(), 300)
    grip = both.childAt(edge)
    assert grip is not None
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    QTest.mouseMove(grip, QPoint(100, 0))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert LEAST <= panel.width() < 1228 - edge.x()
    again = made(qtbot, 1228, preferences)
    again.set_open(True)
    assert parts(again)[1].width() == panel.width()
