"""The key ring of the system: one that works, and all the ways in which one does not."""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from wijkwerker.storage import key_ring
from wijkwerker.storage.key_ring import KeyRing, system_backend

KEY = os.urandom(32)


@dataclass
class Ring:
    """A key ring as the library gives one."""

    words: dict[tuple[str, str], str] = field(default_factory=dict)

    def get_password(self, service: str, username: str) -> str | None:
        return self.words.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.words[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.words[service, username]


class Locked(Ring):
    """One that its owner did not open, or that fails in another way."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError("locked")

    def delete_password(self, service: str, username: str) -> None:
        raise RuntimeError("locked")


class Forgetful(Ring):
    """One that says nothing and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


def test_a_key_that_is_kept_is_given_back_and_let_go_of() -> None:
    backend = Ring()
    ring = KeyRing(lambda: backend)
    assert ring.available()
    assert ring.key("file") is None
    assert ring.keep("file", KEY)
    assert ring.key("file") == KEY
    assert ring.key("another") is None
    assert list(backend.words) == [("Wijkwerker", "file")]
    assert ring.forget("file")
    assert ring.key("file") is None
    assert ring.forget("file")


def fail() -> Ring:
    raise OSError("no bus")


@pytest.mark.parametrize("find", [lambda: None, fail, Locked, Forgetful])
@pytest.mark.survives("key ring gone", outcome="het wachtwoord wordt gevraagd, zonder een melding")
def test_a_key_ring_that_is_gone_locked_or_failing_gives_no_key_and_raises_nothing(
    find: Callable[[], Ring | None],
) -> None:
    ring = KeyRing(find)
    assert ring.key("file") is None
    assert not ring.keep("file", KEY)
    assert ring.available() is (find in (Locked, Forgetful))


def test_a_locked_key_ring_does_not_claim_to_have_let_go() -> None:
    assert not KeyRing(Locked).forget("file")


def test_a_key_ring_that_never_answers_is_not_waited_for() -> None:
    end = threading.Event()

    class Silent(Ring):
        def get_password(self, service: str, username: str) -> str | None:
            end.wait()
            return None

    ring = KeyRing(Silent, patience=0.02)
    assert ring.key("file") is None
    end.set()


@pytest.mark.parametrize("word", ["", "no base64!", "QUJD", "é"])
def test_what_is_no_key_is_none(word: str) -> None:
    assert KeyRing(lambda: Ring({("Wijkwerker", "file"): word})).key("file") is None


def test_only_key_rings_of_a_system_are_looked_for() -> None:
    names = {f"{kind.__module__}.{kind.__qualname__}" for kind in key_ring._kinds()}
    assert names
    assert not {name for name in names if any(word in name for word in ("fail", "null", "file", "chainer"))}


def test_the_key_ring_that_works_best_is_taken_and_one_that_does_not_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Absent(type):
        @property
        def priority(cls) -> float:
            raise RuntimeError("no bus")

    class Gone(Ring, metaclass=Absent):
        pass

    class Fair(Ring):
        priority = 4.8

    class Good(Ring):
        priority = 5

    class Never(Ring):
        priority = 0

    for kinds, taken in (([Gone, Fair, Good], Good), ([Gone, Never], None), ([], None)):
        monkeypatch.setattr(key_ring, "_kinds", lambda kinds=kinds: kinds)
        found = system_backend()
        assert found is None if taken is None else isinstance(found, taken)
