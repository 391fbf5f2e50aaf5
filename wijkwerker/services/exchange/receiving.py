"""Receiving: what reading a workbook would do, and doing exactly that."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from uuid import uuid4

from wijkwerker.domain.errors import Locked, WijkwerkerError
from wijkwerker.domain.exchange import compose, digests, packing
from wijkwerker.domain.exchange.book import Manifest
from wijkwerker.domain.exchange.given import Imported, Progress
from wijkwerker.domain.exchange.merge import State
from wijkwerker.domain.exchange.planned import Decisions, Group, Line, Local, Plan
from wijkwerker.domain.exchange.reading import plan as planning
from wijkwerker.domain.exchange.reading.matching import Sifted, ids_of, sift
from wijkwerker.domain.exchange.sheets import fields_in
from wijkwerker.domain.garbage import no_collection
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.audit import Action
from wijkwerker.services import copying
from wijkwerker.services.exchange import team
from wijkwerker.services.exchange.opening import Opened, Opener
from wijkwerker.services.exchange.team import Fit
from wijkwerker.storage import audit
from wijkwerker.storage.exchange import apply as applying
from wijkwerker.storage.exchange import erased, memory, named_in, shown, states
from wijkwerker.storage.queries import exchanged, labels, settings
from wijkwerker.storage.queries.authors import Past, authors
from wijkwerker.storage.queries.scope import in_scope
from wijkwerker.storage.snapshot import Snapshot
from wijkwerker.storage.store import Store

TEAM_KEY, JOIN = "team", "join"
_WHY: Mapping[type[WijkwerkerError], str] = {
    Locked: "op slot",
    packing.Damaged: "beschadigd",
    packing.Newer: "nieuwer",
}  # else it is just refused


@dataclass(frozen=True)
class Seen:
    """What was looked at for a plan: the states here of the records that are not just as the workbook shows them."""

    export: str = ""
    states: Mapping[str, State] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()


class Receiving:
    """Workbooks of colleagues."""

    _store: Store
    _opener: Opener
    _seen: Seen

    @no_collection()
    def plan(
        self,
        path: Path,
        decisions: Decisions | None = None,
        passphrase: str | None = None,
        progress: Progress | None = None,
    ) -> Plan:
        """What reading this workbook would do; nothing is written.

        Raises Locked for an encrypted one without its passphrase, and WijkwerkerError for a file that is not read: of
        another program, another team, a newer Wijkwerker, or one that goes on from a workbook that was never read here;
        the audit then has a line of it.
        """
        try:
            opened = self._opener.open(path, passphrase, progress)
            with self._store.read() as connection:
                reading = _Reading(connection, opened, decisions or Decisions())
                plan = reading.plan()
        except WijkwerkerError as refusal:
            if passphrase is not None or not isinstance(refusal, Locked):
                self._note_refused(path, refusal)
            raise
        self._seen = reading.seen
        return plan

    def _note_refused(self, path: Path, refusal: WijkwerkerError) -> None:
        """Write in the audit that a workbook was not read; a file that cannot be written changes nothing of that."""
        why = next((word for kind, word in _WHY.items() if isinstance(refusal, kind)), "geweigerd")
        with suppress(WijkwerkerError), self._store.write() as writer:
            audit.noted(writer, Action.IMPORT_REFUSED, _object_of(path), why)

    @no_collection()
    def apply(
        self, plan: Plan, decisions: Decisions, path: Path, progress: Progress | None = None, *, back_up: bool = True
    ) -> Imported:
        """Do exactly what a plan says, after a backup; when the file was changed since, a new plan is made and done.

        `progress` counts the steps: backup, writing, comparing.
        """
        told = progress or _silent
        opened = self._opener.open(path)
        if opened.raw.sha256 != plan.sha256:
            raise WijkwerkerError(
                _("Het bestand is veranderd sinds je het bekeek. Er is niets ingelezen."), _("Bekijk het opnieuw.")
            )
        told(0, 3)
        if back_up and (plan.changes or plan.issues):
            copying.back_up(self._store)
        told(1, 3)
        with self._store.write() as writer:
            reading = _Reading(writer.connection, opened, decisions)
            if plan.clock != exchanged.moment(writer.connection) or self._seen.export != plan.export:
                plan = reading.plan()
            else:
                reading.seen = self._seen
            plan, write_back = reading.compared(plan)
            import_id = str(uuid4())
            done = applying.apply(writer, plan, import_id)
            reading.remember(plan, writer.clock.last)
            if done.id is None:
                exchanged.forget_reading(writer.connection, import_id)
            audit.noted(writer, Action.IMPORT, import_id if done.id else plan.export)
            told(2, 3)
        told(3, 3)
        return Imported(done.id, plan, done.changes, write_back)


def _object_of(path: Path) -> str:
    """How a file that was refused stands in the audit: by the digest of what is in it, '' when that cannot be read."""
    try:
        with path.open("rb") as file:
            return f"bestand:{file_digest(file, 'sha256').hexdigest()[:16]}"
    except (OSError, ValueError):
        return ""


def _silent(_done: int, _total: int) -> None:
    """Nobody is waiting."""


class _Reading:
    """The reading of one workbook in one snapshot of the file."""

    def __init__(self, connection: Snapshot, opened: Opened, decisions: Decisions) -> None:
        self._connection = connection
        self._opened = opened
        self._manifest = opened.manifest
        self._decisions = decisions
        self.seen = Seen()
        self.fit = team.fit(connection, self._manifest.team, read_before=bool(exchanged.imports(connection)))

    @property
    def may_join(self) -> bool:
        """Whether reading this workbook makes its team ours."""
        return self.fit is Fit.FIRST or (self.fit is Fit.ASK and self._decisions.choices.get(TEAM_KEY) == JOIN)

    def plan(self) -> Plan:
        """The plan; one that only asks whether this is our team, when that is not sure."""
        if not (self.fit is Fit.OURS or self.may_join):
            return self._question()
        self._require_predecessor()
        sifted = self._sifted()
        local = self._local(sifted)
        plan = planning.plan(sifted, local, self._decisions)
        return named_in.without_names(self._connection, sifted, plan, local.erased, local.condemned)

    def _question(self) -> Plan:
        manifest, raw = self._manifest, self._opened.raw
        line = Line(
            Group.DOUBT,
            TEAM_KEY,
            "",
            "",
            title=manifest.sender_name,
            reason=_(
                "Dit bestand komt van {name}. Is dat jouw team? Dan horen jullie bestanden voortaan bij elkaar."
            ).format(name=manifest.sender_name or _("een collega")),
            options=(JOIN,),
        )
        return Plan(
            export=manifest.export,
            sender=manifest.sender,
            sender_name=manifest.sender_name,
            recipient=manifest.recipient,
            recipient_name=manifest.recipient_name,
            made=manifest.made,
            clock=exchanged.moment(self._connection),
            lines=(line,),
            rows=sum(len(sheet.rows) for sheet in manifest.sheets),
            sha256=raw.sha256,
            file_name=raw.name,
            remarks=raw.remarks,
        )

    def _require_predecessor(self) -> None:
        before = self._manifest.predecessor
        if before and before not in exchanged.exports(self._connection) | exchanged.imports(self._connection):
            raise WijkwerkerError(
                _("In dit bestand staat alleen wat nieuw is sinds een ouder bestand, en dat is hier niet ingelezen."),
                _("Vraag {name} om een bestand met alles erin.").format(
                    name=self._manifest.sender_name or _("je collega")
                ),
            )

    def _sifted(self) -> Sifted:
        manifest = self._manifest
        kinds = [sheet.key for sheet in manifest.sheets]
        marks = states.marks(self._connection, ids_of(manifest), kinds)
        remembered = memory.records(self._connection, manifest.export, self._decisions.person)
        return sift(self._opened.raw, manifest, marks, remembered, self._decisions.choices)

    def _local(self, sifted: Sifted) -> Local:
        """What the plan needs to know of this file."""
        connection, manifest = self._connection, self._manifest
        person = self._decisions.person
        names = labels.Labels(connection)
        wanted = sifted.wanted
        ours = states.load(connection, wanted, [sheet.kind for sheet in sifted.sheets])
        self.seen = Seen(manifest.export, ours, frozenset(wanted))
        gone = erased.hashes(connection)
        return Local(
            states=ours,
            worker=settings.worker(connection),
            clock=exchanged.moment(connection),
            find=names.find,
            codes=labels.codes(connection),
            title=names.title,
            past=Past(connection),
            added=memory.added(connection, manifest.export, person),
            more=lambda ids: states.load(connection, ids),
            condemned=exchanged.condemned(connection, manifest.erased - gone),
            erased=gone,
            memory=memory.load(connection, manifest.export, person),
            authors=authors(connection),
        )

    def compared(self, plan: Plan) -> tuple[Plan, bool]:
        """The plan with what the sender has as it is here now, and whether there is more here than in the workbook."""
        manifest = self._manifest
        theirs = dict(digests.shown_in(manifest))
        other = self._other(plan, theirs)
        plan = replace(plan, shown={one: name for one, name in theirs.items() if one not in other})
        if other or manifest.predecessor:
            return plan, bool(other)
        found = in_scope(self._connection, replace(manifest.scope, since=None))
        return plan, any(one not in theirs for ids in found.live.values() for one in ids)

    def remember(self, plan: Plan, clock: int) -> None:
        """Keep that this workbook was read, and what its sender has, unless a newer one was read before."""
        manifest, connection = self._manifest, self._connection
        if self.fit is Fit.ASK and not self.may_join:
            return
        team.join(connection, manifest.team)
        if not manifest.sender or manifest.sender == settings.worker(connection):
            return
        before = exchanged.heard(connection).get(manifest.sender)
        if before is None or before.made <= manifest.made:
            shown.replace(connection, manifest.sender, manifest.export, plan.shown)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            last = exchanged.Heard(manifest.export, now, manifest.made, clock)
            exchanged.remember_heard(connection, manifest.sender, last)

    def _other(self, plan: Plan, theirs: Mapping[str, str]) -> set[str]:
        """The records that are not here, after the plan, as the workbook shows them."""
        after = {write.id: write.after for write in plan.writes}
        found = set()
        for record_id in self.seen.ids:
            state = after.get(record_id, self.seen.states.get(record_id))
            if state is None or theirs.get(record_id) not in _names(state, self._manifest):
                found.add(record_id)
        return found


def _names(state: State, manifest: Manifest) -> set[str]:
    """The names of a state as the workbook could show it."""
    if manifest.scope.personal:
        return {digests.digest(state)}
    return {digests.digest(compose.scoped(state, fields_in(KINDS[state.kind], personal=False)))}
