"""The key of a file in the key ring of the system, so that the worker who is logged in need not type a passphrase.

Only key rings that are one: of Windows, macOS, Secret Service, KWallet. A library may offer a plain file or nothing at
all under the same name; those are not looked for. Whatever a key ring does (locked, gone, failing, silent), nothing is
raised: then there is no key, and the passphrase is asked.
"""

import logging
import sys
import threading
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from wijkwerker.storage.vault import KEY_BYTES

SERVICE = "Wijkwerker"
_PATIENCE, _LONG_PATIENCE = 5.0, 60.0  # seconds: at the start, and when the worker may be asked by the system first
_T = TypeVar("_T")


class Backend(Protocol):
    """What we use of a key ring."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class KeyRing:
    """The key ring of the system; `find` gives it, or None where there is none. Never asked on the window's thread."""

    def __init__(self, find: Callable[[], Backend | None] | None = None, patience: float | None = None) -> None:
        self._find = find or system_backend
        self._patience = patience
        self._found: Backend | None = None
        self._looked = False

    def available(self) -> bool:
        """Whether there is a key ring."""
        return self._backend(_PATIENCE) is not None

    def key(self, file: str) -> bytes | None:
        """The key of the file with this id; None when it is not there, or the key ring does not give it."""
        text = self._ask(_PATIENCE, lambda ring: ring.get_password(SERVICE, file), None)
        try:
            key = b64decode(text or "", validate=True)
        except ValueError:
            return None
        return key if len(key) == KEY_BYTES else None

    def keep(self, file: str, key: bytes) -> bool:
        """Keep the key of a file. Returns whether the key ring has it now."""
        text = b64encode(key).decode()
        self._ask(_LONG_PATIENCE, lambda ring: ring.set_password(SERVICE, file, text), None)
        return self.key(file) == key

    def forget(self, file: str) -> bool:
        """Let go of the key of a file. Returns whether the key ring has it no longer."""
        self._ask(_LONG_PATIENCE, lambda ring: ring.delete_password(SERVICE, file), None)
        silent: str | None = "no answer"
        return self.available() and self._ask(_PATIENCE, lambda ring: ring.get_password(SERVICE, file), silent) is None

    def _ask(self, patience: float, question: Callable[[Backend], _T], otherwise: _T) -> _T:
        ring = self._backend(patience)
        if ring is None:
            return otherwise
        return _within(self._patience or patience, lambda: question(ring), otherwise)

    def _backend(self, patience: float) -> Backend | None:
        if not self._looked:
            self._found = _within(self._patience or patience, self._find, None)
            self._looked = True
        return self._found


def system_backend() -> Backend | None:
    """The key ring of this system that works best, None when there is none. Takes a moment to load."""
    found: list[tuple[float, Any]] = []
    for kind in _kinds():
        try:
            found.append((kind.priority, kind))
        except Exception:  # noqa: BLE001, S112 - each has its own way to say that it is not here
            continue
    found.sort(key=lambda one: one[0], reverse=True)
    return found[0][1]() if found and found[0][0] > 0 else None


def _kinds() -> list[Any]:
    """The kinds of key ring that this system can have, by name: no plug-in and no setting of the library has a say."""
    logging.getLogger("keyring").addHandler(logging.NullHandler())
    if sys.platform == "win32":
        from keyring.backends import Windows

        return [Windows.WinVaultKeyring]
    if sys.platform == "darwin":
        from keyring.backends import macOS

        return [macOS.Keyring]
    from keyring.backends import SecretService, kwallet, libsecret

    return [SecretService.Keyring, kwallet.DBusKeyring, kwallet.DBusKeyringKWallet4, libsecret.Keyring]


def _within(seconds: float, call: Callable[[], _T], otherwise: _T) -> _T:
    """What a call gives; `otherwise` when it raises or does not answer in time. One that hangs is left alone."""
    answers: list[_T] = []

    def run() -> None:
        try:
            answers.append(call())
        except BaseException:  # noqa: BLE001 - a key ring raises what it likes, also in a language of its own
            return

    thread = threading.Thread(target=run, name="key ring", daemon=True)
    thread.start()
    thread.join(seconds)
    return answers[0] if answers else otherwise
