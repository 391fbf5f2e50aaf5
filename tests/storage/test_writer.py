"""The one place where records are written."""

import datetime as dt

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact, ContactMoment
from wijkwerker.domain.kinds.record import new_id, with_values
from wijkwerker.domain.stamps import Stamp
from wijkwerker.storage import derived
from wijkwerker.storage.store import Store
from wijkwerker.storage.writer import Writer

AREA = new_id()
DAY = dt.date(2026, 11, 20)


def moment(note: str = "Koffie in de hal", **values: object) -> ContactMoment:
    return with_values(ContactMoment(date=DAY, area=AREA, worker=SANNE, note=note), values)


def save_all(writer: Writer, *records: ContactMoment) -> None:
    for record in records:
        writer.save(record)


def count(store: Store, table: str, where: str = "1 = 1") -> int:
    with store.read() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE {where}").scalar() or 0)  # noqa: S608


def test_a_saved_record_comes_back_as_it_was(store: Store) -> None:
    record = Contact(
        name="Łucja Çelik",
        area=AREA,
        talents=frozenset({"koken", "tolken"}),
        consent="mondeling",
        consent_date=DAY,
        resident_since=2011,
    )
    with store.write() as writer:
        writer.save(record)
    with store.write() as writer:
        assert writer.get(Contact, record.id) == record


def test_a_name_of_signs_only_is_saved_too(store: Store) -> None:
    record = Contact(name="…")
    with store.write() as writer:
        writer.save(record)
        assert writer.get(Contact, record.id) == record


def test_saving_an_equal_record_writes_nothing(store: Store) -> None:
    record = moment()
    with store.write() as writer:
        writer.save(record)
    with store.write() as writer:
        writer.save(with_values(record, {}))
        assert not writer.changes()


def test_a_new_record_without_a_required_field_is_refused_with_the_field_named(store: Store) -> None:
    with pytest.raises(WijkwerkerError, match="Buurt"), store.write() as writer:
        writer.save(ContactMoment(date=DAY, worker=SANNE))
    assert count(store, "contact_moment") == 0


def test_nothing_is_written_when_the_block_raises(store: Store) -> None:
    with pytest.raises(WijkwerkerError), store.write() as writer:
        save_all(writer, moment(), ContactMoment())
    assert count(store, "contact_moment") == 0
    assert count(store, "search_note") == 0


def test_an_edit_stamps_only_the_changed_cells_and_remembers_what_it_replaced(store: Store) -> None:
    record = moment(themes="eten")
    with store.write() as writer:
        writer.save(record)
    with store.write() as writer:
        writer.save(with_values(record, {"people": 4, "themes": "eten, taal"}))
    with store.read() as connection:
        cells = connection.exec_driver_sql("SELECT field, element FROM cell ORDER BY 1, 2").fetchall()
        seen = connection.exec_driver_sql("SELECT field, element, hash FROM seen ORDER BY 1, 2").fetchall()
        default = connection.exec_driver_sql("SELECT hlc, epoch, random FROM contact_moment").one()
    assert [tuple(cell) for cell in cells] == [("people", ""), ("themes", "taal")]
    assert {hash_ for _field, _element, hash_ in seen} == {Stamp(*default).hash64()}


def test_a_second_edit_of_a_cell_leaves_one_head_and_two_seen_stamps(store: Store) -> None:
    record = moment()
    with store.write() as writer:
        writer.save(record)
    for people in (4, 5):
        with store.write() as writer:
            writer.save(with_values(record, {"people": people}))
    assert count(store, "cell", "field = 'people'") == 1
    assert count(store, "seen", "field = 'people'") == 2


def test_history_keeps_the_value_before_and_after(store: Store) -> None:
    record = moment()
    with store.write() as writer:
        writer.save(record)
    with store.write() as writer:
        writer.save(with_values(record, {"people": 4}))
    with store.read() as connection:
        lines = connection.exec_driver_sql("SELECT field, before, after FROM history").fetchall()
    assert [tuple(line) for line in lines] == [("people", "1", "4")]


def test_a_deleted_record_leaves_no_values_but_a_copy_in_the_trash(store: Store) -> None:
    record = moment()
    with store.write() as writer:
        writer.save(record)
    with store.write() as writer:
        writer.delete(ContactMoment, record.id)
        assert writer.get(ContactMoment, record.id) is None
    with store.read() as connection:
        row = connection.exec_driver_sql("SELECT live, note, date FROM contact_moment").one()
        copy = connection.exec_driver_sql("SELECT fields FROM trash").scalar()
    assert tuple(row) == (0, None, None)
    assert "Koffie in de hal" in str(copy)
    assert count(store, "search_note") == 0


