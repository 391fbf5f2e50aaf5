"""The filters above the list of contacts."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.contact_filter import LATEST_FIRST, ContactFilter
from wijkwerker.domain.language import N_, _
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.area_choice import area_choice
from wijkwerker.gui.scope import bounds
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.filter_row import FilterRow, show_choice
from wijkwerker.gui.widgets.options import Deliver, Option, filtered
from wijkwerker.gui.widgets.popup import ChoicePopup

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

_LONG_AGO, _NEVER = "lang geleden", "nooit"
_SPOKEN = {
    "deze week": (N_("Deze week"), N_("Deze week gesproken")),
    "deze maand": (N_("Deze maand"), N_("Deze maand gesproken")),
    "dit kwartaal": (N_("Dit kwartaal"), N_("Dit kwartaal gesproken")),
    "dit jaar": (N_("Dit jaar"), N_("Gesproken in {year}")),
    "vorig jaar": (N_("Vorig jaar"), N_("Gesproken in {year}")),
    _LONG_AGO: (N_("Al drie maanden niet"), N_("Drie maanden niet gesproken")),
    _NEVER: (N_("Nog nooit"), N_("Nog nooit gesproken")),
}
_QUIET_DAYS = 91
_WHO = {False: (N_("Bewoners"), "user"), True: (N_("Organisaties"), "building")}
_MOST_WORDS = 60


@dataclass(frozen=True)
class Choices:
    """What is chosen in the filters; empty is no filter."""

    area: tuple[str, str] = ("", "")
    spoken: str = ""
    words: frozenset[str] = frozenset()
    never_asked: bool = False
    organisation: bool | None = None

    def wanted(self, text: str, scope_area: str | None, today: date, order: str = LATEST_FIRST) -> ContactFilter:
        """The question for the list, within the area of the scope."""
        first, last = bounds(self.spoken, today)
        not_since = {_LONG_AGO: today - timedelta(_QUIET_DAYS), _NEVER: date.min}.get(self.spoken)
        return ContactFilter(
            text=text,
            area=self.area[0] or scope_area,
            spoken_from=first,
            spoken_until=last,
            not_since=not_since,
            words=self.words,
            never_asked=self.never_asked,
            organisation=self.organisation,
            order=order,
        )


class ContactFilters(FilterRow):
    """The chips of the filters and what is chosen in them; `changed` follows every choice."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.choices = Choices()
        self.setAccessibleName(_("Filters"))
        self._area = self.add(Chip(icon="pin"))
        self._spoken = self.add(Chip(icon="clock"))
        self._words = self.add(Chip(icon="sparkle"))
        self._asked = self.add(Chip(_("Nog nooit gevraagd"), "hand"))
        self._who = self.add(Chip(icon="users"))
        self._area.clicked.connect(self._pick_area)
        self._spoken.clicked.connect(self._pick_spoken)
        self._words.clicked.connect(self._pick_words)
        self._asked.clicked.connect(lambda: self._choose(never_asked=not self.choices.never_asked))
        self._who.clicked.connect(self._pick_who)
        self._area.removed.connect(lambda: self._choose(area=("", "")))
        self._spoken.removed.connect(lambda: self._choose(spoken=""))
        self._words.removed.connect(lambda: self._choose(words=frozenset()))
        self._asked.removed.connect(lambda: self._choose(never_asked=False))
        self._who.removed.connect(lambda: self._choose(organisation=None))
        self._tell()

    def clear(self) -> None:
        """Choose nothing."""
        self.set_choices(Choices())

    def forget_area(self) -> None:
        """Drop the chosen area quietly, because the scope is another; the list is asked anew anyway."""
        self.choices = replace(self.choices, area=("", ""))
        self._tell()

    def set_choices(self, choices: Choices) -> None:
        """Show other choices."""
        if choices != self.choices:
            self.choices = choices
            self._tell()
            self.changed.emit()

    def _choose(self, **values: object) -> None:
        self.set_choices(replace(self.choices, **values))  # type: ignore[arg-type]

    def _tell(self) -> None:
        now = self.choices
        show_choice(self._area, now.area[1], _("Alle buurten"), _("Buurt"))
        show_choice(self._spoken, self._spoken_words(), _("Gesproken"), _("Wanneer gesproken"))
        words = sorted(now.words)
        more = f" +{len(words) - 1}" if len(words) > 1 else ""
        show_choice(self._words, f"{words[0]}{more}" if words else "", _("Wil en kan"))
        show_choice(self._asked, self._asked.text() if now.never_asked else "", self._asked.text(), menu=False)
        who = _(_WHO[now.organisation][0]) if now.organisation is not None else ""
        show_choice(self._who, who, _("Iedereen"), _("Wie"))
        self.arrange()

    def _spoken_words(self) -> str:
        if self.choices.spoken not in _SPOKEN:
            return ""
        year = self._context.clock.today().year - (self.choices.spoken == "vorig jaar")
        return _(_SPOKEN[self.choices.spoken][1]).format(year=year)

    # -- choosing -----------------------------------------------------------------------------------------

    def _pick_area(self) -> None:
        popup = area_choice(self.anchor(self._area), self._context, self.choices.area)
        popup.chosen.connect(lambda area: self._choose(area=area))
        popup.open()

    def _pick_spoken(self) -> None:
        options = [Option("", _("Maakt niet uit"))]
        options += [Option(key, _(label)) for key, (label, _chosen) in _SPOKEN.items()]
        popup = ChoicePopup(
            self.anchor(self._spoken), options, selected=[self.choices.spoken], title=_("Voor het laatst gesproken")
        )
        popup.chosen.connect(lambda key: self._choose(spoken=key))
        popup.open()

    def _pick_words(self) -> None:
        def search(text: str, deliver: Deliver) -> None:
            self._context.tasks.read(lambda s: word_options(s, text), deliver, owner=self, key="words")

        popup = ChoicePopup(
            self.anchor(self._words),
            search=search,
            multiple=True,
            selected=sorted(self.choices.words),
            title=_("Wil en kan"),
            placeholder=_("Typ een talent of wens"),
        )
        popup.accepted.connect(lambda words: self._choose(words=frozenset(words)))
        popup.open()

    def _pick_who(self) -> None:
        options = [Option(None, _("Iedereen"), icon="users")]
        options += [Option(value, _(label), icon=icon) for value, (label, icon) in _WHO.items()]
        popup = ChoicePopup(self.anchor(self._who), options, selected=[self.choices.organisation], title=_("Wie"))
        popup.chosen.connect(lambda value: self._choose(organisation=value))
        popup.open()


def word_options(services: "Services", text: str) -> list[Option]:
    """The talents and wishes that fit a text, with how many people say so; runs on the read thread."""
    options = [Option(word, word, words=str(count)) for word, count in services.contacts.offered()]
    return filtered(options, text)[:_MOST_WORDS]
