"""Opens and scrolls the two longest lists of a file; prints by how many MB the most memory of the process rose."""

import resource
import sys
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView

from tests.benchmarks.test_window import NOON, shown, wait
from wijkwerker.gui import application
from wijkwerker.gui.context import Clock, Context, Navigator
from wijkwerker.gui.messages import Messages
from wijkwerker.gui.pages.contacts.page import ContactsPage
from wijkwerker.gui.pages.logbook.page import LogbookPage
from wijkwerker.gui.preferences import Preferences
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.tasks import TaskRunner
from wijkwerker.services.services import open_services


def peak() -> float:
    """The most memory that this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Open both pages on the file that is named, and look at sixty places of each."""
    app = application.make_application()
    before = peak()
    for page_class in (ContactsPage, LogbookPage):
        tasks = TaskRunner(lambda: open_services(Path(sys.argv[1])))
        scope = Navigator(Scope().with_period("alles", NOON.date()))
        context = Context(tasks, Messages(), scope, Clock(NOON), Preferences())
        page = page_class(context)
        view, model = shown(app, page, context)
        for row in range(0, model.rowCount(), max(1, model.rowCount() // 60)):
            view.scrollTo(model.index(row), QAbstractItemView.ScrollHint.PositionAtTop)
            view.viewport().repaint()
            app.processEvents()
        wait(app, tasks.is_idle)
        tasks.stop()
    print(round(peak() - before))  # noqa: T201


if __name__ == "__main__":
    main()
