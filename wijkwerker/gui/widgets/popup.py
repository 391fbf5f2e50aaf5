"""The list that opens under a chip or field: arrows, digits, typing to filter, and Space to tick several."""

from collections.abc import Hashable, Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from wijkwerker.domain import guard
from wijkwerker.domain.draft import without_numbers
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.options import TAKE_AWAY, Option, OptionDelegate, OptionModel, Search, filtered

LEAST_WIDTH = 220
MOST_WIDTH = 420
MOST_HEIGHT = 380
FIELD_FROM = 8  # with more options than this, the field to type in is shown from the start
TYPING_PAUSE_MS = 80
RADIUS = 10


class ChoicePopup(QFrame):
    """A list of options below its opener; the keyboard goes back to the opener when it closes.

    One choice: `chosen(value)`. With `multiple`: `accepted(list of values)` when it closes by Enter or a click
    elsewhere, and `toggled(value, on)` at each tick. `search(text, deliver)` asks for options as the user types and
    may deliver later, or never. `closed` follows every close.
    """

    chosen = Signal(object)
    toggled = Signal(object, bool)
    accepted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        opener: QWidget,
        options: Sequence[Option] = (),
        *,
        title: str = "",
        multiple: bool = False,
        selected: Iterable[Hashable] = (),
        search: Search | None = None,
        text: str = "",
        placeholder: str = "",
    ) -> None:
        super().__init__(opener, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._opener = opener
        self._options = list(options)
        self._search = search
        self._round = 0
        self._done = False
        self._current: Hashable = None
        self._walked = False
        self._model = OptionModel(self)
        self._model.multiple = multiple
        chosen = list(selected)
        self._before = set(chosen)
        self._model.checked = set(chosen)
        self._current = chosen[0] if chosen else None
        self._timer = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self._build(title, placeholder)
        self._fill(self._options)
        if text:
            self._field.setText(text)
        elif search is not None:
            self._ask()
        self._field.textChanged.connect(self._typed)
        if text:
            self._typed(text)

    def _build(self, title: str, placeholder: str) -> None:
        now = theme.current()
        layout = QVBoxLayout(self)
        self._layout = layout
        edge = now.px(7)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(now.px(4))
        name = title or placeholder or self._opener.accessibleName()
        if title:
            head = QLabel(title)
            head.setProperty("role", "mmed muted")
            head.setContentsMargins(now.px(6), now.px(2), 0, 0)
            layout.addWidget(head)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(placeholder or _("Typ om te zoeken"))
        self._field.setAccessibleName(name)
        self._field.setVisible(self._search is not None or len(self._options) > FIELD_FROM)
        self._field.installEventFilter(self)
        layout.addWidget(self._field)
        self._list = QListView(self)
        self._list.setProperty("list", "options")
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setModel(self._model)
        self._list.setItemDelegate(OptionDelegate(self._model, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(name)
        self._list.installEventFilter(self)
        self._list.clicked.connect(self._choose)
        self._list.entered.connect(self._list.setCurrentIndex)
        layout.addWidget(self._list)
        self._empty = QLabel(_("Niets gevonden."))
        self._empty.setProperty("role", "small muted")
        self._empty.setContentsMargins(now.px(8), now.px(6), now.px(8), now.px(8))
        self._empty.hide()
        layout.addWidget(self._empty)

    # -- options ------------------------------------------------------------------------------------------

    def _fill(self, options: Sequence[Option]) -> None:
        digits = self._search is None and not self._field.text() and not self._model.multiple
        self._model.show_options(options, digits=digits)
        row = self._model.first_row(self._current if not self._field.text() else None)
        if row >= 0:
            self._list.setCurrentIndex(self._model.index(row))
        self._empty.setVisible(row < 0 and (self._search is None or bool(self._field.text())))
        if self.isVisible():
            self._place()

    def _typed(self, text: str) -> None:
        self._walked = False
        self._field.show()
        if self._search is None:
            self._fill(filtered(self._options, text))
        else:
            self._timer.start()

    def _ask(self) -> None:
        if self._search is None:
            return
        self._round += 1
        asked = self._round

        def deliver(options: Sequence[Option]) -> None:
            if isValid(self) and asked == self._round:
                self._fill(options)

        self._search(self._field.text(), deliver)

    # -- place --------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the list under its opener, or above it when there is no room below."""
        self._place()
        self.show()
        (self._field if self._field.isVisible() else self._list).setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        now = theme.current()
        rows = range(self._model.rowCount())
        height = sum(self._list.sizeHintForRow(n) for n in rows) if rows else 0
        self._list.setFixedHeight(min(max(height, 1) + 2, now.px(MOST_HEIGHT)))
        width = max(now.px(LEAST_WIDTH), min(self._opener.width(), now.px(MOST_WIDTH)), self._content_width())
        self._layout.activate()
        size = QSize(width, self._layout.sizeHint().height())
        self.resize(size)
        self.move(self._corner(size))

    def _content_width(self) -> int:
        now = theme.current()
        metrics = self._list.fontMetrics()
        words = (max(option.label, option.detail, key=len) for option in self._model.options())
        widest = max((metrics.horizontalAdvance(line) for line in words), default=0)
        return min(widest + now.px(120), now.px(MOST_WIDTH))

    def _corner(self, size: QSize) -> QPoint:
        gap = theme.current().px(4)
        top = self._opener.mapToGlobal(QPoint(0, 0))
        below = QPoint(top.x(), top.y() + self._opener.height() + gap)
        screen = QGuiApplication.screenAt(top) or self._opener.screen()
        room: QRect = screen.availableGeometry()
        if below.y() + size.height() > room.bottom() and top.y() - size.height() - gap > room.top():
            below.setY(top.y() - size.height() - gap)
        below.setX(max(room.left(), min(below.x(), room.right() - size.width())))
        return below

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), fill=now.color("surface"), edge=now.color("line3"), radius=RADIUS)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMask(paint.round_mask(self.size(), RADIUS))

    # -- choosing -----------------------------------------------------------------------------------------

    def _choose(self, index: QModelIndex) -> None:
        option = self._model.option(index.row())
        if option is None:
            return
        if option.value == TAKE_AWAY:
            text = self._field.text()
            self._field.setText(without_numbers(text, guard.find_bsn(text)))
            self._timer.stop()
            self._ask()
            self._field.setFocus(Qt.FocusReason.PopupFocusReason)
            return
        if self._model.multiple:
            self._toggle(option)
            return
        self._done = True
        self.close()
        self.chosen.emit(option.value)

    def _toggle(self, option: Option) -> None:
        on = option.value not in self._model.checked
        (self._model.checked.add if on else self._model.checked.discard)(option.value)
        self._list.viewport().update()
        self.toggled.emit(option.value, on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event, in_field=watched is self._field)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent, *, in_field: bool) -> bool:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._done = True
            self.close()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self._walk(8 if key == Qt.Key.Key_PageDown else -8)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._enter(tab=True)
        elif key == Qt.Key.Key_Space and self._model.multiple and (self._walked or not self._field.text()):
            self._choose(self._list.currentIndex())
        elif (row := self._model.row_of_digit(event.text())) >= 0:
            self._choose(self._model.index(row))
        elif not in_field and event.text().isprintable() and event.text():
            self._field.show()
            self._field.setFocus()
            self._field.insert(event.text())
        else:
            return False
        return True

    def _walk(self, step: int) -> None:
        rows = [n for n in range(self._model.rowCount()) if self._model.option(n) is not None]
        if not rows:
            return
        self._walked = True
        here = self._list.currentIndex().row()
        place = rows.index(here) + step if here in rows else 0
        place = place % len(rows) if abs(step) == 1 else min(max(place, 0), len(rows) - 1)
        self._list.setCurrentIndex(self._model.index(rows[place]))

    def _enter(self, *, tab: bool = False) -> None:
        index = self._list.currentIndex()
        if not self._model.multiple:
            if index.isValid() and not tab:
                self._choose(index)
            elif tab:
                self.close()
            return
        if self._field.text() and index.isValid() and not tab:
            self._choose(index)
            self._field.clear()
            return
        self.close()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if isValid(self._opener):
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        if self._model.multiple and not self._done and self._model.checked != self._before:
            self._done = True
            self.accepted.emit(list(self._model.checked))
        self.closed.emit()
