"""A walk through every page on demo data, without a screen: a picture of each, and an overview workbook."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QLineEdit

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative, Record, Worker
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.language import _
from wijkwerker.gui import application, theme
from wijkwerker.gui.bug_report import report_of
from wijkwerker.gui.context import Clock
from wijkwerker.gui.main_window import MainWindow
from wijkwerker.gui.preferences import Preferences

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

NOW = datetime.now().replace(hour=14, minute=12)  # noqa: DTZ005 - today, as the stamps of what is written here say it
SENTENCE = "vanochtend 6 vrouwen gesproken in Zamenhofdreef over fietsles, Samira wil helpen, vrijdag terugkoppelen"
THEIRS, WORKBOOK = "loes.db", f"wijkwerker-sanne-bakker-{NOW:%Y-%m-%d}.xlsx"  # of a colleague, who began with a copy
WIDE, SMALL = QSize(1440, 900), QSize(1180, 720)
R = TypeVar("R", bound=Record)
PATIENCE = 30.0  # seconds that a page may take before the tour goes on


@dataclass(frozen=True)
class Stop:
    """A picture: the page, and what is opened on it; `kind` and `find` name a record by what it is known by.

    `section` is a part of Instellingen.
    """

    name: str
    page: str
    kind: str = ""
    find: str = ""
    section: str = ""


STOPS = (
    Stop("01-vandaag", "vandaag"),
    Stop("02-contacten", "contacten", "contact", "Samira Bouzid"),
    Stop("03-logboek", "logboek", "contact_moment", "6 vrouwen fietsles Samira"),
    Stop("04-initiatieven-bord", "initiatieven"),
    Stop("04-initiatief-detail", "initiatieven", "initiative", "Moestuin Tigrisdreef"),
    Stop("05-agenda", "agenda", "activity", "Fietsles voor vrouwen"),
    Stop("06-buurt", "buurten", "area", "Zamenhofdreef"),
    Stop("07-overzichten", "overzichten"),
    Stop("08-uitwisselen", "uitwisselen"),
    Stop("10-instellingen", "instellingen", section="mine"),
    Stop("10-instellingen-privacy", "instellingen", section="privacy"),
    Stop("10-instellingen-beveiliging", "instellingen", section="security"),
    Stop("10-instellingen-reservekopie", "instellingen", section="backup"),
)


def tour(out: Path) -> int:
    """Leave the pictures and the workbook in `out`; gives the exit code."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="wijkwerker-tour-"))
    try:
        return _walk(folder / "demo.db", out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _walk(database: Path, out: Path) -> int:
    qInstallMessageHandler(_without_offscreen)
    app = application.make_application()
    application.show_language("nl", app)
    theme.appearance().choose(scheme="light", text_size=100)
    window = application.make_window(lambda: _services(database), Preferences(), Clock(NOW), application.parts())
    troubles: list[Exception] = []
    window.context.tasks.raised.connect(troubles.append)
    for size in (WIDE, SMALL):
        window.resize(size)
        if size == WIDE:
            window.show_page("vandaag")
            window.show()
            window.context.tasks.start_loading()
            _settle(app, window)
            window.context.tasks.write(lambda s: _from_a_colleague(s, database.with_name(THEIRS)), owner=window)
            _settle(app, window)
        for picture in _pictures(app, window, dark=size == WIDE):
            _save(app, window, out, picture, size)
        _look_over(app, window, out, database.with_name(WORKBOOK), size)
        _sheets(app, window, out, size)
    _other_views(app, window, out)
    _documents(app, window, out)
    _covers(app, window, out)
    window.context.tasks.stop()
    window.close()
    for trouble in troubles:
        print(report_of(trouble), file=sys.stderr)  # noqa: T201 - the tour is a command
    return 1 if troubles else 0


def _without_offscreen(_kind: QtMsgType, _place: QMessageLogContext, words: str) -> None:
    """Qt tells of every window what a platform without a screen cannot do; that is no news here."""
    if not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)  # noqa: T201 - the tour is a command


def _services(database: Path) -> "Services":
    from wijkwerker.services import demo_file
    from wijkwerker.services.services import open_services

    demo_file.make(database, "small", seed=1, today=NOW.date())
    shutil.copyfile(database, database.with_name(THEIRS))
    return open_services(database)


