"""Instellingen: a list of sections at the left, one section at the right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wijkwerker.domain.help import topic_of
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import panes, theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.models.rows_model import RowsModel
from wijkwerker.gui.pages.page import Page
from wijkwerker.gui.panels.settings.about import AboutSection
from wijkwerker.gui.panels.settings.areas import AreasSection
from wijkwerker.gui.panels.settings.backup import BackupSection
from wijkwerker.gui.panels.settings.look import LookSection
from wijkwerker.gui.panels.settings.mine import MineSection
from wijkwerker.gui.panels.settings.privacy import PrivacySection
from wijkwerker.gui.panels.settings.section import Section
from wijkwerker.gui.panels.settings.security import SecuritySection
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.rows import Row, RowDelegate

LIST_WIDTH = 220
ROW_HEIGHT = 44


@dataclass(frozen=True)
class Entry:
    """A line of the list."""

    key: str
    title: str
    icon: str
    section: Callable[[Context], Section]


ENTRIES = (
    Entry("mine", N_("Mijn gegevens"), "user", MineSection),
    Entry("look", N_("Weergave"), "text-size", LookSection),
    Entry("areas", N_("Buurten en team"), "map", AreasSection),
    Entry("privacy", N_("Privacy"), "shield-check", PrivacySection),
    Entry("security", N_("Beveiliging"), "lock", SecuritySection),
    Entry("backup", N_("Reservekopie"), "server", BackupSection),
    Entry("about", N_("Over Wijkwerker"), "info", AboutSection),
)


class SettingsPage(Page):
    """The sections, each made when it is first shown."""

    key: ClassVar[str] = "instellingen"
    uses_area: ClassVar[bool] = False
    uses_period: ClassVar[bool] = False
    log_button: ClassVar[str] = "soft"
    kinds: ClassVar[frozenset[str]] = frozenset({"worker", "area"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._sections: dict[str, Section] = {}
        self._stack = QStackedWidget(self)
        self._list = ListView(RowDelegate(_row, height=ROW_HEIGHT), _("Onderdelen van Instellingen"), self)
        self._list.show_model(RowsModel(ENTRIES, key=lambda e: e.key, sentence=lambda e: _(e.title), parent=self))
        self._list.setFixedWidth(theme.current().px(LIST_WIDTH))
        self._list.current_changed.connect(self._show_section)
        self._list.opened.connect(lambda _key: self._enter())
        side = QWidget(self)
        inside = QVBoxLayout(side)
        inside.setContentsMargins(theme.current().px(8), theme.current().px(16), theme.current().px(8), 0)
        inside.addWidget(self._list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        line = QFrame(self)
        line.setProperty("line", "v")
        row.addWidget(line)
        row.addWidget(self._stack, 1)
        self._list.choose("mine")
        self._show_section("mine")

    def _show_section(self, key: object) -> None:
        entry = next((entry for entry in ENTRIES if entry.key == key), None)
        if entry is None:
            return
        if entry.key not in self._sections:
            self._sections[entry.key] = entry.section(self.context)
            self._stack.addWidget(self._sections[entry.key])
        self._stack.setCurrentWidget(self._sections[entry.key])
        self._sections[entry.key].load()

    def narrow(self, wanted: dict[str, str]) -> None:
        """Show one section, as {"section": "mine"}."""
        if (key := wanted.get("section")) is not None:
            self._list.choose(key)
            self._show_section(key)
            self._enter()

    def _enter(self) -> None:
        """Put the keyboard on the first part of the section that takes it; in the list as long as there is none."""
        panes.focus(panes.first_focus(self._stack) or self._list)

    def unsaved(self) -> str:
        """The section that is shown."""
        return str(self._list.current_key())

    def put_back(self, unsaved: str) -> None:
        """Show it again."""
        self.narrow({"section": unsaved})

    def help_topic(self) -> str:
        """The text about the section that is shown."""
        return topic_of(self.key, str(self._list.current_key()))

    def load(self) -> None:
        """Read the section that is shown again."""
        section = self._stack.currentWidget()
        if isinstance(section, Section):
            section.load()

    def focus_first(self) -> None:
        """The list of sections."""
        self._list.setFocus()

    def panes(self) -> list[QWidget]:
        """The list and the section."""
        return [self._list, self._stack]


def _row(entry: Entry) -> Row:
    return Row(_(entry.title), lead=Lead(icon=entry.icon, tone="neutral"))
