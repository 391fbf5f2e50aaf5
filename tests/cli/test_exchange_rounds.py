"""Three laptops that work, give, read old files twice and restore copies: in the end all hold the same bytes."""

import json
import random
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run
from wijkwerker.services import demo_file

AREAS = ("BU03440321", "WK034403", "BU03440311")
TEXTS = ("Gebeld", "Kwam langs", "Wil meedoen", "Even stil", "Sleutel bij de buurvrouw")
STEPS = 14


@pytest.fixture(scope="session")
def _demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    demo_file.make(path, "small", seed=5, today=date(2026, 11, 20))
    return path


@dataclass
class Team:
    """Laptops that share one demo, the workbooks that they made so far, and their copies."""

    run: Run
    folder: Path
    laptops: list[Path]
    chance: random.Random
    books: list[Path] = field(default_factory=list)
    copies: dict[Path, Path] = field(default_factory=dict)
    written: set[str] = field(default_factory=set)

    def do(self, *words: object) -> Outcome:
        """Run a command that must be done: 0, or 3 when something waits."""
        done = self.run(*words, "--json")
        assert done.code in {0, 3}, (words, done.out, done.err)
        return done

    def ids(self, laptop: Path, kind: str) -> list[str]:
        found = self.do("list", kind, "--db", laptop, "--limit", 8).json["records"]
        return sorted(record["id"] for record in found)

    def edit(self, laptop: Path) -> None:
        kind, name = self.chance.choice((("contact", "note"), ("initiative", "description"), ("lesson", "text")))
        text = f"{self.chance.choice(TEXTS)} {len(self.written)}"
        self.written.add(text)
        self.do("set", "--db", laptop, self.chance.choice(self.ids(laptop, kind)), name, text)

    def delete(self, laptop: Path) -> None:
        kind = self.chance.choice(("contact", "lesson", "attendance"))
        if found := self.ids(laptop, kind):
            self.do("delete", "--db", laptop, self.chance.choice(found))

    def give(self, laptop: Path, *, whole: bool = False) -> Path:
        book = self.folder / f"book{len(self.books)}.xlsx"
        words: list[object] = ["export", "--db", laptop, "--out", book]
        if not whole:
            area = ["--area", self.chance.choice(AREAS)]
            words += self.chance.choice((area, ["--since", "2026-10-01"], ["--without-personal-data"], []))
        self.do(*words)
        self.books.append(book)
        return book

    def read(self, laptop: Path) -> None:
        if self.books:
            self.do("import", "--db", laptop, self.chance.choice(self.books))

    def restore(self, laptop: Path) -> None:
        if laptop in self.copies:
            self.do("restore", "--db", laptop, self.copies[laptop])
        else:
            self.copies[laptop] = laptop.with_suffix(".copy")
            self.do("backup", "--db", laptop, "--out", self.copies[laptop])

    def step(self) -> None:
        laptop = self.chance.choice(self.laptops)
        acts = (self.edit, self.edit, self.edit, self.delete, self.give, self.give, self.read, self.read, self.restore)
        self.chance.choice(acts)(laptop)

    def settle(self) -> None:
        """Everybody reads every old file, then whole files go round until nothing changes any more."""
        for laptop in self.laptops:
            for book in self.books:
                self.do("import", "--db", laptop, book)
        for _round in range(6):
            changed = False
            for giver in self.laptops:
                book = self.give(giver, whole=True)
                for laptop in self.laptops:
                    changed |= self.do("import", "--db", laptop, book).json["import"] is not None
            if not changed:
                return
        pytest.fail("the files keep changing")

    def dumps(self) -> set[str]:
        return {self.run("dump", "--db", laptop).out for laptop in self.laptops}


@pytest.fixture
def team(_demo: Path, tmp_path: Path, wijkwerker: Run, request: pytest.FixtureRequest) -> Team:
    laptops = [tmp_path / f"{name}.db" for name in ("a", "b", "c")]
    for laptop in laptops:
        shutil.copyfile(_demo, laptop)
    return Team(wijkwerker, tmp_path, laptops, random.Random(request.param))


@pytest.mark.parametrize("team", [1, 3], indirect=True)
def test_whatever_they_did_in_the_end_all_hold_the_same(team: Team) -> None:
    for _step in range(STEPS):
        team.step()
    team.settle()
    found = team.dumps()
    assert len(found) == 1
    last = [json.loads(line) for line in found.pop().splitlines()]
    assert {line["kind"] for line in last} >= {"contact", "initiative", "worker"}
