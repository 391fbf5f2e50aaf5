"""The cards with charts: their pictures are drawn on the read thread, in the size the cards have."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from wijkwerker.domain.figures import Overview
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.picture import ChartPicture

if TYPE_CHECKING:
    from wijkwerker.domain.figures import Picture, Table

# title, what is counted, height; the subtitle may become another with the figures
CHARTS = MappingProxyType(
    {
        "months": (N_("Individueel en collectief"), N_("Contactmomenten per maand"), 230),
        "reach": (N_("Wie bereiken we"), N_("Bereik per doelgroep; iemand kan vaker meetellen"), 230),
        "ladder": (N_("Van ons naar bewoners"), N_("Initiatieven per trede van de participatieladder"), 220),
        "phases": (N_("Initiatieven per fase"), N_("Initiatieven van deze periode, met hun fase aan het eind"), 250),
    }
)
PAUSE_MS = 120  # that sizes must stay the same before anything is drawn


class ChartCard(Card):
    """A chart under its title; a sentence in its place when there is nothing to draw."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        title, subtitle, height = CHARTS[key]
        super().__init__(_(title), subtitle=_(subtitle), parent=parent)
        self.chart = ChartPicture(_(title), height=height)
        self.add_head_widget(self.chart.switch)
        self._nothing = QLabel(self)
        self._nothing.setProperty("role", "small muted")
        self._nothing.setWordWrap(True)
        self._nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._nothing.hide()
        self.body.addWidget(self.chart)
        self.body.addWidget(self._nothing)
        self.body.addStretch(1)

    def show_chart(self, picture: "Picture") -> None:
        """Show a finished chart."""
        self.set_subtitle(picture.subtitle)
        self._nothing.setText(picture.sentence)
        self._nothing.setVisible(picture.empty)
        self.chart.setVisible(not picture.empty)
        self.chart.switch.setVisible(not picture.empty)
        self.chart.show_picture(picture.png)
        self.chart.show_figures(picture.table.heads, _cells(picture.table), picture.sentence)


class Charts(QObject):
    """Asks for the pictures of all cards at once: for another overview, another size, or another theme."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._overview: Overview | None = None
        self._rooms: dict[str, tuple[int, int, float]] = {}
        self.cards = {key: ChartCard(key) for key in CHARTS}
        for key, card in self.cards.items():
            card.chart.wanted.connect(lambda w, h, ratio, key=key: self._room(key, w, h, ratio))
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        theme.appearance().changed.connect(self._timer.start)

    def show_overview(self, overview: Overview) -> None:
        """Draw the charts of an overview, as soon as it is known how large."""
        self._overview = overview
        if len(self._rooms) == len(self.cards):
            self._ask()

    def _room(self, key: str, width: int, height: int, ratio: float) -> None:
        self._rooms[key] = (width, height, ratio)
        self._timer.start()

    def _ask(self) -> None:
        overview = self._overview
        if overview is None or len(self._rooms) < len(self.cards):
            return
        self._timer.stop()
        ratio = max(ratio for _width, _height, ratio in self._rooms.values())
        scale = ratio * theme.current().text_size / 100  # larger text is the same picture, drawn larger
        sizes = {key: (round(width / scale), round(height / scale)) for key, (width, height, _r) in self._rooms.items()}
        dark = theme.current().dark
        self._context.tasks.read(
            lambda s: s.overview.charts(overview, dark=dark, sizes=sizes, ratio=scale),
            self._show,
            owner=self,
            key="charts",
        )

    def _show(self, pictures: "dict[str, Picture]") -> None:
        for key, card in self.cards.items():
            card.show_chart(pictures[key])


def _cells(table: "Table") -> list[list[str]]:
    return [[cell if isinstance(cell, str) else written(cell) for cell in row] for row in table.rows]
