"""What left the file: a line for every workbook, overview and other document that was made."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class What(StrEnum):
    """What sort of document it was."""

    EXCHANGE = "uitwisselbestand"
    OVERVIEW = "overzicht"
    INZAGE = "inzage"
    AUDIT = "audit"


@dataclass(frozen=True)
class Shared:
    """One document. `who` is the worker who made it, `recipient` for whom it was; both '' when that is not known.

    `scope` says in words what it was about, `fields` are the labels of the fields in it (empty when they are not
    known), `hash` is the SHA-256 of the file in hexadecimals. `people` is of how many people personal data was in it,
    None when that is not known.
    """

    id: str
    at: datetime
    who: str
    what: str
    scope: str
    fields: tuple[str, ...]
    purpose: str
    recipient: str
    hash: str
    file_name: str = ""
    personal: bool = True
    people: int | None = None
