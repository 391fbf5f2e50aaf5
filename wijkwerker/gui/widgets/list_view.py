"""A list of any length: every row one height, so that nothing is measured and a jump costs as much as a step."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QFrame, QListView, QToolTip, QWidget

from wijkwerker.gui.widgets.options import AnyIndex
from wijkwerker.gui.widgets.rows import RowDelegate, RowState


class ListView(QListView):
    """Rows of a keyed model, painted by a RowDelegate. All signals carry the key of the row.

    `current_changed` as the choice moves, `opened` on Enter or a double click, `logged` on Ctrl+Enter, `acted` on the
    button of a row, `ticked` on Space, `menu_asked(key, place on the screen)` on the right button or Shift+F10;
    `typed(text)` when letters are typed, for the search field. A reload keeps the chosen row by its key.
    """

    current_changed = Signal(object)
    opened = Signal(object)
    logged = Signal(object)
    acted = Signal(object)
    ticked = Signal(object)
    menu_asked = Signal(object, QPoint)
    typed = Signal(str)

    def __init__(self, delegate: RowDelegate, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = delegate
        self.begins_itself: Callable[[], bool] = lambda: True  # whether nothing else says which row is chosen first
        self._kept: Hashable = None
        self._told: Hashable = None
        self._kept_offset = 0
        self._was_empty = True
        self._hovered = -1
        self.setProperty("list", "plain")
        self.setAccessibleName(name)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self._tell(self.opened, index.row()))

    # -- the model ----------------------------------------------------------------------------------------

    def show_model(self, model: QAbstractItemModel) -> None:
        """Show a ListModel."""
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.dataChanged.connect(self._page_came)
        places_known = getattr(model, "places_known", None)
        if places_known is not None:
            places_known.connect(self._restore_late)

    def _source(self) -> Any:
        return self.model()

    def _count(self) -> int:
        source = self._source()
        return 0 if source is None else source.rowCount()

    def _remember(self) -> None:
        key = self.current_key()
        self._kept = key if key is not None else self._kept
        self._kept_offset = self.verticalOffset()
        self._was_empty = not self._count()

    def _restore(self) -> None:
        self._hovered = -1
        self.updateGeometries()
        if self._kept is None:
            if self._was_empty and self.hasFocus() and self.begins_itself():
                self.choose_first()  # the keyboard came before the rows did
            return
        row = self._source().row_of(self._kept)
        if row < 0:
            if not getattr(self._source(), "waits_for_places", False):
                self._tell_current(-1)
            return
        self.verticalScrollBar().setValue(self._kept_offset)
        self.choose_row(row)

    def _restore_late(self) -> None:
        if not self.currentIndex().isValid() and self._kept is not None:
            self._restore()

    def _page_came(self) -> None:
        """Tell whose row is chosen, when the choice was made before its page was there."""
        self._tell_current(self.currentIndex().row())

    def current_key(self) -> Hashable:
        """The key of the chosen row, or None."""
        index = self.currentIndex()
        return self._source().key_at(index.row()) if index.isValid() else None

    def choose(self, key: Hashable) -> bool:
        """Choose the row of a key; False when it is not among the rows."""
        row = self._source().row_of(key)
        if row >= 0:
            self.choose_row(row)
        return bool(row >= 0)

    def choose_row(self, row: int) -> None:
        """Choose a row and show it."""
        self.setCurrentIndex(self._source().index(row, 0))

    def choose_first(self) -> None:
        """Choose the first row that is no head."""
        row = self._next_row(-1, 1)
        if row >= 0:
            self.choose_row(row)

    def clear_choice(self) -> None:
        """Choose nothing."""
        self._kept = None
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self._tell_current(current.row())

    def _tell_current(self, row: int) -> None:
        key = self._source().key_at(row) if row >= 0 else None
        if key is not None:
            self._kept = key
        if key != self._told:
            self._told = key
            self.current_changed.emit(key)

    # -- geometry: every row one height -------------------------------------------------------------------

    def doItemsLayout(self) -> None:  # noqa: N802
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:  # noqa: N802
        height = self._rows.row_height
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._count() * height - page))
        bar.setPageStep(max(1, page - height))
        bar.setSingleStep(height)

    def verticalOffset(self) -> int:  # noqa: N802
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:  # noqa: N802
        return 0

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._hovered = -1
        self.viewport().update()

    def visualRect(self, index: AnyIndex) -> QRect:  # noqa: N802
        height = self._rows.row_height
        if not index.isValid():
            return QRect()
        return QRect(0, index.row() * height - self.verticalOffset(), self.viewport().width(), height)

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        row = (point.y() + self.verticalOffset()) // self._rows.row_height
        return self._source().index(row, 0) if 0 <= row < self._count() else QModelIndex()

    def scrollTo(  # noqa: N802
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        height, page, bar = self._rows.row_height, self.viewport().height(), self.verticalScrollBar()
        top = index.row() * height
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(top - (page - height) // 2)
        elif hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif top < bar.value():
            above = index.row() - 1
            bar.setValue(above * height if above >= 0 and self._source().head_at(above) else top)
        elif top + height > bar.value() + page:
            bar.setValue(top + height - page)

    def isIndexHidden(self, index: AnyIndex) -> bool:  # noqa: N802
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:  # noqa: N802
        index = self.indexAt(rect.center())
        chosen = QItemSelection()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            chosen.select(index, index)
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        return QRegion(self.viewport().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        source, count = self._source(), self._count()
        if not count:
            return
        height, offset, width = self._rows.row_height, self.verticalOffset(), self.viewport().width()
        first = (event.rect().top() + offset) // height
        last = min(count - 1, (event.rect().bottom() + offset) // height)
        chosen = self.currentIndex().row()
        focus = self.hasFocus()
        painter = QPainter(self.viewport())
        for row in range(max(0, first), last + 1):
            state = RowState(row == chosen, focus and row == chosen, row == self._hovered)
            self._rows.paint_row(painter, QRect(0, row * height - offset, width, height), source, row, state)
        painter.end()

    # -- keyboard and mouse -------------------------------------------------------------------------------

    def _next_row(self, row: int, step: int) -> int:
        """The nearest row that can be chosen, `step` further; -1 when there is none on that side."""
        count, source = self._count(), self._source()
        way = 1 if step > 0 else -1
        row = max(-1, min(count, row + step))
        if not 0 <= row < count:
            row, way = (count - 1, -1) if row >= count else (0, 1)
        while 0 <= row < count and source.head_at(row) is not None:
            row += way
        if not 0 <= row < count:
            return -1
        return int(row)

    def _tell(self, signal: Any, row: int) -> None:
        key = self._source().key_at(row) if row >= 0 else None
        if key is not None:
            signal.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        page = max(1, self.viewport().height() // self._rows.row_height - 1)
        count = self._count()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_Home: -count,
            Qt.Key.Key_End: count,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            there = self._next_row(row if row >= 0 else -1, step)
            if there >= 0:
                self.choose_row(there)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._entered(event, row)
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._tell(self.ticked, row)
        elif _is_letter(event):
            self.typed.emit(event.text())
        else:
            event.ignore()

    def _entered(self, event: QKeyEvent, row: int) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._tell(self.logged, row)
            return
        value = self._source().row_value(row) if row >= 0 else None
        acts = value is not None and self._source().head_at(row) is None and self._rows.row(value).action
        self._tell(self.acted if acts else self.opened, row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row == self._hovered:
            return
        before, self._hovered = self._hovered, row
        for changed in (before, row):
            if changed >= 0:
                self.viewport().update(self.visualRect(self._source().index(changed, 0)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        value = self._source().row_value(index.row())
        if value is None or self._source().head_at(index.row()) is not None:
            return
        if self._rows.action_rect(self.visualRect(index), self._rows.row(value)).contains(point):
            self._tell(self.acted, index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
        key = self._source().key_at(index.row()) if index.isValid() else None
        if key is not None:
            self.menu_asked.emit(key, place)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tip(event)
            return True
        return super().viewportEvent(event)

    def _tip(self, event: QHelpEvent) -> None:
        index = self.indexAt(event.pos())
        value = self._source().row_value(index.row()) if index.isValid() else None
        if value is None or self._source().head_at(index.row()) is not None:
            return
        row = self._rows.row(value)
        at_end = event.pos().x() > self.viewport().width() - 60
        QToolTip.showText(event.globalPos(), row.sign.words if row.sign is not None and at_end else row.title, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and not self.begins_itself():
            QAbstractScrollArea.focusInEvent(self, event)  # that of a list takes the first row
            self.viewport().update()
            return
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose_first()


def _is_letter(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return plain and bool(event.text().strip()) and event.text().isprintable()
