"""Vandaag: log what happened, and see what the day asks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.dates import long_day
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.page import Page
from wijkwerker.gui.pages.today.cards import TodayCards
from wijkwerker.gui.pages.today.first_steps import FirstSteps
from wijkwerker.gui.panels.quick_log.quick_log import QuickLog, Unsaved
from wijkwerker.gui.panels.quick_log.recent import RecentEntries

if TYPE_CHECKING:
    from wijkwerker.services.today import Start

TWO_COLUMNS_FROM = 930  # width of the page, without the rail, at which cards stand beside each other
GREETING_FROM = 700  # height of the page below which the greeting makes room
_ROWS = ((880, (4, 4, 4, 4)), (740, (4, 3, 3, 3)), (0, (3, 2, 2, 2)))  # from a height of the page, rows a card


class TodayPage(Page):
    """The greeting, the quick log, and four cards."""

    key = "vandaag"
    uses_period = False
    log_button = ""
    kinds = frozenset(
        {
            "contact_moment", "contact", "session", "activity", "attendance", "head_count", "promise", "initiative",
            "ask", "worker", "value",
        }
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._worker = ""
        self._build()
        self._fit()
        theme.appearance().changed.connect(self._fit)

    # -- making -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        now = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(area)
        inside = QWidget(area)
        area.setWidget(inside)
        self._area = area
        column = QVBoxLayout(inside)
        self._column = column
        column.setSpacing(0)
        column.addWidget(self._greeting_row())
        question = QLabel(_("Wat gebeurde er?"))
        question.setProperty("role", "h2")
        column.addWidget(question)
        column.addSpacing(now.px(8))
        self.quick_log = QuickLog(self.context, parent=self)
        question.setBuddy(self.quick_log)
        column.addWidget(self.quick_log)
        column.addWidget(RecentEntries(self.context, self))
        column.addSpacing(now.px(16))
        self.steps = FirstSteps(self)
        self.steps.log_clicked.connect(self.focus_first)
        self.steps.contact_clicked.connect(lambda: self.context.navigator.narrow.emit("contacten", {"new": "ja"}))
        self.steps.hide()
        column.addWidget(self.steps)
        self.cards = TodayCards(self.context, self)
        column.addWidget(self.cards)
        column.addStretch(1)

    def _greeting_row(self) -> QWidget:
        now = theme.current()
        self._greeting_box = QWidget(self)
        row = QHBoxLayout(self._greeting_box)
        row.setContentsMargins(0, 0, 0, now.px(10))
        self._greeting = QLabel(self._greeting_words())
        self._greeting.setProperty("role", "display")
        self._day = QLabel(self._day_words())
        self._day.setProperty("role", "body muted")
        row.addWidget(self._greeting, 1)
        row.addWidget(self._day, 0, Qt.AlignmentFlag.AlignVCenter)
        return self._greeting_box

    # -- loading ------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Ask whom to greet and what the day asks."""
        self._load_start()
        self.cards.load()

    def _data_changed(self, changes: Changes, initiator: QObject | None) -> None:
        if not self.isVisible():
            super()._data_changed(changes, initiator)
            return
        if changes.touches("contact_moment", "contact", "worker"):
            self._load_start()
        self.cards.follow(changes)

    def _load_start(self) -> None:
        self.context.tasks.read(lambda s: s.today.start(), self._show_start, owner=self, key="start")

    def _show_start(self, start: "Start") -> None:
        self._worker = start.worker.split(" ")[0]
        self._greeting.setText(self._greeting_words())
        self._day.setText(self._day_words())
        self.steps.setVisible(start.is_untouched)
        self.cards.setVisible(not start.is_untouched)

    def _day_words(self) -> str:
        today = self.context.clock.today()
        return f"{long_day(today, today)} {today.year}"

    def _greeting_words(self) -> str:
        hour = self.context.clock.now().hour
        if 5 <= hour < 12:
            words = _("Goedemorgen {name}")
        elif 12 <= hour < 18:
            words = _("Goedemiddag {name}")
        elif hour >= 18:
            words = _("Goedenavond {name}")
        else:
            words = _("Hallo {name}")
        return words.format(name=self._worker).strip()

    # -- keyboard and size --------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Begin in the quick log."""
        self.quick_log.start({})

    def panes(self) -> list[QWidget]:
        """The quick log and the cards."""
        return [self.quick_log, *([self.steps] if self.steps.isVisible() else self.cards.cards())]

    def log_here(self, presets: dict[str, str]) -> bool:
        """Ctrl+N: the box stands here."""
        self._area.ensureVisible(0, 0)
        self.quick_log.start(presets)
        return True

    def unsaved(self) -> Unsaved | None:
        """What stands in the quick log."""
        return self.quick_log.unsaved()

    def put_back(self, unsaved: Unsaved) -> None:
        """Let it stand there again."""
        self.quick_log.put_back(unsaved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is little width, fewer rows and no greeting where there is little height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        now = theme.current()
        beside = self.width() >= now.px(TWO_COLUMNS_FROM)
        roomy = self.height() >= now.px(GREETING_FROM)
        self._greeting_box.setVisible(roomy)
        edge, top, bottom = now.px(24), now.px(20 if roomy else 10), now.px(20 if roomy else 6)
        self._column.setContentsMargins(edge, top, edge, bottom)
        most = next(rows for height, rows in _ROWS if self.height() >= now.px(height))
        self.cards.set_room(beside=beside, explained=roomy, most=most)
