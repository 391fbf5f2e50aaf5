"""The page Contacten: everyone the team knows, and one of them in full."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.ask_popup import AskPopup
from wijkwerker.gui.dialogs.join_contacts import JoinContacts
from wijkwerker.gui.dialogs.new_contact import NewContact
from wijkwerker.gui.models.paged_model import PAGE, PagedListModel, PageSource
from wijkwerker.gui.models.rows_model import DayHead
from wijkwerker.gui.overlays import SheetOverlay
from wijkwerker.gui.pages.contacts.filters import Choices
from wijkwerker.gui.pages.contacts.head import ContactHead
from wijkwerker.gui.pages.contacts.list import ContactList
from wijkwerker.gui.pages.contacts.rows import RESTRICTED, sentence_maker
from wijkwerker.gui.pages.list_page import ListPage
from wijkwerker.gui.pages.list_with_panel import SearchKeys
from wijkwerker.gui.panels.contact.panel import ContactPanel
from wijkwerker.gui.scope import Scope

if TYPE_CHECKING:
    from wijkwerker.domain.contact_filter import ContactFilter
    from wijkwerker.services.contacts import ContactLine


class ContactsPage(ListPage):
    """A list with search and filters at the left, the panel of the chosen contact at the right."""

    key: ClassVar[str] = "contacten"
    uses_period: ClassVar[bool] = False
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"contact", "contact_moment", "ask", "promise", "initiative", "activity", "session", "attendance",
         "introduction", "story", "area"}
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._total: int | None = None
        self._anew = False  # the next rows answer another question, so the list starts at its top
        self._left: QWidget | None = None  # where the keyboard was when it was to come here
        self._greeted = False  # the first contact was chosen by itself once
        self._model: PagedListModel[ContactLine] = PagedListModel(
            context.tasks,
            key=lambda line: line.row,
            sentence=sentence_maker(context.clock.today),
            parent=self,
        )
        self._head = ContactHead(context)
        self._list = ContactList(self._model, context.clock.today)
        self._panel = ContactPanel(context)
        self.put_together(self._head, self._head.field, self._list, self._list.view, self._panel)
        self._search_keys = SearchKeys(self._head.field, self._list.view)
        self._connect()

    def _connect(self) -> None:
        view = self._list.view
        self._head.changed.connect(self._ask_anew)
        self._head.new_wanted.connect(self._add)
        self._list.clear_wanted.connect(self._head.clear)
        self._list.new_wanted.connect(self._add)
        view.logged.connect(self._log_row)
        view.menu_asked.connect(self._show_menu)
        self._model.shown.connect(self._rows_came)
        self._model.page_came.connect(self._page_came)
        self._panel.shown.connect(self._panel_shown)
        self._panel.gone.connect(lambda: self._split.set_open(False))
        self._panel.closed.connect(self._close_panel)
        self._panel.log_wanted.connect(self._log)
        self._panel.ask_wanted.connect(self._ask)
        self._panel.join_wanted.connect(self._join)
        self._split.arranged.connect(self._panel.set_closable)

    # -- the list -----------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the list again, how many there are in all, and the contact that is open."""
        everything = self._head.everything()
        self._list.delegate.forget()  # the rows may tell of yesterday
        self._model.show(_source(self._head.wanted(), self.context))
        self.context.tasks.read(lambda s: s.contacts.count(everything), self._count_came, owner=self, key="total")
        if self._split.is_open:
            self._panel.refresh()
        else:
            self._panel.clear()

    def _ask_anew(self) -> None:
        self._anew = True
        self._model.show(_source(self._head.wanted(), self.context))

    def _rows_came(self) -> None:
        view = self._list.view
        if self._anew and not self._shows_current():
            view.clear_choice()
            view.scrollToTop()
        self._anew = False
        self._tell_count()
        waited = self._waits_with_focus()
        self._list.show_state(narrowed=self._head.is_narrowed(), text=self._head.field.text().strip())
        if waited:
            self._list.first_part().setFocus(Qt.FocusReason.OtherFocusReason)
        self._mark()
        if not self._greeted and self._model.rowCount():
            self._greet()

    def focus_first(self) -> None:
        """The list, where arrows move and letters search, or the button of an empty one."""
        self._left = self.window().focusWidget()
        self._list.first_part().setFocus(Qt.FocusReason.OtherFocusReason)

    def _waits_with_focus(self) -> bool:
        """Whether the keyboard is in the list, or still where it was before this page asked for it."""
        here, left = self.window().focusWidget(), self._left
        self._left = None
        return self.isVisible() and here in {None, left, *self._list.parts()}

    def _greet(self) -> None:
        """The first time the first contact is chosen, and shown where there is room."""
        self._greeted = True
        if not self._panel.contact_id:
            self._list.view.choose_first()
            if self._split.is_beside:
                self._open_chosen(focus=False)

    def _shows_current(self) -> bool:
        return self._list.view.currentIndex().isValid()

    def _page_came(self, first: int, last: int) -> None:
        """A row that was chosen before it was there can be shown now."""
        if first <= self._list.view.currentIndex().row() <= last:
            self._chosen(self._list.view.current_key())

    def _count_came(self, total: int) -> None:
        self._total = total
        self._tell_count()

    def _tell_count(self) -> None:
        if self._model.is_loaded:
            self._head.show_count(self._model.rowCount(), self._total)

    def _line(self, row: object) -> "ContactLine | None":
        place = self._model.row_of(row) if isinstance(row, int) else -1
        value = self._model.row_value(place) if place >= 0 else None
        return None if isinstance(value, DayHead) else value

    # -- the panel ----------------------------------------------------------------------------------------

    def record_of(self, key: object) -> str:
        """The id of the contact of a row."""
        line = self._line(key)
        return line.id if line is not None else ""

    def shown_record(self) -> str:
        """The id of the contact in the panel."""
        return self._panel.contact_id

    def show_record(self, record_id: str) -> None:
        """Show another contact in the panel."""
        self._panel.show_contact(record_id)

    def focus_panel(self) -> None:
        """Where the work in the panel starts."""
        self._panel.focus_first()

    def _panel_shown(self, _row: int, _contact: str) -> None:
        self._mark()

    def _mark(self) -> None:
        """Choose the row of the contact that the panel shows; none when the list does not hold it now."""
        row, view = self._panel.row, self._list.view
        if row and self._split.is_open and view.current_key() != row and not view.choose(row):
            view.clear_choice()

    def open(self, record_id: str, kind: str = "") -> None:
        """Show a contact in the panel, also when the list does not hold it now."""
        self._greeted = True
        self._panel.show_contact(record_id)
        self._split.set_open(True)

    # -- what can be done ---------------------------------------------------------------------------------

    def _log(self, contact: str) -> None:
        if contact:
            self.context.navigator.log.emit({"contact": contact})

    def _log_row(self, row: object) -> None:
        line = self._line(row)
        if line is not None and line.sign == RESTRICTED:
            self.context.messages.remark(_("Van {name} is het gebruik beperkt.").format(name=line.name))
        else:
            self._log(self.record_of(row))

    def _ask(self, contact: str, name: str) -> None:
        AskPopup(self._panel.ask_button, self.context, contact, name).open()

    def _join(self, contact: str) -> None:
        dialog = JoinContacts(self.window(), self.context, contact)
        dialog.joined.connect(self.open)
        dialog.ask()

    def _add(self) -> None:
        typed = self._head.field.text() if not self._model.rowCount() else ""

        def make(parent: QWidget) -> QWidget:
            sheet = NewContact(self.context, self._panel.lookup, typed, parent)
            sheet.added.connect(self.open)
            sheet.known.connect(self.open)
            return sheet

        SheetOverlay(make, self.window()).open()

    def _show_menu(self, row: object, place: QPoint) -> None:
        line = self._line(row)
        if line is None:
            return
        contact, now = line.id, theme.current()
        menu = QMenu(self)
        menu.addAction(now.icon("user"), _("Openen"), lambda: self.open(contact))
        if line.sign != RESTRICTED:
            menu.addAction(now.icon("edit"), _("Vastleggen"), lambda: self._log(contact))
            menu.addAction(now.icon("link"), _("Samenvoegen met…"), lambda: self._join(contact))
        menu.addSeparator()
        menu.addAction(now.icon("trash"), _("Verwijderen"), lambda: self._remove(contact))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _remove(self, contact: str) -> None:
        if contact == self._panel.contact_id:
            self._panel.clear()
            self._split.set_open(False)
        self.context.tasks.write(lambda s: s.same.remove(contact), lambda _changes: self.load(), owner=self)

    def narrow(self, wanted: dict[str, str]) -> None:
        """`never_asked` shows who could be asked and never was, `new` opens the sheet of a new contact."""
        if "never_asked" in wanted:
            self._head.clear()
            self._head.filters.set_choices(Choices(never_asked=True))
        if "new" in wanted:
            self._add()

    # -- the window ---------------------------------------------------------------------------------------

    def log_presets(self) -> dict[str, str]:
        """The contact that is open."""
        record = self.open_record()
        return {"contact": record} if record else {}

    def _scope_changed(self, scope: Scope) -> None:
        self._head.filters.forget_area()
        self._anew = True
        super()._scope_changed(scope)


def _source(wanted: "ContactFilter", context: Context) -> "PageSource[ContactLine]":
    today = context.clock.today()
    return PageSource(
        start=lambda s: s.contacts.start(wanted, PAGE, today),
        keys=lambda s: s.contacts.rows(wanted),
        rows_of=lambda s, rows: s.contacts.lines(rows, today),
    )
