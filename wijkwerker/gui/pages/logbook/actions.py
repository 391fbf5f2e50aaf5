"""What can be done with a moment of the logbook, beside changing it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import ContactMoment
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.moment.collective import Collective
from wijkwerker.gui.widgets.fields.lookup import TaskLookup

if TYPE_CHECKING:
    from wijkwerker.services.moments import MomentParts
    from wijkwerker.services.services import Services


class LogbookActions(QObject):
    """The menu of a row, and what it does by itself; the signals carry an id. `joined` follows *Wordt collectief*."""

    open_wanted = Signal(str)
    tick_wanted = Signal(str)
    remove_wanted = Signal(str)
    joined = Signal()

    def __init__(self, context: Context, lookup: TaskLookup, ticked: dict[str, None], page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._lookup = lookup
        self._ticked = ticked
        self._page = page

    def log_like(self, moment: str) -> None:
        """Log with what a moment belongs to: its initiative, its activity, or the one person it is about."""
        if moment:
            self._context.tasks.read(lambda s: s.moments.parts(moment), self._log_with, owner=self, key="like")

    def _log_with(self, parts: "MomentParts") -> None:
        moment = parts.moment
        presets = {"initiative": moment.initiative, "activity": moment.activity}
        if len(moment.contacts) == 1:
            presets["contact"] = next(iter(moment.contacts))
        self._context.navigator.log.emit({key: value for key, value in presets.items() if value})

    def make_collective(self, moment: str = "") -> None:
        """Ask for the initiative of the ticked moments, and of `moment`."""
        moments = list(dict.fromkeys([*self._ticked, *([moment] if moment else [])]))
        if moments:
            sheet = Collective(self._context, self._lookup, moments, self._page.window())
            sheet.made.connect(lambda _initiative: self.joined.emit())
            sheet.ask()

    def remove(self, moment: str) -> None:
        """Delete a moment; the toast takes it back."""

        def write(services: "Services") -> Changes:
            record = services.records.get(ContactMoment, moment)
            label = _("Het moment is verwijderd")
            return services.records.delete(record, label=label) if record is not None else Changes()

        self._context.tasks.write(write, owner=self)

    def show_menu(self, moment: str, place: QPoint) -> None:
        """Open the menu of a row at a place on the screen."""
        now, menu = theme.current(), QMenu(self._page)
        menu.addAction(now.icon("edit"), _("Openen"), lambda: self.open_wanted.emit(moment))
        menu.addAction(now.icon("plus"), _("Vastleggen hierbij"), lambda: self.log_like(moment))
        tick = _("Vinkje weg") if moment in self._ticked else _("Aanvinken")
        menu.addAction(now.icon("check"), tick, lambda: self.tick_wanted.emit(moment))
        menu.addAction(now.icon("leaf"), _("Wordt collectief…"), lambda: self.make_collective(moment))
        menu.addSeparator()
        menu.addAction(now.icon("trash"), _("Verwijderen"), lambda: self.remove_wanted.emit(moment))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
