"""How much say residents have, as six dots and the word: never the dots alone."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

DOT = 6
STEP = 9
HEIGHT = 18


def ladder_width(steps: int) -> int:
    """The width in pixels of the dots."""
    return theme.current().px(STEP) * steps


def paint_ladder(painter: QPainter, corner: QPoint, step: int, steps: int) -> int:
    """Paint `steps` dots of which the first `step` are full, in a line HEIGHT high; gives the width it took."""
    now = theme.current()
    radius = now.px(DOT) / 2
    for number in range(steps):
        centre = QPointF(corner.x() + radius + number * now.px(STEP), corner.y() + now.px(HEIGHT) / 2)
        paint.dot(painter, centre, radius, now.color("accent" if number < step else "line3"))
    return ladder_width(steps)


class LadderMeter(QWidget):
    """The dots with the word of the step."""

    def __init__(self, words: Sequence[str], step: int = 0, parent: QWidget | None = None) -> None:
        """`words` are those of all steps from low to high; `step` counts from 1, 0 is none."""
        super().__init__(parent)
        self._words = list(words)
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_step(step)

    def show_step(self, step: int) -> None:
        """Show another step."""
        self._step = step
        word = self._words[step - 1] if step else _("nog niet gekozen")
        self.setAccessibleName(
            _("Participatieladder: {word}, trede {step} van {steps}").format(
                word=word, step=step, steps=len(self._words)
            )
        )
        self.updateGeometry()
        self.update()

    def _word(self) -> str:
        return self._words[self._step - 1] if self._step else ""

    def sizeHint(self) -> QSize:
        now = theme.current()
        words = paint.text_width(self._word(), "small")
        return QSize(ladder_width(len(self._words)) + now.px(8) + words + 1, now.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = paint_ladder(painter, QPoint(0, 0), self._step, len(self._words)) + theme.current().px(8)
        words = QRect(left, 0, self.width() - left, self.height())
        paint.text(painter, words, self._word(), font="small", token="text2")
        painter.end()
