"""Where the cards of Privacy stand, and how Tab goes through them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tests.gui.panels.privacy.conftest import HANS, JOKE, TODAY
from wijkwerker.domain.privacy.requests import RequestKind
from wijkwerker.gui import panes
from wijkwerker.gui.panels.settings.privacy import PrivacySection
from wijkwerker.services.services import Services


def top(part: QWidget, section: PrivacySection) -> int:
    return part.mapTo(section, QPoint(0, 0)).y()


def test_two_columns_become_one_with_the_round_first(
    section: PrivacySection, window: QWidget, settle: Callable[[], None]
) -> None:
    assert top(section.terms, section) == top(section.round, section)
    section.resize(800, 800)
    settle()
    assert top(section.round, section) < top(section.inzage, section) < top(section.terms, section)


@pytest.mark.parametrize("width", [1100, 800])
def test_tab_follows_the_columns_also_through_rows_that_came_later(
    section: PrivacySection, services: Services, settle: Callable[[], None], width: int
) -> None:
    section.resize(width, 800)
    for contact in (JOKE, HANS):
        services.privacy.requests.add(RequestKind.ACCESS, contact.id, "", TODAY)
    services.privacy.restriction.set(HANS.id, True)  # a line in the audit, which can then be saved
    section.load()
    settle()
    cards = [section.terms, section.shared, section.audit, section.round, section.inzage, section.requests]
    reached = [next(card for card in cards if card.isAncestorOf(one)) for one in panes.focusable(section)]
    order = list(dict.fromkeys(reached))
    left, right = [section.terms, section.audit], [section.round, section.inzage]
    assert order == (left + right if width == 1100 else right + left)
    inside = [one for one in panes.focusable(section) if section.inzage.isAncestorOf(one)]
    assert inside == [section.inzage.field, *section.inzage.open_rows(), section.inzage.new]
