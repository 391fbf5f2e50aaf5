"""How the cells of a table of figures are painted."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QToolTip

from wijkwerker.domain.figures import FEW
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.options import AnyIndex

ROW = 28
EDGE = 10  # at both sides of a cell; the style sheet gives the heads the same
BAR = 3
SIGN = 13
SIGN_ROOM = SIGN + 4


def figure_font(*, bold: bool) -> QFont:
    """Letters of a cell, with figures of one width."""
    return theme.current().font("smed" if bold else "small", figures=True)


class FigureCells(QStyledItemDelegate):
    """Paints a cell: the sum bolder under a line, nought pale, and few people with a crossed-out eye."""

    def __init__(self, table: QTableView, is_total: Callable[[int], bool]) -> None:
        super().__init__(table)
        self._table, self._is_total = table, is_total

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        now = theme.current()
        rect: QRect = option.rect
        total = self._is_total(index.row())
        if self._table.hasFocus() and index.row() == self._table.currentIndex().row():
            painter.fillRect(rect, now.color("soft"))
            if index.column() == 0:
                painter.fillRect(QRect(rect.x(), rect.y(), now.px(BAR), rect.height()), now.color("accent"))
        if total:
            painter.fillRect(QRect(rect.x(), rect.y(), rect.width(), 1), now.color("line"))
        words = str(index.data() or "")
        font = figure_font(bold=total)
        painter.setFont(font)
        few = index.column() > 0 and words == str(FEW)
        pale = "text2" if few else "text3" if index.column() and words == "0" else "text"
        painter.setPen(now.color(pale))
        edge = now.px(EDGE)
        inner = rect.adjusted(edge, 0, -edge, 0)
        side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, paint.elided(words, font, inner.width()))
        if few:
            width = QFontMetrics(font).horizontalAdvance(words) + now.px(SIGN_ROOM)
            top = rect.y() + (rect.height() - now.px(SIGN)) // 2
            painter.drawPixmap(inner.right() - width, top, now.pixmap("eye-off", SIGN, "text2"))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Tell a name that did not fit in full."""
        rect: QRect = option.rect
        words = str(index.data() or "")
        room = rect.width() - 2 * theme.current().px(EDGE)
        fits = QFontMetrics(figure_font(bold=self._is_total(index.row()))).horizontalAdvance(words) <= room
        QToolTip.showText(event.globalPos(), "" if fits else words, view)
        return True
