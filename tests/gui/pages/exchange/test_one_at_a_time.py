"""Workbooks that come while another is looked over, read or left: each has its turn, and none comes back uncalled."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from tests.gui.fake_exchange import EMPTY, LOES, PLAN, FakeExchange
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.domain.exchange.planned import Decisions, Plan
from wijkwerker.gui.pages.exchange.page import ExchangePage
from wijkwerker.gui.tasks import TaskRunner

Settle = Callable[[], None]
LOES_FILE, BO_FILE = Path("van Loes.xlsx"), Path("van Bo.xlsx")
NOTHING_CHANGED = "Gestopt. Er is niets veranderd."


class Gate:
    """A plan that is not made before the gate opens."""

    def __init__(self) -> None:
        self._begun, self._open = threading.Event(), threading.Event()

    def __call__(self, _decisions: Decisions) -> Plan:
        self._begun.set()
        assert self._open.wait(10)
        return PLAN

    def begun(self) -> bool:
        return self._begun.is_set()

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(exchange: FakeExchange) -> Iterator[Gate]:
    made = Gate()
    exchange.result = made
    yield made
    made.open()


def looked_over(exchange: FakeExchange) -> list[Path]:
    return [asked[1] for asked in exchange.asked if asked[0] == "plan"]


def applied(exchange: FakeExchange) -> list[Path]:
    return [asked[3] for asked in exchange.asked if asked[0] == "apply"]


def test_a_workbook_that_comes_during_a_look_has_its_turn_after_it(
    page: ExchangePage, exchange: FakeExchange, recorder: Recorder, settle: Settle
) -> None:
    page.receiving.receive([LOES_FILE])
    settle()
    page.receiving.receive([BO_FILE])
    settle()
    assert recorder.toasts[-1][0] == "Dit bestand komt hierna."
    assert looked_over(exchange) == [LOES_FILE]
    page.preview.accept()
    settle()
    page.done.next.click()
    settle()
    assert looked_over(exchange)[-1] == BO_FILE
    assert page.crumb() == "Inlezen nakijken"


def test_cancelling_one_workbook_goes_on_with_the_next(
    page: ExchangePage, exchange: FakeExchange, settle: Settle
) -> None:
    exchange.result = lambda _decisions: EMPTY
    page.receiving.receive([LOES_FILE, BO_FILE])
    settle()
    page.preview.body.empty.acted.emit()
    settle()
    assert looked_over(exchange) == [LOES_FILE, BO_FILE]
    page.preview.end.cancel.click()
    settle()
    assert page.crumb() == ""


def test_a_workbook_dropped_after_a_reading_is_looked_over_at_once(
    page: ExchangePage, exchange: FakeExchange, settle: Settle
) -> None:
    page.receiving.receive([LOES_FILE])
    settle()
    page.preview.accept()
    settle()
    assert page.crumb() == "Ingelezen"
    page.receiving.receive([BO_FILE])
    settle()
    assert looked_over(exchange)[-1] == BO_FILE
    assert page.crumb() == "Inlezen nakijken"


def test_a_look_that_was_left_does_not_come_back(
    page: ExchangePage, gate: Gate, recorder: Recorder, settle: Settle, qtbot: QtBot
) -> None:
    page.receiving.receive([LOES_FILE])
    qtbot.waitUntil(gate.begun)
    page.close_crumb()
    gate.open()
    settle()
    assert page.crumb() == ""
    assert page.home.drop.choose.isVisible()
    assert recorder.toasts == []


def test_giving_does_not_end_a_look_that_is_under_way(
    page: ExchangePage, gate: Gate, settle: Settle, qtbot: QtBot
) -> None:
    page.receiving.receive([LOES_FILE])
    qtbot.waitUntil(gate.begun)
    page.home.standing.wanted.emit(LOES)
    gate.open()
    settle()
    assert page.crumb() == "Inlezen nakijken"


def test_what_was_decided_about_one_workbook_is_not_decided_about_the_next(
    page: ExchangePage, exchange: FakeExchange, settle: Settle
) -> None:
    page.receiving.receive([LOES_FILE])
    settle()
    page.preview.body.conflicts.rows[0].cards.cards()[0].click()
    reading = page.receiving._reading
    stop = reading.began.connect(lambda _name: reading.stop())
    page.preview.body.mend.again_wanted.emit()
    settle()
    assert page.preview.decided().choices
    reading.began.disconnect(stop)
    page.preview.end.cancel.click()
    page.receiving.receive([BO_FILE])
    settle()
    assert page.preview.decided().choices == {}


def test_leaving_while_it_is_read_stops_it_and_changes_nothing(
    page: ExchangePage, exchange: FakeExchange, gate: Gate, recorder: Recorder, settle: Settle, qtbot: QtBot
) -> None:
    exchange.result = lambda _decisions: PLAN
    page.receiving.receive([LOES_FILE])
    settle()
    exchange.result = gate
    page.preview.accept()
    qtbot.waitUntil(gate.begun)
    page.close_crumb()
    assert page.crumb() == "Inlezen nakijken"
    gate.open()
    settle()
    assert applied(exchange) == []
    assert recorder.toasts[-1][0] == NOTHING_CHANGED
    page.preview.accept()
    settle()
    assert applied(exchange) == [LOES_FILE]


def test_a_wish_to_stop_after_the_last_step_comes_too_late(
    page: ExchangePage, exchange: FakeExchange, recorder: Recorder, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.receiving.receive([LOES_FILE])
    settle()
    append = exchange.asked.append

    class Asked(list[tuple[object, ...]]):
        def append(self, asked: tuple[object, ...]) -> None:
            append(asked)
            if asked[0] == "apply":
                page.receiving._reading.stop()

    monkeypatch.setattr(exchange, "asked", Asked(exchange.asked))
    page.preview.accept()
    settle()
    assert page.crumb() == "Ingelezen"
    assert NOTHING_CHANGED not in [text for text, _action in recorder.toasts]


def test_a_refused_reading_keeps_what_was_decided(
    page: ExchangePage, exchange: FakeExchange, recorder: Recorder, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.receiving.receive([LOES_FILE])
    settle()
    page.preview.body.conflicts.rows[0].cards.cards()[0].click()

    def refuse(*_asked: object) -> None:
        raise WijkwerkerError("De schijf is vol. Er is niets veranderd.")

    monkeypatch.setattr(exchange, "apply", refuse)
    page.hide()
    page.preview.accepted.emit(page.preview.decided().decisions())
    settle()
    page.show()
    assert "schijf is vol" in recorder.errors[-1].text
    assert page.crumb() == "Inlezen nakijken"
    assert page.preview.end.accept.isEnabled()
    assert len(page.preview.decided().choices) == 1


def test_only_what_was_looked_over_is_read(page: ExchangePage, exchange: FakeExchange, settle: Settle) -> None:
    exchange.result = lambda _decisions: replace(PLAN, sha256="looked over")
    page.receiving.receive([LOES_FILE])
    settle()
    exchange.result = lambda _decisions: replace(PLAN, sha256="saved again since")
    page.preview.accept()
    settle()
    asked = next(asked for asked in exchange.asked if asked[0] == "apply")
    assert asked[1].sha256 == "looked over"


def test_a_window_that_closes_does_not_wait_for_a_look(
    page: ExchangePage, exchange: FakeExchange, runner: TaskRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, steps = threading.Event(), []

    def plan(_path: Path, _decisions: Decisions, _phrase: str | None, progress: Callable[[int, int], None]) -> Plan:
        begun.set()
        for done in range(10_000_000):
            steps.append(done)
            progress(done, 10_000_000)
        return PLAN

    monkeypatch.setattr(exchange, "plan", plan)
    page.receiving.receive([LOES_FILE])
    qtbot.waitUntil(begun.is_set)
    runner.stop()
    assert len(steps) < 10_000_000
