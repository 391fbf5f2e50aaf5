"""The one-line entry reads anything, says where it read it, and asks the lists of names once."""

from collections.abc import Collection
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwerker.domain.quicklog import Entry, Lexicon
from wijkwerker.domain.quicklog.parser import parse
from wijkwerker.domain.quicklog.sentence import READ_LIMIT

TODAY = date(2026, 11, 20)
PIECES = tuple(
    piece
    for line in (
        "gisteren vorige week do 12-11 31-02 45 min 1u30 19.30 uur om half 3 koffie bel ik terug beloofd: -> → #",
        '#taal @ @" @Fatima @Samira " ! !moestuin Zamenhofdreef Overvecht 12 jongeren een stuk of 20 mensen ( ) , . ;',
        "; : - – ’s ' waarvan geen mooi met en van over de Joost De Brug ½ 1.000 €5 2x z'n drieën \0 \ud800 \u202e",
        "שלום مرحبا 👩‍👩‍👧 é e\u0301 ﷺ \u02bc",
    )
    for piece in line.split(" ")
)


class NoNames:
    """A neighbourhood of which nothing is known yet."""

    def look_up(self, phrases: Collection[str]) -> list[Entry]:
        """Nothing."""
        return []


class AllNames:
    """A neighbourhood in which every phrase is the name of a person, an area, a title and a theme."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def look_up(self, phrases: Collection[str]) -> list[Entry]:
        """Everything for everything."""
        self.asked.append(len(phrases))
        return [
            Entry(phrase, kind, f"{kind} {phrase}", phrase, part)
            for phrase in phrases
            for kind in ("contact", "area", "initiative", "activity", "theme")
            for part in ("full", "first")
        ]


@given(st.one_of(st.text(st.characters()), st.lists(st.sampled_from(PIECES)).map(" ".join)), st.dates(date(2000, 1, 1)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_kept_whole(text: str, today: date) -> None:
    for lexicon in (NoNames(), AllNames()):
        log = parse(text, today=today, lexicon=lexicon)
        assert log.note == text
        assert log.date <= today
        assert log.people >= 1
        assert all(0 <= span.start < span.end <= len(text) for span in log.spans)
        assert log == parse(text, today=today, lexicon=lexicon)


@pytest.mark.parametrize("piece", [*PIECES, "a", "1", " ", "bel ik ", "terugbellen, ", "Van De ", "en met "])
def test_a_text_of_forty_thousand_characters_is_read_as_far_as_it_makes_sense(piece: str) -> None:
    text = (piece * 40_000)[:40_000]
    log = parse(text, today=TODAY, lexicon=NoNames())
    assert log.note == text
    assert all(span.end <= READ_LIMIT for span in log.spans)


def test_the_names_are_looked_up_once_and_never_more_than_four_hundred() -> None:
    lexicon = AllNames()
    parse(" ".join(f"Woord{number} langs{number}" for number in range(600)), today=TODAY, lexicon=lexicon)
    assert lexicon.asked == [400]


def test_every_part_says_where_it_stands() -> None:
    sentence = "Gisteren 45 min koffie met 3 moeders over #taal → flyer vrijdag"
    log = parse(sentence, today=TODAY, lexicon=NoNames())
    assert [(sentence[span.start : span.end], span.part) for span in log.spans] == [
        ("Gisteren", "date"),
        ("45 min", "minutes"),
        ("koffie", "kind"),
        ("3 moeders", "people"),
        ("moeders", "groups"),
        ("#taal", "themes"),
        ("→ flyer vrijdag", "promises"),
        ("vrijdag", "due"),
    ]
    assert log.recognised == {"date", "minutes", "kind", "people", "groups", "themes", "promises"}


def test_nothing_is_recognised_in_an_empty_sentence() -> None:
    log = parse("", today=TODAY, lexicon=NoNames())
    assert (log.date, log.kind, log.people, log.area) == (TODAY, "gesprek", 1, None)
    assert log.recognised == frozenset()


def test_a_clock_time_of_today_never_lies_ahead() -> None:
    def told(sentence: str) -> time | None:
        return parse(sentence, today=TODAY, lexicon=NoNames(), now=time(12, 0)).time

    assert told("koffie om 10 uur") == time(10, 0)
    assert told("koffie om 14 uur") is None
    assert told("gisteren koffie om 14 uur") == time(14, 0)


def test_a_promise_knows_to_whom_it_was_made(lexicon: Lexicon) -> None:
    log = parse("koffie -> @Fatima bellen", today=TODAY, lexicon=lexicon)
    assert [promise.to.label for promise in log.promises if promise.to] == ["Fatima El Amrani"]
    assert log.contacts == ()


def test_an_ambiguous_name_comes_with_whom_it_fits(lexicon: Lexicon) -> None:
    log = parse("koffie met @Samira", today=TODAY, lexicon=lexicon)
    assert [entry.label for entry in log.ambiguous_people[0].candidates] == ["Samira Bouzid", "Samira Haddad"]
