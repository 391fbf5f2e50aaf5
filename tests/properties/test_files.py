"""The same properties with real files: two or three laptops, SQLite, workbooks, and openpyxl as the other program."""

import json
import random
import subprocess
import sys
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SANNE
from tests.properties.filed import FiledLaptop, saved, team
from tests.properties.laptop import World, differences
from tests.properties.paper import Paper
from tests.properties.sizes import seeds
from wijkwerker.domain.exchange import packing
from wijkwerker.domain.exchange.digests import digest
from wijkwerker.domain.exchange.merge import LIVE, State
from wijkwerker.domain.exchange.planned import Decisions
from wijkwerker.domain.kinds import Worker
from wijkwerker.excel import parse_process, reader
from wijkwerker.gate import apart, child
from wijkwerker.services import restoring
from wijkwerker.services.exchange import giving
from wijkwerker.services.exchange.team import ensure
from wijkwerker.services.services import Services
from wijkwerker.storage import files
from wijkwerker.storage.exchange import undoing

PHONE, SOORT = ("phone", ""), ("organisation_kind", "")
WORKERS = {
    "Sanne": SANNE,
    "Joke": "5a6e0000-0000-4000-8000-000000000002",
    "Omar": "5a6e0000-0000-4000-8000-000000000003",
}


@pytest.fixture(scope="session")
def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of a team of three, with which all begin; without the shipped lists and areas, which make reading slow."""
    path = tmp_path_factory.mktemp("team") / "team.db"
    with files.new_store(path, None) as store:
        with store.write() as writer:
            ensure(writer.connection)
        Services(store).records.save(*(Worker(id=worker, name=name) for name, worker in WORKERS.items()))
    return path


@pytest.fixture
def laptops(_shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[FiledLaptop]]:
    """Three laptops. Workbooks are parsed in this process: what the process apart is for has tests of its own."""

    def parse(_module: str, order: dict[str, Any], data: bytes, take: Callable[..., None]) -> None:
        for frame in parse_process._read(order, BytesIO(data)):
            payload = json.dumps(frame, default=child._encode)
            take(*json.loads(payload, object_hook=apart._decode))

    monkeypatch.setattr(apart, "ask", parse)
    found = team(World(5), _shared, tmp_path, WORKERS)
    yield found
    for laptop in found:
        laptop.close()


def _settle(laptops: list[FiledLaptop]) -> None:
    """Whole workbooks go round until all are the same; nothing was lost."""
    for _round in range(3):
        for giver in laptops:
            paper = giver.export()
            for taker in laptops:
                if taker is not giver:
                    taker.read(paper)
        if not differences(list(laptops)):
            break
    assert not differences(list(laptops))
    everything = set[int]().union(*(laptop.known for laptop in laptops))
    for laptop in laptops:
        assert not laptop.problems()
        for record in laptop.truth.records(everything):
            assert not laptop.truth.lost(everything, record, laptop.observed(record))
        assert not laptop.services.files.problems()


def _start(laptops: list[FiledLaptop]) -> str:
    record = laptops[0].create("contact", name="Fatima", phone="06-1", talents="koken")
    paper = laptops[0].export()
    for laptop in laptops[1:]:
        laptop.read(paper)
    return record


def test_edits_on_laptops_and_in_a_workbook_are_all_kept(laptops: list[FiledLaptop]) -> None:
    a, b, c = laptops
    record = _start(laptops)
    paper = a.export(c)
    paper.type(record, "phone", "06-4")
    paper.type_set(record, "talents", {"koken", "tuin"})
    paper.add("contact", {"name": "Nieuw 1"})
    a.edit(record, PHONE, "06-2")
    b.edit(record, PHONE, "06-3")
    for laptop in laptops:
        laptop.read(paper)
    _settle(laptops)
    assert a.states[record].cell(PHONE).values == {"06-2", "06-3", "06-4"}
    a.edit(record, PHONE, "06-9")
    _settle(laptops)
    assert not c.states[record].conflicts


def test_a_row_that_was_added_and_edited_here_stays_edited_when_the_workbook_is_read_again(
    laptops: list[FiledLaptop],
) -> None:
    a, b, _c = laptops
    _start(laptops)
    paper = a.export(b)
    paper.add("contact", {"name": "Nieuw 1"})
    a.read(paper)
    record = next(one for one, state in a.states.items() if state.values["name", ""] == "Nieuw 1")
    a.edit(record, PHONE, "06-2")
    a.read(paper)
    assert a.states[record].cell(PHONE).values == {"06-2"}
    _settle(laptops)


def test_a_record_that_was_deleted_and_edited_elsewhere_comes_back_whole(laptops: list[FiledLaptop]) -> None:
    a, b, c = laptops
    record = _start(laptops)
    b.read(a.export(b, personal=False))
    a.edit(record, PHONE, "06-2")
    c.read(a.export())
    a.delete(record)
    c.read(a.export())
    assert c.states[record].is_dead
    b.edit(record, SOORT, "school")
    b_paper = b.export(a, personal=False)
    a.read(b_paper)
    c.read(b_paper)
    for laptop in (a, c):
        assert not laptop.states[record].is_dead
        assert LIVE in laptop.states[record].conflicts
        assert laptop.states[record].values["name", ""] == "Fatima"
        assert laptop.states[record].cell(PHONE).values == {"06-2"}
    _settle(laptops)


def test_who_deletes_and_puts_back_without_personal_data_takes_nothing_from_others(laptops: list[FiledLaptop]) -> None:
    a, b, c = laptops
    record = a.create("contact", name="Fatima", phone="06-1", organisation_kind="bewoner")
    b.read(a.export(b, personal=False))
    c.read(a.export(c))
    b.delete(record)
    b.revive(record)
    a.read(b.export(a))
    assert a.states[record].values[PHONE] == "06-1"
    c.edit(record, PHONE, "06-2")
    _settle(laptops)


def test_what_is_new_starts_from_what_the_recipient_showed_not_from_what_was_sent(laptops: list[FiledLaptop]) -> None:
    a, b, _c = laptops
    record = _start(laptops)
    a.read(b.export(a))
    a.edit(record, PHONE, "06-2")
    lost_in_the_mail = a.export(b, only_new=True)
    assert lost_in_the_mail.records("contact") == [record]
    a.create("contact", name="Ahmed")
    b.read(a.export(b, only_new=True))
    assert b.states[record].values[PHONE] == "06-2"
    a.read(b.export(a))
    assert not a.export(b, only_new=True).rows
    _settle(laptops)


def test_undo_leaves_the_file_as_it_was(laptops: list[FiledLaptop]) -> None:
    a, b, _c = laptops
    record = _start(laptops)
    second = a.create("contact", name="Ahmed")
    b.read(a.export(b))
    paper = a.export(b)
    paper.type(record, "phone", "06-4")
    paper.mark(second)
    paper.add("contact", {"name": "Nieuw 1"})
    before = _rows(a)
    a.read(paper)
    assert _rows(a) != before
    a.undo()
    assert _rows(a) == before
    assert not a.services.files.problems()


def _rows(laptop: FiledLaptop) -> dict[str, list[str]]:
    """What stands in the file, but for what undo leaves (clock, epochs, logs, journal) and the search index's own."""
    kept = (
        "search_",
        "setting",
        "epoch",
        "import_log",
        "export_log",
        "journal",
        "earlier",
        "audit",
        "sent",
        "shown",
        "heard",
    )
    return {table: sorted(rows) for table, rows in laptop.tables().items() if not table.startswith(kept)}


