"""Where what must not stay is kept while it is needed, and that it goes."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from wijkwerker import paths


@pytest.mark.skipif(sys.platform == "win32", reason="there the folder of the user is closed for others already")
def test_nobody_else_can_look_into_the_folder_for_what_must_not_stay() -> None:
    folder = paths.own_temporary()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    folder.parent.chmod(0o755)
    paths.own_temporary()
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700


def test_emptying_leaves_nothing_of_ours_and_nothing_of_who_is_gone() -> None:
    mine = paths.own_temporary()
    (mine / "open.xlsx").write_text("Noor")
    (mine.parent / "rommel").mkdir()
    with subprocess.Popen([sys.executable, "-c", "pass"]) as gone:
        pass
    (mine.parent / str(gone.pid)).mkdir()
    (mine.parent / str(gone.pid) / "open.xlsx").write_text("Noor")
    paths.empty_own_temporary()
    assert not mine.parent.exists()
    paths.empty_own_temporary()  # nothing there: nothing to do


def test_what_another_process_still_needs_stays() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        theirs = paths.own_temporary().parent / str(other.pid)
        theirs.mkdir()
        paths.empty_own_temporary()
        assert theirs.exists()
        assert not (theirs.parent / str(os.getpid())).exists()
        os.utime(theirs, (0, 0))  # of a process of long ago that had the same number
        paths.empty_own_temporary()
        assert not theirs.exists()
        other.communicate(b"\n")


def test_a_folder_that_cannot_be_made_is_an_error_of_the_system(tmp_path: Path) -> None:
    paths.user_data().parent.mkdir(parents=True, exist_ok=True)
    paths.user_data().write_text("een bestand in de weg")
    with pytest.raises(OSError, match=r".+"):
        paths.own_temporary()
    paths.empty_own_temporary()
