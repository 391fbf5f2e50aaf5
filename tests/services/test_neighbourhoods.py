"""What happens in which neighbourhood, and everything about one of them."""

from datetime import date, datetime

import pytest

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import (
    Activity,
    Area,
    AreaRole,
    Contact,
    ContactMoment,
    HeadCount,
    Initiative,
    PhaseChange,
    Session,
    Story,
    Worker,
)
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.neighbourhoods import AreaProfile, AreaTree
from wijkwerker.services.services import Services

TODAY = date(2026, 11, 20)
QUARTER = (date(2026, 10, 1), date(2026, 12, 31))
UTRECHT, OVERVECHT = seed_area_id("GM0344"), seed_area_id("WK034403")
ZAMENHOF, TIGRIS = seed_area_id("BU03440321"), seed_area_id("BU03440342")
SOUTH = seed_area_id("own-overvecht-zuid")


def moment(area: str, day: date = TODAY, **values: object) -> ContactMoment:
    return ContactMoment(date=day, area=area, worker=SANNE, **values)  # type: ignore[arg-type]


def tree(services: Services, area: str | None = OVERVECHT) -> AreaTree:
    return services.neighbourhoods.tree(area, *QUARTER, TODAY)


def profile(services: Services, area: str = ZAMENHOF) -> AreaProfile:
    return services.neighbourhoods.profile(area, *QUARTER, TODAY)


def test_an_area_counts_all_that_lies_in_it_and_knows_what_is_its_own(services: Services) -> None:
    services.records.save(
        moment(ZAMENHOF, polarity="kracht"), moment(ZAMENHOF), moment(TIGRIS), moment(OVERVECHT, polarity="zorg")
    )
    found = tree(services)
    assert found.root == OVERVECHT
    assert found.areas[OVERVECHT].counts.moments == 4
    assert found.areas[OVERVECHT].own.moments == 1
    assert found.areas[OVERVECHT].counts.signals == 2
    assert found.areas[ZAMENHOF].counts.moments == 2
    assert {found.areas[area].facts.level for area in found.areas[OVERVECHT].children} == {"buurt", "eigen"}


def test_an_own_area_counts_what_happens_in_its_parts(services: Services) -> None:
    part = next(area for area in services.areas.within(SOUTH) if area != SOUTH)
    services.records.save(moment(part), moment(SOUTH))
    found = tree(services)
    assert found.areas[SOUTH].counts.moments == 2
    assert found.areas[OVERVECHT].counts.moments == 2


def test_without_a_scope_everything_is_there_from_the_gemeenten_on(services: Services) -> None:
    found = tree(services, None)
    assert {found.areas[area].facts.level for area in found.tops} == {"gemeente"}
    assert len(found.areas) > 900


def test_an_area_of_an_earlier_division_shows_only_while_work_lies_in_it(services: Services) -> None:
    old = Area(code="BU03440399", name="Vroeger", parent=OVERVECHT, valid_until=date(2026, 6, 30))
    services.records.save(old)
    assert old.id not in tree(services).areas
    services.records.save(moment(old.id))
    assert tree(services).areas[old.id].counts.moments == 1


def test_activities_and_initiatives_count_as_in_the_overview(services: Services) -> None:
    ended = Initiative(title="Klaar", area=ZAMENHOF, phase="afgerond", started=date(2025, 1, 1))
    running = Initiative(title="Moestuin", area=ZAMENHOF, phase="idee", started=date(2026, 1, 5))
    activity = Activity(title="Koken", area=ZAMENHOF, starts=datetime(2026, 10, 6, 10), by=SANNE)
    sessions = [Session(activity=activity.id, original_start=at, starts=at, state="ging door", people=9) for at in (
        datetime(2026, 10, 6, 10), datetime(2026, 10, 13, 10))]  # fmt: skip
    change = PhaseChange(initiative=ended.id, on=date(2026, 3, 1), from_phase="in uitvoering", to_phase="afgerond")
    services.records.save(ended, running, activity, change, *sessions)
    counts = tree(services).areas[ZAMENHOF].counts
    overview = services.overview.build(*QUARTER, OVERVECHT).figures
    assert (counts.activities, counts.initiatives) == (overview.activities, overview.initiatives) == (1, 1)


