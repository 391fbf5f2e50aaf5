"""An inzage as an accessible PDF (PDF/UA-1)."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst

from wijkwerker import paths
from wijkwerker.domain import language
from wijkwerker.domain.language import _
from wijkwerker.domain.privacy.inzage import Inzage, Section
from wijkwerker.domain.saving import save
from wijkwerker.reports.inzage_workbook import title

_LONGEST_WORD = 20  # characters that fit on a line of a narrow column
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD}}}(?=\S)")
_BREAK = "\u200b"
_UNKNOWN = "\u25a1"  # a square, for a sign that no font on this laptop has
_REFUSED = re.compile(r'"((?:[^"\\`]|\\.)+)"`')  # a text in a message of typst, as Rust writes it
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_PLAIN = range(0x20, 0x180)  # signs that every font has
_MOST_TRIES = 20


def write(inzage: Inzage, path: Path) -> Path:
    """Write the document and return where it stands. Raises WijkwerkerError when that cannot be.

    A sign that no font on this laptop has is shown as a square; the workbook has it as it is.
    """
    content = _compiled(_data(inzage))
    return save(path, _("bestand"), content)


def _data(inzage: Inzage) -> dict[str, Any]:
    intro = (
        _("Je hebt gevraagd wat wij over jou bewaren. In dit document staat alles."),
        _("Namen van anderen hebben we weggelaten, omdat ook zij recht hebben op privacy."),
    )
    return {
        "title": title(),
        "author": inzage.team or "Wijkwerker",
        "language": language.current(),
        "cover": [list(pair) for pair in inzage.cover],
        "intro": list(intro),
        "sections": [_section(section) for section in inzage.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    rows = [list(row) for row in section.rows]
    return {
        "title": section.title,
        "words": list(section.words),
        "headings": list(section.headings),
        "rows": rows,
        "widths": [_width([row[index] for row in rows]) for index in range(len(section.headings))],
    }


def _width(cells: list[str]) -> int:
    """The share of a column: one with sentences gets more than one with days."""
    longest = max(map(len, cells), default=0)
    return 2 if longest < _LONGEST_WORD else 3 if longest < 3 * _LONGEST_WORD else 5


def _compiled(data: dict[str, Any]) -> bytes:
    """The document of the data; signs that cannot be shown are squares."""
    template = (paths.resources() / "templates" / "inzage.typ").read_bytes()
    fonts = typst.Fonts(include_system_fonts=True)
    told = _each(data, _printable)
    for _try in range(_MOST_TRIES):
        try:
            return _pdf(template, told, fonts)
        except typst.TypstError as error:
            refused = frozenset("".join(_texts_in(str(error.diagnostic)))) - frozenset(map(chr, _PLAIN))
            if not refused:
                raise
            told = _each(told, _Without(refused))
    return _pdf(template, _each(told, _only_plain), fonts)


def _pdf(template: bytes, data: Any, fonts: typst.Fonts) -> bytes:
    inputs = {"data": json.dumps(data)}
    return typst.compile(template, font_paths=fonts, sys_inputs=inputs, format="pdf", pdf_standards="ua-1")


def _texts_in(diagnostic: str) -> Iterator[str]:
    """The texts that a message of typst names between quotes."""
    for match in _REFUSED.finditer(diagnostic):
        yield _ESCAPE.sub(lambda part: chr(int(part[1], 16)) if part[1] else part[2], match[1])


def _each(value: Any, change: Any) -> Any:
    """Data with every text changed; keys stay."""
    if isinstance(value, dict):
        return {key: _each(part, change) for key, part in value.items()}
    if isinstance(value, list):
        return [_each(part, change) for part in value]
    return change(value) if isinstance(value, str) else value


def _printable(text: str) -> str:
    """A text without signs that are no letters, and with places to break a word that fits on no line."""
    signs = (sign for sign in text if sign in "\n\u200c\u200d" or unicodedata.category(sign) not in _NO_LETTERS)
    return _LONG_WORD.sub(lambda part: part[0] + _BREAK, "".join(signs))


_NO_LETTERS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


class _Without:
    """Shows signs as a square, and leaves out those that only say how others are joined."""

    def __init__(self, signs: frozenset[str]) -> None:
        self._table = {ord(one): None if unicodedata.category(one) in _NO_LETTERS else _UNKNOWN for one in signs}

    def __call__(self, text: str) -> str:
        return text.translate(self._table)


def _only_plain(text: str) -> str:
    return "".join(sign if ord(sign) in _PLAIN or sign in f"\n{_BREAK}{_UNKNOWN}" else _UNKNOWN for sign in text)
