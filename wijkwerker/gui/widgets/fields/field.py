"""What all form fields share: label, hint, error line with a fix, and the sign that a value was edited."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme

Fix = tuple[str, Callable[[], None]]


class ErrorLine(QWidget):
    """An icon, what is wrong, and the buttons that put it right: beside the words, or below them when there are two.

    In the tone warn it is a doubt: nothing needs to be put right.
    """

    def __init__(self, parent: QWidget | None = None, *, tone: str = "dang") -> None:
        super().__init__(parent)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._row = QHBoxLayout()
        self._row.setSpacing(now.px(6))
        self._below = QHBoxLayout()
        self._below.setSpacing(now.px(6))
        self._below.setAlignment(Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._row)
        column.addLayout(self._below)
        sign = QLabel()
        theme.set_icon(sign, "alert-circle" if tone == "dang" else "alert-triangle", tone, 16)
        self._row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self._words = QLabel()
        self._words.setProperty("role", "small")
        self._words.setProperty("tone", tone)
        self._words.setWordWrap(True)
        self._row.addWidget(self._words, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    def text(self) -> str:
        """What it says is wrong."""
        return self._words.text()

    def buttons(self) -> list[QPushButton]:
        """The buttons that put it right."""
        return list(self._buttons)

    def say(self, text: str, fixes: Sequence[Fix] = ()) -> None:
        """Show what is wrong; each fix is the word on a button and what it does."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        self._words.setText(text)
        for word, act in fixes:
            button = QPushButton(word)
            button.setProperty("variant", "quiet")
            button.setAccessibleDescription(text)
            button.clicked.connect(lambda _checked=False, act=act: act())
            (self._row if len(fixes) == 1 else self._below).addWidget(button)
            self._buttons.append(button)
        self.setVisible(bool(text))


class Field(QWidget):
    """A labelled field. `edited(value)` follows when someone changed the value, never when the program did."""

    edited = Signal(object)

    def __init__(self, label: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(now.px(4))
        self._label = QLabel(label)
        self._label.setProperty("role", "smed muted")
        self._column.addWidget(self._label)
        self._hint = QLabel(hint, self)
        self._hint.setProperty("role", "micro faint")
        self._hint.setWordWrap(True)
        self._hint.setVisible(bool(hint))
        self._error = ErrorLine(self)
        self._column.addWidget(self._hint)
        self._column.addWidget(self._error)
        self._editor: QWidget = self
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _put(self, content: QWidget, editor: QWidget | None = None) -> None:
        """Place the content below the label; `editor` is what the keyboard goes to."""
        self._editor = editor or content
        self._column.insertWidget(1, content)
        self._label.setBuddy(self._editor)
        self._editor.setAccessibleName(self._label.text())
        self._editor.setAccessibleDescription(self._hint.text())
        self.setFocusProxy(self._editor)

    @property
    def label(self) -> str:
        """The words above the field."""
        return self._label.text()

    @property
    def error(self) -> str:
        """What is wrong with the value; '' when nothing is."""
        return "" if self._error.isHidden() else self._error.text()

    def value(self) -> Any:
        """The value as it stands; None for nothing."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value, without `edited`."""
        raise NotImplementedError

    def set_label(self, text: str) -> None:
        """Show other words above the field."""
        self._label.setText(text)
        self._editor.setAccessibleName(text)

    def hide_label(self) -> None:
        """Leave the words above the field out; its accessible name stays."""
        self._label.hide()

    def set_hint(self, text: str) -> None:
        """Show another line below the field."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text) and self._error.isHidden())
        self._editor.setAccessibleDescription(text)

    def show_error(self, text: str, *fixes: Fix) -> None:
        """Say what is wrong, with the buttons that put it right."""
        self._error.say(text, fixes)
        self._hint.hide()
        theme.vary(self._editor, invalid=bool(text))
        self._editor.setAccessibleDescription(_("Let op: {text}").format(text=text))

    def clear_error(self) -> None:
        """The value is right again."""
        if self._error.isHidden():
            return
        self._error.say("")
        self._hint.setVisible(bool(self._hint.text()))
        theme.vary(self._editor, invalid=False)
        self._editor.setAccessibleDescription(self._hint.text())
