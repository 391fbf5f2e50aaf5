"""Reading an exchange workbook against what only opens it, and bare SQLite."""

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

from python_calamine import CalamineWorkbook

from tests.benchmarks.conftest import TODAY, Compare, milliseconds
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.exchange.planned import Decisions
from wijkwerker.domain.kinds import KINDS, ContactMoment, Worker
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.files import start
from wijkwerker.services.services import Services, open_services
from wijkwerker.storage import engine
from wijkwerker.storage.files import open_store
from wijkwerker.storage.rows import to_tuple

ROWS, EDITED = 20_000, 200
_WORDS = ["koffie", "moestuin", "plein", "school", "overleg", "bewoners", "afval", "lampen", "taal", "eten", "groen"]
_SCOPE = Scope(kinds=frozenset({"contact_moment"}))


def _moments(worker: str) -> list[ContactMoment]:
    chance = random.Random(2)
    return [
        ContactMoment(
            date=TODAY - timedelta(days=n % 700),
            area=seed_area_id("BU03440321"),
            worker=worker,
            people=n % 9 + 1,
            themes=frozenset({"eten"}),
            note=" ".join(chance.choices(_WORDS, k=12)),
        )
        for n in range(ROWS)
    ]


class Laptops:
    """A colleague who made a workbook, and fresh copies of our own file to read it in."""

    def __init__(self, folder: Path, *, shared: bool) -> None:
        worker = Worker(name="Sanne Bakker")
        self.first, self.book = folder / "first.db", folder / "wijk.xlsx"
        self._folder, self._number = folder, count()
        self.moments = _moments(worker.id)
        theirs = folder / "theirs.db"
        with closing(start(self.first, worker, None)) as store:
            if shared:
                with store.write() as writer:
                    writer.load(ContactMoment, self.moments)
        shutil.copyfile(self.first, theirs)
        with closing(open_store(theirs)) as store:
            with store.write() as writer:
                if shared:
                    for moment in self.moments[:: ROWS // EDITED]:
                        writer.save(replace(moment, note="Anders opgeschreven"))
                else:
                    writer.load(ContactMoment, self.moments)
            Services(store).exchange.export(Order(self.book, scope=_SCOPE))

    def fresh(self) -> Services:
        """A file that did not read the workbook yet, open and warm."""
        path = self._folder / f"ours{next(self._number)}.db"
        shutil.copyfile(self.first, path)
        services = open_services(path)
        services.settings.put("warm", "1")
        return services

    def read(self, services: Services) -> None:
        """Plan and do it, without the backup."""
        plan = services.exchange.plan(self.book)
        assert not plan.waits
        services.exchange.apply(plan, Decisions(), self.book, back_up=False)

    def open_only(self) -> None:
        """Read every cell with calamine."""
        with CalamineWorkbook.from_path(self.book) as workbook:
            for name in workbook.sheet_names:
                workbook.get_sheet_by_name(name).to_python()


def _reading(laptops: Laptops) -> Callable[[], float]:
    """Read the workbook in a fresh file; the time of making that file does not count."""

    def ours() -> float:
        with closing(laptops.fresh()) as services:
            return milliseconds(lambda: laptops.read(services))

    return ours


def test_read_a_workbook_in_which_some_rows_changed(tmp_path: Path, compare: Compare) -> None:
    laptops = Laptops(tmp_path, shared=True)
    job = f"plan and apply {ROWS:,} rows, {EDITED} changed: calamine"
    compare(job, laptops.open_only, _reading(laptops), goal=3.0, rounds=3)


def test_read_a_workbook_of_new_rows(tmp_path: Path, compare: Compare) -> None:
    laptops = Laptops(tmp_path, shared=False)
    names = ", ".join(f'"{name}"' for name in fields_of(KINDS["contact_moment"]))
    marks = ", ".join("?" * (7 + len(fields_of(ContactMoment))))
    sql = f"INSERT INTO contact_moment(row, id, live, hlc, epoch, random, field_set, {names}) VALUES ({marks})"  # noqa: S608
    stored = to_tuple(ContactMoment)
    rows = [(n, moment.id, 1, 0, 0, 0, 1, *stored(moment)) for n, moment in enumerate(laptops.moments, 1)]
    number = count()

    def reference() -> None:
        laptops.open_only()
        path = tmp_path / f"bare{next(number)}.db"
        shutil.copyfile(laptops.first, path)
        with closing(engine.connect(path, None)) as bare:
            bare.execute("BEGIN IMMEDIATE")
            bare.executemany(sql, rows)
            bare.execute("COMMIT")

    job = f"plan and apply {ROWS:,} new rows: calamine and executemany"
    compare(job, reference, _reading(laptops), goal=4.0, rounds=3)
