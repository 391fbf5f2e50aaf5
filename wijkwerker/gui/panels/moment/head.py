"""The top of a moment's panel: what it was, when and by whom, and that it is saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijkwerker.domain.language import _
from wijkwerker.gui import theme
from wijkwerker.gui.widgets.corner import close_button, corner_button
from wijkwerker.gui.widgets.elided_label import ElidedLabel
from wijkwerker.gui.widgets.tags import Tag


class Head(QWidget):
    """`menu_wanted` and `closed` follow the buttons in the corner."""

    menu_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        now = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(now.px(8))
        self._title = ElidedLabel(font="h1")
        self._saved = Tag(_("opgeslagen"), "ok", "check")
        self.menu = corner_button("dots", _("Meer met dit moment"), self.menu_wanted)
        self._close = close_button(self.closed)
        row.addWidget(self._title, 1)
        row.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.menu)
        row.addWidget(self._close)
        column.addLayout(row)
        self._detail = ElidedLabel(font="small", token="text2")
        column.addWidget(self._detail)

    def show_words(self, title: str, detail: str) -> None:
        """Show what it was, and when and by whom."""
        self._title.set_text(title)
        self._detail.set_text(detail)

    def show_saving(self, *, saving: bool) -> None:
        """Say that a change is on its way, or that everything is saved."""
        if saving:
            self._saved.set_tag(_("opslaan…"), "neutral")
        else:
            self._saved.set_tag(_("opgeslagen"), "ok", "check")
