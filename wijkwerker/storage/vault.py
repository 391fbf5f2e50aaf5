"""The key of an encrypted file: 32 random bytes that never change, wrapped once for each secret that opens the file.

The wrapped keys stand beside the database in `<name>.key`: one slot for the passphrase, one for the recovery key. A
slot's wrapping key is Argon2id(secret) with a fresh salt; the wrapping itself is AES key wrap (RFC 3394), which also
tells a wrong secret from a right one.
"""

import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from wijkwerker.domain import recovery_key as recovery_keys
from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.storage import key_files

KEY_BYTES = 32
_WRAPPED_BYTES = KEY_BYTES + 8  # RFC 3394 puts a check of eight bytes before the key
SHORTEST = 8
PASSPHRASE, RECOVERY = "passphrase", "recovery"  # what a slot is for
_FORM = 2
_MEMORY_KIB, _TIME, _LANES = 64 * 1024, 3, 4  # security.md: at least 64 MiB and t = 3
# a damaged key file neither hangs the laptop nor fills its memory: at most sixteen times our own work
_MOST_MEMORY_KIB, _MOST_TIME, _MOST_LANES, _MOST_WORK = 512 * 1024, 48, 64, 16 * _MEMORY_KIB * _TIME
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True)
class _Slot:
    """The key wrapped for one secret, and what deriving its wrapping key costs (memory in KiB)."""

    purpose: str
    salt: bytes
    key: bytes
    memory: int = _MEMORY_KIB
    time: int = _TIME
    lanes: int = _LANES


@dataclass(frozen=True)
class _KeyFile:
    """What stands in a key file: whose it is, and its slots."""

    id: str
    slots: tuple[_Slot, ...]

    def slot(self, purpose: str) -> _Slot | None:
        return next((slot for slot in self.slots if slot.purpose == purpose), None)


def create(database: Path, passphrase: str, recovery_key: str | None = None) -> bytes:
    """Make the key of a new file and write it wrapped.

    Raises WijkwerkerError for a passphrase that is too short, or a recovery key that is none.
    """
    key = secrets.token_bytes(KEY_BYTES)
    slots = [_passphrase_slot(key, passphrase)]
    if recovery_key is not None:
        slots.append(_recovery_slot(key, recovery_key))
    _write(database, _KeyFile(str(uuid4()), tuple(slots)))
    return key


def unlock(database: Path, passphrase: str) -> bytes:
    """The key of a file. Raises Locked for a wrong passphrase and WijkwerkerError for a key file that is not whole."""
    key = _unwrapped(_read(database).slot(PASSPHRASE), _word(passphrase))
    if key is None:
        raise Locked(_("Dit wachtwoord past niet."), _("Probeer het nog eens en let op hoofdletters."))
    return key


def unlock_with_recovery_key(database: Path, recovery_key: str) -> bytes:
    """The key of a file, when the passphrase is forgotten.

    Raises WijkwerkerError for a recovery key that is mistyped, replaced by a newer one or of another file, and for a
    key file that is not whole.
    """
    word = _recovery_word(recovery_key)
    slot = _read(database).slot(RECOVERY)
    if slot is None:
        raise WijkwerkerError(
            _("Bij dit bestand is nooit een herstelsleutel gemaakt."),
            _("Het opent alleen met het wachtwoord. Heb je een andere reservekopie? Kijk of die wel opengaat."),
        )
    key = _unwrapped(slot, word)
    if key is None:
        raise Locked(
            _("Deze herstelsleutel is goed getypt, maar hij past niet op dit bestand."),
            _("Het is een oude, of een van een ander bestand. Zoek het papier dat je het laatst hebt afgedrukt."),
        )
    return key


def rewrap(database: Path, key: bytes, *, passphrase: str | None = None, recovery_key: str | None = None) -> None:
    """Let another passphrase or recovery key open the file from now on, and the earlier one no longer.

    One atomic write: after a kill either the earlier or the new one opens it. Raises WijkwerkerError for a passphrase
    that is too short or a recovery key that is none, and for a key file that is not whole.
    """
    before = _read(database)
    fresh = []
    if passphrase is not None:
        fresh.append(_passphrase_slot(key, passphrase))
    if recovery_key is not None:
        fresh.append(_recovery_slot(key, recovery_key))
    purposes = {slot.purpose for slot in fresh}
    kept = [slot for slot in before.slots if slot.purpose not in purposes]
    _write(database, replace(before, slots=tuple(sorted([*kept, *fresh], key=lambda slot: slot.purpose))))


def identity(database: Path) -> str:
    """The id of a file's key, the same in all its copies. Raises WijkwerkerError for a key file that is not whole."""
    return _read(database).id


def has_recovery(database: Path) -> bool:
    """Whether a recovery key opens the file. Raises WijkwerkerError for a key file that is not whole."""
    return _read(database).slot(RECOVERY) is not None


