"""A workbook of the states of a scope: what stands in it, and that nothing else does."""

from dataclasses import replace

import pytest

from tests.excel.example import CHOICES, NOON, SANNE, YUSUF, content, cover, disputed, label, record_id
from wijkwerker.domain.exchange import compose, fingerprints, packing
from wijkwerker.domain.exchange.book import Author, Book, Manifest, Scope
from wijkwerker.domain.exchange.canonical import cell_text
from wijkwerker.domain.exchange.compose import Content, book, departed, parts, scoped
from wijkwerker.domain.exchange.manifests import body_of
from wijkwerker.domain.exchange.merge import LIVE, Cell, Key, State, deleted, join
from wijkwerker.domain.exchange.sheets import sheet_name, values_in
from wijkwerker.domain.kinds import KINDS, Contact
from wijkwerker.domain.kinds.record import fields_of
from wijkwerker.domain.stamps import Stamp

FIRST, SECOND = Stamp(NOON, SANNE.epoch, 1), Stamp(NOON + 1, YUSUF.epoch, 2)
FIELDS = frozenset(fields_of(Contact))
AUTHORS = {author.epoch: author for author in (SANNE, YUSUF)}


def card(name: str, **more: str) -> State:
    values: dict[Key, str] = {("name", ""): name, **{(key, ""): text for key, text in more.items()}}
    return State("contact", record_id(name), FIRST, FIELDS, values)


def of(*states: State, **more: object) -> Content:
    return Content(states, label, CHOICES, authors=AUTHORS, **more)  # type: ignore[arg-type]


def bytes_of(made: tuple[Book, Manifest]) -> str:
    """Everything that stands anywhere in a workbook, the hidden sheet unpacked."""
    return repr(made[0]) + body_of(made[1]).decode("utf-8", "replace") + repr(packing.read(made[0].hidden))


def test_every_state_comes_back_from_the_sheets_and_the_hidden_text() -> None:
    made, manifest = book(cover(), content())
    read = packing.read(made.hidden)
    assert read == manifest
    states = {state.id: state for state in content().states}
    for sheet, base in zip(made.sheets, read.sheets, strict=True):
        assert tuple(column.key for column in sheet.columns[1:]) == base.columns
        for row, shown in zip(base.rows, sheet.rows, strict=True):
            values = {k: v for k, v in values_in(KINDS[base.key], sheet.columns, shown).items() if not k[1]}
            assert packing.unpack_state(base.key, row.id, row.packed, values, read) == states.pop(row.id)
    assert not states


def test_every_cell_and_row_has_the_fingerprint_of_what_is_shown() -> None:
    made, manifest = book(cover(), content())
    for sheet, base in zip(made.sheets, manifest.sheets, strict=True):
        for row, shown in zip(base.rows, sheet.rows, strict=True):
            texts = [cell_text(cell) for cell in shown[1:]]
            assert row.id == shown[0]
            assert row.fingerprint == fingerprints.row(manifest.key, texts)
            assert row.cells == b"".join(fingerprints.cell(manifest.key, text) for text in texts)


def test_sheets_have_the_words_of_their_kind_and_only_those_with_records_are_there() -> None:
    made, _manifest = book(cover(), content())
    assert [sheet.name for sheet in made.sheets][:3] == ["Contacten", "Momenten", "Initiatieven"]
    assert len(made.sheets) == len(KINDS)
    assert set(compose.ORDER) == set(KINDS)
    few, _manifest = book(cover(), of(card("Henk")))
    assert [sheet.name for sheet in few.sheets] == ["Contacten"]


def test_people_stand_by_name_and_work_by_day_the_newest_first() -> None:
    made, _manifest = book(cover(), of(card("Zoë"), card("ahmed"), card("Bep")))
    assert [row[1] for row in made.sheets[0].rows] == ["ahmed", "Bep", "Zoë"]
    days = [
        State("lesson", record_id(day), FIRST, frozenset({"on"}), {("on", ""): day})
        for day in ("2026-01-05", "2026-11-20")
    ]
    made, _manifest = book(cover(), of(*days))
    assert [cell_text(row[2]) for row in made.sheets[0].rows] == ["2026-11-20", "2026-01-05"]


