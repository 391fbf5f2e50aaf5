"""The right field for each type of field that a kind is described with."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wijkwerker.domain.fields import (
    Choice,
    Clock,
    Day,
    Email,
    FieldType,
    Integer,
    LongText,
    Many,
    Moment,
    Number,
    Phone,
    Postcode,
    Ref,
    Refs,
    Rule,
    Text,
    YesNo,
)
from wijkwerker.domain.kinds.codes import label_of
from wijkwerker.domain.language import _
from wijkwerker.gui.widgets.fields.choice import ChoiceField, ManyField, ReferenceField
from wijkwerker.gui.widgets.fields.day import DateField, DateTimeField, TimeField
from wijkwerker.gui.widgets.fields.field import Field
from wijkwerker.gui.widgets.fields.lookup import KIND_ICONS, Lookup
from wijkwerker.gui.widgets.fields.number import NumberField
from wijkwerker.gui.widgets.fields.text import LongTextField, TextField
from wijkwerker.gui.widgets.fields.yes_no import YesNoField
from wijkwerker.gui.widgets.options import Deliver, Option

UNGUARDED = (Phone, Postcode, Email, Rule)  # figures that belong there


def options_of(field: FieldType, lookup: Lookup) -> list[Option]:
    """The options of a Choice or Many: its own codes, or the value list it names."""
    if not isinstance(field, Choice | Many):
        return []
    if field.codes:
        return [Option(code, label_of(code)) for code in field.codes]
    return [Option(code, label) for code, label in lookup.choices(field.list)] if field.list else []


def form_field_for(field: FieldType, lookup: Lookup, *, label: str = "") -> Field:
    """A form field for `field`, with its own label unless another is given. Raises KeyError for an unknown type."""
    maker = next(_MAKERS[cls] for cls in type(field).__mro__ if cls in _MAKERS)
    return maker(field, label or _(field.label), lookup)


def _text(field: Text, words: str, _lookup: Lookup) -> TextField:
    guarded = not isinstance(field, UNGUARDED)
    return TextField(words, limit=field.limit, guarded=guarded, hinted=guarded and not field.personal)


def _long_text(_field: LongText, words: str, _lookup: Lookup) -> LongTextField:
    return LongTextField(words)


def _integer(field: Integer, words: str, _lookup: Lookup) -> NumberField:
    return NumberField(words, least=field.least, most=field.most)


def _number(field: Number, words: str, _lookup: Lookup) -> NumberField:
    return NumberField(words, least=field.least, most=field.most, decimals=True, step=0.5)


def _yes_no(_field: YesNo, words: str, _lookup: Lookup) -> YesNoField:
    return YesNoField(words)


def _day(_field: Day, words: str, lookup: Lookup) -> DateField:
    return DateField(words, lookup.today)


def _clock(_field: Clock, words: str, _lookup: Lookup) -> TimeField:
    return TimeField(words)


def _moment(_field: Moment, words: str, lookup: Lookup) -> DateTimeField:
    return DateTimeField(words, lookup.today)


def _choice(field: Choice, words: str, lookup: Lookup) -> ChoiceField:
    return ChoiceField(words, options_of(field, lookup), required=field.required)


def _many(field: Many, words: str, lookup: Lookup) -> ManyField:
    return ManyField(words, options_of(field, lookup), free=not field.list and not field.codes)


def _reference(field: Ref, words: str, lookup: Lookup) -> ReferenceField:
    def search(text: str, deliver: Deliver) -> None:
        lookup.search(field.to, text, deliver)

    return ReferenceField(
        words,
        search,
        lambda record_id, deliver: lookup.titles(
            field.to, [record_id], lambda names: deliver(names.get(record_id) or _("nog niet ontvangen"))
        ),
        icon=KIND_ICONS.get(field.to, ""),
        required=field.required,
    )


class _References(ManyField):
    """Several records: their names are asked when only their ids are known."""

    def __init__(self, words: str, kind: str, lookup: Lookup) -> None:
        super().__init__(
            words, search=lambda text, deliver: lookup.search(kind, text, deliver), icon=KIND_ICONS.get(kind, "")
        )
        self._kind, self._lookup = kind, lookup

    def set_value(self, value: Iterable[str] | None) -> None:
        super().set_value(value)
        unknown = [record_id for record_id in self.value() if record_id not in self._labels]
        if unknown:
            self._lookup.titles(self._kind, unknown, lambda names: self.set_labels(dict(names)))


def _references(field: Refs, words: str, lookup: Lookup) -> ManyField:
    return _References(words, field.to, lookup)


_MAKERS: Mapping[type, Callable[[Any, str, Lookup], Field]] = {
    LongText: _long_text,
    Text: _text,
    Integer: _integer,
    Number: _number,
    YesNo: _yes_no,
    Day: _day,
    Clock: _clock,
    Moment: _moment,
    Ref: _reference,
    Refs: _references,
    Choice: _choice,
    Many: _many,
}
