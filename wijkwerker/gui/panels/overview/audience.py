"""For whom a file is: for the team with exact figures, or to share with few people hidden."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.key_hint import KeyHint

TEAM, SHARED = "team", "shared"
CHOICES = (
    (TEAM, N_("Voor het team (precies)"), N_("Alle aantallen en namen van trekkers. Houd het binnen het team.")),
    (
        SHARED,
        N_("Om te delen (kleine aantallen weg)"),
        N_("Aantallen mensen afgerond op 5, geen namen, alleen verhalen met toestemming."),
    ),
)


class _Card(QFrame):
    """A choice with what it means; a click anywhere chooses it."""

    def __init__(self, title: str, text: str, digit: str) -> None:
        super().__init__()
        now = theme.current()
        self.setProperty("card", True)
        self.radio = QRadioButton(title)
        self.radio.setAccessibleDescription(text)
        self.radio.toggled.connect(self._tell)
        words = QLabel(text)
        words.setProperty("role", "small muted")
        words.setWordWrap(True)
        words.setContentsMargins(now.px(25), 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.radio, 1)
        row.addWidget(KeyHint(digit), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(14), now.px(8), now.px(12), now.px(12))
        column.setSpacing(now.px(2))
        column.addLayout(row)
        column.addWidget(words, 1)

    def _tell(self, on: bool) -> None:
        theme.vary(self, card="focus" if on else "true")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.radio.setChecked(True)
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)


class AudienceChoice(QWidget):
    """Two cards of which one is chosen; `chosen` follows another choice."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Voor wie is dit overzicht?"))
        self._cards = {
            key: _Card(_(title), _(text), str(digit)) for digit, (key, title, text) in enumerate(CHOICES, start=1)
        }
        self._group = QButtonGroup(self)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.current().px(12))
        for card in self._cards.values():
            self._group.addButton(card.radio)
            self._layout.addWidget(card, 1)
        self._cards[TEAM].radio.setChecked(True)
        self._group.buttonToggled.connect(self._toggled)

    def is_shared(self) -> bool:
        """Whether the file may leave the team."""
        return self._cards[SHARED].radio.isChecked()

    def current(self) -> QRadioButton:
        """The button that is chosen, for the keyboard."""
        return self._cards[SHARED if self.is_shared() else TEAM].radio

    def choose_by_digit(self, digit: str) -> bool:
        """Choose the first or second card by the key "1" or "2"; False for another key."""
        for place, card in enumerate(self._cards.values(), start=1):
            if digit == str(place):
                card.radio.setChecked(True)
                card.radio.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where the words would be cut."""
        super().resizeEvent(event)
        widest = max(card.minimumSizeHint().width() for card in self._cards.values())
        beside = 2 * widest + self._layout.spacing() <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != direction:
            self._layout.setDirection(direction)

    def _toggled(self, _button: QRadioButton, on: bool) -> None:
        if on:
            self.chosen.emit()
