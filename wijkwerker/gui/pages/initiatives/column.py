"""One column of the board: its name, its cards, and a button for more of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.pages.initiatives.card_list import CardList
from wijkwerker.gui.pages.initiatives.cards import Telling
from wijkwerker.gui.widgets.tags import Tag

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import BoardColumn

CARD_WIDTH = 167  # at least: the longest word of the ladder fits beside its dots
HEAD = 30


class Column(QWidget):
    """Head with the name, the count and a plus; the cards; and *Nog 5 tonen*.

    `add_wanted(phase)` follows the plus, `more_wanted(phase)` the last button. With `compact_icon` the cards are small
    rows in one frame.
    """

    add_wanted = Signal(str)
    more_wanted = Signal(str)

    def __init__(self, phase: str, *, compact_icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phase = phase
        self._compact = bool(compact_icon)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(6))
        column.addWidget(self._made_head())
        self.list = CardList(phase, compact_icon)
        self._more = QPushButton()
        self._more.setProperty("variant", "quiet")
        self._more.clicked.connect(lambda: self.more_wanted.emit(self.phase))
        self._more.hide()
        if compact_icon:
            self._frame = QFrame()
            self._frame.setProperty("card", True)
            inside = QVBoxLayout(self._frame)
            inside.setContentsMargins(now.px(5), now.px(6), now.px(5), now.px(6))
            inside.setSpacing(0)
            inside.addWidget(self.list)
            inside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self._frame)
        else:
            column.addWidget(self.list)
            column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
            column.addStretch(1)

    def _made_head(self) -> QWidget:
        now = theme.current()
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(now.px(8))
        self._name = QLabel(self.phase)
        self._name.setProperty("role", "h3")
        self._count = Tag("0")
        row.addWidget(self._name)
        row.addWidget(self._count)
        row.addStretch(1)
        self.plus = QToolButton()
        self.plus.setProperty("variant", "flat")
        self.plus.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # by keyboard: Nieuw initiatief, which asks for the phase
        theme.set_icon(self.plus, "plus", size=16)
        self.plus.clicked.connect(lambda: self.add_wanted.emit(self.phase))
        row.addWidget(self.plus)
        self.plus.setVisible(not self._compact)  # not before it has a parent: it would be a window of its own
        self.restyle()
        return self._head

    def restyle(self) -> None:
        """Take the sizes of another text size."""
        now = theme.current()
        self._head.setFixedHeight(now.px(HEAD))
        if not self._compact:
            self.setMinimumWidth(now.px(CARD_WIDTH))

    def set_label(self, label: str) -> None:
        """Show the name of the phase."""
        self._name.setText(label)
        words = _("Nieuw initiatief bij {phase}").format(phase=label)
        self.plus.setAccessibleName(words)
        self.plus.setToolTip(words)

    def show_column(self, column: "BoardColumn", telling: Telling) -> None:
        """Show the cards of the phase and how many there are."""
        self._count.set_tag(str(column.count))
        self.list.setAccessibleName(_("{phase}, {count}").format(phase=self._name.text(), count=column.count))
        self.list.show_cards(column.cards, telling)
        rest = column.count - len(column.cards)
        words = _("Nog {count}") if self._compact else _("Nog {count} tonen")
        self._more.setText(words.format(count=rest))
        self._more.setAccessibleName(_("{phase}: nog {count} tonen").format(phase=self._name.text(), count=rest))
        self._more.setVisible(rest > 0)
        if self._compact:
            self._frame.setVisible(bool(column.count))

    def focus_more(self) -> bool:
        """Move to *Nog 5 tonen*; False when everything is shown."""
        if self._more.isHidden():
            return False
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
