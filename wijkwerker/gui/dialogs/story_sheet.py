"""The form of a story: what was told, by whom, and what the teller said yes to, since when."""

from datetime import date

from PySide6.QtWidgets import QWidget

from wijkwerker.domain.kinds import Story
from wijkwerker.domain.language import _
from wijkwerker.gui.dialogs.record_sheet import RecordSheet
from wijkwerker.gui.widgets.fields.choice import ManyField
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.options import Option

STORY = ("text", "title", ("teller", "date"), "consent", "consent_for", "consent_date", "chosen", "value")
NONE = "geen"
_PURPOSE = frozenset({"verhaal"})


class StorySheet(RecordSheet):
    """Saying yes fills in for what and since when; taking it back is one click, and says what follows."""

    def __init__(self, window: QWidget, story: Story, lookup: TaskLookup, today: date) -> None:
        told = story.consent != NONE
        labels = {
            "text": _("Wat vertelde iemand?"),
            "consent": _("Vind je het goed dat we dit delen?"),
            "consent_for": _("Waarvoor?"),
            "consent_date": _("Sinds wanneer?"),
        }
        super().__init__(
            window,
            story,
            STORY,
            lookup,
            title=_("Verhaal"),
            text=_("Schrijf op zoals het verteld is. Zonder toestemming blijft het binnen het team."),
            labels=labels,
            answers={"consent": {NONE: _("Ingetrokken") if told else _("Nog niet")}},
        )
        self._told, self._today = told, today
        self._before = (story.consent_for or _PURPOSE, story.consent_date or today)
        what = self.form.field("consent_for")
        if isinstance(what, ManyField):
            what.set_options(
                [
                    Option("verhaal", _("het verhaal delen")),
                    Option("naam", _("met de naam erbij")),
                    Option("foto", _("met een foto")),
                ]
            )
        self.form.field("consent").edited.connect(self._answered)
        self._show_consent()

    def _answered(self, how: object) -> None:
        what, day = self.form.field("consent_for"), self.form.field("consent_date")
        if how == NONE:
            self._before = (what.value() or _PURPOSE, day.value() or self._today)
            what.set_value(frozenset())
            day.set_value(None)
        elif not what.value():
            what.set_value(self._before[0])
            day.set_value(self._before[1])
        self._show_consent()

    def _show_consent(self) -> None:
        consent = self.form.field("consent")
        given = consent.value() not in {None, NONE}
        for key in ("consent_for", "consent_date"):
            line = self.form.field(key).parentWidget()  # without it no room is kept for a line that is hidden
            if line is not None:
                line.setVisible(given)
        follows = _(
            "Dan blijft het verhaal binnen het team, zonder naam, en staat het niet meer in wat je deelt. Wat al"
            " gedeeld is, kan Wijkwerker niet terughalen: zie Instellingen, Privacy."
        )
        consent.set_hint(follows if self._told and not given else "")
        self.place()
