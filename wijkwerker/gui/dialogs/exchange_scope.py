"""Kies wat je deelt: which area, from which day on, and which kinds."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.scope_picker import area_options
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.day import DateField
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.options import Deliver, Option
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.gui.widgets.sheet_end import SheetEnd, finishes

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

WIDTH = 560
_NEEDED = frozenset({"area", "area_role", "worker", "value"})  # what all the rest refers to goes along


class ScopeSheet(Overlay):
    """`given(Scope, name)` follows *Dit delen*; the name is that of the areas, '' for everything.

    `areas_given` carries the names of the areas by id.
    """

    given = Signal(object, str)
    areas_given = Signal(object)

    def __init__(self, context: Context, scope: Scope, areas: dict[str, str], window: QWidget) -> None:
        """`areas` are the ids of the scope with their names."""
        super().__init__(window, _("Kies wat je deelt"), width=WIDTH, top=0.12)
        self._context = context
        self._scope = scope
        self._areas = dict(areas)
        now = theme.current()
        self.body.setSpacing(now.px(10))
        self.body.addWidget(wrapped(_("Kies wat je deelt"), "h1"))
        self.body.addWidget(wrapped(_("Wat je hier niet kiest, staat nergens in het bestand."), "body muted"))
        self.body.addWidget(wrapped(_("Welk gebied?"), "smed muted"))
        self.area = Chip("", "pin", menu=True)
        self.area.clicked.connect(self._pick_area)
        self.area.removed.connect(self._everywhere)
        row = ChipRow()
        row.add(self.area)
        self.body.addWidget(row)
        self.since = DateField(_("Gemaakt of veranderd vanaf (leeg is alles)"), context.clock.today)
        self.since.set_value(scope.since)
        self.body.addWidget(self.since)
        self.body.addWidget(wrapped(_("Wat?"), "smed muted"))
        self.body.addWidget(self._made_kinds(scope))
        self.body.addLayout(SheetEnd(_("Dit delen"), self.give, self.close_overlay))
        self._show_area()

    def _made_kinds(self, scope: Scope) -> ChipRow:
        row = ChipRow()
        self.kinds: dict[str, Chip] = {}
        group = QButtonGroup(row)
        group.setExclusive(False)
        for key, cls in KINDS.items():
            if key in _NEEDED:
                continue
            chip = Chip(_(cls.info.many))
            chip.setCheckable(True)
            chip.setChecked(not scope.kinds or key in scope.kinds)
            group.addButton(chip)
            row.add(chip)
            self.kinds[key] = chip
        return row

    def ask(self) -> None:
        """Show the sheet, with the keyboard on the area."""
        self.open(self.area)

    # -- the area -----------------------------------------------------------------------------------------

    def _pick_area(self) -> None:
        popup = ChoicePopup(
            self.area, title=_("Gebied"), placeholder=_("Typ een wijk, buurt of gemeente"), search=self._search_area
        )
        popup.chosen.connect(self._choose_area)
        popup.open()

    def _search_area(self, text: str, deliver: Deliver) -> None:
        def find(services: "Services") -> Sequence[Option]:
            return area_options(services, text)

        self._context.tasks.read(find, deliver, owner=self, key="areas")

    def _choose_area(self, value: tuple[str, str]) -> None:
        area, name = value
        self._areas = {area: name} if area else {}
        self._show_area()

    def _everywhere(self) -> None:
        self._areas = {}
        self._show_area()

    def _show_area(self) -> None:
        name = ", ".join(self._areas.values())
        self.area.show_value(name or _("Alle gebieden"), "chosen" if name else "default", what=_("Gebied:"))
        self.area.set_removable(bool(name))

    # -- giving -------------------------------------------------------------------------------------------

    def scope(self) -> Scope:
        """What is chosen; all kinds, or none, is everything."""
        on = {key for key, chip in self.kinds.items() if chip.isChecked()}
        some = on and len(on) < len(self.kinds)
        since = self.since.value()
        return Scope(
            areas=frozenset(self._areas),
            kinds=frozenset(on | _NEEDED) if some else frozenset(),
            since=since if isinstance(since, date) else None,
            personal=self._scope.personal,
        )

    def give(self) -> None:
        """Take what is chosen."""
        scope, name = self.scope(), ", ".join(self._areas.values())
        self.close_overlay()
        self.areas_given.emit(self._areas)
        self.given.emit(scope, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes what is chosen."""
        if finishes(event):
            self.give()
        else:
            super().keyPressEvent(event)
