"""A chart as a sharp picture, with the same figures as a table behind *Als tabel*."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.figure_cells import ROW, FigureCells
from wijkwerker.gui.widgets.options import AnyIndex
from wijkwerker.gui.widgets.skeleton import paint_skeleton_row

_ROOT = QModelIndex()
_LOADING_ROWS = 4


class FiguresModel(QAbstractTableModel):
    """Rows of words and figures under column heads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: list[str] = []
        self.rows: list[list[str]] = []

    def show_figures(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show another table."""
        self.beginResetModel()
        self.heads = list(heads)
        self.rows = [list(row) for row in rows]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class FiguresTable(QTableView):
    """A quiet table of figures; Ctrl+C copies it whole, for a worksheet or a letter."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = FiguresModel(self)
        self.setModel(self._figures)
        self.setProperty("list", "plain")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setItemDelegate(FigureCells(self, self.is_total))
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.current().px(ROW))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)

    def show_figures(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show another table; all columns after the first are figures."""
        self._figures.show_figures(heads, rows)

    def is_total(self, row: int) -> bool:
        """Whether a row is the sum of the others; there is none here."""
        return False

    def as_text(self) -> str:
        """The table with tabs between its cells."""
        return "\n".join("\t".join(row) for row in [self._figures.heads, *self._figures.rows])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: on the first row, if it was on none."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._figures.rows:
            self.setCurrentIndex(self._figures.index(0, 0))


class _Drawing(QWidget):
    """The picture itself, drawn smaller when there is no room for it."""

    resized = Signal()

    def __init__(self, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(300), now.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), theme.current().px(self._height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            self._paint_loading(painter)
            painter.end()
            return
        size = self._image.deviceIndependentSize().toSize()
        if size.width() > self.width() or size.height() > self.height():
            size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRect((self.width() - size.width()) // 2, 0, size.width(), size.height()), self._image)
        painter.end()

    def _paint_loading(self, painter: QPainter) -> None:
        height = self.height() // _LOADING_ROWS
        for number in range(_LOADING_ROWS):
            paint_skeleton_row(painter, QRect(0, number * height, self.width(), height), number, lead=False)


class ChartPicture(QWidget):
    """Shows a picture when it arrives, and its figures on *Als tabel*.

    `wanted(width, height, pixel ratio)` asks for a picture of this size in pixels of the screen, at first and when
    the room changed; `show_picture` takes it as PNG bytes or QImage.
    """

    wanted = Signal(int, int, float)

    def __init__(self, name: str, *, height: int = 230, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._asked = QSize()
        self._height = height
        self._stack = QStackedWidget()
        self._stack.setFixedHeight(theme.current().px(height))
        self._drawing = _Drawing(height, self)
        self._drawing.setAccessibleName(name)
        self._drawing.resized.connect(self._ask)
        self.table = FiguresTable(name)
        for page in (self._drawing, self.table):
            self._stack.addWidget(page)
        column.addWidget(self._stack)
        row = QHBoxLayout()
        row.addStretch(1)
        self.switch = QPushButton(_("Als tabel"))
        self.switch.setProperty("variant", "quiet")
        self.switch.setAccessibleDescription(name)
        self.switch.clicked.connect(self._turn)
        row.addWidget(self.switch)
        column.addLayout(row)

    def show_figures(self, heads: Sequence[str], rows: Sequence[Sequence[str]], description: str) -> None:
        """Take the figures of the chart, and one sentence that says what it shows."""
        self.table.show_figures(heads, rows)
        self._drawing.setAccessibleDescription(description)
        self._drawing.setToolTip(description)

    def show_picture(self, picture: bytes | QImage) -> None:
        """Show the picture, which was drawn at the pixel ratio that `wanted` told."""
        image = picture if isinstance(picture, QImage) else QImage.fromData(picture)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._drawing.show_image(image)

    def ask_again(self) -> None:
        """Ask for a picture anew, because the figures or the theme changed."""
        self._asked = QSize()
        self._ask()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._stack.setFixedHeight(theme.current().px(self._height))

    def _ask(self) -> None:
        size = self._drawing.size()
        if self.isVisible() and size != self._asked and size.width() > 1:
            self._asked = size
            ratio = self.devicePixelRatioF()
            self.wanted.emit(round(size.width() * ratio), round(size.height() * ratio), ratio)

    def _turn(self) -> None:
        to_table = self._stack.currentWidget() is not self.table
        self._stack.setCurrentWidget(self.table if to_table else self._drawing)
        self.switch.setText(_("Als grafiek") if to_table else _("Als tabel"))
