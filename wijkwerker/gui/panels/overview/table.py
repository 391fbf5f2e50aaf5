"""A table of figures with the name of each row at the left and the sum below, as high as its rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget

from wijkwerker.domain.figures import FEW
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.figure_cells import EDGE, ROW, SIGN_ROOM, figure_font
from wijkwerker.gui.widgets.picture import FiguresTable

LEAST_NAME = 200  # a longer name may end in …


class SumTable(FiguresTable):
    """Shows as many columns as there is room for, the first ones first; copying takes all rows and columns."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._heads: list[str] = []
        self._rows: list[list[str]] = []
        self._total: list[str] = []
        self._least: list[int] = []
        self._settled = False  # while the rows are replaced the heads are not there yet, and must be left alone
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
        names = [str(self.model().index(row, 0).data()) for row in range(self.model().rowCount())]
        name = QFontMetrics(figure_font(bold=False))
        self._least = [
            max(head.horizontalAdvance(name), *(cell.horizontalAdvance(row[column]) for row in rows), 0)
            + now.px(2 * EDGE)
            + (now.px(SIGN_ROOM) if any(row[column] == str(FEW) for row in rows) else 0)
            + 2
            for column, name in enumerate(self._heads)
        ]
        self._least[0] = max(map(name.horizontalAdvance, names), default=0) + now.px(2 * EDGE) + 2
        high = now.px(ROW)
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
