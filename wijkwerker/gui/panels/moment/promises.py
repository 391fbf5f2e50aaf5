"""*Terugkoppelen*: what was promised in a moment, for when, and whether it was told back."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from wijkwerker.domain.dates import near_day
from wijkwerker.domain.kinds import Promise
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.day import DateField
from wijkwerker.gui.widgets.fields.text import TextField
from wijkwerker.gui.widgets.tags import Tag

if TYPE_CHECKING:
    from wijkwerker.services.moments import MomentParts


class PromiseLine(QFrame):
    """One promise: what, for when, and *Gedaan*. Each change is saved at once, a new one when it says something."""

    saved = Signal(object)  # Promise
    done = Signal(str)
    removed = Signal(object)  # Promise

    def __init__(self, context: Context, promise: Promise, *, is_new: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.promise = promise
        self._today = context.clock.today()
        self.setProperty("card", True)
        now = theme.current()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(now.px(10), now.px(10), now.px(10), now.px(10))
        self._column.setSpacing(now.px(8))
        self.what = TextField(_("Wat beloof je?"), placeholder=_("Wat beloof je?"), limit=1000)
        self.what.hide_label()
        self.what.set_value(promise.what)
        self.what.edited.connect(self._changed)
        self.due = DateField(_("Voor wanneer?"), context.clock.today, ahead=True, icon="bell")
        self.due.hide_label()
        self.due.set_value(promise.due)
        self.due.edited.connect(self._changed)
        self._column.addWidget(self.what)
        self._column.addLayout(self._made_end(is_new=is_new))

    def _made_end(self, *, is_new: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        row.addWidget(self.due, 1)
        told, due = self.promise.fed_back_on, self.promise.due
        if told is not None:
            words = _("teruggekoppeld {day}").format(day=near_day(told, self._today))
            row.addWidget(Tag(words, "ok", "check"), 0, Qt.AlignmentFlag.AlignVCenter)
        elif due is not None and due < self._today:
            row.addWidget(Tag(_("te laat"), "dang", "alert-circle"), 0, Qt.AlignmentFlag.AlignVCenter)
        self._act = QPushButton(_("Gedaan"), self)
        self._act.setAccessibleName(_("Gedaan: {what}").format(what=self.promise.what))
        theme.set_icon(self._act, "check", size=16)
        self._act.clicked.connect(lambda: self.done.emit(self.promise.id))
        self._act.setVisible(told is None and not is_new)
        row.addWidget(self._act)
        away = QToolButton()
        away.setProperty("variant", "icon")
        theme.set_icon(away, "close", size=16)
        away.setAccessibleName(_("Afspraak verwijderen: {what}").format(what=self.promise.what))
        away.setToolTip(_("Afspraak verwijderen"))
        away.clicked.connect(lambda: self.removed.emit(self.promise))
        row.addWidget(away)
        return row

    def _changed(self) -> None:
        text = self.what.value()
        if text is None:
            self.what.show_error(_("Typ wat je belooft."))
        elif not self.what.error and (text, self.due.value()) != (self.promise.what, self.promise.due):
            self.promise = replace(self.promise, what=text, due=self.due.value())
            self._act.setVisible(self.promise.fed_back_on is None)
            self.saved.emit(self.promise)

    def has_keyboard(self) -> bool:
        """Whether someone is typing in this line."""
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)


class PromisesPart(QWidget):
    """The promises of one moment, and a chip for a new one."""

    saved = Signal(object)  # Promise
    done = Signal(str)
    removed = Signal(object)  # Promise

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._parts: MomentParts | None = None
        self._lines: list[PromiseLine] = []
        now = theme.current()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(now.px(6))
        self._title = QLabel(_("Terugkoppelen"))
        self._title.setProperty("role", "smed muted")
        self._column.addWidget(self._title)
        chips = ChipRow(self)
        self._more = Chip(_("Erbij"), "plus", state="dashed")
        self._more.setAccessibleName(_("Afspraak om terug te koppelen erbij"))
        self._more.clicked.connect(self.add)
        chips.add(self._more)
        self._column.addWidget(chips)
        self.setFocusProxy(self._more)

    def show_parts(self, parts: "MomentParts") -> None:
        """Show the promises of a moment; a line in which someone types now stays as it is."""
        same = self._parts is not None and self._parts.moment.id == parts.moment.id
        before, self._parts = self._parts, parts
        if same and before is not None and before.promises == parts.promises:
            return
        kept = {line.promise.id: line for line in self._lines if same and line.has_keyboard()}
        for line in self._lines:
            if line.promise.id not in kept:
                line.hide()
                line.deleteLater()
        self._lines = []
        for promise in parts.promises:
            self._put(kept[promise.id] if promise.id in kept else self._made(promise, is_new=False))
        for line in kept.values():
            if line not in self._lines:
                self._put(line)

    def _made(self, promise: Promise, *, is_new: bool) -> PromiseLine:
        line = PromiseLine(self._context, promise, is_new=is_new, parent=self)
        line.saved.connect(self.saved)
        line.done.connect(self.done)
        line.removed.connect(self._remove)
        return line

    def _put(self, line: PromiseLine) -> None:
        self._column.insertWidget(1 + len(self._lines), line)
        self._lines.append(line)
        line.show()

    def add(self) -> None:
        """Put an empty line for a new promise, with the keyboard in it."""
        if self._parts is None:
            return
        moment = self._parts.moment
        promise = Promise(
            to=next(iter(moment.contacts)) if len(moment.contacts) == 1 else None,
            area=moment.area,
            promised_on=moment.date,
            by=moment.worker,
            initiative=moment.initiative,
            moment=moment.id,
        )
        self._put(self._made(promise, is_new=True))
        self._lines[-1].what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, promise: Promise) -> None:
        known = self._parts is not None and promise.id in {one.id for one in self._parts.promises}
        if known:
            self.removed.emit(promise)
            return
        for line in [line for line in self._lines if line.promise.id == promise.id]:
            self._lines.remove(line)
            line.hide()
            line.deleteLater()
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)
