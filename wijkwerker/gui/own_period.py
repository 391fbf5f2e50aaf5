"""The box in which the worker names the first and last day of a period."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.fields.day import DateField

WIDTH = 380


class OwnPeriod(QFrame):
    """Two days and a button, below the period chip; an empty day leaves that side open."""

    def __init__(self, opener: QWidget, context: Context) -> None:
        super().__init__(opener, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self._opener = opener
        self._context = context
        scope = context.navigator.scope
        self.first = self._field(_("Van"), scope.from_)
        self.last = self._field(_("Tot en met"), scope.until)
        self.show_button = QPushButton(_("Toon deze periode"), self)
        theme.vary(self.show_button, variant="solid")
        self.show_button.clicked.connect(self._choose)
        self._arrange()

    def _field(self, label: str, day: date | None) -> DateField:
        field = DateField(label, self._context.clock.today, parent=self)
        field.set_value(day)
        return field

    def _arrange(self) -> None:
        now = theme.current()
        days = QHBoxLayout()
        days.setSpacing(now.px(12))
        for field in (self.first, self.last):
            days.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(now.px(16), now.px(12), now.px(16), now.px(16))
        layout.setSpacing(now.px(12))
        layout.addLayout(days)
        layout.addWidget(self.show_button)
        self.setMinimumWidth(now.px(WIDTH))

    def open(self) -> None:
        """Show the box below its opener."""
        self.adjustSize()
        self.move(self._opener.mapToGlobal(QPoint(0, self._opener.height() + theme.current().px(4))))
        self.show()
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self) -> None:
        self.show_button.setFocus()  # so that what is being typed is read, and refused if it is no day
        if self.first.error or self.last.error:
            return
        scope = self._context.navigator.scope
        first, last = self.first.value(), self.last.value()
        self.close()
        self._context.navigator.set_scope(scope.with_period("eigen", self._context.clock.today(), first, last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Esc leaves everything as it was."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        else:
            super().keyPressEvent(event)
