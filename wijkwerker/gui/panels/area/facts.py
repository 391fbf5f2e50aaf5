"""Short facts below each other in a card: an icon, what it is, and a second line. Some can be opened."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

_ICON = 18
INSET = 8  # room for the focus ring: the body of a card with facts keeps so much less
_INDENT = 30  # of the words
_AIR = 4  # above and below the words
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


@dataclass(frozen=True)
class Fact:
    """One row. A `key` of None cannot be opened."""

    key: Hashable
    title: str
    detail: str
    icon: str
    token: str = "text2"


class FactRow(QWidget):
    """A fact on two lines; `opened(key)` follows a click, Enter or Space."""

    opened = Signal(object)

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{fact.title}. {fact.detail}")
        self.setToolTip(fact.title)
        if fact.key is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleDescription(_("Enter: openen."))
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        now = theme.current()
        lines = [QFontMetrics(now.font("med")).height()]
        if self.fact.detail:
            lines.append(QFontMetrics(now.font("small")).height())
        return QSize(now.px(200), sum(lines) + 2 * now.px(_AIR))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(80), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS and not event.modifiers() and self.fact.key is not None:
            self.opened.emit(self.fact.key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and self.fact.key is not None:
            self.opened.emit(self.fact.key)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, fact = theme.current(), self.fact
        painter = QPainter(self)
        if fact.key is not None and self.underMouse():
            paint.box(painter, self.rect(), fill=now.color("hover"), radius=6)
        left, top = now.px(INSET), now.px(_AIR)
        middle = self.height() // 2 - now.px(_ICON) // 2
        painter.drawPixmap(QPoint(left, middle), now.pixmap(fact.icon, _ICON, fact.token))
        words = self.rect().adjusted(left + now.px(_INDENT), top, -left, -top)
        first = QFontMetrics(now.font("med")).height() if fact.detail else words.height()
        paint.text(painter, QRect(words.x(), words.y(), words.width(), first), fact.title, font="med")
        below = QRect(words.x(), words.y() + first, words.width(), words.height() - first)
        if fact.detail:
            paint.text(painter, below, fact.detail, font="small", token="text2")
        if self.hasFocus():
            paint.focus_ring(painter, self.rect(), radius=6)
        painter.end()


class FactList(QWidget):
    """Facts; ↑ and ↓ walk them. `opened(key)` follows when one is opened."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(2))
        self._rows: list[FactRow] = []

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts; the same ones stay as they are."""
        if [row.fact for row in self._rows] == list(facts):
            return
        held = next((number for number, row in enumerate(self._rows) if row.hasFocus()), -1)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for fact in facts:
            row = FactRow(fact, self)
            row.opened.connect(self.opened)
            row.installEventFilter(self)
            self._column.addWidget(row)
            row.show()  # now, not when the layout comes round to it
            self._rows.append(row)
        if held >= 0 and self._rows:
            self._rows[min(held, len(self._rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[FactRow]:
        """The rows that are shown."""
        return list(self._rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, FactRow):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            walked = [row for row in self._rows if row.fact.key is not None]
            if step and watched in walked:
                place = walked.index(watched) + step
                if 0 <= place < len(walked):
                    walked[place].setFocus(Qt.FocusReason.TabFocusReason)
                    return True
        return super().eventFilter(watched, event)
