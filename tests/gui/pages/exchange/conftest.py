"""The page Uitwisselen of a test, on a fake exchange."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.fake_exchange import FakeExchange, add_exchange
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.exchange.page import ExchangePage


@pytest.fixture
def exchange(services: SimpleNamespace) -> FakeExchange:
    """Stands in for the use cases of exchange, and keeps what was asked."""
    return add_exchange(services)


@pytest.fixture
def page(qtbot: QtBot, context: Context, exchange: FakeExchange, settle: Callable[[], None]) -> Iterator[ExchangePage]:
    """The page, shown and loaded, with the keyboard."""
    made = ExchangePage(context)
    qtbot.addWidget(made)
    made.resize(1228, 810)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    settle()
    yield made
    made.close()
