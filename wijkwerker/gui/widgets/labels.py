"""Words on a page that wrap, and the thin line between parts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy


def wrapped(text: str, role: str = "small muted") -> QLabel:
    """Words over as many lines as they need; what people typed in them is never taken for markup."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return label


def line() -> QFrame:
    """A thin line from left to right."""
    found = QFrame()
    found.setProperty("line", "h")
    return found
