"""What every section of Instellingen is: a title, a line of explanation, and cards below."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.scroll_area import ScrollArea

WIDEST = 640


class Section(ScrollArea):
    """A section; `load` reads what it shows."""

    def __init__(self, context: Context, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.context = context
        self.setAccessibleName(title)
        for text, role in ((title, "display"), (words, "body muted")):
            label = QLabel(text)
            label.setProperty("role", role)
            label.setWordWrap(True)
            self.body.addWidget(label)

    def load(self) -> None:
        """Read what the section shows."""

    def add_card(self, title: str, words: str = "") -> Card:
        """A card below the others."""
        card = Card(title, subtitle=words)
        card.setMaximumWidth(theme.current().px(WIDEST))
        row = QHBoxLayout()  # knows how wide the card becomes, so that chips on two lines get the height of two lines
        row.addWidget(card, 1_000)
        row.addStretch(1)
        self.body.addLayout(row)
        return card

    def end(self) -> None:
        """Keep the cards at the top."""
        self.body.addStretch(1)
