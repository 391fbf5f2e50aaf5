"""The hidden sheet's text: what is packed comes back, and what was damaged or is newer is refused with a sentence."""

import base64
import zlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import blake2b

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.exchange.shapes import EPOCHS, states
from wijkwerker.domain.exchange import packing
from wijkwerker.domain.exchange.book import PIECE, Author, Manifest, RawBook, RawSheet, RowBase, Scope, SheetBase
from wijkwerker.domain.exchange.manifests import body_of
from wijkwerker.domain.exchange.merge import Cell, Key, State
from wijkwerker.domain.fields import Many
from wijkwerker.domain.kinds import KINDS, Contact
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.stamps import Stamp

FIELDS = frozenset(fields_of(Contact))
SINGLE = frozenset(name for name, field in fields_of(Contact).items() if not isinstance(field, Many))
PLACES = {epoch: place for place, epoch in enumerate(EPOCHS)}
HENK = "5a6e0000-0000-4000-8000-00000000000c"
STAMP = Stamp(7 << 16, 5, 3)


def manifest() -> Manifest:
    columns = ("name", "phone", "talents")
    rows = [
        RowBase(f"{n:08}-0000-4000-8000-000000000000", bytes([n]) * 8, bytes([n]) * 18, f"{n:x}.1.7") for n in range(9)
    ]
    return Manifest(
        export="an export",
        key=bytes(range(32)),
        team="a team",
        sender="s",
        sender_name="Sanne Bakker",
        recipient="y",
        recipient_name="Yusuf Demir",
        made="2026-11-20T12:00:00+00:00",
        schema="0002",
        scope=Scope(frozenset({"an area"}), frozenset({"contact"}), date(2026, 1, 1), personal=False),
        predecessor="an earlier one",
        authors=tuple(Author(epoch, "w", "Naam", "2026-11-01T08:00") for epoch in EPOCHS),
        sheets=(SheetBase("contact", columns, rows), SheetBase("lesson", (), [])),
        tombstones=(("contact", HENK, "7.1.7 []"),),
        left=(("contact", HENK, "- []"),),
        erased=frozenset({b"a" * 32, b"b" * 32}),
    )


def whole() -> Manifest:
    """A manifest with a sheet that holds every field of a contact."""
    return replace(manifest(), sheets=(SheetBase("contact", tuple(fields_of(Contact)), []),))


def in_row(state: State) -> Mapping[Key, str]:
    """What stands in the cells of a row."""
    return {key: text for key, text in state.values.items() if key[0] in SINGLE}


@given(states(Contact))
def test_any_state_comes_back_from_its_line_and_its_row(state: State) -> None:
    line = packing.pack_state(state, PLACES, SINGLE, FIELDS)
    assert "\n" not in line
    assert packing.unpack_state("contact", state.id, line, in_row(state), whole()) == state


@given(states(Contact))
def test_any_state_comes_back_from_its_line_alone_when_it_has_no_row(state: State) -> None:
    line = packing.pack_state(state, PLACES, ())
    assert packing.unpack_state("contact", state.id, line, {}, manifest()) == state


@pytest.mark.parametrize("kind", sorted(KINDS))
@settings(max_examples=30)
@given(data=st.data())
def test_records_of_every_kind_come_back(kind: str, data: st.DataObject) -> None:
    state = data.draw(states(KINDS[kind]))
    line = packing.pack_state(state, PLACES, ())
    assert packing.unpack_state(kind, state.id, line, {}, manifest()) == state


def test_a_plain_row_costs_one_stamp() -> None:
    state = State("contact", HENK, STAMP, FIELDS, {("name", ""): "Henk de Vries"})
    line = packing.pack_state(state, PLACES, SINGLE, FIELDS)
    assert line == "70000.1.3"
    assert packing.plain_default(line, whole()) == STAMP


