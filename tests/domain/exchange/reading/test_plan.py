"""What reading a workbook does, from the whole file to the whole team."""

from dataclasses import replace

import pytest

from tests.domain.exchange.workbooks import ELS, NOOR, Laptop, Workbook, an_id, contact, made, moment, one, tick, told
from wijkwerker.domain.exchange.book import SheetBase
from wijkwerker.domain.exchange.compose import departed
from wijkwerker.domain.exchange.merge import LIVE, supersede, with_cells
from wijkwerker.domain.exchange.packing import Damaged
from wijkwerker.domain.exchange.planned import Group

FATIMA = contact("Fatima El Amrani", phone="0612345678", note="woont hier lang", talents=frozenset({"koken"}))
BRAM = contact("Bram de Wit", phone="0687654321")


def _both() -> tuple[Laptop, Laptop]:
    """Els and Noor, who both have Fatima and Bram."""
    els = Laptop.with_records(FATIMA, BRAM)
    noor = Laptop(NOOR)
    noor.read(els.export())
    return els, noor


def test_what_somebody_typed_about_health_is_named_and_not_held_back() -> None:
    els, noor = _both()
    book = els.export().edit("Fatima El Amrani", "Notitie", "heeft een depressie")
    book.add("contact", "Karim", name="Karim Aziz", organisation="nee", note="is zwanger geweest")
    plan = els.plan(book, NOOR.id)
    assert any("gezondheid" in remark for remark in plan.remarks)
    assert plan.of(Group.CHANGED)
    assert not any("gezondheid" in remark for remark in noor.plan(els.export()).remarks)


# --- the whole file ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["gisteren", "2026-11-20T10:00:00"])
def test_a_moment_that_we_never_wrote_is_refused(when: str) -> None:
    els = Laptop.with_records(FATIMA)
    book = els.export()
    book.manifest = replace(book.manifest, made=when)
    with pytest.raises(Damaged):
        els.plan(book)


def test_a_clock_far_in_the_future_gives_no_stamp_that_a_file_cannot_hold() -> None:
    els = Laptop.with_records(FATIMA)
    book = els.export().add("contact", "Karim", name="Karim Aziz", organisation="nee")
    book.manifest = replace(book.manifest, made="9999-11-20T10:00:00+00:00")
    assert els.plan(book).highest < 2**63


def test_the_plan_says_whose_file_it_is_and_who_wrote_in_it() -> None:
    els, noor = _both()
    book = els.export().edit("Bram de Wit", "Telefoon", "0201234567")
    plan = noor.plan(book)
    assert (plan.sender_name, plan.recipient_name, plan.export) == ("Els Bakker", "Noor Smit", book.manifest.export)
    assert {author.name for author in plan.authors} == {"Els Bakker", "Noor Smit"}
    assert plan.person == NOOR.id
    assert plan.highest == max(write.after.cell(("phone", "")).shown[0].hlc for write in plan.writes)  # type: ignore[union-attr,index]


def test_one_id_for_records_of_two_kinds_is_damage() -> None:
    els, noor = _both()
    book = els.export()
    book.manifest = replace(book.manifest, tombstones=(("lesson", FATIMA.id, "- []"),))
    with pytest.raises(Damaged):
        noor.plan(book)


def test_a_kind_of_a_newer_app_is_not_read_and_that_is_said() -> None:
    els = Laptop.with_records(FATIMA)
    book = els.export()
    book.manifest = replace(book.manifest, sheets=(*book.manifest.sheets, SheetBase("wijkfeest", ("name",), ())))
    plan = els.plan(book)
    assert not plan.lines
    assert plan.remarks == ("Het blad wijkfeest is van een nieuwere Wijkwerker. We lezen het niet.",)


def test_fields_of_a_newer_app_are_carried_along() -> None:
    els, noor = _both()
    els.edit(FATIMA.id, "favoriet", "thee")
    noor.read(els.export())
    assert noor.value(FATIMA.id, "favoriet") == "thee"
    third = Laptop()
    third.read(noor.export(ELS))
    assert third.states[FATIMA.id].cell(("favoriet", "")) == els.states[FATIMA.id].cell(("favoriet", ""))


def test_everything_new_is_written_as_the_sender_has_it() -> None:
    els = Laptop.with_records(FATIMA, BRAM, moment("koffie"))
    noor = Laptop(NOOR)
    noor.read(els.export())
    assert noor.states == els.states


def test_laptops_that_read_each_others_files_end_with_the_same_records() -> None:
    els, noor = _both()
    els.edit(FATIMA.id, "phone", "0201234567")
    noor.edit(FATIMA.id, "phone", "0301234567")
    noor.edit(BRAM.id, "talents", "1", "zingen")
    els.delete(BRAM.id)
    noor.read(els.export())
    els.read(noor.export(ELS), ELS.id)
    assert els.states == noor.states


