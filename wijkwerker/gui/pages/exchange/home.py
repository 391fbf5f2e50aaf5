"""The first view of Uitwisselen: giving at the left, receiving and what is open at the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.domain.exchange.given import Colleague, Conflict, HistoryLine, Parked, Unshared
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.exchange.drop_zone import DropZone
from wijkwerker.gui.pages.exchange.give import GiveCard
from wijkwerker.gui.pages.exchange.open_cards import HistoryCard, OpenChoicesCard, ParkedCard
from wijkwerker.gui.pages.exchange.standing import StandingCard
from wijkwerker.gui.panels.exchange.conflict_note import cells_of
from wijkwerker.gui.panels.exchange.values import ValueWords, read_words
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

NARROW = 900  # of the view: below it everything stands in one column


@dataclass(frozen=True)
class Situation:
    """All that the view shows, read in one go."""

    unshared: Unshared
    colleagues: tuple[Colleague, ...]
    history: tuple[HistoryLine, ...]
    conflicts: tuple[Conflict, ...]
    parked: tuple[Parked, ...]
    words: ValueWords


def read_situation(services: "Services", today: date, history: int) -> Situation:
    """How things stand; runs on the read thread."""
    exchange = services.exchange
    conflicts = exchange.conflicts()
    return Situation(
        unshared=exchange.unshared(),
        colleagues=exchange.colleagues(),
        history=exchange.history(history),
        conflicts=conflicts,
        parked=exchange.parked(),
        words=read_words(services, cells_of(conflicts), today),
    )


class Home(ScrollArea):
    """Two columns, or one where the window is narrow: receiving first then, as that is looked at more often."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(spacing=12, parent=parent)
        self._today = today
        self.give = GiveCard(today)
        self.drop = DropZone()
        self.choices = OpenChoicesCard()
        self.parked = ParkedCard()
        self.standing = StandingCard()
        self.history = HistoryCard()
        now = theme.current()
        self.body.setContentsMargins(now.px(24), now.px(16), now.px(24), now.px(24))
        self.left = _column(_("Geven"), (self.give, HowCard()))
        right = (self.drop, self.choices, self.parked, self.standing, self.history)
        self.right = _column(_("Ontvangen"), right)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(now.px(24))
        self._columns.addWidget(self.left, 42)
        self._columns.addWidget(self.right, 58)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)

    def show_situation(self, situation: Situation) -> None:
        """Show how things stand."""
        self.give.show_colleagues(situation.colleagues, situation.unshared)
        self.choices.show_conflicts(situation.conflicts, situation.words)
        self.parked.show_parked(situation.parked, self._today)
        roles = situation.words.lists.get("area_role", {})
        self.standing.show_colleagues(situation.colleagues, self._today, roles)
        self.history.show_history(situation.history, self._today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two are too narrow."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)


class HowCard(Card):
    """Zo werkt uitwisselen, in three steps."""

    def __init__(self) -> None:
        super().__init__(_("Zo werkt uitwisselen"))
        now = theme.current()
        edge = now.px(18)
        self.body.setContentsMargins(edge, now.px(4), edge, 0)
        self.body.setSpacing(now.px(8))
        steps = (
            _("Maak een bestand en zet het in jullie eigen map, of stuur het veilig."),
            _("Je collega leest het in en ziet eerst wat er verandert."),
            _("Twee keer hetzelfde bestand inlezen kan geen kwaad."),
        )
        for number, words in enumerate(steps, start=1):
            row = QHBoxLayout()
            row.setSpacing(now.px(12))
            digit = QLabel(str(number))
            digit.setProperty("role", "tag")
            digit.setMinimumWidth(now.px(26))
            digit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            theme.vary(digit, tone="accent")
            row.addWidget(digit, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(wrapped(words, "small"), 1)
            self.body.addLayout(row)


def _column(title: str, parts: Sequence[QWidget]) -> QWidget:
    box = QWidget()
    box.setAccessibleName(title)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(12))
    heading = QLabel(title)
    heading.setProperty("role", "h1")
    column.addWidget(heading)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return box
