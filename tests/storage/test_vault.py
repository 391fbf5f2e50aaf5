"""The key file: what opens it, what does not, and what is said of one that is not as it should be."""

import json
import os
import sys
import unicodedata
from base64 import b64encode
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.keywrap import aes_key_wrap

from wijkwerker.domain import recovery_key
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.storage import key_files, vault

FIRST, SECOND = "drie rustige woorden", "vier andere woorden"
COSTS = {"memory": 64, "time": 1, "lanes": 1}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A name for a database: the vault does not look at the file itself."""
    return tmp_path / "eigen.db"


def content_of(database: Path) -> dict[str, object]:
    found = json.loads(key_files.key_file(database).read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def put(database: Path, content: object) -> None:
    key_files.key_file(database).write_text(json.dumps(content), "utf-8")


def quick_slot(passphrase: str, key: bytes) -> dict[str, object]:
    """A slot that opens fast."""
    salt = b"sixteen bytes !!"
    wrapping = hash_secret_raw(passphrase.encode(), salt, 1, 64, 1, 32, Type.ID)
    return {"salt": b64encode(salt).decode(), "key": b64encode(aes_key_wrap(wrapping, key)).decode(), **COSTS}


def test_passphrase_and_recovery_key_open_the_same_key(database: Path) -> None:
    printed = recovery_key.new()
    key = vault.create(database, FIRST, printed)
    assert vault.unlock(database, FIRST) == key
    assert vault.unlock_with_recovery_key(database, printed.lower().replace("-", " ")) == key
    assert vault.has_recovery(database)
    content = content_of(database)
    assert content["form"] == 2
    assert FIRST not in str(content)
    assert printed not in str(content)
    if sys.platform != "win32":
        assert key_files.key_file(database).stat().st_mode & 0o777 == 0o600


def test_a_wrong_passphrase_and_a_wrong_recovery_key_say_what_to_do(database: Path) -> None:
    vault.create(database, FIRST, recovery_key.new())
    with pytest.raises(Locked, match="wachtwoord past niet"):
        vault.unlock(database, SECOND)
    with pytest.raises(Locked, match=r"goed getypt.*oude"):
        vault.unlock_with_recovery_key(database, recovery_key.new())
    with pytest.raises(WijkwerkerError, match="typefout"):
        vault.unlock_with_recovery_key(database, "0" * 27 + "1")


def test_a_file_without_a_recovery_key_says_so(database: Path) -> None:
    vault.create(database, FIRST)
    assert not vault.has_recovery(database)
    with pytest.raises(WijkwerkerError, match="nooit een herstelsleutel"):
        vault.unlock_with_recovery_key(database, recovery_key.new())


def test_a_new_passphrase_replaces_the_old_one_and_leaves_key_and_recovery_key(database: Path) -> None:
    printed = recovery_key.new()
    key, file = vault.create(database, FIRST, printed), vault.identity(database)
    vault.rewrap(database, key, passphrase=SECOND)
    assert vault.unlock(database, SECOND) == key
    assert vault.unlock_with_recovery_key(database, printed) == key
    assert vault.identity(database) == file
    with pytest.raises(Locked):
        vault.unlock(database, FIRST)


def test_a_new_recovery_key_replaces_the_old_one(database: Path) -> None:
    old, new = recovery_key.new(), recovery_key.new()
    key = vault.create(database, FIRST, old)
    vault.rewrap(database, key, recovery_key=new)
    assert vault.unlock_with_recovery_key(database, new) == key
    with pytest.raises(Locked, match="oude"):
        vault.unlock_with_recovery_key(database, old)


def test_the_same_word_opens_on_every_keyboard(database: Path) -> None:
    key = vault.create(database, unicodedata.normalize("NFD", "café en thé"))
    assert vault.unlock(database, unicodedata.normalize("NFC", "café en thé")) == key


def test_a_key_file_of_the_first_form_opens_and_grows_into_the_second(database: Path) -> None:
    key = os.urandom(32)
    put(database, {"form": 1, **quick_slot(FIRST, key)})
    file = vault.identity(database)
    assert vault.unlock(database, FIRST) == key
    assert not vault.has_recovery(database)
    printed = recovery_key.new()
    vault.rewrap(database, key, recovery_key=printed)
    assert content_of(database)["form"] == 2
    assert vault.identity(database) == file
    assert vault.unlock(database, FIRST) == key
    assert vault.unlock_with_recovery_key(database, printed) == key


def test_a_key_file_of_a_newer_program_is_refused_as_such(database: Path) -> None:
    put(database, {"form": 3, "locks": []})
    with pytest.raises(WijkwerkerError, match="nieuwere Wijkwerker"):
        vault.unlock(database, FIRST)


def test_a_key_file_that_is_gone_is_called_by_its_name(database: Path) -> None:
    with pytest.raises(WijkwerkerError, match=r"eigen\.key naast je werk is er niet"):
        vault.unlock(database, FIRST)


def test_a_folder_in_the_place_of_a_key_file_is_no_key_file(database: Path) -> None:
    key_files.key_file(database).mkdir()
    with pytest.raises(WijkwerkerError, match="is er niet"):
        vault.unlock(database, FIRST)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"form"',
        b"\xff\xfe\x00",
        b"\x00" * 4096,
        b"[" * 30_000,
        b'{"form": 2}',
        b'{"form": "2", "id": "a", "slots": []}',
        b'{"form": 2, "id": "a", "slots": []}',
        b'{"form": 2, "id": "a", "slots": 7}',
        b'{"form": 2, "id": "a", "slots": ["passphrase"]}',
        b'{"form": 2, "id": "a", "slots": [{"for": "passphrase"}]}',
        b'{"form": 1, "key": 7}',
    ],
)
def test_a_key_file_that_is_empty_cut_off_or_nonsense_is_called_damaged(database: Path, content: bytes) -> None:
    key_files.key_file(database).write_bytes(content)
    with pytest.raises(WijkwerkerError, match=r"sleutelbestand.*beschadigd.*reservekopie"):
        vault.unlock(database, FIRST)


@pytest.mark.parametrize("end", [1, 40, 100, -1])
def test_a_key_file_that_was_cut_off_anywhere_is_called_damaged(database: Path, end: int) -> None:
    put(database, {"form": 2, "id": "a", "slots": [{"for": "passphrase", **quick_slot(FIRST, os.urandom(32))}]})
    whole = key_files.key_file(database).read_bytes()
    key_files.key_file(database).write_bytes(whole[:end])
    with pytest.raises(WijkwerkerError, match="beschadigd"):
        vault.unlock(database, FIRST)


def test_one_letter_of_a_key_file_that_is_no_letter_any_more_is_damage_and_no_wrong_passphrase(database: Path) -> None:
    put(database, {"form": 2, "id": "a", "slots": [{"for": "passphrase", **quick_slot(FIRST, os.urandom(32))}]})
    text = key_files.key_file(database).read_text("utf-8")
    place = text.index('"key": "') + 12
    key_files.key_file(database).write_text(f"{text[:place]}!!!!{text[place:]}", "utf-8")
    with pytest.raises(WijkwerkerError, match="beschadigd"):
        vault.unlock(database, FIRST)


@pytest.mark.parametrize(
    "changes",
    [
        {"memory": 10**9},
        {"memory": 512 * 1024, "time": 40},
        {"memory": 10**20},
        {"memory": -1},
        {"memory": "x"},
        {"memory": 64.0},
        {"memory": True},
        {"memory": None},
        {"time": 0},
        {"time": 10**9},
        {"lanes": 0},
        {"lanes": 64},
        {"lanes": 10**9},
        {"salt": ""},
        {"salt": "é"},
        {"salt": 7},
        {"key": "AAAA"},
        {"key": "no base64!"},
        {"for": "somebody"},
    ],
)
@pytest.mark.parametrize("form", [1, 2])
def test_a_key_file_with_odd_numbers_is_refused_at_once(database: Path, changes: dict[str, object], form: int) -> None:
    slot = {"for": "passphrase", **quick_slot(FIRST, os.urandom(32)), **changes}
    put(database, {"form": 1, **slot} if form == 1 else {"form": 2, "id": "a", "slots": [slot]})
    with pytest.raises(WijkwerkerError):
        vault.unlock(database, FIRST if "for" not in changes or form == 2 else SECOND)


def test_a_write_that_fails_leaves_the_key_file_and_nothing_beside_it(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(database, {"form": 2, "id": "a", "slots": [{"for": "passphrase", **quick_slot(FIRST, b"k" * 32)}]})
    before = key_files.key_file(database).read_bytes()

    def fail(_number: int) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="disk full"):
            vault.rewrap(database, b"k" * 32, recovery_key=recovery_key.new())
    assert key_files.key_file(database).read_bytes() == before
    assert [part.name for part in database.parent.iterdir()] == ["eigen.key"]


def test_a_short_passphrase_is_refused_before_anything_changes(database: Path) -> None:
    put(database, {"form": 2, "id": "a", "slots": [{"for": "passphrase", **quick_slot(FIRST, b"k" * 32)}]})
    before = key_files.key_file(database).read_bytes()
    with pytest.raises(WijkwerkerError, match="te kort"):
        vault.rewrap(database, b"k" * 32, passphrase="kort")
    assert key_files.key_file(database).read_bytes() == before
