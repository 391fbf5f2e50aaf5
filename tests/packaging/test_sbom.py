"""The list of libraries that goes with the program: valid, complete, and without a word of the machine that made it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from wijkwerker import __version__
from wijkwerker.services.about import libraries, normal

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The list, made as dev.py makes it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "installers/sbom.py", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"wijkwerker-{__version__}.cdx.json"
    return (folder / done.stdout.strip()).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def content(listed: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(listed)
    return found


def test_it_has_the_form_of_cyclonedx(listed: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(listed) is None


def test_it_names_what_is_installed_to_run_on_in_the_version_of_the_lock_file(content: dict[str, Any]) -> None:
    found = {normal(part["name"]): part["version"] for part in content["components"]}
    assert found.keys() >= {normal(library.name) for library in libraries()}
    assert not {"pytest", "mypy", "ruff", "hatchling"} & found.keys()
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    assert not [name for name, version in found.items() if f"{name}=={version}" not in lock]
    assert content["metadata"]["component"]["version"] == __version__


def test_every_part_has_its_digests_and_nearly_every_one_its_licence(content: dict[str, Any]) -> None:
    parts = content["components"]
    assert all(part["hashes"] for part in parts)
    without = [part for part in parts if not part.get("licenses")]
    assert all(any(told["name"] == "wijkwerker:only" for told in part["properties"]) for part in without)


def test_what_needs_what_is_told(content: dict[str, Any]) -> None:
    needed = {one["ref"]: one.get("dependsOn", []) for one in content["dependencies"]}
    assert any(ref.startswith("sqlalchemy@") for ref in needed["wijkwerker"])
    assert any(ref.startswith("mako@") for one, refs in needed.items() if one.startswith("alembic@") for ref in refs)


def test_it_holds_no_address_of_a_registry_and_no_path_of_this_machine(listed: str) -> None:
    for word in (str(ROOT), str(Path.home()), "/simple", "index-url", "pypi.", "file:"):
        assert word not in listed
    addresses = {word for word in listed.replace('"', " ").split() if "://" in word}
    assert {address.split("/")[2] for address in addresses} <= {"cyclonedx.org", "json-schema.org"}


def test_the_same_sources_give_the_same_list(
    content: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    subprocess.run([sys.executable, "installers/sbom.py", str(tmp_path)], cwd=ROOT, capture_output=True, check=True)
    (again,) = tmp_path.iterdir()
    made = json.loads(again.read_text(encoding="utf-8"))
    assert made["metadata"].pop("timestamp") == "2026-11-18T11:06:40+00:00"
    del content["metadata"]["timestamp"]
    assert made == content