# --- what is left out -------------------------------------------------------------------------------------------------


def _edited() -> tuple[Laptop, Workbook]:
    els, noor = _both()
    els.edit(FATIMA.id, "phone", "0201234567")
    els.edit(FATIMA.id, "street", "Kerklaan")
    els.states |= Laptop.with_records(contact("Karim Aziz")).states
    return noor, els.export()


@pytest.mark.parametrize("key", [f"{FATIMA.id}:phone", "changed", FATIMA.id])
def test_what_is_left_out_contributes_no_heads_and_nothing_seen(key: str) -> None:
    noor, book = _edited()
    before = noor.states[FATIMA.id].cell(("phone", ""))
    noor.read(book, without=[key])
    assert noor.states[FATIMA.id].cell(("phone", "")) == before
    noor.read(book)
    assert noor.value(FATIMA.id, "phone") == "0201234567"


def test_the_rest_of_a_record_is_read_when_a_line_is_left_out() -> None:
    noor, book = _edited()
    noor.read(book, without=[f"{FATIMA.id}:phone"])
    assert noor.value(FATIMA.id, "street") == "Kerklaan"


def test_new_records_can_be_left_out_one_by_one_or_all() -> None:
    noor, book = _edited()
    karim = an_id("Karim Aziz")
    for key in (karim, "new"):
        plan = noor.plan(book, without=[key])
        assert ("new", "Karim Aziz", "") in told(plan)
        assert karim not in {write.id for write in plan.writes}


def test_hand_edits_that_are_left_out_are_not_remembered_and_return() -> None:
    els, _noor = _both()
    book = els.export().edit("Fatima El Amrani", "Telefoon", "0201234567")
    plan = els.read(book, without=[f"{FATIMA.id}:phone"])
    assert (plan.memory, plan.writes) == ((), ())
    assert one(els.plan(book), Group.CHANGED)


def test_a_deletion_can_be_left_out() -> None:
    els, noor = _both()
    els.delete(BRAM.id)
    plan = noor.read(els.export(), without=["deleted"])
    assert (told(plan), plan.writes) == ([("deleted", "Bram de Wit", "")], ())


# --- choices ----------------------------------------------------------------------------------------------------------


def _conflict(name: str, ours: str, theirs: str) -> tuple[Laptop, Workbook, str]:
    els, noor = _both()
    els.edit(FATIMA.id, name, theirs)
    noor.edit(FATIMA.id, name, ours)
    return noor, els.export(), f"{FATIMA.id}:{name}"


@pytest.mark.parametrize(
    ("choice", "value"), [("ours", "0301234567"), ("theirs", "0201234567"), ("both", "0201234567")]
)
def test_a_chosen_version_replaces_both(choice: str, value: str) -> None:
    noor, book, key = _conflict("phone", "0301234567", "0201234567")
    plan = noor.read(book, choices={key: choice})
    assert plan.resolved == ((FATIMA.id, ("phone", ""), value),)
    assert noor.states[FATIMA.id].cell(("phone", "")).values == {value}
    assert not noor.plan(book).lines


def test_long_texts_can_both_be_kept() -> None:
    noor, book, key = _conflict("note", "belt graag", "heeft een tuin")
    noor.read(book, choices={key: "both"})
    assert noor.value(FATIMA.id, "note") == "belt graag\nheeft een tuin"


def test_a_conflict_that_nobody_chose_is_kept_open() -> None:
    noor, book, _key = _conflict("phone", "0301234567", "0201234567")
    plan = noor.read(book)
    assert not plan.resolved
    assert noor.states[FATIMA.id].conflicts.keys() == {("phone", "")}


def test_a_choice_about_what_is_left_out_is_no_choice() -> None:
    noor, book, key = _conflict("phone", "0301234567", "0201234567")
    plan = noor.plan(book, choices={key: "ours"}, without=[key])
    assert (plan.resolved, plan.writes) == ((), ())


def test_a_change_can_be_refused_for_good() -> None:
    noor, book = _edited()
    plan = noor.read(book, choices={f"{FATIMA.id}:phone": "ours"})
    assert plan.resolved == ((FATIMA.id, ("phone", ""), "0612345678"),)
    assert noor.value(FATIMA.id, "phone") == "0612345678"
    assert not noor.plan(book).lines


def test_a_deletion_can_be_refused_for_good() -> None:
    els, noor = _both()
    els.delete(BRAM.id)
    plan = noor.read(els.export(), choices={BRAM.id: "ours"})
    assert plan.resolved == ((BRAM.id, LIVE, "1"),)
    assert not noor.states[BRAM.id].is_dead
    assert not noor.plan(els.export()).lines


