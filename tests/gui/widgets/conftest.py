"""A way to show a widget so that the keyboard can come to it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

Show = Callable[..., None]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a widget in an active window of a size."""

    def shown(widget: QWidget, width: int = 500, height: int = 400) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()

    return shown
