"""The retention round: what is due, what is not asked again, and that every figure stays as it was."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.figures import Overview
from wijkwerker.domain.initiative_filter import InitiativeFilter
from wijkwerker.domain.kinds import Ask, Contact, ContactMoment, Initiative, Promise, Session, Story
from wijkwerker.domain.kinds.activity import Activity, Attendance
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.domain.privacy.requests import RequestKind
from wijkwerker.domain.privacy.retention import Choice, Data, Decision, Due
from wijkwerker.services import demo_file
from wijkwerker.services.services import Services
from wijkwerker.storage.files import open_store
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
LONG_AGO, DAY = date(2026, 11, 20), date(2031, 11, 20)
TODAY = date(2026, 11, 20)
PERIODS = ((date(2026, 1, 1), date(2026, 12, 31)), (date(2026, 10, 3), TODAY), (date(2025, 3, 5), date(2026, 2, 17)))


@pytest.fixture
def fatima(services: Services) -> Contact:
    """Somebody with whom nothing happened since the card was made."""
    found = Contact(name="Fatima el Amrani")
    services.records.save(found)
    return found


def lines(services: Services, day: date = DAY) -> dict[tuple[Data, str], Due]:
    return {(line.data, line.record): line for line in services.privacy.retention.due(day).lines}


def test_a_person_is_due_when_nothing_happened_for_the_term(services: Services, fatima: Contact) -> None:
    services.records.save(Contact(name="Buurthuis", organisation=True))
    (line,) = services.privacy.retention.due(DAY).lines
    assert (line.record, line.name, line.choice, line.why) == (fatima.id, fatima.name, Choice.GO, "")
    services.privacy.retention.set_term(Data.CONTACT, 60)
    assert services.privacy.retention.due(date.today()).lines == ()  # noqa: DTZ011 - the day the card was made
    assert services.privacy.retention.terms()[Data.CONTACT] == 60
    with pytest.raises(WijkwerkerError):
        services.privacy.retention.set_term(Data.CONTACT, 7)


def test_whatever_happened_last_counts(services: Services, fatima: Contact) -> None:
    worker = services.settings.worker().id
    soup = Activity(title="Soep", area=OVERVECHT, starts=datetime(2031, 3, 1, 12))
    bowl = Session(activity=soup.id, original_start=soup.starts, starts=soup.starts, state="ging door")
    for record in (
        ContactMoment(date=date(2031, 1, 2), area=OVERVECHT, worker=worker, contacts=frozenset({fatima.id})),
        Attendance(session=bowl.id, contact=fatima.id),
        Ask(contact=fatima.id, what="Helpen?", on=LONG_AGO, by=worker, answer="ja", answered_on=date(2031, 4, 1)),
        Promise(what="Bellen", to=fatima.id, promised_on=LONG_AGO, by=worker, fed_back_on=date(2031, 5, 1)),
        Story(title="Thuis", text="Ik woon hier", teller=fatima.id, date=date(2031, 6, 1), consent="mondeling"),
    ):
        services.records.save(soup, bowl, record)
        assert (Data.CONTACT, fatima.id) not in lines(services), record.info.key
        services.records.delete(record)
        assert (Data.CONTACT, fatima.id) in lines(services), record.info.key


def test_what_is_open_is_asked_and_what_is_active_or_may_not_go_is_kept(services: Services, fatima: Contact) -> None:
    worker = services.settings.worker().id

    def proposed() -> tuple[Choice, bool]:
        line = lines(services)[Data.CONTACT, fatima.id]
        return line.choice, bool(line.why)

    services.records.save(ask := Ask(contact=fatima.id, what="Helpen?", on=LONG_AGO, by=worker))
    assert proposed() == (Choice.ASK, True)
    services.records.save(tree := Initiative(title="Boom", area=OVERVECHT, lead=fatima.id, phase="in uitvoering"))
    assert "Boom" in lines(services)[Data.CONTACT, fatima.id].why
    services.records.save(replace(tree, phase="afgerond"), replace(ask, answer="nee"))
    assert proposed() == (Choice.GO, False)
    request = services.privacy.requests.add(RequestKind.ACCESS, fatima.id, "", LONG_AGO)
    assert proposed() == (Choice.KEEP, True)
    services.privacy.requests.finish(request.id, "gegeven", DAY)
    services.records.save(replace(fatima, restricted=True))
    assert proposed() == (Choice.KEEP, True)


def test_what_was_kept_or_asked_waits_until_its_day(services: Services, fatima: Contact) -> None:
    retention = services.privacy.retention
    with pytest.raises(WijkwerkerError):
        retention.decide([Decision(Data.CONTACT, fatima.id, Choice.KEEP)], DAY)
    done = retention.decide([Decision(Data.CONTACT, fatima.id, Choice.KEEP, "komt terug")], DAY)
    assert (done.people, done.kept) == (0, 1)
    assert lines(services) == {}
    assert (Data.CONTACT, fatima.id) in lines(services, DAY.replace(year=2032))
    done = retention.decide([Decision(Data.CONTACT, fatima.id, Choice.ASK)], DAY.replace(year=2032))
    assert (done.kept, done.asked) == (0, 1)
    assert lines(services, date(2032, 12, 19)) == {}
    assert (Data.CONTACT, fatima.id) in lines(services, date(2032, 12, 20))


def test_joined_cards_are_one_person(services: Services, fatima: Contact) -> None:
    services.records.save(other := Contact(name="Mevrouw Amrani"))
    services.same.join(fatima.id, other.id)
    assert set(lines(services)) == {(Data.CONTACT, fatima.id)}
    done = services.privacy.retention.decide([Decision(Data.CONTACT, fatima.id, Choice.GO)], DAY)
    assert (done.people, lines(services)) == (1, {})


def test_an_old_note_goes_and_leaves_nothing_in_the_history(store: Store, services: Services, fatima: Contact) -> None:
    services.records.save(replace(fatima, note="Kwetsbaar"))
    services.records.save(replace(fatima, note="Heel kwetsbaar"))
    worker = services.settings.worker().id
    recent = ContactMoment(date=DAY, area=OVERVECHT, worker=worker, contacts=frozenset({fatima.id}))
    services.records.save(recent)
    assert set(lines(services)) == {(Data.NOTE, fatima.id)}
    done = services.privacy.retention.decide([Decision(Data.NOTE, fatima.id, Choice.GO)], DAY)
    assert (done.texts, services.records.find(fatima.id)) == (1, fatima)
    assert b"kwetsbaar" not in store.path.read_bytes().lower()


def test_an_old_story_stays_without_its_teller(store: Store, services: Services, fatima: Contact) -> None:
    worker = services.settings.worker().id
    told = Story(title="Fatima’s tuin", text="Fatima plant bonen", teller=fatima.id, date=LONG_AGO, consent="mondeling")
    late = ContactMoment(date=DAY, area=OVERVECHT, worker=worker, contacts=frozenset({fatima.id}), note="Fatima belde")
    services.records.save(told, late)
    assert lines(services, date(2032, 11, 20)).keys() == {(Data.STORY, told.id)}
    services.privacy.retention.decide([Decision(Data.STORY, told.id, Choice.GO)], date(2032, 11, 20))
    expected = replace(told, title="Een bewoners tuin", text="Een bewoner plant bonen", teller=None)
    assert services.records.find(told.id) == expected
    assert services.records.find(late.id) == late
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM history WHERE record = ?", (told.id,)).scalar() == 0


@pytest.fixture(scope="module")
def _demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    demo_file.make(path, "small", seed=5, today=TODAY)
    return path


@pytest.fixture
def demo(_demo: Path, tmp_path: Path) -> Iterator[Services]:
    shutil.copyfile(_demo, tmp_path / "demo.db")
    with closing(open_store(tmp_path / "demo.db")) as store:
        yield Services(store)


def figures(services: Services) -> list[object]:
    """Every figure of overviews, profiles and initiatives, of several areas and periods."""
    found: list[object] = []
    for from_, until in PERIODS:
        whole = services.overview.build(from_, until, made_on=TODAY)
        found.append(whole)
        places = [OVERVECHT, *(row.place.id for row in whole.by_area if row.place.id)][:6]
        found += [_bare(services.overview.build(from_, until, place, made_on=TODAY)) for place in places]
        profiles = [services.neighbourhoods.profile(place, from_, until, TODAY) for place in places[:3]]
        found += [(one.figures, one.months, one.themes, one.gaps, one.rising) for one in profiles]
    rows = services.initiatives.rows(InitiativeFilter())
    pages = [services.initiatives.page(card.id, TODAY) for card in services.initiatives.cards(rows[:12], TODAY)]
    return found + [(page.counts, page.hours, page.happened) for page in pages]


def _bare(overview: Overview) -> Overview:
    return replace(overview, details=None)


def test_every_figure_is_the_same_before_and_after_a_round(demo: Services) -> None:
    before = figures(demo)
    due = demo.privacy.retention.due(date(2029, 11, 20))
    going = [Decision(line.data, line.record, line.choice) for line in due.lines if line.choice is Choice.GO]
    done = demo.privacy.retention.decide(going, date(2029, 11, 20))
    assert done.people > 20
    assert done.texts > 20
    assert figures(demo) == before
    assert demo.files.problems() == []
