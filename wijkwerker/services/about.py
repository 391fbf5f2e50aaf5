"""What the program is made of: the libraries that it runs on, as their own makers describe them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution, requires

_PROGRAM = "wijkwerker"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"\bextra\s*==")  # of a part that we did not ask for
_CLASSIFIER = "License :: "
_SHORT = 70  # characters: some makers put the whole text where its name belongs
_NAMES = {  # the classifiers that our libraries use, as SPDX calls them
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
}
_UNSAID = {"sqlcipher3": "Zlib"}  # stands in its source and not in its description


@dataclass(frozen=True)
class Library:
    """A library: its name, its version, and its licence in SPDX words where those are known, else empty."""

    name: str
    version: str
    licence: str


def libraries() -> tuple[Library, ...]:
    """Everything that the program runs on, by name. Empty when this copy was made without the descriptions."""
    found = [_library(one) for one in closure(_PROGRAM) if normal(one.metadata["Name"]) != _PROGRAM]
    return tuple(sorted(found, key=lambda library: library.name.lower()))


def closure(name: str) -> Iterator[Distribution]:
    """A package and what it needs in its turn, as far as it is installed here."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        key = normal(waiting.pop())
        if key in seen:
            continue
        seen.add(key)
        try:
            found = distribution(key)
        except PackageNotFoundError:  # of another system, or not described in a frozen program
            continue
        yield found
        waiting += needs(key)


def needs(name: str) -> list[str]:
    """The names of what an installed package asks for, on any system, without its extras."""
    asked = [line for line in requires(name) or [] if not _EXTRA.search(line)]
    return sorted({normal(found[0]) for line in asked if (found := _NAME.match(line))})


def normal(name: str) -> str:
    """The one way to write the name of a package."""
    return re.sub(r"[-_.]+", "-", name).lower()


def licence(described: PackageMetadata) -> str:
    """The licence that a package says it has, short; empty when it says nothing."""
    said = _first(described, "License-Expression")
    classified = [
        line.rpartition(" :: ")[2] for line in described.get_all("Classifier") or [] if line.startswith(_CLASSIFIER)
    ]
    if not said and classified:
        said = " OR ".join(_NAMES.get(one, one) for one in classified)
    if not said:
        said = _first(described, "License").strip()
    if not said or "\n" in said or len(said) > _SHORT:
        return _UNSAID.get(normal(described["Name"]), "")
    return said


def _first(described: PackageMetadata, key: str) -> str:
    found = described.get_all(key)
    return str(found[0]) if found else ""


def _library(found: Distribution) -> Library:
    return Library(found.metadata["Name"], found.version, licence(found.metadata))
