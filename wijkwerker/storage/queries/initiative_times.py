"""Questions about initiatives over time: in which phase each was, from day to day."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.engine import Connection

from wijkwerker.domain.figures.spans import Span, Step, phase_spans


@dataclass(frozen=True, slots=True)
class InitiativeTime:
    """An initiative with its phases in order; the last one goes on until further notice."""

    row: int
    id: str
    title: str
    phase: str
    spans: tuple[Span, ...]


_ROWS = """
    SELECT i.row, i.id, i.title, i.phase, i.started FROM initiative i
    WHERE i.live = 1 AND i.row IN (SELECT value FROM json_each(?))"""
_CHANGES = """
    SELECT i.row, p."on", p.from_phase, p.to_phase FROM initiative i JOIN phase_change p ON p.initiative = i.id
    WHERE i.live = 1 AND p.live = 1 AND i.row IN (SELECT value FROM json_each(?)) ORDER BY p."on", p.row"""
_FIRST = "SELECT min(i.started) FROM initiative i WHERE i.live = 1 AND i.row IN (SELECT value FROM json_each(?))"


def times(connection: Connection, wanted: Iterable[int], today: date) -> list[InitiativeTime]:
    """The phases of initiatives by their rows, in that order; one without a first day begins with its first change."""
    order = list(wanted)
    rows = json.dumps(order)
    changes: dict[int, list[Step]] = {}
    for row, on, before, after in connection.exec_driver_sql(_CHANGES, (rows,)):
        changes.setdefault(row, []).append(Step(date.fromisoformat(on), before, after))
    found = {}
    for row, record, title, phase, started in connection.exec_driver_sql(_ROWS, (rows,)):
        steps = changes.get(row, [])
        begin = date.fromisoformat(started) if started else steps[0].on if steps else today
        found[row] = InitiativeTime(row, record, title or "", phase, tuple(phase_spans(begin, phase, steps)))
    return [found[row] for row in order if row in found]


def first_day(connection: Connection, wanted: Iterable[int]) -> date | None:
    """The day on which the first of some initiatives began; None when none of them tells."""
    found = connection.exec_driver_sql(_FIRST, (json.dumps(list(wanted)),)).scalar()
    return date.fromisoformat(found) if found else None
