"""Reading a workbook that comes from outside, in a process of its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.exchange.book import RawBook, RawSheet
from wijkwerker.domain.language import _
from wijkwerker.excel import file_type
from wijkwerker.gate import apart, files

_PROCESS = "wijkwerker.excel.parse_process"


def read(path: Path, passphrase: str | None = None, progress: Callable[[int, int], None] | None = None) -> RawBook:
    """Read a workbook of any origin; nothing in it is followed or run.

    `progress(done, total)` counts sheets. Raises Locked when it is encrypted and the passphrase is missing or
    wrong, and WijkwerkerError for everything else that is refused, with a sentence that says what to do.
    """
    data = _bytes_of(path)
    answer = _Answer(progress)
    try:
        apart.ask(_PROCESS, {"passphrase": passphrase}, data, answer.take)
    except WijkwerkerError as refusal:
        if files.is_open_elsewhere(path) and not isinstance(refusal, Locked):
            raise WijkwerkerError(_("Dit bestand is nog open in Excel of LibreOffice."), _(files.AGAIN)) from refusal
        raise
    remarks = list(answer.remarks)
    if files.is_open_elsewhere(path):
        remarks.append(
            _("Dit bestand is nog open in een ander programma. Wat daar niet is opgeslagen, is niet gelezen.")
        )
    return RawBook(tuple(answer.sheets), sha256(data).hexdigest(), path.name, tuple(remarks))


def _bytes_of(path: Path) -> bytes:
    """The file as it is. Raises WijkwerkerError when it cannot be read, or is no file that somebody made."""
    if files.look(path).st_size > file_type.MOST_BYTES:
        raise file_type.too_big()
    with files.refusals(path):
        data = path.read_bytes()
    if not data:
        raise files.empty()
    return data


@dataclass
class _Answer:
    """What came back until now."""

    progress: Callable[[int, int], None] | None
    remarks: list[str] = field(default_factory=list)
    sheets: list[RawSheet] = field(default_factory=list)
    _rows: list[list[Any]] = field(default_factory=list)
    _name: str = ""

    def take(self, kind: str, *given: Any) -> None:
        """Take one frame. Raises ValueError for one that no workbook gives."""
        if kind == "rows":
            self._rows += given[0]
        elif kind == "sheet":
            self._name, self._rows = given[0], []
            if self.progress:
                self.progress(given[1], given[2])
        elif kind == "flagged":
            flagged = {(row, column): flag for row, column, flag in given}
            self.sheets.append(RawSheet(self._name, self._rows, flagged))
        elif kind == "remarks":
            self.remarks += given
        else:
            raise ValueError(kind)
