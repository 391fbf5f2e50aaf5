"""The lines of a preview: what differs, who wrote it and when, and what both had before."""

from tests.domain.exchange.workbooks import ELS, NOOR, Laptop, contact, made, moment, one, told
from wijkwerker.domain.exchange.book import Author
from wijkwerker.domain.exchange.merge import join
from wijkwerker.domain.exchange.planned import UNKNOWN, Group, Local
from wijkwerker.domain.exchange.reading.incoming import Incoming
from wijkwerker.domain.exchange.reading.lines import Difference, Words

FATIMA = contact("Fatima El Amrani", phone="0612345678", talents=frozenset({"koken"}))


def _both() -> tuple[Laptop, Laptop]:
    """Els and Noor, who both have Fatima."""
    els = Laptop.with_records(FATIMA)
    noor = Laptop(NOOR)
    noor.read(els.export())
    return els, noor


def test_what_somebody_else_edited_is_a_change_with_who_and_when() -> None:
    els, noor = _both()
    els.edit(FATIMA.id, "phone", "0201234567")
    line = one(noor.plan(els.export()), Group.CHANGED)
    assert (line.title, line.field, line.base, line.ours, line.theirs) == (
        "Fatima El Amrani",
        "phone",
        "0612345678",
        "0612345678",
        "0201234567",
    )
    assert line.who == "Els Bakker"
    assert line.when == max(els.states[FATIMA.id].stamps).hlc
    assert line.key == f"{FATIMA.id}:phone"


def test_what_is_here_already_and_what_is_older_than_here_has_no_line() -> None:
    els, noor = _both()
    old = els.export()
    els.edit(FATIMA.id, "phone", "0201234567")
    noor.read(els.export())
    assert not noor.plan(els.export()).lines
    plan = noor.plan(old)
    assert (plan.lines, plan.writes, plan.equal) == ((), (), plan.rows)


def test_a_set_is_one_line_with_an_element_on_each_line_of_text() -> None:
    els, noor = _both()
    els.edit(FATIMA.id, "talents", "1", "zingen")
    els.edit(FATIMA.id, "talents", None, "koken")
    els.edit(FATIMA.id, "talents", "1", "dansen")
    line = one(noor.plan(els.export()), Group.CHANGED)
    assert (line.ours, line.theirs) == ("koken", "dansen\nzingen")


def test_two_values_of_one_cell_are_a_conflict_with_what_both_had() -> None:
    els, noor = _both()
    els.edit(FATIMA.id, "phone", "0201234567")
    noor.edit(FATIMA.id, "phone", "0301234567")
    line = one(noor.plan(els.export()), Group.CONFLICT)
    assert (line.base, line.ours, line.theirs) == (UNKNOWN, "0301234567", "0201234567")
    assert (line.who, line.our_who) == ("Els Bakker", "Noor Smit")
    assert line.when < line.our_when
    assert line.key == f"{FATIMA.id}:phone"


def test_what_both_had_is_told_when_this_laptop_still_knows_it() -> None:
    ours, theirs = _edited("0301234567"), _edited("0201234567")
    words = Words(_local(lambda _record, _key, hashes: "0612345678" if hashes else UNKNOWN), {})
    (line,) = words.lines(_difference(ours, theirs))
    assert line.base == "0612345678"


def test_who_is_not_known_is_nobody() -> None:
    ours, theirs = _edited("0301234567"), _edited("0201234567")
    (line,) = Words(_local(), {}).lines(_difference(ours, theirs))
    assert (line.who, line.our_who) == ("", "")
    (line,) = Words(_local(), {7: Author(7, ELS.id, "Els Bakker", "")}).lines(_difference(ours, theirs))
    assert line.who == "Els Bakker"


def test_an_element_of_a_set_conflicts_by_itself() -> None:
    els, noor = _both()
    els.edit(FATIMA.id, "talents", None, "koken")
    noor.edit(FATIMA.id, "talents", None, "koken")
    noor.edit(FATIMA.id, "talents", "1", "koken")
    line = one(noor.plan(els.export()), Group.CONFLICT)
    assert (line.field, line.element, line.ours, line.theirs) == ("talents", "koken", "1", None)
    assert line.key == f"{FATIMA.id}:talents:koken"


