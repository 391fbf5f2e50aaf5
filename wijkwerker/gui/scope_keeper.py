"""The chips of the top bar: choosing what all pages look at, and remembering it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wijkwerker.gui.context import Context
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.scope_picker import area_popup, period_popup
from wijkwerker.gui.topbar import TopBar

if TYPE_CHECKING:
    from wijkwerker.services.services import Services


class ScopeKeeper(QObject):
    """Opens the lists below the chips, shows what was chosen, and keeps it for the next time."""

    def __init__(self, context: Context, topbar: TopBar) -> None:
        super().__init__(topbar)
        self._context = context
        self._topbar = topbar
        topbar.area_clicked.connect(lambda: area_popup(topbar.area, context).open())
        topbar.period_clicked.connect(self._pick_period)
        context.navigator.scope_changed.connect(self._changed)
        topbar.show_scope(context.navigator.scope)

    def _pick_period(self) -> None:
        popup = period_popup(self._topbar.period, self._context)
        popup.chosen.connect(self._own_period)
        popup.open()

    def _own_period(self, period: str) -> None:
        if period == "eigen":
            from wijkwerker.gui.own_period import OwnPeriod  # brings the calendar, which the start can do without

            OwnPeriod(self._topbar.period, self._context).open()

    def _changed(self, scope: Scope) -> None:
        self._topbar.show_scope(scope)
        self._context.tasks.write(partial(_keep, scope.to_settings()), owner=self)


def _keep(kept: dict[str, str], services: "Services") -> None:
    """Runs on the write thread."""
    for key, value in kept.items():
        services.settings.put(key, value)
