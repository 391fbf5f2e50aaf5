"""A question before what cannot be undone, or that needs a reason: a verb on the button, and *Annuleren*."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.empty_state import RoundIcon
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.overlay import Overlay


class VerbDialog(Overlay):
    """`confirmed(text)` follows the verb, with what was typed when the dialog asks for a text; it then closes.

    With `danger` the button is red and *Annuleren* has the keyboard first. Put more parts into `content`.
    """

    confirmed = Signal(str)

    def __init__(
        self,
        window: QWidget,
        title: str,
        text: str,
        verb: str,
        *,
        danger: bool = False,
        icon: str = "",
        asks: str = "",
        cancel: str = "",
        width: int = 480,
    ) -> None:
        super().__init__(window, title, width=width, top=0.25)
        now = theme.current()
        self.body.setSpacing(now.px(10))
        self._danger = danger
        if icon:
            ground, ink = ("dangS", "dang") if danger else ("soft", "ink")
            self.body.addWidget(RoundIcon(icon, ground=ground, ink=ink, size=40))
        words = wrapped(text, "body muted")
        self.body.addWidget(wrapped(title, "h1"))
        self.body.addWidget(words)
        words.setVisible(bool(text))
        self.panel.setAccessibleDescription(text)
        self.input = QLineEdit(self.panel)
        self.input.setPlaceholderText(asks)
        self.input.setAccessibleName(asks)
        self.input.setVisible(bool(asks))
        self.input.returnPressed.connect(self._confirm)
        self.body.addWidget(self.input)
        self.body.addLayout(self._buttons(verb, cancel or _("Annuleren")))

    def _buttons(self, verb: str, cancel: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        row.addStretch(1)
        self.cancel_button = QPushButton(cancel)
        self.cancel_button.clicked.connect(self.close_overlay)
        self.verb_button = QPushButton(verb)
        self.verb_button.setProperty("variant", "danger" if self._danger else "solid")
        self.verb_button.clicked.connect(self._confirm)
        for button in (self.cancel_button, self.verb_button):
            button.setAutoDefault(True)
            row.addWidget(button)
        return row

    def insert(self, content: QWidget) -> None:
        """Put a widget above the buttons."""
        self.body.insertWidget(self.body.count() - 1, content)

    def ask(self) -> None:
        """Show the question."""
        asks = bool(self.input.placeholderText())
        self.open(self.input if asks else self.cancel_button if self._danger else self.verb_button)

    def _confirm(self) -> None:
        text = self.input.text().strip()
        self.close_overlay()
        self.confirmed.emit(text)


def ask(
    window: QWidget, title: str, text: str, verb: str, *, danger: bool = False, icon: str = "", asks: str = ""
) -> VerbDialog:
    """Show a question over `window`; connect to `confirmed`. It deletes itself when it closes."""
    dialog = VerbDialog(window, title, text, verb, danger=danger, icon=icon, asks=asks)
    dialog.ask()
    return dialog
