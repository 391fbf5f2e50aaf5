"""Values are shown as people read them: never a code, an id or a date of figures."""

from datetime import date

import pytest

from wijkwerker.gui.panels.exchange.values import CellValue, ValueWords

WORDS = ValueWords(
    date(2026, 10, 13),
    "Sanne Bakker",
    {"phase": {"in uitvoering": "In uitvoering"}, "theme": {"groen": "Groen"}},
    {("contact", "c1"): "Joke Verhoeven", ("area", "a1"): "Zamenhofdreef"},
)


@pytest.mark.parametrize(
    ("kind", "field", "text", "said"),
    [
        ("initiative", "phase", "in uitvoering", "In uitvoering"),
        ("initiative", "lead", "c1", "Joke Verhoeven"),
        ("initiative", "lead", None, "leeg"),
        ("initiative", "lead", "c2", "nog niet ontvangen"),
        ("initiative", "themes", "groen\nlezen", "Groen, Lezen"),
        ("initiative", "co_leads", "c1", "Joke Verhoeven"),
        ("contact", "consent", "mondeling", "Mondeling"),
        ("contact", "organisation", "1", "ja"),
        ("contact", "area", "a1", "Zamenhofdreef"),
        ("contact_moment", "date", "2026-10-12", "gisteren"),
        ("contact_moment", "time", "09:30", "09:30"),
        ("contact_moment", "minutes", "90", "1½ uur"),
        ("activity", "starts", "2026-10-20 13:00", "di 20 okt 13:00"),
        ("attendance", "hours", "4.5", "4½ uur"),
        ("initiative", "live", "0", "Verwijderd"),
        ("initiative", "live", "1", "Blijft staan"),
        ("initiative", "title", "?", "niet meer bekend"),
        ("nieuwe soort", "nieuw veld", "iets", "iets"),
    ],
)
def test_a_value_in_words(kind: str, field: str, text: str | None, said: str) -> None:
    assert WORDS.value(CellValue(kind, field, "", text)) == said


def test_an_element_of_a_set_is_in_it_or_not() -> None:
    assert WORDS.value(CellValue("initiative", "themes", "groen", "1")) == "Groen"
    assert WORDS.value(CellValue("initiative", "themes", "groen", None)) == "zonder Groen"
    assert WORDS.value(CellValue("contact", "same", "c1", "c1")) == "Dezelfde als Joke Verhoeven"
    assert WORDS.value(CellValue("contact", "same", "c1", "los")) == "Iemand anders dan Joke Verhoeven"


def test_a_field_has_its_label_and_a_deletion_is_a_question() -> None:
    assert WORDS.field("contact", "phone") == "Telefoon"
    assert WORDS.field("contact", "live") == "Blijft dit staan?"
    assert WORDS.field("contact", "van een nieuwere Wijkwerker") == "van een nieuwere Wijkwerker"
