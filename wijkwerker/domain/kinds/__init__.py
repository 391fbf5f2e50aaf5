"""Every kind of record, described once. Tables, lists, forms, search and dump follow from these descriptions."""

from types import MappingProxyType

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.kinds.activity import Activity, Attendance, HeadCount, Session
from wijkwerker.domain.kinds.area import Area, AreaRole, Worker
from wijkwerker.domain.kinds.contact import Ask, Contact, Introduction, Promise
from wijkwerker.domain.kinds.initiative import Initiative, LadderChange, Lesson, PhaseChange, Story
from wijkwerker.domain.kinds.lists import ListValue
from wijkwerker.domain.kinds.moment import ContactMoment
from wijkwerker.domain.kinds.record import Record
from wijkwerker.domain.language import _

KINDS: MappingProxyType[str, type[Record]] = MappingProxyType(
    {
        cls.info.key: cls
        for cls in (
            Area,
            AreaRole,
            Worker,
            Contact,
            ContactMoment,
            Initiative,
            PhaseChange,
            LadderChange,
            Activity,
            Session,
            HeadCount,
            Attendance,
            Ask,
            Promise,
            Introduction,
            Story,
            Lesson,
            ListValue,
        )
    }
)


def kind_of(key: str) -> type[Record]:
    """The class of a kind key. Raises WijkwerkerError for a key that does not exist."""
    if key not in KINDS:
        raise WijkwerkerError(
            _("“{key}” is geen soort gegeven.").format(key=key[:40]),
            _("Kies uit: {keys}.").format(keys=", ".join(KINDS)),
        )
    return KINDS[key]


__all__ = [
    "KINDS",
    "Activity",
    "Area",
    "AreaRole",
    "Ask",
    "Attendance",
    "Contact",
    "ContactMoment",
    "HeadCount",
    "Initiative",
    "Introduction",
    "LadderChange",
    "Lesson",
    "ListValue",
    "PhaseChange",
    "Promise",
    "Record",
    "Session",
    "Story",
    "Worker",
    "kind_of",
]