def test_revert_puts_every_earlier_value_back(laptops: list[FiledLaptop]) -> None:
    a, b, c = laptops
    record = _start(laptops)
    a.edit(record, PHONE, "06-2")
    b.edit(record, PHONE, "06-3")
    a.read(b.export())
    c.read(a.export())
    c.edit(record, PHONE, "06-5")
    a.read(c.export())
    a.edit(record, SOORT, "school")
    a.services.exchange.revert(a.services.exchange.last_import())
    assert a.states[record].cell(PHONE).values == {"06-2", "06-3"}


def test_an_erased_person_is_in_no_table_and_does_not_come_back(laptops: list[FiledLaptop]) -> None:
    a, b, _c = laptops
    record = _start(laptops)
    a.edit(record, PHONE, "06-2")
    other = a.create("contact", name="Ahmed", employer=record)
    copy = a.save_copy()
    b.read(a.export())
    old = b.export()
    typed = a.export(b)
    typed.type(record, "phone", "06-3")
    a.read(typed)
    a.erase(record)
    b.read(a.export())
    for step in (lambda: a.read(old), lambda: a.read(typed), lambda: b.read(typed), lambda: a.put_back(copy)):
        step()
        for laptop in (a, b):
            assert not laptop.holding(record)
            assert not laptop.holding("Fatima")
    assert other in a.states
    _settle(laptops)


@pytest.mark.survives("file restored on a second laptop", outcome="wat in een bestand staat, gaat niet verloren")
def test_a_restored_copy_loses_no_edit_that_stands_in_a_file(laptops: list[FiledLaptop]) -> None:
    a, _b, _c = laptops
    record = _start(laptops)
    copy = a.save_copy()
    a.edit(record, PHONE, "06-2")
    paper = a.export()
    a.put_back(copy)
    a.edit(record, PHONE, "06-3")
    a.read(paper)
    assert a.states[record].cell(PHONE).values == {"06-2", "06-3"}
    _settle(laptops)


