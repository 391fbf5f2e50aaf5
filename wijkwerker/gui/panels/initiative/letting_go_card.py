"""The Loslaten-lijn: how residents take over, and how our hours become less."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.picture import ChartPicture

if TYPE_CHECKING:
    from wijkwerker.domain.figures.picture import Picture, Table

HEIGHT = 180


class LettingGoCard(Card):
    """Asks for its picture when there is room for it. `step_wanted` asks to choose a step of the ladder."""

    step_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Loslaten-lijn"),
            subtitle=_(
                "Trede op de participatieladder (lijn) en onze uren (streep)."
                " Het gaat om de richting, niet om een score."
            ),
            parent=parent,
        )
        self._context = context
        self._id = ""
        self._chart = ChartPicture(_("Loslaten-lijn"), height=HEIGHT)
        self._chart.wanted.connect(self._ask)
        self.add_head_widget(self._chart.switch)
        self._nothing = QPushButton(_("Nog geen trede gekozen. Kies er één."))
        self._nothing.setProperty("variant", "quiet")
        self._nothing.clicked.connect(self.step_wanted)
        self._nothing.hide()
        self.body.addWidget(self._chart)
        self.body.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignLeft)
        theme.appearance().changed.connect(self._chart.ask_again)

    def show_line(self, initiative: str, *, known: bool) -> None:
        """Show the line of an initiative; without anything `known` the sentence that invites."""
        if initiative != self._id:
            self._chart.show_picture(QImage())  # not the line of another initiative until the own one is there
        self._id = initiative
        self._chart.setVisible(known)
        self._chart.switch.setVisible(known)
        self._nothing.setVisible(not known)
        if self.isVisible():
            self._chart.ask_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the picture that was not asked for while the card was hidden."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._chart.ask_again)

    def _ask(self, width: int, height: int, ratio: float) -> None:
        if not self._id:
            return
        initiative, today, dark = self._id, self._context.clock.today(), theme.current().dark
        scale = ratio * theme.current().text_size / 100
        size = (round(width / scale), round(height / scale))
        self._context.tasks.read(
            lambda s: s.initiatives.picture(initiative, today, dark=dark, size=size, ratio=scale),
            self._show,
            owner=self,
            key="picture",
        )

    def _show(self, picture: "Picture") -> None:
        self._chart.show_picture(picture.png)
        self._chart.show_figures(picture.table.heads, _cells(picture.table), picture.sentence)


def _cells(table: "Table") -> list[list[str]]:
    return [[cell if isinstance(cell, str) else written(cell) for cell in row] for row in table.rows]
