"""What a row brings: the state that it carried, and what somebody typed in it."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.domain.exchange.workbooks import ELS, NOOR, OOST, WEST, Laptop, Workbook, an_id, contact, moment, one, told
from wijkwerker.domain.exchange.book import CellValue
from wijkwerker.domain.exchange.merge import LIVE
from wijkwerker.domain.exchange.planned import Group, Issue, Plan
from wijkwerker.domain.kinds import Contact, ListValue

FATIMA = contact("Fatima El Amrani", phone="0612345678", house_number="12", talents=frozenset({"koken", "naaien"}))
BRAM = contact("Bram de Wit", phone="0687654321")


def _els(*more: Contact) -> tuple[Laptop, Workbook]:
    els = Laptop.with_records(FATIMA, BRAM, *more)
    return els, els.export()


def _talents(laptop: Laptop) -> set[str]:
    return {element for name, element in laptop.states[FATIMA.id].values if name == "talents"}


# --- what somebody typed ----------------------------------------------------------------------------------------------


def test_an_edited_cell_is_an_edit_by_who_filled_the_workbook_in() -> None:
    els, book = _els()
    plan = els.read(book.edit("Fatima El Amrani", "Telefoon", "0201234567"))
    line = one(plan, Group.CHANGED)
    assert (line.ours, line.theirs, line.who, line.row) == ("0612345678", "0201234567", "Noor Smit", 4)
    assert els.value(FATIMA.id, "phone") == "0201234567"
    assert els.value(FATIMA.id, "house_number") == "12"


def test_two_laptops_that_read_the_same_copy_have_the_same_state() -> None:
    els, book = _els()
    noor = Laptop(NOOR)
    noor.read(els.export())
    book.edit("Fatima El Amrani", "Telefoon", "0201234567").edit("Fatima El Amrani", "Kan goed", "koken, zingen")
    els.read(book)
    noor.read(book)
    assert els.states[FATIMA.id] == noor.states[FATIMA.id]
    assert not els.plan(book).lines


def test_a_cleared_cell_is_emptied() -> None:
    els, book = _els()
    els.read(book.edit("Fatima El Amrani", "Telefoon", None))
    assert els.value(FATIMA.id, "phone") is None
    assert els.states[FATIMA.id].cell(("phone", "")).values == {None}


def test_a_required_cell_that_was_cleared_is_told_and_keeps_its_value() -> None:
    els, book = _els()
    plan = els.read(book.edit("Fatima El Amrani", "Naam", None))
    assert plan.issues == (
        Issue("contact", FATIMA.id, "Contacten", 4, "name", "", "Naam: dit mag niet leeg zijn. Vul het in."),
    )
    assert not plan.writes


@pytest.mark.parametrize(
    ("heading", "value", "flag", "raw"),
    [
        ("Toestemming op", "31-02-2026", "", "31-02-2026"),
        ("Toestemming", "mondelign", "", "mondelign"),
        ("Telefoon", 612345678, "", "612345678"),
        ("Notitie", "#N/B", "error", "#N/B"),
        ("Notitie", None, "error", ""),
        ("Notitie", "BSN 111222333", "", "BSN 111222333"),
        ("Buurt", "Atlantis", "", "Atlantis"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_of_the_row_is_read(
    heading: str, value: CellValue, flag: str, raw: str
) -> None:
    els, book = _els()
    plan = els.read(book.edit("Fatima El Amrani", heading, value, flag).edit("Fatima El Amrani", "Straat", "Kerklaan"))
    line = one(plan, Group.UNREADABLE)
    assert (line.raw, line.sheet, line.row) == (raw, "Contacten", 4)
    assert line.reason
    assert plan.waits
    assert els.value(FATIMA.id, "street") == "Kerklaan"


def test_what_cannot_be_read_hides_nothing_that_somebody_else_wrote() -> None:
    els, book = _els()
    noor = Laptop(NOOR)
    noor.read(els.export())
    els.edit(FATIMA.id, "phone", "0209876543")
    book = els.export().edit("Fatima El Amrani", "Telefoon", 201234567)
    noor.read(book)
    assert noor.value(FATIMA.id, "phone") == "0612345678"
    noor.read(book.edit("Fatima El Amrani", "Telefoon", "0209876543"))
    assert noor.value(FATIMA.id, "phone") == "0209876543"


def test_a_formula_gives_what_it_showed() -> None:
    els, book = _els()
    els.read(book.edit("Fatima El Amrani", "Straat", "Kerklaan", "formula"))
    assert els.value(FATIMA.id, "street") == "Kerklaan"


def test_the_same_value_in_another_form_is_no_edit() -> None:
    els = Laptop.with_records(
        replace(FATIMA, consent="mondeling", consent_date=dt.date(2026, 10, 13)), moment("koffie")
    )
    book = (
        els.export()
        .edit("Fatima El Amrani", "Organisatie", "NEE")
        .edit("Fatima El Amrani", "Kan goed", "naaien\nkoken")
    )
    book.edit("Fatima El Amrani", "Toestemming op", "13-10-2026").edit("Fatima El Amrani", "Toestemming", "Mondeling")
    book.edit("koffie", "Datum", "20.11.2026").edit("koffie", "area", OOST.id.upper())
    plan = els.plan(book, person="")
    assert (plan.lines, plan.writes, plan.handwork, plan.equal) == ((), (), False, plan.rows)


def test_the_same_value_in_another_form_takes_an_earlier_edit_back() -> None:
    els = Laptop.with_records(replace(FATIMA, consent_date=dt.date(2026, 10, 13)))
    book = els.export()
    els.read(book.edit("Fatima El Amrani", "Toestemming op", "14-10-2026"))
    plan = els.read(book.edit("Fatima El Amrani", "Toestemming op", "13-10-2026"))
    assert one(plan, Group.BACK).theirs == "2026-10-13"


# --- sets and references ----------------------------------------------------------------------------------------------


def test_each_element_of_a_set_is_a_cell() -> None:
    els, book = _els()
    els.edit(FATIMA.id, "talents", "1", "timmeren")
    els.read(book.edit("Fatima El Amrani", "Kan goed", "koken, zingen"))
    assert _talents(els) == {"koken", "zingen", "timmeren"}


def test_the_order_of_a_set_says_nothing() -> None:
    els, book = _els()
    assert not els.plan(book.edit("Fatima El Amrani", "Kan goed", "naaien; koken")).lines


def test_an_element_that_is_taken_out_at_a_second_reading_goes() -> None:
    els, book = _els()
    els.read(book.edit("Fatima El Amrani", "Kan goed", "koken, naaien, zingen, dansen"))
    els.read(book.edit("Fatima El Amrani", "Kan goed", "koken, naaien, zingen"))
    assert _talents(els) == {"koken", "naaien", "zingen"}


def test_an_element_that_comes_back_at_a_second_reading_is_there_again() -> None:
    els, book = _els()
    els.read(book.edit("Fatima El Amrani", "Kan goed", "koken"))
    plan = els.read(book.edit("Fatima El Amrani", "Kan goed", "koken, naaien"))
    assert one(plan, Group.BACK).field == "talents"
    assert _talents(els) == {"koken", "naaien"}


def test_the_name_beside_a_reference_may_be_typed() -> None:
    els = Laptop.with_records(moment("koffie"))
    els.read(els.export().edit("koffie", "Buurt", "westend"))
    assert els.value(an_id("koffie"), "area") == WEST.id


def test_a_name_that_nobody_or_more_than_one_has_is_told() -> None:
    els = Laptop.with_records(moment("koffie"), replace(WEST, id=an_id("nog een"), code="BU0003"))
    for name, reason in (("Atlantis", "“Atlantis” kennen we niet."), ("Westend", "“Westend” past bij meer dan één.")):
        plan = els.plan(els.export().edit("koffie", "Buurt", name))
        assert one(plan, Group.UNREADABLE).reason == f"Buurt: {reason} Kies het zelf in Wijkwerker."


def test_of_several_names_only_the_one_that_changed_is_looked_up() -> None:
    double = replace(BRAM, id=an_id("een andere Bram"))
    els = Laptop.with_records(FATIMA, BRAM, double, contact("Joke Visser"))
    els.states |= Laptop.with_records(moment("lunch", contacts=frozenset({BRAM.id, FATIMA.id}))).states
    book = els.export()
    assert book.cell("lunch", "Wie") == "Bram de Wit; Fatima El Amrani"
    els.read(book.edit("lunch", "Wie", "Bram de Wit; Joke Visser"))
    found = {element for name, element in els.states[an_id("lunch")].values if name == "contacts"}
    assert found == {BRAM.id, an_id("Joke Visser")}


def test_a_reference_may_be_emptied_by_its_name() -> None:
    els = Laptop.with_records(contact("Karim Aziz", area=OOST.id))
    els.read(els.export().edit("Karim Aziz", "Buurt", None))
    assert els.value(an_id("Karim Aziz"), "area") is None


def test_the_natural_key_of_a_record_cannot_be_typed_over() -> None:
    els = Laptop.with_records(ListValue(list="theme", code="groen", label="Groen"))
    plan = els.plan(els.export().edit("Groen", "Code", "groener"))
    assert one(plan, Group.UNREADABLE).reason == "Code: dit kan niet veranderen: hieraan is de rij te herkennen."


# --- read again -------------------------------------------------------------------------------------------------------


def _readings(*phones: str) -> tuple[Laptop, Plan]:
    """Noor's copy, read each time that she typed another phone number."""
    els, book = _els()
    for phone in phones:
        plan = els.read(book.edit("Fatima El Amrani", "Telefoon", phone))
    return els, plan


