"""The written form of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwerker.domain.texts import tidy, utf16_length


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ayşe\u00a0Yıldız ", "Ayşe Yıldız"),
        ("regel één\r\nregel twee\r", "regel één\nregel twee"),
        ("e\u0301e\u0301n", "één"),
        ("nul\0 en los\ud800", "nul en los"),
    ],
)
def test_a_text_has_one_written_form(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_length_is_what_a_workbook_counts(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
