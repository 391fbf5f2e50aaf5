"""A round: a scene in a fresh folder, a disk that fails at one moment, and what stands there afterwards."""

import shutil
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.disk import Ended, How, Machine
from tests.faults.scenes import FILE, Dump, Scene, content, without_new_ids
from wijkwerker.domain.errors import WijkwerkerError

REFUSED = 2


@dataclass
class Stage:
    """A scene with what stands in its file before and after, and how often its command writes."""

    scene: Scene
    machine: Machine
    workplace: Path
    raw: Dump = field(init=False)
    before: Dump = field(init=False)
    after: Dump = field(init=False)
    calls: int = field(init=False)

    def __post_init__(self) -> None:
        self.raw = self._content(self._fresh())
        folder = self._fresh()  # looking at a file may have brought it to the newest schema
        ended = self.machine.run(self.scene.words(folder), folder)
        assert ended.code == 0, (self.scene.name, ended.said)
        self.before = without_new_ids(self.raw, self.raw)
        self.after = without_new_ids(self._content(folder), self.raw)
        self.calls = ended.count

    def _fresh(self) -> Path:
        folder = self.workplace / "werk"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.scene.folder, folder)
        return folder

    def _content(self, folder: Path) -> Dump:
        return content(folder / FILE, self.scene.passphrases)

    def play(self, at: int, how: How, after: float = 0.0) -> list[str]:
        """One round; gives what is wrong afterwards, in words. `after` kills after seconds instead of at a call."""
        folder = self._fresh()
        ended = self.machine.run(self.scene.words(folder), folder, at, how, after)
        return [f"{self.scene.name}, {how.name} at {at} of {self.calls}: {text}" for text in self._wrong(folder, ended)]

    def _wrong(self, folder: Path, ended: Ended) -> list[str]:
        wrong = []
        if not ended.killed and ended.code not in {0, REFUSED}:
            wrong.append(f"a bug: {ended.said[-1500:]}")
        try:
            now = without_new_ids(self._content(folder), self.raw)
        except WijkwerkerError as error:
            return [*wrong, f"the file does not open: {error}"]
        if now not in {self.before, self.after}:
            wrong.append("the file is neither as before nor as after")
        elif ended.code == 0 and now != self.after:
            wrong.append("said to be done and it is not")
        elif ended.code == REFUSED and now != self.before:
            wrong.append("said to be refused and it is done")
        return wrong + self._broken_files(folder)

    def _broken_files(self, folder: Path) -> list[str]:
        """Copies and workbooks that were left under their own name and are not whole."""
        broken = []
        for path in (*folder.glob("reservekopie/*.db"), *folder.glob("*-vervangen*.db")):
            try:
                content(path, self.scene.passphrases)
            except WijkwerkerError as error:
                broken.append(f"the copy {path.name} does not open: {error}")
        broken += [
            f"the workbook {path.name} is not whole" for path in folder.glob("[!.]*.xlsx") if not _is_whole(path)
        ]
        return broken


def _is_whole(workbook: Path) -> bool:
    try:
        with zipfile.ZipFile(workbook) as archive:
            return archive.testzip() is None
    except (OSError, zipfile.BadZipFile):
        return False
