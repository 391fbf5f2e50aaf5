"""The quick log on a real file: typing, correcting, saving."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOON, Recorder
from wijkwerker.domain.kinds import Contact, ContactMoment, Initiative, Promise, Worker
from wijkwerker.domain.kinds.record import Record
from wijkwerker.domain.lists import seed_area_id
from wijkwerker.gui.context import Context
from wijkwerker.gui.panels.quick_log.quick_log import QuickLog
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.popup import ChoicePopup
from wijkwerker.services.services import Services
from wijkwerker.storage.store import Store

Settle = Callable[[], None]
TODAY = NOON.date()
DREEF = seed_area_id("BU03440321")
OVERVECHT = seed_area_id("WK034403")
Key = Qt.Key


@pytest.fixture
def services(store: Store) -> Services:
    """A real file, in which two people are called Samira."""
    made = Services(store)
    worker = made.settings.worker()
    made.records.save(
        Worker(id=worker.id, name=worker.name, areas=frozenset({OVERVECHT})),
        Contact(name="Samira Bouzid", area=DREEF),
        Contact(name="Samira Haddou"),
        Initiative(title="Moestuin Tigrisdreef", area=DREEF),
    )
    return made


@pytest.fixture
def box(qtbot: QtBot, context: Context, settle: Settle) -> QuickLog:
    """The quick log on the screen, with the keyboard in it."""
    made = QuickLog(context)
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    made.start({})
    settle()
    return made


class Hands:
    """What a worker does: types, presses keys, chooses from lists."""

    def __init__(self, box: QuickLog, qtbot: QtBot, settle: Settle) -> None:
        self.box, self.qtbot, self._settle = box, qtbot, settle

    def types(self, text: str) -> None:
        self.qtbot.keyClicks(self.box._text, text)
        self.waits()

    def waits(self) -> None:
        self.qtbot.waitUntil(lambda: not self.box._timer.isActive())
        self._settle()

    def presses(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self._keyboard(), key)
            self.waits()

    def enters(self, text: str) -> None:
        self.qtbot.keyClicks(self._keyboard(), text)
        self.qtbot.wait(120)  # lists look names up when the typing pauses
        self.waits()

    def _keyboard(self) -> QWidget:
        """Where keys go: without a screen no window becomes active again when a list closes."""
        popup = QApplication.activePopupWidget()
        window = popup if popup is not None else self.box
        return window.focusWidget()

    def chip(self, part: str) -> Chip:
        return next(self.box._chips.chip(key) for key in self.box._chips.shown_keys() if key.partition(":")[0] == part)

    def opens(self, part: str) -> ChoicePopup:
        self.chip(part).setFocus()
        self.presses(Key.Key_Space)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, ChoicePopup)
        return popup

    def shown(self) -> list[str]:
        return [self.box._chips.chip(key).text() for key in self.box._chips.shown_keys()]


@pytest.fixture
def hands(box: QuickLog, qtbot: QtBot, settle: Settle) -> Hands:
    return Hands(box, qtbot, settle)


def all_of(services: Services, kind: type[Record]) -> list[Record]:
    return [services.records.find(item.id) for item in services.listing.records(kind)]


def only_moment(services: Services) -> ContactMoment:
    (found,) = all_of(services, ContactMoment)
    assert isinstance(found, ContactMoment)
    return found


def test_the_four_parts_that_every_moment_has_are_there_from_the_start(hands: Hands) -> None:
    assert hands.shown() == ["vandaag", "Overvecht", "Gesprek", "1 persoon", "Meer"]
    assert {hands.chip(part).state for part in ("date", "area", "kind", "people")} == {"default"}


def test_what_is_typed_is_recognised_in_a_fixed_order(hands: Hands) -> None:
    hands.types("idee van 3 moeders over groen, gisteren koffie in Zamenhofdreef 20 min -> bellen vrijdag")
    assert hands.shown() == [
        "gisteren",
        "20 min",
        "Zamenhofdreef e.o.",
        "Koffie",
        "Idee",
        "3 mensen · moeders",
        "Groen",
        "Bellen vr 16 okt",
        "Meer",
    ]
    assert hands.chip("area").state == "recognised"


def test_enter_saves_and_leaves_an_empty_box(hands: Hands, services: Services, recorder: Recorder) -> None:
    hands.types("koffie met 3 bewoners in Zamenhofdreef")
    hands.presses(Key.Key_Return)
    moment = only_moment(services)
    assert (moment.kind, moment.people, moment.area, moment.date) == ("koffie", 3, DREEF, TODAY)
    assert moment.time == time(12, 0)
    assert hands.box.text() == ""
    assert recorder.errors == []


def test_enter_before_anything_was_recognised_saves_the_same(hands: Hands, services: Services) -> None:
    hands.qtbot.keyClicks(hands.box._text, "koffie met 3 bewoners in Zamenhofdreef")
    hands.qtbot.keyClick(hands.box._text, Key.Key_Return)
    hands.waits()
    moment = only_moment(services)
    assert (moment.kind, moment.people, moment.area) == ("koffie", 3, DREEF)


def test_an_empty_box_saves_nothing(hands: Hands, services: Services) -> None:
    hands.presses(Key.Key_Return)
    assert all_of(services, ContactMoment) == []


def test_shift_enter_makes_a_new_line_in_the_note(hands: Hands, services: Services) -> None:
    hands.types("koffie")
    hands.qtbot.keyClick(hands.box._text, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    hands.types("en taart")
    hands.presses(Key.Key_Return)
    assert only_moment(services).note == "koffie\nen taart"


def test_tab_goes_to_the_doubtful_chip_and_a_digit_chooses(
    hands: Hands, services: Services, recorder: Recorder
) -> None:
    hands.types("koffie met Samira")
    assert hands.chip("doubt").state == "doubt"
    assert hands.box._hint.text() == "2 mensen heten Samira – druk Tab om te kiezen"
    hands.presses(Key.Key_Tab)
    assert hands.chip("doubt").hasFocus()
    hands.presses(Key.Key_Space, Key.Key_1)
    assert hands.shown()[4:] == ["Samira Bouzid", "Meer"]
    assert hands.box._hint.text() == ""
    hands.presses(Key.Key_Return)
    (samira,) = only_moment(services).contacts
    found = services.records.find(samira)
    assert isinstance(found, Contact)
    assert found.name == "Samira Bouzid"
    assert ("Opgeslagen. Samira is niet gekoppeld.", "Kies") not in recorder.toasts


def test_an_unlinked_name_is_told_and_can_still_be_chosen(hands: Hands, services: Services, context: Context) -> None:
    said: list[tuple[str, str, Callable[[], None]]] = []
    context.messages.toast_asked.connect(lambda *told: said.append(told))
    hands.types("koffie met Samira")
    hands.presses(Key.Key_Return)
    assert only_moment(services).contacts == frozenset()
    words, action, choose = said[-1]
    assert (words, action) == ("Opgeslagen. Samira is niet gekoppeld.", "Kies")
    choose()
    hands.presses(Key.Key_2)
    assert len(only_moment(services).contacts) == 1


def test_a_new_name_becomes_a_contact(hands: Hands, services: Services) -> None:
    hands.types("koffie met Joost")
    popup = hands.opens("doubt")
    assert [option.label for option in popup._model.options()] == [
        "Nieuwe Joost",
        "Iemand anders zoeken",
        "Zonder naam",
    ]
    hands.presses(Key.Key_1)
    assert "Nieuw: Joost" in hands.shown()
    hands.presses(Key.Key_Return)
    assert "Joost" in [item.line for item in services.listing.records(Contact)]
    assert len(only_moment(services).contacts) == 1


def test_zero_leaves_the_name_out(hands: Hands, services: Services) -> None:
    hands.types("koffie met Samira")
    hands.opens("doubt")
    hands.presses(Key.Key_0)
    assert hands.shown() == ["vandaag", "Overvecht", "Koffie", "1 persoon", "Meer"]


def test_a_chip_set_by_hand_stays_when_the_text_changes(hands: Hands, services: Services) -> None:
    hands.types("koffie met 3 bewoners")
    hands.opens("people")
    hands.enters("17")
    hands.presses(Key.Key_Return)
    assert hands.chip("people").text() == "17 mensen"
    assert hands.chip("people").by_hand
    hands.types(" en 2 moeders")
    assert hands.chip("people").text().startswith("17 mensen")
    hands.chip("people").setFocus()
    hands.presses(Key.Key_Delete)
    assert hands.chip("people").text() == "5 mensen · moeders"


def test_enter_on_a_chip_saves_too(hands: Hands, services: Services) -> None:
    hands.types("koffie")
    hands.presses(Key.Key_Tab, Key.Key_Right, Key.Key_Return)
    assert only_moment(services).kind == "koffie"


def test_shift_tab_goes_back_to_the_text(hands: Hands) -> None:
    hands.types("koffie")
    hands.presses(Key.Key_Tab)
    assert hands.chip("date").hasFocus()
    hands.presses(Key.Key_Backtab)
    assert hands.box._text.hasFocus()


def test_escape_clears_and_undo_brings_it_back_with_what_was_set(hands: Hands) -> None:
    hands.types("koffie met Samira")
    hands.opens("doubt")
    hands.presses(Key.Key_1)
    hands.box._text.setFocus()
    hands.presses(Key.Key_Escape)
    assert (hands.box.text(), len(hands.shown())) == ("", 5)
    hands.box._text.undo()
    hands.waits()
    assert hands.box.text() == "koffie met Samira"
    assert "Samira Bouzid" in hands.shown()


def test_escape_on_an_empty_box_leaves(hands: Hands) -> None:
    with hands.qtbot.waitSignal(hands.box.left):
        hands.presses(Key.Key_Escape)


def test_a_possible_bsn_is_taken_out_unless_it_is_none(hands: Hands, services: Services) -> None:
    hands.types("gebeld over 111222333")
    assert hands.shown()[0] == "Is dit een BSN?"
    hands.presses(Key.Key_Return)
    assert only_moment(services).note == "gebeld over"


def test_a_number_that_is_no_bsn_is_kept(hands: Hands, services: Services) -> None:
    hands.types("gebeld over 111222333")
    hands.presses(Key.Key_Tab, Key.Key_Space)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, ChoicePopup)
    assert [option.label for option in popup._model.options()] == ["Weghalen", "Nee, geen BSN"]
    hands.presses(Key.Key_2)
    assert "Is dit een BSN?" not in hands.shown()
    hands.presses(Key.Key_Return)
    assert only_moment(services).note == "gebeld over 111222333"


def test_taking_a_number_away_changes_the_text(hands: Hands) -> None:
    hands.types("gebeld over 111222333")
    hands.presses(Key.Key_Tab, Key.Key_Space, Key.Key_1)
    assert hands.box.text() == "gebeld over"


def test_words_about_health_get_a_hint_and_do_not_block(hands: Hands, services: Services) -> None:
    hands.types("gesprek, buurman is ziek")
    assert hands.box._hint.text().startswith("Hoort dit hier?")
    hands.presses(Key.Key_Return)
    assert only_moment(services).note == "gesprek, buurman is ziek"


def test_a_day_to_come_gets_a_hint_and_enter_still_saves_it_for_today(hands: Hands, services: Services) -> None:
    hands.types("koffie morgen")
    assert hands.box._hint.text().startswith("Dat is nog niet gebeurd")
    assert hands.box._specs["date"].state == "doubt"
    hands.presses(Key.Key_Return)
    assert only_moment(services).note == "koffie morgen"


def test_every_part_can_be_added_by_hand(hands: Hands, services: Services) -> None:
    hands.types("even gepraat")
    for part, choice in (("Duur", "30"), ("Aard", "Vraag"), ("Kracht", "Zorg"), ("Initiatief", "Moestuin")):
        hands.opens("more")
        hands.enters(part)
        hands.presses(Key.Key_Return)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, ChoicePopup)
        hands.enters(choice)
        hands.presses(Key.Key_Return)
    hands.box._text.setFocus()
    hands.presses(Key.Key_Return)
    moment = only_moment(services)
    assert (moment.minutes, moment.nature, moment.polarity) == (30, "vraag", "zorg")
    assert moment.initiative is not None


def test_a_promise_can_be_moved_to_another_day_or_dropped(hands: Hands, services: Services) -> None:
    hands.types("koffie -> bellen morgen")
    popup = hands.opens("promises")
    tomorrow = TODAY + timedelta(days=1)
    assert popup._model.options()[0].value == tomorrow
    hands.enters("20 okt")
    hands.presses(Key.Key_Return, Key.Key_Return)
    (promise,) = all_of(services, Promise)
    assert isinstance(promise, Promise)
    assert (promise.what, promise.due) == ("bellen", date(2026, 10, 20))


def test_a_refusal_leaves_the_text_where_it_is(
    hands: Hands, services: Services, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.box._text.show_text("koffie " * 6_000)
    hands.waits()
    hands.presses(Key.Key_Return)
    assert len(recorder.errors) == 1
    assert hands.box.text() == "koffie " * 6_000
    assert not hands.box._text.isReadOnly()


def test_the_box_grows_to_three_lines_and_no_further(hands: Hands) -> None:
    heights = []
    for _line in range(5):
        heights.append(hands.box._text.height())
        hands.qtbot.keyClick(hands.box._text, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert heights[0] < heights[1] < heights[2] == heights[3] == heights[4]


def test_presets_are_chips_from_the_start(qtbot: QtBot, context: Context, settle: Settle, services: Services) -> None:
    (samira, *_rest) = [item.id for item in services.listing.records(Contact)]
    made = QuickLog(context, {"contact": samira})
    qtbot.addWidget(made)
    settle()
    assert [spec.text for spec in made._specs.values()][4] == "Samira Bouzid"


def test_each_chip_says_what_it_is_to_a_screen_reader(hands: Hands) -> None:
    hands.types("koffie in Zamenhofdreef met Samira")
    assert hands.chip("area").accessibleName() == "Herkend: buurt Zamenhofdreef e.o."
    assert hands.chip("doubt").accessibleName() == "Niet zeker: wie Samira Bouzid"
