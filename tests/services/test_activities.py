"""Activities: planning one or a series, and noting who came."""

from datetime import date, datetime

import pytest

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Activity, Contact
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.services import Services

BUURT = seed_area_id("BU03440321")
DAY = date(2026, 10, 13)


def activity(**values: object) -> Activity:
    return make(Activity, {"title": "Fietsles", "area": BUURT, "starts": "2026-10-13 13:00", "minutes": 120} | values)


@pytest.fixture
def lesson(services: Services) -> str:
    """The id of one planned session."""
    services.activities.plan(activity())
    return services.activities.agenda(DAY, DAY)[0].id


def test_a_single_activity_has_one_session(services: Services, lesson: str) -> None:
    planned = services.activities.agenda(DAY, DAY)
    assert [(p.id, p.title, p.starts, p.state) for p in planned] == [
        (lesson, "Fietsles", datetime(2026, 10, 13, 13, 0), "gepland")
    ]


def test_a_weekly_series_has_a_session_a_week_until_its_last_day(services: Services) -> None:
    services.activities.plan(activity(rule="FREQ=WEEKLY", until="2026-11-03"))
    planned = services.activities.agenda(date(2026, 10, 1), date(2026, 12, 31))
    assert [p.starts.date() for p in planned] == [
        date(2026, 10, 13),
        date(2026, 10, 20),
        date(2026, 10, 27),
        date(2026, 11, 3),
    ]
    assert all(p.series for p in planned)
    parts = services.activities.session(planned[1].id)
    assert (parts.number, parts.total) == (2, 4)


def test_a_rule_that_cannot_be_read_is_refused_and_nothing_is_planned(services: Services) -> None:
    with pytest.raises(WijkwerkerError, match="niet te lezen"):
        services.activities.plan(activity(rule="ELKE WEEK"))
    assert services.activities.agenda(date(2026, 1, 1), date(2027, 1, 1)) == []


def test_a_head_count_per_group_says_that_it_went_on(services: Services, lesson: str) -> None:
    services.activities.count(lesson, "moeders", 6)
    services.activities.count(lesson, "kinderen", 5)
    planned = services.activities.agenda(DAY, DAY)[0]
    assert (planned.state, planned.people) == ("ging door", 11)
    services.activities.count(lesson, "kinderen", None)
    assert services.activities.agenda(DAY, DAY)[0].people == 6


def test_the_number_rises_to_the_names_and_never_falls_below_them(services: Services, lesson: str) -> None:
    people = [Contact(name=name) for name in ("Amina Osman", "Dewi Pattinama")]
    services.records.save(*people)
    for person in people:
        services.activities.tick(lesson, person.id, present=True)
    planned = services.activities.agenda(DAY, DAY)[0]
    assert (planned.people, planned.state) == (2, "ging door")
    services.activities.close(lesson, {"people": 1})
    assert services.activities.agenda(DAY, DAY)[0].people == 2


def test_a_wrong_tick_that_is_taken_back_leaves_the_count_as_it_was(services: Services, lesson: str) -> None:
    people = [Contact(name=name) for name in ("Amina Osman", "Dewi Pattinama")]
    services.records.save(*people)
    services.activities.close(lesson, {"people": 1})
    changes = services.activities.tick_all(lesson, [person.id for person in people])
    assert changes.label == "2 namen aangevinkt"
    assert services.activities.agenda(DAY, DAY)[0].people == 2
    services.activities.tick(lesson, people[0].id, present=False)
    assert services.activities.agenda(DAY, DAY)[0].people == 1


def test_all_names_at_once_keep_the_role_and_hours_of_who_was_there(services: Services, lesson: str) -> None:
    people = [Contact(name=name) for name in ("Amina Osman", "Dewi Pattinama")]
    services.records.save(*people)
    services.activities.tick(lesson, people[0].id, present=True, role="vrijwilliger", hours=2)
    changes = services.activities.tick_all(lesson, [person.id for person in people])
    assert changes.label == "1 naam aangevinkt"
    assert [(p.role, p.attendance.hours) for p in services.activities.session(lesson).people if p.attendance] == [
        ("vrijwilliger", 2),
        ("deelnemer", None),
    ]


def test_who_comes_for_the_first_time_came_to_no_other_session(services: Services, lesson: str) -> None:
    person = Contact(name="Amina Osman")
    services.records.save(person)
    services.activities.tick(lesson, person.id, present=True)
    assert services.activities.session(lesson).people[0].times == 0


def test_someone_is_offered_in_the_role_they_had_last(services: Services) -> None:
    services.activities.plan(activity(rule="FREQ=WEEKLY", until="2026-10-27"))
    first, second, third = services.activities.agenda(DAY, date(2026, 10, 27))
    person = Contact(name="Amina Osman")
    services.records.save(person)
    services.activities.tick(first.id, person.id, present=True)
    services.activities.tick(second.id, person.id, present=True, role="vrijwilliger", hours=1)
    assert services.activities.session(third.id).people[0].role == "vrijwilliger"
    assert services.activities.session(first.id).people[0].role == "deelnemer"


