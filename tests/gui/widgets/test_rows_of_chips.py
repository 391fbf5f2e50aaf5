from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.filter_row import FilterRow
from wijkwerker.gui.widgets.icon_edit import IconEdit
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.gui.widgets.scroll_area import ScrollArea
from wijkwerker.gui.widgets.segmented import Segmented

Show = Callable[..., None]


@pytest.fixture(autouse=True)
def _no_popup_stays() -> Iterator[None]:
    yield
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


def test_filters_that_do_not_fit_stand_behind_one_chip(qtbot: QtBot, show: Show) -> None:
    row = FilterRow()
    chips = [
        row.add(Chip(word, menu=True)) for word in ("Oktober 2026", "Buurt", "Thema", "Soort", "Nog terugkoppelen")
    ]
    show(row, 700, 28)
    assert all(chip.isVisible() for chip in chips)
    row.resize(260, 28)
    hidden = [chip for chip in chips if not chip.isVisible()]
    assert row._more.text() == f"+{len(hidden)}"
    assert row.anchor(hidden[0]) is row._more
    clicked: list[str] = []
    hidden[0].clicked.connect(lambda: clicked.append(hidden[0].text()))
    row._more.click()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ChoicePopup)
    qtbot.keyClicks(popup._list, "1")
    assert clicked == [hidden[0].text()]


def test_one_view_is_always_chosen_and_arrows_choose_the_next(qtbot: QtBot, show: Show) -> None:
    views = Segmented([("board", "Bord", "board"), ("list", "Lijst", "list")], "Weergave")
    show(views)
    chosen: list[str] = []
    views.chosen.connect(chosen.append)
    board, listed = views.findChildren(Chip)
    board.click()
    board.setFocus()
    qtbot.keyClick(board, Qt.Key.Key_Right)
    assert listed.hasFocus()
    assert views.current() == "list"
    views.choose("board")
    assert chosen == ["board", "list"]


def test_a_search_box_tells_its_name_and_a_click_on_its_icon(qtbot: QtBot, show: Show) -> None:
    box = IconEdit("search", "Zoek op naam", key="Ctrl+F")
    show(box, 300, 36)
    with qtbot.waitSignal(box.icon_clicked):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() * 0.05)
    assert box.accessibleName() == "Zoek op naam"


def test_a_page_scrolls_to_where_the_keyboard_is(qtbot: QtBot, show: Show) -> None:
    area = ScrollArea()
    for _ in range(30):
        area.body.addWidget(QLineEdit())
    last = QLineEdit()
    area.body.addWidget(last)
    show(area, 300, 200)
    last.setFocus()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    assert last.visibleRegion().boundingRect().height() > 0
