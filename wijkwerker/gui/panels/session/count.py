"""How many people were there: the number first, how many of them were new, and how many per group."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.session.words import counted_in, names_in, note_of
from wijkwerker.gui.widgets.chip import Chip, ChipRow
from wijkwerker.gui.widgets.fields.number import NumberField

if TYPE_CHECKING:
    from wijkwerker.services.activities import SessionParts

MOST = 99_999
_PAUSE_MS = 600
_FEW = (0, 1, 2, 3)


class PeopleCount(QWidget):
    """The number. `edited(number or None)` follows typing after a pause, and leaving the field.

    It never stays below the names and the groups together: on leaving the field it rises to them.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self._names = self._counted = 0
        self._stored: int | None = None
        self.typed = False
        title = QLabel(_("Hoeveel mensen waren er?"))
        title.setProperty("role", "h2")
        self.number = NumberField(title.text(), most=MOST)
        self.number.hide_label()
        self.number.edit.setProperty("role", "h1")
        self._note = QLabel()
        self._note.setProperty("role", "small")
        hint = QLabel(_("typ een getal of druk + en −"))
        hint.setProperty("role", "micro faint")
        words = QVBoxLayout()
        words.setSpacing(now.px(3))
        for label in (self._note, hint):
            label.setWordWrap(True)
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(now.px(6))
        row.addWidget(self.number, 0)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(8))
        column.addWidget(title)
        column.addLayout(row)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._autosave)
        self.number.changed.connect(self._changed)
        self.number.edited.connect(self._left)
        self.setFocusProxy(self.number.edit)

    @property
    def least(self) -> int:
        """The names or the groups together, whichever are more."""
        return max(self._names, self._counted)

    def clear(self) -> None:
        """Show nothing, for a session that is on its way."""
        self._names = self._counted = 0
        self._stored, self.typed = None, False
        self._pause.stop()
        self.number.set_value(None)
        self._tell()

    def show_parts(self, parts: "SessionParts") -> None:
        """Show a session; a number that is being typed stays as it is."""
        self._names, self._counted = names_in(parts), counted_in(parts)
        self._stored = parts.session.people
        if not (self.typed and self.number.edit.hasFocus()):
            self.typed = False
            self.number.set_value(self._known())
            if self.number.edit.hasFocus():
                self.number.edit.selectAll()
        self._tell()

    def value(self) -> int | None:
        """The number as it stands, raised to the names and the groups; None when nothing was counted."""
        value = self.number.value()
        return self.least or None if value is None else max(int(value), self.least)

    def take(self) -> int | None:
        """The number that was typed and not saved yet, raised; None when there is none."""
        self._pause.stop()
        return self.value() if self.typed else None

    def _known(self) -> int | None:
        people = max(self._stored or 0, self.least)
        return people if people or self._stored is not None else None

    def _tell(self) -> None:
        value = self.number.value()
        words = note_of(self._names, self._counted, None if value is None else int(value))
        self._note.setText(words)
        self.number.edit.setAccessibleDescription(words)

    def _changed(self) -> None:
        self.typed = True
        self._tell()
        self._pause.start()

    def _autosave(self) -> None:
        value = self.number.value()
        if self.typed and (value is None or value >= self.least):
            self.edited.emit(None if value is None else int(value))

    def _left(self) -> None:
        if not self.typed:
            return
        self._pause.stop()
        value = self.value()
        self.number.set_value(value)
        self.typed = False
        self._tell()
        self.edited.emit(value)


class NewPeople(QWidget):
    """How many of them came for the first time: a chip for a few, a field for more. `edited(number or None)`."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        label = QLabel(_("Waarvan nieuw"))
        label.setProperty("role", "small muted")
        row.addWidget(label)
        chips = ChipRow()
        chips.setAccessibleName(label.text())
        self._chips = {number: Chip(str(number)) for number in _FEW}
        self._more = Chip(_("meer"))
        for number, chip in self._chips.items():
            chip.clicked.connect(lambda _on=False, number=number: self._chose(number))
        self._more.clicked.connect(self._ask)
        for chip in [*self._chips.values(), self._more]:
            chip.setCheckable(True)
            chips.add(chip)
        row.addWidget(chips, 1)
        column.addLayout(row)
        self.number = NumberField(label.text(), most=MOST)
        self.number.hide_label()
        self.number.edited.connect(self._typed)
        self.number.hide()
        column.addWidget(self.number)

    def show_value(self, value: int | None) -> None:
        """Show a number."""
        self._value = value
        for number, chip in self._chips.items():
            chip.setChecked(number == value)
        many = value is not None and value not in self._chips
        asked = many or self.number.edit.hasFocus()
        self._more.setChecked(asked)
        self.number.setVisible(asked)
        if many and not self.number.edit.hasFocus():
            self.number.set_value(value)

    def _chose(self, number: int) -> None:
        self.number.hide()
        self.show_value(None if number == self._value else number)
        self.edited.emit(self._value)

    def _ask(self) -> None:
        self._more.setChecked(True)
        self.number.set_value(self._value)
        self.number.show()
        self.number.setFocus()
        self.number.edit.selectAll()

    def _typed(self, value: float | None) -> None:
        self._value = None if value is None else int(value)
        self.edited.emit(self._value)


class GroupCounts(QWidget):
    """Head counts per group. `edited(group, number or None)`; `add_wanted` asks which group to add."""

    edited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, NumberField] = {}
        self._rows: dict[str, QWidget] = {}
        self._session = ""
        self._added: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px(6))

    def groups(self) -> list[str]:
        """The groups that have a field."""
        return list(self._fields)

    def show_parts(self, parts: "SessionParts", choices: Sequence[tuple[str, str]]) -> None:
        """Show the counts of a session: the groups of the activity first, then what else was counted."""
        if parts.session.id != self._session:
            self._session, self._added = parts.session.id, []
        order = {code: place for place, (code, _label) in enumerate(choices)}
        values = {count.group: count.people for count in parts.head_counts}
        own = sorted(parts.activity.groups, key=lambda code: order.get(code, len(order)))
        wanted = list(dict.fromkeys([*own, *values, *self._added]))
        if wanted != list(self._fields):
            self._build(wanted, dict(choices))
        for code, field in self._fields.items():
            if not field.edit.hasFocus():
                field.set_value(values.get(code))

    def _build(self, codes: Sequence[str], labels: Mapping[str, str]) -> None:
        for code in [code for code in self._rows if code not in codes]:
            row = self._rows.pop(code)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        fields = {}
        for place, code in enumerate(codes):
            if code not in self._rows:
                self._rows[code] = self._made(code, labels.get(code, code))
            else:
                self._column.removeWidget(self._rows[code])
            self._column.insertWidget(place, self._rows[code])
            fields[code] = self._fields.get(code) or self._rows[code].findChildren(NumberField)[0]
        self._fields = fields
        self.setVisible(bool(codes))

    def _made(self, code: str, label: str) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        words = QLabel(label)
        words.setWordWrap(True)
        field = NumberField(label, most=MOST)
        field.hide_label()
        field.edited.connect(lambda value, code=code: self.edited.emit(code, None if value is None else int(value)))
        row.addWidget(words, 1)
        row.addWidget(field)
        return box

    def add(self, code: str, choices: Sequence[tuple[str, str]]) -> None:
        """Show a field for one more group, with the keyboard in it."""
        self._added.append(code)
        self._build([*self._fields, code], dict(choices))
        self._fields[code].setFocus()
