"""A page with a list and its search box at the left, and the panel of the chosen record at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wijkwerker.gui.pages.list_with_panel import SHARE, ListWithPanel
from wijkwerker.gui.pages.page import Page
from wijkwerker.gui.widgets.list_view import ListView


class ListPage(Page):
    """A subclass makes its parts, hands them to `put_together`, and says what its panel shows.

    The panel follows the list where both are in sight; Enter or a click opens it, Esc closes it.
    """

    def put_together(
        self, head: QWidget, field: QLineEdit, rows: QWidget, view: ListView, panel: QWidget, *, share: float = SHARE
    ) -> None:
        """Lay out and connect: `rows` holds `view` below `head`, in which `field` is the search box."""
        self._view, self._field = view, field
        self._parts_of_list: list[QWidget] = [head, rows]
        self._beside = panel
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(rows, 1)
        left.setFocusProxy(view)
        self._split = ListWithPanel(left, panel, self.context.preferences, self.key, self, share=share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)
        view.begins_itself = lambda: not self.open_record()
        view.current_changed.connect(self._chosen)
        view.opened.connect(lambda _key: self._open_chosen(focus=True))
        view.clicked.connect(lambda _index: self._open_chosen(focus=False))
        view.typed.connect(self._type_in_search)

    # -- what a subclass says -----------------------------------------------------------------------------

    def record_of(self, key: object) -> str:
        """The id of the record of a row; '' for a row without one."""
        raise NotImplementedError

    def shown_record(self) -> str:
        """The id of the record in the panel; '' for none."""
        raise NotImplementedError

    def show_record(self, record_id: str) -> None:
        """Show another record in the panel."""
        raise NotImplementedError

    def focus_panel(self) -> None:
        """Put the focus where the work in the panel starts."""
        raise NotImplementedError

    # -- the panel ----------------------------------------------------------------------------------------

    def _chosen(self, key: object) -> None:
        if self._split.is_open and self._split.is_beside and (record := self.record_of(key)):
            self._show_in_panel(record)

    def _open_chosen(self, *, focus: bool) -> None:
        if record := self.record_of(self._view.current_key()):
            self._show_in_panel(record)
            self._split.set_open(True)
            if focus:
                self.focus_panel()

    def _show_in_panel(self, record: str) -> None:
        if record != self.shown_record():
            self.show_record(record)

    def _close_panel(self) -> None:
        if self._split.is_open:
            self._split.set_open(False)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_record(self) -> str:
        """The id of the record in the panel when it is open, else ''."""
        return self.shown_record() if self._split.is_open else ""

    def open_id(self) -> str:
        """The record in the panel."""
        return self.open_record()

    def unsaved(self) -> str | None:
        """What was typed to search for."""
        return self._field.text() or None

    def put_back(self, unsaved: str) -> None:
        """Search for it again."""
        self._field.setText(unsaved)

    # -- the keyboard -------------------------------------------------------------------------------------

    def _type_in_search(self, text: str) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.insert(text)

    def focus_first(self) -> None:
        """The list, where arrows move and letters search."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> bool:
        """The search box above the list."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        return True

    def panes(self) -> list[QWidget]:
        """What stands above the list, the list, the panel."""
        return [*self._parts_of_list, *([self._beside] if self._split.is_open else [])]

    def escape(self) -> bool:
        """Close the panel, and after that empty the search box."""
        if self._split.is_open:
            self._close_panel()
        elif self._field.text():
            self._field.clear()
        else:
            return False
        return True
