"""How the timeline of a contact is told."""

import datetime as dt
from typing import Any

import pytest

from wijkwerker.gui.panels.contact.event_words import tell
from wijkwerker.gui.widgets.timeline import TimelineItem
from wijkwerker.storage.queries.contact_card import Event

TODAY = dt.date(2026, 10, 13)
KINDS = {"gesprek": "Gesprek", "koffie": "Koffie"}


def told(kind: str, day: dt.date = TODAY, **values: Any) -> TimelineItem:
    return tell(Event(kind, "1", day, **values), TODAY, KINDS)


def test_a_moment_of_today_tells_its_first_sentence_its_time_and_what_follows() -> None:
    row = told(
        "contact_moment",
        time="10:20",
        title="Wil helpen bij de fietsles. Heeft zelf ook een fiets.",
        code="gesprek",
        place="De Dreef",
        people=6,
        due=dt.date(2026, 10, 16),
    )
    assert row.title == "Wil helpen bij de fietsles"
    assert row.detail == "De Dreef · gesprek · 6 mensen · terugkoppelen vr 16 okt"
    assert row.when == "vandaag 10:20"


def test_a_moment_without_a_note_is_known_by_its_kind() -> None:
    row = told("contact_moment", dt.date(2026, 10, 6), time="10:20", code="koffie", place="De Dreef", people=1)
    assert (row.title, row.detail, row.when, row.icon) == ("Koffie", "De Dreef", "di 6 okt", "coffee")


def test_a_volunteer_is_told_with_hours() -> None:
    row = told("attendance", title="Fietsles", code="vrijwilliger", people=9, hours=2)
    assert (row.title, row.detail) == ("Fietsles", "Hielp als vrijwilliger · 9 mensen · 2 uur vrijwillig")


@pytest.mark.parametrize(
    ("answer", "later", "words"),
    [("ja", None, "ja"), ("later", dt.date(2026, 11, 2), "later, ma 2 nov"), ("open", None, "nog open")],
)
def test_an_ask_is_told_with_its_answer(answer: str, later: dt.date | None, words: str) -> None:
    row = told("ask", title="Wil je een groep begeleiden?", code=answer, due=later)
    assert row.title == "Gevraagd: Wil je een groep begeleiden?"
    assert row.detail == f"Antwoord: {words}"


def test_a_promise_is_told_with_what_became_of_it() -> None:
    assert told("promise", title="Bellen", due=dt.date(2026, 10, 16)).detail == "terugkoppelen vr 16 okt"
    assert told("promise", title="Bellen", done=dt.date(2026, 10, 12)).detail == "teruggekoppeld gisteren"
    assert told("promise", title="Bellen").detail == "nog terugkoppelen"


@pytest.mark.parametrize(
    ("kind", "values", "title"),
    [
        ("initiative", {"title": "Fietsles", "code": "mede-trekker"}, "Mede-trekker van Fietsles"),
        ("introduction", {"title": "Hans de Wit"}, "Verbonden met Hans de Wit"),
        ("introduction", {"title": ""}, "Verbonden met naam weg"),
        ("story", {"title": "Op eigen benen"}, "Vertelde: Op eigen benen"),
    ],
)
def test_other_events_are_told_in_a_few_words(kind: str, values: dict[str, Any], title: str) -> None:
    assert told(kind, **values).title == title


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    row = told("contact_moment", title="woord " * 40, code="gesprek")
    assert row.title.endswith("woord …")
    assert len(row.title) < 95
