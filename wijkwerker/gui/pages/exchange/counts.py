"""The numbers above a preview, as buttons that show only what they count."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.exchange.deciding import COUNTS, Count
from wijkwerker.gui.widgets import paint

HEIGHT, LEAST = 64, 124
GAP = 10


class CountButton(QAbstractButton):
    """Icon, number and word; pressed it has an edge in the accent."""

    def __init__(self, count: Count) -> None:
        super().__init__()
        self._count = count
        self._number = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int) -> None:
        """Show another number; nothing to show cannot be pressed."""
        self._number = number
        words = _(self._count.label)
        self.setAccessibleName(_("{count} {what}. Toon alleen deze.").format(count=written(number), what=words))
        self.setEnabled(bool(number and self._count.groups))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(LEAST), theme.current().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        on = self.isChecked()
        hover = self.underMouse() and self.isEnabled()
        fill, edge = now.color("hover" if hover else "surface"), now.color("accent" if on else "line")
        paint.box(painter, self.rect(), fill=fill, edge=edge, width=2 if on else 1, radius=10)
        side, left = now.px(18), now.px(14)
        token = self._count.token if self._number else "text3"
        painter.drawPixmap(QPoint(left, (self.height() - side) // 2), now.pixmap(self._count.icon, 18, token))
        left += side + now.px(12)
        room = self.width() - left - now.px(6)
        middle = self.height() // 2
        figure = QRect(left, middle - now.px(25), room, now.px(26))
        ink = "text" if self._number else "text3"
        paint.text(painter, figure, written(self._number), font="h1", token=ink)
        words = QRect(left, middle + now.px(2), room, now.px(18))
        paint.text(painter, words, _(self._count.label), font="small", token="text2")
        if self.hasFocus():
            paint.focus_ring(painter, self.rect(), radius=10)
        painter.end()


class CountRow(QWidget):
    """All numbers that there are; `chosen(key)` follows the one that is pressed, '' for none. ← and → walk."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Wat er in het bestand staat"))
        self._buttons = {count.key: CountButton(count) for count in COUNTS}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().px(GAP))
        self._placed = (0, 0)
        for key, button in self._buttons.items():
            button.setParent(self)
            button.clicked.connect(lambda on, key=key: self._press(key, on=on))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show other numbers."""
        for count in COUNTS:
            button = self._buttons[count.key]
            button.show_number(counts[count.key])
            button.setVisible(count.always or counts[count.key] > 0)
        self._placed = (0, 0)
        self._place()

    def buttons(self) -> list[CountButton]:
        """The buttons that are shown."""
        return [button for button in self._buttons.values() if not button.isHidden()]

    def button(self, key: str) -> CountButton:
        """The button of a Count."""
        return self._buttons[key]

    def choose(self, key: str) -> None:
        """Press one without `chosen`; '' lets all go."""
        for own, button in self._buttons.items():
            button.setChecked(own == key)
            button.update()

    def _press(self, key: str, *, on: bool) -> None:
        self.choose(key if on else "")
        self.chosen.emit(key if on else "")

    def _place(self) -> None:
        shown = self.buttons()
        each = theme.current().px(LEAST + GAP)
        most = max(1, min(len(shown), self.width() // each))
        rows = -(-len(shown) // most) if shown else 1
        columns = -(-len(shown) // rows) if shown else 1
        if (columns, len(shown)) == self._placed:
            return
        self._placed = (columns, len(shown))
        while self._grid.takeAt(0) is not None:
            pass
        for place, button in enumerate(shown):
            self._grid.addWidget(button, place // columns, place % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(LEAST), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        shown = [button for button in self.buttons() if button.isEnabled()]
        here = next((n for n, button in enumerate(shown) if button.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        shown[(here + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
