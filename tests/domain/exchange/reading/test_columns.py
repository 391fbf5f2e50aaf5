"""Columns are found by hidden key, else by heading, else by what is in them; what is gone deletes nothing."""

import datetime as dt

from tests.domain.exchange.workbooks import OOST, Laptop, Workbook, contact, moment, one, told
from wijkwerker.domain.exchange.planned import Group
from wijkwerker.domain.kinds import Activity

PEOPLE = [contact(f"Bewoner {number}", phone=f"061234567{number}", note=f"notitie {number}") for number in range(6)]


def test_columns_that_were_moved_and_renamed_are_known_by_their_key() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export().move_column("contact", "Telefoon", 0).rename_column("contact", "Notitie", "Wat?", key="note")
    plan = els.plan(book)
    assert not plan.lines
    assert plan.equal == plan.rows


def test_all_headings_may_be_others_when_the_keys_are_there() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export().edit("Bewoner 1", "Telefoon", "0201234567")
    book.rows["contact"][1] = [f"Kolom {at}" for at in range(len(book.rows["contact"][1]))]
    assert told(els.plan(book)) == [("changed", "Bewoner 1", "phone")]


def test_the_row_of_headings_may_be_taken_out() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export().edit("Bewoner 0", "Telefoon", "0201234567")
    del book.rows["contact"][1]
    assert told(els.plan(book)) == [("changed", "Bewoner 0", "phone")]


def test_without_the_hidden_keys_columns_are_known_by_their_headings() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export()
    book.edit("Bewoner 1", "Telefoon", "0201234567")
    book.rows["contact"][0] = [None] * len(book.rows["contact"][0])
    assert told(els.plan(book)) == [("changed", "Bewoner 1", "phone")]


def test_the_row_of_keys_may_be_taken_out_altogether() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export().edit("Bewoner 1", "Telefoon", "0201234567")
    del book.rows["contact"][0]
    line = one(els.plan(book), Group.CHANGED)
    assert (line.field, line.theirs, line.row) == ("phone", "0201234567", 3)


def test_a_column_without_key_and_heading_is_known_by_what_is_in_it() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export().edit("Bewoner 1", "Telefoon", "0201234567").rename_column("contact", "Telefoon", "nummers")
    assert told(els.plan(book)) == [("changed", "Bewoner 1", "phone")]


def test_the_ids_are_known_by_what_they_are() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export().edit("Bewoner 1", "Telefoon", "0201234567").rename_column("contact", "id", "wat is dit")
    assert told(els.plan(book)) == [("changed", "Bewoner 1", "phone")]


def test_a_column_of_their_own_is_not_read_and_that_is_said() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export()
    for row, text in zip(book.rows["contact"], [None, "Verjaardagskaart", "ja", "nee"], strict=False):
        row.append(text)
    plan = els.plan(book)
    assert not plan.lines
    assert plan.remarks == ("Blad Contacten: deze kolommen kennen we niet en lezen we niet: Verjaardagskaart.",)


def test_a_heading_does_not_claim_a_column_that_has_the_key_of_another() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export().remove_column("contact", "Notitie")
    book.rename_column("contact", "Telefoon", "Notitie", key="phone")
    assert not els.plan(book).lines


def test_a_missing_column_deletes_nothing() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export().remove_column("contact", "Telefoon").remove_column("contact", "Verwijderen?")
    book.edit("Bewoner 2", "Notitie", "komt zaterdag")
    els.read(book)
    assert els.value(PEOPLE[2].id, "phone") == "0612345672"
    assert els.value(PEOPLE[2].id, "note") == "komt zaterdag"


def test_what_changed_in_a_column_that_is_gone_here_stays_unknown() -> None:
    els = Laptop.with_records(*PEOPLE)
    noor = Laptop()
    noor.read(els.export())
    els.edit(PEOPLE[3].id, "phone", "0209876543")
    noor.read(els.export().remove_column("contact", "Telefoon"))
    assert noor.value(PEOPLE[3].id, "phone") == "0612345673"
    noor.read(els.export())
    assert noor.value(PEOPLE[3].id, "phone") == "0209876543"


