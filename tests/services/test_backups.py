"""Copies as a worker has them: made by themselves, looked into, put back, tried, and without who was forgotten."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import SANNE
from wijkwerker import paths
from wijkwerker.domain.copies import Counts, Place
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.exchange.given import Order
from wijkwerker.domain.exchange.planned import Decisions
from wijkwerker.domain.kinds import Contact, Lesson, Worker
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.domain.privacy.requests import RequestKind
from wijkwerker.domain.privacy.retention import Data
from wijkwerker.services import copying, restoring
from wijkwerker.services.files import start
from wijkwerker.services.rescue import newest_good
from wijkwerker.services.restoring import restore
from wijkwerker.services.services import Services
from wijkwerker.storage import audit, backup, carrying, copies, files, key_copies, key_files
from wijkwerker.storage.store import Store

SECRET, NEW_SECRET = "drie rustige woorden", "vier andere woorden"
FATIMA = Contact(id="fa710000-0000-4000-8000-000000000001", name="Fatima El Amrani", phone="06 12345678")
NOW = datetime(2026, 11, 20, 17, 0)


def never() -> bool:
    return False


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], datetime]:
    """Sets the clock that copies are named by."""

    def set_to(moment: datetime) -> datetime:
        monkeypatch.setattr(copying, "now", lambda: moment)
        return moment

    return set_to


@pytest.fixture(scope="module")
def _locked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locked")
    start(folder / "wijk.db", Worker(id=SANNE, name="Sanne Bakker"), SECRET).close()
    return folder


@pytest.fixture
def locked(_locked: Path, tmp_path: Path) -> Path:
    """A fresh, encrypted first day's file."""
    for part in _locked.iterdir():
        shutil.copyfile(part, tmp_path / part.name)
    return tmp_path / "wijk.db"


@pytest.fixture
def told(services: Services) -> Lesson:
    """A file in which a person stands on a card and in a text."""
    services.records.save(FATIMA)
    lesson = Lesson(text="Fatima El Amrani zei: begin klein", on=NOW.date())
    services.records.save(lesson)
    return lesson


def actions(store: Store) -> list[str]:
    with store.read() as connection:
        return [line.action for line in audit.lines(connection)]


# -- making -----------------------------------------------------------------------------------------------


def test_copies_of_one_second_do_not_take_each_others_place(services: Services, clock: Callable[..., datetime]) -> None:
    clock(NOW)
    made = [services.backups.back_up() for _time in range(3)]
    assert [one.path.name for one in made] == [f"wijk-20261120-170000{end}.db" for end in ("", "-2", "-3")]
    assert services.backups.report().copies[0].path == made[2].path


def test_a_copy_says_what_is_in_it_also_after_more_was_written(services: Services) -> None:
    services.records.save(FATIMA)
    services.backups.back_up()
    services.records.save(Contact(name="Later Gekomen"))
    report = services.backups.report()
    assert [one.counts for one in report.copies] == [Counts(contacts=1)]
    assert report.last == report.copies[0].made
    preview = services.backups.look(report.copies[0])
    assert (preview.then, preview.now) == (Counts(contacts=1), Counts(contacts=2))


def test_every_day_a_copy_is_made_and_not_twice(services: Services, clock: Callable[..., datetime]) -> None:
    for day in range(3):
        now = clock(NOW + timedelta(days=day))
        assert len(services.backups.make_due(now)) == 1
        assert services.backups.make_due(now + timedelta(hours=1)) == []
    assert len(services.backups.report().copies) == 3


def test_old_copies_make_room_and_those_of_hand_and_of_others_stay(
    services: Services, clock: Callable[..., datetime]
) -> None:
    services.backups.back_up()
    folder = copies.folder_of(services.files.path)
    template = next(folder.iterdir())
    for day in range(1, 60):
        shutil.copyfile(template, folder / f"wijk-{NOW - timedelta(days=day):%Y%m%d-%H%M%S}.db")
    for name in ("voor-de-verhuizing.db", "ander-20200101-120000.db", "wijk-20200101-120000.txt"):
        shutil.copyfile(template, folder / name)
    shutil.copyfile(template, folder / "wijk-0001-20200101-120000.db")
    template.unlink()
    services.backups.make_due(clock(NOW))
    left = sorted(path.name for path in folder.iterdir())
    assert len([name for name in left if name.startswith("wijk-2026")]) == 21
    assert "wijk-0001-20200101-120000.db" not in left  # before a migration, years ago
    assert {"voor-de-verhuizing.db", "ander-20200101-120000.db", "wijk-20200101-120000.txt"} <= set(left)


