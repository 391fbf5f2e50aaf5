"""A small neighbourhood of invented people, places and initiatives for the one-line entry."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

import pytest

from wijkwerker.domain.folding import phrase, words
from wijkwerker.domain.quicklog import Entry, QuickLog

TODAY = date(2026, 11, 20)  # a Friday

PEOPLE = (
    "Fatima El Amrani",
    "Ali Yıldız",
    "Samira Bouzid",
    "Samira Haddad",
    "Joke de Boer",
    "Łukasz Nowak",
    "Noura el-M’Hamdi",
    "Mohamed Aydin",
    "Mohamed Bakkali",
    "Henk van Dijk",
    "Jan de Wit",
    "Jan de Wit",
)
ORGANISATIONS = ("Woonstichting De Brug", "Buurtteam Overvecht", "Stadslab")
AREAS = (
    ("Zamenhofdreef en omgeving", "buurt", ("Zamenhofdreef", "De Dreef", "BU03440331")),
    ("Taag- en Rubicondreef en omgeving", "buurt", ("Taag- en Rubicondreef", "Taagdreef", "BU03440311")),
    ("Vechtzoom-Noord", "buurt", ("BU03440321",)),
    ("Overvecht", "wijk", ("WK034403",)),
    ("Overvecht-Noord", "eigen", ()),
    ("Kanaleneiland", "wijk", ()),
    ("Lunetten", "wijk", ()),
    ("Oost", "wijk", ()),
    ("Utrecht", "gemeente", ()),
)
INITIATIVES = ("Moestuin", "Buurtkeuken Zamenhof", "De Fietsmaatjes")
ACTIVITIES = ("Taalcafé", "Wandelgroep Vechtzoom", "Repair Café", "Fietsles voor vrouwen", "Samen erop uit")


class Neighbourhood:
    """Names by folded phrase, as the store keeps them; counts how often it is asked and for how many phrases."""

    def __init__(self) -> None:
        self.entries: dict[str, list[Entry]] = {}
        self.asked: list[int] = []
        for number, name in enumerate(PEOPLE + ORGANISATIONS):
            self._add_contact(name, f"c{number}", organisation=name in ORGANISATIONS)
        for name, level, others in AREAS:
            self._add(name, "area", name, name, "full", detail=level)
            for other in others:
                part = "code" if other[:2] in {"BU", "WK"} else "alias"
                self._add(other, "area", name, name, part, detail=level)
        for kind, titles in (("initiative", INITIATIVES), ("activity", ACTIVITIES)):
            for title in titles:
                self._add(title, kind, title, title, "full")
                self._add(title.removeprefix("De "), kind, title, title, "full")
                for number, word in enumerate(words(title)):
                    self._add(word, kind, title, title, "word" if number else "first")
        self._add("Burenhulp", "theme", "burenhulp", "burenhulp", "full")

    def _add_contact(self, name: str, contact: str, *, organisation: bool) -> None:
        self._add(name, "contact", contact, name, "full", organisation=organisation)
        if len(parts := words(name)) > 1:
            for number, word in enumerate(parts):
                self._add(word, "contact", contact, name, "word" if number else "first", organisation=organisation)

    def _add(
        self, name: str, kind: str, key: str, label: str, part: str, *, organisation: bool = False, detail: str = ""
    ) -> None:
        entry = Entry(phrase(name), kind, key, label, part, organisation=organisation, detail=detail)
        if entry not in (known := self.entries.setdefault(entry.phrase, [])):
            known.append(entry)

    def look_up(self, phrases: Collection[str]) -> Sequence[Entry]:
        """Every entry whose phrase is asked for."""
        self.asked.append(len(phrases))
        return [entry for wanted in phrases for entry in self.entries.get(wanted, ())]


@pytest.fixture
def lexicon() -> Neighbourhood:
    return Neighbourhood()


def _shown(log: QuickLog) -> dict[str, Any]:
    """The log as the examples write it, without the parts that have their default."""
    values: dict[str, Any] = {
        "date": log.date.isoformat(),
        "time": log.time.isoformat("minutes") if log.time else None,
        "part": log.day_part,
        "minutes": log.minutes,
        "kind": log.kind,
        "nature": log.nature,
        "people": log.people,
        "groups": sorted(log.groups),
        "contacts": [entry.label for entry in log.contacts],
        "ambiguous": [person.name for person in log.ambiguous_people],
        "unknown": list(log.unknown_people),
        "area": log.area.label if log.area else None,
        "themes": list(log.themes),
        "initiative": log.initiative.label if log.initiative else None,
        "activity": log.activity.label if log.activity else None,
        "polarity": log.polarity,
        "promises": [(promise.text, promise.due.isoformat() if promise.due else None) for promise in log.promises],
    }
    defaults: dict[str, Any] = {"date": TODAY.isoformat(), "kind": "gesprek", "people": 1}
    return {key: value for key, value in values.items() if value != defaults.get(key) and value not in (None, [])}


@pytest.fixture
def shown() -> Callable[[QuickLog], dict[str, Any]]:
    return _shown
