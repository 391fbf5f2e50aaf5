"""Cards of which one is chosen, as *jij*, *collega* and *beide*: a radio dot, the value, and whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint

LEAST_WIDTH = 150
PADDING, DOT, LINE = 12, 16, 18
MOST_LINES = 6
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
LONGEST = 600  # letters of a value on a card; the whole text is in the tooltip


@dataclass(frozen=True)
class CardChoice:
    """One card: what it stands for, the words on it, and a second line."""

    key: str
    text: str
    detail: str = ""


class ChoiceCard(QRadioButton):
    """One card; a value of several lines makes it higher."""

    def __init__(self, choice: CardChoice, digit: int) -> None:
        super().__init__()
        self.choice = choice
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._shown = choice.text if len(choice.text) <= LONGEST else choice.text[: LONGEST - 1] + "…"
        self.setToolTip(choice.text if len(choice.text) > 80 else "")
        self.setAccessibleName(", ".join(part for part in (choice.text, choice.detail) if part))
        self.setAccessibleDescription(_("Toets {digit}").format(digit=digit))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        now = theme.current()
        words = self._words_height(width - now.px(2 * PADDING + DOT + 10))
        detail = now.px(LINE) if self.choice.detail else 0
        return words + detail + now.px(2 * 8)

    def _words_height(self, width: int) -> int:
        metrics = QFontMetrics(theme.current().font("body"))
        area = QRect(0, 0, max(width, 20), 10_000)
        needed = metrics.boundingRect(area, Qt.TextFlag.TextWordWrap, self._shown).height()
        return min(max(needed, metrics.height()), MOST_LINES * metrics.lineSpacing())

    def sizeHint(self) -> QSize:
        wide = theme.current().px(LEAST_WIDTH)
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(80), self.heightForWidth(max(self.width(), theme.current().px(80))))

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """The whole card is the button."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the cards as a row."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        on = self.isChecked()
        ground = "soft" if on else "hover" if self.underMouse() else "sunken"
        paint.box(painter, self.rect(), fill=now.color(ground))
        centre = QPointF(now.px(PADDING) + now.px(DOT) / 2, self.height() / 2)
        if on:
            paint.dot(painter, centre, now.px(DOT) / 2, now.color("accent"))
            paint.dot(painter, centre, now.px(DOT) / 5, now.color("on"))
        else:
            paint.dot(painter, centre, now.px(DOT) / 2 - 1, now.color("surface"), now.color("line2"))
        left = now.px(PADDING + DOT + 10)
        words = QRect(left, now.px(8), self.width() - left - now.px(PADDING), 0)
        words.setHeight(self._words_height(words.width()))
        painter.setFont(now.font("body"))
        painter.setPen(now.color("ink" if on else "text"))
        painter.drawText(words, Qt.TextFlag.TextWordWrap, self._shown)
        second = QRect(left, words.bottom() + 1, words.width(), now.px(LINE))
        paint.text(painter, second, self.choice.detail, font="micro", token="ink" if on else "text2")
        if self.hasFocus():
            paint.focus_ring(painter, self.rect())
        painter.end()


class ChoiceCards(QWidget):
    """The cards beside each other, or below each other where they would be too narrow.

    `chosen(key)` follows the person's choice; `left(step)` ↑ (-1) and ↓ (1), to the cards before and after these.
    """

    chosen = Signal(str)
    left = Signal(int)

    def __init__(
        self, choices: Sequence[CardChoice], name: str, *, chosen: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._cards = [ChoiceCard(choice, digit) for digit, choice in enumerate(choices, start=1)]
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.current().px(10))
        for card in self._cards:
            self._group.addButton(card)
            self._layout.addWidget(card, 1)
        self._group.buttonClicked.connect(self._clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.choose(chosen)

    def cards(self) -> list[ChoiceCard]:
        """The cards in their order."""
        return list(self._cards)

    def current(self) -> str:
        """The key that is chosen; '' for none."""
        return next((card.choice.key for card in self._cards if card.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a card without `chosen`; '' takes the choice away."""
        self._group.setExclusive(False)
        for card in self._cards:
            card.setChecked(card.choice.key == key)
        self._group.setExclusive(True)
        self.setFocusProxy(next((card for card in self._cards if card.isChecked()), self._cards[0]))

    def _clicked(self, card: ChoiceCard) -> None:
        self.choose(card.choice.key)
        self.chosen.emit(card.choice.key)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(100), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where a value would be cut."""
        super().resizeEvent(event)
        each = (self.width() - self._layout.spacing() * (len(self._cards) - 1)) / len(self._cards)
        beside = each >= theme.current().px(LEAST_WIDTH)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 choose; ← and → walk; ↑ and ↓ leave."""
        key, step = event.key(), {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        digit = int(event.text()) if event.text() in {"1", "2", "3"} else 0
        here = next((n for n, card in enumerate(self._cards) if card.hasFocus()), 0)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.left.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif 1 <= digit <= len(self._cards):
            self._press(digit - 1)
        elif step:
            self._press((here + step) % len(self._cards))
        else:
            super().keyPressEvent(event)

    def _press(self, place: int) -> None:
        card = self._cards[place]
        self.choose(card.choice.key)
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(card.choice.key)
