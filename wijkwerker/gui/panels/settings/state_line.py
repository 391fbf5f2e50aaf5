"""How something stands: a sign, a line, what belongs to it below, and what is wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.gui import theme
from wijkwerker.gui.widgets.labels import wrapped

SIGN = 18


class StateLine(QWidget):
    """An icon with two lines, and a third for what is wrong; a screen reader gets all of it as one name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self._icon = ""
        self._sign = QLabel()
        self._title = wrapped("", "med")
        self._more = wrapped("")
        self._wrong = wrapped("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(now.px(10))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(now.px(2))
        for label in (self._title, self._more, self._wrong):
            column.addWidget(label)
            label.hide()
        row.addLayout(column, 1)

    def say(self, icon: str, tone: str, title: str, more: str = "", wrong: str = "") -> None:
        """Show how it stands; `tone` is that of the sign."""
        self._icon = icon
        theme.set_icon(self._sign, icon, tone, SIGN)
        theme.vary(self._wrong, tone="warn")
        for label, text in ((self._title, title), (self._more, more), (self._wrong, wrong)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(". ".join(text for text in (title, more, wrong) if text))

    def text(self) -> str:
        """Everything that it says, in one line."""
        return self.accessibleName()

    def icon(self) -> str:
        """The name of the sign."""
        return self._icon
