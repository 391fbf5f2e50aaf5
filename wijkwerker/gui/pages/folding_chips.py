"""Filter chips in one line; those that do not fit fold into a chip that says how many, and come back on a click."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.chip import HEIGHT, Chip

GAP = 6


class FoldingChips(QWidget):
    """Chips from left to right; ← and → walk between them."""

    def __init__(self, chips: Sequence[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = list(chips)
        self._unfolded = False
        for chip in self._chips:
            chip.setParent(self)
            chip.installEventFilter(self)
        self._more = Chip("", parent=self)
        self._more.clicked.connect(self._unfold)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(200), self._height(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self._height(self.width()))

    def arrange(self) -> None:
        """Place the chips anew, after one of them got another width."""
        self._place()
        self.updateGeometry()

    def _unfold(self) -> None:
        folded = [chip for chip in self._chips if chip.isHidden()]
        self._unfolded = True
        self.arrange()
        if folded:
            folded[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _height(self, width: int) -> int:
        lines = self._lines(width) if self._unfolded else 1
        now = theme.current()
        return lines * now.px(HEIGHT) + (lines - 1) * now.px(GAP)

    def _lines(self, width: int) -> int:
        return 1 + max((line for line, _x in self._flow(width)), default=0)

    def _flow(self, width: int) -> list[tuple[int, int]]:
        """The line and the x of every chip when they may take more than one line."""
        gap, line, x = theme.current().px(GAP), 0, 0
        places = []
        for chip in self._chips:
            wide = chip.sizeHint().width()
            if x and x + wide > width:
                line, x = line + 1, 0
            places.append((line, x))
            x += wide + gap
        return places

    def _place(self) -> None:
        height, gap = theme.current().px(HEIGHT), theme.current().px(GAP)
        shown = len(self._chips) if self._unfolded else self._fitting()
        for chip, (line, x) in zip(self._chips, self._flow(self.width()), strict=True):
            hint = chip.sizeHint()
            chip.setGeometry(QRect(QPoint(x, line * (height + gap)), QSize(min(hint.width(), self.width()), height)))
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < shown)
        hidden = len(self._chips) - shown
        self._more.setVisible(hidden > 0)
        if hidden:
            self._more.setText(f"+{hidden}")
            self._more.setAccessibleName(_("Nog {count} filters").format(count=hidden))
            end = self._chips[shown - 1].geometry().right() + 1 + gap if shown else 0
            self._more.setGeometry(QRect(QPoint(end, 0), QSize(self._more.sizeHint().width(), height)))

    def _fitting(self) -> int:
        """How many chips fit on one line, with room for the chip that counts the others."""
        gap = theme.current().px(GAP)
        widths = [chip.sizeHint().width() + gap for chip in self._chips]
        if sum(widths) - gap <= self.width():
            return len(widths)
        room, count = self.width() - theme.current().px(44), 0
        while count < len(widths) and sum(widths[: count + 1]) <= room:
            count += 1
        return count

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if self._unfolded and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.arrange()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            shown = [chip for chip in [*self._chips, self._more] if not chip.isHidden()]
            if step and watched in shown:
                shown[(shown.index(watched) + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
