"""A small form under a button: what we promise someone, and for when."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from wijkwerker.domain.dates import near_day, parse_day
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.text import TextField

WIDTH = 400


class PromisePopup(QFrame):
    """Asks for a promise; `saved(what, due)` follows Enter or the button, `due` None for no day.

    Esc or a click elsewhere closes it without saving. The focus goes back to the opener.
    """

    saved = Signal(str, object)

    def __init__(self, opener: QWidget, name: str, today: date) -> None:
        super().__init__(opener, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._opener = opener
        self._today = today
        self._due: date | None = None
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[now.px(14)] * 4)
        column.setSpacing(now.px(8))
        title = QLabel(_("Wat beloof je {name}?").format(name=name))
        title.setProperty("role", "h3")
        title.setWordWrap(True)
        example = _("Bijvoorbeeld: laten weten of de ruimte vrij is")
        self._what = TextField(title.text(), placeholder=example, limit=1000)
        self._what.hide_label()
        self._what.edit.returnPressed.connect(self._save)
        column.addWidget(title)
        column.addWidget(self._what)
        when = QLabel(_("Voor wanneer?"))
        when.setProperty("role", "smed muted")
        column.addWidget(when)
        column.addWidget(self._made_days())
        column.addLayout(self._made_end())
        self.setFixedWidth(now.px(WIDTH))

    def _made_days(self) -> QWidget:
        row = ChipRow(self)
        friday = self._today + timedelta((4 - self._today.weekday()) % 7 or 7)
        week = self._today + timedelta(7)
        days = [self._today + timedelta(1), friday, week]
        self._chips: list[tuple[Chip, date]] = []
        for day in dict.fromkeys(days):
            chip = Chip(near_day(day, self._today), parent=row)
            chip.setCheckable(True)
            chip.clicked.connect(lambda on, day=day: self._choose(day if on else None))
            row.add(chip)
            self._chips.append((chip, day))
        self._other = QLineEdit()
        self._other.setPlaceholderText(_("of typ: 13-10, volgende week"))
        self._other.setAccessibleName(_("Een andere dag"))
        self._other.textEdited.connect(self._typed)
        self._other.returnPressed.connect(self._save)
        self._understood = QLabel()
        self._understood.setProperty("role", "small muted")
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
        column.addWidget(self._other)
        column.addWidget(self._understood)
        return box

    def _made_end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        save = QPushButton(_("Opslaan"))
        save.setProperty("variant", "solid")
        save.clicked.connect(self._save)
        row.addWidget(save)
        return row

    def open(self) -> None:
        """Show the form under its opener."""
        self.adjustSize()
        corner = self._opener.mapToGlobal(QPoint(0, self._opener.height() + theme.current().px(4)))
        room = self._opener.screen().availableGeometry()
        left = max(room.left(), min(corner.x(), room.right() - self.width()))
        top = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self._what.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, day: date | None) -> None:
        self._due = day
        for chip, own in self._chips:
            chip.setChecked(own == day)
        self._understood.setText(near_day(day, self._today) if day else "")

    def _typed(self, text: str) -> None:
        day = parse_day(text, today=self._today, ahead=True)
        self._choose(day)
        if text.strip() and day is None:
            self._understood.setText(_("Dit is geen dag."))

    def _save(self) -> None:
        what = self._what.value()
        if not what:
            self._what.show_error(_("Typ wat je belooft."))
        if what is None or self._what.error:  # also a number that may be a BSN
            self._what.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.close()
        self.saved.emit(what, self._due)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Grow with what is said about the words."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.adjustSize()
        return done

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if isValid(self._opener):
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("surface"))
        paint.box(painter, self.rect(), edge=now.color("line3"), radius=2)
        painter.end()
