"""From a file that is dropped to what was read of it: nothing changes before the button, and everything is decided."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from tests.gui.fake_exchange import ALARM, EMPTY, LOES, PASSPHRASE, PLAN, FakeExchange
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.planned import Decisions, Group, Plan
from wijkwerker.gui.dialogs.exchange_passphrase import AskPassphrase
from wijkwerker.gui.pages.exchange.page import ExchangePage

Settle = Callable[[], None]
FILE = Path("Wijkwerker-Loes-2026-10-13.xlsx")


def receive(page: ExchangePage, settle: Settle, *paths: Path) -> None:
    page.receiving.receive(paths or (FILE,))
    settle()


def decided(exchange: FakeExchange) -> Decisions:
    """The decisions of the last time that something was asked with them."""
    found = [asked[2] for asked in exchange.asked if asked[0] in {"plan", "apply"}][-1]
    assert isinstance(found, Decisions)
    return found


def applied(exchange: FakeExchange) -> list[Path]:
    return [asked[3] for asked in exchange.asked if asked[0] == "apply"]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def test_a_dropped_workbook_is_looked_over_first(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/tmp/{FILE.name}"), QUrl.fromLocalFile("/tmp/foto.png")])  # noqa: S108 - no file
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, modifiers)
    page.home.drop.dropEvent(event)
    settle()
    assert [asked[1].name for asked in exchange.asked if asked[0] == "plan"] == [FILE.name]
    assert page.crumb() == "Inlezen nakijken"
    assert not applied(exchange)


def test_a_workbook_is_read_with_two_keys_more(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    receive(page, settle)
    assert page.preview.end.accept.text() == "27 wijzigingen inlezen"
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert applied(exchange) == [FILE]
    assert page.crumb() == "Ingelezen"
    press(Qt.Key.Key_Return)
    assert page.crumb() == ""


def test_versions_are_chosen_with_digits_and_arrows(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    receive(page, settle)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_2)
    assert page.preview.end.words.text() == "Alles gekozen · 2 twijfels mogen later"
    press(Qt.Key.Key_Down)
    assert page.preview.end.accept.hasFocus()
    press(Qt.Key.Key_Space)
    settle()
    assert decided(exchange).choices == {
        "n-moestuin:phase": "ours",
        "c-hans:note": "both",
        "s-koffie:people": "theirs",
    }


def test_what_is_left_out_and_refused_is_not_read(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    receive(page, settle)
    changed = page.preview.body.lines[Group.CHANGED]
    changed.rows[0].tick.click()
    changed.rows[1].tick.click()
    assert changed.rows[1].refuse.isVisible()
    changed.rows[1].refuse.click()
    page.preview.body.lines[Group.NEW]._tick.click()
    assert page.preview.end.accept.text() == "3 wijzigingen inlezen"
    page.preview.accept()
    settle()
    assert decided(exchange).without == {"n-leeskring:lead", "new"}
    assert decided(exchange).choices == {"c-nadia:talents": "ours"}


def test_a_line_says_what_it_changes_in_one_sentence(page: ExchangePage, settle: Settle) -> None:
    receive(page, settle)
    said = [row.accessibleName() for row in page.preview.body.lines[Group.CHANGED].rows]
    assert said[:3] == [
        "Leeskring Neckardreef, Trekker: leeg wordt Joke Verhoeven",
        "Nadia Haddad, Kan goed: koken wordt koken, koken voor groepen",
        "Buurttafel 29 september, Uren: 3 uur wordt 4½ uur",
    ]


def test_a_number_shows_only_what_it_counts(page: ExchangePage, settle: Settle) -> None:
    receive(page, settle)
    body = page.preview.body
    assert len(body.lines[Group.NEW].rows) == 5
    body.counts.button("new").click()
    assert len(body.lines[Group.NEW].rows) == 22
    assert body.lines[Group.CHANGED].isHidden()
    assert body.conflicts.isHidden()
    body.counts.button("new").click()
    assert body.lines[Group.CHANGED].isVisible()


def test_two_hundred_choices_come_a_page_at_a_time(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    one = next(line for line in PLAN.lines if line.group is Group.CONFLICT)
    many = tuple(replace(one, key=f"choice {number}") for number in range(200))
    exchange.result = lambda _decisions: replace(PLAN, lines=many)
    receive(page, settle)
    card = page.preview.body.conflicts
    assert card.accessibleName() == "200 keer kiezen"
    assert len(card.rows) == 30
    card.rows[-1].cards.left.emit(1)
    press(Qt.Key.Key_Space)
    assert len(card.rows) == 60
    assert any(one.hasFocus() for one in card.rows[30].cards.cards())
    press(Qt.Key.Key_1)
    assert page.preview.end.words.text() == "Nog 199 keuzes, dat mag later"
    card.everywhere.emit("newest")
    assert page.preview.end.words.text() == "Alles gekozen"


def test_a_doubt_is_answered_or_waits(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    def plan(decisions: Decisions) -> Plan:
        left = tuple(line for line in PLAN.lines if line.key not in decisions.choices)
        return replace(PLAN, lines=left)

    exchange.result = plan
    receive(page, settle)
    row = page.preview.body.doubts.rows[0]
    assert row.accessibleName() == "Rij 41: Fatima Amrani. Lijkt op Fatima El Amrani. Zelfde persoon?"
    row.chips["same"].click()
    settle()
    assert decided(exchange).choices == {"row:contact:1": "same"}
    again = page.preview.body.doubts.rows[0]
    assert again.chips["same"].isChecked()
    assert again.chips["same"].hasFocus()
    assert page.preview.end.words.text().endswith("1 twijfel mag later")


def test_an_alarm_stands_first_and_its_column_stays_out_until_somebody_says_so(
    page: ExchangePage, exchange: FakeExchange, settle: Settle
) -> None:
    exchange.result = lambda _decisions: replace(PLAN, lines=(*PLAN.lines, ALARM))
    receive(page, settle)
    alarms = page.preview.body.alarms
    assert alarms.isVisible()
    assert "los van de rest gesorteerd: 42 waarden" in alarms.rows[0].accessibleName()
    alarms.rows[0].chips["hold"].click()
    assert page.preview.decided().decisions().choices == {ALARM.key: "hold"}
    alarms.rows[0].chips["read"].click()
    settle()
    assert decided(exchange).choices == {ALARM.key: "read"}


def test_who_filled_it_in_is_asked_only_when_somebody_typed_in_it(
    page: ExchangePage, exchange: FakeExchange, settle: Settle
) -> None:
    receive(page, settle)
    assert page.preview.body.person.isHidden()
    page.close_crumb()
    exchange.result = lambda decisions: replace(
        PLAN,
        asks_person=not decisions.person,
        handwork=True,
        person=decisions.person,
        person_name=decisions.person_name,
    )
    receive(page, settle)
    person = page.preview.body.person
    assert person.chip.hasFocus()
    person._chosen((LOES, "Loes Vermeer"))
    settle()
    assert decided(exchange).person == LOES
    assert person.chip.accessibleName() == "Gekozen: Wie vulde dit in? Loes Vermeer"


def test_the_same_workbook_again_brings_nothing(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    exchange.result = lambda _decisions: EMPTY
    receive(page, settle)
    assert page.preview.body.empty.accessibleName().startswith("Dit bestand had je al. Er is niets nieuws.")
    assert page.preview.end.isHidden()
    press(Qt.Key.Key_Space)
    assert page.crumb() == ""
    assert not applied(exchange)


def test_cancelling_changes_nothing(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    receive(page, settle)
    assert page.escape()
    settle()
    assert not applied(exchange)
    assert page.crumb() == ""
    assert not page.escape()


def test_a_locked_workbook_asks_its_words_until_they_fit(
    page: ExchangePage, exchange: FakeExchange, settle: Settle
) -> None:
    exchange.passphrase = PASSPHRASE
    receive(page, settle)
    asking = page.findChild(AskPassphrase)
    assert asking is not None
    assert asking.input.echoMode() == QLineEdit.EchoMode.Password
    asking.input.setText("fiets appel")
    QTest.keyClick(asking.input, Qt.Key.Key_Return)
    settle()
    again = page.findChild(AskPassphrase)
    assert again is not None
    assert "past niet" in again.input.accessibleDescription()
    again.input.setText(f" {PASSPHRASE} ")
    QTest.keyClick(again.input, Qt.Key.Key_Return)
    settle()
    assert page.crumb() == "Inlezen nakijken"


def test_leaving_a_locked_workbook_goes_on_with_the_next(
    page: ExchangePage, exchange: FakeExchange, settle: Settle, qtbot: QtBot
) -> None:
    exchange.passphrase = PASSPHRASE
    receive(page, settle, Path("op slot.xlsx"), FILE)
    exchange.passphrase = ""
    asking = page.findChild(AskPassphrase)
    assert asking is not None
    asking.cancel_button.click()
    qtbot.waitUntil(lambda: exchange.asked[-1][0] == "plan" and exchange.asked[-1][1] == FILE)
    settle()
    assert page.crumb() == "Inlezen nakijken"


def test_several_workbooks_come_one_after_the_other(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    second = Path("Wijkwerker-Rachid.xlsx")
    receive(page, settle, FILE, second)
    page.preview.accept()
    settle()
    assert page.done.next.isVisible()
    page.done.next.click()
    settle()
    page.preview.accept()
    settle()
    assert applied(exchange) == [FILE, second]
    assert page.done.next.isHidden()


def test_afterwards_it_can_be_undone_and_an_updated_copy_given_back(
    page: ExchangePage, exchange: FakeExchange, settle: Settle
) -> None:
    receive(page, settle)
    page.preview.accept()
    settle()
    assert page.done.give_back.text() == "Geef Loes een bijgewerkt bestand terug"
    page.done.undo.click()
    settle()
    assert ("undo", "i9") in exchange.asked
    receive(page, settle)
    page.preview.accept()
    settle()
    page.done.give_back.click()
    settle()
    assert page.crumb() == ""
    assert page.home.give.recipient == LOES


def test_a_refused_workbook_says_why_and_leaves_everything(
    page: ExchangePage, exchange: FakeExchange, settle: Settle, recorder: Recorder
) -> None:
    def refuse(_decisions: Decisions) -> Plan:
        raise WijkwerkerError("Dit bestand is van een ander team. Er is niets veranderd.")

    exchange.result = refuse
    receive(page, settle)
    assert "ander team" in recorder.errors[-1].text
    assert page.crumb() == ""
    assert page.home.drop.choose.isVisible()


def test_reading_can_be_stopped_at_the_next_step(
    page: ExchangePage, exchange: FakeExchange, settle: Settle, recorder: Recorder
) -> None:
    reading = page.receiving._reading
    reading.began.connect(lambda _name: reading.stop())
    receive(page, settle)
    assert page.crumb() == ""
    assert recorder.toasts[-1][0] == "Gestopt. Er is niets veranderd."
