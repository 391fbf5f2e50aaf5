"""What it is about here: per theme how often, and how much of that was kracht and how much zorg."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.card import Card

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wijkwerker.services.neighbourhoods import ThemeLine

FEW = 6
_ROW, _HEAD = 25, 22
_BAR = 10
_FIGURE = 58  # width of a column of figures
_SWATCH = 10
_COLUMNS = (N_("kracht"), N_("zorg"), N_("totaal"))


class ThemeBars(QWidget):
    """A bar per theme: kracht plain, zorg hatched, the rest pale; the figures stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ThemeLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: "Sequence[ThemeLine]") -> None:
        """Show other themes."""
        self._lines = tuple(lines)
        self.setAccessibleName(_("Thema’s"))
        told = [
            _("{theme}: {moments} momenten, {kracht} kracht, {zorg} zorg").format(
                theme=line.label, moments=line.moments, kracht=line.kracht, zorg=line.zorg
            )
            for line in lines
        ]
        self.setAccessibleDescription(". ".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(320), now.px(_HEAD) + len(self._lines) * now.px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        figures = self.width() - len(_COLUMNS) * now.px(_FIGURE)
        self._paint_heads(painter, figures)
        words = self._label_width(figures)
        most = max((line.moments for line in self._lines), default=1)
        for number, line in enumerate(self._lines):
            row = QRect(0, now.px(_HEAD) + number * now.px(_ROW), self.width(), now.px(_ROW))
            paint.text(painter, QRect(0, row.y(), words, row.height()), line.label)
            room = QRect(words + now.px(8), row.y(), figures - words - now.px(8), row.height())
            self._paint_bar(painter, room, line, most)
            self._paint_figures(painter, row, figures, line)
        painter.end()

    def _label_width(self, room: int) -> int:
        metrics = QFontMetrics(theme.current().font("body"))
        widest = max((metrics.horizontalAdvance(line.label) for line in self._lines), default=0)
        return min(max(widest + 2, theme.current().px(100)), room // 2)

    def _paint_heads(self, painter: QPainter, left: int) -> None:
        """The legend stands above the figures that it explains."""
        now = theme.current()
        for number, word in enumerate(_COLUMNS):
            cell = QRect(left + number * now.px(_FIGURE), 0, now.px(_FIGURE), now.px(_HEAD))
            paint.text(painter, cell, _(word), font="micro", token="text2", align=Qt.AlignmentFlag.AlignRight)
            width = paint.text_width(_(word), "micro")
            side = now.px(_SWATCH)
            swatch = QRect(cell.right() - width - side - now.px(4), cell.center().y() - side // 2 + 1, side, side)
            if number < 2:
                self._fill(painter, swatch, ("c1", "c2")[number], radius=side / 2 if number == 0 else 1.5)

    def _paint_bar(self, painter: QPainter, room: QRect, line: "ThemeLine", most: int) -> None:
        now = theme.current()
        height, gap = now.px(_BAR), now.px(2)
        x, y = room.x(), room.center().y() - height // 2 + 1
        rest = max(0, line.moments - line.kracht - line.zorg)
        for count, token in ((line.kracht, "c1"), (line.zorg, "c2"), (rest, "hover")):
            if count:
                width = max(height // 2, round((room.width() - now.px(14)) * count / most) - gap)
                self._fill(painter, QRect(x, y, width, height), token, radius=min(width, height) / 2)
                x += width + gap

    def _fill(self, painter: QPainter, rect: QRect, token: str, radius: float) -> None:
        now = theme.current()
        paint.box(painter, rect, fill=now.color(token), radius=radius)
        if token == "c2":
            lines = QColor(now.color("surface"))
            lines.setAlpha(150)
            shape = QPainterPath()
            shape.addRoundedRect(rect, radius, radius)
            painter.fillPath(shape, QBrush(lines, Qt.BrushStyle.BDiagPattern))

    def _paint_figures(self, painter: QPainter, row: QRect, left: int, line: "ThemeLine") -> None:
        now = theme.current()
        for number, count in enumerate((line.kracht, line.zorg, line.moments)):
            cell = QRect(left + number * now.px(_FIGURE), row.y(), now.px(_FIGURE), row.height())
            last = number == len(_COLUMNS) - 1
            font, token = ("h3", "text") if last else ("small", "text2" if count else "text3")
            right = Qt.AlignmentFlag.AlignRight
            paint.text(painter, cell, written(count) if count else "–", font=font, token=token, align=right)


class ThemesCard(Card):
    """*Waar gaat het over*: the first themes, and all of them when someone asks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Waar gaat het over"), parent=parent)
        self._lines: tuple[ThemeLine, ...] = ()
        self._shows_all = False
        self._bars = ThemeBars(self)
        self.body.addWidget(self._bars)
        self.link_clicked.connect(self._toggle)

    def show_lines(self, lines: "Sequence[ThemeLine]", *, same: bool) -> None:
        """Show the themes of an area; of another one than before the first few."""
        self._lines = tuple(lines)
        self._shows_all = self._shows_all and same
        self._show()

    def _show(self) -> None:
        self._bars.show_lines(self._lines if self._shows_all else self._lines[:FEW])
        self._bars.setVisible(bool(self._lines))
        self.set_subtitle("" if self._lines else _("Nog geen thema’s in deze periode."))
        number = len(self._lines)
        all_words = ngettext("Alle {count} thema", "Alle {count} thema’s", number).format(count=number)
        self.set_link(_("Minder") if self._shows_all else all_words if number > FEW else "")

    def _toggle(self) -> None:
        self._shows_all = not self._shows_all
        self._show()
