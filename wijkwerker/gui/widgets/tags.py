"""Read-only states: a word with an icon on a soft ground, as a label and for delegates."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

HEIGHT = 22
PADDING = 8
GAP = 5
ICON = 14
RADIUS = 7
SAVED_MS = 4000

# tone -> (ground, ink)
TONES = {
    "neutral": ("sunken", "text2"),
    "soft": ("soft", "ink"),
    "ok": ("okS", "ok"),
    "warn": ("warnS", "warn"),
    "dang": ("dangS", "dang"),
    "info": ("infoS", "info"),
}


@dataclass(frozen=True, slots=True)
class TagSpec:
    """What a tag shows. `tone` is a key of TONES."""

    text: str
    tone: str = "neutral"
    icon: str = ""


def tag_width(tag: TagSpec) -> int:
    """The width in pixels that the tag takes."""
    now = theme.current()
    lead = now.px(ICON) + now.px(GAP) if tag.icon else 0
    return now.px(PADDING) * 2 + lead + paint.text_width(tag.text, "mmed")


def paint_tag(painter: QPainter, corner: QPoint, tag: TagSpec) -> int:
    """Paint the tag with its top left at `corner`; gives the width it took."""
    now = theme.current()
    ground, ink = TONES[tag.tone]
    width, height = tag_width(tag), now.px(HEIGHT)
    paint.box(painter, QRect(corner, QSize(width, height)), fill=now.color(ground), radius=RADIUS)
    x = corner.x() + now.px(PADDING)
    if tag.icon:
        size = now.px(ICON)
        painter.drawPixmap(x, corner.y() + (height - size) // 2, now.pixmap(tag.icon, ICON, ink))
        x += size + now.px(GAP)
    words = QRect(x, corner.y(), corner.x() + width - x, height)
    paint.text(painter, words, tag.text, font="mmed", token=ink)
    return width


class Tag(QWidget):
    """A tag outside a list."""

    def __init__(self, text: str = "", tone: str = "neutral", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag = TagSpec(text, tone, icon)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """The word on the tag."""
        return self._tag.text

    def set_tag(self, text: str, tone: str = "neutral", icon: str = "") -> None:
        """Show another state."""
        self._tag = TagSpec(text, tone, icon)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(tag_width(self._tag), theme.current().px(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_tag(painter, QPoint(0, 0), self._tag)
        painter.end()


class SavedTag(Tag):
    """*opgeslagen*, for a moment after each `tell`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("opgeslagen"), "ok", "check", parent)
        self._timer = QTimer(self, singleShot=True, interval=SAVED_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(self) -> None:
        """Say that it was saved."""
        self.show()
        self._timer.start()
