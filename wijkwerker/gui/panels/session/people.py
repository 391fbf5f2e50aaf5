"""Who was there: names to tick with Space, and the volunteers with their hours."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.panels.session.words import (
    PARTICIPANT,
    VOLUNTEER,
    called,
    hours_words,
    is_there,
    person_note,
    role_words,
)
from wijkwerker.gui.widgets.avatar import Avatar
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from wijkwerker.services.activities import Present

SHOWN = 12  # with more names than this, who comes least often waits behind a button
AVATAR = 26


class PersonRow(QWidget):
    """A name with a box to tick, and for a volunteer a chip with hours."""

    ticked = Signal(str, bool)
    chip_wanted = Signal(str, object)  # contact, the chip

    def __init__(self, person: "Present", *, hours: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self.person = person
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(now.px(9))
        self.check = QCheckBox()
        self.check.clicked.connect(lambda on: self.ticked.emit(self.person.contact, on))
        self._name = ElidedLabel(called(person))
        self._note = QLabel()
        self._note.setProperty("role", "small muted")
        row.addWidget(self.check)
        row.addWidget(Avatar(person.name, size=AVATAR))
        row.addWidget(self._name, 1)
        row.addWidget(self._note)
        self.chip: Chip | None = None
        if hours:
            self.chip = Chip("", "clock", menu=True)
            self.chip.clicked.connect(lambda: self.chip_wanted.emit(self.person.contact, self.chip))
            row.addWidget(self.chip)
        self.setMinimumHeight(now.px(32))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_person(person)

    def show_person(self, person: "Present") -> None:
        """Show how it stands with someone."""
        self.person = person
        note = person_note(person)
        if person.role not in {PARTICIPANT, VOLUNTEER}:
            note = role_words(person.role)
        name = called(person)
        self._name.set_text(name)
        self._note.setText(note)
        self.check.setChecked(is_there(person))
        self.check.setAccessibleName(f"{name}, {note}" if note else name)
        if self.chip is not None:
            self.chip.setVisible(is_there(person))
            hours = person.attendance.hours if person.attendance is not None else None
            words = _("uren en rol van {name}").format(name=name)
            self.chip.show_value(hours_words(hours), what="")
            self.chip.setAccessibleName(f"{words}: {hours_words(hours)}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.check.click()


class PeopleList(QWidget):
    """Rows of people under a title with one link. ↑ and ↓ walk, Space ticks. `ticked(contact, on)`."""

    ticked = Signal(str, bool)
    chip_wanted = Signal(str, object)
    link_clicked = Signal()

    def __init__(self, title: str, hint: str, link: str, *, hours: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self._with_hours = hours
        self._rows: dict[str, PersonRow] = {}
        self._session = ""
        self._kept: dict[str, Present] = {}
        self._all = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(4))
        head = QHBoxLayout()
        head.setSpacing(now.px(8))
        words = QLabel(title)
        words.setProperty("role", "h2")
        small = QLabel(hint)
        small.setProperty("role", "small muted")
        self.link = QPushButton(link)
        self.link.setProperty("variant", "quiet")
        self.link.setAccessibleName(f"{title} {link}")
        self.link.clicked.connect(self.link_clicked)
        head.addWidget(words)
        head.addWidget(small, 1)
        head.addWidget(self.link)
        column.addLayout(head)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column.addLayout(self._column)
        self._more = QPushButton()
        self._more.setProperty("variant", "quiet")
        theme.set_icon(self._more, "chevron-down", "accent", 16)
        self._more.clicked.connect(self._show_all)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()

    def show_people(self, session: str, people: "Sequence[Present]", elsewhere: "Collection[str]") -> None:
        """Show the people of a session; who was unticked here stays in sight, who is `elsewhere` does not."""
        if session != self._session:
            self._session, self._kept, self._all = session, {}, False
        here = {person.contact: person for person in people}
        self._kept = {
            contact: here.get(contact) or _unticked(person)
            for contact, person in {**self._kept, **here}.items()
            if contact not in elsewhere
        }
        self._arrange()

    def people(self) -> "list[Present]":
        """Everyone who has a row."""
        return [row.person for row in self._rows.values()]

    def _arrange(self) -> None:
        everyone = sorted(self._kept.values(), key=lambda person: called(person).casefold())
        shown = everyone if self._all else _most_of(everyone)
        for contact in [contact for contact in self._rows if contact not in {p.contact for p in shown}]:
            row = self._rows.pop(contact)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, person in enumerate(shown):
            if person.contact in self._rows:
                self._rows[person.contact].show_person(person)
            else:
                self._insert(place, person)
        self._rows = {person.contact: self._rows[person.contact] for person in shown}
        hidden = len(everyone) - len(shown)
        self._more.setVisible(bool(hidden))
        self._more.setText(ngettext("Nog {count} naam", "Nog {count} namen", hidden).format(count=hidden))

    def _insert(self, place: int, person: "Present") -> None:
        row = PersonRow(person, hours=self._with_hours)
        row.ticked.connect(self.ticked)
        row.chip_wanted.connect(self.chip_wanted)
        row.check.installEventFilter(self)
        self._rows[person.contact] = row
        self._column.insertWidget(place, row)
        row.show()
        before = self._column.itemAt(place - 1) if place else None
        above = before.widget() if before is not None else None
        QWidget.setTabOrder(above.check if isinstance(above, PersonRow) else self.link, row.check)

    def _show_all(self) -> None:
        self._all = True
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            checks = [row.check for row in self._rows.values()]
            if step is not None and watched in checks:
                place = checks.index(watched) + step
                if 0 <= place < len(checks):
                    checks[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)


def _unticked(person: "Present") -> "Present":
    return replace(person, attendance=None)


def _most_of(people: "Sequence[Present]") -> "list[Present]":
    """Who was there, and of the others who comes most often, in the same order."""
    there = [person.contact for person in people if person.attendance is not None]
    others = sorted((p for p in people if p.attendance is None), key=lambda p: -p.times)
    wanted = {*there, *(p.contact for p in others[: max(0, SHOWN - len(there))])}
    return [person for person in people if person.contact in wanted]
