"""What the day asks of a worker."""

from datetime import date, datetime, timedelta

import pytest

from wijkwerker.domain.contact_filter import ContactFilter
from wijkwerker.domain.kinds import (
    Activity,
    Ask,
    Attendance,
    Contact,
    ContactMoment,
    HeadCount,
    Initiative,
    Promise,
    Session,
    Worker,
)
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.services import Services

TODAY = date(2026, 11, 20)
DREEF = seed_area_id("BU03440321")
OVERVECHT = seed_area_id("WK034403")
ELSEWHERE = seed_area_id("GM0518")


def at(hour: int, days: int = 0) -> datetime:
    return datetime(2026, 11, 20, hour) + timedelta(days=days)


@pytest.fixture
def me(services: Services) -> str:
    return services.settings.worker().id


def promise(me: str, what: str, due: date | None, **values: object) -> Promise:
    return Promise(what=what, promised_on=TODAY - timedelta(days=20), due=due, by=me, **values)  # type: ignore[arg-type]


def test_late_promises_come_before_those_of_today(services: Services, me: str) -> None:
    hans = Contact(name="Hans de Wit")
    services.records.save(
        hans,
        promise(me, "vandaag", TODAY),
        promise(me, "sleutel van de schuur", TODAY - timedelta(days=4), to=hans.id),
        promise(me, "morgen", TODAY + timedelta(days=1)),
        promise(me, "al gedaan", TODAY, fed_back_on=TODAY),
    )
    due = services.promises.due(TODAY, None)
    assert [(item.to, item.what) for item in due.promises] == [
        ("Hans de Wit", "sleutel van de schuur"),
        ("", "vandaag"),
    ]
    assert due.total == 2
    assert services.promises.due(TODAY, None, limit=1).total == 2
    assert len(services.promises.due(TODAY, None, limit=None).promises) == 2


def test_a_promise_to_someone_who_was_removed_names_nobody(services: Services, me: str) -> None:
    hans = Contact(name="Hans de Wit")
    services.records.save(hans, promise(me, "sleutel van de schuur", TODAY, to=hans.id))
    services.records.delete(hans)
    found = services.promises.due(TODAY, None).promises[0]
    assert (found.to, found.to_id) == ("", "")


def test_a_colleagues_promise_is_the_colleagues(services: Services, me: str) -> None:
    loes = Worker(name="Loes")
    services.records.save(loes, promise(loes.id, "haar belofte", TODAY))
    assert services.promises.due(TODAY, None).total == 0


def test_only_promises_in_the_area_and_without_one_are_shown(services: Services, me: str) -> None:
    services.records.save(
        promise(me, "hier", TODAY, area=DREEF),
        promise(me, "daar", TODAY, area=ELSEWHERE),
        promise(me, "nergens", TODAY + timedelta(days=-1)),
    )
    assert [item.what for item in services.promises.due(TODAY, OVERVECHT).promises] == ["nergens", "hier"]


def test_telling_back_says_that_it_was_done_too(services: Services, me: str) -> None:
    kept = promise(me, "flyer", TODAY)
    earlier = promise(me, "sleutel", TODAY, done_on=TODAY - timedelta(days=2))
    services.records.save(kept, earlier)
    for item in (kept, earlier):
        changes = services.promises.feed_back(item.id, TODAY)
        assert changes.label == "Teruggekoppeld"
    assert services.promises.due(TODAY, None).total == 0
    first, second = (services.records.get(Promise, item.id) for item in (kept, earlier))
    assert first is not None
    assert second is not None
    assert (first.done_on, first.fed_back_on) == (TODAY, TODAY)
    assert second.done_on == TODAY - timedelta(days=2)


