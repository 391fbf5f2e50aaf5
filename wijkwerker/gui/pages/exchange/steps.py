"""Kiezen, Nakijken, Klaar: how far a reading is."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

CIRCLE, LINE, GAP = 24, 36, 8


class Steps(QWidget):
    """A line of numbered steps: those before `step` (from 1) are done."""

    def __init__(self, words: Sequence[str], step: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = list(words)
        self._step = step
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_step(step)

    def show_step(self, step: int) -> None:
        """Show that this step is the one now; one more than there are: all is done."""
        self._step = step
        now = self._words[min(step, len(self._words)) - 1]
        count = len(self._words)
        self.setAccessibleName(
            _("Stap {step} van {count}: {word}").format(step=min(step, count), count=count, word=now)
        )
        self.update()

    def _width_of(self, word: str) -> int:
        now = theme.current()
        return now.px(CIRCLE + GAP) + paint.text_width(word, "h3")

    def sizeHint(self) -> QSize:
        now = theme.current()
        between = now.px(LINE + 2 * GAP) * (len(self._words) - 1)
        return QSize(sum(map(self._width_of, self._words)) + between + 2, now.px(CIRCLE + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        left, middle = 1, self.height() / 2
        for number, word in enumerate(self._words, start=1):
            centre = QPointF(left + now.px(CIRCLE) / 2, middle)
            radius = now.px(CIRCLE) / 2
            if number <= self._step:
                paint.dot(painter, centre, radius, now.color("accent"))
            else:
                paint.dot(painter, centre, radius - 1, now.color("surface"), now.color("line2"))
            mark = QRect(left, 0, now.px(CIRCLE), self.height())
            if number < self._step:
                side = now.px(14)
                corner = QPointF(centre.x() - side / 2, middle - side / 2).toPoint()
                painter.drawPixmap(corner, now.pixmap("check", 14, "on"))
            else:
                token = "on" if number == self._step else "text2"
                paint.text(painter, mark, str(number), font="mmed", token=token, align=Qt.AlignmentFlag.AlignHCenter)
            words = QRect(left + now.px(CIRCLE + GAP), 0, self._width_of(word), self.height())
            font, token = (
                ("h3", "text") if number == self._step else ("body", "text" if number < self._step else "text2")
            )
            paint.text(painter, words, word, font=font, token=token)
            left += self._width_of(word) + now.px(GAP)
            if number < len(self._words):
                painter.fillRect(QRect(left, int(middle), now.px(LINE), 1), now.color("line3"))
                left += now.px(LINE + GAP)
        painter.end()
