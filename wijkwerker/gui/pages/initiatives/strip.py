"""Below the board: what was paused, and what was stopped with what was learnt from it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.gui.widgets.tags import HEIGHT as TAG
from wijkwerker.gui.widgets.tags import TagSpec, paint_tag, tag_width

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import Board, InitiativeCard

HEIGHT = 46


class Strip(QFrame):
    """Two parts that open a list each, and *Alle lessen*. `opened(id)`, `lessons_wanted`."""

    opened = Signal(str)
    lessons_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(6), 0, now.px(8), 0)
        self.restyle()
        row.setSpacing(now.px(6))
        self._paused = _Part("pause", "text2", self)
        self._stopped = _Part("bulb", "warn", self)
        for part in (self._paused, self._stopped):
            part.opened.connect(self.opened)
        line = QFrame()
        line.setProperty("line", "v")
        lessons = QPushButton(_("Alle lessen"))
        lessons.setProperty("variant", "quiet")
        lessons.clicked.connect(self.lessons_wanted)
        row.addWidget(self._paused, 2)
        row.addWidget(line)
        row.addWidget(self._stopped, 3)
        row.addWidget(lessons)

    def restyle(self) -> None:
        """Take the height of another text size."""
        self.setFixedHeight(theme.current().px(HEIGHT))

    def show_labels(self, labels: Mapping[str, str]) -> None:
        """Take the names of the phases."""
        self._paused.set_label(labels.get("gepauzeerd", ""))
        self._stopped.set_label(labels.get("gestopt", ""))

    def show_board(self, board: "Board") -> None:
        """Show how many were paused and stopped, and the lesson of the last that has one."""
        paused, stopped = board.columns["gepauzeerd"], board.columns["gestopt"]
        self._paused.show_cards(paused.count, paused.cards, " · ".join(card.title for card in paused.cards))
        learnt = next((card for card in stopped.cards if card.lesson), None)
        words = _("{title}: “{lesson}”").format(title=learnt.title, lesson=learnt.lesson) if learnt else ""
        self._stopped.show_cards(stopped.count, stopped.cards, words)


class _Part(QToolButton):
    """A sign, a name, a count and words that are cut where they do not fit; a click opens the list."""

    opened = Signal(str)

    def __init__(self, icon: str, token: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._token = icon, token
        self._label, self._words, self._count = "", "", 0
        self._cards: tuple[InitiativeCard, ...] = ()
        self.setProperty("variant", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.clicked.connect(self._open)

    def set_label(self, label: str) -> None:
        """Show another name."""
        self._label = label
        self._tell()

    def show_cards(self, count: int, cards: "tuple[InitiativeCard, ...]", words: str) -> None:
        """Take the initiatives of the list, how many there are in all, and the words behind the count."""
        self._count, self._cards, self._words = count, cards, words
        self.setEnabled(bool(cards))
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleName(_("{phase}, {count}").format(phase=self._label, count=self._count))
        self.setAccessibleDescription(self._words)
        self.setToolTip(self._words)
        self.update()

    def _open(self) -> None:
        options = [Option(card.id, card.title, detail=card.lesson or card.area, icon="leaf") for card in self._cards]
        popup = ChoicePopup(self, options, title=self._label)
        popup.chosen.connect(self.opened)
        popup.open()

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(160), now.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        if self.underMouse() and self.isEnabled():
            paint.box(painter, self.rect().adjusted(0, 5, 0, -5), fill=now.color("hover"))
        x, middle = now.px(8), self.height() // 2
        painter.drawPixmap(x, middle - now.px(9), now.pixmap(self._icon, 18, self._token))
        x += now.px(26)
        area = self.rect().adjusted(x, 0, 0, 0)
        paint.text(painter, area, self._label, font="h3")
        x += paint.text_width(self._label, "h3") + now.px(8)
        count = TagSpec(str(self._count))
        paint_tag(painter, QPoint(x, middle - now.px(TAG) // 2), count)
        x += tag_width(count) + now.px(10)
        words = self.rect().adjusted(x, 0, -now.px(8), 0)
        if words.width() > now.px(50):
            paint.text(painter, words, self._words, font="small", token="text2")
        if self.hasFocus():
            paint.focus_ring(painter, self.rect().adjusted(0, 5, 0, -5))
        painter.end()
