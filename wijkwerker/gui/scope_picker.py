"""The two lists under the scope chips: which area, and which period."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.scope import PERIODS
from wijkwerker.gui.widgets.options import Deliver, Option
from wijkwerker.gui.widgets.popup import ChoicePopup

if TYPE_CHECKING:
    from wijkwerker.services.services import Services


class _Area(Protocol):
    """What an AreaChoice of the services tells."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def path(self) -> str: ...


EVERYWHERE = ("", "")
FOUND = 30


def area_popup(opener: QWidget, context: Context) -> ChoicePopup:
    """The list of areas: first the worker's own and what lies around it, and with a few letters every area."""

    def search(text: str, deliver: Deliver) -> None:
        context.tasks.read(lambda s: area_options(s, text), deliver, owner=opener, key="areas")

    def choose(value: tuple[str, str]) -> None:
        area, name = value
        context.navigator.set_scope(context.navigator.scope.with_area(area or None, name))

    scope = context.navigator.scope
    popup = ChoicePopup(
        opener,
        title=_("Gebied"),
        placeholder=_("Typ een wijk, buurt of gemeente"),
        search=search,
        selected=[(scope.area or "", scope.area_name)],
    )
    popup.chosen.connect(choose)
    return popup


def area_options(services: "Services", text: str) -> list[Option]:
    """What the list of areas offers for a text; runs on the read thread."""
    if text.strip():
        return [_option(area) for area in services.areas.find(text, FOUND)]
    areas = services.areas.choices()
    by_id = {area.id: area for area in areas}
    own = [by_id[area] for area in _own_areas(services) if area in by_id]
    around = [by_id[area.parent] for area in own if area.parent in by_id]
    mine = {area.id: area for area in [*own, *around]}
    inside = [area for area in areas if area.parent in {one.id for one in own}]
    towns = [area for area in areas if area.level == "gemeente" and area.id not in mine]
    return [
        Option(EVERYWHERE, _("Alle gebieden"), icon="grid"),
        *(_option(area, _("Jouw werkgebied")) for area in mine.values()),
        *(_option(area, _("Daarbinnen")) for area in inside),
        *(_option(area, _("Gemeenten")) for area in towns),
    ]


def _own_areas(services: "Services") -> list[str]:
    own = services.settings.me()
    return sorted(own.areas) if own is not None else []


def _option(area: _Area, section: str = "") -> Option:
    icon = {"gemeente": "building", "eigen": "star"}.get(area.level, "pin")
    return Option((area.id, area.name), area.name, detail=area.path, icon=icon, section=section)


def period_popup(opener: QWidget, context: Context) -> ChoicePopup:
    """The list of periods; `chosen` carries "eigen" when the worker wants to name the days."""

    def choose(period: str) -> None:
        if period != "eigen":
            scope = context.navigator.scope
            context.navigator.set_scope(scope.with_period(period, context.clock.today()))

    options = [
        Option(key, _("Eigen periode…") if key == "eigen" else _(label), icon="edit" if key == "eigen" else "calendar")
        for key, label in PERIODS.items()
    ]
    popup = ChoicePopup(opener, options, title=_("Periode"), selected=[context.navigator.scope.period])
    popup.chosen.connect(choose)
    return popup
