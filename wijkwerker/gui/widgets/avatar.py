"""Who or what a row is about: initials on a soft circle, an organisation's square, or an icon."""

import unicodedata

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

SIZE = 32
_LINKING = {"de", "den", "der", "van", "ten", "ter", "te", "el", "al", "la", "le", "in", "’t", "op"}


def initials(name: str) -> str:
    """Two letters for a name: of the first word and of the last that is no linking word; '' for a nameless one."""
    words = [word for word in name.replace("-", " ").split() if unicodedata.category(word[0]).startswith("L")]
    telling = [word for word in words if word.lower() not in _LINKING] or words
    if not telling:
        return ""
    if len(telling) == 1 and len(words) > 1:
        telling = [words[0], words[-1]]
    return "".join(word[0] for word in (telling if len(telling) == 1 else [telling[0], telling[-1]])).upper()


def avatar_pixmap(
    name: str = "", *, icon: str = "", square: bool = False, size: int = SIZE, ground: str = "soft", ink: str = "ink"
) -> QPixmap:
    """The painted avatar, from the cache when it was painted before. `size` is in pixels of the design."""
    now = theme.current()
    letters = "" if icon else initials(name)
    sign = icon or ("" if letters else "user")
    side, ratio = now.px(size), now.pixmap("user", size, ink).devicePixelRatio()
    key = f"avatar|{letters}|{sign}|{square}|{side}|{ratio}|{now.color(ground).name()}|{now.color(ink).name()}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = QPixmap(QSize(side, side) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    rect = QRect(0, 0, side, side)
    paint.box(painter, rect, fill=now.color(ground), radius=7 if square else side / 2)
    if sign:
        inner = now.pixmap(sign, round(size * 0.5), ink)
        place = (side - now.px(round(size * 0.5))) // 2
        painter.drawPixmap(place, place, inner)
    else:
        font = QFont(now.font("mmed"))
        font.setPixelSize(max(8, round(side * 0.34)))
        painter.setFont(font)
        painter.setPen(now.color(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)
    painter.end()
    QPixmapCache.insert(key, made)
    return made


class Avatar(QWidget):
    """An avatar outside a list. Decoration: the name stands beside it, so it has no name of its own."""

    def __init__(
        self, name: str = "", *, icon: str = "", square: bool = False, size: int = SIZE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._name, self._icon, self._square = name, icon, square
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_who(self, name: str = "", *, icon: str = "", square: bool = False) -> None:
        """Show someone or something else."""
        self._name, self._icon, self._square = name, icon, square
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, avatar_pixmap(self._name, icon=self._icon, square=self._square, size=self._size))
        painter.end()
