"""The impact path: from what goes in, by what was done, to what changes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.card import Card

_SIDE_FROM = 620


class ImpactCard(Card):
    """Five steps beside each other, or below where there is little room. `edit_wanted` follows *Aanvullen*."""

    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Impactpad"), link=_("Aanvullen"), parent=parent)
        self.link_clicked.connect(self.edit_wanted)
        self._path = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._path)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.current().px(4))
        self._arrows: list[QLabel] = []
        self._nothing = QPushButton(_("Nog geen impactpad. Vul het aan."))
        self._nothing.setProperty("variant", "quiet")
        self._nothing.clicked.connect(self.edit_wanted)
        self.body.addWidget(self._path)
        self.body.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignLeft)

    def show_path(self, steps: Sequence[tuple[str, str, str]]) -> None:
        """Show the steps as (icon, title, words)."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._arrows = []
        known = any(words for _icon, _title, words in steps)
        self._path.setVisible(known)
        self._nothing.setVisible(not known)
        self.set_link(_("Aanvullen") if known else "")
        for number, step in enumerate(steps if known else ()):
            if number:
                arrow = QLabel(self._path)
                theme.set_icon(arrow, "chevron-right", "text3", 14)
                self._arrows.append(arrow)
                self._row.addWidget(arrow, 0, Qt.AlignmentFlag.AlignCenter)
            self._row.addWidget(self._box(*step), 1)
        self._turn()

    def _box(self, icon: str, title: str, words: str) -> QFrame:
        now = theme.current()
        box = QFrame(self._path)
        box.setProperty("card", "sunken")
        said = words or _("nog leeg")
        box.setAccessibleName(f"{title}: {said}")
        column = QVBoxLayout(box)
        column.setContentsMargins(*[now.px(10)] * 4)
        column.setSpacing(now.px(4))
        head = QHBoxLayout()
        head.setSpacing(now.px(6))
        sign = QLabel()
        theme.set_icon(sign, icon, "accent", 15)
        name = QLabel(title)
        name.setProperty("role", "mmed accent")
        name.setWordWrap(True)
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(name, 1)
        told = QLabel(words or _("nog leeg"))
        told.setProperty("role", "small" if words else "small faint")
        told.setWordWrap(True)
        told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column.addLayout(head)
        column.addWidget(told)
        column.addStretch(1)
        return box

    def _turn(self) -> None:
        side = self.width() >= theme.current().px(_SIDE_FROM)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if side else QBoxLayout.Direction.TopToBottom)
        for arrow in self._arrows:
            arrow.setVisible(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
