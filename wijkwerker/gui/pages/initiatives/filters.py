"""The filters above the board."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.initiative_filter import InitiativeFilter
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.filter_row import FilterRow, show_choice
from wijkwerker.gui.widgets.options import Deliver, Option, filtered
from wijkwerker.gui.widgets.popup import ChoicePopup

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

_MOST_LEADS = 60


@dataclass(frozen=True)
class Choices:
    """What is chosen, each as code or id with its words; empty is no filter."""

    theme: tuple[str, str] = ("", "")
    opgave: tuple[str, str] = ("", "")
    lead: tuple[str, str] = ("", "")
    quiet: bool = False

    def wanted(self, text: str, area: str | None, today: date) -> InitiativeFilter:
        """The question for the board, within an area."""
        quiet_on = today if self.quiet else None
        return InitiativeFilter(text, area, self.theme[0], self.opgave[0], self.lead[0], quiet_on)


class InitiativeFilters(QObject):
    """The chips and what is chosen in them; `changed` follows every choice."""

    changed = Signal()

    def __init__(self, context: Context, lookup: TaskLookup, row: FilterRow) -> None:
        super().__init__(row)
        self._context, self._lookup, self._row = context, lookup, row
        self.choices = Choices()
        self._theme = row.add(Chip(icon="tag"))
        self._opgave = row.add(Chip(icon="grid"))
        self._lead = row.add(Chip(icon="user"))
        self._theme.clicked.connect(lambda: self._pick_listed(self._theme, "theme", _("Thema")))
        self._opgave.clicked.connect(lambda: self._pick_listed(self._opgave, "opgave", _("Opgave")))
        self._lead.clicked.connect(self._pick_lead)
        self._quiet = row.add(Chip(_("Al even stil"), "clock"))
        self._quiet.clicked.connect(lambda: self.set_choices(replace(self.choices, quiet=not self.choices.quiet)))
        self._quiet.removed.connect(lambda: self.set_choices(replace(self.choices, quiet=False)))
        for field, chip in (("theme", self._theme), ("opgave", self._opgave), ("lead", self._lead)):
            chip.removed.connect(lambda field=field: self._choose(field, ("", "")))
        self._tell()

    def _choose(self, field: str, value: tuple[str, str]) -> None:
        self.set_choices(replace(self.choices, **{field: value}))  # type: ignore[arg-type]

    def set_choices(self, choices: Choices) -> None:
        """Show other choices."""
        if choices != self.choices:
            self.choices = choices
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        show_choice(self._theme, self.choices.theme[1], _("Thema"))
        show_choice(self._opgave, self.choices.opgave[1], _("Opgave"))
        show_choice(self._lead, self.choices.lead[1], _("Trekker"))
        quiet = self._quiet.text()
        show_choice(self._quiet, quiet if self.choices.quiet else "", quiet, menu=False)
        self._row.arrange()

    def _pick_listed(self, chip: Chip, field: str, title: str) -> None:
        now: tuple[str, str] = getattr(self.choices, field)
        options = [Option(("", ""), _("Maakt niet uit"))]
        options += [Option((code, label), label) for code, label in self._lookup.choices(field)]
        popup = ChoicePopup(self._anchor(chip), options, selected=[now], title=title)
        popup.chosen.connect(lambda value: self._choose(field, value))
        popup.open()

    def _pick_lead(self) -> None:
        def search(text: str, deliver: Deliver) -> None:
            self._context.tasks.read(lambda s: lead_options(s, text), deliver, owner=self, key="leads")

        popup = ChoicePopup(
            self._anchor(self._lead),
            search=search,
            selected=[self.choices.lead],
            title=_("Trekker"),
            placeholder=_("Typ een naam"),
        )
        popup.chosen.connect(lambda value: self._choose("lead", value))
        popup.open()

    def _anchor(self, chip: Chip) -> QWidget:
        return self._row.anchor(chip)


def lead_options(services: "Services", text: str) -> list[Option]:
    """Who leads an initiative and fits a text, with how many; runs on the read thread."""
    options = [
        Option((contact, name), name, avatar=name, detail=str(count) if count > 1 else "")
        for contact, name, count in services.initiatives.leads()
    ]
    return [Option(("", ""), _("Maakt niet uit"), icon="users"), *filtered(options, text)[:_MOST_LEADS]]
