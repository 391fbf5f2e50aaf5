"""What will be in the file: the same figures, as they will be written."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.figures import Overview, labelled
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.overview.sums import area_table
from wijkwerker.gui.panels.overview.table import EDGE, SumTable
from wijkwerker.gui.widgets.scroll_area import ScrollArea

MOST_HEIGHT = 380
COLUMNS = 4


class Preview(QFrame):
    """The key figures and the table per buurt of an overview, exact or as it may be shared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self.setProperty("card", "sunken")
        self._figures: dict[str, QLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(now.px(16))
        self._grid.setVerticalSpacing(now.px(10))
        self._note = QLabel()
        self._note.setProperty("role", "small muted")
        self._note.setWordWrap(True)
        self._note.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.table = SumTable(_("Per buurt"))
        body = _Body()
        head = QLabel(_("Dit staat in het bestand"))
        head.setProperty("role", "mmed muted")
        edge = now.px(EDGE)
        for label in (head, self._note):
            label.setContentsMargins(edge, 0, edge, 0)
            body.body.addWidget(label)
        self._grid.setContentsMargins(edge, now.px(6), edge, now.px(2))
        body.body.addLayout(self._grid)
        body.body.addWidget(self.table)
        body.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(body)

    def show_overview(self, overview: Overview, note: str) -> None:
        """Show the figures of an overview, with `note` below them."""
        for place, (key, (label, value)) in enumerate(labelled(overview.figures).items()):
            if key not in self._figures:
                self._figures[key] = self._added(label, place)
            self._figures[key].setText(written(value))
            self._figures[key].setAccessibleName(f"{label}: {written(value)}")
        self.table.show_rows(*area_table(overview))
        self._note.setText(note)

    def figure(self, key: str) -> str:
        """How a key figure is written in the preview."""
        return self._figures[key].text()

    def _added(self, label: str, place: int) -> QLabel:
        cell = QVBoxLayout()
        cell.setSpacing(0)
        name, figure = QLabel(label), QLabel()
        name.setProperty("role", "small muted")
        figure.setProperty("role", "h1")
        cell.addWidget(figure)
        cell.addWidget(name)
        self._grid.addLayout(cell, place // COLUMNS, place % COLUMNS)
        return figure


class _Body(ScrollArea):
    """As high as its content, as far as the window has room."""

    def __init__(self) -> None:
        super().__init__(margin=8, spacing=6)

    def sizeHint(self) -> QSize:
        content = self.widget()
        hint = content.sizeHint() if content is not None else super().sizeHint()
        return QSize(hint.width(), min(hint.height() + 4, theme.current().px(MOST_HEIGHT)))