def test_reading_twice_is_reading_once() -> None:
    _laptop, plan = _readings("0201234567", "0201234567")
    assert (plan.lines, plan.writes, plan.memory) == ((), (), ())


def test_a_copy_that_was_edited_again_goes_on_from_what_was_read() -> None:
    els, plan = _readings("0201234567", "0301234567")
    assert one(plan, Group.CHANGED).theirs == "0301234567"
    assert not els.states[FATIMA.id].conflicts


def test_a_cell_back_at_what_the_export_showed_is_told_and_put_back() -> None:
    els, plan = _readings("0201234567", "0612345678")
    assert one(plan, Group.BACK).theirs == "0612345678"
    assert els.value(FATIMA.id, "phone") == "0612345678"


def test_a_cell_back_at_an_earlier_value_has_that_value_again() -> None:
    els, plan = _readings("0201234567", "0301234567", "0201234567")
    assert one(plan, Group.CHANGED).theirs == "0201234567"
    assert els.value(FATIMA.id, "phone") == "0201234567"


def test_the_copy_of_another_person_is_no_sequel() -> None:
    els, book = _els()
    els.read(book.edit("Fatima El Amrani", "Telefoon", "0201234567"))
    plan = els.read(book.edit("Fatima El Amrani", "Telefoon", "0301234567"), ELS.id)
    assert one(plan, Group.CONFLICT).theirs == "0301234567"
    untouched = book.duplicate().edit("Fatima El Amrani", "Telefoon", "0612345678")
    assert not els.plan(untouched, an_id("iemand anders")).lines


