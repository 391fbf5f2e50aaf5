"""The keys of columns tell what stands in them."""

from wijkwerker.domain.exchange.book import field_of, fields_among, is_label


def test_the_column_of_names_belongs_to_the_field_of_the_reference() -> None:
    assert is_label("area.naam")
    assert not is_label("area")
    assert field_of("area.naam") == field_of("area") == "area"


def test_the_id_the_names_and_verwijderen_are_no_fields() -> None:
    assert fields_among(("id", "name", "area", "area.naam", "delete")) == {"name", "area"}
