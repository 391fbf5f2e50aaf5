"""What people ask about their data: noted with its last day, done from its row, and answered."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.gui.conftest import Recorder
from tests.gui.panels.privacy.conftest import HANS, JOKE, TODAY
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.privacy.requests import Request, RequestKind
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.privacy import inzage_sheet
from wijkwerker.gui.panels.privacy.inzage_sheet import InzageSheet
from wijkwerker.gui.panels.privacy.request_sheets import AnswerSheet, RequestSheet
from wijkwerker.gui.panels.privacy.words import request_tag
from wijkwerker.gui.panels.settings.privacy import PrivacySection
from wijkwerker.gui.widgets.dialog import VerbDialog
from wijkwerker.services.services import Services

Settle = Callable[[], None]
ENTER = Qt.Key.Key_Return


def press(within: QWidget, text: str) -> None:
    buttons = within.findChildren(QAbstractButton)
    next(one for one in buttons if one.text() == text and one.isVisible()).click()


def asked(services: Services, kind: RequestKind, contact: Contact, days_ago: int) -> Request:
    return services.privacy.requests.add(kind, contact.id, "", TODAY - dt.timedelta(days_ago))


def shown(section: PrivacySection, settle: Settle) -> list[str]:
    section.load()
    settle()
    return [row.accessibleName() for row in section.inzage.open_rows()]


@pytest.mark.parametrize(
    ("days_ago", "words", "tone"),
    [(2, "nog 28 dagen", "neutral"), (25, "nog 5 dagen", "warn"), (30, "vandaag", "warn"), (31, "te laat", "dang")],
)
def test_a_request_stands_out_in_its_last_week_and_when_it_is_late(days_ago: int, words: str, tone: str) -> None:
    received = TODAY - dt.timedelta(days_ago)
    request = Request("1", RequestKind.ACCESS, "c", "Joke", received, received + dt.timedelta(30))
    tag = request_tag(request, TODAY)
    assert (tag.text, tag.tone) == (words, tone)


def test_open_requests_show_who_asked_and_the_last_day(
    section: PrivacySection, services: Services, settle: Settle
) -> None:
    asked(services, RequestKind.ACCESS, JOKE, 7)
    asked(services, RequestKind.ERASE, HANS, 40)
    assert shown(section, settle) == [
        "Vergeten · Hans de Wit. uiterlijk za 3 okt. te laat",
        "Inzage · Joke Verhoeven. uiterlijk vr 6 nov. nog 24 dagen",
    ]


def test_a_new_request_is_noted_with_who_and_the_day_it_came(
    section: PrivacySection, window: QWidget, services: Services, settle: Settle
) -> None:
    section.inzage.new.click()
    sheet = window.findChildren(RequestSheet)[0]
    press(sheet, "Verbeteren")
    sheet.who.set_value(JOKE.id)
    sheet.received.set_value(dt.date(2026, 10, 6))
    sheet.verb.click()
    settle()
    (request,) = services.privacy.requests.all()
    assert (request.kind, request.name, request.due) == (RequestKind.RECTIFY, "Joke Verhoeven", dt.date(2026, 11, 6))
    assert len(section.inzage.open_rows()) == 1


def test_a_request_without_a_person_or_from_tomorrow_is_not_noted(
    section: PrivacySection, window: QWidget, services: Services, settle: Settle
) -> None:
    section.inzage.new.click()
    sheet = window.findChildren(RequestSheet)[0]
    sheet.verb.click()
    assert sheet.who.error == "Kies wie het vraagt, of typ een naam."
    sheet.name.set_value("Truus Jansen")
    sheet.received.set_value(dt.date(2026, 10, 14))
    sheet.verb.click()
    assert sheet.received.error == "Kies de dag waarop het binnenkwam."
    sheet.received.set_value(TODAY)
    QTest.keyClick(sheet.received.edit, ENTER, Qt.KeyboardModifier.ControlModifier)
    settle()
    (request,) = services.privacy.requests.all()
    assert (request.contact, request.name) == ("", "Truus Jansen")


def test_a_person_is_found_by_typing_and_enter_makes_the_inzage(
    section: PrivacySection, window: QWidget, settle: Settle, qtbot: object
) -> None:
    section.inzage.field.setText("joke")
    section.inzage._timer.stop()
    section.inzage._look()
    settle()
    assert [row.item.title for row in section.inzage.found_rows()] == ["Joke Verhoeven"]
    QTest.keyClick(section.inzage.field, ENTER)
    settle()
    sheet = window.findChildren(InzageSheet)[0]
    assert sheet.panel.accessibleName() == "Inzage voor Joke Verhoeven"
    assert sheet.starter.isEnabled()
    assert section.inzage.field.text() == ""


def test_the_inzage_is_saved_under_a_name_without_a_name_and_answers_the_request(
    section: PrivacySection,
    window: QWidget,
    services: Services,
    recorder: Recorder,
    settle: Settle,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proposals: list[str] = []

    def choose(_parent: QWidget, _question: str, name: str, then: Callable[[Path], None], *, ending: str) -> None:
        proposals.append(name)
        then(tmp_path / name)

    monkeypatch.setattr(inzage_sheet, "ask_where", choose)
    monkeypatch.setattr(services.privacy.inzage, "save", lambda _inzage, path: path)
    asked(services, RequestKind.ACCESS, JOKE, 7)
    shown(section, settle)
    QTest.keyClick(section.inzage.open_rows()[0], ENTER)
    settle()
    sheet = window.findChildren(InzageSheet)[0]
    QTest.keyClick(sheet.forms.cards()[0], Qt.Key.Key_2)
    sheet.starter.click()
    settle()
    assert proposals == ["inzage-2026-10-13.xlsx"]
    assert recorder.toasts[-1] == (f"inzage-2026-10-13.xlsx staat in {tmp_path.name}.", "Map openen")
    press(window.findChildren(VerbDialog)[0], "Ja, beantwoord")
    settle()
    (request,) = services.privacy.requests.all()
    assert (request.done, request.outcome) == (TODAY, "Inzage gegeven")
    assert [row.item.title for row in section.requests.rows()] == ["Inzage · Joke Verhoeven"]
    assert section.inzage.open_rows() == []


def test_a_request_to_be_forgotten_is_done_from_its_answer(
    section: PrivacySection, window: QWidget, services: Services, settle: Settle
) -> None:
    asked(services, RequestKind.ERASE, JOKE, 3)
    shown(section, settle)
    section.inzage.open_rows()[0].setFocus()
    QTest.keyClick(section.inzage.open_rows()[0], ENTER)
    sheet = window.findChildren(AnswerSheet)[0]
    assert (sheet.outcome.value() or "", sheet.act.hasFocus()) == ("", True)  # nothing is said to be done before it is
    press(sheet, "Naam weghalen…")
    press(window.findChildren(VerbDialog)[0], "Naam weghalen")
    settle()
    (request,) = services.privacy.requests.all()
    assert (request.done, request.outcome) == (TODAY, "Naam weggehaald")
    assert section.inzage.field.hasFocus()
    assert services.records.get(Contact, JOKE.id) is None


def test_a_request_to_be_restricted_is_done_from_its_answer(
    section: PrivacySection, window: QWidget, services: Services, settle: Settle
) -> None:
    asked(services, RequestKind.RESTRICT, JOKE, 3)
    shown(section, settle)
    QTest.keyClick(section.inzage.open_rows()[0], ENTER)
    press(window.findChildren(AnswerSheet)[0], "Gebruik beperken")
    settle()
    kept = services.records.get(Contact, JOKE.id)
    assert kept is not None
    assert kept.restricted
    assert services.privacy.requests.all()[0].done == TODAY


def test_a_request_to_put_something_right_opens_the_card(
    section: PrivacySection, window: QWidget, context: Context, services: Services, settle: Settle
) -> None:
    opened: list[tuple[str, str]] = []
    context.navigator.open_record.connect(lambda kind, record: opened.append((kind, record)))
    asked(services, RequestKind.RECTIFY, JOKE, 3)
    shown(section, settle)
    QTest.keyClick(section.inzage.open_rows()[0], ENTER)
    press(window.findChildren(AnswerSheet)[0], "Kaart openen")
    assert opened == [("contact", JOKE.id)]


def test_an_answer_cannot_be_given_before_the_question(
    section: PrivacySection, window: QWidget, services: Services, settle: Settle
) -> None:
    asked(services, RequestKind.RECTIFY, JOKE, 3)
    shown(section, settle)
    QTest.keyClick(section.inzage.open_rows()[0], ENTER)
    sheet = window.findChildren(AnswerSheet)[0]
    sheet.day.set_value(dt.date(2026, 10, 1))
    sheet.verb.click()
    assert sheet.day.error == "Het antwoord kan niet eerder zijn dan het verzoek."
    sheet.day.set_value(TODAY)
    sheet.outcome.set_value("Huisnummer verbeterd")
    sheet.verb.click()
    settle()
    assert services.privacy.requests.all()[0].outcome == "Huisnummer verbeterd"
