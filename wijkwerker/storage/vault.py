"""The key of an encrypted file: 32 random bytes, wrapped under the worker's passphrase.

The wrapped key stands beside the database in `<name>.key`. The wrapping key is Argon2id(passphrase) with a fresh salt;
the wrapping itself is AES key wrap (RFC 3394), which also tells a wrong passphrase from a right one.
"""

import json
import os
import secrets
import unicodedata
from base64 import b64decode, b64encode
from pathlib import Path

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _

KEY_BYTES = 32
_MEMORY_KIB, _TIME, _LANES = 64 * 1024, 3, 4  # security.md: at least 64 MiB and t = 3
_MOST_MEMORY_KIB, _MOST_TIME = 1024 * 1024, 100  # a damaged key file does not hang the laptop
SHORTEST = 8


def key_file(database: Path) -> Path:
    """Where the wrapped key of a database stands."""
    return database.with_suffix(".key")


def create(database: Path, passphrase: str) -> bytes:
    """Make the key of a new file and write it wrapped. Raises WijkwerkerError for a passphrase that is too short."""
    if len(passphrase) < SHORTEST:
        raise WijkwerkerError(
            _("Dit wachtwoord is te kort."),
            _("Neem er een van minstens {n} tekens, of drie woorden.").format(n=SHORTEST),
        )
    key, salt = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(16)
    wrapped = aes_key_wrap(_wrapping_key(passphrase, salt, _MEMORY_KIB, _TIME, _LANES), key)
    content = {
        "form": 1,
        "salt": b64encode(salt).decode(),
        "key": b64encode(wrapped).decode(),
        "memory": _MEMORY_KIB,
        "time": _TIME,
        "lanes": _LANES,
    }
    _write_private(key_file(database), json.dumps(content))
    return key


def unlock(database: Path, passphrase: str) -> bytes:
    """The key of a file. Raises WijkwerkerError for a wrong passphrase and for a key file that is gone or damaged."""
    try:
        content = json.loads(key_file(database).read_text("utf-8"))
        salt, wrapped = b64decode(content["salt"]), b64decode(content["key"])
        wrapping = _wrapping_key(passphrase, salt, content["memory"], content["time"], content["lanes"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, HashingError) as error:
        raise WijkwerkerError(
            _("Het sleutelbestand naast je werk ontbreekt of is beschadigd. Je werk zelf is niet veranderd."),
            _("Zet het bestand waarvan de naam op .key eindigt, terug uit een reservekopie."),
        ) from error
    try:
        return aes_key_unwrap(wrapping, wrapped)
    except InvalidUnwrap as error:
        raise WijkwerkerError(
            _("Dit wachtwoord past niet."), _("Probeer het nog eens en let op hoofdletters.")
        ) from error


def copy_key(source: Path, target: Path) -> None:
    """Lay a copy of the key file of one database beside another."""
    mine, theirs = key_file(source), key_file(target)
    if mine != theirs and mine.exists():
        _write_private(theirs, mine.read_text("utf-8"))


def move_key(source: Path, target: Path) -> None:
    """Give the key file of one database to another. One that stood there is put aside: it may open an older file."""
    theirs = key_file(target)
    if theirs.exists():
        theirs.replace(key_file(free_name(target)))
    key_file(source).replace(theirs)


def same_key(one: Path, other: Path) -> bool:
    """Whether two databases have the same key file, or neither has one."""
    contents = [file.read_bytes() if file.exists() else None for file in map(key_file, (one, other))]
    return contents[0] == contents[1]


def free_name(path: Path) -> Path:
    """A name beside `path` with `-vervangen` in it, that no database and no key file has yet."""
    number = 1
    while True:
        ending = "-vervangen" if number == 1 else f"-vervangen-{number}"
        free = path.with_name(f"{path.stem}{ending}{path.suffix}")
        if not free.exists() and not key_file(free).exists():
            return free
        number += 1


def _wrapping_key(passphrase: str, salt: bytes, memory: int, time: int, lanes: int) -> bytes:
    if memory > _MOST_MEMORY_KIB or time > _MOST_TIME:
        raise ValueError("a key file that would take for ever")
    # the same word whichever keyboard it was typed on: é in one character or in two
    word = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(word, salt, time, memory, lanes, KEY_BYTES, Type.ID)


def _write_private(path: Path, text: str) -> None:
    temporary = path.with_suffix(".key-new")
    with open(temporary, "w", encoding="utf-8", opener=_owner_only) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
