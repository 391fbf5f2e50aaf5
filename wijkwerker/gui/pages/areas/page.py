"""The page Buurten: what happens where, and one area in full."""

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import AreaRole
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.record_sheet import RecordSheet
from wijkwerker.gui.pages.areas.head import AreaHead
from wijkwerker.gui.pages.areas.list import AreaList
from wijkwerker.gui.pages.list_page import ListPage
from wijkwerker.gui.pages.list_with_panel import SearchKeys
from wijkwerker.gui.panels.area.panel import AreaPanel
from wijkwerker.gui.panels.area.words import period_words

if TYPE_CHECKING:
    from wijkwerker.services.neighbourhoods import AreaTree
    from wijkwerker.services.services import Services

_ROLE_LINES = ("role", "worker", "name", ("since", "until"))


class AreasPage(ListPage):
    """The areas with a count at the left, the panel of the chosen one at the right."""

    key: ClassVar[str] = "buurten"
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"area", "area_role", "worker", "contact", "contact_moment", "initiative", "phase_change", "activity",
         "session", "attendance", "head_count", "story", "value"}
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._root: str | None = None  # of the areas that are shown
        self._greet = True  # choose an area by itself when the next areas come
        self._head = AreaHead()
        self._list = AreaList()
        self._panel = AreaPanel(context)
        self.put_together(self._head, self._head.field, self._list, self._list.view, self._panel)
        self._search_keys = SearchKeys(self._head.field, self._list.view)
        self._connect()

    def _connect(self) -> None:
        view = self._list.view
        self._head.measured.connect(lambda _key: self._show_rows())
        self._head.searched.connect(self._search)
        self._list.clear_wanted.connect(self._head.field.clear)
        view.logged.connect(lambda area: self._log(str(area)))
        view.menu_asked.connect(self._show_menu)
        self._panel.shown.connect(self._mark)
        self._panel.gone.connect(lambda: self._split.set_open(False))
        self._panel.closed.connect(self._close_panel)
        self._panel.role_wanted.connect(self._ask_role)
        self._panel.role_menu_wanted.connect(self._show_role_menu)
        self._split.arranged.connect(self._panel.set_closable)

    # -- the list -----------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the areas with their counts again, and the area that is open."""
        scope, today = self.context.navigator.scope, self.context.clock.today()
        self.context.tasks.read(
            lambda s: s.neighbourhoods.tree(scope.area, scope.from_, scope.until, today),
            self._areas_came, owner=self, key="areas",
        )  # fmt: skip
        if self._split.is_open:
            self._panel.refresh()
        else:
            self._panel.clear()

    def _areas_came(self, tree: "AreaTree") -> None:
        self._list.shown.take(tree)
        self._show_rows()
        moved = self._root is not None and self._root != tree.root
        self._root = tree.root
        if moved and self._panel.area_id not in tree.areas:
            self._list.view.clear_choice()
            self._greet = True
        if self._greet:
            self._choose_by_itself()
        else:
            self._mark(self._panel.area_id)

    def _choose_by_itself(self) -> None:
        """The first time the busiest area is chosen, and shown where there is room."""
        self._greet = False
        if area := self._list.first_with_work():
            self._list.view.choose(area)
            self._list.view.scrollToTop()
            if self._split.is_beside:
                self._open_chosen(focus=False)

    def _show_rows(self) -> None:
        scope = self.context.navigator.scope
        self._list.show_rows(self._head.chips.current(), self._head.text(), period_words(scope))

    def _search(self) -> None:
        self._show_rows()
        view = self._list.view
        if not view.currentIndex().isValid():
            view.scrollToTop()

    # -- the panel ----------------------------------------------------------------------------------------

    def record_of(self, key: object) -> str:
        """The id of the area of a row, which is its key."""
        return key if isinstance(key, str) else ""

    def shown_record(self) -> str:
        """The id of the area in the panel."""
        return self._panel.area_id

    def show_record(self, record_id: str) -> None:
        """Show another area in the panel."""
        self._panel.show_area(record_id)

    def focus_panel(self) -> None:
        """Where the work in the panel starts."""
        self._panel.focus_first()

    def _mark(self, area: str) -> None:
        """Choose the row of the area that the panel shows."""
        if area and self._split.is_open and self._list.view.current_key() != area:
            self._list.reveal(area)
            self._list.view.choose(area)

    def open(self, record_id: str, kind: str = "") -> None:
        """Show an area in the panel, also when the list does not hold it now."""
        self._greet = False
        self._panel.show_area(record_id)
        self._split.set_open(True)

    # -- what can be done ---------------------------------------------------------------------------------

    def _log(self, area: str) -> None:
        self.context.navigator.log.emit({"area": area})

    def _show_menu(self, key: object, place: QPoint) -> None:
        area, now = str(key), theme.current()
        menu = QMenu(self)
        menu.addAction(now.icon("map"), _("Openen"), lambda: self.open(area))
        menu.addAction(now.icon("edit"), _("Vastleggen hier"), lambda: self._log(area))
        menu.addAction(now.icon("pin"), _("Kies als gebied"), lambda: self._choose_scope(area))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _choose_scope(self, area: str) -> None:
        tree, navigator = self._list.shown.tree, self.context.navigator
        if tree is not None and area in tree.areas:
            navigator.set_scope(navigator.scope.with_area(area, tree.areas[area].facts.name))

    def _ask_role(self, role: AreaRole | None) -> None:
        """The sheet of a role; without one that of a new role, which begins today."""
        area, today = self._panel.area_id, self.context.clock.today()
        sheet = RecordSheet(
            self.window(),
            role or AreaRole(area=area, since=today),
            _ROLE_LINES,
            self._panel.lookup,
            title=_("Rol wijzigen") if role else _("Wie doet hier wat?"),
            text=_("Kies een collega, of typ een naam als het iemand van buiten het team is."),
            labels={"name": _("Naam, als het geen collega is")},
        )
        sheet.given.connect(lambda given: self._save_role(given if role else _new(given)))
        sheet.ask()

    def _save_role(self, role: AreaRole, label: str = "") -> None:
        def write(services: "Services") -> Changes:
            return services.records.save(role, label=label)

        self.context.tasks.write(write, lambda _changes: self._panel.refresh(), owner=self)

    def _show_role_menu(self, role: AreaRole, row: QWidget) -> None:
        self.role_menu(role).popup(row.mapToGlobal(row.rect().bottomRight()))

    def role_menu(self, role: AreaRole) -> QMenu:
        """What can be done with a role: change it, let it end, remove it."""
        menu, now, today = QMenu(self), theme.current(), self.context.clock.today()
        menu.addAction(now.icon("edit"), _("Wijzigen"), lambda: self._ask_role(role))
        if role.until is None:
            menu.addAction(now.icon("stop"), _("Stopt vandaag"), lambda: self._end_role(role, today))
        menu.addSeparator()
        menu.addAction(now.icon("trash"), _("Verwijderen"), lambda: self._remove_role(role))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _end_role(self, role: AreaRole, day: date) -> None:
        self._save_role(dataclasses.replace(role, until=day), _("De rol eindigt vandaag"))

    def _remove_role(self, role: AreaRole) -> None:
        def write(services: "Services") -> Changes:
            return services.records.delete(role, label=_("De rol is verwijderd"))

        self.context.tasks.write(write, lambda _changes: self._panel.refresh(), owner=self)

    # -- the window ---------------------------------------------------------------------------------------

    def log_presets(self) -> dict[str, str]:
        """The area that is open."""
        record = self.open_record()
        return {"area": record} if record else {}


def _new(given: AreaRole) -> AreaRole:
    """The role with the id that it has on every laptop; the sheet began with one of an empty role."""
    return dataclasses.replace(given, id="")
