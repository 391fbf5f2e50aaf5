"""The people and organisations that the team knows, and what was asked of them."""

from datetime import date
from typing import Annotated

from wijkwerker.domain.fields import (
    Choice,
    Day,
    Email,
    Integer,
    Links,
    LongText,
    Many,
    Phone,
    Postcode,
    Ref,
    Text,
    YesNo,
)
from wijkwerker.domain.kinds.record import Record, kind
from wijkwerker.domain.language import N_

CONSENT = ("geen", "mondeling", "schriftelijk")
CONSENT_FOR = ("naam", "telefoon", "talenten", "foto", "verhaal")
ANSWERS = ("open", "ja", "nee", "later")


@kind(key="contact", one=N_("Contact"), many=N_("Contacten"), title="name")
class Contact(Record):
    """A person or an organisation. `same` holds pairs `other id=main id` (or `=los`) that link double cards."""

    name: Annotated[str, Text(label=N_("Naam"), required=True, personal=True, searchable=True, width=28)] = ""
    organisation: Annotated[bool, YesNo(label=N_("Organisatie"), required=True)] = False
    organisation_kind: Annotated[str | None, Text(label=N_("Soort organisatie"))] = None
    area: Annotated[str | None, Ref(label=N_("Buurt"), to="area")] = None
    street: Annotated[str | None, Text(label=N_("Straat"), personal=True, searchable=True)] = None
    house_number: Annotated[str | None, Text(label=N_("Huisnummer"), personal=True, limit=20, width=8)] = None
    postcode: Annotated[str | None, Postcode(label=N_("Postcode"), personal=True)] = None
    phone: Annotated[str | None, Phone(label=N_("Telefoon"), personal=True, searchable=True)] = None
    email: Annotated[str | None, Email(label=N_("E-mail"), personal=True, searchable=True)] = None
    roles: Annotated[frozenset[str], Many(label=N_("Rollen"), searchable=True)] = frozenset()
    resident_since: Annotated[int | None, Integer(label=N_("Woont hier sinds"), least=1900, most=2200, rare=True)] = (
        None
    )
    talents: Annotated[frozenset[str], Many(label=N_("Kan goed"), personal=True, searchable=True)] = frozenset()
    wishes: Annotated[frozenset[str], Many(label=N_("Wil graag"), personal=True, searchable=True)] = frozenset()
    available: Annotated[str | None, Text(label=N_("Kan wanneer"), personal=True)] = None
    consent: Annotated[str, Choice(label=N_("Toestemming"), codes=CONSENT)] = "geen"
    consent_date: Annotated[date | None, Day(label=N_("Toestemming op"))] = None
    consent_for: Annotated[frozenset[str], Many(label=N_("Toestemming voor"), codes=CONSENT_FOR)] = frozenset()
    restricted: Annotated[bool, YesNo(label=N_("Beperkt gebruik"), rare=True)] = False
    note: Annotated[str | None, LongText(label=N_("Notitie"), searchable=True)] = None
    employer: Annotated[str | None, Ref(label=N_("Werkt bij"), to="contact", rare=True)] = None
    same: Annotated[frozenset[str], Links(label=N_("Zelfde als"), to="contact", rare=True)] = frozenset()


@kind(key="ask", one=N_("Vraag"), many=N_("Vragen"), title="what")
class Ask(Record):
    """Who was asked for what, and the answer."""

    contact: Annotated[str | None, Ref(label=N_("Contact"), to="contact", required=True)] = None
    what: Annotated[str, LongText(label=N_("Wat vroeg je?"), required=True, searchable=True)] = ""
    on: Annotated[date | None, Day(label=N_("Gevraagd op"), required=True)] = None
    by: Annotated[str | None, Ref(label=N_("Door"), to="worker", required=True)] = None
    answer: Annotated[str, Choice(label=N_("Antwoord"), codes=ANSWERS)] = "open"
    answered_on: Annotated[date | None, Day(label=N_("Antwoord op"))] = None
    later_on: Annotated[date | None, Day(label=N_("Later, op"))] = None
    initiative: Annotated[str | None, Ref(label=N_("Initiatief"), to="initiative")] = None
    activity: Annotated[str | None, Ref(label=N_("Activiteit"), to="activity")] = None


@kind(key="promise", one=N_("Afspraak"), many=N_("Afspraken"), title="what")
class Promise(Record):
    """What we promised to whom: promised, due, done, fed back."""

    what: Annotated[str, LongText(label=N_("Wat is beloofd?"), required=True, searchable=True)] = ""
    to: Annotated[str | None, Ref(label=N_("Aan"), to="contact")] = None
    to_text: Annotated[str | None, Text(label=N_("Aan wie (tekst)"), personal=True)] = None
    area: Annotated[str | None, Ref(label=N_("Buurt"), to="area")] = None
    promised_on: Annotated[date | None, Day(label=N_("Beloofd op"), required=True)] = None
    due: Annotated[date | None, Day(label=N_("Voor"))] = None
    done_on: Annotated[date | None, Day(label=N_("Gedaan op"))] = None
    fed_back_on: Annotated[date | None, Day(label=N_("Teruggekoppeld op"))] = None
    by: Annotated[str | None, Ref(label=N_("Door"), to="worker", required=True)] = None
    initiative: Annotated[str | None, Ref(label=N_("Initiatief"), to="initiative")] = None
    moment: Annotated[str | None, Ref(label=N_("Moment"), to="contact_moment")] = None


@kind(key="introduction", one=N_("Verbinding"), many=N_("Verbindingen"))
class Introduction(Record):
    """Who was brought together with whom, by us."""

    first: Annotated[str | None, Ref(label=N_("Wie"), to="contact", required=True)] = None
    second: Annotated[str | None, Ref(label=N_("Met wie"), to="contact", required=True)] = None
    on: Annotated[date | None, Day(label=N_("Wanneer"), required=True)] = None
    came_of_it: Annotated[str | None, LongText(label=N_("Wat kwam ervan?"), searchable=True)] = None
    initiative: Annotated[str | None, Ref(label=N_("Initiatief"), to="initiative")] = None
