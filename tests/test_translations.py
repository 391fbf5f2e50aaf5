"""Each language says every sentence of the program, and the compiled catalogues are what the program reads."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wijkwerker import paths
from wijkwerker.domain import language

ROOT = Path(__file__).resolve().parent.parent
TOOL = "installers/translations.py"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout with the translation tool, one sentence and its translation."""
    (tmp_path / "installers").mkdir()
    shutil.copy(ROOT / TOOL, tmp_path / TOOL)
    (tmp_path / "wijkwerker").mkdir()
    write_sentence(tmp_path, '_("Dag {name}")')
    assert run(tmp_path, "update").returncode == 0
    return tmp_path


def write_sentence(checkout: Path, *calls: str) -> None:
    (checkout / "wijkwerker" / "greeting.py").write_text("\n".join(calls), encoding="utf-8")


def catalogue(checkout: Path) -> Path:
    return checkout / "resources" / "i18n" / "en" / "LC_MESSAGES" / "wijkwerker.po"


def translate(checkout: Path, english: str) -> None:
    """Fill in the one empty translation."""
    po = catalogue(checkout)
    head, entry = po.read_text(encoding="utf-8").rsplit('msgstr ""', 1)
    po.write_text(f'{head}msgstr "{english}"{entry}', encoding="utf-8")


def run(checkout: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, TOOL, command], cwd=checkout, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_a_sentence_without_translation_is_named(checkout: Path) -> None:
    found = run(checkout, "check")
    assert found.returncode == 1
    assert "not translated: 'Dag {name}'" in found.stdout


def test_a_translated_catalogue_passes(checkout: Path) -> None:
    translate(checkout, "Hello {name}")
    assert run(checkout, "check").returncode == 0


def test_a_sentence_inside_an_f_string_is_named(checkout: Path) -> None:
    write_sentence(checkout, "said = _('Dag {name}')", """words = f"{_('Tot ziens')} {said}\"""")
    assert "wijkwerker/greeting.py:2: a sentence inside an f-string" in run(checkout, "check").stdout


def test_a_translation_that_loses_a_blank_is_named(checkout: Path) -> None:
    translate(checkout, "Hello")
    assert "a blank got lost: 'Hello'" in run(checkout, "check").stdout


def test_a_translation_with_a_blank_that_nobody_fills_is_named(checkout: Path) -> None:
    translate(checkout, "Hello {person}")
    assert "blanks that the sentence does not fill" in run(checkout, "check").stdout


def test_a_new_sentence_and_one_that_went_are_named_until_the_update(checkout: Path) -> None:
    translate(checkout, "Hello {name}")
    write_sentence(checkout, '_("Tot ziens")')
    found = run(checkout, "check").stdout
    assert "not in the catalogue: 'Tot ziens'" in found
    assert "nobody says this any more: 'Dag {name}'" in found
    run(checkout, "update")
    translate(checkout, "Goodbye")
    assert run(checkout, "check").returncode == 0


def test_both_numbers_of_a_sentence_need_a_translation(checkout: Path) -> None:
    write_sentence(checkout, 'ngettext("{n} mens", "{n} mensen", n)')
    run(checkout, "update")
    translate(checkout, "{n} people")
    assert "not translated: '{n} mens'" in run(checkout, "check").stdout


def test_updating_twice_changes_nothing(checkout: Path) -> None:
    before = catalogue(checkout).read_bytes()
    run(checkout, "update")
    assert catalogue(checkout).read_bytes() == before


def test_the_program_speaks_english_when_asked() -> None:
    assert list((paths.resources() / "i18n").glob("en/LC_MESSAGES/*.mo"))
    language.use("en")
    assert language._("Contacten") == "Contacts"
