"""Giving: what stands in a workbook for a colleague, and writing it."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange import compose
from wijkwerker.domain.exchange.book import Manifest, Scope
from wijkwerker.domain.exchange.digests import digest
from wijkwerker.domain.exchange.given import Exported, Offer, Order, Person, Progress
from wijkwerker.domain.exchange.merge import State
from wijkwerker.domain.exchange.sheets import fields_in
from wijkwerker.domain.folding import words
from wijkwerker.domain.kinds import KINDS, Worker
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.services.exchange import people, team
from wijkwerker.storage import audit, migrate
from wijkwerker.storage.exchange import erased, logs, shown, states
from wijkwerker.storage.queries import labels, records, settings
from wijkwerker.storage.queries.authors import authors
from wijkwerker.storage.queries.scope import InScope, in_scope, without_restricted
from wijkwerker.storage.snapshot import Snapshot
from wijkwerker.storage.store import Store


@dataclass(frozen=True)
class _Material:
    """What goes in. `sent` are the ids that the recipient has had from here after this, in this scope."""

    cover: Manifest
    content: compose.Content
    sent: frozenset[str]


@dataclass(frozen=True)
class _Made:
    """A workbook that is to be written, and what is to be told of it."""

    exported: Exported
    content: bytes


class Giving:
    """Workbooks for colleagues."""

    _store: Store

    def person(self, name: str, *, known: bool = False) -> Person:
        """Whom a name or id means: a colleague, or a stranger. Raises WijkwerkerError as `people.person` does."""
        with self._store.read() as connection:
            return people.person(connection, name, known=known)

    def offer(self, recipient: str, scope: Scope, *, only_new: bool) -> Offer:
        """What a workbook would hold. With `only_new` what the recipient's own last workbook did not show they have."""
        with self._store.read() as connection:
            found = in_scope(connection, scope)
            predecessor = shown.predecessor(connection, recipient) if recipient else ""
            counts = found.counts
            if only_new and predecessor:
                counts = {}
                for state in _new_only(connection, recipient, _load(connection, found.live), personal=scope.personal):
                    counts[state.kind] = counts.get(state.kind, 0) + 1
            name = labels.Labels(connection).title("worker", recipient)
            return Offer(counts, file_name(name), bool(predecessor), predecessor)

    def export(self, order: Order, progress: Progress | None = None) -> Exported:
        """Write a workbook, or several when one cannot hold it all; the names of the others end in a number.

        Raises WijkwerkerError when it cannot be written, or when only what is new is asked for somebody of whom no
        workbook was ever read here.
        """
        with self._store.write() as writer:
            team.ensure(writer.connection)
        made: list[_Made] = []
        with self._store.read() as connection:  # one snapshot, also of the names that are read while composing
            material = _material(connection, order)
            for number, (cover, content) in enumerate(compose.parts(material.cover, material.content), 1):
                path = order.path if number == 1 else order.path.with_stem(f"{order.path.stem}-{number}")
                own = replace(cover, export=str(uuid4()), key=secrets.token_bytes(32))
                made.append(_make(path, own, content, progress, encrypt=order.encrypt))
        for one in made:
            self._give(order, one, material, last=one is made[-1])
        given = [one.exported for one in made]
        sheets: dict[str, int] = {}
        for exported in given:
            for name, rows in exported.sheets.items():
                sheets[name] = sheets.get(name, 0) + rows
        return replace(given[0], sheets=sheets, others=tuple(one.path for one in given[1:]))

    def _give(self, order: Order, made: _Made, material: _Material, *, last: bool) -> None:
        """Write one workbook and tell of it, or neither, as `leaving.give` does for what else leaves the file."""
        from wijkwerker.excel import writer as excel

        one, recipient = made.exported, _recipient(order)
        with self._store.write() as writer:
            logs.exported(writer.connection, order, one, material.cover.predecessor)
            audit.noted(writer, Action.EXPORT, one.export)
            if last and recipient:
                logs.put_sent(writer.connection, recipient, order.scope, material.sent)
            excel.write(one.path, made.content)  # last, so that nothing is written that could not be told


def file_name(recipient: str) -> str:
    """A name for a workbook: for whom, and of which day."""
    today = date.today()  # noqa: DTZ011 - the day on the worker's own calendar
    return "-".join(("wijkwerker", *words(recipient)[:3], today.isoformat())) + ".xlsx"


