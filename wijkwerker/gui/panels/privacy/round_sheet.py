"""Opruimen nakijken: everyone who has been quiet for long, with a choice about each, before anything is done."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _, ngettext
from wijkwerker.domain.privacy.retention import Choice, Data, Due, Round, Tidied
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.models.rows_model import RowsModel
from wijkwerker.gui.panels.privacy.deciding import TYPED_FROM, Deciding, Key, key_of
from wijkwerker.gui.panels.privacy.forgetting import told_gone
from wijkwerker.gui.panels.privacy.round_choice import RoundChoice
from wijkwerker.gui.panels.privacy.words import CHOICE_WORDS, choice_tag, effect_words, since_words, tidied_words
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.labels import wrapped
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.overlay import Overlay
from wijkwerker.gui.widgets.rows import Row, RowDelegate
from wijkwerker.gui.widgets.sheet_end import SheetEnd, finishes
from wijkwerker.gui.widgets.sheet_list import SheetList
from wijkwerker.gui.widgets.toast import announce

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

WIDTH = 820
ROW, EDGE = 52, 4
LEAST_HEIGHT = 130  # of the list
_ICONS = {Data.NOTE: "file", Data.STORY: "quote"}


class RoundSheet(Overlay):
    """↑ and ↓ walk, 1, 2 and 3 choose, Space ticks several, Ctrl+Enter does it. Nothing changes before that."""

    def __init__(self, context: Context, found: Round, window: QWidget) -> None:
        super().__init__(window, _("Opruimen nakijken"), width=WIDTH, top=0.05)
        self._context = context
        self._deciding = Deciding(found)
        self._ticked: dict[Key, None] = {}
        self._busy = False
        self.choice = RoundChoice()
        self.body.setSpacing(theme.current().px(10))
        self.body.addWidget(wrapped(_("Opruimen nakijken"), "h1"))
        self.body.addWidget(wrapped(_("Daarna mag de naam weg. Aantallen blijven."), "body muted"))
        self.body.addWidget(self._made_filters())
        self._model: RowsModel[Due] = RowsModel(key=key_of, sentence=self._sentence, parent=self)
        self._delegate = RowDelegate(self._row, height=ROW)
        wanted = ROW * len(found.lines) + EDGE
        self.list = SheetList(
            self._delegate,
            _("Wie langer stil is dan de termijn"),
            wanted=QSize(WIDTH, wanted),
            least=QSize(0, min(wanted, LEAST_HEIGHT)),
        )
        self.list.show_model(self._model)
        self.list.current_changed.connect(lambda _key: self._show_choice())
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(lambda _key: self.choice.focus_chosen())
        self.list.typed.connect(self._typed)
        self.body.addWidget(self.list, 1)
        self.choice.chosen.connect(self._choose)
        self.choice.explained.connect(self._explain)
        self.choice.reason.edit.returnPressed.connect(self.list.setFocus)  # on to the next line
        self.choice.all_wanted.connect(self._tick_all)
        self.choice.left.connect(self._walk)
        self.body.addWidget(self.choice)
        self._number = TextField("", guarded=False)
        self._number.edit.textChanged.connect(lambda _text: self._show_end())
        self.body.addWidget(self._number)
        self.body.addLayout(self._made_end())
        self._show_lines()

    def _made_filters(self) -> ChipRow:
        row = ChipRow()
        row.setAccessibleName(_("Wat laten we zien?"))
        self._filters: dict[Choice | None, Chip] = {}
        group = QButtonGroup(row)
        for choice in (None, *Choice):
            chip = Chip()
            chip.setCheckable(True)
            chip.setChecked(choice is None)
            chip.clicked.connect(self._show_lines)
            group.addButton(chip)
            row.add(chip)
            self._filters[choice] = chip
        return row

    def _made_end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(12))
        self._said = QLabel()
        self._said.setProperty("role", "small muted")
        self._said.setWordWrap(True)
        end = SheetEnd(_("Keuzes bewaren"), self.finish, self.close_overlay)
        self.verb, self._cancel = end.verb, end.cancel
        row.addWidget(self._said, 1)
        row.addLayout(end)
        return row

    def ask(self) -> None:
        """Show the sheet, with the keyboard on the first line."""
        self.open(self.list)
        self.list.choose_first()

    # -- what is shown ------------------------------------------------------------------------------------

    def _row(self, due: Due) -> Row:
        choice, reason = self._deciding.choice(due), self._deciding.reason(due)
        why = reason if choice is Choice.KEEP else due.why if choice is Choice.ASK else ""
        name = due.name or _("naam weg")
        tick = key_of(due) in self._ticked
        lead = Lead(icon="check", tone="soft") if tick else Lead(name=name, icon=_ICONS.get(due.data, ""))
        return Row(name, " · ".join(part for part in (since_words(due), why) if part), lead, tags=(choice_tag(choice),))

    def _sentence(self, due: Due) -> str:
        row = self._row(due)
        ticked = _("aangevinkt") if key_of(due) in self._ticked else ""
        return ". ".join(part for part in (row.title, row.detail, row.tags[0].text, ticked) if part)

    def _show_lines(self) -> None:
        shown = next(choice for choice, chip in self._filters.items() if chip.isChecked())
        self._model.show_values(self._deciding.of(shown))
        self._show_decisions()

    def _show_decisions(self) -> None:
        counts = self._deciding.counts()
        for choice, chip in self._filters.items():
            count = counts[choice] if choice is not None else len(self._deciding.round.lines)
            words = _(CHOICE_WORDS[choice][0]).capitalize() if choice is not None else _("Alles")
            chip.setText(f"{words} {written(count)}")
            chip.setAccessibleName(chip.text())
            chip.updateGeometry()
            chip.setVisible(choice is None or bool(count) or chip.isChecked())
        self._delegate.forget()
        self.list.viewport().update()
        self._show_choice()
        self._show_end()

    def _show_choice(self) -> None:
        dues = self._meant()
        choices = {self._deciding.choice(due) for due in dues}
        reasons = {self._deciding.reason(due) for due in dues}
        count = len(self._ticked)
        many = ngettext("{count} aangevinkt", "{count} aangevinkt", count).format(count=written(count))
        name = (dues[0].name or _("naam weg")) if dues else ""
        self.choice.show_choice(
            many if count else name,
            choices.pop() if len(choices) == 1 else None,
            reasons.pop() if len(reasons) == 1 else "",
            ticked=bool(count),
        )

    def _show_end(self) -> None:
        counts = self._deciding.counts()
        gone = counts[Choice.GO]
        self.verb.setText(effect_words(self._deciding.of(Choice.GO)))
        theme.vary(self.verb, variant="danger" if gone else "solid")
        asked = gone > TYPED_FROM
        self._number.setVisible(asked)
        self._number.set_label(_("Dit zijn er veel. Typ {count} om door te gaan.").format(count=gone))
        typed = (self._number.value() or "").replace(".", "")
        self.verb.setEnabled(not self._busy and (not asked or typed == str(gone)))
        parts = [
            _("{count} {choice}").format(count=written(counts[choice]), choice=_(CHOICE_WORDS[choice][0]))
            for choice in Choice
            if counts[choice]
        ]
        told = " · ".join(parts)
        self._said.setText(_("{counts}. Dit kun je niet ongedaan maken.").format(counts=told) if gone else told)

    # -- deciding -----------------------------------------------------------------------------------------

    def _meant(self) -> list[Due]:
        """The lines that a choice is about: those with a tick, else the one that is chosen."""
        if self._ticked:
            return [due for due in self._deciding.round.lines if key_of(due) in self._ticked]
        key = self.list.current_key()
        return [due for due in self._deciding.round.lines if key_of(due) == key]

    def _choose(self, choice: Choice) -> None:
        dues = self._meant()
        self._deciding.choose([key_of(due) for due in dues], choice)
        self._show_decisions()
        announce(self, _(CHOICE_WORDS[choice][0]))
        if choice is Choice.KEEP and any(not self._deciding.reason(due) for due in dues):
            self.choice.focus_reason()

    def _explain(self, reason: str) -> None:
        self._deciding.explain([key_of(due) for due in self._meant()], reason)
        self._show_decisions()

    def _tick(self, key: object) -> None:
        mark = cast("Key", key)
        if mark in self._ticked:
            del self._ticked[mark]
        else:
            self._ticked[mark] = None
        self._show_decisions()

    def _tick_all(self, on: bool) -> None:
        shown = (self._model.row_value(row) for row in range(self._model.rowCount()))
        self._ticked = {key_of(due): None for due in shown if isinstance(due, Due)} if on else {}
        self._show_decisions()

    def _typed(self, text: str) -> None:
        if not self.choice.choose_by_digit(text):
            announce(self, _("Kies met 1, 2 of 3."))

    def _walk(self, step: int) -> None:
        """To the line before or after, from the choice."""
        row = self._model.row_of(self.list.current_key()) + step
        self.list.choose_row(max(0, min(self._model.rowCount() - 1, row)))
        self.choice.focus_chosen()

    # -- doing it -----------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Do what was decided."""
        if self._busy or not self.verb.isEnabled():
            return
        if (open_line := self._deciding.unexplained()) is not None:
            self._ask_reason(open_line)
            return
        self._set_busy(busy=True)
        decisions, today = self._deciding.decisions(), self._context.clock.today()

        def tidy(services: "Services") -> Tidied:
            return services.privacy.retention.decide(decisions, today)

        self._context.tasks.write(tidy, self._tidied, owner=self, failed=self._refused)

    def _ask_reason(self, due: Due) -> None:
        """Show the line that is kept without a reason."""
        self._ticked.clear()
        self._filters[None].setChecked(True)
        self._show_lines()
        self.list.choose(key_of(due))
        self._show_decisions()
        self.choice.ask_reason()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        for part in (self.list, self.choice, self._cancel):
            part.setEnabled(not busy)
        self._show_end()
        if busy:
            self._said.setText(_("Bezig met opruimen…"))

    def _tidied(self, done: Tidied) -> None:
        self._busy = False
        self.close_overlay()
        told_gone(self._context, done, tidied_words(done))

    def _refused(self, error: Exception) -> None:
        self._set_busy(busy=False)
        self._context.messages.report(error)

    def close_overlay(self) -> None:
        """Take the sheet away, but not while it is being done."""
        if not self._busy:
            super().close_overlay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter does it; Ctrl+A ticks all lines that are shown."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if finishes(event):
            self.finish()
        elif control and event.key() == Qt.Key.Key_A:
            self._tick_all(True)
        else:
            super().keyPressEvent(event)
