from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from wijkwerker.gui.models.paged_model import PAGE, PAGES_KEPT, PagedListModel, PageSource
from wijkwerker.gui.models.rows_model import DayHead
from wijkwerker.gui.tasks import TaskRunner

LONG = 1_000_000


@dataclass(frozen=True)
class Line:
    """A row of the list: its id, and where it stands in the file."""

    id: str
    row: int


def lines(first: int, number: int, count: int = LONG) -> list[Line | DayHead]:
    return [Line(f"id{n}", n) for n in range(first, min(first + number, count))]


def by_place(count: int = LONG) -> PageSource[Line]:
    return PageSource(
        start=lambda _services: (count, lines(0, 2 * PAGE, count)),
        page=lambda _services, first, number: lines(first, number, count),
    )


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner(lambda: SimpleNamespace(close=lambda: None))  # type: ignore[arg-type, return-value]
    runner.start_loading()
    yield runner
    runner.stop()


@pytest.fixture
def model(tasks: TaskRunner) -> PagedListModel[Line]:
    return PagedListModel(tasks, key=lambda line: line.id, sentence=lambda line: line.id)


def show(qtbot: QtBot, model: PagedListModel[Line], source: PageSource[Line]) -> None:
    with qtbot.waitSignal(model.shown):
        model.show(source)


def test_the_first_page_comes_with_the_number_of_rows(qtbot: QtBot, model: PagedListModel[Line]) -> None:
    assert not model.is_loaded
    show(qtbot, model, by_place())
    assert model.is_loaded
    assert model.rowCount() == LONG
    assert model.row_value(0) == Line("id0", 0)


def test_a_row_far_away_is_empty_until_its_page_came(qtbot: QtBot, model: PagedListModel[Line]) -> None:
    show(qtbot, model, by_place())
    with qtbot.waitSignal(model.page_came) as came:
        assert model.row_value(765_432) is None
        assert model.key_at(765_432) is None
        assert model.data(model.index(765_432)) == ""
    first = 765_432 // PAGE * PAGE
    assert came.args == [first, first + PAGE - 1]
    assert model.row_value(765_432) == Line("id765432", 765_432)


def test_a_short_list_needs_no_pages(qtbot: QtBot, model: PagedListModel[Line]) -> None:
    show(qtbot, model, by_place(3))
    assert [model.key_at(row) for row in range(3)] == ["id0", "id1", "id2"]


def test_only_the_pages_that_were_looked_at_last_are_kept(qtbot: QtBot, model: PagedListModel[Line]) -> None:
    show(qtbot, model, by_place())
    for page in range(2, PAGES_KEPT + 10):
        with qtbot.waitSignal(model.page_came):
            model.row_value(page * PAGE)
    assert len(model._pages) == PAGES_KEPT
    assert model.row_value((PAGES_KEPT + 9) * PAGE) is not None
    assert model.row_value(0) is None


def test_with_handles_a_page_is_asked_by_them(qtbot: QtBot, model: PagedListModel[Line]) -> None:
    handles = list(range(5_000, 0, -1))

    def rows_of(_services: Any, wanted: Sequence[int]) -> list[Line | DayHead]:
        return [Line(f"id{n}", n) for n in wanted]

    source = PageSource(
        start=lambda services: (len(handles), rows_of(services, handles[:PAGE])),
        keys=lambda _services: handles,
        rows_of=rows_of,
        handle=lambda line: line.row,
    )
    show(qtbot, model, source)
    with qtbot.waitSignal(model.page_came):
        model.row_value(1_234)
    assert model.row_value(1_234) == Line("id3766", 3_766)


def test_a_row_that_was_seen_is_found_again_after_a_reload(qtbot: QtBot, model: PagedListModel[Line]) -> None:
    handles = list(range(1_000))

    def source() -> PageSource[Line]:
        now = list(handles)
        return PageSource(
            start=lambda _services: (len(now), [Line(f"id{n}", n) for n in now[:PAGE]]),
            keys=lambda _services: now,
            rows_of=lambda _services, wanted: [Line(f"id{n}", n) for n in wanted],
            handle=lambda line: line.row,
        )

    show(qtbot, model, source())
    with qtbot.waitSignal(model.page_came):
        model.row_value(500)
    handles.insert(0, 1_000)  # somebody added a row at the top
    with qtbot.waitSignal(model.places_known):
        model.show(source())
    assert model.row_of("id500") == 501
    assert model.row_of("id999") == -1


def test_an_answer_for_a_list_that_was_left_is_dropped(qtbot: QtBot, model: PagedListModel[Line]) -> None:
    show(qtbot, model, by_place())
    model.row_value(900_000)
    show(qtbot, model, by_place(2 * PAGE))
    qtbot.wait(20)
    assert model.rowCount() == 2 * PAGE
    assert model.row_value(2 * PAGE - 1) == Line(f"id{2 * PAGE - 1}", 2 * PAGE - 1)


def test_a_page_that_fails_is_told_and_asked_again_later(
    qtbot: QtBot, model: PagedListModel[Line], tasks: TaskRunner
) -> None:
    failing = [True]

    def page(_services: Any, first: int, number: int) -> list[Line | DayHead]:
        if failing:
            failing.clear()
            raise OSError("the file is busy")
        return lines(first, number)

    show(qtbot, model, PageSource(start=by_place().start, page=page))
    with qtbot.waitSignal(tasks.raised):
        model.row_value(5_000)
    with qtbot.waitSignal(model.page_came):
        model.row_value(5_000)
    assert model.key_at(5_000) == "id5000"


def test_while_another_list_starts_no_page_of_the_old_one_is_asked(qtbot: QtBot, model: PagedListModel[Line]) -> None:
    asked: list[int] = []

    def page(_services: Any, first: int, number: int) -> list[Line | DayHead]:
        asked.append(first)
        return lines(first, number)

    show(qtbot, model, by_place())
    with qtbot.waitSignal(model.shown):
        model.show(PageSource(start=lambda _services: (5, lines(0, 5)), page=page))
        assert model.row_value(700_000) is None
    assert model.rowCount() == 5
    assert asked == []


def test_refresh_reads_the_same_list_again(qtbot: QtBot, model: PagedListModel[Line]) -> None:
    asked: list[bool] = []

    def start(_services: Any) -> tuple[int, list[Line | DayHead]]:
        asked.append(True)
        return 1, lines(0, 1)

    show(qtbot, model, PageSource(start=start))
    with qtbot.waitSignal(model.shown):
        model.refresh()
    assert len(asked) == 2
