"""`wijkwerker passphrase`: with the old passphrase, with the recovery key, and refused."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from wijkwerker.domain import recovery_key
from wijkwerker.domain.errors import Locked
from wijkwerker.domain.kinds import Worker
from wijkwerker.services.files import start
from wijkwerker.services.services import open_services

FIRST, SECOND = "drie rustige woorden", "vier andere woorden"


@pytest.fixture
def words(tmp_path: Path) -> dict[str, Path]:
    """Files with a first and a second passphrase, and with a recovery key."""
    made = {}
    for name, text in (("first", FIRST), ("second", SECOND), ("recovery", recovery_key.new()), ("short", "kort")):
        made[name] = tmp_path / f"{name}.txt"
        made[name].write_text(f"{text}\n", "utf-8")
    return made


@pytest.fixture
def locked(tmp_path: Path, words: dict[str, Path]) -> Path:
    """A locked file."""
    path = tmp_path / "eigen.db"
    start(path, Worker(name="Sanne Bakker"), FIRST, words["recovery"].read_text("utf-8")).close()
    return path


def test_the_passphrase_is_changed_and_set_again_with_the_recovery_key(
    wijkwerker: Run, locked: Path, words: dict[str, Path]
) -> None:
    change = ("passphrase", "--db", locked, "--json")
    done = wijkwerker(*change, "--passphrase-file", words["first"], "--new-passphrase-file", words["second"])
    assert (done.code, done.json) == (0, {"file": str(locked), "changed": True, "everywhere": True})
    refused = wijkwerker(*change, "--passphrase-file", words["first"], "--new-passphrase-file", words["second"])
    assert refused.code == 2
    assert "past niet" in refused.json["refused"]
    again = wijkwerker(*change, "--recovery-key-file", words["recovery"], "--new-passphrase-file", words["first"])
    assert again.code == 0
    assert wijkwerker("list", "worker", "--db", locked, "--passphrase-file", words["first"]).code == 0


def test_what_cannot_be_is_refused_with_a_sentence(
    wijkwerker: Run, locked: Path, database: Path, words: dict[str, Path]
) -> None:
    before = locked.with_suffix(".key").read_bytes()
    for path, extra, said in (
        (locked, ["--passphrase-file", words["first"], "--new-passphrase-file", words["short"]], "te kort"),
        (locked, ["--recovery-key-file", words["short"], "--new-passphrase-file", words["second"]], "Je typte er 4"),
        (locked, ["--new-passphrase-file", words["second"]], "op slot"),
        (locked, ["--passphrase-file", words["first"]], "new-passphrase-file"),
        (database, ["--new-passphrase-file", words["second"]], "geen slot"),
        (database, ["--recovery-key-file", words["recovery"], "--new-passphrase-file", words["second"]], "geen slot"),
    ):
        refused = wijkwerker("passphrase", "--db", path, *extra)
        assert refused.code == 2, said
        assert said in refused.err
    assert locked.with_suffix(".key").read_bytes() == before


def test_a_crash_of_the_program_leaves_no_memory_on_the_disk() -> None:
    lines = [
        "from wijkwerker.app import leave_no_core_dump",
        "leave_no_core_dump()",
        "import sys",
        "from pathlib import Path",
        "if sys.platform != 'win32':",
        "    import resource",
        "    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)",
        "if sys.platform == 'linux':",
        "    assert int(Path('/proc/self/coredump_filter').read_text(), 16) == 0",
    ]
    ended = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_only_who_types_commands_is_told_of_a_command(wijkwerker: Run, locked: Path) -> None:
    refused = wijkwerker("list", "worker", "--db", locked)
    assert "op slot" in refused.err
    assert "--passphrase-file" in refused.err
    with pytest.raises(Locked) as in_the_window:
        open_services(locked)
    assert "--" not in str(in_the_window.value)