def _recipient(order: Order) -> str:
    return order.recipient or Person(name=order.recipient_name).key


def _material(connection: Snapshot, order: Order) -> _Material:
    scope = order.scope
    predecessor = _predecessor(connection, order)
    found = in_scope(connection, scope)
    if order.recipient_name and not order.recipient:  # somebody outside the team
        found = without_restricted(connection, found)
    alive = _load(connection, found.live)
    before = logs.sent(connection, _recipient(order), scope)
    gone, left = _since_then(connection, found, before)
    dead = [state for state in states.load(connection, gone).values() if state.is_dead]
    if predecessor:
        alive = _new_only(connection, order.recipient, alive, personal=scope.personal)
        dead = _new_only(connection, order.recipient, dead, personal=scope.personal)
    content = compose.Content(
        states=alive,
        label=labels.Labels(connection, _nameable(found, personal=scope.personal)).title,
        choices=labels.choices(connection),
        dead=dead,
        left=list(states.load(connection, left).values()),
        erased=erased.hashes(connection),
        authors=authors(connection),
    )
    sent = before | {one for part in (found.live, found.dead) for ids in part.values() for one in ids}
    return _Material(_cover(connection, order, predecessor), content, sent)


def _predecessor(connection: Snapshot, order: Order) -> str:
    if not order.only_new:
        return ""
    found = shown.predecessor(connection, order.recipient) if order.recipient else ""
    if not found:
        raise WijkwerkerError(
            _("Van {name} is hier nog geen bestand ingelezen. Wijkwerker weet dus niet wat daar al staat.").format(
                name=order.recipient_name or _("deze collega")
            ),
            _("Geef de eerste keer alles."),
        )
    return found


def _cover(connection: Snapshot, order: Order, predecessor: str) -> Manifest:
    """The manifest without what each part has of its own; names of people only when they may be told."""
    worker = records.get(connection, Worker, settings.worker(connection))
    personal = order.scope.personal
    return Manifest(
        export="",
        key=b"",
        team=team.ours(connection),
        sender=worker.id if worker else "",
        sender_name=worker.name if worker and personal else "",
        recipient=order.recipient,
        recipient_name=order.recipient_name if personal or not order.recipient else "",
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        schema=migrate.head(),
        scope=order.scope,
        predecessor=predecessor,
    )


def _nameable(found: InScope, *, personal: bool) -> dict[str, frozenset[str]]:
    """The records that may be called by their name: no people in a workbook without personal data."""
    return {kind: ids for kind, ids in found.known.items() if personal or kind not in {"contact", "worker"}}


def _load(connection: Snapshot, ids: Mapping[str, Iterable[str]]) -> list[State]:
    found: list[State] = []
    for kind, wanted in ids.items():
        found.extend(states.load(connection, sorted(wanted), [kind]).values())
    return found


def _new_only(connection: Snapshot, recipient: str, found: Iterable[State], *, personal: bool) -> list[State]:
    """The records that the recipient's own last workbook did not show as they are here."""
    theirs = shown.load(connection, recipient)

    def is_new(state: State) -> bool:
        told = theirs.get(state.id)
        if told is None or told == digest(state):
            return told is None
        return personal or told != digest(compose.scoped(state, fields_in(KINDS[state.kind], personal=False)))

    return [state for state in found if is_new(state)]


def _since_then(connection: Snapshot, found: InScope, before: frozenset[str]) -> tuple[set[str], set[str]]:
    """The ids of deleted records to tell of, and of records that are alive and were given before but left the scope."""
    gone = {one for ids in found.dead.values() for one in ids}
    inside = {one for ids in found.known.values() for one in ids}
    elsewhere = before - inside - gone
    is_alive = {record: mark.live for record, mark in states.marks(connection, elsewhere).items()}
    return gone | {one for one, live in is_alive.items() if not live}, {one for one, live in is_alive.items() if live}


def _make(path: Path, cover: Manifest, content: compose.Content, progress: Progress | None, *, encrypt: bool) -> _Made:
    from wijkwerker.excel import locked, writer  # what writes workbooks is felt at every start

    book, manifest = compose.book(cover, content, progress)
    passphrase = locked.make_passphrase() if encrypt else None
    made = writer.content(path, book, passphrase=passphrase)
    sheets = {sheet.name: len(sheet.rows) for sheet in book.sheets}
    return _Made(Exported(manifest.export, path, sheets, sha256(made).hexdigest(), passphrase), made)
