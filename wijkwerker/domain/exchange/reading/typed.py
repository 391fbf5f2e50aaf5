"""What a person typed in a cell of a workbook, as cells of the record; or a sentence why it cannot be read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from wijkwerker.domain import guard
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import CellValue
from wijkwerker.domain.exchange.canonical import plain_text
from wijkwerker.domain.exchange.cells import cells_of
from wijkwerker.domain.exchange.merge import Key
from wijkwerker.domain.exchange.sheets import split_labels, split_set
from wijkwerker.domain.fields import (
    Choice,
    Day,
    FieldType,
    Integer,
    Links,
    Many,
    Moment,
    Number,
    Phone,
    Ref,
    Refs,
    Text,
)
from wijkwerker.domain.folding import phrase
from wijkwerker.domain.language import _

FORMULA, ERROR = "formula", "error"
_SHORT = 40
_POWER = re.compile(r"\d[.,]?\d*E\+?\d+", re.IGNORECASE)  # what is left of a long number in a narrow column


@dataclass(frozen=True)
class Typed:
    """One cell as a person left it: its value, its canonical text, and 'formula' or 'error' when it is one."""

    value: CellValue
    text: str | None
    flag: str = ""


def read(
    field: FieldType,
    name: str,
    typed: Typed,
    find: Callable[[str, str], tuple[str, ...]],
    codes: Callable[[str], Mapping[str, str]],
    *,
    label: bool = False,
) -> dict[Key, str]:
    """The cells of a field from what a person typed, in `label` the readable names of a reference.

    Raises WijkwerkerError with a sentence when it cannot be read, when Excel spoiled it, or when it may be a BSN.
    """
    _refuse_spoiled(field, typed)
    text = typed.text
    if text is None:
        if field.required:
            raise field.refuse(_("dit mag niet leeg zijn."), _("Vul het in."))
        return {}
    if label:
        return cells_of(field, name, field.clean(_ids(field, text, find)))
    return cells_of(field, name, field.clean(_offered(field, text, codes)))


def _refuse_spoiled(field: FieldType, typed: Typed) -> None:
    if typed.flag == ERROR:
        raise field.refuse(_("hier staat een foutmelding van Excel."), _("Typ zelf wat er moet staan."))
    if isinstance(field, Text | Many) and isinstance(typed.value, date | datetime):
        raise field.refuse(
            _("Excel heeft hier een datum van gemaakt."), _("Zet het vak in Excel op ‘Tekst’ en typ het opnieuw.")
        )
    if isinstance(field, Phone) and (isinstance(typed.value, int | float) or _POWER.fullmatch(typed.text or "")):
        raise field.refuse(
            _("Excel heeft van dit nummer een getal gemaakt."), _("Zet het vak in Excel op ‘Tekst’ en typ het opnieuw.")
        )
    is_told = isinstance(field, Text | Many) and not isinstance(field, Phone | Refs)
    if is_told and typed.text and guard.find_bsn(typed.text):
        raise field.refuse(
            _("hier staat een getal in dat een BSN kan zijn. Wijkwerker bewaart geen BSN."), _("Haal het weg.")
        )


def _offered(field: FieldType, text: str, codes: Callable[[str], Mapping[str, str]]) -> object:
    """What `clean` is offered: codes for what people call them, days as they write them, elements of a set."""
    if isinstance(field, Links | Refs):
        return text.split(",")
    if isinstance(field, Many):
        words = split_set(text)
        return [_code(field, word, codes(field.list)) for word in words] if field.list else words
    if isinstance(field, Choice):
        known = codes(field.list) if field.list else {phrase(code): code for code in field.codes}
        return _code(field, text, known)
    if isinstance(field, Moment):
        return _moment(field, text)
    if isinstance(field, Integer | Number | Day):
        return text.replace("−", "-")
    return text


def _code(field: Choice | Many, word: str, known: Mapping[str, str]) -> str:
    """The code of a word of a list; a theme may be new, as in the one-line entry."""
    code = known.get(phrase(word))
    if code is None and field.list == "theme":
        code = plain_text(word.lower())
    if code is None:
        raise field.refuse(
            _("“{code}” staat niet in de lijst.").format(code=word[:_SHORT]),
            _("Kies iets uit de lijst in het vak."),
        )
    return code


def _moment(field: FieldType, text: str) -> object:
    """A day with a time, also as people write it: 13-10-2026 13:30."""
    day, _space, clock = text.partition(" ")
    value = Day(label=field.label).clean(day)
    return f"{value} {clock or '00:00'}".replace(".", ":")


def _ids(field: FieldType, text: str, find: Callable[[str, str], tuple[str, ...]]) -> object:
    """The ids behind readable names. Raises WijkwerkerError for a name that fits nothing, or more than one."""
    if not isinstance(field, Ref | Refs):
        raise TypeError("only references have labels")
    names = split_labels(text) if isinstance(field, Refs) else [text]
    ids = []
    for name in names:
        found = find(field.to, name)
        if len(found) != 1:
            reason = _("“{name}” kennen we niet.") if not found else _("“{name}” past bij meer dan één.")
            raise field.refuse(reason.format(name=name[:_SHORT]), _("Kies het zelf in Wijkwerker."))
        ids.append(found[0])
    return ids if isinstance(field, Refs) else ids[0]


def refusal(error: WijkwerkerError | ValueError) -> str:
    """The sentence of a refusal; a value that cannot be read at all gets a plain one."""
    return str(error) if isinstance(error, WijkwerkerError) else _("Dit kan niet gelezen worden.")
