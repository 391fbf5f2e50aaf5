import io
import random
from collections.abc import Callable
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.excel.hostile import HOSTILE, STYLES, XL, book, far, packed, parts, sheet, text, with_parts
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.excel import file_type, gate
from wijkwerker.gate import archives, kinds


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
