"""What holds for every test: no screen, no folder of the person at the keyboard, and silence as a result."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from wijkwerker.domain import language

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ.setdefault("QT_SCALE_FACTOR", "1")


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _silence(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which something was logged as a warning or worse, unless the test takes `caplog`."""
    heard = _Heard()
    root = logging.getLogger()
    root.addHandler(heard)
    yield
    root.removeHandler(heard)
    if heard.lines and "caplog" not in request.fixturenames:
        pytest.fail("logged during the test: " + "; ".join(heard.lines))


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests out of the person's own folders, whatever the system calls them."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setattr(Path, "home", lambda: home)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    folders = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "LOCALAPPDATA": "local"}
    for name, folder in folders.items():
        monkeypatch.setenv(name, str(home / folder))


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    """Every test starts in Dutch; one that chooses another language leaves no trace."""
    language.use("nl")
    yield
    language.use("nl")
