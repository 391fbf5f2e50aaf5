"""Taking a workbook back when other work came after it, and after readings that brought nothing."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.storage.exchange.test_apply import NAME, fresh, read, stamp, state_of, tables, undo
from wijkwerker.domain.exchange.erasing import erased_hash
from wijkwerker.domain.exchange.given import Reverted
from wijkwerker.domain.exchange.merge import DELETED, LIVE, State, deleted, revived, supersede, with_cells
from wijkwerker.domain.exchange.planned import Plan, Write
from wijkwerker.domain.kinds import Contact, Lesson
from wijkwerker.storage.exchange import journal, shown, states, undoing
from wijkwerker.storage.exchange.apply import Done, apply
from wijkwerker.storage.queries import exchanged, settings
from wijkwerker.storage.store import Store

DAY = dt.date(2026, 11, 20)


@pytest.fixture
def fatima() -> State:
    """Somebody whom a colleague knows too."""
    return fresh(Contact(name="Fatima"), stamp(1))


def renamed(state: State, hlc: int, name: str) -> State:
    """The state after somebody called the contact otherwise."""
    return with_cells(state, {NAME: supersede(state.cell(NAME), stamp(hlc), name)})


def work(store: Store) -> None:
    with store.write() as writer:
        writer.save(Lesson(text="Begin klein", on=DAY))


def revert(store: Store, done: Done) -> Reverted:
    with store.write() as writer:
        return undoing.revert(writer, str(done.id))


def alive(store: Store, state: State) -> Contact | None:
    with store.write() as writer:
        return writer.get(Contact, state.id)


def test_what_a_workbook_brought_and_somebody_went_on_with_is_kept(store: Store) -> None:
    edited, gone, left, given = (fresh(Contact(name=name), stamp(1)) for name in ("Fatima", "Hans", "Zeynep", "Ali"))
    done = read(store, edited, gone, left, given)
    with store.write() as writer:
        writer.save(Contact(id=edited.id, name="Fatma"))
        writer.delete(Contact, gone.id)
    read(store, renamed(given, 5, "Aly"))
    assert revert(store, done).kept == 3
    assert alive(store, edited) == Contact(id=edited.id, name="Fatma")
    assert alive(store, given) == Contact(id=given.id, name="Aly")
    assert state_of(store, gone.id).is_dead
    with store.read() as connection:
        assert states.load(connection, [left.id]) == {}


def test_what_was_chosen_while_reading_is_no_later_work(store: Store, fatima: State) -> None:
    done = read(store, fatima, resolved=((fatima.id, NAME, "Fien"),))
    work(store)
    assert revert(store, done).kept == 0
    with store.read() as connection:
        assert states.load(connection, [fatima.id]) == {}


def test_a_record_that_a_workbook_brought_back_to_life_is_deleted_again(store: Store, fatima: State) -> None:
    read(store, fatima)
    with store.write() as writer:
        writer.delete(Contact, fatima.id)
    done = read(store, renamed(fatima, 5, "Fatma"))
    assert alive(store, fatima) == Contact(id=fatima.id, name="Fatma")
    work(store)
    revert(store, done)
    assert alive(store, fatima) is None
    state = state_of(store, fatima.id)
    assert state.is_dead
    assert state.values[NAME] == "Fatima"


@pytest.mark.parametrize("keep", [True, False])
def test_a_choice_between_deleting_and_keeping_comes_back_when_a_workbook_made_it(
    store: Store, fatima: State, keep: bool
) -> None:
    read(store, fatima)
    read(store, deleted(fatima, stamp(4)))
    read(store, renamed(fatima, 5, "Fatma"))
    contested = state_of(store, fatima.id)
    assert LIVE in contested.conflicts
    done = read(store, revived(contested, stamp(9)) if keep else deleted(contested, stamp(9)))
    assert LIVE not in state_of(store, fatima.id).conflicts
    work(store)
    revert(store, done)
    back = state_of(store, fatima.id)
    assert back.values[NAME] == "Fatma"
    assert LIVE in back.conflicts


def test_who_was_deleted_after_the_workbook_stays_so(store: Store, fatima: State) -> None:
    read(store, fatima)
    done = read(store, renamed(fatima, 5, "Fatma"))
    with store.write() as writer:
        writer.delete(Contact, fatima.id)
    revert(store, done)
    assert alive(store, fatima) is None
    assert state_of(store, fatima.id).values[NAME] == "Fatima"


def test_a_record_that_left_our_scope_comes_back_whole(store: Store, fatima: State) -> None:
    read(store, fatima)
    with store.write() as writer:
        plan = Plan("e", "", "", "", "", "", 0, writes=(Write("contact", fatima.id, fatima, None),))
        done = apply(writer, plan)
    work(store)
    revert(store, done)
    assert alive(store, fatima) == Contact(id=fatima.id, name="Fatima")


def test_of_a_record_that_left_since_no_part_comes_back(store: Store, fatima: State) -> None:
    read(store, fatima)
    done = read(store, theirs := renamed(fatima, 5, "Fatma"))
    with store.write() as writer:
        apply(writer, Plan("f", "", "", "", "", "", 0, writes=(Write("contact", fatima.id, theirs, None),)))
    revert(store, done)
    with store.read() as connection:
        assert states.load(connection, [fatima.id]) == {}


def test_undoing_gives_back_what_left_and_what_was_chosen_row_for_row(store: Store, fatima: State) -> None:
    contested, other = (fresh(Contact(name=name), stamp(1)) for name in ("Hans", "Zeynep"))
    read(store, fatima, contested, other)
    read(store, renamed(contested, 3, "Hannes"))
    read(store, renamed(contested, 4, "Johan"))
    before = tables(store)
    with store.write() as writer:
        ours = states.load(writer.connection, [fatima.id, other.id])
        writes = (
            Write("contact", fatima.id, ours[fatima.id], None),
            Write("contact", other.id, ours[other.id], deleted(other, stamp(7))),
        )
        resolved = ((contested.id, NAME, "Johannes"), (other.id, LIVE, "1"))
        apply(writer, Plan("e", "ahmed", "", "", "", "", 0, writes=writes, resolved=resolved))
        shown.replace(writer.connection, "ahmed", "e", {fatima.id: "d"})
        settings.put(writer.connection, "team", "a b")
    assert alive(store, other) is not None
    undo(store)
    after = tables(store)
    assert [name for name, rows in before.items() if after[name] != rows] == []


def test_a_refused_deletion_is_over_and_done(store: Store, fatima: State) -> None:
    read(store, fatima)
    read(store, deleted(fatima, stamp(4)), resolved=((fatima.id, LIVE, "1"),))
    assert alive(store, fatima) == Contact(id=fatima.id, name="Fatima")
    assert state_of(store, fatima.id).cell(LIVE).values == {"1"}
    read(store, deleted(fatima, stamp(4)))
    assert alive(store, fatima) is not None
    with store.write() as writer:
        writer.solve(fatima.id, LIVE, DELETED)
    assert alive(store, fatima) is None


def test_an_import_before_an_erasure_is_never_undone(store: Store, fatima: State) -> None:
    person = fresh(Contact(name="Hans"), stamp(1))
    read(store, fatima, person)
    done = read(store, renamed(fatima, 5, "Fatma"), erased=frozenset({erased_hash(person.id)}))
    undo(store)
    assert alive(store, fatima) == Contact(id=fatima.id, name="Fatima")
    with store.read() as connection:
        assert undoing.undoable(connection) == ""
        assert not undoing.revertable(connection, str(done.id))


def test_a_reading_that_brought_nothing_may_show_again_what_the_one_before_it_did_not(
    store: Store, fatima: State
) -> None:
    with store.write() as writer:
        shown.replace(writer.connection, "ahmed", "e", {fatima.id: "d"})
    with store.write() as writer:
        apply(writer, Plan("f", "ahmed", "", "", "", "", 0, writes=(Write("contact", fatima.id, None, fatima),)))
        shown.replace(writer.connection, "ahmed", "f", {})
    with store.write() as writer:
        done = apply(writer, Plan("g", "ahmed", "", "", "", "", 0), "nothing")
        shown.replace(writer.connection, "ahmed", "g", {fatima.id: "d"})
        exchanged.forget_reading(writer.connection, "nothing")
    assert done.id is None
    undo(store)
    with store.read() as connection:
        assert shown.load(connection, "ahmed") == {fatima.id: "d"}


def test_earlier_values_are_known_of_the_last_workbooks_only(store: Store, fatima: State) -> None:
    first = read(store, fatima)
    for number in range(journal.KEPT):
        read(store, renamed(replace(fatima), 10 + number, f"Fatima {number}"))
    with store.read() as connection:
        assert not undoing.revertable(connection, str(first.id))
        assert undoing.revertable(connection, undoing.undoable(connection))
