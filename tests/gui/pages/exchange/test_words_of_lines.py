"""What a line of a preview says: numbers in the right form, and days as people say them."""

from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from wijkwerker.domain.exchange.given import Conflict, Version
from wijkwerker.domain.exchange.planned import Group, Line
from wijkwerker.gui.pages.exchange.line_row import LineRow, divided, line_title, line_words
from wijkwerker.gui.pages.exchange.open_cards import OpenChoicesCard
from wijkwerker.gui.panels.exchange.values import ValueWords
from wijkwerker.gui.panels.exchange.words import day_words, title_words
from wijkwerker.gui.widgets import paint

TODAY = date(2026, 10, 13)


@pytest.mark.parametrize(
    ("group", "raw", "said"),
    [
        (Group.MISSING, "1", "1 rij staat niet meer in het bestand. Die blijft hier."),
        (Group.MISSING, "12", "12 rijen staan niet meer in het bestand. Ze blijven hier."),
        (Group.ERASED, "1", "1 rij is eerder voorgoed weggehaald en blijft weg"),
        (Group.ERASED, "2", "2 rijen zijn eerder voorgoed weggehaald en blijven weg"),
    ],
)
def test_rows_that_are_gone_are_counted_in_the_right_form(group: Group, raw: str, said: str) -> None:
    line = Line(group, f"{group}:contact", "contact", "", sheet="Contacten", raw=raw)
    assert line_words(line, ValueWords(TODAY))[2] == said


def test_a_moment_is_called_by_its_day_as_people_say_it() -> None:
    line = Line(Group.CHANGED, "m:people", "contact_moment", "m", title="2026-10-12 · Koffie op het plein")
    assert line_title(line, TODAY) == "gisteren · Koffie op het plein"
    assert title_words("Moestuin Tigrisdreef", TODAY) == "Moestuin Tigrisdreef"


def test_what_was_done_is_never_said_to_be_done_tomorrow() -> None:
    assert day_words(datetime(2026, 10, 14, 9), TODAY) == "wo 14 okt"


@pytest.mark.parametrize(
    ("wanted", "widths"),
    [
        ((200, 100, 150, 100), [300, 190, 200, 310]),  # all fits: columns stand below each other
        ((200, 100, 260, 100), [284, 176, 260, 278]),  # what is left over goes where it lacks
        ((600, 190, 200, 600), [300, 190, 200, 310]),  # nothing is left over
    ],
)
def test_a_column_that_lacks_room_gets_what_others_have_left(wanted: tuple[int, ...], widths: list[int]) -> None:
    given = divided((300, 190, 200, 310), wanted)
    assert sum(given) <= 1000
    assert [abs(one - other) <= 3 for one, other in zip(given, widths, strict=True)] == [True] * 4


def test_a_value_is_not_cut_beside_an_empty_column(qtbot: QtBot) -> None:
    days = ("dinsdag en donderdag na 19 uur, liever bellen", "ma")
    line = Line(Group.CHANGED, "c:note", "contact", "c", title="Hans", field="note", ours=days[0], theirs=days[1])
    row = LineRow(line, ValueWords(TODAY), on=True, refused=False, first=True)
    qtbot.addWidget(row)
    row.resize(900, 36)
    title, field, before, after = row.widths(760)
    assert title + field + before + after <= 760
    assert before > paint.text_width(days[0], "small")
    assert not row.is_cut()
    assert days[0] in row.accessibleName()
    row.resize(560, 54)
    assert row.is_cut()


def test_an_open_choice_is_told_by_its_versions(qtbot: QtBot) -> None:
    versions = (Version("Heeft een sleutel", "Loes", None), Version("Belt liever", "Sanne", None, mine=True))
    card = OpenChoicesCard()
    qtbot.addWidget(card)
    card.show_conflicts((Conflict("contact", "c1", "Hans de Wit", "note", versions=versions),), ValueWords(TODAY))
    item = card.rows()[0].item
    assert (item.title, item.detail) == ("Hans de Wit · Notitie", "Belt liever of Heeft een sleutel")
