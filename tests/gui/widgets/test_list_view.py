from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wijkwerker.gui.models.rows_model import DayHead, RowsModel
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.rows import Column, Row, RowDelegate

Show = Callable[..., None]

MORNING = DayHead("dinsdag 13 oktober", "2 momenten")
BEFORE = DayHead("maandag 12 oktober", "1 moment")


@pytest.fixture
def model() -> RowsModel[str]:
    return RowsModel([MORNING, "inloop", "gesprek", BEFORE, "telefoon"], key=str)


@pytest.fixture
def view(model: RowsModel[str], show: Show) -> ListView:
    def content(value: str) -> Row:
        return Row(value.title(), "De Dreef", action="Gedaan" if value == "telefoon" else "")

    made = ListView(RowDelegate(content), "Logboek")
    made.show_model(model)
    show(made, 500, 400)
    made.setFocus()
    return made


def keys(view: ListView) -> list[object]:
    heard: list[object] = []
    view.current_changed.connect(heard.append)
    return heard


def test_the_keyboard_lands_on_the_first_row_that_is_no_head(view: ListView) -> None:
    assert view.current_key() == "inloop"


def test_the_first_row_is_chosen_too_when_the_keyboard_was_there_before_the_rows(show: Show) -> None:
    rows: RowsModel[str] = RowsModel([], key=str)
    view = ListView(RowDelegate(Row), "Logboek")
    view.show_model(rows)
    show(view, 500, 400)
    view.setFocus()
    assert view.current_key() is None
    rows.show_values([MORNING, "inloop", "gesprek"])
    assert view.current_key() == "inloop"


def test_the_keyboard_chooses_no_row_when_something_else_says_which(model: RowsModel[str], show: Show) -> None:
    view = ListView(RowDelegate(Row), "Logboek")
    view.begins_itself = lambda: False
    view.show_model(model)
    show(view, 500, 400)
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    assert view.hasFocus()
    assert not view.currentIndex().isValid()


def test_arrows_skip_the_heads_of_days(qtbot: QtBot, view: ListView) -> None:
    heard = keys(view)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_End):
        qtbot.keyClick(view, key)
    assert heard == ["gesprek", "telefoon", "inloop", "telefoon"]


def test_page_keys_stay_within_the_list(qtbot: QtBot, view: ListView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.current_key() == "telefoon"
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.current_key() == "inloop"


def test_enter_opens_or_acts_and_control_enter_logs(qtbot: QtBot, view: ListView) -> None:
    heard: list[tuple[str, object]] = []
    view.opened.connect(lambda key: heard.append(("open", key)))
    view.acted.connect(lambda key: heard.append(("act", key)))
    view.logged.connect(lambda key: heard.append(("log", key)))
    view.ticked.connect(lambda key: heard.append(("tick", key)))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    view.choose("telefoon")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert heard == [("open", "inloop"), ("log", "inloop"), ("tick", "inloop"), ("act", "telefoon")]


def test_typing_goes_to_the_search_field(qtbot: QtBot, view: ListView) -> None:
    with qtbot.waitSignal(view.typed) as typed:
        qtbot.keyClicks(view, "s")
    assert typed.args == ["s"]


def test_a_click_chooses_a_row_and_its_button_acts(qtbot: QtBot, view: ListView, model: RowsModel[str]) -> None:
    acted: list[object] = []
    view.acted.connect(acted.append)
    last = view.visualRect(model.index(4))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=last.center())
    assert view.current_key() == "telefoon"
    assert not acted
    button = view._rows.action_rect(last, view._rows.row("telefoon"))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=button.center())
    assert acted == ["telefoon"]


def test_a_reload_keeps_the_chosen_row(view: ListView, model: RowsModel[str]) -> None:
    view.choose("gesprek")
    heard = keys(view)
    model.show_values([MORNING, "nieuw", "inloop", "gesprek"])
    assert view.current_key() == "gesprek"
    assert set(heard) <= {None, "gesprek"}


def test_a_row_that_is_gone_leaves_no_choice(view: ListView, model: RowsModel[str]) -> None:
    view.choose("gesprek")
    heard = keys(view)
    model.show_values(["inloop"])
    assert view.current_key() is None
    assert heard == [None]
    model.show_values(["inloop", "gesprek"])  # it comes back when a filter is cleared
    assert view.current_key() == "gesprek"


def test_the_row_menu_opens_with_the_keyboard_too(view: ListView) -> None:
    asked: list[object] = []
    view.menu_asked.connect(lambda key, _place: asked.append(key))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(view.viewport(), event)
    assert asked == ["inloop"]


def test_a_list_of_a_million_rows_measures_one(show: Show) -> None:
    class Endless(RowsModel[int]):
        counted = 0

        def rowCount(self, *_parent: object) -> int:
            return 1_000_000

        def row_value(self, row: int) -> int:
            Endless.counted += 1
            return row

        def row_of(self, key: object) -> int:
            return int(str(key))

    view = ListView(RowDelegate(lambda n: Row(f"rij {n}"), [Column("x", 80)]), "Lang")
    view.show_model(Endless(key=int))
    show(view, 400, 540)
    Endless.counted = 0
    view.choose(765_432)
    QApplication.processEvents()
    assert view.current_key() == 765_432
    assert view.verticalOffset() > 40_000_000
    assert Endless.counted < 500


def test_columns_are_left_out_by_rank_when_there_is_no_room(qtbot: QtBot) -> None:
    delegate = RowDelegate(
        lambda _v: Row(""), [Column("Buurt", 150, 2), Column("Wil en kan", 140, 3), Column("Gesproken", 90)]
    )
    assert [c.title for _x, c, _n in delegate.placed_columns(58, 700)] == ["Gesproken", "Wil en kan", "Buurt"]
    assert [c.title for _x, c, _n in delegate.placed_columns(58, 500)] == ["Gesproken", "Buurt"]
    assert [c.title for _x, c, _n in delegate.placed_columns(58, 250)] == []
