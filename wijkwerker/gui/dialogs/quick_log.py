"""The quick log over any page: Ctrl+N."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.quick_log.quick_log import QuickLog
from wijkwerker.gui.widgets.key_hint import KeyHint


class QuickLogSheet(QWidget):
    """What the overlay shows: the same box as on Vandaag. `closed` follows a saved moment and Esc on an empty box."""

    closed = Signal()
    sheet_width = 880  # pixels of the design

    def __init__(self, context: Context, presets: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self.setAccessibleName(_("Vastleggen"))
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(20), now.px(18), now.px(20), now.px(20))
        column.setSpacing(now.px(8))
        head = QHBoxLayout()
        title = QLabel(_("Vastleggen"))
        title.setProperty("role", "h1")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(KeyHint("Esc", self), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addSpacing(now.px(4))
        question = QLabel(_("Wat gebeurde er?"))
        question.setProperty("role", "h2")
        column.addWidget(question)
        self.quick_log = QuickLog(context, presets, self)
        self.quick_log.saved.connect(self.closed)
        self.quick_log.left.connect(self.closed)
        column.addWidget(self.quick_log)
        self.setFocusProxy(self.quick_log)
