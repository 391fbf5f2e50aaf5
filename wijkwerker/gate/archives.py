"""Packed files, looked at while they are inflated: names, number and true sizes of their parts.

A few hundred kilobytes can inflate to gigabytes, so sizes are counted and never believed; and a part may carry a name
that would land it somewhere else.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import N_, _
from wijkwerker.gate.kinds import OLE, ZIP, damaged

PIECE = 2**20
_NESTED = (ZIP, OLE, b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_WAYS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:(?><\?.*?\?>)|(?><!--.*?-->)|\s)*+<!DOCTYPE", re.DOTALL)
CLEAN = N_("Vraag de afzender om alleen de tabel te geven: een gewoon Excelbestand (.xlsx).")
EMBEDDED = (N_("In dit bestand zit een ander bestand of een programma. Dat laat Wijkwerker niet binnen."), CLEAN)
_WHOLE = 8  # pieces: more is no small part


class Limits(NamedTuple):
    """How much an archive may hold: parts, bytes in all, and bytes for each byte of the file from `ratio_from` on."""

    parts: int = 500
    inflated: int = 300 * 2**20
    ratio: int = 100
    ratio_from: int = 10 * 2**20


class Archive:
    """A zip of which nothing is believed. Its parts are known by their names in small letters."""

    def __init__(self, file: BinaryIO, size: int, limits: Limits | None = None) -> None:
        """Refuse by the list of parts alone. Raises WijkwerkerError."""
        self.limits = limits or Limits()
        self.parts: dict[str, zipfile.ZipInfo] = {}
        self._size = size
        self._inflated = 0
        with refusals():
            self.zip = zipfile.ZipFile(file)
            self._check_names()

    def _check_names(self) -> None:
        infos = [info for info in self.zip.infolist() if not info.filename.endswith("/")]
        if len(infos) > self.limits.parts:
            raise WijkwerkerError(
                _("Dit bestand bestaat uit meer dan {number} delen. Dat doet een gewoon bestand nooit.").format(
                    number=self.limits.parts
                ),
                _(CLEAN),
            )
        for info in infos:
            name = info.orig_filename.replace("\\", "/").lower()
            if name in self.parts or _leads_outside(name) or _is_strange(info):
                raise WijkwerkerError(
                    _("Dit bestand is op een vreemde manier ingepakt, zoals Excel dat nooit doet."), _(CLEAN)
                )
            self.parts[name] = info

    def pieces(self, part: str) -> Iterator[bytes]:
        """Inflate a part, counting; what the zip says of its size is checked, not believed."""
        info = self.parts.get(part)
        if info is None:
            return
        said, info.file_size = info.file_size, self.limits.inflated + 1  # else zipfile stops at what the zip says
        size = 0
        try:
            with refusals(), self.zip.open(info) as stream:
                while piece := stream.read(PIECE):
                    size += len(piece)
                    self._count(len(piece))
                    yield piece
        finally:
            info.file_size = said
        if size != said:
            raise damaged()

    def whole(self, part: str) -> bytes:
        """A small part, such as one that says what the others are."""
        pieces: list[bytes] = []
        for piece in self.pieces(part):
            if not pieces:
                check_start(piece)
            pieces.append(piece)
            if len(pieces) > _WHOLE:
                raise bomb()
        return b"".join(pieces)

    def _count(self, size: int) -> None:
        self._inflated += size
        most = self.limits
        if self._inflated > most.inflated:
            raise bomb()
        if self._inflated > most.ratio_from and self._inflated > most.ratio * self._size:
            raise bomb()


@contextmanager
def refusals() -> Iterator[None]:
    """Say of whatever zipfile makes of a strange file that it is damaged."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, expat.ExpatError, OSError, ValueError, OverflowError) as error:
        raise damaged() from error
    except (NotImplementedError, RuntimeError) as error:  # other ways of packing, and parts with a passphrase
        raise damaged() from error


def names_in(file: BinaryIO) -> list[str]:
    """The names in a zip, which need not be trustworthy yet; empty when it is not whole."""
    try:
        with zipfile.ZipFile(file) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, OSError):
        return []


def check_nested(start: bytes) -> None:
    """Refuse a part that is packed in its turn."""
    if start.startswith(_NESTED):
        raise WijkwerkerError(*map(_, EMBEDDED))


def check_start(start: bytes) -> None:
    """Refuse a part that holds another file, or that declares texts of its own (entities)."""
    check_nested(start)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[: len(start) // 2 * 2].decode("utf-16", "replace").encode()
    if _PROLOG.match(start):
        raise WijkwerkerError(
            _("In dit bestand zit iets dat een computer kan laten vastlopen. Het is niet ingelezen."), _(CLEAN)
        )


def bomb() -> WijkwerkerError:
    """The refusal of what inflates without end."""
    return WijkwerkerError(
        _("Dit bestand wordt bij het uitpakken veel te groot. Het is niet ingelezen."),
        _("Dit bestand kan gevaarlijk zijn. Vraag de afzender of het echt van hem of haar komt."),
    )


def _leads_outside(name: str) -> bool:
    """Whether a part would land somewhere else than in its own folder."""
    return not name or name.startswith("/") or ".." in name.split("/") or ":" in name or "\0" in name


def _is_strange(info: zipfile.ZipInfo) -> bool:
    """Whether a part is packed in another way, or is a link of Unix to somewhere else."""
    is_link = info.create_system == 3 and (info.external_attr >> 28) == 0xA
    return info.compress_type not in _WAYS or is_link
