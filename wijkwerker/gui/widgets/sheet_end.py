"""The end of a sheet: *Annuleren*, and the verb of what the sheet does, which Ctrl+Enter does from any field."""

from collections.abc import Callable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from wijkwerker.domain.language import _
from wijkwerker.gui import theme


class SheetEnd(QHBoxLayout):
    """Two buttons at the right: `cancel` calls or emits `leave`, `verb` calls `act`; Enter on a button presses it."""

    def __init__(self, verb: str, act: Callable[[], None], leave: Callable[[], None] | SignalInstance) -> None:
        super().__init__()
        self.setSpacing(theme.current().px(8))
        self.cancel = QPushButton(_("Annuleren"))
        self.cancel.clicked.connect(leave)
        self.verb = QPushButton(verb)
        self.verb.setProperty("variant", "solid")
        self.verb.clicked.connect(act)
        self.addStretch(1)
        for button in (self.cancel, self.verb):
            button.setAutoDefault(True)
            self.addWidget(button)


def finishes(event: QKeyEvent) -> bool:
    """Whether this is Ctrl+Enter."""
    enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
