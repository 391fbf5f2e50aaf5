"""Codes that a field fixes are never shown as they are kept."""

from wijkwerker.domain import language
from wijkwerker.domain.fields import Choice, Many
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.codes import LABELS, label_of

FIXED = {
    code
    for cls in KINDS.values()
    for field in cls.info.fields.values()
    if isinstance(field, Choice | Many)
    for code in field.codes
}


def test_every_fixed_code_of_every_kind_has_words() -> None:
    assert set(LABELS) == FIXED


def test_a_code_is_shown_in_words_and_a_word_of_the_team_as_it_is() -> None:
    assert label_of("ging niet door") == "Ging niet door"
    assert label_of("foto") == "Foto’s"
    assert label_of("kookgroep") == "kookgroep"


def test_a_code_speaks_the_language_of_the_screen() -> None:
    language.use("en")
    assert label_of("zorg") == "Worry"
    assert label_of("gemeente") == "Municipality"
