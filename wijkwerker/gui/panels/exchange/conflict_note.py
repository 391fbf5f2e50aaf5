"""What stands at a record of which two people wrote something else, until someone chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.exchange.given import Conflict
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.exchange.choose_sheet import ChooseSheet
from wijkwerker.gui.panels.exchange.values import CellValue, ValueWords, read_words
from wijkwerker.gui.widgets.banner import Banner

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

MOST_FIELDS = 3


@dataclass(frozen=True)
class Open:
    """The open choices of some records, and the words for their values."""

    conflicts: tuple[Conflict, ...]
    words: ValueWords


class ConflictNote(QWidget):
    """A banner with *Kiezen*, hidden as long as there is nothing to choose.

    `show_record` may be called at each reading of the record: it asks again, and after every change of someone else.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._records: tuple[str, ...] = ()
        self._open: Open | None = None
        self.banner = Banner("", "warn", parent=self)
        self.banner.acted.connect(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        self.hide()
        context.tasks.changed.connect(self._changed)

    def show_record(self, *records: str) -> None:
        """Show what is open of these records, the main one first; without any, nothing."""
        wanted = tuple(record for record in records if record)
        if wanted != self._records:
            self._records = wanted
            self.hide()
        self.refresh()

    def refresh(self) -> None:
        """Ask again what is open."""
        if self._records:
            records, today = self._records, self._context.clock.today()

            def read(services: "Services") -> Open:
                found = tuple(one for record in records for one in services.exchange.conflicts_of(record))
                return Open(found, read_words(services, cells_of(found), today) if found else ValueWords(today))

            self._context.tasks.read(read, self._show, owner=self, key="conflicts")

    def _changed(self, _changes: Changes, _initiator: QObject | None) -> None:
        around = self.parentWidget()
        if around is not None and around.isVisible():
            self.refresh()

    def _show(self, found: Open) -> None:
        self._open = found
        self.banner.say(_said(found), "warn", action=_("Kiezen"), icon="swap")
        self.setVisible(bool(found.conflicts))

    def choose(self) -> None:
        """Let it be chosen, over the window."""
        if self._open is not None and self._open.conflicts:
            sheet = ChooseSheet(self._context, self._open.conflicts, self._open.words, self.window())
            sheet.ask()


def _said(found: Open) -> str:
    conflicts = found.conflicts
    if any(one.field == "live" for one in conflicts):
        return _("De een verwijderde dit, de ander werkte ermee door. Kies of het blijft.")
    fields = list(dict.fromkeys(found.words.field(one.kind, one.field) for one in conflicts))
    shown = ", ".join(fields[:MOST_FIELDS]) + (" …" if len(fields) > MOST_FIELDS else "")
    count = len(conflicts)
    return ngettext("{count} keer kiezen: {fields}", "{count} keer kiezen: {fields}", count).format(
        count=count, fields=shown
    )


def cells_of(conflicts: Sequence[Conflict]) -> list[CellValue]:
    """The values of these conflicts, for reading what they are called."""
    return [
        CellValue(one.kind, one.field, one.element, text)
        for one in conflicts
        for text in [one.base, *(version.value for version in one.versions)]
    ]
