"""The list under a filter of areas: those within the scope, where most is known first."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.options import Deliver, Option, filtered
from wijkwerker.gui.widgets.popup import ChoicePopup

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

_MOST = 60


def area_choice(opener: QWidget, context: Context, selected: tuple[str, str]) -> ChoicePopup:
    """The list below a filter; `chosen` carries the id and the name of an area, twice '' for all of them."""
    scope = context.navigator.scope.area

    def search(text: str, deliver: Deliver) -> None:
        context.tasks.read(lambda s: area_options(s, text, scope), deliver, owner=opener, key="areas")

    return ChoicePopup(opener, search=search, selected=[selected], placeholder=_("Typ een buurt"), title=_("Buurt"))


def area_options(services: "Services", text: str, scope: str | None) -> list[Option]:
    """The areas within the scope: with contacts, most first; with a text every one that fits. On the read thread."""
    inside = set(services.areas.within(scope)) - {scope} if scope else None
    often = services.contacts.per_area()
    options = [
        Option((area.id, area.name), area.name, detail=area.path, icon="pin")
        for area in sorted(services.areas.choices(), key=lambda area: -often.get(area.id, 0))
        if (inside is None or area.id in inside) and (text.strip() or area.id in often)
    ]
    return [Option(("", ""), _("Alle buurten"), icon="grid"), *filtered(options, text)][:_MOST]
