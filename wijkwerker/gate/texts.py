"""Texts from outside: their encoding, and the sizes of what is in them, seen piece by piece and never parsed."""

import codecs
import re
from collections.abc import Iterable
from typing import NamedTuple

from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.language import _
from wijkwerker.gate.kinds import CALENDAR, CSV, GEOJSON, damaged, no_text

MOST_LINE = 2**20  # characters; no piece is longer, so that a long line always lies on a seam
MOST_LINES = {CSV: 10_000_000, CALENDAR: 500_000}  # all addresses of the country are 8 million lines
MOST_COLUMNS = 1_000
MOST_PARTS = 50_000  # appointments of a calendar
MOST_DEPTH = 24  # of a map; a shape of shapes has nine
_NOT_IN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_BEGIN, _END = re.compile(r"(?im)^BEGIN:"), re.compile(r"(?im)^END:")
_QUOTED = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_NO_BRACKET = bytes(sorted(set(range(256)) - set(b"[]{}")))
_SEPARATORS = ";,\t|"


class Text(NamedTuple):
    """What a text is: how its letters are written, and how many lines it has."""

    encoding: str
    lines: int


def examine(kind: str, pieces: Iterable[bytes]) -> Text:
    """Let a text through, or raise WijkwerkerError; with `kind` from kinds.TEXTS."""
    reading = _Reading(kind)
    for piece in pieces:
        reading.feed(piece)
    return reading.end()


class _Reading:
    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._encoding = ""
        self._may_be_utf8 = self._may_be_cp1252 = True
        self._decoder: codecs.IncrementalDecoder | None = None
        self._lines = self._line = self._begun = self._ended = 0
        self._tail = ""
        self._json = bytearray()

    def feed(self, piece: bytes) -> None:
        """Look at the next piece. Raises WijkwerkerError."""
        if not self._encoding:
            self._encoding = _marked(piece) or "utf-8"
            self._decoder = decoder(self._encoding)
        if self._encoding != "utf-16" and b"\0" in piece:
            raise no_text()
        text = self._decoded(piece)
        self._measure(text)
        if self._kind == CALENDAR:
            self._count_parts(text)
        if self._kind == GEOJSON:
            self._json += piece

    def end(self) -> Text:
        """What it is, now that all of it was seen. Raises WijkwerkerError."""
        self._decoded(b"", final=True)
        self._count_parts("\n")
        if not self._may_be_utf8 and not self._may_be_cp1252:
            raise no_text()
        encoding = self._encoding if self._may_be_utf8 else "cp1252"
        if self._kind == CALENDAR and (not self._begun or self._begun != self._ended):
            raise damaged()
        if self._kind == GEOJSON:
            self._check_depth(encoding)
        return Text(encoding, self._lines + 1)

    def _decoded(self, piece: bytes, *, final: bool = False) -> str:
        """The piece as text: as UTF-8 or as marked, and from the first byte that does not fit as cp1252."""
        self._may_be_cp1252 = self._may_be_cp1252 and not _NOT_IN_CP1252.search(piece)
        if self._may_be_utf8 and self._decoder is not None:
            try:
                return self._decoder.decode(piece, final)
            except UnicodeDecodeError as error:
                if self._encoding != "utf-8" or self._kind == GEOJSON:
                    raise damaged() from error
                self._may_be_utf8 = False
        return piece.decode("cp1252", "replace")

    def _measure(self, text: str) -> None:
        """Refuse lines without end, and more lines or columns than a file of this kind has."""
        if self._kind == GEOJSON:  # all of it may stand on one line
            return
        breaks = [place for sign in "\r\n" for place in (text.find(sign), text.rfind(sign)) if place >= 0]
        if self._line + (min(breaks) if breaks else len(text)) > MOST_LINE:
            raise too_much()
        if not self._lines and self._kind == CSV:
            self._check_columns(text[: min(breaks)] if breaks else text)
        self._line = len(text) - max(breaks) if breaks else self._line + len(text)
        self._lines += text.count("\n") or text.count("\r")
        if self._lines > MOST_LINES[self._kind]:
            raise too_much()

    def _check_columns(self, heading: str) -> None:
        if max(map(heading.count, _SEPARATORS)) > MOST_COLUMNS:
            raise too_much()

    def _count_parts(self, text: str) -> None:
        """Count the parts of a calendar, also those of which the word lies on the seam of two pieces."""
        whole, _line, self._tail = (self._tail + text).replace("\r", "\n").rpartition("\n")
        self._begun += len(_BEGIN.findall(whole))
        self._ended += len(_END.findall(whole))
        if self._begun > MOST_PARTS:
            raise too_much()

    def _check_depth(self, encoding: str) -> None:
        """Refuse brackets within brackets without end, or that do not close, before a parser meets them."""
        plain = bytes(self._json) if encoding != "utf-16" else bytes(self._json).decode("utf-16").encode()
        brackets = _QUOTED.sub(b"", plain).translate(None, _NO_BRACKET)
        for _level in range(MOST_DEPTH):
            brackets = _without_innermost(brackets)
            if not brackets:
                return
        raise damaged() if _without_innermost(brackets) == brackets else too_much()


def _without_innermost(brackets: bytes) -> bytes:
    return brackets.replace(b"[]", b"").replace(b"{}", b"")


def _marked(start: bytes) -> str:
    """The encoding that a mark at the beginning tells."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig" if start.startswith(codecs.BOM_UTF8) else ""


def too_much() -> WijkwerkerError:
    """The refusal of a text that would take too much of a laptop."""
    return WijkwerkerError(
        _("Dit bestand vraagt te veel van je laptop. Het is niet ingelezen."),
        _("Kies een kleiner bestand, bijvoorbeeld van één gemeente."),
    )


def decoder(encoding: str) -> codecs.IncrementalDecoder:
    """Turns the bytes of an examined text into letters, piece by piece."""
    return codecs.getincrementaldecoder(encoding)()
