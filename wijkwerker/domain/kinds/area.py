"""Areas, who does what in them, and the workers."""

from datetime import date
from typing import Annotated

from wijkwerker.domain.fields import Choice, Day, Integer, LongText, Many, Number, Ref, Refs, Text, YesNo
from wijkwerker.domain.kinds.record import Record, kind, natural_id
from wijkwerker.domain.language import N_

LEVELS = ("gemeente", "wijk", "buurt", "eigen")


@kind(key="area", one=N_("Gebied"), many=N_("Gebieden"), title="name", natural=("code", "year"))
class Area(Record):
    """A gemeente, wijk or buurt as CBS divides them, or an area of the team's own, made of `parts`."""

    code: Annotated[str, Text(label=N_("Code"), required=True, limit=80, searchable=True)] = ""
    name: Annotated[str, Text(label=N_("Naam"), required=True, searchable=True, width=32)] = ""
    level: Annotated[str, Choice(label=N_("Soort gebied"), required=True, codes=LEVELS)] = "buurt"
    parent: Annotated[str | None, Ref(label=N_("Hoort bij"), to="area")] = None
    parts: Annotated[frozenset[str], Refs(label=N_("Bestaat uit"), to="area")] = frozenset()
    year: Annotated[int | None, Integer(label=N_("Indeling van het jaar"), least=1900, most=2200)] = None
    valid_until: Annotated[date | None, Day(label=N_("Geldig tot"), rare=True)] = None
    successor: Annotated[str | None, Ref(label=N_("Opgevolgd door"), to="area", rare=True)] = None
    aliases: Annotated[frozenset[str], Many(label=N_("Andere namen"), searchable=True)] = frozenset()
    focus: Annotated[frozenset[str], Many(label=N_("Aandacht"), codes=("krachtwijk", "focuswijk"))] = frozenset()
    lat: Annotated[float | None, Number(label=N_("Breedtegraad"), least=-90, most=90, rare=True)] = None
    lon: Annotated[float | None, Number(label=N_("Lengtegraad"), least=-180, most=180, rare=True)] = None
    inhabitants: Annotated[int | None, Integer(label=N_("Inwoners"), most=20_000_000)] = None
    inhabitants_year: Annotated[
        int | None, Integer(label=N_("Inwoners in het jaar"), least=1900, most=2200, rare=True)
    ] = None
    starting_points: Annotated[str | None, LongText(label=N_("Uitgangspunten"))] = None


@kind(key="worker", one=N_("Collega"), many=N_("Collega’s"), title="name")
class Worker(Record):
    """Someone of the team."""

    name: Annotated[str, Text(label=N_("Naam"), required=True, personal=True, searchable=True, width=24)] = ""
    role: Annotated[str, Choice(label=N_("Rol"), required=True, list="area_role")] = "sociaal makelaar"
    team: Annotated[str | None, Text(label=N_("Team"))] = None
    areas: Annotated[frozenset[str], Refs(label=N_("Werkgebied"), to="area")] = frozenset()
    active: Annotated[bool, YesNo(label=N_("Werkt hier nu"))] = True


@kind(key="area_role", one=N_("Rol in de wijk"), many=N_("Rollen in de wijk"))
class AreaRole(Record):
    """Who has which role for an area, and in which period."""

    area: Annotated[str | None, Ref(label=N_("Gebied"), to="area", required=True)] = None
    role: Annotated[str, Choice(label=N_("Rol"), required=True, list="area_role")] = ""
    worker: Annotated[str | None, Ref(label=N_("Collega"), to="worker")] = None
    name: Annotated[str | None, Text(label=N_("Naam"), personal=True, searchable=True, width=24)] = None
    since: Annotated[date | None, Day(label=N_("Sinds"))] = None
    until: Annotated[date | None, Day(label=N_("Tot en met"))] = None

    def natural_id(self) -> str:
        """UUIDv5 of area, role, worker (or name) and since."""
        return natural_id(self.info.key, self.area, self.role, self.worker or self.name, self.since)
