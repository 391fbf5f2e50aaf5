"""The list of areas with what its figures are, or what stands there while it is empty or on its way."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.models.rows_model import DayHead, RowsModel
from wijkwerker.gui.pages.areas.rows import AreaDelegate
from wijkwerker.gui.pages.areas.tree import MEASURES, AreaRow, Shown, sentence_of
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.empty_state import EmptyState
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.rows import INSET
from wijkwerker.gui.widgets.skeleton import Skeleton

_HEAD = 34
_LEFT, _RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


class AreaList(QWidget):
    """`view` is the list. → and ← open and close an area; `clear_wanted` follows the button of an empty list."""

    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown()
        self._measure, self._text = next(iter(MEASURES)), ""
        self.model: RowsModel[AreaRow] = RowsModel(
            key=lambda row: row.id, sentence=lambda row: sentence_of(row, self._measure), parent=self
        )
        self._delegate = AreaDelegate()
        self.view = ListView(self._delegate, _("Wijken en buurten"))
        self.view.show_model(self.model)
        self.view.acted.connect(self._toggle)
        self._heads = _Heads(self.view, self)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heads)
        column.addWidget(self.view, 1)
        self._filled = filled
        self._loading = Skeleton(8, row_height=54, lead=False)
        self._loading.setContentsMargins(theme.current().px(INSET), 0, 0, 0)
        self._nothing = EmptyState("search", "")
        self._nothing.acted.connect(self.clear_wanted)
        self._stack = QStackedWidget()
        for part in (self._loading, self._filled, self._nothing):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    @property
    def is_loaded(self) -> bool:
        """Whether the areas are there."""
        return self.shown.tree is not None

    def show_rows(self, measure: str, text: str, period: str) -> None:
        """Show the areas with a count of MEASURES over a period, and those only that fit a text."""
        if not self.is_loaded:
            return
        self._measure, self._text = measure, text
        rows = self.shown.rows(measure, text)
        areas = [row for row in rows if isinstance(row, AreaRow)]
        self._delegate.has_branches = any(row.is_open is not None for row in areas)
        self.model.show_values(rows)
        number = len(areas)
        told = ngettext("{count} gebied", "{count} gebieden", number).format(count=number)
        self._heads.say(
            _("Wijken en buurten") if self._delegate.has_branches else told,
            _("{what} {period}").format(what=_(MEASURES[measure][2]), period=period),
        )
        if areas:
            self._stack.setCurrentWidget(self._filled)
        else:
            found = _("Niets gevonden voor “{text}”").format(text=text)
            hint = _("Kijk of het gebied bovenaan te smal staat.") if text else ""
            self._nothing.say("search", found, hint, action=_("Zoekwoord wissen"), action_icon="close")
            self._stack.setCurrentWidget(self._nothing)

    def first_with_work(self) -> str:
        """The area to show first: the one where most happens, the whole when nothing happens anywhere."""
        rows = [row for row in map(self.model.row_value, range(self.model.rowCount())) if isinstance(row, AreaRow)]
        busy = next((row for row in rows if row.count and not row.is_whole), None)
        return (busy or rows[0]).id if rows else ""

    def reveal(self, area: str) -> None:
        """Open what an area lies in, so that it can be chosen."""
        if self.model.row_of(area) < 0:
            self.shown.reveal(area)
            self._show_again()

    def _show_again(self) -> None:
        self.model.show_values(self.shown.rows(self._measure, self._text))

    def _toggle(self, area: object) -> None:
        row = self.model.row_value(self.model.row_of(str(area)))
        if isinstance(row, AreaRow) and row.is_open is not None:
            self.shown.toggle(row.id, not row.is_open)
            self._show_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.view.current_key()
        row = self.model.row_value(self.model.row_of(key)) if key is not None else None
        if event.key() not in {_LEFT, _RIGHT} or not isinstance(row, AreaRow) or event.modifiers():
            super().keyPressEvent(event)
        elif row.is_open is not None and row.is_open == (event.key() == _LEFT):
            self._toggle(row.id)
        elif event.key() == _LEFT and (parent := self.model.row_of(row.line.facts.parent)) >= 0 and row.depth:
            self.view.choose_row(parent)
        elif event.key() == _RIGHT and row.is_open:
            self._step_in(self.model.row_of(row.id) + 1)

    def _step_in(self, place: int) -> None:
        if place < self.model.rowCount() and not isinstance(self.model.row_value(place), DayHead):
            self.view.choose_row(place)


class _Heads(QWidget):
    """The words above the rows: how many there are, and what the figures are."""

    def __init__(self, view: ListView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._left, self._right = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, left: str, right: str) -> None:
        """Show other words."""
        self._left, self._right = left, right
        self.setAccessibleName(f"{left}. {right}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, theme.current().px(_HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), now.color("line"))
        inside = self.rect().adjusted(now.px(INSET), 0, -now.px(INSET), 0)
        inside.setRight(self._view.viewport().width() - now.px(INSET))
        right = paint.text_width(self._right, "mmed")
        paint.text(painter, inside, self._right, font="mmed", token="text2", align=Qt.AlignmentFlag.AlignRight)
        inside.setWidth(max(0, inside.width() - right - now.px(16)))
        paint.text(painter, inside, self._left, font="mmed", token="text2")
        painter.end()