def test_a_disputed_cell_has_a_note_with_what_each_wrote_and_a_line_on_the_sheet_of_conflicts() -> None:
    made, _manifest = book(cover(), of(disputed()))
    sheet = made.sheets[0]
    keys = [column.key for column in sheet.columns]
    note = sheet.notes[0, keys.index("phone")]
    assert "Yusuf Demir, 20-11-2026: 06 22222222" in note
    assert "Sanne Bakker, 20-11-2026: 06 11111111" in note
    assert "verwijderd" in sheet.notes[0, keys.index("name")]
    assert ("Contacten", "Henk de Vries", "Telefoon", "06 22222222", "Yusuf Demir", "20-11-2026") in {
        line[:6] for line in made.conflicts
    }
    assert {line[3] for line in made.conflicts} == {"06 22222222", "zonder buurvader", "verwijderd"}


def test_without_personal_data_nothing_about_a_person_is_in_any_part_of_the_workbook() -> None:
    secret = card("Geheime Naam", phone="06 99999999", note="Gevoelig verhaal", consent="mondeling")
    secret = replace(
        secret,
        values={**secret.values, ("talents", "goochelen"): "1", ("newer", ""): "Iets nieuws"},
        cells={
            ("phone", ""): Cell(frozenset({(SECOND, "06 88888888"), (FIRST, "06 99999999")})),
            ("talents", "jongleren"): Cell(frozenset({(SECOND, None)}), {1: 2}),
            ("newer", ""): Cell(frozenset({(SECOND, "Iets nieuws")})),
            ("consent", ""): Cell(frozenset({(SECOND, "mondeling")})),
        },
    )
    gone = deleted(replace(secret, id=record_id("weg")), SECOND)
    given = of(secret, dead=(gone,), left=(replace(secret, id=record_id("elders")),))
    made = book(cover(personal=False), given)
    text = bytes_of(made)
    words = (
        "Geheime", "99999999", "88888888", "Gevoelig", "goochelen", "jongleren", "Iets nieuws", "Yusuf Demir,"
    )  # fmt: skip
    assert not [word for word in words if word in text]
    assert "mondeling" in text
    assert "delete" not in made[1].sheets[0].columns
    assert {author.name for author in made[1].authors} == {""}


def test_without_personal_data_a_conflict_about_who_did_it_names_nobody() -> None:
    heads = frozenset({(FIRST, SANNE.worker), (SECOND, YUSUF.worker)})
    cells = {("worker", ""): Cell(heads)}
    state = State("contact_moment", record_id("gesprek"), FIRST, frozenset(), {("worker", ""): YUSUF.worker}, cells)
    open_, _manifest = book(cover(), of(state))
    assert open_.conflicts[0][3].startswith("Collega 5a6e")
    closed, _manifest = book(cover(personal=False), of(state))
    assert "Collega 5a6e" not in repr(closed)
    assert closed.conflicts[0][3:6] == (YUSUF.worker, "iemand", "20-11-2026")


def test_a_field_out_of_scope_has_no_head_and_nothing_seen_so_that_nothing_of_it_is_lost_elsewhere() -> None:
    fields = FIELDS - {"phone"}
    theirs = State("contact", record_id("x"), FIRST, FIELDS, {("name", ""): "Henk", ("phone", ""): "06 1"})
    renewed = State(theirs.kind, theirs.id, SECOND, FIELDS, theirs.values, seen={FIRST.hash64(): FIRST.hlc})
    given = scoped(renewed, fields)
    assert given.covered == fields
    assert not given.cell(("phone", "")).heads
    joined = join(theirs, given)
    assert joined.values[("phone", "")] == "06 1"
    assert joined.cell(("name", "")).values == {"Henk"}
    assert {stamp for stamp, _value in joined.cell(("name", "")).heads} == {SECOND}
    assert scoped(given, fields) == given


def test_a_deleted_record_has_no_row_and_no_value() -> None:
    gone = deleted(card("Henk", phone="06 12345678"), SECOND)
    made = book(cover(), of(dead=(gone,)))
    assert not made[0].sheets
    assert "06 12345678" not in bytes_of(made)
    kind, known, packed = packing.read(made[0].hidden).tombstones[0]
    assert packing.unpack_state(kind, known, packed, {}, made[1]).cell(LIVE).values == {"0"}


