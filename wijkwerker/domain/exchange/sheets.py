"""How the records of a kind stand in a sheet: its columns, a row of shown cells, and the values behind such a row.

Sheets are always Dutch, whatever the language of the screen: nobody knows who opens the workbook next.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache
from math import isfinite
from types import MappingProxyType
from typing import TypeAlias

from wijkwerker.domain.exchange.book import DELETE, ID, LABEL, CellValue, Column
from wijkwerker.domain.exchange.canonical import cell_text, number
from wijkwerker.domain.exchange.merge import PRESENT, Key
from wijkwerker.domain.fields import Choice, Day, FieldType, Integer, Links, Many, Moment, Number, Ref, Refs, YesNo
from wijkwerker.domain.folding import phrase
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.domain.language import _
from wijkwerker.domain.texts import TEXT_LIMIT, utf16_length

Label: TypeAlias = Callable[[str, str], str]  # the readable name of a record: of a kind, with an id

YES, NO = "ja", "nee"
ID_HEADING, DELETE_HEADING = "Sleutel", "Verwijderen?"
TOO_LONG = "(te lang voor één vak: kijk in Wijkwerker)"
PEOPLE = ("contact", "worker", "contact_moment")  # kinds whose label is, or may hold, a person's name
_FIRST_DAY, _LAST_DAY = "1900-03-01", "2199-12-31"  # what every program shows as the same day
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_NAME_LIMIT = 31


def sheet_name(kind_key: str) -> str:
    """The name of a kind's sheet, as a workbook allows it; the key itself for a kind that we do not know."""
    name = KINDS[kind_key].info.many if kind_key in KINDS else kind_key
    return _FORBIDDEN.sub(" ", name)[:_NAME_LIMIT].strip(" '")


def headings(kind_key: str) -> Mapping[str, str]:
    """The keys of a kind's columns by folded heading; empty for a kind that we do not know."""
    return _headings(kind_key) if kind_key in KINDS else MappingProxyType({})


@cache
def _headings(kind_key: str) -> Mapping[str, str]:
    return MappingProxyType({phrase(column.heading): column.key for column in _all_columns(kind_key)})


def heading_of(kind_key: str, column: str) -> str:
    """What stands above a column; its key for one that we do not know."""
    known = _all_columns(kind_key) if kind_key in KINDS else ()
    return next((one.heading for one in known if one.key == column), column)


@cache
def _all_columns(kind_key: str) -> tuple[Column, ...]:
    return columns_of(KINDS[kind_key], personal=True, whole=True, choices={})


def fields_in(cls: type[Record], *, personal: bool) -> frozenset[str]:
    """The fields of a kind that a workbook with or without personal data holds."""
    return frozenset(name for name, field in fields_of(cls).items() if personal or not field.personal)


def columns_of(
    cls: type[Record], *, personal: bool, whole: bool, choices: Mapping[str, tuple[str, ...]]
) -> tuple[Column, ...]:
    """The columns of a kind's sheet: the id, the fields in their order, and *Verwijderen?* when the sheet is `whole`.

    A reference has a hidden column of ids and one with readable names beside it. `choices` are the codes of each value
    list. Without `personal` the fields about people and the names of people are left out.
    """
    columns = [Column(ID, ID_HEADING, hidden=True, width=38)]
    for name, field in fields_of(cls).items():
        if personal or not field.personal:
            columns.extend(_columns(name, field, choices, personal=personal))
    if whole:
        columns.append(Column(DELETE, DELETE_HEADING, width=14, choices=(YES,)))
    return _told_apart(columns)


def _columns(
    name: str, field: FieldType, choices: Mapping[str, tuple[str, ...]], *, personal: bool
) -> Iterable[Column]:
    if isinstance(field, Links):
        yield Column(name, field.label, width=field.width, hidden=True)
    elif isinstance(field, Ref | Refs):
        yield Column(name, f"{field.label} (sleutel)", width=38, hidden=True)
        if personal or field.to not in PEOPLE:
            yield Column(name + LABEL, field.label, width=field.width)
    else:
        yield Column(name, field.label, _form(field), field.width, choices=_choices(field, choices))


