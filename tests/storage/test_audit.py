"""The audit: lines are added and never changed, go after two years, and name nobody."""

import pytest
from sqlalchemy.exc import DatabaseError

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.privacy.audit import Action, object_of
from wijkwerker.storage import audit
from wijkwerker.storage.store import Store


def note(store: Store, action: Action, object_: str = "") -> None:
    with store.write() as writer:
        audit.noted(writer, action, object_)


def actions(store: Store) -> list[str]:
    with store.read() as connection:
        return [line.action for line in audit.lines(connection)]


def test_a_line_says_what_was_done_on_what_from_where_and_by_whom_without_a_name(store: Store) -> None:
    store.origin = "venster"
    note(store, Action.RESTRICT, object_of("contact", "10050000-0000-4000-8000-000000000009"))
    with store.read() as connection:
        (line,) = audit.lines(connection)
    assert (line.action, line.result, line.origin) == ("beperken", "ok", "venster")
    assert line.actor == object_of("worker", SANNE)
    assert SANNE not in str(line)
    assert "10050000" not in str(line)


REPLACED = "REPLACE INTO audit SELECT id, at, 'niets', object, result, origin, actor FROM audit"


@pytest.mark.parametrize("sql", ["UPDATE audit SET action = 'niets'", "DELETE FROM audit", REPLACED])
def test_no_line_is_changed_or_taken_away(store: Store, sql: str) -> None:
    note(store, Action.BACKUP)
    with pytest.raises((DatabaseError, WijkwerkerError)), store.write() as writer:
        writer.connection.exec_driver_sql(sql)
    assert actions(store) == [Action.BACKUP]


def done_before(store: Store, **actions: str) -> None:
    """Lines of so long before today, as a clock that is right wrote them."""
    with store.write() as writer:
        for action, ago in actions.items():
            writer.connection.exec_driver_sql(
                "INSERT INTO audit(at, action, object, result, origin, actor) VALUES"
                " (strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', ?), ?, '', 'ok', '', '')",
                (ago, action),
            )


def test_a_line_goes_two_years_later_when_another_is_written(store: Store) -> None:
    done_before(store, oud="-25 months", jonger="-23 months", onlangs="-40 days")
    note(store, Action.BACKUP)
    assert actions(store) == [Action.BACKUP, "onlangs", "jonger"]


@pytest.mark.parametrize("wrong_since", ["-1 hours", "-1 days", "-20 days"])
def test_a_clock_that_is_years_ahead_for_some_days_takes_no_line(store: Store, wrong_since: str) -> None:
    done_before(store, oud="-40 months", gisteren="-36 months", in_de_toekomst=wrong_since)
    note(store, Action.BACKUP)
    note(store, Action.CHECK)
    assert actions(store) == [Action.CHECK, Action.BACKUP, "in_de_toekomst", "gisteren", "oud"]


def test_a_line_stands_only_when_what_it_tells_was_done(store: Store) -> None:
    def fail() -> None:
        with store.write() as writer:
            audit.noted(writer, Action.ERASE)
            writer.save(Contact())  # nobody can be nameless

    with pytest.raises(WijkwerkerError):
        fail()
    assert actions(store) == []
