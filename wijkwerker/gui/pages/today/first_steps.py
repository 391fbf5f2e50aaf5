"""What to do first in a file in which nothing was written down yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.card import Card


class FirstSteps(Card):
    """The first steps, each with its own button."""

    log_clicked = Signal()
    contact_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Zo begin je"), parent=parent)
        self.log = QPushButton(_("Vastleggen"))
        self.log.clicked.connect(self.log_clicked)
        self.contact = QPushButton(_("Iemand toevoegen"))
        self.contact.clicked.connect(self.contact_clicked)
        self._add(
            "edit",
            _("Leg vast wat er gebeurde"),
            _("Typ het hierboven in één zin, zoals je het aan een collega vertelt, en druk op Enter."),
            self.log,
        )
        self._add(
            "user-plus",
            _("Voeg iemand toe die je kent"),
            _("Een bewoner of een organisatie. Een naam is genoeg; de rest kan later."),
            self.contact,
        )

    def _add(self, icon: str, title: str, words: str, button: QPushButton) -> None:
        now = theme.current()
        row = QHBoxLayout()
        row.setContentsMargins(0, now.px(8), 0, now.px(8))
        row.setSpacing(now.px(14))
        sign = QLabel()
        theme.set_icon(sign, icon, "accent", 22)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(now.px(2))
        head = QLabel(title)
        head.setProperty("role", "h3")
        text.addWidget(head)
        line = QLabel(words)
        line.setProperty("role", "small muted")
        line.setWordWrap(True)
        text.addWidget(line)
        row.addLayout(text, 1)
        button.setAccessibleDescription(words)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