def test_names_typed_beside_a_key_column_that_is_gone_are_read() -> None:
    els = Laptop.with_records(moment("koffie"))
    book = els.export().remove_column("contact_moment", "area").edit("koffie", "Buurt", "Westend")
    line = one(els.plan(book), Group.CHANGED)
    assert els.title("area", line.theirs or "") == "Westend"


def test_a_missing_sheet_deletes_nothing_and_takes_no_other_sheet_for_itself() -> None:
    lunch = Activity(title="Burenlunch", area=OOST.id, starts=dt.datetime(2026, 11, 21, 12, 0))
    els = Laptop.with_records(*PEOPLE, moment("koffie"), lunch)
    for kind in ("contact", "contact_moment", "area"):
        plan = els.plan(els.export().remove_sheet(kind))
        assert [line.group for line in plan.lines] == [Group.MISSING]
        assert not plan.writes
        assert "is weg. Er wordt niets verwijderd." in plan.remarks[0]


def test_a_sheet_with_another_name_is_known_by_its_keys() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export().edit("Bewoner 1", "Telefoon", "0201234567")
    book.names["contact"] = "Mijn mensen"
    assert told(els.plan(book)) == [("changed", "Bewoner 1", "phone")]


def test_a_sheet_of_their_own_is_not_read_and_that_is_said() -> None:
    els = Laptop.with_records(*PEOPLE)
    book = els.export()
    book.names["boodschappen"] = "Boodschappen"
    book.rows["boodschappen"] = [["Koffie", "Thee"]]
    assert els.plan(book).remarks == ("Het blad Boodschappen kennen we niet en lezen we niet.",)


def _unsure() -> tuple[Laptop, Workbook]:
    """Somebody made the first rows anew, called a column otherwise and typed other numbers in it."""
    els = Laptop.with_records(*PEOPLE)
    book = els.export().edit_column("contact", "Telefoon", ["0201234560", "0201234561", None])
    return els, book.rename_column("contact", "Telefoon", "Mobiel")


def test_a_column_that_nothing_tells_is_asked_about() -> None:
    els, book = _unsure()
    book.edit("Bewoner 2", "Straat", "Kerklaan")
    plan = els.plan(book)
    line = one(plan, Group.DOUBT)
    assert (line.key, line.field, line.options) == ("heading:contact:mobiel", "phone", ("same", "new"))
    assert line.reason == "De kolom “Mobiel” kennen we niet. Is dat “Telefoon”?"
    assert [issue.reason for issue in plan.issues] == [line.reason]
    assert (plan.remarks, plan.waits) == ((), True)
    assert [line.field for line in plan.of(Group.CHANGED)] == ["street"]


def test_a_column_of_which_somebody_said_what_it_is_is_read() -> None:
    els, book = _unsure()
    plan = els.read(book, choices={"heading:contact:mobiel": "same"})
    assert [line.field for line in plan.lines] == ["phone"] * 3
    assert els.value(PEOPLE[0].id, "phone") == "0201234560"


def test_a_column_of_which_somebody_said_that_it_is_another_is_not_read() -> None:
    els, book = _unsure()
    plan = els.plan(book, choices={"heading:contact:mobiel": "new"})
    assert not plan.lines
    assert plan.remarks == ("Blad Contacten: deze kolommen kennen we niet en lezen we niet: Mobiel.",)


def test_added_rows_wait_for_what_their_columns_are() -> None:
    els, book = _unsure()
    book.add("contact", "Karim", name="Karim Aziz", organisation="nee")
    plan = els.plan(book)
    assert [line.group for line in plan.lines] == [Group.DOUBT]
    assert plan.handwork
    plan = els.plan(book, choices={"heading:contact:mobiel": "new"})
    assert told(plan) == [("new", "Karim Aziz", "")]
