"""The kinds of files that people bring from outside, and how each is recognised, whatever its name says."""

from collections.abc import Callable
from typing import NamedTuple

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import N_, _

WORKBOOK, CSV, CALENDAR, GEOJSON, GEOPACKAGE, PACKED = "workbook", "csv", "calendar", "geojson", "geopackage", "zip"
TEXTS = frozenset({CSV, CALENDAR, GEOJSON})
ZIP, OLE, SQLITE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"SQLite format 3\0"
MB = 2**20

ASK_AGAIN = N_("Vraag de afzender om een nieuw bestand, of haal het nog eens op uit de mail of van de stick.")
WHOSE = N_("Open het niet, en vraag de afzender of dit bestand echt van hem of haar komt.")
START = 4096  # bytes of a file in which its kind is looked for


class Kind(NamedTuple):
    """What a file of a kind may be: its size in bytes, and what it is called."""

    most: int
    name: str


KINDS = {
    WORKBOOK: Kind(50 * MB, N_("een Excelbestand (.xlsx)")),
    CSV: Kind(300 * MB, N_("een tabel als tekst (.csv)")),
    CALENDAR: Kind(20 * MB, N_("een agenda (.ics)")),
    GEOJSON: Kind(60 * MB, N_("een kaart (.geojson)")),
    GEOPACKAGE: Kind(1024 * MB, N_("een kaart (.gpkg)")),
    PACKED: Kind(300 * MB, N_("een ingepakt bestand (.zip)")),
}
_STRANGERS: dict[bytes, tuple[str, str]] = {
    b"%PDF": (N_("Dit is een PDF."), ""),
    b"\x89PNG": (N_("Dit is een afbeelding."), ""),
    b"\xff\xd8\xff": (N_("Dit is een afbeelding."), ""),
    b"GIF8": (N_("Dit is een afbeelding."), ""),
    b"Rar!": (N_("Dit bestand is ingepakt op een manier die Wijkwerker niet kent."), ""),
    b"7z\xbc\xaf": (N_("Dit bestand is ingepakt op een manier die Wijkwerker niet kent."), ""),
    b"\x1f\x8b": (N_("Dit bestand is ingepakt op een manier die Wijkwerker niet kent."), ""),
    OLE: (N_("Dit is een oud Office-bestand."), ""),
    b"MZ": (N_("Dit is een programma."), WHOSE),
    b"\x7fELF": (N_("Dit is een programma."), WHOSE),
    b"#!": (N_("Dit is een programma."), WHOSE),
}


def true_kind(start: bytes, is_workbook: Callable[[], bool]) -> str:
    """The kind of a file by its first bytes. Raises WijkwerkerError for what is none of them.

    `is_workbook` is asked of a zip only: it looks at the names in it.
    """
    if start.startswith(ZIP):
        return WORKBOOK if is_workbook() else PACKED
    if start.startswith(SQLITE):
        return GEOPACKAGE
    for known, (text, hint) in _STRANGERS.items():
        if start.startswith(known):
            raise WijkwerkerError(_(text), _(hint or ASK_AGAIN))
    if not start.strip(b"\0"):
        raise WijkwerkerError(_("Dit bestand is leeg."), _(ASK_AGAIN))
    if (beginning := as_text(start[:START])) is None:
        raise no_text()
    return _kind_of_text(beginning)


def _kind_of_text(text: str) -> str:
    begin = text.lstrip("\ufeff \t\r\n").lower()
    if begin.startswith("begin:vcalendar"):
        return CALENDAR
    if begin.startswith("{"):
        return GEOJSON
    if begin.startswith(("<html", "<!doctype html", "<table", "<head")):
        raise WijkwerkerError(_("Dit is een webpagina met een andere naam."), _(ASK_AGAIN))
    if begin.startswith("<"):
        raise WijkwerkerError(_("Dit is een bestand van een ander programma (.xml)."), _(ASK_AGAIN))
    return CSV


def as_text(start: bytes) -> str | None:
    """The start of a file as text, None when it is no text."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start[: len(start) // 2 * 2].decode("utf-16", "replace")
    if any(byte < 9 or 13 < byte < 32 for byte in start):
        return None
    return start.decode("utf-8", "replace")


def no_text() -> WijkwerkerError:
    """The refusal of what should be a text and is none."""
    return WijkwerkerError(_("Dit bestand is geen tekst, of het is beschadigd."), _(ASK_AGAIN))


def other_kind(kind: str, wanted: frozenset[str]) -> WijkwerkerError:
    """The refusal of a good file that does not belong here."""
    names = [_(known.name) for key, known in KINDS.items() if key in wanted]
    return WijkwerkerError(
        _("Dit is {kind}.").format(kind=_(KINDS[kind].name)),
        _("Kies hier {kinds}.").format(kinds=_(" of ").join(names)),
    )


def too_big(kind: str) -> WijkwerkerError:
    """The refusal of a file that is larger than its kind ever is."""
    return WijkwerkerError(
        _("Dit bestand is groter dan {size} MB. Zo groot is {kind} nooit.").format(
            size=KINDS[kind].most // MB, kind=_(KINDS[kind].name)
        ),
        _("Kies een kleiner bestand, bijvoorbeeld van één gemeente."),
    )


def damaged() -> WijkwerkerError:
    """The refusal of a file that is not whole."""
    return WijkwerkerError(
        _("Dit bestand is beschadigd of niet helemaal aangekomen. Er is niets ingelezen."), _(ASK_AGAIN)
    )