def test_a_record_that_left_the_scope_tells_which_stamps_are_known_and_nothing_more() -> None:
    state = disputed()
    told = departed(state)
    assert not told.values
    assert not told.cells
    assert told.covered == state.covered
    assert {stamp.hash64() for stamp in state.stamps} <= set(told.seen)
    made = book(cover(), of(left=(state,)))
    text = bytes_of(made)
    assert not [word for word in ("Henk", "06 1111", "buurvader") if word in text]
    kind, known, packed = made[1].left[0]
    assert packing.unpack_state(kind, known, packed, {}, made[1]) == told


def test_values_that_no_cell_can_hold_are_carried_in_the_hidden_text() -> None:
    many = {("contacts", f"{n:08}-0000-4000-8000-000000000000"): "1" for n in range(2_000)}
    state = State("contact_moment", record_id("feest"), FIRST, frozenset(fields_of(KINDS["contact_moment"])), many)
    made, manifest = book(cover(), of(state))
    row = manifest.sheets[0].rows[0]
    values = values_in(KINDS["contact_moment"], made.sheets[0].columns, made.sheets[0].rows[0])
    assert packing.unpack_state("contact_moment", row.id, row.packed, values, manifest) == state


def test_fields_that_came_later_stand_in_the_hidden_text_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose, "LATER", frozenset({("contact", "phone")}))
    _made, manifest = book(cover(), of(card("Henk", phone="06 12345678")))
    row = manifest.sheets[0].rows[0]
    found = packing.unpack_state("contact", row.id, row.packed, {}, manifest)
    assert found.values == {("phone", ""): "06 12345678"}


def test_authors_are_told_once_each_also_when_nobody_knows_them() -> None:
    strange = replace(card("Zoë"), default=Stamp(NOON, 99, 1))
    _made, manifest = book(cover(), of(card("Ahmed"), card("Bep"), strange))
    assert manifest.authors == (SANNE, Author(99, "", "", ""))


def test_the_leaflet_says_what_it_is_for_whom_and_whom_to_send_it_back_to() -> None:
    made, _manifest = book(cover(), of(card("Henk"), disputed()))
    text = "\n".join(made.readme)
    for words in (
        "Van: Sanne Bakker",
        "Voor: Yusuf Demir",
        "Gemaakt op: 20-11-2026",
        "Contacten (2)",
        "Verwijderen?",
        "Gekleurde vakken",
        "Stuur het bestand terug naar Sanne Bakker.",
    ):
        assert words in text
    calm, _manifest = book(cover(personal=False), of(card("Henk")))
    assert "Gekleurde" not in "\n".join(calm.readme)
    assert "weggelaten" in calm.readme[-1]


def test_what_fits_is_one_part_and_what_does_not_is_cut_into_parts_with_a_scope_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    states = [card(f"Persoon {n}") for n in range(5)]
    lesson = State("lesson", record_id("les"), FIRST, frozenset({"text"}), {("text", ""): "Begin klein"})
    gone = deleted(card("Henk"), SECOND)
    given = of(*states, lesson, dead=(gone,), erased=frozenset({b"e" * 32}))
    assert parts(cover(), given) == ((cover(), given),)
    monkeypatch.setattr(compose, "MOST_ROWS", 3)
    cut = parts(cover(), given)
    assert [len(part.states) for _cover, part in cut] == [3, 3]
    assert [part_cover.scope for part_cover, _part in cut] == [
        Scope(kinds=frozenset({"contact"})),
        Scope(kinds=frozenset({"contact", "lesson"})),
    ]
    assert [len(part.dead) for _cover, part in cut] == [1, 0]
    assert all(part.erased for _cover, part in cut)
    assert {state.id for _cover, part in cut for state in part.states} == {state.id for state in given.states}


def test_very_long_texts_make_a_part_full_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose, "_MOST_XML", 50_000)
    states = [card(f"Persoon {n}", note="lang verhaal " * 1_500) for n in range(6)]
    assert [len(part.states) for _cover, part in parts(cover(), of(*states))] == [2, 2, 2]


def test_progress_is_told_until_all_rows_are_done() -> None:
    heard: list[tuple[int, int]] = []
    book(cover(), content(), lambda done, total: heard.append((done, total)))
    total = len(content().states)
    assert heard[-1] == (total, total)
    assert [done for done, _total in heard] == sorted(done for done, _total in heard)


def test_an_added_sheet_never_has_the_name_of_another() -> None:
    names = [sheet_name(kind).casefold() for kind in KINDS]
    assert len(set(names)) == len(names)
