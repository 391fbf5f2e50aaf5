"""Beveiliging: the lock, the passphrase, the recovery key and the key ring."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from wijkwerker.domain import recovery_key
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.security import SecuritySection

Settle = Callable[[], None]
SECRET, OTHER = "drie korte woorden", "vier andere korte woorden"


class Keys:
    """The keys of a file whose passphrase is SECRET, and a key ring that is there or not."""

    def __init__(self) -> None:
        self.recovery = False
        self.ring: bool | None = False  # None: this laptop has none
        self.passphrase = SECRET
        self.everywhere = True
        self.trouble: WijkwerkerError | None = None

    def has_recovery(self) -> bool:
        return self.recovery

    def change_passphrase(self, old: str, new: str) -> bool:
        if old != self.passphrase:
            raise Locked("Dit wachtwoord past niet.")
        self.passphrase = new
        return self.everywhere

    def new_recovery_key(self, passphrase: str) -> str:
        if passphrase != self.passphrase:
            raise Locked("Dit wachtwoord past niet.")
        self.recovery = True
        return recovery_key.new()

    def key_ring_available(self) -> bool:
        return self.ring is not None

    def in_key_ring(self) -> bool:
        return bool(self.ring)

    def keep_in_key_ring(self, on: bool) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.ring = on


@pytest.fixture
def keys(services: Any) -> Keys:
    services.files.is_encrypted = True
    services.keys = Keys()
    made: Keys = services.keys
    return made


@pytest.fixture
def section(qtbot: QtBot, context: Context, keys: Keys, settle: Settle) -> SecuritySection:
    made = SecuritySection(context)
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    made.load()
    settle()
    return made


def test_the_minutes_of_the_lock_count_at_once(
    section: SecuritySection, context: Context, services: Any, settle: Settle
) -> None:
    told: list[int] = []
    context.navigator.lock_after.connect(told.append)
    assert section.minutes.value() == "10"
    section.minutes.edited.emit("30")
    settle()
    assert (told, services.settings.values["lock_minutes"]) == ([30], "30")


def test_another_passphrase_wants_the_old_one_and_the_new_one_twice(
    section: SecuritySection, keys: Keys, recorder: Recorder, settle: Settle
) -> None:
    part = section.passphrase
    part.begin.click()
    for old, new, again, field, said in (
        ("", OTHER, OTHER, part.old, "van nu"),
        (SECRET, "kort", "kort", part.new, "te kort"),
        (SECRET, OTHER, "anders", part.again, "niet gelijk"),
        ("fout", OTHER, OTHER, part.old, "past niet"),
    ):
        for box, text in ((part.old, old), (part.new, new), (part.again, again)):
            box.set_value(text)
        part.verb.click()
        settle()
        assert said in field.error
    part.old.set_value(SECRET)
    part.verb.click()
    settle()
    assert keys.passphrase == OTHER
    assert recorder.toasts[-1][0].startswith("Je nieuwe wachtwoord geldt vanaf nu")
    assert [box.value() for box in (part.old, part.new, part.again)] == ["", "", ""]
    assert part.begin.isVisible()


def test_a_copy_that_was_out_of_reach_is_told(
    section: SecuritySection, keys: Keys, recorder: Recorder, settle: Settle
) -> None:
    keys.everywhere = False
    part = section.passphrase
    part.begin.click()
    for box, text in ((part.old, SECRET), (part.new, OTHER), (part.again, OTHER)):
        box.set_value(text)
    part.again.entered.emit()
    settle()
    assert "zodra dat kan" in recorder.toasts[-1][0]


def test_a_new_recovery_key_is_shown_once_and_asked_about_when_it_is_nowhere(
    section: SecuritySection, keys: Keys, settle: Settle
) -> None:
    part = section.recovery
    assert "nog geen herstelsleutel" in part.state.text()
    part.begin.click()
    part.verb.click()
    assert part.secret.error
    part.secret.set_value("fout")
    part.verb.click()
    settle()
    assert "past niet" in part.secret.error
    part.secret.set_value(SECRET)
    part.secret.entered.emit()
    settle()
    assert part.shown is not None
    assert recovery_key.tidy(part.shown.key) == part.shown.key
    assert "Er is een herstelsleutel" in part.state.text()
    part.done.click()
    assert part.shown is not None
    part.done.click()
    assert part.shown is None
    assert part.secret.value() == ""


def test_the_key_ring_opens_the_file_at_the_start_when_somebody_wants_that(
    section: SecuritySection, keys: Keys, settle: Settle
) -> None:
    assert section.ring.isVisible()
    assert not section.no_ring.isVisible()
    section.ring.box.click()
    settle()
    assert keys.ring
    assert section.ring.value()


def test_a_key_ring_that_refuses_leaves_the_box_as_it_was(
    section: SecuritySection, keys: Keys, recorder: Recorder, settle: Settle
) -> None:
    keys.trouble = WijkwerkerError("De sleutelbos werkt nu niet mee.")
    section.ring.box.click()
    settle()
    assert recorder.errors == [keys.trouble]
    assert (section.ring.value(), section.ring.isEnabled()) == (False, True)


def test_a_laptop_without_a_key_ring_says_why_there_is_no_box(
    section: SecuritySection, keys: Keys, settle: Settle
) -> None:
    keys.ring = None
    section.load()
    settle()
    assert not section.ring.isVisible()
    assert section.no_ring.isVisible()


def test_the_day_on_which_the_disk_was_asked_about_is_kept(
    section: SecuritySection, services: Any, settle: Settle
) -> None:
    assert section.disk.text() == "nog niet nagekeken"
    section.checked.click()
    settle()
    assert section.disk.text() == "nagekeken di 13 okt"
    assert date.fromisoformat(services.settings.values["disk_checked"]) == date(2026, 10, 13)


def test_a_demo_has_no_lock_to_set(section: SecuritySection, services: Any, keys: Keys, settle: Settle) -> None:
    services.files.is_encrypted = False
    section.load()
    settle()
    assert section.plain.isVisible()
    assert not section.passphrase.isVisible()
    assert section.disk.isVisible()
