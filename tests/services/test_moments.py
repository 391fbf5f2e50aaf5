"""The logbook: days with their moments, at any place of a long list."""

from datetime import date, time, timedelta

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative, Promise
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.domain.log_filter import LogFilter
from wijkwerker.services.services import Services
from wijkwerker.storage.queries.logbook import DaySum, LogLine

BUURT, ELSEWHERE = seed_area_id("BU03440321"), seed_area_id("BU03440111")
TODAY = date(2026, 10, 13)
EVERYTHING = LogFilter()


def moment(note: str, day: date = TODAY, **values: object) -> ContactMoment:
    return make(ContactMoment, {"date": day, "area": BUURT, "worker": SANNE, "note": note, "people": 2} | values)


def shown(services: Services, wanted: LogFilter = EVERYTHING, first: int = 0, number: int = 100) -> list[str]:
    days = services.moments.days(wanted)
    rows = services.moments.page(wanted, days, first, number, TODAY)
    return [f"{row.day:%d-%m} {row.moments}/{row.people}" if isinstance(row, DaySum) else row.note for row in rows]


@pytest.fixture
def week(services: Services) -> list[ContactMoment]:
    """Two moments today, none yesterday, one the day before."""
    moments = [
        moment("vroeg", time=time(9)),
        moment("laat", time=time(17), people=6, themes="eten", polarity="zorg"),
        moment("eergisteren", TODAY - timedelta(days=2), area=ELSEWHERE, kind="inloop"),
    ]
    services.records.save(*moments)
    return moments


@pytest.mark.usefixtures("week")
def test_each_day_heads_its_moments_with_their_sums(services: Services) -> None:
    assert shown(services) == ["13-10 2/8", "laat", "vroeg", "11-10 1/2", "eergisteren"]


@pytest.mark.usefixtures("week")
def test_any_stretch_of_the_list_is_the_same_as_that_part_of_the_whole(services: Services) -> None:
    whole = shown(services)
    for first in range(len(whole)):
        for number in range(1, len(whole) + 1):
            assert shown(services, first=first, number=number) == whole[first : first + number]


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize(
    ("wanted", "notes"),
    [
        (LogFilter(area=BUURT), ["laat", "vroeg"]),
        (LogFilter(area=seed_area_id("GM0344")), ["laat", "vroeg", "eergisteren"]),
        (LogFilter(until=TODAY - timedelta(days=2)), ["eergisteren"]),
        (LogFilter(from_=TODAY), ["laat", "vroeg"]),
        (LogFilter(theme="eten"), ["laat"]),
        (LogFilter(kind="inloop"), ["eergisteren"]),
        (LogFilter(polarity="zorg"), ["laat"]),
        (LogFilter(text="eerg"), ["eergisteren"]),
        (LogFilter(waiting=True), []),
    ],
)
def test_filters_narrow_the_list(services: Services, wanted: LogFilter, notes: list[str]) -> None:
    assert [row for row in shown(services, wanted) if "/" not in row] == notes


def test_a_moment_shows_that_a_promise_waits_or_is_late(services: Services, week: list[ContactMoment]) -> None:
    for record, due in ((week[0], TODAY), (week[1], TODAY - timedelta(days=1))):
        values = {"what": "Bellen", "by": SANNE, "promised_on": TODAY, "due": due, "moment": record.id}
        services.records.save(make(Promise, values))
    days = services.moments.days(EVERYTHING)
    lines = [r for r in services.moments.page(EVERYTHING, days, 0, 9, TODAY) if isinstance(r, LogLine)]
    assert {line.note: line.sign for line in lines} == {"laat": "late", "vroeg": "due", "eergisteren": ""}
    assert shown(services, LogFilter(waiting=True)) == ["13-10 2/8", "laat", "vroeg"]


def test_a_deleted_moment_is_in_no_day(services: Services, week: list[ContactMoment]) -> None:
    services.records.delete(week[0], week[1])
    assert shown(services) == ["11-10 1/2", "eergisteren"]


