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
