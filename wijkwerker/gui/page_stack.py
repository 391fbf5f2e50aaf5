"""The pages, each built on its first visit, and the way back between them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.page import Page, PageEntry


class PageStack(QStackedWidget):
    """`turned` follows each turn to a page, `crumb_changed` another record that fills it."""

    turned = Signal()
    crumb_changed = Signal()

    def __init__(self, context: Context, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries = {entry.key: entry for entry in entries}
        self._built: dict[str, Page] = {}
        self._key = ""
        self._back: list[str] = []
        self._forward: list[str] = []

    @property
    def is_empty(self) -> bool:
        """Whether no page was shown yet."""
        return not self._key

    @property
    def page(self) -> Page:
        """The page that is shown. Raises KeyError when it is empty."""
        return self._built[self._key]

    @property
    def entry(self) -> PageEntry:
        """What the rail knows of the page that is shown. Raises KeyError when it is empty."""
        return self._entries[self._key]

    def visit(self, key: str) -> None:
        """Show the list of a page, also when one record fills it now.

        A page that keeps its crumb shows on a visit from another page what it showed before.
        """
        before = self._key
        self.show_page(key)
        if self.page.crumb() and not (self.page.keeps_crumb and self._key != before):
            self.page.close_crumb()

    def show_page(self, key: str) -> None:
        """Show a page by its key; the one that was shown can be gone back to. Nothing for a key without a page."""
        if key not in self._entries:
            return
        if key != self._key and self._key:
            self._back.append(self._key)
            self._forward.clear()
        self._turn_to(key)

    def show_narrowed(self, key: str, wanted: dict[str, str]) -> None:
        """Show a page with its list narrowed, as behind *Alle 19*."""
        if key in self._entries:
            self.show_page(key)
            self.page.narrow(wanted)

    def open_record(self, kind: str, record_id: str) -> None:
        """Show one record on the page that opens its kind; nothing when there is no such page."""
        for key, entry in self._entries.items():
            if kind in entry.opens:
                self.show_page(key)
                self.page.open(record_id, kind)
                return

    def back(self) -> None:
        """From one record to its list, else to the page before."""
        if self._key and self.page.crumb():
            self.page.close_crumb()
        elif self._back:
            self._forward.append(self._key)
            self._turn_to(self._back.pop())

    def forward(self) -> None:
        """To the page that was gone back from."""
        if self._forward:
            self._back.append(self._key)
            self._turn_to(self._forward.pop())

    def _turn_to(self, key: str) -> None:
        if key not in self._built:
            page = self._entries[key].load()(self._context, self)
            page.crumb_changed.connect(self.crumb_changed)
            self._built[key] = page
            self.addWidget(page)
        self._key = key
        self.setCurrentWidget(self.page)
        self.turned.emit()
        self.page.focus_first()
