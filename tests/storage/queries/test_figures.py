"""The figures in SQL are those of kinds.md: they equal a slow count in plain Python, also after any change."""

import datetime as dt
import random
from dataclasses import replace

import pytest

from tests.conftest import SANNE
from tests.storage.queries.truth import Truth
from wijkwerker.domain.figures import Figures, Overview, Period
from wijkwerker.domain.kinds import (
    Activity,
    Attendance,
    Contact,
    ContactMoment,
    HeadCount,
    Initiative,
    LadderChange,
    PhaseChange,
    Record,
    Session,
)
from wijkwerker.domain.kinds.record import new_id
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.services.overview import Overviews
from wijkwerker.storage.store import Store

WIJK = seed_area_id("WK034403")
BUURTEN = [seed_area_id(code) for code in ("BU03440311", "BU03440312", "BU03440321")]
AREAS = [*BUURTEN, WIJK, seed_area_id("BU03440111")]
OVERVECHT = frozenset([*BUURTEN, WIJK])
FIRST = dt.date(2024, 11, 20)
OPGAVEN, GEBIEDEN = ["sociaal", "fysiek", "energietransitie"], ["opvoeding", "wonen"]
GROUPS, THEMES = ["ouders", "moeders", "vaders", "jongeren", "ouderen"], ["groen", "taal", "eten"]
PHASES = ["idee", "verkenning", "in uitvoering", "gepauzeerd", "afgerond", "zelfstandig", "gestopt"]
STEPS = ["informeren", "adviseren", "coproduceren", "zelfbeheer"]
PERIODS = [
    Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
    Period(dt.date(2025, 2, 1), dt.date(2025, 4, 30)),
    Period(dt.date(2024, 12, 7), dt.date(2026, 3, 2)),
    Period(dt.date(2025, 6, 11), dt.date(2025, 6, 11)),
    Period(dt.date(2020, 1, 1), dt.date(2027, 12, 31)),
]


