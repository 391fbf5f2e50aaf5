"""The types of field a kind is described with, and the canonical form of each value.

A field type carries all that the other rooms need: label, whether the field is required, personal, searchable, and its
width in lists and sheets. `clean` turns what a person or a file offers into the value that is stored, or refuses with a
sentence.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, ClassVar, TypeAlias, TypeVar
from uuid import UUID

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.domain.texts import TEXT_LIMIT, tidy, utf16_length

Value: TypeAlias = str | int | float | bool | date | time | datetime | frozenset[str] | None
N = TypeVar("N", int, float)

ELEMENT_LIMIT = 200  # UTF-16 units of one element of a set
LOOSE = "los"  # the value of a link that was undone


@dataclass(frozen=True, kw_only=True)
class FieldType:
    """What every field type says of its field.

    `width` is in characters. `personal` marks data about a person (product rule: nothing of it in logs or file names).
    """

    label: str
    required: bool = False
    personal: bool = False
    searchable: bool = False
    width: int = 16
    rare: bool = False

    holds: ClassVar[type] = str

    def clean(self, value: object) -> Value:
        """The canonical value of what was offered; None for nothing. Raises WijkwerkerError with a sentence."""
        if value is None or value == "":
            return None
        return self._clean(value)

    def _clean(self, value: object) -> Value:
        raise NotImplementedError

    def refuse(self, text: str, hint: str = "") -> WijkwerkerError:
        """The refusal of a value of this field, with the field named."""
        return WijkwerkerError(f"{_(self.label)}: {text}", hint)


@dataclass(frozen=True, kw_only=True)
class Text(FieldType):
    """One line of text of at most `limit` UTF-16 units."""

    limit: int = 200

    def _clean(self, value: object) -> Value:
        text = tidy(str(value))
        if (length := utf16_length(text)) > self.limit:
            raise self.refuse(
                _("de tekst is te lang ({length} tekens).").format(length=length),
                _("Er passen {limit} tekens in. Maak de tekst korter.").format(limit=self.limit),
            )
        return text or None


@dataclass(frozen=True, kw_only=True)
class LongText(Text):
    """Text of several lines; always personal, because a note may name someone."""

    limit: int = TEXT_LIMIT
    personal: bool = True
    width: int = 48


@dataclass(frozen=True, kw_only=True)
class Phone(Text):
    """A phone number, kept as it was typed when it is no known form."""

    limit: int = 40


@dataclass(frozen=True, kw_only=True)
class Email(Text):
    """A mail address."""

    limit: int = 254


@dataclass(frozen=True, kw_only=True)
class Postcode(Text):
    """A Dutch postcode."""

    limit: int = 12
    width: int = 9


@dataclass(frozen=True, kw_only=True)
class Rule(Text):
    """A recurrence rule (RFC 5545 RRULE)."""

    limit: int = 500


@dataclass(frozen=True, kw_only=True)
class Integer(FieldType):
    """A whole number from `least` to `most`."""

    least: int = 0
    most: int = 1_000_000
    width: int = 8
    holds: ClassVar[type] = int

    def _clean(self, value: object) -> Value:
        number = _number(self, value)
        if number != int(number):
            raise self.refuse(_("{value} is geen heel getal.").format(value=value))
        return _between(self, int(number), self.least, self.most)


@dataclass(frozen=True, kw_only=True)
class Number(FieldType):
    """A number from `least` to `most`, decimals allowed."""

    least: float = 0
    most: float = 1_000_000_000
    width: int = 10
    holds: ClassVar[type] = float

    def _clean(self, value: object) -> Value:
        return _between(self, float(_number(self, value)), self.least, self.most)


def _number(field: FieldType, value: object) -> float:
    try:
        number = float(str(value).strip().replace(",", "."))
    except ValueError:
        number = float("nan")
    if number != number or number in {float("inf"), float("-inf")}:
        raise field.refuse(_("“{value}” is geen getal.").format(value=str(value)[:40]), _("Typ een getal in cijfers."))
    return number


def _between(field: FieldType, number: N, least: float, most: float) -> N:
    if not least <= number <= most:
        raise field.refuse(
            _("{number} kan hier niet.").format(number=number),
            _("Kies een getal van {least} tot {most}.").format(least=least, most=most),
        )
    return number


@dataclass(frozen=True, kw_only=True)
class YesNo(FieldType):
    """Yes or no."""

    width: int = 6
    holds: ClassVar[type] = bool

    def _clean(self, value: object) -> Value:
        if isinstance(value, bool):
            return value
        word = str(value).strip().lower()
        if word in {"ja", "yes", "true", "1", "waar"}:
            return True
        if word in {"nee", "no", "false", "0", "onwaar"}:
            return False
        raise self.refuse(_("“{value}” is geen ja of nee.").format(value=str(value)[:40]))


@dataclass(frozen=True, kw_only=True)
class Day(FieldType):
    """A date."""

    width: int = 12
    holds: ClassVar[type] = date

    def _clean(self, value: object) -> Value:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        return _parse_day(self, str(value).strip())


_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")


def _parse_day(field: FieldType, text: str) -> date:
    if match := _DAY.match(text):
        year, month, day = map(int, match.groups())
    elif match := _DUTCH_DAY.match(text):
        day, month, year = map(int, match.groups())
    else:
        raise field.refuse(
            _("“{text}” is geen datum.").format(text=text[:40]), _("Typ een datum als 13-10-2026 of 2026-10-13.")
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise field.refuse(
            _("de dag {text} bestaat niet.").format(text=text), _("Kijk de dag en de maand na.")
        ) from None


@dataclass(frozen=True, kw_only=True)
class Clock(FieldType):
    """A time of day, to the minute."""

    width: int = 8
    holds: ClassVar[type] = time

    def _clean(self, value: object) -> Value:
        if isinstance(value, time):
            return value.replace(second=0, microsecond=0)
        try:
            return time.fromisoformat(str(value).strip().replace(".", ":")).replace(second=0, microsecond=0)
        except ValueError:
            raise self.refuse(
                _("“{value}” is geen tijd.").format(value=str(value)[:40]), _("Typ een tijd als 13:30.")
            ) from None


@dataclass(frozen=True, kw_only=True)
class Moment(FieldType):
    """A date and time in the neighbourhood's own clock, to the minute."""

    width: int = 17
    holds: ClassVar[type] = datetime

    def _clean(self, value: object) -> Value:
        if isinstance(value, datetime):
            return value.replace(second=0, microsecond=0)
        try:
            return datetime.fromisoformat(str(value).strip()).replace(second=0, microsecond=0, tzinfo=None)
        except ValueError:
            raise self.refuse(
                _("“{value}” is geen datum met tijd.").format(value=str(value)[:40]),
                _("Typ een datum en tijd als 2026-10-13 13:30."),
            ) from None


