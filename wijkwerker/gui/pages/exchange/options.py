"""A radio button or a check box with a sentence below it that says what it means."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QLabel, QPushButton, QRadioButton, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from wijkwerker.gui import theme

INDENT = 25  # of the sentence: below the words of the button


@dataclass(frozen=True)
class Option:
    """The words of the button, and what it means."""

    title: str
    text: str = ""


class OptionBox(Widget):
    """A click on the sentence is a click on the button. `link_clicked` follows the link beside it, if it has one."""

    link_clicked = Signal()

    def __init__(self, button: QAbstractButton, option: Option, link: str = "", parent: Widget | None = None) -> None:
        super().__init__(parent)
        self.button = button
        self._words = QLabel(self)
        self._words.setProperty("role", "small muted")
        self._words.setWordWrap(True)
        self._indent()
        theme.appearance().changed.connect(self._indent)
        head = QHBoxLayout()
        head.addWidget(button, 1)
        if link:
            more = QPushButton(link)
            more.setProperty("variant", "quiet")
            more.clicked.connect(self.link_clicked)
            head.addWidget(more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._words)
        self.say(option.title, option.text)

    def _indent(self) -> None:
        self._words.setContentsMargins(theme.current().px(INDENT), 0, 0, 0)

    def say(self, title: str, text: str) -> None:
        """Show other words."""
        self.button.setText(title)
        self.button.setAccessibleName(title)
        self.button.setAccessibleDescription(text)
        self._words.setText(text)
        self._words.setVisible(bool(text))

    def text(self) -> str:
        """The sentence."""
        return self._words.text()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.button.isEnabled():
            self.button.click()


class OptionRadio(OptionBox):
    """One of a few."""

    def __init__(self, option: Option, link: str = "") -> None:
        super().__init__(QRadioButton(), option, link)


class OptionCheck(OptionBox):
    """Yes or no."""

    def __init__(self, option: Option, link: str = "") -> None:
        super().__init__(QCheckBox(), option, link)
