"""The believable team: the same for the same seed and day, complete, and without anything that should not be there."""

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta

import pytest

from wijkwerker.domain.kinds import (
    KINDS,
    Activity,
    Ask,
    Contact,
    ContactMoment,
    Initiative,
    PhaseChange,
    Promise,
    Record,
    Session,
    Worker,
)
from wijkwerker.domain.kinds.record import R, cleaned, missing, values_of
from wijkwerker.domain.lists import seed_areas, seed_codes
from wijkwerker.services.demo import records

TODAY = date(2026, 11, 20)
DIGEST = """
import hashlib
from datetime import date
from wijkwerker.services.demo import records
found = hashlib.sha256()
for _kind, group in records("small", seed=7, today=date(2026, 11, 20)):
    for record in group:
        values = vars(record).items()
        found.update(repr([(key, sorted(v) if isinstance(v, frozenset) else v) for key, v in values]).encode())
print(found.hexdigest())
"""


def made(seed: int = 1, today: date = TODAY) -> dict[str, list[Record]]:
    """All records of the small demo by the key of their kind."""
    return {kind.info.key: list(group) for kind, group in records("small", seed=seed, today=today)}


@pytest.fixture(scope="module")
def team() -> dict[str, list[Record]]:
    return made()


def of(team: dict[str, list[Record]], kind: type[R]) -> list[R]:
    """The records of one kind."""
    return [record for record in team[kind.info.key] if isinstance(record, kind)]


def test_the_same_seed_and_day_give_the_same_records(team: dict[str, list[Record]]) -> None:
    assert made() == team


def test_another_seed_gives_others(team: dict[str, list[Record]]) -> None:
    other = made(seed=2)
    assert {one.id for one in other["contact"]}.isdisjoint(one.id for one in team["contact"])
    assert [one.note for one in of(other, ContactMoment)] != [one.note for one in of(team, ContactMoment)]


def test_the_order_of_sets_in_a_process_makes_no_difference() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert len(digests.pop().strip()) == hashlib.sha256().digest_size * 2


def test_kinds_come_in_their_order_each_once(team: dict[str, list[Record]]) -> None:
    keys = [kind.info.key for kind, _group in records("small", seed=1, today=TODAY)]
    assert keys == [key for key in KINDS if key in team]
    assert "area" not in team
    assert "value" not in team


def test_every_record_is_clean_complete_and_unique(team: dict[str, list[Record]]) -> None:
    for group in team.values():
        assert len({record.id for record in group}) == len(group)
        for record in group:
            values = values_of(record)
            assert missing(record) == []
            assert cleaned(type(record), values) == values


def test_choices_are_codes_of_the_shipped_lists(team: dict[str, list[Record]]) -> None:
    for key, group in team.items():
        for name, field in KINDS[key].info.fields.items():
            if not (codes := seed_codes(getattr(field, "list", ""))):
                continue
            for record in group:
                value = getattr(record, name)
                chosen = value if isinstance(value, frozenset) else {value} - {None}
                assert chosen <= set(codes)


def test_references_lead_to_records_that_are_there(team: dict[str, list[Record]]) -> None:
    known = {record.id for group in team.values() for record in group} | {area.id for area in seed_areas()}
    for key, group in team.items():
        for name, field in KINDS[key].info.fields.items():
            if hasattr(field, "to"):
                values = [getattr(record, name) for record in group]
                ids = {one for value in values for one in (value if isinstance(value, frozenset) else {value})}
                assert ids - {None} <= known


def test_no_two_notes_are_alike(team: dict[str, list[Record]]) -> None:
    notes = Counter(moment.note for moment in of(team, ContactMoment))
    assert notes.most_common(1)[0][1] == 1
    assert None not in notes


def test_no_sentence_keeps_a_slot_or_a_choice(team: dict[str, list[Record]]) -> None:
    assert not [text for text in texts(team) if re.search(r"[\[\]{}]|\bNone\b| {2}", text)]


@pytest.mark.parametrize("today", [TODAY, date(2026, 8, 1), date(2028, 2, 29), date(2026, 12, 26)])
def test_nothing_lies_in_the_future_but_what_is_planned(today: date) -> None:
    ahead = {"due", "later_on"}
    for key, group in made(today=today).items():
        if key in {"activity", "session"}:
            continue
        for record in group:
            days = {name: value for name, value in values_of(record).items() if isinstance(value, date)}
            assert all(day <= today for name, day in days.items() if name not in ahead)


def test_sessions_ahead_are_only_planned(team: dict[str, list[Record]]) -> None:
    ahead = [one for one in of(team, Session) if one.starts and one.starts.date() > TODAY]
    assert {one.state for one in ahead} == {"gepland"}
    assert len(ahead) > 20


