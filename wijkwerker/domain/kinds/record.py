"""How a kind of record is described: a frozen dataclass whose annotations carry the field types."""

import dataclasses
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, TypeVar, dataclass_transform, get_args, get_origin, get_type_hints

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.fields import FieldType, Value, field_type
from wijkwerker.domain.language import _

NAMESPACE = uuid.UUID("6f6b5a3e-0d0c-5d3c-9a55-77696a6b7731")  # of all natural ids, for ever


def new_id() -> str:
    """A fresh random record id (UUIDv4)."""
    return str(uuid.uuid4())


@dataclass(frozen=True, kw_only=True)
class KindInfo:
    """What is known of a kind besides its fields: its key, and its words in singular and plural (also its sheet).

    `title` is the field by which a person knows the record; `natural` are the fields of the natural key; records of a
    `timeline` kind are kept in the order of their date.
    """

    key: str
    one: str
    many: str
    title: str = ""
    natural: tuple[str, ...] = ()
    timeline: bool = False
    fields: Mapping[str, FieldType]


@dataclass(frozen=True, kw_only=True)
class Record:
    """The base of every kind: an immutable value with an id.

    `id` is a UUIDv4, or for kinds that two laptops can make independently a UUIDv5 of the natural key.
    """

    info: ClassVar[KindInfo]

    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", self.natural_id() or new_id())

    def natural_id(self) -> str:
        """The id that this record has on every laptop, or '' for a kind without a natural key."""
        if not self.info.natural:
            return ""
        return natural_id(self.info.key, *(getattr(self, name) for name in self.info.natural))


R = TypeVar("R", bound=Record)


def natural_id(kind_key: str, *parts: object) -> str:
    """UUIDv5 of the kind and the parts of its natural key."""
    return str(uuid.uuid5(NAMESPACE, "|".join([kind_key, *("" if p is None else str(p) for p in parts)])))


@dataclass_transform(frozen_default=True, kw_only_default=True)
def kind(
    *, key: str, one: str, many: str, title: str = "", natural: tuple[str, ...] = (), timeline: bool = False
) -> Callable[[type[R]], type[R]]:
    """Declare a kind; the arguments are those of KindInfo."""

    def declare(cls: type[R]) -> type[R]:
        made = dataclass(frozen=True, kw_only=True)(cls)
        made.info = KindInfo(
            key=key, one=one, many=many, title=title, natural=natural, timeline=timeline, fields=_described(made)
        )
        return made

    return declare


def fields_of(cls: type[Record]) -> Mapping[str, FieldType]:
    """The fields of a kind in their order, by key."""
    return cls.info.fields


def _described(cls: type[Record]) -> Mapping[str, FieldType]:
    hints = get_type_hints(cls, include_extras=True).items()
    return MappingProxyType(
        {name: field_type(get_args(hint)[1:]) for name, hint in hints if get_origin(hint) is Annotated}
    )


def with_values(record: R, values: Mapping[str, object]) -> R:
    """A copy of `record` with other, cleaned, values. Raises WijkwerkerError for an unknown field or unfit value."""
    return dataclasses.replace(record, **cleaned(type(record), values))


def make(cls: type[R], values: Mapping[str, object], record_id: str = "") -> R:
    """A new record of a kind from cleaned values; missing ones get their default."""
    return cls(id=record_id, **cleaned(cls, values))


def cleaned(cls: type[Record], values: Mapping[str, object]) -> dict[str, Any]:
    """The values in canonical form; an empty set stands for a set without elements."""
    fields = fields_of(cls)
    result: dict[str, Any] = {}
    for name, value in values.items():
        if name not in fields:
            raise WijkwerkerError(
                _("Het veld “{name}” bestaat niet.").format(name=name[:40]),
                _("Kies uit: {fields}.").format(fields=", ".join(fields)),
            )
        clean = fields[name].clean(value)
        result[name] = frozenset() if clean is None and fields[name].holds is frozenset else clean
    return result


def missing(record: Record) -> list[str]:
    """The required fields that are empty."""
    return [name for name, field in fields_of(type(record)).items() if field.required and _empty(getattr(record, name))]


def _empty(value: Value) -> bool:
    return value is None or value == "" or value == frozenset()


def values_of(record: Record) -> dict[str, Value]:
    """The values of all fields by key."""
    return {name: getattr(record, name) for name in fields_of(type(record))}


def title_of(record: Record) -> str:
    """The words by which a person knows the record; '' when it has none."""
    return str(getattr(record, record.info.title) or "") if record.info.title else ""


def known_by(cls: type[Record]) -> str:
    """The field by which a person knows a record: its title, else the first text that can be searched."""
    return cls.info.title or next(name for name, field in fields_of(cls).items() if field.searchable)
