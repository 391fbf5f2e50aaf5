"""Where the shipped files are and where the worker's own files live: the only module that knows."""

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_SLACK = 60 * 60  # seconds that a clock may be set while a program runs


def _shipped(name: str) -> Path:
    """The folder `name` beside the package in a checkout, inside it in a wheel or a frozen app."""
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """Icons, style sheet and translations."""
    return _shipped("resources")


def database() -> Path:
    """Migrations and seed data."""
    return _shipped("database")


def user_data() -> Path:
    """The folder of the worker's own database, keys and settings; made by who first writes there."""
    return Path(platformdirs.user_data_dir("Wijkwerker", appauthor=False))


def own_database() -> Path:
    """The worker's own database file."""
    return user_data() / "wijkwerker.db"


def user_documents() -> Path:
    """The folder offered first when the worker saves an overview."""
    return Path(platformdirs.user_documents_dir())


def user_runtime() -> Path:
    """The person's own folder for what lasts as long as the program runs; made by who first needs it.

    Its path is short, also where the home folder is deep: a name in it must fit an address.
    """
    own = f"-{os.getuid()}" if sys.platform != "win32" else ""
    return Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / f"wijkwerker{own}"


def own_temporary() -> Path:
    """The folder of this process for what must not stay: nobody else can look into it; made when it is asked for."""
    folder = _temporary() / str(os.getpid())
    for part in (folder.parent, folder):
        part.mkdir(mode=0o700, parents=True, exist_ok=True)
        part.chmod(0o700)
    return folder


def empty_own_temporary() -> None:
    """Take away what this process, or one that no longer runs, left in its folder for what must not stay."""
    with contextlib.suppress(OSError):
        for folder in list(_temporary().iterdir()):
            if folder.name == str(os.getpid()) or not _is_in_use(folder):
                shutil.rmtree(folder, ignore_errors=True)
        _temporary().rmdir()  # does nothing while another process uses it


def _temporary() -> Path:
    return user_data() / "tijdelijk"


def _is_in_use(folder: Path) -> bool:
    """Whether the process that made a temporary folder still runs."""
    import psutil  # only when something was left

    try:
        return bool(psutil.Process(int(folder.name)).create_time() <= folder.stat().st_mtime + _SLACK)
    except (ValueError, OSError, psutil.Error):
        return False
