import pytest
from pytestqt.qtbot import QtBot

from wijkwerker.gui.widgets.avatar import Avatar, avatar_pixmap, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Samira Bouzid", "SB"),
        ("Hans de Wit", "HW"),
        ("Fatima El Amrani", "FA"),
        ("Yılmaz", "Y"),
        ("de Wit", "DW"),
        ("", ""),
        ("12 bewoners", "B"),
    ],
)
def test_initials_skip_linking_words(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_an_avatar_is_painted_once(qtbot: QtBot) -> None:
    first = avatar_pixmap("Samira Bouzid")
    assert avatar_pixmap("Samira Bouzid").cacheKey() == first.cacheKey()
    assert avatar_pixmap("Kofi Mensah").cacheKey() != first.cacheKey()


def test_an_avatar_shows_someone_else(qtbot: QtBot) -> None:
    avatar = Avatar("Samira Bouzid")
    qtbot.addWidget(avatar)
    before = avatar.grab().toImage()
    avatar.show_who(icon="building", square=True)
    assert avatar.grab().toImage() != before
