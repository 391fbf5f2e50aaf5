"""The audit: what was done with the file, with ids and never names, append-only, kept for 24 months."""

from dataclasses import dataclass
from enum import StrEnum

from wijkwerker.domain.exchange.erasing import erased_hash

MONTHS = 24


class Action(StrEnum):
    """What can stand in the audit. Ordinary edits are no part of it: it is never a report on somebody's work."""

    OPEN = "openen"
    UNLOCK_REFUSED = "slot geweigerd"
    EXPORT = "geven"
    IMPORT = "inlezen"
    IMPORT_REFUSED = "inlezen geweigerd"
    UNDO = "terugdraaien"
    OVERVIEW = "overzicht bewaren"
    INZAGE = "inzage maken"
    ERASE = "vergeten"
    RESTRICT = "beperken"
    UNRESTRICT = "beperking opheffen"
    ROUND = "opruimen"
    BACKUP = "reservekopie"
    RESTORE = "terugzetten"
    CHECK = "nakijken"
    CHANGE_LOCK = "wachtwoord wijzigen"
    RECOVERY_KEY = "nieuwe herstelsleutel"
    RECOVER = "openen met herstelsleutel"
    KEY_RING = "sleutelbos"


@dataclass(frozen=True)
class Line:
    """One line: `at` is ISO in UTC, `object` `kind:hash` or the id of an export or import, `origin` window or command,
    `actor` is `worker:hash`, `result` 'ok' or why not in one word."""

    at: str
    action: str
    object: str
    result: str
    origin: str
    actor: str


def object_of(kind: str, record_id: str) -> str:
    """How a record stands in the audit: who knows the id can find it, who does not cannot tell whose it is."""
    return f"{kind}:{erased_hash(record_id).hex()[:16]}"
