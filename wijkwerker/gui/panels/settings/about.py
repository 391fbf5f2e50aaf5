"""Over Wijkwerker: what the program is, what it keeps, and where its facts come from."""

from PySide6.QtWidgets import QWidget

from wijkwerker import __version__
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.section import Section
from wijkwerker.gui.widgets.labels import wrapped


class AboutSection(Section):
    """What the program is, what it keeps, and where its facts come from."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context, _("Over Wijkwerker"), _("Het logboek van werk met de buurt, op je eigen laptop."), parent
        )
        card = self.add_card(_("Versie {version}").format(version=__version__))
        for words in (
            _("Wijkwerker is vrije software onder de licentie EUPL-1.2."),
            _("Alles blijft op deze laptop. Het programma gebruikt geen internet en stuurt niets door."),
            _("Gebieden: CBS, indeling 2021 (Utrecht en Den Haag) en 2024 (Amsterdam), CC BY 4.0."),
        ):
            card.body.addWidget(wrapped(words, "body"))
        self.end()
