"""A believable team of four in Utrecht-Overvecht, over the two years until a day."""

from collections.abc import Iterator
from datetime import date, timedelta

from wijkwerker.domain.kinds import Record
from wijkwerker.services.demo.activities import make_activities
from wijkwerker.services.demo.followup import FollowUp
from wijkwerker.services.demo.initiatives import (
    make_initiatives,
    make_ladder_changes,
    make_lessons,
    make_phase_changes,
    make_stories,
)
from wijkwerker.services.demo.moments import Moments
from wijkwerker.services.demo.people import make_area_roles, make_people
from wijkwerker.services.demo.sessions import make_sessions

YEARS = timedelta(730)


def small(today: date, seed: int) -> Iterator[Record]:
    """Every record of the team, kind by kind in the order of KINDS; the first worker is Sanne Bakker."""
    start = today - YEARS
    people = make_people(seed, today, start)
    running = make_initiatives(seed, today, people)
    activities = make_activities(seed, today, start, people, running)
    gatherings = make_sessions(seed, today, activities, people)
    moments = Moments(seed, today, people, running, activities).make(start)
    follow_up = FollowUp(seed, today, people, running, activities)
    yield from make_area_roles(seed, today, people)
    yield from people.workers.values()
    yield from people.contacts.values()
    yield from moments
    yield from (one.record for one in running.values())
    yield from make_phase_changes(seed, running)
    yield from make_ladder_changes(seed, running)
    yield from (planned.record for planned in activities)
    yield from gatherings.sessions
    yield from gatherings.head_counts
    yield from gatherings.attendances
    yield from follow_up.asks()
    yield from follow_up.promises(moments)
    yield from follow_up.introductions()
    yield from make_stories(seed, running, people)
    yield from make_lessons(seed, running)
