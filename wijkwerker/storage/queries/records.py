"""Questions about records of any kind."""

import json
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy.engine import Connection

from wijkwerker.domain.fields import Ref
from wijkwerker.domain.kinds import KINDS, Contact
from wijkwerker.domain.kinds.record import Record, fields_of, known_by
from wijkwerker.storage import merged
from wijkwerker.storage.rows import columns_of, quoted, record_of, select_sql

R = TypeVar("R", bound=Record)


def get(connection: Connection, cls: type[R], record_id: str) -> R | None:
    """The live record with this id, or None."""
    sql = f"{select_sql(cls.info.key, columns_of(cls))} WHERE id = ? AND live = 1"
    row = connection.exec_driver_sql(sql, (record_id,)).mappings().first()
    return None if row is None else record_of(cls, row)


def first(connection: Connection, cls: type[R]) -> R | None:
    """The live record that came first into this file, or None."""
    sql = f"{select_sql(cls.info.key, columns_of(cls))} WHERE live = 1 ORDER BY row LIMIT 1"
    row = connection.exec_driver_sql(sql).mappings().first()
    return None if row is None else record_of(cls, row)


def every(connection: Connection, cls: type[R]) -> Iterator[R]:
    """All live records of a kind, by id."""
    sql = f"{select_sql(cls.info.key, columns_of(cls))} WHERE live = 1 ORDER BY id"
    for row in connection.exec_driver_sql(sql).mappings():
        yield record_of(cls, row)


def where(connection: Connection, cls: type[R], field: str, value: str | int, order: str = "row") -> list[R]:
    """The live records of a kind whose field has this stored value, in the order of a column."""
    sql = f"{select_sql(cls.info.key, columns_of(cls))} WHERE {quoted(field)} = ? AND live = 1 ORDER BY {quoted(order)}"
    return [record_of(cls, row) for row in connection.exec_driver_sql(sql, (value,)).mappings()]


def by_ids(connection: Connection, cls: type[R], ids: Iterable[str]) -> dict[str, R]:
    """The live records with these ids, by id."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    marks = ", ".join("?" * len(wanted))
    sql = f"{select_sql(cls.info.key, columns_of(cls))} WHERE id IN ({marks}) AND live = 1"
    return {row["id"]: record_of(cls, row) for row in connection.exec_driver_sql(sql, tuple(wanted)).mappings()}


def titles(connection: Connection, kind: str, ids: Iterable[str]) -> dict[str, str]:
    """What live records of a kind are known by, by id; a merged contact by the name of its main card."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    title = quoted(known_by(KINDS[kind]))
    record = merged.shown_as("x.value") if kind == Contact.info.key else "x.value"
    sql = f"SELECT x.value, k.{title} FROM json_each(?) x JOIN {quoted(kind)} k ON k.id = {record} AND k.live = 1"
    return {record_id: text or "" for record_id, text in connection.exec_driver_sql(sql, (json.dumps(wanted),))}


def is_referred_to(connection: Connection, kind: str, record_id: str) -> bool:
    """Whether a live record points at this one of kind `kind`."""
    questions = ["SELECT 1 FROM member WHERE target = :id"]
    for key, cls in KINDS.items():
        for name, field in fields_of(cls).items():
            if isinstance(field, Ref) and field.to == kind:
                questions.append(f"SELECT 1 FROM {quoted(key)} WHERE {quoted(name)} = :id AND live = 1")
    return any(connection.exec_driver_sql(f"{sql} LIMIT 1", {"id": record_id}).first() for sql in questions)


def codes(connection: Connection, list_key: str) -> set[str]:
    """The codes of a value list."""
    sql = "SELECT code FROM value WHERE list = ? AND live = 1"
    return set(connection.exec_driver_sql(sql, (list_key,)).scalars())
