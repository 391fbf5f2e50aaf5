"""Collective activities, each time they take place, and who came."""

from datetime import date, datetime
from typing import Annotated

from wijkwerker.domain.fields import (
    Choice,
    Day,
    Integer,
    LongText,
    Many,
    Moment,
    Number,
    Ref,
    Rule,
    Text,
    YesNo,
)
from wijkwerker.domain.kinds.record import Record, kind
from wijkwerker.domain.language import N_

SESSION_STATES = ("gepland", "ging door", "ging niet door")
ATTENDANCE_ROLES = ("deelnemer", "vrijwilliger", "organisator", "docent")


@kind(key="activity", one=N_("Activiteit"), many=N_("Activiteiten"), title="title")
class Activity(Record):
    """A collective activity, once or as a series."""

    title: Annotated[str, Text(label=N_("Titel"), required=True, searchable=True, width=32)] = ""
    area: Annotated[str | None, Ref(label=N_("Buurt"), to="area", required=True)] = None
    place: Annotated[str | None, Text(label=N_("Plek"), searchable=True)] = None
    by: Annotated[str | None, Ref(label=N_("Door"), to="worker")] = None
    starts: Annotated[datetime | None, Moment(label=N_("Begint"), required=True)] = None
    minutes: Annotated[int | None, Integer(label=N_("Duur in minuten"), most=10_000)] = 120
    rule: Annotated[str | None, Rule(label=N_("Herhaling"))] = None
    until: Annotated[date | None, Day(label=N_("Herhalen tot en met"))] = None
    initiative: Annotated[str | None, Ref(label=N_("Initiatief"), to="initiative")] = None
    opgaven: Annotated[frozenset[str], Many(label=N_("Opgaven"), list="opgave")] = frozenset()
    leefgebieden: Annotated[frozenset[str], Many(label=N_("Leefgebieden"), list="leefgebied")] = frozenset()
    themes: Annotated[frozenset[str], Many(label=N_("Thema’s"), list="theme")] = frozenset()
    groups: Annotated[frozenset[str], Many(label=N_("Doelgroepen"), list="group")] = frozenset()
    health: Annotated[frozenset[str], Many(label=N_("Positieve gezondheid"), list="health", rare=True)] = frozenset()
    capacity: Annotated[int | None, Integer(label=N_("Plaats voor"), rare=True)] = None
    planned_people: Annotated[int | None, Integer(label=N_("Verwachte mensen"), rare=True)] = None
    template: Annotated[bool, YesNo(label=N_("Voorbeeld om te kopiëren"), rare=True)] = False
    cost: Annotated[float | None, Number(label=N_("Kosten in euro"), rare=True)] = None
    note: Annotated[str | None, LongText(label=N_("Notitie"), searchable=True)] = None


@kind(key="session", one=N_("Bijeenkomst"), many=N_("Bijeenkomsten"), natural=("activity", "original_start"))
class Session(Record):
    """One time that an activity takes place."""

    activity: Annotated[str | None, Ref(label=N_("Activiteit"), to="activity", required=True)] = None
    original_start: Annotated[datetime | None, Moment(label=N_("Eerst gepland op"), required=True)] = None
    starts: Annotated[datetime | None, Moment(label=N_("Begint"), required=True)] = None
    minutes: Annotated[int | None, Integer(label=N_("Duur in minuten"), most=10_000)] = 120
    place: Annotated[str | None, Text(label=N_("Plek"))] = None
    state: Annotated[str, Choice(label=N_("Ging het door?"), required=True, codes=SESSION_STATES)] = "gepland"
    reason: Annotated[str | None, LongText(label=N_("Waarom niet"))] = None
    people: Annotated[int | None, Integer(label=N_("Hoeveel mensen"), most=100_000)] = None
    new_people: Annotated[int | None, Integer(label=N_("Waarvan nieuw"), most=100_000)] = None
    evaluation: Annotated[str | None, LongText(label=N_("Wat viel op?"), searchable=True)] = None
    strengths: Annotated[str | None, LongText(label=N_("Wat ging goed"), rare=True)] = None
    worries: Annotated[str | None, LongText(label=N_("Wat kan beter"), rare=True)] = None


@kind(key="head_count", one=N_("Telling"), many=N_("Tellingen"), natural=("session", "group"))
class HeadCount(Record):
    """How many of a group were at a session, without names."""

    session: Annotated[str | None, Ref(label=N_("Bijeenkomst"), to="session", required=True)] = None
    group: Annotated[str, Choice(label=N_("Doelgroep"), required=True, list="group")] = ""
    people: Annotated[int | None, Integer(label=N_("Hoeveel mensen"), required=True, most=100_000)] = None


@kind(key="attendance", one=N_("Aanwezigheid"), many=N_("Aanwezigen"), natural=("session", "contact"))
class Attendance(Record):
    """Someone who was at a session, in a role, with hours for a volunteer."""

    session: Annotated[str | None, Ref(label=N_("Bijeenkomst"), to="session", required=True)] = None
    contact: Annotated[str | None, Ref(label=N_("Contact"), to="contact", required=True)] = None
    role: Annotated[str, Choice(label=N_("Rol"), required=True, codes=ATTENDANCE_ROLES)] = "deelnemer"
    hours: Annotated[float | None, Number(label=N_("Uren"), most=1_000)] = None
    present: Annotated[bool, YesNo(label=N_("Was er"))] = True
