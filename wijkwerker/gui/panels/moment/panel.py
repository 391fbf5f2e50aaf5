"""The side panel of one moment: every field saved by itself, with what it belongs to and what was promised."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.changes import Changes
from wijkwerker.domain.dates import near_day
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import ContactMoment, Promise
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.exchange.conflict_note import ConflictNote
from wijkwerker.gui.panels.moment.form import MORE, WHAT, MomentForm
from wijkwerker.gui.panels.moment.head import Head
from wijkwerker.gui.panels.moment.links import LinksField, links_of
from wijkwerker.gui.panels.moment.promises import PromisesPart
from wijkwerker.gui.panels.moment.words import Labels, what_words
from wijkwerker.gui.widgets.banner import Banner
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.fields.number import NumberField
from wijkwerker.gui.widgets.scroll_area import ScrollArea
from wijkwerker.gui.widgets.sheet_end import finishes

if TYPE_CHECKING:
    from wijkwerker.services.moments import MomentParts
    from wijkwerker.services.services import Services


@dataclass(frozen=True)
class Loaded:
    """All that the panel shows, read in one go; `worker` is whose file it is."""

    parts: "MomentParts"
    worker: str


class MomentPanel(QFrame):
    """Shows one moment and saves every change at once.

    `shown(id)` follows each moment that came on the screen, `gone` when it is no longer there, `closed` the cross;
    `menu_wanted(button)` and `collective_wanted(id)` are wishes for the page.
    """

    shown = Signal(str)
    gone = Signal()
    closed = Signal()
    menu_wanted = Signal(QWidget)
    collective_wanted = Signal(str)

    def __init__(self, context: Context, lookup: TaskLookup, labels: Labels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._labels = labels
        self._id = ""
        self._loaded: Loaded | None = None
        self._writing = 0
        self.setProperty("panel", "true")
        self.setAccessibleName(_("Moment"))
        self._head = Head(self)
        self._conflicts = ConflictNote(context, self)
        self._what = MomentForm(WHAT, lookup, self)
        self._links = LinksField(context, self)
        self._promises = PromisesPart(context, self)
        self._more = MomentForm(MORE, lookup, self)
        self._collective = QPushButton(_("Wordt collectief…"))
        self._collective.setProperty("variant", "quiet")
        self._note = Banner(
            _("Alleen datum, buurt, soort en aantal zijn nodig. De rest mag leeg blijven."), "accent", icon="info"
        )
        self._arrange()
        self._connect()
        lookup.lists_came.connect(self._tell_head)

    def _arrange(self) -> None:
        now = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        self._scroll = ScrollArea(margin=20, spacing=14)
        body = self._scroll.body
        collective = QHBoxLayout()
        collective.addStretch(1)
        collective.addWidget(self._collective)
        for part in (self._head, self._conflicts, self._what, self._links, self._promises, self._more):
            body.addWidget(part)
        body.addLayout(collective)
        body.addStretch(1)
        body.addSpacing(now.px(4))
        body.addWidget(self._note)
        self._scroll.hide()
        outer.addWidget(self._scroll)

    def _connect(self) -> None:
        self._head.closed.connect(self.closed)
        self._head.menu_wanted.connect(lambda: self.menu_wanted.emit(self._head.menu))
        self._collective.clicked.connect(lambda: self.collective_wanted.emit(self._id))
        for form in (self._what, self._more):
            form.edited.connect(lambda key, value: self.save({key: value}))
        people = self._what.field("people")
        if isinstance(people, NumberField):
            people.changed.connect(self._tell_people)
        self._links.edited.connect(self.save)
        self._links.open_wanted.connect(self._context.navigator.open_record)
        self._promises.saved.connect(self._save_promise)
        self._promises.done.connect(self._tell_back)
        self._promises.removed.connect(self._remove_promise)

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def moment_id(self) -> str:
        """The id of the moment that is shown or on its way; '' for none."""
        return self._id

    def show_moment(self, moment_id: str) -> None:
        """Show a moment from the top on."""
        if moment_id != self._id:
            self._save_rest()
            self._id = moment_id
        self.refresh()

    def refresh(self) -> None:
        """Read the moment again."""
        if self._id:
            moment = self._id
            self._context.tasks.read(
                lambda s: load(s, moment), self._show, owner=self, key="moment", failed=self._missed
            )

    def clear(self) -> None:
        """Show nothing; what was typed last is saved first."""
        self._save_rest()
        self._forget()

    def _forget(self) -> None:
        self._id = ""
        self._loaded = None
        self._scroll.hide()

    def focus_first(self) -> None:
        """Put the focus in what happened."""
        self._what.focus_first()

    def _show(self, loaded: Loaded) -> None:
        moment = loaded.parts.moment
        another = self._loaded is None or self._loaded.parts.moment.id != moment.id
        self._loaded = loaded
        self._tell_head()
        self._conflicts.show_record(moment.id, *(promise.id for promise in loaded.parts.promises))
        self._what.show_record(moment)
        self._more.show_record(moment)
        self._tell_people()
        self._links.set_value(links_of(loaded.parts))
        self._promises.show_parts(loaded.parts)
        self._scroll.show()
        if another:
            self._scroll.verticalScrollBar().setValue(0)
        self.shown.emit(moment.id)

    def _tell_head(self) -> None:
        if self._loaded is None:
            return
        moment = self._loaded.parts.moment
        when = near_day(moment.date, self._context.clock.today()) if moment.date else ""
        if moment.time is not None:
            when = f"{when} {moment.time:%H:%M}"
        own = moment.worker == self._loaded.worker
        by = _("door jou") if own else _("door {name}").format(name=self._loaded.parts.worker or _("naam weg"))
        self._head.show_words(what_words(moment.kind, moment.nature or "", self._labels), f"{when} · {by}")

    def _tell_people(self) -> None:
        """Say after the number whether it has names."""
        field, loaded = self._what.field("people"), self._loaded
        if loaded is None or not isinstance(field, NumberField):
            return
        named = len(loaded.parts.moment.contacts)
        mens = ngettext("mens", "mensen", int(field.value() or 0))
        names = _("{count} met naam").format(count=named) if named else _("zonder namen")
        field.set_suffix(f"{mens}, {names}")

    def _missed(self, error: Exception) -> None:
        self._context.messages.report(error)
        self._forget()
        self.gone.emit()

    # -- what is changed ----------------------------------------------------------------------------------

    def _save_rest(self) -> None:
        """Save what was typed or counted in a field that was not left yet."""
        if self._loaded is not None and self._loaded.parts.moment.id == self._id:
            rest = self._what.unsaved() | self._more.unsaved()
            if rest:
                self.save(rest)

    def save(self, values: Mapping[str, object]) -> None:
        """Save some fields of the moment that is shown."""
        moment = self._id

        def write(services: "Services") -> Changes:
            record = services.records.get(ContactMoment, moment)
            return services.records.save(with_values(record, values)) if record is not None else Changes()

        def refused(error: Exception) -> None:
            self._saved()
            key = next(iter(values))
            form = next((form for form in (self._what, self._more) if key in form.keys()), None)  # noqa: SIM118
            if isinstance(error, WijkwerkerError) and form is not None and moment == self._id:
                form.show_error(key, error)
            else:
                self._context.messages.report(error)

        self._saving()
        self._context.tasks.write(write, self._saved, owner=self, failed=refused)

    def _saving(self) -> None:
        self._writing += 1
        self._head.show_saving(saving=True)

    def _saved(self, _changes: Changes | None = None) -> None:
        self._writing -= 1
        self._head.show_saving(saving=self._writing > 0)
        self.refresh()

    def _save_promise(self, promise: Promise) -> None:
        self._saving()
        self._context.tasks.write(
            lambda s: s.records.save(promise), self._saved, owner=self, failed=self._refused_promise
        )

    def _refused_promise(self, error: Exception) -> None:
        self._saved()
        self._context.messages.report(error)

    def _tell_back(self, promise: str) -> None:
        today = self._context.clock.today()
        self._context.tasks.write(lambda s: s.promises.feed_back(promise, today), self._told, owner=self)

    def _remove_promise(self, promise: Promise) -> None:
        label = _("De afspraak is verwijderd")
        self._context.tasks.write(lambda s: s.records.delete(promise, label=label), self._told, owner=self)

    def _told(self, _changes: Changes) -> None:
        self._promises.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def remove(self) -> None:
        """Delete the moment that is shown; the toast takes it back."""
        if self._loaded is None:
            return
        moment = self._loaded.parts.moment
        label = _("Het moment is verwijderd")
        self._forget()
        self._context.tasks.write(lambda s: s.records.delete(moment, label=label), owner=self)
        self.gone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is done here: everything is saved already, so the panel closes."""
        if finishes(event):
            self._save_rest()
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def load(services: "Services", moment_id: str) -> Loaded:
    """Everything that the panel shows of a moment; runs on the read thread."""
    own = services.settings.me()
    return Loaded(services.moments.parts(moment_id), own.id if own is not None else "")
