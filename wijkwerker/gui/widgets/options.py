"""What a choice list offers, and how each choice is painted."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wijkwerker.domain import guard
from wijkwerker.domain.folding import fold
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.avatar import avatar_pixmap
from wijkwerker.gui.widgets.key_hint import key_width, paint_key

TAKE_AWAY = "\x00take away"  # the value of the option that takes a number out of what was typed

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. `section` heads a group; `avatar` is a name; `words` are found too but not shown."""

    value: Hashable
    label: str
    detail: str = ""
    icon: str = ""
    avatar: str = ""
    section: str = ""
    digit: str = ""
    words: str = ""
    muted: bool = False


Deliver: TypeAlias = Callable[[Sequence[Option]], None]
Search: TypeAlias = Callable[[str, Deliver], None]


def filtered(options: Iterable[Option], text: str) -> list[Option]:
    """The options in which each typed word begins a word, those whose label begins with the text first."""
    wanted = fold(text).split()
    if not wanted:
        return list(options)
    found = []
    for option in options:
        words = fold(f"{option.label} {option.detail} {option.words}").split()
        if all(any(word.startswith(want) for word in words) for want in wanted):
            found.append(option)
    first = " ".join(wanted)
    return sorted(found, key=lambda option: not fold(option.label).startswith(first))


def guarded(text: str, options: Sequence[Option]) -> list[Option]:
    """Options of which one keeps what was typed: with a number that may be a BSN, taking it away comes first."""
    if not guard.find_bsn(text):
        return list(options)
    why = _("Dit lijkt een BSN. Wijkwerker bewaart geen BSN.")
    asked = [replace(one, detail=_("Nee, geen BSN")) if text.strip() in one.label else one for one in options]
    return [Option(TAKE_AWAY, _("Weghalen"), detail=why, icon="trash"), *asked]


class OptionModel(QAbstractListModel):
    """The options as rows, with a row without a value for every head of a section."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Option | str] = []
        self.checked: set[Hashable] = set()
        self.multiple = False
        self.digits = False
        self.pictures = False  # with one picture among them, icons stand on circles too

    def show_options(self, options: Sequence[Option], *, digits: bool = False) -> None:
        """Show other options. With `digits` the first ten get 1–9 and 0 unless an option brings its own."""
        self.beginResetModel()
        self.digits = digits
        self.pictures = any(option.avatar or (option.icon and option.detail) for option in options)
        self._rows = []
        section = ""
        for option in options:
            if option.section and option.section != section:
                self._rows.append(option.section)
            section = option.section
            self._rows.append(option)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def options(self) -> list[Option]:
        """The options without the heads."""
        return [row for row in self._rows if isinstance(row, Option)]

    def option(self, row: int) -> Option | None:
        """The option of a row; None for a head."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Option) else None

    def row_at(self, row: int) -> Option | str:
        """The option of a row, or the words of its head."""
        return self._rows[row]

    def first_row(self, value: Hashable = None) -> int:
        """The row of a value, else of the first option; -1 without options."""
        rows = [n for n, row in enumerate(self._rows) if isinstance(row, Option)]
        hit = next((n for n in rows if getattr(self._rows[n], "value", None) == value), None)
        return hit if hit is not None else (rows[0] if rows else -1)

    def digit(self, row: int) -> str:
        """The digit that chooses a row, or ''."""
        option = self.option(row)
        if option is None or not self.digits:
            return ""
        if option.digit:
            return option.digit
        place = self.options().index(option) + 1
        return str(place % 10) if place <= 10 else ""

    def row_of_digit(self, digit: str) -> int:
        """The row that a digit chooses, or -1."""
        return next((n for n in range(len(self._rows)) if self.digit(n) == digit), -1)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.option(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row
        words = " – ".join(part for part in (row.label, row.detail) if part)
        if self.multiple and row.value in self.checked:
            return _("{choice}, gekozen").format(choice=words)
        return words


class OptionDelegate(QStyledItemDelegate):
    """Paints an option: picture, label, second line, and the key that chooses it."""

    def __init__(self, model: OptionModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        now = theme.current()
        row = self._model.row_at(index.row())
        if isinstance(row, str):
            return QSize(0, now.px(26))
        return QSize(0, now.px(48 if row.detail else 40 if row.avatar else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        now = theme.current()
        row = self._model.row_at(index.row())
        rect: QRect = option.rect
        painter.save()
        if isinstance(row, str):
            words = rect.adjusted(now.px(8), 0, -now.px(8), 0)
            paint.text(painter, words, row, font="mmed", token="text2")
        else:
            state: QStyle.StateFlag = option.state
            self._paint_option(painter, rect, row, index.row(), selected=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_option(self, painter: QPainter, rect: QRect, row: Option, number: int, *, selected: bool) -> None:
        now = theme.current()
        if selected:
            paint.box(painter, rect, fill=now.color("soft"))
        area = rect.adjusted(now.px(8), 0, -now.px(8), 0)
        area.setLeft(self._paint_lead(painter, area, row, selected=selected))
        if digit := self._model.digit(number):
            width = key_width(digit)
            paint_key(painter, QPoint(area.right() - width + 1, rect.center().y() - now.px(10)), digit)
            area.setRight(area.right() - width - now.px(8))
        token = "text2" if row.muted else "text"
        if not row.detail:
            paint.text(painter, area, row.label, font="smed", token=token)
            return
        middle = rect.center().y()
        paint.text(painter, QRect(area.x(), middle - now.px(18), area.width(), now.px(18)), row.label, font="smed")
        second = QRect(area.x(), middle, area.width(), now.px(18))
        paint.text(painter, second, row.detail, font="micro", token="text2")

    def _paint_lead(self, painter: QPainter, area: QRect, row: Option, *, selected: bool) -> int:
        now = theme.current()
        x, middle = area.x(), area.center().y() + 1
        if self._model.multiple:
            side = now.px(18)
            box = QRect(x, middle - side // 2, side, side)
            paint_check(painter, box, checked=row.value in self._model.checked)
            x += side + now.px(10)
        if row.avatar or (row.icon and self._model.pictures):
            ground = "surface" if selected else "soft" if row.avatar else "sunken"
            picture = avatar_pixmap(row.avatar, icon=row.icon, size=28, ground=ground)
            painter.drawPixmap(x, middle - now.px(14), picture)
            return x + now.px(28 + 10)
        if row.icon:
            side = now.px(18)
            painter.drawPixmap(x, middle - side // 2, now.pixmap(row.icon, 18, "ink" if selected else "text2"))
            return x + side + now.px(10)
        return x


def paint_check(painter: QPainter, box: QRect, *, checked: bool) -> None:
    """A check box as the style sheet draws it, for use inside lists."""
    now = theme.current()
    if not checked:
        paint.box(painter, box, fill=now.color("surface"), edge=now.color("line2"), width=1.5, radius=5)
        return
    paint.box(painter, box, fill=now.color("accent"), radius=5)
    painter.drawPixmap(box.topLeft() + QPoint(now.px(2), now.px(2)), now.pixmap("check", 14, "on"))
