"""Reservekopie: copies on this laptop and outside it, a test of the newest, and putting one back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.copies import CopiesReport, Copy, Place, Preview
from wijkwerker.domain.dates import day_and_time, days_ago
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings import copy_words as words
from wijkwerker.gui.panels.settings.section import Section
from wijkwerker.gui.panels.settings.state_line import StateLine
from wijkwerker.gui.widgets.files import ask_folder
from wijkwerker.gui.widgets.flow_layout import FlowLayout
from wijkwerker.gui.widgets.labels import wrapped

if TYPE_CHECKING:
    from wijkwerker.gui.tasks import Stopping
    from wijkwerker.services.services import Services

T = TypeVar("T")
Found = tuple[CopiesReport, Path, bool]


class BackupSection(Section):
    """When copies were made, here and elsewhere, and one now; a wish to put one back opens a sheet over the window."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            context, _("Reservekopie"), _("Een kopie van al je werk. Maak er elke week één buiten je laptop."), parent
        )
        self._looking = False
        self._again = False  # something changed while the copies were being looked at
        self._doing = False
        self._make_here()
        self._make_elsewhere()
        self.end()

    def _make_here(self) -> None:
        card = self.add_card(_("Op deze laptop"))
        self._here = StateLine()
        self._now = _button(_("Nu kopie maken"), "server", "solid")
        self._back = _button(_("Terugzetten…"), "history", "normal")
        self._test = _button(_("Kopie testen"), "shield-check", "normal")
        self._test.setAccessibleDescription(_("Kijkt of de nieuwste kopie echt terug te zetten is."))
        self._now.clicked.connect(self._make)
        self._back.clicked.connect(self.ask_back)
        self._test.clicked.connect(self._rehearse)
        self._place = wrapped("")
        card.body.addWidget(self._here)
        card.body.addWidget(_row(self._now, self._back, self._test))
        card.body.addWidget(self._place)

    def _make_elsewhere(self) -> None:
        card = self.add_card(_("Buiten je laptop"))
        self._elsewhere = StateLine()
        self._now_elsewhere = _button(_("Nu maken"), "upload", "normal")
        self._choose = _button(_("Kies een map…"), "", "normal")
        self._stop = _button(_("Niet meer"), "", "normal")
        self._stop.setAccessibleDescription(_("Maak daar geen kopieën meer. Wat er staat, blijft staan."))
        self._now_elsewhere.clicked.connect(self._make_there)
        self._choose.clicked.connect(self._ask_folder)
        self._stop.clicked.connect(self._leave_folder)
        card.body.addWidget(self._elsewhere)
        card.body.addWidget(_row(self._now_elsewhere, self._choose, self._stop))
        self._both = wrapped(
            _("Bij elke kopie hoort een bestand dat op .key eindigt. Bewaar die twee samen, en bewaar je wachtwoord.")
        )
        card.body.addWidget(self._both)

    # -- what is there ------------------------------------------------------------------------------------

    def load(self) -> None:
        """Look which copies there are; beside other work, because another place can be slow."""
        if self._looking:
            self._again = True
            return
        self._looking = True

        def look(services: "Services", _stop: "Stopping") -> Found:
            return services.backups.report(), services.files.path, services.files.is_encrypted

        self.context.tasks.aside(look, self._show, owner=self, failed=self._not_shown)

    def _show(self, found: Found) -> None:
        report, path, encrypted = found
        self._show_here(report, encrypted=encrypted)
        self._show_elsewhere(report)
        self._both.setVisible(encrypted)
        self._place.setText(_("Je werk staat in {path}").format(path=path))
        self._looked()

    def _not_shown(self, error: Exception) -> None:
        self.context.messages.report(error)
        self._looked()

    def _looked(self) -> None:
        self._looking = False
        if self._again:
            self._again = False
            self.load()

    def _show_here(self, report: CopiesReport, *, encrypted: bool) -> None:
        mine = [one for one in report.copies if one.place is Place.HERE]
        if not mine:
            title, more = _("Nog geen kopie"), _("Wijkwerker maakt er elke dag één.")
            self._here.say("alert-triangle", "warn", title, more, report.trouble)
            return
        kept = ngettext("{count} kopie bewaard", "{count} kopieën bewaard", len(mine)).format(count=written(len(mine)))
        parts = [kept, words.size(sum(one.bytes for one in mine)), *([_("versleuteld")] if encrypted else [])]
        icon, tone = ("alert-triangle", "warn") if report.trouble else ("check-circle", "ok")
        title = words.when(mine[0].made, self.context.clock.today())
        self._here.say(icon, tone, title, " · ".join(parts), report.trouble)

    def _show_elsewhere(self, report: CopiesReport) -> None:
        there = report.elsewhere
        for button in (self._now_elsewhere, self._stop):
            button.setVisible(there.folder is not None)
        self._choose.setText(_("Kies een map…") if there.folder is None else _("Andere map…"))
        if there.folder is None:
            more = _("Kies een USB-stick of een netwerkmap. Wijkwerker maakt daar dan elke week een kopie.")
            self._elsewhere.say("info", "text2", _("Nog geen plek gekozen"), more)
            return
        today = self.context.clock.today()
        last = _("nog geen kopie") if there.last is None else days_ago(there.last.date(), today)
        title = _("Op USB-stick of netwerkmap: {when}").format(when=last)
        away = _("Deze map is nu niet te bereiken. Steek de USB-stick in, of maak verbinding met het netwerk.")
        wrong = there.trouble or ("" if there.reachable else away)
        old = words.is_old(there, self.context.clock.now())
        icon, tone = ("alert-triangle", "warn") if old else ("check-circle", "ok")
        self._elsewhere.say(icon, tone, title, str(there.folder), wrong)

    # -- what is done -------------------------------------------------------------------------------------

    def ask_back(self) -> None:
        """Let a copy be chosen to go back to."""
        from wijkwerker.gui.panels.settings.put_back import PutBackSheet  # with its list: only when it is wanted

        PutBackSheet(self.context, self.window()).ask()

    def _make(self) -> None:
        self._do(self._here, lambda s, _stop: s.backups.back_up(), self._made)

    def _make_there(self) -> None:
        self._do(self._elsewhere, lambda s, _stop: s.backups.back_up_elsewhere(), self._made)

    def _rehearse(self) -> None:
        self._do(self._here, lambda s, _stop: s.backups.rehearse(), self._tested, _("Bezig met testen…"))

    def _ask_folder(self) -> None:
        ask_folder(self, _("Waar wil je de kopieën bewaren?"), self._set_folder)

    def _set_folder(self, folder: Path) -> None:
        def choose(services: "Services", _stop: "Stopping") -> Copy:
            services.backups.set_elsewhere(folder)
            return services.backups.back_up_elsewhere()

        self._do(self._elsewhere, choose, self._made)

    def _leave_folder(self) -> None:
        self._do(self._elsewhere, lambda s, _stop: s.backups.set_elsewhere(None), self._left, _("Even geduld…"))

    def _do(
        self,
        line: StateLine,
        call: "Callable[[Services, Stopping], T]",
        done: Callable[[T], None],
        doing: str = "",
    ) -> None:
        """Do one thing at a time; what is asked meanwhile would only be the same thing twice."""
        if not self._doing:
            self._doing = True
            line.say("clock", "text2", doing or _("Bezig met de kopie…"))
            self.context.tasks.aside(call, done, owner=self, failed=self._failed)

    def _made(self, made: Copy) -> None:
        self._done(_("De kopie is gemaakt en nagekeken: {name}").format(name=made.path.name))
        self.context.tasks.changed.emit(Changes(undoable=False), self)  # the bar at the bottom says when it was

    def _left(self, _nothing: None) -> None:
        self._done(_("Wijkwerker maakt buiten je laptop geen kopieën meer."))

    def _tested(self, preview: Preview) -> None:
        made = day_and_time(preview.copy.made, self.context.clock.today())
        told = _("De test is goed. De kopie van {when} is heel en terug te zetten: {counts}.")
        self._done(told.format(when=made, counts=words.counted(preview.then)))

    def _done(self, told: str) -> None:
        self._doing = False
        self.context.messages.toast(told)
        self.load()

    def _failed(self, error: Exception) -> None:
        self._doing = False
        self.context.messages.report(error)
        self.load()


def _button(text: str, icon: str, variant: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("variant", variant)
    if icon:
        theme.set_icon(button, icon, "on" if variant == "solid" else "text2", 16)
    return button


def _row(*buttons: QPushButton) -> QWidget:
    box = QWidget()
    row = FlowLayout(box)
    for button in buttons:
        row.addWidget(button)
    return box
