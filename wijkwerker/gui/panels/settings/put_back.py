"""Terugzetten: choose a copy from a list, see what it means, and go back to it."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from wijkwerker.domain.copies import CopiesReport, Copy, Place, Preview
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.models.rows_model import RowsModel
from wijkwerker.gui.panels.settings import copy_words as words
from wijkwerker.gui.panels.settings.copy_preview import CopyPreview
from wijkwerker.gui.widgets.files import ask_copy
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.rows import Row, RowDelegate
from wijkwerker.gui.widgets.sheet_end import SheetEnd, finishes
from wijkwerker.gui.widgets.sheet_list import SheetList

if TYPE_CHECKING:
    from wijkwerker.gui.tasks import Stopping
    from wijkwerker.services.services import Services

WIDTH = 780
LIST = 330
HEIGHT = 340  # of the list and what stands beside it, where the window has the room
LEAST = 180


class PutBackSheet(Overlay):
    """All copies, newest first, with what is in them, and beside them what going back to the chosen one means.

    Going back is a wish: `navigator.put_back` closes the file, puts the copy in its place and opens it again.
    """

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window, _("Een kopie terugzetten"), width=WIDTH, top=0.08)
        self._context = context
        self._chosen: Path | None = None
        self._other: Copy | None = None  # a file that the worker chose, at the top of the list
        self._copies: tuple[Copy, ...] = ()
        now = theme.current()
        self.body.setSpacing(now.px(10))
        self.body.addWidget(wrapped(_("Een kopie terugzetten"), "h1"))
        self.body.addWidget(wrapped(_("Kies naar welk moment je terug wilt. Wat er nu staat, gaat niet verloren.")))
        self.model: RowsModel[Copy] = RowsModel(key=lambda one: one.path, sentence=self._sentence, parent=self)
        self.list = SheetList(
            RowDelegate(self._row),
            _("Kopieën, de nieuwste bovenaan"),
            wanted=QSize(LIST, HEIGHT),
            least=QSize(LIST, LEAST),
        )
        self.list.show_model(self.model)
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(lambda _key: self.verb.setFocus(Qt.FocusReason.TabFocusReason))
        self.preview = CopyPreview()
        middle = QHBoxLayout()
        middle.setSpacing(now.px(16))
        middle.addWidget(self.list)
        middle.addWidget(self.preview, 1)
        self.body.addLayout(middle, 1)
        self.body.addLayout(self._made_end())
        self.preview.say(_("Bezig met zoeken naar kopieën…"))
        self._look()

    def _made_end(self) -> SheetEnd:
        end = SheetEnd(_("Terugzetten"), self._put_back, self.close_overlay)
        self.verb = end.verb
        self.verb.setEnabled(False)
        self.other = QPushButton(_("Ander bestand…"))
        self.other.setProperty("variant", "quiet")
        self.other.setAutoDefault(True)
        self.other.clicked.connect(lambda: ask_copy(self, self._look_in))
        end.insertWidget(0, self.other)
        return end

    def ask(self) -> None:
        """Show the sheet, with the keyboard in the list."""
        self.open(self.list)

    # -- the copies ---------------------------------------------------------------------------------------

    def _look(self) -> None:
        def look(services: "Services", _stop: "Stopping") -> CopiesReport:
            return services.backups.report()

        self._context.tasks.aside(look, self._show, owner=self, failed=self._not_found)

    def _show(self, report: CopiesReport) -> None:
        self._copies = report.copies
        self._show_list()
        if not self.model.rowCount():
            self.preview.say(_("Er is nog geen kopie. Maak er een met “Nu kopie maken”."))

    def _show_list(self) -> None:
        first = (self._other,) if self._other is not None else ()
        others = tuple(one for one in self._copies if not first or one.path != first[0].path)
        self.model.show_values([*first, *others])
        if self._chosen is None and self.model.rowCount():
            self.list.choose_first()

    def _not_found(self, error: Exception) -> None:
        self.preview.say("")
        self._tell(error)

    def _row(self, copy: Copy) -> Row:
        today = self._context.clock.today()
        inside = words.counted(None) if copy.counts is None else words.moments(copy.counts.moments)
        place = copy.path.name if copy is self._other else words.place(copy)
        detail = f"{place} · {inside}"
        return Row(words.when(copy.made, today), detail, Lead(icon=words.ICONS[copy.place], tone="neutral"))

    def _sentence(self, copy: Copy) -> str:
        said = words.sentence(copy, self._context.clock.today())
        return f"{copy.path.name}. {said}" if copy is self._other else said

    # -- the chosen one -----------------------------------------------------------------------------------

    def _choose(self, key: object) -> None:
        if isinstance(key, Path) and key != self._chosen:
            self._look_in(key)

    def _look_in(self, path: Path) -> None:
        self._chosen = path
        self.verb.setEnabled(False)
        self.preview.say(_("Bezig met kijken wat erin staat…"))

        def look(services: "Services", _stop: "Stopping") -> tuple[Path, Preview | WijkwerkerError]:
            try:
                return path, services.backups.look(path)
            except WijkwerkerError as error:
                return path, error

        self._context.tasks.aside(look, self._looked, owner=self, failed=self._tell)

    def _looked(self, found: tuple[Path, Preview | WijkwerkerError]) -> None:
        path, answer = found
        if path != self._chosen:
            return  # another one was chosen meanwhile
        if isinstance(answer, Preview):
            self.preview.show_preview(answer, self._context.clock.today())
            self._add_other(answer.copy)
        elif isinstance(answer, Locked):
            self._add_unopened(path)
            self.preview.say(_("Bij deze kopie hoort een ander wachtwoord. Dat vraagt Wijkwerker zo."))
        else:
            self._add_unopened(path)
            self.preview.say(str(answer), tone="dang")
        self.verb.setEnabled(isinstance(answer, Preview | Locked))

    def _add_unopened(self, path: Path) -> None:
        """Show a file of which only its name and its day are known; one that is not there any more stays away."""
        if self.model.row_of(path) >= 0:
            self.list.choose(path)
            return
        try:
            told = path.stat()
        except OSError:
            return
        made = datetime.fromtimestamp(told.st_mtime).replace(microsecond=0)  # noqa: DTZ006 - the laptop's own clock
        self._add_other(Copy(path, made, told.st_size, Place.BY_HAND))

    def _add_other(self, copy: Copy) -> None:
        if self.model.row_of(copy.path) < 0:
            self._other = copy
            self._show_list()
        self.list.choose(copy.path)

    def _put_back(self) -> None:
        if self._chosen is not None and self.verb.isEnabled():
            self.close_overlay()
            self._context.navigator.put_back.emit(self._chosen)

    def _tell(self, error: Exception) -> None:
        self._context.messages.report(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes back from anywhere in the sheet."""
        if finishes(event):
            self._put_back()
        else:
            super().keyPressEvent(event)