def test_a_conflict_that_was_here_already_has_no_line_again() -> None:
    els, noor = _both()
    els.edit(FATIMA.id, "phone", "0201234567")
    noor.edit(FATIMA.id, "phone", "0301234567")
    noor.read(els.export())
    els.edit(FATIMA.id, "note", "belt liever niet")
    assert told(noor.plan(els.export())) == [("parallel", "Fatima El Amrani", "note")]


def test_the_same_value_from_both_sides_is_no_conflict() -> None:
    els, noor = _both()
    els.edit(FATIMA.id, "phone", "0201234567")
    noor.edit(FATIMA.id, "phone", "0201234567")
    plan = noor.plan(els.export())
    assert not plan.lines
    assert len(plan.writes) == 1


def test_edits_of_both_in_different_fields_are_parallel() -> None:
    els, noor = _both()
    els.edit(FATIMA.id, "phone", "0201234567")
    for name in ("email", "name"):  # one that was empty, and one that was not
        there = Laptop(NOOR, dict(noor.states))
        there.edit(FATIMA.id, name, "fatima@voorbeeld.nl")
        assert one(there.plan(els.export()), Group.PARALLEL).field == "phone"


def test_a_record_of_which_only_a_part_is_shared_is_not_parallel_for_what_is_not() -> None:
    els, noor = _both()
    els.edit(FATIMA.id, "consent", "mondeling")
    noor.edit(FATIMA.id, "phone", "0301234567")
    assert one(noor.plan(els.export(personal=False)), Group.CHANGED).field == "consent"


def test_a_deleted_record_is_told_once_and_only_to_who_has_it() -> None:
    els, noor = _both()
    els.delete(FATIMA.id)
    book = els.export()
    assert told(Laptop(NOOR).plan(book))[:1] != [("deleted", "Fatima El Amrani", "")]
    assert ("deleted", "Fatima El Amrani", "") in told(noor.read(book))
    assert not noor.plan(book).lines


def test_deleted_by_one_and_edited_by_the_other_is_told_at_both() -> None:
    els, noor = _both()
    els.delete(FATIMA.id)
    noor.edit(FATIMA.id, "phone", "0301234567")
    here, there = one(noor.plan(els.export()), Group.REVIVED), one(els.plan(noor.export(ELS)), Group.REVIVED)
    assert (here.ours, here.theirs, here.field) == ("1", "0", "live")
    assert (there.ours, there.theirs) == ("0", "1")
    els.read(noor.export(ELS))
    assert els.value(FATIMA.id, "phone") == "0301234567"


def test_a_record_that_was_put_back_is_new_for_who_saw_it_go() -> None:
    els, noor = _both()
    els.delete(FATIMA.id)
    noor.read(els.export())
    els.revive(FATIMA.id)
    assert told(noor.read(els.export())) == [("new", "Fatima El Amrani", "")]
    assert noor.value(FATIMA.id, "phone") == "0612345678"


def test_a_moment_is_known_by_its_note() -> None:
    els = Laptop.with_records(moment("koffie bij de flat"))
    assert ("new", "koffie bij de flat", "") in told(Laptop(NOOR).plan(els.export()))


BASE = made(FATIMA)


def _edited(phone: str) -> Laptop:
    laptop = Laptop(states={FATIMA.id: BASE})
    laptop.edit(FATIMA.id, "phone", phone)
    return laptop


def _difference(ours: Laptop, theirs: Laptop) -> Difference:
    here, there = ours.states[FATIMA.id], theirs.states[FATIMA.id]
    return Difference(Incoming("contact", FATIMA.id, 3, there, BASE), here, join(here, there), "Contacten")


def _local(past: object = None) -> Local:
    local = Local({}, "", 1, lambda _kind, _name: (), lambda _list: {}, lambda _kind, _id: "")
    return local if past is None else Local(**{**vars(local), "past": past})
