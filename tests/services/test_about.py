"""The libraries that the window names: what is installed, with their own words about version and licence."""

from email.message import Message
from importlib.metadata import PackageMetadata, PackageNotFoundError, version
from typing import cast

import pytest

from wijkwerker.services import about


def described(**fields: str | list[str]) -> PackageMetadata:
    message = Message()
    for key, value in fields.items():
        for one in [value] if isinstance(value, str) else value:
            message[key.replace("_", "-")] = one
    return cast("PackageMetadata", message)


def test_every_library_is_named_with_its_version_and_its_licence() -> None:
    found = {library.name: library for library in about.libraries()}
    for name in ("PySide6_Essentials", "SQLAlchemy", "sqlcipher3", "argon2-cffi", "cryptography", "xlsxwriter"):
        assert found[name].version == version(name)
    assert not [library.name for library in found.values() if not library.licence]
    assert "wijkwerker" not in found
    assert not {"pytest", "mypy", "ruff"} & found.keys()


def test_they_stand_in_the_order_of_their_names() -> None:
    names = [library.name.lower() for library in about.libraries()]
    assert names == sorted(names)


def test_a_copy_without_descriptions_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(about, "distribution", none)
    assert about.libraries() == ()


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ({"License_Expression": "MIT", "License": "iets anders"}, "MIT"),
        ({"Classifier": ["Topic :: Office", "License :: OSI Approved :: BSD License"]}, "BSD-3-Clause"),
        (
            {
                "Classifier": [
                    "License :: OSI Approved :: MIT License",
                    "License :: OSI Approved :: Apache Software License",
                ]
            },
            "MIT OR Apache-2.0",
        ),
        ({"License": "LGPL"}, "LGPL"),
        ({"License": "Copyright (c) 2020\n a whole text"}, ""),
        ({}, ""),
        ({"Name": "sqlcipher3"}, "Zlib"),
    ],
)
def test_a_licence_is_read_wherever_a_maker_puts_it(fields: dict[str, str | list[str]], licence: str) -> None:
    assert about.licence(described(**{"Name": "iets", **fields})) == licence
