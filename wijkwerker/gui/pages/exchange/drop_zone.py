"""Ontvangen: where a workbook is dropped or chosen, and what is being read."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.empty_state import RoundIcon
from wijkwerker.gui.widgets.files import ask_workbooks, workbooks

FEW = 50  # steps below which they are not rows but parts of the work


class DropZone(QFrame):
    """Says where to drop; `given(paths)` follows a drop or a choice, `stop_wanted` *Stoppen*."""

    given = Signal(object)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Ontvangen"))
        self._faces = QStackedLayout(self)
        self._faces.addWidget(self._made_invitation())
        self._faces.addWidget(self._made_progress())

    def _made_invitation(self) -> QWidget:
        now = theme.current()
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(now.px(16), now.px(18), now.px(16), now.px(16))
        column.setSpacing(now.px(4))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(RoundIcon("download", ground="soft", ink="accent", size=40), 0, middle)
        title = QLabel(_("Sleep een uitwisselbestand hierheen"))
        title.setProperty("role", "h3")
        title.setWordWrap(True)
        title.setAlignment(middle)
        column.addSpacing(now.px(4))
        column.addWidget(title)
        line = QHBoxLayout()
        line.setSpacing(0)
        self.choose = QPushButton(_("kies een bestand"))
        self.choose.setProperty("variant", "quiet")
        self.choose.setAccessibleDescription(_("Een of meer bestanden van collega’s. Je kijkt ze eerst na."))
        self.choose.clicked.connect(self.ask)
        line.addStretch(1)
        line.addWidget(_small(_("of")))
        line.addWidget(self.choose)
        line.addWidget(_small(_("– van een collega; meer tegelijk mag")))
        line.addStretch(1)
        column.addLayout(line)
        return face

    def _made_progress(self) -> QWidget:
        now = theme.current()
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(now.px(18), now.px(16), now.px(18), now.px(16))
        column.setSpacing(now.px(6))
        self._doing = QLabel()
        self._doing.setProperty("role", "h3")
        self._doing.setWordWrap(True)
        self._rows = QLabel()
        self._rows.setProperty("role", "small muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = QPushButton(_("Stoppen"))
        theme.vary(self.stop, compact=True)
        self.stop.clicked.connect(self.stop_wanted)
        column.addWidget(self._doing)
        column.addWidget(self._rows)
        column.addWidget(self.bar)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        return face

    # -- what is shown ------------------------------------------------------------------------------------

    def show_invitation(self) -> None:
        """Wait for a file."""
        had_focus = self.stop.hasFocus()
        self._faces.setCurrentIndex(0)
        if had_focus:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, doing: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done and how far it is; without a total it is not known how long it takes."""
        self._doing.setText(doing)
        self.bar.setAccessibleName(doing)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        words = _("{done} van {total} rijen").format(done=written(done), total=written(total))
        self._rows.setText(words if total >= FEW else _("Even geduld…"))
        if self._faces.currentIndex() != 1:
            self._faces.setCurrentIndex(1)
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Let files be chosen."""
        ask_workbooks(self, self.given.emit)

    # -- Qt -----------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(super().sizeHint().height(), theme.current().px(122)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for a workbook."""
        if workbooks(event.mimeData()):
            self._set_over(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look over what was dropped."""
        self._set_over(over=False)
        event.acceptProposedAction()
        self.given.emit(workbooks(event.mimeData()))

    def _set_over(self, *, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        ground, edge = ("soft", "accent") if self._over else ("bg", "line2")
        paint.box(painter, self.rect(), fill=now.color(ground), edge=now.color(edge), radius=10, dashed=True)
        painter.end()


def _small(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "small muted")
    return label
