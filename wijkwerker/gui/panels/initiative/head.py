"""The top of the page of one initiative: what it is, what can be done, and its phases."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _
from wijkwerker.domain.phases import PHASES, next_phase
from wijkwerker.gui import theme
from wijkwerker.gui.panels.initiative.words import AGENDA, Labels, last_contact, phase_steps, where_parts
from wijkwerker.gui.widgets.flow_layout import FlowLayout
from wijkwerker.gui.widgets.phase_steps import PhaseSteps
from wijkwerker.gui.widgets.segmented import Segmented
from wijkwerker.gui.widgets.tags import Tag

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import InitiativePage

OVERVIEW, TIMELINE, STORIES, DETAILS = "overzicht", "tijdlijn", "verhalen", "gegevens"
_ONE_LINE_FROM = 900


class Head(QWidget):
    """`log_wanted`, `next_wanted`, `menu_wanted(place)` follow the buttons, `tab_chosen(key)` the tabs."""

    log_wanted = Signal()
    next_wanted = Signal()
    menu_wanted = Signal(QPoint)
    tab_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(12))
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(now.px(12))
        self._where = QWidget()
        self._flow = FlowLayout(self._where, spacing=now.px(6), line_spacing=now.px(4))
        self._agenda = Tag(parent=self._where)
        self._top.addWidget(self._where, 1, Qt.AlignmentFlag.AlignVCenter)
        self._top.addLayout(self._made_buttons())
        column.addLayout(self._top)
        self._steps = PhaseSteps()
        column.addWidget(self._steps)
        self._tabs_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.tabs = Segmented(
            [
                (OVERVIEW, _("Overzicht"), "grid"),
                (TIMELINE, _("Tijdlijn"), "history"),
                (STORIES, _("Verhalen"), "quote"),
                (DETAILS, _("Gegevens"), "list"),
            ],
            _("Deel van de pagina"),
        )
        self.tabs.chosen.connect(self.tab_chosen)
        self._last = QLabel()
        self._last.setProperty("role", "small muted")
        self._tabs_row.addWidget(self.tabs)
        self._tabs_row.addStretch(1)
        self._tabs_row.addWidget(self._last)
        column.addLayout(self._tabs_row)

    def _made_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        self.log = QPushButton(_("Vastleggen hierbij"))
        self.log.setProperty("variant", "soft")
        theme.set_icon(self.log, "edit", "ink", 16)
        self.log.clicked.connect(self.log_wanted)
        self.next = QPushButton(_("Volgende fase"))
        theme.set_icon(self.next, "arrow-right", size=16)
        self.next.clicked.connect(self.next_wanted)
        self.menu = QToolButton()
        self.menu.setProperty("variant", "icon")
        self.menu.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu.setAccessibleName(_("Meer met dit initiatief"))
        self.menu.setToolTip(self.menu.accessibleName())
        theme.set_icon(self.menu, "dots", size=16)
        self.menu.clicked.connect(lambda: self.menu_wanted.emit(self._below_menu()))
        for button in (self.log, self.next, self.menu):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _below_menu(self) -> QPoint:
        return self.menu.mapToGlobal(self.menu.rect().bottomLeft())

    def show_page(self, page: "InitiativePage", labels: Labels, today: date) -> None:
        """Show an initiative."""
        self._show_where(where_parts(page, labels), _(AGENDA.get(page.initiative.agenda_of or "", "")))
        phases = labels.get("phase", {})
        self._steps.show_steps(phase_steps(page, phases))
        self._show_next(page.initiative.phase, phases)
        self._last.setText(last_contact(page, today))
        self.tabs.set_word(TIMELINE, _("Tijdlijn {count}").format(count=written(page.happened)))
        stories = len(page.parts.stories)
        self.tabs.set_word(STORIES, _("Verhalen {count}").format(count=stories) if stories else _("Verhalen"))

    def _show_next(self, phase: str, phases: Mapping[str, str]) -> None:
        there = next_phase(phase, 1)
        self.next.setVisible(there is not None)
        self.next.setText(_("Volgende fase") if phase in PHASES else _("Weer oppakken"))
        self.next.setToolTip(_("Naar {phase}").format(phase=phases.get(there or "", there or "")))

    def _show_where(self, parts: list[str], agenda: str) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not self._agenda:
                widget.hide()
                widget.deleteLater()
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            label = QLabel(part if last else f"{part} ·", self._where)
            label.setProperty("role", "body muted")
            self._flow.addWidget(label)
            label.show()
        self._agenda.set_tag(agenda, "soft", "users")
        self._agenda.setVisible(bool(agenda))
        self._flow.addWidget(self._agenda)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.current().px(_ONE_LINE_FROM)
        side, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(side if wide else down)
        narrow = self.width() < theme.current().px(640)
        self._tabs_row.setDirection(down if narrow else side)
