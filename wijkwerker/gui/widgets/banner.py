"""One sentence with one action at the top of a page."""

from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.toast import announce

ICONS = MappingProxyType(
    {"info": "info", "ok": "check-circle", "warn": "alert-triangle", "dang": "alert-circle", "accent": "info"}
)


class Banner(QFrame):
    """A message in a `tone` of ICONS; `acted` follows its button. Only an info banner can be closed (`closed`)."""

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        text: str = "",
        tone: str = "info",
        *,
        action: str = "",
        icon: str = "",
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        now = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(now.px(14), now.px(6), now.px(8), now.px(6))
        row.setSpacing(now.px(10))
        self._icon = QLabel()
        self._words = QLabel()
        self._words.setProperty("role", "small")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.setProperty("variant", "quiet")
        self._button.clicked.connect(self.acted)
        self._close = QPushButton()
        self._close.setProperty("variant", "flat")
        self._close.setAccessibleName(_("Sluiten"))
        self._close.clicked.connect(self._closed)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.setMinimumHeight(now.px(38))
        self.say(text, tone, action=action, icon=icon, closable=closable)

    def say(self, text: str, tone: str = "info", *, action: str = "", icon: str = "", closable: bool = False) -> None:
        """Show another message; an empty text hides the banner."""
        ink = "ink" if tone == "accent" else tone
        theme.vary(self, banner=tone)
        theme.set_icon(self._icon, icon or ICONS[tone], ink, 18)
        theme.set_icon(self._close, "close", ink, 16)
        self._words.setText(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._close.setVisible(closable and tone in {"info", "accent"})
        self.setAccessibleName(text)
        if not text or self.parentWidget() is not None:  # shown without parent, it would be a window of its own
            self.setVisible(bool(text))
        if text and self.isVisible():
            announce(self, text, assertive=tone == "dang")

    def text(self) -> str:
        """The message that is shown."""
        return self._words.text()

    def button(self) -> QPushButton:
        """The button of the message."""
        return self._button

    def _closed(self) -> None:
        self.hide()
        self.closed.emit()
