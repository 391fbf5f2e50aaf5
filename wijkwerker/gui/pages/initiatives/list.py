"""All initiatives in one list that can be put in order: the twin of the board."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijkwerker.domain.dates import near_day
from wijkwerker.domain.initiative_filter import InitiativeFilter
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.models.paged_model import PAGE, PagedListModel, PageSource
from wijkwerker.gui.models.rows_model import DayHead
from wijkwerker.gui.pages.initiatives.cards import Telling
from wijkwerker.gui.pages.initiatives.sort_heads import SortHeads
from wijkwerker.gui.widgets.lead import Lead
from wijkwerker.gui.widgets.list_view import ListView
from wijkwerker.gui.widgets.rows import INSET, Cell, Column, Row, RowDelegate

if TYPE_CHECKING:
    from wijkwerker.services.initiatives import InitiativeCard
    from wijkwerker.services.services import Services

# what each column is put in order by
_ORDERS = ("area", "phase", "ladder", "lead", "last", "started")
_COLUMNS = (
    Column(N_("Buurt"), 190, rank=4),
    Column(N_("Fase"), 130, rank=1),
    Column(N_("Inspraak"), 130, rank=3),
    Column(N_("Trekker"), 170, rank=2),
    Column(N_("Laatste contact"), 150, rank=2),
    Column(N_("Begonnen"), 130, rank=5),
)


class MovingList(ListView):
    """A list in which Ctrl+← and Ctrl+→ move an initiative to another phase."""

    move_wanted = Signal(object, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_wanted.emit(self.current_key(), step)
        else:
            super().keyPressEvent(event)


class InitiativeList(QWidget):
    """`view` is the list, whose keys are ids; `order_chosen` asks to be read again."""

    order_chosen = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._telling = Telling()
        self._labels: dict[str, str] = {}
        self._model: PagedListModel[InitiativeCard] = PagedListModel(
            context.tasks, key=lambda card: card.id, sentence=self._sentence, parent=self
        )
        columns = [Column(_(column.title), column.width, column.rank) for column in _COLUMNS]
        self._delegate = RowDelegate(self._row, columns)
        self.view = MovingList(self._delegate, _("Initiatieven"))
        self.view.show_model(self._model)
        self.heads = SortHeads(_("Initiatief"), self._delegate, self.view, ["title", *_ORDERS])
        self.heads.chosen.connect(self.order_chosen)
        column = QVBoxLayout(self)
        edge = theme.current().px(24 - INSET)
        column.setContentsMargins(edge, 0, edge // 2, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(self.view, 1)

    def show_words(self, telling: Telling, labels: dict[str, str]) -> None:
        """Take what rows are told with, and the names of the phases."""
        self._telling, self._labels = telling, labels
        self._delegate.forget()

    def show_found(self, wanted: InitiativeFilter) -> None:
        """Read the initiatives that fit, in the order of the heads."""
        ordered = self.heads.ordered(wanted)
        today = self._context.clock.today()

        def start(services: "Services") -> "tuple[int, list[InitiativeCard]]":
            rows = services.initiatives.rows(ordered)
            return len(rows), services.initiatives.cards(rows[:PAGE], today)

        self._delegate.forget()
        self._model.show(
            PageSource(
                start=start,
                keys=lambda s: s.initiatives.rows(ordered),
                rows_of=lambda s, rows: s.initiatives.cards(rows, today),
                handle=lambda card: card.row,
            )
        )

    def card(self, card_id: object) -> "InitiativeCard | None":
        """The initiative of an id among the rows that are there."""
        place = self._model.row_of(card_id) if isinstance(card_id, str) else -1
        value = self._model.row_value(place) if place >= 0 else None
        return None if value is None or isinstance(value, DayHead) else value

    def _row(self, card: "InitiativeCard") -> Row:
        today = self._telling.today
        step, word = self._telling.step(card)
        tag = self._telling.tag(card)
        warns = tag is not None and tag.tone == "warn"
        last = near_day(card.last, today) if card.last else ""
        return Row(
            card.title,
            lead=Lead(icon="leaf", tone="soft" if card.phase in {"in uitvoering", "zelfstandig"} else "neutral"),
            cells=(
                Cell(card.area),
                Cell(self._labels.get(card.phase, card.phase), token="text"),
                Cell(word if step else ""),
                Cell(card.lead),
                Cell(last, icon="clock" if warns else "", token="warn" if warns else "text2"),
                Cell(near_day(card.started, today) if card.started else ""),
            ),
        )

    def _sentence(self, card: "InitiativeCard") -> str:
        phase = self._labels.get(card.phase, card.phase)
        last = near_day(card.last, self._telling.today) if card.last else ""
        said = _("laatste contact {day}").format(day=last) if last else ""
        return ", ".join(part for part in (self._telling.sentence(card), phase, said) if part)
