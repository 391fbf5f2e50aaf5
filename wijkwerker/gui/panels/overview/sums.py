"""The cards with tables: per buurt, per opgave and per leefgebied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from wijkwerker.domain.figures import AreaRow, CodeRow, Figures, Overview
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.panels.overview.table import SumTable
from wijkwerker.gui.widgets.card import Card
from wijkwerker.gui.widgets.figure_cells import EDGE
from wijkwerker.gui.widgets.skeleton import Skeleton

PER_AREA = (
    ("moments", N_("Momenten")),
    ("attendance", N_("Deelnames")),
    ("people_reached", N_("Bereik")),
    ("new_people", N_("Nieuw")),
    ("initiatives", N_("Initiatieven")),
    ("volunteer_hours", N_("Uren")),
)
PER_CODE = (("moments", N_("Momenten")), ("attendance", N_("Deelnames")), ("people_reached", N_("Bereik")))
INSET = 16 - EDGE  # so that the names stand under the title of the card
SKELETON_ROWS = 4


class SumCard(Card):
    """A table of which the first `most` rows are shown, and all of them on request. `copied` follows *Kopiëren*."""

    copied = Signal()

    def __init__(self, title: str, subtitle: str, *, most: int, parent: QWidget | None = None) -> None:
        super().__init__(title, subtitle=subtitle, link=_("Kopiëren"), parent=parent)
        now = theme.current()
        self._most, self._open = most, False
        self._shown: tuple[list[str], list[list[str]], list[str]] = ([], [], [])
        self._loading = Skeleton(SKELETON_ROWS, lead=False)
        self._loading.setContentsMargins(now.px(EDGE), 0, 0, 0)
        self.table = SumTable(title)
        self.table.hide()
        self._more = QPushButton()
        self._more.setProperty("variant", "quiet")
        self._more.clicked.connect(self._turn)
        self._more.hide()
        self.body.setContentsMargins(now.px(INSET), now.px(4), now.px(INSET), 0)
        self.body.setSpacing(now.px(4))
        self.body.addWidget(self._loading)
        self.body.addWidget(self.table)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.link_clicked.connect(self._copy)

    def show_rows(self, heads: list[str], rows: list[list[str]], total: list[str]) -> None:
        """Show a table; `total` may be empty."""
        self._shown = (heads, rows, total)
        self._loading.hide()
        self.table.show()
        self._fill()

    def _fill(self) -> None:
        heads, rows, total = self._shown
        folds = len(rows) > self._most + 1
        self.table.show_rows(heads, rows, total, most=0 if self._open or not folds else self._most)
        self._more.setVisible(folds)
        count = ngettext("Toon alle {count} rij", "Toon alle {count} rijen", len(rows)).format(count=len(rows))
        self._more.setText(_("Toon minder") if self._open else count)
        self._more.setAccessibleDescription(self.accessibleName())

    def _turn(self) -> None:
        self._open = not self._open
        self._fill()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.table.as_text())
        self.copied.emit()


def area_table(overview: Overview) -> tuple[list[str], list[list[str]], list[str]]:
    """Heads, rows (most moments first) and total of the figures per buurt."""
    rows = sorted(overview.by_area, key=lambda row: (-row.figures.moments, not row.place.name, row.place.name))
    heads = [_("Buurt"), *(_(head) for _key, head in PER_AREA)]
    cells = [[_area_name(row), *_cells(row.figures, PER_AREA)] for row in rows]
    return heads, cells, [_("Samen"), *_cells(overview.figures, PER_AREA)]


def _area_name(row: AreaRow) -> str:
    if not row.place.name:
        return _("Gebied niet bekend")
    if row.place.level in {"wijk", "gemeente"}:
        return _("{area}, algemeen").format(area=row.place.name)
    return row.place.name


def code_table(head: str, rows: Sequence[CodeRow]) -> tuple[list[str], list[list[str]], list[str]]:
    """Heads and rows of figures per code, most moments first; no total, because a moment may count for two codes."""
    heads = [head, *(_(name) for _key, name in PER_CODE)]
    ordered = sorted(rows, key=lambda row: -row.figures.moments)
    return heads, [[row.label, *_cells(row.figures, PER_CODE)] for row in ordered], []


def _cells(figures: Figures, columns: Sequence[tuple[str, str]]) -> list[str]:
    return [written(getattr(figures, key)) for key, _head in columns]