@pytest.mark.parametrize(("choice", "value"), [("ours", "1"), ("theirs", "0"), ("both", "0")])
def test_whether_a_record_stays_can_be_chosen(choice: str, value: str) -> None:
    els, noor = _both()
    els.delete(BRAM.id)
    noor.edit(BRAM.id, "phone", "0301234567")
    plan = noor.plan(els.export(), choices={f"{BRAM.id}:live": choice})
    assert plan.resolved == ((BRAM.id, LIVE, value),)


def test_a_conflict_in_a_field_of_a_newer_app_can_be_chosen() -> None:
    els, noor = _both()
    els.edit(FATIMA.id, "favoriet", "thee")
    noor.edit(FATIMA.id, "favoriet", "koffie")
    plan = noor.plan(els.export(), choices={f"{FATIMA.id}:favoriet": "both"})
    assert plan.resolved == ((FATIMA.id, ("favoriet", ""), "thee"),)


# --- deleted, and no longer shared ------------------------------------------------------------------------------------


def test_a_tombstone_of_what_was_never_here_is_kept_without_a_word() -> None:
    els, _noor = _both()
    els.delete(BRAM.id)
    new = Laptop(NOOR)
    plan = new.read(els.export())
    assert "Bram de Wit" not in {line.title for line in plan.lines}
    assert new.states[BRAM.id].is_dead
    late = Laptop.with_records(worker=NOOR)
    late.states[BRAM.id] = new.states[BRAM.id]
    assert not [line for line in late.plan(els.export()).lines if line.record == BRAM.id]


def test_what_was_edited_by_who_did_not_know_of_the_deletion_lives_on() -> None:
    els, noor = _both()
    noor.edit(BRAM.id, "phone", "0301234567")
    els.delete(BRAM.id)
    noor.read(els.export())
    assert noor.value(BRAM.id, "phone") == "0301234567"
    assert LIVE in noor.states[BRAM.id].conflicts


def _left(els: Laptop, to: str = NOOR.id) -> Workbook:
    """A workbook without Bram, who is no longer shared."""
    return els.export(replace(NOOR, id=to), only=[FATIMA.id], left=[els.states[BRAM.id]])


def test_a_record_that_is_no_longer_shared_goes_when_nothing_is_lost() -> None:
    els, noor = _both()
    plan = noor.read(_left(els))
    line = one(plan, Group.LEFT)
    assert (line.record, line.theirs, line.key) == (BRAM.id, "", f"left:{BRAM.id}")
    assert BRAM.id not in noor.states


def test_a_record_that_is_no_longer_shared_stays_when_something_would_be_lost() -> None:
    els, noor = _both()
    noor.edit(BRAM.id, "note", "belt morgen terug")
    plan = noor.read(_left(els))
    assert one(plan, Group.LEFT).theirs == "kept"
    assert noor.value(BRAM.id, "note") == "belt morgen terug"


def test_what_the_sender_saw_of_our_edits_may_go() -> None:
    els, noor = _both()
    noor.edit(BRAM.id, "note", "belt morgen terug")
    els.read(noor.export(ELS), ELS.id)
    els.edit(BRAM.id, "note", "belde terug")
    noor.read(_left(els))
    assert BRAM.id not in noor.states


def test_a_record_with_fields_that_the_sender_never_had_stays() -> None:
    _els, noor = _both()
    partial = Laptop()
    partial.read(noor.export(ELS, personal=False), ELS.id)
    assert one(noor.plan(_left(partial)), Group.LEFT).theirs == "kept"


@pytest.mark.parametrize("key", ["left", f"left:{BRAM.id}"])
def test_a_record_that_is_no_longer_shared_can_be_kept(key: str) -> None:
    els, noor = _both()
    noor.read(_left(els), without=[key])
    assert BRAM.id in noor.states


def test_only_the_recipient_lets_records_go() -> None:
    els, noor = _both()
    plan = noor.plan(_left(els, to=an_id("een andere collega")))
    assert (plan.lines, plan.writes) == ((), ())


def test_a_record_that_is_not_here_cannot_leave() -> None:
    els, _noor = _both()
    new = Laptop(NOOR)
    new.read(els.export(only=[FATIMA.id]))
    assert not new.plan(_left(els)).of(Group.LEFT)


def test_a_departure_tells_no_values() -> None:
    state = with_cells(made(BRAM), {("phone", ""): supersede(made(BRAM).cell(("phone", "")), tick(), "0201234567")})
    assert not departed(state).values
