"""A workbook that was chosen: read once, however often a person changes their mind about it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange import packing
from wijkwerker.domain.exchange.book import Manifest, RawBook
from wijkwerker.domain.exchange.given import Progress
from wijkwerker.domain.kinds import KINDS
from wijkwerker.domain.language import _

_Mark = tuple[str, int, int]


@dataclass(frozen=True)
class Opened:
    """A workbook of ours: what stands in it, and what it showed when it was made."""

    raw: RawBook
    manifest: Manifest


class Opener:
    """Opens workbooks and keeps the last one, as long as the file stays as it is."""

    def __init__(self) -> None:
        self._mark: _Mark | None = None
        self._kept: Opened | None = None

    def open(self, path: Path, passphrase: str | None = None, progress: Progress | None = None) -> Opened:
        """The workbook at a path. Raises WijkwerkerError for any other file, and Locked for an encrypted one."""
        mark = _mark(path)
        if self._kept is None or mark is None or mark != self._mark:
            self.forget()
            self._kept = _open(path, passphrase, progress)
            self._mark = mark
        return self._kept

    def forget(self) -> None:
        """Let go of the workbook."""
        self._mark = self._kept = None


def _mark(path: Path) -> _Mark | None:
    try:
        found = path.stat()
    except OSError:
        return None  # the gate says what is wrong
    return str(path.resolve()), found.st_mtime_ns, found.st_size


def _open(path: Path, passphrase: str | None, progress: Callable[[int, int], None] | None) -> Opened:
    from wijkwerker.excel import reader  # what reads workbooks is felt at every start

    raw = reader.read(path, passphrase, progress)
    text = packing.text_in(raw)
    if text is None:
        raise WijkwerkerError(
            _("Dit is geen uitwisselbestand van Wijkwerker. Er is niets ingelezen."),
            _("Vraag je collega om in Wijkwerker te kiezen voor Uitwisselen, Geven."),
        )
    manifest = packing.read(text)
    if any(sheet.key not in KINDS for sheet in manifest.sheets):
        raise packing.Newer(
            _("Dit bestand komt uit een nieuwere Wijkwerker dan die van jou. Er is niets veranderd."),
            _("Werk Wijkwerker bij en lees het bestand dan opnieuw in."),
        )
    return Opened(raw, manifest)
