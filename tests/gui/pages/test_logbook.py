"""The page Logboek, as a worker uses it with the keyboard."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative, Promise, Record
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.logbook.filters import Choices, LogbookFilters
from wijkwerker.gui.pages.logbook.page import LogbookPage
from wijkwerker.gui.panels.moment.collective import Collective
from wijkwerker.gui.panels.moment.panel import MomentPanel
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.widgets.icon_edit import IconEdit
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

ZAMENHOF, ELSEWHERE = seed_area_id("BU03440321"), seed_area_id("BU03440111")
TODAY = dt.date(2026, 10, 13)
WIDE, NARROW = (1228, 810), (900, 600)
CTRL = Qt.KeyboardModifier.ControlModifier

Settle = Callable[[], None]
W = TypeVar("W", bound=QObject)


def moment(note: str, day: dt.date = TODAY, at: int = 9, **values: object) -> ContactMoment:
    told = {"date": day, "time": dt.time(at), "area": ZAMENHOF, "worker": SANNE, "note": note, "people": 2}
    return make(ContactMoment, told | values)


@pytest.fixture
def moments() -> dict[str, ContactMoment]:
    """Three moments: two today, of which one with a promise that is late, and one last year."""
    return {
        "fietsles": moment(
            "Zes vrouwen over fietsles. Samira wil helpen.", at=10, nature="idee", people=6, themes="bewegen"
        ),
        "sleutel": moment("Hans wil de sleutel van de schuur", nature="vraag", people=1),
        "plein": moment("Groep op het plein tot laat", dt.date(2025, 7, 3), polarity="zorg", area=ELSEWHERE),
    }  # fmt: skip


@pytest.fixture
def services(store: Store, moments: dict[str, ContactMoment]) -> Services:
    """Real services on a file with these moments."""
    made = Services(store)
    late = dt.date(2026, 10, 9)
    promise = Promise(what="Bellen", promised_on=late, due=late, by=SANNE, moment=moments["sleutel"].id)
    records: list[Record] = [*moments.values(), promise]
    made.records.save(*records)
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Settle, request: pytest.FixtureRequest) -> Iterator[LogbookPage]:
    made = LogbookPage(context)
    qtbot.addWidget(made)
    made.resize(*getattr(request, "param", WIDE))
    made.show()
    settle()
    yield made
    made.close()


def part(page: QWidget, sort: type[W]) -> W:
    """The first part of a sort on the page."""
    found: W | None = page.findChild(sort)
    assert found is not None
    return found


def view(page: LogbookPage) -> ListView:
    return part(page, ListView)


def box(page: LogbookPage) -> IconEdit:
    return part(page, IconEdit)


def rows(page: LogbookPage) -> list[str]:
    """The first words of every row."""
    model: Any = view(page).model()
    return [model.index(row, 0).data().split(",")[0] for row in range(model.rowCount())]


def shown_texts(page: QWidget) -> list[str]:
    """The words of everything that can be seen."""
    parts: list[Any] = [one for one in page.findChildren(QWidget) if one.isVisible() and hasattr(one, "text")]
    return [one.text() for one in parts]


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChildren(QAbstractButton)
    return next(one for one in found if one.isVisible() and name in {one.text(), one.accessibleName()})


def press(page: LogbookPage, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(view(page), key, modifiers)


def panel(page: LogbookPage) -> MomentPanel:
    return part(page, MomentPanel)


HANS, SIX, SQUARE = "Hans wil de sleutel van de schuur", "Zes vrouwen over fietsles", "Groep op het plein tot laat"


def test_moments_stand_by_day_the_latest_first_with_their_sums(page: LogbookPage) -> None:
    assert rows(page) == ["dinsdag 13 oktober", SIX, HANS, "donderdag 3 juli 2025", SQUARE]
    assert view(page).model().index(0, 0).data() == "dinsdag 13 oktober, 2 momenten · 7 mensen"
    assert "3 momenten" in shown_texts(page)


def test_a_row_is_one_sentence_for_a_screen_reader(page: LogbookPage) -> None:
    told = view(page).model().index(2, 0).data()
    assert told.startswith(f"{HANS}, 09:00, Vraag, zonder namen, Zamenhofdreef")
    assert told.endswith("1 mens, Te laat met terugkoppelen")
    worry = view(page).model().index(4, 0).data()
    assert "Gesprek, zorg, zonder namen" in worry


def test_the_panel_opens_by_choice_and_follows_the_arrows(page: LogbookPage, settle: Settle) -> None:
    page.focus_first()
    press(page, Qt.Key.Key_Down)
    assert not panel(page).isVisible()
    press(page, Qt.Key.Key_Return)
    settle()
    assert panel(page).isVisible()
    assert "Vraag" in shown_texts(panel(page))
    assert "vandaag 09:00 · door jou" in shown_texts(panel(page))
    press(page, Qt.Key.Key_Up)
    settle()
    assert "Idee" in shown_texts(panel(page))


def test_typing_in_the_list_searches_the_notes(page: LogbookPage, settle: Settle) -> None:
    page.focus_first()
    QTest.keyClicks(view(page), "f")
    QTest.keyClicks(box(page), "iets")
    settle()
    assert rows(page) == ["dinsdag 13 oktober", SIX]
    assert "1 moment" in shown_texts(page)


def test_words_that_are_in_no_moment_go_on_into_the_quick_log(page: LogbookPage, settle: Settle, qtbot: QtBot) -> None:
    QTest.keyClicks(box(page), "Nieuwe buurvrouw gesproken")
    settle()
    assert "Niets gevonden voor “Nieuwe buurvrouw gesproken”" in shown_texts(page)
    with qtbot.waitSignal(page.context.navigator.log) as asked:
        QTest.keyClick(box(page), Qt.Key.Key_Return)
    assert asked.args == [{"text": "Nieuwe buurvrouw gesproken"}]
    assert page.log_presets() == {"text": "Nieuwe buurvrouw gesproken"}


def test_the_box_is_empty_again_once_its_words_are_logged(page: LogbookPage, settle: Settle, context: Context) -> None:
    QTest.keyClicks(box(page), "Nieuwe buurvrouw")
    button(page, "Deze zin vastleggen").click()
    new = moment("Nieuwe buurvrouw gesproken", at=12)
    context.tasks.write(lambda s: s.records.save(new), owner=context.navigator)
    settle()
    settle()
    assert box(page).text() == ""
    assert rows(page)[1] == "Nieuwe buurvrouw gesproken"


def test_filters_narrow_the_list(page: LogbookPage, settle: Settle) -> None:
    filters = part(page, LogbookFilters)
    for choices, expected in (
        (Choices(nature="vraag"), [HANS]),
        (Choices(kind="inloop"), []),
        (Choices(theme="bewegen"), [SIX]),
        (Choices(polarity="zorg"), [SQUARE]),
        (Choices(waiting=True), [HANS]),
        (Choices(area=(ELSEWHERE, "Elders")), [SQUARE]),
    ):
        filters.set_choices(choices)
        settle()
        assert [row for row in rows(page) if not row[-1].isdigit() and not row.endswith("oktober")] == expected


def test_the_period_of_the_window_is_a_chip_that_can_be_taken_away(
    page: LogbookPage, settle: Settle, context: Context
) -> None:
    context.navigator.set_scope(Scope().with_period("deze maand", TODAY))
    settle()
    assert rows(page) == ["dinsdag 13 oktober", SIX, HANS]
    QTest.keyClick(button(page, "Oktober 2026"), Qt.Key.Key_Delete)
    settle()
    assert context.navigator.scope.period == "alles"
    assert len(rows(page)) == 5


def test_nothing_in_the_period_offers_everything(page: LogbookPage, settle: Settle, context: Context) -> None:
    context.navigator.set_scope(Scope().with_period("eigen", TODAY, dt.date(2020, 1, 1), dt.date(2020, 2, 1)))
    settle()
    assert "Nog niets in deze periode" in shown_texts(page)
    button(page, "Alle momenten tonen").click()
    settle()
    assert len(rows(page)) == 5


def test_nothing_found_brings_everything_back_with_one_button(page: LogbookPage, settle: Settle) -> None:
    part(page, LogbookFilters).set_choices(Choices(kind="inloop"))
    settle()
    button(page, "Filters wissen").click()
    settle()
    assert len(rows(page)) == 5


def test_everything_told_back_is_said_as_good_news(page: LogbookPage, settle: Settle, services: Services) -> None:
    for promise in services.moments.parts(page_moment(page, HANS)).promises:
        services.promises.feed_back(promise.id, TODAY)
    page.narrow({"waiting": "ja"})
    settle()
    assert "Alles is teruggekoppeld" in shown_texts(page)


def page_moment(page: LogbookPage, title: str) -> str:
    """The id of the moment with this title."""
    model: Any = view(page).model()
    return str(model.key_at(rows(page).index(title)))


def test_an_empty_file_invites_to_log(
    page: LogbookPage, settle: Settle, context: Context, moments: dict[str, ContactMoment], qtbot: QtBot
) -> None:
    context.tasks.write(lambda s: s.records.delete(*moments.values()), owner=context.navigator)
    settle()
    settle()
    assert "Nog niets vastgelegd" in shown_texts(page)
    with qtbot.waitSignal(page.context.navigator.log):
        button(page, "Vastleggen").click()


def test_esc_closes_the_panel_then_empties_the_box_then_takes_ticks_away(page: LogbookPage, settle: Settle) -> None:
    QTest.keyClicks(box(page), "fiets")
    settle()
    press(page, Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Return)
    settle()
    assert page.escape()
    assert not panel(page).isVisible()
    assert page.escape()
    assert box(page).text() == ""
    assert "1 moment aangevinkt" in shown_texts(page)
    assert page.escape()
    assert "1 moment aangevinkt" not in shown_texts(page)
    assert not page.escape()


def test_ctrl_enter_logs_with_what_the_moment_belongs_to(
    page: LogbookPage, settle: Settle, services: Services, qtbot: QtBot
) -> None:
    contact, initiative = Contact(name="Hans de Wit"), Initiative(title="Moestuin", area=ZAMENHOF)
    services.records.save(contact, initiative)
    services.records.set_value(page_moment(page, SIX), "contacts", contact.id)
    services.records.set_value(page_moment(page, SIX), "initiative", initiative.id)
    press(page, Qt.Key.Key_Home)
    with qtbot.waitSignal(page.context.navigator.log) as asked:
        press(page, Qt.Key.Key_Return, modifiers=CTRL)
    assert asked.args == [{"initiative": initiative.id, "contact": contact.id}]


def test_a_moment_from_elsewhere_is_chosen_and_shown_also_when_a_filter_hides_it(
    page: LogbookPage, settle: Settle, moments: dict[str, ContactMoment]
) -> None:
    part(page, LogbookFilters).set_choices(Choices(theme="bewegen"))
    settle()
    page.open(moments["plein"].id, "contact_moment")
    settle()
    settle()
    assert view(page).current_key() == moments["plein"].id
    assert "do 3 jul 2025" in " ".join(shown_texts(panel(page)))
    assert part(page, LogbookFilters).choices == Choices()


def test_a_moment_outside_the_period_is_shown_without_changing_the_list(
    page: LogbookPage, settle: Settle, context: Context, moments: dict[str, ContactMoment]
) -> None:
    context.navigator.set_scope(Scope().with_period("deze maand", TODAY))
    settle()
    page.open(moments["plein"].id, "contact_moment")
    settle()
    assert panel(page).moment_id == moments["plein"].id
    assert rows(page) == ["dinsdag 13 oktober", SIX, HANS]


def test_a_moment_saved_elsewhere_appears_and_the_choice_stays(
    page: LogbookPage, settle: Settle, context: Context
) -> None:
    press(page, Qt.Key.Key_End, Qt.Key.Key_Return)
    settle()
    chosen = view(page).current_key()
    context.tasks.write(lambda s: s.records.save(moment("Nieuw", at=15)), owner=context.navigator)
    settle()
    settle()
    assert rows(page)[:2] == ["dinsdag 13 oktober", "Nieuw"]
    assert view(page).model().index(0, 0).data().endswith("3 momenten · 9 mensen")
    assert view(page).current_key() == chosen


def test_the_choice_stays_far_down_a_long_list_that_is_read_again(
    page: LogbookPage, settle: Settle, context: Context
) -> None:
    older = [moment(f"Nummer {n}", TODAY - dt.timedelta(n)) for n in range(1, 400)]
    context.tasks.write(lambda s: s.records.save(*older), owner=context.navigator)
    settle()
    settle()
    press(page, Qt.Key.Key_End)
    settle()
    press(page, Qt.Key.Key_Return)
    settle()
    bar = view(page).verticalScrollBar()
    chosen, scrolled = view(page).current_key(), bar.value()
    assert scrolled > 40_000
    context.tasks.write(lambda s: s.records.save(moment("Nieuw", TODAY)), owner=context.navigator)
    settle()
    settle()
    assert view(page).current_key() == chosen
    assert bar.value() == scrolled
    assert "403 momenten" in shown_texts(page)


def test_a_deleted_moment_leaves_the_list_and_can_come_back(
    page: LogbookPage, settle: Settle, services: Services, qtbot: QtBot
) -> None:
    page.focus_first()
    press(page, Qt.Key.Key_Return)
    settle()
    with qtbot.waitSignal(page.context.tasks.changed) as written:
        panel(page).remove()
    settle()
    assert SIX not in rows(page)
    assert not panel(page).isVisible()
    assert written.args is not None
    undone = written.args[0]
    assert undone.label == "Het moment is verwijderd"
    page.context.tasks.write(lambda s: s.records.undo(undone), owner=page.context.navigator)
    settle()
    settle()
    assert SIX in rows(page)


def test_several_ticked_moments_become_one_initiative(
    page: LogbookPage, settle: Settle, services: Services, moments: dict[str, ContactMoment]
) -> None:
    page.focus_first()
    press(page, Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert "2 momenten aangevinkt" in shown_texts(page)
    button(page, "Wordt collectief…").click()
    sheet = part(page, Collective)
    settle()
    QTest.keyClicks(sheet.focusWidget(), "Fietsen op de Dreef")
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    settle()
    settle()
    linked = services.records.get(ContactMoment, moments["sleutel"].id)
    assert linked is not None
    assert linked.initiative
    assert services.moments.parts(moments["fietsles"].id).initiative == "Fietsen op de Dreef"
    assert services.moments.parts(moments["plein"].id).initiative == ""
    assert "2 momenten aangevinkt" not in shown_texts(page)


@pytest.mark.parametrize("page", [NARROW], indirect=True)
def test_with_little_room_the_panel_lies_over_the_list(page: LogbookPage, settle: Settle) -> None:
    page.focus_first()
    press(page, Qt.Key.Key_Return)
    settle()
    assert panel(page).isVisible()
    assert view(page).width() + 100 > page.width()
    button(page, "Paneel sluiten").click()
    assert not panel(page).isVisible()


def test_ctrl_f_and_f6_lead_to_box_list_and_panel(page: LogbookPage, settle: Settle) -> None:
    page.activateWindow()
    assert page.focus_search()
    assert box(page).hasFocus()
    assert len(page.panes()) == 2
    press(page, Qt.Key.Key_Home, Qt.Key.Key_Return)
    settle()
    assert len(page.panes()) == 3
