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
        self._open_id = ""  # the record that was open when the pages were put away
        self._unsaved: dict[str, object] = {}  # of pages that were put away, until they are built again

    @property
    def is_empty(self) -> bool:
        """Whether no page is shown: none was yet, or they were put away."""
        return self._key not in self._built

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

    def put_away(self, *, keep_shown: bool) -> list[Page]:
        """Take the pages away; with `keep_shown` the one that is shown stays as it is. Gives those that go.

        What is not saved yet is kept for `bring_back`.
        """
        gone: list[Page] = []
        shown = self._built.get(self._key)
        self._open_id = "" if shown is None or keep_shown else shown.open_id()
        for key, page in list(self._built.items()):
            if page is shown and keep_shown:
                continue
            if (unsaved := page.unsaved()) is not None:
                self._unsaved[key] = unsaved
            del self._built[key]
            self.removeWidget(page)
            page.deleteLater()
            gone.append(page)
        return gone

    def bring_back(self) -> None:
        """Show the page again that was shown, with the record that was open on it."""
        if not self._key:
            return
        built = self._key in self._built
        page = self._page_of(self._key)
        self.setCurrentWidget(page)
        if built:
            page.reload()
        elif self._open_id:
            page.open(self._open_id)
        self.crumb_changed.emit()

    def _page_of(self, key: str) -> Page:
        if key not in self._built:
            page = self._entries[key].load()(self._context, self)
            page.crumb_changed.connect(self.crumb_changed)
            self._built[key] = page
            self.addWidget(page)
            if (unsaved := self._unsaved.pop(key, None)) is not None:
                page.put_back(unsaved)
        return self._built[key]

    def _turn_to(self, key: str) -> None:
        self._page_of(key)
        self._key = key
        self.setCurrentWidget(self.page)
        self.turned.emit()
        self.page.focus_first()
