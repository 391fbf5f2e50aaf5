"""Instellingen: who works here, how it looks, and own areas."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QScrollArea, QStackedWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from wijkwerker.domain.kinds import Area, Worker
from wijkwerker.domain.kinds.record import with_values
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.settings import SettingsPage
from wijkwerker.gui.panels.settings.areas import AreasSection
from wijkwerker.gui.panels.settings.look import LookSection
from wijkwerker.gui.panels.settings.mine import MineSection
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

Settle = Callable[[], None]


@pytest.fixture
def services(store: Store) -> Services:
    """A first day's file."""
    return Services(store)


@pytest.fixture
def page(qtbot: QtBot, context: Context, settle: Settle) -> SettingsPage:
    """The page, shown on its first section."""
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    settle()
    return made


def lose_owner(services: Services) -> None:
    """A colleague's workbook deletes the worker whose file it is."""
    own = services.settings.worker()
    with services._store.write() as writer:
        writer.delete(Worker, own.id)


def test_a_changed_name_is_saved_at_once(page: SettingsPage, services: Services, settle: Settle) -> None:
    section = page._sections["mine"]
    assert isinstance(section, MineSection)
    assert section._form.field("name").value() == "Sanne Bakker"
    section._form.edited.emit("name", "Sanne de Bakker")
    settle()
    assert services.settings.worker().name == "Sanne de Bakker"


def test_a_copy_of_a_file_becomes_that_of_the_colleague_who_says_so(
    page: SettingsPage, services: Services, recorder: Recorder, settle: Settle
) -> None:
    joost = Worker(name="Joost de Wit")
    services.records.save(joost)
    page.load()
    settle()
    section = page._sections["mine"]
    assert isinstance(section, MineSection)
    section._who.edited.emit(joost.id)
    settle()
    assert services.settings.worker() == joost
    assert section._form.field("name").value() == "Joost de Wit"
    assert [worker.name for worker in services.settings.team().workers] == ["Joost de Wit", "Sanne Bakker"]
    assert not recorder.errors


def test_who_was_deleted_by_a_colleague_comes_back_with_one_button(
    page: SettingsPage, services: Services, settle: Settle
) -> None:
    lose_owner(services)
    page.load()
    settle()
    section = page._sections["mine"]
    assert isinstance(section, MineSection)
    assert section._form_card.isHidden()
    assert "Je staat niet meer" in section._lost.text()
    section._back.click()
    settle()
    assert services.settings.worker().name == "Sanne Bakker"
    assert not section._form_card.isHidden()


def test_who_is_not_in_the_file_says_a_name(page: SettingsPage, services: Services, settle: Settle) -> None:
    services.settings.put("worker", "")
    page.load()
    settle()
    section = page._sections["mine"]
    assert isinstance(section, MineSection)
    assert section._back_row.isHidden()
    section._other.click()
    section._add.click()
    assert section._name.error
    section._name.set_value("Loes Visser")
    section._add.click()
    settle()
    assert services.settings.worker().name == "Loes Visser"


def test_the_look_changes_at_once_and_the_language_at_the_next_start(
    page: SettingsPage, context: Context, settle: Settle
) -> None:
    page._show_section("look")
    section = page._sections["look"]
    assert isinstance(section, LookSection)
    section._scheme.edited.emit("dark")
    section._size.edited.emit("130")
    section._language.edited.emit("en")
    settle()
    assert (theme.current().dark, theme.current().text_size) == (True, 130)
    assert context.preferences.get("language") == "en"


def test_an_own_area_gets_its_name_and_its_buurten(page: SettingsPage, services: Services, settle: Settle) -> None:
    page._show_section("areas")
    section = page._sections["areas"]
    assert isinstance(section, AreasSection)
    section._name.set_value("De Gagel")
    section._add()
    settle()
    settle()
    area = services.areas.by_code("own-de-gagel")
    buurt = services.areas.by_code("BU03440321")
    section._form.edited.emit("parts", frozenset({buurt.id}))
    settle()
    assert buurt.id in services.areas.within(area.id)


def test_what_was_written_elsewhere_about_an_own_area_stays(
    page: SettingsPage, services: Services, settle: Settle
) -> None:
    page._show_section("areas")
    section = page._sections["areas"]
    assert isinstance(section, AreasSection)
    section._name.set_value("De Gagel")
    section._add()
    settle()
    settle()
    area = services.records.get(Area, services.areas.by_code("own-de-gagel").id)
    assert area is not None
    services.records.save(with_values(area, {"starting_points": "Eerst luisteren."}))
    section._form.edited.emit("name", "De Gagel en omgeving")
    settle()
    kept = services.records.get(Area, area.id)
    assert kept is not None
    assert (kept.name, kept.starting_points) == ("De Gagel en omgeving", "Eerst luisteren.")


def test_an_area_without_a_name_is_asked_for_one(page: SettingsPage, services: Services, settle: Settle) -> None:
    page._show_section("areas")
    section = page._sections["areas"]
    assert isinstance(section, AreasSection)
    before = len(services.areas.choices())
    section._add()
    settle()
    assert len(services.areas.choices()) == before


def test_a_section_that_is_opened_from_elsewhere_has_the_keyboard_on_its_first_part(
    page: SettingsPage, settle: Settle
) -> None:
    page.activateWindow()
    for key in ("mine", "privacy", "security", "backup"):
        page.narrow({"section": key})
        holder = page.focusWidget()
        assert holder is not None
        assert page._sections[key].isAncestorOf(holder), key
        assert not isinstance(holder, QScrollArea | QStackedWidget), key
        settle()
