"""What stands above the list of contacts: search, filters, how many there are, and the order."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from wijkwerker.domain.contact_filter import BY_NAME, LATEST_FIRST, ContactFilter
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.language import N_, _, ngettext
from wijkwerker.gui import theme
from wijkwerker.gui.context import Context
from wijkwerker.gui.pages.contacts.filters import Choices, ContactFilters
from wijkwerker.gui.widgets.icon_edit import IconEdit
from wijkwerker.gui.widgets.options import Option
from wijkwerker.gui.widgets.popup import ChoicePopup

ORDERS = {LATEST_FIRST: N_("Laatst gesproken eerst"), BY_NAME: N_("Op naam")}
_SHORT_BELOW = 520  # of the head; then *Nieuw contact* is *Nieuw*


class ContactHead(QWidget):
    """`changed` follows everything that asks for another list; `new_wanted` the button for a new contact."""

    changed = Signal()
    new_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._order = LATEST_FIRST
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(20), now.px(16), now.px(20), now.px(6))
        column.setSpacing(now.px(8))
        column.addLayout(self._made_search())
        self.filters = ContactFilters(context, self)
        self.filters.changed.connect(self.changed)
        column.addWidget(self.filters)
        column.addLayout(self._made_count())

    def _made_search(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        self.field = IconEdit("search", _("Zoek op naam, talent, straat of organisatie"))
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self._new = QPushButton(_("Nieuw contact"))
        self._new.setAccessibleName(_("Nieuw contact"))
        theme.set_icon(self._new, "user-plus", size=17)
        self._new.clicked.connect(self.new_wanted)
        row.addWidget(self.field, 1)
        row.addWidget(self._new)
        return row

    def _made_count(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().px(8))
        self._count = QLabel()
        self._count.setProperty("role", "h3")
        self._of = QLabel()
        self._of.setProperty("role", "small muted")
        self._sort = QToolButton()
        self._sort.setProperty("variant", "flat")
        self._sort.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._sort.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme.set_icon(self._sort, "chevron-down", size=14)
        self._sort.clicked.connect(self._pick_order)
        self._tell_order()
        row.addWidget(self._count)
        row.addWidget(self._of)
        row.addStretch(1)
        row.addWidget(self._sort)
        return row

    def wanted(self) -> ContactFilter:
        """The question for the list, within the scope."""
        scope, today = self._context.navigator.scope, self._context.clock.today()
        return self.filters.choices.wanted(self.field.text(), scope.area, today, self._order)

    def everything(self) -> ContactFilter:
        """The question without search and filters, within the scope."""
        return Choices().wanted("", self._context.navigator.scope.area, self._context.clock.today())

    def is_narrowed(self) -> bool:
        """Whether something was typed or chosen."""
        return bool(self.field.text().strip()) or self.filters.choices != Choices()

    def clear(self) -> None:
        """Take away what was typed and chosen."""
        self.field.blockSignals(True)  # one question is enough
        self.field.clear()
        self.field.blockSignals(False)
        if self.filters.choices == Choices():
            self.changed.emit()
        self.filters.clear()

    def show_count(self, count: int, total: int | None) -> None:
        """Tell how many fit, and of how many."""
        words = ngettext("{count} contact", "{count} contacten", count).format(count=written(count))
        self._count.setText(words)
        narrowed = total is not None and total != count
        self._of.setText(_("van {total}").format(total=written(total or 0)) if narrowed else "")

    def _pick_order(self) -> None:
        options = [Option(order, _(label)) for order, label in ORDERS.items()]
        popup = ChoicePopup(self._sort, options, selected=[self._order], title=_("Volgorde"))
        popup.chosen.connect(self._set_order)
        popup.open()

    def _set_order(self, order: str) -> None:
        if order != self._order:
            self._order = order
            self._tell_order()
            self.changed.emit()

    def _tell_order(self) -> None:
        label = _(ORDERS[self._order])
        self._sort.setText(label)
        self._sort.setAccessibleName(_("Volgorde: {order}").format(order=label))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        short = self.width() < theme.current().px(_SHORT_BELOW)
        self._new.setText(_("Nieuw") if short else _("Nieuw contact"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(300), super().minimumSizeHint().height())
