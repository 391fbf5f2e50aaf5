"""Workbooks that nobody should ever get, made part by part."""

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping

from wijkwerker.gate import kinds

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{CONTENT_TYPE}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{CONTENT_TYPE}.worksheet+xml"/>
</Types>"""
ROOT = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"""
# cell styles: 0 general, 1 day, 2 moment, 3 time, 4 duration
STYLES = f"""<styleSheet xmlns="{MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts>
<cellXfs count="5">
<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="164"/></cellXfs>
</styleSheet>"""


def text(place: str, value: str) -> str:
    """A cell with its text inside."""
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def sheet(rows: str) -> str:
    """A sheet around its rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def parts(rows: str = "", *, properties: str = "", name: str = "Bewoners") -> dict[str, str | bytes]:
    """The parts of the smallest workbook that every program opens."""
    book = f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr {properties}/>
<sheets><sheet name="{name}" sheetId="1" r:id="r1"/></sheets></workbook>"""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet(rows or f'<row r="1">{text("A1", "Noor")}</row>'),
    }


def packed(content: Mapping[str, str | bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as the bytes of a file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return file.getvalue()


def book(rows: str = "", **more: str) -> bytes:
    """A workbook of one sheet with these rows."""
    return packed(parts(rows, **more))


def with_parts(added: Mapping[str, str | bytes]) -> bytes:
    """A workbook with parts added or replaced."""
    return packed({**parts(), **added})


# what the gate refuses, and a word of the sentence that it says
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
