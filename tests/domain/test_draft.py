"""What a sentence becomes when the worker has set some of it by hand."""

from datetime import date, datetime, time

from wijkwerker.domain.draft import (
    NOTHING,
    ByHand,
    Draft,
    Named,
    NewContact,
    Occasion,
    complete,
    short_area,
    without_numbers,
)
from wijkwerker.domain.quicklog import AmbiguousPerson, Entry, QuickLog, Span

TODAY = date(2026, 11, 20)
AT_TEN = Occasion(today=TODAY, now=datetime(2026, 11, 20, 10, 20, 31))
DREEF = Named("a1", "Zamenhofdreef en omgeving")
BOUZID = Entry("samira", "contact", "c1", "Samira Bouzid", "first")
HADDOU = Entry("samira", "contact", "c2", "Samira Haddou", "first")


def read(log: QuickLog, hand: ByHand = NOTHING, occasion: Occasion = AT_TEN, **presets: Named) -> Draft:
    return complete(log, hand, occasion, area=DREEF, presets=presets)


def samira(people: int = 1, recognised: frozenset[str] = frozenset()) -> QuickLog:
    doubt = AmbiguousPerson("Samira", (BOUZID, HADDOU))
    return QuickLog(note="x", date=TODAY, people=people, ambiguous_people=(doubt,), recognised=recognised)


def test_a_sentence_without_a_place_gets_the_usual_area() -> None:
    assert read(QuickLog(note="koffie", date=TODAY)).area == DREEF


def test_what_was_set_by_hand_stays_whatever_the_sentence_says() -> None:
    hand = NOTHING.put(kind="koffie", people=7)
    draft = read(QuickLog(note="overleg met 3 bewoners", date=TODAY, kind="overleg", people=3), hand)
    assert (draft.kind, draft.people) == ("koffie", 7)
    assert draft.by_hand == {"kind", "people"}


def test_a_day_to_come_is_no_matter_once_the_day_is_set_by_hand() -> None:
    log = QuickLog(note="koffie morgen", date=TODAY, ahead=True, spans=(Span(7, 13, "ahead"),))
    assert read(log).ahead
    by_hand = read(log, NOTHING.put(date=TODAY))
    assert (by_hand.ahead, by_hand.spans) == (False, ())


def test_a_released_field_follows_the_sentence_again() -> None:
    hand = NOTHING.put(people=7, groups=("moeders",)).release("people")
    log = QuickLog(note="3 bewoners", date=TODAY, people=3, recognised=frozenset({"people"}))
    assert read(log, hand).people == 3


def test_a_doubtful_name_stays_open_until_it_is_chosen() -> None:
    draft = read(samira())
    assert [doubt.name for doubt in draft.doubts] == ["Samira"]
    assert draft.contacts == ()
    chosen = read(samira(), NOTHING.choose("Samira", Named("c1", "Samira Bouzid")))
    assert chosen.doubts == ()
    assert [who.id for who in chosen.contacts] == ["c1"]


def test_without_a_name_nobody_is_linked_and_nothing_is_asked() -> None:
    draft = read(samira(), NOTHING.choose("Samira", None))
    assert (draft.doubts, draft.contacts, draft.new_contacts) == ((), (), ())


def test_someone_new_counts_as_one_of_the_people() -> None:
    draft = read(samira(3, frozenset({"people"})), NOTHING.choose("Samira", NewContact("Samira")))
    assert draft.new_contacts == ("Samira",)
    assert draft.people == 4


def test_the_one_person_of_a_conversation_is_not_counted_twice() -> None:
    assert read(samira(), NOTHING.choose("Samira", Named("c1", "Samira Bouzid"))).people == 1


def test_the_contact_that_was_open_answers_who_a_first_name_is() -> None:
    draft = read(samira(), contact=Named("c2", "Samira Haddou"))
    assert (draft.doubts, [who.id for who in draft.contacts]) == ((), ["c2"])


def test_someone_read_can_be_taken_off_and_put_back() -> None:
    log = QuickLog(note="x", date=TODAY, contacts=(BOUZID,), recognised=frozenset({"contacts"}))
    off = NOTHING.remove("c1")
    assert read(log, off).contacts == ()
    assert [who.id for who in read(log, off.add(Named("c1", "Samira Bouzid"))).contacts] == ["c1"]


def test_what_happened_today_gets_the_time_that_it_is() -> None:
    assert read(QuickLog(note="x", date=TODAY)).time == time(10, 20)
    assert read(QuickLog(note="x", date=date(2026, 11, 19))).time is None
    assert read(QuickLog(note="x", date=TODAY), occasion=Occasion(today=TODAY)).time is None


def test_another_part_of_the_day_leaves_the_time_open() -> None:
    assert read(QuickLog(note="x", date=TODAY, day_part="avond")).time is None
    assert read(QuickLog(note="x", date=TODAY, day_part="ochtend")).time == time(10, 20)


def test_a_number_goes_with_the_space_before_it() -> None:
    assert without_numbers("haar nummer 111222333 is", [(12, 21)]) == "haar nummer is"
    assert without_numbers("111222333 gebeld", [(0, 9)]) == "gebeld"


def test_an_area_is_spoken_of_in_short() -> None:
    assert short_area("Zamenhofdreef en omgeving") == "Zamenhofdreef e.o."
    assert short_area("Overvecht") == "Overvecht"
