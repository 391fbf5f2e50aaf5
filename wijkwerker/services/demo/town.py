"""What all kinds of one large demo share: its period, its pools and the ids of its records."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate

from wijkwerker.services.demo.chance import Chance
from wijkwerker.services.demo.crowd import Crowd
from wijkwerker.services.demo.plan import Plan
from wijkwerker.services.demo.seasons import pressure


@dataclass
class Town:
    """What all kinds of one large demo share: its period, its pools and the ids of its records."""

    plan: Plan
    seed: int
    today: date
    crowd: Crowd = field(init=False)

    def __post_init__(self) -> None:
        self.crowd = Crowd(self.seed, self.plan.wijken)

    @cached_property
    def days(self) -> list[date]:
        """The days until today on which there is field work."""
        first = self.today - timedelta(round(self.plan.years * 365.25))
        days = (first + timedelta(n) for n in range((self.today - first).days + 1))
        return [day for day in days if pressure(day)]

    @cached_property
    def worker_ids(self) -> list[str]:
        """The ids of the workers, the first worker first."""
        return self._ids("worker", self.plan.workers)

    @cached_property
    def contact_ids(self) -> list[str]:
        """The ids of the contacts."""
        return self._ids("contact", self.plan.contacts)

    @cached_property
    def initiative_ids(self) -> list[str]:
        """The ids of the initiatives in order of their first day, spread evenly over `days`."""
        return self._ids("initiative", self.plan.initiatives)

    @cached_property
    def activity_ids(self) -> list[str]:
        """The ids of the activities in order of their first day, spread evenly over `days`."""
        return self._ids("activity", self.plan.activities)

    def chance(self, purpose: str) -> Chance:
        """The stream of choices for one kind."""
        return Chance(self.seed, purpose)

    def day_of(self, number: int, count: int) -> date:
        """The first day of the `number`th of `count` records that are spread evenly over the period."""
        return self.days[number * len(self.days) // count]

    def per_day(self, count: int) -> Iterator[tuple[date, int]]:
        """How many of `count` records fall on each day: busy days have more, later years too."""
        weights = [pressure(day) * (0.7 + 0.6 * n / len(self.days)) for n, day in enumerate(self.days)]
        total = sum(weights)
        ends = [round(count * part / total) for part in accumulate(weights)]
        yield from ((day, end - begin) for day, begin, end in zip(self.days, [0, *ends], ends, strict=False))

    def _ids(self, purpose: str, count: int) -> list[str]:
        chance = self.chance(f"{purpose} ids")
        return [chance.new_id() for _n in range(count)]
