"""What holds for every test: no screen, no folder of the person at the keyboard, and silence as a result."""

import logging
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2.low_level import Type, hash_secret_raw
from hypothesis import HealthCheck, settings

from wijkwerker.domain import language
from wijkwerker.domain.kinds import Worker
from wijkwerker.services.files import start
from wijkwerker.services.services import Services
from wijkwerker.storage import key_ring, vault
from wijkwerker.storage.files import open_store
from wijkwerker.storage.store import Store

pytest_plugins = ["tests.survival"]

SANNE = "5a6e0000-0000-4000-8000-000000000001"

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ.setdefault("QT_SCALE_FACTOR", "1")

# the same examples on every machine, and no test that fails because a machine was busy
settings.register_profile("house", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


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
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever asks for the network; a socket on this computer itself may be made where the system has those."""

    def refuse(*_asked: object, **_more: object) -> None:
        pytest.fail("this program asks nothing of any network")

    begin = socket.socket.__init__

    def begin_here(made: socket.socket, family: int = -1, *rest: Any, **more: Any) -> None:
        if family != getattr(socket, "AF_UNIX", None):
            refuse()
        begin(made, family, *rest, **more)

    monkeypatch.setattr(socket.socket, "__init__", begin_here)
    for name in ("getaddrinfo", "gethostbyname", "create_connection", "create_server"):
        monkeypatch.setattr(socket, name, refuse)


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
def _no_key_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests out of the person's own key ring too: a test that wants one brings it."""
    monkeypatch.setattr(key_ring, "system_backend", lambda: None)


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    """Every test starts in Dutch; one that chooses another language leaves no trace."""
    language.use("nl")
    yield
    language.use("nl")


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as a worker has it on the first day: shipped lists and areas, one worker, nothing else."""
    path = tmp_path_factory.mktemp("template") / "wijk.db"
    start(path, Worker(id=SANNE, name="Sanne Bakker"), None).close()
    return path


@pytest.fixture
def database(_template: Path, tmp_path: Path) -> Path:
    """A fresh copy of a first day's file."""
    path = tmp_path / "wijk.db"
    shutil.copyfile(_template, path)
    return path


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """An open first day's file."""
    opened = open_store(database)
    yield opened
    opened.close()


@pytest.fixture
def services(store: Store) -> Services:
    """The use cases of an open first day's file."""
    return Services(store)


@pytest.fixture(scope="module")
def quick_derivation() -> Iterator[None]:
    """Derive keys at a thousandth of the costs."""

    def quick(word: bytes, salt: bytes, _time: int, _memory: int, _lanes: int, length: int, kind: Type) -> bytes:
        return hash_secret_raw(word, salt, 1, 64, 1, length, kind)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "hash_secret_raw", quick)
        yield