def test_no_number_anywhere_passes_the_elfproef(team: dict[str, list[Record]]) -> None:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    for text in texts(team):
        for digits in re.findall(r"\d{8,9}", text):
            padded = digits.zfill(9)
            assert sum(int(digit) * weight for digit, weight in zip(padded, weights, strict=True)) % 11


def texts(team: dict[str, list[Record]]) -> list[str]:
    """Every text in the records, references left out."""
    found = []
    for key, group in team.items():
        names = [name for name, field in KINDS[key].info.fields.items() if not hasattr(field, "to")]
        for record in group:
            for name in names:
                value = getattr(record, name)
                found += [value] if isinstance(value, str) else sorted(value) if isinstance(value, frozenset) else []
    return found


def test_it_is_a_team_of_four_with_the_people_it_knows(team: dict[str, list[Record]]) -> None:
    assert next(worker.name for worker in of(team, Worker)) == "Sanne Bakker"
    assert len(team["worker"]) == 4
    assert {worker.team for worker in of(team, Worker)} == {"demo"}
    assert 110 <= len(team["contact"]) <= 160
    assert 1_200 <= len(team["contact_moment"]) <= 1_600
    assert 40 <= len(team["initiative"]) <= 50
    assert len([one for one in of(team, Contact) if one.name.startswith("Samira ")]) == 2
    assert not [one for one in of(team, Contact) if one.name.startswith("Joost")]


def test_it_covers_two_years_until_this_morning(team: dict[str, list[Record]]) -> None:
    days = [moment.date for moment in of(team, ContactMoment) if moment.date]
    assert days == sorted(days)
    assert timedelta(690) < days[-1] - days[0] <= timedelta(730)
    assert days.count(TODAY) == 4
    assert days.count(TODAY - timedelta(1)) >= 5


def test_the_summer_and_christmas_are_quiet(team: dict[str, list[Record]]) -> None:
    months = Counter(moment.date.month for moment in of(team, ContactMoment) if moment.date)
    assert months[8] < 0.7 * months[10]
    assert months[12] < 0.7 * months[10]


def test_today_has_four_sessions_of_which_the_first_is_done(team: dict[str, list[Record]]) -> None:
    titles = {one.id: one.title for one in of(team, Activity)}
    found = [
        (one.starts.strftime("%H:%M"), titles[one.activity or ""], one.state)
        for one in sorted(of(team, Session), key=lambda one: str(one.starts))
        if one.starts and one.starts.date() == TODAY
    ]
    assert found == [
        ("09:30", "Koffie-inloop De Dreef", "ging door"),
        ("13:00", "Fietsles voor vrouwen", "gepland"),
        ("16:00", "Overleg bewonersgroep Groene Portiek", "gepland"),
        ("19:30", "Buurttafel Zamenhof", "gepland"),
    ]


def test_some_promises_are_late_and_two_are_due_today(team: dict[str, list[Record]]) -> None:
    undone = [one for one in of(team, Promise) if not one.done_on and one.due]
    assert sum(one.due == TODAY for one in undone) == 2
    assert sum(one.due < TODAY for one in undone if one.due) == 3


def test_some_people_who_can_do_something_were_never_asked(team: dict[str, list[Record]]) -> None:
    asked = {one.contact for one in of(team, Ask)}
    waiting = {one.name for one in of(team, Contact) if one.talents and not one.organisation and one.id not in asked}
    assert {"Kofi Mensah", "Lidia Kowalska", "Ali Rahimi"} <= waiting
    assert 20 <= len(waiting) <= 30


def test_every_initiative_went_from_an_idea_to_where_it_is_now(team: dict[str, list[Record]]) -> None:
    now: dict[str | None, str | None] = {}
    for change in of(team, PhaseChange):
        assert change.from_phase == now.get(change.initiative)
        assert change.from_phase or change.to_phase == "idee"
        assert change.to_phase != "gestopt" or change.lesson
        now[change.initiative] = change.to_phase
    assert now == {one.id: one.phase for one in of(team, Initiative)}


def test_some_initiatives_were_not_heard_of_for_more_than_thirty_days(team: dict[str, list[Record]]) -> None:
    last = {one.initiative: one.date for one in of(team, ContactMoment)}
    silent = {
        one.title
        for one in of(team, Initiative)
        if one.phase not in {"afgerond", "gestopt", "gepauzeerd"} and (last[one.id] or TODAY) < TODAY - timedelta(30)
    }
    assert {"Repaircafé Vechtzoom", "Speelstraat Donaudreef", "Leeskring Neckardreef"} <= silent
    assert len(silent) == 6


def test_who_agreed_to_nothing_is_known_by_name_and_buurt_only(team: dict[str, list[Record]]) -> None:
    people = [one for one in of(team, Contact) if one.consent == "geen" and not one.organisation]
    assert people
    assert not [one for one in people if one.phone or one.email or one.house_number or one.postcode]
