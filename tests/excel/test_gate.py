import io
import random
import struct
import warnings
import zipfile
from collections.abc import Callable
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.excel.hostile import STYLES, TYPES, book, packed, parts, sheet, text, with_parts
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.excel import file_type, gate
from wijkwerker.gate import archives, kinds

LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
READS_A_FILE = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
XL = "xl/worksheets/sheet1.xml"


def far(place: str) -> bytes:
    return book(f'<row r="1">{text("A1", "Noor")}{text(place, "ver weg")}</row>')


def bomb() -> bytes:
    return with_parts({"xl/media/plaatje.xml": b"<a>" + b" " * 31 * 2**20 + b"</a>"})


def many_sheets() -> bytes:
    workbook = str(parts()["xl/workbook.xml"])
    return with_parts({"xl/workbook.xml": workbook.replace("<sheets>", "<sheets>" + '<sheet name="x"/>' * 300)})


def duplicate() -> bytes:
    file = io.BytesIO(book())
    with zipfile.ZipFile(file, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("XL/Workbook.xml", parts()["xl/workbook.xml"])
    return file.getvalue()


def lying_size() -> bytes:
    """A part that says in both its headers that it is one byte smaller than it is."""
    content = parts()
    size = struct.pack("<I", len(content[XL]))
    return packed(content).replace(size, struct.pack("<I", len(content[XL]) - 1))


def spoiled() -> bytes:
    data = bytearray(packed(parts(), zipfile.ZIP_STORED))
    data[data.index(b"Noor")] ^= 1
    return bytes(data)


def other_packing() -> bytes:
    return packed(parts(), zipfile.ZIP_LZMA)


def as_xlsm() -> bytes:
    types = TYPES.replace("openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main")
    return with_parts({"[Content_Types].xml": types})


def from_word() -> bytes:
    return packed({"[Content_Types].xml": TYPES, "word/document.xml": "<w/>"})


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (bomb, "te groot"),
    "too many parts": (lambda: with_parts({f"xl/media/{n}.xml": "<a/>" for n in range(600)}), "500 delen"),
    "too many sheets": (many_sheets, "255 bladen"),
    "lying sizes": (lying_size, "beschadigd"),
    "a part that was changed": (spoiled, "beschadigd"),
    "an unusual way of packing": (other_packing, "vreemde manier"),
    "billion laughs": (lambda: with_parts({"xl/sharedStrings.xml": f"<?xml?>{LAUGHS}<sst/>"}), "vastlopen"),
    "billion laughs after a remark": (lambda: with_parts({XL: f"<!-- a --> {LAUGHS}<worksheet/>"}), "vastlopen"),
    "laughs in two bytes a letter": (lambda: with_parts({"xl/a.xml": f"{LAUGHS}<a/>".encode("utf-16")}), "vastlopen"),
    "an outside entity": (lambda: with_parts({"xl/workbook.xml": f"{READS_A_FILE}<workbook/>"}), "vastlopen"),
    "a cell in the last corner": (lambda: far("XFD1048576"), "XFD1048576"),
    "a column too far": (lambda: far("GS1"), "GS1"),
    "a row too far": (lambda: far("A200001"), "A200001"),
    "far away in an odd hand": (lambda: book("<row r='1'><c r = 'XFD1048576'><v>1</v></c></row>"), "ver weg"),
    "a row that begins too far": (lambda: book('<row r="1048576"><c><v>1</v></c></row>'), "1048576"),
    "a way out of the folder": (lambda: with_parts({"xl/../../weg.xml": "<a/>"}), "vreemde manier"),
    "an absolute name": (lambda: with_parts({"/etc/weg.xml": "<a/>"}), "vreemde manier"),
    "a name on a disk": (lambda: with_parts({"C:\\weg.xml": "<a/>"}), "vreemde manier"),
    "two parts with one name": (duplicate, "vreemde manier"),
    "macros": (lambda: with_parts({"xl/vbaProject.bin": b"macro"}), "macro"),
    "an .xlsm without its macros": (as_xlsm, "macro"),
    "old macros": (lambda: with_parts({"xl/macrosheets/sheet1.xml": "<a/>"}), "macro"),
    "an ActiveX button": (lambda: with_parts({"xl/activeX/activeX1.xml": "<a/>"}), "programma"),
    "an OLE object": (lambda: with_parts({"xl/embeddings/oleObject1.bin": b"x"}), "ander bestand"),
    "an OLE object elsewhere": (lambda: with_parts({"xl/media/foto.png": kinds.OLE + b"x"}), "ander bestand"),
    "a zip in the zip": (lambda: with_parts({"docProps/x.xml": book()}), "ander bestand"),
    "no content types": (lambda: packed({"xl/workbook.xml": "<workbook/>"}), "ingepakt"),
    "a Word document": (from_word, "Word"),
    "a workbook of LibreOffice": (lambda: packed({"mimetype": "x", "META-INF/manifest.xml": "<a/>"}), ".ods"),
    "a binary workbook": (lambda: packed({"[Content_Types].xml": TYPES, "xl/workbook.bin": b"x"}), ".xlsb"),
    "a zip with a workbook in it": (lambda: packed({"brief.xlsx": book()}), "Pak het eerst uit"),
    "a workbook part that is no XML": (lambda: with_parts({"xl/workbook.xml": "<workbook><sheets>"}), "beschadigd"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_the_gate_refuses_with_a_sentence_and_advice(make: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(WijkwerkerError) as refusal:
        gate.examine(make())
    assert sentence in str(refusal.value)
    assert refusal.value.hint
    assert "Noor" not in str(refusal.value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"Naam;Telefoon\nNoor;0612345678\n", ".csv"),
        ("Naam\tTelefoon".encode("utf-16"), ".csv"),
        (b"<html><table><tr><td>Noor</td></tr></table></html>", ".html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", ".xml"),
        (kinds.OLE + "Workbook".encode("utf-16-le"), ".xls"),
        (kinds.OLE + "WordDocument".encode("utf-16-le"), "Office"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "afbeelding"),
        (b"Rar!\x1a\x07", "ingepakt"),
        (b"SQLite format 3\0", "ander programma"),
        (b"MZ\x90\0", "programma"),
        (b"\0" * 1000, "leeg"),
        (b"\x01\x02\x03\x04", "geen Excelbestand"),
        (b"PK\x03\x04" + b"x" * (50 * 2**20), "50 MB"),
    ],
)
def test_another_kind_of_file_is_recognised_by_what_is_in_it(data: bytes, sentence: str) -> None:
    with pytest.raises(WijkwerkerError) as refusal:
        file_type.is_encrypted(data)
    assert sentence in str(refusal.value)
    assert refusal.value.hint


def test_parts_are_counted_together_while_they_are_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "LIMITS", archives.Limits(inflated=5 * 2**20))
    noise = random.Random(1).randbytes(2**20)
    with pytest.raises(WijkwerkerError, match="te groot"):
        gate.examine(with_parts({f"xl/media/{number}.png": noise for number in range(6)}))
    assert gate.examine(with_parts({f"xl/media/{number}.png": noise for number in range(4)})).sheets


