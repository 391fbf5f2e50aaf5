import socket
import sys
import time as clock
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.excel.hostile import book, packed, parts, sheet, text, with_parts
from wijkwerker import app
from wijkwerker.domain import language
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.book import CellValue, RawBook, RawSheet
from wijkwerker.excel import reader
from wijkwerker.gate import admission, apart

ODD = Path(__file__).parents[3] / "shared" / "data" / "spreadsheets" / "odd"
MB = 2**20


@pytest.fixture
def write(tmp_path: Path) -> Callable[[bytes], Path]:
    def to_file(data: bytes) -> Path:
        path = tmp_path / "uitwisseling.xlsx"
        path.write_bytes(data)
        return path

    return to_file


def only_sheet(path: Path) -> RawSheet:
    (one,) = reader.read(path).sheets
    return one


def row(*cells: str) -> str:
    return f'<row r="1">{"".join(cells)}</row>'


def styled(value: str, style: int, place: str = "A1") -> str:
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


DAY, MOMENT, TIME, DURATION = 1, 2, 3, 4


def test_every_sheet_comes_back_in_order_hidden_ones_too(tmp_path: Path) -> None:
    path = tmp_path / "uitwisseling van Noor.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        people = workbook.add_worksheet("Bewoners")
        people.write_row(0, 0, ["id", "naam"])
        people.write_row(1, 0, ["1", "Noor"])
        workbook.add_chartsheet("Grafiek")
        workbook.add_worksheet("Leeg")
        hidden = workbook.add_worksheet("_ww")
        hidden.write_string(0, 0, "wijkwerker")
        hidden.very_hidden()
    seen: list[tuple[int, int]] = []
    read = reader.read(path, progress=lambda done, total: seen.append((done, total)))
    assert [one.name for one in read.sheets] == ["Bewoners", "Leeg", "_ww"]
    assert read.sheets[0].rows == [["id", "naam"], ["1", "Noor"]]
    assert read.sheets[2].rows == [["wijkwerker"]]
    assert read.name == "uitwisseling van Noor.xlsx"
    assert len(read.sha256) == 64
    assert seen == [(0, 3), (1, 3), (2, 3)]


def test_every_type_of_cell_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "soorten.xlsx"
    with xlsxwriter.Workbook(path, {"remove_timezone": True}) as workbook:
        one = workbook.add_worksheet("Soorten")
        formats = {
            form: workbook.add_format({"num_format": form}) for form in ("dd-mm-yyyy", "dd-mm-yyyy hh:mm", "hh:mm")
        }
        one.write_string(0, 0, 'Zoë zei: ",""[""" 🌷\n=1+1')
        one.write_number(0, 1, 42)
        one.write_number(0, 2, 1.5)
        one.write_boolean(0, 3, True)
        one.write_datetime(0, 4, date(2026, 3, 29), formats["dd-mm-yyyy"])
        one.write_datetime(0, 5, datetime(2026, 3, 29, 13, 30), formats["dd-mm-yyyy hh:mm"])
        one.write_datetime(0, 6, time(9, 10), formats["hh:mm"])
        one.write_blank(0, 7, None, formats["hh:mm"])
        one.write_string(0, 8, "0612345678")
    assert only_sheet(path).rows == [
        [
            'Zoë zei: ",""[""" 🌷\n=1+1', 42.0, 1.5, True,
            date(2026, 3, 29), datetime(2026, 3, 29, 13, 30), time(9, 10), None, "0612345678",
        ]
    ]  # fmt: skip


def test_rows_and_columns_are_counted_from_the_corner_of_the_sheet(write: Callable[[bytes], Path]) -> None:
    one = only_sheet(write(book(f'<row r="3">{text("C3", "Noor")}<c r="D3" t="e"><v>#N/A</v></c></row>')))
    assert one.rows[2][:3] == [None, None, "Noor"]
    assert one.flagged == {(2, 3): "error"}
    assert not any(value for row in one.rows[:2] for value in row)


@pytest.mark.parametrize(
    ("cell", "properties", "value"),
    [
        (styled("45000", DAY), "", date(2023, 3, 15)),
        (styled("45000", MOMENT), "", date(2023, 3, 15)),  # midnight: canonical.cell_text makes both the same
        (styled("45000.25", MOMENT), "", datetime(2023, 3, 15, 6)),
        (styled("43538.25", MOMENT), 'date1904="1"', datetime(2023, 3, 15, 6)),
        (styled("61", DAY), "", date(1900, 3, 1)),
        (styled("0", TIME), "", time(0, 0)),
        (styled("0.5625", TIME), "", time(13, 30)),
        (styled("1.5", DURATION), "", timedelta(hours=36)),
        ('<c r="A1" t="d"><v>2024-01-02</v></c>', "", date(2024, 1, 2)),
        (styled("-3", 0), "", -3.0),
    ],
)
def test_days_and_times_are_what_excel_shows(
    write: Callable[[bytes], Path], cell: str, properties: str, value: CellValue
) -> None:
    one = only_sheet(write(book(row(cell), properties=properties)))
    assert one.rows == [[value]]
    assert type(one.rows[0][0]) is type(value)
    assert not one.flagged


