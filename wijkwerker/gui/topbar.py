"""The bar on top: where you are, what all pages look at, searching and logging."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.key_button import KeyButton
from wijkwerker.gui.scope import Scope
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.chip import Chip
from wijkwerker.gui.widgets.elided_label import ElidedLabel
from wijkwerker.gui.widgets.key_hint import key_text, key_width, paint_key

HEIGHT = 60
SEARCH_KEYS = "Ctrl+K"
LOG_KEYS = "Ctrl+N"


class SearchButton(QToolButton):
    """Looks like a search box and opens the search; three widths: wide, short and only the icon."""

    WIDTHS = (260, 190, 36)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self.setProperty("variant", "flat")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Zoek of ga naar"))
        self.setToolTip(_("Zoek of ga naar…") + "  " + key_text(SEARCH_KEYS))

    def set_step(self, step: int) -> None:
        """Show one of the three widths: 0, 1 or 2."""
        self._step = step
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(self.WIDTHS[self._step]), theme.current().px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        fill = now.color("sunken" if self.underMouse() else "surface")
        paint.box(painter, self.rect(), fill=fill, edge=now.color("line2"))
        side = now.px(16)
        left = (self.width() - side) // 2 if self._step == 2 else now.px(12)
        painter.drawPixmap(QPoint(left, (self.height() - side) // 2), now.pixmap("search", 16))
        if self._step < 2:
            keys = key_text(SEARCH_KEYS)
            cap = self.width() - now.px(9) - key_width(keys)
            paint_key(painter, QPoint(cap, (self.height() - now.px(20)) // 2), keys)
            start = left + side + now.px(10)
            words = _("Zoek…") if self._step else _("Zoek of ga naar…")
            rest = QRect(start, 0, cap - start - now.px(4), self.height())
            paint.text(painter, rest, words, font="small", token="text3")
        if self.hasFocus():
            paint.focus_ring(painter, self.rect())
        painter.end()


class TopBar(QFrame):
    """Title, or page and name, the scope chips, the search box and Vastleggen."""

    back_clicked = Signal()
    area_clicked = Signal()
    period_clicked = Signal()
    search_clicked = Signal()
    log_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAccessibleName(_("Bovenbalk"))
        self._parent_link = QToolButton(self)
        self._parent_link.setProperty("variant", "quiet")
        self._then = QLabel(self)
        theme.set_icon(self._then, "chevron-right", "text2", 14)
        self._title = ElidedLabel(font="h1", parent=self)
        self.area = Chip(icon="pin", menu=True, parent=self)
        self.period = Chip(icon="calendar", menu=True, parent=self)
        self.search = SearchButton(self)
        self.log = KeyButton(_("Vastleggen"), LOG_KEYS, "plus", parent=self)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._parent_link)
        self._layout.addWidget(self._then)
        self._layout.addWidget(self._title)
        self._layout.addSpacing(8)
        self._layout.addWidget(self.area)
        self._layout.addWidget(self.period)
        self._layout.addStretch(1)
        self._layout.addWidget(self.search)
        self._layout.addWidget(self.log)
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._parent_link.clicked.connect(self.back_clicked)
        self.area.clicked.connect(self.area_clicked)
        self.period.clicked.connect(self.period_clicked)
        self.search.clicked.connect(self.search_clicked)
        self.log.clicked.connect(self.log_clicked)
        self.restyle()

    def show_page(self, title: str, crumb: str, *, area: bool, period: bool, log: str) -> None:
        """Show where you are: a page, or `crumb` inside it, and then the scope is hidden. `log` is a variant or ""."""
        self._parent_link.setVisible(bool(crumb))
        self._then.setVisible(bool(crumb))
        self._parent_link.setText(title)
        self._parent_link.setAccessibleName(_("Terug naar {page}").format(page=title))
        self._title.set_text(crumb or title)
        self.area.setVisible(area and not crumb)
        self.period.setVisible(period and not crumb)
        self.log.setVisible(bool(log))
        if log:
            self.log.set_variant(log)

    def show_scope(self, scope: Scope) -> None:
        """Show the area and the period."""
        self.area.show_value(scope.area_label(), what=_("Gebied:"))
        self.period.show_value(scope.period_label(), what=_("Periode:"))

    def set_room(self, step: int) -> None:
        """Use less room: 0 wide, 1 short words, 2 icons."""
        self.search.set_step(step)
        self.log.set_tight(step == 2)

    def restyle(self) -> None:
        """Take the sizes of the theme."""
        now = theme.current()
        self._layout.setContentsMargins(now.px(24), 0, now.px(20), 0)
        self._layout.setSpacing(now.px(8))
        self.setFixedHeight(now.px(HEIGHT))
