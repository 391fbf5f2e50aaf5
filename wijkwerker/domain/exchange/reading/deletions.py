"""What people type under *Verwijderen?*: a deletion by hand of a record, of which they saw what the workbook showed."""

from dataclasses import dataclass

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import DELETE
from wijkwerker.domain.exchange.merge import ALIVE, DELETED, LIVE, Cell, State, deleted, tombstone, with_cells
from wijkwerker.domain.exchange.reading.found import FoundRow
from wijkwerker.domain.exchange.reading.incoming import Incoming, SheetReader
from wijkwerker.domain.folding import phrase
from wijkwerker.domain.language import _

_YES = {"ja", "j", "x", "yes", "1"}
_NO = {"", "nee", "n", "no", "0"}


def wants_deletion(text: str | None) -> bool:
    """Whether this says yes. Raises WijkwerkerError for what is neither yes nor no."""
    word = phrase(text or "")
    if word not in _YES | _NO:
        raise WijkwerkerError(
            _("“{value}” is geen ja of nee.").format(value=word[:40]), _("Typ ja, of maak het vak leeg.")
        )
    return word in _YES


@dataclass(frozen=True)
class DeletionReader:
    """Reads *Verwijderen?* in a row of the export; `held` when that column waits for an answer to an alarm."""

    reader: SheetReader
    held: bool

    def read(self, incoming: Incoming, row: FoundRow, state: State, carried: State) -> State | None:
        """The state after what is typed there, or None when that is nothing; what was not read cannot be deleted.

        `carried` is the state as the export had it, `state` with what was typed in the row.
        """
        sheet, person = self.reader.sheet, self.reader.copy.person
        earlier = self.reader.local.memory.get((row.id, LIVE), ())
        if DELETE not in sheet.columns or DELETE in sheet.absent:
            return None
        index = sheet.columns.index(DELETE)
        try:
            wants = wants_deletion(row.texts[index])
        except WijkwerkerError as error:
            self.reader.refuse(incoming, row, DELETE, error)
            return None
        if not (wants or earlier):
            return None
        if self.held or not person:
            incoming.parked = incoming.parked or not person
            return None
        if incoming.issues or incoming.held:
            if index in row.touched:
                waits = WijkwerkerError(_("Eerst moet de rest van deze rij gelezen worden."))
                self.reader.refuse(incoming, row, DELETE, waits)
            return None
        return self._after(incoming, state, carried, wants=wants)

    def _after(self, incoming: Incoming, state: State, carried: State, *, wants: bool) -> State | None:
        copy, record = self.reader.copy, incoming.id
        heads = Cell(frozenset((stamp, ALIVE) for stamp in carried.stamps))
        floor = carried.default.hlc if carried.default else self.reader.made
        earlier = self.reader.local.memory.get((record, LIVE), ())
        edited = copy.read(record, LIVE, heads, ALIVE, DELETED if wants else ALIVE, earlier, floor)
        if edited is None:
            return None
        incoming.typed.add(LIVE)
        if edited.reading is not None:
            incoming.readings.append((record, LIVE, edited.reading))
        live = Cell(edited.cell.heads, {**carried.cell(LIVE).seen, **edited.cell.seen})
        if not wants:
            return with_cells(state, {LIVE: live})
        stamp = max(stamp for stamp, _value in edited.cell.heads)
        # without what was typed beside it: those edits would take the place of values and then be told without one
        return tombstone(with_cells(deleted(carried, stamp), {LIVE: live}))