def test_the_elements_of_a_set_are_known_by_name_also_when_the_cell_is_typed_over() -> None:
    state = State("contact", HENK, STAMP, FIELDS, {("talents", "tuin"): "1", ("name", ""): "Henk"})
    line = packing.pack_state(state, PLACES, SINGLE, FIELDS)
    assert packing.plain_default(line, whole()) == STAMP
    assert packing.unpack_state("contact", HENK, line, {}, whole()).values == {("talents", "tuin"): "1"}


def test_a_row_with_more_than_a_stamp_is_not_plain() -> None:
    edited = State("contact", HENK, STAMP, FIELDS, cells={("name", ""): Cell(seen={1: 2})})
    partly = State("contact", HENK, STAMP, FIELDS - {"note"})
    for state in (edited, partly):
        assert packing.plain_default(packing.pack_state(state, PLACES, SINGLE, FIELDS), whole()) is None


def test_fields_of_a_newer_app_are_carried_as_cells_and_never_read_from_the_sheet() -> None:
    state = State("contact", HENK, STAMP, FIELDS | {"newer"}, {("newer", ""): "1", ("name", ""): "Henk"})
    line = packing.pack_state(state, PLACES, SINGLE, FIELDS | {"newer"})
    newer = replace(manifest(), sheets=(SheetBase("contact", (*fields_of(Contact), "newer"), []),))
    found = packing.unpack_state("contact", HENK, line, {("newer", ""): "ja", ("name", ""): "Henk"}, newer)
    assert found.covered == FIELDS
    assert found.cell(("newer", "")) == Cell(frozenset({(STAMP, "1")}))
    again = packing.pack_state(found, PLACES, SINGLE, FIELDS)
    assert packing.unpack_state("contact", HENK, again, {("name", ""): "Henk"}, whole()) == found


def test_a_manifest_comes_back_as_it_was() -> None:
    assert packing.read(packing.write(manifest())) == manifest()


def test_a_manifest_of_nothing_comes_back_too() -> None:
    nothing = replace(
        manifest(), scope=Scope(), authors=(), sheets=(), tombstones=(), left=(), erased=frozenset(), predecessor=""
    )
    assert packing.read(packing.write(nothing)) == nothing


def test_the_text_fits_in_cells_and_looks_like_no_number_or_formula() -> None:
    text = packing.write(manifest()) * 400
    pieces = packing.pieces(text)
    assert len(pieces) > 2
    assert all(piece.isascii() and piece[0] == "w" and len(piece) <= PIECE for piece in pieces)
    sheet = RawSheet("_ww", [[piece] for piece in pieces])
    assert packing.text_in(RawBook((RawSheet("Contacten", []), sheet), "", "boek.xlsx")) == text


def test_a_file_without_the_hidden_sheet_has_no_text() -> None:
    assert packing.text_in(RawBook((RawSheet("Blad1", [["w"]]),), "", "boek.xlsx")) is None


def test_a_hidden_sheet_in_which_somebody_typed_is_damaged() -> None:
    with pytest.raises(packing.Damaged, match="beschadigd"):
        packing.text_in(RawBook((RawSheet("_ww", [["wabc"], [12]]),), "", "boek.xlsx"))


@given(st.data())
def test_no_damage_goes_unnoticed(data: st.DataObject) -> None:
    text = packing.write(manifest())
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from("aA0 +/").filter(lambda sign: sign != text[at]))
    damaged = data.draw(st.sampled_from([text[:at], text[:at] + text[at + 1 :], text[:at] + sign + text[at + 1 :]]))
    with pytest.raises((packing.Damaged, packing.Newer)):
        packing.read(damaged)


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_no_text_of_an_enemy_is_more_than_damaged(body: bytes | str) -> None:
    with pytest.raises(packing.Damaged):
        packing.read(_signed(body if isinstance(body, bytes) else body.encode("utf-8", "replace")))