# --- who filled it in -------------------------------------------------------------------------------------------------


def test_without_an_answer_to_who_filled_it_in_hand_edits_and_new_rows_wait() -> None:
    els, book = _els()
    book.edit("Fatima El Amrani", "Telefoon", "0201234567")
    book.add("contact", "Karim", name="Karim Aziz", organisation="nee")
    plan = els.plan(book, person="")
    assert (plan.lines, plan.writes, plan.memory) == ((), (), ())
    (issue,) = plan.issues
    assert (issue.sheet, issue.reason) == ("Contacten", "In 2 rijen is iets getypt. Zeg eerst wie dat deed.")
    assert plan.asks_person
    assert plan.handwork
    assert plan.waits


def test_without_an_answer_what_the_sender_edited_is_read_all_the_same() -> None:
    els, _book = _els()
    noor = Laptop(NOOR)
    noor.read(els.export())
    els.edit(FATIMA.id, "street", "Kerklaan")
    els.edit(FATIMA.id, "phone", "0209876543")
    noor.read(els.export().edit("Fatima El Amrani", "Telefoon", "0201234567"), person="")
    assert noor.value(FATIMA.id, "street") == "Kerklaan"
    assert noor.value(FATIMA.id, "phone") == "0612345678"


def test_a_workbook_that_nobody_typed_in_asks_nothing() -> None:
    _laptop, book = _els()
    plan = Laptop(NOOR).plan(book, person="")
    assert not plan.asks_person
    assert not plan.handwork


# --- Verwijderen? -----------------------------------------------------------------------------------------------------


def test_yes_under_verwijderen_deletes_the_record() -> None:
    els, book = _els()
    plan = els.read(book.edit("Bram de Wit", "Verwijderen?", "Ja"))
    assert told(plan) == [("deleted", "Bram de Wit", "")]
    assert els.states[BRAM.id].is_dead


