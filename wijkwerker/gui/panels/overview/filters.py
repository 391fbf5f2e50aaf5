"""The filter bar of the overview: period, area, themes, and whether to compare."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.figures import Overview
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context, Navigator
from wijkwerker.gui.panels.overview.words import period_words
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.scope_picker import area_popup, period_popup
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.filter_row import FilterRow
from wijkwerker.gui.widgets.options import Deliver, Option, filtered
from wijkwerker.gui.widgets.popup import ChoicePopup

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

COMPARE = "overview.compare"


@dataclass(frozen=True)
class Wanted:
    """What the filter bar asks for, on the day `today`."""

    scope: Scope
    themes: frozenset[str]
    today: date

    def build(self, services: "Services") -> Overview:
        """The overview; runs on the read thread. A period that is not over yet counts, and compares, up to today."""
        first, last = self._days(services)
        return services.overview.build(first, last, self.scope.area, themes=self.themes, made_on=self.today)

    def _days(self, services: "Services") -> tuple[date, date]:
        first, last = self.scope.from_, self.scope.until
        if first is not None and first > self.today:
            return first, last or first
        last = min(last or self.today, self.today)
        if first is None:
            first = min(services.overview.first_day() or date(last.year, 1, 1), last)
        return first, last


class OverviewFilters(FilterRow):
    """Starts with the scope of the window and follows it, but what is chosen here stays on this page.

    `changed` follows every other choice, `compare_changed` the switch for comparing.
    """

    changed = Signal()
    compare_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Filters"))
        self._own = replace(context, navigator=Navigator(context.navigator.scope, self))
        self._themes: dict[str, str] = {}
        self.period = self.add(Chip(icon="calendar", menu=True))
        self.area = self.add(Chip(icon="pin", menu=True))
        self.theme = self.add(Chip(icon="tag", menu=True))
        self.compare = self.add(Chip(_("Vergelijk met vorige periode"), "trend"))
        self.compare.setCheckable(True)
        self.compare.setChecked(context.preferences.get(COMPARE, "yes") == "yes")
        self.period.clicked.connect(self._pick_period)
        self.area.clicked.connect(self._pick_area)
        self.theme.clicked.connect(self._pick_themes)
        self.compare.toggled.connect(self._compare)
        self._own.navigator.scope_changed.connect(self._scope_changed)
        self._tell()

    def wanted(self) -> Wanted:
        """What is chosen now."""
        return Wanted(self._own.navigator.scope, frozenset(self._themes), self._own.clock.today())

    def set_scope(self, scope: Scope) -> None:
        """Look at another area and period."""
        self._own.navigator.set_scope(scope)

    def is_narrowed(self) -> bool:
        """Whether an area or a theme is chosen."""
        return bool(self._themes or self._own.navigator.scope.area)

    def clear(self) -> None:
        """Look at all areas and all themes, in the same period."""
        self._themes = {}
        scope = self._own.navigator.scope
        if scope.area:
            self.set_scope(scope.with_area(None))
        else:
            self._changed()

    def is_comparing(self) -> bool:
        """Whether figures are compared with those of the period before."""
        return self.compare.isChecked()

    def show_days(self, overview: Overview) -> None:
        """Say which days are compared."""
        days = period_words(overview.period)
        self.period.setToolTip(days)
        self.compare.show_value(_("Vergelijk met {period}").format(period=period_words(overview.compared)))
        self.arrange()

    def _scope_changed(self, _scope: Scope) -> None:
        self._changed()

    def _changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        scope = self._own.navigator.scope
        everything = scope.from_ is None and scope.until is None
        self.period.show_value(scope.period_label(), "default" if everything else "chosen", what=_("Periode:"))
        self.area.show_value(scope.area_label(), "chosen" if scope.area else "default", what=_("Gebied:"))
        labels = sorted(self._themes.values())
        more = f" +{len(labels) - 1}" if len(labels) > 1 else ""
        words = f"{labels[0]}{more}" if labels else _("Alle thema’s")
        self.theme.show_value(words, "chosen" if labels else "default", what=_("Thema:"))
        self.arrange()

    # -- choosing -----------------------------------------------------------------------------------------

    def _pick_period(self) -> None:
        popup = period_popup(self.anchor(self.period), self._own)
        popup.chosen.connect(self._own_period)
        popup.open()

    def _own_period(self, period: str) -> None:
        if period == "eigen":
            from wijkwerker.gui.own_period import OwnPeriod  # brings the calendar, which most visits do without

            OwnPeriod(self.anchor(self.period), self._own).open()

    def _pick_area(self) -> None:
        area_popup(self.anchor(self.area), self._own).open()

    def _pick_themes(self) -> None:
        def search(text: str, deliver: Deliver) -> None:
            self._own.tasks.read(lambda s: theme_options(s, text), deliver, owner=self, key="themes")

        popup = ChoicePopup(
            self.anchor(self.theme),
            search=search,
            multiple=True,
            selected=sorted(self._themes.items()),
            title=_("Thema’s"),
            placeholder=_("Typ een thema"),
        )
        popup.accepted.connect(self._choose_themes)
        popup.open()

    def _choose_themes(self, chosen: Iterable[tuple[str, str]]) -> None:
        self._themes = dict(chosen)
        self._changed()

    def _compare(self, on: bool) -> None:
        self._own.preferences.put(COMPARE, "yes" if on else "no")
        self.compare_changed.emit()


def theme_options(services: "Services", text: str) -> list[Option]:
    """The themes in use that fit a text; runs on the read thread."""
    return filtered([Option((code, label), label) for code, label in services.lists.choices("theme")], text)