def test_the_place_of_a_moment_counts_the_heads_above_it(services: Services, week: list[ContactMoment]) -> None:
    whole, days = shown(services), services.moments.days(EVERYTHING)
    for record in week:
        assert whole[services.moments.place_of(EVERYTHING, days, record.id) or 0] == record.note
    assert services.moments.place_of(LogFilter(theme="eten"), days, week[0].id) is None
    assert services.moments.place_of(EVERYTHING, days, "someone deleted it") is None


def test_a_moment_comes_with_the_names_it_refers_to(services: Services, week: list[ContactMoment]) -> None:
    contact = Contact(name="Hans de Wit")
    services.records.save(contact)
    services.records.set_value(week[0].id, "contacts", contact.id)
    parts = services.moments.parts(week[0].id)
    assert (parts.worker, parts.contacts) == ("Sanne Bakker", {contact.id: "Hans de Wit"})
    assert parts.area.startswith("Zamenhofdreef")


def test_several_moments_become_one_initiative(services: Services, week: list[ContactMoment]) -> None:
    initiative = Initiative(title="Verlichting Wolgadreef", area=BUURT)
    services.moments.make_collective([week[0].id, week[1].id], initiative, TODAY)
    page = services.initiatives.page(initiative.id, TODAY)
    assert page.counts.moments == 2
    assert [change.to_phase for change in page.parts.phases] == ["idee"]


def test_a_moment_that_is_gone_is_refused_with_a_sentence(services: Services, week: list[ContactMoment]) -> None:
    services.records.delete(week[0])
    with pytest.raises(WijkwerkerError, match="er niet meer"):
        services.moments.parts(week[0].id)


def test_the_newest_days_are_known_at_once_and_whole(services: Services, week: list[ContactMoment]) -> None:
    start = services.moments.start(EVERYTHING, 1)
    assert [(day.day, day.moments, day.people) for day in start.days.days] == [(TODAY, 2, 8)]
    assert (start.older, start.first) == (TODAY, TODAY - timedelta(days=2))
    rest = services.moments.days(LogFilter(from_=start.first, until=TODAY - timedelta(days=1)))
    assert start.days.of([*start.days.days, *rest.days]) == services.moments.days(EVERYTHING)


@pytest.mark.usefixtures("week")
def test_a_short_logbook_is_known_to_its_end(services: Services) -> None:
    start = services.moments.start(EVERYTHING, 100)
    assert (start.older, start.days) == (None, services.moments.days(EVERYTHING))
    assert services.moments.start(LogFilter(theme="groen"), 100).is_used


def test_an_empty_file_says_that_nothing_was_logged_yet(services: Services) -> None:
    start = services.moments.start(EVERYTHING, 100)
    assert (start.days.length, start.is_used) == (0, False)


def test_only_the_days_that_changed_are_counted_again(services: Services, week: list[ContactMoment]) -> None:
    days = services.moments.days(EVERYTHING)
    yesterday = TODAY - timedelta(days=1)
    services.records.save(moment("gisteren", yesterday))
    services.records.delete(week[2])
    counted = services.moments.count_anew(EVERYTHING, days, [yesterday, week[2].date or TODAY])
    assert counted == services.moments.days(EVERYTHING)
    assert services.moments.count_anew(LogFilter(from_=TODAY), days, [yesterday]) == days


def test_a_moment_fits_a_filter_or_does_not(services: Services, week: list[ContactMoment]) -> None:
    assert services.moments.fits(LogFilter(text="laa", theme="eten"), week[1].id)
    assert not services.moments.fits(LogFilter(text="laa", nature="idee"), week[1].id)
    assert not services.moments.fits(EVERYTHING, "someone deleted it")


@pytest.mark.usefixtures("week")
def test_a_last_word_of_one_letter_does_not_narrow_yet(services: Services) -> None:
    assert shown(services, LogFilter(text="laat z")) == ["13-10 1/6", "laat"]
    assert shown(services, LogFilter(text="z")) == shown(services)