def require_long_enough(passphrase: str) -> None:
    """Raises WijkwerkerError for a passphrase that is too short."""
    if len(passphrase.strip()) < SHORTEST:
        raise WijkwerkerError(
            _("Dit wachtwoord is te kort."),
            _("Neem er een van minstens {n} tekens, of drie woorden.").format(n=SHORTEST),
        )


def _passphrase_slot(key: bytes, passphrase: str) -> _Slot:
    require_long_enough(passphrase)
    return _wrapped(PASSPHRASE, key, _word(passphrase))


def _recovery_slot(key: bytes, recovery_key: str) -> _Slot:
    return _wrapped(RECOVERY, key, _recovery_word(recovery_key))


def _word(passphrase: str) -> bytes:
    """The same word whichever keyboard it was typed on: é in one character or in two."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _recovery_word(recovery_key: str) -> bytes:
    return recovery_keys.tidy(recovery_key).encode("ascii")


def _wrapped(purpose: str, key: bytes, word: bytes) -> _Slot:
    slot = _Slot(purpose, secrets.token_bytes(16), b"")
    return replace(slot, key=aes_key_wrap(_wrapping_key(slot, word), key))


def _unwrapped(slot: _Slot | None, word: bytes) -> bytes | None:
    """The key, None when the word does not fit. Raises WijkwerkerError for a slot that is not whole."""
    if slot is None:
        raise _damaged()
    try:
        key = aes_key_unwrap(_wrapping_key(slot, word), slot.key)
    except InvalidUnwrap:
        return None
    except (ValueError, OverflowError, TypeError, HashingError) as error:
        raise _damaged() from error
    return key


def _wrapping_key(slot: _Slot, word: bytes) -> bytes:
    return hash_secret_raw(word, slot.salt, slot.time, slot.memory, slot.lanes, KEY_BYTES, Type.ID)


def _read(database: Path) -> _KeyFile:
    """What stands in the key file. Raises WijkwerkerError when it is gone, not whole, or of a newer Wijkwerker."""
    path = key_files.key_file(database)
    if not path.is_file():  # a pipe of that name would never end
        raise WijkwerkerError(
            _("Het sleutelbestand {name} naast je werk is er niet. Je werk zelf is niet veranderd.").format(
                name=path.name
            ),
            _("Zet het terug uit de map reservekopie: daar staat naast elke reservekopie zo’n bestand."),
        )
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES)
        content = json.loads(text.decode("utf-8"))
        form = content["form"]
        if type(form) is int and form > _FORM:
            raise WijkwerkerError(
                _("Dit bestand is op slot gedaan door een nieuwere Wijkwerker. Er is niets veranderd."),
                _("Installeer de nieuwste Wijkwerker en open het bestand dan weer."),
            )
        if form == 1:  # one slot, without an id: what is wrapped serves as one, and stays one in form 2
            return _KeyFile(sha256(content["key"].encode("utf-8")).hexdigest()[:32], (_slot(content, PASSPHRASE),))
        slots = tuple(_slot(one, one["for"]) for one in content["slots"])
        if form != _FORM or type(content["id"]) is not str or not content["id"] or not slots:
            raise ValueError("not a key file")
        return _KeyFile(content["id"], slots)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged() from error


def _slot(content: Mapping[str, Any], purpose: str) -> _Slot:
    costs = [content["memory"], content["time"], content["lanes"]]
    if any(type(cost) is not int or cost < 1 for cost in costs):
        raise ValueError("costs that are no numbers")
    memory, time, lanes = costs
    if memory > _MOST_MEMORY_KIB or time > _MOST_TIME or lanes > _MOST_LANES or memory * time > _MOST_WORK:
        raise ValueError("a key file that would take for ever")
    salt, key = (b64decode(content[part], validate=True) for part in ("salt", "key"))
    if len(key) != _WRAPPED_BYTES:
        raise ValueError("no key of ours")
    return _Slot(purpose, salt, key, memory, time, lanes)


def _damaged() -> WijkwerkerError:
    return WijkwerkerError(
        _("Het sleutelbestand naast je werk is beschadigd. Je werk zelf is niet veranderd."),
        _("Zet het bestand waarvan de naam op .key eindigt, terug uit de map reservekopie."),
    )


def _write(database: Path, content: _KeyFile) -> None:
    slots = [
        {
            "for": slot.purpose,
            "salt": b64encode(slot.salt).decode(),
            "key": b64encode(slot.key).decode(),
            "memory": slot.memory,
            "time": slot.time,
            "lanes": slot.lanes,
        }
        for slot in content.slots
    ]
    key_files.write(key_files.key_file(database), json.dumps({"form": _FORM, "id": content.id, "slots": slots}))
