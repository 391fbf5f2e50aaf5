"""The caretaker: silent when all is well, beside all work, and calm words when something is not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOON, Recorder
from tests.gui.fake_copies import FakeBackups, FakeHealth, add_copies, copy_of
from wijkwerker.domain.copies import Copy, Elsewhere
from wijkwerker.domain.errors import Damaged, WijkwerkerError
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.put_back import PutBackSheet
from wijkwerker.gui.watching.caretaker import Caretaker, Found, look_after
from wijkwerker.services import rescue

Settle = Callable[[], None]


@pytest.fixture
def backups(services: SimpleNamespace) -> FakeBackups:
    return add_copies(services)


@pytest.fixture
def health(backups: FakeBackups, services: SimpleNamespace) -> FakeHealth:
    found: FakeHealth = services.health
    return found


@pytest.fixture
def caretaker(qtbot: QtBot, context: Context, backups: FakeBackups) -> Caretaker:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1180, 720)
    window.show()
    made = Caretaker(context, window)
    made.banner.setGeometry(0, 0, 1180, 40)
    return made


def test_a_whole_file_is_looked_at_copied_and_tidied_without_a_word(
    caretaker: Caretaker, backups: FakeBackups, health: FakeHealth, recorder: Recorder, settle: Settle
) -> None:
    caretaker.care()
    caretaker.care()  # is being done
    settle()
    assert health.looked == [False]
    assert backups.asked == ["due", "tidy"]
    assert caretaker.banner.isHidden()
    assert (recorder.toasts, recorder.errors, recorder.bugs) == ([], [], [])


def test_work_that_was_lost_in_a_failure_is_said_until_somebody_looked_back(
    caretaker: Caretaker, health: FakeHealth, context: Context, settle: Settle
) -> None:
    gone: list[str] = []
    context.navigator.go.connect(gone.append)
    health.lost_what_came_last = True
    caretaker.care()
    settle()
    assert "kan weg zijn" in caretaker.banner.text()
    caretaker.banner.button().click()
    settle()
    assert (gone, health.lost_what_came_last, caretaker.banner.isHidden()) == (["logboek"], False, True)


def test_a_file_that_opened_as_damaged_is_said_too(
    caretaker: Caretaker, health: FakeHealth, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_now: datetime) -> bool:
        raise Damaged("Dit bestand is beschadigd.")

    monkeypatch.setattr(health, "wants_thorough", fail)
    monkeypatch.setattr(rescue, "offer", lambda _path, **_key: None)
    caretaker.care()
    settle()
    assert caretaker.banner.text().startswith("Je bestand is beschadigd.")


def test_damage_that_a_page_runs_into_is_looked_at_at_once_and_said_once(
    caretaker: Caretaker, context: Context, health: FakeHealth, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    over: list[bool] = []
    context.messages.over_asked.connect(lambda: over.append(True))
    monkeypatch.setattr(rescue, "offer", lambda _path, **_key: None)
    settle()
    caretaker.care()
    settle()
    health.problems = ("malformed",)
    context.tasks.raised.emit(Damaged("Dit bestand is beschadigd."))
    settle()
    assert caretaker.banner.text().startswith("Je bestand is beschadigd.")
    assert over == [True]


def test_it_begins_by_itself_some_time_after_the_file_is_open(caretaker: Caretaker, settle: Settle) -> None:
    settle()
    assert caretaker._soon.isActive()
    assert caretaker._hourly.isActive()


def test_after_the_first_look_the_pages_are_left_alone_until_a_thorough_look_is_due(
    caretaker: Caretaker, health: FakeHealth, backups: FakeBackups, settle: Settle
) -> None:
    for thorough in (False, False, True):
        health.thorough = thorough
        caretaker.care()
        settle()
    assert health.looked == [False, True]
    assert backups.asked[-1] == "rehearse"


def test_a_copy_elsewhere_that_is_old_is_said_and_made_with_one_button(
    caretaker: Caretaker, backups: FakeBackups, recorder: Recorder, settle: Settle
) -> None:
    backups.elsewhere = Elsewhere(Path("/stick"), reachable=False, last=NOON - timedelta(days=19))
    caretaker.care()
    settle()
    assert caretaker.banner.text() == "Kopie buiten je laptop: 19 dagen oud."
    assert caretaker.banner.button().text() == "Nu maken"
    backups.refusal = WijkwerkerError("Deze map is niet te bereiken.", "Steek de USB-stick in.")
    caretaker.banner.button().click()
    settle()
    assert recorder.errors[0].text == "Deze map is niet te bereiken."
    assert not caretaker.banner.isHidden()
    backups.refusal = None
    caretaker.banner.button().click()
    settle()
    assert backups.elsewhere.last == NOON
    assert caretaker.banner.isHidden()


def test_a_damaged_file_says_what_can_still_be_done_and_offers_the_newest_good_copy(
    caretaker: Caretaker,
    backups: FakeBackups,
    health: FakeHealth,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rescue, "offer", lambda _path, **_key: backups.copies[1])
    health.problems = ("Page 7 is never used",)
    caretaker.care()
    settle()
    assert caretaker.banner.text() == (
        "Je bestand is beschadigd. Je kunt lezen, niet schrijven. Zet de kopie van gisteren terug."
    )
    assert backups.asked == []  # nothing is copied from a damaged file, and no good copy makes room for it
    caretaker.banner.button().click()
    settle()
    assert caretaker._window.findChild(PutBackSheet) is not None


def test_a_damaged_file_without_a_good_copy_lets_one_be_searched(
    caretaker: Caretaker, health: FakeHealth, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_path: Path, **_key: bytes) -> Copy | None:
        return None

    monkeypatch.setattr(rescue, "offer", none)
    health.problems = ("malformed",)
    caretaker.care()
    settle()
    assert "geen goede kopie" in caretaker.banner.text()
    assert caretaker.banner.button().text() == "Kopie zoeken…"


def test_another_file_in_its_place_begins_without_words_about_the_former(
    caretaker: Caretaker, context: Context, health: FakeHealth, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescue, "offer", lambda _path, **_key: None)
    health.problems = ("malformed",)
    caretaker.care()
    settle()
    context.tasks.loaded.emit()
    assert caretaker.banner.isHidden()
    health.problems = ()
    caretaker.care()
    settle()
    assert health.looked == [False, False]


def test_daily_copies_that_fail_for_days_are_said(
    caretaker: Caretaker, backups: FakeBackups, context: Context, settle: Settle
) -> None:
    asked: list[tuple[str, dict[str, str]]] = []
    context.navigator.narrow.connect(lambda page, wanted: asked.append((page, wanted)))
    backups.trouble = "De schijf is vol."
    caretaker.care()
    settle()
    assert caretaker.banner.isHidden()  # today there was one
    backups.copies = [copy_of(NOON - timedelta(days=3))]
    caretaker.care()
    settle()
    assert caretaker.banner.text() == "Er is geen nieuwe kopie van je werk: De schijf is vol."
    caretaker.banner.button().click()
    assert asked == [("instellingen", {"section": "backup"})]


def test_a_copy_that_does_not_come_back_on_trial_is_said(
    caretaker: Caretaker,
    backups: FakeBackups,
    health: FakeHealth,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> None:
        raise WijkwerkerError("De kopie is niet heel.", "Maak een nieuwe.")

    monkeypatch.setattr(backups, "rehearse", fail)
    health.thorough = True
    caretaker.care()
    settle()
    assert "De kopie is niet heel." in caretaker.banner.text()


def test_who_works_for_weeks_without_a_copy_outside_the_laptop_is_offered_one_and_may_say_later(
    caretaker: Caretaker, backups: FakeBackups, services: SimpleNamespace, settle: Settle
) -> None:
    backups.copies.append(copy_of(NOON - timedelta(days=15)))
    caretaker.care()
    settle()
    assert caretaker.banner.text().startswith("Er is nog geen kopie buiten je laptop.")
    caretaker.banner._close.click()
    settle()
    caretaker.care()
    settle()
    assert caretaker.banner.isHidden()
    services.settings.put("elsewhere.later", (NOON - timedelta(days=31)).isoformat())
    caretaker.care()
    settle()
    assert not caretaker.banner.isHidden()


def test_a_demo_is_offered_nothing(
    caretaker: Caretaker, backups: FakeBackups, services: SimpleNamespace, settle: Settle
) -> None:
    services.files.is_encrypted = False
    backups.copies.append(replace(copy_of(datetime(2026, 1, 1)), counts=None))
    caretaker.care()
    settle()
    assert caretaker.banner.isHidden()


def test_a_file_that_is_being_closed_is_left_alone(services: SimpleNamespace, backups: FakeBackups) -> None:
    assert look_after(services, lambda: True, NOON, first=True) == Found()  # type: ignore[arg-type]
    assert backups.asked == []
