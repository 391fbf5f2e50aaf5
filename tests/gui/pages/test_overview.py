"""The page Overzichten: what it shows equals what the service counts, and the file is what the preview shows."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

import wijkwerker.charts  # noqa: F401 - matplotlib loads slowly, and no test should wait for that
from tests.conftest import SANNE
from tests.gui.conftest import NOON, Recorder
from wijkwerker.domain.kinds import Activity, Contact, ContactMoment, Initiative, Session
from wijkwerker.domain.kinds.activity import Attendance
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.export_overview import ExportOverview
from wijkwerker.gui.pages.overview import OverviewPage
from wijkwerker.gui.panels.overview.charts import PAUSE_MS
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.widgets.key_figure import KeyFigure
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

TODAY = NOON.date()
OVERVECHT = seed_area_id("WK034403")
ZAMENHOF, TIGRIS = seed_area_id("BU03440321"), seed_area_id("BU03440342")
Settle = Callable[[], None]


def moment(day: dt.date, people: int = 1, area: str = ZAMENHOF, *themes: str) -> ContactMoment:
    return ContactMoment(date=day, area=area, worker=SANNE, people=people, themes=frozenset(themes), note="Koffie")


@pytest.fixture
def services(store: Store) -> Services:
    """A year of work: five moments this year in two buurten, one last year, and a fietsles with a volunteer."""
    made = Services(store)
    samira = Contact(name="Samira Bouzid", area=ZAMENHOF)
    start = dt.datetime(2026, 5, 12, 10)
    lesson = Activity(title="Fietsles", area=ZAMENHOF, by=SANNE, starts=start)
    session = Session(
        activity=lesson.id,
        original_start=lesson.starts,
        starts=lesson.starts,
        state="ging door",
        people=12,
        new_people=3,
    )
    made.records.save(
        samira,
        lesson,
        session,
        Attendance(session=session.id, contact=samira.id, role="vrijwilliger", hours=2.5),
        Initiative(
            title="Moestuin", area=TIGRIS, phase="in uitvoering", started=dt.date(2026, 2, 1), ladder="adviseren"
        ),
        moment(dt.date(2026, 3, 2), 2, ZAMENHOF, "taal"),
        moment(dt.date(2026, 3, 9), 1, ZAMENHOF, "taal"),
        moment(dt.date(2026, 9, 1), 4, ZAMENHOF),
        moment(dt.date(2026, 9, 2), 2, TIGRIS, "groen"),
        moment(dt.date(2026, 10, 1), 1, TIGRIS),
        moment(dt.date(2025, 4, 1), 3, TIGRIS),
    )
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Settle) -> Iterator[OverviewPage]:
    context.navigator.set_scope(Scope().with_period("dit jaar", TODAY).with_area(OVERVECHT, "Overvecht"))
    made = OverviewPage(context)
    qtbot.addWidget(made)
    made.resize(1228, 810)
    made.show()
    settle()
    yield made
    made.close()


@pytest.fixture
def drawn(page: OverviewPage, settle: Settle) -> OverviewPage:
    """The page when its charts are there too."""
    settle_charts(settle)
    return page


def settle_charts(settle: Settle) -> None:
    """Wait for the pause before the charts, and for the charts."""
    QTest.qWait(2 * PAUSE_MS)
    settle()


def figures(page: QWidget) -> dict[str, str]:
    """What the key figures say to a screen reader, by their first word."""
    said = [tile.accessibleName() for tile in page.findChildren(KeyFigure)]
    return {text.split(":")[0].split(",")[0]: text.split(": ", 1)[1] for text in said}


def table(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def button(inside: QWidget, words: str) -> QAbstractButton:
    return next(one for one in inside.findChildren(QAbstractButton) if one.text() == words)


def test_the_figures_are_those_of_the_service(page: OverviewPage, services: Services) -> None:
    data = services.overview.json(services.overview.build(dt.date(2026, 1, 1), TODAY, OVERVECHT))
    shown = figures(page)
    assert data["figures"]["moments"] == 5
    assert shown["Contactmomenten"].startswith("5")
    assert shown["Bereik"].startswith(str(data["figures"]["people_reached"]))
    assert shown["Deelnames"] == "12"
    assert shown["Initiatieven"] == "1"
    assert shown["Uren van vrijwilligers"] == "2,5"
    rows = {row[0]: row[1:4] for row in table(page.areas.table.as_text())}
    for code, name in (("BU03440321", "Zamenhofdreef e.o."), ("BU03440342", "Tigrisdreef e.o.")):
        counted = data["by_area"][code]
        assert rows[name] == [str(counted[key]) for key in ("moments", "attendance", "people_reached")]


def test_the_table_per_buurt_starts_with_most_moments_and_ends_with_the_sum(page: OverviewPage) -> None:
    rows = table(page.areas.table.as_text())
    assert rows[0] == ["Buurt", "Momenten", "Deelnames", "Bereik", "Nieuw", "Initiatieven", "Uren"]
    assert [row[0] for row in rows[1:3]] == ["Zamenhofdreef e.o.", "Tigrisdreef e.o."]
    assert rows[-1][:2] == ["Samen", "5"]


def test_a_period_that_is_not_over_is_compared_with_the_same_days_a_year_ago(page: OverviewPage) -> None:
    assert page.filters.compare.text() == "Vergelijk met 1 jan – 13 okt 2025"
    assert figures(page)["Contactmomenten"] == "5. +400 % in een jaar"
    page.filters.compare.click()
    assert figures(page)["Contactmomenten"] == "5"


def test_charts_follow_the_figures_and_say_in_words_what_they_show(drawn: OverviewPage) -> None:
    cards = drawn.charts.cards
    assert "5 contactmomenten" in cards["months"].chart._drawing.accessibleDescription()
    button(cards["months"], "Als tabel").click()
    rows = table(cards["months"].chart.table.as_text())
    assert rows[0] == ["Periode", "Collectief", "Individueel", "Samen"]
    assert rows[3] == ["mrt 2026", "0", "2", "2"]


def test_a_chart_without_anything_to_draw_says_so(drawn: OverviewPage) -> None:
    reach = drawn.charts.cards["reach"]
    assert not reach.chart.isVisible()
    assert "nog geen doelgroep geteld" in reach._nothing.text()


def test_charts_are_drawn_again_in_another_theme(
    drawn: OverviewPage, settle: Settle, look: theme.Appearance, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    charts = services.overview.charts

    def listening(*arguments: object, dark: bool, **more: object) -> object:
        asked.append(dark)
        return charts(*arguments, dark=dark, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(services.overview, "charts", listening)
    look.choose(scheme="dark")
    settle_charts(settle)
    assert asked
    assert all(asked)


def test_what_is_chosen_here_stays_here_and_another_scope_of_the_window_comes_in(
    page: OverviewPage, settle: Settle, context: Context
) -> None:
    page.filters.period.click()
    popup = page.findChildren(ChoicePopup)[0]
    QTest.keyClicks(popup._list, "5")
    settle()
    assert page.filters.period.text() == "Vorig jaar"
    assert figures(page)["Contactmomenten"].startswith("1")
    assert context.navigator.scope.period == "dit jaar"
    context.navigator.set_scope(Scope().with_period("deze maand", TODAY).with_area(TIGRIS, "Tigrisdreef e.o."))
    settle()
    assert page.filters.area.text() == "Tigrisdreef e.o."
    assert figures(page)["Contactmomenten"].startswith("1")


def test_everything_starts_with_the_first_work_on_record(page: OverviewPage, settle: Settle) -> None:
    page.filters.set_scope(Scope().with_period("alles", TODAY))
    settle()
    assert figures(page)["Contactmomenten"].startswith("6")
    assert page.filters.period.toolTip() == "1 apr 2025 – 13 okt 2026"


def test_themes_narrow_every_figure(page: OverviewPage, settle: Settle) -> None:
    page.filters.theme.click()
    settle()
    popup = page.findChildren(ChoicePopup)[0]
    popup.accepted.emit([("taal", "Taal"), ("groen", "Groen")])
    popup.close()
    settle()
    assert page.filters.theme.text() == "Groen +1"
    assert figures(page)["Contactmomenten"].startswith("3")


def test_an_empty_period_says_so_and_clears_the_filters(page: OverviewPage, settle: Settle) -> None:
    page.filters._choose_themes([("schulden", "Schulden")])
    settle()
    assert page.empty.isVisible()
    assert not page.can_export()
    assert "In deze periode is nog niets vastgelegd." in page.empty.accessibleName()
    button(page.empty, "Filters wissen").click()
    settle()
    assert not page.empty.isVisible()
    assert page.filters.theme.text() == "Alle thema’s"


def test_new_work_of_someone_else_is_counted_at_once(
    page: OverviewPage, settle: Settle, context: Context, services: Services
) -> None:
    added = moment(TODAY, 1, TIGRIS)
    context.tasks.write(lambda s: s.records.save(added), owner=context.navigator)
    settle()
    settle()
    assert figures(page)["Contactmomenten"].startswith("6")


def test_the_table_is_copied_whole(page: OverviewPage, recorder: Recorder) -> None:
    button(page.areas, "Kopiëren").click()
    assert QGuiApplication.clipboard().text() == page.areas.table.as_text()
    assert recorder.toasts[-1][0].startswith("De tabel is gekopieerd")


def test_a_long_table_shows_its_first_rows_until_asked(page: OverviewPage) -> None:
    model = page.areas.table.model()
    assert model.rowCount() == 9  # eight buurten and the sum, of ten buurten in Overvecht
    button(page.areas, "Toon alle 10 rijen").click()
    assert model.rowCount() == 11


@pytest.mark.parametrize(("width", "plan"), [(1228, "wide"), (1100, "two"), (1000, "one")])
def test_the_cards_take_fewer_columns_on_a_narrow_window(page: OverviewPage, width: int, plan: str) -> None:
    page.resize(width, 700)
    assert page.board.plan == plan


# -- the file -----------------------------------------------------------------------------------------------


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Stands in for the worker who accepts the proposed name in the dialog of the system; gives the names."""
    proposed: list[str] = []

    def accept(dialog: QFileDialog) -> None:
        name = Path(dialog.selectedFiles()[0]).name
        proposed.append(name)
        dialog.fileSelected.emit(str(tmp_path / name))

    monkeypatch.setattr(QFileDialog, "open", accept)
    return proposed