@pytest.mark.parametrize(
    ("cell", "flag"),
    [
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "error"),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "error"),
        ('<c r="A1"><f>WEBSERVICE("http://voorbeeld.nl")</f></c>', "error"),
        ('<c r="A1"><f>B1</f><v></v></c>', "error"),
        ('<c r="A1"><f>B1</f><v>3</v></c>', "formula"),
        ('<c r="A1" t="str"><f>B1</f><v>Noor</v></c>', "formula"),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', "formula"),
        (styled("60", DAY), "error"),  # 29 February 1900, which never was
        (styled("12", DAY), "error"),
        (styled("-1", TIME), "error"),
    ],
)
def test_cells_that_are_not_to_be_believed_are_flagged(write: Callable[[bytes], Path], cell: str, flag: str) -> None:
    assert only_sheet(write(book(row(cell, text("B1", "Noor"))))).flagged == {(0, 0): flag}


def test_a_sheet_written_in_another_hand_is_read_the_same(write: Callable[[bytes], Path]) -> None:
    content = parts()
    content["xl/worksheets/sheet1.xml"] = (
        sheet("<row><c t='e'><v>#N/A</v></c><c t='inlineStr'><is><t>Noor</t></is></c></row>")
        .replace("<", "<x:")
        .replace("<x:/", "</x:")
        .replace("xmlns=", "xmlns:x=")
    )
    one = only_sheet(write(packed(content)))
    assert one.rows == [[None, "Noor"]]
    assert one.flagged == {(0, 0): "error"}


def test_a_text_longer_than_a_cell_is_refused_with_its_place(write: Callable[[bytes], Path]) -> None:
    with pytest.raises(WijkwerkerError, match=r"blad Bewoners .* rij 1 .*32\.767"):
        reader.read(write(book(row(text("A1", "x" * 40_000)))))
    assert only_sheet(write(book(row(text("A1", "x" * 32_767))))).rows == [["x" * 32_767]]


def test_links_are_told(write: Callable[[bytes], Path]) -> None:
    (remark,) = reader.read(write(with_parts({"xl/externalLinks/externalLink1.xml": "<a/>"}))).remarks
    assert "overgeslagen" in remark


def spread() -> bytes:
    return book("".join(f'<row r="{number}"><c r="GR{number}"><v>1</v></c></row>' for number in range(1, 200_001, 50)))


def shared_text() -> bytes:
    """One long text that a hundred thousand cells share: small in the file, gigabytes in memory."""
    line = """<c t="s"><v>0</v></c>""" * 20
    content = parts("".join(f'<row r="{number}">{line}</row>' for number in range(1, 5000)))
    content["xl/sharedStrings.xml"] = f"<sst><si><t>{'x' * 32_000}</t></si></sst>"
    content["xl/_rels/workbook.xml.rels"] = str(content["xl/_rels/workbook.xml.rels"]).replace(
        "</Relationships>",
        '<Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"'
        ' Target="sharedStrings.xml"/></Relationships>',
    )
    return packed(content)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "cells spread over a whole sheet": (spread, "te veel van je laptop"),
    "a number that is none": (lambda: book(row("<c r='A1'><v>NaN</v></c>")), "beschadigd"),
    "a number beyond all numbers": (lambda: book(row(styled("1E999", DURATION))), "beschadigd"),
    "a text that is not in the list": (lambda: book(row("<c r='A1' t='s'><v>7</v></c>")), "beschadigd"),
    "an unknown entity": (lambda: book(row(text("A1", "&noor;"))), "beschadigd"),
    "a sheet that stops halfway": (lambda: with_parts({"xl/worksheets/sheet1.xml": sheet(row())[:-30]}), "beschadigd"),
    "macros": (lambda: with_parts({"xl/vbaProject.bin": b"x"}), "macro"),
    "a csv with another name": (lambda: b"Naam;Telefoon\r\nNoor;0612345678", ".csv"),
    "half a file": (lambda: book()[:900], "beschadigd"),
    "nothing": (lambda: b"", "leeg"),
}


