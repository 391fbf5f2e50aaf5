"""How records stand in the cells of a sheet, and what is read back from them."""

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.exchange.shapes import TEXTS, values
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import CellValue
from wijkwerker.domain.exchange.sheets import (
    TOO_LONG,
    columns_of,
    headings,
    join_set,
    row_of,
    sheet_name,
    split_labels,
    split_set,
    values_in,
    values_of_cell,
)
from wijkwerker.domain.kinds import KINDS, Activity, Area, Contact, ContactMoment, Record, Session
from wijkwerker.domain.kinds.record import fields_of

ALL = sorted(KINDS)
SOME_ID = "5a6e0000-0000-4000-8000-000000000001"


def named(kind: str, target: str) -> str:
    return f"{KINDS[kind].info.one} {target[:4]}, de eerste"


def shown(cls: type[Record], name: str, text: str) -> CellValue:
    """What stands in the cell of a field."""
    columns = columns_of(cls, personal=True, whole=True, choices={})
    row = row_of(cls, columns, {(name, ""): text}, SOME_ID, named)
    return row[[column.key for column in columns].index(name)]


@pytest.mark.parametrize("kind", ALL)
@given(data=st.data())
def test_what_is_shown_of_any_record_is_read_back_as_the_same_values(kind: str, data: st.DataObject) -> None:
    cls = KINDS[kind]
    columns = columns_of(cls, personal=True, whole=True, choices={})
    record = data.draw(values(cls))
    assert values_in(cls, columns, row_of(cls, columns, record, SOME_ID, named)) == record


@given(st.sets(TEXTS, max_size=5))
def test_elements_come_back_from_one_cell_whatever_signs_they_hold(elements: set[str]) -> None:
    assert set(split_set(join_set(elements))) == elements


@pytest.mark.parametrize(
    ("typed", "elements"),
    [
        ("moeders, vaders", ["moeders", "vaders"]),
        ("moeders; vaders\nouderen", ["moeders", "vaders", "ouderen"]),
        (" , moeders,,", ["moeders"]),
        ('"a, b", c', ["a, b", "c"]),
        ('plank van 5", zaag', ['plank van 5"', "zaag"]),
        ('"open, dicht', ['"open', "dicht"]),
        ("", []),
    ],
)
def test_elements_may_be_typed_as_people_do(typed: str, elements: list[str]) -> None:
    assert split_set(typed) == elements


def test_names_are_told_apart_by_semicolons_because_a_name_may_hold_a_comma() -> None:
    assert split_labels("Jansen, Piet; Yılmaz, Fatima") == ["Jansen, Piet", "Yılmaz, Fatima"]
    assert split_labels('"Bakker; zoon"; Demir') == ["Bakker; zoon", "Demir"]


def test_days_and_moments_are_real_ones_where_every_program_shows_the_same_day() -> None:
    assert shown(Session, "starts", "2026-10-13 13:30") == datetime(2026, 10, 13, 13, 30)
    assert shown(Contact, "consent_date", "2026-10-13") == date(2026, 10, 13)
    assert shown(Contact, "consent_date", "1900-02-28") == "1900-02-28"
    assert shown(Session, "starts", "2200-01-01 00:00") == "2200-01-01 00:00"


def test_numbers_are_numbers_unless_a_program_would_round_them() -> None:
    assert shown(ContactMoment, "people", "12") == 12
    assert shown(Area, "lat", "52.1234567") == 52.1234567
    assert shown(Area, "lat", "0.30000000000000004") == "0.30000000000000004"
    assert shown(ContactMoment, "people", "1234567890123456789") == "1234567890123456789"


def test_times_yes_and_no_are_words_and_texts_stay_texts() -> None:
    assert shown(ContactMoment, "time", "13:30") == "13:30"
    assert shown(Contact, "organisation", "0") == "nee"
    assert shown(Contact, "house_number", "3-5") == "3-5"


@pytest.mark.parametrize("field", ["phone", "postcode", "house_number", "consent", "street"])
def test_columns_that_programs_like_to_spoil_are_text(field: str) -> None:
    columns = columns_of(Contact, personal=True, whole=True, choices={})
    assert next(column.form for column in columns if column.key == field) == "text"


def test_a_reference_is_a_hidden_id_with_its_name_beside_it() -> None:
    columns = columns_of(Activity, personal=True, whole=True, choices={})
    keys = [column.key for column in columns]
    assert keys[:4] == ["id", "title", "area", "area.naam"]
    assert keys[-1] == "delete"
    assert {column.key for column in columns if column.hidden} == {"id", "area", "by", "initiative"}
    row = row_of(Activity, columns, {("area", ""): SOME_ID}, SOME_ID, named)
    assert row[keys.index("area.naam")] == "Gebied 5a6e, de eerste"


def test_a_sheet_without_personal_data_names_nobody_and_deletes_nothing() -> None:
    columns = columns_of(ContactMoment, personal=False, whole=False, choices={})
    keys = {column.key for column in columns}
    assert not keys & {"note", "contacts.naam", "worker.naam", "delete"}
    assert {"contacts", "worker", "area.naam"} <= keys


def test_choices_are_those_of_the_list_or_of_the_field_itself() -> None:
    offered = {
        column.key: column.choices
        for column in columns_of(ContactMoment, personal=True, whole=True, choices={"kind": ("gesprek", "bezoek")})
    }
    assert offered["kind"] == ("gesprek", "bezoek")
    assert offered["polarity"] == ("kracht", "zorg")
    assert offered["delete"] == ("ja",)
    assert offered["themes"] == ()


@pytest.mark.parametrize("kind", ALL)
def test_headings_are_told_apart_and_sheets_have_names_that_workbooks_allow(kind: str) -> None:
    columns = columns_of(KINDS[kind], personal=True, whole=True, choices={})
    folded = [column.heading.casefold() for column in columns]
    assert len(set(folded)) == len(folded)
    assert set(headings(kind).values()) == {column.key for column in columns}
    assert re.fullmatch(r"[^\[\]:*?/\\']{1,31}", sheet_name(kind))


def test_what_does_not_fit_in_a_cell_is_said_to_be_too_long_and_never_cut() -> None:
    contacts = {("contacts", f"{n:08}-0000-4000-8000-000000000000"): "1" for n in range(1_000)}
    columns = columns_of(ContactMoment, personal=True, whole=True, choices={})
    row = row_of(ContactMoment, columns, contacts, SOME_ID, named)
    assert row[[column.key for column in columns].index("contacts")] == TOO_LONG
    assert values_in(ContactMoment, columns, row) == {}
    with pytest.raises(WijkwerkerError, match="te lang"):
        values_of_cell(fields_of(ContactMoment)["contacts"], "contacts", TOO_LONG)


def test_a_short_row_has_nothing_in_the_cells_that_are_not_there() -> None:
    columns = columns_of(Contact, personal=True, whole=True, choices={})
    assert values_in(Contact, columns, [SOME_ID, "Henk"]) == {("name", ""): "Henk"}
