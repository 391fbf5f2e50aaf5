"""The way back after a workbook was read: undone as if it never was, or turned back over later work."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.exchange.given import HistoryLine, Reverted
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.exchange_undo import ask_revert, ask_undo
from wijkwerker.gui.panels.exchange.words import history_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from wijkwerker.services.services import Services


class GoingBack(QObject):
    """Asks first what cannot be put forward again; `went` follows."""

    went = Signal()

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def ask_undo(self, line: HistoryLine) -> None:
        """Ask whether the workbook that was read last must be undone."""
        ask_undo(self._page.window(), self._title(line)).confirmed.connect(partial(self._undo_confirmed, line.id))

    def ask_revert(self, line: HistoryLine) -> None:
        """Ask whether the values from before a workbook must come back."""
        ask_revert(self._page.window(), self._title(line)).confirmed.connect(partial(self._revert, line.id))

    def undo(self, reading: str) -> None:
        """Make everything as it was before a workbook was read."""
        self._go(reading, lambda s: s.exchange.undo(reading), _("Het inlezen is ongedaan gemaakt."))

    def _title(self, line: HistoryLine) -> str:
        return history_words(line, self._context.clock.today())[0]

    def _undo_confirmed(self, reading: str, _text: str) -> None:
        self.undo(reading)

    def _revert(self, reading: str, _text: str) -> None:
        self._go(reading, lambda s: s.exchange.revert(reading), _("Het inlezen is teruggezet."))

    def _go(self, reading: str, call: "Callable[[Services], Changes]", said: str) -> None:
        def done(changes: Changes) -> None:
            self._context.messages.toast(" ".join(filter(None, (said, _kept(changes)))))
            self.went.emit()

        def go(services: "Services") -> Changes:
            return replace(call(services), label="", undoable=False, reading=reading)

        self._context.tasks.write(go, done, owner=self)


def _kept(changes: Changes) -> str:
    """What is said of what a workbook brought and people went on with."""
    if not (isinstance(changes, Reverted) and changes.kept):
        return ""
    return ngettext(
        "{count} nieuw gegeven bleef staan: daar is na het inlezen aan gewerkt.",
        "{count} nieuwe gegevens bleven staan: daar is na het inlezen aan gewerkt.",
        changes.kept,
    ).format(count=changes.kept)
