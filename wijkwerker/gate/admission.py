"""Admitting a file from outside: what it truly is, whether it is whole, and whether it can do harm.

Whoever reads a file of somebody else asks here first and reads what was admitted, so that every kind passes one gate.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gate import apart, archives, files, geopackages, kinds, texts

_IN_ARCHIVE = archives.Limits(parts=500, inflated=600 * kinds.MB)
_PROCESS = "wijkwerker.gate.map_process"
_OF_WORKBOOK = "xl/workbook."


@dataclass(frozen=True)
class Part:
    """A file in an archive: its name there, its kind, and for a text how it is written."""

    name: str
    kind: str
    text: texts.Text | None = None


@dataclass(frozen=True)
class Admitted:
    """A file that came through the gate.

    `text` is there for a text, `parts` for an archive (only what was asked for, in the order of the archive), `layers`
    for a map as GeoPackage. A workbook was only recognised: the room that reads it looks further. `seen` is what the
    system knew of the file then.
    """

    path: Path
    kind: str
    size: int
    sha256: str
    text: texts.Text | None = None
    parts: tuple[Part, ...] = ()
    layers: tuple[geopackages.Layer, ...] = ()
    seen: tuple[int, int, int] = field(default=(0, 0, 0), repr=False, compare=False)

    def pieces(self, part: Part | None = None) -> Iterator[bytes]:
        """The bytes of the file, or of one part of an archive. Raises WijkwerkerError when it changed meanwhile."""
        if _fingerprint(self.path) != self.seen:
            raise WijkwerkerError(
                _("Dit bestand is veranderd terwijl het werd gelezen. Er is niets ingelezen."),
                _("Wacht tot het helemaal is opgeslagen, en kies het opnieuw."),
            )
        with files.refusals(self.path), self.path.open("rb") as file:
            if part is None:
                yield from _pieces(file)
            else:
                yield from archives.Archive(file, self.size, _IN_ARCHIVE).pieces(_key(part.name))

    def lines(self, part: Part | None = None) -> Iterator[str]:
        """The lines of a text, with their ends."""
        text = part.text if part else self.text
        if text is None:
            raise ValueError("only a text has lines")
        decoder = texts.decoder(text.encoding)
        rest = ""
        for piece in self.pieces(part):
            *lines, rest = (rest + decoder.decode(piece)).split("\n")
            yield from (f"{line}\n" for line in lines)
        if rest := rest + decoder.decode(b"", True):
            yield rest

    def take_out(self, part: Part, folder: Path) -> Path:
        """Put a part of an archive in a folder, which is to be one of `paths.own_temporary()`; gives where it is."""
        target = folder / f"deel-{self.parts.index(part)}"
        with target.open("xb") as file:
            for piece in self.pieces(part):
                file.write(piece)
        return target


def admit(path: Path, wanted: Collection[str]) -> Admitted:
    """Let a file in when it is whole and of one of the kinds that are `wanted` (of kinds.KINDS).

    In an archive the parts of those kinds are looked at too, when kinds.PACKED is wanted. Raises WijkwerkerError with
    what it is and what to do.
    """
    chosen = frozenset(wanted)
    size = files.look(path).st_size
    if not size:
        raise files.empty()
    seen = _fingerprint(path)
    with files.refusals(path), path.open("rb") as file:
        start = file.read(kinds.START)
        file.seek(0)
        kind = kinds.true_kind(start, lambda: _is_workbook(file))
        if kind not in chosen:
            raise kinds.other_kind(kind, chosen)
        if size > kinds.KINDS[kind].most:
            raise kinds.too_big(kind)
        file.seek(0)
        digest = sha256()
        for piece in _pieces(file):
            digest.update(piece)
        file.seek(0)
        found = Admitted(path, kind, size, digest.hexdigest(), seen=seen)
        return _looked_into(found, file, start, chosen)


def _looked_into(found: Admitted, file: BinaryIO, start: bytes, wanted: frozenset[str]) -> Admitted:
    """What the kind of the file asks for beyond its size and its first bytes."""
    if found.kind in kinds.TEXTS:
        return replace(found, text=texts.examine(found.kind, _pieces(file)))
    if found.kind == kinds.PACKED:
        parts = tuple(_parts(archives.Archive(file, found.size, _IN_ARCHIVE), wanted))
        if not parts:
            raise WijkwerkerError(
                _("In dit ingepakte bestand zit niets dat Wijkwerker hier kan lezen."), _(kinds.ASK_AGAIN)
            )
        return replace(found, parts=parts)
    if found.kind == kinds.GEOPACKAGE:
        geopackages.check_header(start, found.size)
        return replace(found, layers=_layers(found.path))
    return found


def _parts(archive: archives.Archive, wanted: frozenset[str]) -> Iterator[Part]:
    """The parts of an archive that are of a wanted kind, each inflated once to the end and none of it kept."""
    for key, info in archive.parts.items():
        looked = _Looked(key, archive, wanted)
        text = texts.examine(looked.kind, looked.pieces()) if looked.kind in kinds.TEXTS else None
        looked.drain()
        if looked.kind:
            yield Part(info.filename, looked.kind, text)


class _Looked:
    """A part of an archive that is being inflated, and its kind when that is a wanted one."""

    def __init__(self, key: str, archive: archives.Archive, wanted: frozenset[str]) -> None:
        self._pieces = archive.pieces(key)
        size = archive.parts[key].file_size  # as the archive says, which is checked when all of it was seen
        self._first = next(self._pieces, b"")
        archives.check_nested(self._first)
        self.kind = _wanted_kind(self._first[: kinds.START], wanted)
        if self.kind == kinds.GEOPACKAGE:
            geopackages.check_header(self._first, size)

    def pieces(self) -> Iterator[bytes]:
        """All of it."""
        yield self._first
        yield from self._pieces

    def drain(self) -> None:
        """Inflate what nobody looked at, so that it is counted."""
        for _piece in self._pieces:
            pass


def _wanted_kind(start: bytes, wanted: frozenset[str]) -> str:
    """The kind of a part, empty when nobody asked for it: an archive often has a leaflet beside its tables."""
    try:
        kind = kinds.true_kind(start, lambda: False)
    except WijkwerkerError:
        return ""
    return kind if kind in wanted else ""


def _layers(path: Path) -> tuple[geopackages.Layer, ...]:
    found: list[geopackages.Layer] = []

    def take(kind: str, *given: object) -> None:
        if kind != "layer":
            raise ValueError(kind)
        table, column, projection = given
        found.append(geopackages.Layer(str(table), str(column), int(str(projection))))

    apart.ask(_PROCESS, {"path": str(path.absolute())}, b"", take)
    return tuple(found)


def _is_workbook(file: BinaryIO) -> bool:
    return any(name.replace("\\", "/").lower().startswith(_OF_WORKBOOK) for name in archives.names_in(file))


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(archives.PIECE):
        yield piece


def _key(name: str) -> str:
    return name.replace("\\", "/").lower()


def _fingerprint(path: Path) -> tuple[int, int, int]:
    info = files.look(path)
    return info.st_size, info.st_mtime_ns, info.st_ino
