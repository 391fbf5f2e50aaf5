"""Over Wijkwerker: what the program is, what it keeps, where its facts come from, and what it is made of."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from wijkwerker import __version__
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.section import Section
from wijkwerker.gui.widgets.labels import wrapped

if TYPE_CHECKING:
    from wijkwerker.services.about import Library
    from wijkwerker.services.services import Services


class AboutSection(Section):
    """What the program is, what it keeps, where its facts come from, and the libraries that it runs on."""

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
        self._parts = self.add_card(_("Waar Wijkwerker van gemaakt is"), _("Vrije software van anderen, met dank."))
        self._parts.hide()
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(theme.current().px(16))
        self._table.setVerticalSpacing(theme.current().px(4))
        self._table.setColumnStretch(2, 1)
        self._parts.body.addLayout(self._table)
        self.end()

    def load(self) -> None:
        """Read which libraries there are; that they change while the program runs does not happen."""
        if self._table.count():
            return

        def ask(_services: "Services") -> "tuple[Library, ...]":
            from wijkwerker.services.about import libraries

            return libraries()

        self.context.tasks.read(ask, self._show, owner=self, key="libraries")

    def _show(self, libraries: "tuple[Library, ...]") -> None:
        self._parts.setVisible(bool(libraries))
        for row, library in enumerate(libraries):
            licence = library.licence or _("zie de makers")
            for column, (text, role) in enumerate(
                ((library.name, "small"), (library.version, "small muted"), (licence, "small muted"))
            ):
                self._table.addWidget(_cell(text, role), row, column)


def _cell(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(role != "small")
    return label
