"""The box in which the worker names the first and last day of a period."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context


class OwnPeriod(QFrame):
    """Two days and a button, below the period chip."""

    def __init__(self, opener: QWidget, context: Context) -> None:
        super().__init__(opener, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", "true")
        self._opener = opener
        self._context = context
        today = context.clock.today()
        scope = context.navigator.scope
        self.first = self._field(scope.from_ or date(today.year, 1, 1), _("Van"))
        self.last = self._field(scope.until or today, _("Tot en met"))
        self.show_button = QPushButton(_("Toon deze periode"), self)
        theme.vary(self.show_button, variant="solid")
        self.show_button.clicked.connect(self._choose)
        self._arrange()

    def _field(self, day: date, name: str) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day), self)
        field.setCalendarPopup(True)
        field.setDisplayFormat("dd-MM-yyyy")
        field.setAccessibleName(name)
        return field

    def _arrange(self) -> None:
        now = theme.current()
        days = QHBoxLayout()
        days.setSpacing(now.px(12))
        for field in (self.first, self.last):
            column = QVBoxLayout()
            column.setSpacing(now.px(4))
            label = QLabel(field.accessibleName(), self)
            label.setProperty("role", "smed muted")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            days.addLayout(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(now.px(16), now.px(12), now.px(16), now.px(16))
        layout.setSpacing(now.px(12))
        layout.addLayout(days)
        layout.addWidget(self.show_button)

    def open(self) -> None:
        """Show the box below its opener."""
        self.adjustSize()
        self.move(self._opener.mapToGlobal(QPoint(0, self._opener.height() + theme.current().px(4))))
        self.show()
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self) -> None:
        scope = self._context.navigator.scope
        first, last = (_day(field.date()) for field in (self.first, self.last))
        self.close()
        today = self._context.clock.today()
        self._context.navigator.set_scope(scope.with_period("eigen", today, first, last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Esc leaves everything as it was."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        else:
            super().keyPressEvent(event)


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
