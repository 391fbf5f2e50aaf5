"""What was shared and what was done: in words, by recipient, and kept as a workbook."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.gui.conftest import Recorder
from wijkwerker.domain.privacy.audit import Action, Line, object_of
from wijkwerker.domain.privacy.shared import Shared, What
from wijkwerker.gui.panels.privacy.log_cards import MOST_LINES, AuditCard, SharedCard
from wijkwerker.gui.panels.privacy.shared_sheet import SharedSheet
from wijkwerker.gui.panels.privacy.words import action_words
from wijkwerker.gui.panels.settings import privacy
from wijkwerker.gui.panels.settings.privacy import PrivacySection
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.services.services import Services

Settle = Callable[[], None]
NOON = dt.datetime(2026, 10, 12, 12, 0)
TODAY = dt.date(2026, 10, 13)


def words(within: QWidget) -> str:
    return " ".join(label.text() for label in within.findChildren(QLabel) if label.text())


def shared(number: int, recipient: str, what: What = What.EXCHANGE) -> Shared:
    return Shared(
        id=str(number),
        at=NOON - dt.timedelta(number),
        who="w1",
        what=what,
        scope="alle gebieden",
        fields=("Contacten: Naam, Telefoon",),
        purpose="samenwerken",
        recipient=recipient,
        hash="0123456789abcdef" * 4,
        file_name="bestand.xlsx",
        people=48 if what is What.EXCHANGE else None,
    )


@pytest.fixture
def card(window: QWidget) -> SharedCard:
    made = SharedCard(window)
    made.resize(500, 500)
    lines = [shared(0, "Loes"), shared(1, "Joost"), shared(2, "", What.OVERVIEW), shared(3, "Loes")]
    made.show_shared(lines, {"w1": "Sanne Bakker"}, TODAY)
    made.show()
    return made


def titles(card: SharedCard) -> list[str]:
    return [row.item.title for row in card.rows()]


def test_what_was_shared_stands_with_its_recipient_the_last_first(card: SharedCard) -> None:
    assert titles(card) == [
        "Uitwisselbestand voor Loes",
        "Uitwisselbestand voor Joost",
        "Overzicht",
        "Uitwisselbestand voor Loes",
    ]
    assert card.rows()[0].item.detail == "gisteren 12:00 · alle gebieden · gegevens van 48 mensen · door Sanne Bakker"
    assert "mensen" not in card.rows()[2].item.detail


def test_one_recipient_can_be_chosen_to_see_what_they_had(card: SharedCard) -> None:
    card.filter.click()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ChoicePopup)
    QTest.keyClick(popup.focusWidget(), Qt.Key.Key_2)
    assert titles(card) == ["Uitwisselbestand voor Loes"] * 2
    QTest.keyClick(card.filter, Qt.Key.Key_Delete)
    assert len(titles(card)) == 4


def test_one_document_tells_its_fields_and_its_mark(window: QWidget) -> None:
    sheet = SharedSheet(shared(0, "Loes"), "Sanne Bakker", window)
    sheet.ask()
    told = words(sheet)
    for part in (
        "12 oktober 2026, 12:00",
        "Loes",
        "Sanne Bakker",
        "van 48 mensen",
        "Contacten: Naam, Telefoon",
        "01234567 89abcdef",
    ):
        assert part in told
    sheet.close_overlay()


def test_the_audit_is_told_in_words_and_judges_nobody(window: QWidget) -> None:
    card = AuditCard(window)
    lines = [
        Line("2026-10-13T08:00:00+00:00", Action.INZAGE, object_of("contact", "c1"), "ok", "venster", "worker:ab"),
        Line("2026-10-12T08:00:00+00:00", Action.IMPORT_REFUSED, "", "te groot", "venster", "worker:ab"),
    ]
    card.show_lines(lines, TODAY)
    told = words(card)
    assert "Inzage gemaakt (contact)" in told
    assert "Bestand geweigerd bij het inlezen · te groot" in told
    assert "zegt nooit iets over hoe iemand werkt" in told
    assert "worker:ab" not in told


def test_every_action_of_the_audit_has_words() -> None:
    for action in Action:
        said, _icon = action_words(Line("", action, "", "ok", "venster", ""))
        assert said[:1].isupper(), action


def test_more_lines_are_shown_when_they_are_asked(window: QWidget, qtbot: object) -> None:
    card = AuditCard(window)
    line = Line("2026-10-13T08:00:00+00:00", Action.BACKUP, "", "ok", "venster", "")
    card.show_lines([line] * (MOST_LINES + 1), TODAY)
    asked: list[int] = []
    card.more_wanted.connect(asked.append)
    assert not card._more.isHidden()
    card._more.click()
    assert asked
    assert asked[0] > MOST_LINES


def test_the_audit_is_kept_as_a_workbook(
    section: PrivacySection,
    services: Services,
    recorder: Recorder,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(privacy, "ask_where", lambda _parent, _question, name, then: then(tmp_path / name))
    monkeypatch.setattr(services.privacy.audit, "export", lambda path: path)
    section._ask_place()
    settle()
    assert recorder.toasts[-1][0] == f"logboek-van-het-programma-2026-10-13.xlsx staat in {tmp_path.name}."
