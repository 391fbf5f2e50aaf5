"""A table of figures with the name of each row at the left and the sum below, as high as its rows."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QHelpEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from wijkwerker.domain.figures import FEW
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.options import AnyIndex
from wijkwerker.gui.widgets.picture import FiguresTable

ROW = 28
EDGE = 10  # at both sides of a cell; the style sheet gives the heads the same
LEAST_NAME = 190  # a longer name may end in …
BAR = 3
SIGN = 13


class SumTable(FiguresTable):
    """Shows as many columns as there is room for, the first ones first; copying takes all rows and columns."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._heads: list[str] = []
        self._rows: list[list[str]] = []
        self._total: list[str] = []
        self._least: list[int] = []
        self._settled = False  # while the rows are replaced the heads are not there yet, and must be left alone
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for bar in ("setHorizontalScrollBarPolicy", "setVerticalScrollBarPolicy"):
            getattr(self, bar)(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(1)
        theme.appearance().changed.connect(self._restyle)

    def show_rows(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], total: Sequence[str] = (), *, most: int = 0
    ) -> None:
        """Show rows and their `total`; of the rows no more than `most`, unless it is 0."""
        self._heads, self._rows, self._total = list(heads), [list(row) for row in rows], list(total)
        shown = self._rows[: most or None]
        self._settled = False
        self.show_figures(self._heads, [*shown, self._total] if total else shown)
        self._settled = True
        self._measure()
        self._fit()

    def is_total(self, row: int) -> bool:
        """Whether a row is the sum of the others."""
        return bool(self._total) and row == self.model().rowCount() - 1

    def as_text(self) -> str:
        """All rows and columns, with tabs between the cells."""
        rows = [self._heads, *self._rows, *([self._total] if self._total else [])]
        return "\n".join("\t".join(row) for row in rows)

    def _measure(self) -> None:
        """How wide each column must be, and how high the table."""
        now = theme.current()
        head, cell = QFontMetrics(now.font("smed")), QFontMetrics(figure_font(bold=True))
        rows = [*self._rows, *([self._total] if self._total else [])]
        self._least = [
            max(head.horizontalAdvance(name), *(cell.horizontalAdvance(row[column]) for row in rows), 0)
            + now.px(2 * EDGE)
            + (now.px(SIGN + 4) if any(row[column] == str(FEW) for row in rows) else 0)
            + 2
            for column, name in enumerate(self._heads)
        ]
        high = now.px(ROW)
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + self.model().rowCount() * high + 2)

    def _fit(self) -> None:
        """Give the name what the figures leave; columns at the right go first when it becomes too little."""
        if not self._settled:
            return
        room = self.viewport().width()
        least = min(self._least[0], theme.current().px(LEAST_NAME))
        shown = len(self._heads)
        while shown > 2 and sum(self._least[1:shown]) + least > room:
            shown -= 1
        figures = self._least[1:shown]
        spare = max(0, room - self._least[0] - sum(figures)) // (2 * len(figures)) if figures else 0
        for column in range(len(self._heads)):
            self.setColumnHidden(column, column >= shown)
            if 0 < column < shown:
                self.setColumnWidth(column, self._least[column] + spare)
        self.setColumnWidth(0, room - sum(width + spare for width in figures))

    def _restyle(self) -> None:
        if self._settled:
            self._measure()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: on the first row, if it was on none."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))


def figure_font(*, bold: bool) -> QFont:
    """Letters of a cell, with figures of one width."""
    return theme.current().font("smed" if bold else "small", figures=True)


class _Cells(QStyledItemDelegate):
    """Paints a cell: the sum bolder under a line, nought pale, and few people with a crossed-out eye."""

    def __init__(self, table: SumTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        now = theme.current()
        rect: QRect = option.rect
        total = self._table.is_total(index.row())
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
            width = QFontMetrics(font).horizontalAdvance(words) + now.px(SIGN + 4)
            top = rect.y() + (rect.height() - now.px(SIGN)) // 2
            painter.drawPixmap(inner.right() - width, top, now.pixmap("eye-off", SIGN, "text2"))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Tell a name that did not fit in full."""
        rect: QRect = option.rect
        words = str(index.data() or "")
        room = rect.width() - 2 * theme.current().px(EDGE)
        fits = QFontMetrics(figure_font(bold=self._table.is_total(index.row()))).horizontalAdvance(words) <= room
        QToolTip.showText(event.globalPos(), "" if fits else words, view)
        return True
