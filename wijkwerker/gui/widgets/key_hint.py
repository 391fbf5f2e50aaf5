"""Little caps that teach a shortcut."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

HEIGHT = 20


def key_text(sequence: str) -> str:
    """A shortcut in the words of this computer, with a space between the keys: `Ctrl+K` becomes Ctrl K or ⌘K."""
    native = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
    return (native or sequence).replace("Return", "Enter").replace("+", " ")


def key_width(text: str) -> int:
    """The width in pixels of a cap with this text."""
    return max(theme.current().px(20), paint.text_width(text, "micro") + theme.current().px(12))


def paint_key(painter: QPainter, corner: QPoint, text: str) -> int:
    """Paint a cap with its top left at `corner`; gives the width it took."""
    now = theme.current()
    rect = QRect(corner, QSize(key_width(text), now.px(HEIGHT)))
    paint.box(painter, rect, fill=now.color("sunken"), edge=now.color("line"), radius=4)
    words = rect.adjusted((rect.width() - paint.text_width(text, "micro")) // 2, 0, 4, 0)
    paint.text(painter, words, text, font="micro", token="text2")
    return rect.width()


class KeyHint(QWidget):
    """A cap such as `Ctrl K`, outside a list. Decoration: the button it belongs to names its shortcut."""

    def __init__(self, sequence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = key_text(sequence)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(key_width(self._text), theme.current().px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key(painter, QPoint(0, 0), self._text)
        painter.end()
