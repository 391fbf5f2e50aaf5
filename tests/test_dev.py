"""dev.py as a developer meets it: what it says when something is missing, and when it has nothing to do."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dev


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Pretend a Linux system: which libraries it lacks, whether it has a font, and which tools there are."""
    monkeypatch.setattr(sys, "platform", "linux")

    def pretend(*, lacks: tuple[str, ...], font: bool = True, tools: tuple[str, ...] = ("apt-get",)) -> None:
        monkeypatch.setattr(dev, "missing_libraries", lambda: list(lacks))
        monkeypatch.setattr(dev, "has_font", lambda: font)
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name in tools else None)
        monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)

    return pretend


def test_a_complete_system_needs_nothing(linux: Callable[..., None], capsys: pytest.CaptureFixture[str]) -> None:
    linux(lacks=())
    dev.system()
    assert capsys.readouterr().out == ""


def test_without_rights_the_exact_command_is_named(linux: Callable[..., None]) -> None:
    linux(lacks=("libEGL.so.1", "libxkbcommon.so.0"))
    with pytest.raises(dev.Stop, match="sudo apt-get install libegl1 libxkbcommon0\n"):
        dev.system()


def test_another_linux_finds_the_package_by_the_library(linux: Callable[..., None]) -> None:
    linux(lacks=("libEGL.so.1",), tools=("dnf",))
    with pytest.raises(dev.Stop, match=r"sudo dnf install 'libEGL\.so\.1\(\)\(64bit\)'"):
        dev.system()


def test_a_missing_font_is_a_hint_and_no_obstacle(
    linux: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    linux(lacks=(), font=False)
    dev.system()
    assert "fonts-inter" in capsys.readouterr().out


def test_a_linux_without_display_has_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not dev.has_screen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert dev.has_screen()


def test_the_environment_is_made_anew_when_the_lock_file_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("one")
    monkeypatch.setattr(dev, "LOCK", lock)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    assert not dev.up_to_date()
    dev.STAMP.write_text(dev.fingerprint())
    assert dev.up_to_date()
    lock.write_text("two")
    assert not dev.up_to_date()


def test_the_lock_file_names_no_registry_and_hashes_every_package() -> None:
    lines = dev.LOCK.read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if "==" in line and not line.startswith(" ")]
    assert len(packages) > 40
    assert all(line.endswith("\\") for line in packages)  # its hashes follow
    assert not [line for line in lines if "://" in line]
