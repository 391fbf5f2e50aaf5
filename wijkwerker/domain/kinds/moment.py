"""One piece of field work."""

import datetime as dt
from typing import Annotated

from wijkwerker.domain.fields import Choice, Clock, Day, Integer, LongText, Many, Ref, Refs, Text
from wijkwerker.domain.kinds.record import Record, kind
from wijkwerker.domain.language import N_

POLARITIES = ("kracht", "zorg")


@kind(key="contact_moment", one=N_("Moment"), many=N_("Momenten"), title="note", timeline=True)
class ContactMoment(Record):
    """What happened, where and with how many; may be anonymous."""

    date: Annotated[dt.date | None, Day(label=N_("Datum"), required=True)] = None
    time: Annotated[dt.time | None, Clock(label=N_("Tijd"))] = None
    area: Annotated[str | None, Ref(label=N_("Buurt"), to="area", required=True)] = None
    place: Annotated[str | None, Text(label=N_("Waar"), searchable=True)] = None
    kind: Annotated[str, Choice(label=N_("Soort"), required=True, list="kind")] = "gesprek"
    people: Annotated[int | None, Integer(label=N_("Hoeveel mensen"), required=True, most=100_000)] = 1
    minutes: Annotated[int | None, Integer(label=N_("Minuten"), most=10_000)] = None
    nature: Annotated[str | None, Choice(label=N_("Aard"), list="nature")] = None
    polarity: Annotated[str | None, Choice(label=N_("Kracht of zorg"), codes=POLARITIES)] = None
    themes: Annotated[frozenset[str], Many(label=N_("Thema’s"), list="theme")] = frozenset()
    opgaven: Annotated[frozenset[str], Many(label=N_("Opgaven"), list="opgave", rare=True)] = frozenset()
    leefgebieden: Annotated[frozenset[str], Many(label=N_("Leefgebieden"), list="leefgebied", rare=True)] = frozenset()
    groups: Annotated[frozenset[str], Many(label=N_("Doelgroepen"), list="group")] = frozenset()
    contacts: Annotated[frozenset[str], Refs(label=N_("Wie"), to="contact")] = frozenset()
    initiative: Annotated[str | None, Ref(label=N_("Initiatief"), to="initiative")] = None
    activity: Annotated[str | None, Ref(label=N_("Activiteit"), to="activity")] = None
    worker: Annotated[str | None, Ref(label=N_("Door"), to="worker", required=True)] = None
    note: Annotated[str | None, LongText(label=N_("Wat gebeurde er?"), searchable=True)] = None
