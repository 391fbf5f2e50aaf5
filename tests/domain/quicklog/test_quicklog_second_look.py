"""Sentences that a second look at the one-line entry asked for. Today is Friday 20 November 2026."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from wijkwerker.domain.quicklog import Lexicon, QuickLog
from wijkwerker.domain.quicklog.parser import parse

TODAY = date(2026, 11, 20)
Shown = Callable[[QuickLog], dict[str, Any]]


@pytest.mark.parametrize(
    ("sentence", "people", "groups"),
    [
        ("31 mensen, 12 kinderen", 31, ["kinderen"]),
        ("31 mensen waaronder 12 kinderen", 31, ["kinderen"]),
        ("31 bewoners, waarvan 12 kinderen", 31, ["kinderen"]),
        ("31 bewoners met daarbij 12 kinderen", 31, ["kinderen"]),
        ("31 mensen, 12 kinderen en 8 ouders", 31, ["kinderen", "ouders"]),
        ("4 mensen, 12 kinderen", 16, ["kinderen"]),
        ("3 moeders en 2 vaders", 5, ["moeders", "vaders"]),
        ("met 4 bewoners en 3 jongeren", 7, ["jongeren"]),
        ("17 bezoekers, 3 nieuwkomers, 2 mantelzorgers", 22, ["mantelzorgers", "nieuwkomers"]),
    ],
)
def test_a_group_after_a_word_for_anybody_is_a_part_of_them(
    sentence: str, people: int, groups: list[str], lexicon: Lexicon, shown: Shown
) -> None:
    assert shown(parse(sentence, today=TODAY, lexicon=lexicon)) == {"people": people, "groups": groups}


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("beloofd de gemeente te mailen", "de gemeente mailen"),
        ("beloofd: De gemeente te mailen", "De gemeente mailen"),
        ("beloofd haar terug te bellen", "haar terugbellen"),
        ("beloofd iets te eten", "iets te eten"),
    ],
)
def test_a_promise_reads_as_a_thing_to_do(sentence: str, text: str, lexicon: Lexicon) -> None:
    (promise,) = parse(sentence, today=TODAY, lexicon=lexicon).promises
    assert promise.text == text


@pytest.mark.parametrize(
    "sentence",
    [
        "koffie morgen",
        "morgen afspraak met Rachid om 10 uur",
        "25-12-2030",
        "koffie op 25 december 2030",
        "overmorgen huisbezoek",
        "komende dinsdag inloop",
        "volgende week overleg om 11:00",
    ],
)
def test_a_day_to_come_is_pointed_at_and_the_moment_stays_on_today(sentence: str, lexicon: Lexicon) -> None:
    log = parse(sentence, today=TODAY, lexicon=lexicon)
    assert log.ahead
    assert (log.date, log.time) == (TODAY, None)
    assert "ahead" in {span.part for span in log.spans}
    assert not log.recognised & {"ahead", "date", "time"}


@pytest.mark.parametrize(
    "sentence",
    [
        "koffie met 3 moeders -> bellen morgen",
        "gisteren koffie, morgen weer",
        "gesproken met Ali over de bijeenkomst morgen",
        "gesprek over het feest van morgen",
        "afspraak gemaakt voor volgende week",
        "goede morgen, vanmorgen koffie",
        "elke morgen inloop",
        "vrijdag inloop",
        "25-12 inloop",
    ],
)
def test_what_was_promised_or_spoken_of_is_not_ahead(sentence: str, lexicon: Lexicon) -> None:
    assert not parse(sentence, today=TODAY, lexicon=lexicon).ahead


def test_the_clock_time_of_a_later_day_is_not_the_time_of_the_moment(lexicon: Lexicon) -> None:
    log = parse("Gisteren om 14:00 koffie, morgen afspraak om 10 uur", today=TODAY, lexicon=lexicon)
    assert (log.date.isoformat(), str(log.time)) == ("2026-11-19", "14:00:00")
    log = parse("Gisteren koffie, morgen afspraak om 10 uur", today=TODAY, lexicon=lexicon)
    assert log.time is None


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("ik heb Bas van der Meer beloofd de gemeente te mailen", ["Bas van der Meer"]),
        ("Karima belde: overlast in de flat", ["Karima"]),
        ("gisteren op straat, Karima el Idrissi vroeg om een bankje", ["Karima el Idrissi"]),
        ("Rachid heeft gevraagd om een bankje", ["Rachid"]),
        ("ik heb Karima gisteren gebeld", ["Karima"]),
        ("inloop, Joost kwam langs", ["Joost"]),
        ("Karima wil een naaicafé", ["Karima"]),
        ("Joost kwam langs", []),
        ("ze zei dat Karima vroeg om hulp", ["Karima"]),
        ("karima belde", []),
        ("Allemaal wil ze weg", []),
        ("Voetbalclub wil een veld", []),
        ("Corporatie Mitros wil slopen", []),
        ("Toen belde de gemeente", []),
        ("Vanmiddag belde iemand", []),
        ("De Gemeente belde", []),
        ("School mailde", []),
        ("Vogelstraat wil een drempel", []),
        ("Overvecht wil meer groen", []),
        ("Ik heb Spaans gesproken met 2 moeders", []),
        ("Fatima El Amrani belde", []),
        ("Samira belde", []),
    ],
)
def test_an_unknown_name_that_does_something_is_asked(sentence: str, names: list[str], lexicon: Lexicon) -> None:
    assert list(parse(sentence, today=TODAY, lexicon=lexicon).unknown_people) == names


def test_a_known_full_name_that_does_something_is_linked(lexicon: Lexicon) -> None:
    log = parse("Fatima El Amrani belde, ik heb Henk van Dijk beloofd te mailen", today=TODAY, lexicon=lexicon)
    assert [entry.label for entry in log.contacts] == ["Fatima El Amrani", "Henk van Dijk"]
