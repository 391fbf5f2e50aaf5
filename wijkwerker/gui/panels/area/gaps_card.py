"""What is missing here: per opgave what there is, and a question where there is nothing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wijkwerker.services.neighbourhoods import Gap

_HEAD, _ROW, _CELL = 22, 36, 30
_GAP = 6
_COLUMNS = (
    ("moments", N_("Momenten")),
    ("activities", N_("Activiteiten")),
    ("initiatives", N_("Initiatieven")),
)


class GapTable(QWidget):
    """Opgaven down, what there is across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gaps: tuple[Gap, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_gaps(self, gaps: "Sequence[Gap]") -> None:
        """Show other opgaven."""
        self._gaps = tuple(gaps)
        rows = [
            f"{gap.label}: " + ", ".join(f"{_(word)} {_words(getattr(gap, key))}" for key, word in _COLUMNS)
            for gap in gaps
        ]
        self.setAccessibleName(_("Per opgave"))
        self.setAccessibleDescription(". ".join(rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(320), now.px(_HEAD) + len(self._gaps) * now.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        words = min(now.px(112), self.width() // 3)
        width = (self.width() - words) // len(_COLUMNS)
        middle = Qt.AlignmentFlag.AlignHCenter
        for number, (key, word) in enumerate(_COLUMNS):
            x = words + number * width
            paint.text(painter, QRect(x, 0, width, now.px(_HEAD)), _(word), font="micro", token="text2", align=middle)
            for place, gap in enumerate(self._gaps):
                y = now.px(_HEAD) + place * now.px(_ROW) + (now.px(_ROW) - now.px(_CELL)) // 2
                cell = QRect(x + now.px(_GAP), y, width - now.px(_GAP), now.px(_CELL))
                self._paint_cell(painter, cell, getattr(gap, key))
        for place, gap in enumerate(self._gaps):
            row = QRect(0, now.px(_HEAD) + place * now.px(_ROW), words, now.px(_ROW))
            paint.text(painter, row, gap.label)
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: QRect, count: int) -> None:
        now = theme.current()
        if count:
            paint.box(painter, cell, fill=now.color("sunken"), radius=6)
        else:
            paint.box(painter, cell, edge=now.color("line2"), radius=6, dashed=True)
        font, token = ("h3", "text") if count else ("smed", "warn")
        paint.text(painter, cell, _words(count), font=font, token=token, align=Qt.AlignmentFlag.AlignHCenter)


class GapsCard(Card):
    """*Wat missen we nog*."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Wat missen we nog"), parent=parent)
        self._table = GapTable(self)
        self.body.addWidget(self._table)

    def show_gaps(self, gaps: "Sequence[Gap]", period: str) -> None:
        """Show what there is per opgave in a period, named as *dit kwartaal*."""
        self._table.show_gaps(gaps)
        self.set_subtitle(_("Per opgave, {period}. Leeg is een vraag, geen fout.").format(period=period))


def _words(count: int) -> str:
    return written(count) if count else _("nog niets")
