"""Hoe lang bewaren we: a term for each sort of data, which acts at once."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.retention import TERM_CHOICES, TERMS, Data
from wijkwerker.gui import theme
from wijkwerker.gui.panels.privacy.words import TERM_WORDS, term_words
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.labels import line, wrapped

WIDTH = 150


class TermsCard(Card):
    """`chosen(Data, months)` follows the choice of another term."""

    chosen = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Hoe lang bewaren we"), parent=parent)
        self.body.setSpacing(theme.current().px(10))
        self.boxes: dict[Data, QComboBox] = {}
        for data in TERMS:
            if self.boxes:
                self.body.addWidget(line())
            self.body.addLayout(self._row(data))
        self.show_terms(TERMS)

    def _row(self, data: Data) -> QHBoxLayout:
        now = theme.current()
        title, text = (_(words) for words in TERM_WORDS[data])
        box = QComboBox()
        box.setFixedWidth(now.px(WIDTH))
        box.setAccessibleName(title)
        box.setAccessibleDescription(text)
        box.activated.connect(lambda place: self.chosen.emit(data, int(box.itemData(place))))
        self.boxes[data] = box
        label = QLabel(title)
        label.setProperty("role", "med")
        label.setWordWrap(True)
        label.setBuddy(box)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label)
        words.addWidget(wrapped(text))
        row = QHBoxLayout()
        row.setSpacing(now.px(14))
        row.addLayout(words, 1)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def show_terms(self, terms: Mapping[Data, int]) -> None:
        """Show these terms, in months; one that is not offered is offered too."""
        for data, box in self.boxes.items():
            months = terms.get(data, TERMS[data])
            box.clear()
            for choice in sorted({*TERM_CHOICES, months}):
                box.addItem(term_words(choice), choice)
            box.setCurrentIndex(box.findData(months))
