"""The list of libraries that go with the program (SBOM, CycloneDX 1.6): `python installers/sbom.py FOLDER`.

Versions and hashes come from requirements.lock, licences from what is installed. It holds no address of a registry
and no path of the machine that made it; but for its time the same sources give the same list.
"""

import os
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from wijkwerker import __version__
from wijkwerker.services.about import licence, needs, normal

ROOT = Path(__file__).resolve().parent.parent
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(?:;\s*([^\\]*?))?\s*\\?$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


class Pin(NamedTuple):
    """A line of the lock file: a package, on which systems, and the digests of its files."""

    name: str
    version: str
    marker: str
    digests: tuple[str, ...]


def pins(lock: str) -> dict[str, Pin]:
    """What the lock file fixes, by the normal name."""
    found: dict[str, Pin] = {}
    last = ""
    for line in lock.splitlines():
        if match := _PIN.match(line):
            name, version, marker = match.groups()
            last = normal(name)
            found[last] = Pin(name, version, marker or "", ())
        elif last and (digest := _HASH.search(line)):
            found[last] = found[last]._replace(digests=(*found[last].digests, digest[1]))
    return found


def runtime(asked: list[str], fixed: dict[str, Pin]) -> dict[str, list[str]]:
    """The packages that the program runs on, on any system, each with those that it needs itself."""
    waiting = [normal(found[0]) for line in asked if (found := _NAME.match(line))]
    seen: dict[str, list[str]] = {}
    while waiting:
        name = waiting.pop()
        if name in seen or name not in fixed:
            continue
        try:
            seen[name] = [other for other in needs(name) if other in fixed]
        except PackageNotFoundError:  # of another system: its own needs are those of its makers
            seen[name] = []
        waiting += seen[name]
    return dict(sorted(seen.items()))


def bom(project: str, lock: str) -> Bom:
    """The list, from the texts of pyproject.toml and requirements.lock."""
    asked = tomllib.loads(project)["project"]
    fixed = pins(lock)
    tree = runtime(asked["dependencies"], fixed)
    made = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_OID, __version__ + sha256(lock.encode()).hexdigest()))
    program = Component(
        name="wijkwerker",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="wijkwerker",
        licenses=[LicenseFactory().make_from_string(asked["license"])],
    )
    made.metadata.component = program
    if moment := os.environ.get("SOURCE_DATE_EPOCH"):  # who builds twice and compares sets the clock
        made.metadata.timestamp = datetime.fromtimestamp(int(moment), UTC)
    parts = {name: _component(fixed[name]) for name in tree}
    made.components.update(parts.values())
    first = {normal(found[0]) for line in asked["dependencies"] if (found := _NAME.match(line))}
    made.register_dependency(program, [parts[name] for name in sorted(first & parts.keys())])
    for name, others in tree.items():
        made.register_dependency(parts[name], [parts[other] for other in others])
    return made


def _component(pin: Pin) -> Component:
    return Component(
        name=pin.name,
        version=pin.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{normal(pin.name)}@{pin.version}",
        purl=PackageURL("pypi", None, normal(pin.name), pin.version),
        licenses=[LicenseFactory().make_from_string(text) for text in _licences(pin.name)],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in pin.digests],
        properties=list(_remarks(pin)),
    )


def _licences(name: str) -> Iterator[str]:
    """The licence that an installed package tells; nothing is known of one for another system."""
    try:
        if text := licence(metadata(name)):
            yield text
    except PackageNotFoundError:
        return


def _remarks(pin: Pin) -> Iterator[Property]:
    yield Property(name="wijkwerker:hashes", value="of each file that the package is given out in")
    if pin.marker:
        yield Property(name="wijkwerker:only", value=pin.marker)


def text_of(made: Bom) -> str:
    """The list as JSON."""
    return make_outputter(made, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2) + "\n"


def write(folder: Path) -> Path:
    """Write the list of this checkout in a folder; gives where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    made = bom((ROOT / "pyproject.toml").read_text("utf-8"), (ROOT / "requirements.lock").read_text("utf-8"))
    path = folder / f"wijkwerker-{__version__}.cdx.json"
    path.write_text(text_of(made), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(write(Path(sys.argv[1])).name)