@dataclass(frozen=True, kw_only=True)
class Choice(FieldType):
    """One code of a value list (`list` names it) or of the fixed `codes`."""

    list: str = ""
    codes: tuple[str, ...] = ()

    def _clean(self, value: object) -> Value:
        code = tidy(str(value))
        if self.codes and code not in self.codes:
            raise self.refuse(
                _("“{code}” staat niet in de lijst.").format(code=code[:40]),
                _("Kies uit: {codes}.").format(codes=", ".join(self.codes)),
            )
        return code or None


@dataclass(frozen=True, kw_only=True)
class Many(FieldType):
    """A set: codes of a value list, free words when `list` is empty. For the exchange each element is one cell."""

    list: str = ""
    codes: tuple[str, ...] = ()
    width: int = 24
    holds: ClassVar[type] = frozenset

    def _clean(self, value: object) -> Value:
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list | tuple | set | frozenset):
            raise self.refuse(_("“{value}” is geen lijst.").format(value=str(value)[:40]))
        return frozenset(word for part in parts if (word := self._element(part)))

    def _element(self, part: object) -> str:
        word = tidy(str(part))
        if utf16_length(word) > ELEMENT_LIMIT:
            raise self.refuse(_("een onderdeel is te lang."), _("Er passen 200 tekens in één onderdeel."))
        if word and self.codes and word not in self.codes:
            raise self.refuse(
                _("“{code}” staat niet in de lijst.").format(code=word[:40]),
                _("Kies uit: {codes}.").format(codes=", ".join(self.codes)),
            )
        return word


def clean_id(field: FieldType, value: object) -> str:
    """A record id in its one written form; raises WijkwerkerError for anything else."""
    try:
        return str(UUID(str(value)))
    except ValueError:
        raise field.refuse(_("“{value}” verwijst nergens naar.").format(value=str(value)[:40])) from None


@dataclass(frozen=True, kw_only=True)
class Ref(FieldType):
    """The id of a record of kind `to`; the record itself may not have arrived yet."""

    to: str = ""
    width: int = 24

    def _clean(self, value: object) -> Value:
        return clean_id(self, value)


@dataclass(frozen=True, kw_only=True)
class Refs(Many):
    """A set of ids of records of kind `to`."""

    to: str = ""

    def _element(self, part: object) -> str:
        word = str(part).strip()
        return clean_id(self, word) if word else ""


@dataclass(frozen=True, kw_only=True)
class Links(Many):
    """Links `other=main` to records of kind `to`: for the exchange each other record is one cell whose value is `main`.

    `main` is the id of the record that both are shown through, or `los` when they are not the same after all.
    """

    to: str = ""

    def _element(self, part: object) -> str:
        other, _sign, main = str(part).strip().partition("=")
        return f"{clean_id(self, other)}={main if main == LOOSE else clean_id(self, main)}" if other else ""


def field_type(metadata: tuple[Any, ...]) -> FieldType:
    """The field type among the metadata of an `Annotated` hint."""
    return next(item for item in metadata if isinstance(item, FieldType))
