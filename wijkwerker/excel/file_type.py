"""What a file really is, whatever its name says: looked up in its first bytes, without a parser."""

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import N_, _
from wijkwerker.gate.kinds import ASK_AGAIN, KINDS, OLE, START, WHOSE, WORKBOOK, ZIP, as_text

MOST_BYTES = KINDS[WORKBOOK].most

SAVE_AS = N_("Open het in Excel of LibreOffice, sla het op als ‘Excel-werkmap (.xlsx)’, en kies dat bestand.")
_CHOOSE = N_("Kies een Excelbestand dat op .xlsx eindigt.")
_UNPACK = N_("Pak het eerst uit en kies dan het .xlsx-bestand.")
_NUMBERS = N_("Exporteer het in Numbers naar Excel en kies dat bestand.")
_PICTURE = (N_("Dit is een afbeelding en geen Excelbestand."), _CHOOSE)
_PACKED = (N_("Dit is een ingepakt bestand en geen Excelbestand."), _UNPACK)

_STARTS = {
    b"%PDF": (N_("Dit is een PDF. Daar kan Wijkwerker niets uit inlezen."), _CHOOSE),
    b"\x89PNG": _PICTURE,
    b"\xff\xd8\xff": _PICTURE,
    b"GIF8": _PICTURE,
    b"Rar!": _PACKED,
    b"7z\xbc\xaf": _PACKED,
    b"SQLite format 3": (N_("Dit is geen Excelbestand, maar een bestand van een ander programma."), _CHOOSE),
    b"MZ": (N_("Dit is een programma en geen Excelbestand."), WHOSE),
}
_IN_ZIP = (  # what other programs pack, by the start of a name inside
    ("word/", N_("Dit is een Wordbestand en geen Excelbestand."), _CHOOSE),
    ("ppt/", N_("Dit is een presentatie en geen Excelbestand."), _CHOOSE),
    ("index/", N_("Dit is een bestand van Numbers. Dat leest Wijkwerker niet."), _NUMBERS),
    ("xl/workbook.bin", N_("Dit is een ander soort Excelbestand (.xlsb). Dat leest Wijkwerker niet."), SAVE_AS),
    ("meta-inf/manifest.xml", N_("Dit is een bestand van LibreOffice (.ods) en geen Excelbestand."), SAVE_AS),
)


def is_encrypted(data: bytes) -> bool:
    """Whether this is a workbook with a passphrase. Raises WijkwerkerError when it is no workbook at all."""
    if len(data) > MOST_BYTES:
        raise too_big()
    if data.startswith(ZIP):
        return False
    if data.startswith(OLE):
        return _is_encrypted_ole(data)
    raise _stranger(data)


def too_big() -> WijkwerkerError:
    """The refusal of a file of more than 50 MB."""
    return WijkwerkerError(
        _("Dit bestand is groter dan 50 MB. Zo groot is een uitwisselbestand nooit."),
        _("Haal plaatjes en lege rijen eruit, of vraag de afzender om het in delen te geven."),
    )


def no_workbook(names: list[str]) -> WijkwerkerError:
    """The refusal of a zip without a workbook in it, by the names it holds."""
    lower = [name.lower() for name in names]
    for start, text, hint in _IN_ZIP:
        if any(name.startswith(start) for name in lower):
            return WijkwerkerError(_(text), _(hint))
    if any(name.endswith(".xlsx") for name in lower):
        return WijkwerkerError(
            _("Dit is een ingepakt bestand met een Excelbestand erin."),
            _(_UNPACK),
        )
    return WijkwerkerError(_("Dit is een ingepakt bestand en geen Excelbestand."), _(_CHOOSE))


def _is_encrypted_ole(data: bytes) -> bool:
    """An OLE container names its streams in UTF-16; only the encrypted kind is ours to read."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return True
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        raise WijkwerkerError(_("Dit is een oud Excelbestand (.xls), ook als de naam iets anders zegt."), _(SAVE_AS))
    raise WijkwerkerError(_("Dit is een oud Office-bestand en geen Excelbestand."), _(_CHOOSE))


def _stranger(data: bytes) -> WijkwerkerError:
    """What to say of a file that is no zip and no OLE container."""
    for start, refusal in _STARTS.items():
        if data.startswith(start):
            return WijkwerkerError(*map(_, refusal))
    if not data.strip(b"\0"):
        return WijkwerkerError(_("Dit bestand is leeg."), _(ASK_AGAIN))
    text = as_text(data[:START])
    if text is None:
        return WijkwerkerError(_("Dit is geen Excelbestand, of het is beschadigd."), _(ASK_AGAIN))
    text = text.lstrip("\ufeff \t\r\n").lower()
    if text.startswith(("<html", "<!doctype html", "<table", "<meta", "<head")):
        return WijkwerkerError(_("Dit is een webpagina (.html) met een andere naam, geen Excelbestand."), _(SAVE_AS))
    if text.startswith("<"):
        return WijkwerkerError(_("Dit is een bestand in een oude Excel-vorm (.xml), geen .xlsx."), _(SAVE_AS))
    return WijkwerkerError(_("Dit is een tekstbestand (zoals .csv), geen Excelbestand."), _(SAVE_AS))
