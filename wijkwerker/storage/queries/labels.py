"""What people call records: the readable names beside the references of a workbook, and back to the record."""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from sqlalchemy.engine import Connection

from wijkwerker.domain.folding import phrase
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import known_by
from wijkwerker.storage.rows import quoted

_LONGEST = 60  # characters of what was told in a moment

_SQL: Mapping[str, str] = {
    "session": (
        "SELECT s.id, coalesce(a.title || ' · ', '') || s.starts FROM session s"
        " LEFT JOIN activity a ON a.id = s.activity AND a.live = 1 WHERE s.live = 1"
    ),
    "contact_moment": (
        f"SELECT id, date || coalesce(' · ' || substr(replace(note, char(10), ' '), 1, {_LONGEST}), '')"
        " FROM contact_moment WHERE live = 1"
    ),
    "attendance": (
        "SELECT p.id, c.name FROM attendance p LEFT JOIN contact c ON c.id = p.contact AND c.live = 1 WHERE p.live = 1"
    ),
    "head_count": 'SELECT id, "group" FROM head_count WHERE live = 1',
    "area_role": "SELECT id, role FROM area_role WHERE live = 1",
    "introduction": (
        "SELECT i.id, coalesce(a.name, '?') || ' · ' || coalesce(b.name, '?') FROM introduction i"
        " LEFT JOIN contact a ON a.id = i.first AND a.live = 1 LEFT JOIN contact b ON b.id = i.second AND b.live = 1"
        " WHERE i.live = 1"
    ),
    **{
        kind: (
            f"SELECT c.id, i.title FROM {kind} c LEFT JOIN initiative i ON i.id = c.initiative AND i.live = 1"
            " WHERE c.live = 1"
        )
        for kind in ("phase_change", "ladder_change")
    },
}


class Labels:
    """The names of live records in one snapshot, each kind read when it is first asked for.

    With `known` only the records of a scope have a name: what lies outside it must not be told.
    """

    def __init__(self, connection: Connection, known: Mapping[str, Collection[str]] | None = None) -> None:
        self._connection = connection
        self._known = known
        self._titles: dict[str, dict[str, str]] = {}
        self._found: dict[str, dict[str, tuple[str, ...]]] = {}

    def title(self, kind: str, record_id: str) -> str:
        """What a record is called; '' for one that is not there."""
        if kind not in self._titles:
            self._titles[kind] = self._read(kind)
        return self._titles[kind].get(record_id, "")

    def find(self, kind: str, text: str) -> tuple[str, ...]:
        """The ids of the records that are called so; areas also by code, those that are in use before others."""
        if kind not in self._found:
            self.title(kind, "")
            found: dict[str, list[str]] = {}
            for record_id, title in self._titles[kind].items():
                found.setdefault(phrase(title), []).append(record_id)
            self._found[kind] = {name: tuple(ids) for name, ids in found.items()}
            if kind == "area":
                self._found[kind] |= {phrase(code): ids for code, ids in self._areas.items()}
        return self._found[kind].get(phrase(text), ())

    @cached_property
    def _areas(self) -> dict[str, tuple[str, ...]]:
        """The newest area of each code."""
        sql = "SELECT code, id FROM area WHERE live = 1 ORDER BY year"
        return {code: (record_id,) for code, record_id in self._connection.exec_driver_sql(sql) if code}

    def _read(self, kind: str) -> dict[str, str]:
        if kind not in KINDS:
            return {}
        known = None if self._known is None else self._known.get(kind, ())
        rows = self._connection.exec_driver_sql(_sql(kind))
        return {record_id: text for record_id, text in rows if text and (known is None or record_id in known)}


def _sql(kind: str) -> str:
    if kind in _SQL:
        return _SQL[kind]
    return f"SELECT id, {quoted(known_by(KINDS[kind]))} FROM {quoted(kind)} WHERE live = 1"


def codes(connection: Connection) -> Callable[[str], Mapping[str, str]]:
    """The codes of each list by what people call them: the code itself, or its name in Dutch or English."""
    lists: dict[str, dict[str, str]] = {}
    sql = "SELECT list, code, label, label_en FROM value WHERE live = 1 ORDER BY active, code"
    for name, code, *words in connection.exec_driver_sql(sql):
        own = lists.setdefault(name, {})
        own.update({phrase(word): code for word in words if word and phrase(word) not in own})
    for name, code in connection.exec_driver_sql("SELECT list, code FROM value WHERE live = 1"):
        lists[name][phrase(code)] = code
    return lambda name: lists.get(name, {})


def choices(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The codes in use of each list, in the order of the team."""
    found: dict[str, list[str]] = {}
    sql = 'SELECT list, code FROM value WHERE live = 1 AND active = 1 ORDER BY list, "order", code'
    for name, code in connection.exec_driver_sql(sql):
        found.setdefault(name, []).append(code)
    return {name: tuple(codes_) for name, codes_ in found.items()}
