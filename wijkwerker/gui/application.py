"""The Qt application: look and language first, then the window, then the file."""

import gc
import sys
import threading
from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from wijkwerker import paths
from wijkwerker.domain import language
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import qt_words, theme
from wijkwerker.gui.context import Clock, Context, Navigator
from wijkwerker.gui.main_window import MainWindow, Shown
from wijkwerker.gui.messages import Messages
from wijkwerker.gui.opening.door import Door
from wijkwerker.gui.opening.entrance import Entrance, LockState
from wijkwerker.gui.opening.instance import Instance
from wijkwerker.gui.overlays import Asking
from wijkwerker.gui.pages.page import Page, PageEntry
from wijkwerker.gui.preferences import Preferences
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.tasks import TaskRunner

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

PREFERENCES = "weergave.ini"
FIRST_PAGE = "vandaag"
LISTEN_AFTER = 1000  # milliseconds after the first paint, in which a second start waits
CHARTS_AFTER = 4000  # milliseconds after the file is open, when the first sentence is being typed


def run(database: Path | None = None, spoken: str | None = None) -> int:
    """Show the window on a file, by default the own one, in `spoken` or the chosen language; gives the exit code."""
    app = make_application()
    preferences = Preferences(paths.user_data() / PREFERENCES)
    show_language(spoken or preferences.get("language", "nl"), app)
    follow_look(preferences)
    path = database or paths.own_database()
    instance = Instance(path)
    if instance.may_be_open() and not _claimed(instance):
        return 0
    door = Door(path, may_start=database is None)
    window = make_window(door.load, preferences, Clock(), parts())
    sys.excepthook = _told_by(window.context.messages)
    entrance = Entrance(window, door)
    window.painted.connect(partial(_begin, window, instance))
    instance.woken.connect(partial(_come_forward, window))
    for ended in (window.context.tasks.loaded, window.context.tasks.load_failed):
        ended.connect(_collect_garbage)
    window.context.tasks.loaded.connect(partial(_hold, instance))
    window.context.tasks.loaded.connect(lambda: QTimer.singleShot(CHARTS_AFTER, _prepare_charts))
    entrance.opened.connect(partial(_watch, window, entrance), Qt.ConnectionType.SingleShotConnection)
    window.show_page(FIRST_PAGE)
    window.show()
    code = app.exec()
    window.context.tasks.stop()
    instance.release()
    entrance.deleteLater()
    return code


def _claimed(instance: Instance) -> bool:
    """Whether the file is ours; when another window has it, that one is shown."""
    claimed = instance.claim_or_wake()
    if claimed is None:
        words = _("Wijkwerker is al open met dit bestand, maar dat venster antwoordt niet.")
        advice = _("Wacht even, of sluit dat venster.")
        QMessageBox.information(None, "Wijkwerker", f"{words} {advice}")
    return bool(claimed)


def _begin(window: MainWindow, instance: Instance) -> None:
    """Open the file, now that something is on the screen."""
    if not instance.claim() and not _claimed(instance):  # started twice at the same moment
        window.close()
        return
    window.context.tasks.start_loading()
    QTimer.singleShot(LISTEN_AFTER, instance, instance.listen)


def _hold(instance: Instance) -> None:
    """Take the file that a first start made: before that there was no folder to lock it in."""
    if instance.claim():
        instance.listen()


def _come_forward(window: MainWindow) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


def _collect_garbage() -> None:
    """Turn on what app.py turned off: a start makes much and throws nothing away, and looking for it takes time."""
    gc.freeze()
    gc.enable()


def _watch(window: MainWindow, entrance: Entrance, state: LockState) -> None:
    """Lock by itself and look after the file from now on: once there is a file that is open."""
    from wijkwerker.gui.watching.caretaker import Caretaker
    from wijkwerker.gui.watching.lock_watch import LockWatch

    caretaker = Caretaker(window.context, window)
    window.add_banner(caretaker.banner)
    caretaker.begin()
    LockWatch(window, entrance).follow(state)


def _prepare_charts() -> None:
    """Let the first picture of an overview come at once."""

    def prepare() -> None:
        from wijkwerker.services.overview import import_charts

        import_charts()

    threading.Thread(target=prepare, name="wijkwerker-charts", daemon=True).start()