@pytest.mark.parametrize(("make", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_workbook_gives_a_sentence_and_leaves_the_file_and_the_app_alone(
    write: Callable[[bytes], Path], make: Callable[[], bytes], sentence: str
) -> None:
    path = write(make())
    before = path.read_bytes()
    with pytest.raises(WijkwerkerError) as refusal:
        reader.read(path)
    assert sentence in str(refusal.value)
    assert refusal.value.hint
    for private in ("Traceback", "Error", str(path.parent), "Noor", "0612345678"):
        assert private not in str(refusal.value)
    assert path.read_bytes() == before


def test_every_odd_workbook_gives_a_book_or_a_sentence(subtests: pytest.Subtests) -> None:
    if not ODD.is_dir():
        pytest.skip("the folder with odd workbooks of other programs is not on this computer")
    for path in sorted(ODD.iterdir()):
        with subtests.test(path.name):
            try:
                assert isinstance(reader.read(path), RawBook)
            except WijkwerkerError as refusal:
                assert refusal.hint  # noqa: PT017 - either is right


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells nobody what a child has used")
def test_no_reading_took_more_memory_than_is_safe(write: Callable[[bytes], Path]) -> None:
    import resource

    with pytest.raises(WijkwerkerError):
        reader.read(write(shared_text()))
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    assert used < 600 * MB


def test_a_reading_that_takes_too_long_is_stopped(
    write: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asleep = [sys.executable, "-c", "import sys, time; sys.stdin.buffer.read(); time.sleep(60)"]
    monkeypatch.setattr(apart, "_command", lambda _module: asleep)
    monkeypatch.setattr(apart, "SECONDS", 0.2)
    before = clock.monotonic()
    with pytest.raises(WijkwerkerError, match="te lang"):
        reader.read(write(book()))
    assert clock.monotonic() - before < 30


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "import os; os.abort()",
        "print('onzin')",
        "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\5[1,2]')",
        "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\3{x}')",
    ],
)
def test_a_process_that_breaks_gives_a_sentence(
    write: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr(apart, "_command", lambda _module: [sys.executable, "-c", answer])
    with pytest.raises(WijkwerkerError, match=r"te veel van je laptop|beschadigd"):
        reader.read(write(book()))


def test_the_process_knows_nothing_of_ours(write: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIJKWERKER_WACHTWOORD", "geheim")
    told = (
        "import json, os, sys; sys.stdin.buffer.read();"
        "sent = json.dumps(['remarks', *os.environ]).encode(), b'[\"end\"]';"
        "sys.stdout.buffer.write(b''.join(len(one).to_bytes(4, 'big') + one for one in sent))"
    )
    monkeypatch.setattr(apart, "_command", lambda _module: [sys.executable, "-c", told])
    assert "WIJKWERKER_WACHTWOORD" not in reader.read(write(book())).remarks


def test_the_frozen_app_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert apart._command(reader._PROCESS) == [sys.executable, app.READS, "wijkwerker.excel.parse_process"]
    assert {reader._PROCESS, admission._PROCESS} == set(app.PARSERS)


def test_the_sentence_is_in_the_language_of_the_screen(write: Callable[[bytes], Path]) -> None:
    asked: list[str] = []
    language.use("en")
    try:
        with pytest.raises(WijkwerkerError) as refusal:
            reader.read(write(b"Naam;Telefoon"))
        asked.append(refusal.value.text)
        with pytest.raises(WijkwerkerError) as refusal:
            reader.read(write(b""))
    finally:
        language.use("nl")
    assert asked
    assert refusal.value.text


def test_what_is_no_file_gives_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(WijkwerkerError, match="map en geen bestand"):
        reader.read(tmp_path)
    with pytest.raises(WijkwerkerError, match="er niet meer"):
        reader.read(tmp_path / "weg.xlsx")
    if hasattr(socket, "AF_UNIX"):
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(str(tmp_path / "s"))
            with pytest.raises(WijkwerkerError, match="geen bestand dat"):
                reader.read(tmp_path / "s")


def test_a_file_that_may_not_be_read_gives_a_sentence(
    write: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = write(book())
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(WijkwerkerError, match="mag dit bestand niet lezen"):
        reader.read(path)
    path.with_name("~$uitwisseling.xlsx").touch()
    with pytest.raises(WijkwerkerError, match="open in Excel"):
        reader.read(path)


@pytest.mark.parametrize("sign", ["~$uitwisseling.xlsx", ".~lock.uitwisseling.xlsx#"])
def test_a_workbook_that_is_open_elsewhere_is_read_as_it_was_saved(write: Callable[[bytes], Path], sign: str) -> None:
    path = write(book())
    path.with_name(sign).touch()
    assert "niet is opgeslagen" in reader.read(path).remarks[0]
    path.write_bytes(book()[:900])  # Excel is just saving it
    with pytest.raises(WijkwerkerError, match="open in Excel"):
        reader.read(path)


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=30
)
cells = st.none() | texts.filter(lambda value: value.strip() == value) | st.integers(-(10**9), 10**9) | st.booleans()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_was_written_comes_back(tmp_path: Path, rows: list[list[CellValue]]) -> None:
    path = tmp_path / "heen.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        one = workbook.add_worksheet("Heen")
        one.write_string(0, 0, "kop")
        for number, line in enumerate(rows, 1):
            for column, value in enumerate(line):
                if isinstance(value, str):
                    one.write_string(number, column, value)
                elif value is not None:
                    one.write(number, column, value)
    read = only_sheet(path).rows
    for number, line in enumerate(rows, 1):
        there = list(read[number]) if number < len(read) else []
        assert [value or None if isinstance(value, str) else value for value in line] == [
            *there[: len(line)],
            *[None] * (len(line) - len(there)),
        ]


def test_nothing_is_left_behind(write: Callable[[bytes], Path]) -> None:
    path = write(book())
    reader.read(path)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    if sys.platform == "linux":
        assert path not in {link.resolve() for link in Path("/proc/self/fd").iterdir()}
