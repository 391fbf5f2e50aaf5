"""Over Wijkwerker: the version, and the libraries with their versions and licences."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from wijkwerker import __version__
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.about import AboutSection
from wijkwerker.services import about
from wijkwerker.services.about import Library

Settle = Callable[[], None]


def shown(section: AboutSection) -> list[str]:
    return [label.text() for label in section.findChildren(QLabel) if label.text()]


def test_every_library_stands_there_with_its_version_and_licence(
    qtbot: QtBot, context: Context, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = (Library("argon2-cffi", "25.1.0", "MIT"), Library("zonder", "1.0", ""))
    monkeypatch.setattr(about, "libraries", lambda: found)
    section = AboutSection(context)
    qtbot.addWidget(section)
    section.load()
    settle()
    section.load()
    settle()
    assert f"Versie {__version__}" in shown(section)
    assert shown(section)[-6:] == ["argon2-cffi", "25.1.0", "MIT", "zonder", "1.0", "zie de makers"]


def test_a_copy_without_descriptions_shows_no_empty_card(
    qtbot: QtBot, context: Context, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(about, "libraries", tuple)
    section = AboutSection(context)
    qtbot.addWidget(section)
    section.load()
    settle()
    assert section._parts.isHidden()
