"""The process that parses a workbook, apart from the app.

Of its frames `sheet` comes before its `rows`, and `flagged` after them.
"""

import itertools
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.excel import contents, file_type, gate
from wijkwerker.gate import child
from wijkwerker.gate.apart import too_much

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_CELLS = 6_000_000
_ROWS = 1_000  # in a frame
_FIRST_DAY = date(1900, 3, 1)  # Excel has a 29 February 1900, LibreOffice has not: before it they differ by a day
_MIDNIGHT = time()
_CALENDAR = frozenset({date, datetime, time})


def main() -> NoReturn:
    """Parse the workbook on the standard input and end the process."""
    child.serve(_read)


def _read(order: dict[str, Any], given: BinaryIO) -> Iterator[list[Any]]:
    """The frames of a workbook. Raises WijkwerkerError when it is refused."""
    data = given.read()
    if file_type.is_encrypted(data):
        from wijkwerker.excel.locked import decrypt  # takes a moment to load

        data = decrypt(data, order["passphrase"])
    passed = gate.examine(data)
    yield ["remarks", *passed.remarks]

    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    plain = [sheet.name for sheet in book.sheets_metadata if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet]
    left = MOST_CELLS
    for index, name in enumerate(plain):
        yield ["sheet", name, index, len(plain)]
        sheet = book.get_sheet_by_name(name)
        left -= sheet.total_height * sheet.total_width
        if left < 0 or sheet.total_height > gate.MOST_ROWS or sheet.total_width > gate.MOST_COLUMNS:
            raise too_much()
        yield from _Sheet(name, passed).frames(sheet)


class _Sheet:
    """The cells of one sheet on their way out, and which of them are not to be believed as they are."""

    def __init__(self, name: str, passed: gate.Passed) -> None:
        self._name = name
        self._passed = passed
        self._part = next((part for part in passed.sheets if part.name == name), None)
        self._negative_known = self._part is None or self._part.telling
        self._flagged = self._located() if self._part and self._part.telling else {}

    def frames(self, sheet: "CalamineSheet") -> Iterator[list[Any]]:
        """The rows from the first row and column on, empty or not, and then the flags."""
        before = [""] * sheet.start[1] if sheet.start else []
        rows = sheet.iter_rows()
        first = 0
        while batch := list(itertools.islice(rows, _ROWS)):
            if before:
                batch = [[*before, *row] for row in batch]
            if self._passed.long_text:
                self._check_lengths(batch, first)
            self._check_days(batch, first)
            yield ["rows", batch]
            first += len(batch)
        yield ["flagged", *([*place, flag] for place, flag in self._flagged.items() if flag != contents.NEGATIVE)]

    def _located(self) -> dict[tuple[int, int], str]:
        if self._part is None:
            return {}
        with self._passed.archive.open(self._part.part) as stream:
            return contents.locate(stream)

    def _check_lengths(self, batch: list[list[Any]], first: int) -> None:
        for number, row in enumerate(batch, first + 1):
            if any(type(value) is str and len(value) > gate.MOST_CHARACTERS for value in row):
                raise _too_long(self._name, number)

    def _check_days(self, batch: list[list[Any]], first: int) -> None:
        """Flag days and times that programs do not agree on, or that calamine shows as another."""
        for number, row in enumerate(batch, first):
            if _CALENDAR.isdisjoint(map(type, row)):
                continue
            for column, value in enumerate(row):
                if type(value) in _CALENDAR and self._is_doubtful(value, (number, column)):
                    self._flagged[number, column] = "error"

    def _is_doubtful(self, value: date | time, place: tuple[int, int]) -> bool:
        """A day of early 1900, or midnight that is a negative number in the file."""
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            return value < _FIRST_DAY
        if value != _MIDNIGHT:
            return False
        if not self._negative_known:
            self._negative_known = True
            self._flagged = {**self._located(), **self._flagged}
        return self._flagged.get(place) == contents.NEGATIVE


def _too_long(sheet: str, row: int) -> WijkwerkerError:
    return WijkwerkerError(
        _("Op blad {sheet} staat in rij {row} een tekst van meer dan 32.767 tekens. Dat past niet in Excel.").format(
            sheet=sheet, row=row
        ),
        _("Maak die tekst korter, sla het bestand op en probeer het opnieuw."),
    )


if __name__ == "__main__":
    main()
