"""The guard: what may be a citizen service number, and words that say something of health, origin or religion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerker.domain.guard import find_bsn, special_words

FICTIONAL = "111222333"  # passes the elfproef and is never given out
WIDE = FICTIONAL.translate({ord(figure): ord(figure) + 0xFEE0 for figure in "123"})  # of full width


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (f"haar nummer is {FICTIONAL}.", [FICTIONAL]),
        ("111 222 333", ["111 222 333"]),
        ("bsn:111.222.333", ["111.222.333"]),
        ("1112.22.333 staat op de brief", ["1112.22.333"]),
        ("111-222-333", ["111-222-333"]),
        (f"met 3 {FICTIONAL} en 4", [FICTIONAL]),
        ("12345611", ["12345611"]),
        (f"{FICTIONAL}, {FICTIONAL}", [FICTIONAL, FICTIONAL]),
        (f"BSN{FICTIONAL}", [FICTIONAL]),
        (f"bsn:{FICTIONAL}", [FICTIONAL]),
        (f"bsn_{FICTIONAL}van haar", [FICTIONAL]),
        (f"haar bsn{WIDE}", [WIDE]),
        (f"06 12345678 {FICTIONAL}", [FICTIONAL]),
    ],
)
def test_digits_that_may_be_a_bsn_are_found_as_people_write_them(text: str, written: list[str]) -> None:
    assert [text[start:end] for start, end in find_bsn(text)] == written


@pytest.mark.parametrize(
    "text",
    [
        "111222334",
        "06-12345678",
        "06 12 34 56 78",
        "0612345678",
        "030 2345678",
        "+31612345678",
        "tel0612345678",
        "06-12345611",
        "+31 6 12345611",
        "0031 6 12 34 56 11",
        "BU12345611",
        "12-11-2026",
        "2026-11-12",
        "€ 111222333",
        "€111222333",
        "111222333,50",
        "a111222333",
        "1112223334",
        "NL91 ABNA 0417 1643 00",
        "10 12 14 16 18",
        "000000000",
        "",
        "geen cijfers",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_bsn(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zij heeft diabetes en is Turks", ["diabetes", "Turks"]),
        ("een Marokkaanse vader", ["Marokkaanse"]),
        ("twee Syriërs uit de flat", ["Syriërs"]),
        ("hij is moslim", ["moslim"]),
        ("haar man is opgenomen", ["opgenomen"]),
        ("contact opgenomen met de gemeente", []),
        ("gesprek over gezondheid en bewegen", []),
        ("de christelijke basisschool", []),
        ("Turks eten met 20 bewoners", []),
        ("bezoek aan de moskee", []),
        ("ziekenhuis", []),
        ("", []),
    ],
)
def test_words_about_a_person_that_do_not_belong_here_are_pointed_at(text: str, words: list[str]) -> None:
    found = special_words(text)
    assert [word for _, _, word in found] == words
    assert all(text[start:end] == word for start, end, word in found)


@given(st.one_of(st.text(st.characters()), st.text("0123456789 .-€")))
def test_no_text_breaks_the_guard(text: str) -> None:
    for start, end in find_bsn(text):
        assert 8 <= sum(c.isdigit() for c in text[start:end]) <= 9
    special_words(text)
