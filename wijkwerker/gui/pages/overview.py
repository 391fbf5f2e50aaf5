"""The page Overzichten: the figures of a period and an area, in numbers, charts and tables, and as a file."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.figures import Overview
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.export_overview import ExportOverview
from wijkwerker.gui.pages.page import Page
from wijkwerker.gui.panels.overview.board import Board, plan_for
from wijkwerker.gui.panels.overview.charts import Charts
from wijkwerker.gui.panels.overview.filters import OverviewFilters
from wijkwerker.gui.panels.overview.sums import SumCard, area_table, code_table
from wijkwerker.gui.panels.overview.tiles import Tiles
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.widgets.empty_state import EmptyState
from wijkwerker.gui.widgets.scroll_area import ScrollArea
from wijkwerker.gui.widgets.toast import announce

MOST_AREAS, MOST_CODES = 8, 5
KEYS = "Ctrl+E"


class OverviewPage(Page):
    """Its own filters on top; key figures first, and then the charts, which take longer."""

    key: ClassVar[str] = "overzichten"
    uses_area: ClassVar[bool] = False
    uses_period: ClassVar[bool] = False
    kinds: ClassVar[frozenset[str]] = frozenset(
        {"contact_moment", "initiative", "phase_change", "ladder_change", "activity", "session", "head_count",
         "attendance", "area", "value"}
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._overview: Overview | None = None
        self.filters = OverviewFilters(context)
        self.excel = QPushButton(_("Excel"))
        self.tiles = Tiles()
        self.charts = Charts(context, self)
        twice = _("Wat bij twee hoort, telt bij allebei")
        self.areas = SumCard(_("Per buurt"), _("Aantallen per buurt, en uren van vrijwilligers"), most=MOST_AREAS)
        self.opgaven = SumCard(_("Per opgave"), twice, most=MOST_CODES)
        self.leefgebieden = SumCard(_("Per leefgebied"), twice, most=MOST_CODES)
        chart = self.charts.cards
        self.board = Board(
            {
                "months": chart["months"],
                "reach": chart["reach"],
                "ladder": chart["ladder"],
                "areas": self.areas,
                "phases": chart["phases"],
                "opgave": self.opgaven,
                "leefgebied": self.leefgebieden,
            }
        )
        self.empty = EmptyState("chart", "")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        now = theme.current()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(now.px(12))
        row.addWidget(self.filters, 1)
        row.addWidget(self.excel)
        native = QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        theme.vary(self.excel, compact=True)
        theme.set_icon(self.excel, "table", "text2", 16)
        self.excel.setAccessibleName(_("Maak een overzicht in Excel"))
        self.excel.setToolTip(f"{self.excel.accessibleName()}  {native}")
        self.excel.setEnabled(False)
        scroll = ScrollArea(spacing=12)
        scroll.body.setContentsMargins(now.px(24), now.px(14), now.px(24), now.px(24))
        for part in (head, self.tiles, self.board, self.empty):
            scroll.body.addWidget(part)
        scroll.body.addStretch(1)
        self.empty.hide()
        self._panes: list[QWidget] = [head, self.board, self.empty]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._fit()

    def _connect(self) -> None:
        self.filters.changed.connect(self.reload)
        self.filters.compare_changed.connect(self._show_tiles)
        self.excel.clicked.connect(self.export)
        self.empty.acted.connect(self._begin)
        theme.appearance().changed.connect(self._fit)
        for card in (self.areas, self.opgaven, self.leefgebieden):
            card.copied.connect(self._tell_copied)

    # -- showing ------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask for the figures; the charts are asked when these are shown."""
        self.context.tasks.read(self.filters.wanted().build, self._show, owner=self, key="overview")

    def _show(self, overview: Overview) -> None:
        again = self._overview is not None
        self._overview = overview
        self.filters.show_days(overview)
        self._show_empty(empty=overview.empty)
        if overview.empty:
            return
        self._show_tiles()
        self.areas.show_rows(*area_table(overview))
        self.opgaven.show_rows(*code_table(_("Opgave"), overview.by_opgave))
        self.leefgebieden.show_rows(*code_table(_("Leefgebied"), overview.by_leefgebied))
        self.charts.show_overview(overview)
        if again:
            announce(self, self.tiles.sentence())

    def _show_tiles(self) -> None:
        if self._overview is not None:
            self.tiles.show_overview(self._overview, compare=self.filters.is_comparing())

    def _show_empty(self, *, empty: bool) -> None:
        self.tiles.setVisible(not empty)
        self.board.setVisible(not empty)
        self.empty.setVisible(empty)
        self.excel.setEnabled(not empty)
        if not empty:
            return
        title = _("In deze periode is nog niets vastgelegd.")
        if self.filters.is_narrowed():
            text = _("Kijk of de filters te smal staan.")
            self.empty.say("chart", title, text, action=_("Filters wissen"), action_icon="close")
        else:
            text = _("Typ in één zin wat er gebeurde. Dan staat het hier.")
            self.empty.say("chart", title, text, action=_("Vastleggen"), action_icon="plus")

    def _begin(self) -> None:
        if self.filters.is_narrowed():
            self.filters.clear()
        else:
            self.context.navigator.log.emit({})

    def _tell_copied(self) -> None:
        self.context.messages.toast(_("De tabel is gekopieerd. Plak hem in Excel of Word."))

    def _fit(self) -> None:
        self.board.arrange(plan_for(self.window().width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the layout that fits the window."""
        super().resizeEvent(event)
        self._fit()

    # -- the window ---------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """The first filter."""
        self.filters.period.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """The filters, and the cards."""
        return [pane for pane in self._panes if pane.isVisibleTo(self)]

    def can_export(self) -> bool:
        """Whether there are figures to make a file of."""
        return self._overview is not None and not self._overview.empty

    def export(self) -> None:
        """Ask for whom the file is, and make it."""
        is_open = self.window().findChild(ExportOverview) is not None
        if self._overview is not None and self.can_export() and not is_open:
            ExportOverview(self.context, self._overview, self.window()).ask()

    def _scope_changed(self, scope: Scope) -> None:
        self.filters.set_scope(scope)
