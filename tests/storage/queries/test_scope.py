"""Which records may stand in a workbook: those of the areas, kinds and days that were asked for, and nothing else."""

from datetime import date, datetime, timedelta

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.kinds import (
    Activity,
    Ask,
    Attendance,
    Contact,
    ContactMoment,
    Initiative,
    Introduction,
    Lesson,
    PhaseChange,
    Promise,
    Record,
    Session,
    Story,
)
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.storage.queries.scope import InScope, in_scope
from wijkwerker.storage.store import Store

HERE, THERE = seed_area_id("BU03440321"), seed_area_id("BU03440311")
WIJK = seed_area_id("WK034403")
DAY = date(2026, 11, 2)


def world(area: str) -> dict[str, Record]:
    """One of everything that lies in an area, by a word."""
    start = datetime(2026, 11, 2, 10)
    contact = Contact(name="Ayşe Yıldız", area=area)
    named = Contact(name="Joost zonder buurt")
    initiative = Initiative(title="Moestuin", area=area, lead=named.id)
    activity = Activity(title="Koffie", area=area, starts=start)
    session = Session(activity=activity.id, original_start=start, starts=start)
    return {
        "contact": contact,
        "named": named,
        "initiative": initiative,
        "phase": PhaseChange(initiative=initiative.id, on=DAY, to_phase="idee"),
        "activity": activity,
        "session": session,
        "attendance": Attendance(session=session.id, contact=contact.id),
        "moment": ContactMoment(date=DAY, area=area, worker=SANNE, contacts=frozenset({contact.id})),
        "ask": Ask(contact=contact.id, what="Helpen", on=DAY, by=SANNE),
        "promise": Promise(what="Bellen", to=contact.id, promised_on=DAY, by=SANNE),
        "introduction": Introduction(first=contact.id, second=named.id, on=DAY),
        "story": Story(title="Samen", text="Het begon met koffie", initiative=initiative.id, date=DAY),
        "lesson": Lesson(text="Begin klein", on=DAY, activity=activity.id),
    }


@pytest.fixture
def here(store: Store) -> dict[str, Record]:
    """What lies in the scope; the file holds as much in another area."""
    found = world(HERE)
    with store.write() as writer:
        for record in (*found.values(), *world(THERE).values()):
            writer.save(record)
    return found


def ask(store: Store, scope: Scope) -> InScope:
    with store.read() as connection:
        return in_scope(connection, scope)


def work(found: InScope) -> set[str]:
    """The ids of all but what is always there."""
    return {one for kind, ids in found.live.items() if kind not in {"area", "worker", "value"} for one in ids}


def test_a_scope_without_borders_holds_everything(store: Store, here: dict[str, Record]) -> None:
    found = ask(store, Scope())
    assert len(work(found)) == 2 * len(here)
    assert found.live == found.known


def test_an_area_holds_what_lies_in_it_and_whom_that_names(store: Store, here: dict[str, Record]) -> None:
    assert work(ask(store, Scope(areas=frozenset({HERE})))) == {record.id for record in here.values()}


def test_an_area_holds_the_areas_in_it_and_says_in_which_it_lies(store: Store, here: dict[str, Record]) -> None:
    found = ask(store, Scope(areas=frozenset({WIJK})))
    assert len(work(found)) == 2 * len(here)
    assert {HERE, WIJK, seed_area_id("GM0344")} <= found.live["area"]
    assert ask(store, Scope(areas=frozenset({HERE}))).live["area"] == {HERE, WIJK, seed_area_id("GM0344")}


def test_kinds_narrow_a_scope_and_also_whom_it_names(store: Store, here: dict[str, Record]) -> None:
    scope = Scope(areas=frozenset({HERE}), kinds=frozenset({"session", "contact"}))
    assert work(ask(store, scope)) == {here["session"].id, here["contact"].id}


def test_double_cards_go_together(store: Store, here: dict[str, Record]) -> None:
    double = Contact(name="Ayse Yildiz")
    linked = Contact(id="00000000-0000-4000-8000-000000000001", same=frozenset({f"{double.id}={double.id}"}), name="A")
    with store.write() as writer:
        writer.save(double)
        writer.save(linked)
        writer.save(Promise(what="Bellen", area=HERE, to=linked.id, promised_on=DAY, by=SANNE))
    assert {double.id, linked.id} <= work(ask(store, Scope(areas=frozenset({HERE}))))


def test_since_leaves_out_what_is_older_but_keeps_names(store: Store, here: dict[str, Record]) -> None:
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - the day on the worker's own calendar
    found = ask(store, Scope(since=tomorrow))
    assert not work(found)
    assert here["contact"].id in found.known["contact"]
    assert len(work(ask(store, Scope(since=date(2020, 1, 1))))) == 2 * len(here)


def test_what_was_deleted_still_belongs_where_it_lay(store: Store, here: dict[str, Record]) -> None:
    with store.write() as writer:
        for word in ("session", "attendance", "contact", "moment"):
            writer.delete(type(here[word]), here[word].id)
    found = ask(store, Scope(areas=frozenset({HERE})))
    assert {one for ids in found.dead.values() for one in ids} == {
        here[word].id for word in ("session", "attendance", "contact", "moment")
    }
    assert not any(ask(store, Scope(areas=frozenset({THERE}))).dead.values())
