"""A file with people who have been quiet for long, and the section Privacy on it."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import SANNE
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.settings.privacy import PrivacySection
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

OVERVECHT = seed_area_id("WK034403")
TODAY = dt.date(2026, 10, 13)
JOKE = Contact(name="Joke Verhoeven", area=OVERVECHT)
WIM = Contact(name="Wim Slotboom", area=OVERVECHT)
HANS = Contact(name="Hans de Wit", area=OVERVECHT)
SAMIRA = Contact(name="Samira Bouzid", area=OVERVECHT)


def spoken(contact: Contact, day: dt.date, note: str) -> ContactMoment:
    return ContactMoment(date=day, area=OVERVECHT, worker=SANNE, contacts=frozenset({contact.id}), note=note)


@pytest.fixture
def services(store: Store) -> Services:
    """Joke and Wim are quiet since 2024, Hans too but he carries a garden, Samira was spoken yesterday."""
    made = Services(store)
    made.records.save(
        JOKE,
        WIM,
        HANS,
        SAMIRA,
        spoken(JOKE, dt.date(2024, 2, 1), "Joke Verhoeven leest graag voor"),
        spoken(WIM, dt.date(2024, 3, 1), "Kan radio's maken"),
        spoken(HANS, dt.date(2024, 4, 1), "Wil een moestuin"),
        spoken(SAMIRA, dt.date(2026, 10, 12), "Helpt bij fietsles"),
        Initiative(title="Moestuin", area=OVERVECHT, lead=HANS.id, started=dt.date(2024, 4, 1)),
    )
    return made


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()


@pytest.fixture
def section(window: QWidget, context: Context, settle: Callable[[], None]) -> PrivacySection:
    made = PrivacySection(context, window)
    made.resize(window.size())
    made.show()
    made.load()
    settle()
    return made