def make_application() -> QApplication:
    """The QApplication with its name and picture."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("another sort of Qt application is running")
    app.setApplicationName("Wijkwerker")
    app.setDesktopFileName("wijkwerker")
    app.setWindowIcon(QIcon(str(paths.resources() / "style" / "wijkwerker.svg")))
    return app


def show_language(key: str, app: QApplication) -> None:
    """Speak a language of `language.LANGUAGES`, in our sentences, in those of Qt, and in dates and figures."""
    language.use(key)
    country = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
    QLocale.setDefault(country if key == "nl" else QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    qt_words.speak(key, app)


def follow_look(preferences: Preferences) -> None:
    """Show the chosen theme and text size, and keep what is chosen from now on."""
    look = theme.appearance()
    size = preferences.get("text_size", "100")
    look.choose(scheme=preferences.get("theme", "system"), text_size=int(size) if size.isdecimal() else 100)

    def keep() -> None:
        preferences.put("theme", look.scheme)
        preferences.put("text_size", str(look.text_size))

    look.changed.connect(keep)


def parts() -> Shown:
    """What the window is made of; pages and sheets are imported when they are first shown."""
    return Shown(PAGES, _quick_log, _search, _help, _first_start)


def _page(module: str, name: str) -> Callable[[], type[Page]]:
    def load() -> type[Page]:
        found: type[Page] = getattr(import_module(f"wijkwerker.gui.pages.{module}"), name)
        return found

    return load


PAGES = (
    PageEntry("vandaag", N_("Vandaag"), "sun", _page("today.page", "TodayPage")),
    PageEntry("logboek", N_("Logboek"), "edit", _page("logbook.page", "LogbookPage"), frozenset({"contact_moment"})),
    PageEntry("contacten", N_("Contacten"), "users", _page("contacts.page", "ContactsPage"), frozenset({"contact"})),
    PageEntry(
        "initiatieven",
        N_("Initiatieven"),
        "leaf",
        _page("initiatives.page", "InitiativesPage"),
        frozenset({"initiative"}),
    ),
    PageEntry(
        "agenda", N_("Agenda"), "calendar", _page("agenda.page", "AgendaPage"), frozenset({"session", "activity"})
    ),
    PageEntry("buurten", N_("Buurten"), "map", _page("areas.page", "AreasPage"), frozenset({"area"})),
    PageEntry("overzichten", N_("Overzichten"), "chart", _page("overview", "OverviewPage")),
    PageEntry("uitwisselen", N_("Uitwisselen"), "swap", _page("exchange.page", "ExchangePage")),
    PageEntry("instellingen", N_("Instellingen"), "settings", _page("settings", "SettingsPage"), frozenset({"worker"})),
)


def _quick_log(context: Context, presets: Mapping[str, str], parent: QWidget) -> QWidget:
    from wijkwerker.gui.dialogs.quick_log import QuickLogSheet

    return QuickLogSheet(context, presets, parent)


def _search(context: Context, parent: QWidget) -> QWidget:
    from wijkwerker.gui.dialogs.search import SearchSheet

    return SearchSheet(context, [(page.key, page.title, page.icon) for page in PAGES], parent)


def _help(context: Context, topic: str, parent: QWidget) -> QWidget:
    from wijkwerker.gui.dialogs.help import HelpSheet

    return HelpSheet(context, topic, parent)


def _first_start(parent: QWidget) -> Asking:
    from wijkwerker.gui.dialogs.first_start import FirstStart

    return FirstStart(parent)


def make_window(load: "Callable[[], Services]", preferences: Preferences, clock: Clock, shown: Shown) -> MainWindow:
    """The window with its context; the caller starts the loading when something is on the screen."""
    tasks = TaskRunner(load)
    messages = Messages()
    tasks.raised.connect(messages.report)
    navigator = Navigator(Scope().with_period("dit jaar", clock.today()))
    window = MainWindow(Context(tasks, messages, navigator, clock, preferences), shown)
    for part in (tasks, messages, navigator):
        part.setParent(window)
    return window


def _told_by(messages: Messages) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """An excepthook for what goes wrong in the GUI thread itself."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            messages.report(error)

    return tell
