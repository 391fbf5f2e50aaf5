"""The overview as a workbook: every sheet as text, nothing that can run, and sentences when it cannot be written."""

import datetime as dt
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.reports.example import NAMES, OVERVIEW
from wijkwerker.charts import LIGHT, Chart, Ladder, Months
from wijkwerker.domain import language
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.figures import Overview, Picture, shared
from wijkwerker.reports import workbook

GOLDEN = Path(__file__).parent.parent / "golden"


def pictures(overview: Overview) -> list[Picture]:
    return [
        Chart(Months(), LIGHT, (600, 270), 2).picture(overview.by_month),
        Chart(Ladder(), LIGHT, (600, 270), 2).picture(overview.ladder),
    ]


def write(overview: Overview, folder: Path) -> Path:
    return workbook.write(overview, pictures(overview), folder / "overzicht.xlsx")


def as_text(path: Path) -> str:
    """Every sheet with its filled cells: address, value and number format."""
    lines: list[str] = []
    for sheet in openpyxl.load_workbook(path):
        lines.append(f"== {sheet.title}")
        for row in sheet.iter_rows():
            cells = [f"{c.coordinate}={_value(c.value)}{_format(c.number_format)}" for c in row if c.value is not None]
            if cells:
                lines.append(" | ".join(cells))
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    return value.date().isoformat() if isinstance(value, dt.datetime) else str(value).replace("\n", "⏎")


def _format(number_format: str) -> str:
    return "" if number_format in {"General", "@"} else f" [{number_format}]"


def test_a_workbook_in_english_names_its_sheets_and_months_in_english(tmp_path: Path) -> None:
    language.use("en")
    text = as_text(write(OVERVIEW, tmp_path))
    assert "== Cover page" in text
    assert "[[$-809]mmmm yyyy]" in text
    assert "$-413" not in text


@pytest.mark.parametrize("kind", ["exact", "shared"])
def test_the_workbook_reads_as_before(tmp_path: Path, kind: str) -> None:
    """When it should read otherwise: run with WIJKWERKER_GOLDEN=1 and look at what changed in tests/golden."""
    overview = shared(OVERVIEW, NAMES) if kind == "shared" else OVERVIEW
    text = as_text(write(overview, tmp_path))
    golden = GOLDEN / f"overview-{kind}.txt"
    if os.environ.get("WIJKWERKER_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_no_name_and_no_few_people_leave_in_a_shared_workbook(tmp_path: Path) -> None:
    path = write(shared(OVERVIEW, NAMES), tmp_path)
    with zipfile.ZipFile(path) as parts:
        everything = "".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
    for name in ("Fatima", "Hans de Wit", "Corrie", "Sanne"):
        assert name not in everything
    assert "&lt;5" in everything


def test_what_looks_like_a_formula_or_a_link_stays_text(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write(OVERVIEW, tmp_path))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    texts = {cell.value for cell in cells}
    assert '=WEBSERVICE("http://example.org")' in texts
    assert "https://example.org bekeken" in texts


def test_every_sheet_prints_on_a4_with_page_numbers_and_heads_on_each_page(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write(OVERVIEW, tmp_path))
    for sheet in book:
        assert isinstance(sheet, Worksheet)
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.oddFooter is not None
        assert "&P" in str(sheet.oddFooter.right.text)
        assert sheet.sheet_view.showGridLines is False
    for name in ("Cijfers per gebied", "Per maand", "Initiatieven", "Lessen"):
        assert book[name].freeze_panes
        assert book[name].print_title_rows


def test_the_charts_stand_in_the_workbook_with_their_sentence(tmp_path: Path) -> None:
    path = write(OVERVIEW, tmp_path)
    sheet = openpyxl.load_workbook(path)["Grafieken"]
    assert isinstance(sheet, Worksheet)
    assert len(sheet._images) == 2  # type: ignore[attr-defined]
    with zipfile.ZipFile(path) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode("utf-8")
    assert "contactmomenten, waarvan" in drawing
    assert "bewoners beslissen" in drawing


def test_the_rows_of_a_table_add_up_to_its_total(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(write(OVERVIEW, tmp_path))["Cijfers per gebied"]
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0] is not None]
    *areas, total = rows
    assert total[0] == "Samen"
    for column in range(4, len(total)):
        assert sum(float(str(row[column])) for row in areas) == pytest.approx(float(str(total[column])))


def test_an_overview_of_nothing_is_still_a_workbook(tmp_path: Path) -> None:
    empty = Overview(
        period=OVERVIEW.period,
        place=None,
        made_on=OVERVIEW.made_on,
        figures=replace(OVERVIEW.figures, moments=0),
        previous=OVERVIEW.previous,
    )
    names = openpyxl.load_workbook(workbook.write(empty, [], tmp_path / "leeg.xlsx")).sheetnames
    assert names[0] == "Voorblad"
    assert len(names) == 9


def test_a_new_overview_replaces_an_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write(OVERVIEW, tmp_path)
    write(OVERVIEW, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["overzicht.xlsx"]


def test_a_folder_that_is_not_there_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(WijkwerkerError, match="map") as refusal:
        write(OVERVIEW, tmp_path / "weg")
    assert refusal.value.hint


def test_a_file_that_cannot_be_written_is_refused_and_what_was_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(OVERVIEW, tmp_path)
    before = path.read_bytes()

    def held(_self: Path, _target: Path) -> Path:
        raise PermissionError("open in another program")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(WijkwerkerError, match="Excel"):
        write(OVERVIEW, tmp_path)
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_a_name_that_is_no_workbook_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WijkwerkerError, match="xlsx"):
        workbook.write(OVERVIEW, [], tmp_path / "overzicht.pdf")
    (tmp_path / "map.xlsx").mkdir()
    with pytest.raises(WijkwerkerError, match="map"):
        workbook.write(OVERVIEW, [], tmp_path / "map.xlsx")
