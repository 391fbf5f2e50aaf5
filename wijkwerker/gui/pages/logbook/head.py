"""What stands above the logbook: one box to write or search in, the filters, and how many moments there are."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _
from wijkwerker.domain.log_filter import LogFilter
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.list_with_panel import SearchKeys
from wijkwerker.gui.pages.logbook.filters import Choices, LogbookFilters
from wijkwerker.gui.pages.logbook.rows import moments_words
from wijkwerker.gui.panels.moment.words import LabelOf
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.icon_edit import IconEdit
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.toast import announce

_SHORT_BELOW = 760  # of the head; then the count is a figure only
_TOLD_AFTER_MS = 700  # typing is over, so a screen reader may say how many were found


class LogbookHead(QWidget):
    """`changed` follows everything that asks for another list; `log_wanted` carries the text that is to be logged."""

    changed = Signal()
    log_wanted = Signal(str)

    def __init__(self, context: Context, lookup: TaskLookup, label_of: LabelOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: int | None = None
        now = theme.current()
        column = QVBoxLayout(self)
        column.addLayout(self._made_box())
        row = QHBoxLayout()
        row.setSpacing(now.px(12))
        self.filters = LogbookFilters(context, lookup, label_of)
        self.filters.changed.connect(self.changed)
        self._count = QLabel()
        self._count.setProperty("role", "small muted")
        row.addWidget(self.filters, 1)
        row.addWidget(self._count)
        column.addLayout(row)
        self._fit()
        theme.appearance().changed.connect(self._fit)
        self._telling = QTimer(self, singleShot=True, interval=_TOLD_AFTER_MS)
        self._telling.timeout.connect(lambda: announce(self, self._count.accessibleName()))

    def _fit(self) -> None:
        now = theme.current()
        column = self.layout()
        if column is not None:
            column.setContentsMargins(now.px(16), now.px(16), now.px(16), now.px(4))
            column.setSpacing(now.px(10))

    def _made_box(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        self.field = IconEdit("pen", _("Schrijf wat er gebeurde, of zoek in je logboek"), key="Ctrl+N")
        self.field.setMaxLength(2000)
        self.field.textChanged.connect(self._typed)
        self._log = QPushButton(_("Vastleggen"), self)
        self._log.setProperty("variant", "soft")
        theme.set_icon(self._log, "plus", token="ink", size=16)
        self._log.setAccessibleName(_("Deze zin vastleggen"))
        self._log.setToolTip(_("Deze zin vastleggen  Ctrl N"))
        self._log.clicked.connect(lambda: self.log_wanted.emit(self.text()))
        self._log.hide()
        row.addWidget(self.field, 1)
        row.addWidget(self._log)
        return row

    def _typed(self) -> None:
        self._log.setVisible(bool(self.text()))
        self.changed.emit()

    def lead_to(self, view: ListView) -> None:
        """Let the arrows and Enter in the box work on the list below it."""
        self._keys = SearchKeys(self.field, view)
        self.field.installEventFilter(self)  # after the other, so that it looks first

    def text(self) -> str:
        """What is typed."""
        return self.field.text().strip()

    def wanted(self) -> LogFilter:
        """The question for the list, within the scope."""
        return self.filters.choices.wanted(self.field.text(), self._context.navigator.scope)

    def is_narrowed(self) -> bool:
        """Whether something was typed or chosen, beside area and period of the window."""
        return bool(self.text()) or self.filters.choices != Choices()

    def clear(self) -> None:
        """Take away what was typed and chosen."""
        self.field.blockSignals(True)  # one question is enough
        self.field.clear()
        self.field.blockSignals(False)
        self._log.hide()
        if self.filters.choices == Choices():
            self.changed.emit()
        self.filters.clear()

    def show_count(self, count: int | None) -> None:
        """Tell how many moments fit; None while they are being counted."""
        self._found = count
        words = moments_words(count) if count is not None else ""
        short = self.width() < theme.current().px(_SHORT_BELOW)
        self._count.setText(written(count) if short and count is not None else words)
        if words != self._count.accessibleName():
            self._count.setAccessibleName(words)
            self._telling.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on words that are in no moment, and Ctrl+Enter on any words, logs them."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            by_force = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if enter and self.text() and (by_force or self._found == 0):
                self.log_wanted.emit(self.text())
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_count(self._found)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(300), super().minimumSizeHint().height())
