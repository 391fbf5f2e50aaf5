"""What residents start or carry, how it moved, and what was told and learnt."""

import datetime as dt
from typing import Annotated

from wijkwerker.domain.fields import Choice, Day, LongText, Many, Ref, Refs, Text, YesNo
from wijkwerker.domain.kinds.record import Record, kind
from wijkwerker.domain.language import N_

AGENDA_OF = ("bewoner", "professional", "gemeente")


@kind(key="initiative", one=N_("Initiatief"), many=N_("Initiatieven"), title="title")
class Initiative(Record):
    """Something that residents start or carry."""

    title: Annotated[str, Text(label=N_("Titel"), required=True, searchable=True, width=32)] = ""
    area: Annotated[str | None, Ref(label=N_("Buurt"), to="area", required=True)] = None
    phase: Annotated[str, Choice(label=N_("Fase"), required=True, list="phase")] = "idee"
    agenda_of: Annotated[str | None, Choice(label=N_("Agenda van"), codes=AGENDA_OF)] = None
    description: Annotated[str | None, LongText(label=N_("Waar gaat het over?"), searchable=True)] = None
    lead: Annotated[str | None, Ref(label=N_("Trekker"), to="contact")] = None
    co_leads: Annotated[frozenset[str], Refs(label=N_("Mede-trekkers"), to="contact")] = frozenset()
    opgaven: Annotated[frozenset[str], Many(label=N_("Opgaven"), list="opgave")] = frozenset()
    leefgebieden: Annotated[frozenset[str], Many(label=N_("Leefgebieden"), list="leefgebied")] = frozenset()
    themes: Annotated[frozenset[str], Many(label=N_("Thema’s"), list="theme")] = frozenset()
    groups: Annotated[frozenset[str], Many(label=N_("Doelgroepen"), list="group")] = frozenset()
    ladder: Annotated[str | None, Choice(label=N_("Participatieladder"), list="participation_ladder")] = None
    government_step: Annotated[str | None, Choice(label=N_("Wat de overheid doet"), list="government_step")] = None
    professional_role: Annotated[str | None, Choice(label=N_("Rol van de professional"), list="professional_role")] = (
        None
    )
    programme: Annotated[str | None, Text(label=N_("Programma"), rare=True)] = None
    replaces: Annotated[str | None, Text(label=N_("Vervangt aanbod van"), rare=True)] = None
    started: Annotated[dt.date | None, Day(label=N_("Begonnen op"))] = None
    quote: Annotated[str | None, LongText(label=N_("In de woorden van een bewoner"), searchable=True)] = None
    copied_from: Annotated[str | None, Ref(label=N_("Gekopieerd van"), to="initiative", rare=True)] = None
    impact_means: Annotated[str | None, LongText(label=N_("Middelen"))] = None
    impact_output: Annotated[str | None, LongText(label=N_("Direct resultaat"))] = None
    impact_outcome: Annotated[str | None, LongText(label=N_("Wat verandert"))] = None
    impact_effect: Annotated[str | None, LongText(label=N_("Op termijn"))] = None


@kind(key="phase_change", one=N_("Fasewissel"), many=N_("Fasewissels"))
class PhaseChange(Record):
    """A move to another phase, or with equal phases an adjustment (bijgesteld)."""

    initiative: Annotated[str | None, Ref(label=N_("Initiatief"), to="initiative", required=True)] = None
    on: Annotated[dt.date | None, Day(label=N_("Op"), required=True)] = None
    from_phase: Annotated[str | None, Choice(label=N_("Van fase"), list="phase")] = None
    to_phase: Annotated[str, Choice(label=N_("Naar fase"), required=True, list="phase")] = ""
    reason: Annotated[str | None, LongText(label=N_("Waarom"))] = None
    lesson: Annotated[str | None, LongText(label=N_("Les"), searchable=True)] = None
    worker: Annotated[str | None, Ref(label=N_("Door"), to="worker")] = None


@kind(key="ladder_change", one=N_("Stap op de ladder"), many=N_("Stappen op de ladder"))
class LadderChange(Record):
    """A move on the ladder of residents' say, or of what government does."""

    initiative: Annotated[str | None, Ref(label=N_("Initiatief"), to="initiative", required=True)] = None
    on: Annotated[dt.date | None, Day(label=N_("Op"), required=True)] = None
    ladder: Annotated[str | None, Choice(label=N_("Participatieladder"), list="participation_ladder")] = None
    government_step: Annotated[str | None, Choice(label=N_("Wat de overheid doet"), list="government_step")] = None
    worker: Annotated[str | None, Ref(label=N_("Door"), to="worker")] = None


@kind(key="story", one=N_("Verhaal"), many=N_("Verhalen"), title="title")
class Story(Record):
    """A resident's story (Most Significant Change), with consent."""

    title: Annotated[str, Text(label=N_("Titel"), required=True, personal=True, searchable=True)] = ""
    text: Annotated[str, LongText(label=N_("Het verhaal"), required=True, searchable=True)] = ""
    teller: Annotated[str | None, Ref(label=N_("Verteld door"), to="contact")] = None
    area: Annotated[str | None, Ref(label=N_("Buurt"), to="area")] = None
    date: Annotated[dt.date | None, Day(label=N_("Datum"), required=True)] = None
    consent: Annotated[
        str, Choice(label=N_("Toestemming"), required=True, codes=("geen", "mondeling", "schriftelijk"))
    ] = "geen"
    consent_for: Annotated[
        frozenset[str], Many(label=N_("Toestemming voor"), codes=("naam", "telefoon", "talenten", "foto", "verhaal"))
    ] = frozenset()
    consent_date: Annotated[dt.date | None, Day(label=N_("Toestemming op"))] = None
    initiative: Annotated[str | None, Ref(label=N_("Initiatief"), to="initiative")] = None
    chosen: Annotated[bool, YesNo(label=N_("Laat dit verhaal vooraan staan"))] = False
    value: Annotated[str | None, Text(label=N_("Wat maakt dit belangrijk?"), rare=True)] = None


@kind(key="lesson", one=N_("Les"), many=N_("Lessen"), title="text")
class Lesson(Record):
    """What we learnt."""

    text: Annotated[str, LongText(label=N_("Wat leerden we?"), required=True, searchable=True)] = ""
    on: Annotated[dt.date | None, Day(label=N_("Op"), required=True)] = None
    initiative: Annotated[str | None, Ref(label=N_("Initiatief"), to="initiative")] = None
    activity: Annotated[str | None, Ref(label=N_("Activiteit"), to="activity")] = None
    shareable: Annotated[bool, YesNo(label=N_("Mag gedeeld worden"))] = True
