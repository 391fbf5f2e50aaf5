"""What the program keeps to itself: no network, and no word about people where such words do not belong."""

import ast
import logging
import os
import re
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.canaries import CONTACT, INITIATIVE, NAME, PHONE, cage, contents, heard_in, personal_texts, planted, sings
from tests.cli.conftest import Run, wijkwerker
from wijkwerker import app, paths
from wijkwerker.domain.exchange.book import Scope
from wijkwerker.domain.exchange.given import Order
from wijkwerker.excel import locked, writer
from wijkwerker.services.listing import Listing
from wijkwerker.services.services import open_services
from wijkwerker.storage import audit

__all__ = ["wijkwerker"]

ROOT = Path(__file__).resolve().parent.parent
WORD = "drie rustige woorden"
NETWORK = {
    "socket", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "asyncio", "socketserver",
    "urllib", "webbrowser", "requests", "httpx", "aiohttp", "urllib3",
}  # fmt: skip
QT_NETWORK = {"QtWebSockets", "QtWebEngineCore", "QtWebEngineWidgets", "QtHttpServer", "QtRemoteObjects", "QtBluetooth"}
_SUSPECT = re.compile("|".join(sorted({*NETWORK, *QT_NETWORK, "QtNetwork"})))  # what is worth parsing
LOCAL_ONLY = {"QLocalServer", "QLocalSocket", "QAbstractSocket"}


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """The modules that a file imports, each with a name that it takes from there, '' for the module itself."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def is_network(module: str, name: str) -> bool:
    if module == "urllib.parse":
        return False
    full = f"{module}.{name}".rstrip(".")
    if module.startswith("PySide6"):
        if full.startswith("PySide6.QtNetwork"):
            return name not in LOCAL_ONLY
        return bool(QT_NETWORK & set(full.split(".")))
    return any(full == known or full.startswith(f"{known}.") for known in NETWORK)


def test_no_module_knows_a_network() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {module} {name}"
        for path in sorted((ROOT / "wijkwerker").rglob("*.py"))
        if _SUSPECT.search(path.read_text(encoding="utf-8"))
        for module, name in imported(path)
        if is_network(module, name)
    ]
    assert not wrong


def test_no_template_fetches_anything() -> None:
    """A template of typst can name a package of the internet; ours name none."""
    templates = (ROOT / "resources").rglob("*.typ")
    assert not [path.name for path in templates if "@preview" in path.read_text("utf-8")]


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_a_test_that_reaches_for_a_network_fails(family: str) -> None:
    with pytest.raises(pytest.fail.Exception):
        socket.socket(getattr(socket, family))
    with pytest.raises(pytest.fail.Exception):
        socket.getaddrinfo("voorbeeld.nl", 443)


@pytest.fixture(scope="module")
def _planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked file with a canary in every personal field."""
    path = tmp_path_factory.mktemp("kooi") / "wijk.db"
    cage(path, WORD)
    return path


