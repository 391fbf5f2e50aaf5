"""Weergave: how the window looks."""

from PySide6.QtWidgets import QWidget

from wijkwerker.domain.language import LANGUAGES, _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.section import Section
from wijkwerker.gui.widgets.fields.choice import ChoiceField
from wijkwerker.gui.widgets.options import Option


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