def _pictures(app: QApplication, window: MainWindow, *, dark: bool) -> Iterator[str]:
    """Go to each stop in the light, and if wanted in the dark; gives the name of the picture to take."""
    for scheme, ending in (("light", ""), ("dark", "-donker")) if dark else (("light", ""),):
        theme.appearance().choose(scheme=scheme, text_size=100)
        for stop in STOPS:
            _go(app, window, stop)
            yield stop.name + ending
    theme.appearance().choose(scheme="light", text_size=100)


def _go(app: QApplication, window: MainWindow, stop: Stop) -> None:
    window.visit(stop.page)
    _settle(app, window)
    if stop.section:
        window.show_narrowed(stop.page, {"section": stop.section})
        _settle(app, window)
    if stop.kind:
        found: list[tuple[str, str]] = []
        window.context.tasks.read(
            lambda services: services.search.anything(stop.find, 8),
            lambda hits: found.extend(hit.opens for hit in hits if hit.kind == stop.kind),
            owner=window,
        )
        _settle(app, window)
        if found:
            window.open_record(*found[0])
            _settle(app, window)


def _other_views(app: QApplication, window: MainWindow, out: Path) -> None:
    """What is no page: the sentence with its chips, logging over a page, searching, and large text."""
    window.resize(WIDE)
    views: tuple[tuple[str, str, Callable[[], None]], ...] = (
        ("01-vandaag-zin", "vandaag", window.log),
        ("11-vastleggen-ctrl-n", "contacten", window.log),
        ("11-zoeken-ctrl-k", "logboek", window.search),
    )
    for name, page, act in views:
        window.visit(page)
        _settle(app, window)
        act()
        _settle(app, window)
        _type(window, "moes" if "zoeken" in name else SENTENCE)
        _settle(app, window)
        _save(app, window, out, name, WIDE)
        window.show_page("instellingen")
    theme.appearance().choose(text_size=200)
    window.resize(QSize(1920, 1080))
    for stop in STOPS[:3]:
        _go(app, window, stop)
        _save(app, window, out, f"{stop.name}-200procent", QSize(1920, 1080))
    theme.appearance().choose(text_size=100)


def _look_over(app: QApplication, window: MainWindow, out: Path, workbook: Path, size: QSize) -> None:
    """The workbook of a colleague, looked over and not read."""
    window.show_narrowed("uitwisselen", {"files": str(workbook)})
    for scheme, ending in (("light", ""), ("dark", "-donker")):
        theme.appearance().choose(scheme=scheme)
        _settle(app, window, quiet=0.5)
        _save(app, window, out, f"08-inlezen-nakijken{ending}", size)
    theme.appearance().choose(scheme="light")
    window.visit("uitwisselen")


def _sheets(app: QApplication, window: MainWindow, out: Path, size: QSize) -> None:
    """What privacy and safety ask and tell in a sheet over the window."""
    from wijkwerker.domain.privacy.retention import Data, Round
    from wijkwerker.gui.panels.privacy.round_sheet import RoundSheet
    from wijkwerker.gui.panels.settings.put_back import PutBackSheet

    def make_due(services: "Services") -> Round:
        services.backups.back_up()
        services.privacy.retention.set_term(Data.CONTACT, 6)
        return services.privacy.retention.due(NOW.date())

    rounds: list[Round] = []
    window.context.tasks.write(make_due, rounds.append, owner=window)
    window.show_narrowed("instellingen", {"section": "privacy"})
    _settle(app, window)
    for name, make in (
        ("10-opruimronde", lambda: RoundSheet(window.context, rounds[0], window)),
        ("10-terugzetten", lambda: PutBackSheet(window.context, window)),
    ):
        sheet = make()
        sheet.open()
        _settle(app, window, quiet=0.4)
        _save(app, window, out, name, size)
        sheet.close_overlay()
    window.visit("uitwisselen")
    _settle(app, window)
    window.help()
    _save(app, window, out, "14-hulp", size)
    window.visit("vandaag")


def _covers(app: QApplication, window: MainWindow, out: Path) -> None:
    """What stands before the window as long as the file is closed: the lock, and the end of a first start."""
    from wijkwerker.gui.dialogs.first_start import FirstStart
    from wijkwerker.gui.opening.unlock import Attempts, Unlock

    window.resize(WIDE)
    for scheme, ending in (("light", ""), ("dark", "-donker")):
        theme.appearance().choose(scheme=scheme)
        window.cover(lambda parent: Unlock(parent, Attempts()))
        _save(app, window, out, f"12-slot{ending}", WIDE)
    theme.appearance().choose(scheme="light")
    start = window.cover(FirstStart)
    for text in ("Sanne Bakker", "", "drie rustige woorden"):
        for field in start.findChildren(QLineEdit):
            if text and field.isVisible():
                field.setText(text)
        _save(app, window, out, f"10-eerste-start-{start.at() + 1}", WIDE)
        start.go_on()
    _save(app, window, out, f"10-eerste-start-{start.at() + 1}", WIDE)


