"""An item of a value list, which a team may edit."""

from typing import Annotated

from wijkwerker.domain.fields import Integer, Text, YesNo
from wijkwerker.domain.kinds.record import Record, kind
from wijkwerker.domain.language import N_


@kind(key="value", one=N_("Keuze"), many=N_("Keuzelijsten"), title="label", natural=("list", "code"))
class ListValue(Record):
    """One choice of a list: a stable code and the label that is shown."""

    list: Annotated[str, Text(label=N_("Lijst"), required=True, limit=40)] = ""
    code: Annotated[str, Text(label=N_("Code"), required=True, limit=60)] = ""
    label: Annotated[str, Text(label=N_("Naam"), required=True)] = ""
    label_en: Annotated[str | None, Text(label=N_("Naam in het Engels"))] = None
    order: Annotated[int | None, Integer(label=N_("Volgorde"))] = None
    active: Annotated[bool, YesNo(label=N_("In gebruik"))] = True
