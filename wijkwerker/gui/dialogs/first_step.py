"""One question of the first start, as all of them look."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from wijkwerker.gui import theme


class Step(QWidget):
    """One question of the first start."""

    def __init__(self, title: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: dict[QWidget, QLabel] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, theme.current().px(8), 0)
        self._layout.setSpacing(theme.current().px(6))
        for text, role in ((title, "display"), (lead, "body muted")):
            label = QLabel(text, self)
            label.setProperty("role", role)
            label.setWordWrap(True)
            self._layout.addWidget(label)
        self._layout.addSpacing(theme.current().px(10))

    def ask(self, label: str, box: QWidget) -> None:
        """Put a box below its label."""
        words = QLabel(label, self)
        words.setProperty("role", "smed muted")
        words.setBuddy(box)
        box.setAccessibleName(label)
        self._labels[box] = words
        self._layout.addWidget(words)
        self._layout.addWidget(box)
        self._layout.addSpacing(theme.current().px(8))

    def label_of(self, box: QWidget) -> QLabel:
        """The words above a box that was asked for."""
        return self._labels[box]

    def say(self, icon: str, text: str) -> None:
        """Put a calm notice at the end."""
        banner = QFrame(self)
        banner.setProperty("banner", "accent")
        sign, words = QLabel(banner), QLabel(text, banner)
        theme.set_icon(sign, icon, "ink", 17)
        words.setProperty("role", "small")
        words.setWordWrap(True)
        row = QHBoxLayout(banner)
        row.addWidget(sign)
        row.addWidget(words, 1)
        self._layout.addWidget(banner)

    def end(self) -> None:
        """Leave the rest of the height empty."""
        self._layout.addStretch(1)

    def problem(self) -> tuple[str, QLineEdit | None]:
        """What is still needed, in words, and the box where; ("", None) when the step is done."""
        return "", None

    def begins(self) -> QWidget | None:
        """Where the keyboard begins; None for the button that goes on."""
        return self.focusProxy()

    def takes_enter(self) -> bool:
        """Whether Enter moved on within the step."""
        return False

    def may_wait(self) -> bool:
        """Whether this can be filled in later."""
        return False
