"""Which words name a person: what goes, what stays, and that nothing of a name is left in what hangs together."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerker.domain.folding import fold
from wijkwerker.domain.privacy.naming import Other, Person, names, without


def called(*spellings: str) -> Person:
    return Person(frozenset(spellings))


FATIMA = Person(
    frozenset({"Fatima el Amrani"}),
    frozenset({"06-12345678"}),
    frozenset({"f.amrani@example.org"}),
    frozenset({("Zamenhofdreef", "12a")}),
)

LINKED = (
    (FATIMA, "Fatima belde", "Een bewoner belde"),
    (FATIMA, "Gebeld met fatima. FATIMA EL AMRANI!", "Gebeld met een bewoner. Een bewoner!"),
    (FATIMA, "Fatima's zus, Fatimas zus, Fatima’s zus", "Een bewoners zus, een bewoners zus, een bewoners zus"),
    (FATIMA, "Met mevrouw El-Amrani en de heer Ali", "Met een bewoner en de heer Ali"),
    (FATIMA, "F. el Amrani of F Amrani of Elamrani", "Een bewoner of een bewoner of een bewoner"),
    (FATIMA, "El Amrani, Fatima: komt", "Een bewoner: komt"),
    (FATIMA, "Fa\u0301tima en fat\u200bima", "Een bewoner en een bewoner"),
    (FATIMA, "Fatimah, Fatima-Zohra en Samrani", "Fatimah, Fatima-Zohra en Samrani"),
    (FATIMA, "De Fatima-dag", "De een bewoner-dag"),
    (FATIMA, "@Fatima zei “Fatima!”", "Een bewoner zei “een bewoner!”"),
    (FATIMA, "Bel 06 12 34 56 78, +31 6 1234 5678, 0031612345678", "Bel een nummer, een nummer, een nummer"),
    (FATIMA, "Nota 6123456789 van 061234567", "Nota 6123456789 van 061234567"),
    (FATIMA, "Mail F.Amrani@example.org, niet info@fatima.example", "Mail een mailadres, niet info@fatima.example"),
    (FATIMA, "Zamenhofdreef 12 A, niet 121 of 13", "Een adres, niet 121 of 13"),
    (FATIMA, "Op de Zamenhofdreef 121", "Op de Zamenhofdreef 121"),
    (called("Roos Hoop"), "Roos gaf een roos, vol hoop", "Een bewoner gaf een roos, vol hoop"),
    (called("Roos Hoop"), "Vol hoop. Mevrouw Hoop lacht", "Vol hoop. Een bewoner lacht"),
    (called("Jan van der Berg"), "Jan v.d. Berg; van den Berg; op de berg", "Een bewoner; een bewoner; op de berg"),
    (called("Jan van der Berg"), "Vanderberg in januari", "Een bewoner in januari"),
    (called("Piet van 't Hof"), "Meneer van 't Hof; P. van ’t Hof", "Een bewoner; een bewoner"),
    (called("Piet van 't Hof"), "Gisteren kwam Karel van 't Hof", "Gisteren kwam Karel van 't Hof"),
    (called("Jan van der Berg"), "Jan-Willem en Jans moeder", "Jan-Willem en een bewoners moeder"),
    (called("İbrahim Yıldız"), "IBRAHIM Yildiz, Ibrahim Y. kwam", "Een bewoner, een bewoner kwam"),
    (called("Ali"), "Ali’s fiets, ali, Alie", "Een bewoners fiets, een bewoner, Alie"),
    (called("Hans"), "Hans' fiets. 'Hans' zei", "Een bewoners fiets. 'Een bewoner' zei"),
    (called("J.P. Jansen"), "J.P. Jansen, dhr. Jansen, M. Jansen", "Een bewoner, een bewoner, M. Jansen"),
    (called("Ayşe Yıldız-de Boer"), "Ayse Yildiz en mw De Boer", "Een bewoner en een bewoner"),
    (called("O'Neill"), "O’Neill en oneill", "Een bewoner en een bewoner"),
    (called("Fatima Amrani", "Fatma Bouzid"), "Fatma en Fatima", "Een bewoner en een bewoner"),
)  # fmt: skip


@pytest.mark.parametrize(("person", "text", "expected"), LINKED)
def test_in_what_hangs_together_every_form_of_the_name_goes(person: Person, text: str, expected: str) -> None:
    assert without(text, person, linked=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fatima en mevrouw Amrani op de Zamenhofdreef 12a", None),
        ("Gesproken met Fatima El Amrani", "Gesproken met een bewoner"),
        ("Bel 0612345678 of f.amrani@example.org", "Bel een nummer of een mailadres"),
        ("f. amrani was er", "Een bewoner was er"),
    ],
)
def test_elsewhere_only_what_can_be_nobody_else_goes(text: str, expected: str | None) -> None:
    assert without(text, FATIMA, linked=False) == (text if expected is None else expected)


def test_who_else_is_called_so_keeps_the_name() -> None:
    bouzid, same = called("Fatima Bouzid"), called("Fatima el Amrani")
    text = "Fatima Bouzid en Fatima kwamen"
    assert (
        without(text, FATIMA, linked=True, others=[Other(bouzid, linked=False)])
        == "Fatima Bouzid en een bewoner kwamen"
    )
    assert without(text, FATIMA, linked=True, others=[Other(bouzid, linked=True)]) == text
    full = "Met Fatima el Amrani"
    assert without(full, FATIMA, linked=False, others=[Other(same, linked=False)]) == full
    assert without(full, FATIMA, linked=True, others=[Other(same, linked=False)]) == "Met een bewoner"


def test_a_name_beside_the_name_of_somebody_else_is_that_of_somebody_else() -> None:
    jan = called("Jan Oosterhuis")
    assert without("Rob van Oosterhuis kwam", jan, linked=True, strange={"rob"}) == "Rob van Oosterhuis kwam"
    assert without("Sprak Oosterhuis", jan, linked=True, strange={"rob"}) == "Sprak een bewoner"
    assert without("Jan Bakker kwam", jan, linked=True, strange={"bakker"}) == "Jan Bakker kwam"


def test_a_title_that_grows_too_long_is_cut() -> None:
    assert len(without("Ali " * 50, called("Ali"), linked=True, limit=200)) <= 200


FIRST = ("Fatima", "Ali", "Ayşe", "Jean-Pierre", "İbrahim", "Renée", "Xan", "Noor")
LAST = ("el Amrani", "van der Zwaluw", "Yıldız", "O'Neill", "de Groot", "Jansen-Boz", "Ünal")
WORDS = ("koffie", "tuin", "met", "Overvecht", "belde", "3", "wil", "graag,", "komt.", "\n", "Marlies", "Kwam", "–")


def typed(name: str) -> st.SearchStrategy[str]:
    """A name as people type it."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    forms = (
        name,
        name.upper(),
        unicodedata.normalize("NFD", name),
        plain,
        name.replace(" ", "  "),
        f"{name}'s",
        f"({name})",
    )
    return st.sampled_from(forms)


