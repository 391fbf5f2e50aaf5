"""A workbook with every kind, every type of field, and values that programs like to spoil."""

from collections.abc import Iterator, Mapping
from uuid import UUID, uuid5

from wijkwerker.domain.exchange.book import Author, Book, Manifest, Scope
from wijkwerker.domain.exchange.compose import Content, book
from wijkwerker.domain.exchange.merge import LIVE, Cell, Key, State
from wijkwerker.domain.fields import Day, FieldType, Integer, Links, Many, Moment, Number, Ref, Refs, YesNo
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of, known_by
from wijkwerker.domain.lists import LISTS, seed_codes
from wijkwerker.domain.stamps import Stamp

NOON = 1_795_176_000_000 << 16  # 20 november 2026, about noon
SANNE = Author(11, "5a6e0000-0000-4000-8000-000000000001", "Sanne Bakker", "2026-11-02T08:00")
YUSUF = Author(22, "5a6e0000-0000-4000-8000-000000000002", "Yusuf Demir", "2026-11-03T08:00")
CHOICES = {name: seed_codes(name) for name in LISTS}
_SPACE = UUID("5a6e0000-0000-4000-8000-000000000009")

TEXTS = (
    "Fatima Yılmaz",
    "06 12345678",
    "0031612345678",
    "00042",
    "3-5",
    "1/2",
    "12-3",
    "1e5",
    "=1+1",
    "+31 6",
    "-12",
    "@thuis",
    "'aanhaling",
    "ja",
    "WAAR",
    "1,5",
    "#N/B",
    "_x0041_",
    "😀 met 👩‍👩‍👧 en é",
    "שלום مرحبا",
    "eerste regel\ntweede regel\n\nlaatste",
    "a\tb",
    '<b>&amp; "quotes"</b>',
    "http://example.org/?a=1&b=2",
    "1234567890123456789",
    "13:30",
    "2026-10-13",
    "  ".join(("twee", "spaties")),
)
LONG = ("lang 😀 " * 5_000)[:28_000].strip()  # 32,000 units: each of these signs counts for two
ELEMENTS = ('met, komma en "quote"', "puntkomma; en\nregel", "12", "0123", "=a", "oma’s", '"', "été")
DAYS = ("2026-10-13", "1900-03-01", "1899-12-31", "2199-12-31", "2200-01-01", "0101-01-01", "2024-02-29")
MOMENTS = ("2026-10-13 13:30", "2026-10-13 00:00", "1900-03-01 00:01", "1850-01-01 00:00", "2199-12-31 23:59")
TIMES = ("13:30", "00:00", "23:59", "09:05")
WHOLE = ("0", "1", "42", "-3", "1000000", "2026", "999999999999999", "1234567890123456789")
DECIMALS = ("52.1234567", "-0.5", "0.1", "0.30000000000000004", "100", "1234567.89", "0.000001", "-179.999999")


def record_id(name: str) -> str:
    """The id of a record of this workbook."""
    return str(uuid5(_SPACE, name))


def label(kind: str, target: str) -> str:
    """What a record is called here."""
    return f"{KINDS[kind].info.one} {target[:4]}; de “{target[4:6]}”, echt"


def values_of(kind: str, nth: int) -> dict[Key, str]:
    """The values of the nth record of a kind: every field filled, another way each time."""
    result: dict[Key, str] = {}
    for place, (name, field) in enumerate(fields_of(KINDS[kind]).items()):
        result.update(_of(field, name, nth + place))
    return result


def _of(field: FieldType, name: str, turn: int) -> dict[Key, str]:
    def pick(choices: tuple[str, ...]) -> str:
        return choices[turn % len(choices)]

    if isinstance(field, Links):
        return {(name, record_id(f"b{turn}")): record_id("a"), (name, record_id(f"c{turn}")): "los"}
    if isinstance(field, Refs):
        return {(name, record_id(f"{field.to}{n}")): "1" for n in range(turn % 3 + 1)}
    if isinstance(field, Many):
        codes = field.codes or (seed_codes(field.list) if field.list else ELEMENTS)
        return {(name, code): "1" for code in (pick(codes), pick(codes[::-1]))}
    if isinstance(field, Ref):
        return {(name, ""): record_id(f"{field.to}{turn % 3}")}
    for types, choices in _SAMPLES.items():
        if isinstance(field, types):
            return {(name, ""): pick(choices)}
    return {(name, ""): pick((*TEXTS, LONG))}


_SAMPLES: Mapping[type[FieldType], tuple[str, ...]] = {
    YesNo: ("1", "0"),
    Integer: WHOLE,
    Number: DECIMALS,
    Day: DAYS,
    Moment: MOMENTS,
}


def states() -> Iterator[State]:
    """Records of every kind; of the last contact two people wrote another phone number and one deleted it."""
    for kind, cls in KINDS.items():
        fields = frozenset(fields_of(cls))
        for nth in range(len(TEXTS) + 1):
            stamp = Stamp(NOON + nth, (SANNE, YUSUF)[nth % 2].epoch, nth * 977)
            yield State(kind, record_id(f"{kind}{nth}"), stamp, fields, values_of(kind, nth))
    yield disputed()


def disputed() -> State:
    """A contact about whom people differ."""
    first, second, gone = Stamp(NOON + 1, 11, 1), Stamp(NOON + 2, 22, 2), Stamp(NOON + 3, 22, 3)
    cells = {
        ("phone", ""): Cell(frozenset({(first, "06 11111111"), (second, "06 22222222")}), {-5: NOON, 7: NOON}),
        ("roles", "buurvader"): Cell(frozenset({(first, "1"), (second, None)})),
        LIVE: Cell(frozenset({(first, "1"), (gone, "0")})),
    }
    values = {("name", ""): "Henk de Vries", ("phone", ""): "06 22222222", ("organisation", ""): "0"}
    return State("contact", record_id("henk"), first, frozenset(fields_of(KINDS["contact"])), values, cells)


def cover(*, personal: bool = True) -> Manifest:
    """What is known of the export before its content."""
    return Manifest(
        export="e0000000-0000-4000-8000-000000000001",
        key=b"sixteen bytes ok",
        team="t0000000-0000-4000-8000-000000000001",
        sender=SANNE.worker,
        sender_name=SANNE.name,
        recipient=YUSUF.worker,
        recipient_name=YUSUF.name,
        made="2026-11-20T12:00:00+00:00",
        schema="0002",
        scope=Scope(personal=personal),
    )


def content() -> Content:
    """All of it."""
    return Content(
        tuple(states()),
        label,
        CHOICES,
        erased=frozenset({b"e" * 32}),
        authors={author.epoch: author for author in (SANNE, YUSUF)},
    )


def example() -> tuple[Book, Manifest]:
    """The workbook and its manifest."""
    return book(cover(), content())


def title(state: State) -> str:
    """What a person knows a record by."""
    return state.values.get((known_by(KINDS[state.kind]), ""), "")
