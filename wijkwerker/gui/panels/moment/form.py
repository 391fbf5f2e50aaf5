"""The fields of a moment, each saved by itself."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import ContactMoment, Record
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import N_, _
from wijkwerker.gui.panels.moment.short_choice import ShortChoiceField
from wijkwerker.gui.widgets.fields.choice import ChoiceField, ManyField
from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.fields.lookup import Lookup
from wijkwerker.gui.widgets.fields.make import options_of
from wijkwerker.gui.widgets.fields.record_form import Lines, RecordForm
from wijkwerker.gui.widgets.moment_icons import KIND_ICONS, NATURE_ICONS, POLARITY_ICONS

WHAT: Lines = ("note", ("date", "time"), ("area", "place"), "kind", "nature", "people", "themes", "groups")
MORE: Lines = ("polarity", ("minutes", "worker"), "opgaven", "leefgebieden")
_LABELS = {
    "date": N_("Wanneer"),
    "time": N_("Hoe laat"),
    "people": N_("Hoeveel mensen"),
    "themes": N_("Thema"),
    "groups": N_("Doelgroep"),
    "minutes": N_("Hoe lang (minuten)"),
}
_CHIPS = {"kind": (KIND_ICONS, 3), "nature": (NATURE_ICONS, 3), "polarity": (POLARITY_ICONS, 2)}


class MomentForm(RecordForm):
    """Some of the fields of a moment: with chips for what is chosen most, and themes in the team's own words."""

    def __init__(self, lines: Lines, lookup: Lookup, parent: QWidget | None = None) -> None:
        self._lists = lookup
        self._moment: ContactMoment | None = None
        labels = {key: _(label) for key, label in _LABELS.items()}
        super().__init__(ContactMoment, lines, lookup, labels=labels, parent=parent)
        for field in self._fields.values():
            if isinstance(field, ChoiceField | ManyField):
                field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # chips take more lines

    def _line(self, keys: Sequence[str]) -> QWidget:
        maker = self._makers().get(keys[0])
        if maker is None:
            return super()._line(keys)
        field = maker(keys[0])
        field.edited.connect(partial(self._edited, keys[0]))
        self._fields[keys[0]] = field
        return field

    def _makers(self) -> dict[str, Callable[[str], Field]]:
        return {"kind": self._chips, "nature": self._chips, "polarity": self._chips, "themes": self._themes}

    def _chips(self, key: str) -> Field:
        kind = fields_of(ContactMoment)[key]
        icons, shown = _CHIPS[key]
        options = options_of(kind, self._lists)
        return ShortChoiceField(_(kind.label), options, icons=icons, shown=shown, required=kind.required)

    def _themes(self, key: str) -> Field:
        options = options_of(fields_of(ContactMoment)[key], self._lists)
        return ManyField(_(_LABELS[key]), options, free=True)

    def show_record(self, record: Record) -> None:
        """Show a moment; of the one that is shown already, leave alone what is open and what is being typed."""
        stays_open = self._shown == record.id and self._rare.isVisibleTo(self)
        super().show_record(record)
        if stays_open:
            self._rare.show()
            self._more.hide()
        self._moment = record if isinstance(record, ContactMoment) else None

    def _edited(self, key: str, value: object) -> None:
        today = self._lists.today()
        if key == "date" and isinstance(value, date) and value > today:
            fix = (_("Vandaag"), partial(self._put, "date", today))
            self._fields[key].show_error(_("Deze dag is nog niet geweest."), fix)
        else:
            super()._edited(key, value)

    def _put(self, key: str, value: object) -> None:
        self._fields[key].set_value(value)
        self._fields[key].setFocus()
        self._edited(key, value)

    def unsaved(self) -> dict[str, object]:
        """What was counted or typed and not told yet: a number between two presses, a text that still has the focus."""
        if self._moment is None:
            return {}
        found: dict[str, object] = {}
        focus: QWidget | None = QApplication.focusWidget()
        for key, field in self._fields.items():
            waits = key in {"people", "minutes"} or (focus is not None and field.isAncestorOf(focus))
            if waits and not field.error:
                found |= self._changed(key, field.value())
        return found

    def _changed(self, key: str, value: object) -> dict[str, object]:
        kind = fields_of(ContactMoment)[key]
        try:
            clean = kind.clean(value)
        except WijkwerkerError:
            return {}
        if kind.holds is frozenset:
            clean = clean or frozenset()
        if (kind.required and clean in (None, "")) or clean == getattr(self._moment, key):
            return {}
        return {key: clean}
