"""What another card of the same contact tells, and what taking it over makes of the main card."""

import datetime as dt

from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.kinds.record import new_id, with_values
from wijkwerker.domain.other_card import differences

MAIN = Contact(name="Fatma Yılmaz", phone="06 1", talents=frozenset({"koken"}), note="Komt op dinsdag.")


def told(main: Contact, other: Contact) -> list[str]:
    return [one.field for one in differences(main, other)]


def taken(main: Contact, other: Contact, field: str) -> Contact:
    (one,) = (one for one in differences(main, other) if one.field == field)
    return with_values(main, one.values)


def test_a_card_that_tells_the_same_tells_nothing_new() -> None:
    assert differences(MAIN, MAIN) == []
    assert differences(MAIN, Contact(name="fatma yilmaz", note="dinsdag")) == []


def test_what_the_main_card_misses_comes_first() -> None:
    other = Contact(name="Fatma Y.", phone="06 2", email="fatma@voorbeeld.nl", area=new_id(), restricted=True)
    assert told(MAIN, other) == ["area", "email", "restricted", "phone", "name"]
    assert taken(MAIN, other, "phone").phone == "06 2"
    assert taken(MAIN, other, "restricted").restricted


def test_of_a_set_only_what_is_more_is_told_and_added() -> None:
    other = Contact(name=MAIN.name, talents=frozenset({"koken", "naaien"}), wishes=frozenset({"taalles"}))
    first, second = differences(MAIN, other)
    assert (first.field, first.told, first.missing) == ("wishes", {"taalles"}, True)
    assert (second.field, second.told, second.missing) == ("talents", {"naaien"}, False)
    assert taken(MAIN, other, "talents").talents == {"koken", "naaien"}


def test_a_note_is_added_below_the_own_note() -> None:
    other = Contact(name=MAIN.name, note="Liefst bellen.")
    assert taken(MAIN, other, "note").note == "Komt op dinsdag.\n\nLiefst bellen."
    assert taken(Contact(name=MAIN.name), other, "note").note == "Liefst bellen."


def test_consent_grows_and_never_shrinks() -> None:
    said = Contact(
        name=MAIN.name, consent="mondeling", consent_date=dt.date(2026, 3, 4), consent_for=frozenset({"naam", "foto"})
    )
    assert told(said, Contact(name=MAIN.name)) == []
    assert told(said, Contact(name=MAIN.name, consent="mondeling", consent_for=frozenset({"naam"}))) == []
    first = taken(MAIN, said, "consent")
    assert (first.consent, first.consent_date, first.consent_for) == (
        "mondeling",
        dt.date(2026, 3, 4),
        frozenset({"naam", "foto"}),
    )
    signed = Contact(
        name=MAIN.name, consent="schriftelijk", consent_date=dt.date(2026, 5, 1), consent_for=frozenset({"verhaal"})
    )
    both = taken(said, signed, "consent")
    assert (both.consent, both.consent_date) == ("schriftelijk", dt.date(2026, 5, 1))
    assert both.consent_for == {"naam", "foto", "verhaal"}
    assert taken(signed, said, "consent").consent == "schriftelijk"


def test_consent_of_a_newer_program_breaks_nothing() -> None:
    newer = Contact(name=MAIN.name, consent="per brief", consent_for=frozenset({"naam"}))
    assert taken(MAIN, newer, "consent").consent == "geen"
    assert taken(newer, Contact(name=MAIN.name, consent="mondeling"), "consent").consent == "mondeling"
