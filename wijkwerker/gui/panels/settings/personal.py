"""Mijn gegevens and Weergave: who works here, and how the window looks."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wijkwerker.domain.kinds import Worker
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.language import LANGUAGES, _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.section import Section
from wijkwerker.gui.widgets.fields.choice import ChoiceField
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.fields.record_form import RecordForm
from wijkwerker.gui.widgets.options import Option

if TYPE_CHECKING:
    from wijkwerker.domain.changes import Changes
    from wijkwerker.services.services import Services


class MineSection(Section):
    """Name, role, team and work area of the worker."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context, _("Mijn gegevens"), _("Zo staat je naam bij wat je vastlegt. Alles wordt meteen bewaard."), parent
        )
        lookup = TaskLookup(context.tasks, context.clock.today, self)
        labels = {"name": _("Je naam"), "role": _("Je rol"), "team": _("Je team"), "areas": _("Waar werk je?")}
        self._form = RecordForm(Worker, ["name", "role", "team", "areas"], lookup, labels=labels)
        self._form.edited.connect(self._edited)
        self.add_card("").body.addWidget(self._form)
        self.end()

    def load(self) -> None:
        """Read the worker of the file."""
        self.context.tasks.read(lambda s: s.settings.worker(), self._show, owner=self, key="worker")

    def _show(self, worker: Worker) -> None:
        self._form.show_record(worker)

    def _edited(self, key: str, value: object) -> None:
        def save(services: "Services") -> "Changes":
            return services.records.save(with_values(services.settings.worker(), {key: value}), label=_("Bewaard"))

        self.context.tasks.write(save, owner=self)


class LookSection(Section):
    """Theme, text size and language."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Weergave"), _("Maak Wijkwerker prettig om naar te kijken."), parent)
        look = theme.appearance()
        self._scheme = ChoiceField(
            _("Thema"),
            [
                Option("light", _("Licht"), icon="sun"),
                Option("dark", _("Donker"), icon="eye"),
                Option("system", _("Zoals mijn laptop"), icon="settings"),
            ],
            required=True,
        )
        self._size = ChoiceField(
            _("Tekstgrootte"),
            [Option(str(size), f"{size} %") for size in theme.TEXT_SIZES],
            required=True,
            hint=_("Ook met Ctrl en plus of min."),
        )
        self._language = ChoiceField(
            _("Taal"),
            [Option(key, name) for key, name in LANGUAGES.items()],
            required=True,
            hint=_("Geldt als je Wijkwerker opnieuw start."),
        )
        self._scheme.edited.connect(lambda value: look.choose(scheme=str(value)))
        self._size.edited.connect(lambda value: look.choose(text_size=int(value)))
        self._language.edited.connect(lambda value: context.preferences.put("language", str(value)))
        look.changed.connect(self.load)
        card = self.add_card("")
        for field in (self._scheme, self._size, self._language):
            card.body.addWidget(field)
        self.end()

    def load(self) -> None:
        """Show what is chosen now."""
        look = theme.appearance()
        self._scheme.set_value(look.scheme)
        self._size.set_value(str(look.text_size))
        self._language.set_value(self.context.preferences.get("language", "nl"))
