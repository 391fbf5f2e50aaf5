"""One field of which two people wrote something else, with a card for each version."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.domain.exchange.given import Conflict
from wijkwerker.domain.exchange.planned import BOTH, OURS, THEIRS, UNKNOWN, Line
from wijkwerker.domain.fields import LongText
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.exchange.choice_cards import CardChoice, ChoiceCards
from wijkwerker.gui.panels.exchange.values import KIND_ICONS, CellValue, ValueWords, type_of
from wijkwerker.gui.panels.exchange.words import stamped, title_words, who_when
from wijkwerker.gui.widgets.elided_label import ElidedLabel


@dataclass(frozen=True)
class Choosing:
    """What is chosen in one row: of which record and field, what stood there before, and the versions."""

    key: str
    kind: str
    title: str
    field: str
    before: str
    choices: Sequence[CardChoice]


def of_line(line: Line, words: ValueWords) -> Choosing:
    """A conflict in a workbook that is looked over."""

    def said(text: str | None) -> str:
        return words.value(CellValue(line.kind, line.field, line.element, text))

    ours = who_when(line.our_who, stamped(line.our_when), words.today, mine=line.our_who in {"", words.me})
    choices = [
        CardChoice(OURS, said(line.ours), ours),
        CardChoice(THEIRS, said(line.theirs), who_when(line.who, stamped(line.when), words.today)),
    ]
    if line.ours and line.theirs and isinstance(type_of(line.kind, line.field), LongText):
        choices.append(CardChoice(BOTH, _("Beide bewaren"), _("onder elkaar gezet")))
    field = words.field(line.kind, line.field)
    return Choosing(line.key, line.kind, title_words(line.title, words.today), field, _before(line.base, said), choices)


def of_conflict(conflict: Conflict, words: ValueWords) -> Choosing:
    """A conflict that is still open, the own version first; the keys of its choices are those of `chosen_value`."""

    def said(text: str | None) -> str:
        return words.value(CellValue(conflict.kind, conflict.field, conflict.element, text))

    choices = [
        CardChoice(str(place), said(one.value), who_when(one.who, one.when, words.today, mine=one.mine))
        for place, one in sorted(enumerate(conflict.versions), key=lambda version: not version[1].mine)
    ]
    if _both(conflict):
        choices.append(CardChoice(BOTH, _("Beide bewaren"), _("onder elkaar gezet")))
    key = "|".join((conflict.record, conflict.field, conflict.element))
    title, field = title_words(conflict.title, words.today), words.field(conflict.kind, conflict.field)
    return Choosing(key, conflict.kind, title, field, _before(conflict.base, said), choices)


def chosen_value(conflict: Conflict, card: str) -> str | None:
    """What stays when a card of an open conflict is chosen: the version at that place, or all of them."""
    if card == BOTH:
        return "\n".join(one.value or "" for one in sorted(conflict.versions, key=lambda one: not one.mine))
    return conflict.versions[int(card)].value


def _both(conflict: Conflict) -> bool:
    """Whether two texts can stand below each other."""
    texts = [one.value for one in conflict.versions if one.value]
    return len(conflict.versions) == len(texts) == 2 and isinstance(type_of(conflict.kind, conflict.field), LongText)


def _before(base: str | None, said: Callable[[str | None], str]) -> str:
    return "" if base == UNKNOWN else _("laatst samen: {value}").format(value=said(base))


class ConflictRow(QWidget):
    """Record and field, the value of before at the right, and the cards below. `chosen(key of the row, card)`."""

    chosen = Signal(str, str)

    def __init__(self, row: Choosing, chosen: str = "", *, line: bool = False, parent: QWidget | None = None) -> None:
        """With a `line` it stands below another."""
        super().__init__(parent)
        self.row = row
        self._line = line
        name = f"{row.title}, {row.field}. {row.before}"
        self.setAccessibleName(name)
        self.cards = ChoiceCards(row.choices, name, chosen=chosen, parent=self)
        self.cards.chosen.connect(self._choose)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, now.px(8), 0, now.px(8))
        column.setSpacing(now.px(6))
        column.addLayout(self._head())
        column.addWidget(self.cards)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.current().px(7))
        icon = QLabel()
        theme.set_icon(icon, KIND_ICONS.get(self.row.kind, "file"), "text2", 16)
        head.addWidget(icon)
        title = ElidedLabel(self.row.title, font="h3")
        head.addWidget(title)
        dot = QLabel("·")
        head.addWidget(dot)
        head.addWidget(ElidedLabel(self.row.field, token="text2"))
        head.addStretch(1)
        if self.row.before:
            head.addWidget(ElidedLabel(self.row.before, font="small", token="text2"))
        return head

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line:
            painter = QPainter(self)
            painter.fillRect(QRect(0, 0, self.width(), 1), theme.current().color("line"))
            painter.end()

    def _choose(self, card: str) -> None:
        self.chosen.emit(self.row.key, card)