def test_a_deletion_covers_only_what_the_workbook_showed() -> None:
    els, book = _els()
    els.edit(BRAM.id, "phone", "0209876543")
    plan = els.read(book.edit("Bram de Wit", "Verwijderen?", "ja"))
    line = one(plan, Group.REVIVED)
    assert (line.ours, line.theirs) == ("1", "0")
    assert els.states[BRAM.id].conflicts.keys() == {LIVE}
    assert els.value(BRAM.id, "phone") == "0209876543"


def test_no_under_verwijderen_is_nothing_and_other_words_are_told() -> None:
    els, book = _els()
    assert not els.plan(book.edit("Bram de Wit", "Verwijderen?", "nee")).lines
    line = one(els.plan(book.edit("Bram de Wit", "Verwijderen?", "misschien")), Group.UNREADABLE)
    assert (line.field, line.raw) == ("delete", "misschien")


def test_what_was_not_read_cannot_be_deleted() -> None:
    els, book = _els()
    plan = els.read(book.edit("Bram de Wit", "Telefoon", 5).edit("Bram de Wit", "Verwijderen?", "ja"))
    assert [line.field for line in plan.of(Group.UNREADABLE)] == ["phone", "delete"]
    assert not els.states[BRAM.id].is_dead


def test_a_deletion_that_is_taken_back_in_the_same_copy_returns_the_record() -> None:
    els, book = _els()
    els.read(book.edit("Bram de Wit", "Verwijderen?", "ja"))
    assert not els.plan(book).lines
    plan = els.read(book.edit("Bram de Wit", "Verwijderen?", None))
    assert told(plan) == [("new", "Bram de Wit", "")]
    assert els.value(BRAM.id, "phone") == "0687654321"


def test_a_deletion_that_is_taken_back_says_nothing_about_a_column_that_is_gone() -> None:
    els, book = _els()
    els.read(book.edit("Bram de Wit", "Verwijderen?", "ja"))
    noor = Laptop(NOOR)
    noor.memory = els.memory
    noor.read(book.edit("Bram de Wit", "Verwijderen?", None).remove_column("contact", "Telefoon"))
    assert noor.value(BRAM.id, "name") == "Bram de Wit"
    assert noor.value(BRAM.id, "phone") is None


def test_a_row_that_was_edited_and_deleted_is_deleted_with_its_edits() -> None:
    els, book = _els()
    els.read(book.edit("Bram de Wit", "Telefoon", "0201234567").edit("Bram de Wit", "Verwijderen?", "ja"))
    assert els.states[BRAM.id].is_dead


def test_a_row_that_was_edited_and_deleted_can_be_put_back_whole() -> None:
    els, book = _els()
    edited = book.edit("Bram de Wit", "Telefoon", "0201234567")
    els.read(edited.edit("Bram de Wit", "Verwijderen?", "ja"))
    els.revive(BRAM.id)
    assert (els.value(BRAM.id, "name"), els.value(BRAM.id, "phone")) == ("Bram de Wit", "0687654321")


def test_what_was_typed_in_a_row_is_read_when_its_deletion_is_taken_back() -> None:
    els, book = _els()
    edited = book.edit("Bram de Wit", "Telefoon", "0201234567")
    els.read(edited.edit("Bram de Wit", "Verwijderen?", "ja"))
    els.read(edited.edit("Bram de Wit", "Verwijderen?", None))
    assert els.value(BRAM.id, "phone") == "0201234567"


def test_without_a_person_a_deletion_waits() -> None:
    els, book = _els()
    plan = els.plan(book.edit("Bram de Wit", "Verwijderen?", "ja"), person="")
    assert plan.asks_person
    assert not plan.writes


def test_a_workbook_without_personal_data_has_no_verwijderen() -> None:
    els = Laptop.with_records(FATIMA)
    book = els.export(personal=False)
    assert "delete" not in book.rows["contact"][0]


# --- rows that people added -------------------------------------------------------------------------------------------


def _added(els: Laptop, title: str = "Karim") -> Workbook:
    return els.export().add("contact", title, name="Karim Aziz", organisation="nee", phone="0201234567")


def test_an_added_row_is_a_new_record_with_the_same_id_on_every_laptop() -> None:
    els, _book = _els()
    noor = Laptop(NOOR)
    noor.read(els.export())
    book = _added(els)
    (here,), (there,) = els.read(book).writes, noor.read(book).writes
    assert here.after == there.after
    assert here.after is not None
    assert here.after.values["phone", ""] == "0201234567"


def test_an_added_row_that_is_read_again_brings_nothing() -> None:
    els, _book = _els()
    book = _added(els)
    els.read(book)
    plan = els.plan(book)
    assert (plan.lines, plan.writes) == ((), ())