def test_a_workbook_that_another_program_saved_again_changes_nothing(laptops: list[FiledLaptop]) -> None:
    a, b, _c = laptops
    _start(laptops)
    for number in range(5):
        a.create("contact", name=f"Iemand {number}", phone=f"06-{number}", talents="koken,tuin", resident_since=1990)
    paper = a.export(b)
    paper.shuffle(a.world.chance)
    made = a.plan(paper, Decisions(person="Joke"))
    assert not made.lines
    assert not made.writes


def test_nothing_outside_the_scope_is_in_any_part_of_the_file(laptops: list[FiledLaptop]) -> None:
    a, b, _c = laptops
    record = _start(laptops)
    a.edit(record, ("note", ""), "geheimpje")
    a.edit(record, PHONE, "06-77777")
    gone = a.create("contact", name="Verwijderd", phone="06-99999")
    a.export(b, personal=False)
    a.delete(gone)
    paper = a.export(b, personal=False)
    with zipfile.ZipFile(paper.hidden) as parts:
        everything = b"".join(parts.read(part) for part in parts.namelist()).decode(errors="replace")
    hidden = packing.text_in(reader.read(Path(paper.hidden)))
    assert hidden is not None
    everything += zlib.decompress(b64decode(hidden.rsplit(" ", 1)[1] + "==")).decode(errors="replace")
    assert record in everything
    for secret in ("Fatima", "geheimpje", "06-", "koken", "Verwijderd"):
        assert secret not in everything


_KILLED = """
import os, sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from wijkwerker.domain.exchange.planned import Decisions
from wijkwerker.services.services import open_services

database, book, left = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
services = open_services(database)
decisions = Decisions(person="Joke")
plan = services.exchange.plan(book, decisions)

@event.listens_for(Engine, "before_cursor_execute")
def count(*_given):
    global left
    left -= 1
    if left == 0:
        os._exit(9)

services.exchange.apply(plan, decisions, book, back_up=False)
"""


@pytest.mark.survives("kill during apply", outcome="het bestand is als ervoor of als erna")
def test_a_kill_at_any_write_leaves_the_file_as_before_or_after(laptops: list[FiledLaptop]) -> None:
    a, b, _c = laptops
    record = _start(laptops)
    second = a.create("contact", name="Ahmed")
    b.read(a.export(b))
    paper = a.export(b)
    paper.type(record, "phone", "06-4")
    paper.mark(second)
    paper.add("contact", {"name": "Nieuw 1"})
    before, codes = _rows(a), set()
    for left in (1, 12, 40, 1000):
        done = subprocess.run(
            [sys.executable, "-c", _KILLED, str(a.path), str(saved(paper)), str(left)], check=False, timeout=60
        )
        codes.add(done.returncode)
        assert (_rows(a) == before) == (done.returncode == 9)
        assert not a.services.files.problems()
    assert codes == {0, 9}


def _one_value_only(patch: pytest.MonkeyPatch) -> None:
    """Revert writes the last of the values that stood in a cell."""
    right = undoing._again
    patch.setattr(undoing, "_again", lambda writer, cell, values: right(writer, cell, values[-1:]))


def _since_what_was_sent(patch: pytest.MonkeyPatch) -> None:
    """What is new for a colleague starts from what was sent, which may be lost in the mail."""
    sent: dict[str, str] = {}

    def wrong(_connection: object, _recipient: str, found: Iterable[State], *, personal: bool) -> list[State]:
        new = [state for state in found if sent.get(state.id) != digest(state)]
        sent.update({state.id: digest(state) for state in new})
        return new

    patch.setattr(giving, "_new_only", wrong)


def _gone_without_asking(patch: pytest.MonkeyPatch) -> None:
    """A copy that is put back brings back who was erased."""
    patch.setattr(restoring, "erase_again", lambda *_given: None)