def test_the_figures_of_an_area_are_those_of_its_overview(services: Services) -> None:
    services.records.save(moment(ZAMENHOF, people=6), moment(TIGRIS, people=2), moment(ZAMENHOF, date(2026, 9, 30)))
    assert profile(services).figures == services.overview.build(*QUARTER, ZAMENHOF).figures
    assert profile(services, OVERVECHT).figures.people_reached == 8


def test_the_trend_shows_six_months_at_least_and_ends_with_this_month(services: Services) -> None:
    services.records.save(moment(ZAMENHOF, date(2026, 7, 3)), moment(ZAMENHOF))
    months = profile(services).months
    assert [row.month.month for row in months] == [6, 7, 8, 9, 10, 11]
    assert [row.figures.moments for row in months] == [0, 1, 0, 0, 0, 1]


def test_the_newest_strengths_come_first_with_what_they_belong_to(services: Services) -> None:
    garden = Initiative(title="Moestuin", area=ZAMENHOF)
    services.records.save(
        garden,
        moment(ZAMENHOF, date(2026, 11, 1), polarity="kracht", note="Eerst"),
        moment(ZAMENHOF, date(2026, 11, 9), polarity="kracht", note="Laatst", initiative=garden.id, people=4),
        moment(ZAMENHOF, polarity="zorg", note="Te hard"),
    )
    found = profile(services)
    assert [(one.text, one.about, one.people) for one in found.strengths] == [
        ("Laatst", "Moestuin", 4),
        ("Eerst", "", 1),
    ]
    worries = services.neighbourhoods.signals(ZAMENHOF, found.period, "zorg", 10)
    assert [one.text for one in worries] == ["Te hard"]


def test_what_people_offer_is_counted_without_names(services: Services) -> None:
    services.records.save(
        Contact(name="Samira Bouzid", area=ZAMENHOF, talents=frozenset({"koken", "tolken"})),
        Contact(name="Hans de Wit", area=ZAMENHOF, talents=frozenset({"Koken"})),
        Contact(name="Wim Slotboom", area=ZAMENHOF),
        Contact(name="Stichting De Brug", area=ZAMENHOF, organisation=True, talents=frozenset({"zaal"})),
    )
    talents = profile(services).talents
    assert talents.people == 2
    assert talents.words == (("koken", 2), ("tolken", 1))


def test_a_story_belongs_to_the_area_of_its_initiative(services: Services) -> None:
    garden = Initiative(title="Moestuin", area=ZAMENHOF)
    services.records.save(garden, Story(title="De sleutel", text="…", date=TODAY, initiative=garden.id))
    assert [(one.title, one.about) for one in profile(services).stories] == [("De sleutel", "Moestuin")]


def test_themes_say_how_often_and_how_much_was_strength_or_worry(services: Services) -> None:
    about = frozenset({"groen"})
    services.records.save(
        moment(ZAMENHOF, themes=about, polarity="kracht"),
        moment(ZAMENHOF, themes=about, polarity="zorg"),
        moment(ZAMENHOF, themes=about),
        moment(ZAMENHOF, themes=frozenset({"eten"})),
    )
    found = [(line.label, line.moments, line.kracht, line.zorg) for line in profile(services).themes]
    assert found == [("Groen", 3, 1, 1), ("Eten", 1, 0, 0)]


def test_what_is_missing_is_said_per_opgave(services: Services) -> None:
    garden = Initiative(title="Moestuin", area=ZAMENHOF, opgaven=frozenset({"fysiek"}), started=date(2026, 10, 1))
    walk = Activity(title="Wandelen", area=ZAMENHOF, initiative=garden.id, starts=datetime(2026, 10, 6, 10), by=SANNE)
    session = Session(activity=walk.id, original_start=walk.starts, starts=walk.starts, state="gepland")
    services.records.save(
        garden, walk, session, moment(ZAMENHOF, initiative=garden.id), moment(ZAMENHOF, opgaven=frozenset({"sociaal"}))
    )
    found = {gap.code: (gap.moments, gap.activities, gap.initiatives) for gap in profile(services).gaps}
    assert found == {"sociaal": (1, 0, 0), "fysiek": (1, 1, 1), "energietransitie": (0, 0, 0)}


