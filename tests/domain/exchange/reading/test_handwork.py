"""A hand edit has no clock: its stamp follows from who saw what and wrote what, the same on every laptop."""

from uuid import UUID

from tests.domain.exchange.workbooks import tick
from wijkwerker.domain.exchange.merge import EMPTY, Cell, Key
from wijkwerker.domain.exchange.reading.handwork import chained_stamp, person_epoch, plain_stamp, row_id

PHONE: Key = ("phone", "")
SHOWN = tick()
BASE = Cell(frozenset({(SHOWN, "0612345678")}))


def test_the_same_edit_has_the_same_stamp_everywhere_and_rises_above_what_was_seen() -> None:
    first = plain_stamp("export", "noor", "contact", PHONE, BASE, "0201234567", 5)
    assert first == plain_stamp("export", "noor", "contact", PHONE, BASE, "0201234567", 99)
    assert first.hlc == SHOWN.hlc + 1
    assert first.epoch == person_epoch("export", "noor")


def test_a_cell_that_was_empty_takes_its_hlc_from_the_floor() -> None:
    assert plain_stamp("export", "noor", "contact", PHONE, EMPTY, "0201234567", 5).hlc == 6


def test_whatever_differs_gives_another_stamp() -> None:
    seen = Cell(BASE.heads, {17: 3})
    other = Cell(frozenset({(tick(), "0612345678")}))
    stamps = {
        plain_stamp("export", "noor", "contact", PHONE, BASE, "0201234567", 5),
        plain_stamp("another export", "noor", "contact", PHONE, BASE, "0201234567", 5),
        plain_stamp("export", "els", "contact", PHONE, BASE, "0201234567", 5),
        plain_stamp("export", "noor", "another contact", PHONE, BASE, "0201234567", 5),
        plain_stamp("export", "noor", "contact", ("email", ""), BASE, "0201234567", 5),
        plain_stamp("export", "noor", "contact", ("talents", "koken"), BASE, "0201234567", 5),
        plain_stamp("export", "noor", "contact", PHONE, seen, "0201234567", 5),
        plain_stamp("export", "noor", "contact", PHONE, other, "0201234567", 5),
        plain_stamp("export", "noor", "contact", PHONE, BASE, "0301234567", 5),
        plain_stamp("export", "noor", "contact", PHONE, BASE, None, 5),
        plain_stamp("export", "noor", "contact", PHONE, BASE, "-", 5),
    }
    assert len(stamps) == 11


def test_a_chained_stamp_knows_every_stamp_that_it_replaces_in_any_order() -> None:
    first, second = tick(), tick()
    chained = chained_stamp("export", "noor", "contact", PHONE, [first, second], "0201234567")
    assert chained == chained_stamp("export", "noor", "contact", PHONE, [second, first], "0201234567")
    assert chained != chained_stamp("export", "noor", "contact", PHONE, [first], "0201234567")
    assert chained.hlc == second.hlc + 1


def test_an_added_row_has_an_id_of_its_own_for_each_person_and_each_equal_row() -> None:
    row = ["Karim Aziz", None, "nee"]
    ids = {
        row_id(b"key", "export", "noor", "contact", row, 1),
        row_id(b"key", "export", "noor", "contact", row, 2),
        row_id(b"key", "export", "els", "contact", row, 1),
        row_id(b"key", "export", "noor", "ask", row, 1),
        row_id(b"other", "export", "noor", "contact", row, 1),
        row_id(b"key", "export", "noor", "contact", ["Karim Aziz", "nee", None], 1),
    }
    assert len(ids) == 6
    assert row_id(b"key", "export", "noor", "contact", row, 1) in ids
    assert all(UUID(one).version == 4 for one in ids)
