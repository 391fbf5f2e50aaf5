"""Looks after the file beside all work: is it whole, which copies are due, and a word when something is not well.

Nothing of it waits for the worker and the worker waits for nothing of it. When all is well it is silent.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.copies import CopiesReport, Copy
from wijkwerker.domain.dates import near_day
from wijkwerker.domain.errors import Damaged, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings import copy_words as words
from wijkwerker.gui.widgets.banner import Banner

if TYPE_CHECKING:
    from wijkwerker.gui.tasks import Stopping
    from wijkwerker.services.services import Services

AFTER = 3_000  # milliseconds after the file is open, when the page is filled
AGAIN = 3_600_000  # a laptop that sleeps at night instead of being turned off starts once a month
TROUBLED = timedelta(days=2)  # so long may the daily copy fail before it is said: the next one may succeed
UNASKED = timedelta(days=14)  # so long may somebody work without a copy outside the laptop before it is offered
LATER = timedelta(days=30)  # and so long it is not offered again
POSTPONED = "elsewhere.later"  # setting: the day on which that offer was put aside


@dataclass(frozen=True)
class Found:
    """How the file is: `damaged`, and then the newest copy that is `good`; else how its copies are.

    `failed` is why the newest copy could not be put back on trial, '' when it could or was not tried.
    `postponed` is when a second place was offered and put aside. `lost` says that what was saved last before an
    unclean end is not there.
    """

    damaged: bool = False
    good: Copy | None = None
    copies: CopiesReport | None = None
    encrypted: bool = False
    failed: str = ""
    postponed: str = ""
    lost: bool = False


def look_after(services: "Services", stop: "Stopping", now: datetime, *, first: bool) -> Found:
    """Look whether the file is whole, make the copies that are due, and try once a week whether one can be put back.

    Runs on a thread of its own. `first` is for a file that was just opened. Raises WijkwerkerError when it cannot
    go on.
    """
    deep = False
    try:
        deep = services.health.wants_thorough(now)
        damaged = (first or deep) and bool(services.health.look(deep, stop).problems)
    except Damaged:  # what tells when it was looked at last cannot be read either
        damaged = True
    if damaged or services.health.read_only:
        from wijkwerker.services import rescue

        return Found(damaged=True, good=rescue.offer(services.files.path, key=services.key))
    if not stop():
        services.backups.make_due(now)
        services.backups.tidy_erased(stop)
        services.keys.catch_up()
    failed = ""
    if deep and not stop():
        try:
            services.backups.rehearse()
        except WijkwerkerError as error:
            failed = str(error)
    if stop():
        return Found()
    found = services.backups.report()
    return Found(
        copies=found,
        encrypted=services.files.is_encrypted,
        failed=failed,
        postponed=services.settings.get(POSTPONED),
        lost=services.health.lost_what_came_last,
    )


class Caretaker(QObject):
    """Works some seconds after the file is open, and every hour; the window puts `banner` above its pages."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._busy = False
        self._first = True
        self._act: Callable[[], None] = self._open_section
        self.banner = Banner(parent=window)
        self.banner.acted.connect(self._acted)
        self.banner.closed.connect(self._postpone)
        self._soon = QTimer(self, singleShot=True, interval=AFTER)
        self._soon.timeout.connect(self.care)
        self._hourly = QTimer(self, interval=AGAIN)
        self._hourly.timeout.connect(self.care)
        context.tasks.loaded.connect(self.begin)
        context.tasks.raised.connect(self._heard)

    def begin(self) -> None:
        """Look after the file that was just opened, when the page is filled, and every hour from then on."""
        self.banner.say("")  # another file may stand here now
        self._first = True
        self._soon.start()
        self._hourly.start()

    def _heard(self, error: Exception) -> None:
        """Look at once when somebody ran into damage."""
        if isinstance(error, Damaged):
            self._first = True
            self.care()

    def care(self) -> None:
        """Look after the file now, unless that is being done."""
        if self._busy:
            return
        self._busy = True
        now, first = self._context.clock.now(), self._first

        def look(services: "Services", stop: "Stopping") -> Found:
            return look_after(services, stop, now, first=first)

        self._context.tasks.aside(look, self._found, owner=self, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._context.messages.report(error)

    def _found(self, found: Found) -> None:
        self._busy = False
        self._first = False
        self.banner.say("")
        if found.damaged:
            self._show_damage(found.good)
        elif found.copies is not None:
            self._context.tasks.changed.emit(Changes(undoable=False), self)  # the bar at the bottom says how old it is
            self._show(found, found.copies)

    # -- what is said -------------------------------------------------------------------------------------

    def _show_damage(self, good: Copy | None) -> None:
        self._context.messages.over()  # what a page said of it: one banner is enough
        if good is None:
            text = _("Je bestand is beschadigd. Je kunt lezen, niet schrijven. Er is geen goede kopie op deze laptop.")
            self._say(text, "dang", _("Kopie zoeken…"), self._put_back)
            return
        text = _("Je bestand is beschadigd. Je kunt lezen, niet schrijven. Zet de kopie van {day} terug.")
        day = near_day(good.made.date(), self._context.clock.today())
        self._say(text.format(day=day), "dang", _("Terugzetten…"), self._put_back)

    def _show(self, found: Found, copies: CopiesReport) -> None:
        now, there = self._context.clock.now(), copies.elsewhere
        section = _("Naar Reservekopie")
        if found.lost:
            text = _("De laptop stopte onverwacht. Wat je vlak daarvoor vastlegde, kan weg zijn. Kijk het even na.")
            self._say(text, "warn", _("Naar Logboek"), self._look_back)
        elif copies.trouble and (copies.last is None or now - copies.last > TROUBLED):
            text = _("Er is geen nieuwe kopie van je werk: {why}").format(why=copies.trouble)
            self._say(text, "warn", section, self._open_section)
        elif found.failed:
            text = _("De test van je nieuwste kopie is niet gelukt: {why}").format(why=found.failed)
            self._say(text, "warn", section, self._open_section)
        elif words.is_old(there, now):
            self._say(self._age(there.last), "warn", _("Nu maken"), self._make_elsewhere)
        elif there.folder is None and self._wants_place(found, copies):
            text = _("Er is nog geen kopie buiten je laptop. Raakt je laptop kwijt, dan is je werk weg.")
            self._say(text, "info", _("Kies een map"), self._open_section)

    def _age(self, last: datetime | None) -> str:
        if last is None:
            return _("Er is nog geen kopie buiten je laptop.")
        days = (self._context.clock.today() - last.date()).days
        return _("Kopie buiten je laptop: {days} dagen oud.").format(days=days)

    def _wants_place(self, found: Found, copies: CopiesReport) -> bool:
        """Whether somebody worked for a while in a file of their own; a demo is no loss."""
        now = self._context.clock.now()
        if not found.encrypted or not copies.copies or now - copies.copies[-1].made < UNASKED:
            return False
        return not found.postponed or now - datetime.fromisoformat(found.postponed) > LATER

    def _say(self, text: str, tone: str, action: str, act: Callable[[], None]) -> None:
        self._act = act
        self.banner.say(text, tone, action=action, closable=tone == "info")

    # -- what can be done ---------------------------------------------------------------------------------

    def _acted(self) -> None:
        self._act()

    def _open_section(self) -> None:
        self._context.navigator.narrow.emit("instellingen", {"section": "backup"})

    def _look_back(self) -> None:
        self.banner.say("")
        self._context.tasks.write(lambda services: services.health.tell_lost(), owner=self)
        self._context.navigator.go.emit("logboek")

    def _put_back(self) -> None:
        from wijkwerker.gui.panels.settings.put_back import PutBackSheet  # only when something is wrong

        PutBackSheet(self._context, self._window).ask()

    def _make_elsewhere(self) -> None:
        self.banner.button().setEnabled(False)

        def make(services: "Services", _stop: "Stopping") -> Copy:
            return services.backups.back_up_elsewhere()

        self._context.tasks.aside(make, self._made, owner=self, failed=self._not_made)

    def _made(self, made: Copy) -> None:
        self.banner.button().setEnabled(True)
        self.banner.say("")
        self._context.messages.toast(_("De kopie is gemaakt en nagekeken: {name}").format(name=made.path.name))
        self._context.tasks.changed.emit(Changes(undoable=False), self)

    def _not_made(self, error: Exception) -> None:
        self.banner.button().setEnabled(True)
        self._context.messages.report(error)

    def _postpone(self) -> None:
        now = self._context.clock.now().isoformat()
        self._context.tasks.write(lambda s: s.settings.put(POSTPONED, now), owner=self)
