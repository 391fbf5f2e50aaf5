"""What people type in a cell becomes a value, or a sentence that says why it cannot be read."""

import datetime as dt

import pytest

from tests.domain.exchange.workbooks import CODES
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import CellValue
from wijkwerker.domain.exchange.canonical import cell_text
from wijkwerker.domain.exchange.reading.typed import Typed, read, refusal
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.kinds.record import fields_of

PLACES = {"Oosterhout": ("oost",), "Westend": ("west",), "Kerkbuurt": ("kerk 1", "kerk 2")}
ID = "e15e0000-0000-4000-8000-000000000001"


def _read(kind: str, name: str, value: CellValue, *, flag: str = "", label: bool = False) -> dict[str, str]:
    """What a cell is read as: by element for a set, else under ''."""
    field = fields_of(KINDS[kind])[name]
    typed = Typed(value, cell_text(value), flag)
    found = read(
        field, name, typed, lambda _kind, word: PLACES.get(word, ()), lambda lst: CODES.get(lst, {}), label=label
    )
    return {element: text for (_name, element), text in found.items()}


def _refused(kind: str, name: str, value: CellValue, *, flag: str = "", label: bool = False) -> str:
    with pytest.raises(WijkwerkerError) as caught:
        _read(kind, name, value, flag=flag, label=label)
    return str(caught.value)


@pytest.mark.parametrize(
    ("kind", "name", "value", "text"),
    [
        ("contact", "name", "  Fatima\u00a0El Amrani ", "Fatima El Amrani"),
        ("contact", "house_number", 12, "12"),
        ("contact", "house_number", "12-b", "12-b"),
        ("contact", "phone", "06-12345678", "06-12345678"),
        ("contact", "organisation", "Ja", "1"),
        ("contact", "organisation", "nee", "0"),
        ("contact", "organisation", True, "1"),
        ("contact", "resident_since", "1987", "1987"),
        ("contact", "resident_since", 1987.0, "1987"),
        ("contact", "consent", "Mondeling", "mondeling"),
        ("contact", "consent_date", dt.date(2026, 11, 3), "2026-11-03"),
        ("contact", "consent_date", dt.datetime(2026, 11, 3), "2026-11-03"),
        ("contact", "consent_date", "3-11-2026", "2026-11-03"),
        ("contact_moment", "time", dt.time(13, 30), "13:30"),
        ("contact_moment", "time", "13.30", "13:30"),
        ("contact_moment", "kind", "Huisbezoek", "huisbezoek"),
        ("activity", "starts", "13-10-2026 13:30", "2026-10-13 13:30"),
        ("activity", "starts", dt.datetime(2026, 10, 13, 13, 30), "2026-10-13 13:30"),
        ("activity", "starts", "13-10-2026", "2026-10-13 00:00"),
    ],
)
def test_people_write_things_in_their_own_way(kind: str, name: str, value: CellValue, text: str) -> None:
    assert _read(kind, name, value) == {"": text}


@pytest.mark.parametrize(
    ("kind", "name", "value", "reason"),
    [
        ("contact", "consent_date", "31-02-2026", "de dag 31-02-2026 bestaat niet"),
        ("contact", "consent_date", "gisteren", "“gisteren” is geen datum"),
        ("contact", "consent", "mondelign", "“mondelign” staat niet in de lijst"),
        ("contact_moment", "kind", "gepsrek", "“gepsrek” staat niet in de lijst"),
        ("contact", "phone", 612345678, "Excel heeft van dit nummer een getal gemaakt"),
        ("contact", "phone", "6,12E+08", "Excel heeft van dit nummer een getal gemaakt"),
        ("contact", "house_number", dt.datetime(2026, 2, 12), "Excel heeft hier een datum van gemaakt"),
        ("contact", "talents", dt.date(2026, 2, 12), "Excel heeft hier een datum van gemaakt"),
        ("contact", "organisation", "misschien", "“misschien” is geen ja of nee"),
        ("contact", "resident_since", "lang", "“lang” is geen getal"),
        ("contact", "resident_since", 12, "12 kan hier niet"),
        ("contact", "note", "BSN 111222333", "Wijkwerker bewaart geen BSN"),
        ("contact", "talents", "koken, 111222333", "Wijkwerker bewaart geen BSN"),
        ("contact", "name", None, "dit mag niet leeg zijn"),
        ("contact", "organisation", None, "dit mag niet leeg zijn"),
        ("contact", "area", "nergens", "verwijst nergens naar"),
        ("activity", "starts", "13-10-2026 half twee", "is geen datum met tijd"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(kind: str, name: str, value: CellValue, reason: str) -> None:
    assert reason in _refused(kind, name, value)


def test_an_error_of_excel_is_refused_and_a_formula_gives_what_it_showed() -> None:
    assert "een foutmelding van Excel" in _refused("contact", "note", "#N/B", flag="error")
    assert "een foutmelding van Excel" in _refused("contact", "note", None, flag="error")
    assert _read("contact", "note", "Dorpsstraat 12", flag="formula") == {"": "Dorpsstraat 12"}


def test_a_phone_number_is_no_bsn() -> None:
    assert _read("contact", "phone", "0111222333")


def test_an_emptied_cell_is_empty() -> None:
    assert _read("contact", "phone", "  ") == {}
    assert _read("contact", "talents", None) == {}


def test_a_set_is_a_cell_for_each_element() -> None:
    assert set(_read("contact", "talents", 'koken; zingen\n"brood, taart"')) == {"koken", "zingen", "brood, taart"}
    assert set(_read("contact_moment", "groups", "Jongeren, ouderen")) == {"jongeren", "ouderen"}
    assert "staat niet in de lijst" in _refused("contact_moment", "groups", "jongeren, studenten")


def test_a_theme_may_be_new() -> None:
    assert set(_read("contact_moment", "themes", "Energie, Eenzaamheid")) == {"energie", "eenzaamheid"}


def test_a_readable_name_stands_for_the_record_that_is_called_so() -> None:
    with pytest.raises(WijkwerkerError, match="verwijst nergens naar"):
        _read("contact", "area", "Westend")
    assert "“Zuid” kennen we niet" in _refused("contact", "area", "Zuid", label=True)
    assert "“Kerkbuurt” past bij meer dan één" in _refused("contact", "area", "Kerkbuurt", label=True)


def test_ids_of_references_are_read_in_their_own_column() -> None:
    assert _read("contact", "area", ID.upper()) == {"": ID}
    assert _read("contact_moment", "contacts", f"{ID},") == {ID: "1"}
    assert _read("contact", "same", f"{ID}=los") == {ID: "los"}


def test_a_value_that_fits_nothing_gets_a_plain_sentence() -> None:
    assert refusal(ValueError("year 0 is out of range")) == "Dit kan niet gelezen worden."
