"""Wie heeft wat: for each colleague what was received, what was given, and what waits."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.exchange.given import Colleague
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.exchange.words import day_words, standing_tag
from wijkwerker.gui.widgets.avatar import Avatar
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.elided_label import ElidedLabel
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.open_row import INSET, OpenRow
from wijkwerker.gui.widgets.tags import Tag, TagSpec

WIDE = 520  # from here on the days stand in columns of their own


class StandingRow(OpenRow):
    """A colleague; Enter or a click is a wish to give them something."""

    def __init__(self, colleague: Colleague, today: date, *, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(colleague.worker, parent)
        self.colleague = colleague
        self._first = first
        received, given = day_words(colleague.received, today), day_words(colleague.given, today)
        self._say(received if colleague.received else _("nooit"), given if colleague.given else _("nooit"))
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(INSET), now.px(7), now.px(INSET), now.px(7))
        row.setSpacing(now.px(12))
        row.addWidget(Avatar(colleague.name))
        self._role = ElidedLabel(colleague.role, font="small", token="text2")
        row.addWidget(_box(ElidedLabel(colleague.name, font="med"), self._role), 26)
        self._days = [_day(received, _("van hen ontvangen")), _day(given, _("aan hen gegeven"))]
        for day in self._days:
            row.addWidget(day, 26)
        row.addWidget(_state(standing_tag(colleague)), 18)
        self._short = _("ontvangen {received} · gegeven {given}").format(received=received, given=given)

    def _say(self, received: str, given: str) -> None:
        """The row in one sentence, for a screen reader."""
        one = self.colleague
        said = _("{name}, {role}. Van hen ontvangen: {received}. Aan hen gegeven: {given}. {state}")
        state = standing_tag(one).text
        self.setAccessibleName(said.format(name=one.name, role=one.role, received=received, given=given, state=state))
        self.setAccessibleDescription(_("Enter: iets geven."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the days on the second line where there is no room beside it."""
        super().resizeEvent(event)
        wide = self.width() >= theme.current().px(WIDE)
        for day in self._days:
            day.setVisible(wide)
        self._role.set_text(self.colleague.role if wide else self._short)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_edges(first=self._first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class StandingCard(Card):
    """All colleagues; `wanted(worker)` is a wish to give one of them something."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        words = _("Jullie wisselen bestanden uit. Er staat niets op internet.")
        super().__init__(_("Wie heeft wat"), subtitle=words, parent=parent)
        inset = theme.current().px(INSET)
        self.body.setContentsMargins(inset, 0, inset, 0)
        self.body.setSpacing(0)
        self._rows: list[QWidget] = []

    def show_colleagues(self, colleagues: Sequence[Colleague], today: date, roles: Mapping[str, str]) -> None:
        """Show how we stand with each; `roles` are the words of their roles by code."""
        focused = next((n for n, row in enumerate(self._rows) if row.hasFocus()), -1)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        told = [replace(one, role=roles.get(one.role, one.role).lower()) for one in colleagues]
        self._rows = [StandingRow(one, today, first=n == 0) for n, one in enumerate(told)]
        for row in self._rows:
            if isinstance(row, StandingRow):
                row.opened.connect(self.wanted)
        if not colleagues:
            nobody = wrapped(
                _("Nog geen collega’s. Lees een bestand van een collega in, dan zie je hier wie wat heeft."),
                "body muted",
            )
            nobody.setContentsMargins(*[theme.current().px(8)] * 4)
            self._rows.append(nobody)
        for row in self._rows:
            self.body.addWidget(row)
        if 0 <= focused < len(self._rows):
            self._rows[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def rows(self) -> list[QWidget]:
        """The rows that are shown."""
        return list(self._rows)


def _state(tag: TagSpec) -> QWidget:
    """The tag at the right of its column."""
    box = QWidget()
    side = QHBoxLayout(box)
    side.setContentsMargins(0, 0, 0, 0)
    side.addStretch(1)
    side.addWidget(Tag(tag.text, tag.tone, tag.icon))
    box.setMinimumWidth(theme.current().px(148))
    return box


def _day(when: str, what: str) -> QWidget:
    return _box(ElidedLabel(when, font="small"), ElidedLabel(what, font="micro", token="text2"))


def _box(above: QWidget, below: QWidget) -> QWidget:
    """Two lines that take their share of the width, whatever they say, so that columns stand below each other."""
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch(1)
    column.addWidget(above)
    column.addWidget(below)
    column.addStretch(1)
    return box