def test_a_plain_workbook_passes_and_says_where_its_sheets_are() -> None:
    passed = gate.examine(book())
    assert passed.sheets == (gate.SheetPart("Bewoners", XL, telling=False),)
    assert not passed.remarks
    assert not passed.long_text


@pytest.mark.parametrize("place", ["GR1", "A200000", "GR200000"])
def test_the_last_row_and_column_that_fit_pass(place: str) -> None:
    assert gate.examine(far(place)).sheets


@pytest.mark.parametrize(
    "cell", ['<c r="A1" t="e"><v>#N/A</v></c>', '<c r="A1"><f>B1</f></c>', '<c r="A1"><f\n/></c>', "<c r='A1' t='e'/>"]
)
def test_a_sheet_with_errors_or_formulas_is_marked(cell: str) -> None:
    assert gate.examine(book(f'<row r="1">{cell}</row>')).sheets[0].telling


def test_a_list_of_choices_is_no_formula_of_a_cell() -> None:
    rule = '<dataValidations><dataValidation type="list" sqref="A1"><formula1>"ja,nee"</formula1></dataValidation>'
    assert not gate.examine(book(f'<row r="1"/></sheetData>{rule}</dataValidations><sheetData>')).sheets[0].telling


def test_a_long_text_is_noticed_wherever_it_stands() -> None:
    runs = "".join(f"<r><t>{'x' * 1000}</t></r>" for _number in range(40))
    assert gate.examine(book(f'<row r="1">{text("A1", "x" * 32_768)}</row>')).long_text
    assert gate.examine(with_parts({"xl/sharedStrings.xml": f"<sst><si>{runs}</si></sst>"})).long_text
    short = "".join(f"<si><t>{'x' * 30_000}</t></si>" for _number in range(40))
    assert not gate.examine(with_parts({"xl/sharedStrings.xml": f"<sst>{short}</sst>"})).long_text


def test_links_and_sources_are_told_once_and_left_alone() -> None:
    links = {f"xl/externalLinks/externalLink{number}.xml": "<externalLink/>" for number in (1, 2)}
    sources = {"xl/connections.xml": "<connections/>", "xl/queryTables/queryTable1.xml": "<queryTable/>"}
    passed = gate.examine(with_parts({**links, **sources}))
    assert len(passed.remarks) == 2
    assert "Koppelingen" in passed.remarks[0]
    assert "Verbindingen" in passed.remarks[1]


def test_a_workbook_of_another_program_passes() -> None:
    workbook = openpyxl.Workbook()
    workbook.create_sheet("Tweede")
    file = io.BytesIO()
    workbook.save(file)
    assert [part.name for part in gate.examine(file.getvalue()).sheets] == ["Sheet", "Tweede"]


def test_names_with_backslashes_and_capitals_are_the_same_parts() -> None:
    renamed = {name.replace("xl/", "XL\\"): part for name, part in parts().items()}
    assert gate.examine(packed(renamed)).sheets[0].name == "Bewoners"


GOOD = packed({**parts(), "xl/styles.xml": STYLES, XL: sheet(f'<row r="1">{text("A1", "Noor")}</row>')})


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255), st.integers(0, len(GOOD)))
def test_a_spoiled_or_cut_file_passes_or_is_refused_but_never_breaks(place: int, byte: int, end: int) -> None:
    data = bytearray(GOOD)
    data[place] = byte
    for attempt in (bytes(data), GOOD[:end]):
        with suppress(WijkwerkerError):
            if not file_type.is_encrypted(attempt):
                gate.examine(attempt)
