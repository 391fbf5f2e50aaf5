"""A plan is done as it says, in one go, and taken back row for row."""

import datetime as dt
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import Author, Scope
from wijkwerker.domain.exchange.cells import values_of
from wijkwerker.domain.exchange.erasing import erased_hash
from wijkwerker.domain.exchange.merge import LIVE, Cell, Key, State, deleted, join, supersede, with_cells
from wijkwerker.domain.exchange.planned import Issue, Plan, Reading, Write
from wijkwerker.domain.kinds import KINDS, Contact, ContactMoment, Initiative, Record
from wijkwerker.domain.kinds.record import fields_of, new_id
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.domain.stamps import Clock, Stamp
from wijkwerker.services.copying import back_up
from wijkwerker.services.overview import Overviews
from wijkwerker.services.restoring import restore
from wijkwerker.storage import derived_check
from wijkwerker.storage.exchange import conflicts, erase, issues, logs, memory, shown, states, undoing
from wijkwerker.storage.exchange.apply import Done, apply
from wijkwerker.storage.files import open_store
from wijkwerker.storage.queries import dump, search
from wijkwerker.storage.rows import quoted
from wijkwerker.storage.store import Store

AREA = seed_area_id("WK034403")
DAY = dt.date(2026, 11, 20)
YEAR = 366 * 24 * 3600 * 1000  # in milliseconds
THEIRS = 7  # the epoch of a colleague
NAME: Key = ("name", "")


def stamp(hlc: int, random_part: int = 0) -> Stamp:
    return Stamp(hlc << 16, THEIRS, random_part)


def fresh(record: Record, at: Stamp) -> State:
    return State(record.info.key, record.id, at, frozenset(fields_of(type(record))), values_of(record))


def state_of(store: Store, record_id: str) -> State:
    with store.read() as connection:
        return states.load(connection, [record_id])[record_id]


def read(store: Store, *after: State, **more: object) -> Done:
    """Do a plan that brings these states."""
    with store.read() as connection:
        before = states.load(connection, [state.id for state in after])
    writes = tuple(
        Write(state.kind, state.id, ours := before.get(state.id), join(ours, state) if ours else state)
        for state in after
    )
    plan = Plan("e", "ahmed", "Ahmed", "", "", "2026-11-20T10:00:00+00:00", 0, writes=writes)
    with store.write() as writer:
        return apply(writer, replace(plan, **more))  # type: ignore[arg-type]


def tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the clock, the logs, and who wrote when."""
    left = {"epoch", "import_log", "journal", "earlier", "export_log", "sqlite_sequence"}
    with store.read() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return {
            name: sorted(
                (
                    tuple(row)
                    for row in connection.exec_driver_sql(f"SELECT * FROM {quoted(name)}")  # noqa: S608
                    if row[0] != "clock"
                ),
                key=repr,
            )
            for name in names
            if name not in left and not name.startswith("search_")
        }


def found(store: Store, word: str) -> list[str]:
    with store.read() as connection:
        return sorted(hit.title for hit in search.names(connection, word, ("contact",), 20))


def undo(store: Store) -> None:
    with store.write() as writer:
        undoing.undo(writer, undoing.undoable(writer.connection))


def test_a_new_record_arrives_under_its_own_stamp(store: Store) -> None:
    state = fresh(Contact(name="Fatima El Amrani"), stamp(1))
    done = read(store, state)
    assert [change.before for change in done.changes.items] == [None]
    assert state_of(store, state.id) == state
    assert found(store, "fatima") == ["Fatima El Amrani"]


def test_a_record_without_its_personal_fields_shows_what_such_a_field_holds_at_least(store: Store) -> None:
    whole = fresh(Contact(name="Fatima"), stamp(1))
    state = replace(whole, covered=whole.covered - {"name"}, values={("organisation", ""): "0"})
    read(store, state)
    assert state_of(store, state.id) == state
    with store.write() as writer:
        contact = writer.get(Contact, state.id)
        assert contact is not None
        assert contact.name == ""
        writer.save(replace(contact, name="Fatima"))
    cell = state_of(store, state.id).cell(NAME)
    assert len(cell.heads) == 1
    assert cell.seen == {}


def test_two_values_are_both_kept_and_stand_among_the_open_conflicts_until_one_is_chosen(store: Store) -> None:
    state = fresh(Contact(name="Fatima"), stamp(1))
    read(store, state)
    ours, theirs = (
        with_cells(state, {NAME: supersede(state.cell(NAME), stamp(hlc), name)})
        for hlc, name in ((5, "Fatma"), (4, "Fatiha"))
    )
    read(store, ours)
    read(store, theirs)
    with store.read() as connection:
        (conflict,) = conflicts.of(connection, state.id)
        last = list(dump.lines(connection))[-1]
    assert [value for _stamp, value in conflict.versions] == ["Fatma", "Fatiha"]
    assert json.loads(last) == {
        "kind": "conflict",
        "record": state.id,
        "field": "name",
        "values": ["Fatiha", "Fatma"],
    }
    with store.write() as writer:
        writer.solve(state.id, NAME, "Fatiha")
    with store.read() as connection:
        assert conflicts.contested(connection) == []
    assert found(store, "fatiha") == ["Fatiha"]


@pytest.mark.survives("edit against delete", outcome="de kaart blijft zichtbaar, met een keuze")
def test_a_record_that_one_deleted_and_another_went_on_with_is_shown_and_contested(store: Store) -> None:
    state = fresh(Contact(name="Fatima"), stamp(1))
    read(store, state)
    read(store, deleted(state, stamp(2)))
    assert found(store, "fatima") == []
    read(store, with_cells(state, {NAME: supersede(state.cell(NAME), stamp(3), "Fatma")}))
    assert found(store, "fatma") == ["Fatma"]
    with store.read() as connection:
        (conflict,) = conflicts.of(connection, state.id)
        assert (conflict.field, [value for _stamp, value in conflict.versions]) == ("live", ["1", "0"])
        assert json.loads(list(dump.lines(connection))[-1])["values"] == [False, True]
    with store.write() as writer:
        writer.solve(state.id, LIVE, "0")
    assert found(store, "fatma") == []


def test_fields_of_a_newer_program_are_kept_as_they_came(store: Store) -> None:
    state = fresh(Contact(name="Fatima"), stamp(1))
    newer = replace(state, covered=state.covered | {"colour"}, values={**state.values, ("colour", ""): "rood"})
    read(store, newer)
    assert state_of(store, state.id) == newer
    other = Cell(frozenset({(stamp(2), "groen"), (stamp(3), "blauw")}))
    read(store, with_cells(newer, {("colour", ""): other}))
    assert {value for _stamp, value in state_of(store, state.id).cell(("colour", "")).heads} == {
        "groen",
        "blauw",
        "rood",
    }


def test_two_values_under_one_stamp_are_both_kept(store: Store) -> None:
    state = fresh(Contact(name="Fatima"), stamp(1))
    read(store, state)
    read(store, replace(state, values={**state.values, NAME: "Zeynep"}))
    assert state_of(store, state.id).cell(NAME).values == {"Fatima", "Zeynep"}
    assert found(store, "zeynep") == ["Zeynep"]


def test_the_clock_goes_on_from_the_latest_stamp_of_the_workbook(store: Store) -> None:
    far = Clock.now() + (20 * YEAR << 16)  # one laptop ten years ahead, and this one ten years behind
    read(store, fresh(Contact(name="Fatima"), stamp(1)), highest=far)
    contact = Contact(name="Hans")
    with store.write() as writer:
        writer.save(contact)
    default = state_of(store, contact.id).default
    assert default is not None
    assert default.hlc > far


@pytest.mark.parametrize(
    "highest", [pytest.param(Clock.now() + (101 * YEAR << 16), id="in 101 years"), 2**62 - 1, 2**62]
)
def test_a_workbook_of_a_day_that_will_not_come_is_refused(store: Store, highest: int) -> None:
    with pytest.raises(WijkwerkerError, match="niet kunnen kloppen"):
        read(store, fresh(Contact(name="Fatima"), stamp(1)), highest=highest)
    with store.write() as writer:
        assert writer.clock.tick().hlc < Clock.now() + (YEAR << 16)


@pytest.mark.parametrize("value", ["lang", "9" * 400])
def test_a_value_that_does_not_fit_its_field_refuses_the_whole_workbook(store: Store, value: str) -> None:
    state = fresh(Contact(name="Fatima"), stamp(1))
    wrong = replace(state, values={**state.values, ("resident_since", ""): value})
    before = tables(store)
    with pytest.raises(WijkwerkerError, match="niet kan kloppen"):
        read(store, fresh(Contact(name="Hans"), stamp(1)), wrong)
    assert tables(store) == before


def test_what_was_read_before_who_wrote_it_and_what_waits_are_remembered(store: Store) -> None:
    reading = Reading("Fatma", (stamp(3), stamp(4)))
    read(
        store,
        person="sanne",
        memory=(("r", NAME, reading), ("r", NAME, reading)),
        added={"d": "r"},
        issues=(Issue("contact", "r", "Contacten", 5, "date", "31-02", "geen datum"),),
        authors=(Author(THEIRS, "ahmed", "Ahmed", "2026-11-01"),),
    )
    with store.read() as connection:
        assert memory.load(connection, "e", "sanne") == {("r", NAME): (reading, reading)}
        assert memory.records(connection, "e", "sanne") == {"r"}
        assert memory.added(connection, "e", "sanne") == {}
        assert memory.added(connection, "e", "ahmed") == {"d": "r"}
        assert [issue.raw for issue in issues.waiting(connection)] == ["31-02"]
        name = connection.exec_driver_sql("SELECT name FROM epoch WHERE epoch = ?", (THEIRS,)).scalar()
    assert name == "Ahmed"


def test_what_waits_makes_room_for_what_a_later_reading_of_the_same_copy_leaves(store: Store) -> None:
    def wait(raw: str, **more: str) -> list[str]:
        read(store, issues=(Issue("contact", "r", "Contacten", 5, "date", raw, "geen datum"),), **more)
        with store.read() as connection:
            return [issue.raw for issue in issues.waiting(connection)]

    assert wait("31-02", person="sanne") == ["31-02"]
    assert wait("31-04", person="ahmed") == ["31-04", "31-02"]
    assert wait("30-02", person="sanne") == ["30-02", "31-04"]


class Work:
    """Random work of a colleague, as states."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.hlc = 1
        self.known: list[State] = []

    def next(self) -> Stamp:
        self.hlc += 1
        return stamp(self.hlc, self.chance.randrange(1 << 30))

    def new(self) -> State:
        contacts = [state.id for state in self.known if state.kind == "contact"]
        some = frozenset(self.chance.sample(contacts, min(2, len(contacts))))
        record: Record = self.chance.choice(
            [
                Contact(name="Fatima", talents=frozenset({"koken"}), same=frozenset(f"{one}={one}" for one in some)),
                ContactMoment(date=DAY, area=AREA, worker=SANNE, note="Koffie", contacts=some),
                Initiative(title="Tuin", area=AREA, co_leads=some),
            ]
        )
        self.known.append(fresh(record, self.next()))
        return self.known[-1]

    def changed(self) -> State:
        state = self.chance.choice(self.known)
        act = self.chance.randrange(3)
        if act == 0:
            return deleted(state, self.next())
        key = {"contact": NAME, "initiative": ("title", ""), "contact_moment": ("date", "")}[state.kind]
        value = "2026-10-01" if key[0] == "date" else self.chance.choice(["Fatma", "Zeynep", "Plein"])
        return with_cells(state, {key: supersede(state.cell(key), self.next(), value)})


