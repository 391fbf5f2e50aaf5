"""The fields of a record in the order that a panel wants them, each saved by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.fields import Choice, Many
from wijkwerker.domain.kinds import Record
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.fields.choice import ChoiceField, ManyField
from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.fields.lookup import Lookup, TaskLookup
from wijkwerker.gui.widgets.fields.make import form_field_for, options_of
from wijkwerker.gui.widgets.options import Option

Lines = Sequence[str | tuple[str, ...]]
Answers = Mapping[str, Mapping[str, str]]  # by key and code: what a code is called in answer to a question


class RecordForm(QWidget):
    """Fields of one kind: `lines` holds keys, a tuple of keys stands beside each other; rare ones stand behind *Meer*.

    `edited(key, value)` carries the cleaned value of a field that someone changed; a value that does not fit, and an
    empty one where something is needed, is refused below its field and not told.
    """

    edited = Signal(str, object)

    def __init__(
        self,
        kind: type[Record],
        lines: Lines,
        lookup: Lookup,
        *,
        labels: Mapping[str, str] | None = None,
        answers: Answers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._lookup = kind, lookup
        self._labels = dict(labels or {})
        self._fields: dict[str, Field] = {}
        self._shown = ""
        now = theme.current()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(now.px(14))
        self._answers = dict(answers or {})
        self._rare = QWidget(self)
        rare = QVBoxLayout(self._rare)
        rare.setContentsMargins(0, 0, 0, 0)
        rare.setSpacing(now.px(14))
        for line in lines:
            keys = (line,) if isinstance(line, str) else line
            is_rare = all(fields_of(kind)[key].rare for key in keys)
            (rare if is_rare else self._column).addWidget(self._line(keys))
        self._more = self._more_button()
        if rare.count():
            self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
            self._column.addWidget(self._rare)
        self._has_rare = bool(rare.count())
        self._rare.hide()
        self._more.setVisible(self._has_rare)
        self._column.addStretch(1)
        if isinstance(lookup, TaskLookup):
            lookup.lists_came.connect(self.show_lists)

    def _more_button(self) -> QPushButton:
        button = QPushButton(_("Meer"), self)
        button.setProperty("variant", "quiet")
        theme.set_icon(button, "chevron-down", "accent", 16)
        button.clicked.connect(self._show_rare)
        return button

    def _show_rare(self) -> None:
        self._rare.show()
        self._more.hide()
        first = self._rare.findChild(Field)
        if first is not None:
            first.setFocus()

    def _line(self, keys: Sequence[str]) -> QWidget:
        box = QWidget()
        row: QBoxLayout = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(12))
        for key in keys:
            field = form_field_for(fields_of(self._kind)[key], self._lookup, label=self._labels.get(key, ""))
            field.edited.connect(lambda value, key=key: self._edited(key, value))
            if key in self._answers and isinstance(field, ChoiceField | ManyField):
                field.set_options(self._answering(key))
            self._fields[key] = field
            row.addWidget(field, 1)
        return box

    def _answering(self, key: str) -> list[Option]:
        words = self._answers[key]
        options = options_of(fields_of(self._kind)[key], self._lookup)
        return [replace(option, label=words.get(str(option.value), option.label)) for option in options]

    def field(self, key: str) -> Field:
        """The form field of a key. Raises KeyError for one that the form does not show."""
        return self._fields[key]

    def keys(self) -> list[str]:
        """The keys that the form shows."""
        return list(self._fields)

    def show_record(self, record: Record) -> None:
        """Show the values of a record; in the record that is shown already, leave alone the field that is in use."""
        same, self._shown = record.id == self._shown, record.id
        focus: QWidget | None = self.focusWidget()
        for key, field in self._fields.items():
            in_use = same and focus is not None and focus.hasFocus() and field.isAncestorOf(focus)
            if not in_use:
                field.set_value(getattr(record, key))
        filled = any(fields_of(self._kind)[key].rare and getattr(record, key) for key in self._fields)
        unfolded = filled or (same and not self._rare.isHidden())
        self._rare.setVisible(unfolded)
        self._more.setVisible(self._has_rare and not unfolded)

    def show_lists(self) -> None:
        """Offer the value lists as they are now."""
        for key, field in self._fields.items():
            kind = fields_of(self._kind)[key]
            if isinstance(kind, Choice | Many) and kind.list and isinstance(field, ChoiceField | ManyField):
                field.set_options(options_of(kind, self._lookup))

    def values(self) -> dict[str, Any]:
        """The values as they stand, by key."""
        return {key: field.value() for key, field in self._fields.items()}

    def show_error(self, key: str, error: WijkwerkerError) -> None:
        """Say below a field why its value was refused."""
        self._fields[key].show_error(str(error))

    def focus_first(self) -> None:
        """Move to the first field."""
        next(iter(self._fields.values())).setFocus()

    def _edited(self, key: str, value: object) -> None:
        kind = fields_of(self._kind)[key]
        try:
            clean = kind.clean(value)
        except WijkwerkerError as error:
            self.show_error(key, error)
            return
        if kind.holds is frozenset and clean is None:
            clean = frozenset()
        if kind.required and clean in (None, "", frozenset()):
            self._fields[key].show_error(_("Dit is nog nodig."))
            return
        self._fields[key].clear_error()
        self.edited.emit(key, clean)
