"""Whose work goes together: a file takes workbooks of its own team only.

Everybody starts alone, with a team of one, and two who start that way must be able to find each other: so a file knows
a set of team names, all of which are one team, and gives them all along. A file without any work takes the team of the
first workbook it reads; one that holds work but has read nothing yet asks; after that another team is refused.
"""

from enum import Enum, auto
from uuid import uuid4

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.storage.queries import settings
from wijkwerker.storage.queries.scope import has_work
from wijkwerker.storage.snapshot import Snapshot

SETTING = "team"
DEMO = "demo"


class Fit(Enum):
    """What a workbook's team is to this file."""

    OURS = auto()
    FIRST = auto()  # nothing is here yet: it becomes ours
    ASK = auto()  # only own work is here yet: a person says whether it is our team


def new() -> str:
    """The team of a file that just started: of one."""
    return uuid4().hex[:16]


def ours(connection: Snapshot) -> str:
    """The team of the file as it stands in a workbook; '' for a file of before teams."""
    return settings.get(connection, SETTING)


def ensure(connection: Snapshot) -> str:
    """The team of the file, made when it has none."""
    if not ours(connection):
        settings.put(connection, SETTING, new())
    return ours(connection)


def fit(connection: Snapshot, theirs: str, *, read_before: bool) -> Fit:
    """What the team of a workbook is to this file. Raises WijkwerkerError for another team's."""
    mine, other = set(ours(connection).split()), set(theirs.split())
    if mine & other:
        return Fit.OURS
    if DEMO in mine | other:
        raise WijkwerkerError(
            _("Dit hoort bij de verzonnen buurt, en die blijft apart van echt werk. Er is niets ingelezen."),
            _("Vraag je collega om een bestand van jullie eigen team."),
        )
    if read_before:
        raise WijkwerkerError(
            _("Dit bestand is van een ander team. Er is niets ingelezen."),
            _("Vraag je collega om een bestand van jullie eigen team, of lees het in een nieuw bestand in."),
        )
    return Fit.ASK if has_work(connection) else Fit.FIRST


def join(connection: Snapshot, theirs: str) -> None:
    """Become one team with that of a workbook: from now on its other names are ours too."""
    mine = set(ours(connection).split())
    new = set(theirs.split()) - mine - {DEMO}
    if new and DEMO not in mine:
        settings.put(connection, SETTING, " ".join(sorted(mine | new)))