@pytest.mark.parametrize("seed", range(10))
def test_whatever_a_workbook_brings_the_file_fits_and_undoing_gives_back_every_row(store: Store, seed: int) -> None:
    work = Work(seed)
    read(store, *(work.new() for _ in range(20)))
    with store.write() as writer:
        for state in work.known[:5]:
            if (record := writer.get(KINDS[state.kind], state.id)) is not None:
                writer.delete(type(record), record.id)
    for many, looked_at in ((8, False), (70, True)):
        if looked_at:
            Overviews(store).freshen()
        before = tables(store)
        words = {word: found(store, word) for word in ("fatima", "fatma", "zeynep")}
        brought = {state.id: state for state in (work.changed() for _ in range(12))}
        brought |= {state.id: state for state in (work.new() for _ in range(many))}
        read(store, *brought.values(), person="sanne", memory=(("r", NAME, Reading("x", (stamp(1),))),))
        with store.read() as connection:
            assert derived_check.problems(connection) == []
        if looked_at:
            Overviews(store).freshen()
        undo(store)
        if looked_at:
            Overviews(store).freshen()
        after = tables(store)
        assert [name for name, rows in before.items() if after[name] != rows] == []
        assert {word: found(store, word) for word in words} == words
        with store.read() as connection:
            assert derived_check.problems(connection) == []


def test_an_import_can_be_undone_after_a_later_one_was_undone_but_not_after_other_work(store: Store) -> None:
    first, second = (fresh(Contact(name=name), stamp(1)) for name in ("Fatima", "Zeynep"))
    one, two = read(store, first), read(store, second)
    with store.read() as connection:
        assert undoing.undoable(connection) == two.id
    undo(store)
    with store.read() as connection:
        assert undoing.undoable(connection) == one.id
        assert [line.undone is None for line in logs.imports(connection)] == [False, True]
    with store.write() as writer:
        writer.save(Contact(name="Hans"))
    with store.read() as connection:
        assert undoing.undoable(connection) == ""
        assert undoing.revertable(connection, str(one.id))


