"""The parts of a workbook that say what stands where, read with a parser that expands nothing."""

from collections.abc import Callable
from typing import IO, TypeAlias
from xml.parsers import expat

Attributes: TypeAlias = dict[str, str]
NEGATIVE = "negative"
_LETTERS = str.maketrans("", "", "0123456789")


def sheets(workbook: bytes, relations: bytes) -> list[tuple[str, str]]:
    """Every sheet in order: its name, and the part it stands in (small letters). Raises ExpatError."""
    targets: dict[str, str] = {}
    found: list[tuple[str, str]] = []

    def on_relation(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = _part(attributes.get("Target", ""))

    def on_sheet(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            found.append((attributes.get("name", ""), targets.get(relation, "")))

    _parser(on_relation).Parse(relations or b"<none/>", True)
    _parser(on_sheet).Parse(workbook, True)
    return found


def _part(target: str) -> str:
    """The name of a part from how the workbook points at it."""
    target = target.replace("\\", "/").lower().removeprefix("./")
    if target.startswith("/"):
        return target[1:]
    return target if target.startswith("xl/") else f"xl/{target}"


def _parser(on_start: Callable[[str, Attributes], None]) -> expat.XMLParserType:
    """A parser that gives names without their prefix and stops at anything that could expand."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: on_start(name.rpartition(":")[2], attributes)
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_declaration: object) -> None:
    raise expat.ExpatError("a workbook declares nothing")


class _Locator:
    """Walks through the cells of a sheet and keeps those that are no plain value."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], str] = {}
        self._row = self._column = -1
        self._type = ""
        self._value = ""
        self._formula = self._in_value = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "v":
            self._in_value = True
        elif name == "f":
            self._formula = True
        elif name == "c":
            self._place(attributes.get("r"))
            self._type = attributes.get("t", "")
            self._value = ""
            self._formula = False
        elif name == "row":
            number = attributes.get("r")
            self._row = int(number) - 1 if number else self._row + 1
            self._column = -1

    def text(self, text: str) -> None:
        if self._in_value:
            self._value += text[:8]

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "v":
            self._in_value = False
        elif name == "c" and (flag := self._flag()):
            self.found[self._row, self._column] = flag

    def _place(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        letters = reference.translate(_LETTERS)
        column = 0
        for letter in letters.upper():
            column = column * 26 + ord(letter) - 64
        self._row, self._column = int(reference[len(letters) :]) - 1, column - 1

    def _flag(self) -> str:
        if self._type == "e":
            return "error"
        if self._formula:
            return "formula" if self._value or self._type == "str" else "error"
        return NEGATIVE if self._value.startswith("-") and self._type in {"", "n"} else ""


def locate(stream: IO[bytes]) -> dict[tuple[int, int], str]:
    """The cells of a sheet that are no plain value, by (row, column) from 0.

    'formula' has a cached value, 'error' has none or shows an error, 'negative' is a number that no clock can show.
    Raises ExpatError or ValueError when the sheet is not well formed.
    """
    locator = _Locator()
    parser = _parser(locator.start)
    parser.EndElementHandler = locator.end
    parser.CharacterDataHandler = locator.text
    parser.buffer_text = True
    parser.ParseFile(stream)
    return locator.found