def _form(field: FieldType) -> str:
    forms: dict[type[FieldType], str] = {Integer: "number", Number: "decimal", Day: "day", Moment: "moment"}
    return forms.get(type(field), "text")


def _choices(field: FieldType, choices: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if isinstance(field, YesNo):
        return (YES, NO)
    if isinstance(field, Choice):
        return field.codes or choices.get(field.list, ())
    return ()


def _told_apart(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns with a heading of their own each: a table takes no heading twice."""
    taken: set[str] = set()
    result = []
    for column in columns:
        heading, count = column.heading, 1
        while heading.casefold() in taken:
            count += 1
            heading = f"{column.heading} ({count})"
        taken.add(heading.casefold())
        result.append(replace(column, heading=heading))
    return tuple(result)


@dataclass(slots=True)
class _Record:
    """What the cells of a row are made from; `sets` holds the elements (of links: with their value) by field."""

    id: str
    values: Mapping[Key, str]
    sets: Mapping[str, list[str]]
    label: Label


_Show: TypeAlias = Callable[[_Record], CellValue]


def row_of(
    cls: type[Record], columns: Sequence[Column], state_values: Mapping[Key, str], record_id: str, label: Label
) -> list[CellValue]:
    """What stands in the cells of a record's row, from its canonical values.

    A cell that no workbook can hold shows TOO_LONG instead. A value that its type cannot show stands there as text.
    """
    record = _record(cls, state_values, record_id, label)
    shows = _shows(cls.info.key)
    return [shows[column.key](record) for column in columns]


def cell_of(cls: type[Record], name: str, values: Mapping[Key, str]) -> str | None:
    """The canonical text of one field's cell as we write it, from the canonical values of the field."""
    return cell_text(_shows(cls.info.key)[name](_record(cls, values, "", lambda _kind, _id: "")))


def _record(cls: type[Record], values: Mapping[Key, str], record_id: str, label: Label) -> _Record:
    sets: dict[str, list[str]] = {}
    links = _links(cls.info.key)
    for (name, element), text in values.items():
        if element:
            sets.setdefault(name, []).append(f"{element}={text}" if name in links else element)
    return _Record(record_id, values, sets, label)


@cache
def _links(kind_key: str) -> frozenset[str]:
    return frozenset(name for name, field in fields_of(KINDS[kind_key]).items() if isinstance(field, Links))


@cache
def _shows(kind_key: str) -> Mapping[str, _Show]:
    """How each column of a kind is filled."""
    shows: dict[str, _Show] = {ID: lambda record: record.id, DELETE: lambda _record: None}
    for name, field in fields_of(KINDS[kind_key]).items():
        shows[name] = _show_of(name, field)
        if isinstance(field, Ref | Refs):
            shows[name + LABEL] = _show_label(name, field)
    return shows


def _show_of(name: str, field: FieldType) -> _Show:
    if isinstance(field, Links | Refs):
        return lambda record: _fitting(",".join(sorted(record.sets[name]))) if name in record.sets else None
    if isinstance(field, Many):
        return lambda record: _fitting(join_set(record.sets[name])) if name in record.sets else None
    key = (name, "")
    typed: dict[type[FieldType], Callable[[str], CellValue]] = {
        Integer: _number,
        Number: _number,
        Day: _day,
        Moment: _moment,
        YesNo: _yes_no,
    }
    written = typed.get(type(field), _fitting)

    def show(record: _Record) -> CellValue:
        text = record.values.get(key)
        return None if text is None else written(text)

    return show


def _show_label(name: str, field: Ref | Refs) -> _Show:
    to = field.to
    if isinstance(field, Refs):

        def names(record: _Record) -> CellValue:
            found = sorted(filter(None, (record.label(to, element) for element in record.sets.get(name, ()))))
            return _fitting("; ".join(_quoted(text, ';"\n') for text in found)) if found else None

        return names
    key = (name, "")

    def one(record: _Record) -> CellValue:
        target = record.values.get(key)
        return None if target is None else _fitting(record.label(to, target)) or None

    return one


def _fitting(text: str) -> str:
    if len(text) * 2 <= TEXT_LIMIT or utf16_length(text) <= TEXT_LIMIT:
        return text
    return TOO_LONG


def _yes_no(text: str) -> CellValue:
    return YES if text == "1" else NO if text == "0" else text


@lru_cache(maxsize=10_000)
def _number(text: str) -> CellValue:
    """A number, unless a program that keeps fifteen digits would make another one of it."""
    try:
        value = float(text)
    except ValueError:
        return text
    if not isfinite(value) or abs(value) >= 1e15 or float(f"{value:.15g}") != value or number(value) != text:
        return text
    return int(value) if value == int(value) else value


@lru_cache(maxsize=10_000)
def _day(text: str) -> CellValue:
    return date.fromisoformat(text) if len(text) == 10 and _is_shown(text) else text


@lru_cache(maxsize=10_000)
def _moment(text: str) -> CellValue:
    return datetime.fromisoformat(text) if len(text) == 16 and _is_shown(text) else text


def _is_shown(text: str) -> bool:
    """Whether every program shows this day or moment as we do."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return False
    return _FIRST_DAY <= text[:10] <= _LAST_DAY and value.isoformat(" ", "minutes")[: len(text)] == text


def values_in(cls: type[Record], columns: Sequence[Column], row: Sequence[CellValue]) -> dict[Key, str]:
    """The canonical values behind a row that nobody touched: the inverse of `row_of`. Rows may be short."""
    fields = fields_of(cls)
    values: dict[Key, str] = {}
    for column, shown in zip(columns, row, strict=False):
        field = fields.get(column.key)
        if field is not None and shown is not None and shown != TOO_LONG:
            values |= values_of_cell(field, column.key, cell_text(shown))
    return values


def values_of_cell(field: FieldType, name: str, text: str | None) -> dict[Key, str]:
    """The values behind the canonical text of one cell as we write it; what people type is read by `typed`.

    Raises WijkwerkerError for a cell that could not show its value.
    """
    if text is None:
        return {}
    if text == TOO_LONG:
        raise field.refuse(
            _("dit was te lang voor één vak, en is hier niet te lezen."), _("Verander het in Wijkwerker zelf.")
        )
    if isinstance(field, Links):
        return {(name, other): main for other, _sign, main in (link.partition("=") for link in text.split(","))}
    if isinstance(field, Refs):
        return dict.fromkeys(((name, element) for element in text.split(",")), PRESENT)
    if isinstance(field, Many):
        return dict.fromkeys(((name, element) for element in split_set(text)), PRESENT)
    return {(name, ""): told_by(field, text)}


def told_by(field: FieldType, text: str) -> str:
    """The canonical value behind the text of a cell as we write it, of a field that is no set."""
    if isinstance(field, YesNo):
        return {YES: "1", NO: "0"}.get(text, text)
    if isinstance(field, Moment) and len(text) == 10:
        return f"{text} 00:00"
    return text


def join_set(elements: Iterable[str]) -> str:
    """The elements of a set as one cell shows them; one that holds a comma, a quote or a new line is quoted."""
    return ", ".join(_quoted(element, ',;"\n') for element in sorted(elements))


def split_set(text: str) -> list[str]:
    """The elements in a cell, with commas, semicolons or new lines between them."""
    return _split(text, _ELEMENT)


def split_labels(text: str) -> list[str]:
    """The readable names in a cell, with semicolons or new lines between them: a name may hold a comma."""
    return _split(text, _NAME)


_ELEMENT = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[,;\n]|$)|([^,;\n]*))(?:[,;\n]|$)')
_NAME = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;\n]|$)|([^;\n]*))(?:[;\n]|$)')


def _quoted(text: str, signs: str) -> str:
    if any(sign in text for sign in signs):
        return '"' + text.replace('"', '""') + '"'
    return text


def _split(text: str, pattern: re.Pattern[str]) -> list[str]:
    found = (
        match[1].replace('""', '"') if match[1] is not None else match[2].strip() for match in pattern.finditer(text)
    )
    return [word for word in found if word]