@pytest.fixture
def sheet(page: OverviewPage) -> ExportOverview:
    page.export()
    return page.findChildren(ExportOverview)[0]


def cells(path: Path) -> set[object]:
    book = openpyxl.load_workbook(path)
    return {cell for page in book.worksheets for row in page.iter_rows(values_only=True) for cell in row}


def test_three_keys_make_the_exact_file_for_the_team(
    sheet: ExportOverview, page: OverviewPage, settle: Settle, recorder: Recorder, place: list[str], tmp_path: Path
) -> None:
    assert sheet.preview.figure("people_reached") == "22"
    QTest.keyClicks(sheet.choice.current(), "1")
    QTest.keyClicks(sheet.choice.current(), "\r")
    settle()
    assert place == ["overzicht overvecht 2026.xlsx"]
    found = cells(tmp_path / place[0])
    assert 22 in found
    assert "<5" not in found
    assert recorder.toasts[-1][0].startswith("overzicht overvecht 2026.xlsx staat in ")
    assert recorder.toasts[-1][1] == "Map openen"
    assert not [one for one in page.findChildren(ExportOverview) if one.isVisible()]


def test_the_preview_of_a_shared_file_shows_what_the_file_holds(
    sheet: ExportOverview, settle: Settle, place: list[str], tmp_path: Path
) -> None:
    QTest.keyClicks(sheet.choice.current(), "2")
    assert sheet.preview.figure("people_reached") == "20"
    assert sheet.preview.figure("moments") == "5"
    rows = {row[0]: row[1:] for row in table(sheet.preview.table.as_text())}
    assert rows["Zamenhofdreef e.o."][:4] == ["3", "10", "20", "<5"]
    assert rows["Tigrisdreef e.o."][:3] == ["2", "0", "<5"]
    button(sheet, "Bewaren als…").click()
    settle()
    assert place == ["overzicht overvecht 2026 om te delen.xlsx"]
    found = cells(tmp_path / place[0])
    assert {"<5", 20} <= found
    assert 22 not in found


