"""The card on the cover, as the lock and what is wrong both look: a round sign, a title, and room below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from wijkwerker.gui import theme
from wijkwerker.gui.widgets.avatar import Avatar

WIDTH = 420


def cover_sheet(frame: QFrame, icon: str, title: str, tone: str = "") -> QVBoxLayout:
    """Give a frame the look and the head of a card on the cover; what is asked goes into the layout."""
    now = theme.current()
    frame.setProperty("card", "true")
    frame.setFixedWidth(now.px(WIDTH))
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(now.px(32), now.px(32), now.px(32), now.px(32))
    layout.setSpacing(now.px(14))
    sign = Avatar(icon=icon, size=48, parent=frame)
    heading = QLabel(title, frame)
    heading.setProperty("role", "h1")
    heading.setProperty("tone", tone)
    heading.setWordWrap(True)
    heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
    layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addWidget(heading)
    return layout
