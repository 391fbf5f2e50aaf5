"""Stands in for services.backups and services.health: copies of a file that does not exist."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

from tests.gui.conftest import NOON
from wijkwerker.domain.copies import CopiesReport, Copy, Counts, Elsewhere, Place, Preview
from wijkwerker.domain.health import Report

FILE = Path("/werk/wijk.db")
NOW = Counts(contacts=312, moments=1296, initiatives=14, activities=9, last=date(2026, 10, 13))
THEN = replace(NOW, moments=1284)
THIS_MORNING, YESTERDAY = datetime(2026, 10, 13, 8, 12), datetime(2026, 10, 12, 16, 40)


def copy_of(made: datetime, place: Place = Place.HERE, counts: Counts | None = THEN) -> Copy:
    """A copy with the name that the program would give it."""
    return Copy(FILE.parent / place.value / f"wijk-{made:%Y%m%d-%H%M%S}.db", made, 20_500_000, place, counts)


class FakeBackups:
    """Two copies on this laptop; `asked` is what was made, `refusal` is raised instead."""

    def __init__(self) -> None:
        self.copies = [copy_of(THIS_MORNING), copy_of(YESTERDAY)]
        self.elsewhere = Elsewhere()
        self.now: Counts | None = NOW
        self.asked: list[str] = []
        self.refusal: Exception | None = None
        self.refused_copies: dict[Path, Exception] = {}
        self.trouble = ""

    def report(self) -> CopiesReport:
        last = max((one.made for one in self.copies), default=None)
        return CopiesReport(tuple(self.copies), self.elsewhere, last, self.trouble)

    def look(self, path: Path) -> Preview:
        if path in self.refused_copies:
            raise self.refused_copies[path]
        found = next((one for one in self.copies if one.path == path), None)
        copy = found or Copy(path, YESTERDAY, 20_500_000, Place.BY_HAND, THEN)
        return Preview(copy, copy.counts or THEN, self.now)

    def back_up(self) -> Copy:
        return self._made("here", Place.HERE)

    def back_up_elsewhere(self) -> Copy:
        made = self._made("elsewhere", Place.ELSEWHERE)
        self.elsewhere = replace(self.elsewhere, last=made.made)
        return made

    def _made(self, asked: str, place: Place) -> Copy:
        self.asked.append(asked)
        if self.refusal is not None:
            raise self.refusal
        self.copies.insert(0, copy_of(NOON, place, NOW))
        return self.copies[0]

    def set_elsewhere(self, folder: Path | None) -> None:
        self.elsewhere = Elsewhere(folder, reachable=folder is not None)

    def make_due(self, _now: datetime) -> list[Copy]:
        self.asked.append("due")
        if self.refusal is not None:
            raise self.refusal
        return []

    def tidy_erased(self, _stop: Callable[[], bool]) -> int:
        self.asked.append("tidy")
        return 0

    def rehearse(self) -> Preview:
        self.asked.append("rehearse")
        if self.refusal is not None:
            raise self.refusal
        return Preview(self.copies[0], THEN, self.now)


class FakeHealth:
    """A whole file, until `problems` says otherwise; `looked` is how deep each look went."""

    def __init__(self) -> None:
        self.problems: tuple[str, ...] = ()
        self.thorough = False
        self.looked: list[bool] = []
        self.read_only = False
        self.lost_what_came_last = False
        self.tell_lost = lambda: setattr(self, "lost_what_came_last", False)

    def wants_thorough(self, _now: datetime) -> bool:
        return self.thorough

    def look(self, thorough: bool, stop: Callable[[], bool]) -> Report:
        self.looked.append(thorough)
        if stop():
            return Report(thorough=thorough)
        self.read_only = bool(self.problems)
        return Report(self.problems, thorough, NOON)


def add_copies(services: SimpleNamespace) -> FakeBackups:
    """Hang the fakes on the services of a test."""
    services.backups = made = FakeBackups()
    services.health = FakeHealth()
    services.key = b""
    services.files = SimpleNamespace(path=FILE, is_encrypted=True)
    services.keys = SimpleNamespace(catch_up=lambda: True)
    return made