def test_an_added_row_that_was_edited_here_since_keeps_the_edit() -> None:
    els, _book = _els()
    book = _added(els)
    (write,) = els.read(book).writes
    els.edit(write.id, "phone", "0301234567")
    els.read(book)
    assert els.value(write.id, "phone") == "0301234567"


def test_equal_rows_are_numbered_and_rows_with_an_id_do_not_count() -> None:
    els = Laptop.with_records(moment("koffie"))
    cells: dict[str, CellValue] = {"date": "20-11-2026", "area__naam": "Westend", "kind": "gesprek", "people": 2}
    alone = els.export().add("contact_moment", "een", **cells)
    both = alone.duplicate().add("contact_moment", "twee", **cells)
    for position in (2, 4):
        mixed = both.duplicate()
        row: list[CellValue] = list(mixed.known["een"])
        row[0] = an_id("een eigen sleutel")
        mixed.rows["contact_moment"].insert(position, row)
        ids = {write.id for write in els.plan(mixed).writes}
        assert ids == {write.id for write in els.plan(both).writes} | {an_id("een eigen sleutel")}
    assert {write.id for write in els.plan(alone).writes} < {write.id for write in els.plan(both).writes}


def test_an_added_row_without_what_is_required_is_told() -> None:
    els, book = _els()
    plan = els.plan(book.add("contact", "Karim", phone="0201234567"))
    assert one(plan, Group.UNREADABLE).reason == "Hier ontbreekt nog: Naam. Vul het in."
    assert not plan.writes


def test_a_cell_of_an_added_row_that_cannot_be_read_is_told_and_the_rest_is_new() -> None:
    els, book = _els()
    book.add("contact", "Karim", name="Karim Aziz", organisation="nee", consent_date="31-02-2026")
    assert sorted(told(els.plan(book))) == [("new", "Karim Aziz", ""), ("unreadable", "", "consent_date")]


def test_who_did_it_is_the_person_whose_copy_it_is_when_nobody_filled_that_in() -> None:
    els = Laptop.with_records(moment("koffie"))
    book = els.export().add(
        "contact_moment", "thee", date="20-11-2026", area__naam="Westend", kind="gesprek", people=2, note="thee"
    )
    (write,) = els.read(book).writes
    assert els.value(write.id, "worker") == NOOR.id


def test_an_added_row_with_a_natural_key_is_the_record_of_that_key() -> None:
    els = Laptop.with_records(ListValue(list="theme", code="groen", label="Groen"))
    same = ListValue(list="theme", code="water", label="Water")
    book = els.export().add("value", "Water", list="theme", code="water", label="Water", active="ja")
    book.add("value", "Nog eens", id=an_id("getypt"), list="theme", code="water", label="Het water", active="ja")
    plan = els.read(book)
    assert [write.id for write in plan.writes] == [same.id]
    assert els.states[same.id].cell(("label", "")).values == {"Water", "Het water"}


def test_an_added_row_that_was_struck_again_is_nothing() -> None:
    els, book = _els()
    book.copy_row("Bram de Wit", "de kopie").edit("de kopie", "Verwijderen?", "ja")
    plan = els.plan(book)
    assert (plan.lines, plan.writes) == ((), ())


def test_the_same_row_in_the_copy_of_somebody_else_is_a_doubt() -> None:
    els = Laptop.with_records(moment("koffie"))
    cells: dict[str, CellValue] = {
        "date": "20-11-2026",
        "area__naam": "Westend",
        "worker__naam": "Els Bakker",
        "people": 2,
        "kind": "gesprek",
    }
    book = els.export().add("contact_moment", "thee", note="thee", **cells)
    (write,) = els.read(book).writes
    line = one(els.plan(book, ELS.id), Group.DOUBT)
    assert (line.record, line.options) == (write.id, ("same", "new"))
    waits = els.plan(book, ELS.id)
    assert not waits.writes
    (issue,) = waits.issues
    assert (issue.row, issue.raw) == (line.row, "20-11-2026 · Westend · gesprek · 2 · Els Bakker · thee")
    assert issue.reason == "Deze rij staat ook in een ander bestand. Is het hetzelfde?"
    assert not els.plan(book, ELS.id, choices={line.key: "same"}).writes
    (other,) = els.plan(book, ELS.id, choices={line.key: "new"}).writes
    assert other.id != write.id
    els.read(book, ELS.id, choices={line.key: "same"})
    again = els.plan(book, ELS.id)
    assert (again.lines, again.writes, again.equal) == ((), (), again.rows)


