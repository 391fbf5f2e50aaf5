"""Which records belong to a scope: what may stand in a workbook for a colleague, and nothing else.

Areas count with all that lies in them; a record belongs to an area by its own field, or through what it is a part of.
A person belongs to a scope by the area, or because a record in it names them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import TypeAlias

from sqlalchemy.engine import Connection

from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.kinds import KINDS
from wijkwerker.storage.queries import areas as area_queries
from wijkwerker.storage.rows import quoted

Ids: TypeAlias = dict[str, set[str]]  # by kind

ALWAYS = ("area", "worker", "value")

# kind -> (field, the kind that it must be in): one of them is enough. In this order every kind stands after those that
# it looks at. 'area' is an area within the scope; 'here' a contact who lives in one.
_PLACED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "area_role": (("area", "area"),),
    "here": (("area", "area"),),
    "contact_moment": (("area", "area"),),
    "initiative": (("area", "area"),),
    "phase_change": (("initiative", "initiative"),),
    "ladder_change": (("initiative", "initiative"),),
    "activity": (("area", "area"),),
    "session": (("activity", "activity"),),
    "head_count": (("session", "session"),),
    "attendance": (("session", "session"),),
    "ask": (("contact", "here"), ("initiative", "initiative"), ("activity", "activity")),
    "promise": (("area", "area"), ("to", "here"), ("initiative", "initiative"), ("moment", "contact_moment")),
    "introduction": (("first", "here"), ("initiative", "initiative")),
    "story": (("area", "area"), ("initiative", "initiative")),
    "lesson": (("initiative", "initiative"), ("activity", "activity")),
}

# the fields through which a record names a person
_NAMES: tuple[tuple[str, str], ...] = (
    ("initiative", "lead"),
    ("attendance", "contact"),
    ("ask", "contact"),
    ("promise", "to"),
    ("introduction", "first"),
    ("introduction", "second"),
    ("story", "teller"),
)


@dataclass(frozen=True)
class InScope:
    """The ids of a scope by kind: `live` and `dead` records to give, and `known`, whose names may be shown.

    `known` is wider than `live` when the scope asks for what changed since a day.
    """

    live: Mapping[str, frozenset[str]] = field(default_factory=dict)
    dead: Mapping[str, frozenset[str]] = field(default_factory=dict)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """How many live records of each kind there are to give."""
        return {kind: len(ids) for kind, ids in self.live.items() if ids}


def without_restricted(connection: Connection, found: InScope) -> InScope:
    """What belongs to a scope without the contacts whose use is restricted, on whatever card."""
    sql = """SELECT id FROM contact WHERE restricted = 1
        UNION SELECT y.main FROM merged y JOIN contact o ON o.id = y.contact WHERE o.restricted = 1
        UNION SELECT y.contact FROM merged y JOIN contact o ON o.id = y.main WHERE o.restricted = 1"""
    gone = frozenset(connection.exec_driver_sql(sql).scalars())
    if not gone:
        return found
    live, known = ({**part, "contact": part.get("contact", frozenset()) - gone} for part in (found.live, found.known))
    return replace(found, live=live, known=known)


def in_scope(connection: Connection, scope: Scope) -> InScope:
    """The records that belong to a scope."""
    kinds = [key for key in KINDS if not scope.kinds or key in scope.kinds or key in ALWAYS]
    known, dead = _within(connection, scope.areas, kinds) if scope.areas else _everywhere(connection, kinds)
    live = known
    if scope.since is not None:
        floor = int(datetime.combine(scope.since, time()).timestamp() * 1000) << 16
        changed = {kind: _changed(connection, kind, floor) for kind in kinds}
        live = {kind: ids & changed[kind] for kind, ids in known.items()}
        dead = {kind: ids & changed[kind] for kind, ids in dead.items()}
    return InScope(*({kind: frozenset(ids) for kind, ids in part.items()} for part in (live, dead, known)))


def has_work(connection: Connection) -> bool:
    """Whether the file holds, or held, anything but lists, areas and colleagues."""
    return any(
        connection.exec_driver_sql(f"SELECT 1 FROM {quoted(kind)} LIMIT 1").first()
        for kind in KINDS
        if kind not in ALWAYS
    )


def _everywhere(connection: Connection, kinds: Iterable[str]) -> tuple[Ids, Ids]:
    live: Ids = {}
    dead: Ids = {}
    for kind in kinds:
        live[kind] = _ids(connection, f"SELECT id FROM {quoted(kind)} WHERE live = 1")
        dead[kind] = _ids(connection, f"SELECT id FROM {quoted(kind)} WHERE live = 0")
    return live, dead


def _within(connection: Connection, areas: Iterable[str], kinds: Iterable[str]) -> tuple[Ids, Ids]:
    inside = {one for area in areas for one in area_queries.within(connection, area)}
    found: Ids = {"area": inside}
    for kind, fields in _PLACED.items():
        found[kind] = _placed(connection, kind, fields, found)
    gone = _gone(connection, found)
    wanted = set(kinds)
    live = {kind: ids for kind, ids in found.items() if kind in wanted}
    live["area"] = _ids_in(
        connection, "SELECT id FROM area WHERE live = 1 AND id IN ", _with_ancestors(connection, inside)
    )
    for kind in ("worker", "value"):
        live[kind] = _ids(connection, f"SELECT id FROM {quoted(kind)} WHERE live = 1")
        gone[kind] = _ids(connection, f"SELECT id FROM {quoted(kind)} WHERE live = 0")
    if "contact" in wanted:
        live["contact"] = _people(connection, live, found["here"])
    return live, {kind: ids for kind, ids in gone.items() if kind in wanted}


def _placed(connection: Connection, kind: str, fields: Iterable[tuple[str, str]], found: Ids) -> set[str]:
    table = quoted("contact" if kind == "here" else kind)
    result: set[str] = set()
    for name, where in fields:
        result |= _ids_in(connection, f"SELECT id FROM {table} WHERE live = 1 AND {quoted(name)} IN ", found[where])
    return result


def _with_ancestors(connection: Connection, inside: Iterable[str]) -> set[str]:
    rows = connection.exec_driver_sql("SELECT id, parent FROM area WHERE live = 1").all()
    parents: dict[str, str | None] = dict(map(tuple, rows))
    result = set(inside)
    waiting = list(result)
    while waiting:
        parent = parents.get(waiting.pop())
        if parent is not None and parent not in result:
            result.add(parent)
            waiting.append(parent)
    return result


def _people(connection: Connection, live: Ids, here: set[str]) -> set[str]:
    """Who lives in the scope, whom a record in it names, whom they work for, and the double cards of all of them."""
    people = set(here)
    for kind, name in _NAMES:
        sql = f"SELECT {quoted(name)} FROM {quoted(kind)} WHERE {quoted(name)} IS NOT NULL AND id IN "
        people |= _ids_in(connection, sql, live.get(kind, ()))
    for kind in ("contact_moment", "initiative"):
        people |= _ids_in(
            connection, f"SELECT target FROM member WHERE kind = '{kind}' AND source IN ", live.get(kind, ())
        )
    people |= _ids_in(connection, "SELECT employer FROM contact WHERE employer IS NOT NULL AND id IN ", people)
    people = _with_doubles(connection, people)
    return _ids_in(connection, "SELECT id FROM contact WHERE live = 1 AND id IN ", people)


def _with_doubles(connection: Connection, people: set[str]) -> set[str]:
    """Linked cards are one person: they go together."""
    linked: dict[str, set[str]] = {}
    for one, links in connection.exec_driver_sql("SELECT id, same FROM contact WHERE live = 1 AND same IS NOT NULL"):
        for other, _sign, main in (link.partition("=") for link in json.loads(links)):
            if main != "los":
                linked.setdefault(one, set()).add(other)
                linked.setdefault(other, set()).add(one)
    result, waiting = set(people), [one for one in people if one in linked]
    while waiting:
        for other in linked[waiting.pop()] - result:
            result.add(other)
            waiting.append(other)
    return result


def _gone(connection: Connection, found: Ids) -> Ids:
    """The deleted records that belonged to the scope, as far as this laptop still knows where they belonged."""
    fields: dict[str, dict[str, dict[str, object]]] = {}
    for kind, record, text in connection.exec_driver_sql("SELECT kind, record, fields FROM trash"):
        fields.setdefault(kind, {})[record] = json.loads(text)
    places: Ids = {kind: set(ids) for kind, ids in found.items()}
    result: Ids = {}
    for kind, ways in _PLACED.items():
        key = "contact" if kind == "here" else kind
        dead = _ids(connection, f"SELECT id FROM {quoted(key)} WHERE live = 0")
        gone = {
            record
            for record, values in fields.get(key, {}).items()
            if record in dead and any(values.get(name) in places[where] for name, where in ways)
        }
        places[kind] |= gone
        result[key] = gone
    dead = _ids(connection, "SELECT id FROM area WHERE live = 0")
    result["area"] = dead & found["area"]
    return result


def _changed(connection: Connection, kind: str, floor: int) -> set[str]:
    """The records of a kind of which anything was written at or after this moment of the hybrid clock."""
    sql = (
        f"SELECT id FROM {quoted(kind)} WHERE hlc >= :floor"
        f" UNION SELECT id FROM {quoted(kind)} WHERE id IN (SELECT record FROM cell WHERE hlc >= :floor)"
    )
    return set(connection.exec_driver_sql(sql, {"floor": floor}).scalars())


def _ids(connection: Connection, sql: str) -> set[str]:
    return set(connection.exec_driver_sql(sql).scalars())


def _ids_in(connection: Connection, sql: str, ids: Iterable[str]) -> set[str]:
    """What a question that ends in `IN ` finds for these ids, however many there are."""
    wanted = json.dumps(list(ids))
    return set(connection.exec_driver_sql(f"{sql} (SELECT value FROM json_each(?))", (wanted,)).scalars())
