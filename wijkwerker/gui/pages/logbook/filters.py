"""The filters above the logbook."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.dates import month_text
from wijkwerker.domain.draft import short_area
from wijkwerker.domain.language import _
from wijkwerker.domain.log_filter import LogFilter, words_to_find
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.area_choice import area_choice
from wijkwerker.gui.panels.moment.words import POLARITIES, LabelOf
from wijkwerker.gui.scope import PERIODS, Scope
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.filter_row import FilterRow, show_choice
from wijkwerker.gui.widgets.moment_icons import KIND_ICONS, NATURE_ICONS, POLARITY_ICONS
from wijkwerker.gui.widgets.options import Deliver, Option, filtered
from wijkwerker.gui.widgets.popup import ChoicePopup

_ALWAYS, _OWN = "alles", "eigen"
_ANY = ("", "")


@dataclass(frozen=True)
class Choices:
    """What is chosen in the filters; empty is no filter. `area` is its id and its name."""

    area: tuple[str, str] = _ANY
    theme: str = ""
    kind: str = ""
    nature: str = ""
    polarity: str = ""
    waiting: bool = False

    def wanted(self, text: str, scope: Scope) -> LogFilter:
        """The question for the list, within the scope of the window."""
        return LogFilter(
            area=self.area[0] or scope.area,
            from_=scope.from_,
            until=scope.until,
            theme=self.theme,
            kind=self.kind,
            nature=self.nature,
            polarity=self.polarity,
            text=words_to_find(text),
            waiting=self.waiting,
        )


class LogbookFilters(FilterRow):
    """The chips of the filters and what is chosen in them; `changed` follows every choice.

    The first chip is the period of the window: what is chosen there counts for all pages.
    """

    changed = Signal()

    def __init__(self, context: Context, lookup: TaskLookup, label_of: LabelOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lookup = lookup
        self._label_of = label_of
        self.choices = Choices()
        self.setAccessibleName(_("Filters"))
        self._period = self.add(Chip(icon="calendar"))
        self._area = self.add(Chip(icon="pin"))
        self._theme = self.add(Chip(icon="tag"))
        self._kind = self.add(Chip(icon="grid"))
        self._waiting = self.add(Chip(_("Nog terugkoppelen"), "bell"))
        self._polarity = self.add(Chip(icon="thumb-up"))
        self._period.clicked.connect(self._pick_period)
        self._period.removed.connect(lambda: self._set_period(_ALWAYS))
        self._area.clicked.connect(self._pick_area)
        self._area.removed.connect(lambda: self._choose(area=_ANY))
        self._theme.clicked.connect(self._pick_theme)
        self._theme.removed.connect(lambda: self._choose(theme=""))
        self._kind.clicked.connect(self._pick_kind)
        self._kind.removed.connect(lambda: self._choose(kind="", nature=""))
        self._waiting.clicked.connect(lambda: self._choose(waiting=not self.choices.waiting))
        self._waiting.removed.connect(lambda: self._choose(waiting=False))
        self._polarity.clicked.connect(self._pick_polarity)
        self._polarity.removed.connect(lambda: self._choose(polarity=""))
        lookup.lists_came.connect(self.tell)
        self.tell()

    def clear(self) -> None:
        """Choose nothing."""
        self.set_choices(Choices())

    def forget_area(self) -> None:
        """Drop the chosen area quietly, because the scope is another; the list is asked anew anyway."""
        self.choices = replace(self.choices, area=_ANY)
        self.tell()

    def set_choices(self, choices: Choices) -> None:
        """Show other choices."""
        if choices != self.choices:
            self.choices = choices
            self.tell()
            self.changed.emit()

    def _choose(self, **values: object) -> None:
        self.set_choices(replace(self.choices, **values))  # type: ignore[arg-type]

    def tell(self) -> None:
        """Show on the chips what is chosen."""
        now, scope = self.choices, self._context.navigator.scope
        show_choice(self._period, "" if scope.period == _ALWAYS else period_words(scope), _("Periode"))
        show_choice(self._area, short_area(now.area[1]), _("Buurt"))
        show_choice(self._theme, self._label_of("theme", now.theme) if now.theme else "", _("Thema"))
        kind = self._label_of("kind", now.kind) if now.kind else ""
        nature = self._label_of("nature", now.nature) if now.nature else ""
        show_choice(self._kind, kind or nature, _("Soort"))
        show_choice(self._waiting, self._waiting.text() if now.waiting else "", self._waiting.text(), menu=False)
        polarity = _(POLARITIES[now.polarity]) if now.polarity else ""
        show_choice(self._polarity, polarity, _("Kracht of zorg"))
        self.arrange()

    # -- choosing -----------------------------------------------------------------------------------------

    def _pick_period(self) -> None:
        scope = self._context.navigator.scope
        options = [Option(key, _(label), icon="calendar") for key, label in PERIODS.items() if key != _OWN]
        popup = ChoicePopup(self.anchor(self._period), options, title=_("Periode"), selected=[scope.period])
        popup.chosen.connect(self._set_period)
        popup.open()

    def _set_period(self, period: str) -> None:
        navigator = self._context.navigator
        navigator.set_scope(navigator.scope.with_period(period, self._context.clock.today()))

    def _pick_area(self) -> None:
        popup = area_choice(self.anchor(self._area), self._context, self.choices.area)
        popup.chosen.connect(lambda area: self._choose(area=area))
        popup.open()

    def _pick_theme(self) -> None:
        def search(text: str, deliver: Deliver) -> None:
            deliver(theme_options(self._lookup.choices("theme"), text))

        popup = ChoicePopup(
            self.anchor(self._theme),
            search=search,
            selected=[self.choices.theme],
            title=_("Thema"),
            placeholder=_("Typ een thema"),
        )
        popup.chosen.connect(lambda theme: self._choose(theme=theme))
        popup.open()

    def _pick_kind(self) -> None:
        options = [Option(_ANY, _("Alles"), icon="grid", digit="0")]
        for list_key, section, icons in (("kind", _("Soort"), KIND_ICONS), ("nature", _("Aard"), NATURE_ICONS)):
            options += [
                Option((list_key, code), label, icon=icons.get(code, "speech"), section=section)
                for code, label in self._lookup.choices(list_key)
            ]
        now = self.choices
        chosen = ("kind", now.kind) if now.kind else ("nature", now.nature) if now.nature else _ANY
        popup = ChoicePopup(self.anchor(self._kind), options, selected=[chosen])
        popup.chosen.connect(self._set_kind)
        popup.open()

    def _set_kind(self, value: Hashable) -> None:
        list_key, code = cast("tuple[str, str]", value)
        self._choose(kind=code if list_key == "kind" else "", nature=code if list_key == "nature" else "")

    def _pick_polarity(self) -> None:
        options = [Option(code, _(label), icon=POLARITY_ICONS[code]) for code, label in POLARITIES.items()]
        options.append(Option("", _("Alles"), icon="grid", digit="0"))
        popup = ChoicePopup(
            self.anchor(self._polarity), options, title=_("Kracht of zorg"), selected=[self.choices.polarity]
        )
        popup.chosen.connect(lambda code: self._choose(polarity=code))
        popup.open()


def period_words(scope: Scope) -> str:
    """A period by its name in the calendar: *Oktober 2026*, *2026*, else as the window calls it."""
    if scope.period == "deze maand" and scope.from_ is not None:
        words = month_text(scope.from_)
        return words[:1].upper() + words[1:]
    if scope.period in {"dit jaar", "vorig jaar"} and scope.from_ is not None:
        return str(scope.from_.year)
    return scope.period_label()


def theme_options(themes: Sequence[tuple[str, str]], text: str) -> list[Option]:
    """The themes that fit a text, and the typed word itself: teams use their own words too."""
    word = " ".join(text.lower().split()).removeprefix("#")
    found = filtered([Option(code, label, icon="tag") for code, label in themes], text)
    own = [Option(word, f"#{word}", icon="tag")] if word and word not in {code for code, _label in themes} else []
    return [*([] if text else [Option("", _("Alle thema’s"), icon="grid")]), *found, *own]
