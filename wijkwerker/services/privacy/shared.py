"""What left the file: when, by whom, what, for whom and what for."""

import json
from collections.abc import Iterable, Mapping

from wijkwerker.domain.dates import moment_of
from wijkwerker.domain.exchange.sheets import sheet_name
from wijkwerker.domain.kinds import KINDS, Contact
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.shared import Shared, What
from wijkwerker.storage.exchange import logs
from wijkwerker.storage.queries import labels
from wijkwerker.storage.store import Store


class SharedLog:
    """The lines about what left the file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def lines(self, recipient: str = "") -> list[Shared]:
        """All that left the file, the last first; only what went to one recipient (the id of a worker, or a name)."""
        with self._store.read() as connection:
            names = labels.Labels(connection)
            found = [one for one in logs.given(connection) if recipient in {"", one.recipient, one.recipient_name}]
            return [line_of(one, names) for one in found]


def line_of(one: logs.Given, names: labels.Labels) -> Shared:
    """A line of the log as people read it."""
    scope = json.loads(one.scope or "{}")
    return Shared(
        id=one.id,
        at=moment_of(one.at),
        who=one.who,
        what=one.what,
        scope=_scope_in_words(one, scope, names),
        fields=tuple(_fields_in_words(json.loads(one.fields or "[]"))),
        purpose=one.purpose,
        recipient=one.recipient_name,
        hash=one.sha256,
        file_name=one.file_name,
        personal=bool(scope.get("personal", True)),
        people=_people(one, scope),
    )


def _people(one: logs.Given, scope: Mapping[str, object]) -> int | None:
    """Of how many contacts a workbook held personal data; None for other documents."""
    if one.what != What.EXCHANGE:
        return None
    counts = json.loads(one.counts or "{}") if scope.get("personal", True) else {}
    return int(counts.get(sheet_name(Contact.info.key), 0))


def _scope_in_words(one: logs.Given, scope: Mapping[str, object], names: labels.Labels) -> str:
    """What a document was about, in a few words; names of people are not told."""
    parts = [_where(scope, names)] if one.what in {What.EXCHANGE, What.OVERVIEW} else []
    if one.what == What.INZAGE:
        parts.append(_("over één persoon"))
    if one.only_new:
        parts.append(_("alleen wat nieuw was"))
    if since := scope.get("since"):
        parts.append(_("sinds {day}").format(day=since))
    if (first := scope.get("from")) and (last := scope.get("until")):
        parts.append(_("{first} tot en met {last}").format(first=first, last=last))
    if one.what in {What.EXCHANGE, What.OVERVIEW} and not scope.get("personal", True):
        parts.append(_("zonder namen"))
    return ", ".join(parts)


def _where(scope: Mapping[str, object], names: labels.Labels) -> str:
    areas = scope.get("areas")
    if not isinstance(areas, list) or not areas:
        return _("alle gebieden")
    return ", ".join(sorted(names.title("area", area) or _("een gebied dat er niet meer is") for area in areas))


def _fields_in_words(keys: Iterable[str]) -> Iterable[str]:
    """The labels of fields (`kind.field`), those of one kind together: "Contacten: Naam, Telefoon"."""
    by_kind: dict[str, list[str]] = {}
    for key in keys:
        kind, _dot, name = key.partition(".")
        if kind in KINDS and name in (fields := fields_of(KINDS[kind])):
            by_kind.setdefault(kind, []).append(_(fields[name].label))
    for kind, found in by_kind.items():
        yield f"{_(KINDS[kind].info.many)}: {', '.join(found)}"
