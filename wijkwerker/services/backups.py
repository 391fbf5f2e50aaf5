"""Copies of the open file: which there are, what is in them, making those that are due, and letting old ones go."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from wijkwerker import paths
from wijkwerker.domain.copies import CopiesReport, Copy, Counts, Elsewhere, Place, Preview, kept
from wijkwerker.domain.errors import Damaged, WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.services import copying, restoring
from wijkwerker.services.privacy.retention import Retention
from wijkwerker.storage import backup, carrying, copies
from wijkwerker.storage.engine import refusals
from wijkwerker.storage.exchange import erased
from wijkwerker.storage.files import open_store
from wijkwerker.storage.queries import settings as setting_queries
from wijkwerker.storage.store import Store

_WEEKLY = timedelta(days=7)


class Backups:
    """Copies of the open file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._trouble = ""  # why the last copy that was due could not be made
        self._trouble_elsewhere = ""

    def back_up(self, target: Path | None = None) -> Copy:
        """Make and check a copy, by default in the folder `reservekopie` beside the file.

        Raises WijkwerkerError when no copy can be made there.
        """
        made = copying.back_up(self._store, target)
        self._trouble = ""
        return made

    def back_up_elsewhere(self) -> Copy:
        """Make and check a copy in the second place.

        Raises WijkwerkerError when none was chosen, or it cannot be reached or written.
        """
        folder = self._where().elsewhere
        if folder is None:
            raise WijkwerkerError(_("Er is nog geen map gekozen buiten je laptop."), _("Kies eerst een map."))
        _require_folder(folder)
        with refusals(folder):
            made = copying.back_up(self._store, copies.free_name(self._store.path, folder, copying.now()))
        self._trouble_elsewhere = ""
        return made

    def report(self) -> CopiesReport:
        """All copies that can be reached, with what is in them. Looks in the second place, which can be slow."""
        key, where = self._store.key, self._where()
        found = tuple(replace(one, counts=copies.counted(one.path, key)) for one in self._all())
        return CopiesReport(found, self._elsewhere(found), where.last, self._trouble)

    def _all(self) -> list[Copy]:
        where = self._where()
        return copies.found(self._store.path, where.elsewhere, where.by_hand)

    def _where(self) -> copies.Where:
        """Where copies were made; nothing when the file is too damaged to say, which is when copies are needed most."""
        with suppress(Damaged), self._store.read() as connection:
            return copies.where(connection)
        return copies.Where()

    def _elsewhere(self, found: Iterable[Copy]) -> Elsewhere:
        """The second place, and when a copy was last made there: as its names say, or as we remember."""
        where = self._where()
        if where.elsewhere is None:
            return Elsewhere()
        reachable, last = where.elsewhere.is_dir(), where.last_elsewhere
        if reachable:
            last = max((one.made for one in found if one.place is Place.ELSEWHERE), default=None)
        return Elsewhere(where.elsewhere, reachable, last, self._trouble_elsewhere)

    def look(self, copy: Copy | Path, passphrase: str | None = None) -> Preview:
        """What putting a copy back would do.

        Raises Locked for a copy with another passphrase than was given or than this file has, and WijkwerkerError for
        one that is not there or not whole.
        """
        path = copy if isinstance(copy, Path) else copy.path
        one = copies.at(self._store.path, path, self._where().elsewhere)
        key = restoring.key_of(path, passphrase, self._store.key)
        then = copies.look(path, key)
        had = carrying.erased_in(path, key) or frozenset()
        return Preview(replace(one, counts=then), then, self._counts(), len(self._erased() - had))

    def _counts(self) -> Counts | None:
        """What stands in the file now; None when it is too damaged to say."""
        with suppress(Damaged), self._store.read() as connection:
            return copies.counts(connection.connection.driver_connection)
        return None

    def _erased(self) -> frozenset[bytes]:
        with suppress(Damaged), self._store.read() as connection:
            return erased.hashes(connection)
        return frozenset()

    def set_elsewhere(self, folder: Path | None) -> None:
        """Choose the second place, or none.

        Raises WijkwerkerError for a folder that is not there, or where the file itself stands.
        """
        if folder is not None:
            folder = folder.absolute()
            _require_folder(folder)
            if folder in {self._store.path.absolute().parent, copies.folder_of(self._store.path.absolute())}:
                raise WijkwerkerError(
                    _("In deze map staat je werk zelf. Gaat die kapot of raakt hij kwijt, dan ook de kopie."),
                    _("Kies een map op een USB-stick of op het netwerk."),
                )
        self._trouble_elsewhere = ""
        with self._store.write() as writer:
            setting_queries.put(writer.connection, copies.ELSEWHERE, str(folder) if folder else "")
            setting_queries.put(writer.connection, copies.LAST_ELSEWHERE, "")

    def make_due(self, now: datetime) -> list[Copy]:
        """Make the copies that are due: here every day, in the second place every week when it can be reached.

        Then lets go of those that have had their time. A full disk or a place that is not there is told by `report`,
        and is no error. Of a damaged file none is made, and then none goes either.
        """
        made: list[Copy] = []
        if self._store.read_only:
            return made
        found = self._all()
        if not any(one.made.date() == now.date() for one in found if one.place is Place.HERE and one.rotates):
            try:
                made.append(self.back_up())
            except WijkwerkerError as error:
                self._trouble = str(error)
        there = self._elsewhere(found)
        if there.reachable and (there.last is None or abs(now - there.last) >= _WEEKLY):
            try:
                made.append(self.back_up_elsewhere())
            except WijkwerkerError as error:
                self._trouble_elsewhere = str(error)
        self._rotate(now)
        return made

    def _rotate(self, now: datetime) -> None:
        term = min(Retention(self._store).terms().values())
        backup.sweep(self._store.path, self._where().elsewhere)
        found = [one for one in self._all() if one.rotates]
        for place in (Place.HERE, Place.ELSEWHERE):
            ours = [one for one in found if one.place is place]
            stays = kept([one.made for one in ours], now, term)
            for one in ours:
                if one.made not in stays:
                    backup.discard(one.path)

    def tidy_erased(self, stop: Callable[[], bool]) -> int:
        """Take whoever was erased since out of every copy that can be reached; returns in how many.

        Ends early when `stop` says so, and goes on where it was the next time. A copy that cannot be written now waits.
        """
        gone, done = self._erased(), 0
        for one in self._all() if gone else ():
            if stop():
                break
            with suppress(WijkwerkerError):
                done += restoring.tidy(one, self._store.key, gone)
        return done

    def rehearse(self) -> Preview:
        """Put the newest copy back in a temporary folder, open it, look whether it is whole, and count.

        Raises WijkwerkerError when there is none, or it would not come back.
        """
        newest = next((one for one in self._all() if one.rotates), None)
        if newest is None:
            raise WijkwerkerError(_("Er is nog geen reservekopie."), _("Maak er eerst een."))
        key = self._store.key
        with refusals(paths.user_data()), TemporaryDirectory(prefix="proef-", dir=paths.own_temporary()) as folder:
            trial = Path(folder) / f"proef{self._store.path.suffix}"
            restoring.restore(newest.path, trial, key=key)
            store = open_store(trial, key=key)
            store.close()
            then = copies.look(trial, key)
            if store.read_only or then != copies.look(newest.path, key):
                raise WijkwerkerError(
                    _("De nieuwste reservekopie komt niet heel terug."), _("Maak nu een nieuwe, en probeer het weer.")
                )
        return Preview(replace(newest, counts=then), then, self._counts())


def _require_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise WijkwerkerError(
            _("Deze map is nu niet te bereiken."), _("Steek de USB-stick in, of maak verbinding met het netwerk.")
        )
