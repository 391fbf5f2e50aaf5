"""Teams and cities for measuring: many plausible records, quickly, one kind after the other.

Every kind is made lazily with its own chance; only ids are kept, so that a city needs little memory.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from wijkwerker.domain.kinds import Record
from wijkwerker.services.demo import large_people as people
from wijkwerker.services.demo import large_work as work
from wijkwerker.services.demo.plan import Plan
from wijkwerker.services.demo.town import Town


def large(plan: Plan, today: date, seed: int) -> Iterator[tuple[type[Record], Iterator[Record]]]:
    """Every record of a plan, grouped per kind in the order of KINDS; the first worker is Sanne Bakker."""
    return groupby(_records(Town(plan, seed, today)), key=type)


def _records(town: Town) -> Iterator[Record]:
    yield from people.make_area_roles(town)
    yield from people.make_workers(town)
    yield from people.make_contacts(town)
    yield from work.make_moments(town)
    yield from work.make_initiatives(town)
    yield from work.make_phase_changes(town)
    yield from work.make_ladder_changes(town)
    yield from work.make_activities(town)
    yield from work.make_sessions(town)
    yield from work.make_head_counts(town)
    yield from work.make_attendances(town)
    yield from people.make_follow_up(town)
