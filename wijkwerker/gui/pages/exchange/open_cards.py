"""What stays on the page until it is solved: open choices and what was put aside; and what was read before."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.exchange.given import Conflict, HistoryLine, Parked, Stage
from wijkwerker.domain.language import _
from wijkwerker.gui.panels.exchange.conflict_row import of_conflict
from wijkwerker.gui.panels.exchange.values import KIND_ICONS, ValueWords
from wijkwerker.gui.panels.exchange.words import history_words, title_words
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_card import CardItem, ListCard

MOST = 4
ALL = 1000


class _OpeningCard(ListCard):
    """A few rows; the link that counts them shows the others too."""

    def __init__(self, title: str, *, subtitle: str = "", empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, subtitle=subtitle, empty=empty, most=MOST, parent=parent)
        self._items: Sequence[CardItem] = ()
        self.link_clicked.connect(self.show_all)

    def show_rows(self, items: Sequence[CardItem]) -> None:
        """Show these: the first of them, or all once that was asked."""
        self._items = items
        self.set_link("")
        self.show_items(items)

    def show_all(self) -> None:
        """Show them all, with the keyboard on the first that was not shown."""
        self.set_most(ALL)
        self.show_rows(self._items)
        self.rows()[min(MOST, len(self._items) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_waiting(self, items: Sequence[CardItem]) -> None:
        """Show what waits, and how much that is; without any the card is hidden."""
        self.show_rows(items)
        self.set_count(len(items))
        self.setVisible(bool(items))


class OpenChoicesCard(_OpeningCard):
    """Conflicts that are still open; `wanted(place)` opens the sheet on one of them, hidden when there are none."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Openstaande keuzes"), parent=parent)
        self.opened.connect(self.wanted)
        self.acted.connect(self.wanted)
        self.hide()

    def show_conflicts(self, conflicts: Sequence[Conflict], words: ValueWords) -> None:
        """Show them."""
        items = []
        for place, one in enumerate(conflicts):
            row = of_conflict(one, words)
            versions = _(" of ").join(choice.text for choice in row.choices[: len(one.versions)])
            items.append(
                CardItem(
                    place,
                    f"{row.title} · {row.field}",
                    versions.replace("\n", " "),
                    Lead(icon=KIND_ICONS.get(one.kind, "file"), tone="warn"),
                    action=_("Kiezen"),
                )
            )
        self.show_waiting(items)


class ParkedCard(_OpeningCard):
    """What of a workbook was put aside; `dismissed(id)` when it need not be kept, `opened` its record."""

    dismissed = Signal(object)
    record_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        words = _("Dit kon niet worden ingelezen. Verbeter het hier of vraag je collega, en druk dan op Klaar.")
        super().__init__(_("Apart gezet"), subtitle=words, parent=parent)
        self._parked: dict[int, Parked] = {}
        self.acted.connect(self.dismissed)
        self.opened.connect(self._open)
        self.hide()

    def show_parked(self, parked: Sequence[Parked], today: date) -> None:
        """Show them."""
        self._parked = {one.id: one for one in parked}
        items = [
            CardItem(
                one.id,
                _parked_title(one, today),
                " · ".join(part for part in (one.reason, one.raw, one.file_name) if part),
                Lead(icon=KIND_ICONS.get(one.kind, "file"), tone="neutral"),
                action=_("Klaar"),
            )
            for one in parked
        ]
        self.show_waiting(items)

    def _open(self, key: object) -> None:
        one = self._parked.get(key) if isinstance(key, int) else None
        if one is not None and one.record:
            self.record_wanted.emit(one.kind, one.record)


def _parked_title(one: Parked, today: date) -> str:
    where = _("Rij {row}").format(row=one.row) if one.row else one.sheet
    what = " · ".join(part for part in (title_words(one.title, today), one.column) if part)
    return f"{where}: {what}" if what else where


class HistoryCard(_OpeningCard):
    """What was read, newest first, each with its way back; `undo_wanted` and `revert_wanted` carry the line."""

    undo_wanted = Signal(object)
    revert_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = _("Je hebt nog geen bestand ingelezen. Alles wat je inleest, kun je hier weer ongedaan maken.")
        super().__init__(_("Geschiedenis"), empty=empty, parent=parent)
        self._lines: dict[str, HistoryLine] = {}
        self.acted.connect(self._act)

    def show_history(self, lines: Sequence[HistoryLine], today: date) -> None:
        """Show the newest."""
        self._lines = {line.id: line for line in lines}
        self.show_rows([_history_item(line, today) for line in lines])

    def _act(self, key: object) -> None:
        line = self._lines.get(str(key))
        if line is not None and line.state == Stage.UNDOABLE:
            self.undo_wanted.emit(line)
        elif line is not None and line.state == Stage.REVERTABLE:
            self.revert_wanted.emit(line)


def _history_item(line: HistoryLine, today: date) -> CardItem:
    title, detail = history_words(line, today)
    action = {Stage.UNDOABLE: _("Ongedaan maken"), Stage.REVERTABLE: _("Terugzetten")}.get(line.state, "")
    note = {Stage.UNDONE: _("ongedaan gemaakt"), Stage.BEGAN: _("hiermee begon je")}.get(line.state, "")
    return CardItem(
        line.id,
        title,
        detail,
        Lead(icon="download", tone="neutral"),
        note=note,
        action=action,
        action_icon="undo" if action else "",
    )
