"""The overview as the window, the commands and the team lead get it: one source, in four forms."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from dateutil.relativedelta import relativedelta

from tests.conftest import SANNE
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds import (
    Area,
    Contact,
    ContactMoment,
    Initiative,
    LadderChange,
    Lesson,
    PhaseChange,
    Record,
    Story,
    Worker,
)
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.overview import Overviews
from wijkwerker.storage.store import Store

DREEF, WIJK = seed_area_id("BU03440321"), seed_area_id("WK034403")
DAY = dt.date(2026, 9, 10)
YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
KEYS = ["moments", "people_reached", "initiatives", "activities", "sessions", "attendance", "volunteer_hours"]


@pytest.fixture
def overviews(store: Store) -> Overviews:
    return Overviews(store)


def save(store: Store, *records: Record) -> None:
    with store.write() as writer:
        for record in records:
            writer.save(record)


def moment(people: int = 1, **more: object) -> ContactMoment:
    values: dict[str, object] = {"date": DAY, "area": DREEF, "worker": SANNE, "people": people, **more}
    return ContactMoment(**values)  # type: ignore[arg-type]


def test_the_json_has_the_keys_that_scripts_build_on(store: Store, overviews: Overviews) -> None:
    save(store, moment(2), moment(1, area=WIJK))
    data = overviews.json(overviews.build(*YEAR))
    assert list(data) == ["file", "figures", "by_area"]
    assert list(data["figures"]) == KEYS
    assert data["by_area"]["BU03440321"]["people_reached"] == 2
    assert data["by_area"]["WK034403"]["moments"] == 1
    assert all(list(row) == KEYS for row in data["by_area"].values())
    assert json.loads(json.dumps(data)) == data


def test_hidden_figures_in_the_json_are_less_than_five(store: Store, overviews: Overviews) -> None:
    save(store, moment(2))
    data = overviews.json(overviews.build(*YEAR), shared=True)
    assert data["figures"]["people_reached"] == "<5"
    assert data["figures"]["attendance"] == 0
    assert data["figures"]["moments"] == 1


def test_work_whose_area_is_not_on_file_counts_and_has_a_row_of_its_own(store: Store, overviews: Overviews) -> None:
    unknown = ("7f3cbb0a-7c1c-4c0f-9a53-0e0d5b5f5a11", "0d6a4b53-8a39-4a3c-9a5e-0f6cf4b4a3f2")
    save(store, moment(1, area=unknown[0]), moment(2, area=unknown[1]), moment(4))
    data = overviews.json(overviews.build(*YEAR))
    assert data["figures"]["people_reached"] == 7
    assert data["by_area"]["onbekend"]["people_reached"] == 3


def test_an_area_that_stands_in_two_divisions_is_one_row(store: Store, overviews: Overviews) -> None:
    older = Area(code="BU03440321", name="Zamenhofdreef", level="buurt", year=2010, parent=WIJK)
    save(store, older, moment(3, area=older.id), moment(4))
    overview = overviews.build(*YEAR)
    assert [(row.place.name, row.figures.moments) for row in overview.by_area] == [("Zamenhofdreef e.o.", 2)]
    assert overviews.json(overview)["by_area"]["BU03440321"]["people_reached"] == 7


def test_a_saved_moment_is_in_the_next_overview(store: Store, overviews: Overviews) -> None:
    assert overviews.build(*YEAR).empty
    record = moment(2)
    save(store, record)
    assert overviews.build(*YEAR).figures.moments == 1
    with store.write() as writer:
        writer.delete(ContactMoment, record.id)
    assert overviews.build(*YEAR).empty


def test_the_overview_names_its_area_its_team_and_the_period_before(store: Store, overviews: Overviews) -> None:
    save(store, Worker(id=SANNE, name="Sanne Bakker", team="Team Noord"), moment(5, date=dt.date(2025, 4, 1)))
    overview = overviews.build(dt.date(2026, 1, 1), dt.date(2026, 9, 30), WIJK, made_on=DAY)
    assert overview.place is not None
    assert (overview.place.name, overview.place.within, overview.team) == ("Overvecht", "Utrecht", "Team Noord")
    assert overview.compared.until == dt.date(2025, 9, 30)
    assert overview.previous.people_reached == 5


def test_an_end_before_the_start_is_refused(overviews: Overviews) -> None:
    with pytest.raises(WijkwerkerError, match="einddatum"):
        overviews.build(YEAR[1], YEAR[0])


def people(store: Store) -> tuple[str, str]:
    """One contact who lets a story be told, and one who does not."""
    willing = Contact(
        name="Fatima El Amrani", consent="mondeling", consent_for=frozenset({"naam", "verhaal"}), area=DREEF
    )
    private = Contact(name="Hans de Wit", consent="mondeling", consent_for=frozenset({"telefoon"}), area=DREEF)
    save(store, willing, private)
    return willing.id, private.id


def test_only_what_people_agreed_to_is_shared(store: Store, overviews: Overviews) -> None:
    willing, private = people(store)
    save(
        store,
        moment(polarity="kracht", note="Fatima kookt", contacts=frozenset({willing})),
        moment(polarity="kracht", note="Met Hans erbij", contacts=frozenset({willing, private})),
        moment(polarity="zorg", note="Zonder naam"),
        Story(title="Soep", text="Fatima vertelt", date=DAY, consent="mondeling", consent_for=frozenset({"verhaal"})),
        Story(title="Stil", text="Niet delen", date=DAY, consent="mondeling", consent_for=frozenset({"foto"})),
        Lesson(text="Begin klein", on=DAY),
        Lesson(text="Voor ons", on=DAY, shareable=False),
    )
    exact = overviews.with_details(overviews.build(*YEAR))
    assert exact.details is not None
    assert (len(exact.details.signals), len(exact.details.stories), len(exact.details.lessons)) == (3, 2, 2)
    details = overviews.shared(exact).details
    assert details is not None
    assert [signal.text for signal in details.signals] == ["[naam] kookt"]
    assert [story.text for story in details.stories] == ["[naam] vertelt"]
    assert [lesson.text for lesson in details.lessons] == ["Begin klein"]


def initiative(store: Store) -> str:
    """An initiative that moved through phases and up the ladder, with an hour of ours."""
    made = Initiative(title="Moestuin", area=DREEF, phase="afgerond", ladder="zelfbeheer", started=dt.date(2025, 3, 1))
    save(
        store,
        made,
        PhaseChange(initiative=made.id, on=dt.date(2025, 6, 1), from_phase="idee", to_phase="in uitvoering"),
        PhaseChange(
            initiative=made.id,
            on=dt.date(2026, 10, 1),
            from_phase="in uitvoering",
            to_phase="afgerond",
            lesson="Vraag eerst de sleutel",
        ),
        LadderChange(initiative=made.id, on=dt.date(2025, 3, 1), ladder="raadplegen"),
        LadderChange(initiative=made.id, on=dt.date(2026, 2, 1), ladder="zelfbeheer"),
        moment(minutes=60, initiative=made.id),
    )
    return made.id


def test_a_story_is_shared_until_its_consent_is_taken_back_or_past_its_term(store: Store, overviews: Overviews) -> None:
    def shared_titles(made_on: dt.date) -> list[str]:
        details = overviews.shared(overviews.with_details(overviews.build(DAY, DAY, made_on=made_on))).details
        assert details is not None
        return [story.title for story in details.stories]

    story = Story(title="Soep", text="…", date=DAY, consent="mondeling", consent_for=frozenset({"verhaal"}))
    save(store, story)
    within, past = DAY + relativedelta(months=59), DAY + relativedelta(months=61)
    assert (shared_titles(within), shared_titles(past)) == (["Soep"], [])
    save(store, replace(story, consent_date=DAY + relativedelta(months=6)))
    assert shared_titles(past) == ["Soep"]
    save(store, replace(story, consent="geen"))
    assert shared_titles(DAY) == []


def test_the_name_of_who_was_removed_is_kept_out_of_a_shared_story(store: Store, overviews: Overviews) -> None:
    hans = Contact(name="Hans de Wit")
    told = Story(
        title="De tuin", text="Samen met Hans de Wit.", area=DREEF, date=DAY, consent="mondeling",
        consent_for=frozenset({"verhaal"}),
    )  # fmt: skip
    save(store, hans, told)
    with store.write() as writer:
        writer.delete(Contact, hans.id)
    details = overviews.shared(overviews.with_details(overviews.build(*YEAR))).details
    assert details is not None
    assert [story.text for story in details.stories] == ["Samen met [naam]."]


def test_an_initiative_is_listed_with_its_phase_and_step_at_the_end_of_the_period(
    store: Store, overviews: Overviews
) -> None:
    initiative(store)
    september = overviews.with_details(overviews.build(dt.date(2026, 9, 1), dt.date(2026, 9, 30)))
    assert september.details is not None
    (row,) = september.details.initiatives
    assert (row.phase, row.ladder, row.moments, row.hours) == ("In uitvoering", "Zelfbeheer", 1, 1.0)
    year = overviews.with_details(overviews.build(*YEAR))
    assert year.details is not None
    assert year.details.initiatives[0].phase == "Afgerond"
    assert [lesson.text for lesson in year.details.lessons] == ["Vraag eerst de sleutel"]


def test_charts_come_in_the_asked_size_and_keep_up_with_the_overview(store: Store, overviews: Overviews) -> None:
    empty = overviews.charts(overviews.build(*YEAR), dark=True, sizes={"months": (500, 200)}, ratio=2)
    assert list(empty) == ["months", "reach", "ladder", "phases"]
    assert (empty["months"].size, empty["months"].ratio, empty["months"].empty) == ((500, 200), 2, True)
    save(store, moment(3))
    filled = overviews.charts(overviews.build(*YEAR), dark=True, sizes={"months": (500, 200)}, ratio=2)
    assert not filled["months"].empty
    assert filled["months"].png != empty["months"].png
    assert filled["reach"].png == empty["reach"].png


def test_window_json_and_workbook_hold_the_same_figures(store: Store, overviews: Overviews, tmp_path: Path) -> None:
    save(store, moment(7), moment(3, area=WIJK))
    overview = overviews.build(*YEAR, WIJK)
    for shared, reach in ((False, 10), (True, 10)):
        path = overviews.export(overview, tmp_path / "overzicht.xlsx", shared=shared)
        sheet = openpyxl.load_workbook(path)["Cijfers per gebied"]
        last = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Samen")
        assert last[5] == reach == overviews.json(overview, path, shared=shared)["figures"]["people_reached"]
    assert overview.figures.people_reached == 10


def test_everything_begins_in_the_month_of_the_first_thing_on_record(store: Store, overviews: Overviews) -> None:
    assert overviews.first_day() is None
    save(store, moment(), moment(date=dt.date(2024, 3, 14)))
    assert overviews.first_day() == dt.date(2024, 3, 1)


def test_a_period_of_ages_shows_the_months_with_work(store: Store, overviews: Overviews) -> None:
    save(store, moment(1), moment(1, date=dt.date(2026, 7, 1)))
    overview = overviews.build(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
    assert [row.month.month for row in overview.by_month] == [7, 8, 9]