@pytest.mark.parametrize(
    ("plant", "check"),
    [
        (_one_value_only, test_revert_puts_every_earlier_value_back),
        (_since_what_was_sent, test_what_is_new_starts_from_what_the_recipient_showed_not_from_what_was_sent),
        (_gone_without_asking, test_an_erased_person_is_in_no_table_and_does_not_come_back),
    ],
    ids=["revert writing one value only", "a delta from what was sent", "a backup that forgets erasures"],
)
def test_a_bug_planted_in_the_file_is_noticed(
    plant: Callable[[pytest.MonkeyPatch], None],
    check: Callable[[list[FiledLaptop]], None],
    laptops: list[FiledLaptop],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(monkeypatch)
    with pytest.raises((AssertionError, KeyError)):
        check(laptops)


STEPS = ("edit", "edit", "edit", "words", "delete", "revive", "export", "export", "type", "type", "mark", "add")
READS = ("read", "read", "read", "read", "undo", "create", "shuffle", "copy", "restore")


class _Walk:
    """A short walk over real files."""

    def __init__(self, laptops: list[FiledLaptop], seed: int) -> None:
        self.laptops = laptops
        self.chance = random.Random(seed)
        self.papers: list[Paper] = []
        self.copies: dict[str, tuple[Path, set[int]]] = {}
        self.said: list[str] = []
        self.rows = 0
        self.record = _start(laptops)

    def step(self) -> None:
        laptop = self.chance.choice(self.laptops)
        name = self.chance.choice(STEPS + READS)
        self.said.append(f"{name} {laptop.name}")
        getattr(self, f"_{name}")(laptop)
        assert not laptop.problems(), self.said

    def _contact(self, laptop: FiledLaptop, *, dead: bool = False) -> str | None:
        found = sorted(
            one
            for one, state in laptop.states.items()
            if (state.is_dead or LIVE in state.conflicts if dead else not state.is_dead)
        )
        return self.chance.choice(found) if found else None

    def _paper(self) -> Paper | None:
        found = [paper for paper in self.papers if "contact" in paper.rows and paper.records("contact")]
        return self.chance.choice(found) if found else None

    def _edit(self, laptop: FiledLaptop) -> None:
        if record := self._contact(laptop):
            laptop.edit(record, self.chance.choice((PHONE, SOORT)), self.chance.choice(("aa", "bb", "cc", None)))

    def _words(self, laptop: FiledLaptop) -> None:
        if record := self._contact(laptop):
            key = ("talents", self.chance.choice(("tuin", "koken")))
            laptop.edit(record, key, None if key in laptop.states[record].values else "1")

    def _delete(self, laptop: FiledLaptop) -> None:
        if record := self._contact(laptop):
            laptop.delete(record)

    def _revive(self, laptop: FiledLaptop) -> None:
        if record := self._contact(laptop, dead=True):
            laptop.revive(record)

    def _create(self, laptop: FiledLaptop) -> None:
        laptop.create("contact", name="Nog iemand", phone="aa")

    def _export(self, laptop: FiledLaptop) -> None:
        recipient = self.chance.choice([one for one in self.laptops if one is not laptop])
        self.papers = [*self.papers[-4:], laptop.export(recipient, personal=self.chance.random() < 0.7)]

    def _type(self, _laptop: FiledLaptop) -> None:
        if paper := self._paper():
            record = self.chance.choice(paper.records("contact"))
            name = "phone" if paper.has("contact", "phone") and self.chance.random() < 0.6 else "organisation_kind"
            paper.type(record, name, self.chance.choice(("aa", "bb", "dd", None)))

    def _mark(self, _laptop: FiledLaptop) -> None:
        if paper := self._paper():
            paper.mark(self.chance.choice(paper.records("contact")), gone=self.chance.random() < 0.7)

    def _add(self, _laptop: FiledLaptop) -> None:
        if (paper := self._paper()) and paper.has("contact", "name"):
            self.rows += 1
            paper.add("contact", {"name": f"Nieuw {self.rows}", "phone": "aa"})

    def _shuffle(self, _laptop: FiledLaptop) -> None:
        if paper := self._paper():
            paper.shuffle(self.chance)

    def _copy(self, _laptop: FiledLaptop) -> None:
        if paper := self._paper():
            self.papers.append(paper.copy(f"collega {len(self.said)}"))

    def _read(self, laptop: FiledLaptop) -> None:
        if self.papers:
            paper = self.chance.choice(self.papers)
            laptop.read(paper)
            assert not laptop.read(paper).writes

    def _undo(self, laptop: FiledLaptop) -> None:
        laptop.before = None  # reading again was the last, and that did nothing

    def _restore(self, laptop: FiledLaptop) -> None:
        if laptop.name in self.copies:
            laptop.put_back(self.copies.pop(laptop.name))
        else:
            self.copies[laptop.name] = laptop.save_copy()


@pytest.mark.parametrize("seed", seeds("files", 3))
def test_a_walk_over_real_files_loses_nothing(laptops: list[FiledLaptop], seed: int) -> None:
    walk = _Walk(laptops, seed)
    for _step in range(25):
        walk.step()
    _settle(laptops)