def _from_a_colleague(services: "Services", database: Path) -> Changes:
    """A workbook of a colleague who worked on a copy of the file, while work went on here too."""
    from wijkwerker.domain.exchange.given import Order
    from wijkwerker.services.services import open_services

    theirs = open_services(database)
    loes = _first(theirs, Worker, "Loes")
    theirs.settings.put("worker", loes.id)
    theirs.close()
    theirs = open_services(database)  # under the name of Loes
    moestuin, kofi = _first(theirs, Initiative, "Moestuin Tigrisdreef"), _first(theirs, Contact, "Kofi Mensah")
    for note in ("Drie vaders willen een zaalvoetbaluur", "Koffie met de bewonerscommissie"):
        theirs.records.save(ContactMoment(date=NOW.date(), area=moestuin.area, worker=loes.id, note=note, people=3))
    theirs.records.save(
        with_values(moestuin, {"phase": "afgerond"}),
        with_values(kofi, {"note": "Heeft de sleutel van de kas.", "talents": kofi.talents | {"koken voor groepen"}}),
        with_values(_first(theirs, Contact, "Amina Osman"), {"available": "di en do"}),
    )
    theirs.exchange.export(Order(database.with_name(WORKBOOK), recipient=services.settings.worker().id))
    theirs.close()
    ours = with_values(moestuin, {"phase": "zelfstandig"}), with_values(kofi, {"note": "Helpt graag met klussen."})
    return replace(services.records.save(*ours), label="")


def _first(services: "Services", cls: type[R], name: str) -> R:
    found = services.records.get(cls, services.listing.records(cls, search=name, limit=1)[0].id)
    if found is None:
        raise LookupError(name)
    return found


def _type(window: MainWindow, text: str) -> None:
    field = window.focusWidget()
    for name in ("insertPlainText", "insert"):
        insert: Callable[[str], None] | None = getattr(field, name, None)
        if insert is not None:
            insert(text)
            return


def _save(app: QApplication, window: MainWindow, out: Path, name: str, size: QSize) -> None:
    _settle(app, window)
    ending = "-1180x720" if size == SMALL else ""
    path = out / f"{name}{ending}.png"
    window.grab().save(str(path))
    print(path)  # noqa: T201 - the tour is a command


def _documents(app: QApplication, window: MainWindow, out: Path) -> None:
    """The overview of a wijk, the workbook with which a colleague gets everything, and an inzage."""
    from wijkwerker.domain.exchange.given import Order

    overview_path, exchange_path, inzage_path = (
        out / name for name in ("overzicht.xlsx", "uitwisselbestand.xlsx", "inzage.pdf")
    )
    for path in (overview_path, exchange_path, inzage_path):
        path.unlink(missing_ok=True)

    def make(services: "Services") -> None:
        area = services.areas.by_code("WK034403").id
        overview = services.overview.build(NOW.date().replace(month=1, day=1), NOW.date(), area)
        services.overview.export(overview, overview_path, shared=False)
        services.exchange.export(Order(exchange_path, recipient_name="Loes Vermeulen"))
        inzage = services.privacy.inzage
        inzage.save(inzage.gather(_first(services, Contact, "Samira Bouzid").id, NOW.date()), inzage_path)

    window.context.tasks.write(make, owner=window)
    _settle(app, window)
    for path in (overview_path, exchange_path, inzage_path):
        print(path if path.exists() else _("{name} is niet gemaakt.").format(name=path.name))  # noqa: T201


def _settle(app: QApplication, window: MainWindow, quiet: float = 0.1) -> None:
    """Let the window do its work until nothing has been under way for a moment."""
    tasks, begin = window.context.tasks, time.monotonic()
    calm_since: float | None = None
    while calm_since is None or time.monotonic() - calm_since < quiet:
        app.processEvents()
        if not tasks.is_idle():
            calm_since = None
        elif calm_since is None:
            calm_since = time.monotonic()
        if time.monotonic() - begin > PATIENCE:
            return
        time.sleep(0.005)
