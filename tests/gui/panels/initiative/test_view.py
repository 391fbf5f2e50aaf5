"""The page of one initiative: what it tells, and what can be changed on it."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from wijkwerker.domain.kinds import Activity, Contact, ContactMoment, Initiative, Lesson, Promise, Story
from wijkwerker.domain.kinds.record import make
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.dialogs.record_sheet import RecordSheet
from wijkwerker.gui.pages.initiatives.page import InitiativesPage
from wijkwerker.gui.panels.initiative.head import STORIES
from wijkwerker.gui.panels.initiative.view import InitiativeView
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

ZAMENHOF = seed_area_id("BU03440321")
TODAY = date(2026, 10, 13)
HANS = Contact(name="Hans de Wit")
GARDEN = Initiative(
    title="Moestuin",
    area=ZAMENHOF,
    lead=HANS.id,
    agenda_of="bewoner",
    themes=frozenset({"groen", "ontmoeten"}),
    started=date(2026, 3, 2),
)


@pytest.fixture
def services(store: Store) -> Services:
    """Real services with a garden: moved once, one moment, one promise that is late."""
    made = Services(store)
    made.records.save(HANS)
    made.initiatives.start(GARDEN, TODAY)
    made.initiatives.move(GARDEN.id, "verkenning", date(2026, 5, 4))
    made.records.save(
        ContactMoment(
            date=date(2026, 10, 12), area=ZAMENHOF, worker=SANNE, initiative=GARDEN.id, people=3, minutes=90,
            note="Hans wil de sleutel. Hij belt.",
        ),
        Promise(
            what="sleutel regelen", to=HANS.id, promised_on=date(2026, 10, 1), due=date(2026, 10, 8), by=SANNE,
            initiative=GARDEN.id,
        ),
    )  # fmt: skip
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Callable[[], None]) -> Iterator[InitiativesPage]:
    made = InitiativesPage(context)
    qtbot.addWidget(made)
    made.resize(1228, 810)
    made.show()
    settle()
    made.open(GARDEN.id, "initiative")
    settle()
    yield made
    made.close()


@pytest.fixture
def view(page: InitiativesPage) -> InitiativeView:
    return page.view


def words(within: QWidget) -> list[str]:
    return [label.text() for label in within.findChildren(QLabel) if not label.isHidden() and label.text()]


def button(within: QWidget, name: str) -> QAbstractButton:
    found = within.findChildren(QAbstractButton)
    return next(one for one in found if name in {one.text(), one.accessibleName()} and not one.isHidden())


def test_the_head_tells_where_what_and_who(view: InitiativeView) -> None:
    told = " ".join(words(view.head._where))
    assert told.endswith("Groen en ontmoeten · trekker Hans de Wit · 1 bewoner doet mee")
    assert view.head._agenda.text() == "agenda van bewoners"
    assert view.head._last.text() == "Laatste contact: gisteren"


def test_the_phases_tell_their_months(view: InitiativeView) -> None:
    said = view.head._steps.accessibleName()
    assert said.startswith("Fasen: Idee klaar (mrt ’26), nu Verkenning (sinds mei ’26), Aanvraag later")


def test_next_phase_moves_and_the_page_follows(view: InitiativeView, settle: Callable[[], None]) -> None:
    view.head.next.click()
    settle()
    assert "nu Aanvraag (sinds okt ’26)" in view.head._steps.accessibleName()


def test_what_was_paused_can_be_picked_up_again(
    page: InitiativesPage, view: InitiativeView, settle: Callable[[], None]
) -> None:
    page.doing.move(GARDEN.id, GARDEN.title, "gepauzeerd")
    settle()
    assert view.head.next.text() == "Weer oppakken"
    assert "nu Gepauzeerd" in view.head._steps.accessibleName()


def test_logging_starts_with_this_initiative(view: InitiativeView, context: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(context.navigator.log) as asked:
        view.head.log.click()
    assert asked.args == [{"initiative": GARDEN.id}]


def test_the_newest_of_the_timeline_stands_on_the_first_tab(view: InitiativeView) -> None:
    rows = [(row.item.title, row.item.detail, row.item.when) for row in view.overview._timeline.rows()]
    assert rows[0] == ("Hans wil de sleutel", "Gesprek · 3 mensen · 1½ uur", "gisteren")
    assert rows[1] == ("Sleutel regelen", "Beloofd – nog terugkoppelen · voor do 8 okt", "do 1 okt")
    assert view.head.tabs._chips["tijdlijn"].text() == "Tijdlijn 4"


def test_a_promise_is_told_back_with_enter(
    view: InitiativeView, settle: Callable[[], None], services: Services
) -> None:
    row = view.overview.promises.rows()[0]
    assert [tag.text for tag in row.item.tags] == ["te laat"]
    QTest.keyClick(row, Qt.Key.Key_Return)
    settle()
    assert view.overview.promises.rows() == []
    assert services.initiatives.page(GARDEN.id, TODAY).parts.promises[0].fed_back_on == TODAY


def test_who_leads_opens_as_a_contact(view: InitiativeView, context: Context, qtbot: QtBot) -> None:
    with qtbot.waitSignal(context.navigator.open_record) as asked:
        QTest.keyClick(view.overview.people.rows()[0], Qt.Key.Key_Return)
    assert asked.args == ["contact", HANS.id]


def test_an_empty_story_card_opens_the_form_with_its_consent(
    page: InitiativesPage, view: InitiativeView, settle: Callable[[], None], services: Services
) -> None:
    button(view.overview.stories, "Nog geen verhaal. Vraag er één.").click()
    sheet = page.window().findChildren(RecordSheet)[0]
    button(sheet, "Opslaan").click()
    assert sheet.form.field("text").error == "Dit is nog nodig."
    assert sheet.focusWidget() is sheet.form.field("text").focusProxy()  # the first of what is missing
    sheet.form.field("text").set_value("Eerst groette ik niemand.")
    sheet.form.field("title").set_value("Groeten")
    button(sheet, "Mondeling").click()
    button(sheet, "Opslaan").click()
    settle()
    story = services.initiatives.page(GARDEN.id, TODAY).parts.stories[0]
    assert (story.text, story.consent) == ("Eerst groette ik niemand.", "mondeling")
    assert (story.consent_for, story.consent_date) == (frozenset({"verhaal"}), TODAY)
    assert "“Eerst groette ik niemand.”" in words(view.overview.stories)
    assert "een bewoner, zonder naam" in words(view.overview.stories)


def test_consent_to_a_story_is_taken_back_with_one_click_and_says_what_follows(
    page: InitiativesPage, view: InitiativeView, settle: Callable[[], None], services: Services
) -> None:
    told = Story(
        title="Groeten",
        text="Eerst groette ik niemand.",
        initiative=GARDEN.id,
        date=TODAY,
        teller=HANS.id,
        consent="mondeling",
        consent_for=frozenset({"verhaal", "naam"}),
        consent_date=TODAY,
    )
    services.records.save(told)
    view.refresh()
    settle()
    view.choose_tab(STORIES)
    assert any(
        "Mondeling goed sinds 13 oktober 2026 – om te delen, met de naam" in part for part in words(view.stories)
    )
    button(view.stories, "Intrekken").click()
    settle()
    story = services.initiatives.page(GARDEN.id, TODAY).parts.stories[0]
    assert (story.consent, story.consent_for, story.consent_date) == ("geen", frozenset(), None)
    view.refresh()
    settle()
    assert "een bewoner, zonder naam · vandaag" in words(view.stories)


def test_the_form_of_a_story_says_what_follows_when_its_consent_is_taken_back(
    page: InitiativesPage, view: InitiativeView, settle: Callable[[], None], services: Services
) -> None:
    services.records.save(
        Story(
            title="Groeten",
            text="Eerst groette ik niemand.",
            initiative=GARDEN.id,
            date=TODAY,
            consent="schriftelijk",
            consent_for=frozenset({"verhaal"}),
            consent_date=TODAY,
        )
    )
    view.refresh()
    settle()
    view.choose_tab(STORIES)
    button(view.stories, "Wijzigen").click()
    sheet = page.window().findChildren(RecordSheet)[0]
    button(sheet, "Ingetrokken").click()
    assert "blijft het verhaal binnen het team" in " ".join(words(sheet))
    assert not sheet.form.field("consent_for").isVisible()
    button(sheet, "Schriftelijk").click()  # a slip: what was said before stands there again
    assert sheet.form.field("consent_for").value() == {"verhaal"}
    button(sheet, "Ingetrokken").click()
    button(sheet, "Opslaan").click()
    settle()
    story = services.initiatives.page(GARDEN.id, TODAY).parts.stories[0]
    assert (story.consent, story.consent_for, story.consent_date) == ("geen", frozenset(), None)


def test_a_story_without_consent_says_so(
    view: InitiativeView, settle: Callable[[], None], services: Services, page: InitiativesPage
) -> None:
    services.records.save(Story(title="Stil", text="Ik zeg het jou.", date=TODAY, initiative=GARDEN.id))
    page.reload()
    settle()
    tags = [tag.accessibleName() for tag in view.overview.stories.findChildren(QWidget)]
    assert "niet delen" in tags


def test_a_lesson_is_added_on_its_card(page: InitiativesPage, view: InitiativeView, settle: Callable[[], None]) -> None:
    button(view.overview.lessons, "Nog geen les. Wat leerden jullie?").click()
    sheet = page.window().findChildren(RecordSheet)[0]
    sheet.form.field("text").set_value("Vraag de sleutel vóór het zaad.")
    button(sheet, "Opslaan").click()
    settle()
    assert "Vraag de sleutel vóór het zaad." in words(view.overview.lessons)


def test_the_impact_path_is_filled_in_and_counts_the_activities(
    page: InitiativesPage, view: InitiativeView, settle: Callable[[], None], services: Services
) -> None:
    activity = make(
        Activity, {"title": "Tuindag", "area": ZAMENHOF, "starts": "2026-10-10 10:00", "initiative": GARDEN.id}
    )
    services.activities.plan(activity)
    session = services.activities.agenda(date(2026, 10, 10), date(2026, 10, 10))[0].id
    services.activities.close(session, {"state": "ging door", "people": 17})
    view.overview.impact.edit_wanted.emit()
    sheet = page.window().findChildren(RecordSheet)[0]
    sheet.form.field("impact_outcome").set_value("Buren kennen elkaar bij naam")
    button(sheet, "Opslaan").click()
    settle()
    told = words(view.overview.impact)
    assert "1 × Tuindag\n17 deelnames" in told
    assert "Buren kennen elkaar bij naam" in told
    assert told.count("nog leeg") == 2


def test_a_step_of_the_ladder_is_chosen_in_the_form_and_starts_the_line(
    view: InitiativeView, settle: Callable[[], None], services: Services
) -> None:
    view.overview.letting_go.step_wanted.emit()
    assert view.head.tabs.current() == "gegevens"
    view.details.form.field("ladder").edited.emit("coproduceren")
    settle()
    assert services.initiatives.letting_go(GARDEN.id, TODAY).steps == ((TODAY, 3),)
    assert not view.details._saved.isHidden()


def test_the_picture_of_the_line_arrives_with_its_table(
    page: InitiativesPage, view: InitiativeView, settle: Callable[[], None], qtbot: QtBot
) -> None:
    drawing = view.overview.letting_go._chart
    qtbot.waitUntil(lambda: not drawing._drawing._image.isNull(), timeout=20_000)
    assert drawing.table.as_text() == "Maand\tTrede\tOnze uren\nokt 2026\t\t1,5"


def test_every_field_is_saved_by_itself(view: InitiativeView, settle: Callable[[], None], services: Services) -> None:
    view.choose_tab("gegevens")
    view.details.form.field("title").edited.emit("Moestuin achter de flat")
    settle()
    assert services.initiatives.page(GARDEN.id, TODAY).initiative.title == "Moestuin achter de flat"


def test_an_empty_title_is_refused_below_its_field(view: InitiativeView, settle: Callable[[], None]) -> None:
    view.choose_tab("gegevens")
    view.details.form.field("title").edited.emit(None)
    settle()
    assert view.details.form.field("title").error == "Dit is nog nodig."


def test_the_whole_timeline_stands_on_its_tab(view: InitiativeView, settle: Callable[[], None]) -> None:
    view.choose_tab("tijdlijn")
    settle()
    titles = [row.item.title for row in view.timeline._rows.rows()]
    assert titles == ["Hans wil de sleutel", "Sleutel regelen", "Naar Verkenning", "Begonnen bij Idee"]
    assert view.timeline._more.isHidden()


def test_a_lesson_in_the_timeline_opens_to_be_changed(
    page: InitiativesPage, view: InitiativeView, settle: Callable[[], None], services: Services
) -> None:
    services.records.save(Lesson(text="Begin klein", on=TODAY, initiative=GARDEN.id))
    page.reload()
    settle()
    row = view.overview._timeline.rows()[0]
    QTest.keyClick(row, Qt.Key.Key_Return)
    sheet = page.window().findChildren(RecordSheet)[0]
    assert sheet.form.field("text").value() == "Begin klein"


def test_one_column_remains_in_a_narrow_window(page: InitiativesPage, view: InitiativeView, qtbot: QtBot) -> None:
    assert view.overview.left.y() == view.overview.right.y()
    page.resize(860, 600)
    qtbot.waitUntil(lambda: view.overview.right.y() > view.overview.left.y())