def test_no_copy_is_kept_longer_than_people_are(services: Services, clock: Callable[..., datetime]) -> None:
    for days in (200, 150, 0):
        services.backups.make_due(clock(NOW - timedelta(days=days)))
    assert len(services.backups.report().copies) == 3
    services.privacy.retention.set_term(Data.CONTACT, 6)
    services.backups.make_due(clock(NOW))
    assert [one.made.date() for one in services.backups.report().copies] == [
        (NOW - timedelta(days=days)).date() for days in (0, 150)
    ]


def test_what_a_killed_program_left_half_made_is_swept_and_not_what_is_being_made(
    services: Services, stick: Path
) -> None:
    services.backups.set_elsewhere(stick)
    folder = copies.folder_of(services.files.path)
    folder.mkdir()
    old, fresh = (folder / f"wijk-2026112{n}-120000.db{backup.DRAFT}" for n in (0, 1))
    left = [old, stick / old.name, folder.parent / f"wijk-vervangen.db{backup.DRAFT}"]
    for path in (*left, fresh):
        path.write_bytes(b"Fatima")
    long_ago = NOW.timestamp() - 10 * 86_400
    for path in left:
        os.utime(path, (long_ago, long_ago))
    services.backups.make_due(NOW)
    assert [path for path in (*left, fresh) if path.exists()] == [fresh]


