"""The terms and the retention round: what is proposed, how it is decided by keys, and what is said afterwards."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from tests.gui.panels.privacy.conftest import HANS, JOKE, SAMIRA, TODAY, WIM
from wijkwerker.domain.changes import Changes
from wijkwerker.domain.kinds import Contact
from wijkwerker.domain.privacy.retention import Choice, Data, Due, Round, Tidied
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.privacy.deciding import TYPED_FROM
from wijkwerker.gui.panels.privacy.round_sheet import RoundSheet
from wijkwerker.gui.panels.privacy.words import tidied_words
from wijkwerker.gui.panels.settings.privacy import PrivacySection
from wijkwerker.gui.widgets.tags import Tag
from wijkwerker.services.services import Services

Settle = Callable[[], None]
KEYS = {"1": Qt.Key.Key_1, "2": Qt.Key.Key_2, "3": Qt.Key.Key_3}


def words(within: QWidget) -> list[str]:
    return [label.text() for label in within.findChildren(QLabel) if label.isVisibleTo(within) and label.text()]


def known(services: Services, contact: Contact) -> bool:
    return services.records.get(Contact, contact.id) is not None


@pytest.fixture
def sheet(section: PrivacySection, window: QWidget) -> RoundSheet:
    section.round.look.click()
    return window.findChildren(RoundSheet)[0]


def names(sheet: RoundSheet) -> list[str]:
    model = sheet.list.model()
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def test_a_term_acts_at_once_and_says_so(
    section: PrivacySection, services: Services, recorder: Recorder, settle: Settle
) -> None:
    box = section.terms.boxes[Data.CONTACT]
    assert box.currentText() == "2 jaar"
    QTest.keyClick(box, Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    settle()
    assert services.privacy.retention.terms()[Data.CONTACT] == 36
    assert recorder.toasts[-1][0] == "Contacten zonder contact: 3 jaar"
    assert "Er is nu niets op te ruimen." in words(section.round)  # nobody is quiet for three years


def test_the_card_tells_how_many_and_what_is_proposed(section: PrivacySection) -> None:
    assert "Opruimronde oktober" in words(section.round)
    assert "3 contacten zijn langer dan 2 jaar stil" in words(section.round)
    tags = [tag.text() for tag in section.round.findChildren(Tag) if tag.isVisible()]
    assert tags == ["2 naam weg, telling blijft", "1 nog actief in een initiatief"]


def test_next_month_puts_the_round_off_and_keeps_the_list(
    section: PrivacySection, services: Services, settle: Settle
) -> None:
    section.round.postpone.click()
    settle()
    assert "Vanaf 13 november 2026 vraagt Wijkwerker het weer." in " ".join(words(section.round))
    assert section.round.look.isVisible()
    assert not section.round.postpone.isVisible()


def test_the_list_tells_name_last_contact_and_proposal(sheet: RoundSheet) -> None:
    assert names(sheet) == [
        "Joke Verhoeven. laatste contact 1 februari 2024. naam weg",
        "Wim Slotboom. laatste contact 1 maart 2024. naam weg",
        "Hans de Wit. laatste contact 1 april 2024 · nog actief in Moestuin. bewaren",
    ]
    assert "Daarna mag de naam weg. Aantallen blijven." in words(sheet)
    assert sheet.verb.text() == "2 namen weghalen"
    assert sheet.list.hasFocus()


def test_a_long_list_takes_the_height_that_the_window_has(qtbot: QtBot, window: QWidget, context: Context) -> None:
    lines = [Due(Data.CONTACT, str(number), f"Bewoner {number}", None, Choice.GO) for number in range(40)]
    window.resize(1440, 900)
    sheet = RoundSheet(context, Round(tuple(lines)), window)
    sheet.ask()
    qtbot.waitUntil(lambda: sheet.list.height() > window.height() // 2)
    assert sheet.panel.geometry().bottom() < window.height()
    window.resize(960, 540)
    qtbot.waitUntil(lambda: sheet.panel.geometry().bottom() < window.height())


def test_a_digit_chooses_and_the_button_names_what_it_does(sheet: RoundSheet) -> None:
    QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    QTest.keyClick(sheet.list, KEYS["3"])
    assert names(sheet)[1].endswith("eerst vragen")
    assert sheet.verb.text() == "1 naam weghalen"
    QTest.keyClick(sheet.list, Qt.Key.Key_Up)
    QTest.keyClick(sheet.list, KEYS["3"])
    assert sheet.verb.text() == "Keuzes bewaren"


def test_several_are_ticked_and_chosen_at_once(sheet: RoundSheet) -> None:
    QTest.keyClick(sheet.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert all(name.endswith("aangevinkt") for name in names(sheet))
    QTest.keyClick(sheet.list, KEYS["1"])
    assert sheet.verb.text() == "3 namen weghalen"
    QTest.keyClick(sheet.list, Qt.Key.Key_Space)  # without the first
    QTest.keyClick(sheet.list, KEYS["3"])
    assert sheet.verb.text() == "1 naam weghalen"


def test_who_is_kept_needs_a_reason(sheet: RoundSheet, services: Services, settle: Settle) -> None:
    QTest.keyClick(sheet.list, KEYS["2"])
    assert sheet.choice.reason.edit.hasFocus()
    sheet.finish()
    assert sheet.choice.reason.error == "Zeg kort waarom je dit bewaart."
    QTest.keyClicks(sheet.choice.reason.edit, "komt na de winter terug")
    QTest.keyClick(sheet.choice.reason.edit, Qt.Key.Key_Return)
    assert "komt na de winter terug" in names(sheet)[0]
    QTest.keyClick(sheet.choice.reason.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert known(services, JOKE)
    assert not known(services, WIM)


def test_enter_in_the_reason_goes_back_to_the_list(sheet: RoundSheet) -> None:
    sheet.list.setFocus()
    QTest.keyClick(sheet.list, Qt.Key.Key_2)
    assert sheet.choice.reason.edit.hasFocus()
    QTest.keyClicks(sheet.choice.reason.edit, "Komt na de winter terug")
    QTest.keyClick(sheet.choice.reason.edit, Qt.Key.Key_Return)
    assert sheet.list.hasFocus()


def test_after_the_round_the_names_are_gone_and_a_sentence_says_so(
    sheet: RoundSheet, section: PrivacySection, context: Context, services: Services, settle: Settle
) -> None:
    told = []
    context.tasks.changed.connect(lambda changes, _initiator: told.append(changes))
    sheet.verb.click()
    settle()
    assert [known(services, one) for one in (JOKE, WIM, HANS, SAMIRA)] == [False, False, True, True]
    assert told[-1].label.startswith("2 namen weggehaald")
    assert told[-1].label.endswith("1 bewaard. Alle aantallen zijn gelijk gebleven.")
    assert not told[-1].undoable
    assert "Er is nu niets op te ruimen." in words(section.round)


def test_escape_leaves_everybody_as_they_are(sheet: RoundSheet, services: Services, settle: Settle) -> None:
    QTest.keyClick(sheet.list, KEYS["1"])
    QTest.keyClick(sheet.list, Qt.Key.Key_Escape)
    settle()
    assert all(known(services, one) for one in (JOKE, WIM, HANS))


def test_above_five_hundred_the_number_is_typed_to_go_on(context: Context, window: QWidget, settle: Settle) -> None:
    count = TYPED_FROM + 1
    many = Round(tuple(Due(Data.CONTACT, str(n), f"Bewoner {n}", TODAY, Choice.GO) for n in range(count)))
    sheet = RoundSheet(context, many, window)
    sheet.ask()
    assert sheet.verb.text() == "501 namen weghalen"
    assert not sheet.verb.isEnabled()
    QTest.keyClicks(sheet._number.edit, "501")
    assert sheet.verb.isEnabled()
    sheet.close_overlay()
    settle()


def test_the_filter_shows_one_choice(sheet: RoundSheet) -> None:
    sheet._filters[Choice.KEEP].click()
    assert len(names(sheet)) == 1
    assert names(sheet)[0].startswith("Hans de Wit")


def test_who_is_asked_first_is_told_with_when_that_comes_back() -> None:
    said = tidied_words(Tidied(9, 0, 1, Changes(), asked=2))
    assert said == (
        "9 namen weggehaald. 1 bewaard. 2 vraag je eerst, die staan er volgende maand weer."
        " Alle aantallen zijn gelijk gebleven."
    )
