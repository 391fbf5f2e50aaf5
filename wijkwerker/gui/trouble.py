"""What stands before the window when the file cannot be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gui.cover_sheet import cover_sheet


class Trouble(QFrame):
    """Says why the file cannot be opened, and offers to try again."""

    again = Signal()

    def __init__(self, error: Exception, parent: QWidget) -> None:
        super().__init__(parent)
        expected = isinstance(error, WijkwerkerError)
        words = error.text if isinstance(error, WijkwerkerError) else _("Er ging iets mis bij het openen.")
        hint = error.hint if isinstance(error, WijkwerkerError) else _("Er is niets veranderd aan je bestand.")
        layout = cover_sheet(self, "alert-circle", _("Wijkwerker kan je bestand niet openen"), tone="dang")
        for text, role in ((words, "body"), (hint, "small muted")):
            label = QLabel(text, self)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setProperty("role", role)
            layout.addWidget(label)
        retry = QPushButton(_("Opnieuw"), self)
        retry.setProperty("variant", "solid")
        leave = QPushButton(_("Sluiten"), self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(retry)
        row.addStretch(1)
        layout.addLayout(row)
        retry.clicked.connect(self.again)
        leave.clicked.connect(self.window().close)
        self.setFocusProxy(retry if expected else leave)
