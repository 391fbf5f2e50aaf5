"""What a round proposes, and when it asks again."""

from datetime import date

import pytest

from wijkwerker.domain.privacy.retention import Choice, Data, Reasons, again_on, proposed

REASONS = Reasons(
    {"lead": "Buurttuin"}, {"asked": "Wil je helpen?"}, {"promised": "Bellen"}, {"limited": ""}, {"waits": ""}
)


@pytest.mark.parametrize(
    ("data", "person", "choice", "why"),
    [
        (Data.CONTACT, "nobody", Choice.GO, ""),
        (Data.CONTACT, "lead", Choice.KEEP, "Buurttuin"),
        (Data.CONTACT, "asked", Choice.ASK, "Wil je helpen?"),
        (Data.CONTACT, "promised", Choice.ASK, "Bellen"),
        (Data.CONTACT, "limited", Choice.KEEP, "beperkt"),
        (Data.CONTACT, "waits", Choice.KEEP, "verzoek"),
        (Data.NOTE, "lead", Choice.GO, ""),
        (Data.NOTE, "limited", Choice.KEEP, "beperkt"),
        (Data.STORY, "waits", Choice.KEEP, "verzoek"),
    ],
)
def test_what_is_proposed_and_why(data: Data, person: str, choice: Choice, why: str) -> None:
    found, said = proposed(data, person, REASONS)
    assert found is choice
    assert why in said
    assert bool(said) is (choice is not Choice.GO)


def test_what_is_kept_is_asked_after_a_year_and_what_is_asked_after_a_month() -> None:
    assert again_on(Choice.KEEP, date(2026, 11, 20)) == date(2027, 11, 20)
    assert again_on(Choice.ASK, date(2027, 1, 31)) == date(2027, 2, 28)
