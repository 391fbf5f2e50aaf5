"""What a person is told of texts that name them: their own sentences, and nobody else's name."""

import pytest

from wijkwerker.domain.privacy.mentions import Teller

TELLER = Teller(
    ["Fatima El Amrani"],
    ["06 12345678", "fatima@voorbeeld.nl"],
    ["Fatima Bakker", "Samira Bouzid", "Łukasz Wójcik", "Sanne de Vries", "Roos Mulder"],
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Koffie met Fatima El Amrani en Samira Bouzid.", "Koffie met Fatima El Amrani en een ander."),
        ("Fatima belde, Samira ook.", "Fatima belde, een ander ook."),
        ("Fatima Bakker was er niet.", "een ander was er niet."),
        ("fatima el amrani en lukasz wojcik", "fatima el amrani en een ander"),
        ("Mevrouw Bouzid en Wójcik kwamen.", "Mevrouw een ander en een ander kwamen."),
        ("De roos bloeit, zegt Roos.", "De roos bloeit, zegt een ander."),
        ("De Vries hielp mee.", "een ander hielp mee."),
        ("Bel 06-87654321 of mail samira@voorbeeld.nl.", "Bel (weggelaten) of mail (weggelaten)."),
        ("Bel 06-12345678 of mail fatima@voorbeeld.nl.", "Bel 06-12345678 of mail fatima@voorbeeld.nl."),
        ("", ""),
    ],
)
def test_names_numbers_and_addresses_of_others_are_left_out(text: str, told: str) -> None:
    assert TELLER.tell(text) == told


def test_of_a_text_that_only_names_somebody_the_sentences_around_the_name_are_told() -> None:
    text = "Samira zoekt werk. Fatima El Amrani helpt haar. Het regende."
    assert TELLER.around(text, linked=False) == "Fatima El Amrani helpt haar."
    assert TELLER.around("Fatima helpt.", linked=False) == ""  # that may be another Fatima


def test_in_a_linked_text_a_first_name_is_enough_and_without_any_name_all_of_it_is_told() -> None:
    text = "Samira zoekt werk. Fatima helpt haar. Het regende. Fatima belt nog."
    assert TELLER.around(text, linked=True) == "Fatima helpt haar. […] Fatima belt nog."
    assert TELLER.around("Over de tuin gepraat.", linked=True) == "Over de tuin gepraat."
