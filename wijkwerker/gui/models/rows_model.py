"""What a list shows: values in rows, with a key each, so that a selection survives a reload."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeAlias, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

T = TypeVar("T")
AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
DISPLAY = Qt.ItemDataRole.DisplayRole
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_HEAD = Qt.ItemFlag.ItemNeverHasChildren


class DayHead:
    """A row that heads the rows of one day: *dinsdag 13 oktober* and *4 momenten · 31 mensen*. Cannot be chosen."""

    __slots__ = ("detail", "title")

    def __init__(self, title: str, detail: str = "") -> None:
        self.title = title
        self.detail = detail


class ListModel(QAbstractListModel, Generic[T]):
    """The base of every list: `row_value` gives the value of a row, None while it is not there yet.

    `key` gives what a value is known by, `sentence` the row in one sentence for a screen reader.
    """

    places_known = Signal()  # `row_of` may now find rows that it did not know before

    def __init__(
        self,
        *,
        key: Callable[[T], Hashable],
        sentence: Callable[[T], str] = str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._sentence = sentence

    def row_value(self, row: int) -> T | DayHead | None:
        """The value of a row, a head, or None while the row is being fetched."""
        raise NotImplementedError

    def row_of(self, key: Hashable) -> int:
        """The row of a key among the rows that are there; -1 when it is not."""
        raise NotImplementedError

    @property
    def waits_for_places(self) -> bool:
        """Whether `row_of` may soon know more rows; `places_known` then follows."""
        return False

    def head_at(self, row: int) -> tuple[str, str] | None:
        """Title and detail of a row that heads others, else None."""
        value = self.row_value(row)
        return (value.title, value.detail) if isinstance(value, DayHead) else None

    def key_at(self, row: int) -> Hashable:
        """The key of a row; None for a head and while the row is being fetched."""
        value = self.row_value(row) if 0 <= row < self.rowCount() else None
        return None if value is None or isinstance(value, DayHead) else self._key(value)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _HEAD if isinstance(self.row_value(index.row()), DayHead) else _CHOOSABLE

    def data(self, index: AnyIndex, role: int = DISPLAY) -> Any:
        if role != DISPLAY:
            return None
        value = self.row_value(index.row())
        if value is None:
            return ""
        return f"{value.title}, {value.detail}" if isinstance(value, DayHead) else self._sentence(value)


class RowsModel(ListModel[T]):
    """A list that is in memory whole."""

    def __init__(
        self,
        values: Sequence[T | DayHead] = (),
        *,
        key: Callable[[T], Hashable],
        sentence: Callable[[T], str] = str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(key=key, sentence=sentence, parent=parent)
        self._values = list(values)

    def show_values(self, values: Sequence[T | DayHead]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._values = list(values)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._values)

    def row_value(self, row: int) -> T | DayHead | None:
        return self._values[row]

    def row_of(self, key: Hashable) -> int:
        rows = (n for n, value in enumerate(self._values) if not isinstance(value, DayHead) and self._key(value) == key)
        return next(rows, -1)
