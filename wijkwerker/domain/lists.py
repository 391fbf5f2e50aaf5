"""The shipped value lists and areas, read from the seed files."""

import csv
from collections.abc import Iterator
from functools import cache

from wijkwerker import paths
from wijkwerker.domain import language
from wijkwerker.domain.kinds.area import Area
from wijkwerker.domain.kinds.lists import ListValue
from wijkwerker.domain.kinds.record import natural_id

LISTS = (
    "opgave",
    "leefgebied",
    "participation_ladder",
    "government_step",
    "professional_role",
    "health",
    "kind",
    "nature",
    "group",
    "theme",
    "phase",
    "area_role",
)


def seed_values() -> Iterator[ListValue]:
    """The items of all value lists, list by list in their order."""
    for row in _rows("lists"):
        yield ListValue(
            list=row["list"],
            code=row["code"],
            label=row["label"],
            label_en=row["label_en"] or None,
            order=int(row["order"]),
        )


def shown_label(value: ListValue) -> str:
    """The words for a choice in the language of the screen; Dutch when it has no others."""
    return value.label_en or value.label if language.current() == "en" else value.label


def seed_codes(list_key: str) -> tuple[str, ...]:
    """The shipped codes of one value list, in their order; empty for a list that does not exist."""
    return tuple(value.code for value in seed_values() if value.list == list_key)


def seed_areas() -> Iterator[Area]:
    """The shipped areas, a parent always before its parts."""
    for row in sorted(_rows("areas"), key=lambda row: ("gemeente", "wijk", "buurt", "eigen").index(row["level"])):
        yield Area(
            code=row["code"],
            name=row["name"],
            level=row["level"],
            parent=seed_area_id(row["parent"]) if row["parent"] else None,
            parts=frozenset(map(seed_area_id, _words(row["parts"]))),
            year=_integer(row["year"]),
            aliases=_words(row["aliases"]),
            focus=_words(row["focus"]),
            lat=_decimal(row["lat"]),
            lon=_decimal(row["lon"]),
            inhabitants=_integer(row["inhabitants"]),
            inhabitants_year=_integer(row["inhabitants_year"]),
        )


def seed_area_id(code: str) -> str:
    """The id of a shipped area. Raises KeyError for a code that is not shipped."""
    return _area_ids()[code]


@cache
def _area_ids() -> dict[str, str]:
    return {row["code"]: natural_id("area", row["code"], _integer(row["year"])) for row in _rows("areas")}


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (paths.database() / "seed" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _words(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.split("|")))


def _integer(text: str) -> int | None:
    return int(text) if text else None


def _decimal(text: str) -> float | None:
    return float(text) if text else None
