"""Taking a name out of texts is an edit that every laptop makes alike, and that loses nothing that people wrote."""

from wijkwerker.domain.exchange.cells import values_of
from wijkwerker.domain.exchange.merge import State, deleted, join, supersede, with_cells
from wijkwerker.domain.exchange.renaming import is_same, renamed
from wijkwerker.domain.exchange.seals import sealed
from wijkwerker.domain.kinds import Contact, Lesson
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.stamps import Stamp

TEXT = ("text", "")


def nameless(_kind: str, _record: str, _field: str, text: str) -> str:
    return text.replace("Fatima", "een bewoner")


def lesson(text: str) -> State:
    made = Lesson(id="10050000-0000-4000-8000-000000000002", text=text)
    return State("lesson", made.id, Stamp(5, 1, 1), frozenset(fields_of(Lesson)), values_of(made))


def edit(state: State, hlc: int, text: str) -> State:
    return with_cells(state, {TEXT: supersede(state.cell(TEXT), Stamp(hlc, 2, 2), text)})


def test_two_laptops_end_with_the_same_record_in_any_order() -> None:
    here, there = lesson("Fatima helpt"), lesson("Fatima helpt")
    assert renamed(here, nameless) == renamed(there, nameless)
    assert join(renamed(here, nameless), there) == renamed(here, nameless)
    assert renamed(join(here, there), nameless) == join(renamed(here, nameless), renamed(there, nameless))
    assert not renamed(here, nameless).conflicts


def test_where_people_differ_both_texts_go_on_without_the_name() -> None:
    base = lesson("Begin klein")
    both = join(edit(base, 6, "Fatima belde"), edit(base, 7, "Vraag Fatima"))
    clean = renamed(both, nameless)
    assert clean.conflicts[TEXT].values == {"een bewoner belde", "Vraag een bewoner"}
    assert join(clean, both) == clean
    assert renamed(clean, nameless) == clean


def test_a_deleted_record_stays_deleted() -> None:
    gone = deleted(lesson("Fatima helpt"), Stamp(9, 1, 9))
    assert renamed(gone, nameless).is_dead
    assert renamed(gone, nameless).values[TEXT] == "een bewoner helpt"


def test_of_a_text_that_may_not_be_kept_it_can_still_be_told_that_it_is_the_same() -> None:
    kept = sealed("Fatima belde")
    assert "Fatima" not in kept
    assert sealed(kept) == kept
    assert is_same(kept, "Fatima belde")
    assert not is_same(kept, "Ali belde")
    assert is_same(None, None)


def card(*talents: str) -> State:
    made = Contact(id="10050000-0000-4000-8000-000000000003", name="Omar", talents=frozenset(talents))
    return State("contact", made.id, Stamp(5, 1, 1), frozenset(fields_of(Contact)), values_of(made))


def talents_of(state: State) -> set[str]:
    return {element for name, element in state.values if name == "talents"}


def test_an_element_of_a_set_goes_on_without_the_name_and_goes_when_nothing_else_is_left() -> None:
    clean = renamed(card("koken", "koken met Fatima", "Fatima"), nameless)
    assert talents_of(clean) == {"koken", "koken met een bewoner"}
    assert "Fatima" not in repr(clean)
    assert renamed(clean, nameless) == clean
    assert not clean.conflicts


def test_an_element_does_not_come_back_from_who_never_heard_of_it() -> None:
    before = card("koken", "koken met Fatima")
    clean = renamed(before, nameless)
    assert join(before, clean) == join(clean, before) == clean


def test_who_took_an_element_out_meanwhile_is_heard() -> None:
    before = card("koken", "koken met Fatima")
    key = ("talents", "koken met Fatima")
    without = with_cells(before, {key: supersede(before.cell(key), Stamp(7, 2, 2), None)})
    apart = join(renamed(before, nameless), renamed(without, nameless))
    assert apart == renamed(join(before, without), nameless)
    assert talents_of(apart) == {"koken"}


def test_a_set_of_a_deleted_record_brings_it_not_back() -> None:
    gone = renamed(deleted(card("koken met Fatima"), Stamp(9, 1, 9)), nameless)
    assert gone.is_dead
    assert talents_of(gone) == {"koken met een bewoner"}
