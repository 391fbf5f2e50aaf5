"""The phases of an initiative in a line: done ✓, now ◎, later ○, each with its word and its month."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

CIRCLE = 18
LINE = 17


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """One phase; `state` is done, now or later; `month` as in *sep ’23* or *sinds mrt ’24*."""

    word: str
    state: str
    month: str = ""


class PhaseSteps(QWidget):
    """The line of phases, with one sentence for a screen reader."""

    def __init__(self, steps: Sequence[PhaseStep] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[PhaseStep] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_steps(steps)

    def show_steps(self, steps: Sequence[PhaseStep]) -> None:
        """Show other phases."""
        self._steps = list(steps)
        said = {"done": _("{word} klaar"), "now": _("nu {word}"), "later": _("{word} later")}
        parts = [
            said[step.state].format(word=step.word) + (f" ({step.month})" if step.month else "") for step in self._steps
        ]
        self.setAccessibleName(_("Fasen: {parts}").format(parts=", ".join(parts)))
        self.setToolTip(", ".join(parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(96) * max(1, len(self._steps)), now.px(CIRCLE + 6 + 2 * LINE))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(40), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        width = self.width() / len(self._steps)
        narrow = width < theme.current().px(72)
        for number, step in enumerate(self._steps):
            self._paint_step(painter, number, step, width, words=not narrow or step.state == "now")
        painter.end()

    def _paint_step(self, painter: QPainter, number: int, step: PhaseStep, width: float, *, words: bool) -> None:
        now = theme.current()
        size = now.px(CIRCLE)
        left = round(number * width)
        centre = QPointF(left + size / 2, size / 2 + 1)
        if number + 1 < len(self._steps):
            passed = step.state == "done"
            line = QRect(left + size + 3, round(centre.y()) - 1, round(width) - size - 6, 2)
            painter.fillRect(line, now.color("accent" if passed else "line3"))
        if step.state == "done":
            paint.dot(painter, centre, size / 2, now.color("accent"))
            inner = now.px(12)
            corner = QPointF(centre.x() - inner / 2, centre.y() - inner / 2).toPoint()
            painter.drawPixmap(corner, now.pixmap("check", 12, "on"))
        elif step.state == "now":
            paint.dot(painter, centre, size / 2 - 1, now.color("surface"), now.color("accent"))
            paint.dot(painter, centre, size / 4, now.color("accent"))
        else:
            paint.dot(painter, centre, size / 2 - 1, now.color("surface"), now.color("line2"))
        if words:
            self._paint_words(painter, left, step, round(width) if step.state != "now" else self.width() - left)

    def _paint_words(self, painter: QPainter, left: int, step: PhaseStep, width: int) -> None:
        now = theme.current()
        top = now.px(CIRCLE + 4)
        bold, token = ("h3", "text") if step.state == "now" else ("small", "text2")
        area = QRect(left, top, min(width, now.px(140)) - now.px(6), now.px(LINE))
        paint.text(painter, area, step.word, font=bold, token=token, align=Qt.AlignmentFlag.AlignLeft)
        paint.text(painter, area.translated(0, now.px(LINE) - 1), step.month, font="micro", token="text2")
