"""The list of contacts with its column heads, or what stands there while it is empty or on its way."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.contacts.rows import columns, row_maker
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.empty_state import EmptyState
from wijkwerker.gui.widgets.lead import AVATAR
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.rows import GAP, INSET, SIGN, RowDelegate
from wijkwerker.gui.widgets.skeleton import Skeleton

if TYPE_CHECKING:
    from wijkwerker.gui.models.paged_model import PagedListModel
    from wijkwerker.services.contacts import ContactLine

_HEAD = 34


class ContactList(QWidget):
    """`view` is the list. `clear_wanted` and `new_wanted` follow the buttons of an empty list."""

    clear_wanted = Signal()
    new_wanted = Signal()

    def __init__(
        self, model: "PagedListModel[ContactLine]", today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.delegate = RowDelegate(row_maker(today), columns(), signs=True)
        self.view = ListView(self.delegate, _("Contacten"))
        self.view.show_model(model)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_Heads(self.delegate, self.view, filled))
        column.addWidget(self.view, 1)
        self._filled = filled
        self._loading = Skeleton(8, row_height=54)
        self._loading.setContentsMargins(theme.current().px(INSET), 0, 0, 0)
        self._begin = EmptyState(
            "users",
            _("Nog geen contacten"),
            _("Voeg iemand toe die je kent. Een naam en een buurt zijn genoeg."),
            action=_("Nieuw contact"),
            action_icon="user-plus",
        )
        self._begin.acted.connect(self.new_wanted)
        self._nothing = EmptyState("search", "")
        self._nothing.acted.connect(self.clear_wanted)
        self._stack = QStackedWidget()
        for part in (self._loading, self._filled, self._begin, self._nothing):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def show_state(self, *, narrowed: bool, text: str) -> None:
        """Show the rows, or why there are none; `text` is what was searched for."""
        if self._model.rowCount():
            self._stack.setCurrentWidget(self._filled)
        elif narrowed:
            found = _("Niets gevonden voor “{text}”").format(text=text) if text else _("Niets gevonden")
            hint = _("Kijk of de filters te smal staan.")
            self._nothing.say("search", found, hint, action=_("Filters wissen"), action_icon="close")
            self._stack.setCurrentWidget(self._nothing)
        else:
            self._stack.setCurrentWidget(self._begin)

    def parts(self) -> list[QWidget]:
        """All that `first_part` may give."""
        return [self.view, self._begin.button(), self._nothing.button()]

    def first_part(self) -> QWidget:
        """Where the keyboard begins: the list, or the button of an empty one."""
        shown = self._stack.currentWidget()
        return shown.button() if isinstance(shown, EmptyState) else self.view


class _Heads(QWidget):
    """The words above the columns, where the delegate places them."""

    def __init__(self, delegate: RowDelegate, view: ListView, parent: QWidget) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self._view = view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, theme.current().px(_HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), now.color("line"))
        width = self._view.viewport().width()
        left = now.px(INSET) + now.px(AVATAR) + now.px(GAP)
        right = width - 1 - now.px(INSET) - now.px(SIGN) - now.px(GAP)
        for x, column, _place in self._delegate.placed_columns(left, right):
            cell = QRect(x, 0, now.px(column.width), self.height())
            paint.text(painter, cell, column.title, font="mmed", token="text2")
        paint.text(painter, QRect(now.px(INSET), 0, now.px(200), self.height()), _("Naam"), font="mmed", token="text2")
        painter.end()
