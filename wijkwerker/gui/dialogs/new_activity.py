"""A new activity: what, where and when, once or as a series; or as an earlier one was."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.dates import clock, duration_text, short_day
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Activity
from wijkwerker.domain.kinds.record import fields_of, missing, new_id, with_values
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.key_button import KeyButton
from wijkwerker.gui.widgets.fields.choice import ChoiceField
from wijkwerker.gui.widgets.fields.day import DateField, DateTimeField
from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.fields.lookup import Lookup
from wijkwerker.gui.widgets.fields.make import form_field_for
from wijkwerker.gui.widgets.fields.number import NumberField
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.gui.widgets.scroll_area import ScrollArea
from wijkwerker.gui.widgets.sheet_end import finishes

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

_ONCE, _MONTHLY = "", "month"
_REPEATS = {
    _ONCE: N_("Eén keer"),
    "FREQ=WEEKLY": N_("Elke week"),
    "FREQ=WEEKLY;INTERVAL=2": N_("Elke twee weken"),
    _MONTHLY: N_("Elke maand"),
}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MINUTES = 90


class NewActivity(QWidget):
    """Asks for a new activity from `starts` on. `planned(Changes)` follows the saving."""

    planned = Signal(object)
    closed = Signal()
    sheet_width = 620

    def __init__(
        self, context: Context, lookup: Lookup, starts: datetime, title: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._base = Activity()
        self._examples: Sequence[Activity] = ()
        self.setAccessibleName(_("Nieuwe activiteit"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        area = ScrollArea(margin=24, spacing=12)
        self._body = area.body
        area.body.addLayout(self._made_head())
        self._make_fields(lookup)
        for line in self._lines():
            area.body.addWidget(line)
        area.body.addStretch(1)
        column.addWidget(area, 1)
        self._end = QWidget()
        self._end.setLayout(self._made_end())
        column.addWidget(self._end)
        self.title.set_value(title)
        self.starts.set_value(starts)
        self._tell_end()
        self._tell_repeat()
        self.setFocusProxy(self.title)
        context.tasks.read(lambda s: s.activities.examples(), self._take_examples, owner=self, key="examples")
        context.tasks.read(_own_areas, self._take_areas, owner=self, key="areas")

    # -- making -------------------------------------------------------------------------------------------

    def _made_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        title = QLabel(_("Nieuwe activiteit"))
        title.setProperty("role", "h1")
        self.copy = QPushButton(_("Kopieer een eerdere activiteit"))
        self.copy.setProperty("variant", "quiet")
        theme.set_icon(self.copy, "history", "accent", 16)
        self.copy.clicked.connect(self._ask_example)
        self.copy.hide()
        row.addWidget(title, 1)
        row.addWidget(self.copy)
        return row

    def _make_fields(self, lookup: Lookup) -> None:
        def field(key: str) -> Field:
            return form_field_for(fields_of(Activity)[key], lookup)

        today = self._context.clock.today
        self.title, self.area, self.place = field("title"), field("area"), field("place")
        self.initiative, self.groups = field("initiative"), field("groups")
        self.area.set_value(self._context.navigator.scope.area)
        self.starts = DateTimeField(_("Dag en tijd"), today)
        self.minutes = NumberField(_("Hoe lang, in minuten"), least=5, most=10_000, step=15)
        self.minutes.set_value(_MINUTES)
        options = [Option(rule, _(words)) for rule, words in _REPEATS.items()]
        self.repeat = ChoiceField(_("Herhaling"), options, required=True)
        self.repeat.set_value(_ONCE)
        self.until = DateField(_("Tot en met"), today, ahead=True, hint=_("Leeg: een jaar vooruit."))
        self.minutes.changed.connect(self._tell_end)
        self.starts.edited.connect(self._tell_end)
        self.starts.edited.connect(self._tell_repeat)
        self.repeat.edited.connect(self._tell_repeat)

    def _lines(self) -> list[QWidget]:
        return [
            self.title,
            _beside(self.area, self.place),
            _beside(self.starts, self.minutes),
            self.repeat,
            self.until,
            self.initiative,
            self.groups,
        ]

    def _made_end(self) -> QHBoxLayout:
        now = theme.current()
        row = QHBoxLayout()
        row.setContentsMargins(now.px(24), now.px(10), now.px(24), now.px(16))
        row.setSpacing(now.px(8))
        cancel = QPushButton(_("Annuleren"))
        cancel.clicked.connect(self.closed)
        self.save = KeyButton(_("Zet in de agenda"), "Ctrl+Return", "check")
        self.save.clicked.connect(self._save)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save)
        return row

    def _tell_end(self) -> None:
        starts, minutes = self.starts.value(), self.minutes.value()
        if starts is None or minutes is None:
            self.minutes.set_suffix("")
            return
        end = starts + timedelta(minutes=int(minutes))
        self.minutes.set_suffix(_("{hours}, tot {time}").format(hours=duration_text(int(minutes)), time=clock(end)))

    def _tell_repeat(self) -> None:
        starts, repeat = self.starts.value(), self.repeat.value()
        self.until.setVisible(bool(repeat))
        self.updateGeometry()
        words = ""
        if repeat and starts is not None:
            words = _("Voor het eerst op {day}.").format(day=short_day(starts.date(), self._context.clock.today()))
        self.repeat.set_hint(words)

    def sizeHint(self) -> QSize:
        """As high as all fields together, so that nothing scrolls where there is room."""
        content = self._body.totalSizeHint()
        return QSize(content.width(), content.height() + self._end.sizeHint().height())

    # -- what is known ------------------------------------------------------------------------------------

    def _take_examples(self, examples: Sequence[Activity]) -> None:
        self._examples = examples
        self.copy.setVisible(bool(examples))

    def _take_areas(self, areas: frozenset[str]) -> None:
        if self.area.value() is None and len(areas) == 1:
            self.area.set_value(next(iter(areas)))

    def _ask_example(self) -> None:
        options = [
            Option(example.id, example.title, detail=example.place or "", icon="calendar") for example in self._examples
        ]
        popup = ChoicePopup(self.copy, options, title=_("Kopieer een eerdere activiteit"))
        popup.chosen.connect(self._copy)
        popup.open()

    def _copy(self, activity: str) -> None:
        """Take over everything of an earlier activity but when it was."""
        found = next((example for example in self._examples if example.id == activity), None)
        if found is None:
            return
        self._base = replace(found, id=new_id(), starts=None, rule=None, until=None, template=False, by=None)
        for key in ("title", "area", "place", "initiative", "groups", "minutes"):
            getattr(self, key).set_value(getattr(found, key))
        starts = self.starts.value()
        if starts is not None and found.starts is not None:
            self.starts.set_value(datetime.combine(starts.date(), found.starts.time()))
        self._tell_end()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- saving -------------------------------------------------------------------------------------------

    def activity(self) -> Activity:
        """The activity as it was filled in. Raises WijkwerkerError for a value that does not fit."""
        keys = ("title", "area", "place", "starts", "minutes", "initiative", "groups")
        values: dict[str, object] = {key: getattr(self, key).value() for key in keys}
        repeat, starts = self.repeat.value() or _ONCE, self.starts.value()
        values["rule"] = _monthly(starts) if repeat == _MONTHLY and starts is not None else repeat or None
        values["until"] = self.until.value() if repeat else None
        return with_values(self._base, values)

    def _save(self) -> None:
        if not self.save.isEnabled():  # it is on its way already
            return
        fields = {"title": self.title, "area": self.area, "starts": self.starts}
        try:
            activity = self.activity()
        except WijkwerkerError as error:
            self._context.messages.report(error)
            return
        empty = [field for key, field in fields.items() if key in missing(activity)]
        for field in empty:
            field.show_error(_("Dit is nog nodig."))
        if empty or any(field.error for field in self.findChildren(Field)):
            (empty or [field for field in self.findChildren(Field) if field.error])[0].setFocus()
            return
        self.save.setEnabled(False)

        def write(services: "Services") -> Changes:
            own = services.settings.me()
            return services.activities.plan(replace(activity, by=own.id if own is not None else None))

        self._context.tasks.write(write, self._saved, owner=self, failed=self._refused)

    def _saved(self, changes: Changes) -> None:
        self.planned.emit(changes)
        self.closed.emit()

    def _refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        self._context.messages.report(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves from any field."""
        if finishes(event):
            self._save()
        else:
            super().keyPressEvent(event)


def _monthly(starts: datetime) -> str:
    """The same weekday of each month: the second Tuesday, or the last for a fifth one."""
    number = (starts.day - 1) // 7 + 1
    return f"FREQ=MONTHLY;BYDAY={number if number < 5 else -1}{_WEEKDAYS[starts.weekday()]}"


def _beside(*fields: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().px(12))
    for field in fields:
        row.addWidget(field, 1)
    return box


def _own_areas(services: "Services") -> frozenset[str]:
    own = services.settings.me()
    return own.areas if own is not None else frozenset()
