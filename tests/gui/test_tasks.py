"""Reads and writes run outside the GUI thread and come back on it."""

import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Recorder
from wijkwerker.domain.changes import Change, Changes
from wijkwerker.domain.errors import WijkwerkerError
from wijkwerker.gui.context import Context
from wijkwerker.gui.tasks import TaskRunner

Settle = Callable[[], None]


class Listener(QObject):
    """An owner that keeps what it is told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: set[int] = set()

    def hear(self, result: object) -> None:
        self.heard.append(result)
        self.threads.add(threading.get_ident())


def one_change() -> Changes:
    return Changes((Change("contact", "c1", None, None),), "Opgeslagen")


def giving(number: int) -> Callable[[object], int]:
    return lambda _services: number


def appending(numbers: list[int], number: int) -> Callable[[object], None]:
    return lambda _services: numbers.append(number)


def test_a_read_runs_elsewhere_and_answers_on_the_gui_thread(runner: TaskRunner, settle: Settle) -> None:
    owner = Listener()
    runner.read(lambda _s: threading.get_ident(), owner.hear, owner=owner)
    settle()
    assert owner.heard != [threading.get_ident()]
    assert owner.threads == {threading.get_ident()}


def test_a_call_made_before_the_loading_waits_for_the_services(
    qtbot: QtBot, runner: TaskRunner, services: Any, settle: Settle
) -> None:
    owner = Listener()
    runner.read(lambda s: s is services, owner.hear, owner=owner)
    qtbot.wait(20)
    assert owner.heard == []
    settle()
    assert owner.heard == [True]


def test_a_later_read_with_the_same_key_replaces_an_earlier_one(runner: TaskRunner, settle: Settle) -> None:
    owner = Listener()
    for number in range(5):
        runner.read(giving(number), owner.hear, owner=owner, key="page")
    settle()
    assert owner.heard == [4]


def test_reads_with_other_keys_or_without_key_all_answer(runner: TaskRunner, settle: Settle) -> None:
    owner = Listener()
    runner.read(lambda _s: "a", owner.hear, owner=owner, key="one")
    runner.read(lambda _s: "b", owner.hear, owner=owner, key="two")
    runner.read(lambda _s: "c", owner.hear, owner=owner)
    runner.read(lambda _s: "d", owner.hear, owner=owner)
    settle()
    assert owner.heard == ["a", "b", "c", "d"]


def test_nothing_is_delivered_to_an_owner_that_is_gone(runner: TaskRunner, settle: Settle) -> None:
    owner = Listener()
    heard: list[int] = []
    runner.read(lambda _s: 1, heard.append, owner=owner)
    shiboken6.delete(owner)
    settle()
    assert heard == []


def test_waiting_for_an_answer_does_not_keep_a_window_alive(runner: TaskRunner, settle: Settle) -> None:
    owner = Listener()
    gone: list[bool] = []
    owner.destroyed.connect(lambda: gone.append(True))
    runner.read(lambda _s: 1, owner.hear, owner=owner)
    del owner
    assert gone == [True]
    settle()


def test_a_write_tells_everyone_what_changed_and_by_whom(runner: TaskRunner, settle: Settle) -> None:
    owner = Listener()
    told: list[tuple[object, object]] = []
    runner.changed.connect(lambda changes, who: told.append((changes, who)))
    runner.write(lambda _s: one_change(), owner.hear, owner=owner)
    settle()
    assert told == [(one_change(), owner)]
    assert owner.heard == [one_change()]


def test_a_write_that_changed_nothing_is_not_told(runner: TaskRunner, settle: Settle) -> None:
    owner = Listener()
    told: list[tuple[object, object]] = []
    runner.changed.connect(lambda changes, who: told.append((changes, who)))
    runner.write(lambda _s: Changes(), owner=owner)
    runner.write(lambda _s: None, owner=owner)
    settle()
    assert told == []


def test_writes_run_one_after_the_other_and_say_when_they_are_busy(runner: TaskRunner, settle: Settle) -> None:
    owner = Listener()
    busy: list[bool] = []
    order: list[int] = []
    runner.busy.connect(busy.append)
    for number in range(3):
        runner.write(appending(order, number), owner=owner)
    settle()
    assert order == [0, 1, 2]
    assert busy == [True, False]


def test_a_refusal_is_shown_as_it_is_and_a_bug_as_a_bug(context: Context, recorder: Recorder, settle: Settle) -> None:
    refusal = WijkwerkerError("De schijf is vol.", "Maak ruimte en druk op Opnieuw.")

    def refuse(_services: object) -> None:
        raise refusal

    owner = Listener()
    context.tasks.read(refuse, owner.hear, owner=owner)
    context.tasks.write(lambda _s: 1 // 0, owner=owner)
    settle()
    assert recorder.errors == [refusal]
    assert [type(error) for error in recorder.bugs] == [ZeroDivisionError]
    assert owner.heard == []


def test_a_caller_may_take_the_failure_itself(context: Context, recorder: Recorder, settle: Settle) -> None:
    owner = Listener()
    context.tasks.read(lambda _s: 1 // 0, owner.hear, owner=owner, failed=owner.hear)
    settle()
    assert [type(error) for error in owner.heard] == [ZeroDivisionError]
    assert recorder.bugs == []


def test_the_failure_of_a_write_is_shown_even_when_its_page_is_gone(
    context: Context, recorder: Recorder, settle: Settle
) -> None:
    owner = Listener()
    context.tasks.write(lambda _s: 1 // 0, owner=owner)
    shiboken6.delete(owner)
    settle()
    assert len(recorder.bugs) == 1


def test_a_loading_that_fails_can_be_tried_again(qtbot: QtBot, services: Any) -> None:
    words = ["fout", "goed"]

    def load() -> Any:
        if words.pop(0) == "fout":
            raise WijkwerkerError("Deze wachtzin past niet.")
        return services

    runner, owner = TaskRunner(load), Listener()
    runner.read(lambda _s: 1, owner.hear, owner=owner)
    with qtbot.waitSignal(runner.load_failed) as failed:
        runner.start_loading()
    assert str(failed.args[0]) == "Deze wachtzin past niet."
    assert not runner.is_started()
    with qtbot.waitSignal(runner.loaded):
        runner.start_loading()
    qtbot.waitUntil(runner.is_idle)
    runner.stop()
    assert owner.heard == [1]


def test_stopping_finishes_the_writes_that_wait(runner: TaskRunner) -> None:
    owner = Listener()
    done: list[int] = []
    for number in range(3):
        runner.write(appending(done, number), owner=owner)
    runner.start_loading()
    runner.stop()
    assert done == [0, 1, 2]
    assert not runner.is_started()


def opened_as(services: Any) -> int:
    """How many times the file was opened when these services were made."""
    number: int = services.number
    return number


class Files:
    """Counts how often the file was opened and closed, and says what is open now."""

    def __init__(self) -> None:
        self.opened: list[Any] = []
        self.closed: list[int] = []

    def load(self) -> Any:
        number = len(self.opened) + 1
        services = SimpleNamespace(number=number, close=lambda: self.closed.append(number))
        self.opened.append(services)
        return services


def test_a_file_that_was_closed_opens_again_and_answers_what_waited(qtbot: QtBot) -> None:
    files, owner = Files(), Listener()
    runner = TaskRunner(files.load)
    with qtbot.waitSignal(runner.loaded):
        runner.start_loading()
    runner.write(lambda s: owner.hear(("written", opened_as(s))), owner=owner)
    with qtbot.waitCallback() as closed:
        runner.close(closed)
    assert (files.closed, owner.heard, runner.is_started()) == ([1], [("written", 1)], False)
    runner.read(lambda s: ("read", opened_as(s)), owner.hear, owner=owner)
    runner.write(lambda s: ("late", opened_as(s)), owner.hear, owner=owner)
    runner.start_loading()
    qtbot.waitUntil(runner.is_idle)
    assert sorted(map(str, owner.heard)) == ["('late', 2)", "('read', 2)", "('written', 1)"]
    runner.stop()
    runner.start_loading()
    qtbot.waitUntil(lambda: len(files.opened) == 3)
    runner.stop()
    assert files.closed == [1, 2, 3]


def test_what_was_written_is_told_before_the_file_is_closed(qtbot: QtBot, runner: TaskRunner) -> None:
    owner = Listener()
    with qtbot.waitSignal(runner.loaded):
        runner.start_loading()
    runner.write(lambda _s: one_change(), owner.hear, owner=owner)
    with qtbot.waitCallback() as closed:
        runner.close(lambda: closed(list(owner.heard)))
    closed.assert_called_with([one_change()])


def test_a_read_for_a_page_that_the_lock_took_away_is_not_done(qtbot: QtBot) -> None:
    files, owner, read = Files(), Listener(), []
    runner = TaskRunner(files.load)
    runner.read(lambda s: read.append(opened_as(s)), owner.hear, owner=owner)
    shiboken6.delete(owner)
    runner.start_loading()
    qtbot.waitUntil(runner.is_idle)
    runner.stop()
    assert read == []


def test_a_file_that_is_asked_for_twice_is_opened_once(qtbot: QtBot) -> None:
    files, owner = Files(), Listener()
    runner = TaskRunner(files.load)
    runner.start_loading()
    runner.start_loading()
    runner.read(opened_as, owner.hear, owner=owner)
    qtbot.waitUntil(runner.is_idle)
    runner.stop()
    assert (owner.heard, files.closed) == ([1], [1])


def test_a_long_look_goes_on_beside_reads_and_writes(qtbot: QtBot, runner: TaskRunner) -> None:
    owner, go_on = Listener(), threading.Event()

    def look(_services: object, _stop: Callable[[], bool]) -> str:
        go_on.wait()
        return "bekeken"

    runner.aside(look, owner.hear, owner=owner)
    runner.start_loading()
    runner.read(lambda _s: "gelezen", owner.hear, owner=owner)
    runner.write(lambda _s: "geschreven", owner.hear, owner=owner)
    qtbot.waitUntil(lambda: len(owner.heard) == 2)
    go_on.set()
    qtbot.waitUntil(runner.is_idle)
    assert owner.heard[-1] == "bekeken"
    assert owner.threads == {threading.get_ident()}


def test_closing_stops_a_long_look_and_waits_for_it(qtbot: QtBot) -> None:
    files, owner, begun = Files(), Listener(), threading.Event()

    def look(_services: object, stop: Callable[[], bool]) -> str:
        begun.set()
        while not stop():
            time.sleep(0.001)
        return f"gestopt, {len(files.closed)} dicht"

    runner = TaskRunner(files.load)
    runner.aside(look, owner.hear, owner=owner)
    runner.start_loading()
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitCallback() as closed:
        runner.close(closed)
    assert (owner.heard, files.closed) == (["gestopt, 0 dicht"], [1])


def test_a_long_look_that_fails_is_told_as_any_other(context: Context, recorder: Recorder, settle: Settle) -> None:
    owner = Listener()
    context.tasks.aside(lambda _s, _stop: 1 // 0, owner.hear, owner=owner)
    settle()
    assert [type(error) for error in recorder.bugs] == [ZeroDivisionError]
