"""Notes made short."""

import pytest

from wijkwerker.domain.notes import LONGEST_TITLE, first_sentence, sentence_with


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Koffie gedronken.", "Koffie gedronken"),
        ("Koffie gedronken. Hans wil de sleutel.", "Koffie gedronken"),
        ("Wie wil er helpen? Vijf mensen.", "Wie wil er helpen?"),
        ("Regel een\nRegel twee", "Regel een"),
        ("Gesproken in de Zamenhofdreef e.o. over groen", "Gesproken in de Zamenhofdreef e.o. over groen"),
        ("Om 10.30 uur. 6 vrouwen", "Om 10.30 uur"),
        ("", ""),
    ],
)
def test_the_title_of_a_note_is_its_first_sentence(note: str, sentence: str) -> None:
    assert first_sentence(note) == sentence


def test_a_long_sentence_is_cut_at_a_word() -> None:
    short = first_sentence("woord " * 60)
    assert len(short) <= LONGEST_TITLE + 2
    assert short.endswith("woord …")


def test_what_is_searched_for_shows_the_sentence_that_has_it() -> None:
    note = "Zwaaien, praatje, door. Gaat goed met Şamıra. Tot morgen!"
    assert sentence_with(note, "sam") == "Gaat goed met Şamıra"
    assert sentence_with(note, "nergens") == "Zwaaien, praatje, door"
    assert sentence_with(note, "") == "Zwaaien, praatje, door"
