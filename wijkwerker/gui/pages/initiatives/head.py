"""What stands above the board: search, filters, board or list, and the button for a new initiative."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from wijkwerker.domain.figures.words import written
from wijkwerker.domain.initiative_filter import InitiativeFilter
from wijkwerker.domain.language import _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.initiatives.filters import Choices, InitiativeFilters
from wijkwerker.gui.widgets.fields.lookup import TaskLookup
from wijkwerker.gui.widgets.filter_row import FilterRow
from wijkwerker.gui.widgets.icon_edit import IconEdit
from wijkwerker.gui.widgets.segmented import Segmented

BOARD, LIST, TIMES = "bord", "lijst", "tijd"
_ONE_LINE_FROM = 860  # of the head; with less room the filters stand below the search box
_SHORT_BELOW = 1040
_LEAST_SEARCH = 240


class InitiativeHead(QWidget):
    """`changed` follows what asks for other initiatives, `view_chosen(key)` board or list, `entered` Enter and ↓."""

    changed = Signal()
    view_chosen = Signal(str)
    new_wanted = Signal()
    entered = Signal()

    def __init__(self, context: Context, lookup: TaskLookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._lines = 0
        now = theme.current()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(now.px(24), now.px(16), now.px(24), now.px(8))
        self._grid.setHorizontalSpacing(now.px(12))
        self._grid.setVerticalSpacing(now.px(8))
        self.field = IconEdit("search", _("Zoek – wie deed dit al?"))
        self.field.setAccessibleName(_("Zoek in alle initiatieven"))
        self._clear = QAction(_("Zoekvak leegmaken"), self.field)
        self.field.addAction(self._clear, IconEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.field.clear)
        self._clear.setVisible(False)
        self._show_cross()
        theme.appearance().changed.connect(self._show_cross)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self.entered)
        self.field.installEventFilter(self)
        self.chips = FilterRow()
        self.chips.setAccessibleName(_("Filters"))
        self.filters = InitiativeFilters(context, lookup, self.chips)
        self.filters.changed.connect(self.chips.updateGeometry)
        self.filters.changed.connect(self.changed)
        views = [(BOARD, _("Bord"), "board"), (LIST, _("Lijst"), "list"), (TIMES, _("Tijd"), "trend")]
        self.views = Segmented(views, _("Weergave"))
        self.views.chosen.connect(self.view_chosen)
        self._new = QPushButton(_("Nieuw initiatief"))
        self._new.setAccessibleName(_("Nieuw initiatief"))
        theme.set_icon(self._new, "plus", size=16)
        self._new.clicked.connect(self.new_wanted)
        self._found = QLabel()
        self._found.setProperty("role", "small muted")
        self._found.hide()
        self._place(1)
        order = (self.field, self.chips, self.views, self._new)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _place(self, lines: int) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        for widget in (self.field, self.chips, self.views, self._new, self._found):
            self._grid.removeWidget(widget)
        places: tuple[tuple[QWidget, int, int, int], ...]
        if lines == 1:
            places = ((self.field, 0, 0, 1), (self.chips, 0, 1, 1), (self.views, 0, 2, 1), (self._new, 0, 3, 1))
        else:
            places = ((self.field, 0, 0, 2), (self._new, 0, 2, 1), (self.chips, 1, 0, 1), (self.views, 1, 1, 2))
        for widget, row, column, span in places:
            self._grid.addWidget(widget, row, column, 1, span)
        self._grid.addWidget(self._found, 2, 0, 1, 4)
        self._grid.setColumnStretch(0, 5)

    def wanted(self) -> InitiativeFilter:
        """The question for the board, within the scope."""
        today = self._context.clock.today()
        return self.filters.choices.wanted(self.field.text(), self._context.navigator.scope.area, today)

    def narrow(self, choices: Choices) -> None:
        """Ask for only what fits these choices."""
        self.field.blockSignals(True)  # one question is enough
        self.field.clear()
        self.field.blockSignals(False)
        self._clear.setVisible(False)
        if self.filters.choices == choices:
            self.changed.emit()
        self.filters.set_choices(choices)

    def clear(self) -> None:
        """Take away what was typed and chosen."""
        self.narrow(Choices())

    def _typed(self) -> None:
        self._clear.setVisible(bool(self.field.text()))
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow down goes from the search box to what was found."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.field and pressed == Qt.Key.Key_Down:
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    def _show_cross(self) -> None:
        self._clear.setIcon(theme.current().icon("close", size=16))

    def show_count(self, found: int, total: int) -> None:
        """Tell in how many is searched, and how many fit when something was typed or chosen."""
        words = ngettext(
            "Zoek in {count} initiatief – wie deed dit al?", "Zoek in {count} initiatieven – wie deed dit al?", total
        )
        self.field.setPlaceholderText(words.format(count=written(total)) if total else _("Zoek – wie deed dit al?"))
        wanted = self.wanted()
        self._found.setVisible(wanted.is_narrowed() and found > 0)
        told = ngettext("{count} initiatief gevonden", "{count} initiatieven gevonden", found)
        place = self._context.navigator.scope
        everywhere = _("{found}, ook buiten {area}") if wanted.text.strip() and place.area else "{found}"
        self._found.setText(everywhere.format(found=told.format(count=written(found)), area=place.area_name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        now = theme.current()
        self.field.setMinimumWidth(now.px(_LEAST_SEARCH))
        self.views.setMinimumWidth(self.views.sizeHint().width())  # filters fold, views do not
        self._new.setText(_("Nieuw") if self.width() < now.px(_SHORT_BELOW) else _("Nieuw initiatief"))
        self._place(1 if self.width() >= now.px(_ONE_LINE_FROM) else 2)
