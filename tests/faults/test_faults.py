"""Killed at any moment, or with a disk that fails: the file is as before or as after, never between, and whole.

CI plays a few rounds of each scene; `dev.py bench --faults` plays hundreds and says how many.
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import scenes
from tests.faults.disk import FAILURES, KILLS, How, Machine, build
from tests.faults.rounds import Stage

ROUNDS = int(os.environ.get("WIJKWERKER_FAULTS", "20"))  # of kills, and as many of failures
SEED = int(os.environ.get("WIJKWERKER_SEED", "4"))


@pytest.fixture(scope="module")
def stages(_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Stage]]:
    folder = tmp_path_factory.mktemp("faults")
    library = build(folder)
    if library is None:
        pytest.skip("there is no C compiler here to build the disk that fails")
    workplace = folder / "machine"
    workplace.mkdir()
    machine = Machine(workplace, library)
    try:
        yield [Stage(scene, machine, workplace) for scene in scenes.make(folder, _template)]
    finally:
        machine.close()


def _play(stages: list[Stage], hows: tuple[How, ...]) -> list[str]:
    chance = random.Random(SEED)
    wrong = []
    for number in range(ROUNDS):
        stage = stages[number % len(stages)]
        wrong += stage.play(chance.randint(1, stage.calls), chance.choice(hows))
    return wrong


def test_every_scene_writes(stages: list[Stage]) -> None:
    assert {stage.scene.name: stage.calls > 3 for stage in stages} == {stage.scene.name: True for stage in stages}


@pytest.mark.survives("kill during apply", outcome="het bestand is als ervoor of als erna, en heel")
@pytest.mark.survives("kill during backup", outcome="het bestand is als ervoor of als erna, en heel")
@pytest.mark.survives("kill during migration", outcome="het bestand is als ervoor of als erna, en heel")
def test_a_kill_leaves_the_file_as_before_or_as_after(stages: list[Stage]) -> None:
    assert _play(stages, KILLS) == []


@pytest.mark.survives("disk full", outcome="het bestand is als ervoor of als erna, en heel")
def test_a_disk_that_fails_or_is_full_leaves_the_file_as_before_or_as_after(stages: list[Stage]) -> None:
    assert _play(stages, FAILURES) == []