def test_a_refusal_is_said_in_the_sheet_which_stays(
    sheet: ExportOverview, settle: Settle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, recorder: Recorder
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda d: d.fileSelected.emit(str(tmp_path / "weg" / "x.xlsx")))
    sheet.starter.click()
    settle()
    assert sheet.isVisible()
    assert sheet.refusal.text().startswith("De map voor dit overzicht bestaat niet.")
    assert sheet.starter.isEnabled()
    assert not recorder.bugs


def test_escape_leaves_the_page_as_it_was(sheet: ExportOverview, page: OverviewPage, tmp_path: Path) -> None:
    QTest.keyClicks(sheet.choice.current(), "\x1b")
    assert sheet.isHidden()
    assert not list(tmp_path.glob("*.xlsx"))


def test_the_sheet_opens_once(sheet: ExportOverview, page: OverviewPage) -> None:
    page.export()
    assert page.findChildren(ExportOverview) == [sheet]


def test_the_folder_of_the_file_opens_on_request(
    sheet: ExportOverview,
    settle: Settle,
    context: Context,
    place: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Any] = []
    actions: list[Callable[[], None]] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    context.messages.toast_asked.connect(lambda _text, _action, callback: actions.append(callback))
    sheet.starter.click()
    settle()
    actions[-1]()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path]
