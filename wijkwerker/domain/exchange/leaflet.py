"""The words of a workbook: what to read first, and how a conflict is told. Always Dutch, as its sheets are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from wijkwerker.domain.exchange.book import DELETE, Author, Manifest
from wijkwerker.domain.exchange.merge import DELETED, LIVE, PRESENT, Cell, Key
from wijkwerker.domain.exchange.sheets import DELETE_HEADING, NO, YES, Label
from wijkwerker.domain.fields import Day, FieldType, Links, Many, Moment, Ref, Refs, YesNo
from wijkwerker.domain.kinds.record import Record, fields_of
from wijkwerker.domain.stamps import Stamp
from wijkwerker.domain.texts import TEXT_LIMIT, utf16_length

HEADING = "# "  # begins a line of the leaflet that is a heading; the first line is its title
CONFLICT_HEADINGS = ("Blad", "Waarvan", "Kop", "Staat nu in het blad", "Van", "Op", "Ook ingevuld", "Door", "Op")
_NOTE_LIMIT = 600  # characters of one value in a note; the sheet of conflicts holds all of it
_CELL_LIMIT = TEXT_LIMIT  # UTF-16 units
_BETWEEN = " / "
_SOMEONE = "iemand"
_EMPTY = "(leeg)"

_CHANGING = (
    "# Iets veranderen",
    "Klik op een vak en typ. Een vak leegmaken mag ook.",
    "Verschijnt er een pijltje naast het vak? Kies dan uit de lijst.",
    "Een dag typ je als 13-10-2026 en een tijd als 13:30.",
    "Staan er meer woorden in één vak, zet er dan komma’s tussen: moeders, ouderen.",
    (
        "Een persoon, buurt of initiatief schrijf je zoals de naam op het eigen blad staat. "
        "Zijn het er meer, zet er dan puntkomma’s tussen."
    ),
    "# Sorteren en filteren",
    (
        "Dat mag allemaal. Gebruik het pijltje in de groene kop: dan blijft elke rij bij elkaar. "
        "Sorteer nooit één kolom apart."
    ),
    "Je mag kolommen breder maken of verplaatsen. Er gaat niets verloren als je rijen verbergt.",
    "# Iets toevoegen",
    "Typ in de eerste lege rij onder de tabel. Wat je niet weet, laat je leeg.",
)
_DELETING = (
    "# Iets verwijderen",
    (
        "Kies ja in de kolom Verwijderen? aan het eind van de rij. "
        "Een rij wissen of een blad weggooien verwijdert in Wijkwerker niets."
    ),
)
_NOT_DELETING = (
    "# Iets verwijderen",
    (
        "Dat kan met dit bestand niet overal: alleen waar een kolom Verwijderen? staat. "
        "Een rij wissen of een blad weggooien verwijdert in Wijkwerker niets."
    ),
)
_CONFLICTS = (
    "# Gekleurde vakken",
    (
        "In een oranje vak vulden twee mensen iets anders in. Wijs het vak aan, dan lees je wat. "
        "Op het blad Conflicten staat alles bij elkaar. "
        "Moet er iets anders staan dan je nu ziet? Typ dat dan in het oranje vak op het blad zelf."
    ),
)
_LEAVE = (
    "# Laat dit zo",
    (
        "Er zijn verborgen kolommen, een verborgen rij en verborgen bladen. "
        "Daaraan ziet Wijkwerker straks wat jij veranderde. Verander of verwijder ze niet."
    ),
    "Bewaar het bestand als Excelbestand (.xlsx), en vul in maar één exemplaar in.",
)


def readme(manifest: Manifest, sheets: Mapping[str, int], conflicts: bool) -> tuple[str, ...]:
    """What someone reads first who never saw the app; `sheets` counts the rows by the sheet's name."""
    sender = manifest.sender_name or "wie het je gaf"
    about = [f"Van: {manifest.sender_name}"] if manifest.sender_name else []
    about += [f"Voor: {manifest.recipient_name}"] if manifest.recipient_name else []
    about += [f"Gemaakt op: {_day(manifest.made)}"] if manifest.made else []
    inside = ", ".join(f"{name} ({count})" for name, count in sheets.items())
    deleting = any(DELETE in sheet.columns for sheet in manifest.sheets)
    everywhere = all(DELETE in sheet.columns for sheet in manifest.sheets)
    return (
        "Uitwisselbestand van Wijkwerker",
        *about,
        "# Wat is dit?",
        (
            "In Wijkwerker houdt een team bij wat er in de wijk gebeurt. "
            "Met dit bestand geven collega’s dat aan elkaar. Je kunt het bekijken en invullen in Excel of LibreOffice. "
            "Wijkwerker heb je er niet voor nodig."
        ),
        f"Onderaan kies je een blad. Er staat in: {inside}." if inside else "Er staan nog geen gegevens in.",
        *_CHANGING,
        *(_DELETING if everywhere else _NOT_DELETING if deleting else ()),
        *(_CONFLICTS if conflicts else ()),
        *_LEAVE,
        "# Klaar?",
        (
            f"Stuur het bestand terug naar {sender}. Wijkwerker voegt toe wat jij veranderde. "
            "Wat een ander intussen veranderde, blijft ook bewaard."
        ),
        _care(manifest),
    )


