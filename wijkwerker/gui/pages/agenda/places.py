"""Where sessions stand in the grid of hours and days: beside each other when they overlap."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wijkwerker.services.activities import Planned

FIRST_HOUR, LAST_HOUR = 9, 22
LEAST_HOURS = 0.5  # a shorter session gets this height
DAY_HOURS = 24.0


@dataclass(frozen=True)
class Block:
    """A session in its column, from hour `top` to hour `bottom`, in one of `lanes` lanes.

    Without `item` it stands for `more` sessions for which there was no lane.
    """

    item: "Planned | None"
    column: int
    top: float
    bottom: float
    lane: int = 0
    lanes: int = 1
    more: int = 0

    @property
    def id(self) -> str:
        """The id of the session; for a block that stands for several, words that are no id."""
        return self.item.id if self.item is not None else f"+{self.column}-{self.top:g}"


def hours_of(items: Iterable["Planned"]) -> tuple[int, int]:
    """The first and last hour of the grid: 9 to 22, and more where a session is earlier or later."""
    first, last = FIRST_HOUR, LAST_HOUR
    for item in items:
        top, bottom = _extent(item)
        first, last = min(first, math.floor(top)), max(last, math.ceil(bottom))
    return first, last


def placed(items: Iterable["Planned"], first: date, days: int, most: int) -> list[Block]:
    """The blocks of the days from `first` on, at most `most` beside each other, in order of time."""
    result: list[Block] = []
    columns: list[list[Planned]] = [[] for _day in range(days)]
    for item in items:
        column = (item.starts.date() - first).days
        if 0 <= column < days:
            columns[column].append(item)
    for column, held in enumerate(columns):
        for group in _groups(sorted(held, key=lambda item: (item.starts, item.title))):
            result.extend(_laid(group, column, max(1, most)))
    return result


def next_block(blocks: Sequence[Block], here: Block, way: str) -> Block | None:
    """The nearest block above, below, left or right (“up”, “down”, “left”, “right”) of a block; None at the edge."""
    if way in {"up", "down"}:
        column = [block for block in blocks if block.column == here.column]
        place = column.index(here) + (1 if way == "down" else -1)
        return column[place] if 0 <= place < len(column) else None
    sign = 1 if way == "right" else -1
    beside = [b for b in blocks if _overlaps(b, here) and (b.lane - here.lane) * sign > 0]
    if beside:
        return min(beside, key=lambda b: (abs(b.lane - here.lane), abs(b.top - here.top)))
    others = [b for b in blocks if (b.column - here.column) * sign > 0]
    return min(others, key=lambda b: (abs(b.column - here.column), abs(b.top - here.top), b.lane), default=None)


def _overlaps(one: Block, other: Block) -> bool:
    return one.column == other.column and one.top < other.bottom and other.top < one.bottom


def slot_at(first: date, column: int, hour: float) -> datetime:
    """The half hour of the grid in which a point lies."""
    half = min(max(math.floor(hour * 2), 0), 47)
    return datetime.combine(first, datetime.min.time()) + timedelta(days=column, minutes=30 * half)


def hour_of(when: datetime) -> float:
    """The time of day in hours."""
    return when.hour + when.minute / 60


def _extent(item: "Planned") -> tuple[float, float]:
    top = hour_of(item.starts)
    bottom = min(DAY_HOURS, top + max(LEAST_HOURS, item.minutes / 60))
    return min(top, bottom - LEAST_HOURS), bottom


def _groups(items: Sequence["Planned"]) -> list[list["Planned"]]:
    """Items that overlap each other, directly or through another."""
    groups: list[list[Planned]] = []
    end = -1.0
    for item in items:
        top, bottom = _extent(item)
        if top >= end:
            groups.append([])
        groups[-1].append(item)
        end = max(end, bottom)
    return groups


def _laid(group: Sequence["Planned"], column: int, most: int) -> list[Block]:
    ends: list[float] = []
    lanes: list[tuple[Planned, int]] = []
    for item in group:
        top, bottom = _extent(item)
        lane = next((n for n, end in enumerate(ends) if end <= top), len(ends))
        ends[lane : lane + 1] = [bottom]
        lanes.append((item, lane))
    if len(ends) <= most:
        return [Block(item, column, *_extent(item), lane, len(ends)) for item, lane in lanes]
    shown = [Block(item, column, *_extent(item), lane, most) for item, lane in lanes if lane < most - 1]
    hidden = [_extent(item) for item, lane in lanes if lane >= most - 1]
    top, bottom = min(t for t, _b in hidden), max(b for _t, b in hidden)
    return [*shown, Block(None, column, top, bottom, most - 1, most, more=len(hidden))]