def test_saving_a_deleted_record_brings_it_back(store: Store) -> None:
    record = moment()
    with store.write() as writer:
        writer.save(record)
    with store.write() as writer:
        writer.delete(ContactMoment, record.id)
    with store.write() as writer:
        writer.save(record)
        assert writer.get(ContactMoment, record.id) == record
    assert count(store, "trash") == 0
    assert count(store, "search_note") == 1


def test_a_moment_that_comes_back_stands_where_it_stood(store: Store) -> None:
    first, second = moment("eerst"), moment("daarna")
    with store.write() as writer:
        save_all(writer, first, second)
    with store.write() as writer:
        writer.delete(ContactMoment, first.id)
    with store.write() as writer:
        writer.save(first)
    with store.read() as connection:
        notes = connection.exec_driver_sql("SELECT note FROM contact_moment ORDER BY row").scalars()
        assert list(notes) == ["eerst", "daarna"]


def test_a_value_that_the_stamp_never_spoke_of_is_written_without_replacing_that_stamp(store: Store) -> None:
    record = moment()
    with store.write() as writer:
        writer.save(record)
        fewer = writer.keeper.field_set("contact_moment", frozenset({"date", "area", "worker"}))
        writer.connection.exec_driver_sql("UPDATE contact_moment SET field_set = ?, note = NULL", (fewer,))
    with store.write() as writer:
        writer.save(record)
    assert count(store, "cell", "field = 'note'") == 1
    assert count(store, "seen") == 0


def test_moments_stand_in_the_order_of_their_time_whenever_they_were_logged(store: Store) -> None:
    notes = {"laat": dt.time(17, 40), "vroeg": dt.time(8, 45), "ook vroeg": dt.time(8, 45), "zonder tijd": None}
    with store.write() as writer:
        for note, time in notes.items():
            writer.save(moment(note, time=time))
        writer.save(moment("gisteren", date=DAY - dt.timedelta(days=1), time=dt.time(23, 59)))
    with store.read() as connection:
        newest_first = connection.exec_driver_sql("SELECT note FROM contact_moment ORDER BY row DESC").scalars()
        assert list(newest_first) == ["laat", "ook vroeg", "vroeg", "zonder tijd", "gisteren"]


def test_a_moment_moves_in_time_when_its_date_changes(store: Store) -> None:
    record = moment()
    with store.write() as writer:
        writer.save(record)
    with store.write() as writer:
        writer.save(with_values(record, {"date": "2026-10-01"}))
    with store.read() as connection:
        row = connection.exec_driver_sql("SELECT row FROM contact_moment").scalar()
        found = connection.exec_driver_sql("SELECT rowid FROM search_note WHERE search_note MATCH 'koffie'").scalars()
        assert list(found) == [row]
    assert derived.day_of(int(row or 0)) == dt.date(2026, 10, 1)


def test_the_day_of_the_last_moment_stands_at_every_contact_it_names(store: Store) -> None:
    contact = Contact(name="Hans de Wit")
    older, newer = moment(contacts=[contact.id], date="2026-10-01"), moment(contacts=[contact.id])
    with store.write() as writer:
        for record in (contact, older, newer):
            writer.save(record)
        writer.delete(ContactMoment, newer.id)
    with store.read() as connection:
        spoken = connection.exec_driver_sql("SELECT spoken FROM contact").scalar()
    assert dt.date.fromordinal(int(spoken or 0)) == dt.date(2026, 10, 1)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_contact_that_arrives_after_its_moments_knows_the_last_of_them(store: Store, at_once: bool) -> None:
    contact = Contact(name="Hans de Wit")
    with store.write() as writer:
        writer.save(moment(contacts=[contact.id]))
        if at_once:
            writer.load(Contact, [contact])
        else:
            writer.save(contact)
    with store.read() as connection:
        spoken = connection.exec_driver_sql("SELECT spoken FROM contact").scalar()
    assert dt.date.fromordinal(int(spoken or 0)) == DAY


def test_stamps_rise_also_when_the_clock_of_the_laptop_goes_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = moment(), moment()
    with store.write() as writer:
        writer.save(first)
    monkeypatch.setattr("time.time_ns", lambda: 0)
    with store.write() as writer:
        writer.save(second)
    with store.read() as connection:
        stamps: dict[str, int] = dict(connection.exec_driver_sql("SELECT id, hlc FROM contact_moment").all())
    assert stamps[second.id] > stamps[first.id]


def test_loading_many_gives_the_same_rows_and_indexes_as_saving_one_by_one(store: Store) -> None:
    records = [moment(f"Moment {n}", time=dt.time(9, n % 3)) for n in range(7)]
    with store.write() as writer:
        assert writer.load(ContactMoment, records) == 7
    with store.write() as writer:
        assert [writer.get(ContactMoment, record.id) for record in records] == records
        writer.save(moment("Moment later", time=dt.time(9, 1)))
    assert count(store, "search_note", "search_note MATCH 'moment'") == 8
