"""Files of every kind at the gate: what comes in and as what, and what is refused with which sentence."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.excel.hostile import book
from tests.gate.strangers import CONTENTS, GOOD_MAP, LAYER, calendar, geojson, geopackage, packed
from wijkwerker import paths
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.gate import admission, archives, kinds, texts
from wijkwerker.gate.admission import admit
from wijkwerker.gate.geopackages import Layer

ALL = frozenset(kinds.KINDS)
CSV = b"postcode;buurt\r\n3581AB;Zamenhofdreef\r\n"


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    def made(data: bytes) -> Path:
        path = tmp_path / "van iemand anders"
        path.write_bytes(data)
        return path

    return made


@pytest.mark.parametrize(
    ("data", "kind", "encoding"),
    [
        (CSV, kinds.CSV, "utf-8"),
        (b"\xef\xbb\xbfnaam;plaats\nZo\xc3\xab;Utrecht", kinds.CSV, "utf-8-sig"),
        ("naam\tplaats\nZoë\tUtrecht".encode("utf-16"), kinds.CSV, "utf-16"),
        ("naam;plaats\nZoë;’s-Hertogenbosch".encode("cp1252"), kinds.CSV, "cp1252"),
        (calendar(), kinds.CALENDAR, "utf-8"),
        (geojson(), kinds.GEOJSON, "utf-8"),
        (b"\xef\xbb\xbf" + geojson(), kinds.GEOJSON, "utf-8-sig"),
    ],
)
def test_a_text_is_known_by_what_is_in_it_with_its_letters(
    file: Callable[[bytes], Path], data: bytes, kind: str, encoding: str
) -> None:
    found = admit(file(data), ALL)
    assert (found.kind, found.size) == (kind, len(data))
    assert found.text is not None
    assert found.text.encoding == encoding
    assert "".join(found.lines()) == data.decode(encoding)
    assert b"".join(found.pieces()) == data


def test_lines_come_one_by_one_also_where_a_letter_lies_on_a_seam(
    file: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "PIECE", 7)
    found = admit(file("naam\nZoë Łukasz 🌷\nlaatste".encode()), {kinds.CSV})
    assert list(found.lines()) == ["naam\n", "Zoë Łukasz 🌷\n", "laatste"]
    assert found.text == texts.Text("utf-8", 3)


def test_a_workbook_is_recognised_and_left_to_the_room_that_reads_it(file: Callable[[bytes], Path]) -> None:
    assert admit(file(book()), {kinds.WORKBOOK, kinds.CSV}).kind == kinds.WORKBOOK


def test_a_map_tells_its_layers_and_leaves_out_what_only_looks_like_a_table(tmp_path: Path) -> None:
    seeming = (
        "CREATE VIEW gluurder AS SELECT 1 AS geom",
        "INSERT INTO gpkg_contents VALUES ('gluurder', 'features', 'x', 28992)",
        "INSERT INTO gpkg_geometry_columns VALUES ('gluurder', 'geom', 'POINT', 28992)",
        "CREATE VIRTUAL TABLE zoeker USING fts5(geom)",
        "INSERT INTO gpkg_contents VALUES ('zoeker', 'features', 'x', 28992)",
        "INSERT INTO gpkg_geometry_columns VALUES ('zoeker', 'geom', 'POINT', 28992)",
        "CREATE TRIGGER streek AFTER INSERT ON buurten BEGIN DELETE FROM buurten; END",
    )
    path = geopackage(tmp_path / "kaart.gpkg", (*GOOD_MAP, *seeming))
    before = path.read_bytes()
    assert admit(path, {kinds.GEOPACKAGE}).layers == (Layer("buurten", "geom", 28992),)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["kaart.gpkg"]


def test_an_archive_tells_the_parts_that_were_asked_for(file: Callable[[bytes], Path], tmp_path: Path) -> None:
    map_ = geopackage(tmp_path / "kaart.gpkg").read_bytes()
    content = {"lees.pdf": b"%PDF-1.7", "pc6/tabel.csv": CSV, "kaart.gpkg": map_, "agenda.ics": calendar(), "x/": b""}
    found = admit(file(packed(content)), {kinds.PACKED, kinds.CSV, kinds.GEOPACKAGE})
    assert [(part.name, part.kind) for part in found.parts] == [
        ("pc6/tabel.csv", kinds.CSV),
        ("kaart.gpkg", kinds.GEOPACKAGE),
    ]
    table, map_part = found.parts
    assert list(found.lines(table)) == CSV.decode().splitlines(keepends=True)
    out = found.take_out(map_part, paths.own_temporary())
    assert admit(out, {kinds.GEOPACKAGE}).layers == (Layer("buurten", "geom", 28992),)


def lying() -> bytes:
    data = packed({"tabel.csv": CSV})
    size = len(CSV).to_bytes(4, "little")
    return data.replace(size, (len(CSV) - 1).to_bytes(4, "little"))


def a_link() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        info = zipfile.ZipInfo("tabel.csv")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return held.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "leeg"),
    "only zeros": (lambda: b"\0" * 5000, "leeg"),
    "a PDF": (lambda: b"%PDF-1.7", "PDF"),
    "a picture": (lambda: b"\x89PNG\r\n", "afbeelding"),
    "a program": (lambda: b"MZ\x90\0", "programma"),
    "a script": (lambda: b"#!/bin/sh\nrm -rf ~", "programma"),
    "a webpage": (lambda: b"<html><table>", "webpagina"),
    "another markup": (lambda: b"<?xml version='1.0'?><!DOCTYPE x>", "ander programma"),
    "an old workbook": (lambda: kinds.OLE + b"x", "oud Office"),
    "another packing": (lambda: b"7z\xbc\xaf\x27\x1c", "ingepakt op een manier"),
    "letters of no alphabet": (lambda: b"naam\n\xff\x81", "geen tekst"),
    "a zero in a text": (lambda: b"naam;plaats\n" * 500 + b"\0", "geen tekst"),
    "a line without end": (lambda: b"a;b\n" + b"x" * (texts.MOST_LINE + 10), "te veel van je laptop"),
    "columns without end": (lambda: b";" * 2_000 + b"\n", "te veel van je laptop"),
    "half a letter": (lambda: "naam".encode("utf-16") + b"x", "beschadigd"),
    "a lone surrogate": (lambda: b"\xff\xfe" + b"n\0\0\xd8m\0", "beschadigd"),
    "a calendar that stops halfway": (lambda: calendar()[:60], "beschadigd"),
    "a calendar of a million parts": (lambda: calendar(50_001), "te veel van je laptop"),
    "a map of brackets": (lambda: geojson(100_000), "te veel van je laptop"),
    "a map that stops halfway": (lambda: geojson()[:-3], "beschadigd"),
    "brackets the wrong way": (lambda: b'{"type": "x", ]}[', "beschadigd"),
    "a text that never ends": (lambda: b'{"type": "' + b"[" * 50, "beschadigd"),
    "a map with letters of no alphabet": (lambda: b'{"naam": "Zo\xeb"}', "beschadigd"),
    "half an archive": (lambda: packed({"tabel.csv": CSV})[:50], "beschadigd"),
    "an archive that inflates": (lambda: packed({"tabel.csv": b"a;b\n" * (3 * kinds.MB)}), "te groot"),
    "an archive in an archive": (lambda: packed({"b.zip": packed({"tabel.csv": CSV})}), "ander bestand"),
    "a workbook in an archive": (lambda: packed({"b.csv": book()}), "ander bestand"),
    "a part without a name": (lambda: packed({"a.csv": CSV}).replace(b"a.csv", b"\0.csv"), "vreemde manier"),
    "a way out": (lambda: packed({"../tabel.csv": CSV}), "vreemde manier"),
    "an absolute name": (lambda: packed({"/etc/tabel.csv": CSV}), "vreemde manier"),
    "a link": (a_link, "vreemde manier"),
    "many parts": (lambda: packed({f"{number}.csv": CSV for number in range(600)}), "500 delen"),
    "two parts of one name": (lambda: packed({"tabel.csv": CSV, "TABEL.csv": CSV}), "vreemde manier"),
    "an unusual packing": (lambda: packed({"tabel.csv": CSV}, zipfile.ZIP_BZIP2), "vreemde manier"),
    "lying sizes": (lying, "beschadigd"),
    "nothing of use": (lambda: packed({"foto.png": b"\x89PNG"}), "niets dat Wijkwerker"),
    "a part with a zero in it": (lambda: packed({"tabel.csv": CSV * 200 + b"\0"}), "geen tekst"),
    "half a database": (lambda: kinds.SQLITE + b"\x10\0", "beschadigd"),
    "a database of ours": (lambda: kinds.SQLITE + b"\0" * 84, "ander programma"),
}  # fmt: skip


@pytest.mark.parametrize(("make", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_the_gate_refuses_with_a_sentence_and_advice(
    file: Callable[[bytes], Path], make: Callable[[], bytes], sentence: str
) -> None:
    path = file(make())
    before = path.read_bytes()
    with pytest.raises(WijkwerkerError) as refusal:
        admit(path, ALL)
    assert sentence in str(refusal.value)
    assert refusal.value.hint
    for private in (str(path.parent), "Traceback", "Error", "Zamenhofdreef"):
        assert private not in str(refusal.value)
    assert path.read_bytes() == before


MAPS: dict[str, tuple[tuple[str, ...], str]] = {
    "no layers": (CONTENTS, "geen kaart met gebieden"),
    "no contents": (("CREATE TABLE x (y)",), "beschadigd"),
    "contents that are a question": (
        ("CREATE VIEW gpkg_contents AS SELECT 1 AS table_name", CONTENTS[1], *LAYER[:1]),
        "beschadigd",
    ),
    "a number that is a text": (
        (*CONTENTS, *LAYER[:2], "INSERT INTO gpkg_geometry_columns VALUES ('buurten', 'geom', 'POINT', 'x')"),
        "beschadigd",
    ),
}


@pytest.mark.parametrize(("statements", "sentence"), MAPS.values(), ids=MAPS)
def test_a_map_that_is_none_or_wants_to_do_something_is_refused(
    tmp_path: Path, statements: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(WijkwerkerError, match=sentence):
        admit(geopackage(tmp_path / "kaart.gpkg", statements), {kinds.GEOPACKAGE})


def test_a_map_of_which_pages_are_spoiled_or_missing_is_refused(tmp_path: Path) -> None:
    path = geopackage(tmp_path / "kaart.gpkg")
    good = path.read_bytes()
    for spoiled in (good[:-4096], good + b"\0" * 4096, good[:-100], good[:100] + b"\xff" * 3000 + good[3100:]):
        path.write_bytes(spoiled)
        with pytest.raises(WijkwerkerError, match="beschadigd"):
            admit(path, {kinds.GEOPACKAGE})


def test_a_database_of_another_program_is_no_map(tmp_path: Path) -> None:
    with pytest.raises(WijkwerkerError, match="ander programma"):
        admit(geopackage(tmp_path / "x.gpkg", mark=0x12345678), {kinds.GEOPACKAGE})


def test_a_good_file_that_does_not_belong_here_says_what_does(file: Callable[[bytes], Path]) -> None:
    with pytest.raises(WijkwerkerError) as refusal:
        admit(file(calendar()), {kinds.CSV, kinds.GEOJSON})
    assert refusal.value.text == "Dit is een agenda (.ics)."
    assert refusal.value.hint == "Kies hier een tabel als tekst (.csv) of een kaart (.geojson)."


def test_a_file_larger_than_its_kind_ever_is_is_refused_before_it_is_read(
    file: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(kinds.KINDS, kinds.CSV, kinds.KINDS[kinds.CSV]._replace(most=3))
    with pytest.raises(WijkwerkerError, match="groter dan"):
        admit(file(CSV), ALL)


def test_parts_are_counted_together(file: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "_IN_ARCHIVE", archives.Limits(inflated=3 * kinds.MB))
    noise = random.Random(1).randbytes(kinds.MB)
    path = file(packed({"tabel.csv": CSV, **{f"{number}.bin": b"\x01" + noise for number in range(4)}}))
    with pytest.raises(WijkwerkerError, match="te groot"):
        admit(path, ALL)


def test_what_is_no_file_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(WijkwerkerError, match="map en geen bestand"):
        admit(tmp_path, ALL)
    with pytest.raises(WijkwerkerError, match="er niet meer"):
        admit(tmp_path / "weg.csv", ALL)


def test_a_file_that_changes_after_it_was_admitted_is_not_read(file: Callable[[bytes], Path]) -> None:
    path = file(CSV)
    found = admit(path, ALL)
    path.write_bytes(CSV + b"x")
    with pytest.raises(WijkwerkerError, match="veranderd"):
        list(found.lines())
    path.unlink()
    with pytest.raises(WijkwerkerError, match="er niet meer"):
        list(found.lines())


def test_only_a_text_has_lines(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="only a text"):
        list(admit(geopackage(tmp_path / "kaart.gpkg"), ALL).lines())


GOODS = (CSV, calendar(), geojson(), packed({"tabel.csv": CSV, "agenda.ics": calendar()}))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(GOODS), st.integers(0, 10_000), st.integers(0, 255), st.integers(0, 10_000))
def test_a_spoiled_or_cut_file_passes_or_is_refused_but_never_breaks(
    tmp_path: Path, good: bytes, place: int, byte: int, end: int
) -> None:
    spoiled = bytearray(good)
    spoiled[place % len(good)] = byte
    for number, data in enumerate((bytes(spoiled), good[: end % len(good)])):
        path = tmp_path / str(number)
        path.write_bytes(data)
        try:
            for part in admit(path, ALL - {kinds.GEOPACKAGE}).parts:
                assert part.kind in ALL
        except WijkwerkerError as refusal:
            assert refusal.hint  # noqa: PT017 - either is right