def _typed_over() -> tuple[Laptop, Workbook, str]:
    """A copy with an added row that was read, and then typed over: with the key of the question about it."""
    els, _book = _els()
    book = _added(els)
    els.read(book)
    book.edit("Karim", "Telefoon", "0301234567").edit("Karim", "Straat", "Kerklaan")
    line = one(els.plan(book), Group.DOUBT)
    assert line.reason == "Eerder stond hier deze rij: Karim Aziz. Is dat dezelfde, maar nu veranderd?"
    return els, book, line.key


def test_an_added_row_that_was_typed_over_is_a_doubt_and_then_an_edit() -> None:
    els, book, key = _typed_over()
    (karim,) = els.find("contact", "Karim Aziz")
    plan = els.read(book, choices={key: "same"})
    assert sorted(told(plan)) == [("changed", "Karim Aziz", "phone"), ("changed", "Karim Aziz", "street")]
    assert (els.value(karim, "phone"), els.value(karim, "street")) == ("0301234567", "Kerklaan")
    assert els.states[karim].conflicts == {}
    assert not els.plan(book).lines


def test_a_row_that_was_typed_over_again_goes_on_from_there() -> None:
    els, book, key = _typed_over()
    els.read(book, choices={key: "same"})
    book.edit("Karim", "Telefoon", None)
    line = one(els.plan(book), Group.DOUBT)
    els.read(book, choices={line.key: "same"})
    (karim,) = els.find("contact", "Karim Aziz")
    assert els.states[karim].cell(("phone", "")).values == {None}
    assert els.value(karim, "street") == "Kerklaan"


def test_an_added_row_that_was_typed_over_and_edited_here_is_a_conflict() -> None:
    els, book, key = _typed_over()
    (karim,) = els.find("contact", "Karim Aziz")
    els.edit(karim, "phone", "0209999999")
    els.read(book, choices={key: "same"})
    assert els.states[karim].cell(("phone", "")).values == {"0209999999", "0301234567"}


def test_an_added_row_in_the_place_of_another_may_be_new() -> None:
    els, book, key = _typed_over()
    els.read(book, choices={key: "new"})
    assert len(els.find("contact", "Karim Aziz")) == 2
    assert not els.plan(book).lines


def test_an_added_row_that_is_like_none_that_is_gone_is_new() -> None:
    els, _book = _els()
    book = _added(els)
    els.read(book)
    book.drop("Karim").add("contact", "Lena", name="Lena Post", organisation="nee", street="Kerklaan", note="nieuw")
    assert told(els.plan(book)) == [("new", "Lena Post", "")]


def test_an_added_row_with_a_key_of_its_own_that_was_typed_over_is_an_edit() -> None:
    els, book = _els()
    book.add("contact", "Karim", id=an_id("geplakt"), name="Karim Aziz", organisation="nee", phone="0201234567")
    els.read(book)
    els.read(book.edit("Karim", "Telefoon", "0301234567"))
    assert els.states[an_id("geplakt")].cell(("phone", "")).values == {"0301234567"}


def test_a_contact_of_a_known_name_is_a_doubt() -> None:
    els, book = _els()
    book.add("contact", "nog een Bram", name="bram de wit", organisation="nee", phone="0201234567")
    line = one(els.plan(book), Group.DOUBT)
    assert (line.record, line.ours, line.theirs) == (BRAM.id, "Bram de Wit", "bram de wit")
    plan = els.read(book, choices={line.key: "same"})
    (write,) = plan.writes
    first, second = sorted((write.id, BRAM.id))
    assert plan.resolved == ((first, ("same", second), BRAM.id),)


def test_a_contact_of_a_known_name_that_is_somebody_else_is_new() -> None:
    els, book = _els()
    book.add("contact", "nog een Bram", name="Bram de Wit", organisation="nee")
    line = one(els.plan(book), Group.DOUBT)
    plan = els.plan(book, choices={line.key: "new"})
    assert told(plan) == [("new", "Bram de Wit", "")]
    assert not plan.resolved


def test_a_doubt_is_no_link_when_its_row_is_left_out() -> None:
    els, book = _els()
    book.add("contact", "nog een Bram", name="Bram de Wit", organisation="nee")
    line = one(els.plan(book), Group.DOUBT)
    plan = els.plan(book, choices={line.key: "same"}, without=["new"])
    assert (plan.writes, plan.resolved) == ((), ())
