"""Making a workbook: the offers as somebody chooses, where it goes, and its passphrase this once."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.exchange.given import Exported, Order
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.exchange_passphrase import Made
from wijkwerker.gui.dialogs.exchange_scope import ScopeSheet
from wijkwerker.gui.pages.exchange.give import GiveCard
from wijkwerker.gui.pages.exchange.offers import read_offers
from wijkwerker.gui.widgets.files import ask_where


class Giving(QObject):
    """Does what the card wishes."""

    def __init__(self, context: Context, card: GiveCard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._card = card
        self._areas: dict[str, str] = {}
        card.wanted.connect(self.ask)
        card.scope_wanted.connect(self._ask_scope)
        card.made.connect(self._ask_place)

    def ask(self) -> None:
        """Ask what there is to give to whom is chosen."""
        recipient, scope = self._card.recipient, self._card.scope
        self._context.tasks.read(
            lambda s: read_offers(s, recipient, scope), self._card.show_offers, owner=self, key="offers"
        )

    def _ask_scope(self) -> None:
        sheet = ScopeSheet(self._context, self._card.scope, self._areas, self._card.window())
        sheet.given.connect(self._card.show_scope)
        sheet.areas_given.connect(self._keep_areas)
        sheet.ask()

    def _keep_areas(self, areas: dict[str, str]) -> None:
        self._areas = areas

    def _ask_place(self, order: Order) -> None:
        def chosen(place: Path) -> None:
            self._make(replace(order, path=place))

        ask_where(self._card, _("Waar wil je het uitwisselbestand bewaren?"), order.path.name, chosen)

    def _make(self, order: Order) -> None:
        self._card.show_busy(busy=True)

        def done(made: Exported) -> None:
            self._card.show_busy(busy=False)
            Made(self._card.window(), made, order.recipient_name).ask()
            self._context.tasks.changed.emit(Changes(undoable=False), self)  # what is not shared is another number now

        self._context.tasks.write(lambda s: s.exchange.export(order), done, owner=self, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._card.show_busy(busy=False)
        self._context.messages.report(error)
