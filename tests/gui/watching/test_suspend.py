"""A laptop that slept locks before anything is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from wijkwerker.gui.watching.suspend import LATE, TICK, SuspendWatch


class Wall:
    """The clock on the wall."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def watch(qtbot: QtBot, wall: Wall) -> Iterator[SuspendWatch]:
    made = SuspendWatch(None, wall)
    yield made
    made.deleteLater()


def naps(watch: SuspendWatch) -> list[None]:
    told: list[None] = []
    watch.slept.connect(lambda: told.append(None))
    return told


def test_a_tick_that_comes_much_too_late_means_that_the_laptop_slept(watch: SuspendWatch, wall: Wall) -> None:
    told = naps(watch)
    wall.now += TICK + LATE
    watch.tick()
    assert len(told) == 0
    wall.now += 3600
    watch.tick()
    assert len(told) == 1
    wall.now += TICK
    watch.tick()
    assert len(told) == 1


def test_a_clock_that_was_put_back_is_no_sleep(watch: SuspendWatch, wall: Wall) -> None:
    told = naps(watch)
    wall.now -= 86_400
    watch.tick()
    wall.now += TICK
    watch.tick()
    assert told == []


def test_the_word_of_the_system_comes_before_the_sleep(watch: SuspendWatch) -> None:
    told = naps(watch)
    watch.prepare(asleep=False)
    assert told == []
    watch.prepare(asleep=True)
    assert len(told) == 1


def test_without_a_bus_nothing_is_said_of_it(
    watch: SuspendWatch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'nergens'}")
    watch._listen()
    assert watch._bus is None
