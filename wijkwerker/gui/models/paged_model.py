"""A list of any length that fetches its rows in pages while they are looked at."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from wijkwerker.gui.models.rows_model import ROOT, AnyIndex, DayHead, ListModel
from wijkwerker.gui.tasks import TaskRunner

if TYPE_CHECKING:
    from wijkwerker.services.services import Services

T = TypeVar("T")

PAGE = 40  # rows: more than a screen holds, and few enough to read in one breath
PAGES_KEPT = 100
MOST_WAITING = 4  # a quick scroll over a long list leaves pages behind that nobody looks at any more


@dataclass(frozen=True)
class PageSource(Generic[T]):
    """How a list is read, in calls that run on the read thread.

    `start` gives the number of rows and the first of them (at least PAGE, when there are as many). `keys`, if given,
    reads the handles of all rows in their order (an `array` of row numbers for long lists), and pages are then asked by
    `rows_of(handles)`; `handle` tells the handle of a value. Without them a page is asked by place: `page(first row,
    number of rows)`.
    """

    start: "Callable[[Services], tuple[int, Sequence[T | DayHead]]]"
    page: "Callable[[Services, int, int], Sequence[T | DayHead]] | None" = None
    keys: "Callable[[Services], Sequence[Any]] | None" = None
    rows_of: "Callable[[Services, Sequence[Any]], Sequence[T | DayHead]] | None" = None
    handle: Callable[[T], Any] | None = None


class PagedListModel(ListModel[T]):
    """Known number of rows, pages kept as long as they were looked at last; the rest is asked for again.

    `shown` follows each `show` once the first page is there, `page_came(first, last)` each further page.
    """

    shown = Signal()
    page_came = Signal(int, int)

    def __init__(
        self,
        tasks: TaskRunner,
        *,
        key: Callable[[T], Hashable],
        sentence: Callable[[T], str] = str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(key=key, sentence=sentence, parent=parent)
        self._tasks = tasks
        self._source: PageSource[T] | None = None
        self._round = 0
        self._starting = False
        self._count = 0
        self._loaded = False
        self._keys: Sequence[Any] | None = None
        self._pages: OrderedDict[int, Sequence[T | DayHead]] = OrderedDict()
        self._wanted: list[int] = []
        self._asked: set[int] = set()
        self._handles: dict[Hashable, Any] = {}

    @property
    def is_loaded(self) -> bool:
        """Whether the first page of the present source has come."""
        return self._loaded

    @property
    def waits_for_places(self) -> bool:
        source = self._source
        every = sum(len(page) for page in self._pages.values()) >= self._count
        return source is not None and source.keys is not None and self._keys is None and not every

    def show(self, source: PageSource[T]) -> None:
        """Read another list; the rows of now stay until its first page is there."""
        self._source = source
        self._round += 1
        self._starting = True  # no page of the old list is asked of the new source
        self._tasks.read(source.start, self._started(self._round), owner=self, key="start", failed=self._start_failed)

    def refresh(self) -> None:
        """Read the same list again."""
        if self._source is not None:
            self.show(self._source)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def row_value(self, row: int) -> T | DayHead | None:
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        if len(self._pages) >= PAGES_KEPT:
            self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def row_of(self, key: Hashable) -> int:
        for number, page in self._pages.items():
            for place, value in enumerate(page):
                if not isinstance(value, DayHead) and self._key(value) == key:
                    return number * PAGE + place
        if self._keys is None or key not in self._handles:
            return -1
        try:
            return self._keys.index(self._handles[key])
        except ValueError:
            return -1

    def _note_handles(self, rows: Sequence[T | DayHead]) -> None:
        """Remember where values stand among all rows, so that a chosen one is found again after a reload."""
        handle = self._source.handle if self._source is not None else None
        if handle is None:
            return
        if len(self._handles) > PAGES_KEPT * PAGE:
            self._handles.clear()
        for value in rows:
            if not isinstance(value, DayHead):
                self._handles[self._key(value)] = handle(value)

    def _started(self, asked: int) -> "Callable[[tuple[int, Sequence[T | DayHead]]], None]":
        def show(answer: tuple[int, Sequence[T | DayHead]]) -> None:
            if asked != self._round:
                return
            self._starting = False
            count, first = answer
            self.beginResetModel()
            self._count = count
            self._keys = None
            self._wanted.clear()
            self._asked.clear()
            self._pages = OrderedDict(
                (start // PAGE, first[start : start + PAGE])
                for start in range(0, len(first), PAGE)
                if start + PAGE <= len(first) or len(first) >= count
            )
            self._loaded = True
            self._note_handles(first)
            self.endResetModel()
            self._read_keys(asked)
            self.shown.emit()

        return show

    def _read_keys(self, asked: int) -> None:
        source = self._source
        if source is None or source.keys is None or self._count <= len(self._pages) * PAGE:
            return

        def take(keys: Sequence[Any]) -> None:
            if asked == self._round:
                self._keys = keys
                self.places_known.emit()
                self._ask()

        self._tasks.read(source.keys, take, owner=self, key="keys")

    def _want(self, number: int) -> None:
        if number in self._asked:
            return
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted.append(number)
        del self._wanted[:-MOST_WAITING]
        self._ask()

    def _ask(self) -> None:
        """Ask for the page that was wanted last: one at a time, so that what is in sight comes first."""
        if self._starting or self._asked or not self._wanted or self._source is None:
            return
        number = self._wanted.pop()
        call = self._call_for(self._source, number)
        if call is None:
            self._wanted.append(number)  # the keys are on their way
            return
        self._asked.add(number)
        self._tasks.read(call, self._came(self._round, number), owner=self, failed=self._page_failed)

    def _call_for(self, source: PageSource[T], number: int) -> "Callable[[Services], Sequence[T | DayHead]] | None":
        first = number * PAGE
        if source.page is not None:
            page = source.page
            return lambda services: page(services, first, PAGE)
        if self._keys is None or source.rows_of is None:
            return None
        keys, rows_of = self._keys[first : first + PAGE], source.rows_of
        return lambda services: rows_of(services, keys)

    def _came(self, asked: int, number: int) -> Callable[[Sequence[T | DayHead]], None]:
        def take(rows: Sequence[T | DayHead]) -> None:
            self._asked.discard(number)
            if asked != self._round:
                return
            self._pages[number] = rows
            self._note_handles(rows)
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
            first, last = number * PAGE, min(number * PAGE + PAGE, self._count) - 1
            self.dataChanged.emit(self.index(first), self.index(max(first, last)))
            self.page_came.emit(first, last)
            self._ask()

        return take

    def _start_failed(self, error: Exception) -> None:
        self._starting = False
        self._tasks.raised.emit(error)

    def _page_failed(self, error: Exception) -> None:
        self._asked.clear()
        self._wanted.clear()
        self._tasks.raised.emit(error)
