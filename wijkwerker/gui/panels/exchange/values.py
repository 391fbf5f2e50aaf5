"""Canonical values as people read them: labels of lists, names of records, days in words; never a code or an id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from types import MappingProxyType
from typing import TYPE_CHECKING

from wijkwerker.domain.dates import clock, day_and_time, duration_text, hours_text, near_day
from wijkwerker.domain.exchange.planned import UNKNOWN
from wijkwerker.domain.fields import LOOSE, Choice, FieldType, Links, Many, Ref, Refs
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.codes import label_of
from wijkwerker.domain.language import _

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

LIVE = "live"

KIND_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "area": "pin",
        "area_role": "handshake",
        "worker": "user",
        "contact": "user",
        "contact_moment": "speech",
        "initiative": "leaf",
        "phase_change": "leaf",
        "ladder_change": "leaf",
        "activity": "calendar",
        "session": "calendar",
        "head_count": "group",
        "attendance": "group",
        "ask": "hand",
        "promise": "bell",
        "introduction": "handshake",
        "story": "quote",
        "lesson": "bulb",
        "value": "list",
    }
)


@dataclass(frozen=True)
class CellValue:
    """One value with where it stands: `text` is canonical, None for nothing, '?' for not known any more."""

    kind: str
    field: str
    element: str
    text: str | None


@dataclass(frozen=True)
class ValueWords:
    """Says values. `lists` are labels by list and code, `names` what records are known by, by kind and id.

    The text of a set without an element is all its elements, with a new line between them.
    """

    today: date
    me: str = ""  # the name of whose file this is
    lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def field(self, kind: str, name: str) -> str:
        """The label of a field; that of a deletion is a question."""
        if name == LIVE:
            return _("Blijft dit staan?")
        found = type_of(kind, name)
        return _(found.label) if found is not None else name

    def value(self, cell: CellValue) -> str:
        """A value in words; of a set, whether its element is in it."""
        if cell.text == UNKNOWN:
            return _("niet meer bekend")
        if cell.field == LIVE:
            return _("Verwijderd") if cell.text == "0" else _("Blijft staan")
        found = type_of(cell.kind, cell.field)
        if cell.element:
            return self._element(found, cell)
        if isinstance(found, Many) and cell.text is not None:
            elements = (replace(cell, element=element, text="1") for element in cell.text.split("\n"))
            return ", ".join(sorted(self._element(found, one) for one in elements))
        return _("leeg") if cell.text is None else self._plain(found, cell.field, cell.text)

    def _element(self, found: FieldType | None, cell: CellValue) -> str:
        name = self._name(found.to, cell.element) if isinstance(found, Refs | Links) else ""
        if isinstance(found, Links):
            different = cell.text in {None, LOOSE}
            return (_("Iemand anders dan {name}") if different else _("Dezelfde als {name}")).format(name=name)
        word = name or self._code(found, cell.element)
        return word if cell.text is not None else _("zonder {word}").format(word=word)

    def _plain(self, found: FieldType | None, name: str, text: str) -> str:
        if isinstance(found, Ref):
            return self._name(found.to, text)
        if isinstance(found, Choice):
            return self._code(found, text)
        holds = found.holds if found is not None else str
        try:
            return _SAYERS.get(holds, _as_it_is)(text, name, self.today)
        except ValueError:
            return text

    def _name(self, kind: str, record: str) -> str:
        return self.names.get((kind, record)) or _("nog niet ontvangen")

    def _code(self, found: FieldType | None, code: str) -> str:
        if isinstance(found, Choice | Many) and found.list:
            return self.lists.get(found.list, {}).get(code) or code[:1].upper() + code[1:]
        return label_of(code)


def type_of(kind: str, name: str) -> FieldType | None:
    """The type of a field; None for one that a newer app knows."""
    return KINDS[kind].info.fields.get(name) if kind in KINDS else None


def _as_it_is(text: str, _name: str, _today: date) -> str:
    return text


def _yes_no(text: str, _name: str, _today: date) -> str:
    return _("ja") if text == "1" else _("nee")


def _number(text: str, name: str, _today: date) -> str:
    if name == "minutes":
        return duration_text(int(text))
    if name == "hours":
        return hours_text(float(text))
    if name == "cost":
        return f"€ {written(float(text))}"
    return text.replace(".", ",")


def _day(text: str, _name: str, today: date) -> str:
    return near_day(date.fromisoformat(text), today)


def _moment(text: str, _name: str, today: date) -> str:
    return day_and_time(datetime.fromisoformat(text), today)


def _clock(text: str, _name: str, today: date) -> str:
    return clock(datetime.combine(today, time.fromisoformat(text)))


_SAYERS = {bool: _yes_no, int: _number, float: _number, date: _day, datetime: _moment, time: _clock}


def read_words(services: "Services", cells: Iterable[CellValue], today: date) -> ValueWords:
    """What is needed to say these values; runs on the read thread."""
    wanted: dict[str, set[str]] = {}
    for cell in cells:
        found = type_of(cell.kind, cell.field)
        if isinstance(found, Refs | Links):
            elements = {cell.element} if cell.element else set((cell.text or "").split("\n"))
            wanted.setdefault(found.to, set()).update(elements - {"", UNKNOWN})
        elif isinstance(found, Ref) and cell.text and cell.text != UNKNOWN:
            wanted.setdefault(found.to, set()).add(cell.text)
    names: dict[tuple[str, str], str] = {}
    for kind, ids in wanted.items():
        names.update({(kind, record): name for record, name in services.records.titles(kind, ids).items()})
    lists = {key: dict(pairs) for key, pairs in services.lists.all().items()}
    own = services.settings.me()
    return ValueWords(today, own.name if own is not None else "", lists, names)
