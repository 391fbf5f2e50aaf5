"""Nothing is cut: in no view, at no size of the window and of the letters."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.fake_exchange import ALARM, PLAN, FakeExchange, add_exchange
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.exchange.page import ExchangePage

Settle = Callable[[], None]
SIZES = ((1228, 810, 100), (1116, 630, 100), (896, 450, 100), (1400, 900, 150), (1780, 930, 200))


@pytest.fixture
def page(
    qtbot: QtBot, context: Context, services: SimpleNamespace, settle: Settle, request: pytest.FixtureRequest
) -> Iterator[ExchangePage]:
    width, height, letters = request.param
    theme.appearance().choose(text_size=letters)
    typed = replace(PLAN, lines=(*PLAN.lines, ALARM), handwork=True, asks_person=True, remarks=("Een opmerking.",))
    add_exchange(services, FakeExchange(result=lambda _decisions: typed))
    made = ExchangePage(context)
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    settle()
    yield made
    made.close()
    theme.appearance().choose(text_size=100)


def cut(view: QWidget) -> list[str]:
    """The words of which something does not show."""
    QApplication.processEvents()
    found = []
    for label in view.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if label.wordWrap():
            fits = label.height() >= label.heightForWidth(label.width())
        else:
            fits = label.width() >= label.sizeHint().width()
        if not fits:
            found.append(label.text())
    return found


@pytest.mark.parametrize("page", SIZES, indirect=True, ids=lambda size: "x".join(map(str, size)))
def test_no_words_are_cut_and_nothing_scrolls_sideways(page: ExchangePage, settle: Settle) -> None:
    assert cut(page.home) == []
    page.receiving.receive([Path("van Loes.xlsx")])
    settle()
    assert cut(page.preview) == []
    page.preview.accept()
    settle()
    assert cut(page.done) == []
    for area in (page.home, page.preview.body, page.done):
        assert isinstance(area, QScrollArea)
        content = area.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= area.viewport().width()
