"""The page Uitwisselen: to whom, what goes along, and what stays visible until it is solved."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from tests.gui.fake_exchange import DENISE, LOES, MOESTUIN, PARKED, PASSPHRASE, RACHID, FakeExchange
from wijkwerker.domain.exchange.given import Colleague, Order, Standing
from wijkwerker.gui.dialogs.exchange_passphrase import Made
from wijkwerker.gui.dialogs.exchange_scope import ScopeSheet
from wijkwerker.gui.pages.exchange.page import ExchangePage
from wijkwerker.gui.pages.exchange.standing import StandingRow
from wijkwerker.gui.panels.exchange.choose_sheet import ChooseSheet
from wijkwerker.gui.widgets.dialog import VerbDialog
from wijkwerker.gui.widgets.tags import Tag

Settle = Callable[[], None]


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def orders(exchange: FakeExchange) -> list[Order]:
    return [asked[1] for asked in exchange.asked if asked[0] == "export"]


def save_as(page: ExchangePage, path: Path, settle: Settle) -> None:
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    settle()


def test_it_begins_with_whom_it_is_for_and_what_is_new_for_them(page: ExchangePage) -> None:
    give = page.home.give
    assert give.recipient == RACHID
    assert "14 wijzigingen nog niet gedeeld met Rachid" in texts(give)
    assert [tag.text() for tag in give.findChildren(Tag) if tag.isVisible()] == [
        "8 momenten",
        "3 activiteiten",
        "2 contacten",
        "1 initiatief",
    ]
    assert give.only_new.button.isChecked()
    assert give.file_name.text() == "Wijkwerker-Sanne-2026-10-13.xlsx"


def test_names_go_to_a_colleague_and_not_to_anybody_else(page: ExchangePage, settle: Settle) -> None:
    give = page.home.give
    assert give.names.button.isChecked()
    assert "Rachid hoort bij je team" in give.names.text()
    give.recipients.choose("")
    settle()
    assert not give.names.button.isChecked()
    assert "buiten je team" in give.names.text()
    assert not give.only_new.button.isEnabled()


def test_only_what_is_new_needs_a_workbook_of_them(page: ExchangePage, settle: Settle) -> None:
    give = page.home.give
    give.recipients.choose(DENISE)
    settle()
    assert give.everything.button.isChecked()
    assert "een bestand van Denise" in give.only_new.text()
    assert "1.284 rijen" in give.everything.text()


def test_tab_walks_giving_in_the_order_it_is_read(page: ExchangePage, settle: Settle) -> None:
    give = page.home.give
    give.recipients.choose(DENISE)
    settle()
    page.focus_first()
    walked = []
    for _step in range(5):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        walked.append(page.focusWidget())
    assert isinstance(walked[1], QPushButton)
    assert walked[1].text() == "Kies wat je deelt…"
    assert [walked[0], *walked[2:]] == [give.everything.button, give.names.button, give.lock.button, give.make]


def test_arrows_choose_what_is_given(page: ExchangePage) -> None:
    give = page.home.give
    give.only_new.button.setFocus()
    QTest.keyClick(give.only_new.button, Qt.Key.Key_Down)
    assert give.everything.button.isChecked()
    assert give.everything.button.hasFocus()


def test_a_colleague_who_has_everything_is_given_nothing_new(page: ExchangePage, settle: Settle) -> None:
    give = page.home.give
    give.recipients.choose(LOES)
    settle()
    assert "Loes heeft alles al" in texts(give)
    assert not give.make.isEnabled()
    give.everything.button.click()
    assert give.make.isEnabled()


def test_a_workbook_is_made_in_three_keys_and_its_passphrase_shown_once(
    page: ExchangePage, exchange: FakeExchange, settle: Settle, tmp_path: Path
) -> None:
    page.focus_first()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    save_as(page, tmp_path / "voor Rachid.xlsx", settle)
    order = orders(exchange)[0]
    assert (order.recipient, order.recipient_name, order.only_new, order.encrypt) == (
        RACHID,
        "Rachid Amezian",
        True,
        True,
    )
    assert order.scope.personal
    assert order.path == tmp_path / "voor Rachid.xlsx"
    made = page.findChild(Made)
    assert made is not None
    assert made.phrase.text() == PASSPHRASE
    assert any("niet in dezelfde mail" in text for text in texts(made))
    QTest.keyClick(made.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == PASSPHRASE
    assert made.copy.text() == "Gekopieerd"


def test_somebody_else_gets_a_workbook_on_their_own_name_without_names_in_it(
    page: ExchangePage, exchange: FakeExchange, settle: Settle, tmp_path: Path
) -> None:
    page.home.give.recipients.choose("")
    page.home.give.recipients._name.set_value("Gemeente")
    page.home.give.lock.button.click()
    settle()
    page.export()
    save_as(page, tmp_path / "a.xlsx", settle)
    order = orders(exchange)[0]
    assert (order.recipient, order.recipient_name, order.only_new, order.encrypt) == ("", "Gemeente", False, False)
    assert not order.scope.personal


def test_a_name_with_a_number_that_may_be_a_bsn_is_looked_at_before_the_workbook_is_made(
    page: ExchangePage, exchange: FakeExchange, settle: Settle
) -> None:
    page.home.give.recipients.choose("")
    field = page.home.give.recipients._name
    field.edit.setText("Gemeente 111222333")
    settle()
    page.export()
    assert page.findChild(QFileDialog) is None
    assert field.edit.hasFocus()
    assert "BSN" in field.error


def test_what_is_given_can_be_narrowed_to_a_day_and_to_kinds(
    page: ExchangePage, exchange: FakeExchange, settle: Settle
) -> None:
    page.home.give.everything.link_clicked.emit()
    sheet = page.findChild(ScopeSheet)
    assert sheet is not None
    for key, chip in sheet.kinds.items():
        chip.setChecked(key == "contact_moment")
    sheet.give()
    settle()
    scope = page.home.give.scope
    assert "contact_moment" in scope.kinds
    assert "contact" not in scope.kinds
    assert "area" in scope.kinds
    assert page.home.give.everything.button.isChecked()
    assert exchange.asked[-1][2] == scope


def test_each_colleague_says_what_they_have_to_a_screen_reader_too(page: ExchangePage) -> None:
    rows = [row for row in page.home.standing.rows() if isinstance(row, StandingRow)]
    assert rows[0].accessibleName() == (
        "Rachid Amezian, sociaal makelaar. Van hen ontvangen: gisteren. Aan hen gegeven: vr 9 okt. 14 te geven"
    )
    assert rows[2].accessibleName().startswith("Denise Lont, teamleider. Van hen ontvangen: nooit.")
    assert rows[3].accessibleName().endswith("6 weken stil")


def test_enter_on_a_colleague_gives_them_something(page: ExchangePage, settle: Settle) -> None:
    row = page.home.standing.rows()[1]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    settle()
    assert page.home.give.recipient == LOES
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.home.give.isAncestorOf(focus)


def test_an_open_choice_stays_until_it_is_made(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    card = page.home.choices
    assert card.isVisible()
    assert "In uitvoering of Afgerond" in card.rows()[0].accessibleName()
    QTest.keyClick(card.rows()[0], Qt.Key.Key_Return)
    sheet = page.findChild(ChooseSheet)
    assert sheet is not None
    sheet.rows[0].cards.cards()[0].click()
    sheet.keep.click()
    settle()
    page.reload()
    settle()
    assert ("solve", "n-moestuin", "phase", "", "in uitvoering") in exchange.asked
    assert card.isHidden()


def test_what_was_put_aside_stays_until_it_is_taken_away(
    page: ExchangePage, exchange: FakeExchange, settle: Settle
) -> None:
    row = page.home.parked.rows()[0]
    assert row.accessibleName().startswith("Rij 77: Hans de Wit · Toestemming op")
    row.acted.emit(PARKED.id)
    settle()
    assert ("dismiss", PARKED.id) in exchange.asked
    assert page.home.parked.isHidden()


def test_the_history_offers_the_way_back_that_there_is(page: ExchangePage) -> None:
    items = [row.item for row in page.home.history.rows()]
    assert [item.action or item.note for item in items] == ["Ongedaan maken", "Terugzetten", "ongedaan gemaakt"]
    assert items[0].detail == "vandaag 08:31 · 22 nieuw, 5 gewijzigd, 2 keer kiezen"


def test_undoing_says_first_that_it_may_come_back(
    page: ExchangePage, exchange: FakeExchange, settle: Settle, recorder: Recorder
) -> None:
    page.home.history.acted.emit("i3")
    dialog = page.findChild(VerbDialog)
    assert dialog is not None
    assert any("terugkomen via een bestand van een ander" in text and "Weigeren" in text for text in texts(dialog))
    dialog.verb_button.click()
    settle()
    assert ("undo", "i3") in exchange.asked
    assert recorder.toasts[-1][0] == "Het inlezen is ongedaan gemaakt."


def test_turning_back_over_later_work_says_what_it_does(
    page: ExchangePage, exchange: FakeExchange, recorder: Recorder, settle: Settle
) -> None:
    page.home.history.acted.emit("i2")
    dialog = page.findChild(VerbDialog)
    assert dialog is not None
    assert any("nieuwe wijziging van jou" in text for text in texts(dialog))
    dialog.verb_button.click()
    settle()
    assert ("revert", "i2") in exchange.asked
    assert "1 nieuw gegeven bleef staan" in recorder.toasts[-1][0]


def test_everything_is_reached_with_tab_and_has_a_name(page: ExchangePage) -> None:
    buttons = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    assert all(button.accessibleName() or button.text() for button in buttons)
    assert page.panes() == [page.home.left, page.home.right]


def test_the_link_of_a_card_shows_what_else_is_open(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    exchange.conflict_list = (MOESTUIN,) * 7
    page.reload()
    settle()
    card = page.home.choices
    assert len(card.rows()) == 4
    card._link.click()
    assert len(card.rows()) == 7
    assert card.rows()[4].hasFocus()
    exchange.conflict_list = (MOESTUIN,) * 3
    page.reload()
    settle()
    assert len(card.rows()) == 3
    assert card._link.isHidden()


def test_what_was_given_is_never_said_to_be_there(qtbot: QtBot) -> None:
    given = Colleague(
        LOES, "Loes Visser", "opbouwwerker", given=datetime(2026, 10, 13, 8, 31).astimezone(), state=Standing.GIVEN
    )
    row = StandingRow(given, date(2026, 10, 13), first=True)
    qtbot.addWidget(row)
    assert row.accessibleName() == (
        "Loes Visser, opbouwwerker. Van hen ontvangen: nooit. Aan hen gegeven: vandaag. wacht op antwoord"
    )
