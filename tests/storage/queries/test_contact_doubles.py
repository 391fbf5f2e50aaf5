"""Who is there already, while a new name is typed."""

import pytest

from wijkwerker.domain.kinds import Contact
from wijkwerker.storage.queries.contact_doubles import doubles
from wijkwerker.storage.store import Store


@pytest.fixture(autouse=True)
def _known(store: Store) -> None:
    with store.write() as writer:
        for name in ("Samira Bouzid", "Samira Haddou", "Ayşe Yıldız", "Hans de Wit"):
            writer.save(Contact(name=name))
        writer.save(Contact(name="Stichting De Brug", organisation=True, street="Wolgadreef"))


def like(store: Store, name: str) -> list[tuple[str, bool]]:
    with store.read() as connection:
        return [(double.name, double.same) for double in doubles(connection, name, 4)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ayse yildiz", [("Ayşe Yıldız", True)]),
        ("Samira Bouzit", [("Samira Bouzid", False)]),
        ("samira", [("Samira Bouzid", False), ("Samira Haddou", False)]),
        ("Sammira Bouzid", [("Samira Bouzid", False)]),
        ("Stichting de Bruk", [("Stichting De Brug", False)]),
        ("Samira Mensah", []),
        ("sa", []),
        ("", []),
    ],
)
def test_the_same_name_a_beginning_and_a_slip_of_the_finger_are_found(
    store: Store, typed: str, found: list[tuple[str, bool]]
) -> None:
    assert sorted(like(store, typed)) == found


def test_the_same_name_stands_before_names_that_are_like_it(store: Store) -> None:
    with store.write() as writer:
        writer.save(Contact(name="Samira Bouzida"))
    assert like(store, "samira bouzid") == [("Samira Bouzid", True), ("Samira Bouzida", False)]


def test_a_deleted_contact_is_no_double(store: Store) -> None:
    with store.write() as writer:
        gone = Contact(name="Petra Vos")
        writer.save(gone)
        writer.delete(Contact, gone.id)
    assert like(store, "Petra Vos") == []
