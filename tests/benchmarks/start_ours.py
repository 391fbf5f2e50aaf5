"""Our start on a file, as app.py does it: prints when it was painted and filled, and what was imported by then."""
# ruff: noqa: E402 - the order of a start is what is measured

import gc
import sys
import time
from pathlib import Path

gc.disable()

from PySide6.QtCore import QTimer

from wijkwerker.gui import application
from wijkwerker.gui.context import Clock
from wijkwerker.gui.opening.door import Door
from wijkwerker.gui.preferences import Preferences

LATE = ("matplotlib", "openpyxl", "alembic", "typst", "xlsxwriter")


def main() -> None:
    """Start as `application.run` does, and leave when the page is filled."""
    app = application.make_application()
    application.show_language("nl", app)
    preferences = Preferences()
    application.follow_look(preferences)
    door = Door(Path(sys.argv[1]), may_start=False)
    window = application.make_window(door.load, preferences, Clock(), application.parts())
    tasks = window.context.tasks
    watch = QTimer()
    loaded: list[bool] = []

    def painted() -> None:
        print(f"painted {time.time()}", flush=True)  # noqa: T201
        tasks.start_loading()

    def look() -> None:
        if loaded and tasks.is_idle():
            window.repaint()
            print(f"filled {time.time()}", flush=True)  # noqa: T201
            print("imported", *[name for name in LATE if name in sys.modules], flush=True)  # noqa: T201
            app.quit()

    tasks.loaded.connect(lambda: loaded.append(True))
    window.painted.connect(painted)
    watch.timeout.connect(look)
    watch.start(2)
    window.resize(1440, 900)
    window.show_page(application.FIRST_PAGE)
    window.show()
    app.exec()
    tasks.stop()


main()
