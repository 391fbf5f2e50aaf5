"""The words on the screen, in Dutch or in English."""

from wijkwerker.domain import language


def test_a_language_that_nobody_speaks_here_is_dutch() -> None:
    language.use("xx")
    assert language.current() == "nl"
    assert language._("Contacten") == "Contacten"


def test_nothing_to_say_stays_nothing() -> None:
    assert language._("") == ""