def test_a_single_activity_that_moves_takes_its_session_along(services: Services, lesson: str) -> None:
    held = services.activities.session(lesson).activity
    services.activities.change(held.id, {"starts": "2026-10-14 10:00", "minutes": 60})
    planned = services.activities.agenda(date(2026, 10, 14), date(2026, 10, 14))
    assert [(p.id, p.starts, p.minutes) for p in planned] == [(lesson, datetime(2026, 10, 14, 10, 0), 60)]


def test_a_session_that_was_held_stays_on_its_day(services: Services, lesson: str) -> None:
    services.activities.close(lesson, {"people": 11, "state": "ging door"})
    services.activities.change(services.activities.session(lesson).activity.id, {"starts": "2026-10-14 10:00"})
    assert services.activities.agenda(DAY, DAY)[0].id == lesson


def test_a_count_takes_back_that_it_did_not_go_on(services: Services, lesson: str) -> None:
    services.activities.close(lesson, {"state": "ging niet door", "reason": "weer"})
    services.activities.count(lesson, "kinderen", 5)
    session = services.activities.session(lesson).session
    assert (session.state, session.reason) == ("ging door", None)


def test_a_removed_session_comes_back_whole(services: Services, lesson: str) -> None:
    person = Contact(name="Amina Osman")
    services.records.save(person)
    services.activities.tick(lesson, person.id, present=True)
    services.activities.count(lesson, "kinderen", 5)
    changes = services.activities.remove_session(lesson, "Fietsles is verwijderd")
    assert services.activities.agenda(DAY, DAY) == []
    assert services.activities.examples() == []
    services.records.undo(changes)
    parts = services.activities.session(lesson)
    assert (len(parts.people), len(parts.head_counts)) == (1, 1)


def test_removing_one_of_a_series_leaves_the_others_and_removing_all_leaves_none(services: Services) -> None:
    services.activities.plan(activity(rule="FREQ=WEEKLY", until="2026-10-27"))
    first, *others = services.activities.agenda(DAY, date(2026, 10, 27))
    services.activities.remove_session(first.id, "weg")
    assert services.activities.agenda(DAY, date(2026, 10, 27)) == [*others]
    services.activities.remove(first.activity, "weg")
    assert services.activities.agenda(DAY, date(2026, 10, 27)) == []


def test_of_an_activity_the_next_session_is_looked_at_and_after_the_last_one_that(services: Services) -> None:
    services.activities.plan(activity(rule="FREQ=WEEKLY", until="2026-10-27"))
    first, second, third = services.activities.agenda(DAY, date(2026, 10, 27))
    nearest = services.activities.nearest
    assert nearest(first.activity, date(2026, 10, 14)) == second.id
    assert nearest(first.activity, date(2026, 12, 1)) == third.id
    assert nearest("unknown", DAY) == ""


def test_unticking_takes_the_name_away(services: Services, lesson: str) -> None:
    person = Contact(name="Amina Osman")
    services.records.save(person)
    services.activities.tick(lesson, person.id, present=True, role="vrijwilliger", hours=2)
    services.activities.tick(lesson, person.id, present=False)
    assert services.activities.session(lesson).people == ()


def test_people_of_earlier_sessions_are_offered(services: Services) -> None:
    services.activities.plan(activity(rule="FREQ=WEEKLY", until="2026-10-20"))
    first, second = services.activities.agenda(DAY, date(2026, 10, 20))
    person = Contact(name="Amina Osman")
    services.records.save(person)
    services.activities.tick(first.id, person.id, present=True)
    offered = services.activities.session(second.id).people
    assert [(p.name, p.attendance, p.times) for p in offered] == [("Amina Osman", None, 1)]


def test_the_agenda_goes_on_to_the_last_day_there_is(services: Services, lesson: str) -> None:
    assert [planned.id for planned in services.activities.agenda(DAY, date.max)] == [lesson]


def test_the_agenda_of_an_area_leaves_out_other_areas(services: Services, lesson: str) -> None:
    agenda = services.activities.agenda
    assert agenda(DAY, DAY, seed_area_id("WK034403"))[0].id == lesson
    assert agenda(DAY, DAY, seed_area_id("BU03440111")) == []


def test_of_very_many_people_those_who_are_there_are_never_left_out(services: Services) -> None:
    services.activities.plan(activity(rule="FREQ=WEEKLY", until="2026-10-20"))
    first, second = services.activities.agenda(DAY, date(2026, 10, 20))
    crowd = [Contact(name=f"Amina {number}") for number in range(200)]
    zoe = Contact(name="Zoë Vos")
    services.records.save(zoe, *crowd)
    services.activities.tick_all(first.id, [person.id for person in crowd])
    services.activities.tick(second.id, zoe.id, present=True)
    shown = services.activities.session(second.id).people
    assert (len(shown), shown[-1].name) == (200, "Zoë Vos")
