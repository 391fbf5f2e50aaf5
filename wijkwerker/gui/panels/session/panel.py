"""The side panel of one session: the number first, then names, volunteers and what was noticed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Session
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.key_button import KeyButton
from wijkwerker.gui.panels.exchange.conflict_note import ConflictNote
from wijkwerker.gui.panels.session.attendees import Attendees
from wijkwerker.gui.panels.session.change import ChangeFace
from wijkwerker.gui.panels.session.count import GroupCounts, NewPeople, PeopleCount
from wijkwerker.gui.panels.session.head import CANCELLED, Head, StateRow
from wijkwerker.gui.panels.session.saving import Saving
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.fields.record_form import RecordForm
from wijkwerker.gui.widgets.labels import line
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.gui.widgets.scroll_area import ScrollArea

if TYPE_CHECKING:
    from wijkwerker.domain.changes import Changes
    from wijkwerker.services.activities import SessionParts
    from wijkwerker.services.services import Services

_MARGIN = 20
_NARROW = 380


@dataclass(frozen=True)
class Loaded:
    """All that the panel shows, read in one go."""

    parts: "SessionParts"
    groups: Sequence[tuple[str, str]]


class SessionPanel(QFrame):
    """Shows one session and saves every change at once.

    `shown(SessionParts)` follows each session that came on the screen, `finished` *Klaar*, `closed` the cross, `gone`
    when the session is no longer there; `new_contact_wanted(name, role)` asks the page for a new contact.
    """

    shown = Signal(object)
    finished = Signal()
    closed = Signal()
    gone = Signal()
    new_contact_wanted = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._id = ""
        self._loaded: Loaded | None = None
        self._saving = Saving(context, self)
        self._asked = False  # someone waits for `shown`
        self.setProperty("panel", "true")
        self.setAccessibleName(_("Bijeenkomst"))
        self.lookup = TaskLookup(context.tasks, context.clock.today, self)
        self._make_parts()
        self._arrange()
        self._connect()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.finish)

    # -- making -------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.head = Head()
        self.conflicts = ConflictNote(self._context)
        self.state = StateRow()
        self.people = PeopleCount()
        self.new_people = NewPeople()
        self.groups = GroupCounts()
        self.attendees = Attendees(self.lookup)
        labels = {"evaluation": _("Wat viel op?")}
        self.notes = RecordForm(Session, ["evaluation", "strengths", "worries"], self.lookup, labels=labels)
        self.change = ChangeFace(self.lookup)

    def _arrange(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        self._faces = QStackedWidget()
        self._count = count = ScrollArea(margin=_MARGIN, spacing=12)
        change = ScrollArea(margin=_MARGIN, spacing=12)
        self._came = QWidget()
        column = QVBoxLayout(self._came)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(12))
        for part in (self.people, self.new_people, self._group_head(), self.groups, line(), self.attendees, line()):
            column.addWidget(part)
        for part in (self.head, self.conflicts, self.state, self._came, self.notes):
            count.body.addWidget(part)
        count.body.addStretch(1)
        change.body.addWidget(self.change)
        for area in (count, change):
            self._faces.addWidget(area)
        outer.addWidget(self._faces, 1)
        outer.addWidget(line())
        outer.addLayout(self._footer())

    def _group_head(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        words = QLabel(_("Per groep"))
        words.setProperty("role", "smed muted")
        self.add_group = QPushButton(_("Groep toevoegen"))
        self.add_group.setProperty("variant", "quiet")
        self.add_group.clicked.connect(self._ask_group)
        row.addWidget(words, 1)
        row.addWidget(self.add_group)
        return box

    def _footer(self) -> QHBoxLayout:
        now = theme.current()
        row = QHBoxLayout()
        row.setContentsMargins(now.px(_MARGIN), now.px(10), now.px(_MARGIN), now.px(10))
        self._saved_words = QLabel()
        self._saved_words.setProperty("role", "small muted")
        self.done = KeyButton(_("Klaar"), "Ctrl+Return", "check")
        self.done.clicked.connect(self.finish)
        row.addWidget(self._saved_words, 1)
        row.addWidget(self.done)
        return row

    def _connect(self) -> None:
        self.head.menu_wanted.connect(lambda: self.show_menu(_below(self.head.menu)))
        self.head.closed.connect(self.closed)
        self._count.verticalScrollBar().rangeChanged.connect(self._keep_in_sight, Qt.ConnectionType.QueuedConnection)
        saving = self._saving
        saving.ended.connect(self.refresh)
        self.state.changed.connect(lambda state, reason: saving.values({"state": state, "reason": reason}))
        self.state.edit_wanted.connect(self._show_change)
        self.people.edited.connect(saving.people)
        self.new_people.edited.connect(lambda number: saving.values({"new_people": number}))
        self.groups.edited.connect(saving.group)
        self.attendees.ticked.connect(saving.tick)
        self.attendees.all_ticked.connect(saving.tick_all)
        self.attendees.new_wanted.connect(self.new_contact_wanted)
        self.notes.edited.connect(lambda key, value: saving.values({key: value}))
        self.change.back_wanted.connect(self.escape)
        self.change.activity_edited.connect(self._save_activity)
        self.change.session_edited.connect(lambda key, value: saving.values({key: value}, self._refusal(key)))

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def session_id(self) -> str:
        """The id of the session that is shown or on its way; '' for none."""
        return self._id

    @property
    def activity_id(self) -> str:
        """The id of the activity of the session that is shown; '' as long as it is not there."""
        return self._loaded.parts.activity.id if self._loaded is not None else ""

    def show_session(self, session_id: str) -> None:
        """Show a session from the top on. The number can be typed at once, also before the rest is there."""
        if session_id != self._id:
            self._id = self._saving.session = session_id
            self._loaded = None
            self.people.clear()
            self._faces.setCurrentIndex(0)
        self._asked = True
        self.refresh()

    def refresh(self) -> None:
        """Read the session again."""
        if self._id:
            session = self._id
            self._context.tasks.read(
                lambda s: load(s, session), self._show, owner=self, key="session", failed=self._missed
            )

    def clear(self) -> None:
        """Show nothing."""
        self._id, self._loaded = "", None

    def focus_first(self) -> None:
        """Put the keyboard in the number, ready to be typed over."""
        target = self.people.number.edit
        if self._loaded is not None and self._loaded.parts.session.state == CANCELLED:
            self.state.focus_chosen()
            return
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        target.selectAll()

    def _show(self, loaded: Loaded) -> None:
        parts = loaded.parts
        if parts.session.id != self._id or self._saving.is_busy:
            return  # what is under way is read again when it is done
        asked, self._asked = self._asked, False
        self._loaded = loaded
        self.head.show_parts(parts, self._context.clock.today())
        came = (one.attendance.id for one in parts.people if one.attendance is not None)
        counted = (one.id for one in parts.head_counts)
        self.conflicts.show_record(parts.session.id, parts.activity.id, *counted, *came)
        self.state.show_state(parts.session.state, parts.session.reason)
        self._came.setVisible(parts.session.state != CANCELLED)
        self.people.show_parts(parts)
        self.new_people.show_value(parts.session.new_people)
        self.groups.show_parts(parts, loaded.groups)
        self.attendees.show_parts(parts)
        self.notes.show_record(parts.session)
        self.change.show_parts(parts)
        if asked:
            self.shown.emit(parts)

    def _keep_in_sight(self) -> None:
        """Scroll to where the keyboard is, when the parts above it got another height."""
        focus = QApplication.focusWidget()
        content = self._count.widget()
        if focus is not None and content is not None and content.isAncestorOf(focus):
            middle = focus.mapTo(content, focus.rect().center())
            self._count.ensureVisible(middle.x(), middle.y(), 0, focus.height() // 2 + theme.current().px(8))

    def _missed(self, error: Exception) -> None:
        self._context.messages.report(error)
        self.clear()
        self.gone.emit()

    def _show_change(self) -> None:
        self._faces.setCurrentIndex(1)
        self.change.focus_first()

    def escape(self) -> bool:
        """From the fields of the activity back to counting; False when that is what is shown."""
        if self._faces.currentIndex() == 0:
            return False
        self._faces.setCurrentIndex(0)
        self.state.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(_NARROW)
        self._saved_words.setText(_("Meteen bewaard") if narrow else _("Alles wordt meteen bewaard"))

    # -- what is changed ----------------------------------------------------------------------------------

    def _refusal(self, field: str) -> Callable[[Exception], None]:
        def refused(error: Exception) -> None:
            if field and isinstance(error, WijkwerkerError):
                self.change.show_error(field, error)
            else:
                self._context.messages.report(error)

        return refused

    def _save_activity(self, key: str, value: object) -> None:
        if self._loaded is not None:
            activity = self._loaded.parts.activity.id
            self._saving.activity(activity, {key: value}, self._refusal(key))

    def add_contact(self, contact: str, role: str) -> None:
        """Note that a contact was there, in a role."""
        self.attendees.add_contact(contact, role)

    def _ask_group(self) -> None:
        choices = self._loaded.groups if self._loaded is not None else ()
        shown = self.groups.groups()
        options = [Option(code, label) for code, label in choices if code not in shown]
        popup = ChoicePopup(self.add_group, options, title=_("Welke groep?"))
        popup.chosen.connect(lambda code: self.groups.add(str(code), choices))
        popup.open()

    def finish(self) -> None:
        """*Klaar*: save the number with that it went on, and close when that is done."""
        note = self.notes.field("evaluation")
        if note.error:
            note.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._id:
            typed = self.people.take()
            cancelled = self._loaded is not None and self._loaded.parts.session.state == CANCELLED
            if typed is None or cancelled:
                self.finished.emit()
                return
            self._saving.counted(typed, self.finished.emit)

    # -- the menu -----------------------------------------------------------------------------------------

    def show_menu(self, place: QPoint) -> None:
        """What else can be done with the session that is shown."""
        if self._loaded is None:
            return
        menu, now = QMenu(self), theme.current()
        menu.addAction(now.icon("edit"), _("Activiteit wijzigen"), self._show_change)
        menu.addSeparator()
        if self._loaded.parts.total > 1:
            menu.addAction(now.icon("trash"), _("Deze keer verwijderen"), self.remove_session)
            menu.addAction(now.icon("trash"), _("De hele reeks verwijderen"), self.remove_activity)
        else:
            menu.addAction(now.icon("trash"), _("Verwijderen"), self.remove_activity)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def remove_session(self) -> None:
        """Delete this one time; the toast takes it back."""
        if self._loaded is not None:
            session, label = self._id, self._removed_words()
            self._remove(lambda s: s.activities.remove_session(session, label))

    def remove_activity(self) -> None:
        """Delete the activity with all its sessions; the toast takes it back."""
        if self._loaded is not None:
            activity, label = self._loaded.parts.activity.id, self._removed_words()
            self._remove(lambda s: s.activities.remove(activity, label))

    def _removed_words(self) -> str:
        title = self._loaded.parts.activity.title if self._loaded is not None else ""
        return _("{title} is verwijderd").format(title=title or _("Activiteit"))

    def _remove(self, call: "Callable[[Services], Changes]") -> None:
        kept = self._id
        self.clear()
        self.gone.emit()

        def failed(error: Exception) -> None:
            self._context.messages.report(error)
            self.show_session(kept)

        self._saving.remove(call, failed)


def load(services: "Services", session_id: str) -> Loaded:
    """Everything that the panel shows of a session; runs on the read thread."""
    return Loaded(services.activities.session(session_id), services.lists.choices("group"))


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(button.rect().bottomLeft())
