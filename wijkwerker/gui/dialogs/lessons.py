"""All that was learnt, newest first."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.dates import near_day
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.scroll_area import SnugArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wijkwerker.services.initiatives import LessonLine

MOST_HEIGHT = 520


class Lessons(Overlay):
    """Each lesson with its day and its initiative; `opened(initiative id)`."""

    opened = Signal(str)

    def __init__(self, window: QWidget, lessons: "Sequence[LessonLine]", today: date) -> None:
        super().__init__(window, _("Alle lessen"), width=640, top=0.1)
        now = theme.current()
        self.body.setSpacing(now.px(10))
        title = QLabel(_("Alle lessen"))
        title.setProperty("role", "h1")
        self.body.addWidget(title)
        scroll = SnugArea(width=600, most=MOST_HEIGHT)
        for number, lesson in enumerate(lessons):
            scroll.body.addWidget(self._row(lesson, today, first=not number))
        if not lessons:
            words = QLabel(_("Nog geen les. Bij een initiatief schrijf je op wat je leerde."))
            words.setProperty("role", "body muted")
            words.setWordWrap(True)
            scroll.body.addWidget(words)
        scroll.body.addStretch(1)
        self.body.addWidget(scroll, 1)
        close = QPushButton(_("Sluiten"))
        close.clicked.connect(self.close_overlay)
        self.body.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _row(self, lesson: "LessonLine", today: date, *, first: bool) -> QWidget:
        now = theme.current()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, now.px(8), now.px(6))
        column.setSpacing(now.px(2))
        if not first:
            line = QFrame()
            line.setProperty("line", "h")
            column.addWidget(line)
            column.addSpacing(now.px(6))
        words = QLabel(lesson.text)
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column.addWidget(words)
        below = QHBoxLayout()
        day = QLabel(near_day(lesson.on, today))
        day.setProperty("role", "small muted")
        below.addWidget(day)
        if lesson.initiative:
            link = QPushButton(lesson.title)
            link.setProperty("variant", "quiet")
            link.clicked.connect(lambda _on=False, found=lesson.initiative: self._open(found))
            below.addWidget(link)
        below.addStretch(1)
        column.addLayout(below)
        return box

    def _open(self, initiative: str) -> None:
        self.close_overlay()
        self.opened.emit(initiative)