def test_worries_that_rise_are_named_with_what_they_were(services: Services) -> None:
    about = frozenset({"veiligheid"})
    before = [moment(ZAMENHOF, date(2026, 8, day), themes=about, polarity="zorg") for day in (3, 4)]
    now = [moment(ZAMENHOF, date(2026, 11, day), themes=about, polarity="zorg") for day in (2, 3, 4)]
    services.records.save(*before, *now)
    rising = profile(services).rising
    assert rising is not None
    assert (rising.label, rising.now, rising.before) == ("Veiligheid", 3, 2)
    assert services.neighbourhoods.profile(ZAMENHOF, None, None, TODAY).rising is None


def test_a_few_worries_more_are_no_signal(services: Services) -> None:
    about = frozenset({"veiligheid"})
    before = [moment(ZAMENHOF, date(2026, 8, day), themes=about, polarity="zorg") for day in (2, 3, 4)]
    now = [moment(ZAMENHOF, date(2026, 11, day), themes=about, polarity="zorg") for day in (1, 2, 3, 4)]
    services.records.save(*before, *now)
    assert profile(services).rising is None


def test_roles_of_the_area_come_before_those_of_the_wijk_and_of_the_gemeente(services: Services) -> None:
    services.records.save(
        AreaRole(area=UTRECHT, role="wethouder", name="Ruben Kastelein", since=date(2024, 6, 1)),
        AreaRole(area=OVERVECHT, role="gebiedswerker", name="Femke Dijkgraaf", since=date(2025, 8, 1)),
        AreaRole(area=ZAMENHOF, role="wijkagent", name="Martijn de Ruiter"),
        AreaRole(area=TIGRIS, role="wijkagent", name="Elders"),
    )
    found = [(line.who, line.place) for line in profile(services).roles]
    assert found == [
        ("Martijn de Ruiter", "Zamenhofdreef e.o."),
        ("Femke Dijkgraaf", "Overvecht"),
        ("Ruben Kastelein", "Utrecht"),
    ]


def test_a_colleague_whose_working_area_it_is_is_named_once(services: Services) -> None:
    loes = Worker(name="Loes Vermeulen", role="opbouwwerker", areas=frozenset({ZAMENHOF}))
    services.records.save(loes)
    line = profile(services).roles[0]
    assert (line.who, line.role, line.record) == ("Loes Vermeulen", "opbouwwerker", None)
    services.records.save(
        AreaRole(area=ZAMENHOF, role="opbouwwerker", worker=loes.id),
        AreaRole(area=OVERVECHT, role="opbouwwerker", worker=loes.id),
    )
    lines = profile(services).roles
    assert [(line.who, line.place) for line in lines] == [("Loes Vermeulen", "Zamenhofdreef e.o.")]
    assert lines[0].record is not None


def test_a_period_without_ends_reaches_as_far_as_the_work(services: Services) -> None:
    services.records.save(moment(ZAMENHOF, date(2019, 5, 2)), moment(ZAMENHOF))
    found = services.neighbourhoods.profile(ZAMENHOF, None, None, TODAY)
    assert found.period.from_ == date(2019, 5, 1)
    assert found.figures.moments == 2
    assert len(found.months) == 24


def test_an_empty_file_asks_its_questions_all_the_same(services: Services) -> None:
    found = services.neighbourhoods.profile(ZAMENHOF, None, None, TODAY)
    assert found.figures.moments == 0
    assert found.strengths == ()
    assert all(gap.moments == 0 for gap in found.gaps)


def test_people_of_sessions_are_reached_too(services: Services) -> None:
    activity = Activity(title="Koken", area=ZAMENHOF, starts=datetime(2026, 10, 6, 10), by=SANNE)
    session = Session(activity=activity.id, original_start=activity.starts, starts=activity.starts, state="ging door")
    services.records.save(activity, session, HeadCount(session=session.id, group="ouders", people=12))
    assert profile(services).figures.people_reached == 12


def test_an_area_that_is_gone_is_said_so(services: Services) -> None:
    with pytest.raises(WijkwerkerError, match="er niet meer"):
        services.neighbourhoods.profile("5a6e0000-0000-4000-8000-0000000000ff", *QUARTER, TODAY)
