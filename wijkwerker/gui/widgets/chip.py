"""Chips: small editable values and filters, and the row they stand in."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.flow_layout import FlowLayout

HEIGHT = 28
PADDING = 10
GAP = 6
ICON = 15
SMALL_ICON = 12

# state -> (ground, ink, edge)
STATES = {
    "default": ("surface", "text", "line3"),
    "recognised": ("soft", "ink", ""),
    "chosen": ("soft", "ink", ""),
    "doubt": ("warnS", "warn", ""),
    "wrong": ("dangS", "dang", "dang"),
    "dashed": ("", "text2", "line2"),
}


class Chip(QToolButton):
    """A value that can be changed: Space, Enter or a click opens it, Delete takes it away.

    `state` is a key of STATES. `clicked` is the sign to open or switch; `removed` follows Delete or the cross;
    `typed` carries the first letter that is typed on the chip, with which its popup can begin to search.
    """

    removed = Signal()
    typed = Signal(str)

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        *,
        state: str = "default",
        menu: bool = False,
        removable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._state = state
        self._menu = menu
        self._removable = removable
        self._by_hand = False
        self._what = ""
        self.enter_opens = True
        self.setProperty("variant", "chip")
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tell()

    @property
    def state(self) -> str:
        """The key of STATES that the chip shows."""
        return self._state

    @property
    def by_hand(self) -> bool:
        """Whether the value was set by hand."""
        return self._by_hand

    def show_value(self, text: str, state: str = "default", *, icon: str | None = None, what: str = "") -> None:
        """Show another value. `what` names the value for a screen reader, as in “buurt”."""
        self._state = state
        self._what = what or self._what
        if icon is not None:
            self._icon = icon
        self.setText(text)
        self._changed()

    def set_by_hand(self, by_hand: bool) -> None:
        """Mark that the value was set by hand, so that the text no longer changes it."""
        self._by_hand = by_hand
        self._changed()

    def set_removable(self, removable: bool) -> None:
        """Show or hide the cross."""
        self._removable = removable
        self._changed()

    def set_menu(self, menu: bool) -> None:
        """Show or hide the arrow that promises a list."""
        self._menu = menu
        self._changed()

    def _changed(self) -> None:
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        kind = {"recognised": _("Herkend"), "doubt": _("Niet zeker"), "chosen": _("Gekozen")}.get(self._state, "")
        named = self._what and self._what != self.text()
        value = f"{self._what} {self.text()}" if named else self.text()
        name = f"{kind}: {value}" if kind else value
        if self._by_hand:
            name = _("{name}, door jou gekozen").format(name=name)
        self.setAccessibleName(name)
        hints = [_("Spatie om te wijzigen.")] if self._menu or self._state in {"recognised", "doubt"} else []
        if self._removable:
            hints.append(_("Delete om weg te halen."))
        self.setAccessibleDescription(" ".join(hints))

    def sizeHint(self) -> QSize:
        now = theme.current()
        words = QFontMetrics(now.font("smed")).horizontalAdvance(self._words())
        icons = [ICON] * bool(self._icon) + [SMALL_ICON] * (self._by_hand + self._ends_with_sign())
        width = 2 * now.px(PADDING) + words + sum(now.px(icon) + now.px(GAP) for icon in icons)
        return QSize(width if words else width - now.px(GAP), now.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.current().px(64)), hint.height())

    def _ends_with_sign(self) -> bool:
        return self._menu or self._removable

    def _words(self) -> str:
        doubt = self._state == "doubt" and not self.text().endswith("?")
        return f"{self.text()}?" if doubt else self.text()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        self._paint_content(painter)
        painter.end()

    def _colours(self) -> tuple[str, str, str]:
        if not self.isEnabled():
            return "sunken", "text3", "line"
        checked = self.isCheckable() and self.isChecked()
        return STATES["chosen" if checked else self._state]

    def _paint_ground(self, painter: QPainter) -> None:
        now = theme.current()
        ground, _ink, edge = self._colours()
        if ground in {"surface", ""} and self.underMouse() and self.isEnabled():
            ground = "hover"
        paint.box(
            painter,
            self.rect(),
            fill=now.color(ground) if ground else None,
            edge=now.color(edge) if edge else None,
            dashed=self._state == "dashed",
        )
        if self.hasFocus():
            paint.focus_ring(painter, self.rect())

    def _paint_content(self, painter: QPainter) -> None:
        now = theme.current()
        ink = self._colours()[1]
        left, right = now.px(PADDING), self.width() - now.px(PADDING)
        if self._icon:
            self._paint_icon(painter, self._icon, left, ICON, ink)
            left += now.px(ICON) + now.px(GAP)
        if self._ends_with_sign():
            right -= now.px(SMALL_ICON)
            self._paint_icon(painter, "close" if self._removable else "chevron-down", right, SMALL_ICON, ink)
            right -= now.px(GAP)
        if self._by_hand:
            right -= now.px(SMALL_ICON)
            self._paint_icon(painter, "pen", right, SMALL_ICON, ink)
            right -= now.px(GAP)
        words = QRect(left, 0, right - left + 1, self.height())
        paint.text(painter, words, self._words(), font="smed", token=ink)

    def _paint_icon(self, painter: QPainter, name: str, x: int, size: int, token: str) -> None:
        now = theme.current()
        side = now.px(size)
        painter.drawPixmap(QPoint(x, (self.height() - side) // 2), now.pixmap(name, size, token))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cross = self.width() - theme.current().px(PADDING + SMALL_ICON + GAP)
        if self._removable and event.position().x() >= cross and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self._removable:
            self.removed.emit()
        elif self._opens(event):
            self.click()
        elif key == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        elif event.text().isprintable() and event.text().strip() and _plain(event):
            self.typed.emit(event.text())
        else:
            event.ignore()  # arrows and Enter belong to the row of chips around it

    def _opens(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down:
            return self._menu
        return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.enter_opens and not event.modifiers()


def _plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


def _was_hidden(chip: QWidget) -> bool:
    """Whether it was hidden on purpose; a new one is hidden too, until its row is laid out."""
    return chip.isHidden() and chip.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


class ChipRow(QWidget):
    """Chips in a flowing row; ← and → walk between them."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 6) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, chip: QWidget) -> None:
        """Put a chip at the end."""
        self._flow.addWidget(chip)
        self._reveal(chip)

    def insert(self, place: int, chip: QWidget) -> None:
        """Put a chip at a place."""
        self._flow.insert_widget(place, chip)
        self._reveal(chip)

    def _reveal(self, chip: QWidget) -> None:
        """Show a chip at once in a row that is shown, so that the keyboard can go to it."""
        if self.isVisible() and not _was_hidden(chip):
            chip.show()

    def clear(self) -> None:
        """Take all chips away."""
        self._flow.clear()

    def take(self, chip: QWidget) -> None:
        """Take one chip away."""
        for place in range(self._flow.count()):
            item = self._flow.itemAt(place)
            if item is not None and item.widget() is chip:
                self._flow.takeAt(place)
                chip.hide()
                chip.deleteLater()
                return

    def chips(self) -> list[Chip]:
        """The chips that are shown, in their order."""
        widgets = (self._flow.itemAt(n) for n in range(self._flow.count()))
        found = [item.widget() for item in widgets if item is not None]
        return [chip for chip in found if isinstance(chip, Chip) and not _was_hidden(chip)]

    def focus_first(self, state: str = "") -> bool:
        """Move to the first chip in `state`, or to the first one; False when there are none."""
        chips = self.chips()
        wanted = next((chip for chip in chips if chip.state == state), chips[0] if chips else None)
        if wanted is None:
            return False
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        chips = self.chips()
        here = next((n for n, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        chips[(here + step) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)
