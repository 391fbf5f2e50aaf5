"""A button that teaches its shortcut: icon, word, and the keys in lighter letters."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.key_hint import key_text

HEIGHT = 36
ICON = 16
PADDING = 12
GAP = 8

# variant -> (ground, ground under the mouse, ink, ink of the keys, edge, ring)
_LOOKS = {
    "solid": ("accent", "accentH", "on", "on", "accent", "text"),
    "soft": ("soft", "soft", "ink", "text2", "soft", "accent"),
    "normal": ("surface", "hover", "text", "text2", "line3", "accent"),
}


def press(widget: QWidget | None, event: QKeyEvent) -> bool:
    """Let Enter press the button that has the keyboard, when nothing around it took the key; whether it did."""
    plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
    if not (plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}):
        return False
    if not isinstance(widget, QPushButton | QToolButton):
        return False
    widget.click()
    return True


class KeyButton(QPushButton):
    """`variant` is solid, soft or normal; `keys` as in "Ctrl+N" is shown only: who makes the button makes the shortcut.

    `set_tight` leaves icon and tooltip (without an icon: the word) where there is little room.
    """

    def __init__(
        self, text: str, keys: str, icon: str = "", *, variant: str = "solid", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._keys = key_text(keys) if keys else ""
        self._icon = icon
        self._variant = variant
        self._tight = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        self.setToolTip(f"{text}  {native}".strip())

    def set_variant(self, variant: str) -> None:
        """Show as solid, soft or normal."""
        self._variant = variant
        self.update()

    def set_tight(self, tight: bool) -> None:
        """Leave the words to the tooltip, or show them."""
        if tight != self._tight:
            self._tight = tight
            self.updateGeometry()
            self.update()

    def _shown(self) -> tuple[str, str]:
        if self._tight:
            return ("", "") if self._icon else (self.text(), "")
        return self.text(), self._keys

    def sizeHint(self) -> QSize:
        now = theme.current()
        words, keys = self._shown()
        widths = [now.px(ICON)] if self._icon else []
        widths += [paint.text_width(words, "h3") + 1] if words else []
        widths += [paint.text_width(keys, "small") + 1] if keys else []
        padding = now.px(PADDING if words else (HEIGHT - ICON) / 2)
        return QSize(sum(widths) + now.px(GAP) * (len(widths) - 1) + 2 * padding, now.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

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
        now = theme.current()
        ground, hover, ink, keys_ink, edge, ring = _LOOKS[self._variant]
        if not self.isEnabled():
            ground, ink, keys_ink, edge = "sunken", "text3", "text3", "line"
        elif self.underMouse() or self.isDown():
            ground = hover
        painter = QPainter(self)
        paint.box(painter, self.rect(), fill=now.color(ground), edge=now.color(edge))
        self._paint_words(painter, ink, keys_ink)
        if self.hasFocus():
            paint.focus_ring(painter, self.rect(), token=ring)
        painter.end()

    def _paint_words(self, painter: QPainter, ink: str, keys_ink: str) -> None:
        now = theme.current()
        words, keys = self._shown()
        left = (self.width() - self.sizeHint().width()) // 2 + now.px(PADDING if words else (HEIGHT - ICON) / 2)
        if self._icon:
            place = QPoint(left, (self.height() - now.px(ICON)) // 2)
            painter.drawPixmap(place, now.pixmap(self._icon, ICON, ink))
            left += now.px(ICON) + now.px(GAP)
        width = paint.text_width(words, "h3") + 1
        paint.text(painter, QRect(left, 0, width, self.height()), words, font="h3", token=ink)
        left += width + now.px(GAP)
        room = self.width() - left
        paint.text(painter, QRect(left, 0, room, self.height()), keys, font="small", token=keys_ink)
