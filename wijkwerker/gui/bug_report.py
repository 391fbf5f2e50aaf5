"""What the worker sees when something went wrong that should not: calm words, and a report that can be sent on."""

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

import wijkwerker
from wijkwerker.domain.language import _
from wijkwerker.gui import theme


def report_of(error: BaseException) -> str:
    """Where an exception came from, without its message and without paths: both may name people."""
    lines = [
        f"Wijkwerker {wijkwerker.__version__} · Python {platform.python_version()} · Qt {qVersion()}",
        f"{platform.system()} {platform.release()}",
        "",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__)
        ]
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)


class BugReport(QDialog):
    """Says what is safe, and offers the report to copy."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self.setWindowTitle(_("Er ging iets mis"))
        self.setMinimumWidth(now.px(480))
        self._text = QPlainTextEdit(report_of(error), self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("Verslag voor de makers"))
        self._text.setTabChangesFocus(True)
        self._copy = QPushButton(_("Verslag kopiëren"), self)
        self._close = QPushButton(_("Verder werken"), self)
        theme.vary(self._close, variant="solid")
        self._close.setDefault(True)
        self._copy.clicked.connect(self._copied)
        self._close.clicked.connect(self.accept)
        self._arrange()
        self._close.setFocus()

    def _arrange(self) -> None:
        now = theme.current()
        title = QLabel(_("Er ging iets mis"), self)
        title.setProperty("role", "h1")
        words = QLabel(
            _(
                "Dat had niet mogen gebeuren. Wat al was opgeslagen, is bewaard. "
                "Stuur dit verslag naar de makers: er staan geen gegevens van mensen in."
            ),
            self,
        )
        words.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(now.px(24), now.px(20), now.px(24), now.px(20))
        layout.setSpacing(now.px(12))
        for part in (title, words, self._text):
            layout.addWidget(part)
        layout.addLayout(buttons)

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText(_("Gekopieerd"))
