"""What form fields ask of the data: the value lists, records by what is typed, and the names of ids."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from wijkwerker.domain.folding import fold
from wijkwerker.domain.kinds import kind_of
from wijkwerker.gui.tasks import TaskRunner
from wijkwerker.gui.widgets.options import Deliver, Option

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

Names = Callable[[Mapping[str, str]], None]

KIND_ICONS = MappingProxyType(
    {"contact": "user", "worker": "user", "initiative": "leaf", "activity": "calendar", "area": "pin"}
)


class Lookup(Protocol):
    """The ways to the data that fields need; answers may come later, or never."""

    def choices(self, list_key: str) -> Sequence[tuple[str, str]]:
        """The (code, label) pairs of a value list."""

    def search(self, kind: str, text: str, deliver: Deliver) -> None:
        """The records of a kind that fit what was typed, as options by id."""

    def titles(self, kind: str, ids: Collection[str], deliver: Names) -> None:
        """What records are called, by id."""

    def today(self) -> date:
        """The day it is."""


class TaskLookup(QObject):
    """Answers from the services, on the read thread. `lists_came` follows when the value lists are there."""

    lists_came = Signal()

    def __init__(self, tasks: TaskRunner, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._today = today
        self._lists: Mapping[str, Sequence[tuple[str, str]]] = {}
        self.read_lists()

    def read_lists(self) -> None:
        """Read the value lists again, after one was edited."""
        self._tasks.read(lambda services: services.lists.all(), self._take_lists, owner=self, key="lists")

    def _take_lists(self, lists: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        self._lists = lists
        self.lists_came.emit()

    def choices(self, list_key: str) -> Sequence[tuple[str, str]]:
        return self._lists.get(list_key, ())

    def search(self, kind: str, text: str, deliver: Deliver) -> None:
        def look(services: "Services") -> list[Option]:
            return _found(services, kind, text)

        self._tasks.read(look, deliver, owner=self, key=f"search {kind}")

    def titles(self, kind: str, ids: Collection[str], deliver: Names) -> None:
        wanted = list(ids)
        self._tasks.read(lambda services: services.records.titles(kind, wanted), deliver, owner=self)

    def today(self) -> date:
        return self._today()


def _found(services: "Services", kind: str, text: str) -> list[Option]:
    if kind == "area":
        areas = services.areas.find(text)
        return [Option(area.id, area.name, area.path if area.path != area.name else "") for area in areas]
    icon = KIND_ICONS.get(kind, "")
    if not fold(text):
        listed = services.listing.records(kind_of(kind), limit=20)
        return [_option(kind, row.id, row.line, icon) for row in listed if not row.restricted]
    return [_option(kind, found.id, found.title, icon) for found in services.search.of_kind(kind, text, usable=True)]


def _option(kind: str, record_id: str, title: str, icon: str) -> Option:
    person = kind in {"contact", "worker"}
    return Option(record_id, title, avatar=title if person else "", icon="" if person else icon)
