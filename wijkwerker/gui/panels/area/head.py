"""The top of an area's panel: its name, where it lies, and three figures with the way they went."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.dates import month_text
from wijkwerker.domain.figures.people import size_of
from wijkwerker.domain.figures.words import written
from wijkwerker.domain.kinds.codes import label_of
from wijkwerker.domain.language import N_, _
from wijkwerker.gui import theme
from wijkwerker.gui.panels.area.words import where_words
from wijkwerker.gui.widgets import paint
from wijkwerker.gui.widgets.corner import close_button, corner_button
from wijkwerker.gui.widgets.flow_layout import FlowLayout
from wijkwerker.gui.widgets.sparkline import Sparkline
from wijkwerker.gui.widgets.tags import Tag

if TYPE_CHECKING:
    from wijkwerker.services.neighbourhoods import AreaProfile

_SPACE = 8  # between name and buttons
_FIGURES = (
    ("moments", N_("contactmomenten"), N_("Elk contact dat we vastlegden.")),
    (
        "people_reached",
        N_("bereik, ook dubbel geteld"),
        N_("De mensen bij alle contactmomenten en bijeenkomsten samen. Iemand die vaker kwam, telt vaker mee."),
    ),
    ("initiatives", N_("initiatieven"), N_("Initiatieven van bewoners die in deze periode liepen.")),
)


class TrendCard(QFrame):
    """One big figure with its line beside it and its name below."""

    def __init__(self, label: str, explained: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        self._label = label
        self.setProperty("card", True)
        self.setToolTip(explained)
        column = QVBoxLayout(self)
        column.setContentsMargins(now.px(13), now.px(10), now.px(13), now.px(10))
        column.setSpacing(now.px(2))
        row = QHBoxLayout()
        row.setSpacing(now.px(8))
        self._figure = QLabel("–")
        self._figure.setProperty("role", "big")
        self._line = Sparkline()
        row.addWidget(self._figure)
        row.addWidget(self._line, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        name = QLabel(label)
        name.setProperty("role", "small muted")
        name.setWordWrap(True)  # the three stand side by side in a narrow panel
        column.addWidget(name)
        column.addStretch(1)

    def show_figure(self, figure: str, values: Sequence[float], months: str) -> None:
        """Show a figure and its value per month; `months` says from when to when."""
        self._figure.setText(figure)
        self._line.show_values(values, _("{label} per maand, {months}").format(label=self._label, months=months))
        self._line.setToolTip(_("per maand, {months}").format(months=months))
        self.setAccessibleName(f"{self._label}: {figure}")


class Head(QWidget):
    """`report_wanted`, `menu_wanted` and `closed` follow the buttons."""

    report_wanted = Signal()
    menu_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(now.px(12))
        column.addLayout(self._made_top())
        self._tags = QWidget(self)
        self._tag_flow = FlowLayout(self._tags, spacing=now.px(6))
        column.addWidget(self._tags)
        figures = QHBoxLayout()
        figures.setSpacing(now.px(10))
        self._cards = {key: TrendCard(_(label), _(explained), self) for key, label, explained in _FIGURES}
        for card in self._cards.values():
            figures.addWidget(card, 1)
        column.addLayout(figures)

    def _made_top(self) -> QHBoxLayout:
        now = theme.current()
        row = QHBoxLayout()
        row.setSpacing(now.px(_SPACE))
        words = QVBoxLayout()
        words.setSpacing(now.px(2))
        self._name = QLabel()
        self._name.setProperty("role", "display")
        self._where = QLabel()
        self._where.setProperty("role", "small muted")
        for label in (self._name, self._where):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            words.addWidget(label)
        self.report = QPushButton(_("Overzicht maken"))
        self.report.setAccessibleName(_("Overzicht maken"))
        theme.set_icon(self.report, "file", size=17)
        self.report.clicked.connect(self.report_wanted)
        self.menu = corner_button("dots", _("Meer met dit gebied"), self.menu_wanted)
        self._close = close_button(self.closed)
        row.addLayout(words, 1)
        for button in (self.report, self.menu, self._close):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def set_closable(self, closable: bool) -> None:
        """Show a cross, where the panel lies over the list."""
        self._close.setVisible(closable)
        self._shorten()

    def show_profile(self, profile: "AreaProfile") -> None:
        """Show an area."""
        self._name.setText(profile.area.name)
        self._where.setText(where_words(profile.area, profile.within))
        self._show_tags(profile)
        self._shorten()
        first, last = profile.months[0].month, profile.months[-1].month
        months = _("{first} tot en met {last}").format(first=month_text(first), last=month_text(last))
        for key, card in self._cards.items():
            values = [size_of(getattr(row.figures, key)) for row in profile.months]
            card.show_figure(written(getattr(profile.figures, key)), values, months)

    def _show_tags(self, profile: "AreaProfile") -> None:
        self._tag_flow.clear()
        for focus in sorted(profile.area.focus):
            self._tag_flow.addWidget(Tag(label_of(focus).lower(), "soft", "star", self._tags))
        if profile.area.valid_until is not None:
            words = _("indeling tot {year}").format(year=profile.area.valid_until.year)
            self._tag_flow.addWidget(Tag(words, "neutral", "history", self._tags))
        self._tags.setVisible(self._tag_flow.count() > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        """Take the short word on the button where the name would not stand beside the long one."""
        self.report.setText(_("Overzicht maken"))
        buttons = [button for button in (self.report, self.menu, self._close) if not button.isHidden()]
        taken = sum(button.sizeHint().width() + theme.current().px(_SPACE) for button in buttons)
        if paint.text_width(self._name.text(), "display") > self.width() - taken:
            self.report.setText(_("Overzicht"))
