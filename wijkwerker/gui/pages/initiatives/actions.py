"""What can be done with an initiative, on the board and on its own page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import Initiative, Lesson, Record, Story
from wijkwerker.domain.language import _
from wijkwerker.domain.phases import PHASES, next_phase
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.lessons import Lessons
from wijkwerker.gui.dialogs.new_initiative import NewInitiative
from wijkwerker.gui.dialogs.record_sheet import RecordSheet
from wijkwerker.gui.dialogs.stop_initiative import adjust_initiative, stop_initiative
from wijkwerker.gui.dialogs.story_sheet import StorySheet
from wijkwerker.gui.widgets.fields.lookup import TaskLookup

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import LessonLine
    from wijkwerker.services.services import Services

IMPACT = ("impact_means", "impact_output", "impact_outcome", "impact_effect")
LESSON = ("text", ("on",), "shareable")


class InitiativeActions(QObject):
    """`opened(id)` asks to show an initiative, `gone(id)` follows a removal.

    Everything is saved at once and can be undone. Its writes reload the page, because the page is not their owner.
    """

    opened = Signal(str)
    gone = Signal(str)

    def __init__(self, context: Context, lookup: TaskLookup, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._lookup, self._host = context, lookup, host

    def _window(self) -> QWidget:
        return self._host.window()

    # -- phases -------------------------------------------------------------------------------------------

    def step(self, initiative: str, title: str, phase: str, step: int) -> None:
        """Move to the next phase (1) or the one before (-1); at an end of the board it stays."""
        there = next_phase(phase, step)
        if there is None:
            words = _("{title} staat al in de laatste fase.") if step > 0 else _("{title} staat al in de eerste fase.")
            self._context.messages.remark(words.format(title=title))
            return
        self.move(initiative, title, there)

    def move(self, initiative: str, title: str, phase: str) -> None:
        """Move to a phase; only at *Gestopt* something is asked."""
        if phase == "gestopt":
            asked = stop_initiative(self._window(), title)
            asked.confirmed.connect(lambda lesson: self._write_move(initiative, phase, lesson=lesson))
        else:
            self._write_move(initiative, phase)

    def adjust(self, initiative: str, title: str, phase: str) -> None:
        """Note that something is done in another way within the same phase."""
        asked = adjust_initiative(self._window(), title)
        asked.confirmed.connect(lambda reason: self._write_move(initiative, phase, reason=reason))

    def _write_move(self, initiative: str, phase: str, *, reason: str = "", lesson: str = "") -> None:
        today = self._context.clock.today()
        self._context.tasks.write(
            lambda s: s.initiatives.move(initiative, phase, today, reason=reason, lesson=lesson), owner=self
        )

    # -- new, copied, gone --------------------------------------------------------------------------------

    def add(self, phase: str = "idee", example: str = "") -> None:
        """Ask for a new initiative, after the example of another one if wanted."""
        sheet = NewInitiative(self._context, self._lookup, self._window(), phase=phase, example=example)
        sheet.added.connect(self.opened)
        sheet.known.connect(self.opened)
        sheet.ask()

    def remove(self, initiative: str) -> None:
        """Delete an initiative; a copy stays in the trash."""

        def write(services: "Services") -> Changes:
            record = services.records.get(Initiative, initiative)
            if record is None:
                return Changes()
            return services.records.delete(record, label=_("{title} is verwijderd").format(title=record.title))

        self._context.tasks.write(write, lambda _changes: self.gone.emit(initiative), owner=self)

    # -- stories and lessons ------------------------------------------------------------------------------

    def story(self, initiative: Initiative, story: Story | None = None) -> None:
        """Ask for a story around an initiative, or show an earlier one to change it."""
        today = self._context.clock.today()
        fresh = Story(initiative=initiative.id, area=initiative.area, date=today)
        sheet = StorySheet(self._window(), story or fresh, self._lookup, today)
        sheet.given.connect(lambda record: self._save(record, _("Verhaal bewaard")))
        sheet.ask()

    def lesson(self, initiative: Initiative, lesson: Lesson | None = None) -> None:
        """Ask for a lesson around an initiative, or show an earlier one to change it."""
        fresh = Lesson(initiative=initiative.id, on=self._context.clock.today())
        sheet = RecordSheet(self._window(), lesson or fresh, LESSON, self._lookup, title=_("Les"))
        sheet.given.connect(lambda record: self._save(record, _("Les bewaard")))
        sheet.ask()

    def impact(self, initiative: Initiative) -> None:
        """Ask for the words of the impact path."""
        sheet = RecordSheet(
            self._window(),
            initiative,
            IMPACT,
            self._lookup,
            title=_("Impactpad"),
            text=_(
                "Van wat jullie erin stoppen naar wat er op termijn verandert. De activiteiten telt Wijkwerker zelf."
            ),
        )
        sheet.given.connect(lambda record: self._save(record, _("Impactpad bewaard")))
        sheet.ask()

    def _save(self, record: Record, label: str) -> None:
        self._context.tasks.write(lambda s: s.records.save(record, label=label), owner=self)

    def show_lessons(self) -> None:
        """Show everything that was learnt."""
        self._context.tasks.read(lambda s: s.initiatives.lessons(), self._show_lessons, owner=self, key="lessons")

    def _show_lessons(self, lessons: "list[LessonLine]") -> None:
        sheet = Lessons(self._window(), lessons, self._context.clock.today())
        sheet.opened.connect(self.opened)
        sheet.open()

    # -- the menu -----------------------------------------------------------------------------------------

    def log(self, initiative: str) -> None:
        """Open the quick log with the initiative."""
        self._context.navigator.log.emit({"initiative": initiative})

    def show_menu(self, initiative: str, title: str, phase: str, place: QPoint, *, on_board: bool) -> None:
        """The menu of a card, or of the page of one initiative."""
        menu, now = QMenu(self._host), theme.current()
        if on_board:
            menu.addAction(now.icon("leaf"), _("Openen"), lambda: self.opened.emit(initiative))
            menu.addAction(now.icon("edit"), _("Vastleggen hierbij"), lambda: self.log(initiative))
            menu.addSeparator()
        labels = dict(self._lookup.choices("phase"))
        for step, icon, words in ((1, "arrow-right", _("Naar {phase}")), (-1, "arrow-left", _("Terug naar {phase}"))):
            there = next_phase(phase, step)
            if there is not None:
                action = menu.addAction(now.icon(icon), words.format(phase=labels.get(there, there)))
                action.triggered.connect(lambda _on=False, step=step: self.step(initiative, title, phase, step))
                if on_board:
                    keys = QKeySequence("Ctrl+Right" if step > 0 else "Ctrl+Left")
                    action.setText(f"{action.text()}\t{keys.toString(QKeySequence.SequenceFormat.NativeText)}")
        if phase in PHASES:
            menu.addAction(now.icon("pause"), _("Pauzeren"), lambda: self.move(initiative, title, "gepauzeerd"))
        if phase != "gestopt":
            menu.addAction(now.icon("stop"), _("Stoppen met les"), lambda: self.move(initiative, title, "gestopt"))
        menu.addAction(now.icon("edit"), _("Bijstellen"), lambda: self.adjust(initiative, title, phase))
        menu.addSeparator()
        menu.addAction(now.icon("plus"), _("Kopiëren"), lambda: self.add(example=initiative))
        menu.addAction(now.icon("trash"), _("Verwijderen"), lambda: self.remove(initiative))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
