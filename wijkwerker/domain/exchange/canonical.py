"""The frozen canonical form of values, number 1: what is compared, hashed and carried, on every laptop alike.

No update of a library or of the richer normal forms (phone, postcode) may change what these functions give: another
form gets another number. A value is text, or None for nothing; an empty text is nothing.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from wijkwerker.domain.fields import FieldType, Value

FORM = 1
_SHORT = 40  # characters of a text that may well stand in many cells
_REMEMBERED = 50_000
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def plain_text(text: str) -> str | None:
    """Text in NFC with plain newlines and spaces, without control characters, trimmed; None when nothing is left."""
    if not (text.isascii() and text.isprintable()):
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").replace("\u00a0", " ")
        text = unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text))
    return text.strip() or None


def number(value: float) -> str:
    """A number without a needless fraction: 42.0 is '42'."""
    return str(int(value)) if value == int(value) else repr(value)


def text_of(value: Value) -> str | None:
    """The canonical text of one value that is no set: yes is '1', a day ISO, a moment 'YYYY-MM-DD HH:MM'."""
    if value is None:
        return None
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a set is one cell an element, not {type(value).__name__}")


def value_of(field: FieldType, text: str | None) -> Value:
    """The value of a field, no set, from its canonical text. Raises ValueError for text that nobody wrote."""
    if text is None:
        return None
    if field.holds is bool:
        return text == "1"
    if field.holds is int:
        return int(text)
    if field.holds is float:
        return float(text)
    if field.holds in {date, datetime, time}:
        return field.holds.fromisoformat(text)
    return text


def cell_text(value: object) -> str | None:
    """The canonical text of what stands in a cell of a workbook, whatever its type says there.

    A number and its text, a date and its ISO text are the same; seconds of a time are left out.
    """
    if value is None or isinstance(value, str):
        return plain_text(value) if value else None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        rounded = value + timedelta(seconds=30) if value.second or value.microsecond else value
        return rounded.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(value, date | time):
        return text_of(value)
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, int | float):
        return number(value)
    raise TypeError(f"no cell holds a {type(value).__name__}")


class Texts(dict[object, str | None]):
    """`cell_text` of the values of a workbook by value; the short ones are kept, for many cells hold the same."""

    def __missing__(self, value: object) -> str | None:
        text = cell_text(value)
        is_alone = value not in {0, 1}  # which are the same keys as no and yes
        if is_alone and len(self) < _REMEMBERED and not (isinstance(value, str) and len(value) > _SHORT):
            self[value] = text
        return text
