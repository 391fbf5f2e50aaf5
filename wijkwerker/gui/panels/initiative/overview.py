"""The first tab of an initiative: how it goes, in two columns, or in one where there is little room."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.initiative.impact_card import ImpactCard
from wijkwerker.gui.panels.initiative.letting_go_card import LettingGoCard
from wijkwerker.gui.panels.initiative.side_cards import people_items, promise_items
from wijkwerker.gui.panels.initiative.story_cards import LessonCard, StoryCard
from wijkwerker.gui.panels.initiative.words import Labels, impact_lines, tell
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.list_card import ListCard
from wijkwerker.gui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import InitiativePage

_TWO_FROM = 880  # of the tab; with less room the right column stands below the left one
GAP = 14


class Overview(QWidget):
    """The cards; each wish is a signal of its card, passed on by the view."""

    timeline_wanted = Signal()
    event_opened = Signal(object)  # Happening
    log_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letting_go = LettingGoCard(context)
        self.impact = ImpactCard()
        self._timeline_card = Card(_("Tijdlijn"))
        self._timeline_card.link_clicked.connect(self._follow_link)
        self._timeline = Timeline()
        self._timeline.opened.connect(self.event_opened)
        self._timeline_card.body.addWidget(self._timeline)
        self.promises = ListCard(_("Afspraken"), empty=_("Er staat geen afspraak open."), most=5)
        self.stories = StoryCard()
        self.lessons = LessonCard()
        self.people = ListCard(
            _("Trekkers en betrokkenen"), link=_("Wijzigen"), empty=_("Nog geen trekker. Wie wil dit dragen?"), most=8
        )
        now = theme.current()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(now.px(GAP))
        self.left = _column(self.letting_go, self.impact, self._timeline_card)
        self.right = _column(self.promises, self.stories, self.lessons, self.people)
        self._row.addWidget(self.left, 17)
        self._row.addWidget(self.right, 10)

    def show_page(self, page: "InitiativePage", labels: Labels, today: date) -> None:
        """Show an initiative."""
        one = page.initiative
        known = bool(one.ladder or any(page.hours.values()) or page.parts.ladder)
        self.letting_go.show_line(one.id, known=known)
        self.impact.show_path(impact_lines(one, page))
        self._timeline.show_items([tell(event, today, labels) for event in page.timeline])
        self._has_more = page.happened > len(page.timeline)
        words = _("Alle {count}").format(count=written(page.happened)) if self._has_more else _("Vastleggen hierbij")
        self._timeline_card.set_link(words)
        waiting = promise_items(page.parts.promises, page.names, today)
        self.promises.show_items(waiting, len(waiting))
        self.stories.show_stories(page.parts.stories, one.quote or "", page.names)
        self.lessons.show_lessons(page.parts.lessons)
        people = people_items(page)
        self.people.show_items(people, len(people))
        self.people.set_link(_("Wijzigen") if people else _("Kies een trekker"))

    def _follow_link(self) -> None:
        (self.timeline_wanted if self._has_more else self.log_wanted).emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.width() >= theme.current().px(_TWO_FROM)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if side else QBoxLayout.Direction.TopToBottom)


def _column(*cards: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.current().px(GAP))
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return box
