"""The initiatives over time: a bar for each phase; the list beside it tells the same in words."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.dates import short_month
from wijkwerker.domain.initiative_filter import InitiativeFilter
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.models.paged_model import PAGE, PagedListModel, PageSource
from wijkwerker.gui.models.rows_model import DayHead
from wijkwerker.gui.pages.initiatives.list import MovingList
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.rows import INSET, Row, RowDelegate, RowState

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import InitiativeTime
    from wijkwerker.services.services import Services

ROW = 40
BAR = 20
TITLE = 250
HEAD = 34
LEAST_WORD = 34  # a narrower bar bears no word; the list and the row's own sentence tell it
LEAST_MONTHS = 12
MOST_YEARS = 12
_SHORT = {"afgerond", "gestopt"}  # an end is told where it was, and does not last
# phase -> ground, ink, edge
_LOOKS = {
    "idee": ("sunken", "text2", "line3"),
    "verkenning": ("hover", "text2", "line3"),
    "aanvraag": ("infoS", "info", ""),
    "toegekend": ("infoS", "info", "info"),
    "in uitvoering": ("accent", "on", ""),
    "afgerond": ("okS", "ok", "ok"),
    "zelfstandig": ("soft", "ink", "accent"),
    "gepauzeerd": ("surface", "text2", "line2"),
    "gestopt": ("warnS", "warn", "warn"),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """From which day to which the bars run."""

    first: date
    last: date

    def place(self, day: date, left: int, width: int) -> int:
        """The x of a day."""
        days = max((self.last - self.first).days, 1)
        return left + round(width * min(max((day - self.first).days, 0), days) / days)

    def ticks(self) -> list[date]:
        """The first days of the years, or of the quarters when it is not longer than two years."""
        step = 3 if (self.last - self.first).days <= 750 else 12
        days = [date(year, month, 1) for year in range(self.first.year, self.last.year + 1) for month in (1, 4, 7, 10)]
        return [day for day in days if self.first <= day <= self.last and (step == 3 or day.month == 1)]


@dataclass(frozen=True, slots=True)
class TimeRow(Row):
    """A row with the bars of one initiative as (phase, its word, first day, last day)."""

    bars: tuple[tuple[str, str, date, date], ...] = ()


def bars_area(rect: QRect) -> QRect:
    """Where the bars stand within a row."""
    now = theme.current()
    title = min(now.px(TITLE), rect.width() // 3)
    return rect.adjusted(now.px(INSET) + title, 0, -now.px(INSET), 0)


class TimeDelegate(RowDelegate):
    """Paints a title, and behind it the phases as bars along `scale`."""

    def __init__(self, content: object, scale: Scale) -> None:
        super().__init__(content, height=ROW)  # type: ignore[arg-type]
        self.scale = scale

    def paint_content(self, painter: QPainter, rect: QRect, row: Row, state: RowState) -> None:
        """The title at the left, the bars in the rest."""
        now = theme.current()
        area = bars_area(rect)
        words = QRect(rect.x() + now.px(INSET), rect.y(), area.x() - rect.x() - now.px(INSET + 12), rect.height())
        paint.text(painter, words, row.title, font="h3" if state.selected else "med")
        for tick in self.scale.ticks():
            x = self.scale.place(tick, area.x(), area.width())
            painter.fillRect(QRect(x, rect.y(), 1, rect.height()), now.color("line"))
        for bar in row.bars if isinstance(row, TimeRow) else ():
            self._paint_bar(painter, area, *bar)

    def _paint_bar(self, painter: QPainter, area: QRect, phase: str, word: str, first: date, last: date) -> None:
        now = theme.current()
        if last < self.scale.first:
            return
        ground, ink, edge = _LOOKS.get(phase, _LOOKS["idee"])
        left = self.scale.place(first, area.x(), area.width())
        right = self.scale.place(last, area.x(), area.width())
        needed = paint.text_width(word, "micro") + 2 * now.px(6)
        if phase in _SHORT:
            left = min(left, area.right() - needed)
            right = left + needed
        bar = QRect(left, area.center().y() - now.px(BAR) // 2, max(right - left - 1, now.px(3)), now.px(BAR))
        dashed = phase == "gepauzeerd"
        colour = now.color(edge) if edge else None
        paint.box(painter, bar, fill=now.color(ground), edge=colour, radius=4, dashed=dashed)
        if bar.width() >= now.px(LEAST_WORD):
            paint.text(painter, bar.adjusted(now.px(6), 0, -now.px(2), 0), word, font="micro", token=ink)


class InitiativeTimes(QWidget):
    """`view` is the list, whose keys are ids: the same keys work as on the list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._labels: dict[str, str] = {}
        today = context.clock.today()
        self._model: PagedListModel[InitiativeTime] = PagedListModel(
            context.tasks, key=lambda one: one.id, sentence=self._sentence, parent=self
        )
        self._delegate = TimeDelegate(self._row, Scale(_months_before(today, LEAST_MONTHS), today))
        self.view = MovingList(self._delegate, _("Initiatieven in de tijd"))
        self.view.show_model(self._model)
        self._head = _Years(self._delegate, self.view)
        edge = theme.current().px(24 - INSET)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, 0, edge // 2, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)

    def show_words(self, labels: dict[str, str]) -> None:
        """Take the names of the phases."""
        self._labels = {code: label.split(",", 1)[0] for code, label in labels.items()}  # Gestopt, met les
        self._delegate.forget()

    def show_found(self, wanted: InitiativeFilter) -> None:
        """Read the initiatives that fit, those that moved last first, and how far back they go."""
        today = self._context.clock.today()

        def start(services: "Services") -> "tuple[int, list[InitiativeTime]]":
            rows = services.initiatives.rows(wanted)
            return len(rows), services.initiatives.times(rows[:PAGE], today)

        self._context.tasks.read(lambda s: s.initiatives.since(wanted), self._show_since, owner=self, key="since")
        self._model.show(
            PageSource(
                start=start,
                keys=lambda s: s.initiatives.rows(wanted),
                rows_of=lambda s, rows: s.initiatives.times(rows, today),
                handle=lambda one: one.row,
            )
        )

    def _show_since(self, first: date | None) -> None:
        today = self._context.clock.today()
        earliest = max(first or today, _months_before(today, 12 * MOST_YEARS))
        self._delegate.scale = Scale(min(earliest, _months_before(today, LEAST_MONTHS)), today)
        self._delegate.forget()
        self._head.update()
        self.view.viewport().update()

    def card(self, card_id: object) -> "InitiativeTime | None":
        """The initiative of an id among the rows that are there."""
        place = self._model.row_of(card_id) if isinstance(card_id, str) else -1
        value = self._model.row_value(place) if place >= 0 else None
        return None if value is None or isinstance(value, DayHead) else value

    def _row(self, one: "InitiativeTime") -> TimeRow:
        today = self._delegate.scale.last
        bars = tuple(
            (span.code, self._labels.get(span.code, span.code), span.from_, min(span.until, today))
            for span in one.spans
            if span.from_ <= today
        )
        return TimeRow(one.title, bars=bars)

    def _sentence(self, one: "InitiativeTime") -> str:
        told = [
            _("{phase} vanaf {month} {year}").format(
                phase=self._labels.get(span.code, span.code), month=short_month(span.from_.month), year=span.from_.year
            )
            for span in one.spans
        ]
        return ", ".join([one.title, *told])


class _Years(QWidget):
    """The years above the bars."""

    def __init__(self, delegate: TimeDelegate, view: MovingList) -> None:
        super().__init__()
        self._delegate, self._view = delegate, view
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(200), now.px(HEAD))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.color("line"))
        title = QRect(now.px(INSET), 0, now.px(TITLE), self.height())
        paint.text(painter, title, _("Initiatief"), font="small", token="text2")
        area = bars_area(QRect(0, 0, self._view.viewport().width(), self.height()))
        free = area.x()
        for tick in self._delegate.scale.ticks():
            words = f"{short_month(tick.month)} {tick.year}"
            x, width = self._delegate.scale.place(tick, area.x(), area.width()), paint.text_width(words, "small")
            if x >= free and x + width <= area.right():
                place = QRect(x, 0, width + 1, self.height())
                paint.text(painter, place, words, font="small", token="text2", align=Qt.AlignmentFlag.AlignLeft)
                free = x + width + now.px(12)
        painter.end()


def _months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    return date(month // 12, month % 12 + 1, 1)