def test_earlier_values_come_back_as_new_edits_and_what_was_new_is_not_deleted(store: Store) -> None:
    known, new = fresh(Contact(name="Fatima"), stamp(1)), fresh(Contact(name="Zeynep"), stamp(1))
    read(store, known)
    ours, theirs = (
        with_cells(known, {NAME: supersede(known.cell(NAME), stamp(hlc), name)})
        for hlc, name in ((3, "Fatma"), (4, "Fatiha"))
    )
    read(store, ours)
    read(store, theirs)
    solved = with_cells(
        state_of(store, known.id), {NAME: supersede(state_of(store, known.id).cell(NAME), stamp(9), "Fien")}
    )
    done = read(store, solved, new)
    with store.write() as writer:
        writer.save(Contact(name="Hans"))
    with store.write() as writer:
        undoing.revert(writer, str(done.id))
        assert writer.get(Contact, new.id) is None
    back = state_of(store, known.id)
    assert back.cell(NAME).values == {"Fatma", "Fatiha"}
    assert stamp(9).hash64() in back.cell(NAME).seen
    with store.read() as connection:
        assert states.load(connection, [new.id]) == {}


def test_a_chosen_value_is_an_own_edit_over_all_versions(store: Store) -> None:
    state = fresh(Contact(name="Fatima"), stamp(1))
    read(store, state)
    theirs = with_cells(state, {NAME: supersede(state.cell(NAME), stamp(3), "Fatma")})
    done = read(store, theirs, resolved=((state.id, NAME, "Fien"),))
    assert state_of(store, state.id).cell(NAME).values == {"Fien"}
    assert done.changes.items[-1].after is not None


def test_an_erased_record_is_nowhere_in_the_file_and_never_comes_back(store: Store) -> None:
    person = Contact(name="Xanthippe Zonderling", phone="0612345678")
    moment = ContactMoment(date=DAY, area=AREA, worker=SANNE, contacts=frozenset({person.id}))
    lead, gone = Initiative(title="Tuin", area=AREA, lead=person.id), Initiative(title="Weg", area=AREA, lead=person.id)
    with store.write() as writer:
        for record in (person, moment, lead, gone):
            writer.save(record)
        writer.save(replace(person, name="Xanthippe Anders"))
        writer.save(replace(moment, contacts=frozenset()))
        writer.save(moment)
        writer.delete(Initiative, gone.id)
    at_colleague = state_of(store, person.id)
    read(store, fresh(Contact(name="Xanthippe"), stamp(1)))
    with store.write() as writer:
        logs.put_sent(writer.connection, "ahmed", Scope(), [person.id, moment.id])
        shown.replace(writer.connection, "ahmed", "x", {person.id: "d", moment.id: "d"})
        erase.erase(writer, [person.id])
        assert writer.get(Initiative, lead.id) == replace(lead, lead=None)
        assert logs.sent(writer.connection, "ahmed", Scope()) == {moment.id}
    content = b"".join(path.read_bytes() for path in store.path.parent.glob("wijk.db*"))
    assert person.id.encode() not in content
    assert b"Zonderling" not in content
    assert b"zonderling" not in content
    read(store, at_colleague)
    with store.write() as writer:
        assert writer.get(Contact, person.id) is None
        with pytest.raises(WijkwerkerError, match="voorgoed weggehaald"):
            writer.save(person)
        assert writer.save(replace(moment, note="Thee")).contacts == frozenset()
    with store.read() as connection:
        assert derived_check.problems(connection) == []


def test_what_a_colleague_erased_is_erased_here_also_where_it_is_only_pointed_at(store: Store) -> None:
    absent, person = new_id(), Contact(name="Fatima")
    moment = ContactMoment(date=DAY, area=AREA, worker=SANNE, contacts=frozenset({absent, person.id}))
    with store.write() as writer:
        writer.save(person)
        writer.save(moment)
    read(store, erased=frozenset({erased_hash(absent), erased_hash(person.id)}))
    with store.write() as writer:
        assert writer.get(ContactMoment, moment.id) == replace(moment, contacts=frozenset())
        assert writer.get(Contact, person.id) is None


def test_somebody_who_was_erased_does_not_come_back_with_an_older_copy_of_the_file(
    database: Path, tmp_path: Path
) -> None:
    person = Contact(name="Fatima")
    store = open_store(database)
    with store.write() as writer:
        writer.save(person)
    back_up(store, tmp_path / "kopie.db")
    with store.write() as writer:
        erase.erase(writer, [person.id])
    store.close()
    restore(tmp_path / "kopie.db", database)
    store = open_store(database)
    with store.write() as writer:
        assert writer.get(Contact, person.id) is None
    store.close()


def test_a_plan_that_takes_a_known_record_for_new_is_not_done(store: Store) -> None:
    state = fresh(Contact(name="Fatima"), stamp(1))
    read(store, state)
    plan = Plan("e", "", "", "", "", "", 0, writes=(Write("contact", state.id, None, state),))
    with pytest.raises(RuntimeError), store.write() as writer:
        apply(writer, plan)