@st.composite
def texts(draw: st.DrawFn) -> tuple[Person, str]:
    """Somebody, and a text that names them by first, last or full name between other words."""
    first, last = draw(st.sampled_from(FIRST)), draw(st.sampled_from(LAST))
    mentions = draw(st.lists(st.sampled_from((first, last, f"{first} {last}")).flatmap(typed), max_size=4))
    others = draw(st.lists(st.sampled_from(WORDS), max_size=8))
    return called(f"{first} {last}"), " ".join(draw(st.permutations([*mentions, *others])))


@given(texts())
def test_nothing_of_the_name_is_left_and_all_other_words_are(case: tuple[Person, str]) -> None:
    person, text = case
    clean = without(text, person, linked=True)
    assert not names(clean, person, linked=True)
    assert without(clean, person, linked=True) == clean
    found = set(re.findall(r"[a-z]+", fold(clean)))
    assert not found & (person.words - {"groot"})  # an ordinary word in lower case stays
    for word in WORDS:
        assert clean.count(word) >= text.count(word)


@given(st.text(max_size=60))
def test_a_text_without_the_name_stays_as_it_is(text: str) -> None:
    person = called("Xanthippe Quolibet")
    if "xan" not in fold(text) and "quo" not in fold(text):
        assert without(text, person, linked=True) == text
