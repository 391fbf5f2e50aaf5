"""The reference of a start: a bare Qt window and one query with the standard library. Prints when it was painted."""

import sqlite3
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel


class Window(QLabel):
    """A window that says when it was painted first."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, tell the time, and leave."""
        super().paintEvent(event)
        print(f"painted {time.time()}", f"filled {time.time()}", sep="\n", flush=True)  # noqa: T201
        QTimer.singleShot(0, QApplication.quit)


app = QApplication(sys.argv[:1])
file = sqlite3.connect(sys.argv[1])
count = file.execute("SELECT count(*) FROM worker").fetchone()[0]
window = Window(str(count))
window.resize(1440, 900)
window.show()
app.exec()
