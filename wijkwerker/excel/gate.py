"""The gate before any parser of workbooks: what a workbook may be, seen in its bytes while they are inflated.

One cell in the far corner of a sheet makes a parser reserve room for seventeen thousand million cells, so far cells
are looked for in the bytes. What Excel would follow (other workbooks, data sources) is left alone and told; what could
run is refused. What holds for every packed file stands in gate/archives.py.
"""

import re
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import N_, _
from wijkwerker.excel import contents
from wijkwerker.excel.file_type import no_workbook
from wijkwerker.gate.archives import CLEAN, EMBEDDED, Archive, Limits, check_start, refusals

LIMITS = Limits()
MOST_SHEETS = 255
MOST_ROWS, MOST_COLUMNS = 200_000, 200
MOST_CHARACTERS = 32_767
_OVERLAP = 64  # more than the longest pattern below, so that none is missed where two pieces meet

_COLUMN = rb"(?:[A-Za-z]{3}|[H-Zh-z][A-Za-z]|[Gg][S-Zs-z])[A-Za-z]*[0-9]"  # after GR, the two hundredth
_ROW = rb"[A-Za-z]{0,2}(?!200000[\"'])(?:[2-9][0-9]{5}|[0-9]{7})"
_FAR = re.compile(rb' r="(?:' + _COLUMN + rb"|" + _ROW + rb")")
_FAR_HOWEVER_WRITTEN = re.compile(rb"\sr\s*=\s*[\"']\s*(?:" + _COLUMN + rb"|" + _ROW + rb")")
# errors and formulas of cells; not the <formula1> of a list of choices, which is in every sheet of ours
_TELLING = (b't="e"', b"<f>", b"<f ", b"<f/", b"<f\t", b"<f\r", b"<f\n")

_BEGIN_OF_CELL, _END_OF_TEXT = b"<c ", b"</si>"

_LINKS = N_("Koppelingen naar andere bestanden zijn overgeslagen. Wat er al stond, is gelezen.")
_SOURCES = N_("Verbindingen met andere bronnen zijn overgeslagen. Er is niets opgehaald.")
_REMARKS = {"xl/externallinks/": _LINKS, "xl/connections.xml": _SOURCES, "xl/querytables/": _SOURCES}

_MACROS = (N_("In dit bestand zitten macro’s: kleine programma’s. Die laat Wijkwerker niet binnen."), CLEAN)
_FORBIDDEN = {
    "xl/vbaproject": _MACROS,
    "xl/macrosheets/": _MACROS,
    "xl/dialogsheets/": _MACROS,
    "xl/activex/": EMBEDDED,
    "xl/embeddings/": EMBEDDED,
}


class SheetPart(NamedTuple):
    """A sheet and the part of the zip it stands in. `telling`: has formulas or errors to be located."""

    name: str
    part: str
    telling: bool


class Passed(NamedTuple):
    """A workbook that came through the gate. `long_text`: it may hold texts longer than fit in a cell."""

    archive: ZipFile
    sheets: tuple[SheetPart, ...]
    remarks: tuple[str, ...]
    long_text: bool


def examine(data: bytes) -> Passed:
    """Let a workbook through, or raise WijkwerkerError; every byte is inflated once and none is kept."""
    with refusals():
        return _Gate(Archive(BytesIO(data), len(data), LIMITS)).examine()


class _Gate:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._parts = archive.parts
        self._long_text = False

    def examine(self) -> Passed:
        self._check_names()
        types = self._archive.whole("[content_types].xml")
        if b"macroenabled" in types.lower():
            raise WijkwerkerError(*map(_, _MACROS))
        sheets = contents.sheets(
            self._archive.whole("xl/workbook.xml"), self._archive.whole("xl/_rels/workbook.xml.rels")
        )
        if len(sheets) > MOST_SHEETS:
            raise WijkwerkerError(
                _("Dit bestand heeft meer dan 255 bladen. Dat is geen gewoon Excelbestand."), _(CLEAN)
            )
        names = {part: name for name, part in sheets}
        telling = {part for part in list(self._parts) if self._inspect(part, names.get(part))}
        remarks = [text for start, text in _REMARKS.items() if any(part.startswith(start) for part in self._parts)]
        known = [(name, part) for name, part in sheets if part in self._parts]
        return Passed(
            self._archive.zip,
            tuple(SheetPart(name, self._parts[part].filename, part in telling) for name, part in known),
            tuple(dict.fromkeys(map(_, remarks))),
            self._long_text,
        )

    def _check_names(self) -> None:
        """Refuse by the list of parts alone."""
        if not {"[content_types].xml", "xl/workbook.xml"} <= self._parts.keys():
            raise no_workbook([info.filename for info in self._parts.values()])
        for start, refusal in _FORBIDDEN.items():
            if any(name.startswith(start) for name in self._parts):
                raise WijkwerkerError(*map(_, refusal))

    def _inspect(self, part: str, sheet: str | None) -> bool:
        """Refuse what is dangerous in one part; whether it is a sheet with cells to locate."""
        stretch = _Stretch(_BEGIN_OF_CELL if sheet is not None else _END_OF_TEXT)
        tail, telling, far = b"", False, _FAR
        for piece in self._archive.pieces(part):
            window = tail + piece
            if not tail:
                check_start(window)
                start = window[:65536]
                if b"<worksheet" not in start or b"='" in start:  # not as every known program writes it
                    telling, far = True, _FAR_HOWEVER_WRITTEN
            if sheet is not None:
                if found := far.search(window):
                    raise _too_far(sheet, found)
                telling = telling or any(mark in window for mark in _TELLING)
            if sheet is not None or part == "xl/sharedstrings.xml":
                stretch.feed(piece)
                self._long_text = self._long_text or stretch.is_long
            tail = window[-_OVERLAP:]
        return telling and sheet is not None


class _Stretch:
    """Whether there are more bytes between two marks than a cell has characters; looks once every 32,767 bytes."""

    def __init__(self, mark: bytes) -> None:
        self.is_long = False
        self._mark = mark
        self._since = 0

    def feed(self, piece: bytes) -> None:
        """Look on in the next piece."""
        place = 0
        while not self.is_long:
            room = MOST_CHARACTERS - self._since
            last = piece.rfind(self._mark, place, place + room)
            if last >= 0:
                place, self._since = last + len(self._mark), 0
            elif len(piece) - place <= room:
                self._since += len(piece) - place
                return
            else:
                self.is_long = True


def _too_far(sheet: str, found: re.Match[bytes]) -> WijkwerkerError:
    rest = found.string[found.end() : found.end() + 8]
    place = re.sub(rb"[^A-Za-z0-9]", b"", found.group().partition(b"=")[2] + re.split(rb"[\"']", rest)[0])
    return WijkwerkerError(
        _("Op blad {sheet} staat iets heel ver weg (bij {place}): verder dan 200.000 rijen of 200 kolommen.").format(
            sheet=sheet, place=place.decode("ascii")
        ),
        _("Verwijder de rijen en kolommen buiten de tabel, sla het bestand op en probeer het opnieuw."),
    )