def _care(manifest: Manifest) -> str:
    if manifest.scope.personal:
        return (
            "In dit bestand staan gegevens van mensen. Geef het alleen aan wie ze mag zien, "
            "en gooi het weg als je het niet meer nodig hebt."
        )
    return "Namen, adressen en notities over mensen zijn weggelaten."


def _day(moment: str) -> str:
    """The day of an ISO moment as people write it; the text itself when it is none."""
    try:
        return f"{date.fromisoformat(moment[:10]):%d-%m-%Y}"
    except ValueError:
        return moment


def _cut(text: str, units: int) -> str:
    """A text that takes no more than so many UTF-16 units."""
    return text if utf16_length(text) <= units else text[: max(units // 2 - 1, 0)] + "…"


@dataclass(frozen=True)
class ConflictLine:
    """A conflict as its line on the sheet of conflicts, and as a note at its cell."""

    cells: tuple[str, ...]
    note: str


class Words:
    """How conflicts are told in one workbook, in which these authors may be named."""

    def __init__(self, authors: Mapping[int, Author], label: Label) -> None:
        self.authors = authors
        self._label = label

    def conflict(self, cls: type[Record], title: str, key: Key, cell: Cell) -> ConflictLine:
        """One conflict: what is shown first, then what others wrote, newest first."""
        name, _element = key
        field = fields_of(cls).get(name)
        heading = DELETE_HEADING if key == LIVE else field.label if field else name
        versions = self._versions(field, key, cell)
        first, *others = versions
        note = [f"{heading}: hier vulden mensen iets anders in."]
        note += [f"{who}, {when}: {text[:_NOTE_LIMIT]}" for text, who, when in versions]
        room = _CELL_LIMIT // max(len(others), 1) - len(_BETWEEN)
        rest = [_BETWEEN.join(_cut(part, room) for part in parts) for parts in zip(*others, strict=True)]
        cells = (cls.info.many, title, heading, *first, *(rest or ("", "", "")))
        return ConflictLine(tuple(_cut(cell, _CELL_LIMIT) for cell in cells), "\n".join(note))

    def _versions(self, field: FieldType | None, key: Key, cell: Cell) -> list[tuple[str, str, str]]:
        """The distinct values, each with who wrote it last and when; the one that is shown comes first."""
        latest: dict[str | None, Stamp] = {}
        for stamp, value in sorted(cell.heads, key=lambda head: head[0], reverse=True):
            latest.setdefault(value, stamp)
        return [(self._shown(field, key, value), *self._whose(stamp)) for value, stamp in latest.items()]

    def _whose(self, stamp: Stamp) -> tuple[str, str]:
        author = self.authors.get(stamp.epoch)
        moment = datetime.fromtimestamp((stamp.hlc >> 16) / 1000, UTC)
        return (author.name if author else "") or _SOMEONE, f"{moment:%d-%m-%Y}"

    def _shown(self, field: FieldType | None, key: Key, value: str | None) -> str:
        _name, element = key
        if key == LIVE:
            return "verwijderd" if value == DELETED else "blijft, want er werd nog in gewerkt"
        if isinstance(field, Links):
            return f"hoort bij {self._label(field.to, value) or value}" if value else _EMPTY
        if isinstance(field, Many):
            word = (self._label(field.to, element) if isinstance(field, Refs) else "") or element
            return f"met {word}" if value == PRESENT else f"zonder {word}"
        if value is None:
            return _EMPTY
        if isinstance(field, Ref):
            return self._label(field.to, value) or value
        if isinstance(field, YesNo):
            return YES if value == "1" else NO
        return f"{_day(value)}{value[10:]}" if isinstance(field, Day | Moment) else value