def test_the_sessions_of_today_stand_in_order_of_time(services: Services, me: str) -> None:
    lesson = Activity(title="Fietsles", area=DREEF, starts=at(13, -7), rule="FREQ=WEEKLY", by=me, place="Park")
    coffee = Activity(title="Koffie", area=DREEF, starts=at(9), place="Buurthuis")
    single = Activity(title="Buurttafel", area=DREEF, starts=at(19), minutes=90)
    done = Session(activity=coffee.id, original_start=at(9), starts=at(9), state="ging door", people=5)
    who = Contact(name="Lidia Kowalska")
    services.records.save(
        lesson,
        coffee,
        single,
        who,
        done,
        HeadCount(session=done.id, group="moeders", people=18),
        Attendance(session=done.id, contact=who.id),
        Session(activity=lesson.id, original_start=at(13), starts=at(13)),
        Session(activity=lesson.id, original_start=at(13, 7), starts=at(13, 7)),
    )
    found = services.today.meetings(TODAY, OVERVECHT)
    assert [(item.title, item.people) for item in found] == [("Koffie", 18), ("Fietsles", None), ("Buurttafel", None)]
    assert [(item.place, item.by) for item in found[:2]] == [("Buurthuis", ""), ("Park", "Sanne Bakker")]
    assert found[2].session == ""
    assert services.today.meetings(TODAY, ELSEWHERE) == []


def test_an_initiative_is_quiet_after_thirty_days_without_a_moment_or_session(services: Services, me: str) -> None:
    long_ago = TODAY - timedelta(days=200)
    names = ("heard", "met", "quiet", "quieter", "stopped", "own")
    made = {
        name: Initiative(title=name, area=DREEF, phase=phase, started=long_ago)
        for name, phase in zip(names, ("idee", "idee", "idee", "idee", "gestopt", "zelfstandig"), strict=True)
    }
    activity = Activity(title="Tuinieren", area=DREEF, starts=at(13, -10), initiative=made["met"].id)

    def moment(initiative: str, days: int) -> ContactMoment:
        day = TODAY - timedelta(days=days)
        return ContactMoment(date=day, area=DREEF, worker=me, initiative=made[initiative].id)

    services.records.save(
        *made.values(),
        activity,
        Session(activity=activity.id, original_start=at(13, -10), starts=at(13, -10), state="ging door"),
        moment("heard", 30),
        moment("quiet", 31),
        moment("quieter", 47),
        moment("stopped", 90),
        moment("own", 62),
    )
    quiet = services.today.quiet(TODAY, OVERVECHT)
    assert [(item.title, item.last) for item in quiet.initiatives] == [
        ("quieter", TODAY - timedelta(days=47)),
        ("quiet", TODAY - timedelta(days=31)),
        ("own", TODAY - timedelta(days=62)),
    ]
    assert (quiet.total, quiet.days) == (3, 30)
    services.settings.put("quiet_days", "40")
    assert services.today.quiet(TODAY, OVERVECHT).total == 2
    assert services.today.quiet(TODAY, ELSEWHERE).total == 0


def test_only_who_agreed_and_was_never_asked_is_shown(services: Services, me: str) -> None:
    sews = frozenset({"naaien"})
    asked = Contact(name="Asked", talents=sews, consent="mondeling")
    services.records.save(
        asked,
        Ask(contact=asked.id, what="naailes?", on=TODAY, by=me),
        Contact(name="Kofi Mensah", talents=sews, wishes=frozenset({"koken"}), consent="mondeling", area=DREEF),
        Contact(name="No consent", talents=sews),
        Contact(name="Only a photo", talents=sews, consent="mondeling", consent_for=frozenset({"foto"})),
        Contact(name="Nothing told", consent="schriftelijk"),
        Contact(name="An organisation", organisation=True, talents=sews, consent="mondeling"),
        Contact(name="Restricted", talents=sews, consent="mondeling", restricted=True),
    )
    unasked = services.today.never_asked(None)
    assert [(person.name, person.talents, person.wishes) for person in unasked.people] == [
        ("Kofi Mensah", ("naaien",), ("koken",))
    ]
    assert unasked.total == 1
    assert services.today.never_asked(ELSEWHERE).total == 0
    assert services.contacts.count(ContactFilter(never_asked=True)) == unasked.total  # the list that the card opens
    assert services.contacts.count(ContactFilter(never_asked=True, area=ELSEWHERE)) == 0


def test_a_file_of_the_first_day_is_untouched_until_something_is_written(services: Services) -> None:
    assert services.today.start().is_untouched
    assert services.today.start().worker == "Sanne Bakker"
    services.records.save(Contact(name="Wim Slotboom"))
    assert not services.today.start().is_untouched
