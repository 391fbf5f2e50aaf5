"""What will be in the file: the same figures, as they will be written."""

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.figures import LABELS, Overview, labelled
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.overview.even_grid import EvenGrid
from wijkwerker.gui.panels.overview.sums import area_table
from wijkwerker.gui.panels.overview.table import SumTable
from wijkwerker.gui.widgets.figure_cells import EDGE

LEAST, GAP = 150, 12  # of one figure with its label


class Preview(QFrame):
    """The key figures and the table per buurt of an overview, exact or as it may be shared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self.setProperty("card", "sunken")
        edge = now.px(EDGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[now.px(8)] * 4)
        column.setSpacing(now.px(6))
        head = QLabel(_("Dit staat in het bestand"))
        head.setProperty("role", "mmed muted")
        self._note = QLabel()
        self._note.setProperty("role", "small muted")
        self._note.setWordWrap(True)
        self._note.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        for label in (head, self._note):
            label.setContentsMargins(edge, 0, edge, 0)
            column.addWidget(label)
        grid = EvenGrid(least=LEAST, gap=GAP)
        grid.setContentsMargins(edge, now.px(6), edge, now.px(2))
        self._figures = {key: _Figure(_(label)) for key, label in LABELS.items()}
        for figure in self._figures.values():
            grid.add(figure)
        self.table = SumTable(_("Per buurt"))
        column.addWidget(grid)
        column.addWidget(self.table)
        column.addStretch(1)

    def show_overview(self, overview: Overview, note: str) -> None:
        """Show the figures of an overview, with `note` above them."""
        for key, (_label, value) in labelled(overview.figures).items():
            self._figures[key].show_text(written(value))
        self.table.show_rows(*area_table(overview))
        self._note.setText(note)

    def figure(self, key: str) -> str:
        """How a key figure is written in the preview."""
        return self._figures[key].text()


class _Figure(QWidget):
    """A figure above its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._figure = QLabel()
        label = QLabel(name)
        self._figure.setProperty("role", "h1")
        label.setProperty("role", "small muted")
        label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._figure)
        column.addWidget(label, 1)

    def show_text(self, text: str) -> None:
        self._figure.setText(text)
        self.setAccessibleName(f"{self._name}: {text}")

    def text(self) -> str:
        return self._figure.text()