class World:
    """A small neighbourhood of chance; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.records: dict[str, Record] = {}

    def make(self) -> list[Record]:
        """Some of everything that figures are made of."""
        for _number in range(5):
            self._initiative()
        for _number in range(6):
            self._activity()
        for _number in range(60):
            self._keep(self.moment(new_id()))
        return list(self.records.values())

    def day(self) -> dt.date:
        return FIRST + dt.timedelta(self.chance.randint(0, 520))

    def some(self, codes: list[str]) -> frozenset[str]:
        return frozenset(self.chance.sample(codes, self.chance.choice([0, 0, 1, 1, 2])))

    def one(self, kind: type[Record]) -> str | None:
        found = [record.id for record in self.records.values() if isinstance(record, kind)]
        return self.chance.choice([None, *found])

    def moment(self, record_id: str) -> ContactMoment:
        return ContactMoment(
            id=record_id,
            date=self.day(),
            area=self.chance.choice(AREAS),
            people=self.chance.choice([0, 1, 1, 2, 3, 12]),
            minutes=self.chance.choice([None, 30]),
            polarity=self.chance.choice([None, None, "kracht", "zorg"]),
            themes=self.some(THEMES),
            opgaven=self.some(OPGAVEN),
            leefgebieden=self.some(GEBIEDEN),
            groups=self.some(GROUPS),
            initiative=self.one(Initiative),
            activity=self.one(Activity),
            worker=SANNE,
        )

    def session(self, activity: str, original: dt.datetime) -> Session:
        return Session(
            activity=activity,
            original_start=original,
            starts=dt.datetime.combine(self.day(), dt.time(19)),
            state=self.chance.choice(["ging door", "ging door", "gepland", "ging niet door"]),
            people=self.chance.choice([None, 3, 9]),
            new_people=self.chance.choice([None, 1]),
        )

    def initiative(self, record_id: str) -> Initiative:
        return Initiative(
            id=record_id,
            title="Moestuin",
            area=self.chance.choice(AREAS),
            phase=self.chance.choice(PHASES),
            ladder=self.chance.choice([None, *STEPS]),
            started=self.chance.choice([None, self.day(), self.day(), self.day()]),
            opgaven=self.some(OPGAVEN),
            leefgebieden=self.some(GEBIEDEN),
            themes=self.some(THEMES),
        )

    def _keep(self, record: Record) -> str:
        self.records[record.id] = record
        return record.id

    def _initiative(self) -> None:
        initiative = self._keep(self.initiative(new_id()))
        days = sorted({self.day() for _number in range(self.chance.randint(0, 4))})
        phase: str | None = self.chance.choice([None, "idee"])
        for day in days:
            after = self.chance.choice(PHASES)
            self._keep(PhaseChange(initiative=initiative, on=day, from_phase=phase, to_phase=after))
            phase = after
        for day in days[:2]:
            self._keep(LadderChange(initiative=initiative, on=day, ladder=self.chance.choice(STEPS)))

    def activity(self, record_id: str) -> Activity:
        return Activity(
            id=record_id,
            title="Naaicafé",
            area=self.chance.choice(AREAS),
            starts=dt.datetime.combine(self.day(), dt.time(10)),
            initiative=self.one(Initiative),
            opgaven=self.some(OPGAVEN),
            leefgebieden=self.some(GEBIEDEN),
            themes=self.some(THEMES),
        )

    def _activity(self) -> None:
        activity = self._keep(self.activity(new_id()))
        for _number in range(self.chance.randint(0, 5)):
            original = dt.datetime.combine(self.day(), dt.time(19))
            session = self._keep(self.session(activity, original))
            for group in self.some(GROUPS):
                self._keep(HeadCount(session=session, group=group, people=self.chance.randint(0, 9)))
            for _person in range(self.chance.randint(0, 5)):
                role = self.chance.choice(["deelnemer", "vrijwilliger"])
                self._keep(self._presence(session, new_id(), role))

    def _presence(self, session: str, contact: str, role: str) -> Attendance:
        hours = self.chance.choice([None, 1.5, 2.0]) if role == "vrijwilliger" else None
        return Attendance(session=session, contact=contact, role=role, hours=hours, present=self.chance.random() < 0.8)

    def edit(self, record: Record) -> Record:
        """The record with other values; one that cannot change much stays."""
        match record:
            case ContactMoment():
                return self.moment(record.id)
            case Activity():
                return self.activity(record.id)
            case Initiative():
                return self.initiative(record.id)
            case HeadCount():
                return replace(record, people=self.chance.randint(0, 20))
            case Attendance():
                return replace(record, present=not record.present)
            case Session():
                return self.session(record.activity or "", record.original_start or dt.datetime(2025, 1, 1))
            case PhaseChange():
                return replace(record, on=self.day())
        return record


def save(store: Store, records: list[Record]) -> None:
    with store.write() as writer:
        for record in records:
            writer.save(record)


def check(store: Store, truth: Truth, period: Period) -> None:
    """Compare every figure of the overview of a period with the truth."""
    overview = Overviews(store).build(period.from_, period.until)
    assert overview.figures == truth.figures(period)
    assert overview.previous == truth.figures(period.before())
    for row in overview.by_area:
        assert row.figures == truth.figures(period, frozenset({row.place.id})), row.place
    for month_row, month in zip(overview.by_month, period.months(), strict=True):
        assert month_row.month == month.from_.replace(day=1)
        assert month_row.figures == truth.figures(month)
    assert {r.code: r.figures.people_reached for r in overview.by_group if r.figures.people_reached} == truth.reach(
        period
    )
    for rows, name in ((overview.by_opgave, "opgaven"), (overview.by_leefgebied, "leefgebieden")):
        assert {r.code: r.figures.moments for r in rows if r.figures.moments} == truth.moments_per(name, period)
        running, done = truth.work_per(name, period)
        assert {r.code: r.figures.initiatives for r in rows if r.figures.initiatives} == running
        assert {r.code: r.figures.activities for r in rows if r.figures.activities} == done
    check_initiatives(overview, truth, period)


def check_initiatives(overview: Overview, truth: Truth, period: Period) -> None:
    counted = [i for i in truth.initiatives.values() if truth.counts(i, period)]
    phases = {row.code: row.initiatives for row in overview.by_phase if row.initiatives}
    assert phases == {
        phase: sum(truth.phase_on(i, period.until) == phase for i in counted)
        for phase in {truth.phase_on(i, period.until) for i in counted}
    }
    for year in overview.ladder:
        part = Period(dt.date(year.year, 1, 1), min(dt.date(year.year, 12, 31), period.until))
        steps = [truth.step_on(i, part.until) for i in truth.initiatives.values() if truth.counts(i, part)]
        assert (year.low, year.middle, year.high) == (
            sum(step in {"informeren", "raadplegen"} for step in steps),
            sum(step in {"adviseren", "coproduceren"} for step in steps),
            sum(step in {"meebeslissen", "zelfbeheer"} for step in steps),
        )


@pytest.mark.parametrize("seed", range(6))
def test_the_figures_equal_a_slow_count_of_all_records(store: Store, seed: int) -> None:
    world = World(seed)
    save(store, world.make())
    truth = Truth.of(world.records.values())
    for period in PERIODS:
        check(store, truth, period)


@pytest.mark.parametrize("seed", range(6))
def test_the_figures_stay_true_after_edits_and_deletions(store: Store, seed: int) -> None:
    world = World(seed + 100)
    save(store, world.make())
    for period in PERIODS:
        Overviews(store).build(period.from_, period.until)
    for _round in range(3):
        chosen = world.chance.sample(list(world.records.values()), 12)
        edited = {record.id: world.edit(record) for record in chosen[:8]}
        world.records.update(edited)
        save(store, list(edited.values()))
        with store.write() as writer:
            for record in chosen[8:]:
                writer.delete(type(record), record.id)
                del world.records[record.id]
        check(store, Truth.of(world.records.values()), world.chance.choice(PERIODS))


@pytest.mark.parametrize("seed", range(3))
def test_an_area_counts_with_all_that_lies_in_it_and_a_theme_counts_only_its_own(store: Store, seed: int) -> None:
    world = World(seed + 200)
    save(store, world.make())
    truth = Truth.of(world.records.values())
    overviews = Overviews(store)
    for period in PERIODS:
        there = overviews.build(period.from_, period.until, WIJK)
        assert there.figures == truth.figures(period, OVERVECHT)
        green = overviews.build(period.from_, period.until, themes=["groen", "taal"])
        assert green.figures == truth.figures(period, None, frozenset({"groen", "taal"}))
        for row, month in zip(green.by_month, period.months(), strict=True):
            assert row.figures == truth.figures(month, None, frozenset({"groen", "taal"}))


def test_the_rows_per_area_add_up_to_the_total(store: Store) -> None:
    world = World(7)
    save(store, world.make())
    overview = Overviews(store).build(dt.date(2025, 1, 1), dt.date(2025, 12, 31), WIJK)
    for key in Figures.__dataclass_fields__:
        assert sum(getattr(row.figures, key) for row in overview.by_area) == getattr(overview.figures, key)


def test_a_buurt_where_nothing_happened_is_listed_when_its_wijk_is_asked_for(store: Store) -> None:
    save(store, [ContactMoment(date=dt.date(2025, 3, 1), area=BUURTEN[0], worker=SANNE)])
    overview = Overviews(store).build(dt.date(2025, 1, 1), dt.date(2025, 12, 31), WIJK)
    rows = {row.place.id: row.figures.moments for row in overview.by_area}
    assert rows[BUURTEN[0]] == 1
    assert rows[BUURTEN[1]] == 0


def test_both_ends_of_a_period_count(store: Store) -> None:
    days = [dt.date(2025, 3, day) for day in (9, 10, 20, 21)]
    save(store, [ContactMoment(date=day, area=WIJK, worker=SANNE) for day in days])
    assert Overviews(store).build(dt.date(2025, 3, 10), dt.date(2025, 3, 20)).figures.moments == 2


def test_an_initiative_counts_until_the_day_before_it_ends(store: Store) -> None:
    initiative = Initiative(title="Moestuin", area=WIJK, phase="afgerond", started=dt.date(2025, 1, 6))
    ended = PhaseChange(
        initiative=initiative.id, on=dt.date(2025, 5, 1), from_phase="in uitvoering", to_phase="afgerond"
    )
    save(store, [initiative, ended])
    overviews = Overviews(store)
    assert overviews.build(dt.date(2025, 4, 30), dt.date(2025, 5, 9)).figures.initiatives == 1
    assert overviews.build(dt.date(2025, 5, 1), dt.date(2025, 5, 9)).figures.initiatives == 0


def test_people_of_a_session_are_the_highest_of_number_names_and_heads(store: Store) -> None:
    activity = Activity(title="Naaicafé", area=WIJK, starts=dt.datetime(2025, 3, 1, 10))
    start = dt.datetime(2025, 3, 1, 10)
    session = Session(activity=activity.id, original_start=start, starts=start, state="ging door", people=4)
    heads = [HeadCount(session=session.id, group=group, people=3) for group in ("moeders", "vaders")]
    contact = Contact(name="Fatima El Amrani")
    there = Attendance(session=session.id, contact=contact.id, role="vrijwilliger", hours=2.5)
    save(store, [activity, session, *heads, contact, there])
    figures = Overviews(store).build(dt.date(2025, 3, 1), dt.date(2025, 3, 31)).figures
    assert (figures.attendance, figures.people_reached, figures.volunteer_hours) == (6, 6, 2.5)