def test_a_full_disk_is_told_and_is_no_error(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as filled:
        filled.setattr(key_files, "copy_key", full)
        assert services.backups.make_due(NOW) == []
        assert "schijf is vol" in services.backups.report().trouble
    assert len(services.backups.make_due(NOW)) == 1
    assert services.backups.report().trouble == ""


# -- elsewhere --------------------------------------------------------------------------------------------


def test_outside_the_laptop_a_copy_is_made_every_week_when_the_place_is_there(
    services: Services, stick: Path, clock: Callable[..., datetime]
) -> None:
    services.backups.set_elsewhere(stick)
    made = [len(services.backups.make_due(clock(NOW + timedelta(days=day)))) for day in range(9)]
    assert made == [2, 1, 1, 1, 1, 1, 1, 2, 1]
    assert len(list(stick.iterdir())) == 2
    report = services.backups.report()
    assert (report.elsewhere.reachable, report.elsewhere.last) == (True, NOW + timedelta(days=7))
    assert sum(one.place is Place.ELSEWHERE for one in report.copies) == 2


def test_a_stick_that_is_not_there_is_a_state_and_its_last_copy_is_remembered(
    services: Services, stick: Path, clock: Callable[..., datetime]
) -> None:
    services.backups.set_elsewhere(stick)
    services.backups.make_due(clock(NOW))
    away = stick.rename(stick.with_name("uitgetrokken"))
    assert len(services.backups.make_due(clock(NOW + timedelta(days=10)))) == 1
    there = services.backups.report().elsewhere
    assert (there.reachable, there.last, there.trouble) == (False, NOW, "")
    with pytest.raises(WijkwerkerError, match="niet te bereiken"):
        services.backups.back_up_elsewhere()
    away.rename(stick)
    assert len(services.backups.make_due(clock(NOW + timedelta(days=11)))) == 2


def test_a_stick_that_is_full_is_a_state_too(
    services: Services, stick: Path, monkeypatch: pytest.MonkeyPatch, clock: Callable[..., datetime]
) -> None:
    services.backups.set_elsewhere(stick)
    right = backup.copy

    def full(source: Path, target: Path, key: bytes | None) -> None:
        if target.parent == stick:
            raise WijkwerkerError("De schijf is vol.")
        right(source, target, key)

    monkeypatch.setattr(backup, "copy", full)
    assert [one.place for one in services.backups.make_due(clock(NOW))] == [Place.HERE]
    assert services.backups.report().elsewhere.trouble == "De schijf is vol."
    assert services.backups.report().trouble == ""


def test_the_copies_of_a_colleague_on_the_same_stick_are_not_ours(locked: Path, stick: Path) -> None:
    theirs = stick / "wijk-20200101-120000.db"
    with files.new_store(theirs, NEW_SECRET):
        pass
    with closing(files.open_store(locked, SECRET)) as store:
        backups = Services(store).backups
        backups.set_elsewhere(stick)
        backups.make_due(NOW)
        assert theirs not in {one.path for one in backups.report().copies}
        assert theirs.exists()
        with pytest.raises(Locked, match="ander wachtwoord"):
            backups.look(theirs)
        assert backups.look(theirs, NEW_SECRET).then == Counts()


def test_the_second_place_is_another_one_than_where_the_work_is(services: Services, tmp_path: Path) -> None:
    for folder in (services.files.path.parent, copies.folder_of(services.files.path), tmp_path / "nergens"):
        with pytest.raises(WijkwerkerError):
            services.backups.set_elsewhere(folder)
    with pytest.raises(WijkwerkerError, match="gekozen"):
        services.backups.back_up_elsewhere()


# -- putting back -----------------------------------------------------------------------------------------


def test_what_is_put_back_keeps_the_audit_the_requests_and_what_was_given(
    store: Store, services: Services, tmp_path: Path
) -> None:
    services.records.save(FATIMA)
    copy = services.backups.back_up().path
    services.exchange.export(Order(tmp_path / "joost.xlsx", recipient_name="Joost"))
    services.privacy.requests.add(RequestKind.ACCESS, FATIMA.id, "", NOW.date())
    before = actions(store)
    store.close()
    restore(copy, store.path)
    with closing(files.open_store(store.path)) as again:
        theirs = Services(again)
        assert actions(again) == [Action.RESTORE, *before]
        assert [one.recipient for one in theirs.privacy.shared.lines()] == ["Joost"]
        assert [one.name for one in theirs.privacy.requests.all()] == [FATIMA.name]


def test_what_is_put_back_keeps_where_copies_stand_and_how_long_data_is_kept(
    locked: Path, stick: Path, tmp_path: Path
) -> None:
    by_hand = tmp_path / "bureau" / "wijk.db"
    by_hand.parent.mkdir()
    with closing(files.open_store(locked, SECRET)) as store:
        services = Services(store)
        services.records.save(FATIMA)
        copy = services.backups.back_up().path
        services.backups.set_elsewhere(stick)
        services.backups.back_up(by_hand)
        services.privacy.retention.set_term(Data.CONTACT, 12)
        away = stick.rename(tmp_path / "away")
        services.keys.change_passphrase(SECRET, NEW_SECRET)
    restore(copy, locked, passphrase=NEW_SECRET)
    away.rename(stick)
    with closing(files.open_store(locked, NEW_SECRET)) as store:
        with store.read() as connection:
            where, left = copies.where(connection), key_copies.replaced(connection)
        assert (where.elsewhere, where.by_hand, len(left)) == (stick, (by_hand,), 1)
        assert Services(store).privacy.retention.terms()[Data.CONTACT] == 12


def test_a_file_that_was_put_back_is_no_copy_any_more(store: Store, services: Services) -> None:
    copy = services.backups.back_up().path
    store.close()
    restore(copy, store.path)
    assert not copies.is_untouched(store.path, None)
    assert copies.is_untouched(copy, None)


def test_a_file_keeps_the_passphrase_of_now_when_an_older_copy_is_put_back(locked: Path) -> None:
    with closing(files.open_store(locked, SECRET)) as store:
        services = Services(store)
        copy = services.backups.back_up().path
        old_key_file = key_files.key_file(copy).read_bytes()
        services.keys.change_passphrase(SECRET, NEW_SECRET)
        key = store.key
    key_files.key_file(copy).write_bytes(old_key_file)  # as on a stick that was not there
    restore(copy, locked, key=key)
    files.open_store(locked, NEW_SECRET).close()
    restore(copy, locked, passphrase=SECRET)  # who has forgotten the new one can still go back
    files.open_store(locked, SECRET).close()


def test_a_kill_just_before_the_key_is_in_place_costs_nothing(locked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = locked.with_name("ander.db")
    with files.new_store(other, NEW_SECRET) as made, made.write() as writer:
        writer.save(FATIMA)

    def killed(_database: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as halfway:
        halfway.setattr(backup, "settle", killed)
        with pytest.raises(KeyboardInterrupt):
            restore(other, locked, passphrase=NEW_SECRET)
    with closing(files.open_store(locked, NEW_SECRET)) as store, store.read() as connection:
        assert connection.exec_driver_sql("SELECT name FROM contact").scalars().all() == [FATIMA.name]
    files.open_store(locked.with_name("wijk-vervangen.db"), SECRET).close()


def test_a_copy_comes_back_for_a_file_that_is_damaged_without_who_was_erased(
    store: Store, services: Services, told: Lesson
) -> None:
    copy = services.backups.back_up()
    services.exchange.erase(FATIMA.id)
    store.close()
    services.backups.tidy_erased(never)
    store.path.write_bytes(b"weg" * 5000)
    found = newest_good(store.path)
    assert found is not None
    kept = restore(copy.path, store.path)
    assert kept is not None
    assert kept.read_bytes() == b"weg" * 5000
    with closing(files.open_store(store.path)) as again:
        assert Services(again).records.get(Contact, FATIMA.id) is None


def test_the_newest_copy_is_tried_without_touching_anything(store: Store, services: Services, told: Lesson) -> None:
    copy = services.backups.back_up()
    services.records.save(Contact(name="Later Gekomen"))
    before = copy.path.read_bytes()
    tried = services.backups.rehearse()
    assert (tried.copy.path, tried.then, tried.now) == (copy.path, Counts(contacts=1), Counts(contacts=2))
    assert copy.path.read_bytes() == before
    assert list(paths.own_temporary().iterdir()) == []


def test_a_copy_that_does_not_come_back_is_told(services: Services) -> None:
    with pytest.raises(WijkwerkerError, match="nog geen reservekopie"):
        services.backups.rehearse()
    path = services.backups.back_up().path
    path.write_bytes(path.read_bytes()[: 4096 * 5])
    with pytest.raises(WijkwerkerError, match="beschadigd"):
        services.backups.rehearse()


# -- forgetting -------------------------------------------------------------------------------------------


def everywhere(services: Services, stick: Path, tmp_path: Path) -> list[Path]:
    """A copy in every kind of place."""
    services.backups.set_elsewhere(stick)
    made = [services.backups.back_up().path, services.backups.back_up_elsewhere().path]
    made.append(services.backups.back_up(tmp_path / "zelf" / "kopie.db").path)
    aside = services.files.path.with_name("wijk-vervangen.db")
    migrated = copies.folder_of(services.files.path) / "wijk-0002-20261001-120000.db"
    for path in (aside, migrated):
        shutil.copyfile(made[0], path)
    return [*made, aside, migrated]


@pytest.mark.survives("erase against edit", outcome="nergens meer, ook niet in de bytes van een reservekopie")
def test_who_is_erased_stands_in_no_byte_of_any_copy(
    store: Store, services: Services, told: Lesson, stick: Path, tmp_path: Path
) -> None:
    (tmp_path / "zelf").mkdir()
    paths_of_copies = everywhere(services, stick, tmp_path)
    assert all(b"Amrani" in path.read_bytes() for path in paths_of_copies)
    services.exchange.erase(FATIMA.id)
    assert services.backups.tidy_erased(never) == len(paths_of_copies) + 1  # and the one made just before
    for folder in (copies.folder_of(store.path), stick, tmp_path / "zelf"):
        assert all(b"amrani" not in path.read_bytes().lower() for path in folder.iterdir())
    assert b"amrani" not in paths_of_copies[3].read_bytes().lower()
    assert services.backups.tidy_erased(never) == 0
    report = services.backups.report()
    assert {one.place for one in report.copies} == set(Place)
    assert all(one.counts == Counts() for one in report.copies)
    for one in report.copies:
        files.open_store(one.path).close()


def test_tidying_stops_when_asked_and_goes_on_the_next_time(
    store: Store, services: Services, told: Lesson, stick: Path, tmp_path: Path
) -> None:
    (tmp_path / "zelf").mkdir()
    count = len(everywhere(services, stick, tmp_path)) + 1
    services.exchange.erase(FATIMA.id)
    asked = iter([False, False, True])
    assert services.backups.tidy_erased(lambda: next(asked)) == 2
    assert services.backups.tidy_erased(never) == count - 2


@pytest.mark.parametrize("step", ["_copy", "fold", "_finish"])
def test_a_kill_while_a_copy_is_tidied_leaves_the_old_one_or_the_new_one(
    store: Store, services: Services, told: Lesson, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    copy = services.backups.back_up().path
    services.exchange.erase(FATIMA.id)
    right = getattr(backup, step)

    def killed(*words: object, **named: object) -> None:
        right(*words, **named)
        if str(words[0]).endswith(backup.DRAFT) or step == "_copy" or copies.mark in words:
            raise KeyboardInterrupt

    with monkeypatch.context() as halfway:
        halfway.setattr(backup, step, killed)
        with pytest.raises(KeyboardInterrupt):
            services.backups.tidy_erased(never)
    assert copies.look(copy, None) == Counts(contacts=1)
    assert services.backups.tidy_erased(never) == 2
    assert copies.look(copy, None) == Counts()


def test_a_copy_on_a_stick_is_tidied_when_the_stick_is_back(
    store: Store, services: Services, told: Lesson, stick: Path
) -> None:
    services.backups.set_elsewhere(stick)
    copy = services.backups.back_up_elsewhere().path
    away = stick.rename(stick.with_name("uitgetrokken"))
    services.exchange.erase(FATIMA.id)
    services.backups.tidy_erased(never)
    away.rename(stick)
    assert services.backups.tidy_erased(never) == 1
    assert b"amrani" not in copy.read_bytes().lower()


def test_a_copy_in_which_somebody_works_now_is_left_alone(services: Services, told: Lesson, tmp_path: Path) -> None:
    copy = services.backups.back_up(tmp_path / "joost.db").path
    with closing(files.open_store(copy)) as theirs:
        Services(theirs).records.save(Contact(name="Van Joost"))
    services.exchange.erase(FATIMA.id)
    assert services.backups.tidy_erased(never) == 1  # the one made just before
    assert copies.look(copy, None).contacts == 2


def test_an_encrypted_copy_loses_who_was_erased_and_keeps_its_lock(locked: Path) -> None:
    with closing(files.open_store(locked, SECRET)) as store:
        services = Services(store)
        services.records.save(FATIMA)
        copy = services.backups.back_up().path
        services.exchange.erase(FATIMA.id)
        assert services.backups.tidy_erased(never) == 2
        assert carrying.erased_in(copy, store.key)
        assert restoring.key_of(copy, SECRET, None) == store.key
        assert not copy.read_bytes().startswith(b"SQLite")


def test_of_a_damaged_file_no_copy_is_made_and_none_goes(
    store: Store, services: Services, clock: Callable[..., datetime]
) -> None:
    services.backups.make_due(clock(NOW - timedelta(days=4000)))
    services.backups.make_due(clock(NOW - timedelta(days=3000)))
    count = len(services.backups.report().copies)
    store.read_only = True
    assert services.backups.make_due(clock(NOW)) == []
    assert len(services.backups.report().copies) == count


@pytest.mark.survives("file restored on a second laptop", outcome="beide werken door; samen is niets kwijt of dubbel")
def test_a_copy_that_is_put_back_on_a_second_laptop_goes_on_beside_the_first(
    store: Store, services: Services, tmp_path: Path
) -> None:
    services.records.save(FATIMA)
    copy = services.backups.back_up().path
    second = tmp_path / "tweede" / "wijk.db"
    second.parent.mkdir()
    assert restore(copy, second) is None
    services.records.set_value(FATIMA.id, "phone", "06 87654321")
    with closing(files.open_store(second)) as other:
        theirs = Services(other)
        theirs.records.set_value(FATIMA.id, "note", "Spreekt ook Arabisch")
        theirs.records.save(nadia := Contact(name="Nadia Haddad"))
        theirs.exchange.export(order := Order(tmp_path / "tweede.xlsx"))
    services.exchange.apply(services.exchange.plan(order.path), Decisions(), order.path)
    here = services.records.get(Contact, FATIMA.id)
    assert here is not None
    assert (here.phone, here.note) == ("06 87654321", "Spreekt ook Arabisch")
    assert services.records.get(Contact, nadia.id) is not None
    assert services.exchange.conflicts() == ()