@pytest.fixture
def place(_planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of it and its word, and a folder for what programs leave lying about."""
    folder = tmp_path / "werk"
    folder.mkdir()
    for path in _planted.parent.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (tmp_path / "woord.txt").write_text(WORD, encoding="utf-8")
    about = tmp_path / "slingert"
    about.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(about))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def run(place: Path, wijkwerker: Run, tmp_path: Path) -> Run:
    """A command on the locked file."""

    def command(name: str, *words: object) -> object:
        given = ("--passphrase-file", tmp_path / "woord.txt")
        return wijkwerker(name, "--db", place / "wijk.db", *given, *words)

    return command  # type: ignore[return-value]


def test_every_personal_text_has_a_canary() -> None:
    sang = {
        (record.info.key, name)
        for record in planted()
        for name in record.info.fields
        if sings(str(getattr(record, name)))
    }
    assert not {found for found in personal_texts() - sang if found[0] not in {"introduction", "area_role"}}


def test_a_locked_file_and_all_that_commands_leave_beside_it_show_nobody(
    run: Run, place: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert run("list", "contact").code == 0
    assert run("log", f"koffie met {NAME} over de tuin").code == 0
    assert run("set", CONTACT, "note", "Kanarie belt terug").code == 0
    assert run("set", CONTACT, "resident_since", "kanarie").code == 2
    assert run("set", INITIATIVE, "lead", NAME).code in {0, 2}
    assert run("backup").code == 0
    assert run("export", "--out", place / "op-slot.xlsx", "--encrypt").code == 0
    assert run("export", "--out", place / "zonder.xlsx", "--without-personal-data").code == 0
    (place / "vreemd.xlsx").write_bytes(b"Naam;Telefoon\nIemand;1")
    assert run("import", place / "vreemd.xlsx").code == 2
    assert run("delete", CONTACT).code == 0
    assert heard_in(place) == []
    assert heard_in(tmp_path / "slingert") == []
    assert heard_in(Path(os.environ["HOME"])) == []
    assert not (paths.user_data() / "tijdelijk").exists()
    assert not [record for record in caplog.records if sings(f"{record.getMessage()} {record.args} {record.exc_text}")]


def test_a_workbook_without_personal_data_shows_nobody_in_any_of_its_bytes(run: Run, place: Path) -> None:
    assert run("export", "--out", place / "zonder.xlsx", "--without-personal-data").code == 0
    assert run("export", "--out", place / "met.xlsx").code == 0
    assert not any(map(sings, contents(place / "zonder.xlsx")))
    assert any(map(sings, contents(place / "met.xlsx")))  # the search is no illusion


@pytest.mark.parametrize("as_json", [True, False])
def test_a_bug_in_a_command_tells_where_and_never_with_what(
    run: Run, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    def break_(_self: Listing, *_words: object, **_more: object) -> None:
        try:
            raise KeyError(NAME)
        except KeyError as error:
            raise RuntimeError(f"{PHONE} van {NAME}") from error

    for name in ("records", "rows", "page"):
        monkeypatch.setattr(Listing, name, break_, raising=False)
    broken = run("list", "contact", *(["--json"] if as_json else []))
    assert broken.code == 1
    assert "RuntimeError" in broken.err
    assert not sings(broken.err + broken.out)


def test_what_python_itself_says_at_the_end_holds_no_values(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("excepthook", "unraisablehook"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    app._tell_no_values()
    error = ValueError(f"{PHONE} van {NAME}")
    sys.excepthook(ValueError, error, None)
    for hook in (sys.unraisablehook, threading.excepthook):
        told = type("Told", (), {"exc_type": ValueError, "exc_value": error, "exc_traceback": None})()
        hook(told)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    said = capfd.readouterr().err
    assert said.count("ValueError") == 3
    assert not sings(said)


def test_the_open_workbook_behind_a_locked_one_is_never_written_down(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside: list[set[str]] = []
    real = locked.encrypt

    def encrypt(plain: bytes, passphrase: str) -> bytes:
        beside.append({file.name for folder in (place, paths.own_temporary()) for file in folder.rglob("*.xlsx")})
        return real(plain, passphrase)

    monkeypatch.setattr(writer, "encrypt", encrypt)
    before = {file.name for file in place.rglob("*.xlsx")}
    with closing(open_services(place / "wijk.db", WORD)) as services:
        services.exchange.export(Order(place / "op-slot.xlsx", scope=Scope(), encrypt=True))
    assert beside == [before]
    assert heard_in(place) == []


def test_an_export_that_is_cut_off_leaves_nothing_after_the_next_start(
    place: Path, monkeypatch: pytest.MonkeyPatch, wijkwerker: Run
) -> None:
    left = paths.own_temporary() / "slot-x"
    left.mkdir()
    (left / "open.xlsx").write_text(NAME)
    assert wijkwerker("check", "--db", place / "weg.db").code == 2
    assert not left.exists()


def test_the_audit_names_nobody(run: Run, place: Path) -> None:
    named = place / f"van {NAME}.xlsx"
    named.write_bytes(b"Naam;Telefoon\nIemand;1")
    assert run("import", named).code == 2
    assert run("export", "--out", place / "x.xlsx", "--for", NAME).code == 0
    assert run("erase", CONTACT).code == 0
    services = open_services(place / "wijk.db", WORD)
    try:
        with services.records._store.read() as connection:
            told = [str(line) for line in audit.lines(connection)]
    finally:
        services.close()
    assert len(told) >= 3
    assert not [line for line in told if sings(line) or CONTACT in line]


def test_who_is_forgotten_is_in_no_byte_any_more(run: Run, place: Path, find: Callable[[], list[str]]) -> None:
    assert run("backup").code == 0
    assert run("erase", CONTACT).code == 0
    assert find() == []


@pytest.fixture
def find(place: Path) -> Callable[[], list[str]]:
    """The kinds of live records in which the name of the forgotten person still stands."""

    def look() -> list[str]:
        services = open_services(place / "wijk.db", WORD)
        try:
            return [line for line in services.files.dump() if NAME in line or PHONE in line]
        finally:
            services.close()

    return look
