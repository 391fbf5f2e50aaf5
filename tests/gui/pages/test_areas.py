"""The page Buurten, as a worker uses it with the keyboard."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from wijkwerker.domain.kinds import Area, AreaRole, Contact, ContactMoment, Initiative, Record
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.record_sheet import RecordSheet
from wijkwerker.gui.models.rows_model import DayHead
from wijkwerker.gui.pages.areas.page import AreasPage
from wijkwerker.gui.pages.areas.tree import AreaRow
from wijkwerker.gui.panels.area.facts import FactRow
from wijkwerker.gui.panels.area.gaps_card import GapTable
from wijkwerker.gui.panels.area.head import TrendCard
from wijkwerker.gui.panels.area.roles_card import RoleRow
from wijkwerker.gui.panels.area.themes_card import ThemeBars
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.widgets.fields.text import LongTextField, TextField
from wijkwerker.gui.widgets.icon_edit import IconEdit
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

TODAY = dt.date(2026, 10, 13)  # of the context
UTRECHT, OVERVECHT = seed_area_id("GM0344"), seed_area_id("WK034403")
ZAMENHOF, TIGRIS = seed_area_id("BU03440321"), seed_area_id("BU03440342")
WIDE, NARROW = (1228, 810), (900, 600)
Settle = Callable[[], None]


@pytest.fixture
def services(store: Store) -> Services:
    """Real services: most happens in the Zamenhofdreef, most signals are in the Tigrisdreef."""
    made = Services(store)
    garden = Initiative(title="Moestuin", area=ZAMENHOF, started=dt.date(2026, 10, 1), opgaven=frozenset({"fysiek"}))
    records: list[Record] = [garden, Contact(name="Samira", area=ZAMENHOF, talents=frozenset({"koken"}))]
    records += [_moment(ZAMENHOF, day, note="Koffie") for day in (5, 6)]
    records.append(
        _moment(ZAMENHOF, 9, note="Buren tillen samen de bank. Het lukte.", polarity="kracht", people=4,
                initiative=garden.id, themes=frozenset({"ontmoeten"}))
    )  # fmt: skip
    records += [_moment(TIGRIS, day, polarity="zorg", themes=frozenset({"afval"}), note="Afval") for day in (1, 2)]
    records.append(AreaRole(area=OVERVECHT, role="gebiedswerker", name="Femke Dijkgraaf", since=dt.date(2025, 8, 1)))
    records.append(
        AreaRole(area=OVERVECHT, role="wethouder", name="Hilde Staal", since=dt.date(2020, 1, 1),
                 until=dt.date(2024, 5, 31))
    )  # fmt: skip
    made.records.save(*records)
    return made


def _moment(area: str, day: int, **values: object) -> ContactMoment:
    return ContactMoment(date=dt.date(2026, 10, day), area=area, worker=SANNE, **values)  # type: ignore[arg-type]


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Settle, request: pytest.FixtureRequest) -> Iterator[AreasPage]:
    scope = Scope().with_area(OVERVECHT, "Overvecht").with_period("dit kwartaal", TODAY)
    context.navigator.set_scope(scope)
    made = AreasPage(context)
    qtbot.addWidget(made)
    made.resize(*getattr(request, "param", WIDE))
    made.show()
    settle()
    yield made
    made.close()


def view(page: AreasPage) -> ListView:
    return page.findChildren(ListView)[0]


def rows(page: AreasPage) -> list[AreaRow | DayHead]:
    model = view(page).model()
    return [model.row_value(row) for row in range(model.rowCount())]  # type: ignore[attr-defined]


def names(page: AreasPage) -> list[str]:
    return [row.title if isinstance(row, DayHead) else row.line.facts.name for row in rows(page)]


def search_box(page: AreasPage) -> IconEdit:
    return page.findChildren(IconEdit)[0]


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChildren(QAbstractButton)
    return next(one for one in found if name in {one.text(), one.accessibleName()} and one.isVisible())


def open_name(page: AreasPage) -> str:
    """The name at the head of the panel, '' when it is closed."""
    found = [label for label in page.findChildren(QLabel) if label.property("role") == "display"]
    return found[0].text() if found[0].isVisible() else ""


def facts(page: AreasPage) -> list[tuple[str, str]]:
    return [(row.fact.title, row.fact.detail) for row in page.findChildren(FactRow) if row.isVisible()]


def roles(page: AreasPage) -> list[str]:
    return [f"{row.who}: {row.words}" for row in page.findChildren(RoleRow) if row.isVisible()]


def test_the_list_begins_with_the_whole_and_shows_most_first(page: AreasPage) -> None:
    assert names(page)[:3] == ["Overvecht", "Zamenhofdreef e.o.", "Tigrisdreef e.o."]
    assert [row.count for row in rows(page)[:4] if isinstance(row, AreaRow)] == [5, 3, 2, 0]
    assert "Eigen gebieden" in names(page)


def test_the_busiest_area_is_open_to_begin_with(page: AreasPage) -> None:
    assert open_name(page) == "Zamenhofdreef e.o."
    assert page.log_presets() == {"area": ZAMENHOF}
    told = {card.accessibleName() for card in page.findChildren(TrendCard)}
    assert told == {"contactmomenten: 3", "bereik, ook dubbel geteld: 6", "initiatieven: 1"}


def test_a_row_is_one_sentence_for_a_screen_reader(page: AreasPage) -> None:
    model = view(page).model()
    assert model.index(1, 0).data() == "Zamenhofdreef e.o., 3.715 inwoners, Contactmomenten: 3"
    assert model.index(3, 0).data().endswith("Contactmomenten: nog niets")
    assert "krachtwijk" in model.index(0, 0).data()


def test_another_count_sorts_the_list_anew_and_keeps_the_chosen_area(page: AreasPage) -> None:
    button(page, "Signalen").click()
    assert names(page)[:3] == ["Overvecht", "Tigrisdreef e.o.", "Zamenhofdreef e.o."]
    assert view(page).current_key() == ZAMENHOF
    button(page, "Initiatieven").click()
    assert names(page)[1] == "Zamenhofdreef e.o."


def test_typing_in_the_list_searches_also_in_other_names(page: AreasPage) -> None:
    page.focus_first()
    QTest.keyClicks(view(page), "r")
    QTest.keyClicks(search_box(page), "ubicon")
    assert names(page) == ["Taag- en Rubicondreef e.o."]
    search_box(page).setText("bestaat niet")
    assert names(page) == []
    button(page, "Zoekwoord wissen").click()
    assert names(page)[0] == "Overvecht"


def test_arrows_walk_the_list_and_the_panel_follows(page: AreasPage, settle: Settle) -> None:
    page.focus_first()
    QTest.keyClick(view(page), Qt.Key.Key_Down)
    settle()
    assert open_name(page) == "Tigrisdreef e.o."


def test_ctrl_enter_logs_in_the_chosen_area(page: AreasPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.navigator.log) as asked:
        QTest.keyClick(view(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [{"area": ZAMENHOF}]


def test_esc_closes_the_panel_and_then_empties_the_search(page: AreasPage) -> None:
    search_box(page).setText("zam")
    assert page.escape()
    assert open_name(page) == ""
    assert page.log_presets() == {}
    assert page.escape()
    assert search_box(page).text() == ""
    assert not page.escape()


def test_a_gemeente_opens_into_wijken_and_those_into_buurten(page: AreasPage, settle: Settle) -> None:
    navigator = page.context.navigator
    page.escape()
    navigator.set_scope(navigator.scope.with_area(UTRECHT, "Utrecht"))
    settle()
    assert names(page)[:2] == ["Utrecht", "Overvecht"]
    assert "Zamenhofdreef e.o." not in names(page)
    view(page).choose(OVERVECHT)
    page.focus_first()
    QTest.keyClick(view(page), Qt.Key.Key_Right)
    assert names(page)[:3] == ["Utrecht", "Overvecht", "Zamenhofdreef e.o."]
    QTest.keyClick(view(page), Qt.Key.Key_Right)
    assert view(page).current_key() == ZAMENHOF
    QTest.keyClick(view(page), Qt.Key.Key_Left)
    assert view(page).current_key() == OVERVECHT
    QTest.keyClick(view(page), Qt.Key.Key_Left)
    assert "Zamenhofdreef e.o." not in names(page)


def test_the_arrow_of_a_row_opens_it_with_the_mouse(page: AreasPage, settle: Settle) -> None:
    page.context.navigator.set_scope(page.context.navigator.scope.with_area(None))
    settle()
    before = len(names(page))
    place = names(page).index("Overvecht")
    rect = view(page).visualRect(view(page).model().index(place, 0))
    spot = QPoint(rect.x() + 14 + 22 + 6, rect.center().y())
    QTest.mouseClick(view(page).viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert len(names(page)) != before


def test_opening_an_area_reveals_it_in_a_closed_wijk(page: AreasPage, settle: Settle) -> None:
    page.escape()
    page.context.navigator.set_scope(page.context.navigator.scope.with_area(UTRECHT, "Utrecht"))
    settle()
    page.open(TIGRIS, "area")
    settle()
    assert open_name(page) == "Tigrisdreef e.o."
    assert view(page).current_key() == TIGRIS


def test_what_goes_well_stands_first_with_its_facts(page: AreasPage, qtbot: QtBot) -> None:
    assert facts(page) == [
        ("Buren tillen samen de bank", "Moestuin · 4 mensen · vr 9 okt"),
        ("1 mens bood zelf iets aan", "koken"),
    ]
    row = next(row for row in page.findChildren(FactRow) if row.isVisible())
    with qtbot.waitSignal(page.context.navigator.open_record) as asked:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert asked.args[0] == "contact_moment"


def test_all_strengths_are_shown_when_asked(page: AreasPage, settle: Settle, services: Services) -> None:
    more = [_moment(ZAMENHOF, 10, polarity="kracht", note=f"Kracht {n}") for n in range(5)]
    page.context.tasks.write(lambda s: s.records.save(*more), owner=page.context.navigator)
    settle()
    assert len(facts(page)) == 3
    button(page, "Alle 6 krachten").click()
    settle()
    assert len(facts(page)) == 7
    button(page, "Minder").click()
    settle()
    assert len(facts(page)) == 3


def test_themes_and_gaps_are_told_in_words_too(page: AreasPage) -> None:
    themes, gaps = page.findChildren(ThemeBars)[0], page.findChildren(GapTable)[0]
    assert themes.accessibleDescription() == "Ontmoeten: 1 momenten, 1 kracht, 0 zorg"
    assert "Fysiek: Momenten 1, Activiteiten nog niets, Initiatieven 1" in gaps.accessibleDescription()
    told = [label.text() for label in page.findChildren(QLabel)]
    assert "Per opgave, dit kwartaal. Leeg is een vraag, geen fout." in told


def test_worries_that_rise_can_be_looked_at(page: AreasPage, settle: Settle) -> None:
    new = _moment(TIGRIS, 3, polarity="zorg", themes=frozenset({"afval"}), note="Afval bij de kliko’s.")
    page.context.tasks.write(lambda s: s.records.save(new), owner=page.context.navigator)
    page.open(TIGRIS, "area")
    settle()
    assert any(label.text() == "Zorgen over afval: 3, vorig kwartaal geen." for label in page.findChildren(QLabel))
    button(page, "Bekijk").click()
    settle()
    assert ("Afval bij de kliko’s", "1 mens · za 3 okt") in facts(page)


def test_who_does_what_shows_earlier_people_on_demand(page: AreasPage) -> None:
    assert roles(page) == ["Femke Dijkgraaf: Gebiedswerker · Overvecht · sinds aug 2025"]
    button(page, "Eerder (1)").click()
    assert roles(page)[1] == "Hilde Staal: Wethouder · Overvecht · jan 2020 – mei 2024"


def test_a_new_role_is_added_in_a_sheet(page: AreasPage, settle: Settle, services: Services) -> None:
    button(page, "Toevoegen").click()
    sheet = page.findChildren(RecordSheet)[0]
    sheet.form.field("role").set_value("wijkagent")
    name = sheet.form.field("name")
    assert isinstance(name, TextField)
    name.set_value("Martijn de Ruiter")
    sheet.save_button.click()
    settle()
    assert "Martijn de Ruiter: Wijkagent · sinds okt 2026" in roles(page)
    line = services.neighbourhoods.profile(ZAMENHOF, None, None, TODAY).roles[0]
    assert line.record == AreaRole(area=ZAMENHOF, role="wijkagent", name="Martijn de Ruiter", since=TODAY)


def test_a_role_can_end_and_be_removed(page: AreasPage, settle: Settle, services: Services) -> None:
    row = next(row for row in page.findChildren(RoleRow) if row.isVisible())
    assert row.line.record is not None
    actions = {action.text(): action for action in page.role_menu(row.line.record).actions()}
    actions["Stopt vandaag"].trigger()
    settle()
    ended = services.records.get(AreaRole, row.line.record.id)
    assert ended is not None
    assert ended.until == TODAY
    actions = {action.text(): action for action in page.role_menu(ended).actions()}
    assert "Stopt vandaag" not in actions
    actions["Verwijderen"].trigger()
    settle()
    assert services.records.get(AreaRole, ended.id) is None


def test_starting_points_are_saved_as_soon_as_they_are_left(
    page: AreasPage, settle: Settle, services: Services
) -> None:
    field = page.findChildren(LongTextField)[0]
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "Bewoners kennen elkaar.")
    page.focus_first()
    settle()
    area = services.records.get(Area, ZAMENHOF)
    assert area is not None
    assert area.starting_points == "Bewoners kennen elkaar."


def test_the_other_fields_of_the_area_stand_behind_more(page: AreasPage, settle: Settle) -> None:
    button(page, "Meer over dit gebied").click()
    settle()
    labels = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    assert {"Andere namen", "Aandacht", "Inwoners", "Opgevolgd door"} <= labels
    button(page, "Minder").click()
    assert not any(label.text() == "Andere namen" and label.isVisible() for label in page.findChildren(QLabel))


def test_an_overview_of_the_area_is_one_button_away(page: AreasPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.context.navigator.go) as asked:
        button(page, "Overzicht maken").click()
    assert asked.args == ["overzichten"]
    assert page.context.navigator.scope.area == ZAMENHOF
    assert page.context.navigator.scope.area_name == "Zamenhofdreef e.o."


def test_another_scope_shows_its_own_areas_and_the_busiest_of_them(page: AreasPage, settle: Settle) -> None:
    west = seed_area_id("WK034401")
    page.context.navigator.set_scope(page.context.navigator.scope.with_area(west, "West"))
    settle()
    assert names(page)[0] == "West"
    assert open_name(page) == "West"


def test_another_period_counts_anew(page: AreasPage, settle: Settle) -> None:
    page.context.navigator.set_scope(page.context.navigator.scope.with_period("vorig jaar", TODAY))
    settle()
    assert [row.count for row in rows(page)[:2] if isinstance(row, AreaRow)] == [0, 0]
    assert open_name(page) == "Zamenhofdreef e.o."


def test_what_a_colleague_logs_counts_at_once(page: AreasPage, settle: Settle) -> None:
    new = [_moment(TIGRIS, 8), _moment(TIGRIS, 9)]
    page.context.tasks.write(lambda s: s.records.save(*new), owner=page.context.navigator)
    settle()
    assert names(page)[1] == "Tigrisdreef e.o."
    assert view(page).current_key() == ZAMENHOF


def test_an_area_that_is_deleted_closes_its_panel(page: AreasPage, settle: Settle, services: Services) -> None:
    services.areas.add_own("De Gagel", None)
    area = services.records.get(Area, services.areas.by_code("own-de-gagel").id)
    assert area is not None
    page.open(area.id)
    settle()
    assert open_name(page) == "De Gagel"
    page.context.tasks.write(lambda s: s.records.delete(area), owner=page.context.navigator)
    settle()
    assert open_name(page) == ""


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_with_little_room_the_panel_lies_over_the_list_and_has_a_cross(page: AreasPage, settle: Settle) -> None:
    assert open_name(page) == ""
    QTest.keyClick(view(page), Qt.Key.Key_Return)
    settle()
    assert open_name(page) == "Zamenhofdreef e.o."
    button(page, "Paneel sluiten").click()
    assert open_name(page) == ""
