"""One document that left the file: when, for whom, what was in it, and by what it can be recognised."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.shared import Shared
from wijkwerker.gui import theme
from wijkwerker.gui.panels.privacy.words import full_day, people_words, shared_title
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.scroll_area import SnugArea

WIDTH, MOST_HEIGHT = 620, 520


class SharedSheet(Overlay):
    """Read only; `who` is the name of who made it."""

    def __init__(self, shared: Shared, who: str, window: QWidget) -> None:
        title = shared_title(shared)[0]
        super().__init__(window, title, width=WIDTH, top=0.1)
        now = theme.current()
        self.body.setSpacing(now.px(12))
        self.body.addWidget(wrapped(title, "h1"))
        middle = SnugArea(width=WIDTH - 40, most=MOST_HEIGHT)
        grid = QGridLayout()
        grid.setHorizontalSpacing(now.px(16))
        grid.setVerticalSpacing(now.px(8))
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(_told(shared, who)):
            words = wrapped(label, "small muted")
            words.setMinimumWidth(now.px(110))
            text = wrapped(value, "body")
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(f"{label}: {value}")
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
        middle.body.addLayout(grid)
        middle.body.addStretch(1)
        self.body.addWidget(middle, 1)
        self.close_button = QPushButton(_("Sluiten"))
        self.close_button.setAutoDefault(True)
        self.close_button.clicked.connect(self.close_overlay)
        self.body.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)

    def ask(self) -> None:
        """Show the sheet."""
        self.open(self.close_button)


def _told(shared: Shared, who: str) -> list[tuple[str, str]]:
    """Label and value of all that is known of it."""
    groups = (shared.hash[start : start + 8] for start in range(0, len(shared.hash), 8))
    told = [
        (_("Wanneer"), f"{full_day(shared.at.date())}, {shared.at:%H:%M}"),
        (_("Voor wie"), shared.recipient),
        (_("Gemaakt door"), who),
        (_("Wat"), shared.scope),
        (_("Waarvoor"), shared.purpose),
        (_("Namen"), _("met namen") if shared.personal else _("zonder namen")),
        (_("Van wie"), people_words(shared)),
        (_("Velden"), "\n".join(shared.fields)),
        (_("Bestand"), shared.file_name),
        (_("Kenmerk"), " ".join(groups)),
    ]
    return [(label, value) for label, value in told if value]
