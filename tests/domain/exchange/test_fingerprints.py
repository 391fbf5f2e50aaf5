"""Fingerprints tell what was typed over, and nothing else."""

from datetime import date

from wijkwerker.domain.exchange import fingerprints

KEY, OTHER = b"one key", b"another key"


def test_a_cell_has_six_bytes_that_only_its_key_and_text_decide() -> None:
    assert len(fingerprints.cell(KEY, "Henk")) == fingerprints.SIZE
    assert fingerprints.cell(KEY, "Henk") == fingerprints.cell(KEY, "Henk")
    assert fingerprints.cell(KEY, "Henk") != fingerprints.cell(KEY, "henk")
    assert fingerprints.cell(KEY, "Henk") != fingerprints.cell(OTHER, "Henk")


def test_an_empty_cell_is_all_zero() -> None:
    assert fingerprints.cell(KEY, None) == bytes(6)


def test_a_row_tells_which_of_its_cells_holds_what() -> None:
    assert fingerprints.row(KEY, ["a", None]) != fingerprints.row(KEY, [None, "a"])
    assert fingerprints.row(KEY, ["a", "b"]) != fingerprints.row(KEY, ["ab", None])


def test_remembering_tells_the_same_as_counting_anew() -> None:
    told = fingerprints.remembering(KEY)
    cells = ["Henk", None, 12, 12.0, date(2026, 10, 13), "Henk", "x" * 100]
    texts = ["Henk", None, "12", "12", "2026-10-13", "Henk", "x" * 100]
    found = [told(cell) for cell in cells]
    assert found == [(text or "", fingerprints.cell(KEY, text)) for text in texts]
    row, prints = fingerprints.row_of(KEY, found)
    assert row == fingerprints.row(KEY, texts)
    assert prints == b"".join(fingerprints.cell(KEY, text) for text in texts)
