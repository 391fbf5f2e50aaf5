"""What was saved just now, below the box: proof that it is there, and the way to correct it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets import paint

KEPT = timedelta(minutes=5)
MOMENT = "contact_moment"
MOST = 3
HEIGHT = 30
_LOOK_EVERY_MS = 15_000


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    words: str
    saved: datetime


class _Row(QToolButton):
    """One saved sentence on one line; a click opens it."""

    def __init__(self, entry: _Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = entry.words
        self.setProperty("variant", "flat")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Net opgeslagen: {words}").format(words=entry.words))
        self.setAccessibleDescription(_("Enter: openen."))

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(200), now.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        if self.underMouse():
            paint.box(painter, self.rect(), fill=now.color("hover"), radius=6)
        side = now.px(16)
        left = now.px(8)
        painter.drawPixmap(left, (self.height() - side) // 2, now.pixmap("check-circle", 16, "ok"))
        left += side + now.px(8)
        time = _("opgeslagen")
        right = self.width() - now.px(8)
        width = paint.text_width(time, "micro") + 1
        paint.text(painter, QRect(right - width, 0, width, self.height()), time, font="micro", token="text3")
        words = QRect(left, 0, right - width - now.px(12) - left, self.height())
        paint.text(painter, words, self._words, font="small", token="text2")
        if self.hasFocus():
            paint.focus_ring(painter, self.rect(), radius=6)
        painter.end()


class RecentEntries(QWidget):
    """The last three moments of the past five minutes, the newest first; hidden when there are none."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: list[_Entry] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._forget_old)
        context.tasks.changed.connect(self._follow)
        self.hide()

    def _follow(self, changes: Changes, _initiator: object) -> None:
        moments = [item for item in changes.items if item.kind == MOMENT]
        fresh = [item for item in moments if item.before is None]
        if len(fresh) > 1:
            return  # an import is not something that was just typed
        for item in moments:
            old = next((entry for entry in self._entries if entry.id == item.id), None)
            if item.before is None or old is not None:
                self._entries = [entry for entry in self._entries if entry.id != item.id]
            if item.after is not None and (item.before is None or old is not None):
                saved = old.saved if old is not None else self._context.clock.now()
                self._entries.insert(0, _Entry(item.id, _words(getattr(item.after, "note", None)), saved))
        if moments:
            self._show()

    def _forget_old(self) -> None:
        before = len(self._entries)
        oldest = self._context.clock.now() - KEPT
        self._entries = [entry for entry in self._entries if entry.saved > oldest]
        if len(self._entries) != before:
            self._show()

    def _show(self) -> None:
        self._entries = self._entries[:MOST]
        while (item := self._column.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for entry in self._entries:
            row = _Row(entry, self)
            row.clicked.connect(lambda _on=False, moment=entry.id: self._open(moment))
            self._column.addWidget(row)
        self.setVisible(bool(self._entries))
        if self._entries:
            self._timer.start()
        else:
            self._timer.stop()

    def _open(self, moment: str) -> None:
        self._context.navigator.open_record.emit(MOMENT, moment)


def _words(note: str | None) -> str:
    lines = (note or "").split("\n")
    return lines[0] or _("Moment zonder tekst")
