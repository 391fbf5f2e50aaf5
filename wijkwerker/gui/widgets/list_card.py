"""A card with a few rows, each with at most one action; ↑ and ↓ walk, Enter does the action."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.elided_label import ElidedLabel
from wijkwerker.gui.widgets.lead import Lead, lead_width, paint_lead
from wijkwerker.gui.widgets.open_row import INSET, OpenRow
from wijkwerker.gui.widgets.skeleton import Skeleton
from wijkwerker.gui.widgets.tags import Tag, TagSpec

ROW = 50


@dataclass(frozen=True, slots=True)
class CardItem:
    """One row: lead, title above detail, tags, a `note` at the right, and the word on its one button."""

    key: Hashable
    title: str
    detail: str = ""
    lead: Lead | None = None
    tags: tuple[TagSpec, ...] = ()
    note: str = ""
    action: str = ""
    action_icon: str = ""
    is_open: bool = True

    def sentence(self) -> str:
        """The row in one sentence, for a screen reader."""
        time = self.lead.time if self.lead is not None else ""
        tags = ", ".join(tag.text for tag in self.tags)
        return ". ".join(part for part in (time, self.title, self.detail, tags, self.note) if part)


class _LeadBox(QWidget):
    """Paints the lead of a row."""

    def __init__(self, lead: Lead, parent: QWidget) -> None:
        super().__init__(parent)
        self._lead = lead
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(lead_width(self._lead), theme.current().px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_lead(painter, self.rect(), self._lead)
        painter.end()


class CardRow(OpenRow):
    """A row in a card. `opened` follows a click or Space, `acted` the button or Enter."""

    acted = Signal(object)

    def __init__(self, item: CardItem, *, first: bool, parent: QWidget) -> None:
        super().__init__(item.key, parent)
        self.item = item
        self._first = first
        self.setAccessibleName(item.sentence())
        if item.action:
            self.setAccessibleDescription(_("Enter: {action}. Spatie: openen.").format(action=item.action))
        else:
            self.setAccessibleDescription(_("Enter: openen."))
        self._build(item)

    def _build(self, item: CardItem) -> None:
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(INSET), now.px(5), now.px(INSET), now.px(5))
        row.setSpacing(now.px(10))
        if item.lead is not None:
            row.addWidget(_LeadBox(item.lead, self))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(ElidedLabel(item.title, font="med"))
        if item.detail:
            words.addWidget(ElidedLabel(item.detail, font="small", token="text2"))
        words.addStretch(1)
        row.addLayout(words, 1)
        for tag in item.tags:
            row.addWidget(Tag(tag.text, tag.tone, tag.icon))
        if item.note:
            note = QLabel(item.note)
            note.setProperty("role", "smed muted")
            row.addWidget(note)
        if item.action:
            row.addWidget(self._button(item))

    def _button(self, item: CardItem) -> QPushButton:
        button = QPushButton(item.action)
        button.setProperty("compact", True)
        if item.action_icon:
            theme.set_icon(button, item.action_icon, size=16)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Enter on the row does the same
        button.setAccessibleName(f"{item.action}: {item.title}")
        button.clicked.connect(lambda: self.acted.emit(self.item.key))
        return button

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), theme.current().px(ROW)))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), theme.current().px(ROW)))

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_edges(first=self._first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers()
        if is_enter and self.item.action:
            self.acted.emit(self.key)
        else:
            super().keyPressEvent(event)


class ListCard(Card):
    """A card of rows. `opened(key)` and `acted(key)` come from the rows, `link_clicked` from the link.

    It shows a skeleton until the first `show_items`.
    """

    opened = Signal(object)
    acted = Signal(object)

    def __init__(
        self,
        title: str,
        *,
        subtitle: str = "",
        link: str = "",
        empty: str = "",
        most: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, subtitle=subtitle, link=link, parent=parent)
        self._empty_words = empty
        self._most = most
        self._rows: list[CardRow] = []
        self.body.setSpacing(0)
        inset = theme.current().px(INSET)
        self.body.setContentsMargins(inset, inset // 2, inset, 0)
        self._content: QWidget | None = None
        self.show_loading()

    def show_loading(self, rows: int = 3) -> None:
        """Show grey bars until the rows arrive."""
        skeleton = Skeleton(rows, row_height=ROW)
        skeleton.setContentsMargins(theme.current().px(INSET), 0, 0, 0)
        self._replace(skeleton)
        self._rows = []

    def set_most(self, most: int) -> None:
        """Hold another number of rows, from the next `show_items` on."""
        self._most = most

    def show_items(self, items: Sequence[CardItem], total: int | None = None) -> None:
        """Show the first rows; with more than fit the link counts them: *Alle 6*."""
        focused = next((row.item.key for row in self._rows if row.hasFocus()), None)
        place = next((n for n, row in enumerate(self._rows) if row.hasFocus()), -1)
        total = len(items) if total is None else total
        if total > self._most:
            self.set_link(_("Alle {count}").format(count=total))
        box = QFrame()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._rows = []
        for number, item in enumerate(items[: self._most]):
            row = CardRow(item, first=number == 0, parent=box)
            row.opened.connect(self.opened)
            row.acted.connect(self.acted)
            row.installEventFilter(self)
            layout.addWidget(row)
            self._rows.append(row)
        if not self._rows:
            layout.addWidget(self._nothing())
        self._replace(box)
        self._refocus(focused, place)

    def _nothing(self) -> QLabel:
        words = QLabel(self._empty_words)
        words.setWordWrap(True)
        words.setProperty("role", "body muted")
        words.setContentsMargins(*[theme.current().px(8)] * 4)
        return words

    def _refocus(self, key: Hashable, place: int) -> None:
        if place < 0 or not self._rows:
            return
        same = next((row for row in self._rows if row.item.key == key), None)
        (same or self._rows[min(place, len(self._rows) - 1)]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self, content: QWidget) -> None:
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self.body.addWidget(content, 0, Qt.AlignmentFlag.AlignTop)

    def rows(self) -> list[CardRow]:
        """The rows that are shown."""
        return list(self._rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._rows:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            place = self._rows.index(watched) + step
            if step and 0 <= place < len(self._rows):
                self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
