"""The documents of an inzage: accessible, in Dutch, and whole whatever a name is made of."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pypdf
import pytest

from wijkwerker.domain.privacy.inzage import Inzage, Section
from wijkwerker.reports import inzage_data, inzage_pdf, inzage_workbook

ODD = {
    "signs of typst": "#set *b* $x$ @a <b> `c` \\ = - +",
    "emoji": "Zoë 🙂 👩\u200d👧",
    "right to left": "מרים שלום",
    "turned around": "a\u202eb\u2066c",
    "nothing to see": "a\ufeff\x00\u200bb",
    "half a sign": "a \ud800 b",
    "combining": "e\u0301\u0323a\u0336",
    "a word of 40,000 characters": "x" * 40_000,
}


def inzage(text: str) -> Inzage:
    table = Section("Op jouw kaart", ("Dit staat er.",), ("Gegeven", "Wat er staat"), [("Naam", text)])
    words = Section("Wat je kunt vragen", ("Alles.",))
    made = date(2026, 11, 21)
    return Inzage("x", text, made, "Overvecht", (table, words), cover=(("Voor", text),), data={"name": text})


def read(path: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(path.read_bytes()))


def test_the_pdf_can_be_read_aloud(tmp_path: Path) -> None:
    document = read(inzage_pdf.write(inzage("Fatima El Amrani"), tmp_path / "inzage.pdf"))
    root: Any = document.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert document.metadata is not None
    assert document.metadata.title == "Wat wij over jou bewaren"
    tags = _tags(root["/StructTreeRoot"]["/K"])
    assert {"/H1", "/Table", "/TH", "/TD", "/P"} <= tags
    text = "".join(page.extract_text() for page in document.pages)
    assert "Fatima El Amrani" in text
    assert "Op jouw kaart" in text


def _tags(node: object) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(_tags, node))
    node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
    if isinstance(node, list):
        return _tags(list(node))
    if not isinstance(node, dict):
        return set()
    return {str(node.get("/S", ""))} | _tags(node.get("/K"))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_no_name_breaks_a_document(text: str, tmp_path: Path) -> None:
    document = read(inzage_pdf.write(inzage(text), tmp_path / "inzage.pdf"))
    assert len(document.pages) >= 2
    inzage_workbook.write(inzage(text), tmp_path / "inzage.xlsx")
    openpyxl.load_workbook(tmp_path / "inzage.xlsx").close()
    assert inzage_data.write(inzage(text), tmp_path / "mee.json").stat().st_size > 0


def test_a_name_with_signs_of_typst_stands_there_as_it_is(tmp_path: Path) -> None:
    document = read(inzage_pdf.write(inzage(ODD["signs of typst"]), tmp_path / "inzage.pdf"))
    assert ODD["signs of typst"] in document.pages[0].extract_text()