@pytest.mark.parametrize("versions", [{"format": 2}, {"form": 2}])
def test_a_newer_file_asks_for_an_update(versions: dict[str, int]) -> None:
    with pytest.raises(packing.Newer, match="Werk Wijkwerker bij"):
        packing.read(packing.write(replace(manifest(), **versions)))  # type: ignore[arg-type]


def test_a_text_that_grows_without_end_is_refused_before_it_does() -> None:
    packed = base64.b64encode(zlib.compress(bytes(50_000_000))).decode()
    for size in (1_000, 10**12, -1):
        with pytest.raises(packing.Damaged):
            packing.read(_text(packed, size))


@pytest.mark.parametrize(
    "line",
    [
        "", "x", "7.1", "7.9.3", "7.-1.3", "-7.1.3", "7.1.-3", f"{2**62:x}.1.3", "7.1.100000000", "7.1.3 {", "7.1.3 []",
        '7.1.3 [{},null,[["name","",[],"1"]],"",""]', '7.1.3 [{},null,[["name","",[["7.1.3",5]],""]],"",""]',
        '7.1.3 [{},null,[],"fffffffffffffffff.1",""]', f'7.1.3 [{{}},null,[],"1.{2**62:x}",""]', '7.1.3 {"name":5}',
        "7.1.3 " + "[" * 100_000,
    ],
)  # fmt: skip
def test_a_line_that_we_never_wrote_is_damage(line: str) -> None:
    with pytest.raises(packing.Damaged):
        packing.unpack_state("contact", HENK, line, {}, whole())


def _signed(body: bytes) -> str:
    return _text(base64.b64encode(zlib.compress(body)).decode().rstrip("="), len(body))


def _text(packed: str, size: int) -> str:
    return f"wijkwerker 1 1 {blake2b(packed.encode(), digest_size=16).hexdigest()} {size} {packed}"


@pytest.mark.parametrize(
    "text",
    [
        '{"sheets": [' + ",".join(["[]"] * 6_000_000) + "]}",  # a gigabyte once it is lists
        '{"sheets": [' + ",".join(["[]"] * 256) + "]}",
    ],
    ids=["head", "sheets"],
)
def test_a_head_that_would_fill_the_memory_is_damage(text: str) -> None:
    head = text.encode()
    with pytest.raises(packing.Damaged):
        packing.read(_signed(len(head).to_bytes(4, "big") + head))


def test_a_line_that_would_fill_the_memory_is_damage() -> None:
    with pytest.raises(packing.Damaged):
        packing.unpack_state("contact", HENK, "7.1.3 [{}," + ",".join(["[]"] * 2_000_000) + "]", {}, whole())


def test_a_key_with_which_no_fingerprint_can_be_made_is_damage() -> None:
    with pytest.raises(packing.Damaged):
        packing.read(packing.write(replace(manifest(), key=bytes(65))))


@pytest.mark.parametrize(
    "record", ["", "x'); DROP TABLE contact; --", "5A6E0000-0000-4000-8000-00000000000C", HENK + "0"]
)
def test_an_id_that_no_record_can_have_is_damage(record: str) -> None:
    rows = [RowBase(record, bytes(8), bytes(6), "7.1.7")]
    for other in (
        replace(manifest(), sheets=(SheetBase("contact", ("name",), rows),)),
        replace(manifest(), tombstones=(("contact", record, "7.1.7 []"),)),
        replace(manifest(), left=(("contact", record, "7.1.7 []"),)),
    ):
        with pytest.raises(packing.Damaged):
            packing.read(packing.write(other))


def test_a_workbook_of_before_the_first_is_damage() -> None:
    with pytest.raises(packing.Damaged):
        packing.read(packing.write(replace(manifest(), format=0)))


def test_blocks_that_are_cut_or_too_many_are_damage() -> None:
    body = body_of(manifest())
    for other in (body[:-1], body + b"x"):
        with pytest.raises(packing.Damaged):
            packing.read(_signed(other))
